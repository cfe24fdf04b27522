"""YAML text to a tree in which every key and value knows its place.

All scalars stay words, as typed: `No`, `3.10` and `2009` get their type from
the models. What YAML would silently cut or lose is a Problem here.
"""

from pathlib import PurePosixPath
from typing import Any

import yaml

from bookletkit.problems import Outcome, Place, Problem, rule
from bookletkit.reading import cuts
from bookletkit.reading.faults import told_fault
from bookletkit.reading.nodes import Keyed, Listed, Node, Scalar, scalar
from bookletkit.reading.text import empty_at

duplicate_key = rule(
    "yaml.duplicate-key",
    """A key stands once in its mapping. YAML would keep the last of two and drop the other without a word.
    Example: two lines `title:` in one section. Mend: keep one; if both are wanted, the second belongs to another
    entry, which begins with its own `- `.""",
)
alias = rule(
    "yaml.alias",
    """Content is written out: no anchors (`&name`) and aliases (`*name`), which hide where a sentence stands.
    Example: `source: *main`. Mend: write the value again; words that begin with `*` or `&` go in quotes or under
    `|`.""",
)
tag = rule(
    "yaml.tag",
    """No tags: YAML takes a word that begins with `!` for an order to itself and drops it from the text. Example:
    `title: !Important news`. Mend: put the whole value in quotes.""",
)
key = rule(
    "yaml.key",
    """A key is a plain word. Example: `{{ title }}` is read as a mapping inside a mapping, not as text. Mend: put
    text that begins with a brace or bracket in quotes.""",
)


def parse(text: str, file: PurePosixPath) -> Outcome[Node]:
    """The tree of a YAML file; None where YAML itself cannot be read."""
    try:
        root = _Words(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        return Outcome(None, (told_fault(error, text, file),))
    if root is None or root.value == "":
        return Outcome(None, (empty_at(file),))
    growing = _Growing(text, file)
    return Outcome(growing.node(root), tuple(growing.problems))


class _Words(yaml.CSafeLoader):
    """YAML where every scalar is words."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 -- the name and the form are PyYAML's


_KNOWN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq")}


class _Growing:
    """One walk over the nodes of PyYAML, which know their marks, to ours."""

    def __init__(self, text: str, file: PurePosixPath) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.file = file
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def node(self, source: yaml.Node, under: Place | None = None) -> Node:
        place = under or self.place(source.start_mark)
        if id(source) in self.seen:
            self.problems.append(
                alias(
                    "An alias of YAML (`*name`) stands for this value; content is written out.",
                    place,
                    "Write the value again; put words that begin with `*` in quotes.",
                )
            )
            return scalar("", place)
        self.seen.add(id(source))
        if source.tag not in _KNOWN_TAGS:
            self.problems.append(
                tag(
                    f"YAML takes `{source.tag}` for an order to itself and drops it from the text.",
                    self.place(source.start_mark),
                    "Put the whole value in quotes.",
                )
            )
        if isinstance(source, yaml.ScalarNode):
            return self.scalar(source)
        if isinstance(source, yaml.SequenceNode):
            return self.listed(source, place)
        assert isinstance(source, yaml.MappingNode)  # PyYAML has no fourth kind
        return self.keyed(source, place)

    def scalar(self, source: yaml.ScalarNode) -> Scalar:
        start = source.start_mark
        lost = "" if source.style else cuts.after_hash(self.text, source)
        if lost:
            self.problems.append(cuts.told_comment(source.value, lost, self.place(start)))
            # A number is read on as one: what follows it is told here, not as a bad number too.
            whole = source.value.strip("+-0123456789.,") or not source.value
            made = Scalar(f"{source.value} {lost}".strip() if whole else source.value)
        else:
            made = Scalar(source.value.rstrip("\n") if source.style in ("|", ">") else source.value)
        made.place = made.origin = self.place(start)
        made.by_line = source.style == "|"
        if made.by_line:
            made.origin = Place(self.file, start.line + 2, self.indent(source) + 1)
        elif source.style in ("'", '"'):
            made.origin = Place(self.file, start.line + 1, start.column + 2)
        return made

    def indent(self, source: yaml.ScalarNode) -> int:
        """How far text under `|` is indented: by its first line that is not blank, here and there."""
        for typed, words in zip(self.lines[source.start_mark.line + 1 :], source.value.split("\n"), strict=False):
            if words.strip():
                return (len(typed) - len(typed.lstrip(" "))) - (len(words) - len(words.lstrip(" ")))
        return 0

    def listed(self, source: yaml.SequenceNode, place: Place) -> Listed:
        made = Listed(place)
        split = cuts.numbers_of_list(self.text, source) if source.flow_style else ()
        for item in source.value:
            if split and (whole := split.get(id(item))):
                if whole.words:
                    made.append(scalar(whole.words, self.place(item.start_mark)))
                    self.problems.append(cuts.told_comma(whole.words, self.place(item.start_mark)))
                continue
            made.append(self.node(item))
        return made

    def keyed(self, source: yaml.MappingNode, place: Place) -> Keyed:
        made = Keyed(place)
        before, end = "", 0
        split: dict[str, Problem] = {}
        for name, value in source.value:
            at = self.place(name.start_mark)
            if not isinstance(name, yaml.ScalarNode):
                self.problems.append(
                    key(
                        "Here a key is expected, a plain word before `:`; braces or brackets stand in its place.",
                        at,
                        "Put text that begins with `{` or `[` in quotes.",
                    )
                )
                continue
            kept = made.get(before)
            if (
                source.flow_style
                and isinstance(kept, Scalar)
                and (words := cuts.number_of_pair(self.text, kept, end, name, value))
            ):
                made[before] = scalar(words, kept.place)
                end = name.end_mark.index
                split[before] = cuts.told_comma(words, kept.place)
                continue
            if (
                source.flow_style
                and isinstance(kept, Scalar)
                and (words := cuts.words_of_pair(self.text, kept, end, name, value))
            ):
                made[before] = scalar(words, kept.place)
                end = name.end_mark.index
                split[before] = cuts.told_words(words, name.value, at)
                continue
            if name.value in made:
                self.problems.append(
                    duplicate_key(
                        f"The key `{name.value}` stands here and in line {made.keys_at[name.value].line}; "
                        "YAML would keep one of the two.",
                        at,
                        "Keep one of them; if both are wanted, begin a new entry.",
                    )
                )
                continue
            made.put(name.value, self.node(value, at), at)
            before, end = name.value, value.end_mark.index
        self.problems.extend(split.values())
        return made

    def place(self, mark: yaml.Mark) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)
