"""output/manifest.json: what stands there, and what a build may take from it."""

import pytest

from bookletkit import manifest
from bookletkit.assemble import assemble
from bookletkit.manifest import Delivery, Laid, Manifest

DELIVERY = Delivery("en/print/1-north.pdf", "a-b-c", "0f" * 32, 5, 4, {"south#ships": 9})
LAID = Laid("north", "en", "a-b-c", {"lamp": 3})


def test_what_is_written_is_read_back(tmp_path):
    assemble(Manifest(), [DELIVERY], [LAID], tmp_path)

    assert manifest.read(tmp_path) == Manifest().having([DELIVERY], [LAID])


def test_a_build_of_one_booklet_keeps_what_is_known_of_the_others(tmp_path):
    other = Delivery("en/print/2-south.pdf", "d", "00", 1, 1)
    first = assemble(Manifest(), [DELIVERY], [LAID], tmp_path).value
    assemble(first, [other], [], tmp_path)

    assert set(manifest.read(tmp_path).deliveries) == {DELIVERY.path, other.path}
    assert manifest.read(tmp_path).laid == {"en/north": LAID}


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"schema": 1}', '{"schema": 2, "deliveries": [], "laid": []}',
                                  '{"schema": 1, "deliveries": [{"path": 1}], "laid": []}', "\xff"])  # fmt: skip
def test_a_damaged_manifest_knows_nothing(tmp_path, text):
    """Everything is made again; nothing is guessed."""
    (tmp_path / manifest.NAME).write_bytes(text.encode("latin-1"))

    assert manifest.read(tmp_path) == Manifest()


def test_equal_builds_leave_equal_manifests(tmp_path):
    other = Delivery("en/print/2-south.pdf", "d", "00", 1, 1)

    assert manifest.written(Manifest().having([DELIVERY, other], [])) == manifest.written(
        Manifest().having([other, DELIVERY], [])
    )


def test_a_build_that_made_nothing_writes_nothing(tmp_path):
    assemble(Manifest(), [], [], tmp_path)

    assert not (tmp_path / manifest.NAME).exists()
