"""JSON Schemas of the content files, for completion and help while typing.

Made from the models that reading fills: a string under a field of kit.py is
the help an editor sees. Not used in a build.
"""

import ast
import inspect
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaWarningKind

from bookletkit import kit
from bookletkit.kit import Chapter, Chart, Event, Figure, Front, Resource, Settings, Source, Term
from bookletkit.reading.blocks import BESIDE, KINDS, ONE_VALUE

Schema = dict[str, Any]

_FILES: Mapping[str, Any] = {
    "kit": Settings,
    "booklet": Front,
    "chapter": Chapter,
    "chart": Chart,
    "figures": dict[str, Figure],
    "glossary": tuple[Term, ...],
    "timeline": tuple[Event, ...],
    "acronyms": dict[str, str],
    "words": dict[str, str],
}
_KEYED = ("Chart", "Figure", "Resource", "Source", "Term")
"""Called by their key or file: they take no `id`."""


def json_schemas() -> Mapping[str, Schema]:
    """A schema for each kind of file: kit, booklet, chapter, chart, resources and so on."""
    found = {name: _schema(model) for name, model in _FILES.items()}
    found["resources"] = _resources()
    return found


class _Generate(GenerateJsonSchema):
    """A Place is no JSON; it is left out anyway."""

    ignored_warning_kinds: set[JsonSchemaWarningKind] = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012


def _schema(model: Any) -> Schema:
    made = TypeAdapter(model).json_schema(schema_generator=_Generate)
    parts: dict[str, Schema] = made.pop("$defs", {})
    parts.pop("Place", None)
    if "properties" in made:  # the class itself, not named among its parts
        parts[made["title"]] = made
    for name, part in parts.items():
        _as_written(name, part)
    if "Section" in parts:
        parts["Section"]["properties"]["blocks"]["items"] = {"oneOf": [_block(word) for word in KINDS]}
    if "Row" in parts:
        parts["Chart"]["properties"]["rows"] = _rows(parts["Chart"]["properties"]["rows"])
    schema: Schema = _loosened(made)
    parts = {name: _loosened(part) for name, part in parts.items() if part is not made}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, **({"$defs": parts} if parts else {})}


def _resources() -> Schema:
    """resources.yaml holds two registries."""
    parts = {"resources": _schema(dict[str, Resource]), "sources": _schema(dict[str, Source])}
    entries = {name: part["additionalProperties"] for name, part in parts.items()}
    return {
        "$schema": parts["resources"]["$schema"],
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"type": "object", "additionalProperties": entry} for name, entry in entries.items()},
        "$defs": parts["resources"]["$defs"] | parts["sources"]["$defs"],
    }


def _as_written(name: str, part: Schema) -> None:
    """What an editor writes of a class: not its place, with the help of its fields."""
    properties = part["properties"]
    for key in ("place", *(("id",) if name in _KEYED else ())):
        properties.pop(key, None)
    part["description"] = inspect.getdoc(getattr(kit, name)) or ""
    help_of = _help(name)
    for key, schema in properties.items():
        schema.pop("title", None)
        if key in help_of:
            schema["description"] = help_of[key]


def _help(name: str) -> dict[str, str]:
    """The string under each field of a class, which Python itself forgets."""
    source = ast.parse(inspect.getsource(getattr(kit, name))).body[0]
    found: dict[str, str] = {}
    field = ""
    for line in source.body if isinstance(source, ast.ClassDef) else ():
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            field = line.target.id
        elif isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) and field:
            found[field] = inspect.cleandoc(str(line.value.value))
    return found


def _block(word: str) -> Schema:
    """`- photo: {…}`: the key of a block, what stands under it, what may stand beside it."""
    reference = {"$ref": f"#/$defs/{KINDS[word].__name__}"}
    under: Schema = {"$ref": f"{reference['$ref']}/properties/{ONE_VALUE[word]}"} if word in ONE_VALUE else reference
    if word == "resource":
        under = {"anyOf": [{"type": "string"}, under]}
    beside = {key: {"$ref": f"{reference['$ref']}/properties/{key}"} for key in BESIDE.get(word, ("id",))}
    return {
        "type": "object",
        "description": inspect.getdoc(KINDS[word]) or "",
        "properties": {word: under, **beside},
        "required": [word],
        "additionalProperties": False,
    }


def _rows(rows: Schema) -> Schema:
    """Rows as lists, as mappings, or the name of a CSV file."""
    cells: Schema = {"type": "array", "items": {"type": "string"}}
    short: Schema = {"type": "array", "items": {"anyOf": [cells, rows["items"]]}}
    return {"anyOf": [short, {"type": "string"}], "description": rows.get("description", "")}


def _loosened(schema: Any) -> Any:
    """Values are typed by the models, so an editor writes `2011` where words are asked for, and `"25"` for a number."""
    if isinstance(schema, list):
        return [_loosened(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _loosened(value) for key, value in schema.items() if key != "default"}
    if made.get("const") == "1":
        return {"enum": [1, "1"]}
    if made.get("type") == "string" and "enum" not in made:
        made["type"] = ["string", "number"]
        made.pop("format", None)
    return made
