"""Which words are hyphenated: none that begins with a capital, and never the last of a paragraph.

A name cut in two is hard to read aloud, and a last line of half a word looks
lost. CSS has no way to say either; WeasyPrint asks one function for the next word.
"""

import weasyprint.text.line_break as line_break

_next_word = line_break.get_next_word_boundaries


def spare_names_and_last_words() -> None:
    """Have WeasyPrint hyphenate fewer words. Once, before the first layout."""
    line_break.get_next_word_boundaries = _boundaries


def _boundaries(text: str, language: object) -> tuple[int, int] | None:
    """Where the next word stands, if it may be cut."""
    found: tuple[int, int] | None = _next_word(text, language)
    if found is None:
        return None
    start, end = found
    is_name = text[start:end][:1].isupper()
    is_last = not any(sign.isalnum() for sign in text[end:])
    return None if is_name or is_last else found
