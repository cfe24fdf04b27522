"""JSON Schemas: what an editor is offered is what reading takes."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bookletkit.reading.blocks import KINDS
from bookletkit.reading.editors import json_schemas

LIGHTHOUSE = Path(__file__).parents[1] / "kits" / "lighthouse"


@pytest.fixture(scope="module")
def schemas() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return json_schemas()


def unknown(value: Any, schema: Any, top: Any, path: str = "") -> Iterator[str]:
    """Keys of a value that its schema does not offer."""
    while "$ref" in schema:
        target = top
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        schema = target
    branches = schema.get("oneOf") or schema.get("anyOf")
    if branches:
        tried = [list(unknown(value, branch, top, path)) for branch in branches]
        yield from min(tried, key=len)
    elif isinstance(value, dict):
        if schema.get("type") != "object":
            yield path
        for key, item in value.items():
            below = schema.get("properties", {}).get(key, schema.get("additionalProperties"))
            yield from unknown(item, below, top, f"{path}/{key}") if below else [f"{path}/{key}"]
        yield from (f"{path} lacks {key}" for key in schema.get("required", ()) if key not in value)
    elif isinstance(value, list):
        if schema.get("type") != "array":
            yield path
        for item in value:
            yield from unknown(item, schema.get("items", schema.get("prefixItems", [{}])[0]), top, path)
    elif schema.get("type") in ("object", "array"):
        yield path


@pytest.mark.parametrize(
    ("kind", "file"),
    [
        ("kit", "kit.yaml"),
        ("resources", "resources.yaml"),
        ("booklet", "keeping-the-light/booklet.yaml"),
        ("chapter", "keeping-the-light/the-lamp.yaml"),
        ("chapter", "keeping-the-light/the-fog.yaml"),
        ("figures", "keeping-the-light/figures.yaml"),
        ("glossary", "keeping-the-light/glossary.yaml"),
        ("acronyms", "keeping-the-light/acronyms.yaml"),
        ("timeline", "keeping-the-light/timeline.yaml"),
        ("chart", "keeping-the-light/data/oil-burnt.yaml"),
        ("chart", "keeping-the-light/data/fog-days.yaml"),
    ],
)
def test_a_file_that_reads_agrees_with_its_schema(schemas: Any, kind: str, file: str) -> None:
    """A schema finds no fault with what reading takes."""
    value = yaml.safe_load((LIGHTHOUSE / file).read_text("utf-8"))

    assert list(unknown(value, schemas[kind], schemas[kind])) == []


def test_a_schema_names_what_reading_refuses(schemas: Any) -> None:
    """An unknown key, a missing one, a list for words."""
    value = {"title": "A", "lead": "B", "sections": [{"titel": "C", "blocks": [{"foto": "D"}]}]}

    assert sorted(unknown(value, schemas["chapter"], schemas["chapter"])) == [
        "/sections lacks title",
        "/sections/blocks lacks text",
        "/sections/blocks/foto",
        "/sections/titel",
    ]


def test_all_blocks_are_offered_with_their_help(schemas: Any) -> None:
    """Completion shows what each block is for."""
    offered = schemas["chapter"]["$defs"]["Section"]["properties"]["blocks"]["items"]["oneOf"]

    assert [block["required"] for block in offered] == [[word] for word in KINDS]
    assert all(block["description"] for block in offered)


def test_the_string_under_a_field_is_its_help(schemas: Any) -> None:
    """kit.py says it once."""
    assert schemas["chapter"]["$defs"]["Photo"]["properties"]["alt"]["description"].startswith("What it shows")


def test_no_place_and_no_second_name_is_offered(schemas: Any) -> None:
    """What reading fills is not for editors."""
    parts = [part for schema in schemas.values() for part in (schema, *schema.get("$defs", {}).values())]

    assert not any("place" in part.get("properties", {}) for part in parts)
    assert "id" not in schemas["chart"]["properties"] and "id" in schemas["chapter"]["properties"]
