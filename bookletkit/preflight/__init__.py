"""Preflight: rules on finished files, before they may enter output/.

`file.py` holds for every edition, `press.py` for print shops, `access.py` for
readers; an edition names its sets. A rule is a function from an opened file to
the Problems it finds; a clean file is silent.
"""

from collections.abc import Mapping, Sequence

from bookletkit.plan import Job
from bookletkit.preflight import access, file, press
from bookletkit.preflight.opened import Check, opened
from bookletkit.problems import Problem

CHECKS: Mapping[str, Sequence[Check]] = {"file": file.CHECKS, "press": press.CHECKS, "access": access.CHECKS}


def preflight(pdf: bytes, job: Job) -> tuple[Problem, ...]:
    """Judge a finished file by the rule sets of its edition, in their order."""
    with opened(pdf, job) as outcome:
        if outcome.value is None:
            return outcome.problems
        return tuple(
            problem for name in job.edition.preflight for check in CHECKS[name] for problem in check(outcome.value)
        )
