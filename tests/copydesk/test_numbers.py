"""Numbers in words: what a reader takes them for."""

from decimal import Decimal

import pytest

from bookletkit.copydesk.numbers import Number, numbers_in, unreadable


def read(words: str) -> list[tuple[str, str, str]]:
    """Each number as (value, kind, hedge)."""
    return [(f"{number.value.normalize():f}", number.kind, number.hedge) for number in numbers_in(words)]


def only(words: str) -> Number:
    (number,) = numbers_in(words)
    return number


@pytest.mark.parametrize(
    ("words", "value", "step"),
    [
        ("1,422,586 workers", "1422586", "1"),
        ("1.4 million workers", "1400000", "100000"),
        ("25 million", "25000000", "1000000"),
        ("1470.8", "1470.8", "0.1"),
        ("390,000", "390000", "10000"),
        ("400,000", "400000", "10000"),
        ("640", "640", "1"),
        ("seven countries", "7", "1"),
        ("twenty-five", "25", "1"),
        ("two hundred thousand", "200000", "100000"),
        ("a million", "1000000", "1000000"),
        ("half a million", "500000", "100000"),
        ("a quarter of a million", "250000", "100000"),
        ("two and a half million", "2500000", "500000"),
        ("US$ 54 million", "54000000", "1000000"),
        ("US$\u00a054\u00a0million", "54000000", "1000000"),
        ("€3 billion", "3000000000", "1000000000"),
    ],
)
def test_amounts_have_a_value_and_a_precision(words, value, step):
    """Scale words count; zeros at the end are rounding, though two digits always count."""
    number = only(words)

    assert (number.value, number.step, number.kind) == (Decimal(value), Decimal(step), "count")


@pytest.mark.parametrize(
    ("words", "value", "kind"),
    [
        ("46 per cent", "46", "per cent"),
        ("46%", "46", "per cent"),
        ("19 percentage points", "19", "points"),
        ("by 7 points", "7", "points"),
        ("three times as many", "3", "times"),
        ("two and a half times", "2.5", "times"),
        ("twice as many", "2", "times"),
        ("it doubled", "2", "times"),
        ("grew threefold", "3", "times"),
        ("by a factor of six", "6", "times"),
        ("it halved", "0.5", "fraction"),
        ("half of them", "0.5", "fraction"),
        ("three quarters", "0.75", "fraction"),
        ("one in five", "0.2", "fraction"),
        ("four jobs in ten.", "0.4", "fraction"),
        ("two fifths of all", "0.4", "fraction"),
    ],
)
def test_shares_multiples_and_points_are_told_apart(words, value, kind):
    """Each is compared with a measure of its own."""
    assert read(words) == [(value, kind, "")]


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("about 25 million", "about"),
        ("some 25 million", "about"),
        ("more than three million", "more"),
        ("more than\nthree million", "more"),
        ("over US$ 3 billion", "least"),
        ("at least five times", "least"),
        ("45 hours or more", "least"),
        ("fewer than half of them", "less"),
        ("no more than 12", "most"),
        ("nearly 400,000", "nearly"),
        ("almost a third of", "nearly"),
        ("just over half of", "just over"),
        ("more than doubled", "more"),
    ],
)
def test_what_softens_a_number_is_read_with_it(words, hedge):
    """Before it or after it."""
    assert only(words).hedge == hedge


@pytest.mark.parametrize(
    "words",
    [
        "one of the best",
        "no one and one another",
        "in the second half of the year",
        "a third country",
        "third-country nationals",
        "a half-day course",
        "a two-year contract",
        "Form A4 and COVID-19",
        "thousands of people",
    ],
)
def test_words_that_only_sound_like_numbers_are_none(words):
    """They say nothing of how many."""
    assert numbers_in(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        "(No. 97)",
        "Nos. 87, 98 and 105",
        "on 16 June",
        "20 to 22 May",
        "June 16",
        "Chapter 2",
        "Articles 3 and 4",
        "p. 12",
        "the 21st session",
        "in the 1990s",
        "aged 15 to 24",
        "15-year-olds",
    ],
)
def test_numbers_that_name_claim_nothing(words):
    """Instruments, dates, chapters, ordinals, decades, ages."""
    assert only(words).kind == "name"


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("in 2009", [2009]),
        ("2006 to 2010", [2006, 2010]),
        ("the fiscal year 2009–10", [2009, 2010]),
        ("2005-06", [2005, 2006]),
        ("Convention (Revised), 1949 (No. 97)", [1949]),
    ],
)
def test_years_are_years(words, years):
    """Four digits without a comma, a unit or a currency."""
    assert [number.value for number in numbers_in(words) if number.kind == "year"] == years


def test_four_digits_with_a_unit_are_no_year():
    """2009 per cent is an amount, so are US$ 2009 and 2,009."""
    assert [number.kind for number in numbers_in("2,009 people, US$ 2009, 2009 million")] == ["count"] * 3


def test_a_range_shares_the_scale_and_the_unit_written_after_it():
    """3 to 4 million is 3 million to 4 million; 7 to 90 per cent is all in per cent."""
    million, share = only("3 to 4 million"), only("from 7 to 90 per cent")

    assert (million.value, million.high) == (3_000_000, 4_000_000)
    assert (share.value, share.high, share.kind) == (7, 90, "per cent")


def test_amounts_in_a_list_keep_their_own_scale():
    """US$ 54 and US$ 3 billion are not two billions."""
    assert [number.value for number in numbers_in("US$ 54 and US$ 3 billion")] == [54, 3_000_000_000]


def test_a_part_knows_its_whole():
    """In ten of these fifteen countries."""
    ten, fifteen = numbers_in("In ten of these fifteen countries")

    assert (ten.value, ten.of, fifteen.of) == (10, 15, None)


def test_digits_that_make_no_number_are_not_passed_over():
    """A comma in the wrong place is no reason to compare nothing."""
    assert unreadable("1696,601 and 1.422.586 of 1,422,586 in C97, 2009–10 and 16 June") == ("1696,601", "1.422.586")


def test_in_other_languages_digits_alone_are_read():
    """Words and hedges are not known there; 1.422 or 1,422 could be thousands or thousandths, and is passed by."""
    values = [number.value for number in numbers_in("25 Millionen, 1,4 und 1.422 Menschen, drei", english=False)]

    assert values == [25, Decimal("1.4")]


def test_digits_of_every_script_are_read():
    """Thai digits are digits."""
    assert [number.value for number in numbers_in("๒๕ ล้านคน", english=False)] == [25]
