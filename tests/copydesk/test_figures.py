"""Words tied to a figure say what figures.yaml says."""

import pytest
from conftest import told

from bookletkit.copydesk import proofread

FIGURES = """\
    abroad:
      value: 25
      unit: million
      label: workers abroad
      year: 2010
      source: survey
    left: {value: 390702, label: workers left, year: 2010, source: survey}
    women: {value: 47.2, unit: per cent, label: are women, year: 2009, source: survey}
    sent: {value: 54, before: "US$ ", unit: million, label: sent home, year: 2009, source: survey}
    share: {value: 66.4, unit: per cent, label: have no papers, year: 2009, source: survey}
    """


def tied(kit, link: str) -> list[str]:
    """What is told of a paragraph with one link."""
    kit.write("youth/figures.yaml", FIGURES)
    kit.block(f"text: |\n  By then {link} went.\nsources: [survey]\n")
    found = proofread(kit.read().value)
    return [line for line in told(found) if "unused" not in line]


@pytest.mark.parametrize(
    "link",
    [
        "[about 25 million](figure:abroad)",
        "[25](figure:abroad) million",
        "[25 million in 2010](figure:abroad)",
        "[nearly 400,000](figure:left)",
        "[390,702 workers](figure:left)",
        "[about half](figure:women)",
        "[47 per cent](figure:women)",
        "[two thirds](figure:share)",
        "[two of three](figure:share)",
        "[two in three](figure:share)",
        "[US$&nbsp;54 million](figure:sent)",
        "[most of them](figure:abroad)",
    ],
)
def test_words_that_agree_are_passed(kit, link):
    """Rounded, hedged, spelled out, or without a number."""
    assert tied(kit, link) == []


@pytest.mark.parametrize(
    "link",
    [
        "[about 28 million](figure:abroad)",
        "[25 thousand](figure:abroad)",
        "[25 workers](figure:abroad)",
        "[25 million in 2009](figure:abroad)",
        "[400,000](figure:left)",
        "[half of them](figure:women)",
        "[47 million](figure:women)",
        "[25 per cent](figure:abroad)",
        "[three of four](figure:share)",
        "[390.702](figure:left)",
        "[3907,02](figure:left)",
    ],
)
def test_words_that_say_another_number_are_an_error_at_the_link(kit, link):
    """figure.disagrees, at the line and column of the link."""
    column = len("          By then ") + link.index("figure:") + 1

    assert tied(kit, link) == [f"youth/work.yaml:7:{column} error figure.disagrees"]


def test_both_values_are_shown(kit):
    """Who mends it sees what the words say and what the figure is."""
    kit.write("youth/figures.yaml", FIGURES)
    kit.block("text: |\n  By then [US$&nbsp;60 million](figure:sent) went.\nsources: [survey]\n")

    (problem,) = [found for found in proofread(kit.read().value) if found.rule == "figure.disagrees"]

    assert "US$\u00a060 million" in problem.message
    assert "US$ 54 million" in problem.message
    assert "youth/figures.yaml" in problem.mend
