"""Rules for every finished file: its fonts are in it, and draw every letter.

That it opens is the first rule, in `opened.py`: nothing else can be asked of one that does not.
"""

from collections.abc import Iterator, Sequence

from bookletkit.preflight.opened import REBUILD, Check, Opened
from bookletkit.problems import Problem, rule

fonts_embedded = rule(
    "file.fonts-embedded",
    """Each font that shows text, in forms such as charts too, is in the file. Why: a reader or a press without the
    font puts another in its place, and lines run into each other. Mend: use the fonts of the kit, and build again; a
    chart or picture in SVG may name a font the kit lacks. Source: ISO 15930-7 (PDF/X-4); ISO 14289-1, 7.21.4.1.""",
)
no_notdef = rule(
    "file.no-notdef",
    """No glyph 0 is shown: it is what a font draws for a letter it lacks, an empty box. Why: the reader cannot know
    which letter stood there. Mend: write the word with other letters, or add a font that has them to the kit's
    `fonts/`. Source: ISO 14289-1, 7.21.8; ISO 32000-2, 9.7.6.3.""",
)


def each_font_is_embedded(file: Opened) -> Iterator[Problem]:
    for face in file.faces:
        if not face.embedded:
            message = f"The font {face.name} is used but not in the file; another would be put in its place."
            yield fonts_embedded(message, file.spot(face.page), REBUILD)


def no_letter_is_missing(file: Opened) -> Iterator[Problem]:
    for face in file.faces:
        if face.missing_glyph:
            message = f"A letter that the font {face.name} lacks stands as an empty box."
            mend = "Write it with other letters, or add a font that has it to the kit's `fonts/`."
            yield no_notdef(message, file.spot(face.missing_glyph), mend)


CHECKS: Sequence[Check] = (each_font_is_embedded, no_letter_is_missing)
