"""QR codes of margin boxes, as SVG files to be drawn black on white.

Sizes follow the print rule of the house: level M, a module 0.4 mm or more,
four modules of white around (ISO/IEC 18004, 9.1), 18 to 23 mm where the address allows.
"""

import io
from dataclasses import dataclass

import segno

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


def draw_code(name: str, url: str, ground: str | None = None) -> Code:
    """Draw the code of an address, black on the page or on a `#rrggbb` ground of its own."""
    code = segno.make(url, error="m", micro=False, boost_error=False)
    modules = code.symbol_size(scale=1, border=QUIET_MODULES)[0]
    size_mm = max(LEAST_MM, round(modules * MODULE_MM, 2))
    drawn = io.BytesIO()
    look = {"border": QUIET_MODULES, "light": ground, "svgclass": None, "lineclass": None}
    code.save(drawn, kind="svg", omitsize=True, xmldecl=False, **look)
    return Code(f"asset:code/{name}.svg", drawn.getvalue(), size_mm, round(size_mm / modules * QUIET_MODULES, 2))
