"""From the bytes of a content folder to a validated Kit.

`text` opens files, `tree` reads YAML with positions, `schema` fills the
classes of kit.py, `prose` parses Markdown, `rows` and `cells` check data, `ids`
names every node, `links` asks whether what is cited is there. Each puts its
Problems on the `desk` and goes on: one run tells all that is wrong.
"""

from pathlib import Path, PurePosixPath

from bookletkit.kit import Kit
from bookletkit.problems import Outcome, Place, Problem, Spot
from bookletkit.reading.booklet import Read, read_booklet
from bookletkit.reading.desk import Desk
from bookletkit.reading.links import check_links
from bookletkit.reading.registry import read_registry
from bookletkit.reading.settings import KitFile, read_settings
from bookletkit.reading.words import read_words

__all__ = ["read"]


def read(folder: Path) -> Outcome[Kit]:
    """Read a content folder: all that is good in it, and every Problem, sorted by place.

    The value is None only where kit.yaml itself cannot be used; its booklets
    are read even then. A booklet or chapter that is wrong is left out of it.
    """
    desk = Desk(folder)
    file = read_settings(desk)
    if file is None:
        return Outcome(None, _sorted(desk.problems))
    settings = file.settings
    registry = read_registry([*file.booklets], desk)
    words = read_words(settings.language if settings else "en", desk)
    found = _booklets(file, desk)
    known = {"resource": registry.resource_ids, "source": registry.source_ids}
    ids = {slug: {"chart": one.charts, "figure": one.figures, "ref": one.nodes} for slug, one in found.items()}
    desk.problems.extend(check_links(desk.citations, settings, known, ids))
    if settings is None:
        return Outcome(None, _sorted(desk.problems))
    kit = Kit(
        folder=folder,
        settings=settings,
        booklets=tuple(one.booklet for one in found.values() if one.booklet),
        resources=registry.resources,
        sources=registry.sources,
        words=words,
        places={slug: one.places for slug, one in found.items()},
    )
    return Outcome(kit, _sorted(desk.problems))


def _booklets(file: KitFile, desk: Desk) -> dict[str, Read]:
    """Those that are there, by their slug; the number counts announced ones too."""
    found: dict[str, Read] = {}
    for slug, (number, place) in file.booklets.items():
        if (one := read_booklet(slug, number, place, file.settings, desk)) is not None:
            found[slug] = one
    return found


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    """In the order an editor walks through the files; kit.yaml first, each Problem once."""

    def key(problem: Problem) -> tuple[bool, Place | Spot, str]:
        return problem.where.file != PurePosixPath("kit.yaml"), problem.where, problem.rule

    return tuple(sorted(dict.fromkeys(problems), key=key))
