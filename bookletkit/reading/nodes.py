"""The tree of a YAML file: words, mappings and lists that know their place."""

from collections.abc import Container
from typing import Any, TypeAlias

from bookletkit.problems import Place


class Scalar(str):
    """A value as typed, with its place and the way from its words back to the file."""

    __slots__ = ("by_line", "origin", "place")
    place: Place
    origin: Place
    """Where its first character stands."""
    by_line: bool
    """True under `|`: its lines are the lines of the file."""

    def at(self, line: int, column: int = 0) -> Place:
        """The place of a line and column of these words, both from 0, as near as it can be known."""
        if self.by_line:
            return Place(self.place.file, self.origin.line + line, self.origin.column + column)
        if line == 0:
            return Place(self.place.file, self.origin.line, self.origin.column + column)
        return self.place


class Keyed(dict[str, "Node"]):
    """A mapping; its place is that of the key it stands under, or of its first key."""

    __slots__ = ("keys_at", "place")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.keys_at: dict[str, Place] = {}

    def put(self, name: str, value: "Node", at: Place) -> None:
        """Set a key and where it stands."""
        self[name] = value
        self.keys_at[name] = at

    def written(self, known: Container[str]) -> dict[str, Any]:
        """What a written class is made from: keys that hold something, and the place. Spaces alone are nothing.

        A key that is not known stays, though empty: `{event: Men, women}` would lose its women in silence.
        """
        filled = {
            name: value
            for name, value in self.items()
            if not isinstance(value, Scalar) or value.strip() or name not in known
        }
        return {"place": self.place, **filled}


class Listed(list["Node"]):
    """A list; its place is that of the key it stands under, or of its first item."""

    __slots__ = ("place",)

    def __init__(self, place: Place) -> None:
        self.place = place


Node: TypeAlias = Scalar | Keyed | Listed


def scalar(words: str, place: Place) -> Scalar:
    """Words made by reading itself (from CSV, from a file name), with the place they come from."""
    made = Scalar(words)
    made.place = made.origin = place
    made.by_line = False
    return made
