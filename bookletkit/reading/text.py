"""Bytes of a content file to text: UTF-8, with or without BOM, any line ends.

The one place where reading opens a file. Everything after it counts lines
and columns in this text, as editors do.
"""

import re
from pathlib import Path, PurePosixPath

from bookletkit.problems import Outcome, Place, Problem, rule

not_utf8 = rule(
    "file.not-utf8",
    """A content file is UTF-8 text. In any other encoding letters with accents, dashes and quotation marks come
    out wrong, and nobody can tell which. Example: an apostrophe saved as the byte 0x92 by an old Windows editor.
    Mend: save the file again as UTF-8; spreadsheets call it `CSV UTF-8`.""",
)
control_character = rule(
    "file.control-character",
    """A content file holds no invisible control characters: they come along when text is copied from a PDF or a
    layout program, print as boxes or break lines where nobody sees it. Example: a vertical tab or a line separator
    (U+2028). Mend: delete the character at the place named and type a space or a line end.""",
)
empty = rule(
    "file.empty",
    """A content file holds something. An empty file is most often one that was not saved. Example: `figures.yaml`
    with no line, or with comments alone. Mend: write its content, or delete the file if it is one that a booklet
    can do without.""",
)
missing_file = rule(
    "file.missing",
    """Each file that is named is there. Example: `chapters: [labour-migration]` and no labour-migration.yaml in
    the booklet's folder. Mend: write the file, or correct the name; names are told apart by capitals too.""",
)
unreadable = rule(
    "file.unreadable",
    """Each file of the kit can be opened by the builder. Example: a folder called `figures.yaml`, or a file that
    belongs to another user. Mend: check what the name stands for and who may read it.""",
)
outside = rule(
    "path.outside",
    """A kit draws on nothing outside its own folder, so that it can be moved, checked and built anywhere, and so
    that no file of the machine ends up in a booklet by mistake. This holds for links in the file system too.
    Example: `file: ../../private/photo.jpg`. Mend: copy the file into the kit and name it from there.""",
)

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def text_of(folder: Path, file: PurePosixPath) -> Outcome[str]:
    """The text of a file that is there, with `\\n` for every line end."""
    if not inside(folder, folder / file):
        return Outcome(None, (outside_at(Place(file), str(file)),))
    try:
        data = (folder / file).read_bytes()
    except OSError as error:
        problem = unreadable(
            f"`{file}` cannot be read: {error.strerror}.", Place(file), "Check the file and who may read it."
        )
        return Outcome(None, (problem,))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Outcome(None, (_told_not_utf8(data, error.start, file),))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Outcome(None, (empty_at(file),))
    if found := _CONTROL.search(text):
        return Outcome(None, (_told_control(text, found.start(), file),))
    return Outcome(text)


def inside(folder: Path, path: Path) -> bool:
    """True when a path, all its links followed, stays in the content folder."""
    return path.resolve().is_relative_to(folder.resolve())


def outside_at(where: Place, written: str) -> Problem:
    """The Problem of a path that leaves the content folder."""
    return outside(
        f"`{written}` leads out of the content folder; a kit draws on nothing outside it.",
        where,
        "Copy the file into the kit and name it by its place there.",
    )


def empty_at(file: PurePosixPath) -> Problem:
    """The Problem of a file with nothing in it."""
    return empty(
        f"`{file}` is empty.",
        Place(file),
        "Write its content, or delete it if the booklet can do without; was it saved?",
    )


def _told_not_utf8(data: bytes, start: int, file: PurePosixPath) -> Problem:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return not_utf8("The file is UTF-16, not UTF-8.", Place(file), "Save it again as UTF-8.")
    before = data[:start].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    guess = data[start : start + 1].decode("cp1252", "replace")
    return not_utf8(
        f"The byte 0x{data[start]:02x} is not UTF-8 (in an old Windows encoding: `{guess}`); the text after it "
        "cannot be trusted.",
        _place(before, len(before), file),
        "Save the file again as UTF-8 and check its accents, dashes and quotation marks.",
    )


def _told_control(text: str, start: int, file: PurePosixPath) -> Problem:
    return control_character(
        f"An invisible control character (U+{ord(text[start]):04X}) stands here; it cannot be printed.",
        _place(text, start, file),
        "Delete it, and type a space or a line end if one is missing.",
    )


def _place(text: str, index: int, file: PurePosixPath) -> Place:
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
