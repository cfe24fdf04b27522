"""What is stale and why; what is not."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
import series

from bookletkit.editions import PRINT, SCREEN
from bookletkit.fingerprints import Files
from bookletkit.kit import Kit
from bookletkit.manifest import Manifest
from bookletkit.plan import Folios, Plan, cited, laid, moved, plan
from bookletkit.publish import publish

NORTH, SOUTH = "north", "south"


@pytest.fixture
def kit(tmp_path):
    picture = tmp_path / "content" / NORTH / "pictures" / "lamp.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"a lamp")
    return series.kit(tmp_path / "content", series.booklet(NORTH, 1, cites="south#ships"), series.booklet(SOUTH, 2))


class Shelf:
    """An output folder, and builds that put files there without setting a page."""

    def __init__(self, folder: Path) -> None:
        self.output = folder / "output"
        self.cache = folder / ".cache"
        self.last = Manifest()

    def planned(self, kit: Kit, design=series.DESIGN, **asked) -> Plan:
        return plan(kit, (PRINT, SCREEN), design, self.last, self.output, Files(self.cache), **asked)

    def built(self, kit: Kit, pages: Folios, **asked) -> None:
        todo = self.planned(kit, **asked)
        folios = {**todo.folios, **{slug: pages[slug] for slug in todo.lay}}
        jobs = (*todo.jobs, *moved(todo, folios))
        made = [publish(b"%PDF " + str(job.path).encode(), 4, (), folios, job, self.output).value for job in jobs]
        self.last = self.last.having(made, [laid(todo, kit, slug, folios[slug]) for slug in todo.lay])


PAGES: Folios = {NORTH: {"lamp": 3}, SOUTH: {"ships": 9}}


@pytest.fixture
def shelf(tmp_path, kit):
    shelf = Shelf(tmp_path)
    shelf.built(kit, PAGES)
    return shelf


def whys(todo: Plan) -> dict[str, str]:
    return {f"{job.slug} {job.edition.name}": job.why for job in todo.jobs}


def both(slug: str, why: str) -> dict[str, str]:
    return {f"{slug} print": why, f"{slug} screen": why}


def reworded(kit: Kit, slug: str, words: str) -> Kit:
    booklets = (series.booklet(b.slug, b.number, words, "south#ships" if b.slug == NORTH else "") if b.slug == slug
                else b for b in kit.booklets)  # fmt: skip
    return replace(kit, booklets=tuple(booklets))


def test_a_first_build_makes_everything(tmp_path, kit):
    assert whys(Shelf(tmp_path).planned(kit)) == both(NORTH, "first build") | both(SOUTH, "first build")


def test_after_a_build_there_is_nothing_to_do(shelf, kit):
    todo = shelf.planned(kit)

    assert (todo.jobs, todo.lay, len(todo.standing)) == ((), (), 4)


def test_a_word_makes_its_booklet_stale_and_no_other(shelf, kit):
    assert whys(shelf.planned(reworded(kit, SOUTH, "No ships pass."))) == both(SOUTH, "content changed")


def test_a_comment_or_an_empty_line_makes_nothing_stale(shelf, kit):
    """Places are outside the fingerprint."""
    north, south = kit.booklets
    text = replace(north.chapters[0].sections[0].blocks[0], text=series.prose("Ships pass.", "south#ships", line=40))
    section = replace(north.chapters[0].sections[0], blocks=(text, *north.chapters[0].sections[0].blocks[1:]))
    north = replace(north, chapters=(replace(north.chapters[0], sections=(section,)),))

    assert shelf.planned(replace(kit, booklets=(north, south))).jobs == ()


def test_a_new_picture_under_the_old_name_makes_its_booklet_stale(shelf, kit):
    (kit.folder / NORTH / "pictures" / "lamp.png").write_bytes(b"another")

    assert whys(shelf.planned(kit)) == both(NORTH, "content changed")


def test_a_source_makes_stale_who_cites_it(shelf, kit):
    """An entry of resources.yaml that no booklet uses changes nothing; one in use changes its users."""
    unused = {**kit.sources, "log": replace(kit.sources["log"], title="Log book")}
    used = {**kit.sources, "pilot": replace(kit.sources["pilot"], unread=True)}

    assert shelf.planned(replace(kit, sources=unused)).jobs == ()
    assert whys(shelf.planned(replace(kit, sources=used))) == both(NORTH, "content changed") | both(
        SOUTH, "content changed"
    )


def test_refused_hosts_print_nothing(shelf, kit):
    settings = replace(kit.settings, refused_hosts=("example.com",))

    assert shelf.planned(replace(kit, settings=settings)).jobs == ()


def test_another_design_makes_everything_stale(shelf, kit):
    todo = shelf.planned(kit, design=replace(series.DESIGN, fingerprint="d2"))

    assert set(whys(todo).values()) == {"the design changed"}
    assert len(todo.jobs) == 4


def test_a_fixed_date_changes_the_bytes(shelf, kit, monkeypatch):
    """SOURCE_DATE_EPOCH stands in every PDF."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")

    assert len(shelf.planned(kit).jobs) == 4


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"%PDF cut short")])
def test_a_file_lost_or_changed_on_disk_is_made_again(shelf, kit, harm):
    harm(shelf.output / "en" / "print" / "1-north.pdf")

    assert whys(shelf.planned(kit)) == {"north print": "output missing or changed on disk"}


def test_force_makes_what_is_asked_for_and_no_more(shelf, kit):
    assert whys(shelf.planned(kit, force=True, booklets=[SOUTH])) == both(SOUTH, "--force")


def test_when_no_booklet_is_left_to_build_nothing_is_planned(tmp_path, kit):
    """Every booklet asked for may have mistakes: no names is not all names."""
    assert Shelf(tmp_path).planned(kit, booklets=[]).jobs == ()


def test_a_page_that_moves_in_one_booklet_makes_stale_who_cites_it(shelf, kit):
    """Known only after layout: the standing jobs are looked at again then."""
    todo = shelf.planned(reworded(kit, SOUTH, "More ships pass."))
    assert {job.slug for job in todo.standing} == {NORTH}

    assert [(job.slug, job.why) for job in moved(todo, {**todo.folios, SOUTH: {"ships": 10}})] == [
        (NORTH, "a page it cites has moved")
    ] * 2
    assert moved(todo, {**todo.folios, SOUTH: {"ships": 9}}) == ()


def test_a_cited_booklet_built_alone_leaves_the_citing_one_stale(shelf, kit):
    changed = reworded(kit, SOUTH, "More ships pass.")
    shelf.built(changed, {SOUTH: {"ships": 10}}, booklets=[SOUTH])

    assert whys(shelf.planned(changed)) == both(NORTH, "a page it cites has moved")
    shelf.built(changed, {NORTH: {"lamp": 3}})
    assert shelf.planned(changed).jobs == ()


def test_a_booklet_built_alone_has_those_it_cites_laid_out_for_their_pages(tmp_path, kit):
    todo = Shelf(tmp_path).planned(kit, booklets=[NORTH])

    assert set(whys(todo)) == {"north print", "north screen"}
    assert todo.lay == (NORTH, SOUTH)


def test_pages_known_from_the_last_build_need_no_layout(shelf, kit):
    todo = shelf.planned(reworded(kit, NORTH, "Few ships pass."))

    assert todo.lay == (NORTH,)
    assert cited(todo.jobs[0], todo.folios) == {"south#ships": 9}


def test_a_picture_is_read_once(tmp_path):
    """Its hash is known by size and time of change."""
    picture = tmp_path / "a.png"
    picture.write_bytes(b"old")
    os.utime(picture, (1_000_000, 1_000_000))
    files = Files(tmp_path / ".cache")
    before = files.of(picture)
    files.keep()
    picture.write_bytes(b"new")
    os.utime(picture, (1_000_000, 1_000_000))

    assert Files(tmp_path / ".cache").of(picture) == before
    os.utime(picture)
    assert Files(tmp_path / ".cache").of(picture) != before


def test_a_picture_saved_just_now_is_read_again(tmp_path):
    """It may be saved once more within the same tick of the clock, at the same size."""
    picture = tmp_path / "a.png"
    picture.write_bytes(b"old")
    stamp = picture.stat().st_mtime_ns
    files = Files(tmp_path / ".cache")
    before = files.of(picture)
    files.keep()
    picture.write_bytes(b"new")
    os.utime(picture, ns=(stamp, stamp))

    assert Files(tmp_path / ".cache").of(picture) != before
