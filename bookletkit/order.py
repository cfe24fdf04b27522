"""An order: what a person asks of the builder."""

from dataclasses import dataclass
from pathlib import Path

from bookletkit.editions import EDITIONS


@dataclass(frozen=True, slots=True)
class Order:
    """What to build, from where, to where."""

    content: Path
    output: Path
    cache: Path
    booklets: tuple[str, ...] = ()
    """Slugs or numbers; none: all."""
    editions: tuple[str, ...] = tuple(EDITIONS)
    processes: int = 1
    force: bool = False
