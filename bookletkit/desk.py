"""The desk of one process: it lays booklets out, keeps them, and issues their editions.

A laid-out booklet does not travel between processes; its folios do.
Importing this module imports WeasyPrint.
"""

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bookletkit import worker
from bookletkit.cache import Cache
from bookletkit.design import Design
from bookletkit.events import Broken, Event, Failed, Issued, Set, Started
from bookletkit.kit import Kit
from bookletkit.plan import Folios, Job
from bookletkit.preflight import preflight
from bookletkit.publish import publish
from bookletkit.typeset import Setting


@dataclass(frozen=True, slots=True)
class Desk:
    """What every job needs, and the booklets laid out here."""

    kit: Kit
    design: Design
    cache: Cache
    output: Path
    settings: dict[str, Setting] = field(default_factory=dict)

    def lay(self, slugs: Iterable[str]) -> Iterator[Event]:
        """Lay booklets out, one after the other."""
        for slug in slugs:
            yield Started(slug)
            yield self.lay_one(slug)

    def issue(self, jobs: Iterable[Job], folios: Folios) -> Iterator[Event]:
        """Paint, finish, judge and publish what could be laid out."""
        for job in jobs:
            if job.slug in self.settings:
                yield self.issue_one(job, folios)

    def lay_one(self, slug: str) -> Set | Failed | Broken:
        booklet = next(booklet for booklet in self.kit.booklets if booklet.slug == slug)
        try:
            outcome = worker.set_booklet(self.kit, booklet, self.design, self.cache)
        except Exception:  # whatever it is: the other booklets go on, and the command says so
            return Broken(slug, "laying out", traceback.format_exc())
        if not outcome.good or outcome.value is None:
            return Failed(slug, "", outcome.problems)
        self.settings[slug] = outcome.value
        return Set(slug, dict(outcome.value.folios), outcome.problems)

    def issue_one(self, job: Job, folios: Folios) -> Issued | Failed | Broken:
        setting = self.settings[job.slug]
        try:
            issued = worker.issue(self.kit, setting, folios, job)
            if not issued.good or issued.value is None:
                return Failed(job.slug, job.edition.name, issued.problems)
            judged = (*issued.problems, *preflight(issued.value, job))
            outcome = publish(issued.value, setting.pages, judged, folios, job, self.output)
        except Exception:
            return Broken(job.slug, job.edition.name, traceback.format_exc())
        if outcome.value is None:
            return Failed(job.slug, job.edition.name, outcome.problems)
        return Issued(job, outcome.value, outcome.problems)
