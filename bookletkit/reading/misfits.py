"""What pydantic refused, told as Problems at their place in the file.

Pydantic decides what is wrong and says where by a path of keys and indices;
the tree knows where that path leads.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import ValidationError

from bookletkit.kit import Chart, Photo
from bookletkit.problems import Place, Problem, rule
from bookletkit.reading.desk import listed, nearest
from bookletkit.reading.nodes import Keyed, Listed, Node, Scalar

unknown_key = rule(
    "key.unknown",
    """Each key is one that the builder knows; what stands under any other would not be printed. Example: `captoin:
    Sellers at the market`. Mend: take the key that is offered, or one of those in docs/editors.md.""",
)
missing_key = rule(
    "key.missing",
    """Some keys must be there and hold something: without them a page would have a hole. Example: a section
    without `title:`. Mend: write the key and its value; docs/editors.md shows each with an example.""",
)
wrong_type = rule(
    "value.type",
    """A value is of the kind its key asks for: words, a number, a list, or keys with values. Example: `sources:
    kit-2011` where a list is asked for. Mend: `sources: [kit-2011]`.""",
)
not_a_number = rule(
    "value.not-a-number",
    """Where a number is asked for, there are digits, a point before decimals, commas at the thousands if any.
    Example: `value: about 25`, `bleed_mm: 3 mm`. Mend: `value: 25`; units and words have keys of their own.""",
)
not_offered = rule(
    "value.not-offered",
    """Some keys take one of a few words, each of which the pages know how to set. Example: `width: narrow`. Mend:
    take one of the words that the message names.""",
)
nothing_in = rule(
    "list.empty",
    """A kit has a booklet, a booklet a chapter, a chapter a section, a section a block; an empty list would make
    empty pages. Example: `chapters: []`. Mend: name one, or take out what is to hold it.""",
)
no_source = rule(
    "chart.no-source",
    """A chart says where its figures come from, under the chart and in the list of sources. A chart without a
    source cannot be trusted or checked. Example: a file in data/ without `source:`. Mend: `source: ` and an id
    from `sources:` in resources.yaml.""",
)
chart_no_alt = rule(
    "chart.no-alt",
    """A chart has words for those who cannot see it: kind, subject, span, and what it shows. Example: a file in
    data/ without `alt:`. Mend: `alt: Bar chart of ten countries in 2010; Nepal leads with 23 per cent`.""",
)
no_alt = rule(
    "photo.no-alt",
    """A picture has words for those who cannot see it; a reader's screen reader speaks them, and the PDF must have
    them (PDF/UA-1, ISO 14289-1, 7.3). Example: `- photo: {file: market.jpg}`. Mend: `alt: Two women sell
    vegetables at a market stall in Dili`.""",
)

_MISSING = {
    (Chart, "source"): (
        no_source,
        "The chart names no `source`; readers could not check its figures.",
        "Add `source:` with an id from `sources:` in resources.yaml.",
    ),
    (Chart, "alt"): (
        chart_no_alt,
        "The chart has no `alt`, words for those who cannot see it.",
        "Add `alt:` and say what kind of chart it is, of what, and what it shows.",
    ),
    (Photo, "alt"): (
        no_alt,
        "The photo has no `alt`, words for those who cannot see it.",
        "Add `alt:` and say what the picture shows.",
    ),
}

Step = int | str


def told(cls: type, node: Node, error: ValidationError) -> Iterator[Problem]:
    """Each error once, at its place; a key that is misspelt is not told as missing too."""
    meant: set[tuple[tuple[Step, ...], str]] = set()
    details = error.errors(include_url=False, include_input=False)
    for detail in sorted(details, key=lambda detail: detail["type"] != "unexpected_keyword_argument"):
        kind, loc = detail["type"], detail["loc"]
        if loc[:1] == ("booklets",) and "str" in loc:  # the other branch of `slug or {announced: …}`
            continue
        spot = _spot(cls, node, loc)
        if kind == "unexpected_keyword_argument" or spot.name == "place":
            keys = known_keys(spot.owner)
            meant.add((spot.path[:-1], nearest(spot.name, keys)))
            yield told_unknown(spot.name, keys, spot.key_at)
        elif kind == "missing" and isinstance(loc[-1], str):
            if (spot.path[:-1], spot.name) not in meant:
                yield _told_missing(spot)
        else:
            yield _told_wrong(kind, spot, detail.get("ctx", {}))


def told_unknown(name: str, keys: tuple[str, ...], at: Place) -> Problem:
    """The Problem of a key that nobody knows, with the nearest one that is known."""
    near = nearest(name, keys)
    return unknown_key(
        f"There is no key `{name}` here; what stands under it would not be printed.",
        at,
        f"Did you mean `{near}`?" if near else f"Known here: {listed(keys)}.",
    )


def check_filled(tree: Node, name: str) -> Iterator[Problem]:
    """Nothing for a list that holds something; a Problem for `[]`."""
    found = tree.get(name) if isinstance(tree, Keyed) else None
    if isinstance(found, Listed) and not found:
        yield nothing_in(f"`{name}` holds nothing.", found.place, "Name at least one, or take out what is to hold it.")


def known_keys(owner: Any) -> tuple[str, ...]:
    """The keys an editor may write of a class."""
    if not (isinstance(owner, type) and is_dataclass(owner)):
        return ()
    return tuple(field.name for field in fields(owner) if field.name != "place")


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a path leads in the tree, and the class or type that the models have there."""

    path: tuple[Step, ...]
    owner: Any
    """What the last step is a key or index of."""
    value: Node | None
    """None where there is nothing."""
    at: Place
    key_at: Place

    @property
    def name(self) -> str:
        """The key it is about: the last one."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def what(self) -> str:
        """How it is spoken of."""
        if not self.path:
            return "This entry"
        return f"`{self.name}`" if isinstance(self.path[-1], str) else f"An entry of `{self.name}`"


def _spot(cls: type, node: Node, loc: tuple[Step, ...]) -> _Spot:
    """The tree is stepped down while the step exists; names of union branches are passed over."""
    path = tuple(step for step in loc if not str(step).startswith("function-before["))
    value: Node | None = node
    at = key_at = node.place
    owner: Any = cls
    for index, step in enumerate(path):
        if isinstance(value, Keyed) and isinstance(step, str) and step in value:
            at = key_at = value.keys_at[step]
            value = value[step]
            if isinstance(value, Scalar) and value:
                at = value.place
        elif isinstance(value, Listed) and isinstance(step, int) and step < len(value):
            value = value[step]
            at = value.place
        else:
            value = None
        if index < len(path) - 1:
            owner = _type_under(owner, step)
    return _Spot(path, owner, value, at, key_at)


def _type_under(owner: Any, step: Step) -> Any:
    """The type that a step leads to: from a class by its field, from a tuple or mapping to what it holds."""
    if isinstance(owner, type) and is_dataclass(owner):
        return _written_in(get_type_hints(owner).get(str(step)))
    held = [part for part in get_args(owner) if part is not Ellipsis]
    return _written_in(held[-1]) if held else None


def _written_in(hint: Any) -> Any:
    """Of `str | Announced` the class that has keys; any other type as it is."""
    if get_origin(hint) in (Union, UnionType):
        return next((part for part in get_args(hint) if is_dataclass(part)), hint)
    return hint


def _told_missing(spot: _Spot) -> Problem:
    if (spot.owner, spot.name) in _MISSING:
        make, message, mend = _MISSING[(spot.owner, spot.name)]
        return make(message, spot.at, mend)
    if spot.value is not None:
        mend = f"Write a value after `{spot.name}:`."
        return missing_key(f"`{spot.name}` is empty; the pages need it.", spot.at, mend)
    return missing_key(f"The key `{spot.name}` is missing; the pages need it.", spot.at, f"Add `{spot.name}: …` here.")


def _told_wrong(kind: str, spot: _Spot, context: Mapping[str, Any]) -> Problem:
    """A value of another kind than its key takes."""
    found = f"`{spot.value}`" if isinstance(spot.value, Scalar) else _shape(spot.value)
    if kind == "literal_error":
        offered = str(context.get("expected", "")).replace("'", "`")
        return not_offered(f"{found} is not one of the words for `{spot.name}`.", spot.at, f"Write {offered}.")
    if kind.startswith(("int_", "float_", "decimal_", "finite_")) and isinstance(spot.value, Scalar):
        whole = "whole number" if kind.startswith("int_") else "number"
        mend = "Write digits alone, with a point before decimals; a unit has a key of its own."
        return not_a_number(f"{found} is not a {whole}, which `{spot.name}` takes.", spot.at, mend)
    if kind == "missing":
        return wrong_type(f"`{spot.name}` has too few values.", spot.at, "Add those that are missing.")
    if kind == "too_long":
        return wrong_type(f"`{spot.name}` has too many values.", spot.at, "Take out those that are too many.")
    takes, mend = _TAKES.get(kind, ("another kind of value", "See docs/editors.md for an example."))
    if kind == "tuple_type" and isinstance(spot.value, Scalar) and " " not in spot.value:
        mend = f"Write a list: `[{spot.value}]`."
    return wrong_type(f"{spot.what} takes {takes}, but here stands {found}.", spot.at, mend)


_KEYS = ("keys with values", "Write `key: value` lines, indented under it.")
_TAKES = {
    "tuple_type": ("a list", "Write a list: one entry a line, each after `- `."),
    "dict_type": _KEYS,
    "mapping_type": _KEYS,
    "dataclass_type": _KEYS,
    "string_type": ("words", "Write plain words, in quotes if they hold `: `, brackets or braces."),
    "path_type": ("the name of a file", "Write the name of one file."),
    "value_error": ("running text", "Write the text under `|`, indented."),
    "bool_parsing": ("yes or no", "Write `true` or `false`."),
    "bool_type": ("yes or no", "Write `true` or `false`."),
    "int_type": ("a whole number", "Write one number."),
    "float_type": ("a number", "Write one number."),
    "decimal_type": ("a number", "Write one number."),
}
"""What a key takes, by the error that pydantic has for anything else."""


def _shape(value: Node | None) -> str:
    return "a list" if isinstance(value, Listed) else "a mapping" if isinstance(value, Keyed) else "nothing"
