"""resources.yaml, of the kit and of each booklet, and figures.yaml: entries that others cite by their key."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from bookletkit.kit import Figure, Resource, Source
from bookletkit.problems import Place, rule
from bookletkit.reading.desk import Citation, Desk
from bookletkit.reading.ids import check_form
from bookletkit.reading.links import cited_in
from bookletkit.reading.misfits import told_unknown, wrong_type
from bookletkit.reading.nodes import Keyed, Node, Scalar, scalar
from bookletkit.reading.rows import number
from bookletkit.reading.schema import fill

T = TypeVar("T", Resource, Source, Figure)

RESOURCES = PurePosixPath("resources.yaml")

own_key = rule(
    "id.own-key",
    """An entry of a registry is called by its key, and a chart by its file: an `id` inside would be a second name.
    Example: `underlying-factors:` with `id: factors` under it. Mend: take the `id` out, or change the key.""",
)
twice = rule(
    "id.twice",
    """An id of a resource or source stands for one thing in the whole kit, in one registry: resources.yaml beside
    kit.yaml, or that of the booklet which alone cites it. Example: `kit-2011` in both. Why: two entries would
    drift apart. Mend: take one of them out, or give it another id.""",
)
archived_form = rule(
    "resource.archived",
    """`archived` is the stamp of a copy in the web archive: 4 to 14 digits, year first. Example: `archived: June
    2011`. Mend: `archived: 201106`, or the full stamp from the address of the copy.""",
)


@dataclass(frozen=True, slots=True)
class Registry:
    """The good entries of all registries, and the ids of all of them; None where a file cannot be read."""

    resources: Mapping[str, Resource]
    sources: Mapping[str, Source]
    resource_ids: frozenset[str] | None
    source_ids: frozenset[str] | None


def read_registry(booklets: Sequence[str], desk: Desk) -> Registry:
    """resources.yaml of the kit, and that of each booklet for what it alone cites; none of them must be there."""
    registries = [_read_one(PurePosixPath(folder, RESOURCES), desk) for folder in ("", *booklets)]
    resources, sources = Keyed(Place(RESOURCES)), Keyed(Place(RESOURCES))
    for parts in registries:
        if parts is not None:
            _add(parts["resources"], resources, desk)
            _add(parts["sources"], sources, desk)
    whole = None not in registries
    return Registry(
        read_entries(Resource, resources, desk),
        read_entries(Source, sources, desk),
        frozenset(resources) if whole else None,
        frozenset(sources) if whole else None,
    )


def _read_one(file: PurePosixPath, desk: Desk) -> dict[str, Keyed] | None:
    """The two parts of one file; None where it cannot be read."""
    tree = desk.tree(file) if desk.has(file) else Keyed(Place(file))
    top = None if tree is None else mapping(tree, desk)
    if top is None:
        return None
    parts = {name: Keyed(top.place) for name in ("resources", "sources")}
    for name, entries in top.items():
        if name not in parts:
            desk.problems.append(told_unknown(name, tuple(parts), top.keys_at[name]))
        elif (found := mapping(entries, desk)) is not None:
            parts[name] = found
    for entry in [*parts["resources"].values(), *parts["sources"].values()]:
        if isinstance(entry, Keyed):
            _check_addresses(entry, desk)
    return parts


def _add(entries: Keyed, all_entries: Keyed, desk: Desk) -> None:
    """Put one file's entries beside those of the files before it; an id stands for one thing in the whole kit."""
    for id, entry in entries.items():
        at = entries.keys_at[id]
        if id in all_entries:
            first = all_entries.keys_at[id]
            mend = "Take one of them out, or call it by another id; what several booklets cite stands in the kit's own."
            desk.problems.append(twice(f"`{id}` stands at {first} already.", at, mend))
        else:
            all_entries.put(id, entry, at)


def read_figures(tree: Keyed, desk: Desk) -> Mapping[str, Figure]:
    """figures.yaml of a booklet: values may have commas at the thousands; a figure without its value is left out."""
    desk.citations.extend(cited_in(tree))
    wrong = set()
    for id, entry in tree.items():
        if isinstance(entry, Keyed) and isinstance(value := entry.get("value"), Scalar) and value:
            before = len(desk.problems)
            plain = number(value, desk)
            if len(desk.problems) > before:
                wrong.add(id)
            entry["value"] = scalar("0", value.place) if id in wrong else plain
    return {id: figure for id, figure in read_entries(Figure, tree, desk).items() if id not in wrong}


def read_entries(cls: type[T], entries: Keyed, desk: Desk) -> Mapping[str, T]:
    """Each good entry by its key, which is its id."""
    found: dict[str, T] = {}
    for id, entry in entries.items():
        at = entries.keys_at[id]
        desk.problems.extend(check_form(id, at))
        if isinstance(entry, Keyed):
            put_id(entry, id, desk)
        if (value := fill(cls, entry, desk)) is not None:
            found[id] = value
    return found


def put_id(entry: Keyed, id: str, desk: Desk) -> None:
    """Give an entry its key as id; one that brings another has two names."""
    if "id" in entry:
        desk.problems.append(
            own_key(f"`{id}` is the id already.", entry.keys_at["id"], "Take this `id` out, or change the key itself.")
        )
    entry.put("id", scalar(id, entry.place), entry.place)


def mapping(node: Node, desk: Desk) -> Keyed | None:
    """A file or part that holds entries by their keys."""
    if isinstance(node, Keyed):
        return node
    desk.problems.append(
        wrong_type("Entries are written under keys here.", node.place, "Write `id:` and under it, indented, its keys.")
    )
    return None


def _check_addresses(entry: Keyed, desk: Desk) -> None:
    url, stamp = entry.get("url"), entry.get("archived")
    if isinstance(url, Scalar) and url:
        desk.citations.append(Citation("web", url, url.place))
    if isinstance(stamp, Scalar) and not re.fullmatch("[0-9]{4,14}|", stamp):
        desk.problems.append(
            archived_form(f"`{stamp}` is not a stamp of the web archive.", stamp.place, "Write 4 to 14 digits: 2011.")
        )
