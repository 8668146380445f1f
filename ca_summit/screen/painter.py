"""Counts as pictures, for eyes: heat maps, bars, a line of meetings. Returns, never prints.

A picture fits itself to the width that it is drawn on. Colour only repeats what numbers, codes and shades
say already, and where the stream has no Unicode, ASCII does.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text as RichText

from ..language import labels
from ..language.languages import Lang
from ..query.summit import Records
from ..records.glossary import GLOSSARY
from ..records.rows import Row
from ..text.steering import visible
from . import palette
from .cards import GAP, HEAD, LABEL


class Marks(NamedTuple):
    """The characters that pictures consist of.

    `shades`: from few to many; `bar`: from nothing to a full column; `segments`: of two countries side by
    side where colour does not tell them apart.
    """

    nothing: str
    shades: str
    rule: str
    pole: str
    corner: str
    bar: str
    segments: str
    point: str
    item: str


_UNICODE = Marks("·", " ░▒▓█", "─", "│", "┐", " ▏▎▍▌▋▊▉█", "█░", "●", "•")
_ASCII = Marks(".", " :=*#", "-", "|", ".", " #", "#=", "o", "-")

_CODE = 4
"""Columns of a heading that may stand above its numbers: a country's code, a year."""

_BAR = (8, 50)
"""Columns of the longest bar, at the least and at the most."""


@dataclass(frozen=True, slots=True)
class Value:
    """What is counted by: its name, a shorter one, how many initiatives have it, the style of its colour."""

    name: str
    short: str
    number: int
    style: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    heading: str
    values: Sequence[Value]


class Plan(NamedTuple):
    """Columns of a heat map: those of its labels, of a cell, and how many of these stay free on its right."""

    label: int
    cell: int
    free: int


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Numbers by two axes, with totals: a cell the darker or warmer, the more it has.

    Where the width is too small for it, it is turned on its side, or told in words, a row after the other.
    `numbers`: rows of columns; `total`: of all; `notes`: what to know of them.
    """

    rows: Axis
    columns: Axis
    numbers: Sequence[Sequence[int]]
    total: int
    word: str
    notes: Sequence[str] = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        turned = replace(
            self, rows=self.columns, columns=self.rows, numbers=list(zip(*self.numbers, strict=True))
        )
        for picture in (self, turned):
            for plan in picture._plans():
                if picture._width(plan) <= options.max_width:
                    yield from picture._drawn(plan, console, options)
                    yield from _noted(self.notes)
                    return
        for value, numbers in zip(self.rows.values, self.numbers, strict=True):
            yield RichText.assemble((value.name, HEAD), f" {value.number}")
            found = zip(self.columns.values, numbers, strict=True)
            parts = [(f"{each.short} {number}", each.style) for each, number in found if number]
            yield from _packed(parts, options.max_width, indent=GAP)
        yield RichText.assemble((self.word, HEAD), f" {self.total}")
        yield from _noted(self.notes)

    @property
    def _stands(self) -> bool:
        """Whether all headings of columns are short enough to stand above their numbers."""
        return max(cell_len(each.short) for each in self.columns.values) <= _CODE

    def _plans(self) -> Iterator[Plan]:
        """From the roomiest to the closest."""
        names = [self.rows.heading, self.word, *(each.name for each in self.rows.values)]
        whole = max(map(cell_len, names))
        word = max(cell_len(word) for name in names for word in name.split() or [""])
        digits = max(len(str(each.number)) for each in self.columns.values)
        heading = max(cell_len(each.short) for each in self.columns.values) if self._stands else 0
        for label, free in ((whole, 1), (whole, 0), (word, 0)):
            cell = max(digits, heading) + 1 + free
            # On the stairs a heading ends before the pole in its cell; all of it needs room there.
            steps = enumerate(() if self._stands else self.columns.values, 1)
            least = max((cell_len(each.short) + 1 + free - place * cell for place, each in steps), default=0)
            yield Plan(max(label, least), cell, free)

    def _width(self, plan: Plan) -> int:
        return plan.label + 1 + plan.cell * len(self.columns.values) + 1 + self._total_width

    @property
    def _total_width(self) -> int:
        return max(cell_len(self.word), len(str(self.total)))

    def _drawn(self, plan: Plan, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        marks = _marks(options)
        last = (_right(self.word, self._total_width + 1), HEAD)
        if self._stands:
            codes = [
                (_right(each.short, plan.cell, plan.free), each.style or HEAD) for each in self.columns.values
            ]
        else:
            yield from self._stairs(plan, marks)
            codes = [(_right(marks.pole, plan.cell, plan.free), LABEL)] * len(self.columns.values)
        yield _line((_left(self.rows.heading, plan.label + 1), HEAD), *codes, last)
        rule = RichText(marks.rule * self._width(plan))
        yield rule
        most = max(max(numbers) for numbers in self.numbers)
        for value, numbers in zip(self.rows.values, self.numbers, strict=True):
            name, *more = RichText(value.name).wrap(console, plan.label) or [RichText()]
            cells = (_cell(number, most, plan, marks, console) for number in numbers)
            yield _line(
                (_left(name.plain.rstrip(), plan.label + 1), value.style),
                *cells,
                (_right(str(value.number), self._total_width + 1), HEAD),
            )
            yield from (_line((line.plain.rstrip(), value.style)) for line in more)
        yield rule
        totals = (_right(str(each.number), plan.cell, plan.free) for each in self.columns.values)
        total = _right(str(self.total), self._total_width + 1)
        yield _line((_left(self.word, plan.label + 1), HEAD), *((each, HEAD) for each in (*totals, total)))

    def _stairs(self, plan: Plan, marks: Marks) -> Iterator[RenderableType]:
        """Long headings, one a line, each with a pole down to its column; the last one on top."""
        values = self.columns.values
        for place in range(len(values), 0, -1):
            value = values[place - 1]
            end = plan.label + 1 + place * plan.cell - plan.free
            poles = [_right(marks.pole, plan.cell)] * (len(values) - place)
            yield _line(
                (_right(value.short, end - 2), value.style),
                (f" {marks.corner}{''.join(poles)}", LABEL),
            )


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar a value, with its number; the name above it where there is no room beside it."""

    axis: Axis
    total: int
    word: str
    notes: Sequence[str] = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        marks = _marks(options)
        names = [self.axis.heading, self.word, *(each.name for each in self.axis.values)]
        label = max(map(cell_len, names))
        digits = len(str(max(self.total, *(each.number for each in self.axis.values))))
        least, longest = _BAR
        room = options.max_width - digits - GAP
        beside = room - label - GAP >= least
        room = min(room - label - GAP if beside else room, longest)
        most = max(each.number for each in self.axis.values)
        yield RichText(self.axis.heading, HEAD)
        for value in self.axis.values:
            bar = _bar(value.number / most, max(room, 1), marks)
            if not beside:
                yield RichText(value.name)
            name = _left(value.name, label + GAP) if beside else ""
            yield _line(name, f"{value.number:>{digits}}{' ' * GAP}", (bar, value.style or palette.ACCENT))
        total = f"{self.total:>{digits}}"
        yield _line((_left(self.word, label + GAP) if beside else f"{self.word} ", HEAD), (total, HEAD))
        yield from _noted(self.notes)


class Station(NamedTuple):
    """A meeting on the line: what it was, what came of it, and who put forward how much."""

    name: str
    told: str
    documents: Sequence[str]
    shares: Sequence[Value]


@dataclass(frozen=True, slots=True)
class Meetings:
    """Meetings one below the other, each with a bar of who put forward how much.

    The titles of documents are told where each has room on a line.
    """

    stations: Sequence[Station]
    notes: Sequence[str] = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        marks = _marks(options)
        room = max(options.max_width - GAP, 1)
        most = max(sum(value.number for value in each.shares) for each in self.stations)
        scale = max(min(room, _BAR[1]) // max(most, 1), 1) if most <= room else room / most
        titles = [title for each in self.stations for title in each.documents]
        tells_titles = all(cell_len(title) + GAP <= room for title in titles)
        for station in self.stations:
            page = [RichText(station.name, HEAD), RichText(station.told)]
            if station.shares:
                page += _stacked(station.shares, scale, room, marks, console)
            if tells_titles:
                page += (RichText(f"{marks.item} {title}") for title in station.documents)
            lines = [line for text in page for line in text.wrap(console, room)]
            is_last = station is self.stations[-1]
            for place, line in enumerate([*lines, *([] if is_last else [RichText()])]):
                mark = marks.pole if place and not is_last else "" if place else marks.point
                line.rstrip()
                yield _line((_left(mark, GAP), LABEL), line)
        yield from _noted(self.notes)


@dataclass(frozen=True, slots=True)
class Painter:
    """Makes pictures of what was counted in one data set, in one language (counts.Counts)."""

    records: Records
    lang: Lang

    def stats(
        self,
        by: Sequence[str],
        axes: Sequence[Sequence[Row]],
        rows: Sequence[Row],
        total: int,
        limit: int | None,
    ) -> HeatMap | Bars:
        """Counts by one field as bars, by two as a heat map, of at most `limit` values of the first one."""
        values = [[self._value(name, row) for row in axis] for name, axis in zip(by, axes, strict=True)]
        shown = values[0][:limit]
        notes = self._limited(len(shown), len(values[0]), "tally")
        if "topic" in by and sum(each.number for each in values[by.index("topic")]) != total:
            notes.append(labels.OVERLAP.get(self.lang))
        headings = [GLOSSARY["tally"][name][self.lang == "ru"] for name in by]
        first, *others = map(Axis, headings, (shown, *values[1:]))
        word = labels.TOTAL.get(self.lang)
        if not others:
            return Bars(first, total, word, notes)
        found = {tuple(row[name] for name in by): row["initiatives"] for row in rows}
        numbers = [[found.get((one[by[0]], other[by[1]]), 0) for other in axes[1]] for one in axes[0][:limit]]
        return HeatMap(first, others[0], numbers, total, word, notes)

    def timeline(self, axes: Sequence[Sequence[Row]], rows: Sequence[Row], limit: int | None) -> Meetings:
        """At most `limit` meetings, with what each country put forward, in the order of their axes."""
        countries = [row["country"] for row in axes[1]]
        stations, shown = [], axes[0][:limit]
        for row in shown:
            meeting = self.records["meeting", row["meeting"]]
            own = (each for each in rows if each["meeting"] == row["meeting"])
            shares = sorted(own, key=lambda each: countries.index(each["country"]))
            documents = [visible(labels.said(each["title"], self.lang)) for each in meeting["documents"]]
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
        return Meetings(stations, self._limited(len(shown), len(axes[0]), "meeting"))

    def _limited(self, shown: int, total: int, kind: str) -> list[str]:
        """Says so where not all is shown."""
        return [labels.part(shown, total, kind, self.lang)] if shown < total else []

    def _value(self, name: str, row: Row) -> Value:
        """The value of a row in the field `name` in words."""
        lang, value = self.lang, row[name]
        long, short, style = labels.code(name, str(value), lang), "", ""
        match name:
            case "country":
                long, short = labels.said(self.records[name, value]["name"], lang), value
                style = palette.country(value)
            case "leader":
                leader = self.records[name, value]
                long, style = labels.said(leader["name"], lang), palette.country(leader["country"])
            case "topic":
                long = labels.said(self.records[name, value]["name"], lang)
            case "meeting":
                meeting = self.records[name, value]
                years = [each["date"][:4] for each in self.records.all(name)]
                year = meeting["date"][:4]
                long = labels.occasion(meeting, lang)
                short = year if years.count(year) == 1 else str(meeting["number"])
        return Value(visible(long), visible(short or long), row["initiatives"], style)


def _marks(options: ConsoleOptions) -> Marks:
    return _ASCII if options.ascii_only else _UNICODE


def _has_shades(console: Console) -> bool:
    """Whether there are colours whose looks are known: every terminal has sixteen of its own."""
    return console.color_system in ("256", "truecolor")


def _cell(number: int, most: int, plan: Plan, marks: Marks, console: Console) -> tuple[str, str]:
    """A number on its shade, or behind it."""
    if not number:
        return _right(marks.nothing, plan.cell, plan.free), LABEL
    level = -(-number * len(marks.shades) // most) - 1
    if _has_shades(console):
        return _right(str(number), plan.cell, plan.free), palette.HEAT[level]
    return _right(f"{marks.shades[level]}{number:>{len(str(most))}}", plan.cell, plan.free), ""


def _bar(share: float, width: int, marks: Marks) -> str:
    """A bar over a share of `width` columns; what is more than nothing is seen."""
    steps = len(marks.bar) - 1
    whole, rest = divmod(max(round(share * width * steps), 1), steps)
    return marks.bar[-1] * whole + (marks.bar[rest] if rest else "")


def _stacked(
    shares: Sequence[Value], scale: float, room: int, marks: Marks, console: Console
) -> Iterator[RichText]:
    """Segments side by side, and their labels: below them, or in lines of their own for want of room."""
    ends = [0, *(round(end * scale) for end in accumulate(each.number for each in shares))]
    bar, names = RichText(no_wrap=True), RichText(no_wrap=True)
    for place, (value, (start, end)) in enumerate(zip(shares, pairwise(ends), strict=True)):
        mark = marks.segments[0 if _has_shades(console) else place % 2]
        bar.append(mark * (end - start), value.style)
        names.pad_right(max(start - names.cell_len, GAP if names else 0))
        names.append(f"{value.short} {value.number}", value.style)
    yield bar
    parts = [(f"{each.short} {each.number}", each.style) for each in shares]
    yield from [names] if names.cell_len <= room else _packed(parts, room)


def _noted(notes: Sequence[str]) -> Iterator[RenderableType]:
    if notes:
        yield ""
    yield from (RichText(note, LABEL) for note in notes)


def _packed(parts: Iterable[tuple[str, str]], width: int, indent: int = 0) -> Iterator[RichText]:
    """Parts one behind the other, in as many lines as they need."""
    line = RichText(" " * indent)
    for text, style in parts:
        if line.plain.strip() and line.cell_len + GAP + cell_len(text) > width:
            yield line
            line = RichText(" " * indent)
        line.append(" " * GAP if line.plain.strip() else "").append(text, style)
    yield line


def _line(*parts: str | RichText | tuple[str, str]) -> RichText:
    """A line that is as wide as it is."""
    return RichText.assemble(*parts, no_wrap=True, overflow="ignore")


def _left(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def _right(text: str, width: int, free: int = 0) -> str:
    return " " * (width - free - cell_len(text)) + text + " " * free
