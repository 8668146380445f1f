"""Where the compiled form of a file is kept, and when it is good: in step with its file, and nobody else's.

A store is named after the real path of its file, and good for exactly one state of that file and one
version of the program. Its own time says when the file was read: a file that had only just changed then
may have changed again without a trace, and is held against a checksum of its content.
"""

import json
import os
import re
import sqlite3
import stat
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import time_ns
from typing import NamedTuple

from ..errors import DataError
from ..language.messages import Message
from ..progress import Progress, silent
from ..version import __version__
from .database import Damaged, Database

FORMAT = "4"
"""Raised whenever what is stored changes."""

_GRAIN = 2 * 10**9
"""Nanoseconds within which two changes of a file may look like one: FAT counts in two seconds."""

_NAME = r".*-[0-9a-f]{8}(-[0-9]+)?\.sqlite"
"""What stores are called: after their file, the checksum of its path, and whoever made them."""


class State(NamedTuple):
    """An ordinary file as it was when it was looked at: all that a store depends on, and its last change."""

    line: str
    changed: int


def open_database(path: Path, progress: Progress = silent) -> Database:
    """The compiled form of the YAML file `path`: the one in the cache if it is good, or else a new one.

    `progress` is told how far the making of a new one is.

    Raises DataError where there is none and the file cannot be read or is invalid.
    """
    if "\0" in str(path):
        raise DataError(Message("cannot read {file!r}: no file has such a name", file=str(path)))
    state = _state(path)
    places = _places(path) if state else []
    own = places[0] if places else None
    good = (_good(place, path, state) for place in places if state)
    database = next(filter(None, good), None)
    if database is None:
        state, database = _compiled(path, own, progress)
    if state:
        database.rebuild = lambda: _rebuilt(path, own, state)
    return database


def _state(path: Path) -> State | None:
    """What `path` is now; None for what is no ordinary file and so is read each time."""
    try:
        real = path.resolve(strict=True)
        status = real.stat()
    except (OSError, ValueError, RuntimeError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    times = (status.st_mtime_ns, status.st_ctime_ns)
    line = json.dumps([str(real), status.st_size, *times, status.st_ino, FORMAT, __version__])
    return State(line, max(times))


def _places(path: Path) -> list[Path]:
    """Where the store of `path` may be: our own, which is written, too; then root's, which is as good."""
    folder = _folder()
    if folder is None:
        return []
    name = f"{path.stem[:40]}-{zlib.crc32(os.fsencode(os.path.realpath(path))):08x}"
    user = os.getuid() if hasattr(os, "getuid") else 0
    names = [f"{name}-{user}.sqlite", f"{name}.sqlite"] if user else [f"{name}.sqlite"]
    return [folder / each for each in names]


def _folder() -> Path | None:
    """The folder of stores: CASUMMIT_CACHE, or the user's; None if it is `off`, or if there is no home."""
    named = os.environ.get("CASUMMIT_CACHE")
    if named == "off":
        return None
    if os.environ.get("HOME") == "" and (not named or named.startswith("~")):
        return None  # an empty HOME would be taken for the root
    try:
        return Path(named).expanduser().absolute() if named else _users_folder()
    except (RuntimeError, OSError):  # no home folder; no working folder either
        return None


def _users_folder() -> Path | None:
    """The user's cache folder by the rules of the platform; None where they give none.

    Raises RuntimeError where there is no home folder.
    """
    if sys.platform == "linux":
        # What platformdirs says, too; its import is a twelfth of a plain query's time.
        named = Path(os.environ.get("XDG_CACHE_HOME", ""))
        folder = (named if named.is_absolute() else Path.home() / ".cache") / "casummit"
    else:
        from platformdirs import user_cache_dir

        folder = Path(user_cache_dir("casummit", appauthor=False))
    return folder if folder.is_absolute() else None


def _is_ours(status: os.stat_result) -> bool:
    """Whether a file is a plain one that its user or root has written, and nobody else can have."""
    if not stat.S_ISREG(status.st_mode):
        return False
    return not hasattr(os, "getuid") or (
        status.st_uid in (os.getuid(), 0) and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )


def _opened(place: Path) -> Database | None:
    """The database at `place`, if it is one, and ours."""
    connection = None
    try:
        before = place.lstat()
        if _is_ours(before):
            uri = f"file://{_quoted(place)}?mode=ro&immutable=1"
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            database = Database(connection)
            if os.path.samestat(before, place.lstat()):
                return database
            database.close()
    except (Damaged, sqlite3.Error, OSError, ValueError):
        pass  # not there, damaged, or another one's: as good as none
    if connection:
        connection.close()
    return None


def _good(place: Path, path: Path, state: State) -> Database | None:
    """The database at `place`, if it is good for `path` in `state`."""
    database = _opened(place)
    if database is None:
        return None
    try:
        if database.head["state"] == state.line and _is_in_step(place, path, state, database.head["content"]):
            return database
    except (KeyError, TypeError, OSError):
        pass
    database.close()
    return None


def _is_in_step(place: Path, path: Path, state: State, content: int) -> bool:
    """Whether the file is the one that was read: by its state, or where that is too young, by its content."""
    if place.stat().st_mtime_ns - state.changed >= _GRAIN:
        return True
    now = time_ns()
    if zlib.crc32(path.read_bytes()) != content:
        return False
    with suppress(OSError):  # root's, perhaps
        os.utime(place, ns=(now, now))  # from now on its state is enough
    return True


def _quoted(place: Path) -> str:
    """A path in a URI for SQLite (https://sqlite.org/uri.html), without the weight of urllib.parse."""
    quoted = place.as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"/{quoted}" if place.drive else quoted


def _rebuilt(path: Path, place: Path | None, state: State) -> sqlite3.Connection:
    """A sound database instead of a damaged one, which has been asked already: of the same state, then."""
    now, database = _compiled(path, place, silent)
    if now is None or now.line != state.line:
        database.close()
        message = Message("{file}: changed while it was read", file=path)
        raise DataError(message, Message("run the command again"))
    return database.release()


def _compiled(path: Path, place: Path | None, progress: Progress) -> tuple[State | None, Database]:
    """A new database of the file `path`, put in `place` if that can be done, or else in memory.

    With the state of the file that it was made from; None for what has none, or changed meanwhile.
    """
    from ..loading.loader import content, load
    from .compile import compile_dataset

    before, read_at = _state(path), time_ns()
    raw = content(path)
    checksum = zlib.crc32(raw)
    dataset = load(path, progress, raw)
    del raw
    state = before if before and _state(path) == before else None
    line = state.line if state else ""

    def fill(connection: sqlite3.Connection) -> None:
        compile_dataset(dataset, connection, progress, state=line, content=checksum)

    if place and state:
        with suppress(sqlite3.Error, OSError):
            _put_in_place(place, fill, read_at)
            _forget_the_gone(place.parent)
        if database := _opened(place):
            return state, database
    return state, Database.in_memory(fill)


def _put_in_place(place: Path, fill: Callable[[sqlite3.Connection], None], read_at: int) -> None:
    """Fills a database and puts it in `place` at once; who may read the folder may read it."""
    from ..terminal.placing import placed

    _make(place.parent)
    with placed(place, mode=0o644) as new:
        # The lock on the unfinished file is ours; where it would be in the way of SQLite's, none is needed.
        connection = sqlite3.connect(f"file://{_quoted(new)}?nolock=1", uri=True)
        try:
            # The file is thrown away if anything fails, so nothing need be synchronised on the way.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            fill(connection)
        finally:
            connection.close()
        os.utime(new, ns=(read_at, read_at))


def _make(folder: Path) -> None:
    """Makes a folder, and those above it: only for the user, unless the user has named it."""
    mode = 0o777 if os.environ.get("CASUMMIT_CACHE") else 0o700
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode, exist_ok=True)


def _forget_the_gone(folder: Path) -> None:
    """Takes stores away whose files are gone; in the user's own folder also those that nobody can read."""
    is_own = not os.environ.get("CASUMMIT_CACHE")
    for place in _stores(folder):
        database = _opened(place)
        with suppress(OSError, KeyError, TypeError, ValueError):
            file = json.loads(database.head["state"])[0] if database else ""
            if database:
                database.close()
            if not Path(file).exists() if file else is_own:
                place.unlink()


def _stores(folder: Path) -> Iterator[Path]:
    return (each for each in folder.glob("*.sqlite") if re.fullmatch(_NAME, each.name, re.DOTALL))
