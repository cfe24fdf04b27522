"""Charts to SVG, in a booklet's colours and the kit's fonts, each drawn once.

Only the plot: takeaway, unit, source and note are HTML around it. The same
chart gives the same bytes in every run. matplotlib is imported only for a
chart that is not in the cache: see `plot.py`.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from bookletkit.cache import Cache
from bookletkit.copydesk.places import find
from bookletkit.design import HOUSE, Design, Inks
from bookletkit.kit import Chart, Kit
from bookletkit.problems import WARNING, Outcome, Place, Problem, rule

PT_IN_MM = 72 / 25.4
COVER = "bands"
"""The kind that draws cover art; no chart of its own."""
WORDS_MM = 25.0
"""What takeaway, unit, source and note of a chart take in height, as a rule."""
WEIGHTS = (400, 600)
"""Weights of labels, as house.py sets them."""

unknown_kind = rule(
    "chart.unknown-kind",
    """A chart's `kind` names a file of charts/: `kind: ranked-bars` is drawn by charts/ranked_bars.py, ours or the
    kit's own. An unknown kind cannot be drawn, and a page would stand without its chart. Mend: write one of the kinds
    that are offered, or add a file of that name to the kit's charts/ folder.""",
)
cannot_draw = rule(
    "chart.cannot-draw",
    """A chart kind draws every chart that it is handed, or says why not: dumbbells compare two columns, a stacked bar
    has no negative parts. Half a chart would mislead. Example: `kind: dumbbells` with three value columns. Mend: take
    the kind that is offered, or change the rows; if the kind is the kit's own, mend its file at the line told.""",
)
missing_glyph = rule(
    "chart.missing-glyph",
    """Every character of a chart stands in the kit's sans-serif font. One that it lacks would be printed as an empty
    box, or taken from a font of this machine and look different on the next. Example: Thai labels with Source Sans
    Pro. Mend: correct the character, or name a family in kit.yaml under `fonts:` that has it.""",
)
high = rule(
    "chart.too-high",
    """A chart stands on one page, with its takeaway above and its source below. A page cannot break a drawing: what
    is too high would be cut off at the foot. Example: forty rows; or twenty-five with labels of two lines each. Mend:
    shorten the labels, show fewer rows, or make two charts of it.""",
)
missing_weight = rule(
    "chart.missing-weight",
    """Labels of charts are set in two weights of the sans-serif font, 400 and 600: a highlighted row stands out
    by its weight, which survives a grey copier. A family without one of them is set in its nearest weight, so the
    stress is lost. Mend: add the missing face to the kit's fonts/ folder, or take a family that has both.""",
    WARNING,
)


@dataclass(frozen=True, slots=True)
class Svg:
    """A drawing at its final size."""

    data: bytes
    width_mm: float
    height_mm: float


def unknown_kinds(kit: Kit, design: Design) -> tuple[Problem, ...]:
    """Charts of a kind that nobody draws: known before a page is set."""
    known = [name for name in design.chart_kinds if name != COVER]
    charts = [chart for booklet in kit.booklets for chart in booklet.charts.values() if chart.kind not in known]
    return tuple(_unknown(chart, known, find(kit, chart.place, "kind:", chart.kind)) for chart in charts)


def draw(
    chart: Chart, inks: Inks, design: Design, width_mm: float, cache: Cache, no_data: str = "no data"
) -> Outcome[Svg]:
    """Draw a chart at its final width; its height follows from what it holds."""
    kind = None if chart.kind == COVER else design.chart_kinds.get(chart.kind)
    if kind is None:
        known = [name for name in design.chart_kinds if name != COVER]
        return Outcome(None, (_unknown(chart, known, chart.place),))
    return _drawn(kind, chart, inks, design, (width_mm, 0.0), cache, no_data)


def too_high(chart: Chart, drawn: Svg, page_mm: float) -> tuple[Problem, ...]:
    """Nothing for a chart that stands on a page of this height with its words; a page cannot break it."""
    room = page_mm - WORDS_MM
    if drawn.height_mm <= room:
        return ()
    return (
        high(
            f"The chart is {drawn.height_mm:.0f} mm high; with its words a page has room for {room:.0f}, "
            "and the rest would be cut off.",
            chart.place,
            "Shorten its labels so that each stands in one line, show fewer rows, or make two charts of it.",
        ),
    )


def draw_cover(
    chart: Chart, inks: Inks, design: Design, width_mm: float, height_mm: float, cache: Cache
) -> Outcome[Svg]:
    """Draw cover art from a chart's first value column: the whole page with its bleed, on no ground of its own."""
    return _drawn(design.chart_kinds[COVER], chart, inks, design, (width_mm, height_mm), cache, "")


def _drawn(
    kind: Path, chart: Chart, inks: Inks, design: Design, size_mm: tuple[float, float], cache: Cache, no_data: str
) -> Outcome[Svg]:
    told = tuple(_weights_missing(design, WEIGHTS))
    key = _key(kind, chart, inks, design, size_mm, no_data)
    kept = cache.get(key)
    if kept is not None:
        return Outcome(_svg(kept, size_mm[0]), told)

    from bookletkit import plot  # here, not above: half a second, for what is not in the cache

    size_pt = (size_mm[0] * PT_IN_MM, size_mm[1] * PT_IN_MM)
    try:
        drawn = plot.plot(kind, chart, inks, design.fonts, design.sans_family, size_pt, no_data)
    except plot.Undrawable as reason:
        return Outcome(None, (*told, _undrawable(chart, kind, reason, reason.mend)))
    if drawn.lacking:
        return Outcome(None, (*told, _lacking(chart, design, drawn.lacking)))
    more = [weight for weight in drawn.weights if weight not in WEIGHTS]
    told = (*told, *_weights_missing(design, more))
    if not more:  # what must be told again is drawn again
        cache.put(key, drawn.svg)
    return Outcome(_svg(drawn.svg, size_mm[0]), told)


def _key(kind: Path, chart: Chart, inks: Inks, design: Design, size_mm: tuple[float, float], no_data: str) -> str:
    """Hash of all that can change a drawing. A chart's repr leaves its places out.

    Code: the files beside the kind and ours, with their data, since a kit's
    kind may build on them; the builder's own drawing; matplotlib.
    """
    own = Path(__file__).parent
    folders = dict.fromkeys([kind.parent, HOUSE / "charts"])
    code = [own / "draw.py", own / "plot.py", own / "placing.py"]
    code += [file for folder in folders for name in ("*.py", "*.json") for file in sorted(folder.glob(name))]
    faces = [(face.family, face.weight, face.italic, face.sha256) for face in design.fonts]
    told = [kind.stem, repr(chart), repr(inks), repr(size_mm), no_data, design.sans_family, repr(faces)]
    told += [version("matplotlib"), *(hashlib.sha256(file.read_bytes()).hexdigest() for file in code)]
    return "chart-" + hashlib.sha256("\0".join(told).encode()).hexdigest()


def _svg(data: bytes, width_mm: float) -> Svg:
    """Its height stands in its first element, in pt."""
    height_pt = data.split(b'viewBox="0 0 ', 1)[1].split(b'"', 1)[0].split()[1]
    return Svg(data, width_mm, float(height_pt) / PT_IN_MM)


def _unknown(chart: Chart, known: Sequence[str], where: Place) -> Problem:
    near = get_close_matches(chart.kind, known, 1)
    ask = f"Did you mean `{near[0]}`? " if near else ""
    return unknown_kind(
        f"There is no chart kind `{chart.kind}`, so the chart cannot be drawn.",
        where,
        f"{ask}The kinds are {', '.join(sorted(known))}.",
    )


def _undrawable(chart: Chart, kind: Path, reason: Exception, mend: str) -> Problem:
    return cannot_draw(
        f"The chart kind `{kind.stem.replace('_', '-')}` cannot draw this chart. {reason}",
        chart.place,
        mend or f"Mend charts/{kind.name}, or the rows that it does not expect.",
    )


def _lacking(chart: Chart, design: Design, letters: Sequence[str]) -> Problem:
    named = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in letters[:5])
    named += f" and {len(letters) - 5} more" if len(letters) > 5 else ""
    return missing_glyph(
        f"{design.sans_family} has no glyph for {named}; the chart would show empty boxes.",
        chart.place,
        "Correct the characters, or name a family that has them in kit.yaml, under `fonts: sans`.",
    )


def _weights_missing(design: Design, wanted: Sequence[int]) -> Sequence[Problem]:
    """Told once a kit, whatever the number of charts: the same Problem each time."""
    have = {face.weight for face in design.fonts if face.family == design.sans_family and not face.italic}
    return [
        missing_weight(
            f"{design.sans_family} has no face of weight {weight}, only {', '.join(map(str, sorted(have)))}; "
            "labels of charts take the nearest.",
            Place(PurePosixPath("kit.yaml")),
            f"Add the face of weight {weight} to fonts/, or name a family that has it.",
        )
        for weight in wanted
        if weight not in have
    ]
