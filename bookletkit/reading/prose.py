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
from bookletkit.problems import WARNING, Outcome, Place, Problem, rule
from bookletkit.reading.tree import Scalar

not_here = rule(
    "prose.not-here",
    """Prose is paragraphs, emphasis, lists, small heads (`###`), notes and links. What else Markdown has would not
    be set as a reader expects: raw HTML, pictures, code, quotations, rules, other heads. Example: `<b>now</b>`,
    `## Head`, `![market](market.jpg)`. Mend: `**now**`; `### Head`, or a section of its own; the blocks `photo`,
    `quote`, `table`.""",
)
line_break = rule(
    "prose.line-break",
    """Lines of running text break where the measure ends. A backslash or two spaces at the end of a line ask for a
    break that would fall elsewhere in print. Example: `Dili ` with two spaces. Mend: take them out, or begin a new
    paragraph.""",
    WARNING,
)
link_scheme = rule(
    "link.scheme",
    """A link leads to `resource:ID`, `ref:ID`, `kit:BOOKLET#ID`, `figure:ID` or a web address (http, https,
    mailto). Others do nothing on paper and may do harm on screen. Example: `[here](javascript:…)`,
    `[here](file:///C:/report.pdf)`, `[here](report.pdf)`. Mend: enter the publication in resources.yaml and write
    `resource:` and its id.""",
)
empty_link = rule(
    "link.no-words",
    """A link has words to click on, which say where it leads. Example: `[](resource:child-labour)`. Mend: write
    the title of the target between the brackets.""",
)
note_missing = rule(
    "note.missing",
    """Each call of a note has its note in the same text. Example: `as in Nepal[^2]` without a line `[^2]: …`.
    Mend: write the note below the paragraph, or take out the call.""",
)
note_unused = rule(
    "note.unused",
    """Each note is called in the same text, else it is not printed. Example: a line `[^2]: …` and no `[^2]` in the
    text. Mend: write the call where the note belongs, or take out the note.""",
)
note_form = rule(
    "note.form",
    """A note is one paragraph at the foot of a page, without lists and without notes of its own. Example: `[^1]:
    See[^2].` Mend: join its paragraphs; say in one note what two were to say.""",
)

KINDS = cast(tuple[str, ...], get_args(Literal["resource", "ref", "kit", "figure"]))
WEB = ("http", "https", "mailto")

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).use(footnote_plugin)
# Every target reaches us as it was typed: what is refused is told, not left in the text as it stands.
_MARKDOWN.validateLink = lambda url: True  # type: ignore[method-assign]
_MARKDOWN.normalizeLink = lambda url: url  # type: ignore[method-assign]

_ADDRESS = re.compile(r"https?://[^\s<>\[\]]*[\w/=&#~+%-]")
"""A bare address in running text, without the stop or bracket after it."""

_REFUSED = {
    "html_block": ("Raw HTML", "Write Markdown: `**strong**`, `*emphasis*`, `[words](target)`."),
    "html_inline": ("Raw HTML", "Write Markdown: `**strong**`, `*emphasis*`, `[words](target)`."),
    "image": ("A picture in running text", "Make it a block of its own: `- photo: {file: …, alt: …}`."),
    "code_inline": ("Code (words in backquotes)", "Take out the backquotes; titles stand in `*asterisks*`."),
    "fence": ("A code block", "Take out the fence of backquotes or tildes."),
    "code_block": ("A code block (a line indented by four spaces or a tab)", "Indent it like the lines around it."),
    "blockquote_open": ("A quotation with `>`", "Make it a block of its own: `- quote: {text: …, by: …}`."),
    "hr": ("A rule across the text", "Take it out; begin a new section, or a small head with `###`."),
}


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
                    self.refuse("A head of another size", "Write `### Small head`, or begin a new section.", line)
                yield Subhead(self.inlines(next(tokens)), self.typed.at(line))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                numbered = token.type == "ordered_list_open"
                items = tuple(self.each_item(tokens, token.type.replace("open", "close")))
                yield Items(numbered, items, self.typed.at(line))
            elif token.type == "blockquote_open":
                self.refuse(*_REFUSED[token.type], line)
                yield from self.each_block(tokens, "blockquote_close")
            elif token.type in _REFUSED:
                self.refuse(*_REFUSED[token.type], line)

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
                    self.problems.append(
                        line_break(
                            "A line break is forced here; it is set as a space.",
                            at,
                            "Take out the backslash or the spaces at the end of the line, or begin a new paragraph.",
                        )
                    )
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
            elif token.type in _REFUSED:
                sign = {"image": "![", "code_inline": "`"}.get(token.type, token.content)
                self.refuse(*_REFUSED[token.type], self.line, sign)

    def words(self, text: str) -> Iterator[Inline]:
        """Plain words; a web address among them is a link, as it stands."""
        end = 0
        for found in _ADDRESS.finditer(text) if not self.in_link else ():
            yield Words(text[end : found.start()])
            column = max(self.lines[self.line].find(found[0], self.column), 0)
            yield Link("web", found[0], (Words(found[0]),), self.typed.at(self.line, column))
            self.column, end = column + len(found[0]), found.end()
        yield Words(text[end:])

    def link(self, token: Token, tokens: Iterator[Token]) -> Iterator[Inline]:
        target = str(token.attrs["href"])
        place = self.target_place(target)
        self.in_link = True
        inside = _joined(self.each_inline(tokens, "link_close"))
        self.in_link = False
        scheme, _, rest = target.partition(":")
        if not inside:
            self.problems.append(
                empty_link(
                    "A link without words cannot be clicked or read aloud.",
                    place,
                    "Write the title of its target between the brackets.",
                )
            )
        elif scheme in KINDS:
            yield Link(cast(Literal["resource"], scheme), rest, inside, place)
        elif scheme.lower() in WEB and rest:
            yield Link("web", target, inside, place)
        else:
            self.problems.append(
                link_scheme(
                    f"`{target}` leads nowhere that a booklet can open.",
                    place,
                    "Write `resource:ID`, `ref:ID`, `kit:BOOKLET#ID`, `figure:ID` or an address that begins with https://.",
                )
            )
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
        place = self.call_place(token)
        if self.in_note:
            self.problems.append(
                note_form("A note calls another note; a page foot has one kind only.", place, "Say both in one note.")
            )
            return
        tokens = [part for part in self.notes.get(token.meta["id"], ()) if part.type != "footnote_anchor"]
        here = self.line, self.column
        self.in_note = True
        if [part.type for part in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
            yield Note(self.inlines(tokens[1]), place)
        else:
            self.problems.append(
                note_form("A note is one paragraph; this one has more, or a list.", place, "Join it to one paragraph.")
            )
        self.in_note = False
        self.line, self.column = here

    def call_place(self, token: Token) -> Place:
        call = f"[^{token.meta['label']}]" if token.meta.get("label") else "^["
        found = self.lines[self.line].find(call, self.column)
        return self.typed.at(self.line, max(found, 0))

    # --- what goes wrong ---

    def refuse(self, what: str, mend: str, line: int, sign: str = "") -> None:
        found = self.lines[line].find(sign, self.column) if sign else -1
        column = found if found >= 0 else len(self.lines[line]) - len(self.lines[line].lstrip())
        self.problems.append(not_here(f"{what} has no place in prose.", self.typed.at(line, column), mend))

    def unanswered_calls(self, words: str) -> None:
        for call in re.findall(r"\[\^[^\]\s]+\]", words):
            column = max(self.lines[self.line].find(call), 0)
            self.problems.append(
                note_missing(
                    f"`{call}` calls a note that is not in this text.",
                    self.typed.at(self.line, column),
                    f"Write a line `{call}: …` below the paragraph, in the same text.",
                )
            )

    def unused_notes(self, env: dict[str, object]) -> None:
        labels = cast(dict[str, dict[str, int]], env.get("footnotes") or {}).get("refs", {})
        for key, number in labels.items():
            label = key.removeprefix(":")
            line = next((n for n, typed in enumerate(self.lines) if typed.lstrip().startswith(f"[^{label}]:")), 0)
            if number < 0:
                self.problems.append(
                    note_unused(
                        f"The note `[^{label}]` is called nowhere in this text; it would not be printed.",
                        self.typed.at(line),
                        f"Write `[^{label}]` where it belongs, or take out the note.",
                    )
                )


def _joined(parts: Iterator[Inline]) -> tuple[Inline, ...]:
    """Neighbouring words as one, empty ones left out."""
    found: list[Inline] = []
    for part in parts:
        if isinstance(part, Words) and found and isinstance(last := found[-1], Words):
            found[-1] = Words(last.text + part.text)
        elif not (isinstance(part, Words) and not part.text):
            found.append(part)
    return tuple(found)
