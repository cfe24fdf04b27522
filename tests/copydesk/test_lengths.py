"""Heads, takeaways and alternative texts keep to their lengths."""

from conftest import told

from bookletkit.copydesk import proofread
from bookletkit.copydesk.lengths import letters


def warned(kit, *rules: str) -> list[str]:
    return [line for line in told(proofread(kit.read().value)) if line.rpartition(" ")[2] in rules]


def test_an_alternative_text_is_neither_a_word_nor_a_page(kit):
    """alt.length: 40 to 250 characters, for charts and photos."""
    kit.change("youth/data/jobs.yaml", "Bar chart of two trades in 2023. Fishing gives 640 jobs, repair 210.", "Bars")
    kit.block(f"photo: {{file: market.svg, alt: {'Sellers at the market ' * 12}}}\n")

    assert warned(kit, "alt.length") == [
        "youth/data/jobs.yaml:10:6 warning alt.length",
        "youth/work.yaml:6:40 warning alt.length",
    ]


def test_a_takeaway_is_a_title(kit):
    """takeaway.length: at most 100 characters, no full stop."""
    kit.change("youth/data/jobs.yaml", "Fishing gives most first jobs", "Fishing gives most first jobs.")
    assert warned(kit, "takeaway.length") == ["youth/data/jobs.yaml:2:11 warning takeaway.length"]

    kit.change("youth/data/jobs.yaml", "Fishing gives most first jobs.", "Fishing gives most first jobs " * 4)
    assert warned(kit, "takeaway.length") == ["youth/data/jobs.yaml:2:11 warning takeaway.length"]


def test_a_section_s_head_fits_a_line_or_two(kit):
    """head.length: at most 45 characters."""
    kit.change("youth/work.yaml", "title: First jobs", "title: First jobs at the harbour and in the town behind it")

    assert warned(kit, "head.length") == ["youth/work.yaml:4:12 warning head.length"]


def test_heads_have_no_full_stop(kit):
    """head.full-stop: chapters, sections, boxes, small heads."""
    kit.change("youth/work.yaml", "title: Work at the harbour", "title: Work at the harbour.")
    kit.block("box:\n  kind: practice\n  title: Nets.\n  text: |\n    ### Mending.\n\n    They mend.\n")

    assert warned(kit, "head.full-stop") == [
        "youth/work.yaml:1:8 warning head.full-stop",
        "youth/work.yaml:8:18 warning head.full-stop",
        "youth/work.yaml:10:17 warning head.full-stop",
    ]


def test_a_vowel_sign_is_no_letter_of_its_own():
    """Thai is not punished for its script; é is one letter however it is written."""
    assert letters("ที่") == 1
    assert letters("e\u0301") == letters("é") == 1
