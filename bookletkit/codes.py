"""QR codes of margin boxes, as SVG files to be drawn black on white.

Sizes follow the print rule of the house: level M, a module 0.4 mm or more,
four modules of white around (ISO/IEC 18004, 9.1), 18 to 23 mm where the address allows.
"""

import hashlib
import io
from dataclasses import dataclass

import segno

from bookletkit.cache import Cache

MODULE_MM = 0.4
LEAST_MM = 18.0
QUIET_MODULES = 4


@dataclass(frozen=True, slots=True)
class Code:
    """A drawn QR code."""

    address: str
    """Where the typesetter finds it: `asset:code/12.svg`."""
    data: bytes
    size_mm: float
    """Edge of the whole square, quiet zone and all."""
    quiet_mm: float
    """Of it white, on each side."""


def draw_code(name: str, url: str, cache: Cache, ground: str | None = None) -> Code:
    """Draw the code of an address, black on the page or on a `#rrggbb` ground of its own. Kept by address."""
    key = f"code-{hashlib.sha256(f'{segno.__version__} {MODULE_MM} {LEAST_MM} {ground} {url}'.encode()).hexdigest()}"
    kept = cache.get(key)
    data = kept if kept is not None else _drawn(url, ground)
    if kept is None:
        cache.put(key, data)
    modules = int(data.split(b'viewBox="0 0 ', 1)[1].split(b" ", 1)[0])
    size_mm = max(LEAST_MM, round(modules * MODULE_MM, 2))
    return Code(f"asset:code/{name}.svg", data, size_mm, round(size_mm / modules * QUIET_MODULES, 2))


def _drawn(url: str, ground: str | None) -> bytes:
    code = segno.make(url, error="m", micro=False, boost_error=False)
    drawn = io.BytesIO()
    look = {"border": QUIET_MODULES, "light": ground, "svgclass": None, "lineclass": None}
    code.save(drawn, kind="svg", omitsize=True, xmldecl=False, **look)
    return drawn.getvalue()
