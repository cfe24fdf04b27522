"""Where things go in a drawing: scales that leave room for labels, labels moved apart, words broken into lines.

Pure reckoning in points, for `charts/`; knows neither matplotlib nor content.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

_OPENING = "เแโใไ"
"""Thai vowels written before their consonant: no line ends with one."""
_CLINGING = "ะาำๆฯๅ"
"""Thai signs that belong to what stands before: no line begins with one."""
_ZERO_WIDTH = "\u200b"


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to points along one direction."""

    at_zero: float
    factor: float

    def __call__(self, value: Decimal | float) -> float:
        return self.at_zero + self.factor * float(value)


@dataclass(frozen=True, slots=True)
class Mark:
    """A value to be placed, and the room in pt that its labels take on either side."""

    value: float
    below: float = 0.0
    above: float = 0.0


def fit(marks: Sequence[Mark], start: float, end: float) -> Scale:
    """The largest linear scale at which every mark, with its labels, stands between start and end.

    `end` may lie below `start`: y grows downwards. Values all equal stand in the middle, zeros at the start.
    """
    length, way = abs(end - start), math.copysign(1.0, end - start)
    least: dict[float, float] = {}
    most: dict[float, float] = {}
    for mark in marks:
        least[mark.value] = max(mark.below, least.get(mark.value, 0.0))
        most[mark.value] = max(mark.above, most.get(mark.value, 0.0))
    factors = [(length - least[low] - most[high]) / (high - low) for low in least for high in most if high > low]
    if not factors:
        value = next(iter(least), 0.0)
        middle = (least.get(value, 0.0) + length - most.get(value, 0.0)) / 2 if value else least.get(value, 0.0)
        return Scale(start + way * middle, 0.0)
    factor = max(0.0, min(factors))
    at_zero = max(room - factor * value for value, room in least.items())
    return Scale(start + way * at_zero, way * factor)


def reach(values: Sequence[float]) -> list[float]:
    """Values that a scale of positions spans: zero too, unless the least is more than half of the greatest."""
    if not values or min(values) <= 0 <= max(values) or min(map(abs, values)) < max(map(abs, values)) / 2:
        return [*values, 0.0]
    return list(values)


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Centres as near to those wanted as can be without overlap, in the order of `wanted`, between low and high.

    Neighbours that meet are set as one block around the mean of their wishes.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    blocks: list[tuple[list[int], float, float]] = []  # members, length, top
    for n in order:
        members, length, top = [n], sizes[n], wanted[n] - sizes[n] / 2
        top = min(max(top, low), high - length)
        while blocks and blocks[-1][1] + blocks[-1][2] > top:
            before, room, _ = blocks.pop()
            members, length = before + members, room + length
            top = _mean_top(members, wanted, sizes)
            top = max(low, min(top, high - length))
        blocks.append((members, length, top))
    centres = [0.0] * len(wanted)
    for members, _, top in blocks:
        for n in members:
            centres[n] = top + sizes[n] / 2
            top += sizes[n]
    return centres


def ticks(low: float, high: float, most: int = 5) -> list[Decimal]:
    """Round values between low and high, both ends included where they are round: 0, 50, 100."""
    if not high > low:
        return [Decimal(str(low))]
    power = Decimal(10) ** math.floor(math.log10((high - low) / most))
    step = next(power * times for times in (1, 2, 5, 10, 20, 50) if (high - low) / float(power * times) <= most)
    first, last = math.ceil(low / float(step) - 1e-9), math.floor(high / float(step) + 1e-9)
    return [n * step for n in range(first, last + 1)]


def wrap(text: str, room: float, wide: Callable[[str], float]) -> list[str]:
    """Break words into lines no wider than `room`; a word that is wider itself is broken between letters.

    Breaks stand after spaces, hyphens and zero-width spaces, which an editor
    puts between words of a script that has none; else anywhere that keeps
    signs with their letters.
    """
    lines = [""]
    for piece in _pieces(text, room, wide):
        if lines[-1] and wide((lines[-1] + piece).rstrip()) > room:
            lines.append("")
        lines[-1] += piece
    return [line.replace(_ZERO_WIDTH, "").strip() for line in lines]


def _mean_top(members: Sequence[int], wanted: Sequence[float], sizes: Sequence[float]) -> float:
    tops, before = 0.0, 0.0
    for n in members:
        tops += wanted[n] - sizes[n] / 2 - before
        before += sizes[n]
    return tops / len(members)


def _pieces(text: str, room: float, wide: Callable[[str], float]) -> Iterator[str]:
    for word in re.findall(r"[^ \-–/\u200b]*[ \-–/\u200b]+|[^ \-–/\u200b]+", text):
        if wide(word.rstrip()) <= room:
            yield word
        else:
            yield from _letters(word)


def _letters(word: str) -> Iterator[str]:
    """Letters with the signs that belong to them."""
    cluster = ""
    for letter in word:
        clings = unicodedata.category(letter) in ("Mn", "Mc", "Cf") or letter in _CLINGING + " -–/"
        if cluster and not clings and cluster[-1] not in _OPENING:
            yield cluster
            cluster = ""
        cluster += letter
    yield cluster
