"""kit.yaml: booklets, colours, page, date."""

from pathlib import Path

import pytest
from conftest import WrittenKit, told

from bookletkit.reading import read


def test_a_missing_booklet_folder_is_told_with_the_nearest(kit: WrittenKit) -> None:
    """booklet.missing: at the slug in kit.yaml."""
    kit.change("kit.yaml", "[youth,", "[yuoth,")
    (problem,) = kit.check()

    assert told([problem]) == ["kit.yaml:4:12 error booklet.missing"] and "`youth`" in problem.mend


def test_a_booklet_folder_without_booklet_yaml_is_told(kit: WrittenKit) -> None:
    """file.missing: at the slug, since there is no file to point into."""
    (kit.folder / "youth/booklet.yaml").unlink()

    assert told(kit.check()) == ["kit.yaml:4:12 error file.missing"]


@pytest.mark.parametrize(
    ("booklets", "column"),
    [("[youth, ships, youth]", 26), ("[youth, {announced: youth, title: Y, colour: teal}]", 31)],
)
def test_two_booklets_with_one_slug_are_told(kit: WrittenKit, booklets: str, column: int) -> None:
    """booklet.twice: at the second, with the line of the first; announced ones count."""
    (kit.folder / "ships").symlink_to(kit.folder / "youth")
    kit.change("kit.yaml", "[youth, {announced: ships, title: Ships, colour: teal}]", booklets)
    (problem,) = kit.check()

    assert told([problem]) == [f"kit.yaml:4:{column} error booklet.twice"]
    assert "line 4" in problem.message and "Take one" in problem.mend


@pytest.mark.parametrize("rgb", ["00737a", '"#07a"', '"#00737g"', "teal"])
def test_an_rgb_build_has_six_digits(kit: WrittenKit, rgb: str) -> None:
    """colour.rgb: the right form is shown."""
    kit.change("kit.yaml", '"#00737a"', rgb)
    (problem,) = kit.check()

    assert told([problem]) == ["kit.yaml:6:15 error colour.rgb"] and '"#00737a"' in problem.mend


@pytest.mark.parametrize("ink", ["101", "-1", "250", "9" * 400])
def test_an_ink_is_0_to_100(kit: WrittenKit, ink: str) -> None:
    """colour.cmyk: per cent."""
    kit.change("kit.yaml", "[88, 25", f"[{ink}, 25")

    assert told(kit.check()) == ["kit.yaml:6:33 error colour.cmyk"]


def test_every_colour_that_is_named_is_in_the_palette(kit: WrittenKit) -> None:
    """colour.missing: of a booklet, of an announced one, and those that every page needs."""
    kit.change("youth/booklet.yaml", "colour: teal", "colour: teel")
    kit.change("kit.yaml", "colour: teal}", "colour: red}")
    kit.change("kit.yaml", "  sand:", "  sandy:")
    problems = kit.check()

    assert told(problems) == [
        "kit.yaml:4:19 error colour.missing",
        "kit.yaml:5:1 error colour.missing",
        "youth/booklet.yaml:3:9 error colour.missing",
    ]
    assert "`teal`" in problems[2].mend


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("date: 2024-05-01", "date: 1.5.2024", "23:7 error kit.date"),
        ("date: 2024-05-01", "date: 2024-02-30", "23:7 error kit.date"),
        ("language: en-GB", "language: English", "3:11 error kit.language"),
        ("trim_mm: [148, 210]", "trim_mm: [14.8, 21]", "10:1 error kit.page"),
        ("schema: 1", "schema: 2", "1:9 error value.not-offered"),
    ],
)
def test_settings_make_sense(kit: WrittenKit, old: str, new: str, expected: str) -> None:
    """kit.date, kit.language, kit.page: what a model cannot know."""
    kit.change("kit.yaml", old, new)

    assert told(kit.check()) == [f"kit.yaml:{expected}"]


def test_the_stamp_of_a_copy_is_digits(kit: WrittenKit) -> None:
    """resource.archived: 4 to 14 digits."""
    kit.change("resources.yaml", 'first-jobs"}', 'first-jobs", archived: June 2011}')

    assert told(kit.check()) == ["resources.yaml:2:111 error resource.archived"]


def test_small_files_can_be_left_out(kit: WrittenKit) -> None:
    """Without figures, glossary, time line, acronyms, and even resources a kit reads, if it cites none."""
    (kit.folder / "youth/figures.yaml").unlink()
    kit.change("youth/data/jobs.yaml", "source: survey", "source: none-yet")
    (kit.folder / "resources.yaml").unlink()

    assert told(kit.check()) == ["youth/data/jobs.yaml:9:9 error source.unknown"]


def test_an_acronym_has_words(kit: WrittenKit) -> None:
    """value.type: acronyms.yaml."""
    kit.write("youth/acronyms.yaml", "HO: Harbour Office\nILO:\n")

    assert told(kit.check()) == ["youth/acronyms.yaml:2:5 error value.type"]


def test_small_files_have_their_form(kit: WrittenKit) -> None:
    """value.type: a list of terms, a mapping of figures; key.unknown: resources.yaml holds two registries."""
    kit.write("youth/glossary.yaml", "keeper: a person who keeps a light\n")
    kit.write("youth/figures.yaml", "- value: 1200\n")
    kit.write("resources.yaml", (kit.folder / "resources.yaml").read_text().replace("resources:", "resorces:"))
    problems = kit.check()

    assert told(problems) == [
        "resources.yaml:1:1 error key.unknown",
        "youth/figures.yaml:1:1 error value.type",
        "youth/glossary.yaml:1:1 error value.type",
    ]
    assert "`resources`" in problems[0].mend and "- " in problems[2].mend


def test_a_chapter_that_is_a_list_is_told(kit: WrittenKit) -> None:
    """value.type: names the file's form, not a key."""
    kit.write("youth/work.yaml", "- title: Work\n")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/work.yaml:1:1 error value.type"] and problem.message.startswith(
        "This entry takes"
    )


def test_a_booklet_folder_outside_the_kit_is_told_once(kit: WrittenKit, tmp_path: Path) -> None:
    """path.outside: at the slug, not at each of its files."""
    (kit.folder / "youth").rename(tmp_path / "elsewhere")
    (kit.folder / "youth").symlink_to(tmp_path / "elsewhere")

    assert told(kit.check()) == ["kit.yaml:4:12 error path.outside"]


def test_a_slug_that_is_no_name_is_told_once(kit: WrittenKit) -> None:
    """id.form: that no folder is called so goes without saying."""
    kit.change("kit.yaml", "[youth,", "[../youth,")

    assert told(kit.check()) == ["kit.yaml:4:12 error id.form"]


def test_a_file_in_place_of_the_folder_is_told_as_one(kit: WrittenKit) -> None:
    """kit.missing: `--content kit.yaml` names the file in the folder, not the folder."""
    (problem,) = read(kit.folder / "kit.yaml").problems

    assert problem.rule == "kit.missing" and "is a file" in problem.message


def test_a_folder_is_named_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """kit.missing: `--content .` too."""
    monkeypatch.chdir(tmp_path)

    assert f"`{tmp_path.name}`" in read(Path()).problems[0].message


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("[148, 210]", "[90, 210]", "trim_mm:"),
        ("[148, 210]", "[148, 80]", "trim_mm:"),
        ("[148, 210]", "[1e9, 210]", "trim_mm:"),
        ("inner: 15", "inner: -15", "margins_mm:"),
        ("head: 21", "head: 210", "trim_mm:"),
        ("press:\n", "press:\n  bleed_mm: -3\n", "press:"),
        ("press:\n", "press:\n  bleed_mm: 300\n", "press:"),
    ],
)
def test_a_page_has_room_for_words(kit: WrittenKit, old: str, new: str, key: str) -> None:
    """kit.page: margins, the margin column, the bleed; told at their line."""
    kit.change("kit.yaml", old, new)
    (problem,) = kit.check()
    line = (kit.folder / "kit.yaml").read_text().splitlines()[problem.where.line - 1]

    assert problem.rule == "kit.page" and line.startswith(key)


@pytest.mark.parametrize("trim", ["[105, 148]", "[148, 210]", "[297, 420]"])
def test_pages_of_usual_sizes_are_taken(kit: WrittenKit, trim: str) -> None:
    """A6 to A3."""
    kit.change("kit.yaml", "[148, 210]", trim)

    assert told(kit.check()) == []


def test_a_slip_in_kit_yaml_hides_none_in_the_booklets(kit: WrittenKit) -> None:
    """One run tells all."""
    kit.change("kit.yaml", "language: en-GB\n", "")
    kit.change("youth/booklet.yaml", "subtitle:", "subtitel:")
    kit.change("youth/data/jobs.yaml", "source: survey", "source: survy")

    assert told(kit.check()) == [
        "kit.yaml:1:1 error key.missing",
        "youth/booklet.yaml:2:1 error key.unknown",
        "youth/data/jobs.yaml:9:9 error source.unknown",
    ]


def test_a_section_without_blocks_is_told(kit: WrittenKit) -> None:
    """list.empty: its head would stand alone."""
    kit.change("youth/work.yaml", "    blocks:\n      - text: A paragraph.\n", "    blocks: []\n")

    assert told(kit.check()) == ["youth/work.yaml:5:5 error list.empty"]
