"""Page fitting: which figures should move some paragraphs on or back, so that pages are well filled.

Pure arithmetic on measured heights (CSS px): it predicts where pages would
break and picks the moves with the least white; the typesetter then proves it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from math import ceil

FAR_ON, FAR_BACK = 6, 4
"""A figure moves by so many items at most."""
TOO_EMPTY = 1 / 3
"""Share of a page that may stay white under running text."""
GOOD = 0.15
"""A page no emptier than this is left as it is."""
BEAM = 8
SLACK = 1.0
"""px by which measured heights may be off: a line that fits by less is not counted on."""
SHORT_PAGE = 5
"""A chapter's last page with fewer lines than this looks lost."""
KEEP_LINES = 2
"""Orphans, widows, and the lines that a head keeps with it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One item of the flow, as high as it was set."""

    id: str
    kind: str
    """`head`, `text` (breaks between lines) or `figure` (stays whole)."""
    height: float
    above: float
    below: float
    lines: int = 0
    notes: float = 0.0
    """Height of the notes called in it, set at the foot of the page."""
    snaps: bool = False
    """What follows goes on at the next line of the grid."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the next piece goes, and what it has cost to come here."""

    y: float = 0.0
    below: float = 0.0
    notes: float = 0.0
    cost: float = 0.0
    moves: tuple[tuple[str, int], ...] = ()


def fit(pieces: Sequence[Piece], page: float) -> Mapping[str, int]:
    """Moves (id of a figure → items) that fill pages of this height best; empty when nothing moves."""
    line = max((piece.height / piece.lines for piece in pieces if piece.lines), default=0.0)
    cursors = [Cursor()]
    for section in _sections(pieces):
        reached: dict[int, Cursor] = {}
        for cursor in cursors:
            for moved, moves in _arrangements(section):
                end = _set(moved, replace(cursor, cost=cursor.cost + _price(moves, moved)), page, line)
                end = replace(end, moves=(*cursor.moves, *moves))
                at = round(end.y)
                if at not in reached or end.cost < reached[at].cost:
                    reached[at] = end
        cursors = sorted(reached.values(), key=lambda cursor: cursor.cost)[:BEAM]
    best = min(cursors, key=lambda cursor: cursor.cost + (2 if cursor.y < SHORT_PAGE * line else 0))
    return {id: by for id, by in best.moves if by}


def _sections(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    section: list[Piece] = []
    for piece in pieces:
        if piece.kind == "head" and section and any(one.kind != "head" for one in section) and piece.lines == 0:
            yield section
            section = []
        section.append(piece)
    if section:
        yield section


def _arrangements(section: list[Piece]) -> Iterator[tuple[list[Piece], tuple[tuple[str, int], ...]]]:
    """Each way to set the figures of a section, the order of figures kept, as `flow` would move them."""
    figures = [piece for piece in section if piece.kind == "figure"]
    reach = range(-FAR_BACK, FAR_ON + 1) if len(figures) < 3 else range(-2, 4) if len(figures) == 3 else range(-1, 2)
    seen = set()
    for shifts in product(reach, repeat=len(figures)):
        order = list(section)
        for figure, shift in zip(figures, shifts, strict=True):
            if shift:
                at = order.index(figure)
                order.remove(figure)
                order.insert(min(max(1, at + shift), len(order)), figure)
        ids = tuple(piece.id for piece in order)
        if [piece for piece in order if piece.kind == "figure"] == figures and ids not in seen:
            seen.add(ids)
            yield order, tuple((figure.id, shift) for figure, shift in zip(figures, shifts, strict=True))


def _price(moves: tuple[tuple[str, int], ...], order: list[Piece]) -> float:
    """A figure near its words is better; back, before them, is worse than on; figures in a heap are worst."""
    price = sum(0.25 * by if by > 0 else -0.6 * by for _, by in moves)
    for one, other in pairwise(order):
        if one.kind == "figure" and other.kind == "figure":
            price += 4
        if one.kind == "head" and other.kind == "figure" and dict(moves).get(other.id):
            price += 4
        if one.kind == "figure" and other.kind == "text" and other.snaps and dict(moves).get(one.id):
            price += 1000  # a list stays with the line that leads to it
    return price


def _set(pieces: Sequence[Piece], start: Cursor, page: float, grid: float) -> Cursor:
    """Fill pages as the typesetter would: figures whole, two lines at least on each side of a break."""
    y, below, notes, cost = start.y, start.below, start.notes, start.cost
    for n, piece in enumerate(pieces):
        gap = max(below, piece.above) if y else 0.0
        room = page - notes - y - gap
        if piece.kind == "text" and piece.height:
            line = piece.height / piece.lines
            fits = int((room - piece.notes - SLACK) / line)
            rest = piece.lines - fits
            if rest <= 0:
                y, notes = y + gap + piece.height, notes + piece.notes
            else:
                if 0 < rest < KEEP_LINES:
                    fits -= KEEP_LINES - rest
                if fits < KEEP_LINES:
                    fits = 0
                cost += _white(page - notes - y - (gap + fits * line if fits else 0.0), page)
                rest = piece.lines - fits
                y, notes = (rest * line) % page, piece.notes if not fits else 0.0
        else:
            need = piece.height + (_kept(pieces, n, y + gap + piece.height, grid) if piece.kind == "head" else 0.0)
            if need > room - piece.notes + 0.05 and y:
                cost += _white(page - notes - y, page)
                y, notes = piece.height, piece.notes
            else:
                y, notes = y + gap + piece.height, notes + piece.notes
        below = _below(piece, y, grid)
    return Cursor(y, below, notes, cost)


def _below(piece: Piece, end: float, grid: float) -> float:
    """The margin under a piece that ends here: what follows most goes on at the next line of the grid."""
    return ceil((end + piece.below - SLACK) / grid) * grid - end if piece.snaps and grid else piece.below


def _kept(pieces: Sequence[Piece], n: int, end: float, grid: float) -> float:
    """What must follow a head, which ends here, on its page: two lines, or the whole of a figure."""
    if n + 1 >= len(pieces):
        return 0.0
    after = pieces[n + 1]
    gap = max(_below(pieces[n], end, grid), after.above)
    if after.kind == "text" and after.height:
        return gap + after.height / after.lines * min(KEEP_LINES, after.lines)
    below = _kept(pieces, n + 1, end + gap + after.height, grid) if after.kind == "head" else 0.0
    return gap + after.height + below


def _white(left: float, page: float) -> float:
    """The price of white at a page's foot: little for a few lines, much for a third of the page."""
    share = left / page
    return 0.0 if share < 0.05 else 40 * share * share + (200 if share > TOO_EMPTY - 0.02 else 0)
