"""Bytes to text: what a file may be, and what is told of one that is not."""

from pathlib import Path

from conftest import WrittenKit, told


def test_bytes_that_are_not_utf8_are_told_at_the_byte(kit: WrittenKit) -> None:
    """file.not-utf8: the line and column of the first bad byte, and what it was meant for."""
    kit.write("youth/work.yaml", b"title: Work\r\nlead: The harbour\x92s jobs\r\n")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/work.yaml:2:18 error file.not-utf8"]
    assert "0x92" in problem.message and "`’`" in problem.message and "UTF-8" in problem.mend


def test_utf16_is_named(kit: WrittenKit) -> None:
    """file.not-utf8: spreadsheets write it as "Unicode text"."""
    kit.write("youth/figures.yaml", "jobs-in-all: {}".encode("utf-16"))
    (problem,) = kit.check()

    assert told([problem]) == ["youth/figures.yaml:1:1 error file.not-utf8"] and "UTF-16" in problem.message


def test_an_empty_file_is_told(kit: WrittenKit) -> None:
    """file.empty: no line, blank lines, or comments alone; also for a file that a booklet can do without."""
    kit.write("youth/work.yaml", "")
    kit.write("youth/glossary.yaml", "\n  \n")
    kit.write("youth/timeline.yaml", "# to be written\n")
    problems = kit.check()

    assert told(problems) == [
        "youth/glossary.yaml:1:1 error file.empty",
        "youth/timeline.yaml:1:1 error file.empty",
        "youth/work.yaml:1:1 error file.empty",
    ]
    assert "saved" in problems[0].mend


def test_a_folder_in_place_of_a_file_is_told(kit: WrittenKit) -> None:
    """file.unreadable: not a fault of the builder."""
    (kit.folder / "youth/glossary.yaml").mkdir()

    assert told(kit.check()) == ["youth/glossary.yaml:1:1 error file.unreadable"]


def test_hidden_files_are_passed_over(kit: WrittenKit) -> None:
    """Some systems leave `._jobs.yaml` beside each file of a stick."""
    kit.write("youth/data/._jobs.yaml", b"\x00\x05\x16\x07")

    assert told(kit.check()) == []


def test_invisible_control_characters_are_told(kit: WrittenKit) -> None:
    """file.control-character: they come along from PDFs and layout programs."""
    kit.block("text: Work\u2028near water.\n")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/work.yaml:6:19 error file.control-character"] and "U+2028" in problem.message


def test_a_picture_path_that_leaves_the_folder_is_told(kit: WrittenKit) -> None:
    """path.outside: by `..`, by an absolute path, whether or not something is there."""
    for way in ("../../../secret.jpg", "/etc/hostname.jpg"):
        kit.block(f'photo: {{file: "{way}", alt: A picture}}\n')
        (problem,) = kit.check()

        assert told([problem]) == ["youth/work.yaml:6:23 error path.outside"] and "into the kit" in problem.mend


def test_links_of_the_file_system_do_not_leave_the_folder(kit: WrittenKit, tmp_path: Path) -> None:
    """path.outside: a picture, a CSV file and a chapter that are links to somewhere else are not read."""
    for name in ("secret.jpg", "secret.csv", "secret.yaml"):
        (tmp_path / name).write_text("secret")
    (kit.folder / "youth/pictures/market.jpg").symlink_to(tmp_path / "secret.jpg")
    (kit.folder / "youth/data/jobs.csv").symlink_to(tmp_path / "secret.csv")
    (kit.folder / "youth/pay.yaml").symlink_to(tmp_path / "secret.yaml")
    kit.block("photo: {file: market.jpg, alt: A market}\n")
    kit.change("youth/data/jobs.yaml", "rows:\n  - [Fishing, 640]\n  - [Repair, 210]\n", "rows: jobs.csv\n")
    kit.change("youth/booklet.yaml", "[work]", "[work, pay]")

    assert told(kit.check()) == [
        "youth/data/jobs.yaml:6:7 error path.outside",
        "youth/pay.yaml:1:1 error path.outside",
        "youth/work.yaml:6:23 error path.outside",
    ]


def test_a_link_that_stays_in_the_folder_is_fine(kit: WrittenKit) -> None:
    """Two booklets may share a picture by a link."""
    (kit.folder / "shared.svg").write_text("<svg/>")
    (kit.folder / "youth/pictures/harbour.svg").symlink_to(kit.folder / "shared.svg")
    kit.block("photo: {file: harbour.svg, alt: The harbour}\n")

    assert told(kit.check()) == []
