"""A chart as a clause speaks of it: the rows that it names, the extremes, and which rows a reader would compare.

With every row against every other, any number would follow from a chart.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise, product
from typing import TypeAlias

from bookletkit.copydesk.lexicon import YEAR
from bookletkit.copydesk.numbers import is_per_cent, scale_of
from bookletkit.kit import Chart

Pair: TypeAlias = tuple[Decimal, Decimal]

_NAMES_COMPARED = 3
"""Of more names in a clause, each is compared with the extremes, not with each other."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values in the order given, without the missing ones."""

    values: tuple[Decimal, ...]
    named: tuple[Decimal, ...]
    """Of rows that the clause names."""
    lit: tuple[Decimal, ...]
    """Of rows that the chart highlights."""
    seen: tuple[Decimal, ...]
    """Those that the clause may speak of: all, or, where it names rows, these, the extremes, the first of the rest."""
    pairs: frozenset[Pair]
    """Rows that it may compare."""
    scale: Decimal
    per_cent: bool
    spoken_of: bool
    """The clause names the head of this column, or of none."""


@dataclass(frozen=True, slots=True)
class View:
    """What a clause looks at."""

    chart: Chart
    clause: str
    columns: tuple[Column, ...]
    in_order: bool
    """Rows stand in an order of their own: years, steps."""
    years_down: bool
    """Rows are years: they follow each other, and are no parts of a whole."""
    years_across: bool
    """Columns are years."""
    across: frozenset[Pair]
    """Two columns of one row, or of the whole."""
    rows: tuple[tuple[Decimal, ...], ...]
    """Rows across their columns, where columns add up to a whole."""


def clauses(words: str) -> Iterator[tuple[int, str]]:
    """The clauses of some words, each with where it starts."""
    start = 0
    for stop in re.finditer(r"[.;:](?=\s)|$", words):
        yield start, words[start : stop.start()]
        start = stop.end()


def view(chart: Chart, clause: str, sizes: Collection[int] = ()) -> View:
    """What a clause about a chart looks at; `sizes` are the counts of rows in it: `in three countries 44 to 50`."""
    lit = frozenset(chart.highlight)
    named = frozenset(row.label for row in chart.rows if names(clause, row.label))
    years_down = all(YEAR.search(row.label) for row in chart.rows)
    years_across = any(YEAR.search(head) for head in chart.columns[1:])
    in_order = years_down or chart.order == "given"
    heads = [names(clause, head) for head in chart.columns[1:]]
    columns = []
    for index, head in enumerate(chart.columns[1:]):
        cells = [(row.label, row.values[index]) for row in chart.rows if index < len(row.values)]
        kept = [(label, value) for label, value in cells if value is not None]
        unit = head if is_per_cent(head) or scale_of(head) != 1 else chart.unit
        values = tuple(value for _, value in kept)
        pointed = tuple(value for label, value in kept if label in named)
        others = tuple(value for label, value in kept if label not in named)
        columns.append(
            Column(
                values=values,
                named=pointed,
                lit=tuple(value for label, value in kept if label in lit),
                seen=_seen(values, pointed, others, tuple(value for label, value in kept if label in lit), sizes),
                pairs=frozenset(_pairs(values, pointed, others, in_order)),
                scale=scale_of(unit),
                per_cent=is_per_cent(unit),
                spoken_of=heads[index] or not any(heads),
            )
        )
    rows = [row.values for row in chart.rows if not named or row.label in named]
    adding_up = len(columns) > 1 and not years_across
    return View(
        chart,
        clause,
        (*columns, _whole(columns)) if adding_up else tuple(columns),
        in_order,
        years_down,
        years_across,
        frozenset(_across(rows, columns)),
        tuple(tuple(value for value in row if value is not None) for row in rows) if adding_up else (),
    )


def names(clause: str, label: str) -> bool:
    """Whether a clause names a row or column: by its label without brackets, or by an adjective made of it."""
    short = re.sub(r"\s*\(.*?\)", "", label) or label
    if re.search(rf"(?<!\w){re.escape(short)}", clause, re.I):
        return True
    return label[:1].isupper() and len(short) > 4 and bool(re.search(rf"\b{re.escape(short[:4])}", clause))


def _extremes(values: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """First and last; the greatest two and the least."""
    ranked = sorted(values, reverse=True)
    return tuple(dict.fromkeys([*values[:1], *values[-1:], *ranked[:2], *ranked[-1:]]))


def _seen(
    values: tuple[Decimal, ...],
    named: tuple[Decimal, ...],
    others: tuple[Decimal, ...],
    lit: tuple[Decimal, ...],
    sizes: Collection[int],
) -> tuple[Decimal, ...]:
    if not named:
        return values
    ranked = sorted(others, reverse=True)
    rest = [ranked[place] for size in {1, *sizes} if 0 < size <= len(ranked) for place in (size - 1, -size)]
    return tuple(dict.fromkeys([*named, *_extremes(values), *rest, *lit]))


def _pairs(
    values: tuple[Decimal, ...], named: tuple[Decimal, ...], others: tuple[Decimal, ...], in_order: bool
) -> Iterator[Pair]:
    """Each pair both ways: with names each other, the greatest, the next, the least; without, all extremes."""
    neighbours = [pair for pair in pairwise(values) if not named or set(pair) & set(named)] if in_order else []
    compared = [*combinations(named, 2)] if len(named) <= _NAMES_COMPARED else []
    if named:
        ranked = sorted(values, reverse=True)
        next_in_line = max(others, default=ranked[0])
        compared += product(named, (ranked[0], ranked[-1]))
        compared += [(name, next_in_line) for name in named if name > next_in_line]
        compared += product(named, (values[0], values[-1])) if in_order else ()
        compared.append((ranked[0], ranked[-1]))
    else:
        compared += combinations(_extremes(values), 2)
    for first, second in [*neighbours, *compared]:
        if first != second:
            yield first, second
            yield second, first


def _across(rows: list[tuple[Decimal | None, ...]], columns: list[Column]) -> Iterator[Pair]:
    totals = tuple(sum(column.values, Decimal(0)) for column in columns)
    for row in [*rows, totals]:
        for first, second in combinations([value for value in row if value is not None], 2):
            yield first, second
            yield second, first


def _whole(columns: list[Column]) -> Column:
    """The columns added up, row by row: women and men make workers."""

    def added(*parts: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
        return tuple(sum(part, Decimal(0)) for part in zip(*parts, strict=False))

    values = added(*(column.values for column in columns))
    named = added(*(column.named for column in columns))
    lit = added(*(column.lit for column in columns))
    first = columns[0]
    return Column(values, named, lit, values, frozenset(), first.scale, first.per_cent, False)
