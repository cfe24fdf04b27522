"""Two values a row on one line, joined. Good for the same thing at two times, or in two groups, for 4 to 20 rows.

Open is the first column, filled the second. Figures stand on the outer sides,
so the greater is always at the right.
"""

from collections.abc import Sequence
from decimal import Decimal

from matplotlib.axes import Axes

from bookletkit.kit import Chart
from bookletkit.placing import Mark, Scale, fit
from charts.house import GAP, LEADING, LINE, CannotDraw, House

STEP = 1.2 * LINE
ACROSS, RING = 4.2, 5.6
"""The open mark is the larger: where both values are the same it still shows around the filled one."""
CLEAR = RING / 2 + GAP
"""From the middle of a mark to its figure."""


def draw(axes: Axes, chart: Chart, house: House) -> None:
    if len(chart.columns) != 3:
        raise CannotDraw("A dumbbell compares two values a row.", "Use `kind: dots` for one column, `lines` for more.")
    rows = house.ranked(chart, lambda row: row.values[1])
    labels = house.labels(chart, rows)
    names = [house.wrap(name, house.width / 5, bold=n == 1) for n, name in enumerate(chart.columns[1:])]
    high = LEADING * (max(name.count("\n") for name in names) + 1)
    marks = [Mark(0)]
    for n, row in enumerate(rows):
        for column, way in zip(sides(row.values), (-1, 1), strict=True):
            figure = house.wide(house.told(row.values[column]), bold=column == 1)
            name = house.wide(names[column], bold=column == 1) if n == 0 else 0.0
            free = labels.right if way < 0 else 0.0  # a name may reach over the labels: they begin below it
            room = CLEAR + max(figure, name - free)
            at = row.values[column] if row.values[column] is not None else row.values[1 - column]
            marks.append(Mark(float(at or 0), *((room, 0) if way < 0 else (0, room))))
    scale = fit(marks, labels.right, house.width)

    for n, (row, y) in enumerate(zip(rows, house.ladder(axes, labels, [STEP] * len(rows), high), strict=True)):
        house.label(axes, labels, n, y)
        pair(axes, house, row.values, scale, y, house.colour(chart, row, house.inks.grey), labels.right)
        if n == 0:
            head(axes, house, names, row.values, scale, high)


def sides(values: tuple[Decimal | None, ...]) -> tuple[int, int]:
    """Which column stands at the left, which at the right."""
    first, second = values
    return (1, 0) if first is not None and second is not None and second < first else (0, 1)


def pair(
    axes: Axes, house: House, values: tuple[Decimal | None, ...], scale: Scale, y: float, colour: str, start: float
) -> None:
    """The marks of a row, what joins them, their figures."""
    known = [scale(value) for value in values if value is not None]
    if not known:
        house.text(axes, start, y, house.no_data, colour=house.inks.grey)
        return
    left, right = sides(values)
    for column, x, align, way in ((left, min(known), "right", -1), (right, max(known), "left", 1)):
        value = values[column]
        ink = house.inks.text if column == 1 and value is not None else house.inks.grey
        bold = column == 1 and value is not None
        house.text(axes, x + way * CLEAR, y, house.told(value), align, bold=bold, colour=ink)
    if len(known) == 2:
        house.rule(axes, known, (y, y), house.inks.mid, 2.4)
    for column, value in enumerate(values):
        if value is not None:
            house.dot(axes, scale(value), y, colour, filled=column == 1, across=ACROSS if column == 1 else RING)


def head(
    axes: Axes, house: House, names: Sequence[str], values: tuple[Decimal | None, ...], scale: Scale, high: float
) -> None:
    """The two columns, named above the figures of the first row."""
    known = [scale(value) for value in values if value is not None] or [scale(0)]
    left, right = sides(values)
    for column, x, align, way in ((left, min(known), "right", -1), (right, max(known), "left", 1)):
        ink = house.inks.text if column == 1 else house.inks.grey
        middle = high - LEADING * (names[column].count("\n") + 1) / 2
        house.text(axes, x + way * CLEAR, middle, names[column], align, bold=column == 1, colour=ink)
