"""Colours that are seen on every ground."""

import math
import operator
from itertools import combinations, pairwise, product

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style

from ca_summit.screen import palette

COUNTRIES = ["KZ", "UZ", "KG", "TJ", "TM", "AZ"]
BLACK, WHITE = (0, 0, 0), (255, 255, 255)
DARK = Color.parse(palette.GROUND.dark).get_truecolor()

RGB = tuple[int, int, int]

DEFICIENCIES = {
    "without red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "without green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "without blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What the eyes of the colour-blind make of red, green and blue (Machado, Oliveira and Fernandes 2009)."""


def color(style: str) -> Color:
    found = Style.parse(style).color
    assert found
    return found


def linear(color: RGB) -> tuple[float, float, float]:
    """How much light there is of red, green and blue (IEC 61966-2-1)."""
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in (part / 255 for part in color)
    )
    return red, green, blue


def luminance(color: RGB) -> float:
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: RGB, other: RGB) -> float:
    """How much two colours differ in lightness, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def lightness(color: RGB) -> float:
    """As people see it, from 0 to 100 (CIE L*)."""
    light = luminance(color)
    return 116 * light ** (1 / 3) - 16 if light > 0.008856 else 903.3 * light


def as_seen(color: RGB, eye: str) -> RGB:
    """What somebody who is colour-blind sees, or in grey print; the colour itself for the `whole` eye."""
    if eye == "whole":
        return color
    light = linear(color)
    grey = (0.2126, 0.7152, 0.0722)
    rows = DEFICIENCIES.get(eye, (grey, grey, grey))
    red, green, blue = (sum(map(operator.mul, row, light)) for row in rows)
    return encoded(red), encoded(green), encoded(blue)


def encoded(light: float) -> int:
    light = min(max(light, 0), 1)
    return round(255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))


def difference(one: RGB, other: RGB) -> float:
    """How far apart two colours are to the eye (OKLab, times 100)."""
    return 100 * math.dist(oklab(one), oklab(other))


def oklab(color: RGB) -> tuple[float, float, float]:
    """Lightness, green to red, blue to yellow (Ottosson 2020)."""
    red, green, blue = linear(color)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


@pytest.mark.parametrize("ground", [BLACK, DARK, WHITE], ids=["black", "dark", "light"])
@pytest.mark.parametrize("code", [*COUNTRIES, *(a + b for a, b in product("EFPX", "ELPRQ"))])
def test_a_country_is_seen_on_dark_and_on_light(code: str, ground: RGB) -> None:
    """As much as WCAG asks of graphics: 3 to 1, whichever country of the world it is."""
    assert contrast(color(palette.country(code)).get_truecolor(), ground) >= 3


def test_countries_differ_also_where_there_are_sixteen_colours() -> None:
    """And none is black, white or grey there, which may be the ground's."""
    names = [color(palette.country(code)).downgrade(ColorSystem.STANDARD).number for code in COUNTRIES]
    assert len(set(names)) == len(COUNTRIES)
    assert not {0, 7, 8, 15} & set(names)


SCALES = {
    "24 bits": ColorSystem.TRUECOLOR,
    "256 colours": ColorSystem.EIGHT_BIT,
}


def shades(on_light: bool, system: ColorSystem) -> list[tuple[RGB, RGB]]:
    """The inks and grounds of a heat map, from few to many, in the colours that a terminal has."""
    found: list[tuple[RGB, RGB]] = []
    for style in map(Style.parse, palette.heat(on_light=on_light)):
        assert style.color
        assert style.bgcolor
        ink, ground = (each.downgrade(system).get_truecolor() for each in (style.color, style.bgcolor))
        found.append((ink, ground))
    return found


@pytest.mark.parametrize("system", SCALES.values(), ids=SCALES)
@pytest.mark.parametrize("on_light", [True, False], ids=["light", "dark"])
def test_a_number_is_read_on_its_ground(on_light: bool, system: ColorSystem) -> None:
    """As much as WCAG asks of text: 4.5 to 1."""
    assert all(contrast(ink, ground) >= 4.5 for ink, ground in shades(on_light, system))


@pytest.mark.parametrize("seen", [*DEFICIENCIES, "whole", "grey"])
@pytest.mark.parametrize("system", SCALES.values(), ids=SCALES)
@pytest.mark.parametrize("on_light", [True, False], ids=["light", "dark"])
def test_more_stands_out_more(on_light: bool, system: ColorSystem, seen: str) -> None:
    """The page itself is the first step: each is further from it than the one before, for every eye, in grey too."""
    page = WHITE if on_light else BLACK
    steps = [lightness(as_seen(ground, seen)) for _, ground in shades(on_light, system)]
    away = [abs(each - lightness(page)) for each in steps]
    assert away == sorted(away)
    assert away[0] >= 1
    assert min(after - before for before, after in pairwise(away)) >= 8


@pytest.mark.parametrize("on_light", [True, False], ids=["light", "dark"])
def test_the_steps_of_a_heat_map_are_even(on_light: bool) -> None:
    """In the lightness that people see, where all colours can be had."""
    steps = [lightness(ground) for _, ground in shades(on_light, ColorSystem.TRUECOLOR)]
    gaps = [abs(after - before) for before, after in pairwise(steps)]
    assert max(gaps) <= 1.35 * min(gaps)


PAIRS = [palette.INK, *palette.INKS.values()]


@pytest.mark.parametrize("page", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("text", PAIRS, ids=str)
def test_text_in_an_image_is_read_on_a_light_and_on_a_dark_page(text: palette.Pair, page: int) -> None:
    """As much as WCAG asks of text: 4.5 to 1."""
    ink, ground = (Color.parse(pair[page]).get_truecolor() for pair in (text, palette.GROUND))
    assert contrast(ink, ground) >= 4.5


def test_each_country_has_its_colour_in_an_image() -> None:
    """Whichever it is: what a terminal's 256 colours give is replaced."""
    numbers = {color(palette.country(a + b)).number for a, b in product("EFPXKUTA", "ELPRQZGJM")}
    assert numbers <= {*palette.INKS}


@pytest.mark.parametrize("seen", [*DEFICIENCIES, "whole"])
@pytest.mark.parametrize("page", [0, 1], ids=["light", "dark"])
def test_countries_differ_in_an_image_for_every_eye(page: int, seen: str) -> None:
    """By more than a just noticeable difference (about 2 in OKLab, times 100)."""
    inks = [palette.INKS[color(palette.country(code)).number or 0][page] for code in COUNTRIES]
    colors = [as_seen(Color.parse(ink).get_truecolor(), seen) for ink in inks]
    assert min(difference(one, other) for one, other in combinations(colors, 2)) >= 4
