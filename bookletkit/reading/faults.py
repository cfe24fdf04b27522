"""What PyYAML says when it cannot read on, told so that it can be mended."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

import yaml

from bookletkit.problems import Place, Problem, rule
from bookletkit.reading.cuts import told_comment, whole_value

parse_error = rule(
    "yaml.parse",
    """A content file is YAML that can be read. What stops it most often: a value that holds `: ` outside quotes, a
    quotation mark or bracket that is not closed, lines of one list that are not indented alike. Example: `title:
    Work: what it pays`. Mend: `title: "Work: what it pays"`. Long text goes under `|`.""",
)
tab = rule(
    "yaml.tab",
    """Lines are indented with spaces. A tab looks like spaces but YAML does not take it for any number of them.
    Example: a tab before `title:`. Mend: replace it by spaces, as many as its neighbours have.""",
)


@dataclass(frozen=True, slots=True)
class _Fault:
    """A complaint of PyYAML, and what to tell an editor instead."""

    says: str
    at_begin: bool
    """True: the slip is where the piece begins that could not be read, not where reading stopped."""
    message: str
    mend: str


_FAULTS = (
    _Fault(
        "mapping values are not allowed",
        False,
        "A second `: ` stands in this line; YAML takes what is before it for a key.",
        "Put the whole value in quotes, or write it under `|`; if it is a key, indent it like its neighbours.",
    ),
    _Fault(
        "undefined alias",
        True,
        "YAML takes a value that begins with `*` for a name of its own.",
        "Put the value in quotes, or write it under `|`.",
    ),
    _Fault(
        "expected alphabetic or numeric character",
        True,
        "YAML takes a value that begins with `*` or `&` for a name of its own.",
        "Put the value in quotes, or write it under `|`.",
    ),
    _Fault(
        "cannot start any token",
        False,
        "A value cannot begin with this character outside quotes.",
        "Put the whole value in quotes.",
    ),
    _Fault(
        "expected a single document",
        False,
        "A second document begins here; a content file is one.",
        "Take out the line `---`.",
    ),
    _Fault(
        "unexpected end of stream",
        True,
        "A quotation mark is opened here and never closed.",
        "Close it, or write the text under `|`, where quotation marks are plain words.",
    ),
    _Fault(
        "could not find expected ':'",
        True,
        "Words stand here that are neither a key nor part of the value before.",
        "Indent them deeper than the key they belong to, or write `:` and a space after a key.",
    ),
    _Fault(
        "did not find expected ',' or",
        True,
        "A bracket or brace is opened here and not closed, or a comma is missing in it.",
        "Close it; put values that hold brackets, braces or quotation marks in quotes.",
    ),
    _Fault(
        "did not find expected key",
        False,
        "This line does not fit its neighbours: neither a key nor an entry of the list before it.",
        "Indent it like the lines it belongs to; check that a quotation mark before it is closed where its value ends.",
    ),
    _Fault(
        "did not find expected '-' indicator",
        False,
        "An entry of a list is expected here, indented like those before it.",
        "Begin it with `- ` under its neighbours, or indent it deeper if it belongs to the entry above.",
    ),
)


def told_fault(error: yaml.MarkedYAMLError, text: str, file: PurePosixPath) -> Problem:
    """The Problem of a file that YAML cannot read: the slip behind it, where it can be told."""
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    here = mark.line if mark else 0
    since = error.context_mark.line if error.context_mark else here
    if (found := _tab_near(lines, here)) is not None:
        at = Place(file, found + 1, lines[found].index("\t") + 1)
        return tab("A tab stands in the indentation.", at, "Replace it by spaces, as many as the lines beside it have.")
    for number in range(since, min(here, since + 3) + 1):
        if cut := re.match(r"([^#\"']*[\[{][^#\"']*\S)\s+(#\d.*)$", lines[number] if number < len(lines) else ""):
            kept, lost = whole_value(cut[1], cut[2])
            return told_comment(kept, lost, Place(file, number + 1, cut.start(2) + 1))
    says = f"{error.context or ''}, {error.problem or ''}"
    for fault in _FAULTS:
        if fault.says in says:
            return parse_error(fault.message, _place(error.context_mark if fault.at_begin else mark, file), fault.mend)
    return parse_error(
        f"YAML cannot read on here: {says.strip(', ')}.",
        _place(mark, file),
        "Look at this line and the one before: quotes, brackets, indentation.",
    )


def _tab_near(lines: list[str], here: int) -> int | None:
    """The line, here or one before, whose indentation holds a tab."""
    for number in (here, here - 1):
        if 0 <= number < len(lines):
            indentation = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
            if "\t" in indentation and lines[number].strip():
                return number
    return None


def _place(mark: yaml.Mark | None, file: PurePosixPath) -> Place:
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
