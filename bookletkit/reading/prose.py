"""Markdown to Prose: what a booklet can set, and a Problem for all else.

markdown-it reads CommonMark with footnotes; its tokens know lines. A link's
column is looked for in its line (TRIED: tokens know none). Forced line
breaks become spaces, with a warning: the measure breaks the lines.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, cast, get_args

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from bookletkit.kit import (
    Emphasis,
    Inline,
    Items,
    Link,
    Note,
    Paragraph,
    Prose,
    ProseBlock,
    Strong,
    Subhead,
    Words,
)
from bookletkit.problems import Outcome, Place, Problem
from bookletkit.reading import refusals
from bookletkit.reading.nodes import Scalar

KINDS = cast(tuple[str, ...], get_args(Literal["resource", "ref", "kit", "figure"]))
WEB = ("http", "https", "mailto")

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).use(footnote_plugin)
# Every target reaches us as it was typed: what is refused is told, not left in the text as it stands.
_MARKDOWN.validateLink = lambda url: True  # type: ignore[method-assign]
_MARKDOWN.normalizeLink = lambda url: url  # type: ignore[method-assign]

_ADDRESS = re.compile(r"https?://[^\s<>\[\]]*[\w/=&#~+%-]")
"""A bare address in running text, without the stop or bracket after it."""


def read_prose(typed: Scalar) -> Outcome[Prose]:
    """Parse Markdown; each element knows its line, each link its column."""
    env: dict[str, object] = {}
    tokens = _MARKDOWN.parse(typed, env)
    reading = _Reading(typed, tokens)
    blocks = reading.blocks(_until_notes(tokens))
    reading.unused_notes(env)
    return Outcome(Prose(blocks, typed.at(0)), tuple(reading.problems))


def _until_notes(tokens: Sequence[Token]) -> Sequence[Token]:
    """All tokens but the list of notes at the end."""
    for index, token in enumerate(tokens):
        if token.type == "footnote_block_open":
            return tokens[:index]
    return tokens


def _notes(tokens: Sequence[Token]) -> dict[int, Sequence[Token]]:
    """Tokens of each note, by its number."""
    found: dict[int, Sequence[Token]] = {}
    start = number = 0
    for index, token in enumerate(tokens):
        if token.type == "footnote_open":
            start, number = index + 1, token.meta["id"]
        elif token.type == "footnote_close":
            found[number] = tokens[start:index]
    return found


class _Reading:
    """One pass over the tokens of one text."""

    def __init__(self, typed: Scalar, tokens: Sequence[Token]) -> None:
        self.typed = typed
        self.lines = typed.split("\n")
        self.notes = _notes(tokens) if any(token.type == "footnote_block_open" for token in tokens) else {}
        self.in_note = self.in_link = False
        self.line = 0
        self.column = 0
        self.problems: list[Problem] = []

    # --- blocks ---

    def blocks(self, tokens: Sequence[Token]) -> tuple[ProseBlock, ...]:
        return tuple(self.each_block(iter(tokens)))

    def each_block(self, tokens: Iterator[Token], until: str = "") -> Iterator[ProseBlock]:
        for token in tokens:
            if token.type == until:
                return
            line = token.map[0] if token.map else self.line
            if token.type == "paragraph_open":
                yield Paragraph(self.inlines(next(tokens)), self.typed.at(line))
            elif token.type == "heading_open":
                if token.tag != "h3" or token.markup != "###":
                    self.problems.append(refusals.told_head(self.first(line)))
                yield Subhead(self.inlines(next(tokens)), self.typed.at(line))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                numbered = token.type == "ordered_list_open"
                items = tuple(self.each_item(tokens, token.type.replace("open", "close")))
                yield Items(numbered, items, self.typed.at(line))
            elif token.type == "blockquote_open":
                self.problems.append(refusals.told_refused(token.type, self.first(line)))
                yield from self.each_block(tokens, "blockquote_close")
            elif token.type in refusals.REFUSED:
                self.problems.append(refusals.told_refused(token.type, self.first(line)))

    def each_item(self, tokens: Iterator[Token], until: str) -> Iterator[tuple[ProseBlock, ...]]:
        for token in tokens:
            if token.type == until:
                return
            if token.type == "list_item_open":
                yield tuple(self.each_block(tokens, "list_item_close"))

    # --- words in a line ---

    def inlines(self, inline: Token) -> tuple[Inline, ...]:
        self.line, self.column = (inline.map[0] if inline.map else self.line), 0
        return _joined(self.each_inline(iter(inline.children or ())))

    def each_inline(self, tokens: Iterator[Token], until: str = "") -> Iterator[Inline]:
        for token in tokens:
            if token.type == until:
                return
            if token.type in ("text", "text_special"):
                self.unanswered_calls(token.content)
                yield from self.words(token.content)
            elif token.type in ("softbreak", "hardbreak"):
                if token.type == "hardbreak":
                    at = self.typed.at(self.line, len(self.lines[self.line].rstrip(" \\")))
                    self.problems.append(refusals.told_break(at))
                self.line, self.column = min(self.line + 1, len(self.lines) - 1), 0
                yield Words(" ")
            elif token.type == "em_open":
                yield Emphasis(_joined(self.each_inline(tokens, "em_close")))
            elif token.type == "strong_open":
                yield Strong(_joined(self.each_inline(tokens, "strong_close")))
            elif token.type == "link_open":
                yield from self.link(token, tokens)
            elif token.type == "footnote_ref":
                yield from self.note(token)
            elif token.type in refusals.REFUSED:
                sign = {"image": "![", "code_inline": "`"}.get(token.type, token.content)
                self.problems.append(refusals.told_refused(token.type, self.here(sign)))

    def words(self, text: str) -> Iterator[Inline]:
        """Plain words; a web address among them is a link, as it stands."""
        end = 0
        for found in _ADDRESS.finditer(text) if not self.in_link else ():
            yield Words(text[end : found.start()])
            yield Link("web", found[0], (Words(found[0]),), self.here(found[0]))
            self.column, end = max(self.lines[self.line].find(found[0], self.column), 0) + 1, found.end()
        yield Words(text[end:])

    def link(self, token: Token, tokens: Iterator[Token]) -> Iterator[Inline]:
        target = str(token.attrs["href"])
        place = self.target_place(target)
        self.in_link = True
        inside = _joined(self.each_inline(tokens, "link_close"))
        self.in_link = False
        scheme, _, rest = target.partition(":")
        if not inside:
            self.problems.append(refusals.told_no_words(place))
        elif scheme in KINDS:
            yield Link(cast(Literal["resource"], scheme), rest, inside, place)
        elif scheme.lower() in WEB and rest:
            yield Link("web", target, inside, place)
        else:
            self.problems.append(refusals.told_scheme(target, place))
            yield from inside

    def target_place(self, target: str) -> Place:
        """Where `](target` stands, from here on; the line alone where the target is typed in another form."""
        for number in range(self.line, min(self.line + 8, len(self.lines))):
            begin = self.column if number == self.line else 0
            for sign in (f"]({target}", f"](<{target}", f"<{target}"):
                if (found := self.lines[number].find(sign, begin)) >= 0:
                    if number == self.line:
                        self.column = found + len(sign)
                    return self.typed.at(number, found + len(sign) - len(target))
        return self.typed.at(self.line)

    def note(self, token: Token) -> Iterator[Inline]:
        place = self.here(f"[^{token.meta['label']}]" if token.meta.get("label") else "^[")
        if self.in_note:
            self.problems.append(refusals.told_nested(place))
            return
        tokens = [part for part in self.notes.get(token.meta["id"], ()) if part.type != "footnote_anchor"]
        here = self.line, self.column
        self.in_note = True
        if [part.type for part in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
            yield Note(self.inlines(tokens[1]), place)
        else:
            self.problems.append(refusals.told_long(place))
        self.in_note = False
        self.line, self.column = here

    # --- places, and what is wrong at them ---

    def here(self, sign: str) -> Place:
        """Where a sign stands in this line, from here on."""
        return self.typed.at(self.line, max(self.lines[self.line].find(sign, self.column), 0))

    def first(self, line: int) -> Place:
        """The first sign of a line."""
        return self.typed.at(line, len(self.lines[line]) - len(self.lines[line].lstrip()))

    def unanswered_calls(self, words: str) -> None:
        for call in re.findall(r"\[\^[^\]\s]+\]", words):
            self.problems.append(refusals.told_no_note(call, self.here(call)))

    def unused_notes(self, env: dict[str, object]) -> None:
        labels = cast(dict[str, dict[str, int]], env.get("footnotes") or {}).get("refs", {})
        for label in (key.removeprefix(":") for key, number in labels.items() if number < 0):
            line = next((n for n, typed in enumerate(self.lines) if typed.lstrip().startswith(f"[^{label}]:")), 0)
            self.problems.append(refusals.told_unused(label, self.first(line)))


def _joined(parts: Iterator[Inline]) -> tuple[Inline, ...]:
    """Neighbouring words as one, empty ones left out."""
    found: list[Inline] = []
    for part in parts:
        if isinstance(part, Words) and found and isinstance(last := found[-1], Words):
            found[-1] = Words(last.text + part.text)
        elif not (isinstance(part, Words) and not part.text):
            found.append(part)
    return tuple(found)
