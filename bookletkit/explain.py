"""What every rule asks, and why: for `build.py explain`, and for docs/rules.md.

The texts stand beside the code that uses them; here they are only gathered.
The page is made by `python -m bookletkit.explain > docs/rules.md`.
"""

import difflib
import importlib
import pkgutil
import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from bookletkit.problems import RULES, Rule

_PACKAGE = Path(__file__).parent
_REGISTERS = re.compile(r"^from bookletkit\.problems import\b[^#]*?\brule\b", re.M | re.S)
"""A module that makes rules; others are not imported."""
_LEAD = re.compile(r" (?=(?:Why|Example|Mend|Source): )")
_WIDTH = 96


@dataclass(frozen=True, slots=True)
class Unknown:
    """An id that no rule has, with the nearest that one has."""

    id: str
    near: tuple[str, ...]

    def __str__(self) -> str:
        offer = f"Did you mean {' or '.join(f'`{id}`' for id in self.near)}?" if self.near else "`explain` lists all."
        return f"There is no rule `{self.id}`. {offer}"


def explain(rule_id: str | None = None) -> str | Unknown:
    """The text of a rule, for a terminal; of none, the list of all rules."""
    if rule_id is None:
        return "\n".join(f"{rule.id:32}{rule.severity.value:9}{_first_sentence(rule.text)}" for rule in all_rules())
    _import(name for name, source in _registering(_PACKAGE, "bookletkit.") if f'"{rule_id}"' in source)
    if rule_id not in RULES:
        return Unknown(rule_id, _nearest(rule_id, [rule.id for rule in all_rules()]))
    rule = RULES[rule_id]
    told = [textwrap.fill(part, _WIDTH, initial_indent="  ", subsequent_indent="  ") for part in _parts(rule.text)]
    return "\n".join([f"{rule.id} ({rule.severity.value})", *told])


def all_rules() -> tuple[Rule, ...]:
    """Every rule of the house, by id."""
    _import(name for name, _ in _registering(_PACKAGE, "bookletkit."))
    return tuple(RULES[id] for id in sorted(RULES))


def as_markdown() -> str:
    """docs/rules.md."""
    rules = all_rules()
    lines = [
        "# Rules",
        "",
        "By id. An error keeps a booklet out of output/; a warning is told, and the booklet is built.",
        "`python build.py explain ID` prints one. This page is made from the texts in the code, by",
        "`python -m bookletkit.explain > docs/rules.md`.",
    ]
    for topic, group in groupby(rules, key=lambda rule: rule.id.partition(".")[0]):
        lines += ["", f"## {topic}"]
        for rule in group:
            lines += ["", f"### `{rule.id}` · {rule.severity.value}"]
            for part in _parts(rule.text):
                lines += ["", textwrap.fill(part, 120, break_long_words=False, break_on_hyphens=False)]
    return "\n".join(lines) + "\n"


def _import(names: Iterable[str]) -> None:
    for name in names:
        importlib.import_module(name)


def _registering(folder: Path, prefix: str) -> Iterator[tuple[str, str]]:
    """Names and sources of the modules that make rules, found without importing any."""
    for module in pkgutil.iter_modules([str(folder)]):
        path = folder / module.name / "__init__.py" if module.ispkg else folder / f"{module.name}.py"
        source = path.read_text(encoding="utf-8")
        if _REGISTERS.search(source):
            yield prefix + module.name, source
        if module.ispkg:
            yield from _registering(folder / module.name, f"{prefix}{module.name}.")


def _nearest(rule_id: str, known: list[str]) -> tuple[str, ...]:
    near = difflib.get_close_matches(rule_id, known, n=3, cutoff=0.6)
    same_topic = [id for id in known if id.partition(".")[0] == rule_id.partition(".")[0]]
    return tuple(near or same_topic[:5])


def _parts(text: str) -> list[str]:
    """What is asked; why; an example; the mend: each a paragraph."""
    return _LEAD.split(text)


def _first_sentence(text: str) -> str:
    sentence = re.split(r"(?<=[.;]) ", text, maxsplit=1)[0]
    return textwrap.shorten(sentence, 90, placeholder=" …")


if __name__ == "__main__":
    print(as_markdown(), end="")
