"""The shelf: output/index.html, which opens the booklets from a disc, without a server and without a script.

Covers are drawn by the browser from the same art as in print, so that the
page is small, sharp and read aloud in words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from bookletkit.cache import Cache
from bookletkit.design import Design, Inks, inks
from bookletkit.draw import draw_cover
from bookletkit.editions import EDITIONS
from bookletkit.kit import Announced, Booklet, Kit
from bookletkit.manifest import Delivery
from bookletkit.markup import environment, series

NAME = PurePosixPath("index.html")
READERS_FIRST = ("screen", *(name for name in EDITIONS if name != "screen"))
SIZES = (("MB", 1_000_000), ("kB", 1_000))


@dataclass(frozen=True, slots=True)
class File:
    """A PDF on the shelf."""

    edition: str
    path: str
    pages: int
    size: str
    warnings: int


@dataclass(frozen=True, slots=True)
class Place:
    """A booklet's place on the shelf."""

    number: int
    title: str
    subtitle: str
    colours: Inks
    art: str
    """File of its cover art; empty for a booklet that is not there yet."""
    files: tuple[File, ...]


def shelf(kit: Kit, design: Design, deliveries: Sequence[Delivery], cache: Cache) -> Mapping[PurePosixPath, bytes]:
    """The page and the covers it shows, by their paths in output/."""
    there = {booklet.slug: booklet for booklet in kit.booklets}
    places: list[Place] = []
    files: dict[PurePosixPath, bytes] = {}
    for number, entry in enumerate(kit.settings.booklets, 1):
        if isinstance(entry, Announced):
            places.append(Place(number, entry.title, "", inks(kit, entry.colour), "", ()))
        elif entry in there:
            booklet = there[entry]
            art = PurePosixPath("covers", f"{number}-{entry}.svg")
            drawn = _art(kit, booklet, design, cache)
            if drawn is not None:
                files[art] = drawn
            colours = inks(kit, booklet.front.colour)
            found = tuple(sorted(_files(kit, booklet, deliveries), key=lambda file: READERS_FIRST.index(file.edition)))
            places.append(
                Place(number, booklet.title, booklet.front.subtitle, colours, str(art) if drawn else "", found)
            )
    page = environment(design).get_template("shelf.html")
    text = page.render(kit=kit, settings=kit.settings, words=kit.words, places=places, series=series(kit))
    return {**files, NAME: text.encode()}


def _art(kit: Kit, booklet: Booklet, design: Design, cache: Cache) -> bytes | None:
    """Kept since the booklet was laid out."""
    width_mm, height_mm = (side + 2 * kit.settings.press.bleed_mm for side in kit.settings.trim_mm)
    chart = booklet.charts[booklet.front.cover.chart]
    drawn = draw_cover(chart, inks(kit, booklet.front.colour), design, width_mm, height_mm, cache).value
    return drawn.data if drawn is not None else None


def _files(kit: Kit, booklet: Booklet, deliveries: Sequence[Delivery]) -> Iterator[File]:
    language = kit.settings.language.split("-")[0]
    for delivery in deliveries:
        path = PurePosixPath(delivery.path)
        if path.parts[0] == language and path.name == f"{booklet.number}-{booklet.slug}.pdf":
            yield File(path.parts[1], delivery.path, delivery.pages, _size(delivery.size), delivery.warnings)


def _size(count: int) -> str:
    """`420 kB`, `1.2 MB`: thousands, as file managers and shops count."""
    unit, scale = next(((unit, scale) for unit, scale in SIZES if count >= scale), SIZES[-1])
    number = count / scale
    return f"{number:.1f}\u00a0{unit}" if unit == "MB" else f"{number:.0f}\u00a0{unit}"
