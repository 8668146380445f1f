"""Colours: one a country, the same in every picture and table, and those of a heat map."""

import zlib

_COUNTRIES = {"KZ": 33, "UZ": 136, "KG": 167, "TJ": 134, "TM": 28, "AZ": 30}
_OTHERS = (29, 62, 94, 99, 131, 169)
"""Numbers in the table of 256 colours: seen on dark and on light grounds, and six of sixteen where there
are no more."""

HEAT = ("", *(f"color(16) on color({ground})" for ground in (102, 137, 172, 166)))
"""Styles of a number from few to many: none, then grounds from grey to warm, as light as each other."""

ACCENT = "cyan"
"""Colour of ids that belong to no country."""


def country(code: str) -> str:
    """The style of a country's colour; an unknown country also always gets the same one."""
    other = _OTHERS[zlib.crc32(code.encode()) % len(_OTHERS)]
    return f"color({_COUNTRIES.get(code, other)})"


GROUND = ("#ffffff", "#0d1117")
INK = ("#1f2328", "#e6edf3")
STANDARD = (
    ("#24292f", "#8b949e"),
    ("#cf222e", "#ff7b72"),
    ("#116329", "#3fb950"),
    ("#7d4e00", "#d29922"),
    ("#0550ae", "#58a6ff"),
    ("#8250df", "#bc8cff"),
    ("#1b7c83", "#39c5cf"),
    ("#6e7781", "#b1bac4"),
)
"""For images, which have no terminal's colours of their own: what text stands on, text, and the eight from
black to white, each on a light and on a dark page."""
