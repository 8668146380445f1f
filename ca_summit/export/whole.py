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
from .part import Part

FILE_TYPES = {
    **{".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".tsv": "tsv", ".yaml": "yaml", ".yml": "yaml"},
    **{".md": "md", ".sqlite": "sqlite", ".db": "sqlite", ".xlsx": "xlsx"},
}
"""Extensions of files to their types."""

DATABASE, WORKBOOK, PACKAGE, METADATA = "sqlite", "xlsx", "package", "datasette"
"""Types of their own: a file of a program, another one, a folder of files, what Datasette is told."""

TYPES = (*dict.fromkeys(FILE_TYPES.values()), PACKAGE, METADATA)

NOT_TEXT = (DATABASE, WORKBOOK, PACKAGE)

_METADATA_FILE = "datasette.yaml"


def type_of(file: Path, named: str | None, *, is_folder: bool = False) -> str:
    """The type of `file`: as `named`, or by its name; a folder is a package.

    Standard output, `-`, is for text only, whose type is to be named. Raises UsageError if the type is
    unknown, or not one for this place.
    """
    is_stream = file == Path("-") and not is_folder
    kind = named or (PACKAGE if is_folder else _by_name(file))
    if kind is None:
        if is_stream:
            known = ", ".join(each for each in TYPES if each not in NOT_TEXT)
            raise UsageError(
                Message("for standard output give the format with --format"),
                Message("known: {known}", known=known),
            )
        known = ", ".join([*FILE_TYPES, "FOLDER/"])
        unknown = Message("unknown extension '{ending}'", ending=file.suffix)
        hint = Message("known: {known}; or give the format with --format", known=known)
        raise UsageError(unknown if file.suffix else Message("'{file}' has no extension", file=file), hint)
    if is_stream and kind in NOT_TEXT:
        raise UsageError(
            Message("{format} cannot be written to standard output", format=kind),
            Message("give a file name"),
        )
    if is_folder and kind != PACKAGE:
        raise UsageError(
            Message("{format} is a file, and '{file}/' is a folder", format=kind, file=file),
            Message("give a file name"),
        )
    return kind


def _by_name(file: Path) -> str | None:
    return METADATA if file.name.lower() == _METADATA_FILE else FILE_TYPES.get(file.suffix.lower())


def pieces(
    summit: Summit, file_type: str, lang: Lang, *, part: Part | None = None, ascii: bool = False
) -> Iterator[str]:
    """The whole of `summit` as a text file of one of TYPES, piece by piece; only `md` follows `lang`.

    `part` says which part of a data set it is, where there is room for it. csv and tsv have the initiatives
    only. `ascii` escapes all other characters in JSON and YAML.
    """
    if file_type in ("csv", "tsv"):
        return formats.pieces(summit.find("initiative").rows(), file_type, ["initiative"])
    if file_type == "md":
        from .booklet import booklet

        return booklet(summit, lang, part)
    if file_type == METADATA:
        from .metadata import datasette

        return iter([datasette(summit, part.words if part else "", ascii=ascii)])
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
