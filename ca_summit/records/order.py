"""In which order records stand."""

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from ..text.folding import fold
from .kinds import kinds_of
from .rows import kind_of, read

R = TypeVar("R")

_AFTER = {
    **{"ә": "а~", "ғ": "г~", "җ": "ж~", "і": "и~", "қ": "к~", "ң": "н~", "ө": "о~"},
    **{"ү": "у~", "ұ": "у~~", "ҳ": "х~", "һ": "х~~", "ҷ": "ч~"},
}
_LETTERS = str.maketrans({letter: place.replace("~", "\U0010ffff") for letter, place in _AFTER.items()})
"""Letters of Kazakh, Kyrgyz, Tajik, Turkmen and Uzbek that Russian lacks stand behind their like, as in their
own alphabets and in Unicode's order (UTS 10), not behind я, where their numbers would put them."""

_RECORDS = ("name", "citation", "part")
"""Forms of types (records.types) whose values stand for records."""


def sort(records: Iterable[R], keys: Iterable[str]) -> tuple[R, ...]:
    """`records` by the fields `keys`, the first weighing most; `-field` turns an order round.

    Text is compared as people read it (case, accents and ё aside), numbers by size, a bilingual
    field by its English, a list of records by its length, save topics, of which the main one counts.
    Records of several kinds may have each: numbers come before text, and text before other lists; what is
    missing comes last either way.
    """
    ordered = tuple(records)
    for key in reversed(list(keys)):
        path = key.removeprefix("-")
        valued = [(sort_key(record, path), record) for record in ordered]
        there = [pair for pair in valued if pair[0] is not None]
        missing = [pair for pair in valued if pair[0] is None]
        there.sort(key=lambda pair: pair[0], reverse=key.startswith("-"))
        ordered = tuple(record for _, record in (*there, *missing))
    return ordered


def sort_key(record: Any, path: str) -> Any:
    """What a record is sorted by in the field `path`; None if it is missing."""
    value = read(record, path)
    if value and isinstance(value, tuple | list) and _lists_records(kind_of(record), path):
        return 0, len(value)
    return sort_value(value)


@cache
def _lists_records(kind: str, path: str) -> bool:
    """Whether a field lists records, or parts of records, of which the first is no more than the others."""
    from .glossary import entry_at  # not at the top: only who sorts by a list needs it

    entry = entry_at(kinds_of(kind), path) if "." not in path else None  # a part is a value, not a record
    return entry is not None and entry.type.form in _RECORDS and entry.type.of != "topic"


def sort_value(value: Any) -> Any:
    """What a value is sorted by, numbers first, then text, then lists; None if it is missing."""
    if isinstance(value, tuple | list):
        return (2, parts) if (parts := [part for item in value if (part := sort_value(item))]) else None
    if isinstance(value, str):
        return (1, folded.translate(_LETTERS)) if (folded := fold(value)) else None
    if isinstance(value, int):
        return 0, value
    shown = (read(value, name) for name in ("id", "en", "leader", "text"))
    found = next((part for part in shown if part is not None), None)
    return None if found is None else sort_value(found)
