"""The desk of one reading: the folder, what is wrong so far, what is cited where.

Each step puts its Problems here and goes on, so that one run tells all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import TypeVar

from bookletkit.problems import Outcome, Place, Problem
from bookletkit.reading.nodes import Node
from bookletkit.reading.text import text_of
from bookletkit.reading.tree import parse

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Citation:
    """An id that leads elsewhere, and where it is written."""

    kind: str
    """resource, source, chart, figure, ref, kit, web."""
    target: str
    place: Place

    @property
    def booklet(self) -> str:
        """Slug of the booklet it stands in: the first folder of its place."""
        return self.place.file.parts[0]


@dataclass(frozen=True, slots=True)
class Desk:
    """What one reading gathers."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    def take(self, outcome: Outcome[T]) -> T | None:
        """The value of a step; its problems stay here."""
        self.problems.extend(outcome.problems)
        return outcome.value

    def has(self, file: PurePosixPath) -> bool:
        """True when something of this name is in the content folder."""
        return (self.folder / file).exists()

    def files(self, folder: PurePosixPath, pattern: str) -> list[Path]:
        """Files of a folder in order; hidden ones, which some systems leave beside each file, are passed over."""
        return sorted(path for path in (self.folder / folder).glob(pattern) if not path.name.startswith("."))

    def tree(self, file: PurePosixPath) -> Node | None:
        """The tree of a YAML file that is there; None where it cannot be read."""
        text = self.take(text_of(self.folder, file))
        return None if text is None else self.take(parse(text, file))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was most likely meant; empty where none is near."""
    plain = {one.casefold(): one for one in known}
    near = get_close_matches(word.casefold(), plain, n=1, cutoff=0.6)
    return plain[near[0]] if near else ""


def listed(words: Iterable[str]) -> str:
    """Words in backquotes, parted by commas."""
    return ", ".join(f"`{word}`" for word in words)
