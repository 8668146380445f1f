"""Standard output and error: what they are, and what goes straight to them."""

import os
import sys
from contextlib import suppress
from typing import TextIO

from ..errors import CasummitError, OutputError, reason
from ..language.languages import Lang
from ..language.messages import Message, translated
from ..text.steering import visible

MOST_COLUMNS = 10_000
"""Columns of the widest page there may be; Rich takes memory for each of them, used or not."""

PROGRAM = "casummit"


def report(error: CasummitError, lang: Lang = "en") -> None:
    """An error on standard error: one line that says what is wrong, at most one that says what to do.

    Its beginning is the same in each language: scripts look for it.
    """
    complain(f"{PROGRAM}: error: {visible(translated(error.message, lang))}\n")
    if error.hint:
        complain(f"{visible(translated(error.hint, lang))}\n")


def complain(text: str) -> None:
    """Text on standard error, as it is; a closed or full stream is passed over."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
    except (OSError, ValueError):
        _forget(sys.stderr)  # nobody can be told


def forget_output() -> None:
    """Sends what may still be waiting for standard output nowhere: no reader, or no room."""
    _forget(sys.stdout)


def _forget(stream: TextIO | None) -> None:
    try:
        devnull = os.open(os.devnull, os.O_WRONLY)
        if stream is not None:
            os.dup2(devnull, stream.fileno())
        os.close(devnull)
    except (OSError, ValueError):
        pass  # no such stream: then nothing is waiting


def columns_of(stream: TextIO, named: str = "") -> int:
    """Columns of the terminal that a stream is: as `named`, else as it says itself, at most MOST_COLUMNS."""
    columns = 0
    with suppress(ValueError):  # no number, or one of thousands of digits
        columns = int(named)
    if columns <= 0:
        with suppress(OSError, ValueError):
            columns = os.get_terminal_size(stream.fileno()).columns
    return min(columns or 80, MOST_COLUMNS)


def is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def write_bytes(raw: bytes) -> None:
    if sys.stdout is None:
        raise OutputError(Message("cannot write: standard output is closed"))
    try:
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        forget_output()
        message = Message("cannot write to standard output: {reason}", reason=reason(error))
        raise OutputError(message) from None
