"""A glance at sizes and times of files: whether anything has changed since a build that left nothing to do.

It reads no content and imports nothing that does. Where it is not sure, the
kit is read and its fingerprints decide.
"""

import os
import pickle
import sysconfig
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bookletkit import fingerprints
from bookletkit.cache import Cache
from bookletkit.design import HOUSE
from bookletkit.events import Unchanged
from bookletkit.order import Order


def inputs(order: Order) -> str:
    """All that a build looks at, by size and time. To be taken before anything is read."""
    package = Path(__file__).parent
    folders = (order.content, *(HOUSE / name for name in ("templates", "styles", "charts")))
    return fingerprints.of(
        (str(order.content.absolute()), str(order.output.absolute()), order.booklets, order.editions),
        tuple(stamp for folder in folders for stamp in _stamps(folder, order)),
        tuple(stamp for stamp in _stamps(package, order) if stamp[0].endswith(".py")),
        Path(sysconfig.get_path("purelib")).stat().st_mtime_ns,
        fingerprints.libraries(),
        os.environ.get("SOURCE_DATE_EPOCH", ""),
    )


def unchanged(order: Order, seen: str) -> Unchanged | None:
    """What was kept of a build that looked at the same and left the same; None where there is none."""
    kept = Cache(order.cache).get(_key(order, seen))
    found = pickle.loads(kept) if kept else None
    return found if isinstance(found, Unchanged) and not order.force else None


def keep(order: Order, seen: str, found: Unchanged) -> None:
    """Remember that a build found all as it should be, or made it so."""
    Cache(order.cache).put(_key(order, seen), pickle.dumps(found))


def _key(order: Order, seen: str) -> str:
    """What was looked at, and what stands in output/."""
    output = tuple(_files(order.output)) if order.output.is_dir() else ()
    return "glance-" + fingerprints.of(seen, output)


def _stamps(folder: Path, order: Order) -> Iterator[tuple[str, int, int]]:
    """The files of a folder, without what a build writes itself."""
    own = (str(order.output.absolute()), str(order.cache.absolute()))
    for stamp in _files(folder.absolute()):
        if not stamp[0].startswith(own) and "__pycache__" not in stamp[0]:
            yield stamp


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in sorted(folder.rglob("*")):
        with suppress(FileNotFoundError):  # deleted since it was listed
            if path.is_file():
                stat = path.stat()
                yield str(path), stat.st_size, stat.st_mtime_ns
