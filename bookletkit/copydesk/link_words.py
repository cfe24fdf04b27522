"""The words of a link name what it opens."""

import re
from collections.abc import Iterator

from bookletkit.copydesk.printed import links
from bookletkit.kit import Kit, plain
from bookletkit.problems import Problem, rule

nameless = rule(
    "link.words",
    """
    The words of a link name the thing it opens: `[the study of Filipino households](resource:…)`; never `here`,
    `click here`, `this link`, `read more`, never an address.
    Why: people who listen jump from link to link and hear only these words; on paper an address in the running text
    cannot be clicked, and breaks lines. Addresses are printed in full in the sources.
    Mend: put the brackets around the words that name the publication, the chapter or the figure.
    """,
)

_POINTING = re.compile(
    r"(?:click |see |look |go )?(?:here|there)|(?:read |find |see )?more|links?|click|download"
    r"|(?:click )?(?:this|the) (?:link|page|site|web ?site|address)",
    re.I,
)
_ADDRESS = re.compile(r"(?:[a-z]+://|www\.|mailto:)\S*|\S+@\S+\.\w+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?", re.I)


def named(kit: Kit) -> Iterator[Problem]:
    """Each link of the prose whose words name nothing."""
    for booklet in kit.booklets:
        for link in links(booklet):
            words = plain(link.inside).strip().strip(".,;:!").strip()
            if _POINTING.fullmatch(words):
                fault = f"has the words “{words}”, which do not say what it opens"
            elif _ADDRESS.fullmatch(words):
                fault = f"shows the address {words}, which cannot be read aloud"
            else:
                continue
            target = link.target if link.kind == "web" else f"{link.kind}:{link.target}"
            yield nameless(
                f"The link to {target} {fault}.",
                link.place,
                f"Name the thing: [the study of households]({target}).",
            )
