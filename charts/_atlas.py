"""Where countries and areas lie on paper: names, codes and outlines of map_data.json, and their projection.

Equal Earth (Šavrič, Patterson, Jenny, 2018) around 120° E: an area on paper is as large as it is on the ground, and
the Pacific is whole. Not a chart kind: for map.py.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from matplotlib.path import Path as Outline

from bookletkit.kit import Row
from charts.house import CannotDraw

WEST, EAST, NORTH, SOUTH = (33.6, 32.0), (211.5, -17.0), (120.0, 53.8), (120.0, -47.8)
"""Longitude and latitude of a point on each edge of the widest frame."""
LEAST = 0.6
"""Of its width: the narrowest frame."""
SHAPES = (0.52, 0.72)
"""Height of a frame, of its width."""
MARGIN = 0.1
"""Around what is in the data, in radians."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A country or area as map_data.json has it."""

    code: str
    name: str
    names: frozenset[str]
    """All that a row may call it, folded."""
    point: Point
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """From degrees to points of the drawing: the frame fills its width."""

    left: float
    top: float
    scale: float
    head: float
    width: float
    height: float

    def __call__(self, spot: Point) -> Point:
        x, y = equal_earth(*spot)
        return (x - self.left) * self.scale, (self.top - y) * self.scale + self.head

    def shows(self, spot: Point, margin: float) -> bool:
        """True for a spot of the frame that keeps off its edges."""
        x, y = self(spot)
        across = margin <= x <= self.width - margin
        return across and margin <= y - self.head <= self.height - margin

    def outline(self, rings: Sequence[Sequence[Point]]) -> Outline | None:
        """What of some rings lies on the sheet, as one path."""
        corners, codes = [], []
        for ring in rings:
            kept = clipped([self(spot) for spot in ring], (0.0, self.head, self.width, self.head + self.height))
            if len(kept) > 2:
                corners += [*((round(x, 2), round(y, 2)) for x, y in kept), kept[0]]
                codes += [Outline.MOVETO, *[Outline.LINETO] * (len(kept) - 1), Outline.CLOSEPOLY]
        return Outline(corners, codes) if corners else None


@cache
def atlas() -> tuple[tuple[Place, ...], tuple[tuple[Point, ...], ...]]:
    """Places that a row may name, and the land around them."""
    told: dict[str, Any] = json.loads(Path(__file__).with_name("map_data.json").read_text(encoding="utf-8"))
    places = tuple(
        Place(
            code=one["iso3"],
            name=one["name"],
            names=frozenset(map(folded, (one["iso3"], one["iso2"], one["name"], *one["aliases"]))),
            point=degrees(one["point"])[0],
            rings=tuple(degrees(ring) for ring in one["rings"]),
        )
        for one in told["places"]
    )
    return places, tuple(degrees(ring) for ring in told["land"])


def degrees(flat: Sequence[int]) -> tuple[Point, ...]:
    return tuple((x / 100, y / 100) for x, y in zip(flat[::2], flat[1::2], strict=True))


def folded(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().removeprefix("the ").split())


def coded(label: str) -> tuple[str, str]:
    """A label and the code that may stand after it: `ไทย (th)`."""
    before, _, code = label.removesuffix(")").rpartition(" (")
    known = label.endswith(")") and code.isascii() and code.isalpha() and len(code) in (2, 3)
    return (before, code) if known else (label, "")


def found_places(rows: Sequence[Row], places: Sequence[Place]) -> Mapping[str, Row]:
    """Code → row; a row that is nowhere, or a place that is there twice, cannot be drawn."""
    names = {name: place for place in places for name in place.names}
    found: dict[str, Row] = {}
    for row in rows:
        words, code = coded(row.label)
        place = names.get(folded(row.label)) or names.get(folded(code or words))
        if place is None:
            near = get_close_matches(folded(row.label), names, 1)
            ask = f"Did you mean “{names[near[0]].name}”? " if near else ""
            raise CannotDraw(
                f"“{row.label}” is no place on the map of Asia and the Pacific.",
                f"{ask}Write a country or area of the region by its name in the house style or its ISO code, "
                "or leave the row out.",
            )
        if place.code in found:
            raise CannotDraw(
                f"“{row.label}” and “{found[place.code].label}” are one place.", "Leave one of the two rows."
            )
        found[place.code] = row
    return found


def equal_earth(longitude: float, latitude: float) -> Point:
    """Equal Earth, central meridian 120° E, on a sphere of radius 1."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    slant = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = slant * slant
    six = square**3
    stretch = 9 * a4 * six * square + 7 * a3 * six + 3 * a2 * square + a1
    x = 2 * math.sqrt(3) * math.radians(longitude - 120) * math.cos(slant) / (3 * stretch)
    return x, slant * (a4 * six * square + a3 * six + a2 * square + a1)


def framed(width: float, head: float, places: Sequence[Place]) -> Sheet:
    """As near to the places of the data as looks well."""
    west, east = equal_earth(*WEST)[0], equal_earth(*EAST)[0]
    south, north = equal_earth(*SOUTH)[1], equal_earth(*NORTH)[1]
    spots = [
        equal_earth(*spot) for place in places for spot in (place.point, *(s for ring in place.rings for s in ring))
    ]
    left, right = (edge(x for x, _ in spots) + way * MARGIN for edge, way in ((min, -1), (max, 1)))
    low, high = (edge(y for _, y in spots) + way * MARGIN / 2 for edge, way in ((min, -1), (max, 1)))
    low, high = stretched(low, high, 0, south, north)
    left, right = stretched(left, right, max(LEAST * (east - west), (high - low) / SHAPES[1]), west, east)
    low, high = stretched(low, high, (right - left) * SHAPES[0], south, north)
    scale = width / (right - left)
    return Sheet(left, high, scale, head, width, (high - low) * scale)


def stretched(low: float, high: float, least: float, floor: float, ceiling: float) -> tuple[float, float]:
    """A stretch between floor and ceiling that is at least so long, grown to both sides."""
    more = max(0.0, least - (high - low)) / 2
    low, high = low - more, high + more
    low, high = low - max(0.0, high - ceiling), high + max(0.0, floor - low)
    return max(floor, low), min(ceiling, high)


def clipped(ring: Sequence[Point], frame: tuple[float, float, float, float]) -> list[Point]:
    """What of a ring lies in a frame (Sutherland and Hodgman)."""
    kept = list(ring)
    for axis, edge, way in ((0, frame[0], 1), (0, frame[2], -1), (1, frame[1], 1), (1, frame[3], -1)):
        inside: list[Point] = []
        for before, after in zip(kept[-1:] + kept[:-1], kept, strict=True):
            old, new = (before[axis] - edge) * way, (after[axis] - edge) * way
            if (old < 0) != (new < 0):
                share = old / (old - new)
                inside.append((before[0] + share * (after[0] - before[0]), before[1] + share * (after[1] - before[1])))
            if new >= 0:
                inside.append(after)
        kept = inside
    return kept


def largest(outline: Outline | None) -> float:
    """The size of its largest part, in square points."""
    if outline is None:
        return 0.0
    rings: Any = outline.to_polygons(closed_only=True)
    return max(float(abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)))) / 2 for ring in rings)
