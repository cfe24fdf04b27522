"""What is printed with °, for `check --unread`."""

from bookletkit.copydesk import Unread, unread


def test_sources_figures_and_rows_are_listed_with_their_uses(kit):
    """Sources first, then figures and rows; each with its words, its place and where it is cited."""
    kit.change("resources.yaml", "year: 2023}", "year: 2023, unread: true}")
    kit.change("youth/figures.yaml", "source: survey", "source: survey\n  unread: true")
    kit.change("youth/data/jobs.yaml", "- [Repair, 210]", "- {row: [Repair, 210], unread: true}")
    kit.block("key-figure: jobs-in-all\n")

    source, figure, row = unread(kit.read().value)

    assert told(source) == "source survey: Survey of the harbour, Harbour Office"
    assert [str(place) for place in source.used] == ["youth/figures.yaml:1:1", "youth/data/jobs.yaml:1:1"]
    assert told(figure) == "figure jobs-in-all: 1,200 young people work at the harbour"
    assert [str(place) for place in figure.used] == ["youth/work.yaml:6:21"]
    assert told(row) == "row jobs: Repair, 210 (jobs)"
    assert str(row.place) == "youth/data/jobs.yaml:8:5"


def test_a_kit_that_was_read_through_has_none(kit):
    """Nothing is marked, nothing is listed."""
    assert unread(kit.read().value) == ()


def told(item: Unread) -> str:
    return f"{item.kind} {item.id}: {item.words}"
