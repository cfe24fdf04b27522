"""What Markdown has and a booklet does not set: each as a Problem, with what to write instead."""

from bookletkit.problems import WARNING, Place, Problem, rule

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

REFUSED = {
    "html_block": ("Raw HTML", "Write Markdown: `**strong**`, `*emphasis*`, `[words](target)`."),
    "html_inline": ("Raw HTML", "Write Markdown: `**strong**`, `*emphasis*`, `[words](target)`."),
    "image": ("A picture in running text", "Make it a block of its own: `- photo: {file: …, alt: …}`."),
    "code_inline": ("Code (words in backquotes)", "Take out the backquotes; titles stand in `*asterisks*`."),
    "fence": ("A code block", "Take out the fence of backquotes or tildes."),
    "code_block": ("A code block (a line indented by four spaces or a tab)", "Indent it like the lines around it."),
    "blockquote_open": ("A quotation with `>`", "Make it a block of its own: `- quote: {text: …, by: …}`."),
    "hr": ("A rule across the text", "Take it out; begin a new section, or a small head with `###`."),
}
"""Tokens of the parser that have no place in prose: what they are, and the mend."""


def told_refused(kind: str, at: Place) -> Problem:
    """The Problem of a token of REFUSED."""
    what, mend = REFUSED[kind]
    return not_here(f"{what} has no place in prose.", at, mend)


def told_head(at: Place) -> Problem:
    """The Problem of a head other than `###`."""
    mend = "Write `### Small head`, or begin a new section."
    return not_here("A head of another size has no place in prose.", at, mend)


def told_break(at: Place) -> Problem:
    """The Problem of a forced line break."""
    mend = "Take out the backslash or the spaces at the end of the line, or begin a new paragraph."
    return line_break("A line break is forced here; it is set as a space.", at, mend)


def told_scheme(target: str, at: Place) -> Problem:
    """The Problem of a link that leads nowhere."""
    mend = "Write `resource:ID`, `ref:ID`, `kit:BOOKLET#ID`, `figure:ID` or an address that begins with https://."
    return link_scheme(f"`{target}` leads nowhere that a booklet can open.", at, mend)


def told_no_words(at: Place) -> Problem:
    """The Problem of a link with nothing to click on."""
    mend = "Write the title of its target between the brackets."
    return empty_link("A link without words cannot be clicked or read aloud.", at, mend)


def told_nested(at: Place) -> Problem:
    """The Problem of a note in a note."""
    return note_form("A note calls another note; a page foot has one kind only.", at, "Say both in one note.")


def told_long(at: Place) -> Problem:
    """The Problem of a note of several paragraphs."""
    return note_form("A note is one paragraph; this one has more, or a list.", at, "Join it to one paragraph.")


def told_no_note(call: str, at: Place) -> Problem:
    """The Problem of a call without a note."""
    mend = f"Write a line `{call}: …` below the paragraph, in the same text."
    return note_missing(f"`{call}` calls a note that is not in this text.", at, mend)


def told_unused(label: str, at: Place) -> Problem:
    """The Problem of a note without a call."""
    mend = f"Write `[^{label}]` where it belongs, or take out the note."
    return note_unused(f"The note `[^{label}]` is called nowhere in this text; it would not be printed.", at, mend)
