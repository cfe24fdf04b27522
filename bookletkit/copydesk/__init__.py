"""The copy desk: what is judged of words, figures and sources before a page is set.

A rule is a function from the kit to Problems, beside the text that `explain`
tells. Adding one adds its function to DESK.
"""

from collections.abc import Callable, Iterator

from bookletkit.copydesk import (
    acronyms,
    charts,
    citations,
    figures,
    house_style,
    lengths,
    link_words,
    present,
    sources,
)
from bookletkit.copydesk.unread import Unread, unread
from bookletkit.kit import Kit
from bookletkit.problems import Place, Problem

__all__ = ["DESK", "Unread", "proofread", "unread"]

DESK: tuple[Callable[[Kit], Iterator[Problem]], ...] = (
    figures.agree,
    charts.follow,
    sources.sourced,
    acronyms.explained,
    acronyms.known,
    lengths.alts,
    lengths.takeaways,
    lengths.heads,
    link_words.named,
    present.timely,
    citations.unused,
    house_style.styled,
)


def proofread(kit: Kit) -> tuple[Problem, ...]:
    """Everything the copy desk finds, in the order of files and lines, each once."""
    problems = dict.fromkeys(problem for judge in DESK for problem in judge(kit))
    return tuple(sorted(problems, key=_where))


def _where(problem: Problem) -> Place:
    assert isinstance(problem.where, Place)  # the copy desk sees no pages
    return problem.where
