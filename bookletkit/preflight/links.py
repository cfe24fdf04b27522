"""Rules on each link of an access edition: where it leads out of the file, and that it prints.

Source: ISO 14289-1, 7.18; ISO 32000-2, 12.5.3 and 12.6.4; Matterhorn Protocol 1.1, checkpoint 28.
"""

import re
from collections.abc import Iterator, Sequence

from pikepdf import Dictionary, Name, Object

from bookletkit.preflight.destinations import goal_of
from bookletkit.preflight.opened import REBUILD, Check, Opened, Sheet
from bookletkit.problems import Problem, rule

HIDDEN, PRINT, NO_VIEW = 2, 4, 32
OUTWARD = re.compile(r"https?://[^/\s]+\S*|mailto:\S+@\S+|\./(?!.*\.\./)\S+")

link_target = rule(
    "access.link.target",
    """A link leads to a place in the file, to http, https or mailto, or to a file beside it (`./3-work.pdf`). Why:
    `file:` names a folder of the machine that built the booklet, which no reader has; Launch starts programs, and
    readers refuse it. Mend: write the address in full, or a `ref:`, `kit:` or `resource:` link. Source: ISO 32000-2,
    12.6.4.""",
)
link_print = rule(
    "access.link.print",
    """A link is seen and prints with its page (flag Print set, Hidden and NoView not). Why: a link without them may
    be there for some readers and not for others. Mend: build again. Source: ISO 14289-1, 7.18.1; ISO 32000-2,
    12.5.3.""",
)


def links_lead_somewhere(file: Opened) -> Iterator[Problem]:
    for sheet, annotation in _links(file):
        action = annotation.get(Name.A, Dictionary())
        address = str(action.get(Name.URI, "")) if action.get(Name.S) == Name.URI else ""
        if goal_of(annotation) is None and not OUTWARD.fullmatch(address):
            mend = "Write its address in full, or link to an id of the kit."
            yield link_target(_said(action, address), file.spot_of(sheet, annotation), mend)


def links_print(file: Opened) -> Iterator[Problem]:
    for sheet, annotation in _links(file):
        flags = int(annotation.get(Name.F, 0))
        if not flags & PRINT or flags & (HIDDEN | NO_VIEW):
            message = "A link is hidden, or does not print with its page."
            yield link_print(message, file.spot_of(sheet, annotation), REBUILD)


def _links(file: Opened) -> Iterator[tuple[Sheet, Object]]:
    for sheet in file.sheets:
        for annotation in sheet.annotations:
            if annotation.get(Name.Subtype) == Name.Link:
                yield sheet, annotation


def _said(action: Object | Dictionary, address: str) -> str:
    if address.lower().startswith("file:"):
        return f"A link leads to {address}, a place on the machine that built the booklet; no reader has it."
    if address:
        return f"A link leads to “{address}”, which is no address that a reader can open."
    kind = str(action.get(Name.S, "")).removeprefix("/")
    return f"A link does “{kind}”, which readers refuse." if kind else "A link leads nowhere."


LINK_CHECKS: Sequence[Check] = (links_lead_somewhere, links_print)
