"""What every chart kind keeps to, on data that is hard to draw."""

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

import pytest
from drawings import TEAL, colours, design, points, said, size, table, texts

from bookletkit.cache import Cache
from bookletkit.draw import draw
from bookletkit.kit import Chart

SECTORS = ("Agriculture, forestry and fishing", "Mining", "Manufacturing", "Construction", "Retail trade", "Services")
PLACES = (
    "Lao People's Democratic Republic", "Viet Nam", "Iran (Islamic Republic of)", "Fiji",
    "Micronesia (Federated States of)", "Democratic People's Republic of Korea", "Papua New Guinea", "Oman",
)  # fmt: skip
ONE = ("ranked-bars", "columns", "lines", "dots", "grouped-bars", "stacked-bars")
MANY = ("columns", "lines", "dots", "grouped-bars", "stacked-bars")


def waves(rows: Sequence[object], many: int, *, below: float = 0, step: int = 7) -> list[list[object]]:
    """Values that go up and down, another course in each column."""
    return [
        [row, *(round((n * step + k * 29) % 97 + 3.5 - below, 1) for k in range(many))] for n, row in enumerate(rows)
    ]


def hard() -> dict[str, tuple[tuple[str, ...], tuple[str, ...], list[list[object]]]]:
    """Name → kinds it is drawn with, columns, rows."""
    years = range(1987, 2012)
    return {
        "one row": (ONE, ("Place", "v"), [["Oman", 12]]),
        "all equal": (ONE, ("Place", "v"), [[place, 12] for place in PLACES]),
        "all zero": (ONE, ("Place", "v"), [[place, 0] for place in PLACES[:3]]),
        "no value at all": (ONE, ("Place", "v"), [[place, None] for place in PLACES[:3]]),
        "long labels": (ONE, ("Place", "v"), waves(PLACES, 1)),
        "25 years": (ONE, ("Year", "v"), waves(years, 1)),
        "far apart": (ONE, ("Place", "v"), [["Oman", 1234567.25], ["Fiji", 0.5], ["Viet Nam", 30]]),
        "below zero": (ONE[:-1], ("Place", "v"), waves(PLACES, 1, below=50)),
        "all below zero": (ONE[:-1], ("Place", "v"), waves(PLACES[:4], 1, below=150)),
        "one is missing": (ONE, ("Year", "v"), [*waves(range(2006, 2009), 1), [2009, None], [2010, 3]]),
        "two columns": (("dumbbells", *MANY), ("Place", 2009, 2010), waves(PLACES, 2)),
        "two, below zero": (("dumbbells", *MANY[:-1]), ("Place", "Men", "Women"), waves(PLACES, 2, below=40)),
        "two, the same": (("dumbbells", *MANY), ("Place", 2009, 2010), [[place, 8, 8] for place in PLACES]),
        "two, long heads": (
            ("dumbbells", *MANY),
            ("Place", SECTORS[0], SECTORS[5] + " of all kinds"),
            waves(PLACES, 2),
        ),
        "two, some missing": (
            ("dumbbells", *MANY),
            ("Place", 2009, 2010),
            [["a", None, 3], ["b", 4, None], ["c", None, None], ["d", 5, 6]],
        ),
        "six columns": (MANY, ("Place", *SECTORS), waves(PLACES[:5], 6, step=31)),
        "six over years": (MANY, ("Year", *SECTORS), waves((1990, 1995, 2000, 2005, 2008, 2009, 2010), 6, step=31)),
        "six, one row": (MANY, ("Place", *SECTORS), waves(PLACES[:1], 6)),
        "six, some missing": (
            MANY,
            ("Year", *SECTORS),
            [[2008, 1, 2, None, 4, 5, 6], [2009, *[None] * 6], [2010, *range(6)]],
        ),
    }


CASES = [
    pytest.param(table(kind, columns, rows, highlight=(str(rows[0][0]),)), width, id=f"{kind} {name} {width} mm")
    for name, (kinds, columns, rows) in hard().items() for kind in kinds
    for width in ((86, 121) if len(columns) > 2 else (86,))
]  # fmt: skip


@pytest.fixture(scope="session")
def svg(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Chart, float], bytes]:
    kept = Cache(tmp_path_factory.mktemp("cache"))

    def drawn(chart: Chart, width: float = 86) -> bytes:
        outcome = draw(chart, TEAL, design(), width, kept)
        assert outcome.value is not None, outcome.problems
        return outcome.value.data

    return drawn


@pytest.mark.parametrize(("chart", "width"), CASES)
def test_no_label_is_clipped(svg: Callable[..., bytes], chart: Chart, width: float) -> None:
    """Every text, line and mark lies inside the drawing."""
    data = svg(chart, width)
    wide, high = size(data)

    assert [
        words for words in texts(data)
        if words.left < -0.2 or words.right > wide + 0.6 or words.top < -0.2 or words.bottom > high
    ] == []  # fmt: skip
    assert [(x, y) for x, y in points(data) if not (-0.2 <= x <= wide + 0.2 and -0.2 <= y <= high + 0.2)] == []


@pytest.mark.parametrize(("chart", "width"), CASES)
def test_no_two_labels_overlap(svg: Callable[..., bytes], chart: Chart, width: float) -> None:
    """Labels that would meet are moved apart, broken, left out, or replaced by an axis."""
    assert [(one.text, two.text) for one, two in combinations(texts(svg(chart, width)), 2) if one.meets(two)] == []


@pytest.mark.parametrize(("chart", "width"), CASES)
def test_colours_and_sizes_print(svg: Callable[..., bytes], chart: Chart, width: float) -> None:
    """Palette colours alone, opaque; below 8 pt only the text colour and the grey; lines of half a point or more."""
    data = svg(chart, width)

    assert colours(data) <= {TEAL.colour, TEAL.mid, TEAL.tint, TEAL.text, TEAL.grey, TEAL.sand, TEAL.white}
    assert b"opacity" not in data
    assert b"<image" not in data
    assert {words.colour for words in texts(data) if words.size < 8} <= {TEAL.text, TEAL.grey}
    assert min((words.size for words in texts(data)), default=8) >= 6.5
    thick = [float(part.split(b'"')[0].split(b";")[0]) for part in data.split(b"stroke-width: ")[1:]]
    assert min(thick, default=1.0) >= 0.5


@pytest.mark.parametrize(("chart", "width"), CASES)
def test_heights_are_whole_lines(svg: Callable[..., bytes], chart: Chart, width: float) -> None:
    """What follows a chart stands on the grid of 13.04 pt again."""
    lines = size(svg(chart, width))[1] / 13.04

    assert lines == pytest.approx(round(lines), abs=1e-3)


@pytest.mark.parametrize(("chart", "width"), CASES)
def test_every_row_and_column_is_named(svg: Callable[..., bytes], chart: Chart, width: float) -> None:
    """There is no legend: each label stands in the drawing, once; of many years some."""
    words = " ".join(said(svg(chart, width))).replace(" ", "")
    names = [row.label for row in chart.rows if not row.label.isdecimal()]
    names += chart.columns[1:] if len(chart.columns) > 2 else ()

    assert [name for name in names if name.replace(" ", "") not in words] == []


@pytest.mark.parametrize("kind", ["ranked-bars", "grouped-bars", "dots", "stacked-bars"])
def test_long_labels_are_broken(svg: Callable[..., bytes], kind: str) -> None:
    """They take a third of the drawing at most, and the plot begins after the widest."""
    data = svg(table(kind, ("Place", "v"), waves(PLACES, 1)))

    assert max(words.right for words in texts(data) if words.left == 0) <= size(data)[0] / 3
    assert {"Lao People's Democratic", "Republic"} <= set(said(data))


@pytest.mark.parametrize("kind", ["ranked-bars", "grouped-bars", "dots", "stacked-bars"])
def test_rows_are_sorted_by_value(svg: Callable[..., bytes], kind: str) -> None:
    """Greatest first, a missing one last; `order: given` keeps them as written."""
    rows = [["Low", 1], ["Lost", None], ["High", 9], ["Middle", 5]]

    assert [text for text in said(svg(table(kind, ("Place", "v"), rows))) if text.isalpha()][:4] == [
        "High",
        "Middle",
        "Low",
        "Lost",
    ]
    given = [
        text for text in said(svg(table(kind, ("Place", "v"), rows, order="given"))) if text in ("Low", "Lost", "High")
    ]
    assert given == ["Low", "Lost", "High"]


@pytest.mark.parametrize("kind", ["columns", "lines"])
def test_time_is_never_sorted(svg: Callable[..., bytes], kind: str) -> None:
    """Columns and lines stand as written."""
    data = svg(table(kind, ("Year", "v"), [[2008, 1], [2009, 9], [2010, 5]]))

    at = {words.text: words.left for words in texts(data)}
    assert at["2008"] < at["2009"] < at["2010"]


@pytest.mark.parametrize("kind", ["ranked-bars", "columns", "lines", "dots", "grouped-bars", "stacked-bars"])
def test_numbers_are_as_exact_as_written(svg: Callable[..., bytes], kind: str) -> None:
    """Thousands with commas, decimals kept, a true minus."""
    rows = [["Oman", "1422.60"], ["Fiji", "3.10"]] + ([["Chad", "-7"]] if kind != "stacked-bars" else [])

    assert {"1,422.60", "3.10"} <= set(said(svg(table(kind, ("Place", "v"), rows))))
    assert kind == "stacked-bars" or "−7" in said(svg(table(kind, ("Place", "v"), rows)))


@pytest.mark.parametrize(
    "kind", ["ranked-bars", "columns", "lines", "dots", "grouped-bars", "stacked-bars", "dumbbells"]
)
def test_a_missing_value_is_said_in_grey(svg: Callable[..., bytes], kind: str) -> None:
    """Never zero, never left out: "no data", in the grey."""
    columns = ("Place", "v", "w") if kind == "dumbbells" else ("Place", "v")
    rows = [["Oman", 4, 5], ["Fiji", None, 7], ["Chad", 3, 2]]
    data = svg(table(kind, columns, [row[: len(columns)] for row in rows]))

    assert [words.colour for words in texts(data) if words.text.endswith("no data")] == [TEAL.grey]
    assert "0" not in said(data)


def test_a_highlighted_row_stands_out_in_grey_too(svg: Callable[..., bytes]) -> None:
    """By the booklet's colour and by weight; the others are quiet. With none highlighted, all have the colour."""
    rows = [["Oman", 4], ["Fiji", 3]]

    data = svg(table("ranked-bars", ("Place", "v"), rows, highlight=("Fiji",)))
    assert {words.text: words.weight for words in texts(data)} == {"Oman": 400, "4": 400, "Fiji": 600, "3": 600}
    assert {TEAL.colour, TEAL.mid} <= colours(data)
    assert TEAL.mid not in colours(svg(table("ranked-bars", ("Place", "v"), rows)))


def test_the_greater_of_a_dumbbell_stands_right(svg: Callable[..., bytes]) -> None:
    """Figures on the outer sides of the marks; the later one is the bold one."""
    data = svg(table("dumbbells", ("Place", 2009, 2010), [["Oman", 40, 90], ["Fiji", 70, 20]]))

    at = {words.text: (words.left, words.weight) for words in texts(data)}
    assert at["40"] < at["90"]
    assert at["20"] < at["70"]
    assert [at[text][1] for text in ("90", "20", "2010")] == [600, 600, 600]
    assert [at[text][1] for text in ("40", "70", "2009")] == [400, 400, 400]


def test_years_stand_as_far_apart_as_they_are(svg: Callable[..., bytes]) -> None:
    """Lines: ten years are twice as wide as five."""
    data = svg(table("lines", ("Year", "v"), [[1990, 1], [2000, 9], [2005, 5], [2010, 4]]), 121)

    middle = {words.text: (words.left + words.right) / 2 for words in texts(data)}
    assert middle["2000"] - middle["1990"] == pytest.approx(middle["2010"] - middle["2000"], abs=0.1)
    assert middle["2000"] - middle["1990"] == pytest.approx(2 * (middle["2005"] - middle["2000"]), abs=0.1)


def test_neighbouring_parts_differ_in_grey(svg: Callable[..., bytes]) -> None:
    """Stacked bars survive a grey copier: neighbours differ by a fifth of the way from black to white."""
    data = svg(table("stacked-bars", ("Place", *SECTORS), [["Oman", *[20] * 6]]), 121).decode()
    fills = [part[:7] for part in data.split('style="fill: ')[1:] if part[0] == "#"]
    greys = [0.3 * int(fill[1:3], 16) + 0.59 * int(fill[3:5], 16) + 0.11 * int(fill[5:7], 16) for fill in fills[:6]]

    assert len(greys) == 6
    assert min(abs(one - two) for one, two in pairwise(greys)) > 51
