"""Every run of words that is printed, with what it is and where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from bookletkit.kit import (
    Block,
    Booklet,
    Box,
    Chart,
    ChartBlock,
    Figure,
    Inline,
    Items,
    KeyFigure,
    Kit,
    Link,
    Note,
    Photo,
    Prose,
    ProseBlock,
    Quote,
    Resource,
    ResourceBox,
    Source,
    Subhead,
    Table,
    Text,
    Words,
    links_of,
    plain,
)
from bookletkit.problems import Place

Part: TypeAlias = Literal[
    "title", "head", "lead", "prose", "note", "since", "caption", "quote", "takeaway", "data", "alt", "list"
]


@dataclass(frozen=True, slots=True)
class Line:
    """A run of printed words: a paragraph, an item, a head, a cell."""

    words: str
    place: Place
    part: Part
    """`prose` is running text, in boxes too; `since` a box on what came later; `data` belongs to charts and tables."""
    chapter: str
    """Id of the chapter; `introduction` before the first; empty for what stands in none."""
    inside: tuple[Inline, ...] = ()
    """The words with their marks, where they are Markdown."""


RUNNING: frozenset[Part] = frozenset(("lead", "prose", "note", "caption"))
"""What is read as sentences of the booklet's own."""


def english(kit: Kit) -> bool:
    """Whether rules on English words and spelled numbers apply."""
    return kit.settings.language.lower().split("-")[0] == "en"


def lines(booklet: Booklet) -> Iterator[Line]:
    """All that a booklet prints of its own files, in reading order."""
    front = booklet.front
    for words in (front.title, front.subtitle, front.subject, front.cover.caption, *front.keywords):
        yield Line(words, front.place, "title", "")
    yield from _prose(front.introduction, "prose", "introduction")
    for chapter in booklet.chapters:
        yield Line(chapter.title, chapter.place, "head", chapter.id)
        yield Line(chapter.lead, chapter.place, "lead", chapter.id)
        for section in chapter.sections:
            yield Line(section.title, section.place, "head", chapter.id)
            for block in section.blocks:
                yield from _block(block, booklet, chapter.id)
    placed = {block.chart for block in booklet.blocks() if isinstance(block, ChartBlock)}
    for id, chart in booklet.charts.items():
        yield from () if id in placed else _chart(chart, "")
    for figure in booklet.figures.values():
        yield from _figure(figure)
    for term in booklet.glossary:
        yield from (Line(words, term.place, "list", "") for words in (term.term, term.definition))
    for acronym, full in booklet.acronyms.items():
        where = Place(booklet.place.file.parent / "acronyms.yaml")
        yield from (Line(words, where, "list", "") for words in (acronym, full))
    for event in booklet.timeline:
        yield from (Line(words, event.place, "list", "") for words in (event.year, event.event))


def links(booklet: Booklet) -> Iterator[Link]:
    """Every link in the prose of a booklet."""
    yield from links_of(booklet.front.introduction.blocks)
    for block in booklet.blocks():
        match block:
            case Text() | Box() | Quote():
                yield from links_of(block.text.blocks)
            case Photo() if block.caption:
                yield from links_of(block.caption.blocks)


def registry(kit: Kit) -> Iterator[Line]:
    """What resources.yaml and kit.yaml print."""
    entries: tuple[Resource | Source, ...] = (*kit.resources.values(), *kit.sources.values())
    for entry in entries:
        for words in (entry.title, entry.publisher, entry.year, entry.url, entry.note):
            yield Line(words, entry.place, "list", "")
    settings = kit.settings
    imprint = settings.imprint
    said = (imprint.licence, imprint.code_licence, imprint.based_on, imprint.publisher, imprint.contact)
    for words in (settings.title, *said, imprint.address, imprint.disclaimer):
        yield Line(words, settings.place, "list", "")
    for prose in (imprint.about, settings.how_to_use):
        yield from (replace(line, part="list", chapter="") for line in _prose(prose, "prose", ""))


def _block(block: Block, booklet: Booklet, chapter: str) -> Iterator[Line]:
    match block:
        case Text():
            yield from _prose(block.text, "prose", chapter)
        case Box():
            yield Line(block.title, block.place, "head", chapter)
            yield from _prose(block.text, "since" if block.kind == "since" else "prose", chapter)
        case ChartBlock() if block.chart in booklet.charts:
            yield from _chart(booklet.charts[block.chart], chapter)
        case Photo():
            yield Line(block.alt, block.place, "alt", chapter)
            yield Line(block.credit, block.place, "data", chapter)
            if block.caption:
                yield from _prose(block.caption, "caption", chapter)
        case Quote():
            yield from _prose(block.text, "quote", chapter)
            yield Line(block.by, block.place, "data", chapter)
        case Table():
            yield Line(block.title, block.place, "head", chapter)
            for words in (*block.columns, *(cell for row in block.rows for cell in row), block.note):
                yield Line(words, block.place, "data", chapter)
        case KeyFigure() | ResourceBox():
            return


def _chart(chart: Chart, chapter: str) -> Iterator[Line]:
    yield Line(chart.takeaway, chart.place, "takeaway", chapter)
    yield Line(chart.alt, chart.place, "alt", chapter)
    for words in (chart.quantity, chart.unit, *chart.columns, chart.note):
        yield Line(words, chart.place, "data", chapter)
    for row in chart.rows:
        for words in (*row.row, row.note):
            yield Line(words, row.place, "data", chapter)


def _figure(figure: Figure) -> Iterator[Line]:
    for words in (figure.before, figure.unit, figure.label, figure.year, figure.definition):
        yield Line(words, figure.place, "data", "")


def _prose(prose: Prose, part: Part, chapter: str) -> Iterator[Line]:
    for block in prose.blocks:
        yield from _run(block, part, chapter)


def _run(block: ProseBlock, part: Part, chapter: str) -> Iterator[Line]:
    if isinstance(block, Items):
        for item in block.items:
            for inner in item:
                yield from _run(inner, part, chapter)
        return
    kind: Part = "head" if isinstance(block, Subhead) else part
    yield Line(plain(block.inside), block.place, kind, chapter, block.inside)
    for note in _notes(block.inside):
        yield Line(plain(note.inside), note.place, "since" if part == "since" else "note", chapter, note.inside)


def _notes(inside: tuple[Inline, ...]) -> Iterator[Note]:
    for part in inside:
        if isinstance(part, Note):
            yield part
        elif not isinstance(part, Words):
            yield from _notes(part.inside)
