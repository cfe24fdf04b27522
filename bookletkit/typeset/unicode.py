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
from fontTools.ttLib import TTFont

_build = pdf_module.build_fonts_dictionary


def say_glyphs_right() -> None:
    """Have WeasyPrint write such glyphs with the sign the font itself gives them. Once, before the first painting."""
    pdf_module.build_fonts_dictionary = _built


def _built(pdf: Any, fonts: Mapping[Any, Any], *options: Any) -> Any:
    for font in fonts.values():
        doubtful = [glyph for glyph, text in font.to_unicode.items() if _doubtful(text)]
        if doubtful:
            own = _own_signs(font.file_content)
            font.to_unicode.update({glyph: own[glyph] for glyph in doubtful if glyph in own})
    return _build(pdf, fonts, *options)


def _doubtful(text: str) -> bool:
    """No text, or one sign that stands for two."""
    return not text or (len(text) == 1 and len(unicodedata.normalize("NFKD", text)) > 1 and not text.isascii())


def _own_signs(file: bytes) -> Mapping[int, str]:
    """Glyph → the sign it is in the font's own map."""
    font = TTFont(io.BytesIO(file), lazy=True)
    signs: dict[int, str] = {}
    for code, name in sorted(font.getBestCmap().items(), reverse=True):
        signs[font.getGlyphID(name)] = chr(code)
    return signs
