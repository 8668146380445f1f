"""Records as text for other programs: the same bytes whatever the language, terminal or locale."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from ..records import columns as record_columns
from ..records.fields import field_columns
from ..records.rows import as_object, is_record, read
from ..text.steering import escaped, steering, visible

_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|#~&"})
_CSV_KEEPS = "\t\n"
"""Steering characters that CSV keeps, in quotes."""
_CSV_QUOTED = frozenset(',";\t\n')
"""Characters that put a cell in quotes. By default LibreOffice splits at semicolons and tabs as well."""


class Layout(NamedTuple):
    """Which fields a text shows, and how."""

    paths: Sequence[str] = ()
    """The fields to give, in order; without them all (objects), or `columns`, or the kinds' own (rows)."""

    columns: Sequence[str] = ()
    brief: bool = False
    """Fewer of the kinds' own columns."""

    header: bool = True
    """A first line of column names (tsv, csv)."""

    tagged: bool = False
    """The kind of each record first."""

    single: bool = False
    """One record, not an array of one (json)."""

    ascii: bool = False
    """Escape all else (objects)."""


WHOLE = Layout()
"""All fields, with a header."""


class Format(NamedTuple):
    """A format of records, for programs."""

    name: str
    write: Callable[[Sequence[Any], Sequence[str], Layout], str]
    """Records, the kinds that may be among them, and their layout, to text of whole lines."""

    endings: Sequence[str] = ()
    """Extensions of files in this format."""

    short: int = 0
    """Its place among the options `--NAME` that are short for `--format NAME`; 0 where there is none."""


def export(records: Sequence[Any], format: str, kinds: Sequence[str], layout: Layout = WHOLE) -> str:
    """`records`, which may be of these `kinds`, as text in one of FORMATS."""
    return FORMATS[format].write(records, kinds, layout)


AT_ONCE = 500
"""Records that are written at a time: memory is for these, however many there are."""


def pieces(
    records: Sequence[Any], format: str, kinds: Sequence[str], layout: Layout = WHOLE
) -> Iterator[str]:
    """The same text as `export`, piece by piece."""
    some = records[:AT_ONCE]
    text = export(some, format, kinds, layout)
    if layout.single or not len(some):
        yield text
        return
    end = _ENDS.get(format, "")
    yield text.removesuffix(end)
    further: Callable[[str], str] = _CONTINUED.get(format, str)
    for start in range(AT_ONCE, len(records), AT_ONCE):
        some = records[start : start + AT_ONCE]
        yield further(export(some, format, kinds, layout._replace(header=False)).removesuffix(end))
    yield end


_ENDS = {"json": "\n]\n"}
"""What closes the whole of a text, by format."""

_CONTINUED: dict[str, Callable[[str], str]] = {
    "json": lambda text: text.replace("[", ",", 1),
    "md": lambda text: text.split("\n", 2)[2],  # a table has a header always
}
"""How the text of further records goes on, by format; others just do."""


def cell(value: Any) -> str:
    """A value as one cell: lists joined by `;`, citations and participants as ids, texts as their text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return ";".join(cell(item) for item in value)
    if isinstance(value, dict) or is_record(value):
        parts = (read(value, name) for name in ("id", "leader", "text", "en"))
        return cell(next((part for part in parts if part is not None), None))
    return str(value)


def columns(kinds: Sequence[str], layout: Layout) -> list[str]:
    """The columns of rows; a bilingual field takes one a language."""
    if layout.paths:
        return list(dict.fromkeys(part for path in layout.paths for part in field_columns(path, kinds)))
    if layout.columns:
        return list(layout.columns)
    tag = ["kind"] if layout.tagged else []
    own = [path for kind in kinds for path in record_columns.columns(kind, brief=layout.brief)]
    return list(dict.fromkeys(tag + own))


def _table(records: Sequence[Any], kinds: Sequence[str], layout: Layout) -> tuple[list[str], list[list[str]]]:
    """The names of the columns, and the cells of each record."""
    paths = columns(kinds, layout)
    rows = [[cell(read(record, path)) for path in paths] for record in records]
    return _head(paths), rows


def _head(paths: Sequence[str]) -> list[str]:
    return [path.replace(".", "_") for path in paths]


def _objects(records: Sequence[Any], layout: Layout) -> list[dict[str, Any]]:
    return [as_object(record, layout.paths, tagged=layout.tagged) for record in records]


def to_json(data: Any, ascii: bool = False, indent: int | None = None) -> str:
    """JSON-like data as JSON, safe to print on a terminal; `ascii` escapes all other characters."""
    # json itself escapes only C0 of the steering characters.
    text = json.dumps(data, ensure_ascii=ascii, indent=indent)
    return steering().sub(lambda match: match[0] if match[0] == "\n" else _json_escape(match[0]), text)


def _json_escape(char: str) -> str:
    return json.dumps(char)[1:-1] if ord(char) > 0x9F else f"\\u{ord(char):04x}"


def _json_array(records: Sequence[Any], kinds: Sequence[str], layout: Layout) -> str:
    objects = _objects(records, layout)
    shown = objects[0] if layout.single and objects else objects
    return to_json(shown, layout.ascii, indent=2) + "\n"


def _json_lines(records: Sequence[Any], kinds: Sequence[str], layout: Layout) -> str:
    return "".join(to_json(each, layout.ascii) + "\n" for each in _objects(records, layout))


def _yaml(records: Sequence[Any], kinds: Sequence[str], layout: Layout) -> str:
    from ..loading.plain_yaml import dump

    return dump(_objects(records, layout), ascii=layout.ascii, for_others=True)


def _tsv(records: Sequence[Any], kinds: Sequence[str], layout: Layout) -> str:
    head, rows = _table(records, kinds, layout)
    lines = ["\t".join(head)] if layout.header else []
    lines += ("\t".join(visible(each.replace("\\", "\\\\")) for each in row) for row in rows)
    return "".join(f"{line}\n" for line in lines)


def _csv(records: Sequence[Any], kinds: Sequence[str], layout: Layout) -> str:
    head, rows = _table(records, kinds, layout)
    return "".join(map(csv_line, [head, *rows] if layout.header else rows))


def csv_line(cells: Sequence[str]) -> str:
    """A line of CSV (RFC 4180, but for its end)."""
    line = ",".join(map(_csv_cell, cells))
    return f"{line}\n" if line else '""\n'  # an empty line would be no row


def _csv_cell(text: str) -> str:
    # The csv module quotes all cells or those that it must, and splits at what it was told to alone.
    if not text.isprintable():
        text = steering().sub(lambda match: match[0] if match[0] in _CSV_KEEPS else escaped(match[0]), text)
    return text if _CSV_QUOTED.isdisjoint(text) else '"{}"'.format(text.replace('"', '""'))


def in_markdown(text: str) -> str:
    """`text` as one line of Markdown that renders as exactly this text."""
    return visible(text).translate(_MARKDOWN)


def _markdown(records: Sequence[Any], kinds: Sequence[str], layout: Layout) -> str:
    paths = columns(kinds, layout)
    rows = ([_markdown_cell(record, path) for path in paths] for record in records)
    lines = [_head(paths), ["---"] * len(paths), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _markdown_cell(record: Any, path: str) -> str:
    """A value as a cell; an address, and a citation whose source's address was joined to it, as a link."""
    value = read(record, path)
    urls = read(record, f"{path}.url")
    if path.rpartition(".")[2] == "url":
        return "; ".join(f"<{_address(url)}>" for url in _flat(value))
    if any(_flat(urls)):
        pairs = zip(_flat(value), _flat(urls), strict=True)
        return "; ".join(f"[{in_markdown(cell(each))}](<{_address(url)}>)" for each, url in pairs)
    return in_markdown(cell(value))


def _flat(value: Any) -> list[Any]:
    """The values in a list, however nested; of a single value itself, of none nothing."""
    if isinstance(value, tuple | list):
        return [part for each in value for part in _flat(each)]
    return [] if value is None else [value]


def _address(url: str) -> str:
    """An address between angle brackets in a table, where an ampersand could begin an entity."""
    from .urls import encoded

    return encoded(url).replace("&", "&amp;")


def _ids(records: Sequence[Any], kinds: Sequence[str], layout: Layout) -> str:
    ids = (read(record, "name" if kinds[0] == "field" else "id") for record in records)
    return "".join(f"{visible(id_)}\n" for id_ in ids)


FORMATS = {
    each.name: each
    for each in (
        Format("tsv", _tsv, (".tsv",), short=4),
        Format("csv", _csv, (".csv",), short=3),
        Format("json", _json_array, (".json",), short=1),
        Format("jsonl", _json_lines, (".jsonl",), short=2),
        Format("yaml", _yaml, (".yaml", ".yml")),
        Format("md", _markdown, (".md",)),
        Format("ids", _ids),
    )
}
"""The formats of records for programs, by name: a new one is a function and an entry here."""
