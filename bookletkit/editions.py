"""Layouts and editions, all of them side by side, as data.

A layout is how pages are set; an edition is what is done with laid-out
pages. Editions of one layout break lines and pages at the same places.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Layout:
    """Page furniture and style sheets of one way to set a booklet."""

    name: str
    sheets: tuple[str, ...]
    """Style sheets of styles/, in order; blocks/ are found by themselves."""
    margin_column_mm: float
    """Column at the inline start of each page for "Click here" boxes."""
    gutter_mm: float
    """Between the margin column and the text."""


@dataclass(frozen=True, slots=True)
class Edition:
    """How a booklet is issued."""

    name: str
    """Folder in output/, and the word editors use."""
    layout: str
    variant: Literal["pdf/ua-1"] | None
    """What WeasyPrint paints; None is plain PDF 1.6 without tags."""
    finish: Literal["press", "access"]
    """What mends the painted file."""
    preflight: tuple[str, ...]
    """Rule sets that judge the finished file, in order."""


BOOKLET = Layout(
    name="booklet", sheets=("tokens", "page", "type", "layout-booklet"), margin_column_mm=29, gutter_mm=6
)

PRINT = Edition(name="print", layout="booklet", variant=None, finish="press", preflight=("file", "press"))
SCREEN = Edition(name="screen", layout="booklet", variant="pdf/ua-1", finish="access", preflight=("file", "access"))

LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in (BOOKLET,)}
EDITIONS: Mapping[str, Edition] = {edition.name: edition for edition in (PRINT, SCREEN)}
