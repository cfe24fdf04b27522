"""The numbers in some words, as a reader takes them: "more than 1.4 million", "a third", "two of three".

For the rules that compare words with figures and rows. Digits are read in every
language; words, scales and hedges in English, as VOICE of the house writes it.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from math import prod
from typing import Literal, TypeAlias

from bookletkit.copydesk import lexicon

_LONGEST_HEDGE = 40

Kind: TypeAlias = Literal["count", "per cent", "points", "fraction", "times", "year", "name"]
_OF_A_FRACTION = Decimal("0.03")
"""How far a fraction in words reaches, end to end: `a third` for 32 to 34.8 per cent."""

Hedge: TypeAlias = Literal["", "about", "more", "least", "less", "most", "nearly", "just over"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written, and what it claims."""

    words: str
    """With its hedge and unit: `more than US$ 1.4 million`."""
    start: int
    end: int
    value: Decimal
    """Scale words included: 1400000; a fraction or `one in five` of one: 0.2; per cent as written: 46."""
    step: Decimal
    """One in the last place written: 100000 for `1.4 million`."""
    kind: Kind
    """`year` stands for a year, `name` for what only names: No. 97, 16 June, Chapter 2, aged 15 to 24."""
    hedge: Hedge = ""
    high: Decimal | None = None
    """The upper end of `3 to 4 million`."""
    of: Decimal | None = None
    """The whole in `two of three`."""
    scaled: bool = False
    """A scale word is part of it."""
    spelled: bool = False
    """Written in letters."""


@lru_cache(maxsize=4096)
def numbers_in(words: str, english: bool = True) -> tuple[Number, ...]:
    """Every number, in order. Words that only sound like one (`one of the best`, `second half`) are left out.

    Kept, since several rules read the same words.
    """
    if not lexicon.ANY.search(words):
        return ()
    found: list[Number] = []
    taken: list[tuple[int, int]] = []
    for read in (_names, _years, _fractions, _multiples, _cardinals) if english else (_years, _digits):
        for number in read(words):
            if not any(number.start < end and start < number.end for start, end in taken):
                found.append(number)
                taken.append((number.start, number.end))
    found.sort(key=lambda number: number.start)
    return tuple(_hedged(words, _joined(words, found)) if english else found)


def unreadable(words: str) -> tuple[str, ...]:
    """Digits that make no number in English: `1696,601`, `1.422.586`."""
    read = numbers_in(words)
    groups = [match for match in lexicon.DIGITS.finditer(words) if len(match["digits"]) > 1]
    return tuple(
        group["digits"]
        for group in groups
        if not any(number.start <= group.start("digits") < number.end for number in read)
    )


def scale_of(unit: str) -> Decimal:
    """What a unit multiplies with: 1000 for `thousand workers`, 1 for `per cent`."""
    named = lexicon.SCALE.search(unit)
    return lexicon.SCALES[named[0].lower()] if named else Decimal(1)


def is_per_cent(unit: str) -> bool:
    """Whether values with this unit are hundredths."""
    return "%" in unit or bool(lexicon.PER_CENT.search(unit))


def _names(words: str) -> list[Number]:
    """Numbers that name something; nothing is claimed about how many."""
    return [
        Number(match[0], *match.span(), Decimal(0), Decimal(1), "name")
        for pattern in lexicon.NAMING
        for match in pattern.finditer(words)
    ]


def _years(words: str) -> list[Number]:
    years = []
    for match in lexicon.YEAR.finditer(words):
        first = int(match["year"])
        years.append(Number(match["year"], *match.span("year"), Decimal(first), Decimal(1), "year"))
        if match["until"]:
            short = match["until"]
            last = int(short) if len(short) == 4 else first - first % 100 + int(short)
            years.append(Number(short, *match.span("until"), Decimal(last), Decimal(1), "year"))
    return years


def _fractions(words: str) -> list[Number]:
    """A third, half, three quarters, one in five, four jobs in ten."""
    parts = []
    for match in lexicon.FRACTION.finditer(words):
        part = lexicon.WORDS[match["part"].lower()] if match["part"] else 1
        name = (match["single"] or match["name"] or match["half"]).lower()
        parts.append((match, Decimal(part), Decimal(lexicon.PARTS.get(name) or lexicon.PARTS[name.removesuffix("s")])))
    for match in lexicon.ONE_IN.finditer(words):
        parts.append((match, _plain(match["part"]), _plain(match["whole"])))
    return [
        Number(match[0], *match.span(), part / whole, min(_OF_A_FRACTION, 1 / whole), "fraction", spelled=True)
        for match, part, whole in parts
        if part < whole
    ]


def _multiples(words: str) -> list[Number]:
    """Twice, doubled, halved, threefold, by a factor of six."""
    multiples = []
    for match in lexicon.MULTIPLE.finditer(words):
        written = match["fold"] or match["factor"]
        value = _plain(written) if written else lexicon.MULTIPLES[match["word"].lower()]
        kind: Kind = "fraction" if value < 1 else "times"
        step = _OF_A_FRACTION if value < 1 else Decimal(1)
        multiples.append(Number(match[0], *match.span(), value, step, kind, spelled=True))
    return multiples


def _cardinals(words: str) -> list[Number]:
    """25, 1,422,586, US$ 1.4 million, seven, half a million, 46 per cent, ten times."""
    cardinals = []
    for match in lexicon.CARDINAL.finditer(words):
        scales = [lexicon.SCALES[word] for word in re.findall(r"[a-z]+", match["scales"].lower())]
        scale = prod(scales, start=Decimal(1))
        unit = lexicon.UNITS[_single_spaced(match["unit"])] if match["unit"] else "count"
        if match["part"]:
            value, step = lexicon.PARTS_OF_SCALE[_single_spaced(match["part"])], Decimal("0.1")
        elif match["half_more"]:
            value, step = _plain(match["half_more"]) + Decimal("0.5"), Decimal("0.5")
        elif match["digits"]:
            value, step = _plain(match["digits"]), _last_place(match["digits"])
        else:
            value, step = _plain(match["letters"] or "one"), Decimal(1)
        alone = match["letters"] and value == 1 and not scales and not match["unit"]
        if alone and not lexicon.OF_WHOLE.match(words, match.end()):
            continue  # "one of the best", "one another": not a number
        value, step = value * scale, step * scale
        spelled = not match["digits"]
        cardinals.append(Number(match[0], *match.span(), value, step, unit, scaled=scale > 1, spelled=spelled))
    return cardinals


def _digits(words: str) -> list[Number]:
    """Digits alone, for languages whose words we do not read: 1.422 or 1,422 could be either, and is passed by."""
    digits = []
    for match in lexicon.DIGITS.finditer(words):
        written = match["digits"]
        if re.fullmatch(r"\d+[.,]\d{3}|\d+(?:[.,]\d+){2,}", written):
            if not re.fullmatch(r"\d{1,3}(,\d{3})+\.\d{1,2}", written):
                continue
        elif "." not in written:
            written = written.replace(",", ".")
        kind: Kind = "per cent" if match["unit"] else "count"
        digits.append(
            Number(match[0], *match.span(), _plain(written), _last_place(written), kind, hedge="about")
        )
    return digits


def _plain(written: str) -> Decimal:
    """The value of digits or of a number in letters."""
    if written[0].isdigit():
        return Decimal(written.replace(",", ""))
    words = re.split(r"[\s-]+", written.lower().removeprefix("a"))
    return Decimal(sum(lexicon.WORDS.get(word) or int(lexicon.SCALES[word]) for word in words if word))


def _single_spaced(written: str) -> str:
    return " ".join(written.lower().split())


def _last_place(digits: str) -> Decimal:
    """One in the last place that was meant: the zeros of 390,000 are rounding, but two digits always count."""
    whole, _, decimals = digits.replace(",", "").partition(".")
    if decimals:
        return Decimal(1).scaleb(-len(decimals))
    if len(whole) < 4:
        return Decimal(1)
    zeros = len(whole) - len(whole.rstrip("0"))
    return Decimal(1).scaleb(min(zeros, len(whole) - 2))


def _joined(words: str, numbers: list[Number]) -> list[Number]:
    """Ranges made one number, wholes given to their parts, units and scales shared: `3 to 4 million`."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        between = words[last.end : number.start] if last else ""
        plain = ("year", "name")
        if last and last.kind not in plain and number.kind not in plain and last.high is None:
            link = lexicon.JOIN.fullmatch(between)
            if link:
                ranged = link["how"] not in ("and", "or") or _after_between(words, last)
                last = joined[-1] = _sharing(last, number, ranged)
                if ranged and last.kind == number.kind and last.value < number.value:
                    span = words[last.start : number.end]
                    joined[-1] = replace(last, words=span, end=number.end, high=number.value)
                    continue
            if lexicon.OF.fullmatch(between) and last.kind == number.kind == "count" and last.value <= number.value:
                joined[-1] = replace(last, of=number.value)
        joined.append(number)
    return joined


def _after_between(words: str, number: Number) -> bool:
    return words[: number.start].rstrip().lower().endswith("between")


def _sharing(first: Number, second: Number, ranged: bool) -> Number:
    """The first of two, with the unit and, in a range, the scale that are written once, after the second."""
    if first.kind != "count" or first.scaled or first.spelled != second.spelled:
        return first
    scale = scale_of(second.words) if ranged and second.scaled and first.value < 1000 else Decimal(1)
    kind = second.kind if second.kind in ("per cent", "points", "times") else first.kind
    return replace(first, value=first.value * scale, step=first.step * scale, kind=kind, scaled=scale > 1)


def _hedged(words: str, numbers: list[Number]) -> list[Number]:
    """Each number with what softens it, before (`nearly`) or after (`or more`)."""
    hedged = []
    for number in numbers:
        near = max(0, number.start - _LONGEST_HEDGE)
        before = lexicon.HEDGE.search(words[near : number.start])
        after = lexicon.HEDGE_AFTER.match(words, number.end)
        if number.kind not in ("year", "name") and before:
            start = near + before.start()
            hedge = lexicon.HEDGES[_single_spaced(before["hedge"])]
            number = replace(number, words=words[start : number.end], start=start, hedge=hedge)
        elif number.kind not in ("year", "name") and after:
            number = replace(number, hedge="least" if after["more"] else "most")
        hedged.append(number)
    return hedged
