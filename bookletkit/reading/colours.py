"""The palette of kit.yaml: each colour with both its builds, and all that are named."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bookletkit.kit import Settings
from bookletkit.problems import Place, Problem, rule
from bookletkit.reading.desk import listed, nearest
from bookletkit.reading.nodes import Keyed, Listed, Node, Scalar

rgb_form = rule(
    "colour.rgb",
    """The screen build of a colour is `#` and six hexadecimal digits, in quotes, since YAML takes `#` for a
    comment. Example: `rgb: 00737a` or `rgb: "#07a"`. Mend: `rgb: "#00737a"`.""",
)
cmyk_range = rule(
    "colour.cmyk",
    """The press build of a colour is four inks, cyan, magenta, yellow, black, each 0 to 100 per cent. Example:
    `cmyk: [88, 25, 42, 220]`. Mend: `cmyk: [88, 25, 42, 22]`.""",
)
missing_colour = rule(
    "colour.missing",
    """Each colour that is named stands in `palette:` of kit.yaml with both its builds; `text`, `grey` and `sand`
    are needed by every page. Example: `colour: teal` and no `teal:` in the palette. Mend: add it, or name a colour
    that is there.""",
)
NEEDED = ("text", "grey", "sand")


def check_palette(palette: Node | None) -> Iterator[Problem]:
    """Both builds of each colour, and the colours that every page needs."""
    if not isinstance(palette, Keyed):
        return
    for colour in palette.values():
        rgb = colour.get("rgb") if isinstance(colour, Keyed) else None
        if isinstance(rgb, Scalar) and rgb and not re.fullmatch(r"#[0-9a-fA-F]{6}", rgb):
            mend = 'Write six digits after `#`, in quotes: rgb: "#00737a".'
            yield rgb_form(f"`{rgb}` is not a colour for the screen.", rgb.place, mend)
        cmyk = colour.get("cmyk") if isinstance(colour, Keyed) else None
        for ink in cmyk if isinstance(cmyk, Listed) else ():
            if isinstance(ink, Scalar) and re.fullmatch("-?[0-9]+", ink) and not 0 <= Decimal(ink) <= 100:
                yield cmyk_range(f"{ink} per cent of an ink cannot be printed.", ink.place, "Write 0 to 100.")
    for name in NEEDED:
        if name not in palette:
            yield missing_colour(
                f"The palette has no `{name}`, which every page needs.",
                palette.place,
                f'Add it: {name}: {{rgb: "#5f6d74", cmyk: [0, 0, 0, 65]}}, with builds of your own.',
            )


def check_colour(settings: Settings, name: str, place: Place) -> Iterator[Problem]:
    """Nothing for a colour of the palette; else the Problem, with the nearest that is there."""
    if name not in settings.palette:
        near = nearest(name, settings.palette)
        yield missing_colour(
            f"The colour `{name}` is not in the palette of kit.yaml.",
            place,
            f"Did you mean `{near}`?" if near else f"Add it there, or take one of {listed(settings.palette)}.",
        )
