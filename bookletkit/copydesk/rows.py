"""What follows from the rows of a chart for a clause: values, sums, differences, ratios, shares, changes, years."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate, combinations, pairwise

from bookletkit.copydesk.numbers import Number, numbers_in
from bookletkit.copydesk.view import Column, Pair, View
from bookletkit.kit import Chart

_MULTIPLES = re.compile(r"\b(?:ratio|times|divided|multiple)\b", re.I)
"""Units whose values are themselves multiples."""


@dataclass(slots=True)
class Findings:
    """All that a clause may say, by measure."""

    amounts: set[Decimal] = field(default_factory=set)
    """Values, sums and differences, as written and with the unit's scale."""
    levels: set[Decimal] = field(default_factory=set)
    """Values that are shares themselves, of one."""
    per_cents: set[Decimal] = field(default_factory=set)
    """Values in per cent, shares of a whole, changes."""
    points: set[Decimal] = field(default_factory=set)
    """Differences and values, as written."""
    fractions: set[Decimal] = field(default_factory=set)
    """Shares, changes and ratios, of one."""
    ratios: set[Decimal] = field(default_factory=set)
    names: set[Decimal] = field(default_factory=set)
    """Numbers in the chart's own words, `under 5`, and the distance of years."""
    years: set[Decimal] = field(default_factory=set)

    def share(self, part: Decimal, whole: Decimal) -> None:
        """A part of a whole."""
        if whole > 0:
            self.per_cents.add(part / whole * 100)
            self.fractions.add(part / whole)

    def amount(self, value: Decimal, scale: Decimal) -> None:
        """An amount, in the unit of the chart or in full."""
        self.amounts |= {abs(value), abs(value) * scale}


def sizes_of(numbers: Iterable[Number]) -> frozenset[int]:
    """The counts among some numbers that may be counts of rows."""
    return frozenset(int(number.value) for number in numbers if number.kind == "count" and not number.scaled)


def found(view: View, sizes: Collection[int]) -> Findings:
    """What the rows that a clause looks at hold for it."""
    findings = Findings()
    for column in view.columns:
        _values(findings, column)
        _compared(findings, column, column.pairs)
        _sums(findings, column, sizes, parts=not view.years_down)
    _compared(findings, view.columns[0], view.across)
    if _MULTIPLES.search(f"{view.chart.unit} {view.chart.quantity}"):
        findings.ratios |= {value for column in view.columns for value in column.seen}
    for row in view.rows:
        _row(findings, view.columns[0], row)
    _names(findings, view.chart, view.clause)
    return findings


def _values(findings: Findings, column: Column) -> None:
    for value in column.seen:
        findings.amount(value, column.scale)
        findings.points.add(abs(value))
        if column.per_cent:
            findings.per_cents |= {abs(value), 100 - value}
            findings.levels |= {value / 100, 1 - value / 100}
            findings.fractions |= {abs(value) / 100, 1 - value / 100}


def _compared(findings: Findings, column: Column, pairs: Iterable[Pair]) -> None:
    for first, second in pairs:
        findings.amount(second - first, column.scale)
        findings.points.add(abs(second - first))
        if first:
            change = abs(second - first) / abs(first)
            findings.ratios.add(second / first)
            findings.fractions |= {change, second / first}
            if not column.per_cent:
                findings.per_cents.add(change * 100)


def _sums(findings: Findings, column: Column, sizes: Collection[int], parts: bool) -> None:
    """The whole, and its parts that a clause speaks of: rows named or highlighted, the first or greatest few."""
    total = sum(column.values, Decimal(0))
    findings.amount(total, column.scale)
    if not parts:
        return
    named, lit = sum(column.named, Decimal(0)), sum(column.lit, Decimal(0))
    spoken = [part for part in (named, lit) if part]
    for values in (sorted(column.values, reverse=True), sorted(column.values), column.values):
        spoken += [part for size, part in enumerate(accumulate(values), start=1) if size in sizes]
    for part in {total, *spoken}:
        findings.amount(part, column.scale)
        if column.per_cent:
            findings.per_cents |= {part, 100 - part}
            findings.fractions |= {part / 100, 1 - part / 100}
    if column.per_cent:
        return
    for part in column.seen:
        findings.share(part, total)
    for part in spoken:
        findings.share(part, total)
        findings.share(total - part, total)
        findings.amount(total - part, column.scale)
        if 0 < part < total:
            findings.ratios |= {part / (total - part), (total - part) / part}


def _row(findings: Findings, column: Column, values: tuple[Decimal, ...]) -> None:
    """A row across its columns, as stacked bars show it."""
    total = sum(values, Decimal(0))
    findings.amount(total, column.scale)
    if column.per_cent:
        findings.per_cents |= {total, 100 - total}
    for value in values:
        findings.share(value, total)


def _names(findings: Findings, chart: Chart, clause: str) -> None:
    """Numbers that the chart's own words hold: years and their distances, `under 5`, `15 to 24`."""
    for words in (chart.quantity, chart.unit, *chart.columns, *(row.label for row in chart.rows)):
        for number in numbers_in(words):
            (findings.years if number.kind == "year" else findings.names).add(number.value)
            if number.high:
                findings.names.add(number.high)
    years = sorted(findings.years)
    said = [number.value for number in numbers_in(clause) if number.kind == "year"]
    apart = [*pairwise(years), *zip(years[:1], years[-1:], strict=True), *combinations(sorted(said), 2)]
    findings.names |= {second - first for first, second in apart}
    findings.years |= {number.value for number in numbers_in(chart.note) if number.kind == "year"}
