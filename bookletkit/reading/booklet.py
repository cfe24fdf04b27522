"""A booklet from its folder: front, chapters, charts, figures and the small files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar, cast

from bookletkit.kit import Booklet, Chapter, Chart, Event, Front, Settings, Term
from bookletkit.problems import Place, Problem, rule
from bookletkit.reading.blocks import read_blocks
from bookletkit.reading.cells import read_cells
from bookletkit.reading.desk import Desk, nearest
from bookletkit.reading.ids import ascii_id, check_form, name_nodes
from bookletkit.reading.links import cited_in
from bookletkit.reading.misfits import check_filled, wrong_type
from bookletkit.reading.registry import mapping, put_id, read_figures
from bookletkit.reading.rows import check_highlight, check_lengths, check_numbers, shape_rows
from bookletkit.reading.schema import fill
from bookletkit.reading.settings import check_colour
from bookletkit.reading.text import inside, outside_at, text_of
from bookletkit.reading.tree import Keyed, Listed, Node, Scalar

T = TypeVar("T", Term, Event)

missing_file = rule(
    "file.missing",
    """Each file that is named is there. Example: `chapters: [labour-migration]` and no labour-migration.yaml in
    the booklet's folder. Mend: write the file, or correct the name; names are told apart by capitals too.""",
)
missing_booklet = rule(
    "booklet.missing",
    """Each booklet in kit.yaml has a folder of its name with a booklet.yaml. Example: `booklets: [youth]` and a
    folder `youth-employment`. Mend: correct the name, or announce the booklet: `{announced: youth, title: …,
    colour: …}`.""",
)
missing_picture = rule(
    "photo.missing",
    """The picture of a photo stands in pictures/ of its booklet. Example: `file: Market.jpg` where the file is
    called market.jpg. Mend: put it there, or correct the name.""",
)
picture_form = rule(
    "photo.form",
    """Pictures are JPEG, PNG or SVG. Example: `file: market.tiff`. Mend: save the picture in one of these and name
    that.""",
)


@dataclass(frozen=True, slots=True)
class Read:
    """What could be read of a booklet, and the ids it is known to hold; None where a file that holds them is lost."""

    booklet: Booklet | None
    nodes: frozenset[str] | None
    charts: frozenset[str]
    figures: frozenset[str] | None
    places: Mapping[str, Place]


def read_booklet(slug: str, number: int, at: Place, settings: Settings, desk: Desk) -> Read | None:
    """All of a booklet that is good; None where it has no folder."""
    folder = PurePosixPath(slug)
    if not (desk.folder / folder).is_dir():
        desk.problems.append(_told_no_booklet(slug, at, desk))
        return None
    charts = {path.stem: _chart(folder / "data" / path.name, desk) for path in _files(folder / "data", "*.yaml", desk)}
    figures = _optional(folder / "figures.yaml", desk)
    front, names = _front(folder, at, settings, desk)
    trees = {name: tree for name in names if (tree := _chapter_tree(folder, name, desk)) is not None}
    meant = frozenset[str]().union(*(_ids_meant(name, tree) for name, tree in trees.items())) - {""}
    chapters = tuple(chapter for name, tree in trees.items() if (chapter := _chapter(folder, name, tree, desk)))
    named = name_nodes(chapters, _list_of(Term, folder / "glossary.yaml", desk))
    desk.problems.extend(named.problems)
    booklet = (
        None
        if front is None
        else Booklet(
            slug=slug,
            number=number,
            front=front,
            chapters=named.chapters,
            figures=read_figures(figures, desk) if figures is not None else {},
            charts={id: chart for id, chart in charts.items() if chart},
            glossary=named.glossary,
            acronyms=_acronyms(folder / "acronyms.yaml", desk),
            timeline=_list_of(Event, folder / "timeline.yaml", desk),
            place=front.place,
        )
    )
    return Read(
        booklet,
        named.citable | meant if front and len(trees) == len(names) else None,
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


def _files(folder: PurePosixPath, pattern: str, desk: Desk) -> list[Path]:
    """Files of a folder in order; hidden ones, which some systems leave beside each file, are passed over."""
    return sorted(path for path in (desk.folder / folder).glob(pattern) if not path.name.startswith("."))


def _front(folder: PurePosixPath, at: Place, settings: Settings, desk: Desk) -> tuple[Front | None, list[Scalar]]:
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
    if isinstance(colour := tree.get("colour"), Scalar) and colour:
        desk.problems.extend(check_colour(settings, colour, colour.place))
    names = tree.get("chapters")
    return front, [name for name in names if isinstance(name, Scalar)] if isinstance(names, Listed) else []


def _chapter_tree(folder: PurePosixPath, name: Scalar, desk: Desk) -> Node | None:
    file = folder / f"{name}.yaml"
    if wrong := tuple(check_form(name, name.place)):
        desk.problems.extend(wrong)
    elif not desk.has(file):
        near = nearest(name, (path.stem for path in _files(folder, "*.yaml", desk)))
        mend = f"Did you mean `{near}`?" if near else f"Write {file}, or take the name out."
        desk.problems.append(missing_file(f"There is no chapter file `{file}`.", name.place, mend))
    else:
        return desk.tree(file)
    return None


def _chapter(folder: PurePosixPath, name: Scalar, tree: Node, desk: Desk) -> Chapter | None:
    """A chapter with its good blocks."""
    if isinstance(tree, Keyed):
        desk.citations.extend(cited_in(tree))
        for section in _sections(tree):
            if isinstance(blocks := section.get("blocks"), Listed):
                for block in blocks:
                    _check_picture(folder, block, desk)
                # Filled one by one, so that a bad block does not hide the others; the model takes them as they are.
                section["blocks"] = cast(Listed, read_blocks(blocks, desk))
        if "id" not in tree:
            tree.put("id", name, tree.place)
    desk.problems.extend(check_filled(tree, "sections"))
    return fill(Chapter, tree, desk)


def _sections(chapter: Keyed) -> list[Keyed]:
    sections = chapter.get("sections")
    return [section for section in sections if isinstance(section, Keyed)] if isinstance(sections, Listed) else []


def _check_picture(folder: PurePosixPath, block: Node, desk: Desk) -> None:
    photo = block.get("photo") if isinstance(block, Keyed) else None
    file = photo.get("file") if isinstance(photo, Keyed) else None
    if not isinstance(file, Scalar) or not file:
        return
    pictures = desk.folder / folder / "pictures"
    if not inside(desk.folder, pictures / file):
        desk.problems.append(outside_at(file.place, file))
    elif PurePosixPath(file).suffix.lower() not in (".jpg", ".jpeg", ".png", ".svg"):
        mend = "Save the picture in one of these forms and name that file."
        desk.problems.append(picture_form(f"`{file}` is not a JPEG, PNG or SVG.", file.place, mend))
    elif not (pictures / file).is_file():
        near = nearest(file, (path.name for path in _files(folder / "pictures", "*", desk)))
        mend = f"Did you mean `{near}`?" if near else "Put it there, or correct the name."
        desk.problems.append(missing_picture(f"There is no picture `{file}` in {folder}/pictures.", file.place, mend))


def _ids_meant(name: Scalar, tree: Node) -> Iterator[str]:
    """Ids that a chapter would have if all in it were good: a link to a node that is wrong is not wrong itself."""
    if not isinstance(tree, Keyed):
        return
    yield str(tree.get("id", name))
    for section in _sections(tree):
        yield str(section.get("id", ascii_id(str(section.get("title", "")))))
        blocks = section.get("blocks")
        for block in blocks if isinstance(blocks, Listed) else ():
            if isinstance(block, Keyed):
                yield str(block.get("id", block.get("chart", "")))


def _chart(file: PurePosixPath, desk: Desk) -> Chart | None:
    """A file of data/, with the rows of its CSV file if it names one."""
    tree = desk.tree(file)
    if not isinstance(tree, Keyed):
        return None if tree is None else fill(Chart, tree, desk)
    rows, columns = tree.get("rows"), tree.get("columns")
    if isinstance(rows, Scalar) and rows:
        found = _csv(file.parent, rows, columns, desk) if isinstance(columns, Listed) else None
        tree["rows"] = found if found is not None else Listed(rows.place)
    else:
        found = None
        shape_rows(tree)
    if found is not None or isinstance(rows, Listed):
        check_lengths(tree, desk)
        check_numbers(tree, desk)
    check_highlight(tree, desk)
    desk.citations.extend(cited_in(tree))
    put_id(tree, file.stem, desk)
    return fill(Chart, tree, desk)


def _csv(folder: PurePosixPath, name: Scalar, columns: Listed, desk: Desk) -> Listed | None:
    file = folder / name
    if not inside(desk.folder, desk.folder / file):
        desk.problems.append(outside_at(name.place, name))
    elif not desk.has(file):
        near = nearest(name, (path.name for path in _files(folder, "*.csv", desk)))
        mend = f"Did you mean `{near}`?" if near else "Put it in data/, or write the rows here."
        desk.problems.append(missing_file(f"There is no file `{name}` in {folder}.", name.place, mend))
    elif (text := desk.take(text_of(desk.folder, file))) is not None:
        return desk.take(read_cells(text, columns, file))
    return None


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
