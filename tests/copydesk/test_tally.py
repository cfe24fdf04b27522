"""Whether a number in words is fair to a value."""

from decimal import Decimal

import pytest

from bookletkit.copydesk.numbers import numbers_in
from bookletkit.copydesk.tally import agrees


@pytest.mark.parametrize(
    ("words", "fair", "unfair"),
    [
        ("1.4 million", "1422586", "1460000"),
        ("1,422,586", "1422586", "1422587"),
        ("390,000", "390702", "396000"),
        ("about 25 million", "25400000", "27000000"),
        ("about 400,000", "390702", "340000"),
        ("more than 3 million", "3100000", "2990000"),
        ("more than 3 million", "3700000", "5000000"),
        ("more than 25 million", "25000001", "25000000"),
        ("at least 25 million", "25000000", "24900000"),
        ("nearly 400,000", "390702", "401000"),
        ("almost 400,000", "390702", "340000"),
        ("less than 50", "48", "50"),
        ("just over 50", "52", "60"),
        ("3 to 4 million", "3500000", "4600000"),
    ],
)
def test_rounding_and_hedges(words, fair, unfair):
    """Without a hedge rounded to the precision written; with one on the right side, and near."""
    (number,) = numbers_in(words)

    assert agrees(number, Decimal(fair))
    assert not agrees(number, Decimal(unfair))


@pytest.mark.parametrize(
    ("words", "fair", "unfair"),
    [
        ("half of", "0.51", "0.472"),
        ("about half of", "0.472", "0.42"),
        ("a third of", "0.33", "0.37"),
        ("more than half of", "0.53", "0.48"),
        ("twice as many", "2.3", "2.8"),
        ("more than twice", "2.29", "1.95"),
        ("almost doubled", "1.9", "2.2"),
    ],
)
def test_fractions_and_multiples_are_rounder_than_digits(words, fair, unfair):
    """Half is 48.5 to 51.5 per cent, about half 45 to 55."""
    (number,) = numbers_in(words)

    assert agrees(number, Decimal(fair))
    assert not agrees(number, Decimal(unfair))


def test_a_fall_is_told_without_its_sign():
    """It fell by 17.8 per cent is fair to a change of -17.8."""
    (number,) = numbers_in("17.8 per cent")

    assert agrees(number, Decimal("-17.8"))
