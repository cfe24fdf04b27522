"""The baseline grid: after a head, a list or a figure, text goes on at the next line of the grid.

CSS of WeasyPrint 70 has no line grid. Lines of facing pages stand level only
if all between them is whole lines high; what a block lacks is added to the
margin below it, by less than a line. The grid is that of the root's line height.
"""

from typing import Any

import weasyprint.layout.block as block_module

TEXT = "paragraph"
"""Class of what is whole lines high by itself."""
TOLERANCE_PX = 0.4

_as_written = block_module.block_level_layout


def keep_to_grid() -> None:
    """Have WeasyPrint end blocks of the flow on the grid. Once, before the first layout."""
    block_module.block_level_layout = _on_grid


def _on_grid(context: Any, box: Any, *rest: Any, **named: Any) -> Any:
    outcome = _as_written(context, box, *rest, **named)
    new_box, resume_at, _, margins, *_ = outcome
    if new_box is not None and resume_at is None and _snaps(new_box):
        below = block_module.collapse_margin([*margins, new_box.margin_bottom])
        missing = lack(new_box.border_box_y() + new_box.border_height() + below - _top(context), _line(new_box))
        if missing:
            margins.append(below + missing)
    return outcome


def lack(y: float, line: float) -> float:
    """What is missing to the next line, px; nothing where it is all but reached."""
    rest = -y % line
    return 0.0 if rest < TOLERANCE_PX or rest > line - TOLERANCE_PX else rest


def _snaps(box: Any) -> bool:
    element = box.element
    return (
        element is not None
        and element.get("data-flow") is not None
        and element.tag == box.element_tag
        and TEXT not in (element.get("class") or "").split()
    )


def _top(context: Any) -> float:
    """Of the page's text area."""
    return float(context.current_footnote_area.page.content_box_y())


def _line(box: Any) -> float:
    return float(box.style.root_style["line_height"].value)
