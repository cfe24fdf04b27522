"""A small valid kit in a folder of its own, for tests to change in one place.

`kit.write` replaces a file, `kit.change` a few words of one, `kit.block` the
one block of the chapter; `told(kit.check())` is what reading says of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent

import pytest

from bookletkit.kit import Kit
from bookletkit.problems import Outcome, Problem
from bookletkit.reading import read

FILES = {
    "kit.yaml": """\
        schema: 1
        title: Work near the harbour
        language: en-GB
        booklets: [youth, {announced: ships, title: Ships, colour: teal}]
        palette:
          teal: {rgb: "#00737a", cmyk: [88, 25, 42, 22]}
          text: {rgb: "#1d2b33", cmyk: [0, 0, 0, 100]}
          grey: {rgb: "#5f6d74", cmyk: [0, 0, 0, 65]}
          sand: {rgb: "#ffd9a0", cmyk: [0, 16, 42, 0]}
        trim_mm: [148, 210]
        margins_mm: {inner: 15, outer: 12, head: 21, foot: 19}
        fonts: {text: Source Serif Pro, sans: Source Sans Pro}
        imprint:
          about: An invented kit.
          licence: CC BY 4.0
          based_on: Nothing.
          disclaimer: Invented.
        how_to_use: Open it.
        press:
          inside: {profile: ISOcoated_v2_300_bas, total_ink: 300}
          cover: {profile: ISOcoated_v2_300_bas, total_ink: 300}
        revision: 1
        date: 2024-05-01
        refused_hosts: [example.net]
        """,
    "resources.yaml": """\
        resources:
          first-jobs: {title: First jobs, publisher: Harbour Office, url: "https://example.org/first-jobs"}
        sources:
          survey: {title: Survey of the harbour, publisher: Harbour Office, year: 2023}
        """,
    "youth/booklet.yaml": """\
        title: Young and at work
        subtitle: What the harbour offers
        colour: teal
        cover: {chart: jobs, caption: Jobs by trade}
        introduction: A first paragraph.
        chapters: [work]
        """,
    "youth/work.yaml": """\
        title: Work at the harbour
        lead: Most first jobs are near water.
        sections:
          - title: First jobs
            blocks:
              - text: A paragraph.
        """,
    "youth/figures.yaml": """\
        jobs-in-all:
          value: 1200
          label: young people work at the harbour
          year: 2023
          source: survey
        """,
    "youth/data/jobs.yaml": """\
        kind: ranked-bars
        takeaway: Fishing gives most first jobs
        quantity: First jobs in the year
        unit: jobs
        columns: [Trade, "2023"]
        rows:
          - [Fishing, 640]
          - [Repair, 210]
        source: survey
        alt: Bar chart of two trades in 2023. Fishing gives 640 jobs, repair 210.
        """,
    "youth/pictures/market.svg": """\
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3" width="40" height="30"><path d="M0 3L2 0L4 3Z"/></svg>
        """,
}


@dataclass(frozen=True)
class WrittenKit:
    """A kit on disk."""

    folder: Path

    def write(self, file: str, words: str | bytes) -> None:
        """Write a file of the kit; words are dedented, bytes are as they are."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words if isinstance(words, bytes) else dedent(words).encode())

    def change(self, file: str, old: str, new: str) -> None:
        """Replace words that stand once in a file."""
        text = (self.folder / file).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def block(self, words: str) -> None:
        """Make this the one block of youth/work.yaml: it begins at line 6, column 9."""
        chapter, _, _ = (self.folder / "youth/work.yaml").read_text("utf-8").partition("      - ")
        self.write("youth/work.yaml", chapter + "      - " + indent(dedent(words), " " * 8).lstrip())

    def read(self) -> Outcome[Kit]:
        return read(self.folder)

    def check(self) -> tuple[Problem, ...]:
        """All that reading finds wrong."""
        return read(self.folder).problems


@pytest.fixture
def kit(tmp_path: Path) -> WrittenKit:
    """A valid kit that nobody has touched yet."""
    written = WrittenKit(tmp_path / "harbour")
    for file, words in FILES.items():
        written.write(file, words)
    return written


def told(problems: Iterable[Problem]) -> list[str]:
    """Each problem in a line: `work.yaml:4:5 error photo.no-alt`."""
    return [f"{problem.where} {problem.severity.value} {problem.rule}" for problem in problems]
