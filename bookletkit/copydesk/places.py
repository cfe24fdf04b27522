"""Where in the file of an editor some words stand."""

import re

from bookletkit.kit import Kit
from bookletkit.problems import Place


def find(kit: Kit, place: Place, *steps: str, nth: int = 0) -> Place:
    """Where some words stand in the file, from a place on: each step is looked for from the one before.

    Words may be broken over lines there. What is not found (a mark of Markdown
    stands between) leaves the place of the step before.
    """
    try:
        text = (kit.folder / place.file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return place
    at, found = _offset(text, place), False
    for step in filter(str.strip, steps):
        pattern = re.compile(r"\s+".join(re.escape(word) for word in re.split(r"[ \t\r\n]+", step.strip())))
        matches = list(pattern.finditer(text, at))[: nth + 1] if step is steps[-1] else [pattern.search(text, at)]
        if matches and matches[-1]:
            at, found = matches[-1].start(), True
    if not found:
        return place
    line_start = text.rfind("\n", 0, at) + 1
    return Place(place.file, text.count("\n", 0, at) + 1, at - line_start + 1)


def _offset(text: str, place: Place) -> int:
    at = 0
    for _ in range(place.line - 1):
        at = text.find("\n", at) + 1 or len(text)
    return at
