"""Carries an order out: the whole flow, from the content folder to the manifest, told as events."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bookletkit import copydesk, design, foreman, glance, manifest, own, reading
from bookletkit.assemble import assemble, shelve
from bookletkit.cache import Cache
from bookletkit.copydesk.glyphs import glyphs
from bookletkit.design import Design
from bookletkit.draw import unknown_kinds
from bookletkit.editions import EDITIONS
from bookletkit.events import Event, Issued, Misnamed, Planned, Set, Told, Unchanged
from bookletkit.fingerprints import Files
from bookletkit.kit import Kit
from bookletkit.manifest import Delivery, Laid
from bookletkit.order import Order
from bookletkit.plan import Plan, laid, plan
from bookletkit.problems import Place, Problem, errors


@dataclass(frozen=True, slots=True)
class Copy:
    """A kit as the copy desk hands it over."""

    kit: Kit | None
    design: Design | None
    problems: tuple[Problem, ...]


def look_over(content: Path, cache: Path) -> Copy:
    """Read a kit and judge it, before a page is set: what `check` tells."""
    read = reading.read(content)
    if read.value is None:
        return Copy(None, None, read.problems)
    kit, store = read.value, Cache(cache)
    found = design.load(kit, store)
    problems = [*read.problems, *copydesk.proofread(kit, whole=not errors(read.problems)), *found.problems]
    if found.value:
        problems += _designed(kit, found.value, store)
    return Copy(kit, found.value, tuple(dict.fromkeys(problems)))


def _designed(kit: Kit, found: Design, store: Cache) -> Iterator[Problem]:
    """What is wrong with how a kit looks: its chart kinds, templates, styles, letters."""
    yield from unknown_kinds(kit, found)
    yield from own.check(kit.folder, found)
    yield from glyphs(kit, found, store)


def carry_out(order: Order) -> Iterator[Event]:
    """Read, proofread, plan, have it made, assemble."""
    seen = glance.inputs(order)
    copy = look_over(order.content, order.cache)
    yield Told(copy.problems)
    if copy.kit is None or copy.design is None:
        return
    slugs, misnamed = named(copy.kit, order.booklets)
    yield from misnamed
    spoiled = _spoiled(copy.kit, copy.problems)
    if misnamed or spoiled is None:
        return
    last = manifest.read(order.output)
    todo = _planned(order, copy.kit, copy.design, last, [slug for slug in slugs if slug not in spoiled])
    todo = replace(todo, lay=tuple(slug for slug in todo.lay if slug not in spoiled))
    yield Planned(todo)
    made: list[Delivery] = []
    layouts: list[Laid] = []
    for event in foreman.run(todo, copy.kit, copy.design, Cache(order.cache), order.output, order.processes):
        if isinstance(event, Issued):
            made.append(event.delivery)
        elif isinstance(event, Set):
            layouts.append(laid(todo, copy.kit, event.slug, event.folios))
        yield event
    done = assemble(last, made, layouts, order.output)
    yield Told(done.problems)
    shelved = shelve(done.value or last, copy.kit, copy.design, Cache(order.cache), order.output)
    yield Told(shelved.problems)
    if done.good and shelved.good and not errors(copy.problems) and len(made) >= len(todo.jobs):
        glance.keep(order, seen, Unchanged(copy.problems, len(todo.standing) + len(todo.jobs)))


def fitted(order: Order, copy: Copy) -> Iterator[Event]:
    """Lay every booklet out and issue none: what is told of its pages."""
    if copy.kit is not None and copy.design is not None and not errors(copy.problems):
        from bookletkit.desk import Desk  # WeasyPrint, for those who ask

        desk = Desk(copy.kit, copy.design, Cache(order.cache), order.output)
        yield from desk.lay(booklet.slug for booklet in copy.kit.booklets)


def survey(order: Order, copy: Copy) -> Plan | None:
    """What a build would find stale; None where the kit cannot be planned."""
    if copy.kit is None or copy.design is None:
        return None
    return _planned(order, copy.kit, copy.design, manifest.read(order.output), None)


def named(kit: Kit, booklets: Iterable[str]) -> tuple[tuple[str, ...], tuple[Misnamed, ...]]:
    """The slugs of the booklets asked for, by slug or number; all when none is asked for."""
    known = tuple(entry for entry in kit.settings.booklets if isinstance(entry, str))
    numbers = {str(booklet.number): booklet.slug for booklet in kit.booklets}
    asked = tuple(numbers.get(name, name) for name in booklets) or known
    return asked, tuple(Misnamed(name, known) for name in asked if name not in known)


def _planned(order: Order, kit: Kit, looks: Design, last: manifest.Manifest, slugs: Iterable[str] | None) -> Plan:
    files = Files(order.cache)
    editions = [EDITIONS[name] for name in order.editions]
    todo = plan(kit, editions, looks, last, order.output, files, slugs, order.force)
    files.keep()
    return todo


def _spoiled(kit: Kit, problems: Iterable[Problem]) -> frozenset[str] | None:
    """Booklets with an error in their own folder; None when an error concerns the whole kit.

    It does where a booklet.yaml cannot be read: the back cover of every booklet names all the others.
    """
    slugs = {booklet.slug for booklet in kit.booklets}
    if len(slugs) < sum(isinstance(entry, str) for entry in kit.settings.booklets):
        return None
    where = {
        problem.where.file.parts[0] if isinstance(problem.where, Place) and problem.where.file.parts else ""
        for problem in errors(problems)
    }
    return frozenset(where) if where <= slugs else None
