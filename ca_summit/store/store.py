"""The compiled data set as queries read it: records, facets, spellings, the index.

A query reads in proportion to what it finds, not to the size of the data set: records by rank, which is
the number of a value in the database, everything else by name in maps (compile).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any

from ..records.kinds import SEARCHED
from ..records.rows import Row
from .database import Database, Span, key

Facets = Mapping[str, set[str]]
"""Filter to values: a record must have at least one of the values of each."""

if TYPE_CHECKING:
    from ..model import Dataset
    from .index import Index


class Store:
    """A compiled data set, for any number of threads.

    Many short methods, one for each question: nothing else reads a compiled data set.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        head = database.head
        self.about: dict[str, Any] = head["about"]
        """The head of the data set (the section `dataset` of its file)."""
        self._kinds: dict[str, Span] = {kind: Span(*span) for kind, span in head["kinds"].items()}
        self._numbers = {kind: span.numbers for kind, span in self._kinds.items()}
        self._maps = {name: Span(*span) for name, span in head["maps"].items()}

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def objects(self, kind: str, facets: Facets | None = None, limit: int | None = None) -> list[Row]:
        """The records of a kind that have all `facets`, in the order of their list, at most `limit`."""
        return list(self.each(kind, self.ranks_of(kind, facets)[:limit]))

    def each(self, kind: str, ranks: Sequence[int]) -> Iterator[Row]:
        """The records of a kind with these ranks, in this order, some at a time."""
        return (Row(kind, record) for record in self._database.each(ranks))

    def count(self, kind: str, facets: Facets | None = None) -> int:
        """The number of records of a kind that have all `facets`."""
        return len(self.ranks_of(kind, facets))

    def tally(self, kind: str, names: Sequence[str], facets: Facets) -> list[tuple[tuple[str, ...], int]]:
        """The combinations of values that records of a kind with all `facets` have in the fields `names`.

        One tuple a combination of values: these values, and the number of records.
        """
        ranks = self.ranks_of(kind, facets)
        columns = [self._values(kind, name) for name in names]
        counts: Counter[tuple[str, ...]] = Counter()
        for rank in ranks:
            counts.update(product(*(column[rank] for column in columns)))
        return list(counts.items())

    def get(self, kind: str, id: str) -> Row | None:
        """The record of a kind with this id, or None."""
        (rank,) = self._look_up("place", [key(kind, id)])
        return None if rank is None else Row(kind, self._database.read([rank])[0])

    def years(self, kind: str) -> set[str]:
        """The years of the records of a kind."""
        return {row["date"][:4] for row in self.objects(kind) if row["date"]}

    def ids(self, kind: str) -> list[str]:
        """The ids of a kind, in the order of its list."""
        return [row["id"] for row in self._database.each(self._kinds[kind].numbers)]

    def named(self, folded: str) -> list[tuple[str, str]]:
        """Kind and id of the records whose folded id is `folded`."""
        return [(kind, id_) for kind, id_ in self._look_up("id", [folded])[0] or ()]

    def known(self) -> list[tuple[str, str]]:
        """Kind and id of all records that are found by id, in the order of their ids."""
        places = self._database.whole(self._maps["id"])
        return [(kind, id_) for folded in sorted(places) for kind, id_ in places[folded]]

    def meanings(self, name: str, folded: str) -> set[str]:
        """The ids that a folded spelling may mean for the filter `name`."""
        return set(self._look_up(key("spelling", name), [folded])[0] or ())

    def sounding(self, name: str, sound: str) -> set[str]:
        """The ids of the filter `name` that are spelt with this sound (folding.skeleton)."""
        return set(self._look_up(key("sound", name), [sound])[0] or ())

    def spellings(self, name: str) -> list[tuple[str, str]]:
        """All folded spellings for the filter `name`, each with an id, sorted."""
        span = self._maps.get(key("spelling", name))
        ids_by_spelling = self._database.whole(span) if span else {}
        return sorted((folded, id_) for folded, ids in ids_by_spelling.items() for id_ in ids)

    def ranks(self, kinds: Iterable[str], facets: Facets) -> set[int]:
        """The ranks of the records of these kinds that have all `facets`."""
        return {rank for kind in kinds for rank in self.ranks_of(kind, facets)}

    def ranks_of(self, kind: str, facets: Facets | None = None) -> Sequence[int]:
        """The ranks of the records of a kind that have all `facets`, in order; without any a range."""
        if not facets:
            return self._kinds[kind].numbers
        asked = [(name, value) for name, values in facets.items() for value in values]
        answers = self._look_up("facet", [key(kind, name, value) for name, value in asked])
        ranks_of: dict[str, set[int]] = defaultdict(set)
        for (name, _), ranks in zip(asked, answers, strict=True):
            ranks_of[name].update(ranks or ())
        fewest, *others = sorted(ranks_of.values(), key=len)
        return sorted(fewest.intersection(*others))

    def lines(self, ranks: Iterable[int]) -> Iterator[str]:
        """The texts of searched records as the index knows them, one string each (index.Builder.add)."""
        first = min(self._kinds[kind].first for kind in SEARCHED)
        span = self._maps["line"]
        return self._database.each([span.first + rank - first for rank in ranks])

    def ranked(self, ranks: Iterable[int]) -> Iterator[Row]:
        """The records with these ranks, in this order."""
        asked = list(ranks)
        records = self._database.each(asked)
        return (Row(self._kind_of(rank), record) for rank, record in zip(asked, records, strict=True))

    def index(self) -> "Index":
        """The search index, for one query."""
        from .index import Index

        return Index(self._database, self._maps)

    def _look_up(self, name: str, keys: Iterable[str]) -> list[Any]:
        span = self._maps.get(name)
        return self._database.look_up(span, keys) if span else [None for _ in keys]

    def _kind_of(self, rank: int) -> str:
        return next(kind for kind, numbers in self._numbers.items() if rank in numbers)

    def _values(self, kind: str, name: str) -> dict[int, list[str]]:
        """Rank to values: what each record of a kind has in the field `name`."""
        values = self._look_up("values", [key(kind, name)])[0] or []
        answers = self._look_up("facet", [key(kind, name, value) for value in values])
        column: dict[int, list[str]] = defaultdict(list)
        for value, ranks in zip(values, answers, strict=True):
            for rank in ranks:
                column[rank].append(value)
        return column


def in_memory(dataset: "Dataset", *, is_searched: bool = True) -> Store:
    """A store of `dataset` in memory; without `is_searched` it has no index."""
    from .compile import compile_dataset

    fill = partial(compile_dataset, dataset, is_searched=is_searched)
    return Store(Database.in_memory(fill))
