"""What is to be made, and why: jobs, fingerprints, what is stale."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from bookletkit.editions import Edition


@dataclass(frozen=True, slots=True)
class Card:
    """What a catalogue wants to know of a PDF; written into its metadata."""

    title: str
    author: str
    """The publisher, where kit.yaml names one; else the title of the kit."""
    subject: str
    keywords: tuple[str, ...]
    language: str
    date: str
    """Of the revision, YYYY-MM-DD: no clock reaches a PDF."""
    revision: int
    cover: str = ""
    """What a reader shows as the cover's page label: the kit's word `cover`."""


@dataclass(frozen=True, slots=True)
class Job:
    """A booklet in an edition and a language."""

    slug: str
    number: int
    edition: Edition
    card: Card
    trim_mm: tuple[float, float]
    bleed_mm: float
    fingerprint: str
    """Hash of all that can change its bytes."""
    why: str = ""
    """Why it is made: `first build`, `a page changed`, `--force`."""

    @property
    def path(self) -> PurePosixPath:
        """In output/: `en/print/4-protecting-migrant-workers.pdf`."""
        language = self.card.language.split("-")[0]
        return PurePosixPath(language, self.edition.name, f"{self.number}-{self.slug}.pdf")
