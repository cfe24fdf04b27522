"""A block is one thing, told by its key."""

from conftest import WrittenKit, told

from bookletkit.kit import Block, Photo, ResourceBox, Text
from bookletkit.reading.blocks import KINDS


def only_block(kit: WrittenKit) -> Block:
    value = kit.read().value
    assert value
    (block,) = value.booklets[0].blocks()
    return block


def test_a_block_without_a_known_key_is_told_with_all(kit: WrittenKit) -> None:
    """block.kind: the nearest is offered, all are named."""
    kit.block("foto: {file: market.svg, alt: A market}\n")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/work.yaml:6:9 error block.kind"] and "`photo`" in problem.mend
    assert all(f"`{word}`" in problem.message for word in KINDS)


def test_a_block_that_is_two_things_is_told(kit: WrittenKit) -> None:
    """block.kind: at the second key."""
    kit.block("text: A paragraph.\nchart: jobs\n")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/work.yaml:7:9 error block.kind"] and "- chart: …" in problem.mend


def test_a_paragraph_without_a_key_is_told(kit: WrittenKit) -> None:
    """block.kind: plain words are no block."""
    kit.block("Just a paragraph.\n")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/work.yaml:6:9 error block.kind"] and "- text: |" in problem.mend


def test_keys_that_slipped_out_of_their_block_are_told(kit: WrittenKit) -> None:
    """key.unknown: YAML indented one step too little."""
    kit.block("photo:\n  file: market.svg\nalt: A market\n")
    problems = kit.check()

    assert "youth/work.yaml:8:9 error key.unknown" in told(problems)
    assert any("Indent it deeper" in problem.mend for problem in problems)


def test_an_unknown_key_beside_a_text_is_told(kit: WrittenKit) -> None:
    """key.unknown: beside a text stand `id` and `sources`."""
    kit.block("text: A paragraph.\nsource: [survey]\n")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/work.yaml:7:9 error key.unknown"] and "`sources`" in problem.mend


def test_an_id_stands_beside_its_block(kit: WrittenKit) -> None:
    """`- photo: …` with `id:` in the same entry."""
    kit.block("photo: {file: market.svg, alt: A market}\nid: the-market\n")

    assert isinstance(block := only_block(kit), Photo) and block.id == "the-market"


def test_one_resource_or_several(kit: WrittenKit) -> None:
    """`resource: ID` and `resource: [ID]` are the same box."""
    kit.block("resource: first-jobs\n")
    one = only_block(kit)
    kit.block("resource: [first-jobs]\n")

    assert isinstance(one, ResourceBox) and one == only_block(kit)


def test_a_bad_block_hides_no_other(kit: WrittenKit) -> None:
    """The good blocks of a section still come."""
    kit.block("quote: {text: Words}\n")
    path = kit.folder / "youth/work.yaml"
    path.write_text(path.read_text() + "      - text: A paragraph.\n")

    assert told(kit.check()) == ["youth/work.yaml:6:9 error key.missing"]
    assert isinstance(only_block(kit), Text)
