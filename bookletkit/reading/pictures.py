"""The picture of a photo: is it there, and can a PDF hold it?

A broken picture is told here, at its name: the typesetter knows no line, and
a JPEG cut short it would print half grey without a word.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from bookletkit.problems import Problem, rule
from bookletkit.reading.desk import Desk, nearest
from bookletkit.reading.nodes import Keyed, Node, Scalar
from bookletkit.reading.text import inside, outside_at

missing_picture = rule(
    "photo.missing",
    """The picture of a photo stands in pictures/ of its booklet. Example: `file: Market.jpg` where the file is
    called market.jpg. Mend: put it there, or correct the name.""",
)
picture_form = rule(
    "photo.form",
    """Pictures are JPEG, PNG or SVG. Example: `file: market.tiff`. Mend: save the picture in one of these and name
    that.""",
)
unreadable = rule(
    "photo.unreadable",
    """A picture is whole, and of a kind that a PDF holds: JPEG or PNG with 8 bits a colour, or well-formed SVG. Else
    a page would show half of it, or nothing. Example: a file that was not copied to its end; a PNG with 16 bits.
    Mend: copy the file again, or open it and save it anew.""",
)
not_alone = rule(
    "photo.not-alone",
    """An SVG holds all that it shows: it is drawn where no other file and no network can be reached. Example: `<image
    href="https://example.org/map.png"/>`. Mend: embed the picture in the SVG, or place it as a photo of its own.""",
)

RASTER = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG"}
MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK")
"""Of Pillow: those that WeasyPrint writes into a PDF."""


def check_picture(folder: PurePosixPath, block: Node, desk: Desk) -> None:
    """What is wrong with the picture of a photo, at its name."""
    photo = block.get("photo") if isinstance(block, Keyed) else None
    file = photo.get("file") if isinstance(photo, Keyed) else None
    if isinstance(file, Scalar) and file:
        desk.problems.extend(_told(folder / "pictures", file, desk))


def _told(pictures: PurePosixPath, file: Scalar, desk: Desk) -> Iterator[Problem]:
    path = desk.folder / pictures / file
    form = PurePosixPath(file).suffix.lower()
    if not inside(desk.folder, path):
        yield outside_at(file.place, file)
    elif form not in (*RASTER, ".svg"):
        mend = "Save the picture in one of these forms and name that file."
        yield picture_form(f"`{file}` is not a JPEG, PNG or SVG.", file.place, mend)
    elif not path.is_file():
        near = nearest(file, (other.name for other in desk.files(pictures, "*") if other.is_file()))
        mend = f"Did you mean `{near}`?" if near else "Put it there, or correct the name."
        yield missing_picture(f"There is no picture `{file}` in {pictures}.", file.place, mend)
    else:
        yield from _of_svg(path, file) if form == ".svg" else _of_raster(path, RASTER[form], file)


def _of_raster(path: Path, form: str, file: Scalar) -> Iterator[Problem]:
    from PIL import Image, ImageFile, UnidentifiedImageError  # only for a booklet that has such pictures

    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False  # WeasyPrint sets it for all
    try:
        with Image.open(path, formats=tuple(set(RASTER.values()))) as picture:
            mode, found = picture.mode, picture.format
            if found == "JPEG":  # read to its end, at an eighth of its size
                picture.draft("RGB", (picture.width // 8, picture.height // 8))
                picture.load()
            else:
                picture.verify()
    except UnidentifiedImageError:
        yield unreadable(f"`{file}` holds no picture that can be read.", file.place, f"Save it anew as {form}.")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:  # what Pillow raises
        yield unreadable(f"`{file}` is damaged: {error}.", file.place, "Copy it again from where it came.")
    else:
        if found != form:
            yield picture_form(f"`{file}` is a {found}, whatever its name says.", file.place, "Correct the name.")
        if mode not in MODES:
            mend = "Save it with 8 bits for each colour, as RGB or grey."
            yield unreadable(f"`{file}` has colours that a PDF cannot hold ({mode}).", file.place, mend)
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _of_svg(path: Path, file: Scalar) -> Iterator[Problem]:
    """Well-formed, without entities, and drawing on nothing outside itself."""
    try:
        root = ElementTree.fromstring(path.read_bytes())
    except (OSError, ValueError, ElementTree.ParseError) as error:
        yield unreadable(f"`{file}` is not SVG that can be read: {error}.", file.place, "Export it anew as plain SVG.")
        return
    if root.tag.rpartition("}")[2] != "svg":
        yield unreadable(f"`{file}` is XML but no SVG.", file.place, "Export it anew as plain SVG.")
    for element in root.iter():
        drawn = element.tag.rpartition("}")[2] != "a" if isinstance(element.tag, str) else False
        for name, target in element.attrib.items():
            if drawn and name.rpartition("}")[2] == "href" and not target.startswith(("#", "data:")):
                mend = "Embed what it shows, or place it as a photo of its own."
                yield not_alone(f"`{file}` draws on `{target[:60]}`, which would not be shown.", file.place, mend)
