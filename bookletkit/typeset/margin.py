"""Where margin boxes stand: beside their paragraph, below one another, clear of wide figures, on the page.

They are out of the flow, so that nothing else moves when they do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bookletkit.typeset.measure import Sheet

GAP = 8.7
"""px between two margin boxes, or one and a wide figure: half a line."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Tops of a page's margin boxes, in order, and how far they would run over (px; 0 is good)."""

    tops: tuple[float, ...]
    over: float


def place(sheet: Sheet) -> Placed:
    """Set each box at its own line, or as near below as it finds room; then pull up what runs over the foot."""
    walls = [(one.top, one.bottom) for one in sheet.stretches if one.wide]
    floor = sheet.bottom + sheet.notes
    tops: list[float] = []
    free = sheet.top
    for box in sheet.beside:
        top = _below(max(box.top, free), box.height, walls)
        tops.append(top)
        free = top + box.height + GAP
    for n in reversed(range(len(tops))):
        height = sheet.beside[n].height
        if tops[n] + height > floor + 0.5:
            tops[n] = _above(floor - height, height, walls)
        floor = tops[n] - GAP
    over = max(0.0, sheet.top - min(tops)) if tops else 0.0
    return Placed(tuple(tops), over)


def _below(top: float, height: float, walls: Sequence[tuple[float, float]]) -> float:
    """The first top from here down where a box of this height meets no wall."""
    for wall_top, wall_bottom in sorted(walls):
        if top < wall_bottom + GAP and top + height + GAP > wall_top:
            top = wall_bottom + GAP
    return top


def _above(top: float, height: float, walls: Sequence[tuple[float, float]]) -> float:
    """The first top from here up where it meets none."""
    for wall_top, wall_bottom in sorted(walls, reverse=True):
        if top < wall_bottom + GAP and top + height + GAP > wall_top:
            top = wall_top - GAP - height
    return top
