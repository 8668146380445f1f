"""Characters that control a terminal instead of being displayed, and visible escapes for them."""

import re
from functools import cache

_STEERING = (
    "["
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1: escape sequences start here
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, overrides, isolates
    "\u2028\u2029"  # line and paragraph separator
    "\ufeff\ufff9-\ufffb"  # byte order mark, interlinear annotation
    "\ud800-\udfff"  # lone surrogates, from arguments that could not be decoded
    "\U000e0001\U000e0020-\U000e007f"  # invisible tags
    "]"
)
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}


@cache
def steering() -> re.Pattern[str]:
    """The pattern of one character that moves, colours, reorders or hides text."""
    return re.compile(_STEERING)  # only when needed: it takes a millisecond


def escaped(char: str) -> str:
    r"""`char` as a visible escape: `\t`, `\x1b`, `\u202e`."""
    code = ord(char)
    if char in _SHORT:
        return _SHORT[char]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def visible(text: str) -> str:
    """`text` with every steering character escaped, line breaks and tabs too."""
    return text if text.isprintable() else steering().sub(lambda match: escaped(match[0]), text)
