"""What belongs to the kit, not to a job: for now the manifest of output/."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from bookletkit import manifest
from bookletkit.manifest import Delivery, Laid, Manifest
from bookletkit.problems import Outcome
from bookletkit.publish import replace, unwritable


def assemble(last: Manifest, deliveries: Iterable[Delivery], laid: Iterable[Laid], output: Path) -> Outcome[Manifest]:
    """Write down what output/ now holds. What a build did not make stays as it was."""
    now = last.having(deliveries, laid)
    if now == last:
        return Outcome(now)
    try:
        replace(output / manifest.NAME, manifest.written(now))
    except OSError as fault:
        return Outcome(None, (unwritable(PurePosixPath(output.name, manifest.NAME), fault),))
    return Outcome(now)
