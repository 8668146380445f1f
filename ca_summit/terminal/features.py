"""What a terminal can display, judged by its environment variables: colours, hyperlinks."""

import re
from collections.abc import Mapping
from typing import Literal

_TERMS_WITHOUT_LINKS = ("screen", "tmux", "linux", "eterm", "dumb")
"""Beginnings of TERM for terminals that drop hyperlinks."""

_TERMS_WITH_LINKS = ("xterm-kitty", "xterm-ghostty", "foot", "alacritty", "contour", "wezterm")
"""Beginnings of TERM for terminals that show them."""

_PROGRAMS_WITH_LINKS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "contour")
"""Values of TERM_PROGRAM for terminals that show them."""

_VARIABLES_WITH_LINKS = ("KITTY_WINDOW_ID", "WT_SESSION", "ALACRITTY_WINDOW_ID")
"""Variables set by terminals that show them: kitty, Windows Terminal, Alacritty."""

_VERSIONS_WITH_LINKS = {"VTE_VERSION": 5000, "KONSOLE_VERSION": 201200}
"""First versions that show them: of VTE (0.50.0), which many terminals are based on, and Konsole (20.12)."""


def shows_links(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is known to show hyperlinks, with no multiplexer in between to drop them."""
    term = environ.get("TERM", "")
    if environ.get("TMUX") or environ.get("STY") or term.startswith(_TERMS_WITHOUT_LINKS):
        return False
    named = environ.get("TERM_PROGRAM") in _PROGRAMS_WITH_LINKS or term.startswith(_TERMS_WITH_LINKS)
    late = any(_version(environ, name) >= least for name, least in _VERSIONS_WITH_LINKS.items())
    return named or late or any(map(environ.get, _VARIABLES_WITH_LINKS))


def _version(environ: Mapping[str, str], name: str) -> int:
    """The version in a variable, as one number; 0 if it has none."""
    version = environ.get(name, "")
    return int(version) if re.fullmatch("[0-9]{1,9}", version) else 0


def colors(environ: Mapping[str, str]) -> Literal["standard", "256", "truecolor"]:
    """The colours of a terminal that shows any: those of 24 bits, 256, or the sixteen that all have."""
    term = environ.get("TERM", "")
    named = environ.get("COLORTERM", "")
    # Windows Terminal sets WT_SESSION. GNU Screen passes COLORTERM on and drops such colours.
    many = named.casefold() in ("truecolor", "24bit") or bool(environ.get("WT_SESSION"))
    if (many and not term.startswith("screen")) or term.endswith("-direct"):
        return "truecolor"
    return "256" if named or many or term.endswith("256color") else "standard"


def has_light_ground(environ: Mapping[str, str]) -> bool:
    """Whether COLORFGBG (`0;15`) names a light colour as the ground; most grounds are dark."""
    return environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


def wants_color(color: str, is_terminal: bool, environ: Mapping[str, str]) -> bool:
    """Whether to write colours, `color` being `auto`, `always` or `never` (docs/output.md).

    `auto` follows https://no-color.org and https://bixense.com/clicolors.
    """
    if color != "auto":
        return color == "always"
    if environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return is_terminal and environ.get("CLICOLOR") != "0" and environ.get("TERM") != "dumb"
