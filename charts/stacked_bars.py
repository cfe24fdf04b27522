"""Bars of parts laid end to end. Good for the make-up of a few wholes: two to six parts, two to ten rows.

Every part carries its figure, inside where there is room, else below; parts
stand in the order of the columns and are named once, above the first row.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from matplotlib.axes import Axes

from bookletkit.kit import Chart, Row
from bookletkit.placing import Mark, Scale, fit, spread
from charts.house import GAP, INSIDE, LEADING, LINE, CannotDraw, House

THICK = 11.4
BETWEEN = 0.8
"""White between two parts, pt."""


def draw(axes: Axes, chart: Chart, house: House) -> None:
    if any(value is not None and value < 0 for row in chart.rows for value in row.values):
        raise CannotDraw("A stacked bar has no negative parts.", "Use `kind: grouped-bars`, which draws below zero.")
    parts = chart.columns[1:]
    rows = house.ranked(chart, worth(chart))
    labels = house.labels(chart, rows)
    marks = [Mark(0)]
    lacking = [missing(row, parts, house) for row in rows]
    for row, note in zip(rows, lacking, strict=True):
        marks.append(Mark(float(total(row)), 0, house.wide(note) + GAP if note else 0))
    scale = fit(marks, labels.right, house.width)
    edges = [ends(row, scale) for row in rows]
    names = house.names([(start + end) / 2 for start, end in edges[0]], parts, "right")
    inside = [[holds(house, value, span) for value, span in zip(row.values, spans, strict=True)]
              for row, spans in zip(rows, edges, strict=True)]  # fmt: skip
    steps = []
    for n, (told, note) in enumerate(zip(inside, lacking, strict=True)):
        high = max(LINE + 3, labels.height(n) + GAP, LEADING * (note.count("\n") + 1) + GAP)
        steps.append(high + (0 if all(told) else LEADING))

    middles = house.ladder(axes, labels, steps, names.height if len(parts) > 1 else 0.0)
    for n, (row, spans, told, middle) in enumerate(zip(rows, edges, inside, middles, strict=True)):
        y = middle if all(told) else middle - LEADING / 2
        house.label(axes, labels, n, y)
        if n == 0 and len(parts) > 1:
            house.name_series(axes, names, [y - THICK / 2 - 1] * len(parts))
        bar(axes, house, row.values, spans, told, y)
        house.text(axes, scale(total(row)) + GAP, y, lacking[n], colour=house.inks.grey)


def total(row: Row) -> Decimal:
    return sum((value for value in row.values if value is not None), Decimal(0))


def worth(chart: Chart) -> Callable[[Row], Decimal | None]:
    """By size of the whole; by the first part where all wholes are alike, as shares are."""
    totals = [total(row) for row in chart.rows]
    alike = min(totals) >= max(totals) * Decimal("0.97")
    return (lambda row: row.values[0]) if alike else total


def missing(row: Row, parts: Sequence[str], house: House) -> str:
    """Said after a bar that lacks a part, or all of them."""
    names = [part for part, value in zip(parts, row.values, strict=True) if value is None]
    if len(names) == len(parts):
        return house.no_data
    return house.wrap(f"{', '.join(names)}: {house.no_data}", house.width / 3) if names else ""


def ends(row: Row, scale: Scale) -> list[tuple[float, float]]:
    """Where each part begins and ends; one without a value has no length."""
    found, before = [], Decimal(0)
    for value in row.values:
        after = before + (value or 0)
        found.append((scale(before), scale(after)))
        before = after
    return found


def holds(house: House, value: Decimal | None, span: tuple[float, float]) -> bool:
    """True if a part has room for its figure, or none to tell."""
    return value is None or house.wide(house.number(value), True, INSIDE) + GAP <= span[1] - span[0]


def bar(
    axes: Axes, house: House, values: Sequence[Decimal | None], spans: Sequence[tuple[float, float]],
    told: Sequence[bool], y: float,
) -> None:  # fmt: skip
    """The parts of a row with their figures."""
    below: list[tuple[str, float]] = []
    for value, (start, end), inside, shade in zip(values, spans, told, house.shades(len(values)), strict=True):
        if value is None:
            continue
        house.bar(axes, (start, max(start, end - BETWEEN)), (y - THICK / 2, y + THICK / 2), shade)
        ink = house.on(shade)
        if not inside:
            below.append((house.number(value), (start + end) / 2))
        elif ink == house.inks.text:
            house.text(axes, (start + end) / 2, y, house.number(value), "center")
        else:
            house.text(axes, (start + end) / 2, y, house.number(value), "center", bold=True, colour=ink, size=INSIDE)
    rooms = [house.wide(text) + GAP for text, _ in below]
    foot = y + THICK / 2
    for (text, x), at in zip(below, spread([x for _, x in below], rooms, 0, house.width), strict=True):
        house.rule(axes, (x, at), (foot + 0.5, foot + 2.5), house.inks.grey)
        house.text(axes, at, foot + 2 + LEADING / 2, text, "center")
