"""A small booklet about a lighthouse, painted by WeasyPrint as both editions are: what finishers are given."""

from functools import cache
from pathlib import Path
from urllib.parse import quote

import font_source_serif_pro
from weasyprint import HTML, Document

from bookletkit.editions import SCREEN, Edition
from bookletkit.plan import Card, Job

SERIF = Path(font_source_serif_pro.__file__).parent / "files" / "SourceSerifPro-Regular.ttf"
TITLE = "Ty’r goleudy: โคมไฟ"
WIDTH_PT, HEIGHT_PT = 120 / 25.4 * 72, 170 / 25.4 * 72

CHART = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60">
  <rect width="90" height="20" fill="#00737a"/><text x="4" y="50" font-family="Harbour" font-size="9">Lamps lit</text>
</svg>"""

PAGES = f"""
<html lang="cy"><head><title>painted</title><style>
  @font-face {{ font-family: Harbour; src: url({SERIF.as_uri()}) }}
  @page {{ size: 120mm 170mm; bleed: BLEEDmm; margin: 15mm; background-color: #dceef0; font: 9pt Harbour;
           @bottom-right {{ content: counter(page) }} }}
  body {{ font: 10pt/14pt Harbour }}
  h1, h2 {{ font-weight: 400 }}
  section {{ break-before: page }}
  h1.cover {{ bookmark-level: none }}
</style></head><body>
  <h1 class="cover">The lighthouse</h1>
  <section id="lamp"><h1>The lamp</h1>
    <p>It burns oil; see <a href="#keeper">the keeper</a>
    and <a href="https://example.org/oil">the study of oil</a>.</p>
    <h2 id="glass">Its glass</h2><p>Cut in Paris, office and fish.</p>
  </section>
  <section id="keeper"><h1>The keeper</h1><p>Back to <a href="#lamp">the lamp</a>,
    <a href="#lamp">page <span>2</span></a>.</p><p>Or write to
    <a href="mailto:keeper@example.org">keeper<wbr>@<wbr>example.org</a>.</p>
    <img src="data:image/svg+xml,CHART" alt="Bar chart: lamps lit in a year">
  </section>
  <section><h1>The sea</h1><p>It is wide.</p>
    <p>See <a href="#keeper"><img src="data:image/svg+xml,CHART" alt="Its keeper" style="height: 15mm"></a>.</p>
  </section>
</body></html>"""


@cache
def painted(edition: Edition, bleed_mm: float = 3) -> bytes:
    """What WeasyPrint paints for an edition: four pages."""
    document = _laid_out(bleed_mm)
    if edition.variant:
        return bytes(document.write_pdf(pdf_variant=edition.variant))
    return bytes(document.write_pdf(pdf_version="1.6"))


def job(edition: Edition = SCREEN, cover: str = "Clawr", date: str = "2026-11-24", bleed_mm: float = 3) -> Job:
    """The job that the sample belongs to."""
    card = Card(
        title=TITLE,
        author="Harbour Board",
        subject="How a lighthouse is kept.",
        keywords=("lamp", "sea", "a keeper"),
        language="cy",
        date=date,
        revision=2,
        cover=cover,
    )
    return Job("lighthouse", 1, edition, card, (120, 170), bleed_mm, fingerprint="")


@cache
def _laid_out(bleed_mm: float) -> Document:
    html = PAGES.replace("CHART", quote(CHART)).replace("BLEEDmm", f"{bleed_mm}mm")
    return HTML(string=html).render()
