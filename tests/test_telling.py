"""A problem in words: place, line with a caret, what is wrong, the mend."""

from pathlib import Path, PurePosixPath

import pytest

from bookletkit.problems import ERROR, WARNING, Place, Problem, Spot
from bookletkit.telling import counted, in_a_line, sorted_for_reading, told


def unknown_key(message: str, where: Place | Spot, mend: str) -> Problem:
    return Problem("photo.unknown-key", ERROR, message, where, mend)



@pytest.fixture
def content(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content" / "youth").mkdir(parents=True)
    return Path("content")


def at(content: Path, text: str, line: int, column: int) -> Problem:
    (content / "youth" / "work.yaml").write_bytes(text.encode())
    place = Place(PurePosixPath("youth/work.yaml"), line, column)
    return unknown_key("A photo has no key `captoin`; its words would not be printed.", place, "Write `caption`.")


def test_a_problem_shows_its_line_with_a_caret_under_the_word(content):
    problem = at(content, "- photo:\n    captoin: Sellers at the market\n", 2, 5)

    assert told(problem, content, Path("output")) == (
        "content/youth/work.yaml:2:5  error  photo.unknown-key\n"
        "  2 |     captoin: Sellers at the market\n"
        "    |     ^^^^^^^\n"
        "  A photo has no key `captoin`; its words would not be printed.\n"
        "  Write `caption`."
    )


@pytest.mark.parametrize(
    ("line", "column", "caret"),
    [
        ("\ttitle: x", 2, " ^^^^^"),  # a tab is one column, as editors count it
        ("สิทธิ: x", 1, "^^^"),  # vowels above the letter take no column of their own
        ("國際: x", 1, "^^^^"),  # a Chinese sign takes two
        ("title:", 40, "      ^"),  # past the end: where something is missing
    ],
)
def test_the_caret_stands_under_the_word_in_any_script(content, line, column, caret):
    shown = told(at(content, line, 1, column), content, Path("output")).splitlines()[2]

    assert shown == f"    | {caret}"


def test_of_a_long_line_the_part_around_the_caret_is_shown(content):
    problem = at(content, f"text: {'word ' * 100}captoin {'word ' * 100}\n", 1, 507)
    lines = told(problem, content, Path("output")).splitlines()

    assert len(lines[1]) < 100
    start = lines[2].index("^")
    assert lines[1][start : start + 7] == "captoin"


def test_windows_line_ends_and_bytes_that_are_not_utf8_are_shown_all_the_same(content):
    problem = at(content, "- photo:\r\n    captoin: x\r\n", 2, 5)
    assert "  2 |     captoin: x\n" in told(problem, content, Path("output"))

    (content / "youth" / "work.yaml").write_bytes(b"- photo:\n    captoin: \xff\n")
    assert "captoin: �" in told(problem, content, Path("output"))


def test_a_file_that_is_missing_is_named_without_a_line(content):
    problem = unknown_key("There is no kit.yaml.", Place(PurePosixPath("kit.yaml")), "Write one:\n  schema: 1")

    assert told(problem, content, Path("output")) == (
        "content/kit.yaml:1:1  error  photo.unknown-key\n  There is no kit.yaml.\n  Write one:\n    schema: 1"
    )


def test_a_spot_is_named_by_file_and_page(content):
    problem = unknown_key("Two boxes overlap.", Spot(PurePosixPath("en/screen/4-youth.pdf"), 7), "Move one.")

    assert told(problem, content, Path("output")).startswith("output/en/screen/4-youth.pdf page 7  error")


def test_a_folder_elsewhere_is_named_in_full(content, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (other / "kit.yaml").write_text("title: x\n")
    problem = unknown_key("…", Place(PurePosixPath("kit.yaml"), 1, 1), "…")

    assert in_a_line(problem, other, Path("output")) == f"{other}/kit.yaml:1:1  photo.unknown-key  …"


def test_errors_come_before_warnings_each_in_the_order_of_lines():
    def place(line):
        return Place(PurePosixPath("a.yaml"), line, 1)

    warning = Problem("prose.loose", WARNING, "w", place(1), "")
    late, early = unknown_key("l", place(9), ""), unknown_key("e", place(10), "")

    assert sorted_for_reading([warning, early, late, late]) == [late, early, warning]
    assert counted([warning, early, late]) == "2 errors, 1 warning"
