"""What is cited is there, or is told with the nearest that is."""

import pytest
from conftest import WrittenKit, told


@pytest.mark.parametrize(
    ("block", "expected", "near"),
    [
        ("resource: first-job\n", "6:19 error resource.unknown", "first-jobs"),
        ("resource: [first-jobs, second-jobs]\n", "6:32 error resource.unknown", "first-jobs"),
        ("chart: job\n", "6:16 error chart.unknown", "jobs"),
        ("key-figure: jobs-in-al\n", "6:21 error figure.unknown", "jobs-in-all"),
        ("text: A.\nsources: [survay]\n", "7:19 error source.unknown", "survey"),
        ("quote: {text: A., by: B, source: survy}\n", "6:42 error source.unknown", "survey"),
        ("text: See [a](resource:first-jbs).\n", "6:23 error resource.unknown", "first-jobs"),
        ("text: |\n  A\n  and [b](ref:first-jbos).\n", "8:19 error ref.unknown", "first-jobs"),
        ("text: About [1200](figure:jobs-in-al).\n", "6:28 error figure.unknown", "jobs-in-all"),
        ("text: See [a](kit:yuoth#work).\n", "6:23 error kit.unknown", "youth"),
        ("text: See [a](kit:youth#wrok).\n", "6:23 error kit.unknown", "work"),
        ("text: See [a](kit:youth).\n", "6:23 error kit.unknown", "kit:youth#ID"),
        ("box: {kind: since, title: T, text: 'A[^n]\n\n    [^n]: See [a](ref:wrk).'}\n", None, "work"),
    ],
)
def test_a_dangling_id_is_told_with_the_nearest(kit: WrittenKit, block: str, expected: str, near: str) -> None:
    """*.unknown: at the id, under a key or in prose, also in a note in a box."""
    kit.block(block)
    (problem,) = kit.check()

    assert near in problem.mend
    assert expected is None or told([problem]) == [f"youth/work.yaml:{expected}"]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("youth/booklet.yaml", "chart: jobs", "chart: jbos", "4:16 error chart.unknown"),
        ("youth/booklet.yaml", "chapters:", "sources: [x]\nchapters:", "6:11 error source.unknown"),
        ("youth/booklet.yaml", "chapters:", "further_reading: [x]\nchapters:", "6:19 error resource.unknown"),
        ("youth/work.yaml", "sections:", "figure: x\nsections:", "3:9 error figure.unknown"),
        ("youth/figures.yaml", "source: survey", "source: x", "5:11 error source.unknown"),
        ("youth/data/jobs.yaml", "source: survey", "source: x", "9:9 error source.unknown"),
        ("youth/data/jobs.yaml", "[Repair, 210]", "{row: [Repair, 210], source: x}", "8:34 error source.unknown"),
    ],
)
def test_ids_are_checked_in_every_file(kit: WrittenKit, file: str, old: str, new: str, expected: str) -> None:
    """Covers, openers, introductions, figures, charts and single rows."""
    kit.change(file, old, new)

    assert told(kit.check()) == [f"{file}:{expected}"]


def test_ids_in_the_time_line_are_checked(kit: WrittenKit) -> None:
    """source.unknown: timeline.yaml."""
    kit.write("youth/timeline.yaml", "- {year: 2010, event: The harbour opens, source: x}\n")

    assert told(kit.check()) == ["youth/timeline.yaml:1:50 error source.unknown"]


def test_a_link_to_an_announced_booklet_says_it_is_not_there_yet(kit: WrittenKit) -> None:
    """kit.announced: the words may stay, the link must wait."""
    kit.block("text: See [Booklet 2](kit:ships#crews).\n")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/work.yaml:6:31 error kit.announced"]
    assert "not there yet" in problem.message and "without the link" in problem.mend


def test_links_within_the_kit_lead_to_all_that_has_a_name(kit: WrittenKit) -> None:
    """Chapter, section, chart, a block with an id; kit: also to a booklet itself named."""
    kit.block("chart: jobs\n")
    path = kit.folder / "youth/work.yaml"
    links = "[a](ref:work), [b](ref:first-jobs), [c](ref:jobs), [d](ref:mine), [e](kit:youth#jobs)"
    path.write_text(path.read_text() + f"      - text: See {links}.\n        id: mine\n")

    assert told(kit.check()) == []


def test_a_chart_that_is_not_shown_cannot_be_linked(kit: WrittenKit) -> None:
    """ref.unknown: a file in data/ alone is on no page."""
    kit.block("text: See [a](ref:jobs).\n")

    assert told(kit.check()) == ["youth/work.yaml:6:23 error ref.unknown"]


def test_counted_names_and_names_that_were_replaced_cannot_be_linked(kit: WrittenKit) -> None:
    """ref.unknown: `first-jobs-text-1` moves when a block is put in before; an `id` takes the place of a title."""
    kit.change("youth/work.yaml", "title: Work at the harbour", "title: Work at the harbour\nid: jobs-today")
    kit.block("text: See [a](ref:first-jobs-text-1) and [b](ref:work).\n")
    path = kit.folder / "youth/work.yaml"
    path.write_text(path.read_text() + "      - text: See [a](ref:jobs-today).\n")

    assert told(kit.check()) == ["youth/work.yaml:7:23 error ref.unknown", "youth/work.yaml:7:54 error ref.unknown"]


def test_a_link_to_a_node_that_is_wrong_is_not_wrong_itself(kit: WrittenKit) -> None:
    """One slip is told once: the section is there, its block is not."""
    kit.block("quote: {text: A., source: survey}\nid: words\n")
    path = kit.folder / "youth/work.yaml"
    path.write_text(path.read_text() + "      - text: See [a](ref:words) and [b](ref:first-jobs).\n")

    assert told(kit.check()) == ["youth/work.yaml:6:9 error key.missing"]


@pytest.mark.parametrize("host", ["example.net", "www.example.net", "EXAMPLE.net"])
def test_refused_hosts_are_told_wherever_they_stand(kit: WrittenKit, host: str) -> None:
    """link.refused-host: in prose and in the registry, subdomains too."""
    kit.block(f"text: See [a](https://{host}/x).\n")
    kit.change("resources.yaml", "https://example.org/first-jobs", f"https://{host}/y")

    assert [line.split()[-1] for line in told(kit.check())] == ["link.refused-host", "link.refused-host"]


@pytest.mark.parametrize(
    "url", ["www.example.org", "https:/example.org", "ftp://example.org/x", "https://[x", "http://a b"]
)
def test_an_address_is_whole(kit: WrittenKit, url: str) -> None:
    """link.address: scheme, host, no spaces."""
    kit.change("resources.yaml", "https://example.org/first-jobs", url)
    (problem,) = kit.check()

    assert told([problem]) == ["resources.yaml:2:67 error link.address"] and "https://" in problem.mend


def test_a_missing_chapter_file_is_told_with_the_nearest(kit: WrittenKit) -> None:
    """file.missing: at the name in booklet.yaml."""
    kit.change("youth/booklet.yaml", "[work]", "[wrok]")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/booklet.yaml:6:12 error file.missing"] and "`work`" in problem.mend


def test_the_address_of_the_kit_is_checked(kit: WrittenKit) -> None:
    """link.address: it is printed on the back cover."""
    kit.change("kit.yaml", "  licence: CC BY 4.0", "  licence: CC BY 4.0\n  address: www.example.org")

    assert told(kit.check()) == ["kit.yaml:13:1 error link.address"]


def test_a_booklet_may_keep_a_registry_of_its_own(kit):
    """resources.yaml in its folder: what it alone cites; the ids are those of the whole kit."""
    kit.write("youth/resources.yaml", "resources:\n  tides: {title: Tides, publisher: Port, url: https://example.org/t}\n")
    kit.block("resource: [first-jobs, tides]\n")

    assert told(kit.check()) == []


def test_an_id_in_two_registries_is_told_at_the_second(kit):
    """id.twice"""
    kit.write("youth/resources.yaml", "sources:\n  survey: {title: Survey, publisher: Port}\n")

    assert told(kit.check()) == ["youth/resources.yaml:2:3 error id.twice"]


def test_a_misnamed_chart_does_not_break_the_links_to_it(kit: WrittenKit) -> None:
    """chart.unknown, once: the link to the chart is right, its block is not."""
    kit.change("youth/work.yaml", "- text: A paragraph.", "- text: See [a](ref:jobs).\n      - chart: jbos")

    assert told(kit.check()) == ["youth/work.yaml:7:16 error chart.unknown"]


@pytest.mark.parametrize("link", ["ref:work", "figure:jobs-in-all"])
def test_the_imprint_leads_into_no_booklet_but_by_its_name(kit: WrittenKit, link: str) -> None:
    """*.unknown: kit.yaml is printed in all booklets; what can be written is said."""
    kit.change("kit.yaml", "An invented kit.", f"An [invented]({link}) kit.")
    (problem,) = kit.check()

    assert told([problem]) == [f"kit.yaml:14:24 error {link.partition(':')[0]}.unknown"] and "kit:" in problem.mend
