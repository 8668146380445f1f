"""The filters, one entry each: the values that a record has for it, and what people may type for a value.

Their names are the fields of `Criteria`. Imported only to compile a data set.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from ..records.kinds import ANY, LATEST, SOUGHT_IN_VAIN, UNSOUGHT
from ..records.rows import cited
from ..records.texts import names

if TYPE_CHECKING:
    from ..model import Dataset, Document, Event, Initiative, Quote

Spellings = Iterator[tuple[str, tuple[str, ...]]]
"""Each id, and what else people may type for it."""


class Filter(NamedTuple):
    """A filter: the values of one record, and the spellings of all values."""

    values: "Values"
    spellings: "Callable[[Dataset], Spellings]"


class Subject(NamedTuple):
    """A record that is filtered, with the initiatives that it is, answers or belongs to."""

    record: "Initiative | Event | Quote | Document"
    initiatives: "tuple[Initiative, ...]"

    @property
    def cited(self) -> list[str]:
        """The ids of the sources that the record cites."""
        return [each.id for each in cited(self.record)]


Values = Callable[["Dataset", Subject], Iterable[str]]


def _spoken(name: str) -> Values:
    """Values of a field of initiatives and quotations; what lacks it has those of its initiatives."""
    read = attrgetter(name)

    def values(dataset: "Dataset", subject: Subject) -> Iterable[str]:
        has_own = hasattr(subject.record, name)
        return [read(subject.record)] if has_own else map(read, subject.initiatives)

    return values


def _of_initiatives(name: str) -> Values:
    """Values of a field that only initiatives have; quotations and events have those of theirs."""
    read = attrgetter(name)

    def values(dataset: "Dataset", subject: Subject) -> Iterable[str]:
        for initiative in subject.initiatives:
            value = read(initiative)
            yield from value if isinstance(value, tuple) else (value,)

    return values


def _evidence(dataset: "Dataset", subject: Subject) -> Iterable[str]:
    """A record's own degree; a quotation has that of its initiative."""
    own = getattr(subject.record, "evidence", "")
    return [own] if own else (each.evidence for each in subject.initiatives)


def _publishers(dataset: "Dataset", subject: Subject) -> Iterable[str]:
    return (dataset.sources[id_].publisher for id_ in subject.cited)


def _years(dataset: "Dataset", subject: Subject) -> Iterable[str]:
    return [subject.record.date[:4]] if subject.record.date else []


def _outcomes(dataset: "Dataset", subject: Subject) -> Iterable[str]:
    """What happened: an event's own outcome, or those of the events of the initiatives.

    ANY stands for all outcomes; SOUGHT_IN_VAIN and UNSOUGHT part the initiatives that have none.
    """
    if hasattr(subject.record, "outcome"):
        return (subject.record.outcome, ANY)
    events = [id_ for each in subject.initiatives for id_ in each.events]
    if events:
        return (*(dataset.events[id_].outcome for id_ in events), ANY)
    return (SOUGHT_IN_VAIN if each.sought else UNSOUGHT for each in subject.initiatives)


def _countries(dataset: "Dataset") -> Spellings:
    for country in dataset.countries.values():
        if country.outside:
            continue
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


def _codes(name: str, *others: str) -> "Callable[[Dataset], Spellings]":
    """The codes of a field (labels.CODES) with the words for them, and `others` that mean no single code."""

    def spellings(dataset: "Dataset") -> Spellings:
        from ..language.labels import CODES

        return chain(((code, (*CODES[name][code],)) for code in CODES[name]), ((each, ()) for each in others))

    return spellings


FILTERS = {
    "country": Filter(_spoken("country"), _countries),
    "leader": Filter(_spoken("leader"), _leaders),
    "topic": Filter(_of_initiatives("topics"), _topics),
    "thread": Filter(_of_initiatives("threads"), _threads),
    "meeting": Filter(_spoken("meeting"), _meetings),
    "year": Filter(_years, lambda dataset: iter(())),  # years and ranges are parsed
    "action": Filter(_of_initiatives("action"), _codes("action")),
    "creates": Filter(_of_initiatives("creates"), _codes("creates")),
    "source": Filter(
        lambda dataset, subject: subject.cited, lambda dataset: ((id_, ()) for id_ in dataset.sources)
    ),
    "publisher": Filter(
        _publishers,
        lambda dataset: ((each.id, (each.name.en, each.name.ru)) for each in dataset.publishers.values()),
    ),
    "evidence": Filter(_evidence, _codes("evidence")),
    "outcome": Filter(_outcomes, _codes("outcome", ANY, SOUGHT_IN_VAIN, UNSOUGHT)),
}
