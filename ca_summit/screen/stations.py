"""The meetings in order, with bars of who put forward how much."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text as RichText

from ..terminal.console import bonded
from .layout import GAP, HEAD, LABEL
from .marks import BAR_WIDTH, Marks, Value, has_shades, left, line_of, marks_for, packed


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

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        marks = marks_for(options)
        room = max(options.max_width - GAP, 1)
        most = max(sum(value.number for value in each.shares) for each in self.stations)
        scale = max(min(room, BAR_WIDTH[1]) // max(most, 1), 1) if most <= room else room / most
        titles = [title for each in self.stations for title in each.documents]
        tells_titles = all(cell_len(title) + GAP <= room for title in titles)
        for station in self.stations:
            page = [RichText(station.name, HEAD), RichText(station.told)]
            if station.shares:
                page += _stacked(station.shares, scale, room, marks, console)
            if tells_titles:
                page += (RichText(f"{marks.item} {title}") for title in station.documents)
            lines = [line for text in page for line in bonded(text).wrap(console, room)]
            is_last = station is self.stations[-1]
            for place, line in enumerate([*lines, *([] if is_last else [RichText()])]):
                mark = marks.pole if place and not is_last else "" if place else marks.point
                line.rstrip()
                yield line_of((left(mark, GAP), LABEL), line)


def _stacked(
    shares: Sequence[Value], scale: float, room: int, marks: Marks, console: Console
) -> Iterator[RichText]:
    """Segments side by side, and their labels: below them, or in lines of their own for want of room."""
    ends = [0, *(round(end * scale) for end in accumulate(each.number for each in shares))]
    bar, names = RichText(no_wrap=True), RichText(no_wrap=True)
    for place, (value, (start, end)) in enumerate(zip(shares, pairwise(ends), strict=True)):
        mark = marks.segments[0 if has_shades(console) else place % 2]
        bar.append(mark * (end - start), value.style)
        names.pad_right(max(start - names.cell_len, GAP if names else 0))
        names.append(f"{value.short} {value.number}", value.style)
    yield bar
    parts = [(f"{each.short} {each.number}", each.style) for each in shares]
    yield from [names] if names.cell_len <= room else packed(parts, room)
