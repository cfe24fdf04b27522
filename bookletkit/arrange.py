"""What to try next with a chapter whose pages are not good: figures moved, margins relieved, pages turned."""

from collections.abc import Mapping, Sequence

from bookletkit.fit import Piece, fit
from bookletkit.flow import Arrangement, flow
from bookletkit.kit import Chapter, ResourceBox, Subhead
from bookletkit.typeset import Laid
from bookletkit.typeset.measure import Sheet, Stretch


def rearranged(chapter: Chapter, arranged: Arrangement, laid: Laid) -> Arrangement:
    """Figures moved, full margins relieved; where a note left its call, what drove it off begins the next page."""
    turns = {_driver(sheet) for sheet in laid.sheets if sheet.strays}
    boxes = {box.id for section in chapter.sections for box in section.blocks if isinstance(box, ResourceBox)}
    kept = {id: by for id, by in arranged.moves.items() if id in boxes}
    relieved = {**kept, **_relieved(chapter, arranged, laid)}
    return Arrangement({**fit(_pieces(chapter, laid.sheets), _height(laid.sheets)), **relieved}, arranged.turns | turns)


def _relieved(chapter: Chapter, arranged: Arrangement, laid: Laid) -> dict[str, int]:
    """Where a page has too many margin boxes, its last goes to a paragraph of the next page, or its first back."""
    moves = {}
    page_of = {one.id: n for n, sheet in enumerate(laid.sheets) for one in reversed(sheet.stretches)}
    for n, (sheet, over) in enumerate(zip(laid.sheets, laid.over, strict=True)):
        for box, way in ((sheet.beside[-1], 1), (sheet.beside[0], -1)) if over else ():
            by = _paragraphs_to(chapter, arranged, box.id, page_of, n, way)
            if by:
                moves[box.id] = arranged.moves.get(box.id, 0) + by
                break
    return moves


def _paragraphs_to(
    chapter: Chapter, arranged: Arrangement, box: str, page_of: Mapping[str, int], page: int, way: int
) -> int:
    """How many paragraphs of its section a margin box goes on or back to leave its page; 0 where it cannot."""
    for section in chapter.sections:
        items = [one for one in flow([section], arranged) if one.kind == "prose" and not isinstance(one.block, Subhead)]
        at = next((n for n, item in enumerate(items) if box in [one.id for one in item.beside]), None)
        if at is not None:
            others = range(at + 1, len(items)) if way > 0 else range(at - 1, -1, -1)
            return next((n - at for n in others if (page_of[items[n].id] - page) * way > 0), 0)
    return 0


def _driver(sheet: Sheet) -> str:
    """The last thing on a page, with the heads that keep with it: its lines took the room of the note."""
    last = len(sheet.stretches) - 1
    while last > 0 and sheet.stretches[last - 1].head:
        last -= 1
    return sheet.stretches[last].id


def _height(sheets: Sequence[Sheet]) -> float:
    return max(sheet.bottom + sheet.notes - sheet.top for sheet in sheets)


def _pieces(chapter: Chapter, sheets: Sequence[Sheet]) -> list[Piece]:
    """The chapter's items in the order they were written, as high as they were measured."""
    stretches: dict[str, list[Stretch]] = {}
    notes: dict[str, float] = {}
    for sheet in sheets:
        calls = sum(stretch.calls for stretch in sheet.stretches)
        for stretch in sheet.stretches:
            stretches.setdefault(stretch.id, []).append(stretch)
            if stretch.calls:
                notes[stretch.id] = notes.get(stretch.id, 0.0) + sheet.notes * stretch.calls / calls
    ids = [item.id for item in flow(chapter.sections)]
    heads = {section.id for section in chapter.sections}
    return [_piece(stretches[id], id in heads, notes.get(id, 0.0)) for id in ids if id in stretches]


def _piece(found: Sequence[Stretch], section_head: bool, notes: float) -> Piece:
    first, last = found[0], found[-1]
    lines = sum(stretch.lines for stretch in found)
    kind = "head" if first.head else "text" if first.breakable else "figure"
    return Piece(
        id=first.id,
        kind=kind,
        height=lines * max(one.line for one in found) if kind == "text" else sum(one.bottom - one.top for one in found),
        above=first.above,
        below=last.below,
        lines=0 if section_head else lines if kind != "figure" else 0,
        notes=notes,
        snaps=not first.running,
    )
