"""What is handed to the typesetter, where pages alone would tell too late."""

from pathlib import Path

from conftest import WrittenKit
from PIL import Image

from bookletkit import office
from bookletkit.cache import Cache
from bookletkit.worker import set_booklet


def test_a_picture_may_be_called_anything(kit: WrittenKit, tmp_path: Path) -> None:
    """Spaces, accents, `#` and `%` are parts of a file name; the address of the picture holds them all."""
    Image.new("RGB", (40, 30), "teal").save(kit.folder / "youth/pictures/Am Hafen, März #1 %41.png")
    kit.block('photo: {file: "Am Hafen, März #1 %41.png", alt: A market}\n')
    copy = office.look_over(kit.folder, tmp_path / "cache")

    assert copy.kit and copy.design
    assert set_booklet(copy.kit, copy.kit.booklets[0], copy.design, Cache(tmp_path / "cache")).good
