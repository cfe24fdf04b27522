"""Dots on a line, ranked. Good for 4 to 20 rows whose values lie close together: rates, indices, ages.

The scale begins at zero unless all values lie far from it: then a dot's
place tells differences, not amounts. One column has its figures at the dots; of several, each has a shape
of its own, named above the first row, and an axis tells the values.
"""

from collections.abc import Sequence

from matplotlib.axes import Axes

from bookletkit.kit import Chart, Row
from bookletkit.placing import Mark, fit, reach
from charts.house import GAP, LEADING, LINE, House, Labels

SHAPES = (("o", True), ("o", False), ("s", True), ("D", False), ("^", True), ("s", False))
ACROSS = 6.0
CLEAR = ACROSS / 2 + GAP


def draw(axes: Axes, chart: Chart, house: House) -> None:
    rows = house.ranked(chart, lambda row: row.values[-1])
    labels = house.labels(chart, rows)
    known = reach([float(value) for row in rows for value in row.values if value is not None])
    (single if len(chart.columns) == 2 else several)(axes, chart, house, rows, labels, known)


def single(axes: Axes, chart: Chart, house: House, rows: Sequence[Row], labels: Labels, known: Sequence[float]) -> None:
    """A dot a row, its figure at the right; where the values allow, the guide from zero is as long as its value."""
    marks = [Mark(value, CLEAR) for value in known]
    if min(known) >= 0 and min(known) <= max(known) / 2:
        marks.append(Mark(0))
    for row in rows:
        value = float(row.values[0]) if row.values[0] is not None else min(known)
        marks.append(Mark(value, CLEAR, CLEAR + house.wide(house.told(row.values[0]), house.marked(chart, row))))
    scale = fit(marks, labels.right, house.width)
    for n, (row, y) in enumerate(zip(rows, house.ladder(axes, labels, [LINE] * len(rows)), strict=True)):
        house.label(axes, labels, n, y)
        (number,) = row.values
        if number is None:
            house.text(axes, labels.right, y, house.no_data, colour=house.inks.grey)
            continue
        strong, x = house.marked(chart, row), scale(number) + CLEAR
        house.rule(axes, (labels.right, scale(number)), (y, y), house.inks.mid)
        house.dot(axes, scale(number), y, house.colour(chart, row, house.inks.grey), across=ACROSS)
        house.text(axes, x, y, house.number(number), bold=strong)


def several(
    axes: Axes, chart: Chart, house: House, rows: Sequence[Row], labels: Labels, known: Sequence[float]
) -> None:
    """A shape a column; the lowest and the greatest of a row are joined."""
    series = chart.columns[1:]
    axis = house.axis(known)
    marks = [Mark(value, CLEAR, CLEAR) for value in known]
    marks += [Mark(float(value), house.wide(text) / 2, house.wide(text) / 2) for value, text in axis]
    missing = [sum(value is None for value in row.values) for row in rows]
    side = max(house.wide(note(house, many)) + GAP if many else 0 for many in missing)
    scale = fit(marks, labels.right, house.width - side)
    anchors = [scale(value if value is not None else min(known)) for value in rows[0].values]
    names = house.names(anchors, series, "right")
    middles = house.ladder(axes, labels, [LINE] * len(rows), names.height, LEADING + GAP)

    house.name_series(axes, names, [middles[0] - ACROSS / 2 - 1] * len(series))
    for n, (row, many, y) in enumerate(zip(rows, missing, middles, strict=True)):
        house.label(axes, labels, n, y)
        xs = [scale(value) for value in row.values if value is not None]
        house.rule(axes, (labels.right, house.width - side), (y, y), house.inks.mid)
        if xs:
            house.rule(axes, (min(xs), max(xs)), (y, y), house.inks.mid, 2.4)
        colour = house.colour(chart, row, house.inks.grey)
        for at, value in enumerate(row.values):
            shape, filled = SHAPES[at % len(SHAPES)]
            if value is not None:
                house.dot(axes, scale(value), y, colour, shape=shape, filled=filled, across=ACROSS)
        if many:
            house.text(axes, house.width, y, note(house, many), "right", colour=house.inks.grey)
    foot = middles[-1] + LINE / 2 + 2
    for value, text in axis:
        house.rule(axes, (scale(value), scale(value)), (foot, foot + 3), house.inks.grey)
        house.text(axes, scale(value), foot + 3 + LEADING / 2, text, "center", colour=house.inks.grey)


def note(house: House, many: int) -> str:
    """Said at the end of a row that lacks some of its values."""
    return house.no_data if many == 1 else f"{house.no_data} ({many})"
