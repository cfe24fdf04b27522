"""Which fonts the pages of a file use, found by walking what is painted.

Pages, forms, tiling patterns, soft masks, appearances of annotations: each
stream once. A font that no operator selects is not used, wherever it is listed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from pikepdf import Array, Dictionary, Name, Object, Page, Stream, String, parse_content_stream

OPERATORS = "q Q Tf Tj TJ ' \" Do gs scn SCN"
SHOWING = frozenset(("Tj", "TJ", "'", '"'))
SUBSET = re.compile(r"^/([A-Z]{6}\+)?")
Folder: TypeAlias = Object | Dictionary
FILES = (Name.FontFile, Name.FontFile2, Name.FontFile3)


@dataclass(frozen=True, slots=True)
class Face:
    """A font, and where it is first used."""

    name: str
    page: int
    embedded: bool
    readable: bool
    """It says which letters its glyphs are (ToUnicode)."""
    missing_glyph: int = 0
    """Page on which its glyph 0 is first shown; 0: on none."""


def faces(pages: Iterable[Page]) -> tuple[Face, ...]:
    """The fonts that text is shown in, in the order they are met."""
    walk = _Walk({}, set())
    for number, page in enumerate(pages, 1):
        walk.stream(page.obj, page.resources, number)
        for appearance in _appearances(page.obj):
            walk.stream(appearance, appearance.get(Name.Resources, Dictionary()), number)
    return tuple(walk.found.values())


@dataclass(frozen=True, slots=True)
class _Walk:
    found: dict[tuple[int, int] | str, Face]
    seen: set[tuple[int, int]]

    def stream(self, stream: Object, resources: Folder, page: int, font: Object | None = None) -> None:
        """Walk one stream; a form begins with the font of the page that draws it."""
        if stream.is_indirect:
            if stream.objgen in self.seen:
                return
            self.seen.add(stream.objgen)
        fonts = resources.get("/Font", Dictionary())
        kept: list[Object | None] = []
        for step in parse_content_stream(stream, OPERATORS):
            operator, operands = str(step.operator), step.operands
            match operator:
                case "q":
                    kept.append(font)
                case "Q":
                    font = kept.pop() if kept else font
                case "Tf":
                    font = fonts.get(str(operands[0]))
                case shown if shown in SHOWING:
                    self.show(font, operands[-1], page)
                case _ if operands and isinstance(operands[-1], Name):
                    for inner in _painted(resources, operator, str(operands[-1])):
                        self.stream(inner, inner.get(Name.Resources, resources), page, font)

    def show(self, font: Object | None, shown: Object, page: int) -> None:
        """Note a font that shows text; glyph 0 is what a font draws for a letter it lacks."""
        if font is None:
            return
        key = font.objgen if font.is_indirect else str(font.get(Name.BaseFont))
        face = self.found.get(key)
        if face is None:
            face = _face(font, page)
            self.found[key] = face
            if font.get(Name.Subtype) == Name.Type3:
                for glyph in font.CharProcs.values():
                    self.stream(glyph, font.get(Name.Resources, Dictionary()), page)
        if not face.missing_glyph and font.get(Name.Encoding) == Name("/Identity-H") and _shows_glyph_0(shown):
            self.found[key] = replace(face, missing_glyph=page)


def _painted(resources: Folder, operator: str, name: str) -> Iterator[Object]:
    """The streams that an operator paints with: a form, the group of a soft mask, the cell of a pattern."""
    folder = {"Do": "/XObject", "gs": "/ExtGState"}.get(operator, "/Pattern")
    painted = resources.get(folder, Dictionary()).get(name)
    if operator == "gs" and painted is not None:
        mask = painted.get(Name.SMask)
        painted = mask.get(Name.G) if isinstance(mask, Dictionary) else None
    # An image holds pixels, a shading pattern is no stream.
    if isinstance(painted, Stream) and painted.get(Name.Subtype) != Name.Image:
        yield painted


def _appearances(page: Object) -> Iterator[Object]:
    for annotation in page.get(Name.Annots, Array()):
        normal = annotation.get(Name.AP, Dictionary()).get(Name.N)
        states = normal.values() if isinstance(normal, Dictionary) else (normal,)
        yield from (state for state in states if isinstance(state, Stream))


def _face(font: Object, page: int) -> Face:
    inner = font.DescendantFonts[0] if Name.DescendantFonts in font else font
    descriptor = inner.get(Name.FontDescriptor, Dictionary())
    return Face(
        name=SUBSET.sub("", str(font.get(Name.BaseFont, font.get(Name.Name, "(without a name)")))),
        page=page,
        # The glyphs of a Type 3 font are streams of the file itself.
        embedded=font.get(Name.Subtype) == Name.Type3 or any(key in descriptor for key in FILES),
        readable=Name.ToUnicode in font,
    )


def _shows_glyph_0(shown: Object) -> bool:
    """Two bytes a glyph, as every font with Identity-H is written.

    Kerned lines are long arrays: only one whose text holds four zeros in a row is looked at string by string.
    """
    written = shown.unparse()
    if b"0000" not in written and b"\\000\\000" not in written:
        return False
    for string in shown if isinstance(shown, Array) else (shown,):
        if isinstance(string, String):
            codes = bytes(string)
            if any(codes[at : at + 2] == b"\0\0" for at in range(0, len(codes), 2)):
                return True
    return False
