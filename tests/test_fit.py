"""Page fitting is arithmetic on heights: pages here are 100 px high, a line 10 px."""

from collections.abc import Iterator, Sequence

from bookletkit.fit import Piece, fit

PAGE = 101.0


def head(id: str) -> Piece:
    return Piece(id, "head", 10, 0, 0)


def text(id: str, lines: int) -> Piece:
    return Piece(id, "text", lines * 10, 0, 0, lines)


def figure(id: str, height: float) -> Piece:
    return Piece(id, "figure", height, 0, 0)


def test_what_fits_is_left_as_it_was_written() -> None:
    """No page is short of text: no figure moves."""
    assert fit([head("a"), text("a1", 4), figure("f", 50), text("a2", 6)], PAGE) == {}


def test_text_goes_on_past_a_figure_that_does_not_fit() -> None:
    """A figure that would leave half a page white moves on, and the text after it fills the page."""
    pieces = [head("a"), text("a1", 4), figure("f", 60), text("a2", 5), text("a3", 4)]

    assert fit(pieces, PAGE) == {"f": 1}


def test_a_figure_never_leaves_its_section() -> None:
    """With no text of its section after it, a figure goes back rather than past the next head."""
    pieces = [head("a"), text("a1", 2), text("a2", 4), figure("f", 60), head("b"), text("b1", 9)]

    moves = fit(pieces, PAGE)

    assert moves.get("f", 0) <= 0


def test_figures_keep_their_order() -> None:
    """The second figure of a section is never set before the first."""
    pieces = [head("a"), text("a1", 5), figure("f", 55), text("a2", 3), figure("g", 55), text("a3", 8), text("a4", 8)]

    moves = fit(pieces, PAGE)

    order = moved(pieces, moves)
    assert order.index("f") < order.index("g")


def test_white_is_never_more_than_before() -> None:
    """Moves are only made for less white at the foot of pages, counted by a page filler of its own."""
    pieces = [head("a"), text("a1", 5), figure("f", 55), text("a2", 3), text("a3", 8), figure("g", 70), text("a4", 8)]

    moves = fit(pieces, PAGE)

    assert worst_white(pieces, moved(pieces, moves)) < worst_white(pieces, [piece.id for piece in pieces])


def moved(pieces: Sequence[Piece], moves: dict[str, int]) -> list[str]:
    """The order after the moves, as docs/architecture.md tells them: each figure by so many items."""
    order = [piece.id for piece in pieces]
    for id, by in moves.items():
        at = order.index(id)
        order.remove(id)
        order.insert(at + by, id)
    return order


def worst_white(pieces: Sequence[Piece], order: Sequence[str]) -> float:
    """px of the emptiest page but the last, lines set one by one and figures whole."""
    by_id = {piece.id: piece for piece in pieces}
    white, y = [0.0], 0.0
    for height in atoms(by_id[id] for id in order):
        if y + height > PAGE:
            white.append(PAGE - y)
            y = 0.0
        y += height
    return max(white)


def atoms(pieces: Iterator[Piece]) -> Iterator[float]:
    for piece in pieces:
        yield from [piece.height / piece.lines] * piece.lines if piece.lines else [piece.height]
