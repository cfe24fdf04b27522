"""A series of two booklets as values: what plan, foreman and command are tried with where no page need be set."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path, PurePosixPath

from bookletkit.design import Design
from bookletkit.kit import (
    Booklet,
    Chapter,
    Chart,
    Colour,
    Condition,
    CoverArt,
    Figure,
    Fonts,
    Front,
    Imprint,
    Kit,
    Link,
    Margins,
    Paragraph,
    Photo,
    Press,
    Prose,
    Resource,
    ResourceBox,
    Row,
    Section,
    Settings,
    Source,
    Text,
    Words,
)
from bookletkit.problems import Place

DESIGN = Design((), (), {}, (), "Serif", "Sans", "d1")


def prose(words: str, cites: str = "", line: int = 1) -> Prose:
    """A paragraph, which may cite another booklet."""
    link = (Link("kit", cites, (Words("see there"),)),) if cites else ()
    return Prose((Paragraph((Words(words), *link), Place(PurePosixPath("a.yaml"), line)),))


def booklet(slug: str, number: int, words: str = "Ships pass.", cites: str = "") -> Booklet:
    """One chapter, one section: text, a margin box, a picture."""
    blocks = (
        Text(text=prose(words, cites), sources=("pilot",), id="text"),
        ResourceBox(resources=("tides",), id="box"),
        Photo(file=PurePosixPath("lamp.png"), alt="A lamp.", id="lamp"),
    )
    chart = Chart(kind="columns", takeaway="More ships", quantity="Ships", unit="ships", columns=("Year", "Ships"),
                  rows=(Row(row=("2009", "3")),), source="pilot", alt="Columns.", id="ships")  # fmt: skip
    front = Front(title=slug.title(), subtitle="On lights", colour="teal", cover=CoverArt(chart="ships", caption="…"),
                  introduction=prose("Hello."), chapters=("one",))  # fmt: skip
    section = Section(title="At sea", blocks=blocks, id="at-sea")
    figure = Figure(value=Decimal(3), label="ships", year="2009", source="pilot", id="three")
    return Booklet(slug=slug, number=number, front=front, figures={"three": figure}, charts={"ships": chart},
                   chapters=(Chapter(title="One", lead="…", sections=(section,), id="one"),))  # fmt: skip


def kit(folder: Path, *booklets: Booklet) -> Kit:
    """The kit that holds them."""
    condition = Condition(profile="coated", total_ink=300)
    settings = Settings(
        schema="1", title="Lights", language="en-GB", booklets=tuple(booklet.slug for booklet in booklets),
        palette={"teal": Colour(rgb="#00737a", cmyk=(88, 25, 42, 22))}, trim_mm=(148, 210),
        margins_mm=Margins(inner=15, outer=12, head=21, foot=19), fonts=Fonts(text="Serif", sans="Sans"),
        imprint=Imprint(about=prose("…"), licence="CC BY 4.0", based_on="…", disclaimer="…"), how_to_use=prose("…"),
        press=Press(inside=condition, cover=condition), revision=1, date="2026-11-24",
    )  # fmt: skip
    tides = Resource(title="Tides", publisher="Harbour", id="tides")
    pilot = Source(title="Pilot", publisher="Harbour", id="pilot")
    return Kit(folder=folder, settings=settings, booklets=booklets, words={"cover": "Cover"},
               resources={"tides": tides, "winds": replace(tides, id="winds")},
               sources={"pilot": pilot, "log": replace(pilot, id="log")})  # fmt: skip
