"""Drawing with matplotlib: the one module of the builder that imports it.

It costs half a second, so `draw.py` imports this only for a chart that is not
in the cache. Chart kinds are loaded by path; they may import from ours as
`charts.house` or `charts.ranked_bars`, wherever the builder is installed.
"""

import importlib
import importlib.util
import io
import logging
import sys
import traceback
import unicodedata
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import matplotlib
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.font_manager import FontEntry, FontProperties
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from bookletkit.design import HOUSE, FontFile, Inks
from bookletkit.kit import Chart

logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)

SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",  # text stays text: selectable, and set by the page's own fonts
    "svg.hashsalt": "booklet kit",  # ids follow from what is drawn
    "text.parse_math": False,  # a dollar sign is a dollar sign
    "axes.unicode_minus": True,
    "font.size": 7.6,
}


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing, and what its fonts lack."""

    svg: bytes
    lacking: tuple[str, ...]
    """Characters that the face of their label does not hold."""
    weights: tuple[int, ...]
    """Weights that the family has no face of."""


class Undrawable(Exception):
    """A chart kind gave up: why, and the mend if it told one."""

    def __init__(self, why: str, mend: str = "") -> None:
        super().__init__(why)
        self.mend = mend


def plot(
    kind: Path, chart: Chart, inks: Inks, faces: Sequence[FontFile], family: str,
    size_pt: tuple[float, float], no_data: str,
) -> Plot:  # fmt: skip
    """Draw a chart with the file of its kind, as SVG. A height of 0 is found by the kind."""
    with _settings(faces, family):
        figure = figure_of(kind, chart, inks, family, size_pt, no_data)
        told = io.BytesIO()
        figure.savefig(told, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
        return Plot(told.getvalue(), _lacking(figure), _weights(figure, faces))


def figure_of(kind: Path, chart: Chart, inks: Inks, family: str, size_pt: tuple[float, float], no_data: str) -> Figure:
    """The figure itself, for `plot` and for tests that measure it. 72 dots to the inch: a unit is a point."""
    width, height = size_pt
    figure = Figure(figsize=(width / 72, (height or width / 2) / 72), dpi=72)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(height or width / 2, 0)
    house = _ours("house")
    try:
        _module(kind).draw(axes, chart, house.House(inks, width, height, no_data, _measure(family)))
    except house.CannotDraw as reason:
        raise Undrawable(str(reason), reason.mend) from reason
    except (Exception, SystemExit) as fault:  # a kit's own chart is content: what it does wrong is told to its author
        raise Undrawable(f"{_line(fault, kind)}: {type(fault).__name__}: {fault}") from fault
    if not (axes.has_data() or axes.texts):
        raise Undrawable(f"{kind.name} draws nothing.")
    return figure


def _line(fault: BaseException, kind: Path) -> str:
    """The line of a kind's own file, where one is behind a fault: not of the libraries it calls."""
    if isinstance(fault, SyntaxError):
        return f"{kind.name}, line {fault.lineno}"
    own = [line for line in traceback.extract_tb(fault.__traceback__) if Path(line.filename) == kind]
    return f"{kind.name}, line {own[-1].lineno}" if own else kind.name


@contextmanager
def _settings(faces: Sequence[FontFile], family: str) -> Iterator[None]:
    """Our settings alone, whatever a matplotlibrc says; our faces alone, so that no font of the system is taken.

    Not `addfont`: it takes the name of a Semibold for a family of its own.
    """
    entries = [
        FontEntry(
            fname=str(face.path), name=face.family, weight=face.weight,
            style="italic" if face.italic else "normal", size="scalable",
        )
        for face in faces
    ]  # fmt: skip
    if entries != font_manager.fontManager.ttflist:
        font_manager.fontManager.ttflist[:] = entries
        font_manager.fontManager._findfont_cached.cache_clear()  # type: ignore[attr-defined]
    with matplotlib.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # told as a Problem, as are weights
        matplotlib.rcdefaults()
        matplotlib.rcParams.update({**SETTINGS, "font.family": [family]})
        yield


def _measure(family: str) -> Callable[[str, int], float]:
    """Width in ems, set as a whole or letter by letter (as WeasyPrint 70 does: no kerning), whichever is more."""

    @cache
    def ems(text: str, weight: int) -> float:
        face = FontProperties(family=[family], weight=weight, size=1)
        return float(text_to_path.get_text_width_height_descent(text, face, ismath=False)[0])

    def widest(text: str, weight: int) -> float:
        letters = sum(ems(letter, weight) for letter in text if unicodedata.category(letter) != "Mn")
        return max(ems(text, weight), letters)

    return widest


def _lacking(figure: Figure) -> tuple[str, ...]:
    found: set[str] = set()
    for text in _texts(figure):
        known = font_manager.get_font(font_manager.findfont(text.get_fontproperties())).get_charmap()
        found |= {letter for letter in text.get_text() if ord(letter) not in known and letter != "\n"}
    return tuple(sorted(found))


def _weights(figure: Figure, faces: Sequence[FontFile]) -> tuple[int, ...]:
    have = {(face.family, face.weight) for face in faces}
    used = {(text.get_fontname(), _number(text.get_fontweight())) for text in _texts(figure)}
    return tuple(sorted(weight for _, weight in used - have))


def _number(weight: str | int) -> int:
    return weight if isinstance(weight, int) else font_manager.weight_dict[weight]


def _texts(figure: Figure) -> Iterator[Text]:
    return (text for text in figure.findobj(Text) if isinstance(text, Text) and text.get_text())


def _ours(name: str) -> Any:
    """A module of our charts/, importable by kinds as `charts.NAME`."""
    folder = str(HOUSE / "charts")
    package = sys.modules.get("charts")
    if package is None or folder not in list(package.__path__):
        package = ModuleType("charts")
        package.__path__ = [folder]
        sys.modules["charts"] = package
    return importlib.import_module(f"charts.{name}")


def _module(kind: Path) -> Any:
    """A chart kind, loaded afresh: a designer's change shows at once, and no two files share a name."""
    spec = importlib.util.spec_from_file_location(f"chart_kind_{kind.stem}", kind)
    if spec is None or spec.loader is None:
        raise Undrawable(f"{kind.name} is not a Python file.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
