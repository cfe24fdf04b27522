"""The words of a link name what it opens."""

import pytest
from conftest import told

from bookletkit.copydesk import proofread


def found(kit, link: str) -> list[str]:
    kit.block(f"text: |\n  {link}\n")
    return [line for line in told(proofread(kit.read().value)) if line.endswith("link.words")]


@pytest.mark.parametrize("words", ["here", "Click here", "this link", "Read more", "example.org/jobs", "https://example.org"])
def test_words_that_name_nothing_are_an_error(kit, words):
    """link.words, on the line of the link."""
    (line,) = found(kit, f"[{words}](https://example.org/first-jobs)")

    assert line.startswith("youth/work.yaml:7:")
    assert " error " in line


@pytest.mark.parametrize("words", ["the study of first jobs", "Where to look", "more than half", "A link between jobs"])
def test_words_that_name_the_thing_are_passed(kit, words):
    """Here, more, link may stand in them."""
    assert found(kit, f"[{words}](resource:first-jobs)") == []
