"""What is printed with °: sources, figures and rows not re-read at their source for this edition."""

from dataclasses import dataclass
from typing import Literal

from bookletkit.copydesk.citations import citations
from bookletkit.copydesk.figures import shown
from bookletkit.kit import Kit
from bookletkit.problems import Place


@dataclass(frozen=True, slots=True)
class Unread:
    """One thing to look up again."""

    kind: Literal["source", "figure", "row"]
    id: str
    """Of the source or the figure; of the chart that holds the row."""
    words: str
    """As a reader sees it."""
    place: Place
    """Where `unread: true` stands, or its entry begins."""
    used: tuple[Place, ...]
    """Where it is cited or shown, in reading order; empty when nowhere."""


def unread(kit: Kit) -> tuple[Unread, ...]:
    """All that is marked `unread: true`: sources first, then each booklet's figures and rows."""
    found = citations(kit)
    marked = [
        Unread("source", id, f"{source.title}, {source.publisher}", source.place, tuple(found.sources.get(id, ())))
        for id, source in kit.sources.items()
        if source.unread
    ]
    for booklet in kit.booklets:
        for id, figure in booklet.figures.items():
            if figure.unread:
                used = tuple(found.figures.get((booklet.slug, id), ()))
                marked.append(Unread("figure", id, f"{shown(figure)} {figure.label}", figure.place, used))
        for id, chart in booklet.charts.items():
            used = tuple(found.charts.get((booklet.slug, id), ()))
            marked += [
                Unread("row", id, f"{', '.join(row.row)} ({chart.unit})", row.place, used)
                for row in chart.rows
                if row.unread
            ]
    return tuple(marked)
