"""A booklet's card in its PDF: Info for old readers, XMP for new ones, saying the same.

No clock reaches a file: its date is that of the revision, or SOURCE_DATE_EPOCH.
Source: ISO 32000-2, 14.3; XMP part 1, 8; reproducible-builds.org on the variable.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from pikepdf import Dictionary, Name, Pdf

from bookletkit.plan import Card, Job
from bookletkit.problems import Outcome, Spot, rule

CREATOR = "booklet kit"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

bad_date = rule(
    "finish.date",
    """The date written into a PDF is that of the revision in kit.yaml (`date: 2026-11-24`), or the moment in the
    environment variable SOURCE_DATE_EPOCH: whole seconds since 1970, such as 1795478400. Why: with the clock of the
    machine, two builds of the same content would differ. Mend the date, or unset the variable.""",
)


def moment_of(job: Job, environment: Mapping[str, str]) -> Outcome[datetime]:
    """The one moment that all dates of a file tell."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    try:
        if epoch:
            return Outcome(EPOCH + timedelta(seconds=int(epoch)))
        return Outcome(datetime.strptime(job.card.date, "%Y-%m-%d").replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        said = f"SOURCE_DATE_EPOCH is `{epoch}`" if epoch else f"The revision's date is `{job.card.date}`"
        asked = "whole seconds since 1970" if epoch else "a day written YYYY-MM-DD"
        mend = f"Set it to {asked}" + (", or unset the variable." if epoch else " in kit.yaml.")
        message = f"{said}, which is not {asked}; the PDF would have no date."
        return Outcome(None, (bad_date(message, Spot(job.path, 1), mend),))


def write_card(pdf: Pdf, card: Card, moment: datetime) -> None:
    """Write the card as Info and XMP. What WeasyPrint put in the XMP (pdfuaid) stays."""
    pdf.Root.Lang = card.language
    producer = str(pdf.docinfo.get(Name.Producer, ""))
    _write_info(pdf, card, moment, producer)
    _write_xmp(pdf, card, moment, producer)


def _write_info(pdf: Pdf, card: Card, moment: datetime, producer: str) -> None:
    date = f"D:{moment:%Y%m%d%H%M%S}Z"
    said = {
        "/Title": card.title,
        "/Author": card.author,
        "/Subject": card.subject,
        "/Keywords": ", ".join(card.keywords),
        "/Creator": CREATOR,
        "/Producer": producer,
        "/CreationDate": date,
        "/ModDate": date,
    }
    pdf.docinfo = pdf.make_indirect(Dictionary({key: words for key, words in said.items() if words}))


def _write_xmp(pdf: Pdf, card: Card, moment: datetime, producer: str) -> None:
    date = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    said = {
        "dc:title": card.title,
        "dc:creator": [card.author] if card.author else [],
        "dc:description": card.subject,
        "dc:subject": list(card.keywords),
        "dc:language": [card.language],
        "pdf:Keywords": ", ".join(card.keywords),
        "pdf:Producer": producer,
        "xmp:CreatorTool": CREATOR,
        "xmp:CreateDate": date,
        "xmp:ModifyDate": date,
        "xmp:MetadataDate": date,
        "xmpMM:VersionID": str(card.revision),
    }
    # Without pikepdf's own mark, which would bring in the clock.
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        for key, words in said.items():
            if words:
                xmp[key] = words
