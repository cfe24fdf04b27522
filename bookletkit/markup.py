"""A booklet to HTML, part by part. Python decides, the template places.

Pure: equal arguments give equal text. A folio is left blank in a box of
fixed width; only lists of pages, set after all they cite, know folios.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined

from bookletkit.cache import Cache
from bookletkit.codes import Code, draw_code
from bookletkit.design import HOUSE, Design, inks
from bookletkit.draw import Svg
from bookletkit.editions import Layout
from bookletkit.flow import Arrangement, flow, prose_items
from bookletkit.kit import (
    Announced,
    Booklet,
    Chapter,
    Chart,
    Emphasis,
    Figure,
    Inline,
    Items,
    Kit,
    Link,
    Note,
    Paragraph,
    Photo,
    Source,
    Strong,
    Subhead,
    Words,
)
from bookletkit.own import Sandbox
from bookletkit.usage import COVER, INTRODUCTION, Usage, usage

Folios = Mapping[str, int]
PAIRED_COLUMNS = 3
"""A table of the data behind a chart with more columns takes the whole width."""
CONTENTS_ROWS = 32
"""More lines of contents are set closer, to stay on one page."""
WIDE_PAIR = 18
"""Signs of two words that would not fit on a line of a cover."""
LONG_FIGURE = 20
NO_BREAK = "\u00a0"
SHORT_WORD = 5
"""A last word of so few signs, its stop counted, does not stand alone on a line."""


@dataclass(frozen=True, slots=True)
class Part:
    """Pages set together."""

    name: str
    html: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A booklet ready to be marked up, and the files its pages show."""

    booklet: Booklet
    settings_css: str
    assets: Mapping[str, bytes]
    """`asset:chart/…` → bytes; nothing else can be shown."""
    render: Callable[..., str]
    usage: Usage


def mark_up(
    kit: Kit,
    booklet: Booklet,
    layout: Layout,
    design: Design,
    drawings: Mapping[str, Svg],
    art: Svg,
    cache: Cache,
    digits: int = 2,
) -> Manuscript:
    """Gather what all parts share. `digits`: of the widest folio, for which room is kept."""
    env = environment(design)
    used = usage(kit, booklet)
    colours = inks(kit, booklet.front.colour)
    codes = {id: draw_code(str(n), kit.resources[id].url, cache) for id, n in used.link_numbers.items()}
    address = kit.settings.imprint.address
    address_code = draw_code("kit", address, cache, ground=colours.white) if address else None
    shared = {
        "kit": kit,
        "settings": kit.settings,
        "language": kit.settings.language,
        "booklet": booklet,
        "words": kit.words,
        "layout": layout,
        "inks": colours,
        "fonts": design.fonts,
        "font_names": ", ".join(dict.fromkeys((design.text_family, design.sans_family))),
        "figures": booklet.figures,
        "charts": booklet.charts,
        "drawings": {id: _drawing(id, svg) for id, svg in drawings.items()},
        "art": "asset:cover.svg",
        "pictures": {photo.id: _picture_address(photo) for photo in _photos(booklet)},
        "codes": codes,
        "address_code": address_code,
        "link_numbers": used.link_numbers,
        "table_numbers": used.table_numbers,
        "note_numbers": lambda note: used.note_numbers[id(note)],
        "series": series(kit),
        "resource": kit.resources.__getitem__,
        "source_line": partial(_source_line, kit),
        "page_list": partial(_page_list, kit.words),
        "date": _date(kit.words, kit.settings.date),
        "before_folio": _before_folio,
        "widest": "0" * digits,
        "subhead_tag": "h4",
        "cited": partial(_cited, kit),
    }
    return Manuscript(
        booklet=booklet,
        settings_css=env.get_template("settings.css").render(
            settings=kit.settings, layout=layout, inks=colours, fonts=design.fonts
        ),
        assets=_assets(kit, booklet, drawings, art, [*codes.values(), *([address_code] if address_code else [])]),
        render=lambda template, **own: env.get_template(f"parts/{template}.html").render({**shared, **own}),
        usage=used,
    )


def cover(written: Manuscript) -> Part:
    return Part("cover", written.render("cover"))


def front(written: Manuscript) -> Part:
    """How to use the booklet; the imprint."""
    return Part("front", written.render("front"))


def contents(written: Manuscript) -> Part:
    """Titles of all chapters, sections and back matter; folios blank."""
    entries = _contents(written)
    rows = sum(1 + len(entry["sections"]) for entry in entries)
    return Part("contents", written.render("contents", contents=entries, many=rows > CONTENTS_ROWS))


def introduction(written: Manuscript) -> Part:
    items = prose_items(INTRODUCTION, written.booklet.front.introduction.blocks)
    return Part("introduction", written.render("introduction", flow=items, subhead_tag="h3"))


def chapter(written: Manuscript, chapter: Chapter, arranged: Arrangement) -> Part:
    """An opener and its flow, figures moved."""
    number = written.booklet.chapters.index(chapter) + 1
    figure = written.booklet.figures[chapter.figure] if chapter.figure else None
    items = flow(chapter.sections, arranged)
    return Part(
        chapter.id, written.render("chapter", chapter=chapter, chapter_number=number, figure=figure, flow=items)
    )


def back(written: Manuscript, folios: Folios) -> Part:
    """Glossary, acronyms, time line, data, reading, links and sources with the pages they are used on."""
    used = written.usage
    sources = _by_publisher(used.sources, folios)
    return Part(
        "back",
        written.render(
            "back",
            term_rows=_term_rows(written.booklet),
            data=_data_tables(used),
            further=used.further,
            links=[
                {"number": number, "resource": used.resources[id], "pages": _pages(used.resource_nodes[id], folios)}
                for id, number in used.link_numbers.items()
            ],
            sources=sources,
            some_unread=any(entry["source"].unread for entry in sources),
        ),
    )


def blank(written: Manuscript) -> Part:
    return Part("blank", written.render("blank"))


def back_cover(written: Manuscript) -> Part:
    return Part("back-cover", written.render("back-cover"))


# --- what templates are handed ------------------------------------------------


def environment(design: Design) -> Sandbox:
    """Templates of the kit over ours: they place what they are handed, escaped, and reach nothing else."""
    ours = FileSystemLoader(HOUSE / "templates")
    kits = [FileSystemLoader(folder) for folder in design.templates]
    env = Sandbox(
        loader=ChoiceLoader([*kits, PrefixLoader({"house": ours})]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters.update(balanced=balanced, bound=bound, display=display, number=number)
    kinds = (Words, Emphasis, Strong, Link, Note, Paragraph, Subhead, Items)
    for kind in kinds:
        env.tests[kind.__name__.lower()] = partial(_is, kind)  # type: ignore[assignment]  # a test is any callable
    env.tests.update(half_read=half_read, marked=marked)
    return env


def balanced(text: str) -> str:
    """A head or takeaway whose last two words stay together: no line of one word, but where they would be too wide."""
    together = " ".join(text.split(" ")[-2:])
    return NO_BREAK.join(text.rsplit(" ", 1)) if text.count(" ") > 1 and len(together) <= WIDE_PAIR else text


def bound(inside: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A paragraph whose last word, if short, stays with the one before."""
    last = inside[-1] if inside else None
    if isinstance(last, Words) and last.text.count(" ") > 1 and len(last.text.rsplit(" ", 1)[1]) <= SHORT_WORD:
        return (*inside[:-1], Words(NO_BREAK.join(last.text.rsplit(" ", 1))))
    return inside


def display(figure: Figure) -> str:
    """A figure as it is printed: `US$ 54 million`, `1,422,586`."""
    joined = f"{figure.before}{number(figure.value)} {figure.unit}".strip()
    glued = joined.replace(" ", NO_BREAK)
    if len(joined) <= LONG_FIGURE:
        return glued
    first, _, rest = figure.unit.partition(" ")
    return f"{figure.before}{number(figure.value)}{NO_BREAK}{first} {rest}".strip()


def number(value: object) -> str:
    """Digits in groups of three, as exact as they are written; empty where a value is missing."""
    return "" if value is None else f"{value:,}".replace("-", "\u2212")


def half_read(chart: Chart) -> bool:
    """True where a row was not re-read at its source: the mark is explained under the chart."""
    return any(row.unread for row in chart.rows)


def marked(text: str) -> bool:
    """True where a typed ° stands in a text."""
    return "°" in text


def _is(kind: type, value: object) -> bool:
    return isinstance(value, kind)


def _before_folio(phrase: str) -> str:
    """`page {page}` → `page `, held together with the number."""
    return phrase.split("{page}")[0].replace(" ", NO_BREAK)


def _source_line(kit: Kit, ids: Sequence[str]) -> str:
    """`Source: World Bank, Migration and Remittances Factbook 2011`; of several, publishers alone."""
    sources = [kit.sources[id] for id in ids]
    if len(sources) == 1:
        return kit.words["source"].format(sources=f"{sources[0].publisher}, {_marked(sources[0], sources[0].title)}")
    named = dict.fromkeys(_marked(source, source.publisher) for source in sources)
    return kit.words["sources_plural"].format(sources=kit.words["list_separator"].join(named))


def _marked(source: Source, words: str) -> str:
    return f"{words}°" if source.unread else words


def _page_list(words: Mapping[str, str], pages: Sequence[int]) -> str:
    """`page 4`, `pages 4, 9–11`: runs of three or more are folded."""
    if not pages:
        return ""
    word = "page" if len(pages) == 1 else "pages"
    return words[word].format(**{word: ", ".join(_runs(pages))}).replace(" ", NO_BREAK, 1)


def _runs(pages: Sequence[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(pages), lambda entry: entry[1] - entry[0]):
        folios = [folio for _, folio in run]
        if len(folios) > 2:
            yield f"{folios[0]}–{folios[-1]}"
        else:
            yield from map(str, folios)


def _date(words: Mapping[str, str], date: str) -> str:
    """`2026-11-24` as it is written in the kit's language."""
    year, month, day = date.split("-")
    return words["date"].format(day=int(day), month=words["months"].split()[int(month) - 1], year=year)


@dataclass(frozen=True, slots=True)
class Cited:
    """A node of another booklet."""

    slug: str
    id: str
    number: int


def _cited(kit: Kit, target: str) -> Cited:
    slug, _, id = target.partition("#")
    (number,) = (booklet.number for booklet in kit.booklets if booklet.slug == slug)
    return Cited(slug, id or COVER, number)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as the template needs it."""

    address: str
    width_mm: float
    height_mm: float


def _drawing(id: str, svg: Svg) -> Drawing:
    return Drawing(f"asset:chart/{id}.svg", svg.width_mm, svg.height_mm)


def _photos(booklet: Booklet) -> Iterator[Photo]:
    return (block for block in booklet.blocks() if isinstance(block, Photo))


def _picture_address(photo: Photo) -> str:
    return f"asset:picture/{quote(str(photo.file))}"


def _assets(
    kit: Kit, booklet: Booklet, drawings: Mapping[str, Svg], art: Svg, codes: Sequence[Code]
) -> Mapping[str, bytes]:
    pictures = kit.folder / booklet.slug / "pictures"
    return {
        "asset:cover.svg": art.data,
        **{f"asset:chart/{id}.svg": svg.data for id, svg in drawings.items()},
        **{code.address: code.data for code in codes},
        **{_picture_address(photo): (pictures / PurePosixPath(photo.file)).read_bytes() for photo in _photos(booklet)},
    }


def series(kit: Kit) -> list[dict[str, Any]]:
    """Every booklet of the series, those to come too, in the order of their numbers."""
    there = {booklet.slug: booklet for booklet in kit.booklets}
    entries = []
    for number, entry in enumerate(kit.settings.booklets, 1):
        title = entry.title if isinstance(entry, Announced) else there[entry].title
        entries.append({"number": number, "title": title, "there": not isinstance(entry, Announced)})
    return entries


def _contents(written: Manuscript) -> list[dict[str, Any]]:
    booklet, used = written.booklet, written.usage
    words = used.words
    entries: list[dict[str, Any]] = [
        {"target": INTRODUCTION, "title": words["introduction"], "matter": "front", "sections": ()}
    ]
    for chapter in booklet.chapters:
        entries.append(
            {"target": chapter.id, "title": chapter.title, "matter": "chapter", "sections": chapter.sections}
        )
    back = (
        ("_glossary", "glossary", booklet.glossary),
        ("_acronyms", "acronyms", booklet.acronyms),
        ("_timeline", "timeline", booklet.timeline),
        ("_data", "data_behind", used.charts),
        ("_further-reading", "further_reading", used.further),
        ("_links", "links", used.link_numbers),
        ("_sources", "sources", used.sources),
    )
    for target, word, there in back:
        if there:
            entries.append({"target": target, "title": words[word], "matter": "back", "sections": ()})
    return entries


def _data_tables(used: Usage) -> list[dict[str, Any]]:
    """Narrow tables stand in pairs, those of many columns alone."""
    tables: list[dict[str, Any]] = []
    for chart in used.charts:
        notes = [f"{row.label}: {row.note}." for row in chart.rows if row.note]
        before = tables[-1]["side"] if tables else ""
        side = "wide" if len(chart.columns) > PAIRED_COLUMNS else "second" if before == "first" else "first"
        tables.append({"number": used.table_numbers[chart.id], "chart": chart, "notes": notes, "side": side})
    return tables


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the glossary, the acronyms or the time line."""

    term: str
    meaning: str
    id: str = ""


def _term_rows(booklet: Booklet) -> dict[str, list[Row]]:
    return {
        "glossary": [Row(term.term, term.definition, term.id) for term in booklet.glossary],
        "acronyms": [Row(short, full) for short, full in booklet.acronyms.items()],
        "timeline": [Row(event.year, event.event) for event in booklet.timeline],
    }


def _by_publisher(nodes: Mapping[str, tuple[Source, Sequence[str]]], folios: Folios) -> list[dict[str, Any]]:
    entries = [{"source": source, "pages": _pages(where, folios)} for source, where in nodes.values()]
    return sorted(entries, key=lambda entry: (entry["source"].publisher.casefold(), entry["source"].title.casefold()))


def _pages(nodes: Sequence[str], folios: Folios) -> list[int]:
    return sorted({folios[node] for node in nodes if node in folios})
