"""WeasyPrint, with its doors shut: no system fonts, no network, no silent warnings.

The room typeset/ is the only one that touches WeasyPrint's inside
(pinned: pyproject.toml); tests/typeset/ fails loudly when that moves.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document, Page
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.layout import layout_document
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from bookletkit.design import HOUSE, Design
from bookletkit.problems import Place, Problem, rule
from bookletkit.typeset.grid import keep_to_grid
from bookletkit.typeset.svgtext import set_in_lines
from bookletkit.typeset.unicode import say_glyphs_right

for help_weasyprint in (keep_to_grid, set_in_lines, say_glyphs_right):
    help_weasyprint()

warned = rule(
    "typeset.warning",
    """The typesetter warned of something it could not do as asked: a declaration it does not know, a picture it
    could not read, a link to a missing id. Why: what it skips is not on the page, and nobody would know. Mend:
    correct the style, template or content it names.""",
)


class Shelf(URLFetcher):  # type: ignore[misc]
    """Serves the files that a booklet registered, and nothing else: a build reaches no file and no network."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self._files = files

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        if url not in self._files:
            raise ValueError(f"not one of the booklet's files: {url}")
        kind = "image/svg+xml" if url.endswith(".svg") else "application/octet-stream"
        return URLFetcherResponse(url, self._files[url], {"Content-Type": kind})


@dataclass(frozen=True, slots=True)
class Kept:
    """What is read once for all parts of a booklet: fonts, style sheets, pictures."""

    fonts: FontConfiguration
    sheets: tuple[CSS, ...]
    shelf: Shelf
    pictures: dict[str, Any] = field(default_factory=dict)
    """WeasyPrint's own cache of decoded images."""


def prepare(design: Design, settings_css: str, assets: Mapping[str, bytes]) -> tuple[Kept, tuple[Problem, ...]]:
    """Read fonts and style sheets; a declaration that is ignored is a Problem at its line."""
    files = {**assets, **{f"font:{face.sha256}": face.path.read_bytes() for face in design.fonts}}
    fonts, shelf = FontConfiguration(), Shelf(files)
    sheets, problems = [], []
    for name, text in (("templates/settings.css", settings_css), *_texts(design)):
        with listening() as heard:
            sheets.append(CSS(string=text, font_config=fonts, url_fetcher=shelf))
        problems += [_of_sheet(record, name) for record in heard]
    return Kept(fonts, tuple(sheets), shelf), tuple(problems)


def laid_out(html: str, page_css: str, kept: Kept) -> tuple[Document, Any]:
    """Lay out one part. Gives the document and WeasyPrint's layout context (for boxes that are moved later)."""
    source = HTML(string=html, url_fetcher=kept.shelf)
    counters = CounterStyle()
    sheets = [*kept.sheets, CSS(string=page_css, font_config=kept.fonts)]
    options = {**DEFAULT_OPTIONS, "stylesheets": sheets, "cache": kept.pictures}
    context = Document._build_layout_context(source, kept.fonts, counters, {}, options)
    root = build_formatting_structure(
        source.etree_element,
        context.style_for,
        context.get_image_from_uri,
        source.base_url,
        context.target_collector,
        counters,
        context.footnotes,
    )
    boxes = list(layout_document(source, root, context))
    metadata = DocumentMetadata(**get_html_metadata(source))
    document = Document([Page(box) for box in boxes], metadata, kept.shelf, kept.fonts, {}, None)
    return document, context


@contextmanager
def listening() -> Iterator[list[logging.LogRecord]]:
    """Collect what WeasyPrint and its libraries log as a warning or worse."""
    heard: list[logging.LogRecord] = []
    handler = _Ear(heard)
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield heard
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


def of_part(record: logging.LogRecord, place: Place) -> Problem:
    """A warning met while a part was laid out or painted: told at the part's file."""
    return warned(
        f"The typesetter warned: {record.getMessage()}", place, "Correct the content, style or template it names."
    )


class _Ear(logging.Handler):
    """Keeps what is logged."""

    def __init__(self, heard: list[logging.LogRecord]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(record)


def _of_sheet(record: logging.LogRecord, name: str) -> Problem:
    """Warnings of sheets carry line and column among their arguments, never the file."""
    numbers = [argument for argument in record.args or () if isinstance(argument, int)]
    line, column = numbers[:2] if len(numbers) > 1 else (1, 1)
    place = Place(PurePosixPath(name), line, column)
    return warned(f"The typesetter warned: {record.getMessage()}", place, "Correct the declaration, or take it out.")


def _texts(design: Design) -> Iterator[tuple[str, str]]:
    for path in design.styles:
        name = path.relative_to(HOUSE) if path.is_relative_to(HOUSE) else Path("styles", path.name)
        yield name.as_posix(), path.read_text(encoding="utf-8")
