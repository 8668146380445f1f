"""The fields of records, by dotted names: `title`; `title.ru`, a part of it; `sources.url`, of each."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, get_args

from ..errors import UsageError
from ..language.messages import Message, did_you_mean
from ..records.kinds import TEXT_LANGS
from .kinds import class_of


def checked(paths: Sequence[str], kinds: Sequence[str], only: Sequence[str] = ()) -> tuple[str, ...]:
    """`paths`, if each is a field of at least one of `kinds`, or of `only` if that is not empty.

    The name of a column (`title_ru`) is accepted for its field. Raises UsageError, with the known fields, if
    one is unknown.
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
            hint = did_you_mean(path, ("kind", *known, *by_column), listed)
            raise UsageError(Message("unknown field '{name}'", name=path), hint)
        result.append(path if path in known else by_column.get(path, path))
    return tuple(result)


def paths_of(kinds: Sequence[str]) -> list[str]:
    """The dotted names of all fields of records of `kinds`, and of the parts of these fields."""
    return list(dict.fromkeys(path for kind in kinds for path in _paths_in(class_of(kind))))


@cache
def _paths_in(record: type) -> tuple[str, ...]:
    return tuple(_walk(record, ""))


def _walk(record: type, prefix: str) -> Iterator[str]:
    from dataclasses import fields, is_dataclass

    for field in fields(record):
        if field.name == "record":
            continue  # a hit has the fields of the record found as its own
        path = prefix + field.name
        yield path
        part = next((each for each in (field.type, *get_args(field.type)) if is_dataclass(each)), None)
        if isinstance(part, type):
            yield from _walk(part, f"{path}.")
        if part is class_of("citation"):
            yield from (f"{path}.{each.name}" for each in fields(class_of("source")) if each.name != "id")


def source_step(path: str) -> tuple[str, str] | None:
    """Where a path leads into a cited source: the citation and the field of the source.

    `documents.sources.url` is `("documents.sources", "url")`; None for any other path.
    """
    place, _, name = path.rpartition(".")
    is_cited = place.rpartition(".")[2] in ("source", "sources")
    return (place, name) if is_cited and name not in ("id", "paragraph") else None


def type_name(field_type: Any) -> str:
    """A field's type in words: `text`, `number`, `true or false`, `{en, ru}`, `list of …`."""
    arguments = [each for each in get_args(field_type) if each not in (Ellipsis, type(None))]
    if arguments:
        inner = type_name(arguments[0])
        return f"list of {inner}" if getattr(field_type, "__origin__", None) is tuple else inner
    names = {str: "text", int: "number", bool: "true or false", class_of("text"): "{en, ru}"}
    return names.get(field_type) or str(field_type.__name__).lower()


def field_columns(path: str, kinds: Sequence[str]) -> list[str]:
    """The columns of the field `path`: one for each language if it is bilingual wherever it is."""
    having = [known for kind in kinds if path in (known := paths_of([kind]))]
    languages = [f"{path}.{lang}" for lang in TEXT_LANGS]
    columns = [column for column in languages if having and all(column in known for known in having)]
    return columns or [path]
