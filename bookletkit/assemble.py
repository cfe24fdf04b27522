"""What belongs to the kit, not to a job: the manifest of output/ and the shelf that opens the booklets."""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from bookletkit import manifest
from bookletkit.cache import Cache
from bookletkit.design import Design
from bookletkit.kit import Kit
from bookletkit.manifest import Delivery, Laid, Manifest
from bookletkit.problems import Outcome
from bookletkit.publish import replace, unwritable
from bookletkit.shelf import shelf


def assemble(last: Manifest, deliveries: Iterable[Delivery], laid: Iterable[Laid], output: Path) -> Outcome[Manifest]:
    """Write down what output/ now holds. What a build did not make stays as it was."""
    now = last.having(deliveries, laid)
    files = {PurePosixPath(manifest.NAME): manifest.written(now)} if now != last else {}
    return Outcome(now, _put(files, output).problems)


def shelve(now: Manifest, kit: Kit, design: Design, cache: Cache, output: Path) -> Outcome[PurePosixPath]:
    """Set what stands in output/ on its shelf; an empty folder gets none."""
    there = [one for one in now.deliveries.values() if (output / one.path).is_file()]
    return _put(shelf(kit, design, there, cache) if there else {}, output)


def _put(files: Mapping[PurePosixPath, bytes], output: Path) -> Outcome[PurePosixPath]:
    """Replace what differs; the first that cannot be written is told."""
    for path, content in files.items():
        try:
            if not _holds(output / path, content):
                replace(output / path, content)
        except OSError as fault:
            return Outcome(None, (unwritable(PurePosixPath(output.name, path), fault),))
    return Outcome(PurePosixPath(output.name))


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
