"""A line on standard error that says how far a long work is, and is gone in the end."""

import sys
import time
from collections.abc import Callable

from .streams import columns_of, complain

PATIENCE = 0.5
"""Seconds that a long work may take before a bar shows how far it is."""

_AGAIN = 0.1
"""Seconds until it is drawn again."""

_BAR = 30
"""Columns of that bar."""

shown: "list[Bar]" = []
"""Those that may be on the screen."""


def forsake() -> None:
    """Clears the screen of what is unfinished: for a run that ends on the spot."""
    for bar in shown:
        bar.clear()


class Bar:
    """One line on standard error, drawn over itself: it sends no escape sequence, and so needs none."""

    def __init__(self, words: Callable[[str], str]) -> None:
        self._words = words
        self._due = time.monotonic() + PATIENCE
        self._shown = 0

    def show(self, step: str, share: float) -> None:
        """Shows which `share` of a step is done, unless it is too early to show anything, or again."""
        if time.monotonic() < self._due:
            return
        self._due = time.monotonic() + _AGAIN
        encoding = getattr(sys.stderr, "encoding", None) or "ascii"
        bar = "#" * round(share * _BAR)
        line = f"{self._words(step):<10} [{bar:.<{_BAR}}] {share:4.0%}"[: columns_of(sys.stderr) - 1]
        line = line.encode(encoding, "replace").decode(encoding)
        complain(f"\r{line:<{self._shown}}")
        self._shown = len(line)

    def clear(self) -> None:
        """Takes the line away, if there is one."""
        if self._shown:
            complain(f"\r{' ' * self._shown}\r")
