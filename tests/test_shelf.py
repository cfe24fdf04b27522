"""The shelf: a page that opens the booklets from a disc."""

from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import pytest

from bookletkit.cache import Cache
from bookletkit.design import load
from bookletkit.manifest import Delivery
from bookletkit.reading import read
from bookletkit.shelf import NAME, shelf

KITS = Path(__file__).parent / "kits"
SCREEN = Delivery("en/screen/1-keeping-the-light.pdf", "f", "00", 1_260_000, 12)
PRINT = Delivery("en/print/1-keeping-the-light.pdf", "f", "00", 260_400, 12, warnings=2)


class Page(HTMLParser):
    """What a reader meets: tags, links, words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self.words = ""
        self.language = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append(tag)
        self.language = self.language or (told.get("lang") or "")
        if tag == "a":
            self.links.append(told["href"] or "")
        if tag == "img":
            self.pictures.append(told)

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[PurePosixPath, bytes]:
    kit = read(KITS / "lighthouse").value
    assert kit is not None
    cache = Cache(tmp_path_factory.mktemp("cache"))
    design = load(kit, cache).value
    assert design is not None
    return dict(shelf(kit, design, [PRINT, SCREEN], cache))


@pytest.fixture(scope="module")
def page(files: dict[PurePosixPath, bytes]) -> Page:
    return Page(files[NAME].decode())


def test_each_pdf_is_a_link_that_works_from_a_disc(page: Page) -> None:
    """Relative addresses; the edition for readers comes first."""
    assert page.links == [SCREEN.path, PRINT.path]


def test_pages_size_and_checks_are_told(page: Page) -> None:
    assert "12 pages, 1.3\u00a0MB · Checks passed" in page.words
    assert "12 pages, 260\u00a0kB · Checks passed with warnings: 2" in page.words


def test_a_booklet_to_come_is_named(page: Page) -> None:
    assert "Sailing by the light" in page.words
    assert "in preparation" in page.words


def test_it_is_read_aloud_in_order(page: Page) -> None:
    """One h1, an h2 a booklet, a language; decoration has no words; no script is needed."""
    assert page.language.startswith("en")
    assert [tag for tag in page.tags if tag in ("h1", "h2")] == ["h1", "h2", "h2"]
    assert all(picture["alt"] == "" for picture in page.pictures)
    assert "script" not in page.tags


def test_covers_lie_beside_it(page: Page, files: dict[PurePosixPath, bytes]) -> None:
    for picture in page.pictures:
        assert PurePosixPath(picture["src"] or "") in files
