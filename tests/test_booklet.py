"""Whole booklets, built by the command and read back with other libraries than those that wrote them."""

import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import page as page_validation
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from bookletkit.kit import Booklet, Kit, ResourceBox
from bookletkit.reading import read
from bookletkit.usage import usage

TOP = Path(__file__).parent.parent
KITS = {
    "ours": (TOP / "content", "protecting-migrant-workers"),
    "lighthouse": (TOP / "tests" / "kits" / "lighthouse", "keeping-the-light"),
    "khlong": (TOP / "tests" / "kits" / "khlong", "ruea"),
}


@dataclass(frozen=True)
class Built:
    """A kit, and one of its booklets in both editions."""

    folder: Path
    slug: str
    output: Path

    @cached_property
    def booklet(self) -> Booklet:
        (booklet,) = (booklet for booklet in self.kit.booklets if booklet.slug == self.slug)
        return booklet

    @cached_property
    def kit(self) -> Kit:
        kit = read(self.folder).value
        assert kit is not None
        return kit

    @cached_property
    def screen(self) -> PdfReader:
        return PdfReader(self.path("screen"))

    @cached_property
    def print(self) -> PdfReader:
        return PdfReader(self.path("print"))

    def path(self, edition: str) -> Path:
        (found,) = self.output.glob(f"*/{edition}/*-{self.slug}.pdf")
        return found


@pytest.fixture(scope="session", params=KITS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    output = tmp_path_factory.mktemp(request.param)
    folder, slug = KITS[request.param]
    build(folder, slug, output)
    return Built(folder, slug, output)


def build(folder: Path, slug: str, output: Path, **environment: str) -> None:
    command = [sys.executable, str(TOP / "build.py"), "build", slug, "--content", str(folder), "--output", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment}, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_print_pages_come_in_fours(built: Built) -> None:
    """A sheet folded once is four pages."""
    assert len(built.print.pages) % 4 == 0


def test_editions_have_the_same_pages(built: Built) -> None:
    """A page cited in one edition is the page of the other."""
    assert len(built.screen.pages) == len(built.print.pages)
    for screen, press in zip(built.screen.pages, built.print.pages, strict=True):
        assert words(screen.extract_text()) == words(press.extract_text())


def test_pages_have_the_kits_trim_and_bleed(built: Built) -> None:
    """Screen pages are cut to the trim; print pages keep the bleed around it. 1 mm = 72/25.4 pt."""
    width, height = (side * 72 / 25.4 for side in built.kit.settings.trim_mm)
    bleed = built.kit.settings.press.bleed_mm * 72 / 25.4

    for page in built.screen.pages:
        assert [float(page.mediabox.width), float(page.mediabox.height)] == pytest.approx([width, height], abs=0.02)
    for page in built.print.pages:
        assert [float(page.trimbox.width), float(page.trimbox.height)] == pytest.approx([width, height], abs=0.02)
        assert float(page.trimbox.left - page.bleedbox.left) == pytest.approx(bleed, abs=0.02)
        assert float(page.bleedbox.top - page.trimbox.top) == pytest.approx(bleed, abs=0.02)


def test_bookmarks_reach_down_to_each_section(built: Built) -> None:
    """Chapters, with their sections under them, in the order of the text."""
    booklet = built.booklet
    titles = [title for title, _ in bookmarks(built.screen)]

    for chapter in booklet.chapters:
        at = titles.index(plain(chapter.title))
        sections = [plain(section.title) for section in chapter.sections]
        assert titles[at + 1 : at + 1 + len(sections)] == sections


def test_each_bookmark_opens_the_page_that_shows_its_words(built: Built) -> None:
    for title, page in bookmarks(built.screen):
        assert words(title) in words(built.screen.pages[page].extract_text())


def test_contents_give_the_page_where_each_section_stands(built: Built) -> None:
    """The folio before a title in the contents is the page on which its head stands; pages count from the cover."""
    booklet = built.booklet
    contents = words(built.screen.pages[2].extract_text())
    pages = dict(bookmarks(built.screen))

    for section in booklet.sections():
        assert f"{pages[plain(section.title)] + 1}{words(section.title)}" in contents


def test_every_link_leads_somewhere(built: Built) -> None:
    """In the file to a destination that exists; outside to http, https, mailto or a file that lies beside it."""
    known = built.screen.named_destinations
    for link in links(built.screen):
        if "/Dest" in link:
            assert link["/Dest"] in known
        else:
            assert re.match(r"https?://|mailto:|\./\d+-[a-z-]+\.pdf#nameddest=", link["/A"]["/URI"])


def test_each_margin_box_is_one_live_link_to_its_resource(built: Built) -> None:
    """Title and code together: one link, as high as both."""
    booklet = built.booklet
    opened = [id for block in booklet.blocks() if isinstance(block, ResourceBox) for id in block.resources]
    tall = [link["/A"]["/URI"] for link in links(built.screen) if "/A" in link and height_mm(link) > 18]

    assert sorted(tall) == sorted([built.kit.resources[id].url for id in opened] + kit_address(built.kit))


def test_each_code_opens_the_address_of_its_link(built: Built, tmp_path: Path) -> None:
    """Read from the printed page as a camera would."""
    booklet = built.booklet
    opened = [id for block in booklet.blocks() if isinstance(block, ResourceBox) for id in block.resources]

    assert sorted(codes(built.path("print"), tmp_path)) == sorted(
        [built.kit.resources[id].url for id in opened] + kit_address(built.kit)
    )


def test_only_the_kits_fonts_are_used_and_all_are_embedded(built: Built) -> None:
    """A glyph that the kit's fonts lack is never taken from the system."""
    families = {built.kit.settings.fonts.text.replace(" ", ""), built.kit.settings.fonts.sans.replace(" ", "")}
    for reader in (built.screen, built.print):
        for font in fonts(reader):
            name = str(font["/BaseFont"]).lstrip("/").split("+")[-1].replace("-", "")
            assert any(name.startswith(family) for family in families)
            descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor


def test_text_stands_in_the_order_it_was_written(built: Built) -> None:
    """Each section's head comes after the one before it."""
    booklet = built.booklet
    text = words("".join(page.extract_text() for page in list(built.screen.pages)[3:]))
    at = 0
    for section in booklet.sections():
        at = text.index(words(section.title), at)


def test_the_cover_says_what_the_kit_is(built: Built) -> None:
    cover = words(built.screen.pages[0].extract_text())

    assert words(built.kit.settings.imprint.disclaimer) in cover
    assert words(built.booklet.title) in cover


def test_the_file_says_title_language_and_labels(built: Built) -> None:
    """First thing heard, right voice, and folios that a reader shows."""
    assert built.screen.metadata is not None
    assert built.screen.metadata.title == built.booklet.title
    assert built.screen.trailer["/Root"]["/Lang"] == built.kit.settings.language
    assert built.screen.page_labels[1:] == [str(folio) for folio in range(2, len(built.screen.pages) + 1)]


def test_the_screen_edition_is_pdf_ua_by_an_independent_checker(built: Built) -> None:
    """All 104 rules of page-validation that a machine can judge."""
    report = page_validation.validate_pdf_bytes(built.path("screen").read_bytes(), profile="ua1")

    assert [failure.rule_id for failure in report.failures] == []


def test_every_resource_with_an_address_is_linked(built: Built) -> None:
    """Nothing of the registry is lost on the way: each address is live somewhere in the file."""
    live = {link["/A"]["/URI"] for link in links(built.screen) if "/A" in link}
    opened = set(usage(built.kit, built.booklet).link_numbers)

    assert opened
    assert {built.kit.resources[id].url for id in opened} <= live


def test_two_builds_give_the_same_bytes(built: Built, tmp_path: Path) -> None:
    """In another process, with another hash seed, in another time zone: not one byte differs."""
    build(built.folder, built.slug, tmp_path, PYTHONHASHSEED="7", TZ="Asia/Bangkok")

    for edition in ("print", "screen"):
        (again,) = tmp_path.glob(f"*/{edition}/*.pdf")
        assert again.read_bytes() == built.path(edition).read_bytes()


# --- reading back ---------------------------------------------------------------


def plain(title: str) -> str:
    return " ".join(title.split())


def words(text: str) -> str:
    """Letters and figures alone: spaces and hyphens differ with the lines; one sign drawn by two glyphs is one."""
    composed = unicodedata.normalize("NFKC", text.replace("\u00ad", ""))
    return "".join(sign for sign in composed if unicodedata.category(sign)[0] in "LMN").casefold()


def bookmarks(reader: PdfReader) -> list[tuple[str, int]]:
    def walk(entries: list) -> Iterator[tuple[str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry)
            else:
                yield plain(str(entry.title).replace("\u00a0", " ")), reader.get_destination_page_number(entry)

    return list(walk(reader.outline))


def links(reader: PdfReader) -> list[dict]:
    return [
        annotation.get_object()
        for page in reader.pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object()["/Subtype"] == "/Link"
    ]


def height_mm(link: dict) -> float:
    _, bottom, _, top = (float(edge) for edge in link["/Rect"])
    return abs(top - bottom) * 25.4 / 72


def kit_address(kit: Kit) -> list[str]:
    return [kit.settings.imprint.address] if kit.settings.imprint.address else []


def fonts(reader: PdfReader) -> list[dict]:
    found = {}
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            found[font.get_object()["/BaseFont"]] = font.get_object()
    return list(found.values())


def codes(pdf: Path, folder: Path) -> list[str]:
    """Every QR code on the pages, rasterised at 150 ppi."""
    subprocess.run(["pdftoppm", "-r", "150", "-gray", str(pdf), str(folder / "page")], check=True)
    return [
        code.text
        for picture in sorted(folder.glob("page*"))
        for code in zxingcpp.read_barcodes(Image.open(picture), formats=zxingcpp.BarcodeFormat.QRCode)
    ]
