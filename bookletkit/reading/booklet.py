"""A booklet from its folder: front, chapters, charts, figures and the small files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from bookletkit.kit import Booklet, Event, Front, Settings, Term
from bookletkit.problems import Place, Problem, rule
from bookletkit.reading.chapters import chapter_tree, ids_meant, read_chapter
from bookletkit.reading.charts import read_chart
from bookletkit.reading.colours import check_colour
from bookletkit.reading.desk import Desk, nearest
from bookletkit.reading.ids import check_form, name_nodes
from bookletkit.reading.links import cited_in
from bookletkit.reading.misfits import check_filled, wrong_type
from bookletkit.reading.nodes import Keyed, Listed, Scalar
from bookletkit.reading.registry import mapping, read_figures
from bookletkit.reading.schema import fill
from bookletkit.reading.text import inside, missing_file, outside_at

T = TypeVar("T", Term, Event)

missing_booklet = rule(
    "booklet.missing",
    """Each booklet in kit.yaml has a folder of its name with a booklet.yaml. Example: `booklets: [youth]` and a
    folder `youth-employment`. Mend: correct the name, or announce the booklet: `{announced: youth, title: …,
    colour: …}`.""",
)


@dataclass(frozen=True, slots=True)
class Read:
    """What could be read of a booklet, and the ids it is known to hold; None where a file that holds them is lost."""

    booklet: Booklet | None
    nodes: frozenset[str] | None
    charts: frozenset[str]
    figures: frozenset[str] | None
    places: Mapping[str, Place]


def read_booklet(slug: str, number: int, at: Place, settings: Settings | None, desk: Desk) -> Read | None:
    """All of a booklet that is good; None where it has no folder."""
    folder = PurePosixPath(slug)
    if any(check_form(slug, at)):
        return None  # told where kit.yaml is read
    if not (desk.folder / folder).is_dir():
        desk.problems.append(_told_no_booklet(slug, at, desk))
        return None
    if not inside(desk.folder, desk.folder / folder):
        desk.problems.append(outside_at(at, slug))
        return None
    data = folder / "data"
    charts = {path.stem: read_chart(data / path.name, desk) for path in desk.files(data, "*.yaml")}
    figures = _optional(folder / "figures.yaml", desk)
    good_figures = {} if figures is None else read_figures(figures, desk)
    acronyms = _acronyms(folder / "acronyms.yaml", desk)
    timeline = _list_of(Event, folder / "timeline.yaml", desk)
    front, names = _front(folder, at, settings, desk)
    trees = {name: tree for name in names if (tree := chapter_tree(folder, name, desk)) is not None}
    meant = frozenset[str]().union(*(ids_meant(name, tree) for name, tree in trees.items())) - {""}
    chapters = tuple(chapter for name, tree in trees.items() if (chapter := read_chapter(folder, name, tree, desk)))
    named = name_nodes(chapters, _list_of(Term, folder / "glossary.yaml", desk))
    desk.problems.extend(named.problems)
    booklet = None
    if front is not None:
        booklet = Booklet(
            slug=slug,
            number=number,
            front=front,
            chapters=named.chapters,
            figures=good_figures,
            charts={id: chart for id, chart in charts.items() if chart},
            glossary=named.glossary,
            acronyms=acronyms,
            timeline=timeline,
            place=front.place,
        )
    return Read(
        booklet,
        named.citable | meant if names and len(trees) == len(names) else None,
        frozenset(charts),
        None if figures is None else frozenset(figures),
        named.places,
    )


def _told_no_booklet(slug: str, at: Place, desk: Desk) -> Problem:
    near = nearest(slug, (path.parent.name for path in desk.folder.glob("*/booklet.yaml")))
    return missing_booklet(
        f"There is no folder `{slug}` beside kit.yaml.",
        at,
        f"Did you mean `{near}`?" if near else f"Make it, or write {{announced: {slug}, title: …, colour: …}}.",
    )


def _front(
    folder: PurePosixPath, at: Place, settings: Settings | None, desk: Desk
) -> tuple[Front | None, list[Scalar]]:
    """booklet.yaml, and the names of its chapters, which are read even where something else in it is wrong."""
    file = folder / "booklet.yaml"
    if not desk.has(file):
        mend = "Write it: title, colour, introduction, chapters; docs/editors.md shows one."
        desk.problems.append(missing_file(f"There is no booklet.yaml in `{folder}`.", at, mend))
        return None, []
    tree = desk.tree(file)
    if tree is None:
        return None, []
    front = fill(Front, tree, desk)
    desk.problems.extend(check_filled(tree, "chapters"))
    if not isinstance(tree, Keyed):
        return front, []
    desk.citations.extend(cited_in(tree))
    if settings and isinstance(colour := tree.get("colour"), Scalar) and colour:
        desk.problems.extend(check_colour(settings, colour, colour.place))
    names = tree.get("chapters")
    return front, [name for name in names if isinstance(name, Scalar)] if isinstance(names, Listed) else []


def _optional(file: PurePosixPath, desk: Desk) -> Keyed | None:
    """A mapping that a booklet can do without; None where it is there and cannot be read."""
    if not desk.has(file):
        return Keyed(Place(file))
    tree = desk.tree(file)
    return None if tree is None else mapping(tree, desk)


def _list_of(cls: type[T], file: PurePosixPath, desk: Desk) -> tuple[T, ...]:
    """The good entries of a list that a booklet can do without."""
    tree = desk.tree(file) if desk.has(file) else Listed(Place(file))
    if tree is None:
        return ()
    if not isinstance(tree, Listed):
        mend = "Begin each entry with `- `."
        desk.problems.append(wrong_type("Entries of a list are expected here.", tree.place, mend))
        return ()
    desk.citations.extend(cited_in(tree))
    return tuple(entry for node in tree if (entry := fill(cls, node, desk)) is not None)


def _acronyms(file: PurePosixPath, desk: Desk) -> Mapping[str, str]:
    found = {}
    for short, full in (_optional(file, desk) or {}).items():
        if isinstance(full, Scalar) and full:
            found[short] = str(full)
        else:
            mend = f"Write `{short}: …` with its full form."
            desk.problems.append(wrong_type(f"`{short}` has no words to stand for.", full.place, mend))
    return found
