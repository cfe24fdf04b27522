"""How many rows of a chart a clause may speak of: "seven countries", "in ten of these fifteen", "the other six"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, combinations, pairwise

from bookletkit.copydesk.numbers import Number
from bookletkit.copydesk.tally import agrees
from bookletkit.copydesk.view import Column, View

_RANKED = re.compile(r"\b(?:largest|biggest|highest|lowest|smallest|leading|top|first|last|main|poorest|richest)\b")
_YEARS = re.compile(r"\byears?\b")
_MOST = re.compile(r"\b(?:most|majority)\b")
_THAN = re.compile(r"\b(?:than|above|below|over|under|ahead|behind)\b")


def wholes(view: View) -> frozenset[Decimal]:
    """Counts of all: rows, rows with a value, highlighted rows and the others, columns."""
    rows, lit = len(view.chart.rows), len(view.chart.highlight)
    columns = len(view.chart.columns) - 1
    across = {columns} if columns > 1 and (not view.years_across or _YEARS.search(view.clause)) else set()
    return _decimals({rows, lit, rows - lit, *across, *(len(column.values) for column in view.columns)})


def counts(view: View, numbers: Sequence[Number]) -> frozenset[Decimal]:
    """Counts of some rows: named rows and the others, rows that rose, rows above a number that is said."""
    some: set[int] = set()
    said = [number for number in numbers if number.kind not in ("year", "name")]
    columns = [column for column in view.columns if column.spoken_of]
    for column in columns:
        some |= {len(column.named), len(column.values) - len(column.named)}
        some |= set(_beyond(column, said, view.clause))
        some |= set(_adding_up(column, said, view.clause))
        if view.in_order:
            some |= set(_each_way(pairwise(column.values)))
    for first, second in combinations(view.columns if view.years_across else columns, 2):
        if len(first.values) == len(second.values):
            pairs = list(zip(first.values, second.values, strict=True))
            some |= set(_each_way(pairs))
            some |= set(_by_ratio(pairs, said))
    if _RANKED.search(view.clause):
        some |= set(range(2, len(view.chart.rows)))
    some |= set(_of_a_kind(view))
    return _decimals(some)


def _decimals(counts: Iterable[int]) -> frozenset[Decimal]:
    return frozenset(Decimal(count) for count in counts)


def _of_a_kind(view: View) -> Iterator[int]:
    """Rows whose labels share a name with the clause: `three Asian regions` where three labels hold Asia."""
    for name in re.findall(r"\b[A-Z]\w{3}", view.clause):
        yield sum(name in row.label for row in view.chart.rows)
        yield sum(name in head for head in view.chart.columns[1:])


def _beyond(column: Column, said: list[Number], clause: str) -> Iterator[int]:
    """Rows beyond or at each number said, zero, one half, and, in a comparison, each row pointed to."""
    values = column.values
    for number in said:
        marks = {"fraction": Decimal("0.01"), "count": column.scale}
        if number.kind in ("per cent", "fraction") and not column.per_cent:
            continue
        for scale in {Decimal(1) if number.kind != "fraction" else Decimal("0.01"), marks.get(number.kind, Decimal(1))}:
            if number.hedge in ("more", "least"):
                yield sum(value * scale > number.value for value in values)
                yield sum(value * scale >= number.value for value in values)
            elif number.hedge in ("less", "most"):
                yield sum(value * scale < number.value for value in values)
                yield sum(value * scale <= number.value for value in values)
            else:
                yield sum(agrees(number, value * scale) for value in values)
    marks_pointed_to = [*column.named, *column.lit] if _THAN.search(clause) else []
    for mark in [Decimal(0), *marks_pointed_to, *([Decimal(50)] if column.per_cent else [])]:
        yield sum(value > mark for value in values)
        yield sum(value < mark for value in values)
    yield sum(value == 0 for value in values)


def _adding_up(column: Column, said: list[Number], clause: str) -> Iterator[int]:
    """How many of the first, greatest or least make the sum or share that is said: `three have 68 per cent`."""
    total = sum(column.values, Decimal(0))
    if total <= 0:
        return
    amounts = [number for number in said if number.kind != "count" or number.value > len(column.values)]
    for values in (sorted(column.values, reverse=True), sorted(column.values), column.values):
        for size, part in enumerate(accumulate(values), start=1):
            share = part / total
            measures = {"per cent": share * 100, "fraction": share, "count": part * column.scale}
            if any(agrees(number, measures[number.kind]) for number in amounts if number.kind in measures):
                yield size
    shares = [part / total for part in accumulate(sorted(column.values, reverse=True))]
    if _MOST.search(clause) and not column.per_cent:
        yield next(size for size, share in enumerate(shares, start=1) if share > Decimal("0.5"))


def _each_way(pairs: Iterable[tuple[Decimal, Decimal]]) -> Iterator[int]:
    """Rows that rose, fell, stood still."""
    changes = [second - first for first, second in pairs]
    yield sum(change > 0 for change in changes)
    yield sum(change < 0 for change in changes)
    yield sum(change == 0 for change in changes)


def _by_ratio(pairs: list[tuple[Decimal, Decimal]], said: list[Number]) -> Iterator[int]:
    """Rows where one column is so many times the other: `in five countries at least five times as likely`."""
    for number in said:
        if number.kind in ("times", "fraction"):
            for over, under in ((0, 1), (1, 0)):
                ratios = [pair[over] / pair[under] for pair in pairs if pair[under]]
                yield sum(agrees(number, ratio) for ratio in ratios)
                if number.hedge in ("more", "least"):
                    yield sum(ratio >= number.value for ratio in ratios)
                elif number.hedge in ("less", "most"):
                    yield sum(ratio <= number.value for ratio in ratios)
