"""Every node has an id; names never stand for two things."""

from conftest import WrittenKit, told

from bookletkit.reading.ids import ascii_id


def ids(kit: WrittenKit) -> list[str]:
    value = kit.read().value
    assert value
    booklet = value.booklets[0]
    return [node.id for node in (*booklet.chapters, *booklet.sections(), *booklet.blocks(), *booklet.glossary)]


def test_names_come_from_what_a_node_is(kit: WrittenKit) -> None:
    """Chapter: file; section: title in ASCII; chart: its file; others by their place."""
    kit.block("chart: jobs\n")
    path = kit.folder / "youth/work.yaml"
    path.write_text(path.read_text() + "      - text: A.\n      - text: B.\n      - resource: first-jobs\n")
    kit.write("youth/glossary.yaml", "- {term: First jobs, definition: the first two years}\n")

    assert ids(kit) == [
        "work",
        "first-jobs",
        "jobs",
        "first-jobs-text-1",
        "first-jobs-text-2",
        "first-jobs-resource-1",
        "term-first-jobs",
    ]
    assert told(kit.check()) == []


def test_titles_in_ascii() -> None:
    """Accents go, apostrophes close up; a script without ASCII gives nothing."""
    assert ascii_id("Où vont-ils ? L'été 2010") == "ou-vont-ils-lete-2010"
    assert ascii_id("งานแรก") == ""


def test_a_section_in_another_script_is_counted(kit: WrittenKit) -> None:
    """`work-s1`: a title without ASCII gives no name."""
    kit.change("youth/work.yaml", "title: First jobs", "title: งานแรก")

    assert ids(kit)[1:] == ["work-s1", "work-s1-text-1"]


def test_two_nodes_with_one_id_are_told_with_both_places(kit: WrittenKit) -> None:
    """id.clash: two sections with one title; a chart and a section of one name."""
    path = kit.folder / "youth/work.yaml"
    path.write_text(path.read_text() + "  - title: First Jobs\n    blocks: [{text: A.}]\n")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/work.yaml:7:5 error id.clash"]
    assert "youth/work.yaml:4:5" in problem.message and "`id:`" in problem.mend


def test_a_chart_and_a_section_of_one_name_clash(kit: WrittenKit) -> None:
    """id.clash: a link `ref:first-jobs` could lead to either."""
    (kit.folder / "youth/data/jobs.yaml").rename(kit.folder / "youth/data/first-jobs.yaml")
    kit.change("youth/booklet.yaml", "chart: jobs", "chart: first-jobs")
    kit.block("chart: first-jobs\n")

    assert told(kit.check()) == ["youth/work.yaml:6:16 error id.clash"]


def test_an_id_mends_a_clash(kit: WrittenKit) -> None:
    """The editor's own id wins."""
    path = kit.folder / "youth/work.yaml"
    path.write_text(path.read_text() + "  - title: First jobs\n    id: first-jobs-again\n    blocks: [{text: A.}]\n")

    assert told(kit.check()) == [] and "first-jobs-again" in ids(kit)


def test_a_chart_shown_twice_is_no_clash(kit: WrittenKit) -> None:
    """The first takes the name; links lead there."""
    kit.block("chart: jobs\n")
    path = kit.folder / "youth/work.yaml"
    path.write_text(path.read_text() + "      - chart: jobs\n")

    assert told(kit.check()) == [] and ids(kit)[2:] == ["jobs", "first-jobs-chart-2"]


def test_a_counted_id_never_clashes(kit: WrittenKit) -> None:
    """Where an editor took the name, the next one is taken."""
    kit.block("text: A.\n")
    path = kit.folder / "youth/work.yaml"
    path.write_text(path.read_text() + "      - text: B.\n        id: first-jobs-text-1\n")

    assert told(kit.check()) == [] and len(set(ids(kit))) == 4


def test_an_id_is_ascii_without_spaces(kit: WrittenKit) -> None:
    """id.form: a good one is offered; so for entries of the registry and file names."""
    kit.block("text: A.\nid: où aller\n")
    kit.change("resources.yaml", "first-jobs:", "first jobs:")
    kit.change("youth/booklet.yaml", "[work]", "[work, ../pay]")
    problems = kit.check()

    assert told(problems) == [
        "resources.yaml:2:3 error id.form",
        "youth/booklet.yaml:6:18 error id.form",
        "youth/work.yaml:6:15 error id.form",
    ]
    assert "`ou-aller`" in problems[2].mend


def test_an_entry_of_a_registry_has_no_second_name(kit: WrittenKit) -> None:
    """id.own-key: its key is its id."""
    kit.change("youth/figures.yaml", "  value: 1200", "  id: other\n  value: 1200")

    assert told(kit.check()) == ["youth/figures.yaml:2:3 error id.own-key"]


def test_a_small_head_can_be_cited(kit):
    """Its id is the section's, then its words: a link leads to the page on which it stands."""
    kit.block("text: |\n  Before. See [below](ref:first-jobs-near-the-water).\n\n  ### Near the water\n\n  After.\n")

    assert told(kit.check()) == []
