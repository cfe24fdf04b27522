"""Rules for the press edition. Each is given one fault, speaks, and no other does."""

from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from bookletkit.editions import PRINT
from bookletkit.problems import RULES

from .finished import judged, rules

MM = 72 / 25.4
WIDTH, HEIGHT, OUT = 120 * MM, 170 * MM, 3 * MM


BLEED = (-OUT, -OUT, WIDTH + OUT, HEIGHT + OUT)


def box(name: str, *edges: float) -> Callable[[Pdf], None]:
    """Another box on page 2."""

    def write(pdf: Pdf) -> None:
        pdf.pages[1].obj[name] = Array(edges)

    return write


def no_trim(pdf: Pdf) -> None:
    del pdf.pages[1].TrimBox


def art_box(pdf: Pdf) -> None:
    pdf.pages[1].ArtBox = pdf.pages[1].TrimBox


def crop_box_above(pdf: Pdf) -> None:
    """A CropBox that all pages inherit."""
    pdf.Root.Pages.CropBox = Array([0, 0, 100, 100])


def turned(pdf: Pdf) -> None:
    pdf.pages[1].Rotate = 90


def turned_above(pdf: Pdf) -> None:
    pdf.Root.Pages.Rotate = 180


def scaled(pdf: Pdf) -> None:
    pdf.pages[1].UserUnit = 2


def one_page_less(pdf: Pdf) -> None:
    del pdf.pages[3]


def a_note(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([9, 9, 20, 20]), Contents="Mind the lamp")
    pdf.pages[1].Annots = Array([pdf.make_indirect(note)])


FAULTS = [
    ("press.box.trim", no_trim),
    ("press.box.trim", art_box),
    ("press.box.nested", box("/BleedBox", -2 * OUT, *BLEED[1:])),
    ("press.box.nested", box("/CropBox", 0, 0, WIDTH, HEIGHT)),
    ("press.box.nested", crop_box_above),
    ("press.box.bleed", box("/BleedBox", 0, *BLEED[1:])),
    ("press.box.bleed", box("/BleedBox", *BLEED[:3], HEIGHT + 2 * MM)),
    ("press.box.same", box("/TrimBox", 0, 0, WIDTH - 1, HEIGHT)),
    ("press.box.same", turned),
    ("press.box.same", turned_above),
    ("press.box.same", scaled),
    ("press.pages.four", one_page_less),
    ("press.annot", a_note),
]


@pytest.mark.parametrize(("rule", "fault"), FAULTS)
def test_a_fault_makes_its_rule_speak_and_no_other(rule, fault):
    """At the page that has it, with a mend."""
    problems = judged(PRINT, fault)

    assert rules(problems) == {rule}
    assert len(problems) == 1
    assert problems[0].mend


def test_every_rule_has_its_fault():
    """A rule that is never seen to speak may be deaf."""
    assert {rule for rule in RULES if rule.startswith("press.")} == {rule for rule, _ in FAULTS}


def test_a_fault_of_many_pages_is_told_once():
    """At the first page, with the count of the others."""

    def no_trims(pdf: Pdf) -> None:
        for page in pdf.pages:
            del page.TrimBox

    (problem,) = judged(PRINT, no_trims)

    assert problem.where.page == 1
    assert problem.message.endswith("The same holds for 3 more pages.")


def test_how_far_the_bleed_reaches_is_told():
    """press.box.bleed: the narrowest side, in mm, beside what was asked."""
    (problem,) = judged(PRINT, box("/BleedBox", *BLEED[:3], HEIGHT + 2 * MM))

    assert "2.0 mm, kit.yaml asks for 3 mm" in problem.message
    assert str(problem.where) == "cy/print/1-lighthouse.pdf page 2"


def test_a_file_without_a_bleed_box_has_no_bleed():
    """press.box.bleed: what is not said is not there."""

    def no_bleed(pdf: Pdf) -> None:
        del pdf.pages[0].BleedBox

    (problem,) = judged(PRINT, no_bleed)

    assert "The bleed is 0.0 mm" in problem.message
