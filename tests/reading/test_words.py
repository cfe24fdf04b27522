"""Furniture of the pages, in the language of the kit."""

import pytest
from conftest import WrittenKit, told

from bookletkit.reading.nodes import Keyed
from bookletkit.reading.tree import parse
from bookletkit.reading.words import OURS, WORDS


def test_an_english_kit_needs_no_words(kit: WrittenKit) -> None:
    """Ours are English; a kit may change one."""
    kit.write("words.yaml", "contents: What is inside\n")
    value = kit.read().value

    assert told(kit.check()) == [] and value and value.words["contents"] == "What is inside"
    assert value.words["glossary"] == "Glossary"


def test_a_kit_in_another_language_brings_all_words(kit: WrittenKit) -> None:
    """words.missing: one Problem that lists all that are lacking."""
    kit.change("kit.yaml", "language: en-GB", "language: th")
    kit.write("words.yaml", "contents: สารบัญ\n")
    (problem,) = kit.check()

    assert told([problem]) == ["words.yaml:1:1 error words.missing"]
    assert "`glossary`" in problem.message and "`contents`" not in problem.message


def test_words_that_nobody_asks_for_are_told(kit: WrittenKit) -> None:
    """key.unknown: the nearest is offered."""
    kit.write("words.yaml", "contnets: Inside\n")
    (problem,) = kit.check()

    assert told([problem]) == ["words.yaml:1:1 error key.unknown"] and "`contents`" in problem.mend


def test_words_keep_what_is_filled_in(kit: WrittenKit) -> None:
    """words.holes: a page number would have no place."""
    kit.write("words.yaml", "page: folio\n")
    (problem,) = kit.check()

    assert told([problem]) == ["words.yaml:1:7 error words.holes"] and "{page}" in problem.mend


def test_our_words_are_read_from_the_templates() -> None:
    """They lie beside the templates that print them."""
    tree = parse(OURS.read_text("utf-8"), WORDS).value

    assert isinstance(tree, Keyed) and "contents" in tree


@pytest.mark.parametrize("typed", ["page {page} {", "page {page!r}", "page {page.real}", "page {page:>9} "])
def test_words_hold_nothing_else_to_fill_in(kit: WrittenKit, typed: str) -> None:
    """words.holes: a lone brace would stop the build, not the check."""
    kit.write("words.yaml", f"page: '{typed}'\n")

    assert told(kit.check()) == ["words.yaml:1:7 error words.holes"]


def test_words_say_something(kit: WrittenKit) -> None:
    """key.missing: a heading without words would stand on its page."""
    kit.write("words.yaml", "contents: ''\n")

    assert told(kit.check()) == ["words.yaml:1:1 error key.missing"]
