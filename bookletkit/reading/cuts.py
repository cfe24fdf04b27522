"""What YAML would silently cut: ` #` before a digit, a comma inside a number.

Both are legal YAML that means something else than its writer thought. The
Problem shows the right form; the number is put together again, so that one
slip is told once.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import yaml

from bookletkit.problems import Place, Problem, rule

cut_comment = rule(
    "yaml.cut-comment",
    """A value that holds ` #` stands in quotes. YAML takes everything from ` #` on for a comment and prints the
    rest without it. Example: `title: Convention #87` prints `Convention`; `rgb: #00737a` is empty. Mend: put the
    whole value in quotes: `title: "Convention #87"`. A comment meant as one has a space after its `#`.""",
)
cut_number = rule(
    "yaml.cut-number",
    """Inside […] and {…} a comma ends a value: a number written with commas would become two values. Example:
    `[Philippines, 1,422.6]` holds three. Mend: `[Philippines, "1,422.6"]` or `[Philippines, 1422.6]`.""",
)

cut_words = rule(
    "yaml.cut-words",
    """Inside {…} a comma ends a value: words after it become a key of nothing, and would not be printed. Example:
    `{term: dough, definition: flour, water and salt}` prints `flour`. Mend: put the value in quotes:
    `definition: "flour, water and salt"`, or write each key on a line of its own.""",
)


_REST = re.compile(r"[ ]*(#(\w).*)")


def after_hash(text: str, source: yaml.ScalarNode) -> str:
    """What was cut off a value: ` #` and a digit follow it, or it is empty and `#` and any letter follow."""
    rest = _REST.match(text, source.end_mark.index)
    if not rest or not (rest[2].isdigit() or not source.value):
        return ""
    return rest[1].rstrip()


def whole_value(before: str, after: str) -> tuple[str, str]:
    """The value of a line of `[…]` or `{…}` that ` #` cut in two: its words before the cut, and after it."""
    return re.split(r"[\[{,]\s*|:(?:\s+|$)", before)[-1], re.split(r"\s*[,\]}]", after)[0]


def told_comment(kept: str, lost: str, place: Place) -> Problem:
    """The Problem of a value cut at ` #`."""
    whole = f"{kept} {lost}".strip().replace('"', '\\"')
    return cut_comment(
        f"YAML takes `{lost}` for a comment and drops it; "
        + (f"only `{kept}` is left." if kept else "the value is empty."),
        place,
        f'Put the whole value in quotes: "{whole}". If it is a comment, write a space after the `#`.',
    )


@dataclass(frozen=True, slots=True)
class Whole:
    """A number put together again; no words for the pieces after the first."""

    words: str


def numbers_of_list(text: str, source: yaml.SequenceNode) -> Mapping[int, Whole]:
    """The pieces of cut numbers in `[…]`, by the identity of their node.

    A list typed without any space after its commas may mean what it says:
    `[148,210]`. One that spaces its commas elsewhere does not.
    """
    items = source.value
    between = [text[left.end_mark.index : right.start_mark.index] for left, right in pairwise(items)]
    if all(gap == "," for gap in between):
        return {}
    found: dict[int, Whole] = {}
    head: yaml.Node | None = None
    for left, right, gap in zip(items, items[1:], between, strict=False):
        if gap == "," and _bare(right, r"[0-9]{3}(\.[0-9]+)?") and (head or _bare(left, r"[-+−]?[0-9]{1,3}")):
            head = head or left
            words = found[id(head)].words if id(head) in found else head.value
            found[id(head)] = Whole(f"{words},{right.value}")
            found[id(right)] = Whole("")
        else:
            head = None
    return found


def number_of_pair(text: str, words: str, end: int, name: yaml.ScalarNode, value: yaml.Node) -> str:
    """The number that `{value: 1,422.6}` cut into a value (its words and their end) and a key; else empty."""
    cut = (
        re.fullmatch(r"[-+−]?[0-9]{1,3}(,[0-9]{3})*", words)
        and _bare(name, r"[0-9]{3}(\.[0-9]+)?")
        and value.value == ""
        and text[end : name.start_mark.index] == ","
    )
    return f"{words},{name.value}" if cut else ""


def words_of_pair(text: str, words: str, end: int, name: yaml.ScalarNode, value: yaml.Node) -> str:
    """The words that `{definition: flour, water}` cut into a value (its words and their end) and a key; else empty."""
    no_colon = value.value == "" and value.start_mark.index == value.end_mark.index == name.end_mark.index
    return f"{words}{text[end : name.start_mark.index]}{name.value}" if no_colon and text[end - 1] not in "'\"" else ""


def told_words(words: str, lost: str, place: Place) -> Problem:
    """The Problem of words cut at a comma."""
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    return cut_words(
        f"A comma ends a value inside {{…}}: `{lost}` would not be printed.", place, f'Write "{quoted}" in quotes.'
    )


def told_comma(words: str, place: Place) -> Problem:
    """The Problem of a number cut at its commas."""
    return cut_number(
        f"A comma ends a value inside […] and {{…}}: `{words}` would become two values.",
        place,
        f'Write "{words}" in quotes, or {words.replace(",", "")}.',
    )


def _bare(node: yaml.Node, form: str) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and re.fullmatch(form, node.value) is not None
