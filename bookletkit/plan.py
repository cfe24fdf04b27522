"""What is to be made, and why: jobs, fingerprints, what is stale.

A job's fingerprint has three parts, content, design and builder, so that the
reason can be told. The pages it cites in other booklets are compared beside
it: they are known only when those booklets are laid out.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from bookletkit import fingerprints
from bookletkit.design import Design
from bookletkit.editions import Edition
from bookletkit.kit import Booklet, Kit, Link
from bookletkit.manifest import Delivery, Laid, Manifest, key
from bookletkit.problems import Place

Folios = Mapping[str, Mapping[str, int]]
"""Slug of a booklet → id of a node → its page."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a catalogue wants to know of a PDF; written into its metadata."""

    title: str
    author: str
    """The publisher, where kit.yaml names one; else the title of the kit."""
    subject: str
    keywords: tuple[str, ...]
    language: str
    date: str
    """Of the revision, YYYY-MM-DD: no clock reaches a PDF."""
    revision: int
    cover: str = ""
    """What a reader shows as the cover's page label: the kit's word `cover`."""


@dataclass(frozen=True, slots=True)
class Job:
    """A booklet in an edition and a language."""

    slug: str
    number: int
    edition: Edition
    card: Card
    trim_mm: tuple[float, float]
    bleed_mm: float
    fingerprint: str
    """Hash of all that can change its bytes, but for the pages it cites in other booklets."""
    why: str = ""
    """Why it is made: `first build`, `content changed`; empty for a job that stands."""
    cites: Mapping[str, Place] = field(default_factory=dict, compare=False)
    """What it cites in other booklets, as `BOOKLET#ID`, and where."""

    @property
    def path(self) -> PurePosixPath:
        """In output/: `en/print/4-protecting-migrant-workers.pdf`."""
        return PurePosixPath(language_of(self.card.language), self.edition.name, f"{self.number}-{self.slug}.pdf")


@dataclass(frozen=True, slots=True)
class Plan:
    """The jobs asked for, and the pages known before any booklet is laid out."""

    jobs: tuple[Job, ...]
    """To be made."""
    standing: tuple[Job, ...]
    """In output/, whole and as they should be, unless a page they cite moves."""
    lay: tuple[str, ...]
    """Booklets to be laid out, in kit order: those of the jobs, and those these cite whose pages are not known."""
    folios: Folios
    """Pages as last laid out: right for booklets that are not laid out now, and for one that cannot be."""
    prints: Mapping[str, str]
    """Slug → fingerprint of its layout."""
    cited: Mapping[PurePosixPath, Mapping[str, int]]
    """What is printed in the standing jobs."""


def plan(
    kit: Kit,
    editions: Sequence[Edition],
    design: Design,
    last: Manifest,
    output: Path,
    files: fingerprints.Files,
    booklets: Iterable[str] | None = None,
    force: bool = False,
) -> Plan:
    """Compare what should be in output/ with what is there. Where `booklets` is None: all of them."""
    language = language_of(kit.settings.language)
    builder = fingerprints.of_builder(files)
    contents = {booklet.slug: _content(kit, booklet, files) for booklet in kit.booklets}
    prints = {slug: _joined(content, design.fingerprint, builder) for slug, content in contents.items()}
    known = {
        slug: last.laid[key(language, slug)].folios
        for slug, print in prints.items()
        if key(language, slug) in last.laid and last.laid[key(language, slug)].fingerprint == print
    }
    wanted = set(contents) if booklets is None else set(booklets)
    jobs: list[Job] = []
    for booklet in kit.booklets:
        for edition in editions if booklet.slug in wanted else ():
            built_by = fingerprints.of(builder, edition)
            job = _job(kit, booklet, edition, _joined(contents[booklet.slug], design.fingerprint, built_by))
            before = last.deliveries.get(str(job.path))
            jobs.append(replace(job, why=_why(job, before, known, output, files, force)))
    stale = [job for job in jobs if job.why]
    unknown = {target.partition("#")[0] for job in stale for target in job.cites} - set(known)
    lay = {job.slug for job in stale} | unknown
    return Plan(
        jobs=tuple(stale),
        standing=tuple(job for job in jobs if not job.why),
        lay=tuple(slug for slug in contents if slug in lay),
        folios={one.slug: one.folios for one in last.laid.values() if one.language == language},
        prints=prints,
        cited={job.path: last.deliveries[str(job.path)].cited for job in jobs if not job.why},
    )


def moved(plan: Plan, folios: Folios) -> tuple[Job, ...]:
    """The standing jobs that print another page than is right, now that the others are laid out."""
    return tuple(
        replace(job, why=MOVED) for job in plan.standing if plan.cited[job.path] != cited(job, folios)
    )


def cited(job: Job, folios: Folios) -> dict[str, int]:
    """The pages of what a job cites in other booklets, as far as they are known."""
    found = {}
    for target in job.cites:
        slug, _, node = target.partition("#")
        if node in folios.get(slug, {}):
            found[target] = folios[slug][node]
    return found


def laid(plan: Plan, kit: Kit, slug: str, folios: Mapping[str, int]) -> Laid:
    """A layout as the manifest keeps it."""
    return Laid(slug, language_of(kit.settings.language), plan.prints[slug], folios)


def language_of(tag: str) -> str:
    """The folder of a language: `en` for en-GB."""
    return tag.split("-")[0]


FORCED = "--force"
FIRST = "first build"
CHANGED = ("content changed", "the design changed", "the builder changed")
MOVED = "a page it cites has moved"
DAMAGED = "output missing or changed on disk"


def _content(kit: Kit, booklet: Booklet, files: fingerprints.Files) -> str:
    """All of a kit that a booklet's pages can show: its own, the kit's settings, the series, what it cites."""
    nodes = list(fingerprints.walk(booklet))
    named = {node for node in nodes if isinstance(node, str)}
    pictures = {node for node in nodes if isinstance(node, PurePosixPath)}
    return fingerprints.of(
        booklet,
        replace(kit.settings, refused_hosts=()),
        tuple((other.slug, other.number, other.title, other.front.subtitle, other.front.colour)
              for other in kit.booklets),
        {id: kit.resources[id] for id in sorted(named & set(kit.resources))},
        {id: kit.sources[id] for id in sorted(named & set(kit.sources))},
        kit.words,
        {str(file): files.of(kit.folder / booklet.slug / "pictures" / file) for file in sorted(pictures)},
        os.environ.get("SOURCE_DATE_EPOCH", ""),
    )


def _joined(*parts: str) -> str:
    """`content-design-builder`: 80 bits of each tell two apart."""
    return "-".join(part[:20] for part in parts)


def _job(kit: Kit, booklet: Booklet, edition: Edition, fingerprint: str) -> Job:
    settings = kit.settings
    links = (node for node in fingerprints.walk(booklet) if isinstance(node, Link) and node.kind == "kit")
    return Job(
        slug=booklet.slug,
        number=booklet.number,
        edition=edition,
        card=Card(
            title=booklet.title,
            author=settings.imprint.publisher or settings.title,
            subject=booklet.front.subject,
            keywords=booklet.front.keywords,
            language=settings.language,
            date=settings.date,
            revision=settings.revision,
            cover=kit.words.get("cover", ""),
        ),
        trim_mm=settings.trim_mm,
        bleed_mm=settings.press.bleed_mm,
        fingerprint=fingerprint,
        cites={link.target: link.place for link in links},
    )


def _why(
    job: Job, before: Delivery | None, folios: Folios, output: Path, files: fingerprints.Files, force: bool
) -> str:
    """Why a job is stale, in words; empty when it stands."""
    if force:
        return FORCED
    if before is None:
        return FIRST
    if before.fingerprint != job.fingerprint:
        parts = zip(CHANGED, before.fingerprint.split("-"), job.fingerprint.split("-"), strict=False)
        return ", ".join(words for words, old, new in parts if old != new) or CHANGED[0]
    if files.of(output / job.path) != before.sha256:
        return DAMAGED
    slugs = {target.partition("#")[0] for target in job.cites}
    if slugs <= set(folios) and before.cited != cited(job, folios):
        return MOVED
    return ""
