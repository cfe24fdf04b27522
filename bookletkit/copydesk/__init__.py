"""The copy desk: what is judged of words, figures and sources before a page is set.

A rule is a function from the kit to Problems, beside the text that `explain`
tells. Adding one adds its function to DESK, or to OF_THE_WHOLE.
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
    house_style.styled,
)
OF_THE_WHOLE: tuple[Callable[[Kit], Iterator[Problem]], ...] = (citations.unused,)
"""Rules that only a kit read without an error can be judged by: what stands in a broken chapter cites nothing."""


def proofread(kit: Kit, whole: bool = True) -> tuple[Problem, ...]:
    """Everything the copy desk finds, in the order of files and lines, each once."""
    desk = (*DESK, *(OF_THE_WHOLE if whole else ()))
    problems = dict.fromkeys(problem for judge in desk for problem in judge(kit))
    return tuple(sorted(problems, key=_where))


def _where(problem: Problem) -> Place:
    assert isinstance(problem.where, Place)  # the copy desk sees no pages
    return problem.where
