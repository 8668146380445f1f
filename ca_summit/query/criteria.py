"""What records must meet, as plain values."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..errors import UsageError
from ..language.messages import Message, did_you_mean
from ..records.kinds import ALL, DIMENSIONS, LATEST, SEARCHED
from ..text.folding import fold


class Criteria(NamedTuple):
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
    outcome: tuple[str, ...] = ()

    @classmethod
    def of(cls, **filters: str | int | Iterable[str | int] | None) -> "Criteria":
        """Criteria from single values or several: `Criteria.of(country="KZ", year=[2024, 2025])`.

        None is as good as leaving a field out.
        """
        return cls(**{name: _strings(given) for name, given in filters.items() if given is not None})

    @property
    def asks_when(self) -> bool:
        """Whether they say of which meetings; threads and outcomes go through all of them."""
        return bool(self.meeting or self.year or self.thread or self.outcome)

    @property
    def narrows_when(self) -> bool:
        """Whether they leave out any meetings or years."""
        meetings = {fold(part) for each in self.meeting for part in each.split(",")}
        return bool(self.year or (meetings and ALL not in meetings))

    def of_when(self) -> "Criteria":
        """Only what they say of meetings and years."""
        return Criteria(meeting=self.meeting, year=self.year)

    def whenever(self) -> "Criteria":
        """The same, of whatever meetings and years."""
        return self._replace(meeting=(), year=())

    def or_latest(self) -> "Criteria":
        """The same, of the latest meeting unless they say of which ones."""
        return self if self.asks_when else self._replace(meeting=(LATEST,))


def dimensions(by: str | Iterable[str]) -> tuple[str, ...]:
    """The names of the fields to count by, each as one of DIMENSIONS; in a string, between commas."""
    given = by.split(",") if isinstance(by, str) else by
    names = tuple(name for each in given if (name := fold(each)))
    for name in names:
        if name not in DIMENSIONS:
            known = Message("known: {known}", known=", ".join(DIMENSIONS))
            hint = did_you_mean(name, DIMENSIONS, known, most=1)
            raise UsageError(Message("cannot count by '{name}'", name=name), hint)
    if len(set(names)) != len(names) or len(names) not in (1, 2):
        raise UsageError(
            Message("--by takes one field or two different fields"),
            Message("as in {example}", example="--by topic,country"),
        )
    return names


def searched_kinds(given: Iterable[str]) -> tuple[str, ...]:
    """The kinds that a search is to find, each as one of SEARCHED; all without any.

    Raises UsageError for a kind that is none of them.
    """
    names = [name for each in given for part in each.split(",") if (name := fold(part))]
    for name in names:
        if name not in SEARCHED:
            known = Message("known: {known}", known=", ".join(SEARCHED))
            unknown = Message("unknown {name} '{value}'", name="kind", value=name)
            raise UsageError(unknown, did_you_mean(name, SEARCHED, known, most=1))
    return tuple(kind for kind in SEARCHED if kind in names or not names)


def criteria_of(criteria: Criteria | None, filters: Mapping[str, Any]) -> Criteria:
    if criteria is not None and filters:
        raise TypeError("give criteria or keywords, not both")
    return criteria or Criteria.of(**filters)


def _strings(given: str | int | Iterable[str | int]) -> tuple[str, ...]:
    return (str(given),) if isinstance(given, str | int) else tuple(str(each) for each in given)
