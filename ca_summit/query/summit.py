"""A data set that can be asked: in rows, as the commands do, or in dataclasses, as the library does."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from ..records.kinds import REGISTERS, class_of
from ..records.rows import Row
from ..store.store import Store, in_memory
from ..text.folding import fold
from .answers import Answer, Records, Selection
from .criteria import Criteria, criteria_of, dimensions, searched_kinds
from .meanings import Meanings

if TYPE_CHECKING:
    from ..model import (
        Country,
        Dataset,
        Document,
        Event,
        Hit,
        Initiative,
        Leader,
        Meeting,
        Quote,
        Record,
        Share,
        Source,
        Tally,
        Thread,
        Topic,
    )
    from ..search.hits import Hits
    from .counts import Counts, Timeline
    from .registers import Register

R = TypeVar("R")


class Catalogue:
    """A data set that can be asked; answers are rows.

    Filters are those of `Criteria`; without one, all meetings count. What takes criteria raises UsageError
    for a value that the data set does not know.
    """

    def __init__(self, source: "Store | Dataset") -> None:
        self._store = source if isinstance(source, Store) else in_memory(source)
        self._meanings = Meanings(self._store)

    def close(self) -> None:
        """Closes the files behind the data set, after which it cannot be asked."""
        self._store.close()

    @property
    def about(self) -> dict[str, Any]:
        """The head of the data set: its name, its version and so on, as JSON-like data."""
        return self._store.about

    @cached_property
    def records(self) -> Records:
        """The data set as rows."""
        return Records(self._store)

    def find(self, kind: str, criteria: Criteria | None = None) -> Selection:
        """The records of a kind; initiatives, events and quotations may be narrowed by `criteria`."""
        return Selection(self._store, kind, self._meanings.facets(criteria or Criteria(), kind))

    def register(self, kind: str, criteria: Criteria | None = None) -> "Register":
        """The records of a register; with `criteria` those that the initiatives kept belong to."""
        from .registers import Register

        return Register(self._store, kind, self._meanings.facets(criteria or Criteria()))

    def hits(
        self,
        words: str,
        criteria: Criteria | None = None,
        *,
        kinds: Iterable[str] = (),
        exact: bool = False,
    ) -> "Hits":
        """What answers the query `words`, as `search` finds it; `kinds`: only of these (kinds.SEARCHED).

        Raises UsageError for a kind that is none of them.
        """
        from ..search.hits import Hits

        facets = self._meanings.facets(criteria or Criteria(), "hit")
        return Hits(self._store, words, facets, kinds=searched_kinds(kinds), exact=exact)

    def counts(self, by: str | Iterable[str], criteria: Criteria | None = None) -> "Counts":
        """The initiatives that meet `criteria`, to be counted by one or two of kinds.DIMENSIONS.

        Raises UsageError for a field that is none of them.
        """
        from .counts import Counts

        return Counts(self._store, dimensions(by), self._meanings.facets(criteria or Criteria()))

    def shares(self, criteria: Criteria | None = None) -> "Timeline":
        """The initiatives that meet `criteria`, to be counted by meeting and country."""
        from .counts import Timeline

        return Timeline(self._store, self._meanings.facets(criteria or Criteria()))

    def occasions(self, kind: str) -> list[str]:
        """The ids of the meetings that initiatives or quotations are of."""
        return [id_ for (id_,), _ in self._store.tally(kind, ("meeting",), {})]

    def row(self, id: str) -> Row:
        """The record with this id, of whatever kind, or the one that a filter would take it for.

        Capitals do not matter. Raises UsageError where it may mean several records, UnknownRecord, with the
        nearest ids and names, where it means none.
        """
        for kind, exact in self._store.named(fold(id)):
            row = self._store.get(kind, exact)
            if row is not None:
                return row
        return self.records[self._meanings.record(id)]

    def ids(self) -> list[tuple[str, str]]:
        """Kind and id of all records that `show` knows."""
        return self._store.known()

    def spellings(self, name: str) -> list[tuple[str, str]]:
        """All folded spellings of the values of a filter, with the ids that they mean."""
        return self._store.spellings(name)

    def meant(self, criteria: Criteria) -> dict[str, list[str]]:
        """The ids, codes or years that each filter of `criteria` stands for; all meetings are no filter."""
        return {name: sorted(values) for name, values in self._meanings.meant(criteria).items()}

    def remarks(self, criteria: Criteria) -> list[str]:
        """What `criteria` mean beyond their letter: a surname that two leaders share."""
        return self._meanings.remarks(criteria)


class Summit(Catalogue):
    """A data set that can be asked; answers are dataclasses. The library's entry: a short method a question.

    Filters are those of `Criteria`, also as keywords; without one, all meetings count. What takes filters
    raises UsageError for a value that the data set does not know.
    """

    def __enter__(self) -> "Summit":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def dataset(self) -> "Dataset":
        """The data set as dataclasses; registers read a record when it is asked for."""
        from ..model import Dataset, Text

        about = {**self.about, "description": Text(**self.about["description"])}
        registers: dict[str, Any] = {name: Shelf(self._store, kind) for name, kind in REGISTERS.items()}
        return Dataset(**about, **registers)

    def initiatives(self, criteria: Criteria | None = None, /, **filters: Any) -> "tuple[Initiative, ...]":
        """The initiatives that meet `criteria`, or the same as keywords; newest meeting first."""
        return _records_of(self.find("initiative", criteria_of(criteria, filters)))

    def quotes(self, criteria: Criteria | None = None, /, **filters: Any) -> "tuple[Quote, ...]":
        """The quotations that meet `criteria`, or the same as keywords; newest meeting first.

        Topic, thread, action, creates and evidence are those of the initiative that a quotation belongs to.
        """
        return _records_of(self.find("quote", criteria_of(criteria, filters)))

    def events(self, criteria: Criteria | None = None, /, **filters: Any) -> "tuple[Event, ...]":
        """The events that answer initiatives that meet `criteria`, or the same as keywords; oldest first.

        Source, publisher, year, evidence and outcome are the event's own.
        """
        return _records_of(self.find("event", criteria_of(criteria, filters)))

    def search(
        self,
        words: str,
        criteria: Criteria | None = None,
        /,
        *,
        kind: str | Iterable[str] = (),
        exact: bool = False,
        **filters: Any,
    ) -> "tuple[Hit, ...]":
        """The records that answer the query `words` (docs/search.md), best first.

        They are initiatives, quotations, events and documents, or only of the `kind`s given. `exact`: only
        words as they are typed. Filters as in `initiatives`; no query is an error.
        """
        kinds = [kind] if isinstance(kind, str) else kind
        return _records_of(self.hits(words, criteria_of(criteria, filters), kinds=kinds, exact=exact))

    def tally(
        self, by: str | Iterable[str], criteria: Criteria | None = None, /, **filters: Any
    ) -> "tuple[Tally, ...]":
        """How many initiatives meet `criteria`, or the same as keywords, for each value in the field `by`.

        Two fields (`["topic", "country"]`) are counted by combination; one with no initiative is left
        out, and an initiative on several topics counts under each. Raises UsageError for a field that is
        none of kinds.DIMENSIONS.
        """
        return _records_of(self.counts(by, criteria_of(criteria, filters)))

    def timeline(self, criteria: Criteria | None = None, /, **filters: Any) -> "tuple[Share, ...]":
        """What each country put forward at each meeting, of what meets `criteria`; the oldest first."""
        return _records_of(self.shares(criteria_of(criteria, filters)))

    def meetings(self, criteria: Criteria | None = None, /, **filters: Any) -> "tuple[Meeting, ...]":
        """All meetings, the newest first; with filters those of the initiatives kept."""
        return _records_of(self.register("meeting", criteria_of(criteria, filters)))

    def documents(self, criteria: Criteria | None = None, /, **filters: Any) -> "tuple[Document, ...]":
        """All documents, those of the newest meeting first; with filters those of the initiatives kept."""
        return _records_of(self.register("document", criteria_of(criteria, filters)))

    def countries(self, criteria: Criteria | None = None, /, **filters: Any) -> "tuple[Country, ...]":
        """All countries; with filters those of the initiatives kept."""
        return _records_of(self.register("country", criteria_of(criteria, filters)))

    def leaders(self, criteria: Criteria | None = None, /, **filters: Any) -> "tuple[Leader, ...]":
        """All who spoke for a country; with filters those of the initiatives kept."""
        return _records_of(self.register("leader", criteria_of(criteria, filters)))

    def topics(self, criteria: Criteria | None = None, /, **filters: Any) -> "tuple[Topic, ...]":
        """All topics; with filters those of the initiatives kept."""
        return _records_of(self.register("topic", criteria_of(criteria, filters)))

    def threads(self, criteria: Criteria | None = None, /, **filters: Any) -> "tuple[Thread, ...]":
        """All threads of initiatives of the same idea; with filters those of the initiatives kept."""
        return _records_of(self.register("thread", criteria_of(criteria, filters)))

    def sources(self, criteria: Criteria | None = None, /, **filters: Any) -> "tuple[Source, ...]":
        """All sources; with filters those of the initiatives kept."""
        return _records_of(self.register("source", criteria_of(criteria, filters)))

    def show(self, id: str) -> "Record":
        """The record with this id, of whatever kind, or the one that a filter would take it for.

        `show("Kazakhstan")` is `show("KZ")`. Raises UsageError where it may mean several records,
        UnknownRecord, with the nearest ids and names, where it means none.
        """
        record: Record = _record_of(self.row(id))
        return record


class Shelf(Mapping[str, R]):
    """The records of one kind in a store, by id; each is read when it is asked for, and once."""

    def __init__(self, store: Store, kind: str) -> None:
        self._store = store
        self._kind = kind
        self._read: dict[str, R] = {}

    def __getitem__(self, id: str) -> R:
        if id not in self._read:
            row = self._store.get(self._kind, id)
            if row is None:
                raise KeyError(id)
            self._read[id] = _record_of(row)
        return self._read[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._store.ids(self._kind))

    def __len__(self) -> int:
        return self._store.count(self._kind)


def _records_of(answer: Answer) -> tuple[Any, ...]:
    """The rows of an answer as dataclasses."""
    return tuple(map(_record_of, answer.rows()))


def _record_of(row: Row) -> Any:
    from ..records.rows import as_record

    if row.kind == "hit":
        return class_of("hit")(_record_of(Row(row["kind"], row)), row["match"], row["stage"])
    return as_record(class_of(row.kind), row)
