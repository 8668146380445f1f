"""Replace files atomically: a reader sees the old file or the new one, never half of one.

A file is written beside its target and then moved there. Until then its writer holds a lock on it, by which
a later run recognises what a killed one left behind, and deletes it.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where an open file cannot be deleted, which serves as a lock
    fcntl = None  # type: ignore[assignment]

PREFIX = ".casummit-"
OF_FOLDERS = "-unfinished"
"""Beginning of the names of unfinished files and folders, and the end of those of folders."""

_unfinished: set[Path] = set()


@contextmanager
def placed(
    target: Path, *, mode: int = 0o666, replace: bool = True, in_place: bool = False
) -> Iterator[Path]:
    """Yield an empty file to fill; at the end it becomes `target`, unless an exception is raised.

    It gets the permissions of the file it replaces, or else `mode` less the umask. With `in_place`, a target
    that can be written but not replaced (a bind mount, a read-only folder) is overwritten.

    Raises OSError; FileExistsError if not `replace` and the target exists by then.
    """
    folder = target.parent
    sweep(folder)
    try:
        descriptor, new = _new(folder, mode)
    except OSError:
        if not (in_place and replace and os.access(target, os.W_OK)):
            raise
        descriptor, new = _new_elsewhere()
    with kept_while_open(descriptor, new) as close:
        yield new
        os.fsync(descriptor)  # or after a power cut the new name may belong to an empty file
        _keep_permissions(descriptor, new, target)
        if fcntl is None:
            close()
        _move(new, target, replace=replace, in_place=in_place)


@contextmanager
def scratch() -> Iterator[Path]:
    """Yield an empty temporary file, deleted at the end. Raises OSError."""
    descriptor, new = _new_elsewhere()
    with kept_while_open(descriptor, new) as close:
        if fcntl is None:
            close()
        yield new


@contextmanager
def kept_while_open(descriptor: int, new: Path) -> Iterator[Callable[[], None]]:
    """Register `new` for `forsake`, and delete it at the end unless it was moved; yields what closes it.

    The descriptor stays open until then, for its lock; but Windows neither moves nor deletes an open file.
    """
    held = [descriptor]

    def close() -> None:
        while held:
            os.close(held.pop())

    _unfinished.add(new)
    try:
        yield close
    finally:
        if fcntl is None:
            close()
        with suppress(OSError):
            delete(new)
        _unfinished.discard(new)
        close()


def forsake() -> None:
    """Delete all unfinished files: for a run that is about to be killed by a signal."""
    for new in tuple(_unfinished):
        with suppress(OSError):
            delete(new)


def delete(path: Path) -> None:
    """Delete a file, or a folder with the files in it. Raises OSError, also for a folder in that folder."""
    if not path.is_dir():
        path.unlink()
        return
    for each in path.iterdir():
        each.unlink()
    path.rmdir()


def sweep(folder: Path) -> None:
    """Delete unfinished files that killed runs left in `folder`, as far as they can be examined."""
    if fcntl is None:
        return
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(PREFIX):
                _delete_if_abandoned(Path(entry))


def _delete_if_abandoned(left: Path) -> None:
    with suppress(OSError):
        is_folder = left.name.endswith(OF_FOLDERS) and stat.S_ISDIR(left.lstat().st_mode)
        mode = os.O_RDONLY if is_folder else os.O_RDWR  # a lock on a file may need the latter
        descriptor = os.open(left, mode | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            if is_folder or stat.S_ISREG(os.fstat(descriptor).st_mode):
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)  # fails while its writer runs
                delete(left)
        finally:
            os.close(descriptor)


def lock(descriptor: int) -> None:
    """Lock an unfinished file or folder, as far as the system and the file system can."""
    if fcntl is not None:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _new(folder: Path, mode: int) -> tuple[int, Path]:
    """Make a new file in `folder`, locked; returns its descriptor and path."""
    for attempt in range(100):
        new = folder / f"{PREFIX}{os.getpid()}-{os.urandom(4).hex()}-{attempt}"
        descriptor = os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        if fcntl is None:
            return descriptor, new
        lock(descriptor)
        with suppress(OSError):  # another run deleted it before it was locked
            if os.path.samestat(os.fstat(descriptor), new.stat()):
                return descriptor, new
        os.close(descriptor)
    raise FileExistsError(f"no name for a new file in {folder}")


def _new_elsewhere() -> tuple[int, Path]:
    """Make a new file in the system's temporary folder, readable by its owner only."""
    import tempfile

    folder = Path(tempfile.gettempdir())
    sweep(folder)
    return _new(folder, 0o600)


def _keep_permissions(descriptor: int, new: Path, target: Path) -> None:
    with suppress(OSError):
        mode = target.stat().st_mode & 0o777
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        else:
            new.chmod(mode)


def _move(new: Path, target: Path, *, replace: bool, in_place: bool) -> None:
    if not replace:
        try:
            os.link(new, target)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError, AttributeError):  # a file system without hard links
            if os.path.lexists(target):
                raise FileExistsError(str(target)) from None
            new.rename(target)
        return
    try:
        new.replace(target)
    except OSError:
        if not (in_place and os.access(target, os.W_OK)):
            raise
        _copy(new, target)


def _copy(new: Path, target: Path) -> None:
    """Overwrite the content of `target`, which stays the same file, with that of `new`."""
    import shutil

    with new.open("rb") as source, target.open("r+b") as out:
        shutil.copyfileobj(source, out)
        out.truncate()
