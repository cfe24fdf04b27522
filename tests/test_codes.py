"""QR codes of margin boxes."""

import xml.etree.ElementTree as ET

import pytest

from bookletkit.codes import LEAST_MM, MODULE_MM, draw_code


@pytest.mark.parametrize("length", [10, 60, 120, 200])
def test_a_module_is_wide_enough_for_a_phone(length: int) -> None:
    """0.4 mm or more, four modules of white around, 18 mm at least: a camera finds it on newsprint."""
    code = draw_code("1", "http://example.org/" + "a" * length)

    modules = float(ET.fromstring(code.data).attrib["viewBox"].split()[2])

    assert code.size_mm / modules >= MODULE_MM - 1e-3
    assert code.size_mm >= LEAST_MM
    assert code.quiet_mm == pytest.approx(4 * code.size_mm / modules, abs=0.01)


def test_an_address_of_the_usual_length_stays_under_23_mm() -> None:
    """The margin column is 29 mm wide; 110 signs are as long as addresses of 2011 came."""
    assert draw_code("1", "http://www.example.org/" + "a" * 87).size_mm <= 23


def test_the_same_address_gives_the_same_bytes() -> None:
    assert draw_code("1", "http://example.org").data == draw_code("1", "http://example.org").data
