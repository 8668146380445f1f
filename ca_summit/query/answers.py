"""What is found: records, read when they are needed."""

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar

from ..records.kinds import class_of
from ..records.rows import Row
from ..store.store import Facets, Store

R = TypeVar("R")


class Found(Generic[R]):
    """Records of one kind that were asked for; they are read when they are needed."""

    def __init__(self, store: Store, kind: str, facets: Facets | None) -> None:
        self._store = store
        self.kind = kind
        self._facets = facets

    def count(self) -> int:
        """How many there are."""
        return 0 if self._facets is None else self._store.count(self.kind, self._facets)

    def rows(self, limit: int | None = None) -> list[Row]:
        """The records, or the first `limit` of them, as JSON-like data."""
        return [] if self._facets is None else self._store.objects(self.kind, self._facets, limit)

    def records(self) -> tuple[R, ...]:
        """The records as dataclasses."""
        return tuple(record_of(row) for row in self.rows())


def record_of(row: Any) -> Any:
    """The dataclass of a row; what is a dataclass already stays as it is."""
    if not isinstance(row, Row):
        return row
    from ..records.rows import as_record

    if row.kind == "hit":
        return class_of("hit")(record_of(Row(row["kind"], row)), row["match"], row["stage"])
    return as_record(class_of(row.kind), row)


class Records:
    """The records of a store as rows, each read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[tuple[str, str], Row | None] = {}

    def get(self, kind: str, id: str) -> Row | None:
        """The record of a kind with this id."""
        if (kind, id) not in self._read:
            self._read[kind, id] = self._store.get(kind, id)
        return self._read[kind, id]

    def __getitem__(self, place: tuple[str, str]) -> Row:
        """The record of a kind with this id. Raises KeyError if there is none."""
        found = self.get(*place)
        if found is None:
            raise KeyError(place)
        return found

    def all(self, kind: str) -> list[Row]:
        """The records of a kind, in their order."""
        return self._store.objects(kind)

    def having(self, kind: str, name: str, value: str) -> list[Row]:
        """The initiatives or quotations with a value in a field of `Criteria`, in their order."""
        return self._store.objects(kind, {name: {value}})

    def count(self, kind: str) -> int:
        """How many records of a kind there are."""
        return self._store.count(kind)

    def edition(self) -> str:
        """The name and the version of the data set: `casummit 1.0.0`."""
        about = self._store.about
        return f"{about['name']} {about['version']}"


class Register(Mapping[str, R]):
    """The records of one kind in a store, by id; each is read when it is asked for, and once."""

    def __init__(self, store: Store, kind: str) -> None:
        self._store = store
        self._kind = kind
        self._read: dict[str, R] = {}

    def __getitem__(self, id: str) -> R:
        if id not in self._read:
            found = self._store.get(self._kind, id)
            if found is None:
                raise KeyError(id)
            self._read[id] = record_of(found)
        return self._read[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._store.ids(self._kind))

    def __len__(self) -> int:
        return self._store.count(self._kind)
