"""Rules on moving in an access edition: bookmarks, labels, destinations, and what of a page is seen.

Source: WCAG 2.2; Matterhorn Protocol 1.1, checkpoint 27; ISO 32000-2, 12.3, 12.4.2 and 14.11.2.
"""

from collections.abc import Iterator, Sequence

from pikepdf import Name

from bookletkit.preflight.destinations import bookmarks, lands, leads, names
from bookletkit.preflight.opened import REBUILD, Box, Check, Opened, Sheet, box_of
from bookletkit.problems import Problem, rule

POINTS_A_MM = 72 / 25.4
SIZE_SLACK_PT = 0.15

dest_resolves = rule(
    "access.dest.resolves",
    """Every link, bookmark and name inside the file leads to one of its pages. Why: a click that does nothing leaves
    the reader where they were, without a word. Mend: build again; a template of the kit may lack the `id` that is
    linked. Source: WCAG 2.4.1; ISO 32000-2, 12.3.2.""",
)
nav_bookmarks = rule(
    "access.nav.bookmarks",
    """The file has bookmarks, and each has words. Why: in a file of many pages they are the quickest way to a
    chapter, by eye or by ear. Mend: give chapters and sections titles; a style of the kit may have set
    `bookmark-level: none`. Source: Matterhorn checkpoint 27; WCAG 2.4.5.""",
)
nav_labels = rule(
    "access.nav.labels",
    """Each page has a label of its own: its folio, the number of the page in the file; the cover has a word or a 1.
    Why: “go to page 7” must lead to the page that prints 7. Mend: build again. Source: WCAG technique PDF17; ISO
    32000-2, 12.4.2.""",
)
box_crop = rule(
    "access.box.crop",
    """A page for readers ends at its trim: MediaBox, CropBox, BleedBox and TrimBox are one, of the size in kit.yaml,
    and nothing to click lies outside. Why: bleed shows as a coloured rim, and a link beyond the edge can be reached
    by Tab but not seen. Mend: build again; give all pages the trim of kit.yaml. Source: ISO 32000-2, 14.11.2.""",
)


def leads_land(file: Opened) -> Iterator[Problem]:
    named, pages = names(file.pdf), frozenset(sheet.page.objgen for sheet in file.sheets)
    for lead in leads(file):
        if not lands(lead.goal, named, pages):
            where = file.spot_of(lead.sheet, lead.annotation) if lead.sheet and lead.annotation else file.spot()
            message = f"{lead.called} leads to no page of this file; a click on it would do nothing."
            yield dest_resolves(message, where, "Give what it is meant to reach the `id` that it names.")


def bookmarks_are_there(file: Opened) -> Iterator[Problem]:
    titles = [str(bookmark.get(Name.Title, "")).strip() for bookmark in bookmarks(file.pdf)]
    if not titles:
        message = "The file has no bookmarks; its chapters could be found only by leafing."
        yield nav_bookmarks(message, file.spot(), "Give its chapters titles, and build again.")
    elif not all(titles):
        before = next((title for title in reversed(titles[: titles.index("")])), "")
        said = f"The bookmark after “{before}”" if before else "The first bookmark"
        yield nav_bookmarks(f"{said} has no words.", file.spot(), "Give each chapter and section a title.")


def labels_are_folios(file: Opened) -> Iterator[Problem]:
    if Name.PageLabels not in file.pdf.Root:
        message = "The file has no page labels; “go to page” would count by itself."
        yield nav_labels(message, file.spot(), REBUILD)
        return
    labels = [page.label for page in file.pdf.pages]
    for number, label in enumerate(labels, 1):
        if not label or labels.count(label) > 1 or (number > 1 and label != str(number)):
            message = f"Page {number} is labelled “{label}”; a reader who goes to page {number} would miss it."
            yield nav_labels(message, file.spot(number), REBUILD)
            return


def pages_end_at_the_trim(file: Opened) -> Iterator[Problem]:
    width, height = (edge_mm * POINTS_A_MM for edge_mm in file.job.trim_mm)
    odd = [sheet for sheet in file.sheets if not _ends_at(sheet, width, height)]
    size = "{:g} × {:g} mm".format(*file.job.trim_mm)
    message = f"The page does not end at a trim of {size}: its boxes differ, or it has another size."
    yield from file.pages_told(box_crop, odd, message, "Give all pages the trim of kit.yaml, and build again.")
    for sheet in file.sheets:
        for annotation in sheet.annotations:
            box = box_of(annotation.get(Name.Rect))
            if box and not box.meets(sheet.media):
                message = "Something to click lies outside the page, where nobody can see it."
                yield box_crop(message, file.spot_of(sheet, annotation), "Move its words inside the trim.")


def _ends_at(sheet: Sheet, width: float, height: float) -> bool:
    media = sheet.media
    whole = all(media.equals(box) for box in (sheet.crop, sheet.bleed, sheet.trim))
    return whole and Box(0, 0, width, height).equals(Box(0, 0, *media.size), SIZE_SLACK_PT) and not sheet.turned


NAVIGATION_CHECKS: Sequence[Check] = (leads_land, bookmarks_are_there, labels_are_folios, pages_end_at_the_trim)
