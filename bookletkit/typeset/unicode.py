"""What each glyph says when text is searched, copied or read aloud.

WeasyPrint 70 gives a glyph the text of the cluster it was first met in. Where
one sign is drawn by two glyphs (Thai SARA AM) the first is left without text
and the second, met first in such a pair, claims the whole for every place it
stands. ISO 32000-1, 9.10.3: a ToUnicode map gives each code its own text.
"""

import io
import unicodedata
from collections.abc import Mapping
from typing import Any

import weasyprint.pdf as pdf_module
from fontTools.agl import toUnicode
from fontTools.ttLib import TTFont

_build = pdf_module.build_fonts_dictionary


def say_glyphs_right() -> None:
    """Have WeasyPrint write such glyphs with the sign the font itself gives them. Once, before the first painting."""
    pdf_module.build_fonts_dictionary = _built


def _built(pdf: Any, fonts: Mapping[Any, Any], *options: Any) -> Any:
    for font in fonts.values():
        doubtful = {glyph: text for glyph, text in font.to_unicode.items() if _doubtful(text)}
        if doubtful:
            own = _own_signs(font.file_content)
            font.to_unicode.update(
                {glyph: own[glyph] for glyph, text in doubtful.items() if _better(own.get(glyph, ""), text)}
            )
    return _build(pdf, fonts, *options)


def _doubtful(text: str) -> bool:
    """No text, or signs of which this glyph may draw a part; letters of a Latin ligature, and é, are as they seem."""
    composed = unicodedata.normalize("NFC", text)
    alone = len(composed) == 1 and unicodedata.normalize("NFD", composed) == _parts(composed)
    return not text or not (text.isascii() or alone)


def _better(own: str, text: str) -> bool:
    """A glyph without text takes any; one with several signs only a single one: a ligature keeps its letters."""
    return bool(own) and (not text or len(_parts(own)) == 1)


def _own_signs(file: bytes) -> Mapping[int, str]:
    """Glyph → what it draws: by the font's own map, else by its name (`uni0E4D0E49`: Adobe Glyph List)."""
    font = TTFont(io.BytesIO(file), lazy=True)
    mapped = {name: chr(code) for code, name in sorted(font.getBestCmap().items(), reverse=True)}
    return {font.getGlyphID(name): mapped.get(name) or toUnicode(name) for name in font.getGlyphOrder()}


def _parts(text: str) -> str:
    """The signs that a text is made of: two for SARA AM, two for the ligature of f and i, none for no text."""
    return unicodedata.normalize("NFKD", text)
