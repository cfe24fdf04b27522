"""Words about a chart against its rows: which of their numbers do not follow, and what the rows hold instead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from bookletkit.copydesk.counts import counts, wholes
from bookletkit.copydesk.numbers import Number, numbers_in
from bookletkit.copydesk.rows import Findings, found, sizes_of
from bookletkit.copydesk.tally import agrees
from bookletkit.copydesk.view import View, clauses, view
from bookletkit.kit import Chart

_FOR_ONE = re.compile(r"\bfor (?:one|each|every)\b")
_NEAR = Decimal("0.015")
_OF_ALL = re.compile(r"\b(?:of|all)\s+(?:(?:the|these|those|all)\s+)?$|\b(?:these|those)\s+$")


@dataclass(frozen=True, slots=True)
class Unfounded:
    """A number that does not follow, and the nearest that would, in its own measure."""

    number: Number
    nearest: Decimal | None


def unfounded(chart: Chart, words: str, english: bool) -> Iterator[Unfounded]:
    """Each number in the words that does not follow from the rows."""
    everything = numbers_in(words, english)
    if not chart.rows or len(chart.columns) < 2 or not any(number.kind != "name" for number in everything):
        return
    shares = any(number.kind == "per cent" for number in everything)
    for start, clause in clauses(words):
        numbers = [number for number in everything if start <= number.start < start + len(clause)]
        if not numbers:
            continue
        sizes = sizes_of(numbers)
        seen = view(chart, clause, sizes)
        read = _Read(seen, found(seen, sizes), numbers, words, english, shares)
        for number in numbers:
            if not read.follows(number):
                yield Unfounded(number, read.nearest(number))


@dataclass(frozen=True, slots=True)
class _Read:
    """A clause, its numbers, and what the rows hold for it."""

    view: View
    findings: Findings
    numbers: list[Number]
    words: str
    english: bool
    shares: bool
    """The words speak in per cent: `47 per cent in India, 30 in China`."""

    def follows(self, number: Number) -> bool:
        if number.kind == "name" or self._of_a_share(number):
            return True
        if number.kind == "year":
            return number.value in self.findings.years or number.value in self.findings.amounts
        if number.kind == "count" and not number.scaled:
            if self._is_whole(number):
                amounts = () if number.spelled else self.findings.amounts
                whole = wholes(self.view) | self.findings.names
                return number.value in whole or any(agrees(number, value) for value in amounts)
            some = counts(self.view, self.numbers)
            if number.value in (some if number.of else some | wholes(self.view) | self.findings.names):
                return True
        known = self._known(number)
        ends = [number] if number.high is None else [_end(number, number.value), _end(number, number.high)]
        return all(any(agrees(end, value) for value in known) for end in ends)

    def nearest(self, number: Number) -> Decimal | None:
        """What the rows hold nearest to a number."""
        return min(self._known(number), key=lambda value: abs(abs(value) - number.value), default=None)

    def _known(self, number: Number) -> set[Decimal]:
        held = self.findings
        if not self.english:
            return held.amounts | held.per_cents | held.points | held.ratios | held.names
        match number.kind:
            case "per cent":
                return held.per_cents
            case "points":
                return held.points
            case "fraction":
                return held.fractions
            case "times":
                return held.ratios
        if number.spelled and not number.scaled:  # nine of what is counted, not 9.4 billion
            exact = {value for value in held.amounts | held.points if value == number.value}
            return exact | (held.ratios if self._in_multiples() else set())
        return held.amounts | (held.per_cents | held.points if self.shares and not number.scaled else set())

    def _in_multiples(self) -> bool:
        """Whether bare numbers may be multiples: `by a factor of two, and of six`, `three men for one woman`."""
        return any(number.kind == "times" for number in self.numbers) or bool(_FOR_ONE.search(self.view.clause))

    def _is_whole(self, number: Number) -> bool:
        """Whether it says how many there are in all: `of these fifteen`."""
        return bool(_OF_ALL.search(self.words[: number.start])) and not self._in_multiples()

    def _of_a_share(self, number: Number) -> bool:
        """Whether it belongs to a `two of three` that is a share in the rows."""
        shares = [
            part.value / part.of
            for part, whole in pairwise(self.numbers)
            if part.of and (number is part or number is whole)
        ]
        return any(abs(share - held) < _NEAR for share in shares for held in self.findings.levels)


def _end(number: Number, value: Decimal) -> Number:
    return replace(number, value=value, high=None)
