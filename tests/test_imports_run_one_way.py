"""Imports run one way, along the flow: a step knows what comes before it, never what comes after."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "bookletkit"

ORDER = (
    # values
    "problems", "kit", "editions", "cache", "design", "own", "assets",
    # reading and judging the copy
    "reading", "copydesk",
    # what is to be made
    "fingerprints", "manifest", "plan",
    # from a booklet to pages
    "flow", "usage", "codes", "plot", "draw", "placing", "markup", "typeset", "fit", "arrange", "settle",
    # from pages to files
    "finish", "preflight", "publish", "shelf", "assemble",
    # who does it
    "events", "order", "glance", "worker", "desk", "crew", "foreman", "office", "watch", "workshop",
    # the command
    "telling", "reporting", "explain", "terminal", "cli",
)  # fmt: skip
"""Each may import those before it. Another module, another name here."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def dotted(path: Path) -> str:
    """`typeset/__init__.py` is `typeset`, `typeset/engine.py` is `typeset.engine`."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imported(path: Path) -> Iterator[str]:
    """The modules of ours that a module imports, wherever in it the import stands; not those for types alone."""
    names = {dotted(other) for other in modules()}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        id(node)
        for test in ast.walk(tree)
        if isinstance(test, ast.If) and isinstance(test.test, ast.Name) and test.test.id == "TYPE_CHECKING"
        for node in ast.walk(test)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in found:
            if name.startswith("bookletkit."):
                own = name.removeprefix("bookletkit.")
                yield own if own in names else own.rpartition(".")[0]


def test_every_module_has_its_place_in_the_order():
    tops = {dotted(path).partition(".")[0] for path in modules()} - {""}

    assert tops <= set(ORDER), f"give a place in ORDER to {sorted(tops - set(ORDER))}"


@pytest.mark.parametrize("path", [path for path in modules() if dotted(path)], ids=dotted)
def test_a_module_imports_only_what_comes_before_it(path):
    own = dotted(path).partition(".")[0]
    later = {name for name in imported(path) if ORDER.index(name.partition(".")[0]) > ORDER.index(own)}

    assert not later, f"{dotted(path)} imports {sorted(later)}, which come after it"


def test_no_two_modules_import_each_other():
    graph = {dotted(path): set(imported(path)) - {dotted(path)} for path in modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as fault:
        pytest.fail(" → ".join(fault.args[1]))


def test_imports_are_absolute():
    """A relative import hides which way it runs."""
    relative = [
        dotted(path)
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]

    assert relative == []
