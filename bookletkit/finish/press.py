"""The press finisher: a file for a print shop, its boxes right and nothing to click.

Colours stand as painted, in sRGB; turning them into ink, and drawing marks,
belongs between `_drop_navigation` and `write_card`, on the same open Pdf.
Source: ISO 32000-2, 14.11.2 and 14.11.6; ISO 15930-7 for what must be absent.
"""

from datetime import datetime
from io import BytesIO

from pikepdf import Array, Name, Pdf

from bookletkit.finish.card import write_card
from bookletkit.plan import Job
from bookletkit.problems import Outcome

POINTS_A_MM = 72 / 25.4


def finish(pdf: bytes, job: Job, moment: datetime) -> Outcome[bytes]:
    """Mend a file painted plain, as PDF 1.6."""
    with Pdf.open(BytesIO(pdf)) as opened:
        _set_boxes(opened, job.bleed_mm)
        _drop_navigation(opened)
        write_card(opened, job.card, moment)
        _say_untrapped(opened)
        finished = BytesIO()
        opened.save(finished, force_version="1.6", deterministic_id=True)
    return Outcome(finished.getvalue())


def _set_boxes(pdf: Pdf, bleed_mm: float) -> None:
    """BleedBox = trim and bleed, as far as the page was painted.

    WeasyPrint never lets it reach further than 10 pt. Where the page ends
    before the bleed does, preflight tells that the bleed is short.
    """
    bleed = bleed_mm * POINTS_A_MM
    for page in pdf.pages:
        media = [float(edge) for edge in page.mediabox]
        left, bottom, right, top = (float(edge) for edge in page.trimbox)
        page.obj[Name.BleedBox] = Array(
            [
                round(edge, 6)
                for edge in (
                    max(left - bleed, media[0]),
                    max(bottom - bleed, media[1]),
                    min(right + bleed, media[2]),
                    min(top + bleed, media[3]),
                )
            ]
        )


def _drop_navigation(pdf: Pdf) -> None:
    """Nothing to click, nothing that acts: PDF/X allows neither."""
    for page in pdf.pages:
        if Name.Annots in page.obj:
            del page.obj[Name.Annots]
    for key in (Name.Outlines, Name.Names, Name.Dests, Name.OpenAction):
        if key in pdf.Root:
            del pdf.Root[key]


def _say_untrapped(pdf: Pdf) -> None:
    """No colours were spread to hide gaps between plates: the shop may do it."""
    pdf.docinfo.Trapped = Name("/False")
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["pdf:Trapped"] = "False"
