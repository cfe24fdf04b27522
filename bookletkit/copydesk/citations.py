"""Where each source, resource and figure is used; and those that nobody uses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from bookletkit.copydesk.printed import links
from bookletkit.kit import (
    Booklet,
    Box,
    ChartBlock,
    KeyFigure,
    Kit,
    Prose,
    Quote,
    ResourceBox,
    Table,
    Text,
    links_of,
)
from bookletkit.problems import WARNING, Place, Problem, rule

T = TypeVar("T")

_UNUSED = """
    Why: what nobody cites is not printed; it is either forgotten in a text, or left over and best taken out.
"""
resource_unused = rule(
    "resource.unused",
    f"""
    Every resource of resources.yaml is opened by a box, a link of the prose, or stands under `further_reading`.
    {_UNUSED} Mend: add `- resource: ID` before the paragraph it belongs to, or take it out of resources.yaml.
    """,
    WARNING,
)
source_unused = rule(
    "source.unused",
    f"""
    Every source of resources.yaml is cited by a text, box, quote, table, chart, row, figure or event. {_UNUSED}
    Mend: cite it where its facts stand (`sources: [ID]`), or take it out of resources.yaml.
    """,
    WARNING,
)
figure_unused = rule(
    "figure.unused",
    f"""
    Every figure of figures.yaml stands on an opener, in a key figure, or is tied to words of the prose. {_UNUSED}
    Mend: tie the words that say it, `[25 million](figure:ID)`, or take it out of figures.yaml.
    """,
    WARNING,
)


@dataclass(frozen=True, slots=True)
class Citations:
    """Places by id; figures and charts by booklet and id."""

    sources: dict[str, list[Place]] = field(default_factory=dict)
    resources: dict[str, list[Place]] = field(default_factory=dict)
    figures: dict[tuple[str, str], list[Place]] = field(default_factory=dict)
    charts: dict[tuple[str, str], list[Place]] = field(default_factory=dict)


def citations(kit: Kit) -> Citations:
    """Walk the kit once, in reading order."""
    found = Citations()
    for booklet in kit.booklets:
        _front(found, booklet)
        for block in booklet.blocks():
            match block:
                case Text() | Box():
                    _cite(found.sources, block.sources, block.place)
                case ResourceBox():
                    _cite(found.resources, block.resources, block.place)
                case ChartBlock():
                    _cite(found.charts, ((booklet.slug, block.chart),), block.place)
                case KeyFigure():
                    _cite(found.figures, ((booklet.slug, block.figure),), block.place)
                case Quote() | Table():
                    _cite(found.sources, (block.source,), block.place)
        for link in links(booklet):
            if link.kind == "resource":
                _cite(found.resources, (link.target,), link.place)
            elif link.kind == "figure":
                _cite(found.figures, ((booklet.slug, link.target),), link.place)
    for prose in (kit.settings.imprint.about, kit.settings.how_to_use):
        _cite(found.resources, _opened(prose), prose.place)
    return found


def unused(kit: Kit) -> Iterator[Problem]:
    """Entries of the registry that nobody cites."""
    found = citations(kit)
    for id, resource in kit.resources.items():
        if id not in found.resources:
            mend = f"Add `- resource: {id}` where it belongs, or `further_reading: [{id}]`, or take it out."
            yield resource_unused(f"No box, link or list opens the resource `{id}`.", resource.place, mend)
    for id, source in kit.sources.items():
        if id not in found.sources:
            mend = f"Add `sources: [{id}]` where its facts stand, or take it out."
            yield source_unused(f"Nothing cites the source `{id}`; it will not be printed.", source.place, mend)
    for booklet in kit.booklets:
        for id, figure in booklet.figures.items():
            if (booklet.slug, id) not in found.figures:
                mend = f"Tie the words that say it, […](figure:{id}), or take it out."
                yield figure_unused(f"No opener, key figure or text uses the figure `{id}`.", figure.place, mend)


def _front(found: Citations, booklet: Booklet) -> None:
    """What is cited outside the sections, and what figures and charts cite themselves."""
    front = booklet.front
    _cite(found.sources, front.sources, front.place)
    _cite(found.resources, front.further_reading, front.place)
    _cite(found.charts, ((booklet.slug, front.cover.chart),), front.place)
    for chapter in booklet.chapters:
        if chapter.figure:
            _cite(found.figures, ((booklet.slug, chapter.figure),), chapter.place)
    for figure in booklet.figures.values():
        _cite(found.sources, (figure.source,), figure.place)
    for chart in booklet.charts.values():
        _cite(found.sources, chart.sources, chart.place)
    for event in booklet.timeline:
        _cite(found.sources, (event.source,), event.place)


def _cite(places: dict[T, list[Place]], ids: Iterable[T], place: Place) -> None:
    for id in ids:
        if id:
            places.setdefault(id, []).append(place)


def _opened(prose: Prose) -> tuple[str, ...]:
    return tuple(link.target for link in links_of(prose.blocks) if link.kind == "resource")
