"""Every character of the content is in the kit's own fonts. The fonts are real."""

import pytest
from conftest import told

from bookletkit import design
from bookletkit.cache import Cache
from bookletkit.copydesk.glyphs import glyphs


@pytest.fixture
def missing(kit, tmp_path):
    """What is told of the kit as it stands."""

    def judge() -> list[str]:
        cache = Cache(tmp_path / "cache")
        read = kit.read().value
        return told(glyphs(read, design.load(read, cache).value, cache))

    return judge


def test_latin_with_its_accents_is_in_the_fonts(kit, missing):
    """Letters, dashes, degree, euro, no-break space; soft hyphens and zero-width spaces need no glyph."""
    kit.block("text: |\n  Énergie – “ß” 25° € ½ a\u00a0b c\u00add e\u200bf\n")

    assert missing() == []


def test_a_letter_and_its_accent_are_one(kit, missing):
    """e and U+0301 are set as é."""
    kit.block("text: |\n  Cafe\u0301\n")

    assert missing() == []


def test_a_character_that_the_fonts_lack_is_an_error_at_its_place(kit, missing):
    """glyph.missing: line and column, never a system font."""
    kit.block("text: |\n  A first line\n  and a boat ⛵ on it.\n")

    assert missing() == ["youth/work.yaml:8:22 error glyph.missing"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("youth/data/jobs.yaml", "[Repair, 210]", "[Repair 漁, 210]"),
        ("youth/booklet.yaml", "What the harbour offers", "What 漁 offers"),
        ("resources.yaml", "title: First jobs", "title: First 漁 jobs"),
        ("youth/figures.yaml", "young people work", "young 漁 work"),
        ("kit.yaml", "about: An invented kit.", "about: An invented 漁 kit."),
        ("youth/work.yaml", "Most first jobs", "Most 漁 jobs"),
    ],
)
def test_every_printed_string_is_looked_at(kit, missing, file, old, new):
    """Charts, fronts, the registry, figures, imprint, leads."""
    kit.change(file, old, new)

    (line,) = missing()
    text = (kit.folder / file).read_text("utf-8")
    at = text.index("漁")
    place = f"{file}:{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"
    assert line == f"{place} error glyph.missing"


def test_emphasis_asks_for_italics(kit, missing):
    """Greek is in the upright faces of this family, and not in its italics."""
    kit.block("text: The word λόγος.\n")
    assert missing() == []

    kit.block("text: The word *λ*.\n")
    assert missing() == ["youth/work.yaml:6:25 error glyph.missing"]


def test_both_families_must_have_it(kit, missing):
    """Texts are set in one, heads and captions in the other: ſ is in the serif alone."""
    kit.block("text: Congreſs\n")

    assert missing() == ["youth/work.yaml:6:21 error glyph.missing"]


def test_a_character_is_told_once_a_file(kit, missing):
    """A text in a script that the fonts lack is not a thousand problems."""
    kit.block("text: |\n  漁 漁\n\n  漁\n")

    assert missing() == ["youth/work.yaml:7:11 error glyph.missing"]


def test_what_fonts_hold_is_kept(kit, tmp_path):
    """The second time no font is opened: a cache that knows the fonts is enough."""
    cache = Cache(tmp_path / "cache")
    read = kit.read().value
    looks = design.load(read, cache).value
    glyphs(read, looks, cache)

    for face in looks.fonts:
        kept = cache.get(f"characters-{face.sha256}")
        assert kept is not None
        assert "é" in kept.decode()
