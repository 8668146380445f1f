"""The order of keys at every place of a data set: that of the schema, which is also the dictionary's."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from .schema import schema


class Shape:
    """What may stand at one place: a mapping with known keys, in order, or a list."""

    def __init__(self, rule: Mapping[str, Any]) -> None:
        rule = _resolved(rule)
        self._known = {key: Shape(part) for key, part in rule.get("properties", {}).items()}
        self._others = Shape(rule["additionalProperties"]) if rule.get("additionalProperties") else None
        self._items = Shape(rule["items"]) if "items" in rule else None
        self._good: set[tuple[str, ...]] = set()

    def at(self, key: str) -> "Shape":
        """The shape of the value of a key."""
        return self._known.get(key) or self._others or ANY

    @property
    def items(self) -> "Shape":
        """The shape of the items of a list."""
        return self._items or ANY

    def in_order(self, data: Mapping[str, Any]) -> bool:
        """Whether the keys of `data` stand in order, unknown ones last."""
        if not self._known or (keys := tuple(data)) in self._good:
            return True
        if self._sorted(data) != [*keys]:
            return False
        self._good.add(keys)
        return True

    def ordered(self, data: Any) -> Any:
        """`data` with all keys in order, at every depth. Keys of registers, and lists, stay as they are."""
        if isinstance(data, list):
            return [self.items.ordered(item) for item in data]
        if isinstance(data, dict):
            return {key: self.at(key).ordered(data[key]) for key in self._sorted(data)}
        return data

    def _sorted(self, data: Mapping[str, Any]) -> list[str]:
        return [
            *(key for key in self._known if key in data),
            *(key for key in data if key not in self._known),
        ]


@cache
def whole() -> Shape:
    """The shape of a data set."""
    return Shape(schema())


def _resolved(rule: Mapping[str, Any]) -> Mapping[str, Any]:
    """The definition that a rule of the schema refers to, or the rule itself."""
    for part in (rule, *rule.get("allOf", ())):
        if "$ref" in part:
            definition: Mapping[str, Any] = schema()["definitions"][part["$ref"].rpartition("/")[2]]
            return definition
    return rule


ANY = Shape({})
"""Anything, in any order."""
