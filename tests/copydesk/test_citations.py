"""What stands in the registry and is used nowhere."""

from conftest import told

from bookletkit.copydesk import proofread
from bookletkit.copydesk.citations import citations
from bookletkit.office import look_over


def unused(kit) -> list[str]:
    return [line for line in told(proofread(kit.read().value)) if line.endswith(".unused")]


def test_entries_that_nobody_cites_are_warned_of(kit):
    """resource.unused, source.unused, figure.unused, at the entry."""
    kit.change("resources.yaml", "  survey:", "  old: {title: Old survey, publisher: Harbour Office}\n  survey:")

    assert unused(kit) == [
        "resources.yaml:2:3 warning resource.unused",
        "resources.yaml:4:3 warning source.unused",
        "youth/figures.yaml:1:1 warning figure.unused",
    ]


def test_a_box_a_link_and_an_opener_use_them(kit):
    """Each way to cite counts."""
    kit.change("youth/work.yaml", "sections:", "figure: jobs-in-all\nsections:")
    kit.block("text: See [the study of first jobs](resource:first-jobs).\n")
    assert unused(kit) == []

    kit.block("resource: first-jobs\n")
    assert unused(kit) == []

    kit.block("text: A paragraph.\n")
    kit.change("youth/booklet.yaml", "chapters:", "further_reading: [first-jobs]\nchapters:")
    assert unused(kit) == []


def test_words_tied_to_a_figure_use_it(kit):
    """`figure:` links and key figures."""
    kit.block("text: By then [1,200](figure:jobs-in-all) worked.\n")
    places = citations(kit.read().value).figures[("youth", "jobs-in-all")]

    assert [(str(place.file), place.line) for place in places] == [("youth/work.yaml", 6)]


def test_a_broken_chapter_does_not_leave_the_registry_uncited(kit, tmp_path):
    """One slip in a chapter is told once: what the chapter would have cited is not called unused."""
    kit.block("resource: first-jobs\n")
    kit.change("youth/work.yaml", "title: Work", "titel: Work")

    rules = [problem.rule for problem in look_over(kit.folder, tmp_path / "cache").problems]

    assert "key.unknown" in rules
    assert not [rule for rule in rules if rule.endswith(".unused")]
