"""One booklet in one layout, all its editions: a laid-out document does not travel between processes."""

from collections.abc import Mapping

from bookletkit import markup, own
from bookletkit.cache import Cache
from bookletkit.design import Design, inks
from bookletkit.draw import Svg, draw, draw_cover, too_high
from bookletkit.editions import BOOKLET, Layout
from bookletkit.finish import finish
from bookletkit.kit import Booklet, Chart, ChartBlock, Kit
from bookletkit.plan import Job
from bookletkit.problems import Outcome, Problem, errors
from bookletkit.settle import settle
from bookletkit.typeset import Setting, fill, paint, prepare


def set_booklet(kit: Kit, booklet: Booklet, design: Design, cache: Cache) -> Outcome[Setting]:
    """Draw, mark up, typeset, settle."""
    layout = BOOKLET
    colours = inks(kit, booklet.front.colour)
    problems: list[Problem] = []
    drawings: dict[str, Svg] = {}
    placed = {block.chart for block in booklet.blocks() if isinstance(block, ChartBlock)}
    for chart in booklet.charts.values():
        drawn = draw(chart, colours, design, chart_width_mm(kit, layout, chart), cache, kit.words["missing"])
        problems += drawn.problems
        if drawn.value is not None:
            problems += too_high(chart, drawn.value, _page_mm(kit)) if chart.id in placed else ()
            drawings[chart.id] = drawn.value
    width_mm, height_mm = (side + 2 * kit.settings.press.bleed_mm for side in kit.settings.trim_mm)
    art = draw_cover(booklet.charts[booklet.front.cover.chart], colours, design, width_mm, height_mm, cache)
    problems += art.problems
    if errors(problems) or art.value is None:
        return Outcome(None, tuple(problems))
    try:
        written = markup.mark_up(kit, booklet, layout, design, drawings, art.value, cache)
        kept, told = prepare(design, written.settings_css, written.assets)
        setting = settle(written, kept, (*problems, *told))
        if setting.pages > 99:  # a folio of three digits needs more room than was kept
            written = markup.mark_up(kit, booklet, layout, design, drawings, art.value, cache, digits=3)
            setting = settle(written, kept, (*problems, *told))
    except Exception as fault:
        if (failed := own.failed(fault, kit.folder)) is None:
            raise
        return Outcome(None, (*problems, failed))
    return Outcome(setting, setting.problems)


def issue(kit: Kit, setting: Setting, folios: Mapping[str, Mapping[str, int]], job: Job) -> Outcome[bytes]:
    """Fill in folios, paint, finish: one edition."""
    filled = fill(setting, {**folios, setting.slug: setting.folios})
    painted = paint(filled, job.edition, _addresses(kit))
    if not painted.good or painted.value is None:
        return painted
    finished = finish(painted.value, job)
    return Outcome(finished.value, (*painted.problems, *finished.problems))


def chart_width_mm(kit: Kit, layout: Layout, chart: Chart) -> float:
    """A chart is drawn at its final width, so that type sizes are true."""
    margins = kit.settings.margins_mm
    wide = kit.settings.trim_mm[0] - margins.inner - margins.outer
    return wide if chart.width == "wide" else wide - layout.margin_column_mm - layout.gutter_mm


def _page_mm(kit: Kit) -> float:
    """Height of the text area."""
    return kit.settings.trim_mm[1] - kit.settings.margins_mm.head - kit.settings.margins_mm.foot


def _addresses(kit: Kit) -> Mapping[str, str]:
    """Where each booklet lies: beside this one, opened at a named destination (`./`: else a host is read into it)."""
    return {f"kit:{booklet.slug}": f"./{booklet.number}-{booklet.slug}.pdf#nameddest=" for booklet in kit.booklets}
