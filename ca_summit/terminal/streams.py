"""Standard output and error: what they are, and direct writing to them."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from ..errors import CasummitError, OutputError, reason
from ..language.languages import Lang
from ..language.messages import Message, translated
from ..text.steering import visible

MOST_COLUMNS = 10_000
"""Columns of the widest page; Rich takes memory for each column, used or not."""

MOST_SAID = 5_000
"""Characters of one line of an error: enough for the longest path, and for a list of all fields."""

PROGRAM = "casummit"


def report(error: CasummitError, lang: Lang = "en") -> None:
    """Print an error on stderr: a line that says what is wrong, and its hint, if any, on a second line.

    It begins with `casummit: error:` in every language, for scripts.
    """
    tell(f"{PROGRAM}: error: {_line(error.message, lang)}")
    if error.hint:
        tell(_line(error.hint, lang))


def tell(text: str) -> None:
    """Write a line to stderr; on a terminal in as many lines as it needs, broken between words."""
    if is_terminal(sys.stderr):
        columns = columns_of(sys.stderr, os.environ.get("COLUMNS", ""))
        if len(text) > columns:
            from ..text.wrapping import lines

            text = "\n".join(lines(text, columns))
    complain(f"{text}\n")


def _line(text: str, lang: Lang) -> str:
    """`text` in `lang` as one line; what was typed, and is repeated in it, may be of any length."""
    said = translated(text, lang)
    return visible(said if len(said) <= MOST_SAID else f"{said[:MOST_SAID]}…")


def complain(text: str) -> None:
    """Write text to stderr unchanged; a closed or full stream is ignored."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
    except (OSError, ValueError):
        _forget(sys.stderr)  # there is nowhere to report this


def forget_output() -> None:
    """Discard what is still buffered for stdout, whose reader is gone or whose disk is full."""
    _forget(sys.stdout)


def _forget(stream: TextIO | None) -> None:
    try:
        devnull = os.open(os.devnull, os.O_WRONLY)
        if stream is not None:
            os.dup2(devnull, stream.fileno())
        os.close(devnull)
    except (OSError, ValueError):
        pass  # no such stream, so nothing is buffered


def columns_of(stream: TextIO, named: str = "") -> int:
    """Columns of the terminal `stream`, at most MOST_COLUMNS: as `named` (COLUMNS), else its own, else 80."""
    columns = 0
    with suppress(ValueError):  # not a number, or one with thousands of digits
        columns = int(named)
    if columns <= 0:
        with suppress(OSError, ValueError):
            columns = os.get_terminal_size(stream.fileno()).columns
    return min(columns or 80, MOST_COLUMNS)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether `stream` is an open terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def write_bytes(pieces: Iterable[bytes]) -> None:
    """Write to stdout. Raises OutputError if that fails, BrokenPipeError if the reader is gone."""
    if sys.stdout is None:
        raise OutputError(Message("cannot write: standard output is closed"))
    try:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        forget_output()
        message = Message("cannot write to standard output: {reason}", reason=reason(error))
        raise OutputError(message) from None
