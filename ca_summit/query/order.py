"""In which order records stand."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from ..records.rows import read
from ..text.folding import fold
from .answers import Found

R = TypeVar("R")


def sort(records: Sequence[R], keys: Iterable[str]) -> Sequence[R]:
    """`records` by the fields `keys`, the first weighing most; `-field` turns an order round.

    Text is compared as people read it (case, accents and ё aside), numbers by size, a bilingual
    field by its English. Records of several kinds may have each: numbers come before text, and text before
    lists; what is missing comes last either way.
    """
    by = list(keys)
    if not by:
        return records
    paths = [key.removeprefix("-") for key in by]
    # Only what is compared is kept: the records may be more than memory holds.
    values = [[sort_value(read(record, path)) for path in paths] for record in records]
    order = list(range(len(values)))
    for place, key in reversed(list(enumerate(by))):
        there = [at for at in order if values[at][place] is not None]
        missing = [at for at in order if values[at][place] is None]
        there.sort(key=lambda at, place=place: values[at][place], reverse=key.startswith("-"))  # type: ignore[misc]
        order = [*there, *missing]
    if isinstance(records, Found):
        return records.picked(order)  # type: ignore[return-value] # these are rows
    return [records[at] for at in order]


def sort_value(value: Any) -> Any:
    """What a value is sorted by, numbers first, then text, then lists; None if it is missing."""
    if isinstance(value, tuple | list):
        return (2, parts) if (parts := [part for item in value if (part := sort_value(item))]) else None
    if isinstance(value, str):
        return (1, folded) if (folded := fold(value)) else None
    if isinstance(value, int):
        return 0, value
    shown = (read(value, name) for name in ("id", "en", "leader", "text"))
    found = next((part for part in shown if part is not None), None)
    return None if found is None else sort_value(found)
