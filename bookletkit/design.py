"""Templates, styles, chart kinds, fonts, palette: found by path, known by hash.

A kit's own file of the same name in its templates/ or charts/ replaces ours;
its styles/kit.css comes after ours; its fonts/ hold families of its own.
"""

import hashlib
import json
import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import entry_points
from pathlib import Path, PurePosixPath
from typing import Any

from bookletkit.cache import Cache
from bookletkit.editions import LAYOUTS
from bookletkit.kit import Colour, Kit
from bookletkit.problems import Outcome, Place, Problem, rule

_PACKAGE = Path(__file__).parent
HOUSE = _PACKAGE / "_design" if (_PACKAGE / "_design").is_dir() else _PACKAGE.parent
"""Where our templates/, styles/ and charts/ are: in the installed package, or at the project's top."""

MID, TINT = 0.35, 0.14

no_family = rule(
    "fonts.no-family",
    """A family named under `fonts:` in kit.yaml must be in the kit's fonts/ folder or in an installed font package,
    as .ttf files. Why: fonts are embedded in each PDF and never taken from the system, where another machine would
    have another one. Mend: put the .ttf files into fonts/, or correct the name.""",
)
bad_font = rule(
    "fonts.unreadable",
    """A file in the kit's fonts/ folder must be a TrueType font (.ttf). Why: it is embedded in each PDF; .ttf is
    what PDF/X-1a takes. Mend: replace or remove the file.""",
)


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of one booklet, as `#rrggbb` in sRGB; all stand in kit.yaml or follow from it."""

    colour: str
    mid: str
    """35 % of the colour on white: quiet bars."""
    tint: str
    """14 % of it: boxes."""
    text: str
    grey: str
    sand: str
    white: str = "#ffffff"


@dataclass(frozen=True, slots=True)
class FontFile:
    """One face of a family."""

    family: str
    weight: int
    italic: bool
    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Design:
    """How a kit looks."""

    templates: tuple[Path, ...]
    """Folders, the kit's own first."""
    styles: tuple[Path, ...]
    """Sheets in the order of the cascade: ours, then the kit's kit.css."""
    chart_kinds: Mapping[str, Path]
    """`ranked-bars` → charts/ranked_bars.py."""
    fonts: tuple[FontFile, ...]
    """Every face of the two families."""
    text_family: str
    sans_family: str
    fingerprint: str


def load(kit: Kit, cache: Cache) -> Outcome[Design]:
    """Find all that decides on looks. Reads each font's names once, then from the cache."""
    templates = (kit.folder / "templates", HOUSE / "templates")
    styles = (*_house_styles(), kit.folder / "styles" / "kit.css")
    kinds = {**_kinds(HOUSE / "charts"), **_kinds(kit.folder / "charts")}
    wanted = {kit.settings.fonts.text, kit.settings.fonts.sans}
    found, problems = _faces(kit.folder / "fonts", wanted, cache)
    for family in sorted(wanted - {face.family for face in found}):
        problems.append(_missing_family(kit, family))
    design = Design(
        templates=tuple(folder for folder in templates if folder.is_dir()),
        styles=tuple(sheet for sheet in styles if sheet.is_file()),
        chart_kinds=kinds,
        fonts=tuple(found),
        text_family=kit.settings.fonts.text,
        sans_family=kit.settings.fonts.sans,
        fingerprint=_fingerprint([*templates, *styles, *kinds.values(), *_parts(kit.folder / "charts")], found),
    )
    return Outcome(None if problems else design, tuple(problems))


def inks(kit: Kit, colour: str) -> Inks:
    """A booklet's colours, its tints mixed with white."""
    palette = kit.settings.palette
    own = palette[colour].rgb.lower()
    return Inks(
        colour=own,
        mid=mixed(own, MID),
        tint=mixed(own, TINT),
        **{name: palette[name].rgb.lower() for name in ("text", "grey", "sand")},
    )


def mixed(rgb: str, share: float) -> str:
    """A share of a colour on white: `mixed("#00737a", 0.14)`."""
    parts = (int(rgb[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)


def builds(palette: Mapping[str, Colour]) -> Mapping[str, tuple[float, ...]]:
    """Every colour of the kit, tints too, by `#rrggbb`, as per cent of C, M, Y, K: what the press finisher reads."""
    found: dict[str, tuple[float, ...]] = {}
    for colour in palette.values():
        for share in (1.0, MID, TINT):
            found[mixed(colour.rgb, share)] = tuple(round(ink * share, 2) for ink in colour.cmyk)
    return found


def _house_styles() -> Iterator[Path]:
    """Ours in the order of the cascade: shared sheets, blocks, layouts."""
    sheets = list(dict.fromkeys(sheet for layout in LAYOUTS.values() for sheet in layout.sheets))
    own_to_layout = [sheet for sheet in sheets if sheet.startswith("layout-")]
    for sheet in (sheet for sheet in sheets if sheet not in own_to_layout):
        yield HOUSE / "styles" / f"{sheet}.css"
    yield from sorted((HOUSE / "styles" / "blocks").glob("*.css"))
    for sheet in own_to_layout:
        yield HOUSE / "styles" / f"{sheet}.css"


def _kinds(folder: Path) -> dict[str, Path]:
    """A file a kind; house.py is what kinds are handed."""
    return {path.stem.replace("_", "-"): path for path in sorted(folder.glob("[a-z]*.py")) if path.stem != "house"}


def _parts(own: Path) -> list[Path]:
    """What kinds are made of besides their own file: shared code begins with `_`, data is JSON."""
    return [
        path for folder in (HOUSE / "charts", own) for name in ("_*.py", "*.json") for path in sorted(folder.glob(name))
    ]


def _faces(own: Path, wanted: set[str], cache: Cache) -> tuple[list[FontFile], list[Problem]]:
    faces: list[FontFile] = []
    problems: list[Problem] = []
    for path in (*sorted(own.glob("*.[tT][tT][fF]")), *_packaged_fonts()):
        mine = path.parent == own
        sound = not mine or (path.is_file() and path.resolve().is_relative_to(own.parent.resolve()))
        face = _face(path, cache) if sound else None
        if face is None and mine:
            place = Place(PurePosixPath("fonts", path.name))
            what = "is not a TrueType font" if sound else "is not a file of the kit"
            problems.append(bad_font(f"{path.name} {what}.", place, "Replace or remove the file."))
        if face is not None and face.family in wanted:
            faces.append(face)
    seen: dict[tuple[str, int, bool], FontFile] = {}
    for face in faces:
        seen.setdefault((face.family, face.weight, face.italic), face)
    return sorted(seen.values(), key=lambda face: (face.family, face.weight, face.italic)), problems


def _packaged_fonts() -> list[Path]:
    """The .ttf files of every installed font package (entry points `fonts_ttf`)."""
    tables: Iterable[dict[str, str]] = (point.load() for point in entry_points(group="fonts_ttf"))
    return sorted({Path(path) for table in tables for path in table.values()})


def _face(path: Path, cache: Cache) -> FontFile | None:
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    kept = cache.get(f"face-{sha256}")
    told: dict[str, Any] | None = json.loads(kept) if kept is not None else _names(path)
    if kept is None:
        cache.put(f"face-{sha256}", json.dumps(told).encode())
    if told is None:
        return None
    return FontFile(told["family"], told["weight"], told["italic"], path, sha256)


def _names(path: Path) -> dict[str, Any] | None:
    """Family, weight and slope as the font gives them (OpenType `name` 16 or 1, `OS/2` usWeightClass, fsSelection)."""
    from fontTools.ttLib import TTFont, TTLibError  # 0.14 s: only for a font not seen before

    try:
        font = TTFont(path, lazy=True)
        for table in font.reader.keys():  # noqa: SIM118 -- no mapping; each is read to its end: a file may be cut short
            font.reader[table]
        font.getBestCmap()
        family = font["name"].getDebugName(16) or font["name"].getDebugName(1)
        weight, italic = font["OS/2"].usWeightClass, bool(font["OS/2"].fsSelection & 1)
    except (TTLibError, struct.error, AssertionError, LookupError, ValueError):  # what fontTools raises
        return None
    return {"family": family or path.stem, "weight": _css_weight(weight), "italic": italic}


def _css_weight(weight: int) -> int:
    """OS/2 weights of old fonts (250 for Thin) as CSS knows them: hundreds."""
    return min(900, max(100, round(weight / 100) * 100))


def _missing_family(kit: Kit, family: str) -> Problem:
    return no_family(
        f"No font called “{family}” was found in fonts/ or in an installed font package; its text could not be set.",
        kit.settings.place,
        f"Put the .ttf files of {family} into the kit's fonts/ folder, or correct `fonts:` in kit.yaml.",
    )


def _fingerprint(paths: Iterable[Path], fonts: Iterable[FontFile]) -> str:
    told = hashlib.sha256()
    for path in paths:
        files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file() and p.suffix != ".pyc")
        for file in files:
            name = re.sub(r".*/(templates|styles|charts)/", r"\1/", file.as_posix())
            told.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    told.update((HOUSE / "charts" / "house.py").read_bytes())
    for face in fonts:
        told.update(json.dumps({**asdict(face), "path": ""}).encode())
    return told.hexdigest()
