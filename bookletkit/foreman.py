"""Shares the work of a plan out over processes; imports nothing heavy until there is work.

First all booklets are laid out, then, when the pages of all are known, each
is issued by the process that laid it out. Processes are forked after
WeasyPrint is imported: a fork of a warm process starts at once. Where forking
is not safe (macOS) or not possible (Windows), one process does it all.
"""

import multiprocessing
import signal
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bookletkit.cache import Cache
from bookletkit.design import Design
from bookletkit.events import Broken, Event, Failed, Set, Started
from bookletkit.kit import Kit
from bookletkit.plan import Folios, Job, Plan, cited, moved
from bookletkit.problems import Problem, rule

if TYPE_CHECKING:
    from bookletkit.desk import Desk


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


@dataclass(frozen=True, slots=True)
class Task:
    """A message to a process: lay this out, or issue this job."""

    slug: str
    job: Job | None = None
    folios: Folios | None = None


@dataclass(slots=True)
class Hand:
    """A forked process, seen from the foreman."""

    process: BaseProcess
    pipe: Connection
    at: Task | None = None


class Forked:
    """Several desks, each in a process of its own."""

    def __init__(self, desk: "Desk", hands: int) -> None:
        context = multiprocessing.get_context("fork")
        self._hands: list[Hand] = []
        self._holder: dict[str, Hand] = {}
        for _ in range(hands):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(desk, theirs), daemon=True)
            process.start()
            theirs.close()
            self._hands.append(Hand(process, ours))

    def lay(self, slugs: Iterable[str]) -> Iterator[Event]:
        return self._share([Task(slug) for slug in slugs])

    def issue(self, jobs: Iterable[Job], folios: Folios) -> Iterator[Event]:
        return self._share([Task(job.slug, job, folios) for job in jobs if job.slug in self._holder])

    def dismiss(self) -> None:
        """End every process, whatever it is doing: output/ is only ever replaced whole."""
        for hand in self._hands:
            hand.pipe.close()
            hand.process.terminate()
        for hand in self._hands:
            hand.process.join()

    def _share(self, tasks: list[Task]) -> Iterator[Event]:
        """Give each idle process the next task it can do, until all are done."""
        while True:
            for hand in self._hands:
                task = None if hand.at else self._next(tasks, hand)
                if task:
                    tasks.remove(task)
                    hand.at = task
                    with suppress(OSError):  # of a dead process the next answer will tell
                        hand.pipe.send(task)
                    if task.job is None:
                        yield Started(task.slug)
            busy = [hand for hand in self._hands if hand.at]
            if not busy:
                break
            ready = wait([hand.pipe for hand in busy])
            for hand in busy:
                if hand.pipe in ready and hand.at:
                    yield self._heard(hand, hand.at)
        yield from (_lost(task, "its process had ended before") for task in tasks)

    def _next(self, tasks: Iterable[Task], hand: Hand) -> Task | None:
        """The first task for a process: a booklet is issued where it was laid out."""
        return next((task for task in tasks if self._holder.get(task.slug, hand) is hand), None)

    def _heard(self, hand: Hand, task: Task) -> Event:
        """What a process answers; a process that died is let go, with what it held."""
        hand.at = None
        try:
            event: Event = hand.pipe.recv()
        except (EOFError, OSError):
            hand.process.join()
            self._hands.remove(hand)
            return _lost(task, f"its process ended with code {hand.process.exitcode}")
        if isinstance(event, Set):
            self._holder[event.slug] = hand
        return event


def _serve(desk: "Desk", pipe: Connection) -> None:
    """The life of a forked process: a task in, an event out, until the foreman hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the foreman, who dismisses us
    try:
        while True:
            task: Task = pipe.recv()
            if task.job is None or task.folios is None:
                pipe.send(desk.lay_one(task.slug))
            else:
                pipe.send(desk.issue_one(task.job, task.folios))
    except (EOFError, BrokenPipeError):
        return


def _lost(task: Task, how: str) -> Broken:
    return Broken(task.slug, task.job.edition.name if task.job else "laying out", how)


def _length(kit: Kit, slug: str) -> int:
    """The longest goes first, so that none is left over at the end."""
    return next(sum(1 for _ in booklet.blocks()) for booklet in kit.booklets if booklet.slug == slug)
