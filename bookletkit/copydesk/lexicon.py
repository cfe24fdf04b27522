"""How numbers are written in English: words, scales, fractions, hedges, and numbers that only name."""

import re
from decimal import Decimal
from typing import Literal, TypeAlias

Unit: TypeAlias = Literal["count", "per cent", "points", "times"]
Softening: TypeAlias = Literal["about", "more", "least", "less", "most", "nearly", "just over"]

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

WORDS: dict[str, int] = {
    **{word: value for value, word in enumerate([*_ONES, *_TEENS], start=1)},
    **{word: value * 10 for value, word in enumerate(_TENS, start=2)},
}
SCALES: dict[str, Decimal] = {
    "hundred": Decimal(100),
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
PARTS: dict[str, int] = {
    **{"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6},
    **{"seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10},
}
PARTS_OF_SCALE = {"half a": Decimal("0.5"), "a quarter of a": Decimal("0.25")}
MULTIPLES: dict[str, Decimal] = {
    **dict.fromkeys(("twice", "double", "doubles", "doubled", "doubling"), Decimal(2)),
    **dict.fromkeys(("triple", "triples", "tripled", "treble", "trebled"), Decimal(3)),
    **dict.fromkeys(("quadruple", "quadrupled"), Decimal(4)),
    **dict.fromkeys(("halve", "halves", "halved", "halving"), Decimal("0.5")),
}
UNITS: dict[str, Unit] = {
    **{"%": "per cent", "per cent": "per cent", "percent": "per cent"},
    **{"percentage point": "points", "percentage points": "points", "point": "points", "points": "points"},
    "times": "times",
}
HEDGES: dict[str, Softening] = {
    **dict.fromkeys(("about", "around", "some", "roughly", "approximately", "close to"), "about"),
    **dict.fromkeys(("more than", "greater than", "well over", "exceeding"), "more"),
    **dict.fromkeys(("over", "above", "at least", "upwards of", "no fewer than", "no less than"), "least"),
    **dict.fromkeys(("less than", "fewer than"), "less"),
    **dict.fromkeys(("under", "below", "at most", "up to", "no more than", "not more than"), "most"),
    **dict.fromkeys(("nearly", "almost", "just under", "just below", "not quite"), "nearly"),
    **dict.fromkeys(("a little less than", "a little under", "slightly less than"), "nearly"),
    **dict.fromkeys(("just over", "just above", "a little over"), "just over"),
    **dict.fromkeys(("a little more than", "slightly more than", "slightly over"), "just over"),
}

_SPACE = r"[\s\u00a0]"
_DIGITS = r"(?>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
_LETTERS = rf"(?:(?:{'|'.join(_TENS)})-(?:{'|'.join(_ONES)})|{'|'.join(WORDS)})"
_SCALE = rf"(?:{'|'.join(SCALES)})"
_PART = "third|quarter|fifth|sixth|seventh|eighth|ninth|tenth"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_LIST = rf"\d+(?:(?:,{_SPACE}*(?:and{_SPACE})?|{_SPACE}(?:and|to){_SPACE}|{_SPACE}?[–-]{_SPACE}?)\d+)*"
_AFTER_A_PART = (
    rf"(?={_SPACE}(?:of|to|or|and|more|less|as|in|from|at|over|between|by|the|their|its|his|her|that|those|all|"
    rf"were|was|are|is|went|came|had|have|has)\b|{_SPACE}?[.,;:)–]|$)"
)
_ENDS = r"(?![\w/]|[.,]\d|-[A-Za-z])"

ANY = re.compile(rf"\d|\b(?:half|twice|double|doubling|{'|'.join([*WORDS, *SCALES, *PARTS, *MULTIPLES])})", re.I)
"""Whether words can hold a number at all."""
SCALE = re.compile(rf"\b{_SCALE}\b", re.I)
PER_CENT = re.compile(r"\bper ?cent\b", re.I)

NAMING = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bNo\.{_SPACE}*\d+",
        rf"\bNos\.{_SPACE}*{_LIST}",
        rf"\b\d{{1,2}}(?:(?:{_SPACE}(?:to|and){_SPACE}|{_SPACE}?[–-]{_SPACE}?)\d{{1,2}})?{_SPACE}{_MONTH}\b",
        rf"\b{_MONTH}{_SPACE}\d{{1,2}}\b(?!{_SPACE}(?:per|{_SCALE}))",
        rf"\b(?:[Cc]hapter|[Bb]ooklet|[Ss]ection|[Aa]rticle|[Pp]art|[Aa]nnex|[Pp]age|[Tt]able|[Cc]hart|[Ff]igure|"
        rf"[Bb]ox|[Ss]tep|[Gg]oal|[Tt]arget|[Pp]riority|[Pp]hase|[Vv]ersion|[Vv]olume|[Ii]ssue|[Cc]lause|"
        rf"[Pp]aragraph|Convention|Recommendation|Protocol|Resolution|Regulation|Decree|Act|Session|ISO)"
        rf"s?{_SPACE}\d{{1,3}}(?:(?:,{_SPACE}|{_SPACE}(?:and|to){_SPACE}|[–-])\d{{1,3}})*(?![\d%]|[.,]\d|{_SPACE}%)",
        rf"\b(?:pp?|vol|art|para)\.{_SPACE}?{_LIST}",
        r"\b\d+(?:st|nd|rd|th)\b",
        r"\b(?:1[5-9]|20)\d0s\b",
        rf"\b[Aa]ge[ds]?{_SPACE}(?:of{_SPACE}|between{_SPACE})?\d+(?:(?:{_SPACE}(?:to|and){_SPACE}|[–-])\d+)?",
        r"\b\d+(?:[–-]\d+)?-year-olds?\b",
        r"\b24/7\b",
    )
)
"""Numbers that only name: instruments, dates, chapters, pages, ordinals, decades, ages."""

YEAR = re.compile(
    rf"(?<![\w.,$€£¥/–-])(?<![$€£¥]{_SPACE})"
    rf"(?P<year>1[5-9]\d\d|20\d\d)(?:{_SPACE}?[–/-]{_SPACE}?(?P<until>\d{{4}}|\d\d)(?![\w%]))?"
    rf"(?!\w|[.,]\d|{_SPACE}?%|{_SPACE}(?:per{_SPACE}cent|{_SCALE}|times)\b)"
)
"""2009, 2006–2010, 2009–10; not 2,009 nor US$ 2009."""

FRACTION = re.compile(
    rf"(?<![\w-])(?!a{_SPACE}quarter{_SPACE}of{_SPACE}a{_SPACE}{_SCALE})(?:"
    rf"an?[\s-](?P<single>half|{_PART}){_AFTER_A_PART}"
    rf"|(?P<part>{'|'.join(_ONES)})[\s-](?P<name>halves|(?:{_PART})s?)"
    rf"|(?<!first )(?<!second )(?<!other )(?<!latter )(?<!next )(?<!last )(?<!and a )(?P<half>half){_AFTER_A_PART}"
    rf")(?![\w-])",
    re.I,
)
"""A third of…, two thirds, half their…; not `the third country`, `the second half`, `half-hour`."""

ONE_IN = re.compile(
    rf"(?<![\w.,/-])(?P<part>{_LETTERS}|\d{{1,3}}){_SPACE}(?P<noun>[a-z]+{_SPACE})?(?:in|out{_SPACE}of){_SPACE}"
    rf"(?:every{_SPACE})?(?P<whole>a{_SPACE}hundred|a{_SPACE}thousand|{_LETTERS}|1,000|\d{{1,3}}){_ENDS}"
    rf"(?!{_SPACE}?%|{_SPACE}(?:per|{_SCALE}|years?|months?|weeks?|days?|hours?)\b)"
    rf"(?(noun)(?={_SPACE}(?:is|are|was|were|has|have|had|and|to|or)\b|{_SPACE}?[.,;:)]|$))",
    re.I,
)
"""One in five, four jobs in ten; not `two countries in three years`."""

MULTIPLE = re.compile(
    rf"(?<![\w-])(?:(?P<word>{'|'.join(MULTIPLES)})"
    rf"|(?P<fold>{_LETTERS}|\d+)[\s-]?fold"
    rf"|(?:a{_SPACE})?factor{_SPACE}of{_SPACE}(?:about{_SPACE})?(?P<factor>{_LETTERS}|{_DIGITS}))\b",
    re.I,
)
"""Twice, doubled, threefold, by a factor of six."""

CARDINAL = re.compile(
    rf"(?<![\w.,/$€£¥])(?<![A-Za-z][–-])(?:[A-Z]{{0,2}}[$€£¥]{_SPACE}?)?"
    rf"(?:(?P<part>half{_SPACE}a|a{_SPACE}quarter{_SPACE}of{_SPACE}a)(?={_SPACE}{_SCALE}\b)"
    rf"|(?P<half_more>{_LETTERS}|\d+){_SPACE}and{_SPACE}a{_SPACE}half\b"
    rf"|(?P<digits>{_DIGITS})"
    rf"|(?P<letters>{_LETTERS})\b"
    rf"|an?(?={_SPACE}{_SCALE}\b))"
    rf"(?P<scales>(?:[\s\u00a0-]{_SCALE}\b)*){_ENDS}"
    rf"(?P<unit>{_SPACE}?%|{_SPACE}(?:per{_SPACE}?cent|percentage{_SPACE}points?|points?(?!{_SPACE}of{_SPACE}view)|times)\b)?",
    re.I,
)
"""25, US$ 1.4 million, seven, half a million, two and a half times, 46 per cent, 19 points."""

DIGITS = re.compile(r"(?<![\w.,/–-])(?P<digits>\d+(?:[.,]\d+)*)(?![\w/])(?P<unit>[\s\u00a0]?%)?")
"""Digits alone, in any script."""

JOIN = re.compile(rf"{_SPACE}?(?P<how>–|-|to|and|or){_SPACE}?")
OF = re.compile(rf"{_SPACE}(?:out{_SPACE})?of(?:{_SPACE}(?:the|these|those|all|its|our))*{_SPACE}")
OF_WHOLE = re.compile(rf"{OF.pattern}(?:{_LETTERS}|\d+)\b", re.I)

HEDGE = re.compile(
    r"\b(?P<hedge>"
    + "|".join(sorted(HEDGES, key=len, reverse=True)).replace(" ", _SPACE)
    + rf")(?:{_SPACE}+(?:the|its|a total of))?{_SPACE}+$",
    re.I,
)
HEDGE_AFTER = re.compile(rf"{_SPACE}(?:[a-z]+{_SPACE})?or{_SPACE}(?:(?P<more>more|above|over)|less|fewer|under)\b")
