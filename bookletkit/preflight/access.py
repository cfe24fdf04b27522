"""Rules for the access editions: what a file tells about itself, and where it leads.

The tag tree is judged only by its being there; its rules stand here beside these.
Source: ISO 14289-1 (PDF/UA-1), its checks by number in the Matterhorn Protocol 1.1; WCAG 2.2.
"""

import re
from collections.abc import Iterator, Sequence
from io import StringIO

from pikepdf import Dictionary, Name, Pdf

from bookletkit.preflight.destinations import bookmarks, lands, leads, names
from bookletkit.preflight.links import LINK_CHECKS
from bookletkit.preflight.opened import REBUILD, Box, Check, Opened, Sheet, box_of
from bookletkit.problems import WARNING, Problem, rule

POINTS_A_MM = 72 / 25.4
SIZE_SLACK_PT = 0.15
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
FILE_NAME = re.compile(r"\.(pdf|html?|docx?|odt|indd)$", re.IGNORECASE)

doc_title = rule(
    "access.doc.title",
    """The file tells its title (XMP dc:title), in words, the same in its Info. Why: it is the first thing heard when
    the file opens, and what a catalogue lists; `4-work.pdf` says nothing. Mend: write the `title` in booklet.yaml.
    Source: Matterhorn 06-003; WCAG 2.4.2.""",
)
doc_display = rule(
    "access.doc.display-title",
    """The window shows the title, not the file name (ViewerPreferences, DisplayDocTitle true). Why: who has several
    files open tells them apart by it. Mend: build again. Source: Matterhorn 07-001; WCAG 2.4.2.""",
)
doc_lang = rule(
    "access.doc.lang",
    """The file tells its language (`language: en-GB` in kit.yaml). Why: a reading voice chooses its sounds by it;
    English read by a French voice cannot be followed. Mend: write a language tag of BCP 47 in kit.yaml. Source:
    Matterhorn 11-001 to 11-006; WCAG 3.1.1.""",
)
doc_marked = rule(
    "access.doc.marked",
    """The file is tagged: MarkInfo Marked is true, Suspects is not, and there is a tag tree. Why: without it a screen
    reader guesses what is a heading and what comes next. Mend: the edition must be painted as `pdf/ua-1`. Source:
    Matterhorn 01-007; ISO 32000-2, 14.8.""",
)
dest_resolves = rule(
    "access.dest.resolves",
    """Every link, bookmark and name inside the file leads to one of its pages. Why: a click that does nothing leaves
    the reader where they were, without a word. Mend: build again; a template of the kit may lack the `id` that is
    linked. Source: WCAG 2.4.1; ISO 32000-2, 12.3.2.""",
)
text_unicode = rule(
    "access.text.unicode",
    """Each font that shows text says which letters its glyphs are (ToUnicode). Why: without it nothing can be read
    aloud, found or copied, however well it looks. Mend: build again; a picture in SVG or PDF may bring such a font.
    Source: Matterhorn 10-001; ISO 14289-1, 7.21.7.""",
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

file_linear = rule(
    "access.file.linear",
    """The file is linearised, its hint tables right: the first page is at its head. Why: from a slow line the first
    page can be read while the rest is on its way. Mend: build again; a program that saved the file since has undone
    it. Source: ISO 32000-2, annex F.""",
    WARNING,
)


def title_is_told(file: Opened) -> Iterator[Problem]:
    title = str(file.pdf.open_metadata().get("dc:title") or "").strip()
    info = str(file.pdf.docinfo.get(Name.Title, "")).strip()
    mend = "Write the `title` in booklet.yaml, and build again."
    if not title:
        yield doc_title("The file has no title; a screen reader would read out its file name.", file.spot(), mend)
    elif FILE_NAME.search(title) or title == file.job.path.stem:
        yield doc_title(f"The title is a file name, “{title}”; it says nothing of the booklet.", file.spot(), mend)
    elif title != info:
        message = f"The title is told twice and differently: “{title}” in the XMP, “{info}” in the Info."
        yield doc_title(message, file.spot(), REBUILD)


def title_is_shown(file: Opened) -> Iterator[Problem]:
    preferences = file.pdf.Root.get(Name.ViewerPreferences, Dictionary())
    if not preferences.get(Name.DisplayDocTitle, False):
        yield doc_display("The window would show the name of the file, not its title.", file.spot(), REBUILD)


def language_is_told(file: Opened) -> Iterator[Problem]:
    language, asked = str(file.pdf.Root.get(Name.Lang, "")), file.job.card.language
    if not LANGUAGE.fullmatch(language):
        said = f"tells its language as “{language}”, which is no language tag" if language else "tells no language"
        message = f"The file {said}; a reading voice could not choose its sounds."
        yield doc_lang(message, file.spot(), "Write a language tag in kit.yaml, such as `language: en-GB`.")
    elif language != asked:
        message = f"The file tells its language as {language}, the kit is in {asked}: the wrong voice would read it."
        yield doc_lang(message, file.spot(), REBUILD)


def file_is_tagged(file: Opened) -> Iterator[Problem]:
    mark = file.pdf.Root.get(Name.MarkInfo, Dictionary())
    tree = file.pdf.Root.get(Name.StructTreeRoot, Dictionary())
    if not mark.get(Name.Marked, False) or mark.get(Name.Suspects, False) or Name.K not in tree:
        message = "The file is not tagged; a screen reader would have to guess headings and order."
        yield doc_marked(message, file.spot(), "Let the edition be painted as `pdf/ua-1` (bookletkit/editions.py).")


def leads_land(file: Opened) -> Iterator[Problem]:
    named, pages = names(file.pdf), frozenset(sheet.page.objgen for sheet in file.sheets)
    for lead in leads(file):
        if not lands(lead.goal, named, pages):
            where = file.spot_of(lead.sheet, lead.annotation) if lead.sheet and lead.annotation else file.spot()
            message = f"{lead.called} leads to no page of this file; a click on it would do nothing."
            yield dest_resolves(message, where, "Give what it is meant to reach the `id` that it names.")


def letters_are_known(file: Opened) -> Iterator[Problem]:
    for face in file.faces:
        if not face.readable:
            message = f"The font {face.name} does not say which letters it shows; a voice could not read them."
            yield text_unicode(message, file.spot(face.page), REBUILD)


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


def first_page_comes_first(file: Opened) -> Iterator[Problem]:
    if not file.pdf.is_linearized or not _hints_are_right(file.pdf):
        message = "The file is not linearised, or wrongly; on a slow line nothing shows until all of it is there."
        yield file_linear(message, file.spot(), REBUILD)


def _ends_at(sheet: Sheet, width: float, height: float) -> bool:
    media = sheet.media
    whole = all(media.equals(box) for box in (sheet.crop, sheet.bleed, sheet.trim))
    return whole and Box(0, 0, width, height).equals(Box(0, 0, *media.size), SIZE_SLACK_PT) and not sheet.turned


def _hints_are_right(pdf: Pdf) -> bool:
    """All tables but that of the outline.

    libqpdf 12.4 writes an outline hint that its own check refuses as soon as bookmarks lie in two object streams.
    It only tells where to fetch bookmarks early. One object stream, or none, would cure it, at a far higher price:
    the first page of a booklet would end after 135 kB instead of 19, or the file be three times as large.
    """
    pdf.check_linearization(StringIO())
    return all("outlines table" in warning for warning in pdf.get_warnings())


CHECKS: Sequence[Check] = (
    title_is_told,
    title_is_shown,
    language_is_told,
    file_is_tagged,
    leads_land,
    *LINK_CHECKS,
    letters_are_known,
    bookmarks_are_there,
    labels_are_folios,
    pages_end_at_the_trim,
    first_page_comes_first,
)
