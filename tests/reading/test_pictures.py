"""Pictures: there, whole, and of a kind that a PDF holds."""

from io import BytesIO

import pytest
from conftest import WrittenKit, told
from PIL import Image, ImageFile


def test_a_missing_picture_is_told_with_the_nearest(kit: WrittenKit) -> None:
    """photo.missing: at the name."""
    kit.block("photo: {file: markt.svg, alt: A market}\n")
    (problem,) = kit.check()

    assert told([problem]) == ["youth/work.yaml:6:23 error photo.missing"] and "`market.svg`" in problem.mend


def test_a_picture_is_of_a_known_form(kit: WrittenKit) -> None:
    """photo.form: what a PDF can hold."""
    kit.block("photo: {file: market.tiff, alt: A market}\n")

    assert told(kit.check()) == ["youth/work.yaml:6:23 error photo.form"]


def test_a_name_in_other_capitals_is_offered(kit: WrittenKit) -> None:
    """photo.missing: some systems tell `Market.SVG` and `market.svg` apart, others do not."""
    kit.block("photo: {file: Market.SVG, alt: A market}\n")

    assert "`market.svg`" in kit.check()[0].mend


def test_a_folder_is_no_picture(kit: WrittenKit) -> None:
    """photo.missing: what is offered is never the name that was refused."""
    (kit.folder / "youth/pictures/port.png").mkdir()
    kit.block("photo: {file: port.png, alt: A port}\n")
    (problem,) = kit.check()

    assert problem.rule == "photo.missing" and "port.png" not in problem.mend


def raster(form: str, mode: str = "RGB") -> bytes:
    kept = BytesIO()
    Image.effect_noise((90, 60), 80).convert(mode).save(kept, form)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", raster("JPEG")), ("a.jpeg", raster("JPEG", "L")), ("a.jpg", raster("JPEG", "CMYK")),
        ("a.png", raster("PNG")), ("a.png", raster("PNG", "RGBA")), ("a.PNG", raster("PNG", "P")),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><a href="https://example.org"><rect/></a></svg>'),
    ],
)  # fmt: skip
def test_a_sound_picture_is_taken(kit: WrittenKit, name: str, data: bytes) -> None:
    """Grey, colour, press colours, palettes; a link in a drawing shows nothing from elsewhere."""
    kit.write(f"youth/pictures/{name}", data)
    kit.block(f"photo: {{file: {name}, alt: A market}}\n")

    assert told(kit.check()) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", b""), ("a.png", b""), ("a.svg", b""),
        ("a.jpg", b"no picture"),
        ("a.jpg", raster("JPEG")[:900]), ("a.png", raster("PNG")[:900]),
        ("a.png", raster("PNG", "I;16")),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><rect></svg>"),
        ("a.svg", b"<html/>"),
        ("a.svg", b"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/hosts'>]><svg><text>&x;</text></svg>"),
    ],
)  # fmt: skip
def test_a_picture_that_would_not_be_shown_whole_is_told(kit: WrittenKit, name: str, data: bytes) -> None:
    """photo.unreadable: at its name, not where the typesetter stumbles."""
    kit.write(f"youth/pictures/{name}", data)
    kit.block(f"photo: {{file: {name}, alt: A market}}\n")

    assert told(kit.check()) == ["youth/work.yaml:6:23 error photo.unreadable"]


def test_a_picture_cut_short_is_told_when_the_typesetter_is_there(
    kit: WrittenKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """photo.unreadable: importing WeasyPrint makes Pillow lenient, and `watch` reads again after that."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    kit.write("youth/pictures/a.jpg", raster("JPEG")[:900])
    kit.block("photo: {file: a.jpg, alt: A market}\n")

    assert told(kit.check()) == ["youth/work.yaml:6:23 error photo.unreadable"] and ImageFile.LOAD_TRUNCATED_IMAGES


def test_the_name_tells_the_form(kit: WrittenKit) -> None:
    """photo.form: a PNG called .jpg is told, with what it is."""
    kit.write("youth/pictures/a.jpg", raster("PNG"))
    kit.block("photo: {file: a.jpg, alt: A market}\n")
    (problem,) = kit.check()

    assert problem.rule == "photo.form" and "is a PNG" in problem.message


@pytest.mark.parametrize("href", ["https://example.org/x.png", "file:///etc/hosts", "../market.svg"])
def test_a_drawing_holds_all_that_it_shows(kit: WrittenKit, href: str) -> None:
    """photo.not-alone: what it fetches would be missing, and told once only."""
    kit.write("youth/pictures/a.svg", f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{href}"/></svg>')
    kit.block("photo: {file: a.svg, alt: A market}\n")

    assert told(kit.check()) == ["youth/work.yaml:6:23 error photo.not-alone"]
