"""How text stands on a page: columns, rules, pairs of a name and a text."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.box import Box
from rich.console import Console, ConsoleOptions, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as RichText

from ..terminal.console import bonded

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
    # Columns that need least extra width are served first; the others share what they leave.
    in_turn = sorted(
        range(len(sizes)), key=lambda index: (sizes[index].gives_way, sizes[index].most - widths[index])
    )
    for place, index in enumerate(in_turn):
        rivals = sum(sizes[other].gives_way == sizes[index].gives_way for other in in_turn[place:])
        more = min(sizes[index].most - sizes[index].least, spare // rivals)
        widths[index] += more
        spare -= more
    return widths


_UNDERLINED = Box(
    "    \n"  # above
    "    \n"  # the head
    " ── \n"  # under the head
    "    \n"  # the rows
    "    \n"  # between rows
    "    \n"  # under the rows
    "    \n"  # the foot
    "    \n"  # below
)
"""No frame, and a line under the head. The divider is one of the GAP columns between two columns."""

_UNDERLINED_IN_ASCII = Box(str(_UNDERLINED).replace("─", "-"), ascii=True)


AT_ONCE = 500
"""Rows that Rich lays out at a time: a table of Rich's takes some kilobytes for each."""


class TableColumn(NamedTuple):
    """How a column is drawn; `is_whole`: its cells are never wrapped."""

    heading: RichText
    width: int
    is_right: bool
    is_whole: bool


class Rows:
    """Cells in columns whose widths are given: Rich's own table, with or without its head."""

    def __init__(
        self,
        columns: Sequence[TableColumn],
        rows: Sequence[Sequence[RichText]],
        *,
        has_head: bool = False,
    ) -> None:
        self._columns = columns
        self._rows = rows
        self._has_head = has_head

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        for start in range(0, len(self._rows) or 1, AT_ONCE):
            table = self._table(is_first=not start, ascii=options.ascii_only)
            for row in self._rows[start : start + AT_ONCE]:
                table.add_row(*row)
            yield table

    def _table(self, *, is_first: bool, ascii: bool) -> Table:
        table = Table(
            box=_UNDERLINED_IN_ASCII if ascii else _UNDERLINED,
            show_edge=False,
            show_header=self._has_head and is_first,
            pad_edge=False,
            padding=(0, GAP - 1, 0, 0),
            header_style="",
            safe_box=False,
        )
        for column in self._columns:
            table.add_column(
                column.heading,
                width=column.width,
                justify="right" if column.is_right else "left",
                no_wrap=column.is_whole,
                overflow="fold",
            )
        return table


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
        room = options.max_width - widest - GAP
        for name, text in self.pairs:
            lines = [text] if text.no_wrap else bonded(text).wrap(console, room, overflow="fold")
            for label, line in zip_longest([name], lines, fillvalue=RichText()):
                margin = " " * (widest + GAP - label.cell_len)
                yield RichText.assemble(label, margin, line, no_wrap=True, overflow="ignore")
