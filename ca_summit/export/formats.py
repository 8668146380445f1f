"""Records as text for other programs: the same bytes whatever the language, terminal or locale."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..records import columns as record_columns
from ..records.fields import field_columns
from ..records.rows import as_object, is_record, read
from ..text.steering import escaped, steering, visible

FORMATS = ("tsv", "csv", "json", "jsonl", "yaml", "md", "ids")

_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|#~&"})
_CSV_KEEPS = "\t\n"
"""Steering characters that CSV keeps, in quotes; not `\\r`, since the csv module does not quote it."""


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
    """`records` as text in one of FORMATS, as whole lines.

    `kinds` are the kinds that may be among them. `paths` are the fields to write, in order; without them,
    json, jsonl and yaml have all fields, the others have `columns` or those of the kinds (fewer if `brief`).
    `header` adds a line of column names to tsv and csv, `tagged` the kind of each record as its first field;
    `ascii` escapes all other characters in JSON and YAML.
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
    """One record as a JSON object, its kind first."""
    return to_json(as_object(record, paths, tagged=True), ascii, indent=2) + "\n"


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


def _columns(kinds: Sequence[str], paths: Sequence[str], *, brief: bool, tagged: bool) -> list[str]:
    """The columns of rows; a bilingual field has one for each language."""
    if paths:
        return list(dict.fromkeys(part for path in paths for part in field_columns(path, kinds)))
    tag = ["kind"] if tagged else []
    return list(
        dict.fromkeys(tag + [path for kind in kinds for path in record_columns.columns(kind, brief=brief)])
    )


def to_json(data: Any, ascii: bool = False, indent: int | None = None) -> str:
    """JSON-like data as JSON, safe to print on a terminal; `ascii` escapes all other characters."""
    # json itself escapes only C0 of the steering characters.
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
    """`text` as one line of Markdown that renders as exactly this text."""
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
