"""What a booklet uses, in reading order: numbers of links, notes and tables; where each source stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bookletkit.flow import Item, flow, prose_items
from bookletkit.kit import (
    Booklet,
    Box,
    Chart,
    ChartBlock,
    Items,
    KeyFigure,
    Kit,
    Note,
    Paragraph,
    Photo,
    ProseBlock,
    Quote,
    Resource,
    Source,
    Subhead,
    Table,
    Text,
    links_of,
    notes_of,
)

COVER, HOW_TO_USE, IMPRINT, INTRODUCTION = "_cover", "_how-to-use", "_imprint", "_introduction"
"""Ids of ours begin with a mark that an editor's cannot begin with."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Numbers are given in the order things are met; a node is the id of an item of the flow."""

    words: Mapping[str, str]
    resources: Mapping[str, Resource]
    link_numbers: Mapping[str, int]
    """Id of a resource that a box or a text opens → the number beside its code."""
    resource_nodes: Mapping[str, Sequence[str]]
    further: tuple[Resource, ...]
    """Listed under "Further reading": without an address, or without a box."""
    note_numbers: Mapping[int, int]
    """Identity of a Note → its number, counted through the booklet."""
    charts: tuple[Chart, ...]
    table_numbers: Mapping[str, int]
    sources: Mapping[str, tuple[Source, Sequence[str]]]
    """Id of a source → the source and the nodes that cite it."""


def usage(kit: Kit, booklet: Booklet) -> Usage:
    """Walk the booklet once, as it was written."""
    written = {node.id: node for node in booklet.blocks()}
    resource_nodes: dict[str, list[str]] = {}
    source_nodes: dict[str, list[str]] = {}
    notes: list[Note] = []
    charts: list[Chart] = []
    for item in _items(kit, booklet):
        for box in item.beside:
            for opened in box.resources:
                resource_nodes.setdefault(opened, []).append(box.id)
        notes += notes_of(_prose(item))
        for link in links_of(_prose(item)):
            if link.kind == "resource" and kit.resources[link.target].url:
                resource_nodes.setdefault(link.target, []).append(item.id)
        if isinstance(item.block, ChartBlock):
            charts.append(booklet.charts[item.block.chart])
        node = written.get(item.node)
        for source in _sources(booklet, item, node):
            if not isinstance(node, Text) or _cites(booklet, item, node, source):
                source_nodes.setdefault(source, []).append(item.id)
    for chapter in booklet.chapters:
        if chapter.figure:
            source_nodes.setdefault(booklet.figures[chapter.figure].source, []).append(chapter.id)
    for event in booklet.timeline:
        if event.source:
            source_nodes.setdefault(event.source, []).append("_timeline")
    for source in booklet.charts[booklet.front.cover.chart].sources:
        source_nodes.setdefault(source, []).append(COVER)
    return Usage(
        words=kit.words,
        resources=kit.resources,
        link_numbers={resource: number for number, resource in enumerate(resource_nodes, 1)},
        resource_nodes=resource_nodes,
        further=tuple(kit.resources[resource] for resource in booklet.front.further_reading),
        note_numbers={id(note): number for number, note in enumerate(notes, 1)},
        charts=tuple(dict.fromkeys(charts)),
        table_numbers={chart.id: number for number, chart in enumerate(dict.fromkeys(charts), 1)},
        sources={source: (kit.sources[source], nodes) for source, nodes in source_nodes.items()},
    )


def _items(kit: Kit, booklet: Booklet) -> Iterator[Item]:
    """Everything that is set, in reading order: page 2, the introduction, the chapters."""
    settings = kit.settings
    yield from prose_items(HOW_TO_USE, settings.how_to_use.blocks)
    yield from prose_items(IMPRINT, settings.imprint.about.blocks)
    yield from prose_items(INTRODUCTION, booklet.front.introduction.blocks)
    yield from flow(tuple(booklet.sections()))


def _sources(booklet: Booklet, item: Item, node: object) -> Sequence[str]:
    """Ids of the sources that an item cites."""
    if item.node == INTRODUCTION:
        return booklet.front.sources
    match node:
        case Text() | Box():
            return node.sources
        case ChartBlock():
            return booklet.charts[node.chart].sources
        case KeyFigure():
            return (booklet.figures[node.figure].source,)
        case Quote() | Table():
            return (node.source,) if node.source else ()
    return ()


def _cites(booklet: Booklet, item: Item, node: Text, source: str) -> bool:
    """Of a text's paragraphs, those whose figures come from the source; all where no figure is tied to it."""
    return source in _figure_sources(booklet, (item.block,)) or source not in _figure_sources(booklet, node.text.blocks)


def _figure_sources(booklet: Booklet, blocks: Sequence[object]) -> set[str]:
    prose = tuple(block for block in blocks if isinstance(block, Paragraph | Subhead | Items))
    return {booklet.figures[link.target].source for link in links_of(prose) if link.kind == "figure"}


def _prose(item: Item) -> tuple[ProseBlock, ...]:
    match item.block:
        case Paragraph() | Subhead() | Items():
            return (item.block,)
        case Box() | Quote():
            return item.block.text.blocks
        case Photo() if item.block.caption:
            return item.block.caption.blocks
    return ()
