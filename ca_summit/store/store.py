"""A data set to be asked: its records, what they are filtered by, what people may call it.

What a query reads follows what it finds, not what there is: records by their ranks, which are the numbers
of values in the database, all else by name in its maps (compile).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any

from ..records.rows import Row
from .database import Database, Span

Facets = Mapping[str, set[str]]
"""What is asked of a record: filter to values, any of which will do."""

if TYPE_CHECKING:
    from ..model import Dataset
    from .index import Index


class Store:
    """A data set to be asked, by any number of threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        head = database.head
        self.about: dict[str, Any] = head["about"]
        """The head of the data set: name, version, and so on."""
        self._kinds: dict[str, Span] = {kind: Span(*span) for kind, span in head["kinds"].items()}
        self._maps = {name: Span(*span) for name, span in head["maps"].items()}

    def close(self) -> None:
        """Lets go of the file behind it."""
        self._database.close()

    def objects(self, kind: str, facets: Facets | None = None, limit: int | None = None) -> list[Row]:
        """The records of a kind that have all `facets`, in their order."""
        ranks = self._ranks(kind, facets or {})[:limit]
        return [Row(kind, record) for record in self._database.each(ranks)]

    def count(self, kind: str, facets: Facets | None = None) -> int:
        """How many records of a kind have all `facets`."""
        return len(self._ranks(kind, facets or {}))

    def tally(
        self, kind: str, names: Sequence[str], facets: Facets
    ) -> list[tuple[tuple[str, ...], int, int]]:
        """The combinations of values that records of a kind with all `facets` have in the fields `names`.

        Each with the number of these records, and with the rank of the first of them.
        """
        ranks = self._ranks(kind, facets)
        columns = [self._values(kind, name) for name in names]
        counts: Counter[tuple[str, ...]] = Counter()
        first: dict[tuple[str, ...], int] = {}
        for rank in ranks:
            for values in product(*(column[rank] for column in columns)):
                counts[values] += 1
                first.setdefault(values, rank)
        return [(values, number, first[values]) for values, number in counts.items()]

    def get(self, kind: str, id: str) -> Row | None:
        """One record."""
        (rank,) = self._look_up("place", [f"{kind} {id}"])
        return None if rank is None else Row(kind, self._database.read([rank])[0])

    def ids(self, kind: str) -> list[str]:
        """The ids of a kind, in their order."""
        return [row["id"] for row in self._database.each(self._kinds[kind].numbers)]

    def named(self, key: str) -> list[tuple[str, str]]:
        """Kind and id of the records whose folded id is `key`."""
        return [(kind, id_) for kind, id_ in self._look_up("id", [key])[0] or ()]

    def known(self) -> list[tuple[str, str]]:
        """Kind and id of all records that are found by id, in the order of their ids."""
        places = self._database.whole(self._maps["id"])
        return [(kind, id_) for key in sorted(places) for kind, id_ in places[key]]

    def meanings(self, name: str, key: str) -> set[str]:
        """The ids that a folded spelling may mean in the field `name`."""
        return set(self._look_up(f"spelling {name}", [key])[0] or ())

    def sounding(self, name: str, sound: str) -> set[str]:
        """The ids of names in the field `name` that sound like this (folding.skeleton)."""
        return set(self._look_up(f"sound {name}", [sound])[0] or ())

    def spellings(self, name: str) -> list[tuple[str, str]]:
        """All folded spellings of the field `name`, with their ids, in one fixed order."""
        span = self._maps.get(f"spelling {name}")
        found = self._database.whole(span) if span else {}
        return sorted((key, id_) for key, ids in found.items() for id_ in ids)

    def ranks(self, facets: Facets) -> set[int]:
        """The ranks of all records that have all `facets`."""
        return {rank for kind in ("initiative", "quote") for rank in self._ranks(kind, facets)}

    def ranked(self, ranks: Iterable[int]) -> list[Row]:
        """The records with these ranks, in this order."""
        asked = list(ranks)
        records = self._database.each(asked)
        return [Row(self._kind_of(rank), record) for rank, record in zip(asked, records, strict=True)]

    def index(self) -> "Index":
        """What is known of words, for one query."""
        from .index import Index

        return Index(self._database, self._maps)

    def _look_up(self, name: str, keys: Iterable[str]) -> list[Any]:
        span = self._maps.get(name)
        return self._database.look_up(span, keys) if span else [None for _ in keys]

    def _kind_of(self, rank: int) -> str:
        return next(kind for kind, span in self._kinds.items() if rank in span.numbers)

    def _ranks(self, kind: str, facets: Facets) -> Sequence[int]:
        """The ranks of the records of a kind that have all `facets`, in order."""
        if not facets:
            return self._kinds[kind].numbers
        asked = [(name, value) for name, values in facets.items() for value in values]
        found = self._look_up("facet", [f"{kind} {name} {value}" for name, value in asked])
        having: dict[str, set[int]] = defaultdict(set)
        for (name, _), ranks in zip(asked, found, strict=True):
            having[name].update(ranks or ())
        fewest, *others = sorted(having.values(), key=len)
        return sorted(fewest.intersection(*others))

    def _values(self, kind: str, name: str) -> dict[int, list[str]]:
        """The values that each record of a kind has in the field `name`, by rank."""
        values = self._look_up("values", [f"{kind} {name}"])[0] or []
        found = self._look_up("facet", [f"{kind} {name} {value}" for value in values])
        column: dict[int, list[str]] = defaultdict(list)
        for value, ranks in zip(values, found, strict=True):
            for rank in ranks:
                column[rank].append(value)
        return column


def in_memory(dataset: "Dataset", *, is_searched: bool = True) -> Store:
    """A store of `dataset` that is kept nowhere; without an index if it is not searched."""
    from .compile import compile_dataset

    fill = partial(compile_dataset, dataset, is_searched=is_searched)
    return Store(Database.in_memory(fill))
