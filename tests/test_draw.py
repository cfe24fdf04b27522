"""Charts to SVG: problems told, the same bytes, each drawn once, a kit's own kinds."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from drawings import TEAL, design, points, said, sans, table, texts

from bookletkit.cache import Cache
from bookletkit.design import HOUSE
from bookletkit.draw import Svg, draw, too_high
from bookletkit.problems import Outcome, Place

BOATS = table("ranked-bars", ("Port", "Boats"), [["Oman", 12], ["Fiji", 7]])
DOTS = replace(BOATS, kind="dots")
AT_A_FOLDER = """
import sys
from pathlib import Path
sys.path[:0] = [{tests!r}]
from test_draw import DOTS, Cache, draw, TEAL, design
sys.stdout.buffer.write(draw(DOTS, TEAL, design(), 86, Cache(Path({folder!r}))).value.data)
"""


def told(outcome: Outcome[Svg]) -> list[str]:
    return [f"{problem.where} {problem.severity.value} {problem.rule}" for problem in outcome.problems]


def own_kind(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_drawing_says_its_size(tmp_path: Path) -> None:
    """As wide as asked, as high as it needs; text is text, in the kit's own family."""
    svg = draw(BOATS, TEAL, design(), 86, Cache(tmp_path)).value

    assert svg is not None
    assert svg.width_mm == 86
    assert svg.height_mm == pytest.approx(2 * 13.04 / 72 * 25.4, abs=1e-3)
    assert said(svg.data) == ["Oman", "12", "Fiji", "7"]
    assert svg.data.count(b"font-family: 'Source Sans Pro'") == 4
    assert {words.size for words in texts(svg.data)} == {7.6}


def test_two_processes_draw_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the hash seed, the zone, and the settings of matplotlib that lie about in one of them."""
    drawn = []
    for seed, zone, settings in (("1", "UTC", ""), ("2", "Asia/Bangkok", "savefig.bbox: tight\nsvg.fonttype: path\n")):
        own = tmp_path / seed
        own.mkdir()
        (own / "matplotlibrc").write_text(settings, encoding="utf-8")
        script = AT_A_FOLDER.format(tests=str(Path(__file__).parent), folder=str(own / "cache"))
        env = {"PYTHONHASHSEED": seed, "TZ": zone, "MPLCONFIGDIR": str(own), "PYTHONPATH": str(HOUSE)}
        drawn.append(subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, check=True).stdout)

    assert drawn[0] == drawn[1]
    assert drawn[0].startswith(b"<?xml")


def test_a_chart_is_drawn_once(tmp_path: Path) -> None:
    """From the cache it comes without importing matplotlib; another width, colour or row is drawn."""
    folder = str(tmp_path)
    script = (
        AT_A_FOLDER.format(tests=str(Path(__file__).parent), folder=folder) + "\nassert 'matplotlib' not in sys.modules"
    )
    draw(DOTS, TEAL, design(), 86, Cache(tmp_path))
    subprocess.run([sys.executable, "-c", script], env={"PYTHONPATH": str(HOUSE)}, capture_output=True, check=True)

    assert len(list(tmp_path.iterdir())) == 1
    draw(DOTS, TEAL, design(), 121, Cache(tmp_path))
    draw(DOTS, replace(TEAL, colour="#a63d2f"), design(), 86, Cache(tmp_path))
    draw(replace(DOTS, rows=DOTS.rows[:1]), TEAL, design(), 86, Cache(tmp_path))
    assert len(list(tmp_path.iterdir())) == 4
    draw(replace(DOTS, place=Place(PurePosixPath("elsewhere"), 9, 9)), TEAL, design(), 86, Cache(tmp_path))
    assert len(list(tmp_path.iterdir())) == 4


def test_an_unknown_kind(tmp_path: Path) -> None:
    """chart.unknown-kind, at the chart, with the nearest offered; cover art is no kind."""
    outcome = draw(replace(BOATS, kind="ranked-bar"), TEAL, design(), 86, Cache(tmp_path))

    assert told(outcome) == ["harbour/data/boats.yaml:3:1 error chart.unknown-kind"]
    assert "`ranked-bars`" in outcome.problems[0].mend
    assert "bands" not in outcome.problems[0].mend
    assert told(draw(replace(BOATS, kind="bands"), TEAL, design(), 86, Cache(tmp_path))) == told(outcome)


@pytest.mark.parametrize(
    "wrong",
    [
        table("dumbbells", ("Port", "Boats"), [["Oman", 12]]),
        table("ranked-bars", ("Port", "In", "Out"), [["Oman", 12, 3]]),
        table("stacked-bars", ("Port", "In", "Out"), [["Oman", 12, -3]]),
    ],
    ids=["one column", "two columns", "below zero"],
)
def test_a_kind_says_what_it_cannot_draw(tmp_path: Path, wrong: object) -> None:
    """chart.cannot-draw, with a kind that can."""
    outcome = draw(wrong, TEAL, design(), 86, Cache(tmp_path))  # type: ignore[arg-type]

    assert told(outcome) == ["harbour/data/boats.yaml:3:1 error chart.cannot-draw"]
    assert "kind:" in outcome.problems[0].mend
    assert "Traceback" not in outcome.problems[0].message


@pytest.mark.parametrize(
    ("text", "said_of_it"),
    [
        ("def draw(axes, chart, house):\n    return 1 / 0\n", "line 2: ZeroDivisionError"),
        ("def draw(:\n", "ranked_bars.py, line 1: SyntaxError"),
        ("", "draw"),
        ("import sys\ndef draw(axes, chart, house):\n    sys.exit(7)\n", "line 3: SystemExit"),
        ("def draw(axes, chart, house):\n    axes.set_xlim('a')\n", "ranked_bars.py, line 2"),
        ("def draw(axes, chart, house):\n    pass\n", "draws nothing"),
    ],
)
def test_a_kind_that_fails_is_told(tmp_path: Path, text: str, said_of_it: str) -> None:
    """A kit's own kind that raises: a problem that names its file and line, no traceback."""
    own = own_kind(tmp_path / "charts", "ranked_bars.py", text)
    outcome = draw(BOATS, TEAL, design(own), 86, Cache(tmp_path / "cache"))

    assert told(outcome) == ["harbour/data/boats.yaml:3:1 error chart.cannot-draw"]
    assert said_of_it in outcome.problems[0].message


def test_a_kits_own_kind_replaces_ours_and_builds_on_it(tmp_path: Path) -> None:
    """A file of the same name is drawn instead; it may import from ours. Changed, it is drawn again."""
    text = """
from charts.house import LINE
from charts.ranked_bars import draw as ours

def draw(axes, chart, house):
    ours(axes, chart, house)
    house.text(axes, 0, LINE / 2, "MARK", "left")
"""
    own = own_kind(tmp_path / "charts", "ranked_bars.py", text)
    first = draw(BOATS, TEAL, design(own), 86, Cache(tmp_path / "cache"))
    own_kind(own, "ranked_bars.py", text.replace("MARK", "OTHER"))
    second = draw(BOATS, TEAL, design(own), 86, Cache(tmp_path / "cache"))

    assert first.value is not None, first.problems
    assert second.value is not None
    assert said(first.value.data) == ["Oman", "12", "Fiji", "7", "MARK"]
    assert said(second.value.data)[-1] == "OTHER"


def test_a_glyph_that_the_font_lacks(tmp_path: Path) -> None:
    """chart.missing-glyph: never an empty box, never a font of the system; nothing is kept."""
    outcome = draw(table("dots", ("Port", "v"), [["กรุงเทพ", 1]]), TEAL, design(), 86, Cache(tmp_path))

    assert told(outcome) == ["harbour/data/boats.yaml:3:1 error chart.missing-glyph"]
    assert "U+0E01" in outcome.problems[0].message
    assert outcome.value is None
    assert list(tmp_path.iterdir()) == []


def test_a_weight_that_the_family_lacks(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """chart.missing-weight: a warning at kit.yaml, told again when the chart comes from the cache; no log line."""
    light = replace(BOATS, highlight=("Oman",))
    for _ in range(2):
        outcome = draw(light, TEAL, design(faces=sans()[:1]), 86, Cache(tmp_path))
        assert outcome.value is not None
        assert told(outcome) == ["kit.yaml:1:1 warning chart.missing-weight"]
    assert capfd.readouterr() == ("", "")


def test_a_weight_is_found_by_number_not_by_name(tmp_path: Path) -> None:
    """Semibold calls itself a family of its own: its labels are yet set, and measured, in it."""
    chart = replace(BOATS, rows=(replace(BOATS.rows[0], row=("Mammamia", "12")),), highlight=("Mammamia",))
    svg = draw(chart, TEAL, design(), 86, Cache(tmp_path)).value

    assert svg is not None
    label, _ = texts(svg.data)
    bar = min(x for x, y in points(svg.data) if x > 0)
    assert label.weight == 600
    assert bar - label.right == pytest.approx(8, abs=0.2)


def test_a_row_not_reread_at_its_source_has_its_mark(tmp_path: Path) -> None:
    """° after the label."""
    chart = replace(BOATS, rows=(replace(BOATS.rows[0], unread=True), BOATS.rows[1]))
    svg = draw(chart, TEAL, design(), 86, Cache(tmp_path)).value

    assert svg is not None
    assert said(svg.data) == ["Oman°", "12", "Fiji", "7"]


def test_missing_values_speak_the_language_of_the_kit(tmp_path: Path) -> None:
    """The words are given: there are none in the code of a kind."""
    chart = table("ranked-bars", ("Port", "v"), [["Oman", 3], ["Fiji", None]])
    svg = draw(chart, TEAL, design(), 86, Cache(tmp_path), "keine Angabe").value

    assert svg is not None
    assert said(svg.data)[-1] == "keine Angabe"


def test_a_dollar_sign_is_a_dollar_sign(tmp_path: Path) -> None:
    """Nothing in a label is read as mathematics or markup."""
    chart = table("ranked-bars", ("Port", "v"), [["US$ < A$ & $x^2$", 3]])
    svg = draw(chart, TEAL, design(), 121, Cache(tmp_path)).value

    assert svg is not None
    assert said(svg.data)[0] == "US$ < A$ & $x^2$"


def test_a_chart_that_no_page_can_hold_is_told() -> None:
    """chart.too-high: at the chart; it would be cut off at the page foot."""
    drawn = Svg(b"", 121, 146)

    assert not too_high(BOATS, drawn, 171)
    (problem,) = too_high(BOATS, drawn, 170)
    assert str(problem.where) == "harbour/data/boats.yaml:3:1" and "146 mm" in problem.message
