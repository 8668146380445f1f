"""What the values of criteria mean in a data set: ids, found by any spelling."""

import re
from collections.abc import Iterable, Mapping
from functools import partial

from ..errors import UnknownRecord, UsageError
from ..language.messages import Message, and_list, did_you_mean, or_list
from ..records.kinds import ALL, LATEST, REGISTERS, SHOWN
from ..store.store import Facets, Store
from ..text.folding import fold, latin_code, skeleton
from ..text.nearest import LONGEST, nearest
from .criteria import Criteria

_LISTED, _SPELLINGS = 20, 8
"""How many known values a hint lists; how many near spellings are considered."""

_DATED = {"event": ("event",), "hit": ("meeting", "event")}
"""Kinds whose years the records of a kind may have; those of all others are the years of meetings."""

NAMED = tuple(name for name in Criteria._fields if name in SHOWN)
"""Filters whose values are records that can be shown."""

_YEAR = r"[0-9]{4}"

_YEARS = r"([0-9]{4})|([0-9]{4})?\.\.([0-9]{4})?"
"""A year, or a range of years of which either end may be left out."""


class Meanings:
    """What people may call the values of the filters of one data set.

    Methods raise UsageError, with the nearest known values, for a value that the data set does not know.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def facets(self, criteria: Criteria, kind: str = "initiative") -> Facets | None:
        """Filter to ids, for the filters that are used; None where nothing can be found.

        `kind` is that of the records that are filtered: events, and hits, have years of their own.
        """
        meant = self.meant(criteria, kind)
        return meant if all(meant.values()) else None

    def meant(self, criteria: Criteria, kind: str = "initiative") -> dict[str, set[str]]:
        """Filter to ids (codes, years), for the filters that are used; all meetings are no filter."""
        meant: dict[str, set[str]] = {}
        for name, given in criteria._asdict().items():
            if given:
                meanings = self._of_all(name, given, kind)
                if name != "meeting" or ALL not in map(fold, meanings):
                    meant[name] = set().union(*meanings.values())
        return meant

    def remarks(self, criteria: Criteria) -> list[str]:
        """What `criteria` mean beyond their letter: a surname that two leaders share."""
        meanings = self._of_all("leader", criteria.leader) if criteria.leader else {}
        return [
            Message("'{value}' means {ids}", value=value, ids=and_list(sorted(ids)))
            for value, ids in meanings.items()
            if len(ids) > 1
        ]

    def _of_all(self, name: str, given: Iterable[str], kind: str = "") -> dict[str, set[str]]:
        """The single values in `given`, with the ids, or the years, that each means.

        Values are the parts between commas, unless the whole is a known spelling.
        """
        meaning = partial(self._years, kind) if name == "year" else partial(self._ids, name)
        meanings: dict[str, set[str]] = {}
        for each in given:
            if "," in each and (ids := self._store.meanings(name, fold(each))):
                meanings[each.strip()] = ids
            else:
                values = (part.strip() for part in each.split(","))
                meanings |= {value: meaning(value) for value in values if value}
        if not meanings:
            raise UsageError(
                Message("unknown {name} '{value}'", name=name, value=""),
                Message("drop the filter, or give it a value"),
            )
        return meanings

    def record(self, value: str) -> tuple[str, str]:
        """Kind and id of the record that `value` means as a filter would take it.

        Raises UsageError where it may mean several, UnknownRecord where it means none.
        """
        for meant in (self._spelt, self._sounding):
            found = [(name, id_) for name in NAMED for id_ in sorted(meant(name, value))]
            if len(found) == 1:
                return found[0]
            if found:
                hint = Message("name one: {words}", words=or_list(id_ for _, id_ in found))
                raise UsageError(Message("'{value}' may mean several records", value=value), hint)
        meaning = {fold(id_): (kind, id_) for kind, id_ in self._store.known()}
        for name in NAMED:
            meaning |= {key: (name, id_) for key, id_ in self._store.spellings(name)}
        near = self._near(value, meaning)
        raise UnknownRecord(Message("no record '{id}'", id=value), did_you_mean(value, near))

    def _ids(self, name: str, value: str) -> set[str]:
        if ids := self._spelt(name, value) or self._sounding(name, value):
            return ids
        if name == "meeting" and fold(value) in (LATEST, ALL):
            return set()  # understood even where there is no meeting
        if name == "meeting" and re.fullmatch(_YEAR, value):
            raise self._no_year("meeting", value, sorted(self._store.years("meeting")), value, value)
        raise self._unknown(name, value)

    def _spelt(self, name: str, value: str) -> set[str]:
        """What is spelt like `value`."""
        either = (self._store.meanings(name, key) for key in (fold(value), fold(latin_code(value))))
        return next(filter(None, either), set())

    def _sounding(self, name: str, value: str) -> set[str]:
        """What is spelt by the sound of `value`."""
        sound = skeleton(value) if len(value) <= LONGEST else ""
        return self._store.sounding(name, sound) if sound else set()

    def _unknown(self, name: str, value: str) -> UsageError:
        """An error with the nearest known values, or with all of them."""
        spellings = self._store.spellings(name)
        ids = sorted({id_ for _, id_ in spellings})
        known = Message("known: {known}", known=", ".join(ids))
        if len(ids) > _LISTED:
            first = ", ".join(ids[:_LISTED])
            known = Message("known: {known}, … ({number} in all)", known=first, number=len(ids))
        near = self._near(value, {key: (name, id_) for key, id_ in spellings})
        hint = did_you_mean(value, near, known)
        return UsageError(Message("unknown {name} '{value}'", name=name, value=value), hint)

    def _near(self, value: str, meaning: Mapping[str, tuple[str, str]]) -> list[str]:
        """The spellings nearest to `value`, one of each thing: more of the same country would add nothing.

        `meaning`: folded spellings with the filter or the kind, and the id, that each means.
        """
        near: dict[tuple[str, str], str] = {}
        for key in nearest(value, meaning, _SPELLINGS):
            near.setdefault(meaning[key], key)
        return [self._as_written(name, key, id_) for (name, id_), key in near.items()]

    def _as_written(self, name: str, key: str, id_: str) -> str:
        """The spelling of a value of a filter that folds to `key`, as people write it."""
        row = self._store.get(name, id_) if name in REGISTERS.values() else None
        if row is None:
            from ..language.labels import CODES

            written = (id_, *CODES.get(name, {}).get(id_, ()))
        else:
            from ..records.texts import names

            city = row.get("city") or {}
            written = (id_, row.get("alpha3") or "", *filter(None, names(row)), *city.values())
        return next((each for each in written if fold(each) == key), key)

    def _years(self, kind: str, value: str) -> set[str]:
        """The years of a year (`2025`) or of a range of years (`2021..2024`, `..2019`, `2023..`)."""
        match = re.fullmatch(_YEARS, value)
        single, first, last = match.groups() if match else (None, None, None)
        low, high = single or first or "0000", single or last or "9999"
        if not (single or first or last) or low > high:
            raise UsageError(
                Message("unknown {name} '{value}'", name="year", value=value),
                Message("write years as 2025, 2021..2024, ..2019 or 2023.."),
            )
        known = set().union(*(self._store.years(each) for each in _DATED.get(kind, ("meeting",))))
        asked = {year for year in known if low <= year <= high}
        if known and not asked:
            raise self._no_year(kind, value, sorted(known), low, high)
        return asked

    def _no_year(self, kind: str, value: str, years: list[str], low: str, high: str) -> UsageError:
        """An error that says that nothing happened from `low` to `high`, with the nearest years."""
        near = [*[year for year in years if year < low][-1:], *[year for year in years if year > high][:1]]
        hint = Message("nearest: {words}", words=or_list(near)) if near else ""
        if not re.fullmatch(_YEAR, value):
            message = Message("no meeting in '{value}'", value=value)
            return UsageError(
                Message("no event in '{value}'", value=value) if kind == "event" else message, hint
            )
        message = Message("no meeting in {year}", year=value)
        return UsageError(Message("no event in {year}", year=value) if kind == "event" else message, hint)
