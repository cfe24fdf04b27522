"""Rules for every finished file. Each is given one fault, speaks, and no other does."""

from io import BytesIO

import pikepdf
import pytest
from finish.painted import job
from pikepdf import Dictionary, Encryption, Name, Page, Pdf, Stream

from bookletkit.editions import PRINT, SCREEN
from bookletkit.preflight import preflight

from .finished import broken, finished, judged, rules

BOTH = pytest.mark.parametrize("edition", [PRINT, SCREEN], ids=lambda edition: edition.name)


def untouched(pdf: Pdf) -> None:
    """No fault."""


@BOTH
def test_a_clean_file_is_silent(edition):
    """No rule speaks of what the finisher made, as it came and saved anew."""
    assert preflight(finished(edition), job(edition)) == ()
    assert judged(edition, untouched) == ()


def opens(pdf: bytes) -> list[str]:
    return [problem.message for problem in preflight(pdf, job(PRINT)) if problem.rule == "file.opens"]


@pytest.mark.parametrize("pdf", [b"", b"<html></html>", finished(PRINT)[:2000]], ids=["empty", "no PDF", "cut short"])
def test_a_file_that_does_not_open_is_told_and_nothing_else(pdf):
    """file.opens: and preflight ends there."""
    assert rules(preflight(pdf, job(PRINT))) == {"file.opens"}
    assert opens(pdf) == ["The file does not open: it is no PDF, or damaged."]


def test_a_file_that_opens_only_by_repair_is_told():
    """file.opens: readers mend in different ways; the message names the damage, not the memory of this run."""
    with Pdf.open(BytesIO(finished(PRINT))) as pdf:
        plain = BytesIO()
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)

    assert opens(plain.getvalue()[:-60]) == ["The file opens only by repair: file is damaged."]


def test_a_page_whose_paint_cannot_be_read_is_told():
    """file.opens: its content is not what its filter says."""

    def scramble(pdf: Pdf) -> None:
        pdf.pages[1].Contents.write(b"no deflated data", filter=Name.FlateDecode)

    assert rules(judged(PRINT, scramble)) == {"file.opens"}


@pytest.mark.parametrize(
    ("user", "message"),
    [("", "The file is encrypted; a print shop cannot use it."), ("lamp", "The file asks for a password.")],
)
def test_an_encrypted_file_is_told(user, message):
    """file.opens: with a password or without."""
    assert opens(broken(PRINT, untouched, Encryption(owner="keeper", user=user))) == [message]


def test_a_file_without_a_page_is_told():
    """file.opens."""
    empty = BytesIO()
    pikepdf.new().save(empty)

    assert opens(empty.getvalue()) == ["The file has no page."]


def lose_the_font(pdf: Pdf) -> None:
    for font in pdf.objects:
        if isinstance(font, Dictionary) and font.get(Name.Type) == Name.FontDescriptor:
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in font:
                    del font[key]


@BOTH
def test_a_font_that_is_not_in_the_file_is_told(edition):
    """file.fonts-embedded: by its name, once."""
    problems = judged(edition, lose_the_font)

    assert [problem.rule for problem in problems] == ["file.fonts-embedded"]
    assert problems[0].message.startswith("The font Harbour is used but not in the file")


def helvetica(pdf: Pdf, subtype: str, **more: object) -> Stream:
    """A stream that shows a word in a font of no file."""
    letters = pdf.make_stream(b"")
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, ToUnicode=letters)
    stream = pdf.make_stream(b"BT /F 9 Tf (Lamp) Tj ET", BBox=[0, 0, 9, 9], **more)
    if subtype:
        stream.Subtype = Name(subtype)
    stream.Resources = Dictionary(Font=Dictionary(F=font))
    return stream


def add(page: Page, paint: str) -> None:
    page.contents_add(f"/Artifact BMC q {paint} Q EMC".encode())


def in_a_form(pdf: Pdf, page: Page) -> None:
    add(page, f"{page.add_resource(helvetica(pdf, '/Form'), Name.XObject)} Do")


def in_a_form_of_a_form(pdf: Pdf, page: Page) -> None:
    outer = pdf.make_stream(b"/Inner Do", Subtype=Name.Form, BBox=[0, 0, 9, 9])
    outer.Resources = Dictionary(XObject=Dictionary(Inner=helvetica(pdf, "/Form")))
    add(page, f"{page.add_resource(outer, Name.XObject)} Do")


def in_a_soft_mask(pdf: Pdf, page: Page) -> None:
    mask = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=helvetica(pdf, "/Form")))
    add(page, f"{page.add_resource(mask, Name.ExtGState)} gs 0 0 9 9 re f")


def in_a_pattern(pdf: Pdf, page: Page) -> None:
    cell = helvetica(pdf, "", PatternType=1, PaintType=1, TilingType=1, XStep=9, YStep=9)
    add(page, f"/Pattern cs {page.add_resource(cell, Name.Pattern)} scn 0 0 9 9 re f")


@pytest.mark.parametrize("draw", [in_a_form, in_a_form_of_a_form, in_a_soft_mask, in_a_pattern])
@BOTH
def test_a_font_is_found_wherever_it_paints(edition, draw):
    """file.fonts-embedded: charts are forms; the page is the one that draws it."""
    problems = judged(edition, lambda pdf: draw(pdf, pdf.pages[2]))

    assert [(problem.rule, problem.where.page) for problem in problems] == [("file.fonts-embedded", 3)]
    assert "Helvetica" in problems[0].message


def test_a_font_of_a_stamp_is_found():
    """file.fonts-embedded: the appearance of an annotation is painted too."""

    def stamp(pdf: Pdf) -> None:
        pdf.pages[2].Annots.append(
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Stamp,
                    Rect=[50, 50, 90, 90],
                    AP=Dictionary(N=helvetica(pdf, "/Form")),
                )
            )
        )

    problems = judged(SCREEN, stamp)

    assert [(problem.rule, problem.where.page) for problem in problems] == [("file.fonts-embedded", 3)]


def test_a_font_that_is_put_back_before_text_is_shown_is_no_fault():
    """file.fonts-embedded: Q brings back the font before q."""

    def put_back(pdf: Pdf) -> None:
        page = pdf.pages[2]
        ours = next(iter(page.resources.Font.keys()))
        theirs = page.add_resource(Dictionary(Subtype=Name.Type1, BaseFont=Name.Helvetica), Name.Font)
        add(page, f"BT {ours} 9 Tf q {theirs} 9 Tf Q <0001> Tj ET")

    assert judged(PRINT, put_back) == ()


def list_helvetica(pdf: Pdf) -> None:
    pdf.pages[2].add_resource(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica), Name.Font)


def test_a_font_that_is_listed_and_not_used_is_no_fault():
    """file.fonts-embedded asks of fonts that show text."""
    assert judged(PRINT, list_helvetica) == ()


def show_glyph_0(pdf: Pdf) -> None:
    """The second glyph of the first line on page 2 becomes the box for a missing letter."""
    page = pdf.pages[1]
    steps = list(pikepdf.parse_content_stream(page))
    for step in steps:
        if str(step.operator) == "TJ" and len(step.operands[0]) > 2:
            first = next(at for at, part in enumerate(step.operands[0]) if isinstance(part, pikepdf.String))
            step.operands[0][first] = pikepdf.String(bytes(step.operands[0][first])[:2] + b"\0\0")
            break
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(steps))


@BOTH
def test_a_letter_that_the_font_lacks_is_told(edition):
    """file.no-notdef: at its page."""
    problems = judged(edition, show_glyph_0)

    assert [(problem.rule, problem.where.page) for problem in problems] == [("file.no-notdef", 2)]


def test_two_glyphs_with_zeros_side_by_side_are_no_glyph_0():
    """file.no-notdef: 0x0100 and 0x0045 hold four zeros in a row, across two glyphs."""

    def show_neighbours(pdf: Pdf) -> None:
        font = next(iter(pdf.pages[1].resources.Font.keys()))
        pdf.pages[1].contents_add(f"/Artifact BMC BT {font} 9 Tf <01000045> Tj ET EMC".encode())

    assert judged(PRINT, show_neighbours) == ()
