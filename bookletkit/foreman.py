"""Shares the work of a plan out over processes; imports nothing heavy until there is work.

First all booklets are laid out, then, when the pages of all are known, each
is issued by the process that laid it out. Where forking is not
safe (macOS) or not possible (Windows), one process does it all.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from bookletkit.cache import Cache
from bookletkit.crew import Forked
from bookletkit.design import Design
from bookletkit.events import Event, Failed, Set
from bookletkit.kit import Kit
from bookletkit.plan import Folios, Job, Plan, cited, moved
from bookletkit.problems import Problem, rule

unknown_page = rule(
    "kit.page-unknown",
    """A link to another booklet prints the page it leads to, so that booklet must have been laid out, now or in an
    earlier build. Example: `[Booklet 3](kit:youth-employment#first-jobs)` where youth-employment has never been built
    without mistakes. Mend: what is wrong in that booklet, or take the link out until it is there.""",
)


class Crew(Protocol):
    """Who does the work: one desk, or several."""

    def lay(self, slugs: Iterable[str]) -> Iterator[Event]: ...

    def issue(self, jobs: Iterable[Job], folios: Folios) -> Iterator[Event]: ...


def run(plan: Plan, kit: Kit, design: Design, cache: Cache, output: Path, processes: int) -> Iterator[Event]:
    """Do the jobs of a plan. A booklet that fails stops no other."""
    if not plan.jobs:
        return
    from bookletkit.desk import Desk  # heavy: only now that there is something to do

    desk = Desk(kit, design, cache, output)
    lay = sorted(plan.lay, key=lambda slug: -_length(kit, slug))
    hands = min(processes, len(lay)) if sys.platform == "linux" else 1
    if hands == 1:
        yield from carry_out(plan, lay, desk)
        return
    crew = Forked(desk, hands)
    try:
        yield from carry_out(plan, lay, crew)
    finally:
        crew.dismiss()


def carry_out(plan: Plan, lay: Sequence[str], crew: Crew) -> Iterator[Event]:
    """Lay out, gather the pages, look again at what cites them, issue."""
    folios = dict(plan.folios)
    yield from _laid(crew, lay, folios)
    # What stands but cites a page that moved is laid out too; its own pages stay where they are.
    again = moved(plan, folios)
    yield from _laid(crew, [slug for slug in dict.fromkeys(job.slug for job in again) if slug not in lay], folios)
    jobs = (*plan.jobs, *again)
    ready = [job for job in jobs if cited(job, folios).keys() == job.cites.keys()]
    for job in (job for job in jobs if job not in ready):
        yield Failed(job.slug, job.edition.name, tuple(_unknown_pages(job, folios)))
    yield from crew.issue(ready, folios)


def _laid(crew: Crew, slugs: Sequence[str], folios: dict[str, Mapping[str, int]]) -> Iterator[Event]:
    """Lay out, and take the pages down as they come."""
    for event in crew.lay(slugs):
        if isinstance(event, Set):
            folios[event.slug] = event.folios
        yield event


def _unknown_pages(job: Job, folios: Folios) -> Iterator[Problem]:
    known = cited(job, folios)
    for target in (target for target in job.cites if target not in known):
        slug = target.partition("#")[0]
        yield unknown_page(
            f"The page of `{target}` is not known: booklet `{slug}` could not be laid out, now or before.",
            job.cites[target],
            f"Mend `{slug}` first, or take the link out.",
        )


def _length(kit: Kit, slug: str) -> int:
    """The longest goes first, so that none is left over at the end."""
    return next(sum(1 for _ in booklet.blocks()) for booklet in kit.booklets if booklet.slug == slug)
