"""The content, as frozen values: kit, booklet, chapter, section, blocks.

What editors write in YAML is told in docs/editors.md; `reading/` fills these
classes and nothing else does. A string under a field is the help an editor
sees. After reading every node has a non-empty `id`, unique in its booklet,
and knows its Place; a Place is outside equality and fingerprint.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any, Literal, TypeAlias, TypeVar, dataclass_transform

from bookletkit.problems import Place

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def written(cls: type[T]) -> type[T]:
    """Make a frozen, keyword-only dataclass that an editor writes in YAML.

    Unknown keys are forbidden. Pydantic, which reading asks to fill it, finds here what it needs to know, and is not
    imported.
    """
    cls.__pydantic_config__ = {"extra": "forbid", "allow_inf_nan": False}  # type: ignore[attr-defined]
    cls.__get_pydantic_core_schema__ = classmethod(_from_yaml)  # type: ignore[attr-defined]
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


def _from_yaml(cls: type[T], source: Any, handler: Callable[[Any], Any]) -> dict[str, Any]:
    """A mapping of reading's tree tells itself what a written class is made from: its keys and its place."""
    known = {one.name for one in fields(cls)}  # type: ignore[arg-type]  # a dataclass by now
    before = {"type": "no-info", "function": lambda node: node.written(known) if hasattr(node, "written") else node}
    return {"type": "function-before", "function": before, "schema": handler(source)}


def somewhere() -> Any:
    """The field every written class has: where it stands. Filled by reading."""
    return field(default=Place(PurePosixPath("nowhere")), compare=False, repr=False)


# --- prose: Markdown, parsed ------------------------------------------------


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words of a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """*Set in italics*: a title, a foreign word, a stress."""

    inside: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Strong:
    """**Set in semibold**."""

    inside: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    kind: Literal["resource", "ref", "kit", "figure", "web"]
    target: str
    """An id (`kit`: BOOKLET#ID), for `web` the address."""
    inside: "tuple[Inline, ...]"
    place: Place = somewhere()


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, at its call."""

    inside: "tuple[Inline, ...]"
    place: Place = somewhere()


Inline: TypeAlias = Words | Emphasis | Strong | Link | Note


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    inside: tuple[Inline, ...]
    place: Place = somewhere()


@dataclass(frozen=True, slots=True)
class Subhead:
    """A small head inside a section: `### Money sent home`; its id is the section's, then its words in ASCII."""

    inside: tuple[Inline, ...]
    place: Place = somewhere()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item is prose of its own."""

    numbered: bool
    items: "tuple[tuple[ProseBlock, ...], ...]"
    place: Place = somewhere()


ProseBlock: TypeAlias = Paragraph | Subhead | Items


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown an editor wrote, parsed: raw HTML is off, pictures are blocks."""

    blocks: tuple[ProseBlock, ...]
    place: Place = somewhere()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> dict[str, Any]:
        """For pydantic: Markdown is parsed by the function that reading hands over as context."""
        parse = {"type": "with-info", "function": lambda typed, info: info.context(typed)}
        return {"type": "function-plain", "function": parse, "json_schema_input_schema": {"type": "str"}}


def plain(inside: tuple[Inline, ...]) -> str:
    """The words alone, without notes."""
    return "".join(
        part.text if isinstance(part, Words) else "" if isinstance(part, Note) else plain(part.inside)
        for part in inside
    )


def lines_of(blocks: tuple[ProseBlock, ...]) -> Iterator[tuple[Inline, ...]]:
    """Each run of inlines (paragraph, subhead, item), in reading order."""
    for block in blocks:
        if isinstance(block, Items):
            for item in block.items:
                yield from lines_of(item)
        else:
            yield block.inside


def links_of(blocks: tuple[ProseBlock, ...]) -> Iterator[Link]:
    """Each link of some prose, in reading order, those in notes too."""
    return (part for inside in lines_of(blocks) for part in parts_of(inside) if isinstance(part, Link))


def notes_of(blocks: tuple[ProseBlock, ...]) -> Iterator[Note]:
    """Each footnote of some prose, in the order of their calls."""
    return (part for inside in lines_of(blocks) for part in parts_of(inside) if isinstance(part, Note))


def parts_of(inside: tuple[Inline, ...]) -> Iterator[Inline]:
    """Each part of a line, and each part inside it."""
    for part in inside:
        yield part
        if not isinstance(part, Words):
            yield from parts_of(part.inside)


# --- the registry: resources.yaml, figures.yaml, data/ -----------------------


@written
class Resource:
    """A publication or web site that a "Click here or scan" box opens."""

    title: str
    """Its title, as a reader would look for it."""
    publisher: str
    year: str = ""
    url: str = ""
    """Its address; without one it stands under "Further reading"."""
    archived: str = ""
    """Stamp of the copy in the web archive, 4 to 14 digits: 2011, 20111102093000."""
    note: str = ""
    """What to know before opening it, in a sentence."""
    id: str = ""
    place: Place = somewhere()

    @property
    def archived_url(self) -> str:
        """Address of the archived copy nearest to the stamp; empty without one."""
        return f"https://web.archive.org/web/{self.archived}/{self.url}" if self.archived and self.url else ""


@written
class Source:
    """Where a figure or a fact comes from; printed in the list of sources."""

    title: str
    publisher: str
    year: str = ""
    url: str = ""
    unread: bool = False
    """True: not re-read at its source for this edition; printed with °."""
    note: str = ""
    id: str = ""
    place: Place = somewhere()


@written
class Figure:
    """One figure, one place: key figures, openers, covers and prose take it from here."""

    value: Decimal
    """The number alone, as exact as it is known: 1422586, 21.3."""
    before: str = ""
    """What stands before the number, with its space: `US$ `."""
    unit: str = ""
    """What stands after it: `million`, `per cent`, `workers`."""
    label: str
    """What it counts, as a line that goes on from the figure."""
    year: str
    source: str
    definition: str = ""
    """What is counted and what is not, in a sentence."""
    unread: bool = False
    id: str = ""
    place: Place = somewhere()


@written
class Row:
    """A row of a chart: its label and a value for each further column."""

    row: tuple[str, ...]
    """`[Philippines, 1422.6, 1470.8]`; an empty string is a missing value, never zero."""
    source: str = ""
    """Where this row alone comes from, if not from the chart's source."""
    unread: bool = False
    note: str = ""
    place: Place = somewhere()

    @property
    def label(self) -> str:
        return self.row[0]

    @property
    def values(self) -> tuple[Decimal | None, ...]:
        """The numbers; None where one is missing."""
        return tuple(Decimal(cell) if cell else None for cell in self.row[1:])


@written
class Chart:
    """A chart and all that must be said with it. One file in data/."""

    kind: str
    """A file of charts/: ranked-bars, dumbbells, grouped-bars, columns, lines, dots, stacked-bars, map."""
    takeaway: str
    """What the chart shows, as a full sentence without full stop; its title."""
    quantity: str
    """What is measured: `Workers leaving for jobs abroad in the year`."""
    unit: str
    """`thousand`, `per cent`, `US$ billion`."""
    columns: tuple[str, ...]
    """The head of each column, the label's first: `[Country, "2009", "2010"]`."""
    rows: tuple[Row, ...]
    """Rows here, or the name of a CSV file in data/."""
    source: str
    alt: str
    """The chart in words, for those who cannot see it: kind, subject, span, what it shows."""
    note: str = ""
    """The caveat, printed under the chart."""
    highlight: tuple[str, ...] = ()
    """Row labels (or columns) set in the booklet's colour; all others are quiet."""
    width: Literal["wide", "text"] = "wide"
    """Across margin and text column, or the text column alone."""
    order: Literal["value", "given"] = "value"
    """Rows by value, greatest first, or as written."""
    id: str = ""
    place: Place = somewhere()

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of all sources, the main one first, each once."""
        return tuple(dict.fromkeys([self.source, *(row.source for row in self.rows if row.source)]))


# --- blocks -------------------------------------------------------------------


@written
class Text:
    """`text: |`: running text in Markdown."""

    text: Prose
    sources: tuple[str, ...] = ()
    """Ids of the sources of its figures and facts."""
    id: str = ""
    place: Place = somewhere()


@written
class ResourceBox:
    """`resource: ID`, or a list of ids: a margin box before the paragraph it belongs to."""

    resources: tuple[str, ...]
    id: str = ""
    place: Place = somewhere()


@written
class Box:
    """`box:`: a tinted panel: a definition, a case, an instrument."""

    kind: Literal["definition", "instrument", "practice", "principle", "figures", "since"]
    """Says what it is in its label: `since` is the one "Since 2011" box of a booklet."""
    title: str
    text: Prose
    sources: tuple[str, ...] = ()
    id: str = ""
    place: Place = somewhere()


@written
class ChartBlock:
    """`chart: ID`: a chart of data/ of this booklet."""

    chart: str
    id: str = ""
    place: Place = somewhere()


@written
class KeyFigure:
    """`key-figure: ID`: a figure of figures.yaml, large."""

    figure: str
    id: str = ""
    place: Place = somewhere()


@written
class Photo:
    """`photo:`: a photograph or drawing with its caption."""

    file: PurePosixPath
    """In pictures/ of this booklet; JPEG, PNG or SVG."""
    alt: str
    """What it shows, for those who cannot see it."""
    caption: Prose | None = None
    credit: str = ""
    width: Literal["wide", "text"] = "wide"
    id: str = ""
    place: Place = somewhere()


@written
class Quote:
    """`quote:`: somebody's words, set apart."""

    text: Prose
    by: str
    source: str = ""
    id: str = ""
    place: Place = somewhere()


@written
class Table:
    """`table:`: cells in rows; the first column holds the head of each row."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    source: str
    note: str = ""
    width: Literal["wide", "text"] = "wide"
    id: str = ""
    place: Place = somewhere()


Block: TypeAlias = Text | ResourceBox | Box | ChartBlock | KeyFigure | Photo | Quote | Table

BLOCK_WORDS: Mapping[type[Block], str] = {
    Text: "text",
    ResourceBox: "resource",
    Box: "box",
    ChartBlock: "chart",
    KeyFigure: "key-figure",
    Photo: "photo",
    Quote: "quote",
    Table: "table",
}
"""One word names a block: its key in YAML, its template, its style sheet, its class."""


# --- the order of a booklet ---------------------------------------------------


@written
class Section:
    """A section: a head that says what it finds, and its blocks."""

    title: str
    blocks: tuple[Block, ...]
    id: str = ""
    place: Place = somewhere()


@written
class Chapter:
    """A chapter, in a file of its own; its id is the file's name."""

    title: str
    lead: str
    """Two or three sentences on the opener: what the chapter finds."""
    figure: str = ""
    """Id of the figure on the opener."""
    sections: tuple[Section, ...]
    id: str = ""
    place: Place = somewhere()


@written
class Term:
    """A word of the glossary."""

    term: str
    definition: str
    id: str = ""
    place: Place = somewhere()


@written
class Event:
    """A line of the time line."""

    year: str
    event: str
    source: str = ""
    place: Place = somewhere()


@written
class CoverArt:
    """What the cover is drawn from: one of the booklet's own charts."""

    chart: str
    caption: str
    """What the art shows, in two short lines."""
    place: Place = somewhere()


@written
class Front:
    """booklet.yaml: what stands on the cover and what the booklet is made of."""

    title: str
    subtitle: str
    colour: str
    """A colour of the kit's palette."""
    cover: CoverArt
    introduction: Prose
    """An opening text of a page or two, before chapter 1."""
    sources: tuple[str, ...] = ()
    """Ids of the sources of the introduction."""
    chapters: tuple[str, ...]
    further_reading: tuple[str, ...] = ()
    """Ids of resources without an address, or without a box."""
    subject: str = ""
    """One sentence on what the booklet is about, for catalogues."""
    keywords: tuple[str, ...] = ()
    place: Place = somewhere()


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """A booklet: its front, its chapters, and what they draw on."""

    slug: str
    number: int
    """Its place in the kit, counted from 1: the number on the cover."""
    front: Front
    chapters: tuple[Chapter, ...]
    figures: Mapping[str, Figure]
    charts: Mapping[str, Chart]
    glossary: tuple[Term, ...] = ()
    acronyms: Mapping[str, str] = field(default_factory=dict)
    timeline: tuple[Event, ...] = ()
    place: Place = somewhere()

    @property
    def title(self) -> str:
        return self.front.title

    def sections(self) -> Iterator[Section]:
        for chapter in self.chapters:
            yield from chapter.sections

    def blocks(self) -> Iterator[Block]:
        for section in self.sections():
            yield from section.blocks


@written
class Colour:
    """One colour, both its builds, chosen by a person."""

    rgb: str
    """`#00737a`, sRGB."""
    cmyk: tuple[int, int, int, int]
    """The build for the press, per cent of each ink."""
    place: Place = somewhere()


@written
class Margins:
    """mm from the trim."""

    inner: float
    outer: float
    head: float
    foot: float
    place: Place = somewhere()


@written
class Fonts:
    """Families, by the names the fonts give themselves."""

    text: str
    sans: str
    place: Place = somewhere()


@written
class Imprint:
    """What the imprint page says. Publisher and contact only where there are any."""

    about: Prose
    """What this kit is, what it is based on, when it speaks."""
    licence: str
    """Of texts and charts: `CC BY 4.0`."""
    code_licence: str = "MIT"
    based_on: str
    publisher: str = ""
    contact: str = ""
    address: str = ""
    """Web address of the kit itself: printed on the back cover with a QR code."""
    disclaimer: str
    """Small on each cover: `An independent re-creation. Not an ILO publication.`"""
    place: Place = somewhere()


@written
class Condition:
    """A printing condition: profile by name in styles/icc/, and total ink in per cent."""

    profile: str
    total_ink: int
    place: Place = somewhere()


@written
class Press:
    """What the press edition aims at."""

    standard: Literal["x-4", "x-1a"] = "x-4"
    inside: Condition
    cover: Condition
    bleed_mm: float = 3
    marks: Literal["full", "crop", "none"] = "full"
    place: Place = somewhere()


@written
class Announced:
    """A booklet of the series that is not there yet: named on back covers."""

    announced: str
    """Its slug."""
    title: str
    colour: str
    place: Place = somewhere()


@written
class Settings:
    """kit.yaml."""

    schema: Literal["1"]
    title: str
    language: str
    """BCP 47: `en-GB`, `th`."""
    booklets: tuple[str | Announced, ...]
    """Slugs; this order is the number on the cover."""
    palette: Mapping[str, Colour]
    """Must hold `text`, `grey`, `sand` and each booklet's colour."""
    trim_mm: tuple[float, float]
    margins_mm: Margins
    fonts: Fonts
    imprint: Imprint
    how_to_use: Prose
    """Half a page: how to use a booklet on screen, from a disc, on paper."""
    press: Press
    revision: int
    date: str
    """Of this revision, YYYY-MM-DD: the date in all PDFs."""
    present: int | None = None
    """The year the kit speaks in: later ones stand only in `since` boxes and the time line."""
    refused_hosts: tuple[str, ...] = ()
    """Hosts that must not be linked or printed."""
    place: Place = somewhere()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """Everything a content folder says."""

    folder: Path
    settings: Settings
    booklets: tuple[Booklet, ...]
    """Those that are there, in the order of their numbers; announced ones are in settings."""
    resources: Mapping[str, Resource]
    sources: Mapping[str, Source]
    words: Mapping[str, str]
    """Furniture of the pages: `contents: Contents`; the kit's words.yaml over ours."""
    places: Mapping[str, Mapping[str, Place]] = field(default_factory=dict, compare=False, repr=False)
    """Slug of a booklet → id of a node → where it stands."""
