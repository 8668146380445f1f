"""Numbered JSON values in SQLite, each with a checksum, so that damage is never mistaken for an answer.

SQLite stores and finds rows, but is not trusted. Values are numbered without gaps: a missing row is damage,
never "nothing found". Whatever is looked up by name is in a map, whose entries are spread over values by
a hash: that a name is absent is then part of a value with a checksum, too.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from threading import RLock
from typing import Any, NamedTuple
from weakref import finalize
from zlib import crc32

HEAD = 0
"""Number of the value that says where the others are."""

_AT_ONCE = 500
"""Rows read at a time: threads take turns, and memory stays small."""

_PER_BUCKET = 24
"""Names that share a value of a map: few enough to parse quickly, many enough to save rows."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # json.dumps makes one a call
_CLOSED = "the data set is closed"
_TABLE = "CREATE TABLE value (number INTEGER PRIMARY KEY, checksum INTEGER, body BLOB)"


class Damaged(Exception):
    """A value read is not the value written."""


class Span(NamedTuple):
    """A run of consecutive numbers."""

    first: int
    size: int

    @property
    def numbers(self) -> range:
        """The numbers, in order."""
        return range(self.first, self.first + self.size)

    def number_of(self, name: str) -> int:
        """The number of the bucket that holds `name`, if this is the span of a map."""
        return self.first + _hash(name) % self.size


def key(*parts: str) -> str:
    """A name in a map that is made of several parts, of which only the last may contain a space."""
    return " ".join(parts)


class Writer:
    """Fills the empty database behind `connection`; numbers begin with 1."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._next = HEAD + 1
        connection.execute(_TABLE)

    def values(self, values: Iterable[Any]) -> Span:
        """Add JSON-like values; returns their numbers."""
        first = self._next
        self._connection.executemany("INSERT INTO value VALUES (?, ?, ?)", self._rows(values))
        return Span(first, self._next - first)

    def map(self, items: Mapping[str, Any]) -> Span:
        """Add a map of JSON-like values, to be looked up by name; returns the numbers of its buckets.

        Each value is got from `items` when it is written, so that they need not all be in memory.
        """
        buckets: list[list[str]] = [[] for _ in range(1 + len(items) // _PER_BUCKET)]
        for name in items:
            buckets[_hash(name) % len(buckets)].append(name)
        return self.values({name: items[name] for name in sorted(bucket)} for bucket in buckets)

    def close(self, head: Any) -> None:
        """Write the head, and commit."""
        self._connection.execute("INSERT INTO value VALUES (?, ?, ?)", _row(HEAD, head))
        self._connection.commit()

    def _rows(self, values: Iterable[Any]) -> Iterator[tuple[int, int, bytes]]:
        for value in values:
            yield _row(self._next, value)
            self._next += 1


class Database:
    """Values that any number of threads may read.

    A damaged value or an error of SQLite's makes it call `rebuild`, once, for a sound connection to the same
    values. Every method that reads raises Damaged where there is no `rebuild`, and ValueError once closed.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._lock = RLock()  # one statement of a connection at a time: python/cpython#118172
        self.rebuild: Callable[[], sqlite3.Connection] | None = None
        self._use(connection)
        self.head: Any = self.read([HEAD])[0]

    @classmethod
    def in_memory(cls, fill: Callable[[sqlite3.Connection], None]) -> "Database":
        """A database in memory, filled by `fill`."""
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        fill(connection)
        return cls(connection)

    def _use(self, connection: sqlite3.Connection) -> None:
        self._connection: sqlite3.Connection | None = connection
        self._end = finalize(self, connection.close)  # if nobody calls close()

    def close(self) -> None:
        """Close the file; calling it again does nothing."""
        with self._lock:
            self._connection = None
            self._end()

    def release(self) -> sqlite3.Connection:
        """Hand over the connection, which the caller must close. Raises ValueError once closed."""
        with self._lock:
            connection, self._connection = self._connection, None
            self._end.detach()
        if connection is None:
            raise ValueError(_CLOSED)
        return connection

    def read(self, numbers: Sequence[int]) -> list[Any]:
        """The values with these numbers, in this order."""
        return list(self.each(numbers))

    def each(self, numbers: Sequence[int]) -> Iterator[Any]:
        """The values with these numbers, in this order, read _AT_ONCE at a time."""
        asked = iter(numbers)
        while some := list(islice(asked, _AT_ONCE)):
            yield from self._some(some)

    def look_up(self, span: Span, names: Iterable[str]) -> list[Any]:
        """The value of each of `names` in the map at `span`; None for a name that it lacks."""
        asked = list(names)
        numbers = [span.number_of(name) for name in asked]
        distinct = list(dict.fromkeys(numbers))
        buckets = dict(zip(distinct, self.read(distinct), strict=True))
        return [buckets[number].get(name) for number, name in zip(numbers, asked, strict=True)]

    def whole(self, span: Span) -> dict[str, Any]:
        """The map at `span`."""
        return {name: value for bucket in self.each(span.numbers) for name, value in bucket.items()}

    def _some(self, numbers: list[int]) -> list[Any]:
        with self._lock:
            if self._connection is None:
                raise ValueError(_CLOSED)
            try:
                return _values(self._connection, numbers)
            except Exception as error:
                if self.rebuild is None:
                    raise Damaged(str(error)) from error
            rebuild, self.rebuild = self.rebuild, None
            self._end()
            self._use(rebuild())
            return _values(self._connection, numbers)


class Map:
    """A map that keeps the buckets it has read; for one thread and one query."""

    def __init__(self, database: Database, span: Span) -> None:
        self._database = database
        self._span = span
        self._buckets: dict[int, dict[str, Any]] = {}

    def get(self, name: str) -> Any:
        """The value of `name`, or None."""
        number = self._span.number_of(name)
        if number not in self._buckets:
            self._buckets[number] = self._database.read([number])[0]
        return self._buckets[number].get(name)

    def whole(self) -> dict[str, Any]:
        """The map as a dict."""
        return self._database.whole(self._span)


def _values(connection: sqlite3.Connection, numbers: list[int]) -> list[Any]:
    listed = ",".join(map(str, numbers))
    rows = connection.execute(f"SELECT number, checksum, body FROM value WHERE number IN ({listed})")
    bodies = {number: body for number, checksum, body in rows if crc32(body, number) == checksum}
    return [json.loads(bodies[number].decode()) for number in numbers]


def _row(number: int, value: Any) -> tuple[int, int, bytes]:
    body = _encode(value).encode()
    return number, crc32(body, number), body


def _hash(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogatepass"))
