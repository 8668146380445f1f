"""What is asked of a data set, as plain values: criteria, and the records that meet them."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from .errors import UnknownRecord, UsageError
from .fields import read
from .labels import CODES
from .model import (
    Country,
    Dataset,
    Document,
    Initiative,
    Leader,
    Meeting,
    Quote,
    Record,
    Source,
    Text,
    Thread,
    Topic,
)
from .words import fold, latin_code, nearest, skeleton

R = TypeVar("R")
S = TypeVar("S", Initiative, Quote)
D = TypeVar("D", Initiative, Quote, Document)

LATEST, ALL = "latest", "all"

_YEARS = re.compile(r"([0-9]{4})|([0-9]{4})?\.\.([0-9]{4})?")


@dataclass(frozen=True, slots=True)
class Criteria:
    """What records must meet, as people type it: values of one field are alternatives, fields narrow.

    A value may hold several, separated by commas. What each field takes: README, "Filters".
    """

    country: tuple[str, ...] = ()
    leader: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    thread: tuple[str, ...] = ()
    meeting: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    action: tuple[str, ...] = ()
    creates: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()

    @classmethod
    def of(cls, **filters: str | int | Iterable[str | int]) -> "Criteria":
        """Criteria from single values or several: `Criteria.of(country="KZ", year=[2024, 2025])`."""
        return cls(**{name: _strings(given) for name, given in filters.items()})

    def or_latest(self) -> "Criteria":
        """The same, of the latest meeting where no meeting, year or thread is asked for."""
        return self if self.meeting or self.year or self.thread else replace(self, meeting=(LATEST,))


class Summit:
    """A data set that can be asked. Filters are those of `Criteria`; without one, all meetings count."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def initiatives(self, criteria: Criteria | None = None, /, **filters: Any) -> tuple[Initiative, ...]:
        """The initiatives that meet `criteria`, or the same as keywords; newest meeting first.

        Raises UsageError for a value that the data set does not know.
        """
        return self._select(self.dataset.initiatives.values(), criteria or Criteria.of(**filters))

    def quotes(self, criteria: Criteria | None = None, /, **filters: Any) -> tuple[Quote, ...]:
        """The quotations that meet `criteria`, or the same as keywords; newest meeting first.

        Topic, action, creates and evidence are those of the initiative that a quotation belongs to.
        Raises UsageError for a value that the data set does not know.
        """
        return self._select(self.dataset.quotes.values(), criteria or Criteria.of(**filters))

    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings, the newest first."""
        return tuple(sorted(self.dataset.meetings.values(), key=lambda meeting: meeting.date, reverse=True))

    def documents(self) -> tuple[Document, ...]:
        """All documents, those of the newest meeting first."""
        return self._newest_first(self.dataset.documents.values())

    def countries(self) -> tuple[Country, ...]:
        """All countries."""
        return tuple(self.dataset.countries.values())

    def leaders(self) -> tuple[Leader, ...]:
        """All who spoke for a country."""
        return tuple(self.dataset.leaders.values())

    def topics(self) -> tuple[Topic, ...]:
        """All topics."""
        return tuple(self.dataset.topics.values())

    def threads(self) -> tuple[Thread, ...]:
        """All threads of initiatives of the same idea."""
        return tuple(self.dataset.threads.values())

    def sources(self) -> tuple[Source, ...]:
        """All sources."""
        return tuple(self.dataset.sources.values())

    def show(self, id: str) -> Record:
        """The record with this id, of whatever kind; capitals do not matter.

        Raises UnknownRecord, with the nearest ids, if there is none.
        """
        records = self._by_id()
        if fold(id) in records:
            return records[fold(id)]
        near = nearest(id, (record.id for record in records.values()))
        raise UnknownRecord(f"no record '{id}'", f"did you mean {' or '.join(near)}?" if near else "")

    def remarks(self, criteria: Criteria) -> list[str]:
        """What `criteria` mean beyond their letter: a surname that two leaders share."""
        if not criteria.leader:
            return []
        table = _spellings(self.dataset, "leader")
        found = {
            value: _lookup(table, "leader", value) for value in _values("leader", criteria.leader, table)
        }
        return [
            f"'{value}' means {' and '.join(sorted(ids))}" for value, ids in found.items() if len(ids) > 1
        ]

    def latest(self) -> Meeting | None:
        """The newest meeting, if there is any."""
        return max(self.dataset.meetings.values(), key=lambda meeting: meeting.date, default=None)

    def _by_id(self) -> dict[str, Record]:
        data = self.dataset
        registers: tuple[Mapping[str, Record], ...] = (
            *(data.initiatives, data.quotes, data.meetings, data.documents),
            *(data.leaders, data.countries, data.topics, data.threads, data.sources),
        )
        return {fold(id_): record for register in registers for id_, record in register.items()}

    def _select(self, records: Iterable[S], criteria: Criteria) -> tuple[S, ...]:
        wanted = _resolved(self.dataset, criteria)
        return self._newest_first(
            record
            for record in records
            if all(ids.intersection(_facets(self.dataset, record, name)) for name, ids in wanted.items())
        )

    def _newest_first(self, records: Iterable[D]) -> tuple[D, ...]:
        return tuple(sorted(records, key=lambda record: record.date, reverse=True))


def sort(records: Iterable[R], keys: Iterable[str]) -> tuple[R, ...]:
    """`records` by the fields `keys`, the first weighing most; `-field` turns an order round.

    Text is compared as people read it (case, accents and ё aside), numbers by size, a bilingual
    field by its English; what is missing comes last either way.
    """
    ordered = tuple(records)
    for key in reversed(list(keys)):
        path = key.removeprefix("-")
        valued = [(_sort_value(read(record, path)), record) for record in ordered]
        there = [pair for pair in valued if pair[0] is not None]
        missing = [pair for pair in valued if pair[0] is None]
        there.sort(key=lambda pair: pair[0], reverse=key.startswith("-"))
        ordered = tuple(record for _, record in (*there, *missing))
    return ordered


def _sort_value(value: Any) -> Any:
    if value in (None, "", ()):
        return None
    if isinstance(value, Text):
        return fold(value.en) or None
    if isinstance(value, tuple):
        return [part for item in value if (part := _sort_value(item)) is not None] or None
    if isinstance(value, str | int):
        return fold(value) if isinstance(value, str) else value
    return getattr(value, "id", None)


def _strings(given: str | int | Iterable[str | int]) -> tuple[str, ...]:
    return (str(given),) if isinstance(given, str | int) else tuple(str(each) for each in given)


def _facets(dataset: Dataset, record: Initiative | Quote, name: str) -> Iterable[str]:
    """What `record` has in the field `name` of Criteria; a quotation has its initiative's topics."""
    if name in ("country", "leader", "meeting"):
        return (getattr(record, name),)
    if name in ("source", "publisher"):
        cited = record.sources if isinstance(record, Initiative) else (record.source,)
        ids = [citation.id for citation in cited]
        return ids if name == "source" else [dataset.sources[id_].publisher for id_ in ids]
    initiative = record if isinstance(record, Initiative) else dataset.initiatives.get(record.initiative)
    if initiative is None:
        return ()
    if name in ("topic", "thread"):
        return initiative.topics if name == "topic" else initiative.threads
    return (getattr(initiative, name),)


Spellings = dict[str, set[str]]
"""Folded spellings, each with the ids that it may mean."""


def _resolved(dataset: Dataset, criteria: Criteria) -> dict[str, set[str]]:
    """Field to ids, for the fields that are asked for; a year stands as the meetings of that year."""
    wanted: dict[str, set[str]] = {}
    for name in (
        each.name for each in fields(criteria) if each.name != "year" and getattr(criteria, each.name)
    ):
        table = _spellings(dataset, name)
        ids = [_lookup(table, name, value) for value in _values(name, getattr(criteria, name), table)]
        wanted[name] = set().union(*ids)
    if criteria.year:
        of_years = set().union(*(_of_year(dataset, value) for value in _values("year", criteria.year, {})))
        wanted["meeting"] = wanted.get("meeting", of_years) & of_years
    return wanted


def _values(name: str, given: Iterable[str], known: Container[str]) -> list[str]:
    """The single values in `given`: parts between commas, unless the whole is a known spelling."""
    parts = [each.split(",") if fold(each) not in known else [each] for each in given]
    values = [part.strip() for each in parts for part in each if part.strip()]
    if not values:
        raise UsageError(f"unknown {name} ''", "leave the filter out, or name what it is to find")
    return values


def _lookup(table: Spellings, name: str, value: str) -> set[str]:
    """The ids that `value` means. Raises UsageError, with the nearest known values, if there are none."""
    for key in (fold(value), fold(latin_code(value)), f"~{skeleton(value)}"):
        if key in table:
            return table[key]
    known = [key for key in table if not key.startswith("~")]
    near = list(nearest(value, known))
    ids = sorted({id_ for found in table.values() for id_ in found})
    hint = f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(ids[:20])}"
    raise UsageError(f"unknown {name} '{value}'", hint)


def _spellings(dataset: Dataset, name: str) -> Spellings:
    """All that people may type for the values of the field `name` of Criteria."""
    table: defaultdict[str, set[str]] = defaultdict(set)
    for id_, spellings in _named(dataset, name):
        for spelling in (id_, *spellings):
            table[fold(spelling)].add(id_)
            if name == "leader" and skeleton(spelling):
                table[f"~{skeleton(spelling)}"].add(id_)
    if name == "meeting":
        for word in (LATEST, ALL):  # understood even where there is no meeting
            table.setdefault(word, set())
    return dict(table)


def _named(dataset: Dataset, name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each value of the field `name` of Criteria: its id and its other spellings."""
    match name:
        case "country":
            for country in dataset.countries.values():
                yield country.id, (country.alpha3, country.name.en, country.name.ru, *country.aliases)
        case "leader":
            for leader in dataset.leaders.values():
                yield leader.id, (leader.name.en, leader.name.ru, *leader.aliases)
        case "topic":
            for topic in dataset.topics.values():
                yield topic.id, (topic.name.en, topic.name.ru, *topic.keywords)
        case "meeting":
            newest = max(dataset.meetings.values(), key=lambda meeting: meeting.date, default=None)
            for meeting in dataset.meetings.values():
                names = (str(meeting.number), meeting.date[:4], meeting.city.en, meeting.city.ru, ALL)
                yield meeting.id, (*names, LATEST) if meeting is newest else names
        case "thread":
            yield from (
                (thread.id, (thread.title.en, thread.title.ru)) for thread in dataset.threads.values()
            )
        case "source":
            yield from ((source.id, ()) for source in dataset.sources.values())
        case "publisher":
            yield from ((publisher.id, (publisher.name,)) for publisher in dataset.publishers.values())
        case _:
            yield from ((code, ()) for code in CODES[name])


def _of_year(dataset: Dataset, value: str) -> set[str]:
    """The meetings of a year (`2025`) or of a range of years (`2021..2024`, `..2019`, `2023..`)."""
    match = _YEARS.fullmatch(value)
    single, first, last = match.groups() if match else (None, None, None)
    low, high = single or first or "0000", single or last or "9999"
    if not (single or first or last) or low > high:
        raise UsageError(f"unknown year '{value}'", "a year is 2025, 2021..2024, ..2019 or 2023..")
    return {id_ for id_, meeting in dataset.meetings.items() if low <= meeting.date[:4] <= high}
