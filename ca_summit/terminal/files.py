"""Write to files, streams and devices that users name; files whole or not at all."""

import errno
import os
import re
from collections.abc import Callable, Iterable, Iterator
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
    """Raise OutputError if writing to `file` would replace it; streams and devices are never replaced."""
    with suppress(OSError, ValueError):  # if it cannot be examined, writing fails too, and says why
        if file.is_file() and not _is_stream(file):
            raise existing(file)


def existing(file: Path) -> OutputError:
    return OutputError(Message("{file} exists already", file=file), Message("--force replaces it"))


def write_file(file: Path, pieces: Iterable[bytes], *, replace: bool) -> None:
    """Write `pieces` to a new file moved to `file` when complete; or directly to a stream, device or pipe.

    Raises OutputError if that fails, or if the file exists and not `replace`; BrokenPipeError if the reader
    is gone.
    """
    from .placing import placed

    with writing(file):
        if _is_stream(file):
            with _opened(file) as out:
                out.writelines(pieces)
        else:
            with placed(real(file), replace=replace, in_place=True) as new, new.open("wb") as out:
                out.writelines(pieces)


def fill_file(file: Path, fill: Callable[[Path], object], *, replace: bool) -> None:
    """The same with what `fill` writes into an empty file."""
    import shutil

    from .placing import placed, scratch

    with writing(file):
        if _is_stream(file):
            with scratch() as new:
                fill(new)
                with new.open("rb") as source, _opened(file) as out:
                    shutil.copyfileobj(source, out)
        else:
            with placed(real(file), replace=replace, in_place=True) as new:
                fill(new)


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """Turn errors of writing to `file` into OutputError, except BrokenPipeError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except FileExistsError:
        raise existing(file) from None
    except (OSError, ValueError) as error:  # a NUL in the name is a ValueError
        message = Message("cannot write {file}: {reason}", file=file, reason=reason(error))
        raise OutputError(message) from None


def _is_stream(file: Path) -> bool:
    """Whether `file` is a stream, device or pipe, to be written to and not replaced."""
    return bool(re.fullmatch(_STREAM, str(file))) or (file.exists() and not file.is_file())


def _opened(file: Path) -> BinaryIO:
    """Open a stream, device or pipe for writing."""
    if stream := re.fullmatch(_STREAM, str(file)):
        # Duplicated, not opened by name: that would truncate a file that the stream is redirected to.
        return os.fdopen(os.dup(_descriptor(stream)), "wb")
    return file.open("wb")


def _descriptor(stream: re.Match[str]) -> int:
    """The file descriptor that a match of _STREAM names."""
    if stream["name"]:
        return {"stdout": 1, "stderr": 2}[stream["name"]]
    return int(stream["fd"] or stream["own"])


def real(file: Path) -> Path:
    """The target of `file`, so that a symbolic link stays one. Raises OSError for a loop of links."""
    real = Path(os.path.realpath(file))
    if real.is_symlink():  # a loop; Path.resolve raises for it only before Python 3.13
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return real
