"""Records as JSON-like data: from a dataclass and back, and the value of a field by its dotted name."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, overload

from .kinds import CITING_PARTS, TEXT_LANGS

R = TypeVar("R")


class Row(dict[str, Any]):
    """A record as JSON-like data, in the form a store keeps."""

    __slots__ = ("kind",)

    def __init__(self, kind: str, data: dict[str, Any]) -> None:
        super().__init__(data)
        self.kind = kind


class Found(Sequence[Row]):
    """Rows that are read when they are needed, anew each time: all of them may be more than memory holds.

    `read` gives the rows with some of `numbers`, in the order of these.
    """

    def __init__(self, read: Callable[[Sequence[int]], Iterator[Row]], numbers: Sequence[int]) -> None:
        self._read = read
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[Row]:
        return self._read(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> "Found": ...

    def __getitem__(self, place: int | slice) -> "Row | Found":
        if isinstance(place, slice):
            return Found(self._read, self._numbers[place])
        return next(self._read([self._numbers[place]]))

    def picked(self, places: Iterable[int]) -> "Found":
        """The rows at these places, in this order."""
        return Found(self._read, [self._numbers[place] for place in places])


def picked(records: Sequence[R], places: Sequence[int]) -> Sequence[R]:
    """The records at these places, in this order; where they are not read yet, they stay so."""
    if isinstance(records, Found):
        return records.picked(places)  # type: ignore[return-value] # these are rows
    return [records[place] for place in places]


def is_record(value: Any) -> bool:
    """Whether `value` is a dataclass: dataclasses.is_dataclass, without the cost of its import."""
    return hasattr(value, "__dataclass_fields__")


def kind_of(record: Any) -> str:
    """The kind of `record`, a dataclass or a Row: `initiative`, `quote`, …"""
    return record.kind if isinstance(record, Row) else type(record).__name__.lower()


def read(record: Any, path: str) -> Any:
    """The value of a field (`title`) or of a part of it (`title.ru`); None if there is none.

    Of a field that holds a list, the part of each item. What a row has under a whole path was put there
    from other records (query.joined).
    """
    if isinstance(record, Row) and path in record:
        return record[path]
    if path == "kind" and (kind := kind_of(record)) not in ("hit", "field"):
        return kind
    if "." not in path:
        return _part(record, path)
    value = record
    for step in path.split("."):
        value = _part(value, step)
    return value


def _part(value: Any, name: str) -> Any:
    if isinstance(value, dict):
        return value.get(name)
    if isinstance(value, (tuple, list)):
        return tuple(_part(item, name) for item in value)
    return getattr(value, name, None)


def cited(record: Any) -> Sequence[Any]:
    """The citations of a record or part, be it plain data of a file, a Row or a dataclass."""
    source = read(record, "source")
    return [source] if source else read(record, "sources") or ()


def with_parts(record: Any) -> Iterator[Any]:
    """A record, then those of its parts that may cite sources of their own."""
    yield record
    for name in CITING_PARTS:
        yield from read(record, name) or ()


def as_object(record: Any, paths: Sequence[str] = (), *, tagged: bool = False) -> dict[str, Any]:
    """A record as JSON-like data: all fields, or those in `paths`, with None for what is not given.

    `tagged` adds its kind as the first field.
    """
    if paths:
        return {path: _plain(read(record, path)) for path in paths}
    tag = {"kind": kind_of(record)} if tagged else {}
    return {**tag, **(record if isinstance(record, Row) else _plain(record))}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value or None
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    names = _field_names(value.__class__)
    if names == TEXT_LANGS:
        return {lang: text for lang in TEXT_LANGS if (text := _plain(getattr(value, lang)))} or None
    return {name: _plain(getattr(value, name)) for name in names} if names else value


@cache
def _field_names(record: type) -> tuple[str, ...]:
    """The names of the fields of a dataclass; () for any other class."""
    return tuple(getattr(record, "__dataclass_fields__", ()))


def as_record(record: type[R], data: Mapping[str, Any]) -> R:
    """A dataclass `record` from JSON-like data: the reverse of `as_object`, and what a file is built with.

    The annotations of the class decide: a list becomes a tuple, a mapping a dataclass. What `data` does
    not give, or gives as None, is "", an empty tuple or an empty text where the type has one, else None.
    """
    converters = _converters(record)  # type: ignore[arg-type] # a class is hashable
    return record(**{name: convert(data.get(name)) for name, convert in converters})


@cache
def _converters(record: type[Any]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    from dataclasses import fields  # not at the top: a query in a pipe does without

    return tuple((field.name, _converter(field.type)) for field in fields(record))


def _converter(annotation: Any) -> Callable[[Any], Any]:
    """What makes JSON-like data a value of the type `annotation`."""
    if annotation is str:
        return lambda value: value or ""
    if get_origin(annotation) is tuple:
        item = _converter(get_args(annotation)[0])
        return lambda value: tuple(map(item, value or ()))
    if _field_names(annotation) == TEXT_LANGS:
        return lambda value: as_record(annotation, value or {})
    if is_record(annotation):
        return lambda value: value if value is None else as_record(annotation, value)
    return lambda value: value
