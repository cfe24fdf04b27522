"""Links of the screen file: one for one, printing, with upright boxes.

WeasyPrint lays a link over each box of an `a`, and again over each box inside it: a span, an image, each place
where an address may break. Every one is a stop of the Tab key, and none of the inner ones is in the tag of the link.
Source: ISO 14289-1, 7.18.1 and 7.18.5; ISO 32000-2, 12.5 and 14.7.5.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Page, Pdf

PRINT_FLAG = 4


def mend_links(pdf: Pdf) -> None:
    """Drop the doubles; let the others print, and stand upright.

    `Contents` (the address, or the name of the target) stays until the tag tree tells the words.
    """
    owners = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for page in pdf.pages:
        for link in _links(page):
            link.F = PRINT_FLAG
            # WeasyPrint writes the upper edge first; some readers take a box as it is written, and find nothing.
            link.Rect = _around(link)
        _drop_doubles(page, owners)


def _links(page: Page) -> Iterator[Object]:
    yield from (link for link in page.obj.get(Name.Annots, Array()) if link.Subtype == Name.Link)


def _around(*links: Object) -> Array:
    """The box round some links, lower left corner first."""
    edges = [[float(edge) for edge in link.Rect] for link in links]
    across = [edge for x1, _, x2, _ in edges for edge in (x1, x2)]
    up = [edge for _, y1, _, y2 in edges for edge in (y1, y2)]
    return Array([min(across), min(up), max(across), max(up)])


def _drop_doubles(page: Page, owners: NumberTree) -> None:
    """What lies over a box inside a link goes, with its mark in the tags; the link grows to hold that box.

    It grows only where a picture is higher than its line of text. A link in two lines is two tags, each with its own.
    """
    gone = set()
    for link in _links(page):
        number = int(link.StructParent)
        owner = owners[number]
        above = _link_above(owner)
        if Name.Link != owner.S and above is not None:
            above.Rect = _around(above, link)
            owner.K = Array([kid for kid in owner.K if not _is_mark(kid) or kid.Obj.objgen != link.objgen])
            del owners[number]
            gone.add(link.objgen)
    if gone:
        page.obj.Annots = Array([link for link in page.obj.Annots if link.objgen not in gone])


def _link_above(tag: Object) -> Object | None:
    """The annotation of the link that a tag stands in; None for a tag in no link."""
    above: Object | None = tag
    while above is not None and above.get(Name.S) != Name.Link:
        above = above.get(Name.P)
    return next((kid.Obj for kid in above.K if _is_mark(kid)), None) if above is not None else None


def _is_mark(kid: Object) -> bool:
    """True for what ties a tag to an annotation (an object reference)."""
    return isinstance(kid, Dictionary) and kid.get(Name.Type) == Name.OBJR
