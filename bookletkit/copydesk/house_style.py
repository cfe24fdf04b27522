"""How amounts and words are written in the house, where a machine can be right. English only."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bookletkit.copydesk.lexicon import NAMING
from bookletkit.copydesk.places import find
from bookletkit.copydesk.printed import RUNNING, Part, english, lines
from bookletkit.kit import Booklet, Kit, Resource, Source
from bookletkit.problems import WARNING, Problem, rule

_NO_BREAK = """`&nbsp;` in Markdown, `\\u00a0` between double quotes elsewhere, or the character itself"""

percent = rule(
    "style.percent",
    """
    Running text says `per cent`; % stands in charts and tables.
    Why: texts are read aloud and by people in their third language; and one booklet writes it one way.
    Mend: write `46 per cent` for `46%`.
    """,
    WARNING,
)
us_dollar = rule(
    "style.us-dollar",
    f"""
    Dollars are written `US$ 54 million`, with a no-break space after US$.
    Why: without a space sign and figure run together; with a plain one the line may break between them.
    Mend: put a no-break space after US$: {_NO_BREAK}.
    """,
    WARNING,
)
no_break = rule(
    "style.no-break",
    f"""
    The number of an instrument keeps to its `No.`: `No. 97` with a no-break space.
    Why: with a plain space a line may end in `No.`, and the number is lost on the next.
    Mend: put a no-break space after `No.`: {_NO_BREAK}.
    """,
    WARNING,
)
number_commas = rule(
    "style.number-commas",
    """
    Numbers from 10,000 are written with commas: 1,422,586. Years and codes are not meant.
    Why: five digits in a row cannot be taken in at a glance, nor read aloud.
    Mend: write commas, or round: `1.4 million`.
    """,
    WARNING,
)

INSTEAD = {
    "in order to": "to",
    "it should be noted": "say the thing itself",
    "a wide range of": "many, or name them",
    "address the issue of": "say what is done",
    "stakeholders": "name them: governments, employers' and workers' organizations",
    "leverage": "use",
    "illegals": "migrant workers in an irregular situation",
    "manpower": "workers, or people",
}
"""Words the house does without, and what it says. Names and titles of acronyms and sources keep theirs."""

word = rule(
    "style.word",
    f"""
    These words are not used: {"; ".join(f"{said} (instead: {better})" for said, better in INSTEAD.items())}. In the
    names and titles of acronyms.yaml and resources.yaml they may stand.
    Why: they say nothing, or wrong a person; busy readers in a second language stumble over them.
    Mend: say it plainly, with the words in brackets.
    """,
    WARNING,
)


@dataclass(frozen=True, slots=True)
class Habit:
    """A way to write that the house does not have."""

    pattern: re.Pattern[str]
    told: Callable[..., Problem]
    message: str
    mend: str
    parts: frozenset[Part]


_SENTENCES: frozenset[Part] = RUNNING | {"since"}
_ALL: frozenset[Part] = _SENTENCES | {"head", "takeaway", "alt"}

HABITS = (
    Habit(
        re.compile(r"\d+(?:[.,]\d+)*[\s\u00a0]?%"), percent,
        "“{said}”: running text says per cent.", "Write `{digits} per cent`.", _SENTENCES,
    ),
    Habit(
        re.compile(r"US\$[ \t\n]?(?=\d)"), us_dollar,
        "US$ and the amount after it can be torn apart, or run together.",
        "Put a no-break space after US$ (`&nbsp;` in Markdown).", _ALL,
    ),
    Habit(
        re.compile(r"\bNos?\.[ \t\n](?=\d)"), no_break,
        "A line may end after “{said}” and lose its number.",
        "Put a no-break space there (`&nbsp;` in Markdown).", _ALL,
    ),
    Habit(
        re.compile(r"(?<![\w.,/:#-])\d{5,}(?:\.\d+)?(?![\w/-])"), number_commas,
        "{said} cannot be taken in at a glance.", "Write it with commas, or round it.", _ALL,
    ),
)  # fmt: skip
_WORD = re.compile(rf"\b(?:{'|'.join(INSTEAD)})\b", re.I)


def styled(kit: Kit) -> Iterator[Problem]:
    """Each slip from the house style, in kits written in English."""
    if not english(kit):
        return
    entries: tuple[Resource | Source, ...] = (*kit.resources.values(), *kit.sources.values())
    registered = [name for entry in entries for name in (entry.title, entry.publisher)]
    for booklet in kit.booklets:
        names = [*booklet.acronyms.values(), *registered]
        yield from _slips(kit, booklet)
        yield from _words(kit, booklet, names)


def _slips(kit: Kit, booklet: Booklet) -> Iterator[Problem]:
    for line in lines(booklet):
        for habit in HABITS:
            if line.part not in habit.parts:
                continue
            met: Counter[str] = Counter()
            for match in habit.pattern.finditer(line.words):
                nth = met[match[0]]
                met[match[0]] += 1
                if habit.told is number_commas and _is_name(line.words, match):
                    continue
                said = match[0].strip()
                yield habit.told(
                    habit.message.format(said=said),
                    find(kit, line.place, match[0], nth=nth),
                    habit.mend.format(digits=said.rstrip("% \u00a0")),
                )


def _is_name(words: str, match: re.Match[str]) -> bool:
    return any(name.start() <= match.start() < name.end() for pattern in NAMING for name in pattern.finditer(words))


def _words(kit: Kit, booklet: Booklet, names: list[str]) -> Iterator[Problem]:
    for line in lines(booklet):
        if line.part not in _ALL:
            continue
        for match in _WORD.finditer(line.words):
            said = match[0].lower()
            namesakes = [name for name in names if said in name.lower()]
            if _is_capitalized_inside(line.words, match) or _stands_in_a_name(line.words, match, namesakes):
                continue
            yield word(
                f"“{match[0]}” is not a word of the house.", find(kit, line.place, match[0]), f"Say: {INSTEAD[said]}."
            )


def _is_capitalized_inside(words: str, match: re.Match[str]) -> bool:
    """Whether a capital in the middle of a sentence makes it part of a name: the Bureau of Manpower."""
    begins = not words[: match.start()].rstrip(" “‘(") or words[: match.start()].rstrip(" “‘(")[-1:] in ".!?:"
    return match[0][0].isupper() and not begins


def _stands_in_a_name(words: str, match: re.Match[str], names: list[str]) -> bool:
    lower = words.lower()
    for name in names:
        at = lower.find(name.lower())
        while at >= 0:
            if at <= match.start() and match.end() <= at + len(name):
                return True
            at = lower.find(name.lower(), at + 1)
    return False
