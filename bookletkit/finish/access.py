"""The access finisher: a file for readers, cropped to the trim, labelled, described.

The tag tree stands as WeasyPrint writes it; rebuilding it belongs between
`mend_links` and `write_card`, on the same open Pdf.
Source: ISO 14289-1 (PDF/UA-1); ISO 32000-2, 12.3–12.5.
"""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf

from bookletkit.finish.card import write_card
from bookletkit.finish.links import mend_links
from bookletkit.plan import Job
from bookletkit.problems import Outcome


def finish(pdf: bytes, job: Job, moment: datetime) -> Outcome[bytes]:
    """Mend a file painted as pdf/ua-1."""
    with Pdf.open(BytesIO(pdf)) as opened:
        _crop_to_trim(opened)
        mend_links(opened)
        _mend_bookmarks(opened)
        _label_pages(opened, job.card.cover)
        opened.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        write_card(opened, job.card, moment)
        finished = BytesIO()
        opened.save(finished, linearize=True, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return Outcome(finished.getvalue())


def _crop_to_trim(pdf: Pdf) -> None:
    """Paint in the bleed stays in the file and out of sight."""
    for page in pdf.pages:
        trim = list(page.trimbox)
        for name in (Name.MediaBox, Name.CropBox, Name.BleedBox, Name.TrimBox):
            page.obj[name] = Array(trim)


def _mend_bookmarks(pdf: Pdf) -> None:
    """A bookmark that holds none has no Count (ISO 32000-2, table 151); WeasyPrint writes 0."""
    for bookmark in _bookmarks(pdf.Root.get(Name.Outlines)):
        if bookmark.get(Name.Count) == 0:
            del bookmark.Count


def _bookmarks(parent: Object | None) -> Iterator[Object]:
    item = parent.get(Name.First) if parent is not None else None
    while item is not None:
        yield item
        yield from _bookmarks(item)
        item = item.get(Name.Next)


def _label_pages(pdf: Pdf, cover: str) -> None:
    """A page is called by its folio, the page of the file; the cover, which has none printed, by its word."""
    labels: list[object] = [0, Dictionary(P=cover) if cover else Dictionary(S=Name.D)]
    if len(pdf.pages) > 1:
        labels += [1, Dictionary(S=Name.D, St=2)]
    pdf.Root.PageLabels = Dictionary(Nums=Array(labels))
