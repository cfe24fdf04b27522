"""Problems as words: the place, the line with a caret, what is wrong, the mend."""

import re
import textwrap
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from bookletkit.design import HOUSE
from bookletkit.problems import Place, Problem, Severity

WIDTH = 100
WINDOW = 88
"""How much of a long line is shown around the caret."""


def told(problem: Problem, content: Path, output: Path) -> str:
    """A problem as a paragraph of its own."""
    head = f"{where(problem, content, output)}  {problem.severity.value}  {problem.rule}"
    words = "\n".join(_wrapped(line) for line in f"{problem.message}\n{problem.mend}".splitlines())
    return "\n".join([head, *_source(problem.where, content), words])


def in_a_line(problem: Problem, content: Path, output: Path) -> str:
    """A problem where there is room for one line only."""
    return f"{where(problem, content, output)}  {problem.rule}  {' '.join(problem.message.split())}"


def where(problem: Problem, content: Path, output: Path) -> str:
    """`content/work.yaml:14:7`, or `output/en/screen/4-….pdf page 7`: a path that an editor opens from here."""
    spot = problem.where
    if isinstance(spot, Place):
        return at(spot, content)
    # A page of a layout is a page of every edition: then the file is named without a folder.
    file = PurePosixPath(near(output / spot.file)) if len(spot.file.parts) > 1 else spot.file
    return str(replace(spot, file=file))


def at(place: Place, content: Path) -> str:
    """A place as a path that an editor opens from here."""
    path = _opened(place, content)
    return f"{near(path)}:{place.line}:{place.column}" if path else str(place.file)


def near(path: Path) -> str:
    """A path from here, if it is below here; else in full."""
    whole = path.absolute()
    return whole.relative_to(Path.cwd()).as_posix() if whole.is_relative_to(Path.cwd()) else str(path)


def sorted_for_reading(problems: Iterable[Problem]) -> list[Problem]:
    """Errors first, each in the order of files and lines."""
    return sorted(
        dict.fromkeys(problems),
        key=lambda problem: (problem.severity is not Severity.ERROR, *_order(problem), problem.rule, problem.message),
    )


def counted(problems: Iterable[Problem]) -> str:
    """`2 errors, 1 warning`; empty without any."""
    kinds = [problem.severity for problem in problems]
    counts = ((kinds.count(severity), severity.value) for severity in Severity)
    return ", ".join(f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count)


def _order(problem: Problem) -> tuple[str, int, int]:
    spot = problem.where
    return (str(spot.file), spot.line, spot.column) if isinstance(spot, Place) else (str(spot.file), spot.page, 0)


def _opened(place: Place, content: Path) -> Path | None:
    """The file of a place: of the content, or else a style or template of the house."""
    return next((folder / place.file for folder in (content, HOUSE) if (folder / place.file).exists()), None) or (
        content / place.file if place.file.suffix in (".yaml", ".csv") else None
    )


def _source(spot: object, content: Path) -> list[str]:
    """The line, and a caret under the word."""
    path = _opened(spot, content) if isinstance(spot, Place) else None
    lines = _lines(path) if path else []
    if not isinstance(spot, Place) or not 1 <= spot.line <= len(lines):
        return []
    text = lines[spot.line - 1].replace("\t", " ")
    at = min(spot.column - 1, len(text))
    word = re.match(r"[^\s:,()\[\]{}\"']+|\S?", text[at:])
    marked = word.group() if word else ""
    cut = max(0, at - WINDOW // 2) if len(text) > WINDOW else 0
    shown = text[cut : cut + WINDOW].rstrip()
    shown = ("…" + shown[1:] if cut else shown) + ("…" if cut + WINDOW < len(text) else "")
    number = str(spot.line)
    caret = " " * _columns(shown[: at - cut]) + "^" * max(1, _columns(marked[: WINDOW - (at - cut)]))
    return [f"  {number} | {shown}".rstrip(), f"  {' ' * len(number)} | {caret}"]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return []


def _columns(text: str) -> int:
    """How wide a terminal sets it: marks above a letter take no column, a Chinese sign two."""
    return sum(
        0 if unicodedata.combining(sign) or unicodedata.category(sign) == "Mn"
        else 2 if unicodedata.east_asian_width(sign) in "WF"
        else 1
        for sign in text
    )


def _wrapped(line: str) -> str:
    """Sentences are wrapped; what is indented stands as it is: it is an example to copy."""
    if line.startswith((" ", "\t")):
        return f"  {line}"
    return textwrap.fill(line, WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False,
                         break_on_hyphens=False) if line else ""
