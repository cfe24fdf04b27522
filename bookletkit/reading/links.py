"""Links and ids that lead elsewhere: is what they name there?

Ids are cited under keys (`source: kit-2011`) and in prose
(`[…](resource:…)`); each citation knows its place. What a file that cannot
be read may hold is not judged: one slip is told once.
"""

from collections.abc import Iterator, Mapping, Set
from urllib.parse import urlsplit

from bookletkit.kit import Announced, Settings
from bookletkit.problems import Problem, rule
from bookletkit.reading.desk import Citation, listed, nearest
from bookletkit.reading.nodes import Keyed, Listed, Node, Scalar

dangling = {
    "resource": rule(
        "resource.unknown",
        """An id of a resource stands in `resources:` of resources.yaml, where its title and address are. Example:
        `resource: child-labor` for `child-labour`. Mend: take the id that is offered, or enter the resource.""",
    ),
    "source": rule(
        "source.unknown",
        """An id of a source stands in `sources:` of resources.yaml; it is printed in the list of sources. Example:
        `source: kit2011` for `kit-2011`. Mend: take the id that is offered, or enter the source.""",
    ),
    "chart": rule(
        "chart.unknown",
        """A chart is a file in data/ of its own booklet, called by its name without `.yaml`. Example: `chart:
        deployed_workers` for data/deployed-workers.yaml. Mend: take the id that is offered, or write the file.""",
    ),
    "figure": rule(
        "figure.unknown",
        """A figure stands in figures.yaml of its booklet: one figure, one place. Example: `key-figure: abraod`.
        Mend: take the id that is offered, or enter the figure.""",
    ),
    "ref": rule(
        "ref.unknown",
        """`ref:` leads to a chapter (file name), a section (title in ASCII), a chart, or a block with an `id`, of
        the same booklet. Example: `[Chapter 2](ref:ilo-respons)`. Mend: take the id that is offered; give a block
        an `id:` beside its key.""",
    ),
    "kit": rule(
        "kit.unknown",
        """`kit:BOOKLET#ID` leads to a chapter, section, chart or block with an `id` of another booklet of the kit.
        Example: `[Booklet 3](kit:youth#first-jobs)` where the booklet is `youth-employment`. Mend: take the id
        that is offered.""",
    ),
}
announced = rule(
    "kit.announced",
    """A link leads to a booklet that is there. An announced one has no pages yet: the link would be dead and its
    page number empty. Example: `kit:overview#aims` while kit.yaml says `{announced: overview, …}`. Mend: write the
    words without the link, and link them when the booklet is there.""",
)
refused_host = rule(
    "link.refused-host",
    """Some hosts are not linked or printed; kit.yaml names them under `refused_hosts`. Example: a copy of a report
    on a site that asks readers to pay. Mend: find the publication at its publisher, or in the web archive.""",
)
address = rule(
    "link.address",
    """A web address is whole: `https://`, a host, a path. Example: `url: www.ilo.org/asia`. Mend: `url:
    https://www.ilo.org/asia`.""",
)

_CITING = {
    "source": "source",
    "sources": "source",
    "chart": "chart",
    "figure": "figure",
    "key-figure": "figure",
    "resource": "resource",
    "further_reading": "resource",
}
"""Keys of YAML that hold ids, and what these lead to."""

_OF_A_BOOKLET = ("chart", "figure", "ref")

_WHERE = {
    "resource": "`resources:` of resources.yaml",
    "source": "`sources:` of resources.yaml",
    "chart": "data/ of this booklet",
    "figure": "figures.yaml of this booklet",
    "ref": "this booklet",
}


def cited_in(node: Node) -> Iterator[Citation]:
    """Each id written under a key that holds ids."""
    if isinstance(node, Keyed):
        for name, value in node.items():
            words = value if isinstance(value, Listed) else [value]
            if name in _CITING:
                yield from (
                    Citation(_CITING[name], str(word), word.place)
                    for word in words
                    if isinstance(word, Scalar) and word
                )
            yield from cited_in(value)
    elif isinstance(node, Listed):
        for item in node:
            yield from cited_in(item)


def check_links(
    citations: list[Citation],
    settings: Settings | None,
    known: Mapping[str, Set[str] | None],
    booklets: Mapping[str, Mapping[str, Set[str] | None]],
) -> Iterator[Problem]:
    """A Problem for each citation that leads nowhere, with the nearest id that is there.

    `known`: resources and sources of the kit; `booklets`: charts, figures and nodes (`ref`) of each. None: not known.
    """
    # A block that misnames its chart may be the one a link leads to: one slip is told once.
    lost = {
        citation.booklet
        for citation in citations
        if citation.kind == "chart" and citation.target not in (booklets.get(citation.booklet, {}).get("chart") or ())
    }
    for citation in citations:
        if citation.kind == "web":
            yield from _check_address(citation, settings.refused_hosts if settings else ())
        elif citation.kind == "kit":
            yield from _check_kit(citation, settings, booklets) if settings else ()
        elif citation.kind in _OF_A_BOOKLET and citation.booklet not in booklets:
            yield _told_homeless(citation)
        else:
            of_booklet = booklets.get(citation.booklet, {})
            ids = {**known, **of_booklet}[citation.kind]
            if citation.kind == "ref" and ids is not None and citation.booklet in lost:
                ids = ids | (of_booklet["chart"] or frozenset())
            if ids is not None and citation.target not in ids:
                yield _told_dangling(citation, citation.target, ids, _WHERE[citation.kind])


def _told_homeless(citation: Citation) -> Problem:
    """kit.yaml is printed in every booklet and belongs to none."""
    return dangling[citation.kind](
        f"`{citation.kind}:` leads to something of one booklet, and this text stands in all of them.",
        citation.place,
        "Write the words without the link; `kit:BOOKLET#ID` leads to a booklet from here.",
    )


def _told_dangling(citation: Citation, id: str, ids: Set[str], where: str) -> Problem:
    near = nearest(id, sorted(ids))
    some = f"There are {listed(sorted(ids)[:8])}." if ids else "There is none yet."
    return dangling[citation.kind](
        f"`{id}` is not in {where}.", citation.place, f"Did you mean `{near}`?" if near else some
    )


def _check_kit(
    citation: Citation, settings: Settings, booklets: Mapping[str, Mapping[str, Set[str] | None]]
) -> Iterator[Problem]:
    slug, _, id = citation.target.partition("#")
    if any(isinstance(one, Announced) and one.announced == slug for one in settings.booklets):
        yield announced(
            f"The booklet `{slug}` is announced but not there yet; the link would lead nowhere.",
            citation.place,
            "Write the words without the link until the booklet is there.",
        )
    elif slug not in settings.booklets:
        yield _told_dangling(citation, slug, {one for one in settings.booklets if isinstance(one, str)}, "kit.yaml")
    elif slug in booklets and (ids := booklets[slug]["ref"]) is not None and id not in ids:
        if id:
            yield _told_dangling(citation, id, ids, f"the booklet `{slug}`")
        else:
            mend = f"Write kit:{slug}#ID with the id of a chapter or section."
            yield dangling["kit"](f"The link to `{slug}` does not say where in it.", citation.place, mend)


def _check_address(citation: Citation, refused_hosts: tuple[str, ...]) -> Iterator[Problem]:
    try:
        parts = urlsplit(citation.target)
        host = parts.hostname or ""
    except ValueError:
        host = ""
        parts = urlsplit("")
    if parts.scheme == "mailto":
        return
    if parts.scheme not in ("http", "https") or not host or any(char.isspace() for char in citation.target):
        yield address(
            f"`{citation.target}` is not a whole web address.", citation.place, "Write it as https://host/path."
        )
    for refused in refused_hosts:
        if host == refused or host.endswith(f".{refused}"):
            yield refused_host(
                f"kit.yaml refuses links to {refused}.",
                citation.place,
                "Find the publication at its publisher, or take the address out.",
            )
