"""Initiatives counted by their fields: numbers as rows, for pictures and for programs."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from ..records.rows import Row
from ..store.store import Facets, Store


class Counts:
    """Initiatives that were asked for, counted by one or two of their fields; counted when it is needed.

    Meetings and years are in their order, other values by the number of initiatives, the largest first.
    """

    kind = "tally"

    def __init__(self, store: Store, by: tuple[str, ...], facets: Facets | None) -> None:
        self._store = store
        self.by = by
        self._facets = facets
        self.columns: tuple[str, ...] = (*by, "initiatives")
        """The fields of its rows; none where they are all those of its kind."""

    def total(self) -> int:
        """How many initiatives there are: each counts once, also one on several topics."""
        return 0 if self._facets is None else self._store.count("initiative", self._facets)

    def axis(self, name: str) -> list[Row]:
        """One row a value of the field `name`: how many initiatives have it."""
        counted = self._counted((name,))
        if name in ("meeting", "year"):
            counted.sort(key=lambda each: -each[-1])  # the newest have the first ranks
        else:
            counted.sort(key=lambda each: (-each[-2], each[0]))
        return [self._row((name,), each) for each in counted]

    def rows(self) -> list[Row]:
        """One row a combination of values that any initiative has, in the order of the axes."""
        if len(self.by) == 1:
            return self.axis(*self.by)
        places = [{row[name]: place for place, row in enumerate(self.axis(name))} for name in self.by]
        rows = [self._row(self.by, each) for each in self._counted(self.by)]
        return sorted(rows, key=lambda row: [at[row[name]] for name, at in zip(self.by, places, strict=True)])

    def _counted(self, by: Sequence[str]) -> list[tuple[Any, ...]]:
        return [] if self._facets is None else self._store.tally("initiative", by, self._facets)

    def _row(self, by: Sequence[str], counted: Sequence[Any]) -> Row:
        values = dict(zip(by, counted[: len(by)], strict=True))
        if "year" in values:
            values["year"] = int(values["year"])
        return Row(self.kind, {**values, "initiatives": counted[len(by)]})


class Timeline(Counts):
    """Initiatives that were asked for, counted by meeting and country, with the meetings' particulars.

    A meeting at which nothing was put forward has its place on the axis of meetings.
    """

    kind = "share"

    def __init__(self, store: Store, facets: Facets | None) -> None:
        super().__init__(store, ("meeting", "country"), facets)
        self.columns = ()

    def axis(self, name: str) -> list[Row]:
        """One row a meeting, the oldest first, or a country: how many initiatives it has."""
        found = super().axis(name)
        if name != "meeting":
            return found
        numbers = {row["meeting"]: row["initiatives"] for row in found}
        rows = ({"meeting": id_, "initiatives": numbers.get(id_, 0)} for id_ in reversed(self._meetings))
        return [self._told(row) for row in rows]

    def rows(self) -> list[Row]:
        """One row a meeting and country that put anything forward there, the oldest meeting first."""
        return [self._told(row) for row in super().rows()]

    @cached_property
    def _meetings(self) -> dict[str, Row]:
        """The meetings in question by id, the newest first."""
        if self._facets is None:
            return {}
        when = {name: self._facets[name] for name in ("meeting", "year") if name in self._facets}
        return {row["id"]: row for row in self._store.objects("meeting", when)}

    def _told(self, row: Mapping[str, Any]) -> Row:
        """A row with the particulars of its meeting."""
        meeting = self._meetings[row["meeting"]]
        told = {name: meeting[name] for name in ("number", "date", "city")}
        return Row(self.kind, {"meeting": meeting["id"], **told, **row})
