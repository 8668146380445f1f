"""The fields of records: which there are, which go into a table of rows, how one is read."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, get_args

from ..errors import UsageError
from ..language.messages import Message
from ..terms import LANGS
from ..text.folding import meant

MADE = ("hit", "field", "finding", "tally", "share")
"""Kinds of what is in no data set and only answers a question."""

KINDS = (
    *("initiative", "quote", "thread", "meeting", "document", "leader", "country", "topic", "source"),
    *MADE,
)
"""Kinds of what can be listed."""

PARTS = ("participant", "fact", "citation")
"""What records consist of."""


def class_of(kind: str) -> type:
    """The dataclass of a kind of record or of a part of one."""
    # Imported when it is asked for: to define all dataclasses takes longer than a query in a pipe.
    from .. import model

    found: type = getattr(model, kind.capitalize())
    return found


ROWS: dict[str, str] = {
    "initiative": "id meeting date country leader topics action creates horizon title.en title.ru"
    " summary.en summary.ru sources evidence",
    "quote": "id meeting date country leader initiative lang text translation.en translation.ru"
    " translator source source.paragraph",
    "meeting": "id number date country city.en city.ru name.en name.ru"
    " participants documents initiatives quotes",
    "document": "id meeting date status title.en title.ru sources",
    "leader": "id country name.en name.ru meetings initiatives quotes",
    "country": "id alpha3 name.en name.ru initiatives quotes wikidata",
    "topic": "id name.en name.ru initiatives quotes",
    "source": "id publisher date lang carries official initiatives quotes title url",
    "thread": "id first last title.en title.ru initiatives note.en note.ru",
    "hit": "id kind match stage",
    "field": "kind name type meaning.en meaning.ru",
    "finding": "id what paragraph status found",
    "tally": "country leader topic meeting action creates year initiatives",
    "share": "meeting number date city.en city.ru country initiatives",
}
"""Columns of `tsv` and `csv` with a header, by kind. They change only with a major version."""

BRIEF_ROWS: dict[str, str] = {
    "initiative": "id meeting country leader topics title.en title.ru",
    "quote": "id meeting country leader initiative text translation.en",
    "meeting": "id number date country city.en city.ru initiatives quotes",
    "document": "id meeting status title.en title.ru",
    "leader": "id country name.en name.ru initiatives quotes",
    "country": "id name.en name.ru initiatives quotes",
    "topic": "id name.en name.ru initiatives quotes",
    "source": "id publisher date lang initiatives quotes url",
    "thread": "id first last title.en title.ru initiatives",
    "hit": "id kind match",
    "field": "kind name type meaning.en meaning.ru",
    "finding": "id what paragraph status found",
    "tally": "country leader topic meeting action creates year initiatives",
    "share": "meeting number date city.en city.ru country initiatives",
}
"""Columns of the headerless `tsv` that a pipe gets, by kind."""


class Row(dict[str, Any]):
    """A record as JSON-like data, as a store keeps it."""

    __slots__ = ("kind",)

    def __init__(self, kind: str, data: dict[str, Any]) -> None:
        super().__init__(data)
        self.kind = kind


def kinds(kind: str) -> tuple[str, ...]:
    """The kinds whose fields a record of `kind` has: a hit has those of the record that was found, too."""
    return (kind, "initiative", "quote") if kind == "hit" else (kind,)


def is_record(value: Any) -> bool:
    """Whether `value` is a dataclass: dataclasses.is_dataclass without its import, for a query in a pipe."""
    return hasattr(value, "__dataclass_fields__")


def kind_of(record: Any) -> str:
    """The name of the kind of `record`, a dataclass or a Row: `initiative`, `quote`, …"""
    return record.kind if isinstance(record, Row) else type(record).__name__.lower()


def columns(kind: str, *, brief: bool) -> tuple[str, ...]:
    """The paths of the columns of a kind's rows."""
    return tuple((BRIEF_ROWS if brief else ROWS)[kind].split())


def read(record: Any, path: str) -> Any:
    """The value at a dotted path (`title.ru`); through a list, the values of its items; None if not there."""
    kind = kind_of(record)
    if kind == "hit" and not isinstance(record, Row) and path not in _paths(class_of("hit")):
        return read(record.record, path)
    if path == "kind" and kind not in ("hit", "field"):
        return kind
    value = record
    for step in path.split("."):
        value = _part(value, step)
    return value


def _part(value: Any, name: str) -> Any:
    if isinstance(value, tuple | list):
        return tuple(_part(item, name) for item in value)
    return value.get(name) if isinstance(value, dict) else getattr(value, name, None)


def checked(paths: Sequence[str], kinds: Sequence[str], only: Sequence[str] = ()) -> tuple[str, ...]:
    """`paths` as they are, if each is a field of at least one of `kinds`, or one of `only` if there are any.

    A column's name with underscores (`title_ru`) is understood as its path. Raises UsageError,
    which lists the known fields, if one is unknown.
    """
    if not paths:
        return ()
    known = list(only) or paths_of(kinds)
    by_column = {path.replace(".", "_"): path for path in known}
    result = []
    for path in paths:
        if path != "kind" and path not in known and path not in by_column:
            tops = [each for each in known if "." not in each]
            listed = Message("known fields: {known}", known=", ".join(["kind", *tops]))
            hint = meant(path, ("kind", *known, *by_column), listed)
            raise UsageError(Message("unknown field '{name}'", name=path), hint)
        result.append(path if path in known else by_column.get(path, path))
    return tuple(result)


def paths_of(kinds: Sequence[str]) -> list[str]:
    """The paths of all fields that records of at least one of `kinds` have, and of their parts."""
    return list(dict.fromkeys(path for kind in kinds for path in _paths(class_of(kind))))


@cache
def _paths(record: type) -> tuple[str, ...]:
    return tuple(_walk(record, ""))


def _walk(record: type, prefix: str) -> Iterator[str]:
    from dataclasses import fields, is_dataclass

    for field in fields(record):
        if field.name == "record":
            continue  # the fields of the record that was found are a hit's own
        path = prefix + field.name
        yield path
        part = next((each for each in (field.type, *get_args(field.type)) if is_dataclass(each)), None)
        if isinstance(part, type):
            yield from _walk(part, f"{path}.")


def type_name(field_type: Any) -> str:
    """A field's type in words: `text`, `number`, `true or false`, `{en, ru}`, `list of …`."""
    arguments = [each for each in get_args(field_type) if each not in (Ellipsis, type(None))]
    if arguments:
        inner = type_name(arguments[0])
        return f"list of {inner}" if getattr(field_type, "__origin__", None) is tuple else inner
    names = {str: "text", int: "number", bool: "true or false", class_of("text"): "{en, ru}"}
    return names.get(field_type) or str(field_type.__name__).lower()


def parts(path: str, kinds: Sequence[str]) -> list[str]:
    """The columns that the field at `path` takes: one a language where it is bilingual."""
    known = paths_of(kinds)
    languages = [f"{path}.{lang}" for lang in LANGS if f"{path}.{lang}" in known]
    return languages or [path]
