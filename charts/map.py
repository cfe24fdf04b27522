"""A map of Asia and the Pacific, shaded by value. Good for one value a country where place matters: shares, rates.

Equal Earth around 120° E, framed by the places of the data. Small States are dots. A place without a value is white
with an outline; land that is not in the data is pale. Highlighted rows are labelled, or the greatest values.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from bookletkit.design import mixed
from bookletkit.kit import Chart, Row
from bookletkit.placing import ticks
from charts._atlas import Place, Point, Sheet, atlas, coded, found_places, framed, largest
from charts._callouts import Box, Ground, Target, cells_of, inside, outside
from charts.house import GAP, HAIR, INSIDE, LEADING, TYPE, CannotDraw, House

SHARES = {1: (0.6,), 2: (0.3, 1.0), 3: (0.25, 0.6, 1.0), 4: (0.24, 0.47, 0.72, 1.0), 5: (0.22, 0.4, 0.58, 0.78, 1.0)}
"""Of the booklet's colour on white, for so many classes: each a step apart in grey."""
LAND = 0.1
"""Share of the grey for land that is not in the data."""
ACROSS = 5.4
"""Of the dot that stands for a small State."""
SMALL = 17.0
"""Where no part of it is larger on paper, in square points, a State is small."""
SQUARE, BESIDE, BETWEEN = 6.6, 3.0, 7.0
"""Of the key: a square, the gap to its words, the gap to the next."""
TOP = 5
"""So many are labelled where none is highlighted."""
LABEL = 76.0
"""Longer labels are broken."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the data on paper."""

    row: Row
    shade: str
    outline: Outline | None
    middle: Point
    small: bool

    @property
    def missing(self) -> bool:
        return self.row.values[0] is None


def draw(axes: Axes, chart: Chart, house: House) -> None:
    if len(chart.columns) != 2:
        raise CannotDraw("A map shows one value a place.", "Leave one value column, or make a map of each.")
    places, land = atlas()
    found = found_places(chart.rows, places)
    values = [row.values[0] for row in chart.rows if row.values[0] is not None]
    bounds = classes(values, 3 if len(values) < 8 else 4 if len(values) < 16 else 5) if values else []
    shades = [mixed(house.inks.colour, share) for share in SHARES[len(bounds) + 1]]
    items = list(zip(shades, spans(house, values, bounds), strict=True)) if values else []
    if len(values) < len(chart.rows):
        items.append((house.inks.white, house.no_data))

    head = key(axes, house, chart.unit, items)
    sheet = framed(house.width, head, [place for place in places if place.code in found])
    house.canvas(axes, head + sheet.height)
    pale = [sheet.outline([ring]) for ring in land]
    for outline in pale:
        fill(axes, outline, mixed(house.inks.grey, LAND), house.inks.white)
    for place in (place for place in places if place.code not in found):
        pale.append(quiet(axes, house, sheet, place))
    spots = []
    for place in (place for place in places if place.code in found):
        value, outline = found[place.code].values[0], sheet.outline(place.rings)
        shade = house.inks.white if value is None else shades[rank(value, bounds)]
        spots.append(Spot(found[place.code], shade, outline, sheet(place.point), largest(outline) < SMALL))
    for spot in sorted(spots, key=lambda spot: spot.missing):  # an outline lies on top
        fill(axes, spot.outline, spot.shade, house.inks.grey if spot.missing else house.inks.white)
    dots = apart([spot for spot in spots if spot.small])
    for spot in dots:
        dot(axes, house, spot)
    label(axes, chart, house, [*(spot for spot in spots if not spot.small), *dots], pale, sheet)


# --- classes and their key ----------------------------------------------


def classes(values: Sequence[Decimal], most: int) -> list[Decimal]:
    """Bounds between classes, round numbers: equal steps, if they share out the values; else equal numbers of values.

    A value on a bound belongs above it.
    """
    row = sorted(values)
    most = min(most, len(set(row)))
    for steps in range(most + 1, 1, -1):
        inner = [bound for bound in ticks(float(row[0]), float(row[-1]), steps) if row[0] < bound <= row[-1]]
        held = shares(row, inner)
        if min(most, 3) <= len(held) <= most and min(held) > 0 and max(held) <= len(row) / 2:
            return through_zero(row, inner)
    bounds: list[Decimal] = []
    for n in range(1, most):
        low, high = (row[min(len(row) - 1, int((n + shift) * len(row) / most))] for shift in (-0.34, 0.34))
        low = max([low, row[0], *bounds])
        if high > low:
            bounds.append(roundest(low, high))
    return through_zero(row, bounds)


def shares(row: Sequence[Decimal], bounds: Sequence[Decimal]) -> list[int]:
    """How many values each class holds."""
    return [[rank(value, bounds) for value in row].count(n) for n in range(len(bounds) + 1)]


def through_zero(row: Sequence[Decimal], bounds: list[Decimal]) -> list[Decimal]:
    """With zero for the bound nearest to it, where values lie on both its sides: less is not the same as more."""
    if not bounds or not row[0] < 0 <= row[-1]:
        return bounds
    nearest = min(bounds, key=abs)
    moved = [Decimal(0) if bound == nearest else bound for bound in bounds]
    return moved if min(shares(row, moved)) > 0 else bounds


def roundest(low: Decimal, high: Decimal) -> Decimal:
    """The number with the fewest digits above low and not above high, the nearest to their middle."""
    for power in range(15, -10, -1):
        for times in (5, 2, 1):
            step = Decimal(times).scaleb(power)
            first, last = math.floor(low / step) + 1, math.floor(high / step)
            if first <= last:
                return step * min(max(round((low + high) / 2 / step), first), last)
    return high


def rank(value: Decimal, bounds: Sequence[Decimal]) -> int:
    return sum(value >= bound for bound in bounds)


def key(axes: Axes, house: House, unit: str, items: Sequence[tuple[str, str]]) -> float:
    """The unit, and a square of each shade with what it stands for; give where the key ends."""
    rooms = [SQUARE + BESIDE + house.wide(text) for _, text in items]
    unit = house.wrap(unit, house.width)
    x, y = house.wide(unit) + 2 * GAP, LEADING / 2 * (unit.count("\n") + 1)
    house.text(axes, 0, y, unit, colour=house.inks.grey)
    y += LEADING / 2 * unit.count("\n")
    in_line = sum(rooms) + BETWEEN * (len(rooms) - 1)
    if x + in_line > house.width:
        x, y = 0.0, y + LEADING + 2
    for (shade, text), room in zip(items, rooms, strict=True):
        if x > 0 and x + room > house.width:
            x, y = 0.0, y + LEADING + 2
        edge = house.inks.grey if shade == house.inks.white else shade
        (left, right), (top, bottom) = (x + 0.25, x + SQUARE), (y - SQUARE / 2, y + SQUARE / 2)
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        fill(axes, Outline(corners, closed=True), shade, edge)
        house.text(axes, x + SQUARE + BESIDE, y, text)
        x += room + BETWEEN
    return y + LEADING / 2 + GAP


def spans(house: House, values: Sequence[Decimal], bounds: Sequence[Decimal]) -> list[str]:
    """`50.1–59.9`, `60.0–69.9`: from the least value to the greatest, as exact as the values are."""
    step = Decimal(1).scaleb(min(0, *(int(value.as_tuple().exponent) for value in values)))
    starts = [math.ceil(bound / step) * step for bound in bounds]
    dash = " – " if min(values) < 0 else "–"
    texts = []
    for low, high in zip([min(values), *starts], [*(start - step for start in starts), max(values)], strict=True):
        ends = [house.number(end.quantize(step)) for end in (low, high)]
        texts.append(ends[0] if low == high else dash.join(ends))
    return texts


# --- places on paper ----------------------------------------------------


def fill(axes: Axes, outline: Outline | None, colour: str, edge: str) -> None:
    """An area and its outline; nothing for what lies outside the frame."""
    if outline is not None:
        axes.add_artist(PathPatch(
            outline, facecolor=colour, edgecolor=edge, linewidth=HAIR, joinstyle="round", clip_on=False, zorder=1,
        ))  # fmt: skip


def quiet(axes: Axes, house: House, sheet: Sheet, place: Place) -> Outline | None:
    """A place that is not in the data."""
    shade, outline = mixed(house.inks.grey, LAND), sheet.outline(place.rings)
    fill(axes, outline, shade, house.inks.white)
    if largest(outline) < SMALL / 4 and sheet.shows(place.point, 2):
        house.dot(axes, *sheet(place.point), shade, across=2.4)
    return outline


def dot(axes: Axes, house: House, spot: Spot) -> None:
    """A small State, on a white ground that keeps it off the land around."""
    house.dot(axes, *spot.middle, house.inks.white, across=ACROSS + 2.2)
    x, y = spot.middle
    axes.plot(
        [x], [y], "o", markersize=ACROSS, markerfacecolor=spot.shade, markeredgewidth=0.7, zorder=3, clip_on=False,
        markeredgecolor=house.inks.grey if spot.missing else house.inks.colour,
    )  # fmt: skip


def apart(spots: Sequence[Spot]) -> list[Spot]:
    """Dots that would lie on one another, pushed to their sides."""
    middles = [spot.middle for spot in spots]
    for _ in range(60):
        for n in range(len(middles)):
            for m in range(n):
                (x, y), (u, v) = middles[n], middles[m]
                away = math.dist(middles[n], middles[m])
                short = max(0.0, ACROSS + 1.2 - away) / 2
                a, b = ((x - u) / away, (y - v) / away) if away else (1.0, 0.0)
                middles[n] = (x + a * short, y + b * short)
                middles[m] = (u - a * short, v - b * short)
    return [replace(spot, middle=middle) for spot, middle in zip(spots, middles, strict=True)]


# --- labels -------------------------------------------------------------


def label(
    axes: Axes, chart: Chart, house: House, spots: Sequence[Spot], pale: Sequence[Outline | None], sheet: Sheet
) -> None:
    """Name and value of highlighted rows, or of the greatest; what finds no room is left out."""
    own = [cells_of(spot.outline) for spot in spots]
    frame = Box(0, sheet.head, sheet.width, sheet.head + sheet.height)
    dots = {n: dot_box(spot.middle) for n, spot in enumerate(spots) if spot.small}
    shaded, land = frozenset[tuple[int, int]]().union(*own), frozenset[tuple[int, int]]().union(*map(cells_of, pale))
    ground = Ground(frame, shaded, land, tuple(dots.values()))
    for n in chosen(chart, house, spots):
        spot, strong = spots[n], house.marked(chart, spots[n].row)
        text, target = words(house, spot.row, strong), Target(spot.middle, own[n], dots.get(n))
        high = LEADING * text.count("\n") + TYPE
        ink, size = on(house, spot.shade)
        box = None if spot.small else inside(target, (house.wide(text, strong, size), high), ground)
        if box is not None:
            x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
            house.text(axes, x, y, text, "center", bold=strong, colour=ink, size=size)
            ground = ground.with_label(box)
            continue
        callout = outside(target, (house.wide(text, strong), high), ground)
        if callout is None:
            continue
        box = callout.box
        x = {"left": box.left, "right": box.right, "center": (box.left + box.right) / 2}[callout.align]
        house.text(axes, x, (box.top + box.bottom) / 2, text, callout.align, bold=strong)
        if callout.line:
            lead(axes, house, spot, callout.line[1])
        ground = ground.with_label(box, callout.line)


def chosen(chart: Chart, house: House, spots: Sequence[Spot]) -> list[int]:
    """Highlighted rows, in the order the editor names them; else the greatest values."""
    marked = [n for n, spot in enumerate(spots) if house.marked(chart, spot.row)]
    if marked:
        return sorted(marked, key=lambda n: chart.highlight.index(spots[n].row.label))
    known = [n for n, spot in enumerate(spots) if not spot.missing]
    return sorted(known, key=lambda n: -(spots[n].row.values[0] or 0))[:TOP]


def words(house: House, row: Row, strong: bool) -> str:
    """Its name without the code, and its value beside the last word."""
    name = coded(house.name(row).removesuffix("°"))[0] + "°" * row.unread
    first, space, last = name.rpartition(" ")
    return house.wrap(f"{first}{space}{last}\u00a0{house.told(row.values[0])}", LABEL, strong).replace("\u00a0", " ")


def on(house: House, shade: str) -> tuple[str, float]:
    """Ink and size of type on a shade: white on dark ones."""
    red, green, blue = (int(shade[at : at + 2], 16) for at in (1, 3, 5))
    dark = 0.3 * red + 0.59 * green + 0.11 * blue < 125
    return (house.inks.white, INSIDE) if dark else (house.inks.text, TYPE)


def lead(axes: Axes, house: House, spot: Spot, end: Point) -> None:
    """A line from a place to its label; on land it begins at a point."""
    (x, y), (u, v) = spot.middle, end
    share = (ACROSS / 2 + 0.4) / math.dist(spot.middle, end) if spot.small else 0.0
    house.rule(axes, (x + share * (u - x), u), (y + share * (v - y), v), house.inks.text)
    if not spot.small:
        house.dot(axes, x, y, house.inks.white, across=3.4)
        house.dot(axes, x, y, house.inks.text, across=2.2)


def dot_box(middle: Point) -> Box:
    half = ACROSS / 2 + 0.6
    return Box(middle[0] - half, middle[1] - half, middle[0] + half, middle[1] + half)
