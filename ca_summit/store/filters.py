"""The filters, one entry each: the values that a record has for it, and what people may type for a value.

Their names are the fields of `Criteria`. Imported only to compile a data set.
"""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from ..records.kinds import LATEST
from ..records.rows import cited
from ..records.texts import names

if TYPE_CHECKING:
    from ..model import Dataset, Initiative, Quote

Spellings = Iterator[tuple[str, tuple[str, ...]]]
"""Each id, and what else people may type for it."""


class Filter(NamedTuple):
    """A filter: the values of one record, and the spellings of all values."""

    values: "Callable[[Dataset, Spoken], Iterable[str]]"
    spellings: "Callable[[Dataset], Spellings]"


class Spoken(NamedTuple):
    """An initiative or a quotation, with the initiative that it is or belongs to, if any."""

    record: "Initiative | Quote"
    initiative: "Initiative | None"

    @property
    def cited(self) -> list[str]:
        """The ids of the sources that the record cites."""
        return [each.id for each in cited(self.record)]


def _of(name: str) -> "Callable[[Dataset, Spoken], Iterable[str]]":
    """Values of a field that both initiatives and quotations have."""
    read = attrgetter(name)
    return lambda dataset, spoken: [read(spoken.record)]


def _of_initiative(name: str) -> "Callable[[Dataset, Spoken], Iterable[str]]":
    """Values of a field that only initiatives have; a quotation has those of its initiative."""
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
        yield country.id, (country.alpha3, *names(country))


def _leaders(dataset: "Dataset") -> Spellings:
    for leader in dataset.leaders.values():
        yield leader.id, names(leader)


def _topics(dataset: "Dataset") -> Spellings:
    for topic in dataset.topics.values():
        yield topic.id, names(topic)


def _threads(dataset: "Dataset") -> Spellings:
    for thread in dataset.threads.values():
        yield thread.id, names(thread)


def _meetings(dataset: "Dataset") -> Spellings:
    newest = max(dataset.meetings.values(), key=lambda meeting: meeting.date, default=None)
    for meeting in dataset.meetings.values():
        spellings = (str(meeting.number), meeting.date[:4], meeting.city.en, meeting.city.ru)
        yield meeting.id, (*spellings, LATEST) if meeting is newest else spellings


def _codes(name: str) -> "Callable[[Dataset], Spellings]":
    """The codes of a field (labels.CODES), which have no other spelling."""

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
    "year": Filter(_years, lambda dataset: iter(())),  # years and ranges are parsed
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
