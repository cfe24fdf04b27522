"""Where things go in a drawing: scales, labels moved apart, broken lines."""

from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest

from bookletkit.placing import Mark, fit, reach, spread, ticks, wrap


def test_a_scale_leaves_room_for_labels() -> None:
    """As large as can be: one label ends exactly at the end."""
    scale = fit([Mark(0), Mark(10, 0, 20), Mark(8, 0, 50)], 0, 100)

    assert scale(8) + 50 == pytest.approx(100)
    assert scale(10) + 20 <= 100
    assert scale(0) == 0


def test_a_scale_with_values_on_both_sides_of_zero() -> None:
    """Labels left of the least, right of the greatest; upwards too, where the end lies above the start."""
    across = fit([Mark(-5, 10), Mark(5, 0, 10)], 0, 120)
    upwards = fit([Mark(-5, 10), Mark(5, 0, 10)], 120, 0)

    assert (across(-5), across(0), across(5)) == (10, 60, 110)
    assert (upwards(-5), upwards(0), upwards(5)) == (110, 60, 10)


def test_values_all_equal_stand_in_the_middle() -> None:
    """Zeros stand at the start."""
    assert fit([Mark(7), Mark(7)], 0, 100)(7) == 50
    assert fit([Mark(0)], 0, 100)(0) == 0


def test_labels_are_moved_apart_and_stay_in_order() -> None:
    """No overlap, none outside, none moved that had room; on a hundred random sets."""
    random = Random(4)
    for _ in range(100):
        sizes = [random.uniform(5, 12) for _ in range(random.randint(1, 7))]
        wanted = [random.uniform(-10, 110) for _ in sizes]
        centres = spread(wanted, sizes, 0, 100)

        spans = sorted((centre - size / 2, centre + size / 2) for centre, size in zip(centres, sizes, strict=True))
        assert all(one[1] <= two[0] + 1e-6 for one, two in pairwise(spans))
        assert spans[0][0] >= -1e-6
        assert spans[-1][1] <= 100 + 1e-6
        by_wish = [centre for _, centre in sorted(zip(wanted, centres, strict=True))]
        assert by_wish == sorted(by_wish)
    assert spread([20, 60], [10, 10], 0, 100) == [20, 60]


@pytest.mark.parametrize(
    ("values", "zero"),
    [((381, 875), True), ((60, 72), False), ((-3, 5), True), ((-9, -8), False), ((5, 5), False), ((), True)],
)
def test_a_scale_of_places_reaches_zero_where_that_wastes_less_than_half(values: tuple[float, ...], zero: bool) -> None:
    """reach: zero is added unless the least is more than half of the greatest."""
    assert (0.0 in reach(values)) is zero


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        (0, 100, "0 20 40 60 80 100"),
        (-21, 29, "-20 -10 0 10 20"),
        (0, 0.7, "0.0 0.2 0.4 0.6"),
        (5, 5, "5"),
        (0, 1e6, "0 200000 400000 600000 800000 1000000"),
    ],
)
def test_ticks_are_round(low: float, high: float, found: str) -> None:
    """1, 2 or 5 of a power of ten, no more than six."""
    assert ticks(low, high) == [Decimal(value) for value in found.split()]


def broken(text: str, letters: int) -> list[str]:
    return wrap(text, letters, lambda part: float(len(part)))


def test_lines_break_after_spaces_and_hyphens() -> None:
    """A word wider than the room is broken between letters; nothing is lost."""
    assert broken("Lao People's Democratic Republic", 16) == ["Lao People's", "Democratic", "Republic"]
    assert broken("Timor-Leste", 7) == ["Timor-", "Leste"]
    assert broken("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert broken("", 4) == [""]


def test_thai_signs_stay_with_their_letters() -> None:
    """No line begins with a sign that clings, nor ends with a vowel written before; zero-width spaces come first."""
    for room in range(2, 12):
        lines = broken("แรงงานข้ามชาติที่ขึ้นทะเบียนเชียงใหม่", room)
        assert "".join(lines) == "แรงงานข้ามชาติที่ขึ้นทะเบียนเชียงใหม่"
        assert not any(line[0] in "ะาำั่้ิีึื" for line in lines)
        assert not any(line[-1] in "เแโใไ" for line in lines)
    assert broken("แรงงาน\u200bข้ามชาติ", 9) == ["แรงงาน", "ข้ามชาติ"]
