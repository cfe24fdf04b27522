"""Lines over time, in the order given. Good for how something went, from three times on, one to six series.

Each line is named at its end. A rule under the lines is zero; where it is
missing the scale begins higher, since all values lie close together. Rows
labelled with years stand as far apart as the years.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from matplotlib.axes import Axes

from bookletkit.kit import Chart
from bookletkit.placing import Mark, Scale, fit, reach, spread
from charts.house import GAP, LEADING, LINE, House

TALL = 9 * LINE
YEAR = 24.0
"""As wide as a label at the ends may be to stand under its point, pt."""
Point = tuple[float, float]


def draw(axes: Axes, chart: Chart, house: House) -> None:
    if len(chart.columns) == 2:
        single(axes, chart, house)
    else:
        several(axes, chart, house)


def single(axes: Axes, chart: Chart, house: House) -> None:
    """One line, a figure at each point; where they are too many, at the first, last, greatest and least."""
    values = [row.values[0] for row in chart.rows]
    widest = max((house.wide(house.number(value), True) for value in values if value is not None), default=0.0)
    side = max([widest, *(min(house.wide(house.name(row), True), YEAR) for row in chart.rows)]) / 2
    xs = along(chart, side, house.width - side)
    crowded = closest(xs, house.width) < widest + 2
    if crowded:
        xs = along(chart, widest + GAP, house.width - widest - GAP)
    feet = house.feet(chart, xs, closest(xs, house.width))
    bottom = house.canvas(axes, TALL + GAP + feet.height) - feet.height - GAP
    scale = vertical([value for value in values if value is not None], 0.0, bottom, 1.25 * LEADING)
    line(axes, house, xs, values, scale, house.inks.colour)
    for n in ends_and_extremes(values, xs, widest) if crowded else range(len(values)):
        if values[n] is not None:
            (x, y), align = outside(n, values, xs, scale) if crowded else beside(n, values, xs, scale)
            house.text(axes, x, y, house.told(values[n]), align, bold=house.marked(chart, chart.rows[n]))
    gaps(axes, house, [values], xs, scale, bottom)
    ground(axes, house, scale, xs)
    house.set_feet(axes, chart, feet, xs, bottom + GAP)


def several(axes: Axes, chart: Chart, house: House) -> None:
    """A line a column: figures at both ends, the name after the last."""
    series = [[row.values[n] for row in chart.rows] for n in range(len(chart.columns) - 1)]
    names = chart.columns[1:]
    first = [house.told(values[0]) for values in series]
    last = [house.told(values[-1]) for values in series]
    left = max(house.wide(text) for text in first) + 2 * GAP
    figures = max(house.wide(text, True) for text in last)
    ends = [house.wrap(name, house.width / 3, name in chart.highlight) for name in names]
    right = house.width - max(house.wide(text, True) for text in ends) - figures - 4 * GAP
    high = [LEADING * (text.count("\n") + 1) + 1 for text in ends]
    tall = max(TALL, sum(high))
    xs = along(chart, left, right)
    feet = house.feet(chart, xs, closest(xs, house.width))
    bottom = house.canvas(axes, tall + GAP + feet.height) - feet.height - GAP
    scale = vertical([v for values in series for v in values if v is not None], 0.0, bottom, LEADING / 2)
    some = any(name in chart.highlight for name in names)
    pens = [(ink, dashed) for dashed in (False, True) for ink in (house.inks.colour, house.inks.grey, house.inks.text)]
    starts = spread([level(values, scale, 0) for values in series], [LEADING] * len(series), 0, bottom)
    stops = spread([level(values, scale, -1) for values in series], high, 0, bottom)
    for n, values in enumerate(series):
        strong = names[n] in chart.highlight
        shade, dashed = pens[n]
        if some:
            shade, dashed = house.inks.colour if strong else house.inks.mid, False
        line(axes, house, xs, values, scale, shade, dashed=dashed)
        quiet = [house.inks.grey if values[end] is None else "" for end in (0, -1)]
        house.text(axes, left - 2 * GAP, starts[n], first[n], "right", bold=strong, colour=quiet[0])
        tie(axes, house, left - 1.5 * GAP, starts[n], xs[0] - GAP, level(values, scale, 0))
        house.text(axes, right + 2 * GAP, stops[n], last[n], bold=strong, colour=quiet[1])
        house.text(axes, right + 3 * GAP + figures, stops[n], ends[n], bold=strong)
        tie(axes, house, xs[-1] + GAP, level(values, scale, -1), right + 1.5 * GAP, stops[n])
    gaps(axes, house, [values[1:-1] for values in series], xs[1:-1], scale, bottom)
    ground(axes, house, scale, xs)
    house.set_feet(axes, chart, feet, xs, bottom + GAP)


def along(chart: Chart, left: float, right: float) -> list[float]:
    """Where the rows stand: as years do, if they are all years in order; else evenly. One row stands at the left."""
    labels = [row.label for row in chart.rows]
    years = [int(label) for label in labels] if all(label.isdecimal() for label in labels) else []
    if not years or any(late <= early for early, late in pairwise(years)):
        years = list(range(len(labels)))
    step = (right - left) / max(1, years[-1] - years[0])
    return [left + (year - years[0]) * step for year in years]


def closest(xs: Sequence[float], width: float) -> float:
    """Room of the label below a point."""
    return min((late - early for early, late in pairwise(xs)), default=width)


def vertical(values: Sequence[Decimal], top: float, bottom: float, room: float) -> Scale:
    """The scale of a set of lines, with room for figures above and below them; zero itself needs none."""
    marks = [Mark(float(value), room, room) for value in values]
    return fit([*marks, *(Mark(value) for value in reach([mark.value for mark in marks]))], bottom, top)


def line(
    axes: Axes, house: House, xs: Sequence[float], values: Sequence[Decimal | None], scale: Scale, colour: str,
    *, dashed: bool = False,
) -> None:  # fmt: skip
    """A line with a dot a value; it breaks where a value is missing."""
    run: list[Point] = []
    for x, value in [*zip(xs, values, strict=True), (0.0, None)]:
        if value is not None:
            run.append((x, scale(value)))
            house.dot(axes, x, scale(value), colour, across=3.4)
        elif run:
            house.rule(axes, [x for x, _ in run], [y for _, y in run], colour, 1.5, dashed=dashed)
            run = []


def level(values: Sequence[Decimal | None], scale: Scale, end: int) -> float:
    """Height of a line at its first or last value."""
    known = [value for value in values if value is not None]
    return scale(known[end]) if known else scale(0)


def tie(axes: Axes, house: House, x0: float, y0: float, x1: float, y1: float) -> None:
    """What joins a label to its point, where it had to move away."""
    if abs(y0 - y1) > 1:
        house.rule(axes, (x0, x1), (y0, y1), house.inks.grey)


def beside(n: int, values: Sequence[Decimal | None], xs: Sequence[float], scale: Scale) -> tuple[Point, str]:
    """Where the figure of a point stands clear of the line: under a dip, beside a slope, else above."""
    value = values[n] or Decimal(0)
    before = values[n - 1] if n > 0 else None
    after = values[n + 1] if n + 1 < len(values) else None
    x, y = xs[n], scale(value)
    higher = [other > value for other in (before, after) if other is not None]
    if higher and all(higher):
        return (x, y + LEADING * 0.75), "center"
    if before is not None and after is not None and before < value < after:
        return (x - GAP, y - LEADING / 2), "right"
    if before is not None and after is not None and before > value > after:
        return (x + GAP, y - LEADING / 2), "left"
    return (x, y - LEADING * 0.75), "center"


def ends_and_extremes(values: Sequence[Decimal | None], xs: Sequence[float], room: float) -> list[int]:
    """Last, first, greatest, least: those that stand clear of one another."""
    known = [n for n, value in enumerate(values) if value is not None]
    chosen: list[int] = []
    for n in [*known[-1:], *known[:1], *sorted(known, key=lambda n: values[n] or 0)[:: max(1, len(known) - 1)][::-1]]:
        if all(abs(xs[n] - xs[other]) >= room + GAP for other in chosen):
            chosen.append(n)
    return chosen


def outside(n: int, values: Sequence[Decimal | None], xs: Sequence[float], scale: Scale) -> tuple[Point, str]:
    """In a crowded line: the ends have their figures before and after it."""
    known = [at for at, value in enumerate(values) if value is not None]
    if n == known[-1]:
        return (xs[n] + GAP, scale(values[n] or 0)), "left"
    if n == known[0]:
        return (xs[n] - GAP, scale(values[n] or 0)), "right"
    return beside(n, values, xs, scale)


def gaps(
    axes: Axes, house: House, series: Sequence[Sequence[Decimal | None]], xs: Sequence[float], scale: Scale,
    bottom: float,
) -> None:  # fmt: skip
    """Say at a row that lacks a value that there is none: upright, below the lines or above, where more room is."""
    for n, x in enumerate(xs):
        if any(values[n] is None for values in series):
            heights = [level(values, scale, 0) for values in series if any(value is not None for value in values)]
            heights = [scale(value) for values in series if (value := values[n]) is not None] or heights
            below = not heights or bottom - max(heights) >= min(heights)
            y, align = (bottom - GAP, "left") if below else (GAP, "right")
            house.text(axes, x, y, house.no_data, align, colour=house.inks.grey, upright=True)


def ground(axes: Axes, house: House, scale: Scale, xs: Sequence[float]) -> None:
    """The rule at zero, where the scale reaches it."""
    bottom = axes.get_ylim()[0]
    if scale.factor and 0 < scale(0) <= bottom:
        house.rule(axes, (xs[0], xs[-1]), (scale(0), scale(0)), house.inks.grey)
