"""The press finisher: a file for a print shop, read back with pypdf."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from bookletkit.editions import PRINT
from bookletkit.finish import finish

from .painted import HEIGHT_PT, TITLE, WIDTH_PT, job, painted

MM = 72 / 25.4


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return finish(painted(PRINT), job(PRINT)).value


@pytest.fixture(scope="module")
def reader(pdf):
    return PdfReader(BytesIO(pdf))


@pytest.mark.parametrize("bleed_mm", [3, 5])
def test_the_bleed_box_is_the_trim_and_the_bleed(bleed_mm):
    """On all four sides; WeasyPrint's own ends at 10 pt, which 5 mm exceed."""
    finished = finish(painted(PRINT, bleed_mm), job(PRINT, bleed_mm=bleed_mm)).value
    out = bleed_mm * MM

    for page in PdfReader(BytesIO(finished)).pages:
        assert [float(edge) for edge in page.trimbox] == pytest.approx([0, 0, WIDTH_PT, HEIGHT_PT], abs=0.01)
        bleed = [float(edge) for edge in page.bleedbox]
        assert bleed == pytest.approx([-out, -out, WIDTH_PT + out, HEIGHT_PT + out], abs=0.01)
        assert bleed == pytest.approx([float(edge) for edge in page.mediabox], abs=0.01)


def test_the_bleed_box_claims_no_more_than_was_painted():
    """Asked for 5 mm of a page painted with 3: the box ends with the paint, for preflight to see."""
    finished = finish(painted(PRINT), job(PRINT, bleed_mm=5)).value

    assert float(PdfReader(BytesIO(finished)).pages[0].bleedbox.left) == pytest.approx(-3 * MM, abs=0.01)


def test_nothing_is_left_to_click(reader):
    """No links, no bookmarks, no names, no tags."""
    assert not any("/Annots" in page for page in reader.pages)
    assert not {"/Outlines", "/Names", "/Dests", "/OpenAction", "/StructTreeRoot"} & set(reader.trailer["/Root"])


def test_what_is_painted_stays(reader):
    """The finisher does not touch the paint yet: operators are those of WeasyPrint."""
    before = PdfReader(BytesIO(painted(PRINT)))

    for page, painted_page in zip(reader.pages, before.pages, strict=True):
        assert page.get_contents().get_data() == painted_page.get_contents().get_data()


def test_it_is_pdf_1_6_untrapped_and_has_an_id(pdf, reader):
    """What PDF/X-4 asks of header, Info and trailer."""
    assert pdf.startswith(b"%PDF-1.6")
    assert reader.metadata["/Trapped"] == "/False"
    assert b"<pdf:Trapped" in reader.trailer["/Root"]["/Metadata"].get_data()
    assert len(reader.trailer["/ID"]) == 2


def test_the_card_is_told(reader):
    """A shop sees what it prints, and of which revision."""
    assert reader.metadata.title == reader.xmp_metadata.dc_title["x-default"] == TITLE
    assert reader.metadata.author == "Harbour Board"
    assert b">2</xmpMM:VersionID>" in reader.trailer["/Root"]["/Metadata"].get_data()
