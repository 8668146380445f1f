"""Rows as a table: which columns have room, how wide each is, and where a section begins."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text as RichText

from ..records.fields import field_columns
from ..records.kinds import SPOKEN, kinds_of
from ..records.rows import Row
from ..text.steering import visible
from .layout import HEAD, Rows, Size, TableColumn, fitted, total_width
from .shapes import ADDRESS, ADDRESSED, DATE, NAMES, PLACE, SENTENCE, SHAPES, Column
from .values import Values, entry_of

_MOST_SHARED = 60
"""Characters of a cell that other rows may well have too: a country, a leader, topics; hardly a title."""


class Layout(NamedTuple):
    """The columns of a table that have room, how wide each is, and its cells; the heads of its sections."""

    columns: list[Column]
    widths: list[int]
    cells: dict[str, list[RichText]]
    sections: list[tuple[str, int]]


def table(
    values: Values, rows: Sequence[Row], kind: str, paths: Sequence[str], width: int | None
) -> RenderableType | None:
    """The rows as a table, or None where `width` columns are too few for it; None is no limit.

    A kind's own columns are chosen by the room that there is, and meetings are the heads of sections
    where several are listed one after the other.
    """
    shown = layout(values, rows, kind, paths, width)
    if shown is None:
        return None
    columns = [
        TableColumn(
            RichText(values.heading(kind, column.path), HEAD),
            width,
            is_right=_is_number(kind, column.path),
            is_whole=not column.least,
        )
        for column, width in zip(shown.columns, shown.widths, strict=True)
    ]
    cells = list(zip(*(shown.cells[column.path] for column in shown.columns), strict=True))
    if not shown.sections:
        return Rows(columns, cells, has_head=True)
    page: list[RenderableType] = [Rows(columns, [], has_head=True)]
    at = 0
    for number, (head, size) in enumerate(shown.sections):
        page += [*([""] if number else []), RichText(visible(head), HEAD)]
        page.append(Rows(columns, cells[at : at + size]))
        at += size
    return Group(*page)


def layout(
    values: Values, rows: Sequence[Row], kind: str, paths: Sequence[str], width: int | None
) -> Layout | None:
    """The table of `rows` in at most `width` columns; None where it has no room."""
    occasions = [_occasion(row) for row in rows] if kind in SPOKEN and not paths else []
    sections = _sections(values, occasions)
    columns = [Column(path, _least(kind, path)) for path in paths] or _own_columns(values, rows, kind)
    if len({*occasions}) > 1 and not sections:
        columns.insert(1, DATE)
    cells = _cells(values, rows, columns)
    sizes = {
        column.path: _size(column, values.heading(kind, column.path), cells[column.path])
        for column in columns
    }

    def fits(shown: Sequence[Column]) -> bool:
        return width is None or total_width(sizes[each.path].least for each in shown) <= width

    kept, dropped = list(columns), []
    while not fits(kept):
        dull = [column for column in kept[1:] if not paths and _is_dull(cells[column.path])]
        last = max(dull or kept, key=lambda column: column.optional)
        if not (dull or last.optional):
            return None
        kept.remove(last)
        dropped += [] if dull else [last]
    for column in reversed(dropped):  # a narrow one may have room where a wide one had none
        wider = [each for each in columns if each in (*kept, column)]
        kept = wider if fits(wider) else kept
    return Layout(kept, fitted([sizes[each.path] for each in kept], width), cells, sections)


def _cells(values: Values, rows: Sequence[Row], columns: Sequence[Column]) -> dict[str, list[RichText]]:
    """The cells of each column. Each row is read once, and what cells share is kept once."""
    cells: dict[str, list[RichText]] = {column.path: [] for column in columns}
    known: dict[tuple[str, object], RichText] = {}
    for row in rows:
        for column in columns:
            cell = _cell(values, row, column)
            is_plain = not cell.spans and len(cell) <= _MOST_SHARED
            cells[column.path].append(known.setdefault((cell.plain, cell.style), cell) if is_plain else cell)
    return cells


def _own_columns(values: Values, rows: Sequence[Row], kind: str) -> list[Column]:
    columns = [*SHAPES[kind].table]
    if PLACE in columns and not any(values.place(row) for row in rows):
        columns.remove(PLACE)
    is_addressed = kind in ADDRESSED and not values.links
    return [*columns, *([ADDRESS] if is_addressed else [])]


def _cell(values: Values, row: Row, column: Column) -> RichText:
    if column == PLACE:
        return RichText(values.place(row))
    return RichText((row[column.path] or "")[:4]) if column.by_year else values.cell(row, column.path)


def _is_dull(cells: Sequence[RichText]) -> bool:
    """Whether all rows say the same, which one need not see in each."""
    return len(cells) > 1 and len({cell.plain for cell in cells}) == 1


def _least(kind: str, path: str) -> int:
    """How far a column that was asked for may be narrowed: sentences and lists may, codes may not."""
    own = {column.path: column.least for column in SHAPES[kind].table}
    if path in own:
        return own[path]
    entry = entry_of(kind, path)
    if entry is None:
        return 0
    if len(field_columns(path, kinds_of(kind))) > 1 or path.endswith((".en", ".ru")):
        return SENTENCE
    if entry.type.form in ("quotation", "address") or path.endswith("title"):
        return SENTENCE
    return NAMES if entry.type.is_list else 0


def _size(column: Column, heading: str, cells: Sequence[RichText]) -> Size:
    needed = cell_len(heading)
    widest = max([needed, *(cell.cell_len for cell in cells)])
    least = max(min(widest, column.least), needed) if column.least else widest
    return Size(least, widest, gives_way=column.least == NAMES)


def _sections(values: Values, occasions: Sequence[tuple[str, str]]) -> list[tuple[str, int]]:
    """The heads of sections with the number of their rows; none unless meetings stand in order of time."""
    runs = [(when, len(list(run))) for when, run in groupby(occasions)]
    in_order = sorted({when for when, _ in runs})
    if len(runs) < 2 or [when for when, _ in runs] not in (in_order, in_order[::-1]):
        return []
    return [(values.name("meeting", id_, long=True), size) for (_, id_), size in runs]


def _occasion(row: Row) -> tuple[str, str]:
    """The date and the id of the meeting that a row belongs to."""
    return row["date"], row["meeting"]


def _is_number(kind: str, path: str) -> bool:
    shape, entry = SHAPES[kind], entry_of(kind, path)
    is_counted = path in shape.counted or path in shape.counted_in_tables
    return is_counted or (entry is not None and entry.type.form == "number" and not entry.type.is_list)
