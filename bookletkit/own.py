"""A kit's own templates and styles: content like any other, told at their line when they are wrong.

They are looked at before a page is set; what only shows while pages are set
(a name that is not there) is told from the traceback of the template.
"""

import re
import traceback
from collections.abc import Generator, Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bookletkit.design import HOUSE, Design
from bookletkit.problems import Place, Problem, rule

unreadable = rule(
    "design.unreadable",
    """A template or style of the kit's own is a file inside the kit, in UTF-8. Example: a kit.css saved by an old
    editor, with a letter that has an accent. Mend: save it again as UTF-8.""",
)
bad_template = rule(
    "template.fails",
    """A template of the kit's own is Jinja that can be run: its tags are closed, its names are those that
    docs/designers.md lists, and it reads no files. A template that fails would leave a hole in the page. Example:
    `{{ block.titel }}`. Mend: correct the line that is told; compare it with the builder's own template.""",
)
unknown_variable = rule(
    "style.unknown-variable",
    """A variable of a style stands in a style sheet: else the whole declaration is dropped, without a word.
    Example: `color: var(--colur)`. Mend: take the name that is offered, or define it under `:root`.""",
)


class Sandbox(ImmutableSandboxedEnvironment):
    """Where templates run: they read values, and no files. A path of the machine is no value."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return not isinstance(obj, Path) and super().is_safe_attribute(obj, attr, value)


def check(folder: Path, design: Design) -> Iterator[Problem]:
    """What is wrong with templates/ and styles/kit.css of a kit."""
    for path in sorted((folder / "templates").rglob("*.html")):
        text = yield from _text(path, folder)
        yield from _check_template(text, PurePosixPath(path.relative_to(folder)))
    sheet = folder / "styles" / "kit.css"
    if sheet.exists():
        text = yield from _text(sheet, folder)
        yield from _check_variables(text, PurePosixPath("styles/kit.css"), _variables(design))


def failed(fault: Exception, folder: Path) -> Problem | None:
    """The Problem of a template of the kit's own that failed; None where the fault is ours."""
    lines = [line for line in traceback.extract_tb(fault.__traceback__) if Path(line.filename).suffix == ".html"]
    own = [line for line in lines if Path(line.filename).is_relative_to(folder / "templates")]
    if not own:
        return None
    place = Place(PurePosixPath(Path(own[-1].filename).relative_to(folder)), own[-1].lineno or 1)
    return bad_template(f"The template fails: {fault or type(fault).__name__}.", place, _MEND)


_MEND = "Correct this line; docs/designers.md lists what a template is handed."


def _text(path: Path, folder: Path) -> Generator[Problem, None, str]:
    """The text of a file of the kit's own; empty, and told, where it cannot be read."""
    file = PurePosixPath(path.relative_to(folder))
    if not path.resolve().is_relative_to(folder.resolve()):
        yield unreadable(f"`{file}` leads out of the content folder.", Place(file), "Copy it into the kit.")
        return ""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        yield unreadable(f"`{file}` is not UTF-8: {error.reason}.", Place(file), "Save it again as UTF-8.")
    except OSError as error:
        yield unreadable(f"`{file}` cannot be read: {error.strerror}.", Place(file), "Check what it is, and who may.")
    return ""


def _check_template(text: str, file: PurePosixPath) -> Iterator[Problem]:
    try:
        Sandbox().parse(text)
    except TemplateSyntaxError as error:
        yield bad_template(f"The template cannot be read: {error.message}.", Place(file, error.lineno), _MEND)


def _variables(design: Design) -> set[str]:
    """All that a sheet, ours or the kit's, defines."""
    sheets = [*design.styles, HOUSE / "templates" / "settings.css"]
    texts = (sheet.read_text("utf-8", errors="replace") for sheet in sheets if sheet.is_file())
    return {name for text in texts for name in re.findall(r"(--[\w-]+)\s*:", text)}


def _check_variables(text: str, file: PurePosixPath, known: set[str]) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        for found in re.finditer(r"var\(\s*(--[\w-]+)\s*\)", line):
            if found[1] not in known:
                near = get_close_matches(found[1], sorted(known), 1)
                yield unknown_variable(
                    f"No style sheet defines `{found[1]}`; the declaration would be dropped.",
                    Place(file, number, found.start(1) + 1),
                    f"Did you mean `{near[0]}`?" if near else "Define it under `:root`.",
                )
