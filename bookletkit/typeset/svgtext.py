"""Text in a chart is set as lines of words, not letter by letter.

WeasyPrint 70 lays out each letter of an SVG text by itself: no kerning, and
Thai vowels and tone marks part from their consonants. It takes the letters by
iterating over the text; a text that iterates once is set in one piece.
Positions per letter (x="1 2 3") do not occur in our charts and are not kept.
"""

from typing import Any

import weasyprint.svg as svg_module

_letter_by_letter = svg_module.text


class _Line(str):
    """Words that are laid out together."""

    __slots__ = ()

    def __iter__(self) -> Any:
        yield str(self)


def _text(svg: Any, node: Any, font_size: float) -> None:
    if node.text:
        node._etree_node.text = _Line(node.text)
    _letter_by_letter(svg, node, font_size)


def set_in_lines() -> None:
    """Have WeasyPrint set text in drawings line by line. Once, before the first page is painted."""
    for tag, draw in svg_module.TAGS.items():
        if draw is _letter_by_letter:
            svg_module.TAGS[tag] = _text
    svg_module.text = _text  # WeasyPrint compares with this name too
