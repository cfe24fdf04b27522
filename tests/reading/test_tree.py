"""YAML with positions: what stops it, and what it would silently lose."""

import pytest
from conftest import WrittenKit, told

WORK = "title: Work at the harbour\nlead: Most jobs are near water.\n"


@pytest.mark.parametrize(
    ("lines", "place", "mend"),
    [
        ("title: Work: what it pays\n", "1:12", "quotes"),
        ('title: "Work\nlead: x\n', "1:8", "Close it"),
        ("title: [Work\nlead: x\n", "1:8", "Close it"),
        ("title: Work\n lead: x\n", "2:6", "indent"),
        ("title: *Work* pays\n", "1:8", "quotes"),
        ("title: @work\n", "1:8", "quotes"),
        ("title: Work\nlead\n", "2:1", "Indent"),
        ("title: Work\n---\nlead: x\n", "2:1", "---"),
        ("sections:\n  - title: a\n - title: b\n", "3:2", "ndent"),
    ],
)
def test_yaml_that_does_not_parse_is_told_where_it_stops(kit: WrittenKit, lines: str, place: str, mend: str) -> None:
    """yaml.parse: line, column, and the slip that is most often behind it."""
    kit.write("youth/work.yaml", lines)
    (problem,) = kit.check()

    assert told([problem]) == [f"youth/work.yaml:{place} error yaml.parse"]
    assert mend in problem.mend


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("title: Work\n\tlead: x\n", "2:1"),
        ("title: Work\nsections:\n  \t- title: x\n", "3:3"),
        ("title: Work\nsections:\n  - title: x\n\t  blocks: []\n", "4:1"),
    ],
)
def test_a_tab_in_the_indentation_is_told(kit: WrittenKit, lines: str, place: str) -> None:
    """yaml.tab: at the tab itself."""
    kit.write("youth/work.yaml", lines)
    (problem,) = kit.check()

    assert told([problem]) == [f"youth/work.yaml:{place} error yaml.tab"] and "spaces" in problem.mend


def test_a_duplicate_key_is_told_at_the_second(kit: WrittenKit) -> None:
    """yaml.duplicate-key: the message names the line of the first."""
    kit.change("youth/work.yaml", "sections:", "title: Work again\nsections:")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/work.yaml:3:1 error yaml.duplicate-key"]
    assert "line 1" in problem.message and "Keep one" in problem.mend


def test_a_hash_before_a_digit_is_told_with_the_right_form(kit: WrittenKit) -> None:
    """yaml.cut-comment: YAML would print `Convention` alone."""
    kit.change("youth/work.yaml", "title: First jobs", "title: Convention #87")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/work.yaml:4:12 error yaml.cut-comment"]
    assert '"Convention #87"' in problem.mend and "`Convention`" in problem.message


@pytest.mark.parametrize("line", ["rgb: #00737a", "rgb: #ffd9a0"])
def test_a_colour_without_quotes_is_told_with_the_right_form(kit: WrittenKit, line: str) -> None:
    """yaml.cut-comment: `#` begins a comment, the value would be empty."""
    kit.change(
        "kit.yaml", '  teal: {rgb: "#00737a", cmyk: [88, 25, 42, 22]}', f"  teal:\n    {line}\n    cmyk: [1, 2, 3, 4]"
    )
    (problem,) = kit.check()

    assert told([problem]) == ["kit.yaml:7:9 error yaml.cut-comment"] and f'"{line[5:]}"' in problem.mend


def test_a_hash_that_cuts_a_list_short_is_told(kit: WrittenKit) -> None:
    """yaml.cut-comment: the bracket that closes the list is in the comment too."""
    kit.change("youth/booklet.yaml", "chapters: [work]", "chapters: [work]\nkeywords: [Route #9]")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/booklet.yaml:7:18 error yaml.cut-comment"] and "quotes" in problem.mend


def test_comments_are_fine(kit: WrittenKit) -> None:
    """A `#` and a space is a comment, as in docs/editors.md; in quotes and under `|` a `#` is text."""
    kit.change("youth/work.yaml", "title: First jobs", 'title: "Jobs #1"   # 1 of 2')
    kit.block("text: |\n  Pier #9 is the #1 place.\n")

    assert told(kit.check()) == []


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("[Fishing, 1,422.6]", 15, "1,422.6"),
        ("[Fishing, 1,422,586]", 15, "1,422,586"),
        ("{row: [Fishing, 12,640], note: about}", 21, "12,640"),
    ],
)
def test_a_comma_in_a_number_in_brackets_is_told(kit: WrittenKit, row: str, column: int, words: str) -> None:
    """yaml.cut-number: told once, with the right form, and not as a row that is too long."""
    kit.change("youth/data/jobs.yaml", "[Fishing, 640]", row)
    (problem,) = kit.check()

    assert told([problem]) == [f"youth/data/jobs.yaml:7:{column} error yaml.cut-number"]
    assert f'"{words}"' in problem.mend and words.replace(",", "") in problem.mend


def test_a_comma_in_a_number_in_braces_is_told(kit: WrittenKit) -> None:
    """yaml.cut-number: `{value: 1,200, …}` would be the value 1 and a key 200."""
    kit.write("youth/figures.yaml", "jobs-in-all: {value: 1,200,300, label: jobs, year: 2023, source: survey}\n")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/figures.yaml:1:22 error yaml.cut-number"] and '"1,200,300"' in problem.mend


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("{term: dough, definition: flour, water and salt}", "flour, water and salt"),
        ("{term: a, b, definition: letters}", "a, b"),
        ("{term: dough, definition: “flour, water, salt”}", "“flour, water, salt”"),
    ],
)
def test_words_after_a_comma_in_braces_are_not_lost(kit: WrittenKit, written: str, whole: str) -> None:
    """yaml.cut-words: told with the whole value in quotes; YAML makes them a key of nothing."""
    kit.write("youth/glossary.yaml", f"- {written}\n")
    (problem,) = kit.check()

    assert told([problem])[0].endswith("error yaml.cut-words") and f'"{whole}"' in problem.mend


def test_lists_without_spaces_are_fine(kit: WrittenKit) -> None:
    """`[148,210]` is two lengths; `[100,100,0,0]` four inks."""
    kit.change("kit.yaml", "trim_mm: [148, 210]", "trim_mm: [148,210]")
    kit.change("kit.yaml", "[88, 25, 42, 22]", "[100,100,0,0]")

    assert told(kit.check()) == []


def test_aliases_and_tags_are_told(kit: WrittenKit) -> None:
    """yaml.alias, yaml.tag: YAML would take the words for orders to itself."""
    kit.change("youth/booklet.yaml", "title: Young and at work", "title: &t Young")
    kit.change("youth/booklet.yaml", "subtitle: What the harbour offers", "subtitle: *t")
    kit.change("youth/work.yaml", "title: First jobs", "title: !First jobs")

    assert told(kit.check()) == [
        "youth/booklet.yaml:2:1 error key.missing",
        "youth/booklet.yaml:2:1 error yaml.alias",
        "youth/work.yaml:4:12 error yaml.tag",
    ]


def test_braces_where_a_key_is_expected_are_told(kit: WrittenKit) -> None:
    """yaml.key: `{{ title }}` is a mapping in a mapping to YAML."""
    kit.change("youth/work.yaml", "title: First jobs", "title: {{ name }}")

    assert "youth/work.yaml:4:13 error yaml.key" in told(kit.check())


def test_deep_nesting_is_told_and_does_not_end_the_run(kit: WrittenKit) -> None:
    """yaml.parse: a file of ten thousand brackets is wrong, not a fault of the builder."""
    kit.write("youth/work.yaml", "title: " + "[" * 10_000)

    assert [line.split()[-1] for line in told(kit.check())] == ["yaml.parse"]


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("teal: {rgb: #00737a, cmyk: [88, 25, 42, 22]}", '"#00737a"'),
        ("note: [Route #9, Route 10]", '"Route #9"'),
    ],
)
def test_a_hash_inside_brackets_is_told_with_the_right_form_of_its_value(
    kit: WrittenKit, line: str, right: str
) -> None:
    """yaml.cut-comment: the value that goes into quotes, not the line."""
    kit.change("kit.yaml", 'teal: {rgb: "#00737a", cmyk: [88, 25, 42, 22]}', line)
    (problem,) = kit.check()

    assert problem.rule == "yaml.cut-comment" and f"quotes: {right}." in problem.mend


def test_a_number_with_a_hash_after_it_is_told_once(kit: WrittenKit) -> None:
    """yaml.cut-comment: the number itself is one."""
    kit.change("youth/figures.yaml", "value: 1200", "value: 1200 #3")

    assert told(kit.check()) == ["youth/figures.yaml:2:10 error yaml.cut-comment"]


def test_a_value_of_spaces_is_none(kit: WrittenKit) -> None:
    """photo.no-alt: nobody hears a space."""
    kit.block("photo: {file: market.svg, alt: '  '}\n")

    assert told(kit.check()) == ["youth/work.yaml:6:40 error photo.no-alt"]
