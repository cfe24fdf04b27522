"""Bars side by side in each row, a bar a column. Good for two or three values a row that are compared with one another.

For two years a dumbbell says more in less room. Each series is named once,
after its bar in the first row.
"""

from matplotlib.axes import Axes

from bookletkit.kit import Chart
from bookletkit.placing import Mark, fit
from charts.house import GAP, LEADING, House

THICK = 7.6
BETWEEN = 6.0
"""Air between two rows, pt."""


def draw(axes: Axes, chart: Chart, house: House) -> None:
    series = chart.columns[1:]
    rows = house.ranked(chart, lambda row: row.values[-1])
    labels = house.labels(chart, rows)
    beside = max(house.wide(name) for name in series) <= house.width / 4  # longer names stand above their bars
    marks = [Mark(0)]
    for n, row in enumerate(rows):
        for value, name in zip(row.values, series, strict=True):
            room = house.wide(house.told(value)) + GAP
            room += GAP + house.wide(name) if n == 0 and len(series) > 1 and beside else 0
            marks.append(Mark(float(value or 0), *((room, 0) if value and value < 0 else (0, room))))
    scale = fit(marks, labels.right, house.width)

    high = [LEADING * len(series) + BETWEEN for _ in rows]
    if len(series) > 1 and not beside:
        high[0] += LEADING * len(series)
    for n, (row, middle) in enumerate(zip(rows, house.ladder(axes, labels, high), strict=True)):
        house.label(axes, labels, n, middle)
        named = n == 0 and len(series) > 1 and not beside
        step = LEADING * (2 if named else 1)
        y = middle - step * len(series) / 2 - LEADING / 2
        for value, name, shade in zip(row.values, series, house.shades(len(series))[::-1], strict=True):
            y += step
            if named:
                house.text(axes, labels.right, y - LEADING, name, colour=house.inks.grey)
            end = house.value_bar(axes, value, scale, y, THICK, shade)
            if n == 0 and len(series) > 1 and beside:
                below = value is not None and value < 0
                x, align = (end - GAP, "right") if below else (end + GAP, "left")
                house.text(axes, x, y, name, align, colour=house.inks.grey)
    if any(mark.value < 0 for mark in marks):
        house.zero(axes, scale)
