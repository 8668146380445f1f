"""What the values of criteria mean in a data set: ids, found by any spelling."""

import re
from collections.abc import Iterable
from functools import partial

from ..errors import UsageError
from ..language.messages import Message, and_list, did_you_mean
from ..records.kinds import ALL, LATEST
from ..store.store import Facets, Store
from ..text.folding import fold, latin_code, skeleton
from ..text.nearest import nearest
from .criteria import Criteria

_LISTED, _SPELLINGS = 20, 8
"""How many known values a hint lists; how many near spellings are considered."""

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

        `kind` is that of the records that are filtered: events have years of their own.
        """
        facets: dict[str, set[str]] = {}
        for name, given in criteria._asdict().items():
            if given:
                meanings = self._of_all(name, given, kind)
                if name != "meeting" or ALL not in map(fold, meanings):
                    facets[name] = set().union(*meanings.values())
        return facets if all(facets.values()) else None

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

    def _ids(self, name: str, value: str) -> set[str]:
        for key in (fold(value), fold(latin_code(value))):
            if ids := self._store.meanings(name, key):
                return ids
        if (sound := skeleton(value)) and (ids := self._store.sounding(name, sound)):
            return ids
        if name == "meeting" and fold(value) in (LATEST, ALL):
            return set()  # understood even where there is no meeting
        raise self._unknown(name, value)

    def _unknown(self, name: str, value: str) -> UsageError:
        """An error with the nearest known values, or with all of them."""
        spellings = self._store.spellings(name)
        ids = sorted({id_ for _, id_ in spellings})
        known = Message("known: {known}", known=", ".join(ids))
        if len(ids) > _LISTED:
            first = ", ".join(ids[:_LISTED])
            known = Message("known: {known}, … ({number} in all)", known=first, number=len(ids))
        meaning = dict(spellings)
        # One spelling of each thing: more of the same country would add nothing.
        near = {meaning[key]: key for key in reversed(nearest(value, meaning, _SPELLINGS))}
        hint = did_you_mean(value, [self._as_written(name, *each) for each in near.items()], known)
        return UsageError(Message("unknown {name} '{value}'", name=name, value=value), hint)

    def _as_written(self, kind: str, id_: str, key: str) -> str:
        """A folded spelling of a value, with the capitals that the data set gives it."""
        from ..records.texts import names  # only here: a query whose values are known needs none

        row = self._store.get(kind, id_) if kind in ("country", "leader", "topic", "thread") else None
        return next((each for each in (id_, *names(row)) if fold(each) == key), key) if row else key

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
        known = self._store.years("event" if kind == "event" else "meeting")
        asked = {year for year in known if low <= year <= high}
        if known and not asked:
            hint = Message("known: {known}", known=", ".join(sorted(known)))
            if kind == "event":
                raise UsageError(Message("no event in '{value}'", value=value), hint)
            raise UsageError(Message("no meeting in '{value}'", value=value), hint)
        return asked
