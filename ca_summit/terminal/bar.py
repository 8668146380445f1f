"""A progress bar on standard error, erased when the work is done."""

import sys
import time
from collections.abc import Callable

from .streams import columns_of, complain

PATIENCE = 0.5
"""Seconds before a bar appears; most work is done by then."""

_INTERVAL = 0.1
"""Seconds between two drawings of a bar."""

_COLUMNS = 30
"""Columns of the bar itself, without the words and numbers beside it."""

shown: "list[Bar]" = []
"""Bars that may be on the screen."""


def forsake() -> None:
    """Erase all bars: for a run that is about to be killed by a signal."""
    for bar in shown:
        bar.clear()


class Bar:
    """One line on standard error, redrawn over itself without escape sequences, so that any terminal will do.

    `words` gives the name of a step for people.
    """

    def __init__(self, words: Callable[[str], str]) -> None:
        self._words = words
        self._due = time.monotonic() + PATIENCE
        self._shown = 0

    def show(self, step: str, share: float) -> None:
        """Draw the `share` of `step` that is done, 0 to 1; nothing before PATIENCE or within _INTERVAL."""
        if time.monotonic() < self._due:
            return
        self._due = time.monotonic() + _INTERVAL
        encoding = getattr(sys.stderr, "encoding", None) or "ascii"
        bar = "#" * round(share * _COLUMNS)
        line = f"{self._words(step):<10} [{bar:.<{_COLUMNS}}] {share:4.0%}"[: columns_of(sys.stderr) - 1]
        line = line.encode(encoding, "replace").decode(encoding)
        complain(f"\r{line:<{self._shown}}")
        self._shown = len(line)

    def clear(self) -> None:
        """Erase the line, if one was drawn."""
        if self._shown:
            complain(f"\r{' ' * self._shown}\r")
