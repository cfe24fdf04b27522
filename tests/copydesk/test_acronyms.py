"""Acronyms are spelled out in each chapter, and known to acronyms.yaml."""

import pytest
from conftest import told

from bookletkit.copydesk import proofread


@pytest.fixture
def harbour(kit):
    kit.write("youth/acronyms.yaml", "HO: Harbour Office\nPDR: People’s Democratic Republic (Lao)\n")
    return kit


def warned(kit) -> list[str]:
    return [line for line in told(proofread(kit.read().value)) if " acronym." in line]


@pytest.mark.parametrize(
    "words",
    [
        "The Harbour Office (HO) mends nets. HO pays.",
        "HO (Harbour Office) mends nets.",
        "The harbour office, or HO, mends nets.",
        "The Lao People's Democratic Republic (Lao PDR) has no harbour.",
        "Boats go out.",
    ],
)
def test_spelled_out_before_or_at_its_first_use(harbour, words):
    """In any case, with a straight or curly apostrophe, without the country in brackets."""
    harbour.block(f"text: |\n  {words}\n")

    assert warned(harbour) == []


def test_first_used_without_its_full_form(harbour):
    """acronym.unexplained, at the acronym; only the first use is told."""
    harbour.block("text: |\n  The HO mends nets. The Harbour Office is HO.\n")

    assert warned(harbour) == ["youth/work.yaml:7:15 warning acronym.unexplained"]


def test_only_the_first_use_in_a_chapter_is_told(harbour):
    """One warning a chapter and acronym."""
    harbour.block("text: |\n  HO mends nets.\n\n  HO pays.\n")

    assert warned(harbour) == ["youth/work.yaml:7:11 warning acronym.unexplained"]


def test_each_chapter_stands_alone(harbour):
    """What chapter 1 spells out, chapter 2 spells out again; the introduction is no chapter of theirs."""
    harbour.change("youth/booklet.yaml", "A first paragraph.", "The Harbour Office (HO) writes.")
    harbour.block("text: |\n  HO mends nets.\n")

    assert warned(harbour) == ["youth/work.yaml:7:11 warning acronym.unexplained"]


def test_the_lead_comes_before_the_text(harbour):
    """An opener that spells it out is enough."""
    harbour.change("youth/work.yaml", "Most first jobs are near water.", "The Harbour Office (HO) helps.")
    harbour.block("text: |\n  HO mends nets.\n")

    assert warned(harbour) == []


def test_capitals_that_acronyms_yaml_lacks(harbour):
    """acronym.unknown: once a booklet, at the first use."""
    harbour.block("text: |\n  The EPS and the EPS of two NGOs.\n")

    assert warned(harbour) == [
        "youth/work.yaml:7:15 warning acronym.unknown",
        "youth/work.yaml:7:38 warning acronym.unknown",
    ]


@pytest.mark.parametrize("words", ["Part XIV of a PDF", "the UN, the EU and HIV", "US$ 5 on a CD", "R&D and C97"])
def test_what_every_reader_knows_is_passed(harbour, words):
    """Roman numerals, a short list, and what is no acronym."""
    harbour.block(f"text: |\n  {words}\nsources: [survey]\n")

    assert warned(harbour) == []
