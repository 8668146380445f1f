"""Colours: one a country, the same in every picture and table, and those of a heat map."""

import zlib
from typing import NamedTuple


class Pair(NamedTuple):
    """A colour on a light and on a dark page."""

    light: str
    dark: str


class Tint(NamedTuple):
    """The ground of a cell of a heat map, and what is written on it, on either page."""

    ground: Pair
    ink: Pair


_COUNTRIES = {"KZ": 69, "UZ": 136, "KG": 167, "TJ": 134, "TM": 28, "AZ": 31}
_OTHERS = (29, 62, 94, 99, 131, 169)
"""Numbers in the table of 256 colours: seen on dark and on light grounds, and six of sixteen where there
are no more."""

_BLACK, _WHITE = "#000000", "#ffffff"

HEAT = (
    Tint(Pair("#d3effd", "#002f42"), Pair(_BLACK, _WHITE)),
    Tint(Pair("#86ccee", "#125d7c"), Pair(_BLACK, _WHITE)),
    Tint(Pair("#43a6d1", "#288cb8"), Pair(_BLACK, _BLACK)),
    Tint(Pair("#187fa6", "#68bbe4"), Pair(_BLACK, _BLACK)),
    Tint(Pair("#055977", "#c1e8fd"), Pair(_WHITE, _BLACK)),
)
"""From few to many: one blue in even steps of lightness (OKLCH), away from that of the page. Each has another
nearest one among 256 colours."""

ACCENT = "cyan"
"""Colour of ids that belong to no country, of bars of no country's, and of shades where there are sixteen."""


def country(code: str) -> str:
    """The style of a country's colour; an unknown country also always gets the same one."""
    other = _OTHERS[zlib.crc32(code.encode()) % len(_OTHERS)]
    return f"color({_COUNTRIES.get(code, other)})"


def heat(*, on_light: bool) -> list[str]:
    """The styles of a number from few to many, on a light or on a dark ground."""
    page = 0 if on_light else 1
    return [f"{tint.ink[page]} on {tint.ground[page]}" for tint in HEAT]


GROUND = Pair("#ffffff", "#0d1117")
INK = Pair("#1f2328", "#e6edf3")

INKS = {
    0: Pair("#24292f", "#8b949e"),
    1: Pair("#cf222e", "#ff7b72"),
    2: Pair("#116329", "#3fb950"),
    3: Pair("#7d4e00", "#d29922"),
    4: Pair("#0550ae", "#58a6ff"),
    5: Pair("#8250df", "#bc8cff"),
    6: Pair("#187fa6", "#68bbe4"),
    7: Pair("#6e7781", "#b1bac4"),
    28: Pair("#026339", "#7ebc87"),
    31: Pair("#047781", "#02a6ae"),
    69: Pair("#1c7abb", "#5481c1"),
    134: Pair("#654b9e", "#b699eb"),
    136: Pair("#b25e11", "#c2973a"),
    167: Pair("#993357", "#c6706e"),
    29: Pair("#047c57", "#51b88e"),
    62: Pair("#5c61a7", "#929ae8"),
    94: Pair("#896105", "#c79945"),
    99: Pair("#685da4", "#a095e4"),
    131: Pair("#9e4c4d", "#e08382"),
    169: Pair("#934d7a", "#d384b5"),
}
"""For images, which have no terminal's colours of their own: what text stands on, text, and, by its number,
what each of the eight from black to white, and each country's, is there. Those of the six countries are about
as strong as each other, and differ for the colour-blind too."""
