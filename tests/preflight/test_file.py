"""Rules for every finished file. Each is given one fault, speaks, and no other does."""

from io import BytesIO

import pikepdf
import pytest
from finish.painted import job
from pikepdf import Dictionary, Encryption, Name, Pdf

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


def call_helvetica(pdf: Pdf) -> None:
    """A font of no file, selected only inside a form."""
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, ToUnicode=pdf.make_stream(b""))
    form = pdf.make_stream(b"BT /F 9 Tf (Lamp) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    form.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(helvetica)))
    page = pdf.pages[2]
    name = page.add_resource(form, Name.XObject)
    page.contents_add(f"/Artifact BMC q {name} Do Q EMC".encode())


@BOTH
def test_a_font_used_inside_a_form_is_found(edition):
    """file.fonts-embedded: charts are forms; the page is the one that draws it."""
    problems = judged(edition, call_helvetica)

    assert [(problem.rule, problem.where.page) for problem in problems] == [("file.fonts-embedded", 3)]
    assert "Helvetica" in problems[0].message


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
