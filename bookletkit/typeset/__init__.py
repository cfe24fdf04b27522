"""Parts to pages, pages to PDF; folios and spots read off the pages.

A booklet is set in parts, joined, laid out once, and painted per edition.
Page numbers are digits written into laid-out boxes of fixed width: nothing moves.
"""

import os
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

# Before Pango looks for fonts: those of the system stay outside, and that is meant.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
warnings.filterwarnings("ignore", "No fonts configured in FontConfig")

from weasyprint.document import Document, Page
from weasyprint.layout.background import layout_backgrounds

from bookletkit.editions import Edition
from bookletkit.markup import Part
from bookletkit.problems import Outcome, Place, Problem
from bookletkit.typeset.engine import Kept, laid_out, listening, of_part, prepare
from bookletkit.typeset.folios import write_folios
from bookletkit.typeset.margin import place
from bookletkit.typeset.measure import Sheet, margin_boxes, sheet

__all__ = ["Kept", "Laid", "Setting", "fill", "join", "lay_out", "paint", "prepare"]


@dataclass(frozen=True, slots=True)
class Laid:
    """A part, set."""

    part: Part
    first: int
    """Its first folio."""
    document: Document
    sheets: tuple[Sheet, ...]
    over: tuple[float, ...]
    """By how much the margin boxes of each page run over, px."""
    problems: tuple[Problem, ...]

    @property
    def pages(self) -> int:
        return len(self.document.pages)


@dataclass(frozen=True, slots=True)
class Setting:
    """A booklet, set: all its pages, and the folio of each id."""

    slug: str
    document: Document
    folios: Mapping[str, int]
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...]

    @property
    def pages(self) -> int:
        return len(self.document.pages)


def lay_out(part: Part, first: int, kept: Kept, where: Place) -> Laid:
    """Set a part from a folio on; then find each margin box its place."""
    side = "right" if first % 2 else "left"
    page_css = f"@page :first {{ counter-reset: page {first} }} html {{ break-before: {side} }}"
    with listening() as heard:
        document, context = laid_out(part.html, page_css, kept)
    over = []
    for n, page in enumerate(document.pages):
        placed = place(sheet(page))
        over.append(placed.over)
        if _move(page._page_box, placed.tops):
            layout_backgrounds(page._page_box, context.get_image_from_uri)
            document.pages[n] = Page(page._page_box)
    return Laid(
        part=part,
        first=first,
        document=document,
        sheets=tuple(sheet(page) for page in document.pages),
        over=tuple(over),
        problems=tuple(of_part(record, where) for record in heard),
    )


def join(slug: str, parts: Sequence[Laid], problems: Sequence[Problem] = ()) -> Setting:
    """All parts as one booklet."""
    pages = [page for laid in parts for page in laid.document.pages]
    folios: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for anchor in page.anchors:
            folios.setdefault(anchor, number)
    return Setting(
        slug=slug,
        document=parts[0].document.copy(pages),
        folios=folios,
        sheets=tuple(one for laid in parts for one in laid.sheets),
        problems=(*problems, *(problem for laid in parts for problem in laid.problems)),
    )


def fill(setting: Setting, folios: Mapping[str, Mapping[str, int]]) -> Setting:
    """Write page numbers into their boxes: own ids, and `BOOKLET#ID` of other booklets."""
    for n, page in enumerate(setting.document.pages):
        if write_folios(page._page_box, folios, setting.slug):
            setting.document.pages[n] = Page(page._page_box)
    return setting


def paint(setting: Setting, edition: Edition, addresses: Mapping[str, str]) -> Outcome[bytes]:
    """The pages as PDF. `addresses`: where this edition keeps each `kit:BOOKLET`."""
    pages = [_readdressed(page, addresses) for page in setting.document.pages]
    document = setting.document.copy(pages)
    options: dict[str, Any] = {"pdf_version": "1.6"} if edition.variant is None else {"pdf_variant": edition.variant}
    with listening() as heard:
        pdf = bytes(document.write_pdf(**options))
    where = Place(PurePosixPath(setting.slug, "booklet.yaml"))
    return Outcome(pdf, tuple(of_part(record, where) for record in heard))


def _move(page_box: Any, tops: Sequence[float]) -> bool:
    moved = False
    for box, top in zip(list(margin_boxes(page_box)), tops, strict=True):
        if abs(top - box.position_y) > 0.01:
            box.translate(0, top - box.position_y)
            moved = True
    return moved


def _readdressed(page: Page, addresses: Mapping[str, str]) -> Page:
    """Links between booklets point where this edition keeps them; bookmarks are words without glue."""
    page.links = [(kind, _address(target, addresses), area, box) for kind, target, area, box in page.links]
    page.bookmarks = [(level, label.replace("\u00a0", " "), at, state) for level, label, at, state in page.bookmarks]
    return page


def _address(target: str, addresses: Mapping[str, str]) -> str:
    booklet, slash, id = target.partition("/")
    return f"{addresses[booklet]}{id}" if booklet.startswith("kit:") and slash else target
