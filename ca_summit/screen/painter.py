"""Counts as pictures, for eyes: heat maps, bars, a line of meetings. Returns, never prints.

A picture fits itself to the width that it is drawn on. Colour only repeats what numbers, codes and shades
say already, and where the stream has no Unicode, ASCII does.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..language import labels
from ..language.languages import Lang
from ..query.answers import Records
from ..records.glossary import GLOSSARY
from ..records.rows import Row
from ..text.steering import visible
from . import palette
from .bars import Bars
from .heat_map import HeatMap
from .marks import Axis, Value
from .stations import Meetings, Station


@dataclass(frozen=True, slots=True)
class Painter:
    """Makes pictures of what was counted in one data set, in one language (counts.Counts).

    They come with the notes that belong below them. `on_light`: they will stand on a light ground.
    """

    records: Records
    lang: Lang
    on_light: bool = False

    def stats(
        self,
        by: Sequence[str],
        axes: Sequence[Sequence[Row]],
        rows: Sequence[Row],
        total: int,
        limit: int | None,
    ) -> tuple[HeatMap | Bars, list[str]]:
        """Counts by one field as bars, by two as a heat map, of at most `limit` values of the first one."""
        values = [[self._value(name, row) for row in axis] for name, axis in zip(by, axes, strict=True)]
        shown = values[0][:limit]
        notes = self._limited(len(shown), len(values[0]), by[0], has_totals=True)
        if "topic" in by and sum(each.number for each in values[by.index("topic")]) != total:
            notes.append(labels.OVERLAP.get(self.lang))
        headings = [GLOSSARY["tally"][name].heading.get(self.lang) for name in by]
        first, *others = map(Axis, headings, (shown, *values[1:]))
        word = labels.TOTAL.get(self.lang)
        if not others:
            return Bars(first, total, word), notes
        found = {tuple(row[name] for name in by): row["initiatives"] for row in rows}
        numbers = [[found.get((one[by[0]], other[by[1]]), 0) for other in axes[1]] for one in axes[0][:limit]]
        ramp = palette.heat(on_light=self.on_light)
        return HeatMap(first, others[0], numbers, total, word, ramp), notes

    def timeline(
        self, axes: Sequence[Sequence[Row]], rows: Sequence[Row], limit: int | None
    ) -> tuple[Meetings, list[str]]:
        """At most `limit` meetings, with what each country put forward, in the order of their axes."""
        countries = [row["country"] for row in axes[1]]
        stations, shown = [], axes[0][:limit]
        shares_of: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            shares_of[row["meeting"]].append(row)
        for row in shown:
            meeting = self.records["meeting", row["meeting"]]
            shares = sorted(shares_of[row["meeting"]], key=lambda each: countries.index(each["country"]))
            documents = [visible(labels.text_in(each["title"], self.lang)) for each in meeting["documents"]]
            told = [labels.count(row["initiatives"], "initiative", self.lang)]
            told += [labels.count(len(documents), "document", self.lang)] if documents else []
            stations.append(
                Station(
                    visible(labels.meeting(meeting, self.lang)),
                    ", ".join(told),
                    documents,
                    [self._value("country", each) for each in shares],
                )
            )
        return Meetings(stations), self._limited(len(shown), len(axes[0]), "meeting", has_totals=False)

    def _limited(self, shown: int, total: int, kind: str, *, has_totals: bool) -> list[str]:
        """Says so where not all is shown."""
        if shown >= total:
            return []
        return [labels.limited(shown, total, kind, self.lang, has_totals=has_totals)]

    def _value(self, name: str, row: Row) -> Value:
        """The value of a row in the field `name` in words."""
        lang, value = self.lang, row[name]
        long, short, style = labels.code(name, str(value), lang), "", ""
        match name:
            case "country":
                long, short = labels.text_in(self.records[name, value]["name"], lang), value
                style = palette.country(value)
            case "leader":
                leader = self.records[name, value]
                long, style = labels.text_in(leader["name"], lang), palette.country(leader["country"])
            case "topic":
                long = labels.text_in(self.records[name, value]["name"], lang)
            case "meeting":
                meeting = self.records[name, value]
                year = meeting["date"][:4]
                of_year = self.records.having(name, "year", year)
                long = labels.occasion(meeting, lang)
                short = year if len(of_year) == 1 else str(meeting["number"])
        return Value(visible(long), visible(short or long), row["initiatives"], style)
