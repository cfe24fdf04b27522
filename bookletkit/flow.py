"""The flow of a chapter: heads, paragraphs and figures in the order they are set.

Running text goes on past a figure that does not fit: a move sets a figure
some paragraphs later or earlier than it was written, never past a head.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from bookletkit.kit import (
    BLOCK_WORDS,
    Block,
    ChartBlock,
    ProseBlock,
    ResourceBox,
    Section,
    Subhead,
    Text,
)

Moves: TypeAlias = Mapping[str, int]
"""Id of a figure → by how many items it is set later (or earlier, below zero); of a margin box: paragraphs."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a chapter differs from what was written, so that its pages are well filled."""

    moves: Moves = field(default_factory=dict)
    turns: frozenset[str] = frozenset()
    """Ids of items that begin a page."""


AS_WRITTEN = Arrangement()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the flow."""

    kind: str
    """`head`, `prose`, or the word of its block."""
    id: str
    block: Section | Block | ProseBlock
    node: str
    """The written block it comes from: a text has an item a paragraph."""
    beside: tuple[ResourceBox, ...] = ()
    """Margin boxes that stand beside its first line."""
    turn: bool = False
    """Begins a page."""


def flow(sections: Sequence[Section], arranged: Arrangement = AS_WRITTEN) -> tuple[Item, ...]:
    """Every item of some sections, figures moved and pages turned."""
    items = [item for section in sections for item in _moved(_beside(_items(section), arranged.moves), arranged.moves)]
    return tuple(replace(item, turn=item.id in arranged.turns) for item in items)


def prose_items(node: str, blocks: Sequence[ProseBlock]) -> tuple[Item, ...]:
    """An item a paragraph, small head or list: `who-leaves-text-1-2`; a small head has an id of its own."""
    ids = [block.id if isinstance(block, Subhead) and block.id else f"{node}-{n}" for n, block in enumerate(blocks, 1)]
    return tuple(Item("prose", id, block, node) for id, block in zip(ids, blocks, strict=True))


def _items(section: Section) -> list[Item]:
    """In the order they were written; a margin box goes beside the next paragraph, else the last."""
    items = [Item("head", section.id, section, section.id)]
    waiting: tuple[ResourceBox, ...] = ()
    for block in section.blocks:
        if isinstance(block, ResourceBox):
            waiting = (*waiting, block)
        elif isinstance(block, Text):
            for item in prose_items(block.id, block.text.blocks):
                ready = () if isinstance(item.block, Subhead) else waiting
                items.append(replace(item, beside=ready))
                waiting = waiting[len(ready) :]
        else:
            anchor = block.chart if isinstance(block, ChartBlock) else block.id
            items.append(Item(BLOCK_WORDS[type(block)], anchor, block, block.id))
    if waiting:
        last = max(n for n, item in enumerate(items) if item.kind in ("prose", "head"))
        items[last] = replace(items[last], beside=(*items[last].beside, *waiting))
    return items


def _beside(items: list[Item], moves: Moves) -> list[Item]:
    """Margin boxes beside a paragraph some on or back of their section, where the margin of a page was full."""
    paragraphs = [n for n, item in enumerate(items) if item.kind == "prose" and not isinstance(item.block, Subhead)]
    for n, at in enumerate(paragraphs):
        for box in items[at].beside:
            if moves.get(box.id):
                to = paragraphs[min(max(0, n + moves[box.id]), len(paragraphs) - 1)]
                items[at] = replace(items[at], beside=tuple(one for one in items[at].beside if one is not box))
                items[to] = replace(items[to], beside=(*items[to].beside, box))
    return items


def _moved(items: list[Item], moves: Moves) -> list[Item]:
    """Figures set later or earlier, in the order they were written; the head stays first."""
    for figure in [item for item in items if moves.get(item.id)]:
        at = items.index(figure)
        items.remove(figure)
        items.insert(min(max(1, at + moves[figure.id]), len(items)), figure)
    return items
