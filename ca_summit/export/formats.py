"""Records to text for other programs: the same bytes whatever the language, the terminal or the locale."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..records import columns as record_columns
from ..records.fields import parts
from ..records.rows import as_object, is_record, read
from ..text.steering import escaped, steering, visible

FORMATS = ("tsv", "csv", "json", "jsonl", "yaml", "md", "ids")

_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|#~&"})
_CSV_KEEPS = "\t\n"
"""Steering characters that stay in CSV, between quotation marks; csv does not quote a lone `\\r`."""


def export(
    records: Sequence[Any],
    format: str,
    kinds: Sequence[str],
    *,
    paths: Sequence[str] = (),
    columns: Sequence[str] = (),
    brief: bool = False,
    header: bool = True,
    tagged: bool = False,
    ascii: bool = False,
) -> str:
    """`records` as text in one of FORMATS, whole lines.

    `kinds` are the kinds that may be among them; `paths` the fields to give, in order, otherwise all
    fields (json, jsonl, yaml) or `columns`, or the kinds' own (`brief`: fewer of them); `header` a first
    line of column names (tsv, csv); `tagged` puts each record's kind first; `ascii` escapes all else in JSON.
    """
    if format == "ids":
        ids = (read(record, "name" if kinds[0] == "field" else "id") for record in records)
        return "".join(f"{visible(id_)}\n" for id_ in ids)
    if format in ("json", "jsonl", "yaml"):
        return _OBJECTS[format]([as_object(record, paths, tagged=tagged) for record in records], ascii)
    columns = (not paths and columns) or _columns(kinds, paths, brief=brief, tagged=tagged)
    rows = [[cell(read(record, path)) for path in columns] for record in records]
    head = [path.replace(".", "_") for path in columns]
    return _ROWS[format](head if header or format == "md" else None, rows)


def one_object(record: Any, *, paths: Sequence[str] = (), ascii: bool = False) -> str:
    """One record as one JSON object, its kind first."""
    return to_json(as_object(record, paths, tagged=True), ascii, indent=2) + "\n"


def cell(value: Any) -> str:
    """A value in one cell of a row: lists joined by `;`, a citation by the id of its source."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return ";".join(cell(item) for item in value)
    if isinstance(value, dict) or is_record(value):
        shown = (read(value, name) for name in ("id", "leader", "text", "en"))
        return cell(next((part for part in shown if part is not None), None))
    return str(value)


def _columns(kinds: Sequence[str], paths: Sequence[str], *, brief: bool, tagged: bool) -> list[str]:
    """The columns of rows; a bilingual field takes one a language."""
    if paths:
        return list(dict.fromkeys(part for path in paths for part in parts(path, kinds)))
    tag = ["kind"] if tagged else []
    return list(
        dict.fromkeys(tag + [path for kind in kinds for path in record_columns.columns(kind, brief=brief)])
    )


def to_json(data: Any, ascii: bool = False, indent: int | None = None) -> str:
    """JSON-like data as JSON in which no character steers a terminal; `ascii` escapes all else."""
    # JSON escapes C0 by itself; the other steering characters are escaped so that no terminal obeys them.
    text = json.dumps(data, ensure_ascii=ascii, indent=indent)
    return steering().sub(lambda match: match[0] if match[0] == "\n" else _json_escape(match[0]), text)


def _json_escape(char: str) -> str:
    return json.dumps(char)[1:-1] if ord(char) > 0x9F else f"\\u{ord(char):04x}"


def _json_array(objects: list[Any], ascii: bool) -> str:
    return to_json(objects, ascii, indent=2) + "\n"


def _json_lines(objects: list[Any], ascii: bool) -> str:
    return "".join(to_json(each, ascii) + "\n" for each in objects)


def _yaml(objects: list[Any], ascii: bool) -> str:
    from ..loading.plain_yaml import dump

    return dump(objects, ascii=ascii, for_others=True)


def _tsv(head: list[str] | None, rows: Iterable[list[str]]) -> str:
    lines = ["\t".join(head)] if head else []
    lines += ("\t".join(visible(each.replace("\\", "\\\\")) for each in row) for row in rows)
    return "".join(f"{line}\n" for line in lines)


def _csv(head: list[str] | None, rows: Iterable[list[str]]) -> str:
    def kept(match: Any) -> str:
        return match[0] if match[0] in _CSV_KEEPS else escaped(match[0])

    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if head:
        writer.writerow(head)
    writer.writerows([steering().sub(kept, each) for each in row] for row in rows)
    return out.getvalue()


def in_markdown(text: str) -> str:
    """`text` as Markdown that shows it as it is, on one line."""
    return visible(text).translate(_MARKDOWN)


def _markdown(head: list[str] | None, rows: Iterable[list[str]]) -> str:
    head = head or []
    lines = [
        head,
        ["---"] * len(head),
        *([in_markdown(each) for each in row] for row in rows),
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


_OBJECTS: dict[str, Callable[[list[Any], bool], str]] = {
    "json": _json_array,
    "jsonl": _json_lines,
    "yaml": _yaml,
}
_ROWS: dict[str, Callable[[list[str] | None, Iterable[list[str]]], str]] = {
    "tsv": _tsv,
    "csv": _csv,
    "md": _markdown,
}
