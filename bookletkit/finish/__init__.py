"""Finishing: what WeasyPrint leaves open in a painted file, mended with pikepdf.

`press.py` makes a file a print shop can plate, `access.py` one that reads well
on a screen and aloud. Same input, same bytes, on any machine and any day.
"""

import os
from collections.abc import Callable, Mapping
from datetime import datetime

from bookletkit.finish import access, press
from bookletkit.finish.card import moment_of
from bookletkit.plan import Job
from bookletkit.problems import Outcome

Finisher = Callable[[bytes, Job, datetime], Outcome[bytes]]

FINISHERS: Mapping[str, Finisher] = {"press": press.finish, "access": access.finish}


def finish(pdf: bytes, job: Job) -> Outcome[bytes]:
    """Mend a painted file as its edition asks. `pdf` is what WeasyPrint wrote."""
    moment = moment_of(job, os.environ)
    if moment.value is None:
        return Outcome(None, moment.problems)
    return FINISHERS[job.edition.finish](pdf, job, moment.value)
