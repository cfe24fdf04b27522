"""Where margin boxes stand on a page 400 px high."""

import pytest

from bookletkit.typeset.margin import GAP, place
from bookletkit.typeset.measure import Beside, Sheet, Stretch


def sheet(*boxes: tuple[float, float], walls: tuple[tuple[float, float], ...] = ()) -> Sheet:
    stretches = tuple(
        Stretch("f", False, False, True, top, bottom, 0, 0, 0, 0, False, 0) for top, bottom in walls
    )
    beside = tuple(Beside(str(n), top, height) for n, (top, height) in enumerate(boxes))
    return Sheet(
        top=0,
        bottom=400,
        notes=0,
        used=400,
        stretches=stretches,
        beside=beside,
        strays=frozenset(),
        lost=(),
        ladders=(),
        captions=(),
    )


def test_a_box_stands_beside_its_line() -> None:
    assert place(sheet((50, 100))).tops == (50,)


def test_boxes_stand_below_one_another() -> None:
    """Never over one another: the second waits for the first."""
    assert place(sheet((50, 100), (80, 100))).tops == (50, 150 + GAP)


def test_a_box_at_the_foot_is_pulled_up_and_pushes_the_one_above() -> None:
    placed = place(sheet((200, 100), (380, 100)))

    assert placed.tops == (200 - 8.7, 300)
    assert placed.over == 0


def test_a_box_keeps_clear_of_a_wide_figure() -> None:
    """A wide figure reaches into the margin column."""
    assert place(sheet((90, 100), walls=((120, 250),))).tops == (250 + GAP,)


def test_pulled_up_it_jumps_over_the_figure() -> None:
    placed = place(sheet((150, 100), walls=((200, 390),)))

    assert placed.tops == (200 - GAP - 100,)


def test_what_does_not_fit_is_told() -> None:
    """Two boxes of 250 px on a page of 400: over by the rest and the gap."""
    assert place(sheet((0, 250), (10, 250))).over == pytest.approx(100 + GAP)
