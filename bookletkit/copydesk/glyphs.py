"""Every character that is printed, against the kit's own fonts: none is ever taken from a system font."""

import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Protocol

from bookletkit.copydesk.places import find
from bookletkit.copydesk.printed import lines, registry
from bookletkit.design import Design, FontFile
from bookletkit.kit import Emphasis, Inline, Kit, Words, plain
from bookletkit.problems import Place, Problem, rule

missing = rule(
    "glyph.missing",
    """
    Every character of the content is in the fonts that kit.yaml names, in the text and in the sans family, in each
    weight; emphasized words in their italics too, which often lack Greek, Cyrillic or Vietnamese letters. Soft hyphens,
    zero-width spaces and joiners need no glyph; control characters have none.
    Why: a character that the fonts lack would be printed as an empty box, or taken from whatever font this machine
    has: another machine would print another page, and the font could not be embedded with a good conscience.
    Mend: write it otherwise, without emphasis where only the italics lack it; or name a family in kit.yaml that has
    it, and put its .ttf files into fonts/ of the kit.
    """,
)


class Cache(Protocol):
    """Where results are kept by hash: bookletkit.cache.Cache, or anything like it."""

    def get(self, key: str) -> bytes | None:
        """What was kept under a key."""

    def put(self, key: str, data: bytes) -> None:
        """Keep a result."""


def glyphs(kit: Kit, design: Design, cache: Cache | None = None) -> tuple[Problem, ...]:
    """Each character that a family lacks, once a file, at its first place."""
    families = dict.fromkeys((design.text_family, design.sans_family))
    upright = {family: _shared(_faces(design, family, italic=False), cache) for family in families}
    italic = {f"{family} italic": _shared(_faces(design, family, italic=True), cache) for family in families}
    found: dict[tuple[PurePosixPath, str], list[Place]] = {}
    lacking: dict[str, str] = {}
    in_upright, in_italic = (frozenset.intersection(*sets.values()) for sets in (upright, italic))
    for place, words, slanted in _printed(kit):
        for sets, complete, text in ((upright, in_upright, words), (italic, in_italic, slanted)):
            for character in set(text) - complete:
                if not _needs_none(character) and not _composed(character, text):
                    found.setdefault((place.file, character), []).append(place)
                    lacking.setdefault(character, " and ".join(name for name in sets if character not in sets[name]))
    problems = [_problem(kit, character, lacking[character], places) for (_, character), places in found.items()]
    return tuple(sorted(problems, key=lambda problem: str(problem.where)))


def _printed(kit: Kit) -> Iterator[tuple[Place, str, str]]:
    """All words, with their place and those among them that are emphasized."""
    for booklet in kit.booklets:
        for line in lines(booklet):
            yield line.place, line.words, _emphasized(line.inside)
    for line in registry(kit):
        yield line.place, line.words, _emphasized(line.inside)
    if (kit.folder / "words.yaml").is_file():
        for words in kit.words.values():
            yield Place(PurePosixPath("words.yaml")), words, ""


def _emphasized(inside: tuple[Inline, ...]) -> str:
    marked = [part for part in inside if not isinstance(part, Words)]
    return "".join(plain(part.inside) if isinstance(part, Emphasis) else _emphasized(part.inside) for part in marked)


def _faces(design: Design, family: str, italic: bool) -> list[FontFile]:
    """The faces that set upright or emphasized words; a family without italics slants its upright ones."""
    faces = [face for face in design.fonts if face.family == family]
    return [face for face in faces if face.italic == italic] or faces


def _shared(faces: list[FontFile], cache: Cache | None) -> frozenset[str]:
    """The characters that all these faces have: a head may call for any weight."""
    sets = [_characters(face, cache) for face in faces]
    return frozenset.intersection(*sets) if sets else frozenset()


def _characters(face: FontFile, cache: Cache | None) -> frozenset[str]:
    """What one face has; reading it from the font takes 20 ms, from the cache less than one."""
    key = f"characters-{face.sha256}"
    kept = cache.get(key) if cache else None
    if kept is None:
        from fontTools.ttLib import TTFont  # heavy, and needed once a font

        with TTFont(face.path, lazy=True) as font:
            points = sorted(font.getBestCmap())
        kept = "".join(chr(point) for point in points if not 0xD800 <= point < 0xE000).encode()
        if cache:
            cache.put(key, kept)
    return frozenset(kept.decode())


def _needs_none(character: str) -> bool:
    """Whether a character asks for no glyph: line ends, soft hyphen, zero-width spaces, joiners, variation marks."""
    return character in "\n\r\t\u00a0\u00ad\ufeff" or (
        unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"
    )


def _composed(character: str, words: str) -> bool:
    """Whether an accent stands only on letters that there are whole: e and U+0301 are set as é."""
    return bool(unicodedata.combining(character)) and character not in unicodedata.normalize("NFC", words)


def _problem(kit: Kit, character: str, families: str, places: list[Place]) -> Problem:
    name = unicodedata.name(character, "a control character")
    code = f"U+{ord(character):04X}"
    shown = f"“{character}” ({code}, {name.lower()})" if character.isprintable() else f"{code}, {name.lower()}"
    often = f" It stands in {len(places)} texts of this file, here first." if len(places) > 1 else ""
    return missing(
        f"{families} {'have' if ' and ' in families else 'has'} no {shown}; it would be printed as a box.{often}",
        find(kit, places[0], character),
        "Write it otherwise, or name a family in kit.yaml that has it.",
    )
