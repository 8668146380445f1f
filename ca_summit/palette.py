"""Colours: one a country, the same in every picture and table, and those of a heat map."""

import zlib

_COUNTRIES = {"KZ": 33, "UZ": 136, "KG": 167, "TJ": 134, "TM": 28, "AZ": 30}
_OTHERS = (29, 62, 94, 99, 131, 169)
"""Numbers in the table of 256 colours: seen on dark and on light grounds, and six of sixteen where there
are no more."""

HEAT = ("", *(f"color(16) on color({ground})" for ground in (102, 137, 172, 166)))
"""Styles of a number from few to many: none, then grounds from grey to warm, as light as each other."""

ACCENT = "cyan"
"""What is no country's."""


def country(code: str) -> str:
    """The style of a country's colour; one that is not known here has always the same, too."""
    other = _OTHERS[zlib.crc32(code.encode()) % len(_OTHERS)]
    return f"color({_COUNTRIES.get(code, other)})"
