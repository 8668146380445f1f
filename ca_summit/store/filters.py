"""The filters, one entry each: which values a record has for it, and what people may type for these.

Their names are the fields of `Criteria`. What they read of a data set is imported only to compile one.
"""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from ..records.kinds import LATEST
from ..records.rows import cited

if TYPE_CHECKING:
    from ..model import Dataset, Initiative, Quote

Spellings = Iterator[tuple[str, tuple[str, ...]]]
"""Ids with all that people may type for them, beside the id."""


class Filter(NamedTuple):
    """What a filter asks a record, and the values that there are."""

    values: "Callable[[Dataset, Spoken], Iterable[str]]"
    spellings: "Callable[[Dataset], Spellings]"


class Spoken(NamedTuple):
    """An initiative or a quotation, and the initiative that it is or belongs to, if any."""

    record: "Initiative | Quote"
    initiative: "Initiative | None"

    @property
    def cited(self) -> list[str]:
        """The ids of the sources that the record cites."""
        return [each.id for each in cited(self.record)]


def _of(name: str) -> "Callable[[Dataset, Spoken], Iterable[str]]":
    """The value of a field that every record has."""
    read = attrgetter(name)
    return lambda dataset, spoken: [read(spoken.record)]


def _of_initiative(name: str) -> "Callable[[Dataset, Spoken], Iterable[str]]":
    """The value, or the values, of a field that only the initiative has."""
    read = attrgetter(name)

    def values(dataset: "Dataset", spoken: Spoken) -> Iterable[str]:
        if spoken.initiative is None:
            return ()
        value = read(spoken.initiative)
        return value if isinstance(value, tuple) else (value,)

    return values


def _publishers(dataset: "Dataset", spoken: Spoken) -> Iterable[str]:
    return (dataset.sources[id_].publisher for id_ in spoken.cited)


def _years(dataset: "Dataset", spoken: Spoken) -> Iterable[str]:
    return (spoken.record.date[:4],)


def _countries(dataset: "Dataset") -> Spellings:
    for country in dataset.countries.values():
        yield country.id, (country.alpha3, country.name.en, country.name.ru, *country.aliases)


def _leaders(dataset: "Dataset") -> Spellings:
    for leader in dataset.leaders.values():
        yield leader.id, (leader.name.en, leader.name.ru, *leader.aliases)


def _topics(dataset: "Dataset") -> Spellings:
    for topic in dataset.topics.values():
        yield topic.id, (topic.name.en, topic.name.ru, *topic.keywords)


def _threads(dataset: "Dataset") -> Spellings:
    for thread in dataset.threads.values():
        yield thread.id, (thread.title.en, thread.title.ru)


def _meetings(dataset: "Dataset") -> Spellings:
    newest = max(dataset.meetings.values(), key=lambda meeting: meeting.date, default=None)
    for meeting in dataset.meetings.values():
        names = (str(meeting.number), meeting.date[:4], meeting.city.en, meeting.city.ru)
        yield meeting.id, (*names, LATEST) if meeting is newest else names


def _codes(name: str) -> "Callable[[Dataset], Spellings]":
    """The codes of a field."""

    def spellings(dataset: "Dataset") -> Spellings:
        from ..language.labels import CODES

        return ((code, ()) for code in CODES[name])

    return spellings


FILTERS = {
    "country": Filter(_of("country"), _countries),
    "leader": Filter(_of("leader"), _leaders),
    "topic": Filter(_of_initiative("topics"), _topics),
    "thread": Filter(_of_initiative("threads"), _threads),
    "meeting": Filter(_of("meeting"), _meetings),
    "year": Filter(_years, lambda dataset: iter(())),  # years and ranges of them are read by rule
    "action": Filter(_of_initiative("action"), _codes("action")),
    "creates": Filter(_of_initiative("creates"), _codes("creates")),
    "source": Filter(
        lambda dataset, spoken: spoken.cited, lambda dataset: ((id_, ()) for id_ in dataset.sources)
    ),
    "publisher": Filter(
        _publishers, lambda dataset: ((each.id, (each.name,)) for each in dataset.publishers.values())
    ),
    "evidence": Filter(_of_initiative("evidence"), _codes("evidence")),
}
