"""A data set that can be asked: the library's door, and what criteria mean in it."""

import re
from collections.abc import Iterable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from ..errors import UnknownRecord, UsageError
from ..language.messages import Message, both, meant
from ..records.kinds import ALL, LATEST, REGISTERS
from ..records.rows import Row
from ..store.store import Facets, Store, in_memory
from ..text.folding import fold, latin_code, skeleton
from ..text.nearest import nearest
from .answers import Found, Records, Register, record_of
from .counts import Counts, Timeline
from .criteria import Criteria, criteria_of, dimensions

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


_LISTED, _SPELLINGS = 20, 8
"""Known values that a hint lists; spellings near to what was typed that are looked at."""

_YEARS = r"([0-9]{4})|([0-9]{4})?\.\.([0-9]{4})?"


class Summit:
    """A data set that can be asked. Filters are those of `Criteria`; without one, all meetings count."""

    def __init__(self, source: "Store | Dataset") -> None:
        self._store = source if isinstance(source, Store) else in_memory(source)

    def __enter__(self) -> "Summit":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the files behind the data set, which can't be asked any more; without it, at its end."""
        self._store.close()

    @property
    def about(self) -> dict[str, Any]:
        """The head of the data set: its name, its version and so on, as JSON-like data."""
        return self._store.about

    @cached_property
    def records(self) -> Records:
        """The data set as rows."""
        return Records(self._store)

    @cached_property
    def dataset(self) -> "Dataset":
        """The data set as dataclasses; registers read a record when it is asked for."""
        from ..model import Dataset, Text

        about = {**self._store.about, "description": Text(**self._store.about["description"])}
        registers: dict[str, Any] = {name: Register(self._store, kind) for name, kind in REGISTERS.items()}
        return Dataset(**about, **registers)

    def find(self, kind: str, criteria: Criteria | None = None) -> Found[Any]:
        """The records of a kind; initiatives and quotations may be narrowed by `criteria`.

        Raises UsageError for a value that the data set does not know.
        """
        return Found(self._store, kind, self._facets(criteria or Criteria(), kind))

    def initiatives(self, criteria: Criteria | None = None, /, **filters: Any) -> "tuple[Initiative, ...]":
        """The initiatives that meet `criteria`, or the same as keywords; newest meeting first.

        Raises UsageError for a value that the data set does not know.
        """
        return self.find("initiative", criteria_of(criteria, filters)).records()

    def quotes(self, criteria: Criteria | None = None, /, **filters: Any) -> "tuple[Quote, ...]":
        """The quotations that meet `criteria`, or the same as keywords; newest meeting first.

        Topic, thread, action, creates and evidence are those of the initiative that a quotation belongs
        to. Raises UsageError for a value that the data set does not know.
        """
        return self.find("quote", criteria_of(criteria, filters)).records()

    def events(self, criteria: Criteria | None = None, /, **filters: Any) -> "tuple[Event, ...]":
        """The events that answer initiatives that meet `criteria`, or the same as keywords; oldest first.

        Source, publisher, year, evidence and outcome are the event's own. Raises UsageError for a value
        that the data set does not know.
        """
        return self.find("event", criteria_of(criteria, filters)).records()

    def hits(self, words: str, criteria: Criteria | None = None, *, exact: bool = False) -> "Hits":
        """What answers the query `words`, as `search` finds it; read when it is needed."""
        from ..search.hits import Hits

        return Hits(self._store, words, self._facets(criteria or Criteria()), exact=exact)

    def search(
        self, words: str, criteria: Criteria | None = None, /, *, exact: bool = False, **filters: Any
    ) -> "tuple[Hit, ...]":
        """The initiatives and quotations that answer the query `words` (README, "Search"), best first.

        `exact`: only words as they are typed. Filters as in `initiatives`. Raises UsageError for a filter
        value that the data set does not know; no query is an error.
        """
        found = self.hits(words, criteria_of(criteria, filters), exact=exact)
        return tuple(record_of(row) for row in found.rows())

    def counts(self, by: str | Iterable[str], criteria: Criteria | None = None) -> Counts:
        """The initiatives that meet `criteria`, to be counted by one or two of kinds.DIMENSIONS.

        Raises UsageError for a field that is none of them, and for a value that the data set does not know.
        """
        return Counts(self._store, dimensions(by), self._facets(criteria or Criteria()))

    def tally(
        self, by: str | Iterable[str], criteria: Criteria | None = None, /, **filters: Any
    ) -> "tuple[Tally, ...]":
        """How many initiatives meet `criteria`, or the same as keywords, for each value in the field `by`.

        Two fields (`["topic", "country"]`) are counted by combination; one with no initiative is left
        out, and an initiative on several topics counts under each. Raises UsageError for a field that is
        none of kinds.DIMENSIONS, and for a value that the data set does not know.
        """
        return tuple(map(record_of, self.counts(by, criteria_of(criteria, filters)).rows()))

    def shares(self, criteria: Criteria | None = None) -> Timeline:
        """The initiatives that meet `criteria`, to be counted by meeting and country.

        Raises UsageError for a value that the data set does not know.
        """
        return Timeline(self._store, self._facets(criteria or Criteria()))

    def timeline(self, criteria: Criteria | None = None, /, **filters: Any) -> "tuple[Share, ...]":
        """What each country put forward at each meeting, of what meets `criteria`; the oldest meeting first.

        Raises UsageError for a value that the data set does not know.
        """
        return tuple(map(record_of, self.shares(criteria_of(criteria, filters)).rows()))

    def meetings(self) -> "tuple[Meeting, ...]":
        """All meetings, the newest first."""
        return self.find("meeting").records()

    def documents(self) -> "tuple[Document, ...]":
        """All documents, those of the newest meeting first."""
        return self.find("document").records()

    def countries(self) -> "tuple[Country, ...]":
        """All countries."""
        return self.find("country").records()

    def leaders(self) -> "tuple[Leader, ...]":
        """All who spoke for a country."""
        return self.find("leader").records()

    def topics(self) -> "tuple[Topic, ...]":
        """All topics."""
        return self.find("topic").records()

    def threads(self) -> "tuple[Thread, ...]":
        """All threads of initiatives of the same idea."""
        return self.find("thread").records()

    def sources(self) -> "tuple[Source, ...]":
        """All sources."""
        return self.find("source").records()

    def show(self, id: str) -> "Record":
        """The record with this id, of whatever kind; capitals do not matter.

        Raises UnknownRecord, with the nearest ids, if there is none.
        """
        record: Record = record_of(self.row(id))
        return record

    def row(self, id: str) -> Row:
        """The record with this id as JSON-like data; otherwise like `show`."""
        for kind, exact in self._store.named(fold(id)):
            found = self._store.get(kind, exact)
            if found is not None:
                return found
        known = (id_ for _, id_ in self.ids())
        raise UnknownRecord(Message("no record '{id}'", id=id), meant(id, known))

    def ids(self) -> list[tuple[str, str]]:
        """Kind and id of all records that `show` knows."""
        return self._store.known()

    def spellings(self, name: str) -> list[tuple[str, str]]:
        """All folded spellings of the values of a filter, with the ids that they mean."""
        return self._store.spellings(name)

    def remarks(self, criteria: Criteria) -> list[str]:
        """What `criteria` mean beyond their letter: a surname that two leaders share."""
        found = self._meant("leader", criteria.leader) if criteria.leader else {}
        return [
            Message("'{value}' means {ids}", value=value, ids=both(sorted(ids)))
            for value, ids in found.items()
            if len(ids) > 1
        ]

    def latest(self) -> Row | None:
        """The newest meeting, if there is any."""
        return next(iter(self.find("meeting").rows(1)), None)

    def _facets(self, criteria: Criteria, kind: str = "meeting") -> Facets | None:
        """Filter to ids, for the filters that are used; None where nothing can be found.

        `kind` is that of the records that are filtered: events have years of their own.
        """
        wanted: dict[str, set[str]] = {}
        for name, given in criteria._asdict().items():
            if given:
                meant = self._meant(name, given, kind)
                if name != "meeting" or ALL not in map(fold, meant):
                    wanted[name] = set().union(*meant.values())
        return wanted if all(wanted.values()) else None

    def _meant(self, name: str, given: Iterable[str], kind: str = "meeting") -> dict[str, set[str]]:
        """The single values in `given`, with the ids, or the years, that each means.

        Values are the parts between commas, unless the whole is a known spelling.
        """
        mean = partial(self._years, kind) if name == "year" else partial(self._meanings, name)
        found: dict[str, set[str]] = {}
        for each in given:
            if "," in each and (whole := self._store.meanings(name, fold(each))):
                found[each.strip()] = whole
            else:
                values = (part.strip() for part in each.split(","))
                found |= {value: mean(value) for value in values if value}
        if not found:
            raise UsageError(
                Message("unknown {name} '{value}'", name=name, value=""),
                Message("leave the filter out, or name what it is to find"),
            )
        return found

    def _meanings(self, name: str, value: str) -> set[str]:
        """The ids that `value` means. Raises UsageError, with the nearest known values, if there are none."""
        for key in (fold(value), fold(latin_code(value))):
            if found := self._store.meanings(name, key):
                return found
        if (sound := skeleton(value)) and (found := self._store.sounding(name, sound)):
            return found
        if name == "meeting" and fold(value) in (LATEST, ALL):
            return set()  # understood even where there is no meeting
        known = self.spellings(name)
        ids = sorted({id_ for _, id_ in known})
        listed = Message("known: {known}", known=", ".join(ids))
        if len(ids) > _LISTED:
            some = ", ".join(ids[:_LISTED])
            listed = Message("known: {known}, … ({number} in all)", known=some, number=len(ids))
        meanings = dict(known)
        # One spelling of each thing: three of the same country say no more than the nearest.
        near = {meanings[key]: key for key in reversed(nearest(value, meanings, _SPELLINGS))}
        hint = meant(value, [*near.values()], listed)
        raise UsageError(Message("unknown {name} '{value}'", name=name, value=value), hint)

    def _years(self, kind: str, value: str) -> set[str]:
        """The years of a year (`2025`) or of a range of years (`2021..2024`, `..2019`, `2023..`)."""
        match = re.fullmatch(_YEARS, value)
        single, first, last = match.groups() if match else (None, None, None)
        low, high = single or first or "0000", single or last or "9999"
        if not (single or first or last) or low > high:
            raise UsageError(
                Message("unknown {name} '{value}'", name="year", value=value),
                Message("a year is 2025, 2021..2024, ..2019 or 2023.."),
            )
        known = self._store.years("event" if kind == "event" else "meeting")
        asked = {year for year in known if low <= year <= high}
        if known and not asked:
            hint = Message("known: {known}", known=", ".join(sorted(known)))
            if kind == "event":
                raise UsageError(Message("no event in '{value}'", value=value), hint)
            raise UsageError(Message("no meeting in '{value}'", value=value), hint)
        return asked
