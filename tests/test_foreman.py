"""Work shared out over processes: every booklet gets its turn, and one that fails stops no other."""

import os
import signal
from dataclasses import dataclass, replace

import pytest
import series

from bookletkit.crew import Forked
from bookletkit.editions import PRINT, SCREEN
from bookletkit.events import Broken, Failed, Issued, Set, Started
from bookletkit.fingerprints import Files
from bookletkit.foreman import carry_out
from bookletkit.manifest import Delivery, Manifest
from bookletkit.plan import Folios, Job, cited, laid, plan

EMPTY = Manifest()


@dataclass
class PlainDesk:
    """A desk that sets no pages: what it does is told by the slug."""

    pages: Folios

    def lay(self, slugs):
        for slug in slugs:
            yield Started(slug)
            yield self.lay_one(slug)

    def issue(self, jobs, folios):
        return (self.issue_one(job, folios) for job in jobs if job.slug in self.pages)

    def lay_one(self, slug: str):
        if slug.startswith("killed"):
            os.kill(os.getpid(), signal.SIGKILL)
        if slug.startswith("wrong"):
            return Failed(slug, "", ())
        return Set(slug, self.pages.get(slug, {}), ())

    def issue_one(self, job: Job, folios: Folios):
        return Issued(job, Delivery(str(job.path), job.fingerprint, str(os.getpid()), 0, 0, cited(job, folios)), ())


@pytest.fixture
def kit(tmp_path):
    """Two booklets that cite each other."""
    return series.kit(
        tmp_path, series.booklet("north", 1, cites="south#ships"), series.booklet("south", 2, cites="north#lamp")
    )


@pytest.fixture
def planned(tmp_path):
    def planned(kit, last=EMPTY):
        return plan(kit, (PRINT, SCREEN), series.DESIGN, last, tmp_path, Files(tmp_path / ".cache"))

    return planned


def printed(events) -> dict[str, dict[str, int]]:
    return {event.delivery.path: dict(event.delivery.cited) for event in events if isinstance(event, Issued)}


def test_two_booklets_that_cite_each_other_both_come_out_right(kit, planned):
    """All are laid out before one is issued: each knows the pages of the other."""
    desk = PlainDesk({"north": {"lamp": 3}, "south": {"ships": 9}})
    events = [*carry_out(planned(kit), ["south", "north"], desk)]

    assert printed(events) == {
        "en/print/1-north.pdf": {"south#ships": 9},
        "en/screen/1-north.pdf": {"south#ships": 9},
        "en/print/2-south.pdf": {"north#lamp": 3},
        "en/screen/2-south.pdf": {"north#lamp": 3},
    }


def test_a_standing_booklet_is_made_again_when_a_page_it_cites_moves(kit, planned):
    """It was not stale before the other was laid out."""
    desk = PlainDesk({"north": {"lamp": 3}, "south": {"ships": 10}})
    first = planned(kit)
    stale = tuple(job for job in first.jobs if job.slug == "south")
    standing = tuple(replace(job, why="") for job in first.jobs if job.slug == "north")
    half = replace(first, jobs=stale, standing=standing, lay=("south",), folios={"north": {"lamp": 3}},
                   cited={job.path: {"south#ships": 9} for job in standing})  # fmt: skip

    events = [*carry_out(half, ["south"], desk)]

    assert [event.slug for event in events if isinstance(event, Set)] == ["south", "north"]
    assert printed(events)["en/print/1-north.pdf"] == {"south#ships": 10}


def test_a_booklet_that_cannot_be_laid_out_is_cited_as_it_last_stood(kit, planned):
    """Its last good PDF stays in output/, so its last pages are the right ones."""
    wrong = series.booklet("wrong", 2)
    citing = series.booklet("north", 1, cites="wrong#ships")
    kit = replace(kit, booklets=(citing, wrong))
    before = EMPTY.having([], [laid(planned(kit), kit, "wrong", {"ships": 7})])
    before = Manifest({}, {"en/wrong": replace(before.laid["en/wrong"], fingerprint="older")})

    events = [*carry_out(planned(kit, before), ["north", "wrong"], PlainDesk({"north": {}}))]

    assert list(printed(events).values()) == [{"wrong#ships": 7}, {"wrong#ships": 7}]


def test_a_booklet_that_cites_one_never_laid_out_waits_for_it(kit, planned):
    """kit.page-unknown: no page number is made up; the error stands at the link."""
    kit = replace(kit, booklets=(series.booklet("north", 1, cites="wrong#ships"), series.booklet("wrong", 2)))
    events = [*carry_out(planned(kit), ["north", "wrong"], PlainDesk({"north": {}}))]

    failed = [event for event in events if isinstance(event, Failed) and event.slug == "north"]
    assert {problem.rule for event in failed for problem in event.problems} == {"kit.page-unknown"}
    assert printed(events) == {}


def test_processes_share_the_work_and_keep_what_they_laid_out(kit, planned):
    """A laid-out booklet does not travel: both its editions come from one process, none from this one."""
    crew = Forked(PlainDesk({"north": {"lamp": 3}, "south": {"ships": 9}}), 2)
    events = [*carry_out(planned(kit), ["south", "north"], crew)]
    crew.dismiss()

    by = {}
    for event in events:
        if isinstance(event, Issued):
            by.setdefault(event.job.slug, set()).add(event.delivery.sha256)
    assert {slug: len(processes) for slug, processes in by.items()} == {"north": 1, "south": 1}
    assert str(os.getpid()) not in set().union(*by.values())
    assert printed(events)["en/print/1-north.pdf"] == {"south#ships": 9}


def test_more_booklets_than_processes_are_done_one_after_the_other(tmp_path, planned):
    kit = series.kit(tmp_path, *(series.booklet(f"part-{n}", n) for n in range(1, 6)))
    crew = Forked(PlainDesk({}), 2)
    events = [*carry_out(planned(kit), [booklet.slug for booklet in kit.booklets], crew)]
    crew.dismiss()

    assert len(printed(events)) == 10


def test_a_process_that_dies_takes_only_its_own_booklet_with_it(tmp_path, planned):
    """Out of memory, or killed by hand: told as a fault of the builder; the others are made."""
    kit = series.kit(tmp_path, *(series.booklet(slug, n) for n, slug in enumerate(("killed", "north", "south"), 1)))
    crew = Forked(PlainDesk({}), 2)
    events = [*carry_out(planned(kit), ["killed", "north", "south"], crew)]
    crew.dismiss()

    assert [(event.slug, event.details) for event in events if isinstance(event, Broken)] == [
        ("killed", "its process ended with code -9")
    ]
    assert {event.job.slug for event in events if isinstance(event, Issued)} == {"north", "south"}


def test_when_every_process_has_died_what_is_left_is_told(tmp_path, planned):
    kit = series.kit(tmp_path, *(series.booklet(f"killed-{n}", n) for n in (1, 2, 3)))
    crew = Forked(PlainDesk({}), 2)
    events = [*carry_out(planned(kit), [booklet.slug for booklet in kit.booklets], crew)]
    crew.dismiss()

    assert sorted(event.slug for event in events if isinstance(event, Broken)) == ["killed-1", "killed-2", "killed-3"]
