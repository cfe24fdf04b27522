"""House style where a machine can be right."""

import pytest
from conftest import told

from bookletkit.copydesk import proofread


def warned(kit, words: str) -> list[str]:
    kit.block(f"text: |\n  {words}\nsources: [survey]\n")
    return [line for line in told(proofread(kit.read().value)) if " style." in line]


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("Now 46% go.", "7:15 warning style.percent"),
        ("Now 46 % go.", "7:15 warning style.percent"),
        ("Now US$54 went.", "7:15 warning style.us-dollar"),
        ("Now US$ 54 went.", "7:15 warning style.us-dollar"),
        ("See No. 97.", "7:15 warning style.no-break"),
        ("Now 142258 go.", "7:15 warning style.number-commas"),
        ("They go in order to work.", "7:19 warning style.word"),
        ("Manpower is short.", "7:11 warning style.word"),
    ],
)
def test_a_slip_is_warned_of_at_its_place(kit, words, at):
    """Line and column of the slip itself."""
    assert [line.removeprefix("youth/work.yaml:") for line in warned(kit, words)] == [at]


@pytest.mark.parametrize(
    "words",
    [
        "Now 46 per cent go.",
        "Now US$&nbsp;54 went.",
        "See No.&nbsp;97.",
        "Now 142,258 go, in 2009.",
        "See file 142258-b and [the study](https://example.org/142258).",
        "The Bureau of Manpower pays.",
        "It is done in good order to this day.",
    ],
)
def test_what_the_house_writes_is_passed(kit, words):
    """As VOICE of the house has it."""
    assert warned(kit, words) == []


def test_titles_keep_their_words(kit):
    """A source may be called what it likes."""
    kit.change("resources.yaml", "Survey of the harbour", "survey of stakeholders")

    assert warned(kit, "The survey of stakeholders says so.") == []
    assert len(warned(kit, "The stakeholders say so.")) == 1


def test_each_slip_of_a_paragraph_has_its_own_place(kit):
    """Not all of them the first."""
    assert [line.partition(" ")[0] for line in warned(kit, "Now 46% go and 12% stay.")] == [
        "youth/work.yaml:7:15",
        "youth/work.yaml:7:26",
    ]


def test_numbers_in_charts_and_tables_are_free(kit):
    """% and bare digits stand there."""
    kit.block('table: {title: Nets, columns: [Trade, Share], rows: [[Fishing, "142258 or 46%"]], source: survey}\n')

    assert [line for line in told(proofread(kit.read().value)) if " style." in line] == []


def test_other_languages_have_their_own_style(kit):
    """These are rules of English."""
    kit.change("kit.yaml", "language: en-GB", "language: de")

    assert warned(kit, "Heute gehen 46 % und 142258.") == []
