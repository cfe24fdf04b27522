"""Labels on a map: inside a place, beside it, or at the end of a line; one that finds no room is left out.

Labels keep off all that is shaded, off dots, off one another and off their lines. Not a chart kind: for map.py.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from matplotlib.path import Path as Outline

Point = tuple[float, float]
Cell = tuple[int, int]
Line = tuple[Point, Point]
Align = Literal["left", "center", "right"]

CELL = 2.0
"""Land is known in squares of this size."""
NEAR = 5.0
"""A label so near to its place, and to no other, needs no line."""
FAR = 110
TURNS = 32


@dataclass(frozen=True, slots=True)
class Box:
    """Room that is taken, or would be."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, across: float, down: float) -> "Box":
        return Box(self.left - across, self.top - down, self.right + across, self.bottom + down)

    def meets(self, other: "Box") -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not beside and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: "Box") -> bool:
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def cells(self) -> set[Cell]:
        return {
            (across, down)
            for across in range(math.floor(self.left / CELL), math.ceil(self.right / CELL))
            for down in range(math.floor(self.top / CELL), math.ceil(self.bottom / CELL))
        }


@dataclass(frozen=True, slots=True)
class Ground:
    """What labels keep off."""

    frame: Box
    shaded: frozenset[Cell]
    pale: frozenset[Cell]
    """Land that a label may lie on, though water is better."""
    dots: tuple[Box, ...]
    taken: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()

    def with_label(self, box: Box, line: Line | None = None) -> "Ground":
        lines = (*self.lines, line) if line else self.lines
        return replace(self, taken=(*self.taken, box), lines=lines)


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be labelled."""

    middle: Point
    own: frozenset[Cell]
    dot: Box | None = None


@dataclass(frozen=True, slots=True)
class Callout:
    """Where a label stands."""

    box: Box
    align: Align
    line: Line | None


def inside(target: Target, room: Point, ground: Ground) -> Box | None:
    """Room wholly on the place's own land, as near to its middle as can be."""
    for away in range(0, 16, 2):
        for x, y in around(target.middle, away, 12 if away else 1):
            box = Box(x - room[0] / 2, y - room[1] / 2, x + room[0] / 2, y + room[1] / 2)
            if box.grown(1.5, 0.5).cells() <= target.own and not any(map(box.meets, (*ground.taken, *ground.dots))):
                return box
    return None


def outside(target: Target, room: Point, ground: Ground) -> Callout | None:
    """The best of what is free around a place: near, on water, level with it."""
    found = [
        (cost(target, callout, away, ground), n, callout)
        for n, (callout, away) in enumerate(free(target, room, ground))
    ]
    return min(found)[2] if found else None


def free(target: Target, room: Point, ground: Ground) -> Iterator[tuple[Callout, int]]:
    """The first free room in each direction, and how far it is away."""
    (x, y), (wide, high) = target.middle, room
    for turn in range(TURNS):
        a, b = math.cos(turn * math.tau / TURNS), math.sin(turn * math.tau / TURNS)
        align: Align = "left" if a > 0.35 else "right" if a < -0.35 else "center"
        for away in range(4, FAR, 2):
            u, v = x + a * away, y + b * away
            left = {"left": u, "right": u - wide, "center": u - wide / 2}[align]
            top = v - high / 2 + b * high / (2 if align == "center" else 4)
            box = Box(left, top, left + wide, top + high)
            if not ground.frame.holds(box):
                continue
            line = None if is_near(target, box, ground) else (target.middle, (u - a * 1.5, v - b * 1.5))
            if is_free(target, box, line, ground):
                yield Callout(box, align, line), away
                break


def is_near(target: Target, box: Box, ground: Ground) -> bool:
    """True if nobody can take the label for that of another place."""
    if target.dot:
        room = box.grown(NEAR, NEAR)
        return room.meets(target.dot) and not any(room.meets(dot) for dot in ground.dots if dot != target.dot)
    for away in (NEAR / 2, NEAR):
        cells = box.grown(away, away).cells()
        if cells & target.own:
            return not cells & (ground.shaded - target.own)
    return False


def is_free(target: Target, box: Box, line: Line | None, ground: Ground) -> bool:
    clear = box.grown(2.0, 1.0)
    if any(map(clear.meets, ground.dots)) or any(map(box.grown(5.0, 1.5).meets, ground.taken)):
        return False
    if clear.cells() & ground.shaded or any(cuts(old, clear) for old in ground.lines):
        return False
    if line is None:
        return True
    blocks = [*ground.taken, *(dot for dot in ground.dots if dot != target.dot)]
    return not any(cuts(line, block) for block in blocks) and not any(crosses(line, old) for old in ground.lines)


def cost(target: Target, callout: Callout, away: int, ground: Ground) -> float:
    cells = callout.box.cells()
    land = len(cells & ground.pale) / len(cells)
    sideways = {"left": 0, "right": 1, "center": 3}[callout.align]
    return 18 * land + sideways + (away + 14 if callout.line else away * 0.4)


def around(middle: Point, away: float, turns: int) -> Iterator[Point]:
    for turn in range(turns):
        angle = turn * math.tau / turns
        yield middle[0] + away * math.cos(angle), middle[1] + away * math.sin(angle)


def cells_of(outline: Outline | None) -> frozenset[Cell]:
    """Squares whose middle lies in an outline."""
    if outline is None:
        return frozenset()
    (left, top), (right, bottom) = outline.get_extents().get_points()
    cells = list(Box(left, top, right, bottom).cells())
    middles = [((across + 0.5) * CELL, (down + 0.5) * CELL) for across, down in cells]
    found: set[Cell] = set()
    for part in outline.to_polygons(closed_only=True):
        found |= {cell for cell, held in zip(cells, Outline(part).contains_points(middles), strict=True) if held}
    return frozenset(found)


def cuts(line: Line, box: Box) -> bool:
    """True if a line goes through a box."""
    return any(box.left < x < box.right and box.top < y < box.bottom for x, y in along(line))


def along(line: Line) -> Sequence[Point]:
    (x, y), (u, v) = line
    return [(x + (u - x) * n / 60, y + (v - y) * n / 60) for n in range(61)]


def crosses(one: Line, two: Line) -> bool:
    def left_of(line: Line, spot: Point) -> bool:
        (a, b), (c, d) = line
        return (c - a) * (spot[1] - b) > (d - b) * (spot[0] - a)

    return left_of(one, two[0]) != left_of(one, two[1]) and left_of(two, one[0]) != left_of(two, one[1])
