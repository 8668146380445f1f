"""Initiatives counted by their fields: numbers as rows, for pictures and for programs."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ..records.rows import Row
from ..store.store import Facets, Store

_IN_TIME = ("meeting", "year")
"""Fields whose values stand in their order, not by how many initiatives have them."""


class Counted(NamedTuple):
    """How many initiatives have these values, and the rank of the first one: the newest has the lowest."""

    values: tuple[str, ...]
    number: int
    first_rank: int


class Counts:
    """Initiatives that were asked for, counted by one or two of their fields; counted when it is needed.

    Meetings and years are in their order, other values by the number of initiatives, the largest first.
    """

    kind = "tally"

    def __init__(self, store: Store, by: tuple[str, ...], facets: Facets | None) -> None:
        self._store = store
        self.by = by
        self._facets = facets
        self._axes: dict[str, list[Row]] = {}
        self.columns: tuple[str, ...] = (*by, "initiatives")

    @property
    def facets(self) -> Facets | None:
        """The filters that were used, with the ids that they let through; None where nothing can be found."""
        return self._facets

    def total(self) -> int:
        """How many initiatives there are: each counts once, also one on several topics."""
        return 0 if self._facets is None else self._store.count("initiative", self._facets)

    def axis(self, name: str) -> list[Row]:
        """One row a value of the field `name`: how many initiatives have it."""
        if name not in self._axes:
            self._axes[name] = self._axis(name)
        return self._axes[name]

    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows())

    def rows(self, limit: int | None = None) -> list[Row]:
        """One row a combination of values that any initiative has, in the order of the axes."""
        if len(self.by) == 1:
            return self.axis(*self.by)[:limit]
        places = [{row[name]: place for place, row in enumerate(self.axis(name))} for name in self.by]
        rows = [self._row(self.by, each) for each in self._counted(self.by)]
        rows.sort(key=lambda row: [at[row[name]] for name, at in zip(self.by, places, strict=True)])
        return rows[:limit]

    def _axis(self, name: str) -> list[Row]:
        counted = self._counted((name,))
        if name in _IN_TIME:
            counted.sort(key=lambda each: -each.first_rank)
        else:
            counted.sort(key=lambda each: (-each.number, each.values))
        return [self._row((name,), each) for each in counted]

    def _counted(self, by: Sequence[str]) -> list[Counted]:
        if self._facets is None:
            return []
        return [Counted(*each) for each in self._store.tally("initiative", by, self._facets)]

    def _row(self, by: Iterable[str], counted: Counted) -> Row:
        values: dict[str, object] = dict(zip(by, counted.values, strict=True))
        if "year" in values:
            values["year"] = int(str(values["year"]))
        return Row(self.kind, {**values, "initiatives": counted.number})


class Timeline(Counts):
    """Initiatives that were asked for, counted by meeting and country, with the meetings' particulars.

    A meeting at which nothing was put forward has its place on the axis of meetings.
    """

    kind = "share"

    def __init__(self, store: Store, facets: Facets | None) -> None:
        super().__init__(store, ("meeting", "country"), facets)
        self.columns = ()

    def rows(self, limit: int | None = None) -> list[Row]:
        """One row a meeting and country that put anything forward there, the oldest meeting first."""
        return [self._with_meeting(row) for row in super().rows(limit)]

    def _axis(self, name: str) -> list[Row]:
        """One row a meeting, the oldest first, or a country: how many initiatives it has."""
        rows = super()._axis(name)
        if name != "meeting":
            return rows
        numbers = {row["meeting"]: row["initiatives"] for row in rows}
        all_rows = ({"meeting": id_, "initiatives": numbers.get(id_, 0)} for id_ in reversed(self._meetings))
        return [self._with_meeting(row) for row in all_rows]

    @cached_property
    def _meetings(self) -> dict[str, Row]:
        """The meetings in question by id, the newest first."""
        if self._facets is None:
            return {}
        when = {name: self._facets[name] for name in _IN_TIME if name in self._facets}
        return {row["id"]: row for row in self._store.objects("meeting", when)}

    def _with_meeting(self, row: Mapping[str, object]) -> Row:
        """A row with the particulars of its meeting."""
        meeting = self._meetings[str(row["meeting"])]
        particulars = {name: meeting[name] for name in ("number", "date", "city")}
        return Row(self.kind, {"meeting": meeting["id"], **particulars, **row})
