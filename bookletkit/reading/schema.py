"""A tree of YAML to the frozen classes of kit.py, by pydantic; its errors to Problems.

Pydantic decides what is wrong, this module where it stands in the file and
how it is told.
"""

from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from bookletkit.kit import Chart, Photo, Prose, links_of
from bookletkit.problems import Place, Problem, rule
from bookletkit.reading.desk import Citation, Desk, listed, nearest
from bookletkit.reading.prose import read_prose
from bookletkit.reading.tree import Keyed, Listed, Node, Scalar

T = TypeVar("T")

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


def fill(cls: type[T], node: Node, desk: Desk) -> T | None:
    """Make a value of kit.py from a tree; what is wrong goes to the desk."""

    def prose(typed: object) -> Prose:
        if not isinstance(typed, Scalar):
            raise ValueError("prose")
        outcome = read_prose(typed)
        desk.problems.extend(outcome.problems)
        assert outcome.value is not None  # prose always comes, whatever was left out of it
        for link in links_of(outcome.value.blocks):
            desk.citations.append(Citation(link.kind, link.target, link.place))
        return outcome.value

    try:
        value: T = _adapter(cast(Hashable, cls)).validate_python(node, context=prose)
    except ValidationError as error:
        desk.problems.extend(_told(cls, node, error))
        return None
    return value


def known_keys(cls: type) -> tuple[str, ...]:
    """The keys an editor may write."""
    return tuple(field.name for field in fields(cls) if field.name != "place")


def told_unknown(name: str, keys: tuple[str, ...], at: Place) -> Problem:
    """The Problem of a key that nobody knows, with the nearest one that is known."""
    near = nearest(name, keys)
    return unknown_key(
        f"There is no key `{name}` here; what stands under it would not be printed.",
        at,
        f"Did you mean `{near}`?" if near else f"Known here: {listed(keys)}.",
    )


@cache
def _adapter(cls: Any) -> TypeAdapter[Any]:
    return TypeAdapter(cls)


def _told(cls: type, node: Node, error: ValidationError) -> list[Problem]:
    """Each error once, at its place; a key that is misspelt is not told as missing too."""
    found: list[Problem] = []
    meant: set[tuple[Any, str]] = set()
    details = error.errors(include_url=False, include_input=False, include_context=True)
    for detail in sorted(details, key=lambda detail: detail["type"] != "unexpected_keyword_argument"):
        loc = detail["loc"]
        if loc[:1] == ("booklets",) and "str" in loc:  # the other branch of `slug or {announced: …}`
            continue
        spot = _Spot(cls, node, loc)
        kind = detail["type"]
        if kind == "unexpected_keyword_argument" or spot.name == "place":
            meant.add((spot.path, nearest(spot.name, spot.keys)))
            found.append(told_unknown(spot.name, spot.keys, spot.at))
        elif kind == "missing" and isinstance(loc[-1], str):
            if (spot.path, spot.name) not in meant:
                found.append(_told_missing(spot))
        else:
            found.append(_told_wrong(kind, spot, detail.get("ctx", {})))
    return found


class _Spot:
    """Where a `loc` of pydantic stands: the tree is stepped down while the step exists.

    Names of union branches, which hold a bracket, are passed over.
    """

    def __init__(self, cls: type, node: Node, loc: tuple[int | str, ...]) -> None:
        self.name = str(loc[-1]) if loc else ""
        self.value: Node | None = node
        self.at = node.place
        self.owner: Any = cls
        self.path: tuple[int | str, ...] = ()
        steps = [step for step in loc if not (isinstance(step, str) and "[" in step)]
        for index, step in enumerate(steps):
            if isinstance(self.value, Keyed) and step in self.value:
                self.at = self.value.keys_at[str(step)]
                self.value = self.value[str(step)]
                if isinstance(self.value, Scalar) and self.value:
                    self.at = self.value.place
            elif isinstance(self.value, Listed) and isinstance(step, int) and step < len(self.value):
                self.value = self.value[step]
                self.at = self.value.place
            else:
                self.value = None
            if index < len(steps) - 1:
                self.owner = _type_under(self.owner, step)
                self.path = (*self.path, step)
        if self.value is not None and loc and isinstance(loc[-1], str) and self.name not in self.keys:
            self.at = _key_place(node, steps) or self.at

    @property
    def keys(self) -> tuple[str, ...]:
        return known_keys(self.owner) if isinstance(self.owner, type) and is_dataclass(self.owner) else ()


def _key_place(node: Node, steps: list[int | str]) -> Place | None:
    """Where the key of the last step is written."""
    for step in steps[:-1]:
        if isinstance(node, Keyed) and step in node:
            node = node[str(step)]
        elif isinstance(node, Listed) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            return None
    return node.keys_at.get(str(steps[-1])) if isinstance(node, Keyed) else None


def _type_under(owner: Any, step: int | str) -> Any:
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
        return missing_key(
            f"`{spot.name}` is empty; the pages need it.", spot.at, f"Write a value after `{spot.name}:`."
        )
    return missing_key(f"The key `{spot.name}` is missing; the pages need it.", spot.at, f"Add `{spot.name}: …` here.")


def _told_wrong(kind: str, spot: _Spot, context: Mapping[str, Any]) -> Problem:
    """A value of another kind than its key asks for."""
    words = f"`{spot.value}`" if isinstance(spot.value, Scalar) else _shape(spot.value)
    where = f"`{spot.name}`" if not spot.name.isdigit() else "here"
    if kind == "literal_error":
        offered = str(context.get("expected", "")).replace("'", "`")
        return not_offered(f"{words} is not one of the words for {where}.", spot.at, f"Write {offered}.")
    if kind.startswith(("int_", "float_", "decimal_", "finite_")) and isinstance(spot.value, Scalar):
        whole = "whole number" if kind.startswith("int_") else "number"
        return not_a_number(
            f"{words} is not a {whole}, which {where} asks for.",
            spot.at,
            "Write digits alone, with a point before decimals; a unit has a key of its own.",
        )
    asked, mend = _ASKED.get(kind, ("another kind of value", "See docs/editors.md for an example."))
    if kind in ("too_long", "missing"):
        return wrong_type(f"{where} takes as many values as docs/editors.md shows.", spot.at, mend)
    if kind == "tuple_type" and isinstance(spot.value, Scalar):
        mend = f"Write a list: `[{spot.value}]`."
    return wrong_type(f"{words} stands where {asked} is asked for, at {where}.", spot.at, mend)


_ASKED = {
    "tuple_type": ("a list", "Write a list: one entry a line, each after `- `."),
    "dict_type": ("a mapping (`key: value` lines)", "Write `key: value` lines, indented under it."),
    "mapping_type": ("a mapping (`key: value` lines)", "Write `key: value` lines, indented under it."),
    "dataclass_type": ("a mapping (`key: value` lines)", "Write `key: value` lines, indented under it."),
    "string_type": ("words", "Write plain words, in quotes if they hold `: `, brackets or braces."),
    "path_type": ("the name of a file", "Write the name of one file."),
    "value_error": ("running text", "Write the text under `|`, indented."),
    "bool_parsing": ("yes or no", "Write `true` or `false`."),
    "bool_type": ("yes or no", "Write `true` or `false`."),
    "int_type": ("a whole number", "Write one number."),
    "float_type": ("a number", "Write one number."),
    "decimal_type": ("a number", "Write one number."),
    "too_long": ("fewer values", "Leave out what is too much."),
    "missing": ("more values", "Add what is missing."),
}


def _shape(value: Node | None) -> str:
    return "A list" if isinstance(value, Listed) else "A mapping" if isinstance(value, Keyed) else "Nothing"
