"""What stands in output/, as it was made: output/manifest.json.

Read to know what is stale, written whole after a build. A manifest that is
missing or damaged knows nothing: everything is made again.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

NAME = "manifest.json"
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Delivery:
    """A PDF in output/."""

    path: str
    """In output/: `en/print/4-protecting-migrant-workers.pdf`."""
    fingerprint: str
    """Of the job that made it."""
    sha256: str
    size: int
    pages: int
    cited: Mapping[str, int] = field(default_factory=dict)
    """`BOOKLET#ID` → the page printed for it, in another booklet of the kit."""
    warnings: int = 0
    """Of its preflight; a file with errors is not here."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The folios of a laid-out booklet: what other booklets cite."""

    slug: str
    language: str
    fingerprint: str
    folios: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Manifest:
    """Deliveries by path, folios by language and booklet."""

    deliveries: Mapping[str, Delivery] = field(default_factory=dict)
    laid: Mapping[str, Laid] = field(default_factory=dict)

    def having(self, deliveries: Iterable[Delivery], laid: Iterable[Laid]) -> "Manifest":
        """With what a build made; all else stays as it stands."""
        return Manifest(
            dict(self.deliveries) | {delivery.path: delivery for delivery in deliveries},
            dict(self.laid) | {key(one.language, one.slug): one for one in laid},
        )


def key(language: str, slug: str) -> str:
    """How a booklet's folios are found: two languages of a kit share an output folder."""
    return f"{language}/{slug}"


def read(output: Path) -> Manifest:
    """The manifest of the last build, or an empty one."""
    try:
        stored = json.loads((output / NAME).read_text(encoding="utf-8"))
        if stored["schema"] != SCHEMA:
            return Manifest()
        return Manifest().having(map(_delivery, stored["deliveries"]), map(_laid, stored["laid"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()


def written(manifest: Manifest) -> bytes:
    """The manifest as a file: sorted, so that equal builds leave equal manifests."""
    text = json.dumps(
        {
            "schema": SCHEMA,
            "deliveries": [asdict(manifest.deliveries[path]) for path in sorted(manifest.deliveries)],
            "laid": [asdict(manifest.laid[name]) for name in sorted(manifest.laid)],
        },
        ensure_ascii=False,
        indent=1,
    )
    return text.encode() + b"\n"


def _delivery(stored: Mapping[str, Any]) -> Delivery:
    return Delivery(
        path=str(stored["path"]),
        fingerprint=str(stored["fingerprint"]),
        sha256=str(stored["sha256"]),
        size=int(stored["size"]),
        pages=int(stored["pages"]),
        cited=_pages(stored["cited"]),
        warnings=int(stored.get("warnings", 0)),
    )


def _laid(stored: Mapping[str, Any]) -> Laid:
    return Laid(
        slug=str(stored["slug"]),
        language=str(stored["language"]),
        fingerprint=str(stored["fingerprint"]),
        folios=_pages(stored["folios"]),
    )


def _pages(stored: Mapping[str, Any]) -> dict[str, int]:
    return {str(name): int(page) for name, page in stored.items()}
