"""What a value, a file or the builder itself is, as a hash: how the plan knows that nothing changed.

Places stand outside (fields with compare=False): a comment in the YAML, or a
line more above a block, changes no fingerprint.
"""

import ctypes
import json
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any

DRAWN_WITH = ("weasyprint", "pydyf", "tinyhtml5", "pyphen", "fonttools", "matplotlib", "pikepdf", "pillow", "jinja2",
              "markdown-it-py", "segno")
"""Libraries whose next version may draw other bytes."""

NATIVE = (("libpango-1.0.so.0", "libpango-1.0.dylib"), ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"))


def of(*values: object) -> str:
    """The fingerprint of some content: equal values, equal fingerprint, on any machine."""
    digest = sha256()
    for value in values:
        for node in walk(value):
            digest.update(_token(node).encode())
    return digest.hexdigest()


def walk(value: object) -> Iterator[object]:
    """Every value inside a value, itself first, in the order it is written."""
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        for name in _compared(type(value)):
            yield from walk(getattr(value, name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield key
            yield from walk(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from walk(item)


class Files:
    """SHA-256 of files, read once and then known by path, size and time of change."""

    def __init__(self, cache: Path) -> None:
        self._store = cache / "files.json"
        self._known = _known(self._store)
        self._fresh: dict[str, list[Any]] = {}

    def of(self, path: Path) -> str:
        """The file's hash; empty when there is no such file to read."""
        try:
            stat = path.stat()
            stamp = [stat.st_size, stat.st_mtime_ns]
            known = self._known.get(str(path))
            if known and known[:2] == stamp:
                return str(known[2])
            found = sha256(path.read_bytes()).hexdigest()
        except OSError:
            return ""
        # A file saved a moment ago may be saved again within the same tick of the clock: not to be trusted yet.
        if time.time_ns() - stat.st_mtime_ns > 2_000_000_000:
            self._fresh[str(path)] = [*stamp, found]
        return found

    def keep(self) -> None:
        """Write down what was learned, for the next build."""
        if self._fresh:
            self._known |= self._fresh
            self._fresh = {}
            self._store.parent.mkdir(parents=True, exist_ok=True)
            own = self._store.with_suffix(f".{os.getpid()}")
            own.write_text(json.dumps(self._known))
            own.replace(self._store)


def of_builder(files: Files) -> str:
    """The builder: its own code, and what it draws with."""
    package = Path(__file__).parent
    code = tuple((str(path.relative_to(package)), files.of(path)) for path in sorted(package.rglob("*.py")))
    return of(code, libraries())


def libraries() -> tuple[object, ...]:
    """What it draws with: versions, Pango's too, and whether fonts are subset by HarfBuzz."""
    return (*((name, metadata.version(name)) for name in DRAWN_WITH), *_native())


def _token(node: object) -> str:
    """A node alone; with its number of children, so that no two values dump alike."""
    if isinstance(node, Mapping):
        return f"map {len(node)}\n"
    if isinstance(node, tuple):
        return f"tuple {len(node)}\n"
    if is_dataclass(node):
        return f"{type(node).__name__}\n"
    return f"{node!r}\n"


@cache
def _compared(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.compare)


def _known(store: Path) -> dict[str, list[Any]]:
    """What earlier builds learned; a store that is damaged knows nothing."""
    try:
        known = json.loads(store.read_text())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


@cache
def _native() -> tuple[str, ...]:
    found = []
    for names in NATIVE:
        library = next(filter(None, map(_loaded, names)), None)
        version = getattr(library, "pango_version_string", None)
        if version:
            version.restype = ctypes.c_char_p
        found.append(version().decode() if version else str(library is not None))
    return tuple(found)


def _loaded(name: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None
