"""In which order records stand."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeVar

from ..text.folding import fold
from .kinds import kinds_of
from .rows import kind_of, picked, read

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


def sort(records: Sequence[R], keys: Iterable[str]) -> Sequence[R]:
    """`records` by the fields `keys`, the first weighing most; `-field` turns an order round.

    Text is compared as people read it (case, accents and ё aside), numbers by size, a bilingual
    field by its English, a list of records by its length, save topics, of which the main one counts.
    Records of several kinds may have each: numbers come before text, and text before other lists; what is
    missing comes last either way.
    """
    by = list(keys)
    if not by:
        return records
    paths = [key.removeprefix("-") for key in by]
    # Only what is compared is kept: the records may be more than memory holds.
    values = [[sort_key(record, path) for path in paths] for record in records]
    order = list(range(len(values)))
    for place, key in reversed(list(enumerate(by))):
        there = [at for at in order if values[at][place] is not None]
        missing = [at for at in order if values[at][place] is None]
        there.sort(key=lambda at, place=place: values[at][place], reverse=key.startswith("-"))  # type: ignore[misc]
        order = [*there, *missing]
    return picked(records, order)


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
