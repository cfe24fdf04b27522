"""A text or box that holds a figure names its sources."""

import pytest
from conftest import told

from bookletkit.copydesk import proofread


def unsourced(kit) -> list[str]:
    return [line for line in told(proofread(kit.read().value)) if line.endswith("text.no-source")]


@pytest.mark.parametrize(
    "words",
    [
        "They sent home 54 million that year.",
        "A third of them went to sea.",
        "One in five went to sea.",
        "Landings doubled.",
        "Some 640 boys and girls began.",
        "Landings fell by 12 per cent.",
        "- Boats\n  - 640 nets",
    ],
)
def test_a_figure_without_a_source_is_an_error(kit, words):
    """text.no-source, in the file of the text."""
    kit.block(f"text: |\n  {words}\n")

    (line,) = unsourced(kit)
    assert line.startswith("youth/work.yaml:")


def test_it_stands_at_the_figure(kit):
    """Line and column of the first number, with its hedge."""
    kit.block("text: |\n  In 2009 they sent\n  more than 54 million home.\n")

    assert unsourced(kit) == ["youth/work.yaml:8:11 error text.no-source"]


@pytest.mark.parametrize(
    "words",
    [
        "In 2009, and from 2006 to 2010, boats went out.",
        "The Convention of 1949 (No. 97) was adopted on 16 June.",
        "Two countries and one of their neighbours signed.",
        "See Chapter 2; it is for people aged 15 to 24.",
        "By then [about 1,200](figure:jobs-in-all) worked here.",
        "See [54 million reasons](resource:first-jobs).",
        "They meet twice a year.",
        "The Convention makes three points.",
    ],
)
def test_years_names_and_tied_words_need_none(kit, words):
    """What is no figure, or has its source in figures.yaml."""
    kit.block(f"text: |\n  {words}\n")

    assert unsourced(kit) == []


def test_a_source_beside_the_text_is_enough(kit):
    """`sources: [survey]`."""
    kit.block("text: |\n  They sent home 54 million.\nsources: [survey]\n")

    assert unsourced(kit) == []


def test_boxes_and_the_introduction_are_texts_too(kit):
    """Wherever running text stands."""
    kit.block("box: {kind: practice, title: Nets, text: They mended 640 nets.}\n")
    kit.change("youth/booklet.yaml", "introduction: A first paragraph.", "introduction: They mended 640 nets.")

    assert unsourced(kit) == [
        "youth/booklet.yaml:5:27 error text.no-source",
        "youth/work.yaml:6:62 error text.no-source",
    ]
