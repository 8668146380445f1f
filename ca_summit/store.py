"""The compiled form of a data set: a SQLite file in the user's cache folder, in step with the YAML file.

A store is good for exactly one state of one file and one version of the program. It is never trusted:
whatever is wrong with it, the YAML file is read instead. Why SQLite: README, "How fast".
"""

import json
import os
import sqlite3
import stat
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import __version__
from .errors import DataError
from .fields import Row
from .messages import Message
from .terms import RANKS, WEIGHTS, Progress, silent

if TYPE_CHECKING:
    from .model import Dataset

FORMAT = "3"
"""Raised whenever the tables or the JSON in them change."""

_ALL = 2**63 - 1
"""The largest number that SQLite knows, for no limit."""

Facets = Mapping[str, set[str]]
"""What is asked of a record: field to values, any of which will do."""


class Store:
    """A data set to be asked with SQL. `rebuild` gives a sound database where this one turns out damaged."""

    def __init__(
        self, connection: sqlite3.Connection, rebuild: Callable[[], sqlite3.Connection] | None = None
    ) -> None:
        self._connection = connection
        self._rebuild = rebuild

    def meta(self) -> dict[str, str]:
        """The head of the data set: name, version, and so on."""
        return dict(self._rows("SELECT name, value FROM meta"))

    def objects(self, kind: str, facets: Facets | None = None, limit: int | None = None) -> list[Row]:
        """The records of a kind that have all `facets`, in their order."""
        where, values = "kind = ?", [kind]
        if facets:
            ranks, values = self._ranks(kind, facets)
            where = f"rank IN ({ranks})"
        query = f"SELECT body FROM record WHERE {where} ORDER BY rank LIMIT ?"
        bodies = self._rows(query, [*values, _ALL if limit is None else min(limit, _ALL)])
        return [Row(kind, json.loads(body)) for (body,) in bodies]

    def count(self, kind: str, facets: Facets | None = None) -> int:
        """How many records of a kind have all `facets`."""
        ranks, values = self._ranks(kind, facets or {})
        ((number,),) = self._rows(f"SELECT count(DISTINCT rank) FROM ({ranks})", values)
        return int(number)

    def tally(self, kind: str, names: Sequence[str], facets: Facets) -> list[tuple[Any, ...]]:
        """The combinations of values that records of a kind with all `facets` have in the fields `names`.

        Each with the number of these records, and with the rank of the first of them.
        """
        ranks, values = self._ranks(kind, facets)
        tables = [f"facet{index}" for index in range(len(names))]
        columns = ", ".join(f"{table}.value" for table in tables)
        joins = " ".join(
            f"JOIN facet AS {table} ON {table}.rank = found.rank AND {table}.name = ?" for table in tables
        )
        query = (
            f"WITH found AS (SELECT DISTINCT rank FROM ({ranks}))"
            f" SELECT {columns}, count(*), min(found.rank) FROM found {joins} GROUP BY {columns}"
        )
        return self._rows(query, [*values, *names])

    def get(self, kind: str, id: str) -> Row | None:
        """One record."""
        bodies = self._rows("SELECT body FROM record WHERE kind = ? AND id = ?", (kind, id))
        return Row(kind, json.loads(bodies[0][0])) if bodies else None

    def ids(self, kind: str) -> list[str]:
        """The ids of a kind, in their order."""
        return [id_ for (id_,) in self._rows("SELECT id FROM record WHERE kind = ? ORDER BY rank", (kind,))]

    def meanings(self, name: str, key: str) -> set[str]:
        """The ids that a folded spelling may mean in the field `name`."""
        return {
            id_ for (id_,) in self._rows("SELECT id FROM spelling WHERE name = ? AND key = ?", (name, key))
        }

    def spellings(self, name: str) -> list[tuple[str, str]]:
        """All folded spellings of the field `name`, with their ids."""
        return self._rows("SELECT key, id FROM spelling WHERE name = ?", (name,))

    def ranks(self, facets: Facets) -> set[int]:
        """The ranks of all records that have all `facets`."""
        asked = (self._ranks(kind, facets) for kind in ("initiative", "quote"))
        return {rank for query, values in asked for (rank,) in self._rows(query, values)}

    def ranked(self, ranks: Iterable[int]) -> list[Row]:
        """The records with these ranks, in this order."""
        found = (self._rows("SELECT kind, body FROM record WHERE rank = ?", (rank,))[0] for rank in ranks)
        return [Row(kind, json.loads(body)) for kind, body in found]

    def postings(self, term: str) -> dict[int, int]:
        """The ranks of the records that have a term of the index, and its weights in them (index.fill)."""
        from array import array

        ranks, weights = array(RANKS), array(WEIGHTS)
        for rank_bytes, weight_bytes in self._rows("SELECT ranks, weights FROM term WHERE term = ?", (term,)):
            ranks.frombytes(rank_bytes)
            weights.frombytes(weight_bytes)
        return dict(zip(ranks, weights, strict=True))

    def terms_of(self, key: str) -> list[str]:
        """The terms of the index that a name stands for."""
        return [term for (term,) in self._rows("SELECT term FROM phrase WHERE key = ? ORDER BY 1", (key,))]

    def names_of(self, term: str) -> list[str]:
        """The names that stand for a term of the index."""
        query = "SELECT key FROM phrase WHERE term = ? AND key NOT LIKE '~%'"
        return [key for (key,) in self._rows(query, (term,))]

    def terms_that_begin(self, beginning: str) -> list[str]:
        """The terms of all words with a beginning."""
        query = "SELECT DISTINCT term FROM word WHERE word >= ? AND word < ?"
        return [term for (term,) in self._rows(query, (beginning, f"{beginning}\U0010ffff"))]

    def vocabulary(self) -> list[str]:
        """All words of the index."""
        return [word for (word,) in self._rows("SELECT word FROM word")]

    def _ranks(self, kind: str, facets: Facets) -> tuple[str, list[str]]:
        """SQL for the ranks of the records of a kind that have all `facets`, and its values.

        The facet that the fewest records have is gone through, the others are looked up for each of these.
        """
        if not facets:
            return "SELECT rank FROM record WHERE kind = ?", [kind]
        first, *others = sorted(facets, key=lambda name: self._spread(kind, name, facets[name]))
        sql = f"SELECT rank FROM facet AS one WHERE {_has(facets[first])}"
        values = [kind, first, *facets[first]]
        for name in others:
            sql += f" AND EXISTS (SELECT 1 FROM facet WHERE {_has(facets[name])} AND rank = one.rank)"
            values += [kind, name, *facets[name]]
        return sql, values

    def _spread(self, kind: str, name: str, wanted: set[str]) -> int:
        """How many records have a facet; beyond 1000 they are simply many."""
        some = f"SELECT 1 FROM facet WHERE {_has(wanted)} LIMIT 1000"
        ((number,),) = self._rows(f"SELECT count(*) FROM ({some})", [kind, name, *wanted])
        return int(number)

    def _rows(self, query: str, values: Sequence[str | int] = ()) -> list[Any]:
        try:
            return self._connection.execute(query, values).fetchall()
        except UnicodeEncodeError:
            return []  # no record has what is no text, as undecodable arguments are
        except sqlite3.DatabaseError as error:
            if self._rebuild is None or isinstance(error, sqlite3.ProgrammingError):
                raise
            self._connection, self._rebuild = self._rebuild(), None
            return self._rows(query, values)


def open_store(path: Path, progress: Progress = silent) -> Store:
    """The store of the YAML file `path`: the one in the cache if it is in step, or else a new one.

    `progress` is told how far the making of a new one is.

    Raises DataError where there is none and the file cannot be read or is invalid.
    """
    if "\0" in str(path):
        raise DataError(Message("cannot read {file!r}: no file has such a name", file=str(path)))
    cache, state = _cache_file(path), _state(path)
    if cache and state:
        connection = _opened(cache, state)
        if connection:
            return Store(connection, rebuild=lambda: _compiled(path, None, None, silent))
    return Store(_compiled(path, cache, state, progress))


def in_memory(dataset: "Dataset", progress: Progress = silent) -> sqlite3.Connection:
    """A database of `dataset` that is kept nowhere."""
    from .compile import compile_dataset

    connection = sqlite3.connect(":memory:", check_same_thread=False)
    compile_dataset(dataset, connection, progress)
    return connection


def _has(wanted: set[str]) -> str:
    """A condition on a facet: kind, name and any of the values that are `wanted`."""
    return f"kind = ? AND name = ? AND value IN ({', '.join('?' * len(wanted))})"


def _state(path: Path) -> str:
    """All that a store depends on, in one line; "" for what is no ordinary file and so is read each time."""
    try:
        real = path.resolve(strict=True)
        status = real.stat()
    except (OSError, ValueError, RuntimeError):
        return ""
    if not stat.S_ISREG(status.st_mode):
        return ""
    return json.dumps([str(real), status.st_size, status.st_mtime_ns, status.st_ino, FORMAT, __version__])


def _cache_file(path: Path) -> Path | None:
    """Where the store of `path` belongs: CASUMMIT_CACHE, or the user's cache folder; None if it is `off`."""
    folder = os.environ.get("CASUMMIT_CACHE")
    if folder == "off":
        return None
    if not folder:
        from platformdirs import user_cache_dir

        folder = user_cache_dir("casummit", appauthor=False)
    name = zlib.crc32(os.fsencode(os.path.realpath(path)))
    return Path(folder, f"{path.stem}-{name:08x}.sqlite")


def _opened(cache: Path, state: str) -> sqlite3.Connection | None:
    """The database in `cache`, if there is one that is good for `state`."""
    connection = None
    try:
        connection = sqlite3.connect(
            f"file:{_quoted(cache)}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        if connection.execute("SELECT value FROM meta WHERE name = 'state'").fetchone() == (state,):
            return connection
    except (sqlite3.Error, OSError):
        pass  # not there, damaged, or another one's: as good as none
    if connection:
        connection.close()
    return None


def _quoted(path: Path) -> str:
    """A path in a URI for SQLite (https://sqlite.org/uri.html), without the weight of urllib.parse."""
    quoted = path.as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"/{quoted}" if path.drive else quoted


def _compiled(path: Path, cache: Path | None, state: str | None, progress: Progress) -> sqlite3.Connection:
    """A new database of the file `path`, put into `cache` if that can be done, or else in memory."""
    from .compile import compile_dataset
    from .loader import load

    dataset = load(path, progress)
    if cache and state and _state(path) == state:  # it has not changed while it was read
        with suppress(sqlite3.Error, OSError):
            cache.parent.mkdir(parents=True, exist_ok=True)
            _put_in_place(cache, lambda connection: compile_dataset(dataset, connection, progress), state)
            connection = _opened(cache, state)
            if connection:
                return connection
    return in_memory(dataset, progress)


def _put_in_place(cache: Path, fill: Callable[[sqlite3.Connection], None], state: str) -> None:
    """Fills a database beside `cache` and moves it there at once: nobody ever sees half of it."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=cache.parent, prefix=f".{cache.name}.")
    os.close(handle)
    temporary = Path(name)
    try:
        with closing(sqlite3.connect(temporary)) as connection:
            # The file is thrown away if anything fails, so nothing need be synchronised on the way.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            fill(connection)
            connection.execute("INSERT INTO meta VALUES ('state', ?)", (state,))
            connection.commit()
        temporary.replace(cache)
    finally:
        temporary.unlink(missing_ok=True)
