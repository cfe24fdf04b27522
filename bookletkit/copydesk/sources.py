"""No figure without its source: text and boxes that hold a number name where it comes from."""

from collections.abc import Iterator

from bookletkit.copydesk.numbers import Number, numbers_in
from bookletkit.copydesk.places import find
from bookletkit.copydesk.printed import english
from bookletkit.kit import Box, Inline, Kit, Link, Note, Prose, Text, Words, lines_of
from bookletkit.problems import Place, Problem, rule

no_source = rule(
    "text.no-source",
    """
    A text or box that holds a figure names its sources: `sources: [kit-2011]` beside `text:`, with ids of
    resources.yaml. A figure is an amount, a share or a change: 54 million, 46 per cent, a third, doubled. Years, dates,
    ages, numbers of instruments and chapters, counts in letters (two countries) and words tied by `figure:` are none.
    Why: officials and organizers quote these pages; a figure that nobody can look up is worth nothing to them, and the
    list of sources at the end is made from these ids.
    Mend: add `sources:`; or tie the words to figures.yaml, `[54 million](figure:ID)`, where the source stands once.
    """,
)


def sourced(kit: Kit) -> Iterator[Problem]:
    """Each text, box and introduction without sources, at its first figure."""
    for booklet in kit.booklets:
        front = booklet.front
        unsourced: list[tuple[str, Prose, Place]] = []
        if not front.sources:
            unsourced.append(("introduction", front.introduction, front.introduction.place))
        for block in booklet.blocks():
            if isinstance(block, Text | Box) and not block.sources:
                unsourced.append(("text" if isinstance(block, Text) else "box", block.text, block.place))
        for name, prose, place in unsourced:
            figures = [number for words in _said(prose) for number in numbers_in(words, english(kit)) if claims(number)]
            if figures:
                yield no_source(
                    f"This {name} says “{figures[0].words}” and names no source: a reader cannot look it up.",
                    find(kit, place, figures[0].words),
                    f"Add `sources: […]` to the {name}, or tie the words to a figure: "
                    f"[{figures[0].words}](figure:ID).",
                )


def claims(number: Number) -> bool:
    """Whether a number says how much or how many; not a year, a name, `two countries`, `three points`."""
    match number.kind:
        case "year" | "name":
            return False
        case "count":
            return number.scaled or not number.spelled
        case "times":
            return not number.spelled or number.words.lower() not in ("twice", "double")
        case "points":
            return not number.spelled
    return True


def _said(prose: Prose) -> Iterator[str]:
    """The words of each paragraph, without those of links and notes."""
    for inside in lines_of(prose.blocks):
        yield _unlinked(inside)


def _unlinked(inside: tuple[Inline, ...]) -> str:
    return "".join(
        part.text if isinstance(part, Words) else " … " if isinstance(part, Link | Note) else _unlinked(part.inside)
        for part in inside
    )
