"""Rows of charts and tables, and the CSV files of spreadsheets."""

from decimal import Decimal

import pytest
from conftest import WrittenKit, told

from bookletkit.kit import Chart

ROWS = "rows:\n  - [Fishing, 640]\n  - [Repair, 210]\n"


def chart(kit: WrittenKit) -> Chart:
    outcome = kit.read()
    assert told(outcome.problems) == [] and outcome.value
    return outcome.value.booklets[0].charts["jobs"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ('"1,422.6"', "1422.6"),
        ('"1,422,586"', "1422586"),
        ("3.10", "3.10"),
        ("-5", "-5"),
        ("\u22125.5", "-5.5"),
        ("+7", "7"),
        ("007", "007"),
    ],
)
def test_numbers_are_read_as_people_write_them(kit: WrittenKit, typed: str, value: str) -> None:
    """Commas at the thousands, a minus sign of typographers; digits stay as they are."""
    kit.change("youth/data/jobs.yaml", "[Fishing, 640]", f"[Fishing, {typed}]")

    assert chart(kit).rows[0].row == ("Fishing", value)


def test_an_empty_cell_is_a_missing_value(kit: WrittenKit) -> None:
    """Never zero."""
    kit.change("youth/data/jobs.yaml", "[Fishing, 640]", '[Fishing, ""]')

    assert chart(kit).rows[0].values == (None,)


@pytest.mark.parametrize("typed", ["1422,6", "12,50", '"1.422,6"', '"1,422,6"'])
def test_a_decimal_comma_is_told(kit: WrittenKit, typed: str) -> None:
    """row.decimal-comma: with the right form, in a row as in a figure."""
    kit.change("youth/data/jobs.yaml", ROWS, f"rows:\n  - - Fishing\n    - {typed}\n")
    kit.change("youth/figures.yaml", "value: 1200", f"value: {typed}")
    in_row, in_figure = kit.check()

    assert told([in_row, in_figure]) == [
        "youth/data/jobs.yaml:8:7 error row.decimal-comma",
        "youth/figures.yaml:2:10 error row.decimal-comma",
    ]
    assert in_row.mend == in_figure.mend and in_row.mend.startswith("Write 1") and "," not in in_row.mend


@pytest.mark.parametrize("typed", ["about 25", "25%", "n/a", "..", "-", "1e5", "nan", "12 345", "๒๕", "1,42,586.1"])
def test_a_cell_that_is_not_a_number_is_told(kit: WrittenKit, typed: str) -> None:
    """row.not-a-number: at the cell."""
    kit.change("youth/data/jobs.yaml", ROWS, f"rows:\n  - - Fishing\n    - '{typed}'\n")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/data/jobs.yaml:8:7 error row.not-a-number"] and "cell empty" in problem.mend


@pytest.mark.parametrize("row", ["[Fishing]", "[Fishing, 640, 641]", "{row: [Fishing], note: some}"])
def test_a_row_of_the_wrong_length_is_told(kit: WrittenKit, row: str) -> None:
    """row.length: how many cells, how many heads."""
    kit.change("youth/data/jobs.yaml", "[Fishing, 640]", row)
    (problem,) = kit.check()

    assert told([problem])[0].startswith("youth/data/jobs.yaml:7:") and problem.rule == "row.length"
    assert "2" in problem.message and ("Add" in problem.mend or "Take out" in problem.mend)


def test_a_row_of_a_table_is_checked_too(kit: WrittenKit) -> None:
    """row.length: tables have rows like charts."""
    kit.block("table:\n  title: T\n  columns: [A, B]\n  rows:\n    - [a, b]\n    - [a]\n  source: survey\n")

    assert told(kit.check()) == ["youth/work.yaml:11:15 error row.length"]


def test_a_chart_without_rows_is_told(kit: WrittenKit) -> None:
    """row.none: nothing could be shown."""
    kit.change("youth/data/jobs.yaml", ROWS, "rows: []\n")

    assert told(kit.check()) == ["youth/data/jobs.yaml:6:1 error row.none"]


def test_what_is_highlighted_is_there(kit: WrittenKit) -> None:
    """chart.highlight: the nearest row is offered."""
    kit.change("youth/data/jobs.yaml", ROWS, ROWS + "highlight: [Fisching]\n")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/data/jobs.yaml:9:13 error chart.highlight"] and "`Fishing`" in problem.mend


@pytest.mark.parametrize(
    "csv",
    [
        "Trade,2023\nFishing,640\nRepair,210\n",
        "\ufeffTrade;2023\r\nFishing;640\r\nRepair;210\r\n;\r\n",
        "sep=;\nTrade;2023\nFishing;640\nRepair;210\n",
        "Trade\t2023\nFishing\t640\nRepair\t210\n\n",
        'Trade,2023\n"Fishing","640"\n"Repair","210"',
        "Trade,2023,source,unread,note\nFishing,640,,,\nRepair,210,,,\n",
    ],
)
def test_csv_as_spreadsheets_write_it_is_read(kit: WrittenKit, csv: str) -> None:
    """BOM, `;` or tab, quotation marks, CRLF, empty lines at the end: the same rows."""
    before = chart(kit)
    kit.write("youth/data/jobs.csv", csv.encode())
    kit.change("youth/data/jobs.yaml", ROWS, "rows: jobs.csv\n")

    assert chart(kit).rows == before.rows


def test_csv_rows_have_sources_marks_and_notes(kit: WrittenKit) -> None:
    """Optional columns by name; numbers with commas in quotation marks."""
    kit.write("youth/data/jobs.csv", b'Trade,2023,note,source,unread\nFishing,"1,640.5","boats, small",survey,yes\n')
    kit.change("youth/data/jobs.yaml", ROWS, "rows: jobs.csv\n")
    (row,) = chart(kit).rows

    assert row.values == (Decimal("1640.5"),)
    assert (row.source, row.unread, row.note) == ("survey", True, "boats, small")
    assert str(row.place) == "youth/data/jobs.csv:2:1"


@pytest.mark.parametrize(
    ("csv", "expected"),
    [
        ("Trade;2023\nFishing;640,5\n", "2:9 error row.decimal-comma"),
        ("Trade,2023\nFishing,some\n", "2:9 error row.not-a-number"),
        ("Trade,2023\nFishing\n", "2:1 error row.length"),
        ("Trade,2023\nFishing,1,422.6\n", "2:1 error row.length"),
        ("Fishing,640\n", "1:1 error csv.header"),
        ("Trade,2024\nFishing,640\n", "1:1 error csv.header"),
        ("Trade,2023,remark\nFishing,640,x\n", "1:1 error csv.header"),
        ("Trade,2023,source\nFishing,640,srvey\n", "2:13 error source.unknown"),
        ('Trade,2023\n"Fishing,640\n', "1:1 error csv.parse"),
        ("", "1:1 error file.empty"),
    ],
)
def test_what_is_wrong_in_csv_is_told_at_its_cell(kit: WrittenKit, csv: str, expected: str) -> None:
    """The same rules as for rows in YAML, in the file where the cell is."""
    kit.write("youth/data/jobs.csv", csv.encode())
    kit.change("youth/data/jobs.yaml", ROWS, "rows: jobs.csv\n")

    assert told(kit.check()) == [f"youth/data/jobs.csv:{expected}"]


def test_a_csv_file_that_is_not_there_is_told(kit: WrittenKit) -> None:
    """file.missing: the nearest name is offered."""
    kit.write("youth/data/jobs.csv", b"Trade,2023\nFishing,640\n")
    kit.change("youth/data/jobs.yaml", ROWS, "rows: Jobs.csv\n")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/data/jobs.yaml:6:7 error file.missing"] and "`jobs.csv`" in problem.mend


@pytest.mark.parametrize("row", ["[Fishing]", "[Fishing, about 640]", '[Fishing, "640,5"]'])
def test_words_are_not_judged_by_rows_that_are_wrong(kit: WrittenKit, row: str) -> None:
    """One slip is told once: a chart with a wrong row is left out of the kit, its number is not missed in the alt."""
    kit.change("youth/data/jobs.yaml", "[Fishing, 640]", row)
    outcome = kit.read()

    assert len(outcome.problems) == 1 and outcome.value and not outcome.value.booklets[0].charts


def test_words_are_not_judged_by_a_figure_that_is_no_number(kit: WrittenKit) -> None:
    """One slip is told once: the figure is left out, no text disagrees with a nought."""
    kit.change("youth/figures.yaml", "1200", "about 1200")
    kit.block("text: About [1,200](figure:jobs-in-all) jobs.\n")
    outcome = kit.read()

    assert told(outcome.problems) == ["youth/figures.yaml:2:10 error row.not-a-number"]
    assert outcome.value and not outcome.value.booklets[0].figures


def test_what_is_highlighted_is_not_looked_for_in_rows_that_are_lost(kit: WrittenKit) -> None:
    """One slip is told once: the CSV file is not there."""
    kit.change("youth/data/jobs.yaml", ROWS, "rows: jbos.csv\nhighlight: [Fishing]\n")

    assert told(kit.check()) == ["youth/data/jobs.yaml:6:7 error file.missing"]


@pytest.mark.parametrize("typed", ["1e3", "0x10", "v2"])
def test_a_number_is_offered_only_where_one_stands(kit: WrittenKit, typed: str) -> None:
    """row.not-a-number: `1e3` is not 1."""
    kit.change("youth/data/jobs.yaml", "[Fishing, 640]", f"[Fishing, {typed}]")

    assert kit.check()[0].mend.startswith("Leave the cell empty")
