"""Builds again at every save, and survives whatever is saved.

What is watched: the content, and the templates, styles and charts of the
house. A folder that is deleted is waited for. A mistake is told; the next
save is a new try.
"""

import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from watchfiles import DefaultFilter, watch

from bookletkit import glance
from bookletkit.design import HOUSE
from bookletkit.events import Broken, Event
from bookletkit.office import carry_out
from bookletkit.order import Order

DESIGN = ("templates", "styles", "charts")
LOOK_MS = 1000
"""How often we see whether a deleted folder is back."""


@dataclass(frozen=True, slots=True)
class Round:
    """One build, and how long it took."""

    events: tuple[Event, ...]
    seconds: float


def rounds(order: Order) -> Iterator[Round]:
    """A build now, and one after every save. Ends with KeyboardInterrupt."""
    while True:
        there = order.content.is_dir()
        seen = glance.inputs(order)
        yield build(order)
        order = replace(order, force=False)
        if there and order.content.is_dir():
            yield from _saves(order, seen)
        while not there and not order.content.is_dir():
            time.sleep(LOOK_MS / 1000)


def _saves(order: Order, seen: str) -> Iterator[Round]:
    """A build after every save, until the content folder is deleted or another is put in its place."""
    folders = [folder for folder in (order.content, *(HOUSE / name for name in DESIGN)) if folder.is_dir()]
    watched = _identity(order.content)
    just_begun = True
    try:
        for changes in watch(
            *folders, watch_filter=Saved(order), yield_on_timeout=True, rust_timeout=LOOK_MS, debounce=200, step=20
        ):
            if _identity(order.content) != watched:
                return
            # What was saved during the build before is seen by nobody but us, once.
            if changes or (just_begun and glance.inputs(order) != seen):
                yield build(order)
            just_begun = False
    except FileNotFoundError:
        return  # deleted before it could be watched


class Saved(DefaultFilter):
    """Leaves out what a build itself writes, and what editors leave behind while they save."""

    def __init__(self, order: Order) -> None:
        super().__init__(ignore_paths=(str(order.output.absolute()), str(order.cache.absolute())))


def build(order: Order) -> Round:
    """Carry the order out; a fault of the builder ends this round, not the watch."""
    start = time.perf_counter()
    events: list[Event] = []
    try:
        events += carry_out(order)
    except Exception:
        events.append(Broken("the kit", "reading", traceback.format_exc()))
    return Round(tuple(events), time.perf_counter() - start)


def _identity(folder: Path) -> tuple[int, int] | None:
    """The folder itself, not its name."""
    try:
        stat = folder.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
