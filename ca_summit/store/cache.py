"""Cache compiled files, and decide whether a cached one (a store) still matches its file and can be trusted.

A store is named after the real path of its file, and valid for exactly one state of that file and one
version of the program. Its modification time is when the file was read. If the file had changed just before,
it may have changed again within the resolution of its timestamp: then its checksum decides.

The built-in file is installed with a store beside it, so that its first answer is as quick as any. Installing
gives files new states: there the content alone decides.
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
from functools import cache, partial
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, NamedTuple, cast

from ..errors import DataError
from ..language.messages import Message
from ..loading.files import built_in
from ..progress import Progress, silent
from ..version import __version__
from .database import Damaged, Database

if TYPE_CHECKING:
    from importlib.abc import FileLoader

MAKERS = (
    *("model.py", "records/kinds.py", "records/rows.py", "records/texts.py"),
    *("text/families.py", "text/folding.py", "text/synonyms.py", "text/tokens.py", "language/labels.py"),
    *("loading/build.py", "loading/plain_yaml.py"),
    *("store/compile.py", "store/database.py", "store/filters.py", "store/index.py"),
)
"""Modules that decide what is stored: where one has changed, stores are made anew."""

_GRAIN = 2 * 10**9
"""Nanoseconds within which two changes of a file may get the same time: two seconds on FAT."""

MOST_SWEPT = 8
"""Stores that are opened when one is made, to see whether their files still exist: not all of thousands."""

_STORE_NAME = r".*-[0-9a-f]{8}(-[0-9]+)?\.sqlite"
"""Names of stores: the file's stem, the CRC-32 of its path, the id of the user unless that is root."""


class State(NamedTuple):
    """The state of a regular file: everything a store depends on, as a line, and its last change in ns."""

    line: str
    changed: int


def open_database(path: Path, progress: Progress = silent) -> Database:
    """The compiled form of the YAML file `path`, from the cache if it is valid, else compiled now.

    `progress` is called while it is compiled. Raises DataError if the file then turns out to be unreadable
    or invalid.
    """
    if "\0" in str(path):
        raise DataError(Message("cannot read {file!r}: no file has such a name", file=str(path)))
    state = _state(path)
    places = _places(path) if state else []
    own = places[0] if places else None
    valid = (_valid(place, path, state) for place in places if state)
    database = _shipped(path) or next(filter(None, valid), None)
    if database is None:
        state, database = _compiled(path, own, progress)
    if state:
        database.rebuild = lambda: _rebuilt(path, own, state)
    return database


def ship(path: Path, place: Path) -> None:
    """Compile `path`, which will be the built-in file, into a store at `place`, to be installed beside it.

    Raises DataError if the file is unreadable or invalid.
    """
    from ..loading.loader import load_with_checksum
    from .compile import compile_dataset

    dataset, checksum = load_with_checksum(path)
    _put_in_place(place, partial(compile_dataset, dataset, state=_edition(), content=checksum), time_ns())


def shipped_name(path: Path) -> str:
    """The name of the store that is installed beside the built-in file `path`."""
    return f"{path.stem}.store"


def _shipped(path: Path) -> Database | None:
    """The store installed beside `path`, if that is the built-in file and both are as they were built.

    Whoever could forge it could forge the program.
    """
    if path != built_in():
        return None
    database = _opened(path.with_name(shipped_name(path)), is_trusted=True)
    if database is None:
        return None
    with suppress(KeyError, TypeError, OSError):
        head = database.head
        if head["state"] == _edition() and head["content"] == zlib.crc32(path.read_bytes()):
            return database
    database.close()
    return None


def _edition() -> str:
    """What a shipped store depends on besides the content of its file, as a line."""
    return json.dumps([_makers(), __version__])


def _state(path: Path) -> State | None:
    """The present state of `path`; None for anything but a regular file, which is compiled each time."""
    try:
        real = path.resolve(strict=True)
        status = real.stat()
    except (OSError, ValueError, RuntimeError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    times = (status.st_mtime_ns, status.st_ctime_ns)
    line = json.dumps([str(real), status.st_size, *times, status.st_ino, _makers(), __version__])
    return State(line, max(times))


@cache
def _makers() -> int:
    """The CRC-32 of MAKERS; those that are installed without their source go by the program's version."""
    package, loader = Path(__file__).parent.parent, cast("FileLoader", __spec__.loader)
    checksum = 0
    for name in MAKERS:
        with suppress(OSError):
            checksum = zlib.crc32(loader.get_data(str(package / name)), checksum)
    return checksum


def _places(path: Path) -> list[Path]:
    """Where the store of `path` may be: the user's, which is the one to write, then root's."""
    folder = _folder()
    if folder is None:
        return []
    name = f"{path.stem[:40]}-{zlib.crc32(os.fsencode(os.path.realpath(path))):08x}"
    user = os.getuid() if hasattr(os, "getuid") else 0
    names = [f"{name}-{user}.sqlite", f"{name}.sqlite"] if user else [f"{name}.sqlite"]
    return [folder / each for each in names]


def _folder() -> Path | None:
    """The folder of stores: CASUMMIT_CACHE, or the user's; None if that is `off` or there is no home."""
    named = os.environ.get("CASUMMIT_CACHE")
    if named == "off":
        return None
    if os.environ.get("HOME") == "" and (not named or named.startswith("~")):
        return None  # an empty HOME would be read as the root folder
    try:
        return Path(named).expanduser().absolute() if named else _users_folder()
    except (RuntimeError, OSError):  # no home folder; no working folder either
        return None


def _users_folder() -> Path | None:
    """The user's cache folder by the conventions of the platform; None if that is not an absolute path.

    Raises RuntimeError if there is no home folder.
    """
    if sys.platform == "linux":
        # The same as platformdirs, whose import takes a twelfth of a plain query's time.
        named = Path(os.environ.get("XDG_CACHE_HOME", ""))
        folder = (named if named.is_absolute() else Path.home() / ".cache") / "casummit"
    else:
        from platformdirs import user_cache_dir

        folder = Path(user_cache_dir("casummit", appauthor=False))
    return folder if folder.is_absolute() else None


def _is_ours(status: os.stat_result) -> bool:
    """Whether this is a regular file that only the user or root can have written."""
    if not stat.S_ISREG(status.st_mode):
        return False
    return not hasattr(os, "getuid") or (
        status.st_uid in (os.getuid(), 0) and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )


def _opened(place: Path, *, is_trusted: bool = False) -> Database | None:
    """The database at `place`; None if there is none, or it is damaged or somebody else's.

    `is_trusted`: whoever may have written it.
    """
    connection = None
    try:
        before = place.lstat()
        if _is_ours(before) or (is_trusted and stat.S_ISREG(before.st_mode)):
            uri = f"file://{_quoted(place)}?mode=ro&immutable=1"
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            database = Database(connection)
            if os.path.samestat(before, place.lstat()):
                return database
            database.close()
    except (Damaged, sqlite3.Error, OSError, ValueError):
        pass
    if connection:
        connection.close()
    return None


def _valid(place: Path, path: Path, state: State) -> Database | None:
    """The database at `place` if it is valid for `path` in `state`, else None."""
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
    """Whether `path`, whose state is the recorded one, still has the content that was read."""
    if place.stat().st_mtime_ns - state.changed >= _GRAIN:
        return True
    now = time_ns()
    if zlib.crc32(path.read_bytes()) != content:
        return False
    with suppress(OSError):  # it may be root's
        os.utime(place, ns=(now, now))  # from now on the state alone decides
    return True


def _quoted(place: Path) -> str:
    """A path in a URI for SQLite (https://sqlite.org/uri.html), without the import of urllib.parse."""
    quoted = place.as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"/{quoted}" if place.drive else quoted


def _rebuilt(path: Path, place: Path | None, state: State) -> sqlite3.Connection:
    """A connection to a new store in place of a damaged one, whose answers it must continue.

    Raises DataError if the file has changed since, so that answers would be mixed.
    """
    now, database = _compiled(path, place, silent)
    if now is None or now.line != state.line:
        database.close()
        message = Message("{file}: changed while it was read", file=path)
        raise DataError(message, Message("run the command again"))
    return database.release()


def _compiled(path: Path, place: Path | None, progress: Progress) -> tuple[State | None, Database]:
    """Compile `path` into a database at `place` if possible, else in memory.

    Returns it with the state of the file it was made from; None if that has none, or changed meanwhile.
    """
    from ..loading.loader import load_with_checksum
    from .compile import compile_dataset

    before, read_at = _state(path), time_ns()
    dataset, checksum = load_with_checksum(path, progress)
    state = before if before and _state(path) == before else None
    line = state.line if state else ""

    def fill(connection: sqlite3.Connection) -> None:
        compile_dataset(dataset, connection, progress, state=line, content=checksum)

    if place and state:
        with suppress(sqlite3.Error, OSError):
            _put_in_place(place, fill, read_at)
            _delete_orphans(place.parent)
        if database := _opened(place):
            return state, database
    return state, Database.in_memory(fill)


def _put_in_place(place: Path, fill: Callable[[sqlite3.Connection], None], read_at: int) -> None:
    """Fill a database and move it to `place`, readable by everybody who may read the folder."""
    from ..terminal.placing import placed

    _make(place.parent)
    with placed(place, mode=0o644) as new:
        # The unfinished file is locked (placing), on some systems to SQLite too, which needs no lock here.
        connection = sqlite3.connect(f"file://{_quoted(new)}?nolock=1", uri=True)
        try:
            # If anything fails the file is discarded, so nothing needs to be synchronised before the end.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            fill(connection)
        finally:
            connection.close()
        os.utime(new, ns=(read_at, read_at))


def _make(folder: Path) -> None:
    """Make a folder and its parents, private unless the user has named it in CASUMMIT_CACHE."""
    mode = 0o777 if os.environ.get("CASUMMIT_CACHE") else 0o700
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode, exist_ok=True)


def _delete_orphans(folder: Path) -> None:
    """Delete stores whose files no longer exist, and in the user's cache folder unreadable stores.

    Of many stores MOST_SWEPT are looked at, any of them, so that in time all are.
    """
    from random import sample

    is_own = not os.environ.get("CASUMMIT_CACHE")
    stores = list(_stores(folder))
    for place in sample(stores, min(MOST_SWEPT, len(stores))):
        database = _opened(place)
        with suppress(OSError, KeyError, TypeError, ValueError):
            file = json.loads(database.head["state"])[0] if database else ""
            if database:
                database.close()
            if not Path(file).exists() if file else is_own:
                place.unlink()


def _stores(folder: Path) -> Iterator[Path]:
    return (each for each in folder.glob("*.sqlite") if re.fullmatch(_STORE_NAME, each.name, re.DOTALL))
