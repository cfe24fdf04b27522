"""QR codes of margin boxes."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from bookletkit.cache import Cache
from bookletkit.codes import LEAST_MM, MODULE_MM, draw_code


@pytest.mark.parametrize("length", [10, 60, 120, 200])
def test_a_module_is_wide_enough_for_a_phone(length: int, tmp_path: Path) -> None:
    """0.4 mm or more, four modules of white around, 18 mm at least: a camera finds it on newsprint."""
    code = draw_code("1", "http://example.org/" + "a" * length, Cache(tmp_path))

    modules = float(ET.fromstring(code.data).attrib["viewBox"].split()[2])

    assert code.size_mm / modules >= MODULE_MM - 1e-3
    assert code.size_mm >= LEAST_MM
    assert code.quiet_mm == pytest.approx(4 * code.size_mm / modules, abs=0.01)


def test_an_address_of_the_usual_length_stays_under_23_mm(tmp_path: Path) -> None:
    """The margin column is 29 mm wide; 110 signs are as long as addresses of 2011 came."""
    assert draw_code("1", "http://www.example.org/" + "a" * 87, Cache(tmp_path)).size_mm <= 23


def test_the_same_address_gives_the_same_bytes(tmp_path: Path) -> None:
    """Drawn anew or kept."""
    first, again = Cache(tmp_path / "a"), Cache(tmp_path / "b")
    drawn = draw_code("1", "http://example.org", first).data

    assert draw_code("2", "http://example.org", first).data == drawn
    assert draw_code("3", "http://example.org", again).data == drawn


def test_a_code_on_colour_has_a_ground_of_its_own(tmp_path: Path) -> None:
    """Black on a dark cover is no code."""
    assert b"#fff" in draw_code("1", "http://example.org", Cache(tmp_path), ground="#ffffff").data
