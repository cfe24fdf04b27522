"""A chapter from its file: sections, blocks, the pictures they name."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import cast

from bookletkit.kit import Chapter
from bookletkit.reading.blocks import read_blocks
from bookletkit.reading.desk import Desk, nearest
from bookletkit.reading.ids import ascii_id, check_form
from bookletkit.reading.links import cited_in
from bookletkit.reading.misfits import check_filled
from bookletkit.reading.nodes import Keyed, Listed, Node, Scalar
from bookletkit.reading.pictures import check_picture
from bookletkit.reading.schema import fill
from bookletkit.reading.text import missing_file


def chapter_tree(folder: PurePosixPath, name: Scalar, desk: Desk) -> Node | None:
    file = folder / f"{name}.yaml"
    if wrong := tuple(check_form(name, name.place)):
        desk.problems.extend(wrong)
    elif not desk.has(file):
        near = nearest(name, (path.stem for path in desk.files(folder, "*.yaml")))
        mend = f"Did you mean `{near}`?" if near else f"Write {file}, or take the name out."
        desk.problems.append(missing_file(f"There is no chapter file `{file}`.", name.place, mend))
    else:
        return desk.tree(file)
    return None


def read_chapter(folder: PurePosixPath, name: Scalar, tree: Node, desk: Desk) -> Chapter | None:
    """A chapter with its good blocks."""
    if isinstance(tree, Keyed):
        desk.citations.extend(cited_in(tree))
        for section in _sections(tree):
            desk.problems.extend(check_filled(section, "blocks"))
            if isinstance(blocks := section.get("blocks"), Listed):
                for block in blocks:
                    check_picture(folder, block, desk)
                # Filled one by one, so that a bad block does not hide the others; the model takes them as they are.
                section["blocks"] = cast(Listed, read_blocks(blocks, desk))
        if "id" not in tree:
            tree.put("id", name, tree.place)
    desk.problems.extend(check_filled(tree, "sections"))
    return fill(Chapter, tree, desk)


def ids_meant(name: Scalar, tree: Node) -> Iterator[str]:
    """Ids that a chapter would have if all in it were good: a link to a node that is wrong is not wrong itself."""
    if not isinstance(tree, Keyed):
        return
    yield str(tree.get("id", name))
    for section in _sections(tree):
        named = str(section.get("id", ascii_id(str(section.get("title", "")))))
        yield named
        blocks = section.get("blocks")
        for block in blocks if isinstance(blocks, Listed) else ():
            if isinstance(block, Keyed):
                yield str(block.get("id", block.get("chart", "")))
                for head in re.findall("^### (.*)$", str(block.get("text", "")), re.MULTILINE):
                    yield f"{named}-{ascii_id(head)}"


def _sections(chapter: Keyed) -> list[Keyed]:
    sections = chapter.get("sections")
    return [section for section in sections if isinstance(section, Keyed)] if isinstance(sections, Listed) else []
