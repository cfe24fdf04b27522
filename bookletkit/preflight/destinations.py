"""What in a file leads to a place in it: names, bookmarks, links.

Source: ISO 32000-2, 12.3.2 (destinations), 12.3.3 (outline), 12.6.4.2 (go-to actions), 7.9.6 (name trees).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

from bookletkit.preflight.opened import Opened, Sheet


@dataclass(frozen=True, slots=True)
class Lead:
    """Something that leads to a place in the file."""

    called: str
    """As a Problem names it: The bookmark “Who leaves”."""
    goal: Object | None
    sheet: Sheet | None = None
    """The page it stands on, and the link itself; none for a name or a bookmark."""
    annotation: Object | None = None


def leads(file: Opened) -> Iterator[Lead]:
    """Every one of the file: names first, then bookmarks, then links page by page."""
    for name, goal in names(file.pdf).items():
        yield Lead(f"The name “{name}”", goal)
    for bookmark in bookmarks(file.pdf):
        yield Lead(f"The bookmark “{bookmark.get(Name.Title, '')}”", goal_of(bookmark))
    for sheet in file.sheets:
        for annotation in sheet.annotations:
            target = goal_of(annotation)
            if target is not None:
                said = f" to “{target}”" if isinstance(target, String | Name) else ""
                yield Lead(f"A link{said}", target, sheet, annotation)


def goal_of(thing: Object) -> Object | None:
    """The destination of a bookmark or link; None where it has none in this file."""
    action = thing.get(Name.A, Dictionary())
    return action.get(Name.D) if action.get(Name.S) == Name.GoTo else thing.get(Name.Dest)


def names(pdf: Pdf) -> Mapping[str, Object]:
    """Named destinations, from the name tree and from the older dictionary."""
    tree = pdf.Root.get(Name.Names, Dictionary()).get(Name.Dests)
    old = pdf.Root.get(Name.Dests, Dictionary())
    return dict(NameTree(tree).items() if tree is not None else ()) | {str(name): goal for name, goal in old.items()}


def bookmarks(pdf: Pdf) -> Iterator[Object]:
    """Bookmarks in the order they are read; a ring of them ends where it closes."""
    seen: set[tuple[int, int]] = set()
    waiting = [pdf.Root.get(Name.Outlines, Dictionary()).get(Name.First)]
    while waiting:
        item = waiting.pop()
        if item is not None and item.objgen not in seen:
            seen.add(item.objgen)
            yield item
            waiting += [item.get(Name.Next), item.get(Name.First)]


def lands(goal: Object | None, named: Mapping[str, Object], pages: frozenset[tuple[int, int]]) -> bool:
    """True when a destination ends on one of the pages."""
    if isinstance(goal, String | Name):
        goal = named.get(str(goal))
    if isinstance(goal, Dictionary):
        goal = goal.get(Name.D)
    if not isinstance(goal, Array) or not len(goal):
        return False
    return isinstance(goal[0], Dictionary) and goal[0].objgen in pages
