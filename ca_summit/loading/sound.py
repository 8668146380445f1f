"""The records of a broken file that meet the schema, so that rules can be checked in the same round."""

from collections.abc import Iterable, Iterator
from typing import Any

from . import rules, schema
from .breach import Breach, Rule
from .walk import LIST_SECTIONS, Data, Steps

_NO_DATE_IS_LATER = "9999-12-31"


def breaches_of_the_rest(
    data: Any, broken: Iterable[tuple[Steps, bool]], checks: Iterable[Rule]
) -> Iterator[Breach]:
    """What breaks `checks` in the records of `data` where nothing is `broken`: paths, and whether of keys.

    Rules that must know all records are left out, and so is whatever names one of the broken records. Nothing
    is found if what is broken is a section, or the file as a whole.
    """
    broken = [*broken]
    paths = {path[:2] for path, _ in broken}
    if not isinstance(data, dict):
        return
    unknown = _unknown(data)
    if any(len(path) < 2 and path[:1] not in unknown for path in paths):
        return
    rest, places = _rest(data, paths)
    if next(schema.breaches(rest), None) is not None:
        return
    left_out = {*_ids(data, paths)}
    # Where a broken record has no sound id, nobody knows what names it.
    is_misnamed = any((is_key and len(path) == 2) or path[-1] == "id" for path, is_key in broken)
    nameless = is_misnamed or not all(_is_named(path, _value(data, path)) for path in paths)
    skipped = (*rules.NEED_ALL, rules.references_resolve) if nameless else rules.NEED_ALL
    able = [check for check in checks if check not in skipped]
    for path, message in rules.breaches(rest, able):
        if isinstance(named := _value(rest, path), str) and named in left_out:
            continue
        section, *below = path
        if section in places:
            below[:1] = [places[str(section)][int(below[0])]]
        yield (section, *below), message


def _unknown(data: Data) -> set[Steps]:
    """The sections that the schema does not know."""
    return {(name,) for name in data.keys() - schema.schema()["properties"].keys()}


def _rest(data: Data, paths: set[Steps]) -> tuple[dict[str, Any], dict[str, list[int]]]:
    """`data` without the records at `paths`; and of sections that are lists, the places of what is left."""
    rest: dict[str, Any] = {}
    places: dict[str, list[int]] = {}
    unknown = _unknown(data)
    for section, records in data.items():
        if (section,) in unknown:
            continue
        if section == "dataset":
            is_broken = any(path[0] == section for path in paths)
            rest[section] = {**_STAND_IN} if is_broken else records
        elif section in LIST_SECTIONS:
            places[section] = [place for place in range(len(records)) if (section, place) not in paths]
            rest[section] = [records[place] for place in places[section]]
        else:
            rest[section] = {id_: record for id_, record in records.items() if (section, id_) not in paths}
    return rest, places


_STAND_IN = {
    **{"name": "-", "version": "0.0.0", "updated": _NO_DATE_IS_LATER, "license": "-"},
    "description": {"en": "-", "ru": "Ё"},
}
"""Stands for what is said of a data set, where that is broken; it breaks no rule."""


def _ids(data: Data, paths: set[Steps]) -> Iterator[str]:
    """The ids of the records at `paths`, and of the documents that are parts of them."""
    for path in paths:
        record = _value(data, path)
        yield str(path[-1])
        parts = [record, *_items(record, "documents")]
        yield from (
            part["id"] for part in parts if isinstance(part, dict) and isinstance(part.get("id"), str)
        )


def _is_named(path: Steps, record: Any) -> bool:
    """Whether a record in a list has an id, and each document of a meeting; elsewhere the key is one."""
    named = [*_items(record, "documents"), *([record] if path[0] in LIST_SECTIONS else [])]
    return all(isinstance(each, dict) and isinstance(each.get("id"), str) for each in named)


def _items(record: Any, field: str) -> list[Any]:
    items = record.get(field) if isinstance(record, dict) else None
    return items if isinstance(items, list) else []


def _value(data: Any, path: Steps) -> Any:
    """The value at `path`, None if there is none."""
    try:
        for step in path:
            data = data[step]
    except (LookupError, TypeError):
        return None
    return data
