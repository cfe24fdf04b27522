"""Booklets set whole: what could not be mended on the page is told, never cut off in silence."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import told

from bookletkit.cache import Cache
from bookletkit.design import load
from bookletkit.problems import Problem
from bookletkit.reading import read
from bookletkit.worker import set_booklet

TOP = Path(__file__).parent.parent
LIGHTHOUSE = TOP / "tests" / "kits" / "lighthouse"


def problems(folder: Path, cache: Path) -> tuple[Problem, ...]:
    kit = read(folder).value
    assert kit is not None
    design = load(kit, Cache(cache)).value
    assert design is not None
    return set_booklet(kit, kit.booklets[0], design, Cache(cache)).problems


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LIGHTHOUSE, tmp_path / "lighthouse"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_good_booklet_is_told_nothing(folder: Path, tmp_path: Path) -> None:
    assert told(problems(folder, tmp_path / "cache")) == []


def test_words_that_would_be_cut_off_stop_the_booklet(folder: Path, tmp_path: Path) -> None:
    """fit.off-page: an error, with the page and the words."""
    change(folder / "keeping-the-light" / "booklet.yaml", "title: Keeping the light", f"title: {'Light' * 40}")

    found = [problem for problem in problems(folder, tmp_path / "cache") if problem.rule == "fit.off-page"]

    assert found and all("LightLight" in problem.message for problem in found)
    assert told(found)[0].startswith("1-keeping-the-light.pdf page 1 ")


def test_check_fit_lays_pages_out_and_issues_none(folder: Path) -> None:
    """`check --fit` tells what `check` cannot know; exit 1 on an error, and nothing is written."""
    change(folder / "keeping-the-light" / "booklet.yaml", "title: Keeping the light", f"title: {'Light' * 40}")

    ran = subprocess.run(
        [sys.executable, TOP / "build.py", "check", "--fit", "--content", folder], capture_output=True, text=True
    )

    assert ran.returncode == 1
    assert "fit.off-page" in ran.stdout
