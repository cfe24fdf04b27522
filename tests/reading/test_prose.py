"""Markdown as prose: what is set, and what is told instead."""

from pathlib import PurePosixPath
from typing import cast

import pytest
from conftest import WrittenKit, told

from bookletkit.kit import (
    Emphasis,
    Inline,
    Items,
    Link,
    Note,
    Paragraph,
    Prose,
    Strong,
    Subhead,
    Words,
    lines_of,
    links_of,
    plain,
)
from bookletkit.problems import Problem
from bookletkit.reading.nodes import Keyed, Scalar
from bookletkit.reading.prose import read_prose
from bookletkit.reading.tree import parse


def prose_of(yaml: str) -> tuple[Prose, tuple[Problem, ...]]:
    """Prose under the key `text` of a.yaml, and what is wrong with it."""
    tree = parse(yaml, PurePosixPath("a.yaml")).value
    outcome = read_prose(cast(Scalar, cast(Keyed, tree)["text"]))
    assert outcome.value
    return outcome.value, outcome.problems


def prose(text: str) -> tuple[Prose, tuple[Problem, ...]]:
    """The same from a `|` block that begins at line 2, column 3."""
    return prose_of("text: |\n" + "".join(f"  {line}\n" if line else "\n" for line in text.split("\n")))


def inside(text: str) -> tuple[Inline, ...]:
    """The inlines of the one paragraph of a text without problems."""
    value, problems = prose(text)
    (paragraph,) = value.blocks
    assert not problems and isinstance(paragraph, Paragraph)
    return paragraph.inside


def test_emphasis_and_strong() -> None:
    """`*…*` is emphasis, `**…**` strong; one may stand in the other."""
    assert inside("A *b **c*** d") == (
        Words("A "),
        Emphasis((Words("b "), Strong((Words("c"),)))),
        Words(" d"),
    )


def test_line_ends_are_spaces() -> None:
    """Lines of the file are not lines of the page."""
    assert inside("one\ntwo & three &amp; \\*four\\*") == (Words("one two & three & *four*"),)


def test_subheads_and_lists() -> None:
    """`###`, `-` and `1.`; each item is prose of its own."""
    head, plain_list, numbered = prose("### A head\n\n- one\n- two\n\n  more\n\n1. first\n")[0].blocks

    assert isinstance(head, Subhead) and plain(head.inside) == "A head"
    assert isinstance(plain_list, Items) and not plain_list.numbered
    assert [len(item) for item in plain_list.items] == [1, 2] and isinstance(plain_list.items[0][0], Paragraph)
    assert isinstance(numbered, Items) and numbered.numbered


@pytest.mark.parametrize(
    ("typed", "kind", "target"),
    [
        ("[a](resource:some-id)", "resource", "some-id"),
        ("[a](ref:some-id)", "ref", "some-id"),
        ("[a](kit:other#some-id)", "kit", "other#some-id"),
        ("[a](figure:abroad)", "figure", "abroad"),
        ("[a](https://example.org/x_(y)?z=1&w=ä)", "web", "https://example.org/x_(y)?z=1&w=ä"),
        ("<https://example.org>", "web", "https://example.org"),
        ("[a](mailto:office@example.org)", "web", "mailto:office@example.org"),
        ("[a]\n\n[a]: https://example.org", "web", "https://example.org"),
    ],
)
def test_links_keep_their_target_as_typed(typed: str, kind: str, target: str) -> None:
    """No scheme is lost, no address rewritten."""
    (link,) = inside(typed)

    assert isinstance(link, Link) and (link.kind, link.target) == (kind, target)


def test_a_bare_address_is_a_link() -> None:
    """An address in running text is one to click, without the stop after it."""
    text = "Open https://example.org/a_b?c=d, or (https://x.org)."
    found = [(link.target, str(link.place)) for link in links_of(prose(text)[0].blocks)]

    assert found == [("https://example.org/a_b?c=d", "a.yaml:2:8"), ("https://x.org", "a.yaml:2:41")]
    assert plain(inside(text)) == text
    assert [link.target for link in links_of(prose("[https://a.org](https://b.org)")[0].blocks)] == ["https://b.org"]


def test_links_know_line_and_column() -> None:
    """Also two with the same target, and one whose words go over a line end."""
    text = "[a](ref:x) and [b](ref:x)\nand [some\nwords](ref:y), [c](ref:z)"
    places = [str(link.place) for link in links_of(prose(text)[0].blocks)]

    assert places == ["a.yaml:2:7", "a.yaml:2:22", "a.yaml:4:10", "a.yaml:4:22"]


@pytest.mark.parametrize(
    ("yaml", "column"),
    [("text: See [a](ref:x).\n", 15), ('text: "See [a](ref:x)."\n', 16), ("text: 'See [a](ref:x).'\n", 16)],
)
def test_links_in_a_value_of_one_line_know_their_column(yaml: str, column: int) -> None:
    """A caption is often written without `|`."""
    (link,) = links_of(prose_of(yaml)[0].blocks)

    assert str(link.place) == f"a.yaml:1:{column}"


def test_notes_stand_at_their_call() -> None:
    """`[^1]` and its line, or `^[…]` in the line itself; links in notes are links of the prose."""
    text = "One[^a] two^[short *note*].\n\n[^a]: Long, see\n    [b](ref:x)."
    first, second = (part for part in inside(text) if isinstance(part, Note))

    assert plain(first.inside) == "Long, see b." and str(first.place) == "a.yaml:2:6"
    assert plain(second.inside) == "short note" and str(second.place) == "a.yaml:2:14"
    (link,) = links_of(prose(text)[0].blocks)
    assert str(link.place) == "a.yaml:5:11"


@pytest.mark.parametrize(
    ("typed", "place", "mend"),
    [
        ("a <b>c</b>", "2:5", "**strong**"),
        ("<div>\nx\n</div>", "2:3", "**strong**"),
        ("x\n\n<!-- a comment -->", "4:3", "Markdown"),
        ("see ![a](b.jpg)", "2:7", "photo"),
        ("# Head", "2:3", "###"),
        ("x\n\n## Head", "4:3", "###"),
        ("Head\n====", "2:3", "###"),
        ("> words", "2:3", "quote"),
        ("x\n\n    code", "4:7", "Indent"),
        ("```\ncode\n```", "2:3", "fence"),
        ("x `y` z", "2:5", "backquotes"),
        ("x\n\n---\n\ny", "4:3", "section"),
    ],
)
def test_what_a_booklet_does_not_set_is_told(typed: str, place: str, mend: str) -> None:
    """prose.not-here: raw HTML, pictures, other heads, code, quotations, rules."""
    problem, *_ = prose(typed)[1]

    assert told([problem]) == [f"a.yaml:{place} error prose.not-here"] and mend in problem.mend


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JavaScript:x", "file:///etc/passwd", "data:text/html,x", "report.pdf", "#x", "https:"],
)
def test_links_of_other_kinds_are_refused(target: str) -> None:
    """link.scheme: at the target; its words stay."""
    value, problems = prose(f"See [words]({target}).")

    assert told(problems) == ["a.yaml:2:15 error link.scheme"] and "resource:ID" in problems[0].mend
    assert [plain(line) for line in lines_of(value.blocks)] == ["See words."]


def test_a_link_without_words_is_told() -> None:
    """link.no-words: nothing to click, nothing to read aloud."""
    assert told(prose("See [](ref:x).")[1]) == ["a.yaml:2:10 error link.no-words"]


def test_calls_and_notes_belong_together() -> None:
    """note.missing at the call, note.unused at the note."""
    _, problems = prose("One[^a].\n\n[^b]: Nobody calls me.")

    assert told(problems) == ["a.yaml:2:6 error note.missing", "a.yaml:4:3 error note.unused"]


def test_a_note_is_one_paragraph_without_notes() -> None:
    """note.form: also for notes that call each other, without end."""
    _, problems = prose("One[^a] two[^b].\n\n[^a]: See[^b].\n\n[^b]: See[^a].\n\n    More.")

    assert [problem.rule for problem in problems] == ["note.form", "note.form"]


def test_a_forced_line_break_is_a_warning() -> None:
    """line-break: set as a space, and told."""
    value, problems = prose("Dili  \nMaliana\\\nBaucau")

    assert told(problems) == ["a.yaml:2:7 warning prose.line-break", "a.yaml:3:10 warning prose.line-break"]
    assert [plain(line) for line in lines_of(value.blocks)] == ["Dili Maliana Baucau"]


def test_prose_is_read_wherever_it_is_written(kit: WrittenKit) -> None:
    """Boxes, captions, quotes, introduction, imprint: each with its own place."""
    kit.block("photo: {file: market.svg, alt: A market, caption: The <b>market</b>}\n")
    kit.change("youth/booklet.yaml", "introduction: A first", "introduction: A <i>first</i>")
    kit.change("kit.yaml", "about: An invented kit.", "about: |\n    An\n    <u>invented</u> kit.")

    assert sorted(set(told(kit.check()))) == [
        "kit.yaml:16:16 error prose.not-here",
        "kit.yaml:16:5 error prose.not-here",
        "youth/booklet.yaml:5:17 error prose.not-here",
        "youth/booklet.yaml:5:25 error prose.not-here",
        "youth/work.yaml:6:63 error prose.not-here",
        "youth/work.yaml:6:72 error prose.not-here",
    ]
