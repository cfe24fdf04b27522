"""Maps: places by value, read back from the drawing."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from drawings import TEAL, colours, design, points, said, size, table, texts

from bookletkit.cache import Cache
from bookletkit.design import HOUSE, Inks, mixed
from bookletkit.draw import draw
from bookletkit.kit import Chart

PALE = mixed(TEAL.grey, 0.1)
NAMES = (
    "Afghanistan", "United Arab Emirates", "Australia", "Bangladesh", "Bahrain", "Brunei Darussalam", "China", "Fiji",
    "Hong Kong (China)", "Macau (China)", "India", "Indonesia", "Islamic Republic of Iran", "Japan", "Kiribati",
    "Republic of Korea", "Kuwait", "Lebanon", "Marshall Islands", "Mongolia", "Malaysia", "New Zealand", "Palau",
    "Philippines", "Qatar", "Samoa", "Singapore", "Tonga", "Tuvalu", "Vanuatu",
)  # fmt: skip
MEKONG = [["Cambodia", 79.7], ["Lao PDR", 69.9], ["Viet Nam", 69.6], ["Thailand", 56.1], ["Myanmar", 71.1]]
PACIFIC = [["Fiji", 1], ["Samoa", 2], ["Tonga", 3], ["Papua New Guinea", 4], ["Solomon Islands", 5], ["Vanuatu", 6]]
MANY: list[list[object]] = [[name, None if n % 9 == 5 else n * n * 1.5] for n, name in enumerate(NAMES)]
CASES = {
    "six": (PACIFIC, {}),
    "five, marked": (MEKONG, {"highlight": [name for name, _ in MEKONG]}),
    "thirty": (MANY, {}),
    "thirty, all marked": (MANY, {"highlight": NAMES}),
    "one": ([["Mongolia", 7]], {}),
    "one, missing": ([["Tuvalu", None]], {}),
    "all zero": ([["India", 0], ["China", 0]], {}),
    "below zero": ([["India", -4], ["China", 3], ["Japan", -1.5], ["Fiji", 0]], {}),
    "east and west": ([["Lebanon", 1], ["French Polynesia", 2]], {}),
}
ALL = [
    pytest.param(table("map", ("Place", "v"), rows, **more), width, id=f"{name} {width} mm")
    for name, (rows, more) in CASES.items() for width in (86, 121)
]  # fmt: skip


@pytest.fixture(scope="session")
def svg(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., bytes]:
    kept = Cache(tmp_path_factory.mktemp("cache"))

    def drawn(chart: Chart, width: float = 121, inks: Inks = TEAL) -> bytes:
        outcome = draw(chart, inks, design(), width, kept)
        assert outcome.value is not None, outcome.problems
        return outcome.value.data

    return drawn


def of(rows: Sequence[Sequence[object]], **more: object) -> Chart:
    return table("map", ("Place", "v"), rows, **more)


def fills(data: bytes) -> list[str]:
    """Shades of areas and dots, in the order they are painted; a number holds no shade."""
    return re.findall(r'style="fill: (#[0-9a-f]{6})(?:; stroke|")', data.decode())


def grey(shade: str) -> float:
    red, green, blue = (int(shade[at : at + 2], 16) for at in (1, 3, 5))
    return 0.3 * red + 0.59 * green + 0.11 * blue


def dots(data: bytes, shade: str) -> list[tuple[float, float]]:
    """Middles of the dots of a shade."""
    found = re.findall(r'<use xlink:href="#\w+" x="([\d.]+)" y="([\d.]+)" style="fill: (#\w{6})', data.decode())
    return [(float(x), float(y)) for x, y, colour in found if colour == shade]


@pytest.mark.parametrize(("chart", "width"), ALL)
def test_labels_do_not_overlap_and_nothing_is_clipped(svg: Callable[..., bytes], chart: Chart, width: float) -> None:
    """Every text and line lies inside the drawing; what finds no room is left out."""
    data = svg(chart, width)
    wide, high = size(data)

    assert [(one.text, two.text) for one, two in combinations(texts(data), 2) if one.meets(two)] == []
    assert [w for w in texts(data) if w.left < -0.2 or w.right > wide + 0.6 or w.top < -0.2 or w.bottom > high] == []
    assert [(x, y) for x, y in points(data) if not (-0.2 <= x <= wide + 0.2 and -0.2 <= y <= high + 0.2)] == []


@pytest.mark.parametrize(("chart", "width"), ALL)
def test_text_is_real_and_everything_prints(svg: Callable[..., bytes], chart: Chart, width: float) -> None:
    """Text of 7 pt or more, white from 8; opaque colours of the palette and mixes; half a point; whole lines."""
    data = svg(chart, width)
    mixes = {mixed(TEAL.colour, share / 100) for share in range(10, 101)}

    assert {"boats"} <= set(said(data))
    assert all(words.size >= (8 if words.colour == TEAL.white else 7) for words in texts(data))
    assert {words.colour for words in texts(data)} <= {TEAL.text, TEAL.grey, TEAL.white}
    assert colours(data) <= mixes | {TEAL.text, TEAL.grey, TEAL.white, PALE}
    assert b"opacity" not in data and b"clip-path=" not in data and b"<image" not in data
    assert min(float(thick) for thick in re.findall(r"stroke-width: ([\d.]+)", data.decode())) >= 0.5
    assert size(data)[1] / 13.04 == pytest.approx(round(size(data)[1] / 13.04), abs=1e-3)


@pytest.mark.parametrize("colour", ["#1f3a5f", "#a63d2f", "#8a5a00", "#00737a", "#6b3a75", "#4a6b1f"])
def test_shades_are_told_apart_in_grey(svg: Callable[..., bytes], colour: str) -> None:
    """White, land that is not in the data, and five classes: each is darker than the one before."""
    inks = Inks(colour, mixed(colour, 0.35), mixed(colour, 0.14), TEAL.text, TEAL.grey, TEAL.sand)
    shades = dict.fromkeys(fills(svg(of(MANY), 121, inks)))
    steps = [TEAL.white, PALE, *(shade for shade in shades if shade not in (TEAL.white, PALE, TEAL.grey, TEAL.text))]

    assert len(steps) == 7
    assert [grey(one) - grey(two) > 14 for one, two in pairwise(steps)] == [True] * 6


def test_values_are_shaded_in_order(svg: Callable[..., bytes]) -> None:
    """The greater the value, the darker; the key goes from the least to the greatest, as exact as the values are."""
    data = svg(of([["Tonga", 3.5], ["Samoa", 60], ["Nauru", 31], ["Palau", 12], ["Tuvalu", 45]]))

    key = [text for text in said(data) if "–" in text]
    assert key == ["3.5–19.9", "20.0–39.9", "40.0–60.0"]
    light, middle, dark = fills(data)[:3]
    assert grey(light) > grey(middle) > grey(dark)
    assert [len(dots(data, shade)) for shade in (light, middle, dark)] == [2, 1, 2]


@pytest.mark.parametrize(
    ("values", "key"),
    [
        (range(10, 60, 5), ["10–19", "20–39", "40–55"]),
        ([1, 2, 3, 4, 5, 6, 900], ["1–3", "4", "5–900"]),
        ([7, 7, 7], ["7"]),
        ([1, 2], ["1", "2"]),
        ([-4, 3, -1, 0], ["−4 – −1", "0 – 1", "2 – 3"]),
        ([-4, -1, 3, 9], ["−4 – −1", "0 – 4", "5 – 9"]),
        ([1422.6, 3.1, 0.5, 20], ["0.5–1.9", "2.0–999.9", "1,000.0–1,422.6"]),
    ],
)
def test_bounds_are_round(svg: Callable[..., bytes], values: Sequence[float], key: list[str]) -> None:
    """Equal steps, or where one class would hold most, equal numbers of places; no class stands empty."""
    places = json.loads((HOUSE / "charts" / "map_data.json").read_text(encoding="utf-8"))["places"]
    data = svg(of([[place["iso3"], value] for place, value in zip(places, values, strict=False)]))

    assert said(data)[1 : len(key) + 1] == key


def test_a_missing_value_is_not_zero(svg: Callable[..., bytes]) -> None:
    """White with a grey outline, and the kit's words in the key; zero has a shade. Without one the key is silent."""
    rows = [["Mongolia", None], ["China", 0], ["India", 5], ["Tuvalu", None]]
    data = svg(of(rows)).decode()

    assert said(data.encode()).count("no data") == 1
    outlined = re.findall(rf"fill: {TEAL.white}; stroke: {TEAL.grey}; stroke-width: [\d.]+", data)
    assert len(outlined) == 3  # its square, Mongolia, the dot of Tuvalu
    assert "no data" not in said(svg(of(rows[1:3])))
    assert fills(data.encode())[0] not in (TEAL.white, PALE)
    assert "China 0" in said(data.encode())


@pytest.mark.parametrize("width", [86, 121])
def test_small_states_are_seen(svg: Callable[..., bytes], width: float) -> None:
    """A dot of its class and of 5 pt or more each, none on another."""
    names = ("Tuvalu", "Nauru", "Bahrain", "Qatar", "Singapore", "Hong Kong (China)", "Macau (China)", "Maldives")
    data = svg(of([[name, 7] for name in names]), width)
    spots = dots(data, mixed(TEAL.colour, 0.6))

    assert len(spots) == len(names)
    assert min(abs(complex(*one) - complex(*two)) for one, two in combinations(spots, 2)) >= 5.4


def test_the_pacific_is_not_cut(svg: Callable[..., bytes]) -> None:
    """From west to east: Papua New Guinea, Fiji, Tonga, Samoa, French Polynesia."""
    east = ["Fiji", "Tonga", "Samoa", "French Polynesia"]
    data = svg(of([[name, n] for n, name in enumerate(["Japan", *east])], highlight=east))
    at = {words.text[:-2]: words.left for words in texts(data)}
    spots = [
        spot for shade in dict.fromkeys(fills(data)) for spot in dots(data, shade) if shade not in (TEAL.white, PALE)
    ]

    assert set(east) <= set(at)
    assert len(spots) == 4
    assert min(x for x, _ in spots) > size(data)[0] / 2


def test_the_frame_follows_the_data(svg: Callable[..., bytes]) -> None:
    """Places of one part of the region are drawn larger; the whole region fits."""
    high = {len(rows): size(svg(of(rows)))[1] for rows in (MEKONG, MANY)}

    assert 0.5 < high[5] / size(svg(of(MEKONG)))[0] < high[30] / size(svg(of(MANY)))[0] < 0.85


@pytest.mark.parametrize(
    "label",
    ["Lao PDR", "Lao People's Democratic Republic", "Lao People’s Democratic Republic", "LAO", "la", "Laos PDR (la)"],
)
def test_names_aliases_and_codes(svg: Callable[..., bytes], label: str) -> None:
    """All lead to one place; a code that only says which place is not printed."""
    data = svg(of([[label, 7]]))
    assert fills(data).count(mixed(TEAL.colour, 0.6)) == 2  # square, place
    assert [text for text in said(data) if "(la)" in text] == []


def test_house_names_are_known(svg: Callable[..., bytes]) -> None:
    """As docs and booklets write them."""
    names = (
        "Viet Nam", "Republic of Korea", "Timor-Leste", "Taiwan (China)", "Iran (Islamic Republic of)", "Myanmar",
        "Micronesia (Federated States of)", "Saudi Arabia", "Oman", "Yemen", "Occupied Palestinian Territory",
    )  # fmt: skip
    assert svg(of([[name, n] for n, name in enumerate(names)]))


@pytest.mark.parametrize(
    ("rows", "why", "mend"),
    [
        ([["Somoa", 1]], "“Somoa” is no place", "“Samoa”"),
        ([["World", 1]], "“World” is no place", "leave the row out"),
        ([["Laos", 1], ["Lao PDR", 2]], "“Lao PDR” and “Laos” are one place", "Leave one"),
    ],
)
def test_a_place_that_is_not_known_is_told(tmp_path: Path, rows: list[list[object]], why: str, mend: str) -> None:
    """With the nearest name; nothing is drawn."""
    outcome = draw(of(rows), TEAL, design(), 121, Cache(tmp_path))

    assert outcome.value is None
    assert why in outcome.problems[0].message and mend in outcome.problems[0].mend


def test_two_values_a_place_are_refused(tmp_path: Path) -> None:
    outcome = draw(table("map", ("Place", "a", "b"), [["Fiji", 1, 2]]), TEAL, design(), 121, Cache(tmp_path))

    assert outcome.value is None and "one value a place" in outcome.problems[0].message


def test_highlighted_rows_are_labelled(svg: Callable[..., bytes]) -> None:
    """In bold, with their value; else the five greatest."""
    bold = [words.text for words in texts(svg(of(MEKONG, highlight=["Viet Nam", "Thailand"]))) if words.weight == 600]
    assert sorted(bold) == ["Thailand 56.1", "Viet Nam 69.6"]
    assert sum(bool(re.search(r"[a-z] \d", text)) for text in said(svg(of(PACIFIC)))) == 5


def test_the_same_map_in_every_process() -> None:
    """Hash seeds change nothing."""
    code = (
        "import hashlib, pathlib, sys, tempfile; sys.path[:0] = sys.argv[1:]; import test_map as t, drawings as d;"
        "kept = t.Cache(pathlib.Path(tempfile.mkdtemp()));"
        "print(hashlib.sha256(t.draw(t.of(t.MANY), d.TEAL, d.design(), 121, kept).value.data).hexdigest())"
    )
    here = Path(__file__).parent
    run = [sys.executable, "-c", code, str(here), str(here.parent), str(HOUSE)]
    told = {
        subprocess.run(run, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_data_is_part_of_what_is_drawn(tmp_path: Path) -> None:
    """A change of the outlines draws anew: they stand in the key of the cache."""
    for name in ("map.py", "_atlas.py"):
        (tmp_path / name).write_bytes((HOUSE / "charts" / name).read_bytes())
    own, kept = design(tmp_path), Cache(tmp_path / "cache")
    drawings = []
    for many in (1, 2):
        told = json.loads((HOUSE / "charts" / "map_data.json").read_text(encoding="utf-8"))
        told["land"] = told["land"][many:]
        (tmp_path / "map_data.json").write_text(json.dumps(told), encoding="utf-8")
        draw(of(PACIFIC), TEAL, own, 121, kept)
        drawings.append(len(list((tmp_path / "cache").rglob("chart-*"))))
    assert drawings == [1, 2]


def test_the_extract_is_small() -> None:
    assert (HOUSE / "charts" / "map_data.json").stat().st_size < 250_000
