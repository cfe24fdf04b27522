"""The flow of a chapter: what is set in which order, and what stands beside what."""

from bookletkit.flow import Arrangement, flow
from bookletkit.kit import Box, KeyFigure, Paragraph, Prose, ResourceBox, Section, Text, Words


def text(id: str, *words: str) -> Text:
    return Text(id=id, text=Prose(tuple(Paragraph((Words(one),)) for one in words)))


def box(id: str) -> Box:
    return Box(id=id, kind="definition", title="Tide", text=Prose(()))


def section(*blocks: object, id: str = "tides") -> Section:
    return Section(id=id, title="Tides", blocks=blocks)  # type: ignore[arg-type]


def ids(*sections: Section, **moves: int) -> list[str]:
    return [item.id for item in flow(sections, Arrangement(moves))]


def test_a_text_is_an_item_a_paragraph() -> None:
    assert ids(section(text("t", "Ebb.", "Flood."))) == ["tides", "t-1", "t-2"]


def test_a_margin_box_stands_beside_the_paragraph_after_it() -> None:
    opens = ResourceBox(id="opens", resources=("almanac",))

    items = flow([section(text("t", "Ebb."), opens, text("u", "Flood.", "Slack."))])

    assert [(item.id, [one.id for one in item.beside]) for item in items if item.beside] == [("u-1", ["opens"])]


def test_a_margin_box_at_the_end_of_a_section_stands_beside_its_last_paragraph() -> None:
    opens = ResourceBox(id="opens", resources=("almanac",))

    items = flow([section(text("t", "Ebb."), box("b"), opens)])

    assert [item.id for item in items if item.beside] == ["t-1"]


def test_a_figure_moves_on_by_paragraphs() -> None:
    written = section(text("t", "Ebb."), box("b"), text("u", "Flood.", "Slack."))

    assert ids(written, b=1) == ["tides", "t-1", "u-1", "b", "u-2"]


def test_a_figure_never_passes_a_head() -> None:
    """Neither its own section's, however far back it is told to go, nor the next one's."""
    first = section(text("t", "Ebb."), box("b"))
    second = section(text("u", "Flood."), id="lights")

    assert ids(first, second, b=-9) == ["tides", "b", "t-1", "lights", "u-1"]
    assert ids(first, second, b=9) == ["tides", "t-1", "b", "lights", "u-1"]


def test_other_figures_stay_where_they_were_written() -> None:
    written = section(text("t", "Ebb."), KeyFigure(id="k", figure="x"), text("u", "Flood."), box("b"))

    assert ids(written, b=-1) == ["tides", "t-1", "k", "b", "u-1"]


def test_a_margin_box_moves_from_paragraph_to_paragraph() -> None:
    """Where the margin of its page was full; small heads do not count, and it stays in its section."""
    opens = ResourceBox(id="opens", resources=("almanac",))
    written = section(text("t", "Ebb."), opens, text("u", "Flood.", "Slack."))

    def beside(by: int) -> list[str]:
        return [item.id for item in flow([written], Arrangement({"opens": by})) if item.beside]

    assert [beside(0), beside(1), beside(-1), beside(9)] == [["u-1"], ["u-2"], ["t-1"], ["u-2"]]
