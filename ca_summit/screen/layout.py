"""How text stands on a page: columns, rules, pairs of a name and a text."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderableType
from rich.padding import Padding
from rich.text import Text as RichText

HEAD, LABEL, MARK = "bold", "dim", "bold red"

GAP = 2
"""Columns between two columns of a table."""

BESIDE = 20
"""Columns that a text needs to stand beside its name."""


class Size(NamedTuple):
    """Columns that a column of a table takes at the least and at the most.

    `gives_way`: it grows only when the others have what they need.
    """

    least: int
    most: int
    gives_way: bool


def total_width(widths: Iterable[int]) -> int:
    """Columns of a table: those of its columns and the gaps between them."""
    each = list(widths)
    return sum(each) + GAP * (len(each) - 1)


def fitted(sizes: Sequence[Size], width: int | None) -> list[int]:
    """The width of each column in a table of at most `width` columns; sentences are given room first."""
    if width is None:
        return [size.most for size in sizes]
    widths = [size.least for size in sizes]
    spare = width - total_width(widths)
    # The one that wants least goes first, so that what it leaves is shared by the others.
    in_turn = sorted(
        range(len(sizes)), key=lambda index: (sizes[index].gives_way, sizes[index].most - widths[index])
    )
    for place, index in enumerate(in_turn):
        rivals = sum(sizes[other].gives_way == sizes[index].gives_way for other in in_turn[place:])
        more = min(sizes[index].most - sizes[index].least, spare // rivals)
        widths[index] += more
        spare -= more
    return widths


class Grid:
    """Cells in columns of a width of their own, as many lines to a row as its longest cell needs.

    The widths are known before, so that nothing is left for Rich's Table but to wrap, at four times the cost.
    """

    def __init__(
        self,
        widths: Sequence[int],
        rows: Sequence[Sequence[RichText]],
        *,
        right: Collection[int] = (),
        whole: Collection[int] = (),
    ) -> None:
        self.widths = widths
        self.rows = rows
        self.right = right
        """Columns whose cells stand on the right."""
        self.whole = whole
        """Columns whose cells are never wrapped."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        last = len(self.widths) - 1
        for row in self.rows:
            columns = [
                [cell]
                if index in self.whole or cell.no_wrap
                else list(cell.wrap(console, width, overflow="fold"))
                for index, (cell, width) in enumerate(zip(row, self.widths, strict=True))
            ]
            for cells in zip_longest(*columns):
                line = RichText(no_wrap=True, overflow="ignore")
                for index, (part, width) in enumerate(zip(cells, self.widths, strict=True)):
                    free = width - (part.cell_len if part else 0)
                    before, after = (free, 0) if index in self.right else (0, free)
                    line.append(" " * before).append(part or "")
                    line.append(" " * (after + GAP if index < last else 0))
                yield line


class Rule:
    """A line across a table."""

    def __init__(self, width: int) -> None:
        self.width = width

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        yield RichText(("-" if options.ascii_only else "─") * self.width, no_wrap=True, overflow="ignore")


class Pairs:
    """Names with what they stand for: side by side, or one below the other where there is no room.

    `least`: columns that the texts need at the least.
    """

    def __init__(self, pairs: Sequence[tuple[RichText, RichText]], least: int = BESIDE) -> None:
        self.pairs = pairs
        self.least = least

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        widest = max((name.cell_len for name, _ in self.pairs), default=0)
        if widest + GAP + self.least > options.max_width:
            indent = GAP if GAP + self.least <= options.max_width else 0
            for name, text in self.pairs:
                yield name
                yield text if text.no_wrap else Padding(text, (0, 0, 0, indent))
            return
        yield Grid([widest, options.max_width - widest - GAP], self.pairs, whole={0})
