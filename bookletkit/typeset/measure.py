"""What stands where: values read off laid-out pages. Lengths in CSS px (1/96 inch) from the trim corner, y down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from bookletkit.typeset.grid import TEXT

BREAKABLE = ("paragraph", "list")
HEADS = ("section__head", "subhead")
CAPTIONS = ("chart__takeaway", "photo__caption", "table__title")
LADDER, CAPTION_LINES = 3, 3
OFF_PX = 1.0
"""By so much a box may pass the trim: rounding, and the side bearing of letters."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the flow on one page; a paragraph cut by a page has one on each."""

    id: str
    breakable: bool
    head: bool
    wide: bool
    """Reaches into the margin column."""
    top: float
    bottom: float
    above: float
    """Margin over it, before margins meet."""
    below: float
    lines: int
    line: float
    """Height of one."""
    running: bool
    """A paragraph: whole lines of the grid."""
    calls: int
    """Footnotes called in it."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A margin box: where the flow put it, and its height."""

    id: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it was set."""

    top: float
    """Of the text area."""
    bottom: float
    """Of the text area, less the notes that stand at its foot."""
    notes: float
    """Height of those notes."""
    used: float
    """Where its text ends."""
    stretches: tuple[Stretch, ...]
    beside: tuple[Beside, ...]
    strays: frozenset[str]
    """Notes called on this page that stand on another."""
    lost: tuple[str, ...]
    """Words and pictures that run off the page."""
    ladders: tuple[str, ...]
    """First words of paragraphs in which more lines running than is good end in a hyphen."""
    captions: tuple[str, ...]
    """First words of captions and takeaways that run over more lines than is good."""

    @property
    def empty(self) -> float:
        """Share of the text area left white under the text, 0 to 1."""
        return max(0.0, (self.bottom - self.used) / (self.bottom + self.notes - self.top))


def sheet(page: Any) -> Sheet:
    """Measure a page of WeasyPrint."""
    box = page._page_box
    top = box.content_box_y()
    bottom = top + box.height
    foot = next((child for child in box.children if isinstance(child, boxes.FootnoteAreaBox)), None)
    notes = foot.margin_height() if foot is not None and foot.children else 0.0
    all_boxes = list(walk(box))
    stretches = tuple(_stretches(all_boxes))
    called = {one.element.get("href")[1:] for one in all_boxes if _is_call_link(one)}
    noted = {one.element.get("id") for one in walk(foot) if one.element is not None} if foot is not None else set()
    return Sheet(
        top=top,
        bottom=bottom - notes,
        notes=notes,
        used=max((stretch.bottom for stretch in stretches), default=top),
        stretches=stretches,
        beside=tuple(Beside(one.element.get("id"), one.position_y, one.margin_height()) for one in margin_boxes(box)),
        strays=frozenset(called - noted),
        lost=tuple(_off_page(all_boxes, page.width, page.height)),
        ladders=tuple(_ladders(all_boxes)),
        captions=tuple(_long_captions(all_boxes)),
    )


def margin_boxes(page_box: Any) -> Iterator[Any]:
    """The laid-out "Click here" boxes of a page, in reading order."""
    for box in walk(page_box):
        if box.element_tag == "aside" and isinstance(box_of(box), boxes.BlockBox):
            yield box


def box_of(box: Any) -> Any:
    """The box itself, where WeasyPrint left a placeholder for one out of the flow."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def walk(box: Any) -> Iterator[Any]:
    """Every box under a page, with what is out of the flow too."""
    yield box
    for child in box.all_children() if hasattr(box, "all_children") else ():
        yield from walk(child)


def _off_page(all_boxes: Sequence[Any], width: float, height: float) -> Iterator[str]:
    """What would be cut off at the trim, in the order it is met: words, or what a picture shows."""
    for box in all_boxes:
        text = isinstance(box, boxes.TextBox)
        if not (text or isinstance(box, boxes.ReplacedBox)) or box.style["visibility"] == "hidden":
            continue
        left, top = box.position_x, box.position_y
        right, bottom = left + box.margin_width(), top + box.margin_height()
        if left < -OFF_PX or top < -OFF_PX or right > width + OFF_PX or bottom > height + OFF_PX:
            words = box.text if text else box.element.get("alt")
            if words and words.strip():
                yield words.strip()


def _ladders(all_boxes: Sequence[Any]) -> Iterator[str]:
    for box in all_boxes:
        if isinstance(box, boxes.BlockBox) and _classed(box, BREAKABLE):
            lines = [_words(one) for one in walk(box) if isinstance(one, boxes.LineBox)]
            runs = "".join("-" if line.endswith(("-", "\u2010")) else " " for line in lines)
            if "-" * LADDER in runs:
                yield lines[0]


def _long_captions(all_boxes: Sequence[Any]) -> Iterator[str]:
    for box in all_boxes:
        if isinstance(box, boxes.BlockBox) and _classed(box, CAPTIONS):
            lines = [_words(one) for one in walk(box) if isinstance(one, boxes.LineBox)]
            if len(lines) > CAPTION_LINES:
                yield lines[0]


def _classed(box: Any, names: Sequence[str]) -> bool:
    return box.element is not None and (box.element.get("class") or "").split(" ")[0] in names


def _words(line: Any) -> str:
    """As they are drawn: a hyphen that breaks a word is in the layout alone."""
    return "".join(one.pango_layout.text for one in walk(line) if isinstance(one, boxes.TextBox)).strip()


def _stretches(all_boxes: Sequence[Any]) -> Iterator[Stretch]:
    for box in all_boxes:
        element = box.element
        if element is None or not element.get("data-flow") or box.element_tag != element.tag:
            continue
        if isinstance(box, boxes.LineBox | boxes.TextBox):
            continue
        kind = (element.get("class") or "").split()
        lines = [one for one in walk(box) if isinstance(one, boxes.LineBox) and "::" not in one.element_tag]
        yield Stretch(
            id=element.get("data-flow"),
            breakable=kind[0] in BREAKABLE,
            head=kind[0] in HEADS,
            wide=any(name.endswith("--wide") for name in kind),
            top=box.border_box_y(),
            bottom=box.border_box_y() + box.border_height(),
            above=_margin(box, "top"),
            below=_margin(box, "bottom"),
            lines=len(lines),
            line=max((one.height for one in lines), default=0.0),
            running=kind[0] == TEXT,
            calls=sum(_is_call(one) for one in walk(box)),
        )


def _is_call_link(box: Any) -> bool:
    return box.element_tag == "a" and (box.element.get("id") or "").startswith("_call-")


def _margin(box: Any, side: str) -> float:
    """As the style asks: on the page, it is cut off at the head and where a block goes on."""
    return float(box.style[f"margin_{side}"].value)


def _is_call(box: Any) -> bool:
    return box.element_tag == "sup" and box.element.get("class") == "call" and not isinstance(box, boxes.TextBox)
