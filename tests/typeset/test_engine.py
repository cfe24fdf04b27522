"""WeasyPrint with its doors shut, and helped where 70 falls short."""

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from pypdf import PdfReader

from bookletkit.cache import Cache
from bookletkit.design import Design, load
from bookletkit.editions import PRINT, SCREEN
from bookletkit.markup import Part
from bookletkit.problems import Place
from bookletkit.reading import read
from bookletkit.typeset import Laid, fill, join, lay_out, paint, prepare

KIT = Path(__file__).parent.parent / "kits" / "khlong"
HERE = Place(PurePosixPath("ruea/booklet.yaml"))
CSS = ":root { --x: 1 } @page { size: 100mm 100mm; margin: 10mm } p { font: 10pt Sarabun }"


@pytest.fixture(scope="module")
def design(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Design]:
    kit = read(KIT).value
    assert kit is not None
    found = load(kit, Cache(tmp_path_factory.mktemp("cache"))).value
    assert found is not None
    yield replace(found, styles=())


def laid(design: Design, body: str, css: str = CSS, **assets: bytes) -> Laid:
    kept, told = prepare(design, faces(design) + css, {f"asset:{name}": data for name, data in assets.items()})
    assert not told
    return lay_out(Part("part", f"<html lang='th'><body class='x'>{body}</body></html>"), 1, kept, HERE)


def faces(design: Design) -> str:
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; src: url("font:{face.sha256}") }}'
        for face in design.fonts
        if not face.italic
    )


def painted(one: Laid) -> PdfReader:
    outcome = paint(join("ruea", [one]), SCREEN, {})
    assert outcome.value is not None
    return PdfReader(io.BytesIO(outcome.value))


def test_a_declaration_that_is_ignored_is_told_at_its_line(design: Design) -> None:
    _, told = prepare(design, "p { color: red }\np { colour: red }", {})

    assert [(problem.rule, str(problem.where)) for problem in told] == [
        ("typeset.warning", "templates/settings.css:2:5")
    ]


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x.png", "file:///etc/hostname", "asset:elsewhere.svg"])
def test_pages_reach_no_file_and_no_network(design: Design, address: str) -> None:
    """Only what the booklet registered is shown; the rest is told."""
    one = laid(design, f'<img src="{address}" alt="x">')

    assert [problem.rule for problem in one.problems] == ["typeset.warning"]
    assert address in one.problems[0].message


def test_a_glyph_that_the_kits_fonts_lack_never_comes_from_the_system(design: Design) -> None:
    """Sarabun has no Hangul; a system font that has is not asked."""
    outcome = paint(join("ruea", [laid(design, "<p>\uac00</p>")]), PRINT, {})

    assert [problem.rule for problem in outcome.problems] == ["typeset.warning"]
    assert "U+AC00" in outcome.problems[0].message


def test_text_of_a_drawing_is_set_in_words(design: Design) -> None:
    """Letter by letter, Thai marks came apart, and nothing was kerned."""
    words = "<text x='1' y='9' font-family='Sarabun'>ที่นี่</text>"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 80 20'>{words}</svg>"

    text = painted(laid(design, '<img src="asset:a.svg" alt="x" style="width: 60mm">', **{"a.svg": svg.encode()}))

    assert "ที่นี่" in text.pages[0].extract_text()


def test_a_sign_drawn_by_two_glyphs_is_copied_whole(design: Design) -> None:
    """SARA AM, U+0E33, is a ring and a vowel; and the vowel alone, U+0E32, stays itself."""
    text = painted(laid(design, "<p>น้ำ นา</p>")).pages[0].extract_text()

    assert [unicodedata.normalize("NFKD", word) for word in text.split()] == ["น\u0e4d\u0e49\u0e32", "นา"]


def test_digits_are_written_into_laid_out_boxes(design: Design) -> None:
    """The folio of an id, known when all parts stand."""
    body = "<p id='a'>(<span class='folio' data-widest='00)'><span data-folio='a' data-tail=')'>0</span></span> x</p>"
    setting = fill(join("ruea", [laid(design, body)]), {"ruea": {"a": 7}})
    outcome = paint(setting, SCREEN, {})
    assert outcome.value is not None

    assert "(7) x" in PdfReader(io.BytesIO(outcome.value)).pages[0].extract_text()


def test_a_part_is_told_its_first_folio_and_side(design: Design) -> None:
    """An even folio is a verso: its inner margin is on the right."""
    css = "@page { size: 100mm 100mm; margin: 10mm; @bottom-left { content: counter(page) } }"
    kept, _ = prepare(design, faces(design) + css + " @page :left { margin-left: 30mm }", {})

    verso = lay_out(Part("part", "<html><body><p>x</p></body></html>"), 12, kept, HERE)

    assert verso.document.pages[0]._page_box.margin_left == pytest.approx(30 * 96 / 25.4)
    assert "12" in painted(verso).pages[0].extract_text()


def test_a_margin_box_is_never_torn_by_the_page_foot(design: Design) -> None:
    """Anchored at the last lines, it is pulled up whole."""
    whole = "<div style='display: inline-block; height: 40mm; width: 20mm'>box</div>"
    box = f"<aside class='resource' id='r'>{whole}</aside>"
    lines = "<p style='margin: 0; height: 75mm'>x</p>"
    css = CSS + " aside { position: absolute } body { margin: 0 }"

    one = laid(design, f"{lines}<div>{box}<p data-flow='p' class='paragraph' style='margin: 0'>beside</p></div>", css)

    assert one.pages == 1
    (beside,) = one.sheets[0].beside
    assert beside.top + beside.height <= 90 * 96 / 25.4 + 0.6


def test_three_hyphens_running_are_seen(design: Design) -> None:
    """fit.ladder reads them off the lines; two are let pass."""
    css = CSS + " p { width: 17mm; hyphens: auto; hyphenate-character: '-' }"
    words = "so incomprehensibilities so internationalization so institutionalization so reconsiderations so far"

    one = laid(design, f"<p class='paragraph' data-flow='p' lang='en-GB'>{words}</p>", css)
    two = laid(design, "<p class='paragraph' data-flow='p' lang='en'>so far so good so far so good</p>", css)

    assert len(one.sheets[0].ladders) == 1
    assert two.sheets[0].ladders == ()
