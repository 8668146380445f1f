"""A whole data set as one text, for programs and for people."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..language.languages import Lang
from ..language.messages import Message
from ..query.extract import plain_data
from ..query.summit import Summit
from ..records.kinds import REGISTERS
from ..records.rows import Row
from .formats import export, to_json

ENDINGS = {
    **{".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".tsv": "tsv", ".yaml": "yaml", ".yml": "yaml"},
    **{".md": "md", ".sqlite": "sqlite", ".db": "sqlite"},
}
"""Endings of files, and the kind of file that each stands for."""

DATABASE = "sqlite"
"""The kind that is no text."""


def kind_of(file: Path, named: str | None) -> str:
    """The kind of `file`: as it is `named`, or by its ending; `-` is standard output, for text only.

    Raises UsageError where it can't be told or can't be.
    """
    kind = named or ENDINGS.get(file.suffix.lower())
    if kind is None:
        unknown = Message("unknown extension '{ending}'", ending=file.suffix)
        hint = Message("known: {known}; or name the kind with --format", known=", ".join(ENDINGS))
        raise UsageError(unknown if file.suffix else Message("'{file}' has no extension", file=file), hint)
    if kind == DATABASE and file == Path("-"):
        raise UsageError(
            Message("a SQLite database cannot be written to standard output"), Message("give a file name")
        )
    return kind


def text(summit: Summit, kind: str, lang: Lang, *, ascii: bool = False) -> str:
    """The whole of `summit` as text of a kind in ENDINGS; only `md` is for people and follows `lang`.

    `ascii` escapes all else in JSON and YAML.
    """
    if kind in ("csv", "tsv"):
        return export(summit.find("initiative").rows(), kind, ["initiative"])
    if kind == "md":
        from .booklet import booklet

        return booklet(summit, lang)
    return _OBJECTS[kind](summit, ascii)


def _json(summit: Summit, ascii: bool) -> str:
    registers = {name: summit.find(kind).rows() for name, kind in REGISTERS.items()}
    return to_json({"dataset": summit.about, **registers}, ascii, indent=2) + "\n"


def _json_lines(summit: Summit, ascii: bool) -> str:
    rows = (row for kind in REGISTERS.values() for row in summit.find(kind).rows())
    lines = [{"kind": "dataset", **summit.about}, *map(_tagged, rows)]
    return "".join(f"{to_json(line, ascii)}\n" for line in lines)


def _tagged(row: Row) -> dict[str, Any]:
    """A record with its kind; a publisher's own `kind` is its `type`."""
    return {"kind": row.kind, **{"type" if name == "kind" else name: value for name, value in row.items()}}


def _yaml(summit: Summit, ascii: bool) -> str:
    from ..loading.plain_yaml import dump

    return dump(plain_data(summit), inline=frozenset({"id", "paragraph"}), ascii=ascii)


_OBJECTS: dict[str, Callable[[Summit, bool], str]] = {"json": _json, "jsonl": _json_lines, "yaml": _yaml}
