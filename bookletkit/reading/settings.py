"""kit.yaml: the settings, and what no model can know of them.

A folder without one is told what is missing and shown the smallest kit that
works: the files of smallest/ beside this module, which a test reads.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from bookletkit.editions import BOOKLET
from bookletkit.kit import Announced, Settings
from bookletkit.problems import Place, Problem, rule
from bookletkit.reading.colours import check_colour, check_palette
from bookletkit.reading.desk import Citation, Desk
from bookletkit.reading.ids import check_form
from bookletkit.reading.misfits import check_filled
from bookletkit.reading.nodes import Keyed, Listed, Node, Scalar
from bookletkit.reading.schema import fill

KIT = PurePosixPath("kit.yaml")
SMALLEST = Path(__file__).parent / "smallest"

no_kit = rule(
    "kit.missing",
    """A content folder holds a kit.yaml, which says what the kit is and names its booklets. Example: `--content`
    with the folder of a single booklet. Mend: name the folder above it, or begin with the smallest kit that works,
    which the message shows.""",
)
booklet_twice = rule(
    "booklet.twice",
    """A booklet stands once in `booklets:` of kit.yaml: its slug is its folder, its file name and its address.
    Example: `booklets: [work, health, work]`. Mend: take one out; a second booklet needs a folder of another name.""",
)
date_form = rule(
    "kit.date",
    """The date of the revision is a day of the calendar, YYYY-MM-DD; it is the date in all PDFs. Example: `date:
    24.11.2026`. Mend: `date: 2026-11-24`.""",
)
language_form = rule(
    "kit.language",
    """The language is a tag of BCP 47: it chooses hyphenation and the voice of a screen reader. Example:
    `language: English`. Mend: `language: en-GB`.""",
)
no_page = rule(
    "kit.page",
    """Margins and the margin column leave a text column to print on; a page bleeds by a few millimetres, if at all.
    All lengths are in millimetres. Example: `trim_mm: [14.8, 21]` with a margin of 15. Mend: `trim_mm: [148, 210]`.""",
)
COLUMN_MM, HEIGHT_MM = 35.0, 60.0
"""Of the smallest text column that lines of words can be set in."""
LARGEST_MM, BLEED_MM = 1000.0, 20.0


@dataclass(frozen=True, slots=True)
class KitFile:
    """kit.yaml, and the booklets that it names."""

    settings: Settings | None
    """None where something in it is wrong: the booklets are read all the same, so that one run tells all."""
    booklets: Mapping[str, tuple[int, Place]]
    """Slug of each that is not only announced → its number, and where it stands."""


def read_settings(desk: Desk) -> KitFile | None:
    """kit.yaml of the folder; None where it is missing or cannot be read."""
    if not desk.has(KIT):
        desk.problems.append(no_kit(_told_no_kit(desk.folder.absolute()), Place(KIT), _shown()))
        return None
    tree = desk.tree(KIT)
    if tree is None:
        return None
    settings = fill(Settings, tree, desk)
    top = tree if isinstance(tree, Keyed) else Keyed(Place(KIT))
    desk.problems.extend(check_filled(top, "booklets"))
    desk.problems.extend(check_palette(top.get("palette")))
    desk.problems.extend(_slugs(top.get("booklets")))
    named = top.get("booklets")
    booklets: dict[str, tuple[int, Place]] = {}
    for number, slug in enumerate(named if isinstance(named, Listed) else (), 1):
        if isinstance(slug, Scalar):
            booklets.setdefault(str(slug), (number, slug.place))
    if settings is None:
        return KitFile(None, booklets)
    desk.problems.extend(_form(settings, top))
    if settings.imprint.address:
        desk.citations.append(Citation("web", settings.imprint.address, settings.imprint.place))
    for booklet in settings.booklets:
        if isinstance(booklet, Announced):
            desk.problems.extend(check_colour(settings, booklet.colour, booklet.place))
    return KitFile(settings, booklets)


def _told_no_kit(folder: Path) -> str:
    if folder.is_file():
        return f"`{folder.name}` is a file; the folder that holds kit.yaml is asked for."
    what = "has no kit.yaml, which names the booklets" if folder.is_dir() else "does not exist"
    return f"The folder `{folder.name}` {what}."


def _shown() -> str:
    """The smallest kit, file by file, as an editor would type it."""
    files = sorted(SMALLEST.rglob("*.yaml"), key=lambda path: (len(path.parts), path))
    shown = [f"{path.relative_to(SMALLEST).as_posix()}\n\n{_indented(path)}" for path in files]
    return "Begin with the smallest kit that works:\n\n" + "\n".join(shown)


def _indented(path: Path) -> str:
    return "".join(f"    {line}\n" for line in path.read_text("utf-8").splitlines())


def _slugs(node: Node | None) -> Iterator[Problem]:
    """A Problem for a slug that cannot be a folder, or stands there twice."""
    seen: dict[str, Place] = {}
    for item in node if isinstance(node, Listed) else ():
        slug = item.get("announced") if isinstance(item, Keyed) else item
        if not isinstance(slug, Scalar):
            continue
        yield from check_form(slug, slug.place)
        if slug in seen:
            yield booklet_twice(
                f"`{slug}` stands here and in line {seen[slug].line}; a booklet is made once.",
                slug.place,
                "Take one of them out; another booklet needs a folder of another name.",
            )
        seen.setdefault(slug, slug.place)


def _form(settings: Settings, tree: Keyed) -> Iterator[Problem]:
    def at(name: str) -> Place:
        return tree[name].place if name in tree else settings.place

    if not _is_day(settings.date):
        yield date_form(f"`{settings.date}` is not a day.", at("date"), "Write it as 2026-11-24: year, month, day.")
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", settings.language):
        yield language_form(
            f"`{settings.language}` is not a language tag.",
            at("language"),
            "Write one such as `en-GB`, `th` or `pt-TL`.",
        )
    margins, bleed = settings.margins_mm, settings.press.bleed_mm
    sides = (margins.inner, margins.outer, margins.head, margins.foot)
    width, height = settings.trim_mm
    beside = BOOKLET.margin_column_mm + BOOKLET.gutter_mm
    if max(width, height) > LARGEST_MM:
        mend = "Check it; lengths are in millimetres: A5 is [148, 210]."
        yield no_page(f"No press takes a page of {width:g} by {height:g} mm.", at("trim_mm"), mend)
    elif min(sides) < 0:
        yield no_page("A margin is less than nothing.", at("margins_mm"), "Write lengths in millimetres, 0 or more.")
    elif width - margins.inner - margins.outer - beside < COLUMN_MM or height - margins.head - margins.foot < HEIGHT_MM:
        yield no_page(
            f"Margins, and {beside:g} mm for the margin column, leave no room for text on a page of {width:g} by "
            f"{height:g} mm.",
            at("trim_mm"),
            f"The text column takes {COLUMN_MM:g} mm in width and {HEIGHT_MM:g} in height at least: A5 is [148, 210].",
        )
    if not 0 <= bleed <= BLEED_MM:
        mend = f"Write 0 to {BLEED_MM:g} millimetres; print shops ask for 3."
        yield no_page(f"Nothing can bleed by {bleed:g} mm.", settings.press.place, mend)


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False
