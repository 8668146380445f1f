"""Files put in place whole: who reads there sees the old file or the new one, never half of one.

A file is filled beside its place and then moved there. While that lasts its writer holds a lock on it, so
that a later run can tell what a killed one left behind, and takes it away in passing.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where an open file cannot be taken away: that is lock enough
    fcntl = None  # type: ignore[assignment]

_PREFIX = ".casummit-"
"""How the names of unfinished files begin."""

_unfinished: set[Path] = set()


@contextmanager
def placed(
    target: Path, *, mode: int = 0o666, replace: bool = True, in_place: bool = False
) -> Iterator[Path]:
    """An empty file to be filled; at the end it becomes `target`, unless an exception is raised.

    It gets the permissions of the file that it replaces, or else `mode` less the umask. `in_place`: where
    that file can be written but not replaced (a bind mount, a folder that takes no new file) its content
    is written over.

    Raises OSError; FileExistsError where not `replace` and there is something in its place by now.
    """
    folder = target.parent
    sweep(folder)
    try:
        descriptor, new = _new(folder, mode)
    except OSError:
        if not (in_place and replace and os.access(target, os.W_OK)):
            raise
        descriptor, new = _new_elsewhere()
    with _unfinished_while(descriptor, new) as let_go:
        yield new
        os.fsync(descriptor)  # a name that outlives a power cut must not name an empty file
        _keep_permissions(descriptor, new, target)
        if fcntl is None:
            let_go()
        _move(new, target, replace=replace, in_place=in_place)


@contextmanager
def scratch() -> Iterator[Path]:
    """An empty file for what can only be made in a file; in the end it is gone. Raises OSError."""
    descriptor, new = _new_elsewhere()
    with _unfinished_while(descriptor, new) as let_go:
        if fcntl is None:
            let_go()
        yield new


@contextmanager
def _unfinished_while(descriptor: int, new: Path) -> Iterator[Callable[[], None]]:
    """While it lasts, `new` may be taken away by `forsake`; in the end it is, unless it was moved.

    The descriptor is open until then, for its lock. Windows moves and takes away no open file: there it has
    to be let go of before.
    """
    held = [descriptor]

    def let_go() -> None:
        while held:
            os.close(held.pop())

    _unfinished.add(new)
    try:
        yield let_go
    finally:
        if fcntl is None:
            let_go()
        with suppress(OSError):
            new.unlink()
        _unfinished.discard(new)
        let_go()


def forsake() -> None:
    """Takes away what is unfinished: for a run that ends on the spot."""
    for new in tuple(_unfinished):
        with suppress(OSError):
            new.unlink()


def sweep(folder: Path) -> None:
    """Takes away what killed runs left in `folder`; what cannot be looked at stays."""
    if fcntl is None:
        return
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX):
                _take_away_if_left(Path(entry))


def _take_away_if_left(left: Path) -> None:
    with suppress(OSError):
        descriptor = os.open(left, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)  # held by whoever still writes
                left.unlink()
        finally:
            os.close(descriptor)


def _new(folder: Path, mode: int) -> tuple[int, Path]:
    """A new file in `folder`, locked, and its descriptor."""
    for attempt in range(100):
        new = folder / f"{_PREFIX}{os.getpid()}-{os.urandom(4).hex()}-{attempt}"
        descriptor = os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        if fcntl is None:
            return descriptor, new
        with suppress(OSError):  # file systems without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with suppress(OSError):  # swept away before it was locked
            if os.path.samestat(os.fstat(descriptor), new.stat()):
                return descriptor, new
        os.close(descriptor)
    raise FileExistsError(f"no name for a new file in {folder}")


def _new_elsewhere() -> tuple[int, Path]:
    """A new file in the folder for temporary ones, for nobody else to read, and its descriptor."""
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
    """Writes the content of `new` over that of `target`, which stays the same file."""
    import shutil

    with new.open("rb") as source, target.open("r+b") as out:
        shutil.copyfileobj(source, out)
        out.truncate()
