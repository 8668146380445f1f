"""A whole data set as one text, for programs or readers."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..language.languages import Lang
from ..language.messages import Message
from ..query.extract import sections
from ..query.summit import Summit
from ..records.kinds import REGISTERS
from ..records.rows import Row
from . import formats
from .formats import Layout, to_json

FILE_TYPES = {
    **{".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".tsv": "tsv", ".yaml": "yaml", ".yml": "yaml"},
    **{".md": "md", ".sqlite": "sqlite", ".db": "sqlite"},
}
"""Extensions of files to their types."""

DATABASE = "sqlite"
"""The only type that is not text."""


def type_of(file: Path, named: str | None) -> str:
    """The type of `file`: as `named`, or by its extension; `-` is standard output, for text only.

    Raises UsageError if the extension is unknown, or if a database is to go to standard output.
    """
    file_type = named or FILE_TYPES.get(file.suffix.lower())
    if file_type is None:
        unknown = Message("unknown extension '{ending}'", ending=file.suffix)
        hint = Message("known: {known}; or give the format with --format", known=", ".join(FILE_TYPES))
        raise UsageError(unknown if file.suffix else Message("'{file}' has no extension", file=file), hint)
    if file_type == DATABASE and file == Path("-"):
        raise UsageError(
            Message("a SQLite database cannot be written to standard output"), Message("give a file name")
        )
    return file_type


def pieces(summit: Summit, file_type: str, lang: Lang, *, ascii: bool = False) -> Iterator[str]:
    """The whole of `summit` as a text file of a type in FILE_TYPES, piece by piece; only `md` follows `lang`.

    csv and tsv have the initiatives only. `ascii` escapes all other characters in JSON and YAML.
    """
    if file_type in ("csv", "tsv"):
        return formats.pieces(summit.find("initiative").rows(), file_type, ["initiative"])
    if file_type == "md":
        from .booklet import booklet

        return booklet(summit, lang)
    return _WRITERS[file_type](summit, ascii)


def _json(summit: Summit, ascii: bool) -> Iterator[str]:
    """An object of registers, each an array: as json.dumps indents it."""
    yield f'{{\n  "dataset": {_indented(to_json(summit.about, ascii, indent=2))}'
    for name, kind in REGISTERS.items():
        yield f',\n  "{name}": '
        for piece in formats.pieces(summit.find(kind).rows(), "json", [kind], Layout(ascii=ascii)):
            yield _indented(piece.removesuffix("\n"))
    yield "\n}\n"


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def _json_lines(summit: Summit, ascii: bool) -> Iterator[str]:
    yield f"{to_json({'kind': 'dataset', **summit.about}, ascii)}\n"
    for kind in REGISTERS.values():
        for row in summit.find(kind).rows():
            yield f"{to_json(_tagged(row), ascii)}\n"


def _tagged(row: Row) -> dict[str, Any]:
    """A record with its kind; the field `kind` of publishers becomes `type`."""
    return {"kind": row.kind, **{"type" if name == "kind" else name: value for name, value in row.items()}}


def _yaml(summit: Summit, ascii: bool) -> Iterator[str]:
    from ..loading.plain_yaml import dump

    for name, section in sections(summit):
        for number, part in enumerate(section):
            text = dump({name: part}, inline=frozenset({"id", "paragraph"}), ascii=ascii)
            yield text if not number else text.partition("\n")[2]  # the name of a section stands once


_WRITERS: dict[str, Callable[[Summit, bool], Iterator[str]]] = {
    "json": _json,
    "jsonl": _json_lines,
    "yaml": _yaml,
}
