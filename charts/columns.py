"""Columns, standing in the order given. Good for amounts over time, up to about a dozen times, one to three series.

Figures stand on the columns; where they are too many to be read, an axis at
the left takes their place. For rates and long series take lines.
"""

from decimal import Decimal

from matplotlib.axes import Axes

from bookletkit.kit import Chart
from bookletkit.placing import Mark, Scale, fit
from charts.house import GAP, LEADING, LINE, House

TALL = 8 * LINE
WIDEST = 54.0
"""Room of a row with one column, pt: few columns do not swell."""
FULL = 0.76
"""Share of the room that columns take."""


def draw(axes: Axes, chart: Chart, house: House) -> None:
    series = chart.columns[1:]
    known = [value for row in chart.rows for value in row.values if value is not None]
    axis = house.axis([0.0, *map(float, known)])
    figure = max((house.wide(house.number(value), True) for value in known), default=0.0)
    left = 0.0
    room, thick = rooms(house.width, len(chart.rows), len(series))
    told = figure + 3 <= (room if len(series) == 1 else thick)
    if not told:
        left = max(house.wide(text) for _, text in axis) + 2 * GAP
        room, thick = rooms(house.width - left, len(chart.rows), len(series))
    middles = [left + room * (n + 0.5) for n in range(len(chart.rows))]
    feet = house.feet(chart, middles, room)
    names = house.names([middles[0] + offset(n, series, thick) for n in range(len(series))], series, "left")
    near = names.align == "center" and names.xs[-1] + house.wide(series[-1]) / 2 <= left + room
    head = names.height + GAP if len(series) > 1 else 0.0
    top = 0.0 if near else head  # names stand on the first columns if they keep within them, else above all
    above = LEADING if told else GAP
    marks = [Mark(0, 0, above)]
    marks += [Mark(float(value), *((above, 0) if value < 0 else (0, above))) for value in known]
    marks += [Mark(max(float(value or 0), 0), 0, above + head) for value in chart.rows[0].values if near]
    bottom = house.canvas(axes, top + TALL + GAP + feet.height) - feet.height - GAP
    scale = fit(marks, bottom, top)

    if len(series) > 1:
        tops = [min(scale(first or 0), scale(0)) - (LEADING if told else 1) for first in chart.rows[0].values]
        house.name_series(axes, names, tops, min(tops) - names.height if near else 0.0)
    if not told:
        for tick, text in axis:
            house.text(axes, left - 2 * GAP, scale(tick), text, "right", colour=house.inks.grey)
            house.rule(axes, (left - 1.5 * GAP, left - 0.5 * GAP), (scale(tick), scale(tick)), house.inks.grey)
    for row, middle in zip(chart.rows, middles, strict=True):
        shades = house.shades(len(series))[::-1] if len(series) > 1 else [house.colour(chart, row)]
        for n, (value, shade) in enumerate(zip(row.values, shades, strict=True)):
            x = middle + offset(n, series, thick)
            column(axes, house, value, scale, x, thick, shade, told=told, bold=house.marked(chart, row))
    house.rule(axes, (left, middles[-1] + room / 2), (scale(0), scale(0)), house.inks.grey)
    house.set_feet(axes, chart, feet, middles, bottom + GAP)


def rooms(width: float, rows: int, series: int) -> tuple[float, float]:
    """Room of a row, and how wide a column is."""
    room = min(width / rows, WIDEST * (1 + series) / 2)
    return room, room * FULL / series


def offset(n: int, series: tuple[str, ...], thick: float) -> float:
    """Middle of a column, from the middle of its row."""
    return (n - (len(series) - 1) / 2) * thick


def column(
    axes: Axes, house: House, value: Decimal | None, scale: Scale, x: float, thick: float, shade: str,
    *, told: bool, bold: bool,
) -> None:  # fmt: skip
    """A column from zero and its figure; a missing one says so."""
    between = min(1.0, thick / 6)
    if value is None:
        upright = house.wide(house.no_data) > thick
        y = scale(0) - (GAP / 2 if upright else LEADING / 2)
        house.text(axes, x, y, house.no_data, "left" if upright else "center", colour=house.inks.grey, upright=upright)
        return
    house.bar(axes, (x - (thick - between) / 2, x + (thick - between) / 2), (scale(0), scale(value)), shade)
    if told:
        y = scale(value) + (LEADING / 2 if value < 0 else -LEADING / 2)
        house.text(axes, x, y, house.number(value), "center", bold=bold)
