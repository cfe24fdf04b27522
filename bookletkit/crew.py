"""Several desks, each in a process of its own, and how the foreman talks to them.

Processes are forked after WeasyPrint is imported: a fork of a warm process
starts at once. A task goes over a pipe, an event comes back.
"""

import multiprocessing
import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Protocol

from bookletkit.events import Broken, Event, Failed, Issued, Set, Started
from bookletkit.plan import Folios, Job


class Desk(Protocol):
    """What a process does, one task at a time."""

    def lay_one(self, slug: str) -> Set | Failed | Broken: ...

    def issue_one(self, job: Job, folios: Folios) -> Issued | Failed | Broken: ...


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

    def __init__(self, desk: Desk, hands: int) -> None:
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


def _serve(desk: Desk, pipe: Connection) -> None:
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
