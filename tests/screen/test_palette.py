"""Colours that are seen on every ground."""

from itertools import product

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style

from ca_summit.screen import palette

COUNTRIES = ["KZ", "UZ", "KG", "TJ", "TM", "AZ"]
BLACK, WHITE = (0, 0, 0), (255, 255, 255)
DARK = Color.parse(palette.GROUND[1]).get_truecolor()


def color(style: str) -> Color:
    found = Style.parse(style).color
    assert found
    return found


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """How much two colours differ in lightness, from 1 to 21 (WCAG 2.2)."""

    def luminance(color: tuple[int, int, int]) -> float:
        parts = [part / 255 for part in color]
        red, green, blue = (
            each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", [BLACK, DARK, WHITE], ids=["black", "dark", "light"])
@pytest.mark.parametrize("code", [*COUNTRIES, *(a + b for a, b in product("EFPX", "ELPRQ"))])
def test_a_country_is_seen_on_dark_and_on_light(code: str, ground: tuple[int, int, int]) -> None:
    """As much as WCAG asks of graphics: 3 to 1, whichever country of the world it is."""
    assert contrast(color(palette.country(code)).get_truecolor(), ground) >= 3


def test_countries_differ_also_where_there_are_sixteen_colours() -> None:
    """And none is black, white or grey there, which may be the ground's."""
    names = [color(palette.country(code)).downgrade(ColorSystem.STANDARD).number for code in COUNTRIES]
    assert len(set(names)) == len(COUNTRIES)
    assert not {0, 7, 8, 15} & set(names)


@pytest.mark.parametrize("style", palette.HEAT[1:])
def test_a_number_is_read_on_its_ground_and_the_ground_seen_on_any(style: str) -> None:
    """As much as WCAG asks of text, 4.5 to 1; the ground, which only repeats the number, nearly of graphics."""
    parsed = Style.parse(style)
    assert parsed.color
    assert parsed.bgcolor
    ground = parsed.bgcolor.get_truecolor()
    assert contrast(parsed.color.get_truecolor(), ground) >= 4.5
    assert contrast(ground, BLACK) >= 2.5
    assert contrast(ground, WHITE) >= 2.5


@pytest.mark.parametrize("page", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("text", [palette.INK, *palette.STANDARD])
def test_text_in_an_image_is_read_on_a_light_and_on_a_dark_page(text: tuple[str, str], page: int) -> None:
    """As much as WCAG asks of text: 4.5 to 1."""
    ink, ground = (Color.parse(pair[page]).get_truecolor() for pair in (text, palette.GROUND))
    assert contrast(ink, ground) >= 4.5
