"""A good kit reads without a word, into values that know their place."""

import os
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import WrittenKit, told

from bookletkit.kit import Text
from bookletkit.reading import read
from bookletkit.reading.blocks import KINDS
from bookletkit.reading.settings import SMALLEST

LIGHTHOUSE = Path(__file__).parents[1] / "kits" / "lighthouse"


def test_a_small_valid_kit_has_no_problem(kit: WrittenKit) -> None:
    """Reading says nothing of a kit that is as docs/editors.md shows."""
    outcome = kit.read()

    assert outcome.good and told(outcome.problems) == []


def test_every_kind_of_block_is_read() -> None:
    """lighthouse holds each block once at least, and each comes as its class."""
    outcome = read(LIGHTHOUSE)

    assert told(outcome.problems) == [] and outcome.value
    assert {type(block) for block in outcome.value.booklets[0].blocks()} == set(KINDS.values())


def test_numbers_keep_their_digits() -> None:
    """`"1,412.50"` is 1412.50, not 1412.5: figures are as exact as they are known."""
    kit = read(LIGHTHOUSE).value

    assert kit and str(kit.booklets[0].figures["litres"].value) == "1412.50"
    assert kit.booklets[0].charts["fog-days"].rows[2].values == (None, Decimal(5))


def test_booklets_are_numbered_in_the_order_of_the_kit(kit: WrittenKit) -> None:
    """An announced booklet has its number, though it is not there."""
    kit.change("kit.yaml", "[youth, {announced: ships, title: Ships, colour: teal}]",
               "[{announced: ships, title: Ships, colour: teal}, youth]")  # fmt: skip
    read_kit = kit.read().value

    assert read_kit and [(one.slug, one.number) for one in read_kit.booklets] == [("youth", 2)]


def test_every_node_knows_its_place(kit: WrittenKit) -> None:
    """A block stands at its key, or at its one value; a link at its target, to the column."""
    kit.block(
        """\
        text: |
          A paragraph of
          two lines, with [a link](resource:first-jobs) and a note.[^1]

          ### A small head

          [^1]: The note.
        """
    )
    read_kit = kit.read().value
    assert read_kit
    (block,) = read_kit.booklets[0].blocks()
    assert isinstance(block, Text)
    paragraph, head = block.text.blocks
    link, note = paragraph.inside[1], paragraph.inside[3]  # type: ignore[union-attr]

    assert str(block.place) == "youth/work.yaml:6:9"
    assert str(paragraph.place) == "youth/work.yaml:7:11"
    assert str(link.place) == "youth/work.yaml:8:36"  # type: ignore[union-attr]
    assert str(note.place) == "youth/work.yaml:8:68"  # type: ignore[union-attr]
    assert str(head.place) == "youth/work.yaml:10:11"
    assert str(read_kit.places["youth"]["first-jobs"]) == "youth/work.yaml:4:5"


def test_a_comment_changes_no_value(kit: WrittenKit) -> None:
    """Places are outside equality: a comment rebuilds nothing."""
    before = kit.read().value
    kit.change("youth/work.yaml", "sections:", "# two lines\n# of comment\nsections:")

    assert kit.read().value == before


def test_byte_order_mark_and_line_ends_of_windows_are_fine(kit: WrittenKit) -> None:
    """BOM and CRLF change neither values nor places."""
    before = kit.read().value
    for path in kit.folder.rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    after = kit.read()

    assert told(after.problems) == [] and after.value == before and after.value and before
    assert after.value.places == before.places


def test_the_smallest_kit_that_works_is_shown(tmp_path: Path) -> None:
    """kit.missing: `--content` on a folder without kit.yaml tells what is missing and shows a kit that really reads."""
    (problem,) = read(tmp_path).problems
    shown = problem.mend.partition("\n\n")[2]
    files = _unfold(shown)
    for name, words in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(words, "utf-8")

    assert told([problem]) == ["kit.yaml:1:1 error kit.missing"] and "kit.yaml" in problem.message
    assert set(files) == {path.relative_to(SMALLEST).as_posix() for path in SMALLEST.rglob("*.yaml")}
    assert read(tmp_path).good


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """kit.missing also for a folder that does not exist."""
    outcome = read(tmp_path / "nowhere")

    assert outcome.value is None and told(outcome.problems) == ["kit.yaml:1:1 error kit.missing"]
    assert "does not exist" in outcome.problems[0].message


def test_all_is_told_in_one_run_and_good_parts_still_come(kit: WrittenKit) -> None:
    """A file that cannot be read hides the errors of no other; problems are sorted by place."""
    kit.change("youth/booklet.yaml", "[work]", "[work, pay]")
    kit.write("youth/pay.yaml", "title: Pay\n\tlead: x\n")
    kit.block("chart: jbos\n")
    kit.change("youth/data/jobs.yaml", "[Repair, 210]", "[Repair, some]")
    kit.change("kit.yaml", "88, 25", "188, 25")
    outcome = kit.read()

    assert told(outcome.problems) == [
        "kit.yaml:6:33 error colour.cmyk",
        "youth/data/jobs.yaml:8:14 error row.not-a-number",
        "youth/pay.yaml:2:1 error yaml.tab",
        "youth/work.yaml:6:16 error chart.unknown",
    ]
    assert outcome.value and [chapter.id for chapter in outcome.value.booklets[0].chapters] == ["work"]


def test_a_broken_front_hides_no_other_file(kit: WrittenKit) -> None:
    """booklet.yaml, figures, glossary, time line and charts are told together."""
    kit.change("youth/booklet.yaml", "colour: teal\n", "")
    kit.write("youth/glossary.yaml", "- {term: a}\n")
    kit.write("youth/timeline.yaml", "- {year: 2010}\n")
    kit.change("youth/figures.yaml", "value: 1200", "value: many")
    kit.change("youth/data/jobs.yaml", "source: survey", "source: srvey")
    kit.block("chart: jbos\n")

    assert told(kit.check()) == [
        "youth/booklet.yaml:1:1 error key.missing",
        "youth/data/jobs.yaml:9:9 error source.unknown",
        "youth/figures.yaml:2:10 error row.not-a-number",
        "youth/glossary.yaml:1:3 error key.missing",
        "youth/timeline.yaml:1:3 error key.missing",
        "youth/work.yaml:6:16 error chart.unknown",
    ]


def test_what_a_lost_file_may_hold_is_not_judged(kit: WrittenKit) -> None:
    """One slip is told once: links into a chapter, and figures of a file, that cannot be read are left alone."""
    kit.change("youth/booklet.yaml", "[work]", "[work, pay]")
    kit.write("youth/pay.yaml", "title: [Pay\n")
    kit.write("youth/figures.yaml", "a: b: c\n")
    kit.block("text: See [pay](ref:wages) and [most](figure:most).\n")

    assert [line.split()[-1] for line in told(kit.check())] == ["yaml.parse", "yaml.parse"]


def test_a_kit_reads_the_same_from_any_working_folder(kit: WrittenKit, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative folder is as good as an absolute one."""
    before = kit.read()
    monkeypatch.chdir(kit.folder.parent)
    after = read(Path(os.curdir) / "harbour")

    assert after.good and after.value and before.value and after.value.booklets == before.value.booklets


def _unfold(shown: str) -> dict[str, str]:
    """The files shown in a message: a name at the margin, its lines indented under it."""
    files: dict[str, str] = {}
    name = ""
    for line in shown.splitlines():
        if line and not line.startswith(" "):
            name = line
            files[name] = ""
        elif name and line:
            files[name] += line[4:] + "\n"
    return files
