"""Acronyms: spelled out where a chapter first uses them, and known to acronyms.yaml."""

import re
from collections.abc import Iterator
from itertools import groupby

from bookletkit.copydesk.places import find
from bookletkit.copydesk.printed import RUNNING, Line, lines
from bookletkit.kit import Booklet, Kit
from bookletkit.problems import WARNING, Problem, rule

KNOWN = frozenset(("US", "UN", "UK", "EU", "HIV", "AIDS", "PDF", "QR", "CD", "DVD", "USB", "ISO", "TV", "ID"))
"""Words that readers know better than what they stand for."""

unexplained = rule(
    "acronym.unexplained",
    """
    An acronym of acronyms.yaml is spelled out where a chapter first uses it, in its running text: `the Abu Dhabi
    Dialogue (ADD)` or `ADD (Abu Dhabi Dialogue)`. Heads, tables and charts are not looked at.
    Why: booklets are read by the chapter, often in a third language; nobody should turn pages to learn what ADD is.
    Mend: write the full form before the acronym at its first use in the chapter, or do without the acronym.
    """,
    WARNING,
)
unknown = rule(
    "acronym.unknown",
    f"""
    Every word in capitals stands in acronyms.yaml of its booklet, except Roman numerals and {", ".join(sorted(KNOWN))}.
    Why: the list of acronyms at the end is made from that file; one that is missing stays a riddle.
    Mend: add a line `ABC: Full form` to acronyms.yaml, or write the words out.
    """,
    WARNING,
)

_CAPITALS = re.compile(r"(?<![\w&.])[A-Z]{2,}(?=s?(?![\w&$]))")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def explained(kit: Kit) -> Iterator[Problem]:
    """The first use of each acronym in each chapter, against what was spelled out before it."""
    for booklet in kit.booklets:
        running = [line for line in lines(booklet) if line.part in RUNNING or line.part == "since"]
        for _, chapter in groupby(running, key=lambda line: line.chapter):
            for acronym, line in _unexplained(booklet, list(chapter)):
                full = _unqualified(booklet.acronyms[acronym])
                yield unexplained(
                    f"{acronym} is used here for the first time in this chapter, without “{full}”. Who begins "
                    "reading with this chapter cannot know it.",
                    find(kit, line.place, acronym),
                    f"Write “{full} ({acronym})” here, or do without the acronym.",
                )


def known(kit: Kit) -> Iterator[Problem]:
    """Words in capitals that acronyms.yaml lacks, at their first use in the booklet."""
    for booklet in kit.booklets:
        told = {word for acronym in booklet.acronyms for word in re.findall(r"[A-Z]{2,}", acronym)} | KNOWN
        for line in lines(booklet):
            if line.part in ("list", "alt"):
                continue
            for match in _CAPITALS.finditer(line.words):
                word = match[0]
                if word in told or _ROMAN.fullmatch(word):
                    continue
                told.add(word)
                yield unknown(
                    f"{word} is not in the booklet's acronyms.yaml, so no page says what it stands for.",
                    find(kit, line.place, word),
                    f"Add `{word}: …` to acronyms.yaml, or write it out.",
                )


def _unexplained(booklet: Booklet, chapter: list[Line]) -> Iterator[tuple[str, Line]]:
    """Acronyms whose first use in a chapter is not explained, with the line."""
    if not booklet.acronyms:
        return
    longest_first = sorted(booklet.acronyms, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?=s?(?!\w))")
    before, met = "", set()
    for line in chapter:
        words = _even(line.words)
        for match in pattern.finditer(words):
            acronym = match[1]
            if acronym in met:
                continue
            met.add(acronym)
            full = _even(_unqualified(booklet.acronyms[acronym])).casefold()
            near = words[match.end() : match.end() + len(full) + 6].casefold()
            if full not in f"{before} {words[: match.start()]}".casefold() and full not in near:
                yield acronym, line
        before = f"{before} {words}"


def _unqualified(full: str) -> str:
    """A full form as running words say it: without article, and without the country in brackets after it."""
    return re.sub(r"^the |\s*\([^)]*\)$", "", full)


def _even(words: str) -> str:
    """Words with plain single spaces, straight apostrophes and no soft hyphens."""
    return " ".join(words.replace("\u00ad", "").replace("\u2019", "'").split())
