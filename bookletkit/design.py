"""Templates, styles, chart kinds, fonts, palette: found by path, known by hash."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


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
    """How a kit looks. A kit's own file of the same name replaces ours."""

    templates: tuple[Path, ...]
    """Folders, the kit's own first."""
    styles: tuple[Path, ...]
    """Sheets in the order of the cascade: ours, then the kit's kit.css."""
    chart_kinds: Mapping[str, Path]
    """`ranked-bars` → charts/ranked_bars.py."""
    fonts: tuple[FontFile, ...]
    text_family: str
    sans_family: str
    fingerprint: str
