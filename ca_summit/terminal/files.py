"""Files and devices that users name: written whole or not at all."""

import errno
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ..errors import OutputError, reason
from ..language.messages import Message

_STREAM = r"""(?x)                      # names of streams that the process may have open
    /dev/ (?P<name> stdout | stderr )
  | /dev/fd/ (?P<fd> [0-9]{1,9} )       # longer numbers are no file descriptors
  | /proc/self/fd/ (?P<own> [0-9]{1,9} )
"""


def refuse_existing(file: Path) -> None:
    """Raises OutputError if writing to `file` would replace what is there; a stream or a device stays."""
    with suppress(OSError, ValueError):  # what cannot even be looked at is not written to either
        if file.is_file() and not _is_stream(file):
            raise _existing(file)


def _existing(file: Path) -> OutputError:
    return OutputError(Message("{file} exists already", file=file), Message("--force replaces it"))


def write_file(file: Path, raw: bytes, *, replace: bool) -> None:
    """Puts a file with the content `raw` in place at once; streams, devices and pipes are written to."""
    from .placing import placed

    with _writing(file):
        if _is_stream(file):
            with _opened(file) as out:
                out.write(raw)
        else:
            with placed(_real(file), replace=replace, in_place=True) as new:
                new.write_bytes(raw)


def fill_file(file: Path, fill: Callable[[Path], None], *, replace: bool) -> None:
    """The same with the content that `fill` gives to an empty file."""
    import shutil

    from .placing import placed, scratch

    with _writing(file):
        if _is_stream(file):
            with scratch() as new:
                fill(new)
                with new.open("rb") as source, _opened(file) as out:
                    shutil.copyfileobj(source, out)
        else:
            with placed(_real(file), replace=replace, in_place=True) as new:
                fill(new)


@contextmanager
def _writing(file: Path) -> Iterator[None]:
    """Makes whatever keeps `file` from being written an OutputError, save a reader that is gone."""
    try:
        yield
    except BrokenPipeError:
        raise
    except FileExistsError:
        raise _existing(file) from None
    except (OSError, ValueError) as error:  # a NUL in the name is a ValueError
        message = Message("cannot write {file}: {reason}", file=file, reason=reason(error))
        raise OutputError(message) from None


def _is_stream(file: Path) -> bool:
    """Whether `file` is to be written to as it is, and not to be replaced: a stream, device or pipe."""
    return bool(re.fullmatch(_STREAM, str(file))) or (file.exists() and not file.is_file())


def _opened(file: Path) -> BinaryIO:
    """A stream, device or pipe, to be written to."""
    if stream := re.fullmatch(_STREAM, str(file)):
        # Not opened anew: that would empty or replace a file that the stream is redirected to.
        return os.fdopen(os.dup(_descriptor(stream)), "wb")
    return file.open("wb")


def _descriptor(stream: re.Match[str]) -> int:
    """The file descriptor that a match of _STREAM names."""
    if stream["name"]:
        return {"stdout": 1, "stderr": 2}[stream["name"]]
    return int(stream["fd"] or stream["own"])


def _real(file: Path) -> Path:
    """Where `file` leads, so that a link stays a link. Raises OSError for links that lead in a circle."""
    real = Path(os.path.realpath(file))
    if real.is_symlink():  # Path.resolve raises for such a circle, or from Python 3.13 on gives a link of it
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return real
