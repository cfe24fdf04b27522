"""What every chart kind is handed: colours, type, and the house's way to place and label.

A kind works in points (1/72 inch) from the top left corner of its drawing, y
downwards, as a page does. Heights are whole lines of the text, so that what
follows a chart stands on the grid again. Labels stand on the data: there is
no legend, no grid, no frame.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from bookletkit.design import Inks
from bookletkit.kit import Chart, Row
from bookletkit.placing import Scale, spread, ticks, wrap

LINE = 13.04
"""A line of the text, pt."""
TYPE = 7.6
INSIDE = 8.0
"""White figures on a bar: coloured or white type is never smaller."""
LEADING = 9.2
GAP = 4.0
HAIR = 0.5
"""The thinnest rule that prints."""
REGULAR, BOLD = 400, 600
_CAPS = 0.66
"""Height of capitals and figures, of the type size: a label's middle."""


class CannotDraw(Exception):
    """Raised by a kind on a chart that it would draw badly: why, and the mend."""

    def __init__(self, why: str, mend: str) -> None:
        super().__init__(why)
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Labels:
    """Row labels in their column, broken into lines."""

    texts: tuple[str, ...]
    bold: tuple[bool, ...]
    right: float
    """Where the column ends and the plot begins."""

    def height(self, n: int) -> float:
        return LEADING * (self.texts[n].count("\n") + 1)


@dataclass(frozen=True, slots=True)
class Names:
    """Names of series, each above the place it belongs to."""

    texts: tuple[str, ...]
    xs: tuple[float, ...]
    middles: tuple[float, ...]
    """From the top of the head."""
    align: str
    anchors: tuple[float, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Feet:
    """Labels below columns or points; an empty one is left out."""

    texts: tuple[str, ...]
    upright: bool
    height: float


@dataclass(frozen=True, slots=True)
class House:
    """Of one drawing."""

    inks: Inks
    width: float
    height: float
    """Of a cover; a chart's height follows from what it holds."""
    no_data: str
    """Words for a missing value."""
    measure: Callable[[str, int], float]
    """Width of a text in ems, for a weight."""

    # --- the drawing, its type and marks ------------------------------------

    def canvas(self, axes: Axes, height: float) -> float:
        """Give the drawing its height, rounded up to whole lines."""
        whole = LINE * math.ceil(height / LINE - 1e-6)
        figure = axes.get_figure(root=True)
        if figure is not None:
            figure.set_size_inches(self.width / 72, whole / 72)
        axes.set_xlim(0, self.width)
        axes.set_ylim(whole, 0)
        return whole

    def wide(self, text: str, bold: bool = False, size: float = TYPE) -> float:
        """Width of the longest line, pt."""
        return max(self.measure(line, BOLD if bold else REGULAR) for line in _printed(text).split("\n")) * size

    def wrap(self, text: str, room: float, bold: bool = False) -> str:
        return "\n".join(wrap(text, room, lambda part: self.wide(part, bold)))

    def text(
        self, axes: Axes, x: float, y: float, text: str, align: str = "left", *, bold: bool = False,
        colour: str = "", size: float = TYPE, upright: bool = False,
    ) -> None:  # fmt: skip
        """Set words whose middle is at y; `upright`: read from below, starting at y."""
        weight, ink = BOLD if bold else REGULAR, colour or self.inks.text
        lines = _printed(text).split("\n") if text else []
        for n, line in enumerate(lines):
            below = (n - (len(lines) - 1) / 2) * LEADING
            if upright:
                axes.text(
                    x + below + _CAPS * size / 2, y, line, ha=align, va="baseline", rotation=90,
                    rotation_mode="anchor", fontsize=size, fontweight=weight, color=ink,
                )  # fmt: skip
            else:
                axes.text(
                    x, y + below + _CAPS * size / 2, line, ha=align, va="baseline",
                    fontsize=size, fontweight=weight, color=ink,
                )  # fmt: skip

    def bar(self, axes: Axes, x: tuple[float, float], y: tuple[float, float], colour: str) -> None:
        """A filled box between two x and two y."""
        corner, wide, high = (min(x), min(y)), abs(x[1] - x[0]), abs(y[1] - y[0])
        axes.add_patch(Rectangle(corner, wide, high, facecolor=colour, linewidth=0, clip_on=False))

    def rule(
        self, axes: Axes, xs: Iterable[float], ys: Iterable[float], colour: str, thick: float = HAIR,
        *, dashed: bool = False,
    ) -> None:  # fmt: skip
        """A line through points."""
        style = (0, (3, 1.4)) if dashed else "solid"
        axes.plot(
            list(xs), list(ys), color=colour, linewidth=thick, linestyle=style, clip_on=False,
            solid_capstyle="butt", solid_joinstyle="round", zorder=1,
        )  # fmt: skip

    def dot(
        self, axes: Axes, x: float, y: float, colour: str, *, across: float, filled: bool = True, shape: str = "o"
    ) -> None:
        """A mark, filled or open; a filled one lies on top."""
        axes.plot(
            [x], [y], shape, markersize=across, markeredgecolor=colour, markeredgewidth=0.0 if filled else 1.1,
            markerfacecolor=colour if filled else self.inks.white, zorder=2.5 if filled else 2.2, clip_on=False,
        )  # fmt: skip

    # --- rows, values, colours ----------------------------------------------

    def number(self, value: Decimal) -> str:
        """As exact as it was written, thousands with commas: 1,422.6."""
        return f"{value:,f}".replace("-", "−")

    def told(self, value: Decimal | None) -> str:
        """What stands at a mark: the number, or that there is none."""
        return self.no_data if value is None else self.number(value)

    def name(self, row: Row) -> str:
        """A row's label; ° if it is not re-read at its source."""
        return f"{row.label}°" if row.unread else row.label

    def ranked(self, chart: Chart, worth: Callable[[Row], Decimal | None]) -> list[Row]:
        """Rows by value, greatest first, those without one last; or as given."""
        rows = list(chart.rows)
        if chart.order == "given":
            return rows
        return sorted(rows, key=lambda row: (worth(row) is None, -(worth(row) or 0)))

    def marked(self, chart: Chart, row: Row) -> bool:
        """True for a row that the editor wants seen."""
        return row.label in chart.highlight

    def colour(self, chart: Chart, row: Row, quiet: str = "") -> str:
        """The booklet's colour for rows that are highlighted, or for all where none is; else quiet: the mid tone.

        Small and open marks take the grey: thin lines of a tint break up in print.
        """
        some = any(self.marked(chart, other) for other in chart.rows)
        return quiet or self.inks.mid if some and not self.marked(chart, row) else self.inks.colour

    def shades(self, many: int) -> list[str]:
        """A colour a part: neighbours differ in grey as well."""
        inks = self.inks
        order = [inks.colour, inks.mid, inks.grey, inks.sand, inks.text, inks.tint]
        return [order[n % len(order)] for n in range(many)]

    def on(self, shade: str) -> str:
        """The colour of figures on a shade."""
        dark = shade in (self.inks.colour, self.inks.grey, self.inks.text)
        return self.inks.white if dark else self.inks.text

    # --- rows of labels, names of series ------------------------------------

    def labels(self, chart: Chart, rows: Sequence[Row]) -> Labels:
        """A column as wide as its longest label, at most a third of the drawing."""
        bold = tuple(self.marked(chart, row) for row in rows)
        texts = tuple(self.wrap(self.name(row), self.width / 3, strong) for row, strong in zip(rows, bold, strict=True))
        widest = max((self.wide(text, strong) for text, strong in zip(texts, bold, strict=True)), default=0.0)
        return Labels(texts, bold, widest + 2 * GAP)

    def ladder(
        self, axes: Axes, labels: Labels, steps: Sequence[float], head: float = 0.0, tail: float = 0.0
    ) -> list[float]:
        """Make rows under rows, between a head and a tail; give the middle of each.

        The slack that whole lines leave is shared out between the rows.
        """
        heights = [max(step, labels.height(n) + LINE - LEADING) for n, step in enumerate(steps)]
        full = head + sum(heights) + tail
        slack = (self.canvas(axes, full) - full) / len(heights)
        middles, top = [], head
        for height in heights:
            middles.append(top + (height + slack) / 2)
            top += height + slack
        return middles

    def label(self, axes: Axes, labels: Labels, n: int, y: float) -> None:
        """Set the label of a row."""
        self.text(axes, 0, y, labels.texts[n], bold=labels.bold[n])

    def value_bar(
        self, axes: Axes, value: Decimal | None, scale: Scale, y: float, thick: float, colour: str,
        *, bold: bool = False,
    ) -> float:  # fmt: skip
        """A bar from zero and its figure at the end; give where the figure ends."""
        end = scale(value or 0)
        if value:
            self.bar(axes, (scale(0), end), (y - thick / 2, y + thick / 2), colour)
        way = -1 if value and value < 0 else 1
        self.text(
            axes, end + way * GAP, y, self.told(value), "left" if way > 0 else "right",
            bold=bold, colour=self.inks.grey if value is None else "",
        )  # fmt: skip
        return end + way * (GAP + self.wide(self.told(value), bold))

    def zero(self, axes: Axes, scale: Scale, top: float = 0.0) -> None:
        """The rule that negative bars hang from."""
        self.rule(axes, (scale(0), scale(0)), (top, axes.get_ylim()[0]), self.inks.grey)

    def names(self, anchors: Sequence[float], names: Sequence[str], align: str) -> Names:
        """Names on one line above their anchors; else as stairs, so that no name crosses the line to another.

        `align` is that of the stairs: "right", names end at their anchors and
        rise to the right; "left", they begin there and fall.
        """
        rooms = [self.wide(name) + 2 * GAP for name in names]
        if sum(rooms) <= self.width:
            xs = spread(anchors, rooms, -GAP, self.width + GAP)
            if all(abs(x - anchor) < room / 2 - GAP for x, anchor, room in zip(xs, anchors, rooms, strict=True)):
                level = tuple(LEADING / 2 for _ in names)
                return Names(tuple(names), tuple(xs), level, "center", tuple(anchors), LEADING + GAP)
        free = [anchor if align == "right" else self.width - anchor for anchor in anchors]
        texts = tuple(self.wrap(name, room - 2) for name, room in zip(names, free, strict=True))
        middles, top = [0.0] * len(texts), 0.0
        for n in sorted(range(len(texts)), key=lambda n: anchors[n], reverse=align == "right"):
            high = LEADING * (texts[n].count("\n") + 1)
            middles[n] = top + high / 2
            top += high
        shift = -1.5 if align == "right" else 1.5
        return Names(
            texts, tuple(anchor + shift for anchor in anchors), tuple(middles), align, tuple(anchors), top + GAP
        )

    def name_series(self, axes: Axes, names: Names, feet: Sequence[float], top: float = 0.0) -> None:
        """Set the names, and the lines that lead down from them."""
        for text, x, y, anchor, foot in zip(names.texts, names.xs, names.middles, names.anchors, feet, strict=True):
            y += top
            low = y + LEADING * (text.count("\n") + 1) / 2
            start = low if names.align == "center" else low - LEADING
            self.text(axes, x, y, text, names.align, colour=self.inks.text)
            if foot > start + 1:
                self.rule(axes, (anchor, anchor), (start, foot), self.inks.grey)

    def feet(self, chart: Chart, xs: Sequence[float], room: float) -> Feet:
        """Labels in a row, each in its room: on a line; years, some left out; else broken; else upright."""
        texts = [self.name(row) for row in chart.rows]
        bold = any(self.marked(chart, row) for row in chart.rows)
        wides = [self.wide(text, bold) + GAP for text in texts]
        if max(wides) <= room:
            return Feet(tuple(texts), False, LEADING)
        if all(text.isdecimal() for text in texts):
            shown = {0}
            last = xs[-1] + 2 * max(wides)
            for n in reversed(range(len(xs))):
                if min(last - xs[n], xs[n] - xs[0]) > max(wides) - 0.01:
                    shown.add(n)
                    last = xs[n]
            return Feet(tuple(text if n in shown else "" for n, text in enumerate(texts)), False, LEADING)
        if all(self.wide(word, bold) + GAP <= room for text in texts for word in text.split()):
            broken = tuple(self.wrap(text, room - GAP, bold) for text in texts)
            return Feet(broken, False, LEADING * (max(text.count("\n") for text in broken) + 1))
        return Feet(tuple(texts), True, max(wides))

    def set_feet(self, axes: Axes, chart: Chart, feet: Feet, xs: Sequence[float], top: float) -> None:
        for row, text, x in zip(chart.rows, feet.texts, xs, strict=True):
            bold = self.marked(chart, row)
            if text and feet.upright:
                self.text(axes, x, top, text, "right", bold=bold, upright=True)
            elif text:
                half = self.wide(text, bold) / 2
                x = max(half, min(x, self.width - half))
                self.text(axes, x, top + LEADING * (text.count("\n") + 1) / 2, text, "center", bold=bold)

    def axis(self, values: Sequence[float]) -> list[tuple[Decimal, str]]:
        """Round values and how they are written, for a side where figures do not stand at the marks."""
        return [(value, self.number(value)) for value in ticks(min(values), max(values))]


def _printed(text: str) -> str:
    """Without the zero-width spaces that only say where a line may break."""
    return text.replace("\u200b", "")
