"""One field: a bar for each of its values."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text as RichText

from . import palette
from .layout import GAP, HEAD
from .marks import BAR_WIDTH, Axis, bar_of, left, line_of, marks_for


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar a value, with its number; the name above it where there is no room beside it."""

    axis: Axis
    total: int
    word: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        marks = marks_for(options)
        names = [self.axis.heading, self.word, *(each.name for each in self.axis.values)]
        label = max(map(cell_len, names))
        digits = len(str(max(self.total, *(each.number for each in self.axis.values))))
        least, longest = BAR_WIDTH
        room = options.max_width - digits - GAP
        beside = room - label - GAP >= least
        room = min(room - label - GAP if beside else room, longest)
        most = max(each.number for each in self.axis.values) or 1
        yield RichText(self.axis.heading, HEAD)
        for value in self.axis.values:
            bar = bar_of(value.number / most, max(room, 1), marks)
            if not beside:
                yield RichText(value.name)
            name = left(value.name, label + GAP) if beside else ""
            yield line_of(name, f"{value.number:>{digits}}{' ' * GAP}", (bar, value.style or palette.ACCENT))
        total = f"{self.total:>{digits}}"
        yield line_of((left(self.word, label + GAP) if beside else f"{self.word} ", HEAD), (total, HEAD))
