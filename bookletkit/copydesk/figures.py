"""Words tied to a figure: `[about 25 million](figure:abroad)` must say what figures.yaml says."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from bookletkit.copydesk.numbers import Number, is_per_cent, numbers_in, scale_of, unreadable
from bookletkit.copydesk.printed import english, links
from bookletkit.copydesk.tally import agrees
from bookletkit.kit import Figure, Kit, plain
from bookletkit.problems import Problem, rule

disagrees = rule(
    "figure.disagrees",
    """
    Words tied to a figure say the same number as figures.yaml, rounded to the precision they are written in:
    `[1.4 million](figure:sent)` for 1,422,586, `[nearly 400,000](figure:left)` for 390,702,
    `[about half](figure:women)` for 47.2 per cent. Words without a number are fine.
    Why: one figure stands in one place; a sentence that says another number makes readers doubt both.
    Mend: write the number as it stands in figures.yaml, rounded or hedged (about, nearly, more than), or correct the
    figure there if its source says so. Tie only the words of the figure, not the rest of the sentence.
    """,
)


def agree(kit: Kit) -> Iterator[Problem]:
    """Each number in the words of a `figure:` link against the figure."""
    in_english = english(kit)
    for booklet in kit.booklets:
        for link in links(booklet):
            figure = booklet.figures.get(link.target) if link.kind == "figure" else None
            if figure is None:
                continue
            words = plain(link.inside)
            for digits in unreadable(words) if in_english else ():
                yield disagrees(
                    f"{digits} in “{words}” is no number as English writes it, so it cannot be compared with the "
                    f"figure `{link.target}`, {shown(figure)}.",
                    link.place,
                    "Write commas between thousands and a point before decimals: 1,422,586; 1.4 million.",
                )
            numbers = numbers_in(words, in_english)
            wholes = {whole for part, whole in pairwise(numbers) if part.of}
            for number in numbers:
                if number not in wholes and not _says(number, figure, words):
                    yield disagrees(
                        f"The words “{words}” say {number.words}, but the figure `{link.target}` is {shown(figure)}. "
                        "Readers who meet both trust neither.",
                        link.place,
                        f"Write {shown(figure)}, rounded as you like, or correct `{link.target}` in "
                        f"{figure.place.file} from its source.",
                    )


def shown(figure: Figure) -> str:
    """A figure as a key figure prints it: `US$ 54 million`."""
    return f"{figure.before}{figure.value:,f}{' ' if figure.unit else ''}{figure.unit}"


def _says(number: Number, figure: Figure, words: str) -> bool:
    value, per_cent = figure.value, is_per_cent(figure.unit)
    match number.kind:
        case "name":
            return True
        case "year":
            told = f"{figure.year} {figure.label} {figure.definition} {value}"
            return f"{number.value:f}" in told or number.words in told
        case "per cent":
            return per_cent and agrees(number, value)
        case "fraction":
            return agrees(number, value / 100 if per_cent else value)
        case "points":
            return agrees(number, value)
        case "times":
            return not per_cent and agrees(number, value)
    if number.of and per_cent:
        return agrees(_as_share(number), value)
    # The unit may follow the link: `[25](figure:abroad) million`.
    bare = not number.scaled and words.endswith(number.words)
    return not (per_cent and not bare) and (
        agrees(number, value * scale_of(figure.unit)) or (bare and agrees(number, value))
    )


def _as_share(number: Number) -> Number:
    """`Two of three`, in per cent."""
    share = number.value / (number.of or Decimal(1)) * 100
    return replace(number, value=share, step=Decimal(3))
