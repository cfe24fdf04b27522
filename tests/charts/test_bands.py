"""Cover art: bands from a chart's first value column."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from drawings import TEAL, colours, design, points, size, table, texts

from bookletkit.cache import Cache
from bookletkit.draw import draw_cover

WIDE, HIGH = 154.0, 216.0


def art(folder: Path, values: Sequence[float | None]) -> bytes:
    chart = table("ranked-bars", ("Port", "v"), [[f"Port {n}", value] for n, value in enumerate(values)])
    outcome = draw_cover(chart, TEAL, design(), WIDE, HIGH, Cache(folder))
    assert outcome.value is not None, outcome.problems
    assert (outcome.value.width_mm, outcome.value.height_mm) == pytest.approx((WIDE, HIGH))
    return outcome.value.data


def fills(svg: bytes) -> list[str]:
    return re.findall(r'fill: (#[0-9a-f]{6})"', svg.decode())


@pytest.mark.parametrize("many", [3, 7, 12])
def test_a_band_a_row(tmp_path: Path, many: int) -> None:
    """The greatest is white, neighbours differ, there is no ground and no text."""
    svg = art(tmp_path, [100 / (n + 1) for n in range(many)])

    assert len(fills(svg)) == many
    assert fills(svg)[0] == TEAL.white
    assert all(one != two for one, two in zip(fills(svg), fills(svg)[1:], strict=False))
    assert colours(svg) <= {TEAL.white, TEAL.tint, TEAL.sand, TEAL.mid}
    assert texts(svg) == []


@pytest.mark.parametrize(
    "values", [[9, 5, 1], [100, *[1] * 11], [5] * 12, [281.1, 130.3, 75.0, 46.3, 42.1, 17.5, 11.3]]
)
def test_bands_keep_clear_of_the_title_and_the_caption(tmp_path: Path, values: list[float]) -> None:
    """They bleed at both sides and at the foot, begin two fifths down, and leave the right foot of the page."""
    svg = art(tmp_path, values)
    wide, high = size(svg)
    spots = [spot for spot in points(svg) if spot not in ((0, high), (wide, high), (wide, 0), (0, 0))]

    assert min(x for x, _ in spots) == 0
    assert max(x for x, _ in spots) == pytest.approx(wide)
    assert min(y for _, y in spots) >= 0.4 * high - 0.1
    assert max(y for _, y in spots) >= high
    assert max(y for x, y in spots if x > 0.6 * wide) <= 0.83 * high


def test_a_row_without_a_value_has_no_band(tmp_path: Path) -> None:
    """Nor has zero; below zero the size counts."""
    assert len(fills(art(tmp_path, [9, None, 0, -4]))) == 2


def test_no_values_no_cover(tmp_path: Path) -> None:
    """chart.cannot-draw, at the chart's place."""
    outcome = draw_cover(
        table("ranked-bars", ("Port", "v"), [["Oman", None]]), TEAL, design(), WIDE, HIGH, Cache(tmp_path)
    )

    assert outcome.value is None
    assert [problem.rule for problem in outcome.problems] == ["chart.cannot-draw"]
