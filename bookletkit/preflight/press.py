"""Rules for the press edition: where the shop cuts, how far the ink runs, how sheets fold.

Colours, lines and pictures are not judged yet; their rules stand here beside these.
Source: ISO 32000-2, 14.11.2; ISO 15930-7 (PDF/X-4); Ghent Workgroup 2022, sheetfed CMYK (R…).
"""

from collections.abc import Iterator, Sequence

from bookletkit.preflight.opened import REBUILD, Box, Check, Opened, Sheet
from bookletkit.problems import Problem, rule

POINTS_A_MM = 72 / 25.4
CUT_SLACK_MM = 0.05
"""What a rounding may take away; far below what a guillotine can hold."""

box_trim = rule(
    "press.box.trim",
    """Each page has a TrimBox, and no ArtBox beside it. Why: the shop cuts at the TrimBox; with none, or two that
    compete, it must guess. Mend: build again; for a file from elsewhere, export it with trim and bleed. Source: ISO
    15930-7 (PDF/X-4); ISO 32000-2, 14.11.2.""",
)
box_nested = rule(
    "press.box.nested",
    """TrimBox lies in BleedBox, BleedBox in MediaBox; a CropBox is left out or equals the MediaBox. Why: software
    that places pages on a sheet takes the outer box and loses what lies beyond. Mend: lower `bleed_mm` in kit.yaml to
    what the style sheets paint, and build again. Source: ISO 15930-7 (PDF/X-4); Ghent Workgroup R0003.""",
)
box_bleed = rule(
    "press.box.bleed",
    """The bleed reaches as far past the trim as kit.yaml asks (`bleed_mm: 3`), on all four sides. Why: a cut is never
    quite at its place; where ink ends at the trim, a white sliver shows. Mend: let the pages bleed that far in the
    style sheets (`@page {bleed: 3mm}`), or ask for less in kit.yaml. Source: usage of print shops, 2 to 5 mm.""",
)
box_same = rule(
    "press.box.same",
    """All pages have the trim of kit.yaml (`trim_mm: [148, 210]`), upright and in true size (no Rotate, no UserUnit).
    Why: pages of one signature are folded and cut together. Mend: give all pages one size in the style sheets.
    Source: Ghent Workgroup R0002, R0004.""",
)
pages_four = rule(
    "press.pages.four",
    """The number of pages is a multiple of four. Why: a sheet folded once makes four pages; a shop would add blanks
    where it sees fit. Mend: the builder adds blanks before the back cover; build again. Source: usage of print
    shops.""",
)
annot = rule(
    "press.annot",
    """A page for the press has no annotation: no link, no note, no field. Why: some presses print them, PDF/X forbids
    them. Mend: build again; for a file from elsewhere, export it without links. Source: ISO 15930-7 (PDF/X-4).""",
)


def each_page_has_a_trim(file: Opened) -> Iterator[Problem]:
    bare = [sheet for sheet in file.sheets if sheet.trim is None]
    yield from file.pages_told(box_trim, bare, "The page has no TrimBox; the shop cannot know where to cut.", REBUILD)
    doubled = [sheet for sheet in file.sheets if sheet.art is not None]
    message = "The page has an ArtBox, which competes with the TrimBox for where to cut."
    yield from file.pages_told(box_trim, doubled, message, REBUILD)


def boxes_are_nested(file: Opened) -> Iterator[Problem]:
    message = "The page boxes are not nested: trim in bleed, bleed in media, crop equal to media."
    mend = "Lower `bleed_mm` in kit.yaml, or let the pages bleed further in the style sheets."
    yield from file.pages_told(box_nested, [sheet for sheet in file.sheets if not _nested(sheet)], message, mend)


def bleed_is_wide_enough(file: Opened) -> Iterator[Problem]:
    asked = file.job.bleed_mm
    short = [sheet for sheet in file.sheets if _bleed_mm(sheet) < asked - CUT_SLACK_MM]
    if short:
        least = max(min(_bleed_mm(sheet) for sheet in short), 0)
        message = f"The bleed is {least:.1f} mm, kit.yaml asks for {asked:g} mm; a white sliver may show at the cut."
        mend = f"Let the pages bleed {asked:g} mm in the style sheets, or ask for less in kit.yaml."
        yield from file.pages_told(box_bleed, short, message, mend)


def pages_are_of_one_size(file: Opened) -> Iterator[Problem]:
    width, height = file.job.trim_mm
    odd = [sheet for sheet in file.sheets if not _has_size(sheet, width, height)]
    message = f"The page is not cut to {width:g} × {height:g} mm, or is turned or scaled; it does not fit its sheet."
    mend = "Give all pages the trim of kit.yaml in the style sheets."
    yield from file.pages_told(box_same, odd, message, mend)


def pages_make_whole_sheets(file: Opened) -> Iterator[Problem]:
    count = len(file.sheets)
    if count % 4:
        message = f"The file has {count} pages, which is no multiple of four; the last sheet would not fold."
        yield pages_four(message, file.spot(count), "Add blank pages before the back cover.")


def nothing_to_click(file: Opened) -> Iterator[Problem]:
    live = [sheet for sheet in file.sheets if sheet.annotations]
    message = "The page has a link or another annotation, which has no place on paper."
    yield from file.pages_told(annot, live, message, REBUILD)


def _nested(sheet: Sheet) -> bool:
    inner = sheet.trim or sheet.media
    bleed = sheet.bleed or inner
    whole = sheet.crop is None or sheet.crop.equals(sheet.media)
    return bleed.holds(inner) and sheet.media.holds(bleed) and whole


def _bleed_mm(sheet: Sheet) -> float:
    """The narrowest of the four sides; a page without a trim is another rule's."""
    if sheet.trim is None:
        return float("inf")
    trim, bleed = sheet.trim, sheet.bleed or sheet.trim
    sides = (trim.left - bleed.left, trim.bottom - bleed.bottom, bleed.right - trim.right, bleed.top - trim.top)
    return min(sides) / POINTS_A_MM


def _has_size(sheet: Sheet, width_mm: float, height_mm: float) -> bool:
    wanted = Box(0, 0, width_mm * POINTS_A_MM, height_mm * POINTS_A_MM)
    # A page without a trim is another rule's.
    width, height = sheet.trim.size if sheet.trim else wanted.size
    return not sheet.turned and wanted.equals(Box(0, 0, width, height), CUT_SLACK_MM * POINTS_A_MM)


CHECKS: Sequence[Check] = (
    each_page_has_a_trim,
    boxes_are_nested,
    bleed_is_wide_enough,
    pages_are_of_one_size,
    pages_make_whole_sheets,
    nothing_to_click,
)
