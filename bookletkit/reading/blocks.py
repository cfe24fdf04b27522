"""The blocks of a section: which one it is tells its key, `- photo: {…}`.

A block is brought into the form of its class (the text under `text`, an id
beside it) and filled by itself: a bad one does not hide its neighbours.
"""

from collections.abc import Mapping

from bookletkit.kit import Block, Box, ChartBlock, KeyFigure, Photo, Quote, ResourceBox, Table, Text
from bookletkit.problems import Problem, rule
from bookletkit.reading.desk import Desk, listed, nearest
from bookletkit.reading.misfits import told_unknown, unknown_key, wrong_type
from bookletkit.reading.nodes import Keyed, Listed, Node, Scalar
from bookletkit.reading.rows import check_lengths
from bookletkit.reading.schema import fill

block_kind = rule(
    "block.kind",
    """A block is one thing, told by its key: text, box, resource, chart, key-figure, photo, quote or table; `id`
    may stand beside it, and `sources` beside a text. Example: `- foto: {…}`, or `text:` and `chart:` in one entry.
    Mend: take the word that is offered; begin each block with its own `- `.""",
)

KINDS: Mapping[str, type[Block]] = {
    "text": Text,
    "box": Box,
    "resource": ResourceBox,
    "chart": ChartBlock,
    "key-figure": KeyFigure,
    "photo": Photo,
    "quote": Quote,
    "table": Table,
}
"""The key of each block, and its class."""

ONE_VALUE: Mapping[str, str] = {"text": "text", "resource": "resources", "chart": "chart", "key-figure": "figure"}
"""Blocks whose key holds the value itself, and the field it fills; the others hold keys of their own."""

BESIDE: Mapping[str, tuple[str, ...]] = {"text": ("id", "sources")}


def read_blocks(nodes: Node, desk: Desk) -> list[Block]:
    """The good blocks of a section, in order; the others are on the desk."""
    if not isinstance(nodes, Listed):
        return []
    return [block for node in nodes if (block := _block(node, desk)) is not None]


def _block(node: Node, desk: Desk) -> Block | None:
    named = [name for name in node if name in KINDS] if isinstance(node, Keyed) else []
    if not isinstance(node, Keyed) or len(named) != 1:
        desk.problems.append(_told_kind(node, named))
        return None
    word, inner = named[0], node[named[0]]
    beside = BESIDE.get(word, ("id",))
    for name in [name for name in node if name not in (word, *beside)]:
        desk.problems.append(_told_beside(word, name, node, beside))
    if word in ONE_VALUE:
        shaped = Keyed(inner.place if isinstance(inner, Scalar) and not inner.by_line else node.keys_at[word])
        if word == "resource" and isinstance(inner, Scalar) and inner:
            inner, one = Listed(inner.place), inner
            inner.append(one)
        shaped.put(ONE_VALUE[word], inner, node.keys_at[word])
    elif isinstance(inner, Keyed):
        shaped = Keyed(node.keys_at[word])
        for name, value in inner.items():
            shaped.put(name, value, inner.keys_at[name])
        if word == "table":
            check_lengths(shaped, desk)
    else:
        desk.problems.append(
            wrong_type(f"`{word}:` has keys of its own.", inner.place, "Write them under it, indented deeper.")
        )
        return None
    for name in beside:
        if name in node:
            shaped.put(name, node[name], node.keys_at[name])
    return fill(KINDS[word], shaped, desk)


def _told_kind(node: Node, named: list[str]) -> Problem:
    known = f"A block is one of {listed(KINDS)}."
    if len(named) > 1 and isinstance(node, Keyed):
        return block_kind(
            f"This block is two things at once: {listed(named)}. {known}",
            node.keys_at[named[1]],
            f"Begin the second with its own line `- {named[1]}: …`.",
        )
    words = list(node) if isinstance(node, Keyed) else [str(node).partition(":")[0]] if isinstance(node, Scalar) else []
    near = next((found for word in words if (found := nearest(word, KINDS))), "")
    what = f"`{words[0]}` is not a block." if words and len(words[0]) < 40 else "This is not a block."
    return block_kind(
        f"{what} {known}",
        node.place,
        f"Did you mean `{near}`?" if near else "Write `- text: |` and the text under it, or another of these words.",
    )


def _told_beside(word: str, name: str, node: Keyed, beside: tuple[str, ...]) -> Problem:
    if word not in ONE_VALUE and name != "id":
        return unknown_key(
            f"`{name}` stands beside `{word}:`, not in it.",
            node.keys_at[name],
            f"Indent it deeper than `{word}:` if it belongs to it.",
        )
    return told_unknown(name, beside, node.keys_at[name])
