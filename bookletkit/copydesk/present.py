"""When the kit speaks: what happened later stands only in `since` boxes and the time line."""

import re
from collections.abc import Iterator

from bookletkit.copydesk.numbers import numbers_in
from bookletkit.copydesk.places import find
from bookletkit.copydesk.printed import RUNNING, english, lines
from bookletkit.kit import Kit
from bookletkit.problems import WARNING, Problem, rule

late = rule(
    "since.late",
    """
    Running text names no year after the kit's present (`present: 2011` in kit.yaml; without it this rule is silent).
    What came later stands in the box of kind `since`, in the time line and in the sources; footnotes may say when a
    figure was revised, and a text may look ahead: a Decade from 2006 to 2015, a goal for 2015, done by 2015.
    Why: a text that speaks in 2011 and knows of 2014 leaves readers in doubt when its other figures hold.
    Mend: move the sentence into the `since` box, or correct the year.
    """,
    WARNING,
)

_AHEAD = re.compile(r"(?:\b(?:by|until|before|for)[\s\u00a0]|\b\d{4}[\s\u00a0]?(?:to|[–/-])[\s\u00a0]?)$", re.I)


def timely(kit: Kit) -> Iterator[Problem]:
    """Years after the present in running text and heads."""
    present = kit.settings.present
    if present is None:
        return
    for booklet in kit.booklets:
        for line in lines(booklet):
            if line.part == "note" or (line.part not in RUNNING and line.part != "head"):
                continue
            for number in numbers_in(line.words, english(kit)):
                ahead = _AHEAD.search(line.words[: number.start])
                if number.kind == "year" and number.value > present and not ahead:
                    yield late(
                        f"This text speaks in {present}, and here it knows of {number.value}.",
                        find(kit, line.place, number.words),
                        "Move it into the box of kind `since`, or correct the year.",
                    )
