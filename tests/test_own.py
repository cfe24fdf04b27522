"""A kit's own templates and styles: told at their line, before or while pages are set."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import WrittenKit, told

from bookletkit import office
from bookletkit.cache import Cache
from bookletkit.kit import Kit
from bookletkit.problems import Outcome, errors
from bookletkit.typeset import Setting
from bookletkit.worker import set_booklet

QUOTE = "templates/blocks/quote.html"


def looked_over(kit: WrittenKit) -> list[str]:
    return told(errors(office.look_over(kit.folder, kit.folder.parent / "cache").problems))


def laid_out(kit: WrittenKit) -> Outcome[Setting]:
    copy = office.look_over(kit.folder, kit.folder.parent / "cache")
    assert isinstance(copy.kit, Kit) and copy.design and not errors(copy.problems)
    return set_booklet(copy.kit, copy.kit.booklets[0], copy.design, Cache(kit.folder.parent / "cache"))


@pytest.mark.parametrize(
    ("file", "words", "expected"),
    [
        (QUOTE, "<p>\n{% if x %}</p>", f"{QUOTE}:2:1 error template.fails"),
        (QUOTE, b"caf\xe9", f"{QUOTE}:1:1 error design.unreadable"),
        ("styles/kit.css", b"/* caf\xe9 */", "styles/kit.css:1:1 error design.unreadable"),
        ("styles/kit.css/x", "p {}", "styles/kit.css:1:1 error design.unreadable"),
        (
            "styles/kit.css",
            "p { color: var(--text); }\np { color: var(--txet); }",
            "styles/kit.css:2:16 error style.unknown-variable",
        ),
    ],
)
def test_what_is_wrong_is_told_before_a_page_is_set(
    kit: WrittenKit, file: str, words: str | bytes, expected: str
) -> None:
    """template.fails, design.unreadable, style.unknown-variable: `check` knows."""
    kit.write(file, words)

    assert looked_over(kit) == [expected]


def test_a_sheet_may_define_variables_and_fall_back(kit: WrittenKit) -> None:
    """style.unknown-variable is not told of these."""
    kit.write("styles/kit.css", ":root { --mine: red; }\np { color: var(--mine); margin: var(--none, 0); }\n")

    assert looked_over(kit) == []


@pytest.mark.parametrize(
    "words",
    [
        "{{ block.titel }}",
        "{{ nothing }}",
        "{% include 'nothing.html' %}",
        "{{ ''.__class__.__mro__ }}",
        "{{ (kit.folder / 'kit.yaml').read_text() }}",
        "{% for n in range(10000000) %}{% endfor %}",
        "{{ 1 / 0 }}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
    ],
)
def test_a_template_that_fails_is_told_at_its_line(kit: WrittenKit, words: str) -> None:
    """template.fails: it reads no files and no names but those it is handed; no fault of the builder."""
    kit.block("quote: {text: A light is kept., by: A keeper}\n")
    kit.write(QUOTE, f"<p>\n{words}</p>")

    assert told(laid_out(kit).problems) == [f"{QUOTE}:2:1 error template.fails"]


def test_a_template_may_extend_ours(kit: WrittenKit) -> None:
    """`house/` is ours, whatever the kit replaces."""
    kit.block("quote: {text: A light is kept., by: A keeper}\n")
    kit.write(QUOTE, '{% extends "house/blocks/quote.html" %}')

    assert laid_out(kit).good


@pytest.mark.parametrize("harm", [lambda data: data[:40000], lambda data: data[:3000] + b"\xff" * 3000 + data[6000:]])
def test_a_font_is_whole(kit: WrittenKit, harm: Callable[[bytes], bytes]) -> None:
    """fonts.unreadable: told at the file, not by the charts that cannot measure with it."""
    face = Path(__file__).parent / "kits/khlong/fonts/Sarabun_400Regular.ttf"
    kit.write("fonts/a.ttf", harm(face.read_bytes()))

    assert looked_over(kit) == ["fonts/a.ttf:1:1 error fonts.unreadable"]


@pytest.mark.parametrize("made", ["folder", "link"])
def test_a_font_is_a_file_of_the_kit(kit: WrittenKit, made: str) -> None:
    """fonts.unreadable: a folder of that name, a link that leads out of the kit."""
    (kit.folder / "fonts").mkdir()
    face = kit.folder / "fonts" / "a.ttf"
    face.mkdir() if made == "folder" else face.symlink_to(__file__)

    assert looked_over(kit) == ["fonts/a.ttf:1:1 error fonts.unreadable"]
