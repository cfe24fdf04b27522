"""The access finisher: a file for readers, read back with pypdf."""

from io import BytesIO

import page as page_validation
import pikepdf
import pytest
from pypdf import PdfReader

from bookletkit.editions import SCREEN
from bookletkit.finish import finish

from .painted import HEIGHT_PT, TITLE, WIDTH_PT, job, painted


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return finish(painted(SCREEN), job(SCREEN)).value


@pytest.fixture(scope="module")
def reader(pdf):
    return PdfReader(BytesIO(pdf))


def links(reader):
    return [link.get_object() for page in reader.pages for link in page.get("/Annots", [])]


def marks(tag):
    """How many annotations the tags below one name."""
    kids = tag.get("/K", [])
    below = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
    return sum(1 if kid.get("/Type") == "/OBJR" else marks(kid) for kid in below if isinstance(kid, dict))


def test_all_boxes_are_the_trim(reader):
    """No bleed shows on a screen, and the trim corner is the origin."""
    for page in reader.pages:
        for box in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"):
            assert [float(edge) for edge in page[box]] == pytest.approx([0, 0, WIDTH_PT, HEIGHT_PT], abs=0.01)


def test_text_stays_as_it_was_painted(reader):
    """Cropping and saving lose no word."""
    before = PdfReader(BytesIO(painted(SCREEN)))

    assert [page.extract_text() for page in reader.pages] == [page.extract_text() for page in before.pages]
    assert "the study of oil" in reader.pages[1].extract_text()


def test_a_page_is_labelled_by_its_folio_the_cover_by_its_word(reader):
    """ "Go to page 3" leads to the page that prints 3."""
    assert reader.page_labels == ["Clawr", "2", "3", "4"]


def test_without_a_word_the_cover_is_labelled_1():
    """A kit whose words lack one still has a label a page."""
    finished = finish(painted(SCREEN), job(SCREEN, cover="")).value

    assert PdfReader(BytesIO(finished)).page_labels == ["1", "2", "3", "4"]


def test_links_print_and_their_boxes_stand_upright(reader):
    """Flag Print is set; the first corner is the lower left."""
    for link in links(reader):
        left, bottom, right, top = link["/Rect"]
        assert link["/F"] == 4
        assert left < right and bottom < top


def test_links_lead_where_they_led(reader):
    """Names of content ids inside the file, addresses outside."""
    goals = [link.get("/Dest") or link["/A"]["/URI"] for link in links(reader)]

    assert goals == ["keeper", "https://example.org/oil", "lamp", "lamp", "mailto:keeper@example.org", "keeper"]
    assert {"lamp", "glass", "keeper"} <= set(reader.named_destinations)


def test_a_link_is_one_stop_of_the_tab_key(reader):
    """A span or a place to break inside a link is no link of its own; WeasyPrint made one of each."""
    before = links(PdfReader(BytesIO(painted(SCREEN))))
    tree = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = {int(number): owner.get_object() for number, owner in zip(tree[::2], tree[1::2], strict=True)}

    assert (len(before), len(links(reader))) == (12, 6)
    for link in links(reader):
        assert owners[link["/StructParent"]]["/S"] == "/Link"
    assert len(owners) == len(reader.pages) + len(links(reader))
    assert marks(reader.trailer["/Root"]["/StructTreeRoot"]) == len(links(reader))


def test_a_link_round_a_picture_is_as_high_as_the_picture(reader):
    """WeasyPrint's link has the height of the line; the double over the picture is dropped, so the link grows."""
    _, bottom, _, top = links(reader)[-1]["/Rect"]

    assert top - bottom >= 15 / 25.4 * 72


def test_a_bookmark_that_holds_none_has_no_count(reader):
    """A Count of 0 is for an outline whose only bookmarks are closed."""
    first = reader.trailer["/Root"]["/Outlines"]["/First"]

    assert (first["/Title"], first["/Count"]) == ("The lamp", 1)
    assert (first["/First"]["/Title"], "/Count" in first["/First"]) == ("Its glass", False)


def test_info_and_xmp_tell_the_card_alike(reader):
    """Title, author, subject, keywords, language: twice the same, in any script."""
    info, xmp = reader.metadata, reader.xmp_metadata

    assert info.title == xmp.dc_title["x-default"] == TITLE
    assert [info.author] == xmp.dc_creator == ["Harbour Board"]
    assert info.subject == xmp.dc_description["x-default"] == "How a lighthouse is kept."
    assert info["/Keywords"] == xmp.pdf_keywords == "lamp, sea, a keeper"
    assert xmp.dc_subject == ["lamp", "sea", "a keeper"]
    assert xmp.dc_language == ["cy"]
    assert reader.trailer["/Root"]["/Lang"] == "cy"


def test_the_window_shows_the_title(reader):
    """DisplayDocTitle is set."""
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_file_is_tagged_and_says_so(reader):
    """Tags survive, and the promise of PDF/UA-1 that WeasyPrint wrote."""
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"] and "/K" in root["/StructTreeRoot"]
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()


def test_the_file_opens_before_it_is_loaded(pdf):
    """It is linearised: the first page shows while the rest is on its way."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.is_linearized
        assert opened.check_pdf_syntax() == []


def test_it_passes_pdf_ua_1(pdf):
    """page-validation, an independent checker, finds nothing: no exceptions are made."""
    report = page_validation.validate_pdf_bytes(pdf, profile="ua1")

    assert [failure.rule_id for failure in report.failures] == []
    assert report.is_compliant
