"""Rules for the access editions: what a file tells about itself. How one moves in it is `navigation.py` and `links.py`.

The tag tree is judged only by its being there; its rules stand here beside these.
Source: ISO 14289-1 (PDF/UA-1), its checks by number in the Matterhorn Protocol 1.1; WCAG 2.2.
"""

import re
from collections.abc import Iterator, Sequence
from io import StringIO

from pikepdf import Dictionary, Name, Pdf

from bookletkit.preflight.links import LINK_CHECKS
from bookletkit.preflight.navigation import NAVIGATION_CHECKS
from bookletkit.preflight.opened import REBUILD, Check, Opened
from bookletkit.problems import WARNING, Problem, rule

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
text_unicode = rule(
    "access.text.unicode",
    """Each font that shows text says which letters its glyphs are (ToUnicode). Why: without it nothing can be read
    aloud, found or copied, however well it looks. Mend: build again; a picture in SVG or PDF may bring such a font.
    Source: Matterhorn 10-001; ISO 14289-1, 7.21.7.""",
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


def letters_are_known(file: Opened) -> Iterator[Problem]:
    for face in file.faces:
        if not face.readable:
            message = f"The font {face.name} does not say which letters it shows; a voice could not read them."
            yield text_unicode(message, file.spot(face.page), REBUILD)


def first_page_comes_first(file: Opened) -> Iterator[Problem]:
    if not file.pdf.is_linearized or not _hints_are_right(file.pdf):
        message = "The file is not linearised, or wrongly; on a slow line nothing shows until all of it is there."
        yield file_linear(message, file.spot(), REBUILD)


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
    letters_are_known,
    first_page_comes_first,
    *LINK_CHECKS,
    *NAVIGATION_CHECKS,
)
