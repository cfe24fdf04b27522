"""A chart's takeaway and alternative text against its rows. The charts are invented."""

import pytest
from conftest import told

from bookletkit.copydesk import proofread
from bookletkit.copydesk.match import unfounded
from bookletkit.kit import Chart, Row


def chart(unit: str, columns: tuple[str, ...], *rows: tuple[str, ...], **more: object) -> Chart:
    return Chart(
        kind="ranked-bars", takeaway="", quantity="Fish landed in the year", unit=unit, columns=columns,
        rows=tuple(Row(row=row) for row in rows), source="survey", alt="", **more,
    )  # fmt: skip


HARBOURS = chart(
    "thousand", ("Harbour", "2009", "2010"),
    ("Anholt", "1422.6", "1470.8"), ("Birk", "610.3", "641.4"), ("Carn", "632.2", "575.8"), ("Dorn", "475.3", "390.7"),
    ("Eide", "403.5", "362.9"), ("Fenn", "147.7", "143.8"), ("Goole", "73.0", "85.5"),
)  # fmt: skip
YEARS = chart(
    "thousand", ("Year", "Boats"),
    ("2006", "381.5"), ("2007", "832.6"), ("2008", "875.1"), ("2009", "475.3"), ("2010", "390.7"),
)  # fmt: skip
SHARES = chart(
    "per cent", ("Harbour", "Women"),
    ("Anholt", "83.6"), ("Birk", "52.8"), ("Carn", "51.7"), ("Dorn", "30.2"), ("Eide", "4.7"), ("Fenn", "3.9"),
)  # fmt: skip
CATCH = chart(
    "million", ("Harbour", "Women", "Men"),
    ("Anholt", "48.2", "65.4"), ("Birk", "38.7", "26.3"), ("Carn", "9.4", "4.7"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (HARBOURS, "Anholt sends more than twice as many as any other harbour"),
        (HARBOURS, "From 2009 to 2010 landings fell in Carn, Dorn, Eide and Fenn and rose in the other three"),
        (HARBOURS, "In 2010 landings rose in three of the seven harbours"),
        (HARBOURS, "Dumbbell chart of seven harbours. Anholt leads with 1,422.6 and 1,470.8 thousand"),
        (HARBOURS, "Anholt landed 1.5 million in 2010, Goole 85,500"),
        (HARBOURS, "Dorn lost 18 per cent, or 85 thousand"),
        (HARBOURS, "Anholt took about 40 per cent of all in 2010"),
        (HARBOURS, "Two harbours landed more than 600,000 in 2010"),
        (HARBOURS, "The three largest harbours stayed ahead"),
        (YEARS, "Boats more than doubled in 2007, peaked in 2008 and had fallen by more than half by 2010"),
        (YEARS, "In four years the fleet grew by 2 per cent"),
        (YEARS, "Column chart, 2006 to 2010, in thousands: from 381.5 up to 875.1 in 2008, then down to 390.7"),
        (SHARES, "In three of six harbours most workers are women; in Eide and Fenn fewer than one in twenty"),
        (SHARES, "Women are about half of those in Birk and Carn"),
        (SHARES, "Women from 84 per cent in Anholt to 4 in Fenn"),
        (SHARES, "In Anholt one worker in six is a man."),
        (SHARES, "In two harbours 4 to 5 per cent are women"),
        (CATCH, "More than half of the 193 million are in Anholt"),
        (CATCH, "Women outnumber men in two of three harbours; in Carn they are two thirds"),
        (CATCH, "In Carn there are twice as many women as men"),
    ],
)
def test_what_follows_from_the_rows_is_passed(rows, words):
    """Values, counts, sums, differences, ratios, shares and changes, rounded or hedged with honesty."""
    assert [wrong.number.words for wrong in unfounded(rows, words, english=True)] == []


@pytest.mark.parametrize(
    ("rows", "words", "wrong"),
    [
        (HARBOURS, "Anholt sends three times as many as any other harbour", ["three times"]),
        (HARBOURS, "Landings in eight harbours", ["eight"]),
        (HARBOURS, "In 2010 landings rose in three of the eight harbours", ["eight"]),
        (HARBOURS, "In 2010 landings rose in two of the seven harbours", ["two"]),
        (HARBOURS, "Since 2005 Anholt has led", ["2005"]),
        (HARBOURS, "Anholt landed 1.6 million in 2010", ["1.6 million"]),
        (HARBOURS, "Dorn lost 25 per cent", ["25 per cent"]),
        (HARBOURS, "Anholt takes half of all", ["half"]),
        (HARBOURS, "Five harbours landed more than 600,000 in 2010", ["Five"]),
        (HARBOURS, "Goole landed 390.7 and Anholt 403.5", ["390.7", "403.5"]),
        (YEARS, "Boats tripled in 2007", ["tripled"]),
        (YEARS, "In nine years the fleet grew", ["nine"]),
        (SHARES, "In Anholt 74 per cent are women", ["74 per cent"]),
        (SHARES, "Women are 83.6 million in Anholt", ["83.6 million"]),
        (CATCH, "Nine in ten of the 215 million are in Anholt", ["Nine in ten", "215 million"]),
    ],
)
def test_what_does_not_follow_is_told(rows, words, wrong):
    """Each wrong number, and only these."""
    assert [found.number.words for found in unfounded(rows, words, english=True)] == wrong


def test_a_row_left_out_makes_its_counts_wrong():
    """A sheet's `the other six` are five in print, when a row was dropped."""
    fewer = chart("thousand", HARBOURS.columns, *(row.row for row in HARBOURS.rows[1:]))

    words = "Landings fell in Carn, Dorn, Eide and Fenn and rose in the other three"

    assert [wrong.number.words for wrong in unfounded(fewer, words, english=True)] == ["three"]


def test_a_missing_value_is_no_zero():
    """A row without a value does not count among those below a number."""
    gap = chart("per cent", SHARES.columns, *(row.row for row in SHARES.rows[:4]), ("Eide", ""))

    assert list(unfounded(gap, "In four harbours women are more than 30 per cent", english=True)) == []


@pytest.mark.parametrize("words", ["In 0 of 0 harbours, 0 in 0", "Anholt, 1.4.5 or 9,99", "๒๕ of them; .", "One in 1"])
def test_nonsense_is_no_fault_of_ours(words):
    """Whatever is written, with rows that are empty or none."""
    for rows in (HARBOURS, chart("", ("Harbour",)), chart("", ("Harbour", "2009"), ("Anholt", ""))):
        for english in (True, False):
            assert isinstance(list(unfounded(rows, words, english)), list)


def test_numbers_of_the_chart_s_own_words_may_be_said():
    """Aged 15 to 24, under 5, in a quantity or a head."""
    young = chart("per cent", ("Harbour", "Under 5 crews"), ("Anholt", "30"), ("Birk", "12"))

    assert list(unfounded(young, "Dots for two harbours with under 5 crews", english=True)) == []


def test_in_another_language_digits_are_compared_and_words_are_not():
    """The rows decide, whatever the unit is called."""
    rows = chart("คน", ("ท่า", "๒๕๕๓"), ("ท่าสะพาน", "90"), ("ท่าเรือ", "100"))

    assert [wrong.number.words for wrong in unfounded(rows, "ท่าเรือมี 100 คน ท่าสะพาน 45", english=False)] == ["45"]


def test_the_problem_stands_at_the_number(kit):
    """takeaway.no-match and alt.no-match: errors at line and column of the number, with the nearest that follows."""
    kit.change("youth/data/jobs.yaml", "Fishing gives most first jobs", "Fishing gives nine times as many as repair")
    kit.change("youth/data/jobs.yaml", "Fishing gives 640 jobs, repair", "Fishing gives 650 jobs, repair")
    kit.block("chart: jobs\n")

    found = [problem for problem in proofread(kit.read().value) if problem.rule.endswith("no-match")]

    assert told(found) == [
        "youth/data/jobs.yaml:2:25 error takeaway.no-match",
        "youth/data/jobs.yaml:10:53 error alt.no-match",
    ]
    assert "the nearest they hold is 3.05 times" in found[0].message
