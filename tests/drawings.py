"""Charts for tests, drawn with the real fonts, and read back from their SVG.

Widths are measured here with Pillow from the same .ttf files, not with what
the charts themselves were measured with.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from PIL import ImageFont

from bookletkit.design import HOUSE, Design, FontFile, Inks, mixed
from bookletkit.kit import Chart, Row
from bookletkit.problems import Place

TEAL = Inks(
    colour="#00737a", mid=mixed("#00737a", 0.35), tint=mixed("#00737a", 0.14),
    text="#1d2b33", grey="#5f6d74", sand="#ffd9a0",
)  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"


def table(kind: str, columns: Sequence[object], rows: Sequence[Sequence[object]], **more: object) -> Chart:
    """A chart of some rows; None is a missing value."""
    written = tuple(Row(row=tuple("" if cell is None else str(cell) for cell in row)) for row in rows)
    given: dict[str, object] = {
        "takeaway": "More boats came", "quantity": "Boats", "unit": "boats", "source": "log", "alt": "Boats",
        "place": Place(PurePosixPath("harbour/data/boats.yaml"), 3, 1), **more,
    }  # fmt: skip
    return Chart(kind=kind, columns=tuple(map(str, columns)), rows=written, **given)  # type: ignore[arg-type]


@cache
def sans() -> tuple[FontFile, ...]:
    """Source Sans Pro in the two weights of labels."""
    files = next(point for point in entry_points(group="fonts_ttf") if point.name == "sourcesansttf").load()
    return tuple(
        FontFile("Source Sans Pro", weight, False, path, hashlib.sha256(path.read_bytes()).hexdigest())
        for weight, path in ((400, Path(files["SourceSansPro"])), (600, Path(files["SourceSansProSemibold"])))
    )


def design(own: Path | None = None, faces: Sequence[FontFile] | None = None) -> Design:
    """Our chart kinds, those of a kit's folder over them."""
    folders = [HOUSE / "charts", *([own] if own else [])]
    kinds = {
        path.stem.replace("_", "-"): path
        for folder in folders for path in sorted(folder.glob("[a-z]*.py")) if path.stem != "house"
    }  # fmt: skip
    return Design((), (), kinds, tuple(faces or sans()), "Source Serif Pro", "Source Sans Pro", "")


@dataclass(frozen=True, slots=True)
class Words:
    """A text of a drawing and the box its capitals fill, pt from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    colour: str
    weight: int

    def meets(self, other: "Words") -> bool:
        across = self.left < other.right - 0.2 and other.left < self.right - 0.2
        return across and self.top < other.bottom - 0.2 and other.top < self.bottom - 0.2


def texts(svg: bytes) -> list[Words]:
    """Every text of a drawing, in the order it is read."""
    return [_words(node) for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def said(svg: bytes) -> list[str]:
    return [words.text for words in texts(svg)]


def colours(svg: bytes) -> set[str]:
    """Every colour named in a drawing."""
    return set(re.findall(r"#[0-9a-f]{6}\b", re.sub(r"url\(#[^)]*\)|href=\"#[^\"]*\"", "", svg.decode())))


def points(svg: bytes) -> Iterator[tuple[float, float]]:
    """Corners of every path, and the middle of every mark."""
    tree = ElementTree.fromstring(svg)
    shapes = {path for definition in tree.iter(f"{SVG}defs") for path in definition.iter(f"{SVG}path")}
    for path in tree.iter(f"{SVG}path"):
        if path not in shapes:
            numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", path.get("d", ""))]
            yield from zip(numbers[::2], numbers[1::2], strict=True)
    for use in tree.iter(f"{SVG}use"):
        yield float(use.get("x", "0")), float(use.get("y", "0"))


def size(svg: bytes) -> tuple[float, float]:
    _, _, width, height = ElementTree.fromstring(svg).get("viewBox", "").split()
    return float(width), float(height)


def _words(node: ElementTree.Element) -> Words:
    style = dict(part.split(": ") for part in node.get("style", "").split("; "))
    text, type_size = node.text or "", float(style["font-size"].removesuffix("px"))
    weight = int(style.get("font-weight", "400"))
    x, y = float(node.get("x", "")), float(node.get("y", ""))
    wide = _ems(text, weight) * type_size
    start = {"start": 0.0, "middle": wide / 2, "end": wide}[style.get("text-anchor", "start")]
    high = 0.66 * type_size
    if "rotate(-90" in node.get("transform", ""):
        box = (x - high, y + start - wide, x, y + start)
    else:
        box = (x - start, y - high, x - start + wide, y)
    return Words(text, *box, type_size, style.get("fill", "#000000"), weight)


@cache
def _ems(text: str, weight: int) -> float:
    path = next(face.path for face in sans() if face.weight == weight)
    return ImageFont.truetype(str(path), 1000).getlength(text) / 1000
