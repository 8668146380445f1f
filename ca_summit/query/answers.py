"""Answers to a question, all with one interface; the records that answers may name."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from ..records.rows import Found, Row
from ..store.store import Facets, Store


class Answer(Protocol):
    """Rows of one kind that answer a question; read when they are needed."""

    kind: str

    columns: tuple[str, ...]
    """The fields of its rows; none where they are all those of its kind."""

    def count(self) -> int:
        """How many rows there are."""

    def rows(self, limit: int | None = None) -> Sequence[Row]:
        """The rows, or the first `limit` of them."""


def found(store: Store, kind: str, ranks: Sequence[int]) -> Found:
    """The records of a kind with these ranks, in this order."""
    return Found(partial(store.each, kind), ranks)


class Selection:
    """The records of one kind that have all `facets`; None means that there are none."""

    columns: tuple[str, ...] = ()

    def __init__(self, store: Store, kind: str, facets: Facets | None) -> None:
        self._store = store
        self.kind = kind
        self._facets = facets

    def count(self) -> int:
        """How many there are."""
        return 0 if self._facets is None else self._store.count(self.kind, self._facets)

    def rows(self, limit: int | None = None) -> Found:
        """The records, or the first `limit` of them."""
        if self._facets is None:
            return found(self._store, self.kind, ())
        return found(self._store, self.kind, self._store.ranks_of(self.kind, self._facets)[:limit])


class Listing:
    """Rows of one kind that were made elsewhere."""

    columns: tuple[str, ...] = ()

    def __init__(self, kind: str, rows: Sequence[Row]) -> None:
        self.kind = kind
        self._rows = rows

    def count(self) -> int:
        """How many there are."""
        return len(self._rows)

    def rows(self, limit: int | None = None) -> list[Row]:
        """The rows, or the first `limit` of them."""
        return list(self._rows[:limit])


MOST_KEPT = 2_000
"""Records that are kept once they are read, ten megabytes: registers, and what a page names."""


class Records:
    """The records of a store as rows, each read once as long as they are few."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[tuple[str, str], Row | None] = {}

    def get(self, kind: str, id: str) -> Row | None:
        """The record of a kind with this id."""
        if (kind, id) not in self._read:
            if len(self._read) >= MOST_KEPT:
                self._read.clear()
            self._read[kind, id] = self._store.get(kind, id)
        return self._read[kind, id]

    def __getitem__(self, place: tuple[str, str]) -> Row:
        """The record of a kind with this id. Raises KeyError if there is none."""
        record = self.get(*place)
        if record is None:
            raise KeyError(place)
        return record

    def all(self, kind: str) -> Found:
        """The records of a kind, in their order."""
        return found(self._store, kind, self._store.ranks_of(kind))

    def having(self, kind: str, name: str, value: str) -> Found:
        """The records with a value in a field of `Criteria`, in their order."""
        return found(self._store, kind, self._store.ranks_of(kind, {name: {value}}))

    def latest_meeting(self) -> Row | None:
        """The newest meeting, if there is any."""
        return next(iter(self._store.objects("meeting", limit=1)), None)

    def count(self, kind: str) -> int:
        """How many records of a kind there are."""
        return self._store.count(kind)

    def edition(self) -> str:
        """The name and the version of the data set: `casummit 1.0.0`."""
        about = self._store.about
        return f"{about['name']} {about['version']}"

    def updated(self) -> str:
        """The date of the data set (ISO 8601)."""
        updated: str = self._store.about["updated"]
        return updated
