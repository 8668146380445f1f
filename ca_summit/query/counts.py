"""Initiatives counted by their fields: numbers as rows, for pictures and for programs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import NamedTuple

from ..records.rows import Row
from ..store.store import Facets, Store

_IN_TIME = ("meeting", "year")
"""Fields whose values stand in their order, not by how many initiatives have them."""


class Counted(NamedTuple):
    """How many initiatives have these values."""

    values: tuple[str, ...]
    number: int


class Counts:
    """Initiatives that were asked for, counted by one or two of their fields; counted when it is needed.

    Meetings and years are in their order, each one that was asked about, with 0 too; other values by the
    number of initiatives, the largest first, and only those that have any.
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
        """One row a combination of values, in the order of the axes: along time each one, else what there is.

        Where there is no initiative at all, there is no row.
        """
        if len(self.by) == 1:
            return self.axis(*self.by)[:limit]
        numbers = {each.values: each.number for each in self._counted(self.by)}
        values = [[str(row[name]) for row in self.axis(name)] for name in self.by]
        shown = {*numbers, *(self._empty(*values) if {*_IN_TIME} & {*self.by} else ())}
        places = [{value: place for place, value in enumerate(each)} for each in values]
        in_order = sorted(shown, key=lambda each: [at[value] for value, at in zip(each, places, strict=True)])
        return [self._row(self.by, each, numbers.get(each, 0)) for each in in_order[:limit]]

    def _empty(self, first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """The combinations along time that are told without initiatives too: none of a meeting and the year
        of another one.
        """
        year_of = {id_: row["date"][:4] for id_, row in self._meetings.items()}
        for one, other in product(first, second):
            if {*self.by} != {*_IN_TIME} or other == year_of.get(one) or one == year_of.get(other):
                yield one, other

    def _axis(self, name: str) -> list[Row]:
        counted = self._counted((name,))
        if name not in _IN_TIME:
            counted.sort(key=lambda each: (-each.number, each.values))
            return [self._row((name,), each.values, each.number) for each in counted]
        numbers = {each.values: each.number for each in counted}
        asked = [(row["id"] if name == "meeting" else row["date"][:4],) for row in self._meetings.values()]
        values = dict.fromkeys(reversed(asked)) if counted else ()
        return [self._row((name,), each, numbers.get(each, 0)) for each in values]

    @cached_property
    def _meetings(self) -> dict[str, Row]:
        """The meetings in question by id, the newest first."""
        if self._facets is None:
            return {}
        when = {name: self._facets[name] for name in _IN_TIME if name in self._facets}
        return {row["id"]: row for row in self._store.objects("meeting", when)}

    def _counted(self, by: Sequence[str]) -> list[Counted]:
        if self._facets is None:
            return []
        return [
            Counted(values, number) for values, number in self._store.tally("initiative", by, self._facets)
        ]

    def _row(self, by: Iterable[str], given: Iterable[str], number: int) -> Row:
        values: dict[str, object] = dict(zip(by, given, strict=True))
        if "year" in values:
            values["year"] = int(str(values["year"]))
        return Row(self.kind, {**values, "initiatives": number})


class Pivot:
    """Counts by two fields as a table: a row a value of the first, a column a value of the second."""

    kind = "tally"

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        first, second = counts.by
        self.columns: tuple[str, ...] = (first, *(str(row[second]) for row in counts.axis(second)))

    def count(self) -> int:
        """How many rows there are."""
        return len(self._counts.axis(self._counts.by[0]))

    def rows(self, limit: int | None = None) -> list[Row]:
        """The rows, or the first `limit` of them, with 0 where there is no initiative."""
        first, second = self._counts.by
        rows = {
            row[first]: Row(self.kind, {first: row[first], **dict.fromkeys(self.columns[1:], 0)})
            for row in self._counts.axis(first)
        }
        for row in self._counts.rows():
            rows[row[first]][str(row[second])] = row["initiatives"]
        return [*rows.values()][:limit]


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
        return [self._with_meeting(row) for row in super().rows() if row["initiatives"]][:limit]

    def _axis(self, name: str) -> list[Row]:
        """One row a meeting, the oldest first, or a country: how many initiatives it has."""
        rows = super()._axis(name)
        if name != "meeting":
            return rows
        numbers = {row["meeting"]: row["initiatives"] for row in rows}
        all_rows = ({"meeting": id_, "initiatives": numbers.get(id_, 0)} for id_ in reversed(self._meetings))
        return [self._with_meeting(row) for row in all_rows]

    def _with_meeting(self, row: Mapping[str, object]) -> Row:
        """A row with the particulars of its meeting."""
        meeting = self._meetings[str(row["meeting"])]
        particulars = {name: meeting[name] for name in ("number", "date", "city")}
        return Row(self.kind, {"meeting": meeting["id"], **particulars, **row})
