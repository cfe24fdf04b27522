"""Cover art: bands that flow across the page, one a row, as wide as their values. Good for 3 to 12 rows.

The greatest is white and runs on top; the others follow in the tints and the
sand. At the left they lie close and leave the page by its foot, at the right
they part. They keep to the lower three fifths, below title and subtitle, and
leave the right foot of the page to the caption.
"""

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from bookletkit.kit import Chart
from charts.house import CannotDraw, House

THINNEST = 2.4
"""A band that is still seen across a table, pt."""
INK = 0.29
"""Of the page's height: all bands laid side by side."""
AIR = 0.115
"""Of it: all the ground between them at the right."""
RISE = 0.40
"""Where the first band leaves the page at the right, of the height from the top."""
FALL = 0.72
"""Where it enters at the left."""


def draw(axes: Axes, chart: Chart, house: House) -> None:
    values = sorted((abs(float(row.values[0])) for row in chart.rows if row.values[0]), reverse=True)
    if not values:
        raise CannotDraw("There is no value to draw bands from.", "Name a chart with values as the cover's `chart`.")
    wide, high = house.width, house.height
    inks = house.inks
    thick = [max(THINNEST, value / sum(values) * INK * high) for value in values]
    apart = AIR * high / max(4, len(values) - 1)
    close = apart / 14
    left, right = FALL * high, RISE * high
    for n, band in enumerate(thick):
        colour = inks.white if n == 0 else (inks.tint, inks.sand, inks.mid)[(n - 1) % 3]
        axes.add_patch(PathPatch(flow(wide, left, right, band), facecolor=colour, linewidth=0, clip_on=False))
        left += band + close
        right += band + apart


def flow(wide: float, left: float, right: float, thick: float) -> Path:
    """A band of even height between two calm ends."""
    bend, back = wide * 0.36, wide * 0.44
    points = [
        (0, left), (bend, left), (back, right), (wide, right),
        (wide, right + thick), (back, right + thick), (bend, left + thick), (0, left + thick), (0, left),
    ]  # fmt: skip
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    return Path(points, codes)
