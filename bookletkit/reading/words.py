"""Furniture of the pages: ours in English, with the kit's words.yaml laid over."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from string import Formatter

from bookletkit.problems import Place, rule
from bookletkit.reading.desk import Desk, listed
from bookletkit.reading.misfits import missing_key, told_unknown, wrong_type
from bookletkit.reading.nodes import Keyed, Scalar
from bookletkit.reading.tree import parse

WORDS = PurePosixPath("words.yaml")
_PACKAGE = Path(__file__).parents[1]
_INSTALLED = _PACKAGE / "_design" / "templates"
OURS = (_INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent / "templates") / WORDS
"""Beside the package where it is installed, else at the top of the project."""

missing = rule(
    "words.missing",
    """A kit in another language than English brings all furniture of the pages in it: else its contents page would
    be headed "Contents". Example: `language: th` and a words.yaml without `contents:`. Mend: write the words that
    the message names; templates/words.yaml of the builder holds the English ones.""",
)
holes = rule(
    "words.holes",
    """Words with something to fill in, `page {page}`, keep it in braces under the same name, so that numbers and
    names get their place. Example: `page: หน้า`. Mend: `page: "หน้า {page}"`.""",
)


def read_words(language: str, desk: Desk) -> Mapping[str, str]:
    """All words of the pages, by their key."""
    own = desk.tree(WORDS) if desk.has(WORDS) else Keyed(Place(WORDS))
    if own is None:
        return _ours()
    if not isinstance(own, Keyed):
        desk.problems.append(wrong_type("Words are written as `key: words` here.", own.place, "Write `contents: …`."))
        return _ours()
    good: dict[str, str] = {}
    for key, words in own.items():
        if key not in _ours():
            desk.problems.append(told_unknown(key, tuple(_ours()), own.keys_at[key]))
        elif not isinstance(words, Scalar):
            desk.problems.append(wrong_type(f"`{key}` is words.", words.place, f"Write `{key}: …` in one line."))
        else:
            asked, given = _filled(_ours()[key]), _filled(words)
            if not words.strip():
                mend = f"Write what is to stand there: `{_ours()[key]}` in English."
                desk.problems.append(missing_key(f"`{key}` is empty; the pages need it.", own.keys_at[key], mend))
            elif asked != given:
                message = f"`{key}` is filled with {listed(sorted(asked or ())) or 'nothing'}; here stands `{words}`."
                desk.problems.append(holes(message, words.place, f'Keep what stands in braces: "{_ours()[key]}".'))
            good[key] = str(words)
    lacking = sorted(_ours().keys() - own.keys())
    if lacking and not language.lower().startswith("en"):
        desk.problems.append(
            missing(
                f"The kit speaks `{language}`, but these words would be English: {listed(lacking)}.",
                Place(WORDS),
                "Write them in words.yaml, beside kit.yaml.",
            )
        )
    return {**_ours(), **good}


def _filled(words: str) -> frozenset[str] | None:
    """What is to be filled in, `page` of `page {page}`; None where a brace stands alone."""
    try:
        parts = Formatter().parse(words)
        return frozenset(f"{name}{asked}{turned or ''}" for _, name, asked, turned in parts if name is not None)
    except ValueError:
        return None


@cache
def _ours() -> Mapping[str, str]:
    tree = parse(OURS.read_text("utf-8"), WORDS).value
    if not isinstance(tree, Keyed):
        raise ValueError(f"{OURS} holds no words")
    return {key: str(words) for key, words in tree.items()}
