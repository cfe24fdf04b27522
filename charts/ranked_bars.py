"""Bars, longest first. Good for one value a row where the distance from zero counts: amounts, shares, rates."""

from matplotlib.axes import Axes

from bookletkit.kit import Chart
from bookletkit.placing import Mark, fit
from charts.house import GAP, LINE, CannotDraw, House

THICK = 8.4


def draw(axes: Axes, chart: Chart, house: House) -> None:
    if len(chart.columns) != 2:
        raise CannotDraw("Ranked bars show one value a row.", "Use `kind: grouped-bars`, or leave one value column.")
    rows = house.ranked(chart, lambda row: row.values[0])
    labels = house.labels(chart, rows)
    marks = [Mark(0)]
    for row in rows:
        (value,) = row.values
        room = house.wide(house.told(value), house.marked(chart, row)) + GAP
        marks.append(Mark(float(value or 0), *((room, 0) if value and value < 0 else (0, room))))
    scale = fit(marks, labels.right, house.width)

    for n, (row, y) in enumerate(zip(rows, house.ladder(axes, labels, [LINE] * len(rows)), strict=True)):
        house.label(axes, labels, n, y)
        house.value_bar(axes, row.values[0], scale, y, THICK, house.colour(chart, row), bold=house.marked(chart, row))
    if any(mark.value < 0 for mark in marks):
        house.zero(axes, scale)
