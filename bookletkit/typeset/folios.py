"""Page numbers, written into laid-out boxes once all pages stand.

A box is as wide as the widest folio. In running text, set ragged, what follows
a shorter folio on its line closes up; no line breaks anew, nothing else moves.
"""

from collections.abc import Mapping
from typing import Any

from weasyprint.formatting_structure import boxes

from bookletkit.typeset.measure import walk


def write_folios(page_box: Any, folios: Mapping[str, Mapping[str, int]], slug: str) -> bool:
    """Fill every folio of a page; True where something closed up, so that links must be gathered anew."""
    closed = False
    for box in walk(page_box):
        if isinstance(box, boxes.LineBox):
            for child in box.children:
                gaps = _write(child, folios, slug)
                closed = closed or gaps
    return closed and _close_lines(page_box)


def _write(box: Any, folios: Mapping[str, Mapping[str, int]], slug: str) -> bool:
    """Fill the folios under a box of a line; True where one is shorter than its room and followed by text."""
    gaps = False
    for one in walk(box):
        target = one.element.get("data-folio") if one.element is not None else None
        if target and isinstance(one, boxes.TextBox) and one.text == "0":
            booklet, _, id = target.rpartition("#")
            digits, tail = str(folios[booklet or slug][id]), one.element.get("data-tail")
            gaps = gaps or bool(tail)
            one.text = one.pango_layout.text = f"{digits}{tail}"
    return gaps


def _close_lines(page_box: Any) -> bool:
    for box in walk(page_box):
        if isinstance(box, boxes.LineBox):
            shift = 0.0
            for child in box.children:
                shift = _close(child, shift)
    return True


def _close(box: Any, shift: float) -> float:
    """Move a box of a line by what was closed up before it; give what is closed up after it (px, to the left)."""
    if isinstance(box, boxes.InlineBox):
        box.position_x -= shift
        before = shift
        for child in box.children:
            shift = _close(child, shift)
        box.width -= shift - before
        return shift
    if shift:
        box.translate(-shift, 0)
    return shift + _gap(box)


def _gap(box: Any) -> float:
    """White left in a folio's box after its digits; none in a column of folios, which has no tail."""
    if not isinstance(box, boxes.InlineBlockBox) or box.element.get("class") != "folio":
        return 0.0
    (digits,) = (one for one in walk(box) if isinstance(one, boxes.TextBox) and one.element.get("data-folio"))
    tail = digits.element.get("data-tail")
    missing = len(box.element.get("data-widest")) - len(digits.text)
    return float(missing * digits.width) if tail else 0.0
