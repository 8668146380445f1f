"""Two fields against each other: a heat map with totals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text as RichText

from . import palette
from .layout import GAP, HEAD, LABEL
from .marks import Axis, Marks, has_shades, left, line_of, marks_for, packed, right

_CODE = 4
"""Columns of a heading that may stand above its numbers: a country's code, a year."""


class Plan(NamedTuple):
    """Columns of a heat map: those of its labels, of a cell, and how many of these stay free on its right."""

    label: int
    cell: int
    free: int


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Numbers by two axes, with totals: a cell the stronger in colour, the more it has.

    Where the width is too small for it, it is turned on its side, or told in words, a row after the other.
    `numbers`: rows of columns; `total`: of all; `ramp`: styles of cells from few to many (palette.heat).
    """

    rows: Axis
    columns: Axis
    numbers: Sequence[Sequence[int]]
    total: int
    word: str
    ramp: Sequence[str]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        turned = replace(
            self, rows=self.columns, columns=self.rows, numbers=list(zip(*self.numbers, strict=True))
        )
        for picture in (self, turned):
            for plan in picture._plans():
                if picture._width(plan) <= options.max_width:
                    yield from picture._drawn(plan, console, options)
                    return
        for value, numbers in zip(self.rows.values, self.numbers, strict=True):
            yield RichText.assemble((value.name, HEAD), f" {value.number}")
            found = zip(self.columns.values, numbers, strict=True)
            parts = [(f"{each.short} {number}", each.style) for each, number in found if number]
            yield from packed(parts, options.max_width, indent=GAP)
        yield RichText.assemble((self.word, HEAD), f" {self.total}")

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
        marks = marks_for(options)
        last = (right(self.word, self._total_width + 1), HEAD)
        if self._stands:
            codes = [
                (right(each.short, plan.cell, plan.free), each.style or HEAD) for each in self.columns.values
            ]
        else:
            yield from self._stairs(plan, marks)
            codes = [(right(marks.pole, plan.cell, plan.free), LABEL)] * len(self.columns.values)
        yield line_of((left(self.rows.heading, plan.label + 1), HEAD), *codes, last)
        rule = RichText(marks.rule * self._width(plan))
        yield rule
        most = max(max(numbers) for numbers in self.numbers)
        for value, numbers in zip(self.rows.values, self.numbers, strict=True):
            name, *more = RichText(value.name).wrap(console, plan.label) or [RichText()]
            cells = (self._cell(number, most, plan, marks, console) for number in numbers)
            yield line_of(
                (left(name.plain.rstrip(), plan.label + 1), value.style),
                *cells,
                (right(str(value.number), self._total_width + 1), HEAD),
            )
            yield from (line_of((line.plain.rstrip(), value.style)) for line in more)
        yield rule
        totals = (right(str(each.number), plan.cell, plan.free) for each in self.columns.values)
        total = right(str(self.total), self._total_width + 1)
        yield line_of((left(self.word, plan.label + 1), HEAD), *((each, HEAD) for each in (*totals, total)))

    def _stairs(self, plan: Plan, marks: Marks) -> Iterator[RenderableType]:
        """Long headings, one a line, each with a pole down to its column; the last one on top."""
        values = self.columns.values
        for place in range(len(values), 0, -1):
            value = values[place - 1]
            end = plan.label + 1 + place * plan.cell - plan.free
            poles = [right(marks.pole, plan.cell)] * (len(values) - place)
            yield line_of(
                (right(value.short, end - 2), value.style),
                (f" {marks.corner}{''.join(poles)}", LABEL),
            )

    def _cell(self, number: int, most: int, plan: Plan, marks: Marks, console: Console) -> RichText:
        """A number on its ground, or behind its shade."""
        if not number:
            return RichText(right(marks.nothing, plan.cell, plan.free), LABEL)
        if has_shades(console):
            ground = _step(number, most, self.ramp)
            return RichText(right(str(number), plan.cell, plan.free), ground)
        shade = _step(number, most, marks.shades)
        digits = f"{number:>{len(str(most))}}"
        before = plan.cell - plan.free - 1 - len(digits)
        return RichText.assemble(" " * before, (shade, palette.ACCENT), digits, " " * plan.free)


def _step(number: int, most: int, scale: Sequence[str]) -> str:
    """The place of a number from 1 to `most` on a scale of even steps."""
    return scale[-(-number * len(scale) // most) - 1]
