"""A finished PDF into output/: whole, or not at all.

A build that fails or is killed leaves the last good file. The new one is
written beside it, forced to the disc, then renamed over it in one step.
"""

import hashlib
import os
import time
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from bookletkit.manifest import Delivery
from bookletkit.plan import Folios, Job, cited
from bookletkit.problems import Outcome, Place, Problem, errors, rule

ABANDONED_S = 3600
"""A half-written file older than this belongs to a build that was killed."""

not_written = rule(
    "publish.not-written",
    """A finished file could not be put into the output folder. Why: the folder is missing its permission to write, the
    disc is full, or (on Windows) a PDF reader holds the old file open. The last good file is untouched. Mend: free
    space, close the reader, or name another folder with --output.""",
)


def publish(
    pdf: bytes, pages: int, problems: Iterable[Problem], folios: Folios, job: Job, output: Path
) -> Outcome[Delivery]:
    """Put a judged PDF in its place. One whose preflight has errors stays out."""
    told = tuple(problems)
    if errors(told):
        return Outcome(None, told)
    try:
        replace(output / job.path, pdf)
    except OSError as fault:
        return Outcome(None, (*told, unwritable(PurePosixPath(output.name, job.path), fault)))
    found = hashlib.sha256(pdf).hexdigest()
    return Outcome(
        Delivery(str(job.path), job.fingerprint, found, len(pdf), pages, cited(job, folios), len(told)), told
    )


def replace(path: Path, content: bytes) -> None:
    """Put a file in place whole: whoever reads meanwhile finds the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    own = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with own.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        own.replace(path)
    finally:
        own.unlink(missing_ok=True)
    _sweep(path)


def unwritable(file: PurePosixPath, fault: OSError) -> Problem:
    """The Problem for a file that the system would not let us write."""
    return not_written(
        f"{file} could not be written: {fault.strerror or fault}. The last good file is untouched.",
        Place(file),
        "Free space, close a reader that holds it open, or name another folder with --output.",
    )


def _sweep(path: Path) -> None:
    """Clear away what killed builds left half-written beside a file."""
    for left in path.parent.glob(f".{path.name}.*"):
        try:
            if time.time() - left.stat().st_mtime > ABANDONED_S:
                left.unlink()
        except OSError:
            continue  # another build is at it: its file, its matter
