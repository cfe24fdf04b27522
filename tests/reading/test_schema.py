"""The models' errors, told at their place with the mend."""

import pytest
from conftest import WrittenKit, told


def test_an_unknown_key_is_told_with_the_nearest_known(kit: WrittenKit) -> None:
    """key.unknown: at the key."""
    kit.block("photo: {file: market.svg, alt: A market, captoin: Sellers in Dili}\n")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/work.yaml:6:50 error key.unknown"]
    assert "`captoin`" in problem.message and problem.mend == "Did you mean `caption`?"


def test_a_misspelt_key_is_not_told_as_missing_too(kit: WrittenKit) -> None:
    """One slip, one Problem."""
    kit.change("youth/work.yaml", "  - title: First jobs", "  - titel: First jobs")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/work.yaml:4:5 error key.unknown"] and "`title`" in problem.mend


def test_an_unknown_key_far_from_all_names_the_known_ones(kit: WrittenKit) -> None:
    """key.unknown: where nothing is near, all that could stand there."""
    kit.change("youth/booklet.yaml", "colour: teal", "colour: teal\nzzz: 1")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/booklet.yaml:4:1 error key.unknown"] and "`subtitle`" in problem.mend


def test_what_reading_fills_cannot_be_written(kit: WrittenKit) -> None:
    """key.unknown: `place` is no key of YAML."""
    kit.change("youth/work.yaml", "lead:", "place: here\nlead:")

    assert told(kit.check()) == ["youth/work.yaml:2:1 error key.unknown"]


def test_a_missing_key_is_told_at_its_mapping(kit: WrittenKit) -> None:
    """key.missing: says which and where to add it."""
    kit.change("youth/work.yaml", "lead: Most first jobs are near water.\n", "")
    kit.change("kit.yaml", "inner: 15, ", "")
    problems = kit.check()

    assert told(problems) == ["kit.yaml:11:1 error key.missing", "youth/work.yaml:1:1 error key.missing"]
    assert "`inner`" in problems[0].message and "inner: …" in problems[0].mend


def test_an_empty_value_is_a_missing_one(kit: WrittenKit) -> None:
    """key.missing: at the key that holds nothing."""
    kit.change("youth/work.yaml", "lead: Most first jobs are near water.", "lead:")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/work.yaml:2:1 error key.missing"] and "empty" in problem.message


@pytest.mark.parametrize(
    ("old", "new", "where", "mend"),
    [
        ("chapters: [work]", "chapters: work", "youth/booklet.yaml:6:11", "`[work]`"),
        ("title: Young and at work", "title: [Young, old]", "youth/booklet.yaml:1:1", "quotes"),
        ("cover: {chart: jobs, caption: Jobs by trade}", "cover: jobs", "youth/booklet.yaml:4:8", "key: value"),
        ("introduction: A first paragraph.", "introduction: [a, b]", "youth/booklet.yaml:5:1", "`|`"),
    ],
)
def test_a_value_of_the_wrong_type_is_told(kit: WrittenKit, old: str, new: str, where: str, mend: str) -> None:
    """value.type: what stands there, what is asked for, how to write it."""
    kit.change("youth/booklet.yaml", old, new)
    problem, *others = kit.check()

    assert told([problem]) == [f"{where} error value.type"] and mend in problem.mend and not others


def test_a_value_that_is_not_a_number_is_told(kit: WrittenKit) -> None:
    """value.not-a-number: in kit.yaml, in figures.yaml."""
    kit.change("kit.yaml", "inner: 15", "inner: 15 mm")
    kit.change("kit.yaml", "revision: 1", "revision: one")
    problems = kit.check()

    assert told(problems) == ["kit.yaml:11:21 error value.not-a-number", "kit.yaml:22:11 error value.not-a-number"]
    assert "digits" in problems[0].mend


@pytest.mark.parametrize("words", ["nan", "inf", "1e999"])
def test_no_length_is_endless(kit: WrittenKit, words: str) -> None:
    """value.not-a-number: a float of Python is not always a length."""
    kit.change("kit.yaml", "inner: 15", f"inner: {words}")

    assert told(kit.check()) == ["kit.yaml:11:21 error value.not-a-number"]


def test_a_word_that_is_not_offered_is_told_with_those_that_are(kit: WrittenKit) -> None:
    """value.not-offered: names them all."""
    kit.block("box: {kind: defintion, title: Work, text: Paid or not.}\n")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/work.yaml:6:21 error value.not-offered"] and "`definition`" in problem.mend


def test_too_few_and_too_many_values_are_told(kit: WrittenKit) -> None:
    """value.type: four inks, two lengths."""
    kit.change("kit.yaml", "[88, 25, 42, 22]", "[88, 25, 42]")
    kit.change("kit.yaml", "[148, 210]", "[148, 210, 3]")

    assert [line.split()[-1] for line in told(kit.check())] == ["value.type", "value.type"]


def test_a_photo_without_alternative_text_stops_the_build(kit: WrittenKit) -> None:
    """photo.no-alt: an error at the photo's line; empty words are none."""
    kit.block("photo: {file: market.svg}\n")
    (problem,) = kit.check()
    kit.block('photo: {file: market.svg, alt: ""}\n')

    assert told([problem]) == ["youth/work.yaml:6:9 error photo.no-alt"] and "what the picture shows" in problem.mend
    assert told(kit.check()) == ["youth/work.yaml:6:35 error photo.no-alt"]


def test_a_chart_without_source_stops_the_build(kit: WrittenKit) -> None:
    """chart.no-source: readers could not check its figures."""
    kit.change("youth/data/jobs.yaml", "source: survey\n", "")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/data/jobs.yaml:1:1 error chart.no-source"] and "resources.yaml" in problem.mend


def test_a_chart_without_alternative_text_stops_the_build(kit: WrittenKit) -> None:
    """chart.no-alt: a chart in words, too."""
    kit.write("youth/data/jobs.yaml", (kit.folder / "youth/data/jobs.yaml").read_text().partition("alt:")[0])

    assert told(kit.check()) == ["youth/data/jobs.yaml:1:1 error chart.no-alt"]


def test_an_announced_booklet_is_checked_like_others(kit: WrittenKit) -> None:
    """Each slip in `{announced: …}` is told as itself, not as a slug that went wrong."""
    kit.change("kit.yaml", "title: Ships, colour", "titel: Ships, colour")
    (problem,) = kit.check()

    assert told([problem]) == ["kit.yaml:4:38 error key.unknown"] and "`title`" in problem.mend


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        ("kit.yaml", "[youth, {announced: ships, title: Ships, colour: teal}]", "[]", "4:1"),
        ("youth/booklet.yaml", "chapters: [work]", "chapters: []", "6:1"),
        ("youth/work.yaml", "  - title: First jobs\n    blocks:\n      - text: A paragraph.\n", "  []\n", "3:1"),
    ],
)
def test_an_empty_list_is_told(kit: WrittenKit, file: str, old: str, new: str, where: str) -> None:
    """list.empty: a booklet without chapters would be a cover with nothing in it."""
    kit.change(file, old, new)

    assert told(kit.check()) == [f"{file}:{where} error list.empty"]


def test_a_key_with_nothing_under_it_is_told(kit):
    """key.unknown: a key without a value is still a key that nobody knows; nothing under it would be printed."""
    kit.write("youth/timeline.yaml", "- {year: 2011, event: Men, women and children meet: }\n")

    assert told(kit.check()) == ["youth/timeline.yaml:1:28 error key.unknown"]
