"""Mark up and typeset, again and again, until the pages are well filled.

The only loop of the flow, and bounded: a chapter is set, its white measured,
its figures moved a paragraph on or back (fit.py), and set again; the better one is kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from bookletkit import markup
from bookletkit.arrange import rearranged
from bookletkit.fit import GOOD, SHORT_PAGE, TOO_EMPTY
from bookletkit.flow import AS_WRITTEN, Arrangement
from bookletkit.kit import Chapter
from bookletkit.markup import Manuscript, Part
from bookletkit.problems import WARNING, Place, Problem, Spot, rule
from bookletkit.typeset import Kept, Laid, Setting, join, lay_out
from bookletkit.typeset.measure import Sheet

ROUNDS = 4
SIGNATURE = 4
"""Pages of a booklet come in fours: one sheet folded once."""

too_empty = rule(
    "fit.page-too-empty",
    """A page of running text is at most a third empty, but for the last of a chapter. Why: a reader takes the white
    for the end, and paper is wasted. Mend: move the figure that follows by a paragraph, shorten it, or split a
    long paragraph before it.""",
    WARNING,
)
lost_end = rule(
    "fit.lost-end",
    """A chapter does not end with fewer than five lines on a page of their own. Why: they look lost, and a page is
    paid for them. Mend: cut as many lines from the chapter, or add some.""",
    WARNING,
)
off_page = rule(
    "fit.off-page",
    """Every word and picture lies on the page. Why: what passes the trim is cut off, on paper and on screen. Example:
    a unit of ten words behind a large figure, a table of fifteen columns, a word longer than the measure. Mend:
    shorten it, split it, or give it less to hold.""",
)
margin_full = rule(
    "fit.margin-full",
    """All margin boxes of a page find room in the margin column, clear of wide figures. Why: else they would run
    over one another or off the page. Mend: set one of the `resource` blocks a paragraph or two away.""",
    WARNING,
)


ladder = rule(
    "fit.ladder",
    """No three lines running end in a hyphen. Why: the eye climbs down the ladder and loses its line. Mend: a word
    more or less in the paragraph.""",
    WARNING,
)
long_caption = rule(
    "fit.long-caption",
    """A caption, a takeaway or a table's title has three lines at most. Why: it is read at a glance. Mend: shorten
    it; what it explains belongs in the note or the text.""",
    WARNING,
)


def settle(written: Manuscript, kept: Kept, problems: Sequence[Problem] = ()) -> Setting:
    """Set a whole booklet, part after part: each is told its first folio."""
    slug = written.booklet.slug
    yaml = partial(PurePosixPath, slug)
    parts: list[Laid] = []
    running: list[Laid] = []

    def add(part: Part, file: str) -> None:
        parts.append(lay_out(part, _next(parts), kept, Place(yaml(file))))

    add(markup.cover(written), "booklet.yaml")
    add(markup.front(written), "booklet.yaml")
    add(markup.contents(written), "booklet.yaml")
    add(markup.introduction(written), "booklet.yaml")
    for chapter in written.booklet.chapters:
        parts.append(_chapter(written, chapter, _next(parts), kept, Place(yaml(f"{chapter.id}.yaml"))))
        running.append(parts[-1])
    folios = join(slug, parts).folios
    add(markup.back(written, folios), "booklet.yaml")
    for _ in range(-_next(parts) % SIGNATURE):
        add(markup.blank(written), "booklet.yaml")
    add(markup.back_cover(written), "booklet.yaml")
    told = [problem for laid in running for problem in _told(laid, written)]
    return join(slug, parts, (*problems, *_lost_words(parts, written), *told))


@dataclass(frozen=True, slots=True)
class Fault:
    """How far a laid-out chapter is from good; less is better."""

    pages_too_empty: int
    lost_end: bool
    """The last page holds only a few lines."""
    margin_over: float
    strays: int
    """Notes that stand on another page than their call."""
    white: float

    @property
    def weight(self) -> float:
        return 100 * self.pages_too_empty + 0.1 * self.lost_end + 10 * self.strays + self.margin_over / 10 + self.white


def _chapter(written: Manuscript, chapter: Chapter, first: int, kept: Kept, where: Place) -> Laid:
    """Set a chapter as it was written; while pages are poorly filled, arranged anew; keep the best."""

    def lay(arranged: Arrangement) -> Laid:
        return lay_out(markup.chapter(written, chapter, arranged), first, kept, where)

    arranged = AS_WRITTEN
    best = laid = lay(arranged)
    tried = [arranged]
    while not _good(laid) and len(tried) < ROUNDS:
        arranged = rearranged(chapter, arranged, laid)
        if arranged in tried:
            break
        tried.append(arranged)
        laid = lay(arranged)
        best = min(best, laid, key=lambda one: _fault(one).weight)
    return best


def _lost_words(parts: Sequence[Laid], written: Manuscript) -> Iterator[Problem]:
    """What would be cut off, a Problem a page."""
    file = PurePosixPath(f"{written.booklet.number}-{written.booklet.slug}.pdf")
    for laid in parts:
        for folio, sheet in enumerate(laid.sheets, laid.first):
            if sheet.lost:
                yield off_page(
                    f"Page {folio} cuts off “{sheet.lost[0][:60]}”"
                    + (f" and {len(sheet.lost) - 1} more." if len(sheet.lost) > 1 else "."),
                    Spot(file, folio),
                    "Shorten it, split it, or give the block less to hold.",
                )


def _told(laid: Laid, written: Manuscript) -> Iterator[Problem]:
    """What could not be mended, page by page."""
    file = PurePosixPath(f"{written.booklet.number}-{written.booklet.slug}.pdf")
    running = _running(laid.sheets)
    if _lost(laid.sheets[-1]):
        lines = sum(stretch.lines for stretch in laid.sheets[-1].stretches)
        yield lost_end(
            f"The chapter ends with {lines} lines on page {laid.first + laid.pages - 1}.",
            Spot(file, laid.first + laid.pages - 1),
            f"Cut {lines} lines from the chapter, or add {SHORT_PAGE - lines}.",
        )
    for folio, (sheet, over) in enumerate(zip(laid.sheets, laid.over, strict=True), laid.first):
        if sheet in running and sheet.empty > TOO_EMPTY:
            yield too_empty(
                f"Page {folio} is {sheet.empty:.0%} empty under its text.",
                Spot(file, folio),
                "Move the figure that follows by a paragraph, or shorten it.",
            )
        for words in sheet.ladders:
            yield ladder(
                f"Three lines running end in a hyphen in “{words[:40]}…”.", Spot(file, folio), "Change a word or two."
            )
        for words in sheet.captions:
            yield long_caption(f"“{words[:40]}…” runs over more than three lines.", Spot(file, folio), "Shorten it.")
        if over:
            yield margin_full(
                f"The margin boxes of page {folio} need {over * 0.2646:.0f} mm more than there is.",
                Spot(file, folio),
                "Set one of the `resource` blocks a paragraph or two away.",
            )


def _next(parts: Sequence[Laid]) -> int:
    return parts[-1].first + parts[-1].pages if parts else 1


def _good(laid: Laid) -> bool:
    filled = all(sheet.empty <= GOOD for sheet in _running(laid.sheets))
    strays = any(sheet.strays for sheet in laid.sheets)
    return filled and not strays and not any(laid.over) and not _lost(laid.sheets[-1])


def _fault(laid: Laid) -> Fault:
    running = _running(laid.sheets)
    return Fault(
        pages_too_empty=sum(sheet.empty > TOO_EMPTY for sheet in running),
        lost_end=_lost(laid.sheets[-1]),
        margin_over=sum(laid.over),
        strays=sum(len(sheet.strays) for sheet in laid.sheets),
        white=sum(sheet.empty**2 for sheet in running),
    )


def _lost(sheet: Sheet) -> bool:
    """A chapter's end of a few lines on a page of its own."""
    lines = sum(stretch.lines for stretch in sheet.stretches)
    return 0 < lines < SHORT_PAGE and all(stretch.breakable for stretch in sheet.stretches)


def _running(sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    """Pages of running text, but for the last of the chapter."""
    return [sheet for sheet in sheets if sheet.stretches][:-1]
