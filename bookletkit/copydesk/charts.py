"""A chart's sentences against its rows: no number in a takeaway or an alternative text that the rows do not hold."""

from collections.abc import Iterator
from decimal import Decimal

from bookletkit.copydesk.match import unfounded
from bookletkit.copydesk.numbers import Number, unreadable
from bookletkit.copydesk.places import find
from bookletkit.copydesk.printed import english
from bookletkit.kit import Kit
from bookletkit.problems import Problem, rule

_FOLLOWS = """
    A number follows when it is, rounded to the precision it is written in, a value of a row, a year or a head of a
    column, a count of rows, a sum, a difference, a ratio (twice, three times, half as many), a share of the total, or
    a change in per cent between columns or rows. So `more than twice as many` follows from 1,422.6 and 641.4, and
    `seven countries` from seven rows. With more than, nearly, about it must lie on the right side and near.
"""
_MEND = """
    Mend: count and reckon again from the rows that are printed, not from those that were left out; or correct the
    rows from their source; or say it without the number.
"""
in_takeaway = rule(
    "takeaway.no-match",
    f"""
    Each number in a chart's takeaway follows from its rows. {_FOLLOWS}
    Why: the takeaway is what readers remember; if the bars under it say something else, they trust neither. {_MEND}
    """,
)
in_alt = rule(
    "alt.no-match",
    f"""
    Each number in a chart's alternative text follows from its rows. {_FOLLOWS}
    Why: who hears the chart cannot look at the bars to see that the sentence is wrong. {_MEND}
    """,
)


def follow(kit: Kit) -> Iterator[Problem]:
    """Each number in takeaway and alt against the rows."""
    in_english = english(kit)
    for booklet in kit.booklets:
        for chart in booklet.charts.values():
            for name, words, told in (("takeaway", chart.takeaway, in_takeaway), ("alt", chart.alt, in_alt)):
                for digits in unreadable(words) if in_english else ():
                    yield told(
                        f"The {name} of `{chart.id}` says {digits}, which is no number as English writes it.",
                        find(kit, chart.place, words, digits),
                        "Write commas between thousands and a point before decimals: 1,422,586; 1.4 million.",
                    )
                for wrong in unfounded(chart, words, in_english):
                    yield told(
                        f"The {name} of `{chart.id}` says {wrong.number.words}, which does not follow from the rows"
                        f"{_nearest(wrong.number, wrong.nearest)}.",
                        find(kit, chart.place, words, wrong.number.words),
                        "Reckon it again from the rows that are printed, or say it without the number.",
                    )


def _nearest(number: Number, value: Decimal | None) -> str:
    """What the rows hold instead, in the measure of the words."""
    if value is None or number.kind in ("year", "name"):
        return ""
    if number.kind == "fraction":
        return f"; the nearest they hold is {abs(value) * 100:.1f} per cent"
    unit = {"per cent": " per cent", "points": " points", "times": " times"}.get(number.kind, "")
    return f"; the nearest they hold is {abs(value):,.2f}".rstrip("0").rstrip(".") + unit
