"""Where words stand in the file an editor wrote."""

from pathlib import PurePosixPath

from bookletkit.copydesk.places import find
from bookletkit.problems import Place


def at(kit, line: int, *steps: str, nth: int = 0) -> tuple[int, int]:
    place = find(kit.read().value, Place(PurePosixPath("youth/work.yaml"), line), *steps, nth=nth)
    return place.line, place.column


def test_words_are_found_from_a_place_on(kit):
    """Not before it, and with the words broken over lines."""
    kit.block("text: |\n  Nets here,\n  and more nets\n  here, nets here.\n")

    assert at(kit, 7, "Nets here") == (7, 11)
    assert at(kit, 8, "nets here") == (8, 20)
    assert at(kit, 7, "and more", "here") == (9, 11)
    assert at(kit, 7, "here", nth=2) == (9, 22)


def test_what_is_not_found_leaves_the_place(kit):
    """A mark of Markdown may stand between."""
    assert at(kit, 3, "no such words") == (3, 1)


def test_bom_and_crlf_move_nothing(kit):
    """Columns count characters, lines count lines."""
    text = (kit.folder / "youth/work.yaml").read_text("utf-8")
    kit.write("youth/work.yaml", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    assert at(kit, 1, "Work at the harbour") == (1, 8)
    assert at(kit, 1, "Most first jobs") == (2, 7)
