"""What a terminal shows, by what its environment says of it: colours, hyperlinks."""

import re
from collections.abc import Mapping

_WITHOUT_LINKS = ("screen", "tmux", "linux", "eterm", "dumb")

_TERMS_WITH_LINKS = ("xterm-kitty", "xterm-ghostty", "foot", "alacritty", "contour", "wezterm")
"""How TERM begins where hyperlinks are dropped, and where they are shown."""

_PROGRAMS_WITH_LINKS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "contour")
"""What TERM_PROGRAM is where they are shown."""

_SIGNS_OF_LINKS = ("KITTY_WINDOW_ID", "WT_SESSION", "ALACRITTY_WINDOW_ID")
"""Variables that a terminal sets that shows them: kitty, Windows Terminal, Alacritty."""

_VERSIONS_WITH_LINKS = {"VTE_VERSION": 5000, "KONSOLE_VERSION": 201200}
"""Since when they are shown by VTE, which many terminals are made of (0.50.0), and by Konsole (20.12.0)."""


def shows_links(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is one that is known to show hyperlinks, with nothing between that drops them."""
    term = environ.get("TERM", "")
    if environ.get("TMUX") or environ.get("STY") or term.startswith(_WITHOUT_LINKS):
        return False
    named = environ.get("TERM_PROGRAM") in _PROGRAMS_WITH_LINKS or term.startswith(_TERMS_WITH_LINKS)
    late = any(_version(environ, name) >= least for name, least in _VERSIONS_WITH_LINKS.items())
    return named or late or any(map(environ.get, _SIGNS_OF_LINKS))


def _version(environ: Mapping[str, str], name: str) -> int:
    """The version that a variable names, as one number; 0 where it names none."""
    version = environ.get(name, "")
    return int(version) if re.fullmatch("[0-9]{1,9}", version) else 0


def wants_color(color: str, is_terminal: bool, environ: Mapping[str, str]) -> bool:
    """https://no-color.org, https://bixense.com/clicolors, in the order of README, "Colour"."""
    if color != "auto":
        return color == "always"
    if environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return is_terminal and environ.get("CLICOLOR") != "0" and environ.get("TERM") != "dumb"
