"""A tree of YAML to the frozen classes of kit.py, by pydantic.

The classes know nothing of pydantic but the hooks that `written` gives them;
Markdown is parsed where a class asks for Prose.
"""

from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from bookletkit.kit import Prose, links_of
from bookletkit.reading import misfits
from bookletkit.reading.desk import Citation, Desk
from bookletkit.reading.nodes import Node, Scalar
from bookletkit.reading.prose import read_prose

T = TypeVar("T")


def fill(cls: type[T], node: Node, desk: Desk) -> T | None:
    """Make a value of kit.py from a tree; what is wrong goes to the desk."""

    def prose(typed: object) -> Prose:
        if not isinstance(typed, Scalar):
            raise ValueError("prose")
        outcome = read_prose(typed)
        desk.problems.extend(outcome.problems)
        assert outcome.value is not None  # prose always comes, whatever was left out of it
        for link in links_of(outcome.value.blocks):
            desk.citations.append(Citation(link.kind, link.target, link.place))
        return outcome.value

    try:
        value: T = _adapter(cast(Any, cls)).validate_python(node, context=prose)
    except ValidationError as error:
        desk.problems.extend(misfits.told(cls, node, error))
        return None
    return value


@cache
def _adapter(cls: Any) -> TypeAdapter[Any]:
    return TypeAdapter(cls)
