"""One word names a block: its YAML key, template, style sheet, class. And each furniture word is used."""

import re
from pathlib import Path

import pytest
import yaml

TOP = Path(__file__).parent.parent
TEMPLATES = sorted((TOP / "templates").rglob("*.html"))
SHELF = TOP / "templates" / "shelf.html"  # a page of its own, with its own styles
BLOCKS = ("box", "chart", "key-figure", "photo", "quote", "resource", "table")


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_has_a_template_and_a_style_sheet_of_its_name(block: str) -> None:
    template = (TOP / "templates" / "blocks" / f"{block}.html").read_text(encoding="utf-8")
    style = (TOP / "styles" / "blocks" / f"{block}.css").read_text(encoding="utf-8")

    assert re.search(rf'class="{block}[ "]', template)
    assert re.search(rf"^\.{block} \{{", style, re.MULTILINE)


def test_every_style_sheet_of_a_block_belongs_to_one() -> None:
    assert {path.stem for path in (TOP / "styles" / "blocks").glob("*.css")} == set(BLOCKS)


def test_every_class_of_a_template_begins_with_a_word_that_styles_know() -> None:
    """A misspelt class would lose its looks in silence."""
    styles = "".join(path.read_text(encoding="utf-8") for path in (TOP / "styles").rglob("*.css"))
    known = {name.split("__")[0].split("--")[0] for name in re.findall(r"\.([a-z][a-z0-9_-]*)", styles)}
    for path in (path for path in TEMPLATES if path != SHELF):
        for value in re.findall(r'class="([^"]+)"', path.read_text(encoding="utf-8")):
            for name in re.sub(r"\{[%{].*?[%}]\}", "", value).split():
                assert name.split("__")[0].split("--")[0] in known, f"{path.name}: {name}"


def test_every_furniture_word_is_there_and_used() -> None:
    """templates/words.yaml and the templates agree; `kind_…` and `edition_…` are put together."""
    words = set(yaml.safe_load((TOP / "templates" / "words.yaml").read_text(encoding="utf-8")))
    text = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    code = "".join(path.read_text(encoding="utf-8") for path in (TOP / "bookletkit").rglob("*.py"))

    assert set(re.findall(r"words\.([a-z_]+)", text)) <= words
    for word in words:
        put_together = word.startswith(("kind_", "edition_"))
        assert put_together or re.search(rf'words\.{word}\b|["\']{word}["\']', text + code), word
