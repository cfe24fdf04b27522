"""What happens in a build, as values: the foreman yields them, the command prints them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from bookletkit.manifest import Delivery
from bookletkit.plan import Job, Plan
from bookletkit.problems import Problem


@dataclass(frozen=True, slots=True)
class Told:
    """Problems met before any page is set, or with no booklet of their own."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing has changed since the last build: what it told of the content, and how many PDFs stand."""

    problems: tuple[Problem, ...]
    standing: int


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A booklet was asked for that the kit has not."""

    name: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """What will be made, and why."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class Started:
    """A booklet is being laid out."""

    slug: str


@dataclass(frozen=True, slots=True)
class Set:
    """A booklet is laid out."""

    slug: str
    folios: Mapping[str, int]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Issued:
    """A PDF stands in output/."""

    job: Job
    delivery: Delivery
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A booklet, or one edition of it, could not be made: the problems say why."""

    slug: str
    edition: str
    """Empty when it failed before any edition was painted."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """A fault of the builder, not of the content."""

    slug: str
    doing: str
    """`laying out`, or the name of the edition."""
    details: str
    """The traceback, or how the process ended."""


Event: TypeAlias = Told | Unchanged | Misnamed | Planned | Started | Set | Issued | Failed | Broken
