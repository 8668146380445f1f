"""The registers: their records, or those that the initiatives kept by filters belong to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from ..records.rows import Row, cited, picked, read
from ..store.store import Facets, Store
from .answers import found

_OWN: Mapping[str, Mapping[str, str]] = {
    "meeting": {"meeting": "id", "year": "date"},
    "country": {"country": "id"},
    "leader": {"leader": "id", "country": "country"},
    "topic": {"topic": "id"},
    "thread": {"thread": "id"},
    "document": {"meeting": "meeting", "year": "date", "source": "sources.id"},
    "source": {"source": "id"},
}
"""Filters that name records of a register, or say something of them, and the field that they are about.

These records themselves are narrowed by them: `topics --topic water` has one topic, not all those of the
initiatives on water. `publisher` is about their sources.
"""

_PUBLISHED = ("document", "source")
"""Registers of which `publisher` says something."""


class Register:
    """The records of a register that have the facets that are about them, and to which initiatives belong.

    Counts are of the initiatives, quotations and events that are kept. None as facets means that there are
    no such records.
    """

    columns: tuple[str, ...] = ()

    def __init__(self, store: Store, kind: str, facets: Facets | None) -> None:
        self._store = store
        self.kind = kind
        self._facets = facets
        self._rows: Sequence[Row] | None = None

    def count(self) -> int:
        """How many there are."""
        return self._store.count(self.kind) if self._facets == {} else len(self._all())

    def rows(self, limit: int | None = None) -> Sequence[Row]:
        """The records, or the first `limit` of them, in the order of their list; threads the latest first."""
        return self._all()[:limit]

    def _all(self) -> Sequence[Row]:
        if self._rows is None:
            rows: Sequence[Row]
            if self._facets is None:
                rows = []
            elif self._facets:
                rows = self._kept(self._facets)
            else:
                rows = found(self._store, self.kind, self._store.ranks_of(self.kind))
            if self.kind == "thread":
                latest = [(row["last"], len(row["initiatives"])) for row in rows]
                rows = picked(rows, sorted(range(len(latest)), key=latest.__getitem__, reverse=True))
            self._rows = rows
        return self._rows

    def _kept(self, facets: Facets) -> list[Row]:
        about = {name for name in facets if name in _OWN[self.kind] or self._is_published(name)}
        rows = [row for row in self._each(self.kind) if self._has(row, facets, about)]
        others = {name: values for name, values in facets.items() if name not in about}
        if self.kind == "document":
            return self._answering(rows, others) if others else rows
        # Of what is kept only that is: the records may be more than memory holds.
        owners = {row["id"]: tuple(self._of(row)) for row in self._each("initiative", facets)}
        owners_of_events = {
            row["id"]: {id_ for each in row["initiatives"] if each in owners for id_ in owners[each]}
            for row in self._each("event")
            if not owners.keys().isdisjoint(row["initiatives"])
        }
        quotes = self._each("quote", facets)
        initiatives_of = Counter(chain.from_iterable(owners.values()))
        quotes_of = Counter(id_ for row in quotes for id_ in self._of_quote(row))
        events_of = Counter(chain.from_iterable(owners_of_events.values()))
        narrowed = {*owners, *owners_of_events}
        counts = {"initiatives": initiatives_of, "quotes": quotes_of, "events": events_of}
        return [
            _narrowed(row, counts, narrowed)
            for row in rows
            if not others or any(row["id"] in each for each in counts.values())
        ]

    def _each(self, kind: str, facets: Facets | None = None) -> Iterator[Row]:
        return self._store.each(kind, self._store.ranks_of(kind, facets))

    def _is_published(self, name: str) -> bool:
        return name == "publisher" and self.kind in _PUBLISHED

    def _has(self, row: Row, facets: Facets, about: Iterable[str]) -> bool:
        """Whether a record has the facets that are about it."""
        return all(not facets[name].isdisjoint(self._values(row, name)) for name in about)

    def _values(self, row: Row, name: str) -> list[str]:
        if name == "publisher":
            sources = [row] if self.kind == "source" else self._sources(row)
            return [source["publisher"] for source in sources]
        value = read(row, _OWN[self.kind][name])
        values = value if isinstance(value, tuple) else (value,)
        return [each[:4] for each in values] if name == "year" else list(values)

    def _sources(self, row: Row) -> list[Row]:
        found = (self._store.get("source", each["id"]) for each in cited(row))
        return [source for source in found if source]

    def _of(self, initiative: Mapping[str, Any]) -> Iterable[str]:
        """The records of the register that an initiative belongs to."""
        if self.kind == "source":
            return {each["id"] for each in cited(initiative)}
        several: Mapping[str, str] = {"topic": "topics", "thread": "threads"}
        if self.kind in several:
            return list(initiative[several[self.kind]])
        return [initiative[self.kind]]

    def _of_quote(self, quote: Row) -> Iterable[str]:
        """The records of the register that a quotation belongs to, by itself or by its initiative."""
        if self.kind not in ("topic", "thread"):
            return self._of(quote)
        initiative = self._store.get("initiative", quote["initiative"]) if quote["initiative"] else None
        return self._of(initiative) if initiative else []

    def _answering(self, documents: list[Row], facets: Facets) -> list[Row]:
        """Those documents that an event links to an initiative which has all `facets`."""
        kept = {row["id"] for row in self._each("initiative", facets)}
        linked = {
            event["document"] for event in self._each("event") if not kept.isdisjoint(event["initiatives"])
        }
        return [row for row in documents if row["id"] in linked]


def _narrowed(row: Row, counts: Mapping[str, Counter[str]], kept: set[str]) -> Row:
    """A record whose counts, or whose lists of what is counted, are of what is kept."""
    narrowed: dict[str, Any] = {}
    for name, counted in counts.items():
        if isinstance(row.get(name), list):
            narrowed[name] = [each for each in row[name] if each in kept]
        elif name in row:
            narrowed[name] = counted[row["id"]]
    return Row(row.kind, {**row, **narrowed})
