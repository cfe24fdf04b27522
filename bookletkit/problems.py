"""How anything wrong is told: a Problem, at a Place or a Spot, in an Outcome.

Wrong input is a value that travels with the result; an exception means a
fault of the builder or a broken machine. `cli.py` is the only printer.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Severity(Enum):
    """An error keeps a booklet out of output/; a warning is told and built."""

    ERROR = "error"
    WARNING = "warning"


ERROR = Severity.ERROR
WARNING = Severity.WARNING


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a content file. Line and column count from 1, as editors do.

    Outside a node's equality and fingerprint: a comment rebuilds nothing.
    """

    file: PurePosixPath
    """Relative to the content folder; a style or template: to the project."""
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A box on a page of a PDF, where no line of content is known.

    Lengths in pt (1/72 inch) from the trim corner at the top left, y down.
    """

    file: PurePosixPath
    """The PDF, as it is named in output/."""
    page: int
    """Counted from 1: the folio."""
    x_pt: float = 0.0
    y_pt: float = 0.0
    width_pt: float = 0.0
    height_pt: float = 0.0

    def __str__(self) -> str:
        box = f" at {self.x_pt:.0f},{self.y_pt:.0f} pt" if self.width_pt else ""
        return f"{self.file} page {self.page}{box}"


@dataclass(frozen=True, slots=True)
class Problem:
    """The only way anything wrong is told."""

    rule: str
    """`photo.no-alt`: stable, explained by `build.py explain`."""
    severity: Severity
    message: str
    """What is wrong and why it matters, in whole sentences."""
    where: Place | Spot
    mend: str
    """What to do now."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a step gives back: its value, and every problem met on the way.

    The value is None only when a problem of severity error says why.
    """

    value: T | None
    problems: tuple[Problem, ...] = ()

    @property
    def good(self) -> bool:
        """True when there is a value and no error."""
        return self.value is not None and not errors(self.problems)


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that keep a booklet out of output/."""
    return tuple(problem for problem in problems if problem.severity is ERROR)


@dataclass(frozen=True, slots=True)
class Rule:
    """What `build.py explain RULE` tells. Made by the code that uses it."""

    id: str
    severity: Severity
    text: str
    """What is asked, why, an example, the mend; the source of the rule."""


RULES: dict[str, Rule] = {}
"""Every rule by its id, filled when the module that holds it is imported."""


def rule(id: str, text: str, severity: Severity = ERROR) -> Callable[..., Problem]:
    """Register a rule; give a function that makes its Problems.

    >>> no_alt = rule("photo.no-alt", "A picture has words for those who cannot see it. …")
    >>> no_alt("The photo has no `alt`.", place, "Add `alt:` …")
    """
    if id in RULES:
        raise ValueError(f"two rules are called {id}")
    RULES[id] = Rule(id, severity, " ".join(text.split()))

    def problem(message: str, where: Place | Spot, mend: str) -> Problem:
        return Problem(id, severity, message, where, mend)

    return problem
