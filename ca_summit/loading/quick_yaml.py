"""What `plain_yaml.dump` writes, written much faster, for data that hold no surprises."""

import re
from typing import Any

from .plain_yaml import dump
from .shape import Shape


class Unsure(Exception):
    """The data hold what only `plain_yaml.dump` knows how to write, or are not in order."""


_LETTERS = "A-Za-z0-9À-ÖØ-öø-ʿА-ӿḀ-ỿ"
_PLAIN = re.compile(rf"[{_LETTERS}«“(№‘$][{_LETTERS} .,;()’‘“”«»„—–/%+&№…!?*$@_=€°'\"~<>|\[\]{{}}:#-]*")
"""Text that is written as it is, if it has none of the following."""
_CONSTANTS = frozenset(["true", "false", "null"])
_NOT_IN_FLOW = re.compile(r"[,?\[\]{}:]")
_LONGEST_KEY = 100
"""A longer key would be written in another way."""


def quick_dump(data: Any, inline: frozenset[str], shape: Shape) -> str:
    """`data` as `plain_yaml.dump` writes them.

    Raises Unsure where that may write something else, or if keys are not in the order of `shape`.
    """
    if not isinstance(data, dict) or not data:
        raise Unsure
    writer = _Writer(inline)
    writer.mapping(data, "", "", shape)
    writer.lines.append("")  # so that the last line ends, too
    return "\n".join(writer.lines)


class _Writer:
    """Writes lines, and remembers how each text is written: ids, codes and dates stand in many records."""

    def __init__(self, inline: frozenset[str]) -> None:
        self.lines: list[str] = []
        self._inline = inline
        self._texts: dict[str, str] = {}
        self._flow_texts: dict[str, str] = {}
        self._keys: set[str] = set()

    def mapping(self, data: dict[str, Any], first: str, pad: str, shape: Shape) -> None:
        """Appends the lines of a mapping, indented by `pad`, the first one by `first`."""
        if not shape.in_order(data):
            raise Unsure
        for key, value in data.items():
            begin = f"{first}{key if key in self._keys else self._key(key)}:"
            first = pad
            if type(value) is str:
                self.lines.append(f"{begin} {self._texts.get(value) or self._text(value)}")
            elif isinstance(value, dict) and value and not self._inline.issuperset(value):
                self.lines.append(begin)
                self.mapping(value, f"{pad}  ", f"{pad}  ", shape.at(key))
            elif isinstance(value, list) and any(isinstance(item, (dict, list)) for item in value):
                self.lines.append(begin)
                self._items(value, pad, shape.at(key).items)
            elif isinstance(value, dict) and not shape.at(key).in_order(value):
                raise Unsure
            else:
                self.lines.append(f"{begin} {self._flow(value)}")

    def _items(self, items: list[Any], pad: str, shape: Shape) -> None:
        """Appends the lines of a list that has more than texts, numbers and constants."""
        for item in items:
            if not isinstance(item, dict) or not item:
                raise Unsure
            if self._inline.issuperset(item):
                if not shape.in_order(item):
                    raise Unsure
                self.lines.append(f"{pad}- {self._flow(item)}")
            else:
                self.mapping(item, f"{pad}- ", f"{pad}  ", shape)

    def _flow(self, value: Any) -> str:
        """A value on one line."""
        if isinstance(value, dict):
            pairs = (f"{self._key(key)}: {self._in_flow(item)}" for key, item in value.items())
            return f"{{{', '.join(pairs)}}}"
        if isinstance(value, list):
            return f"[{', '.join(map(self._in_flow, value))}]"
        return self._in_flow(value)

    def _in_flow(self, value: Any) -> str:
        """A text, number or constant within brackets."""
        if type(value) is str:
            if value not in self._flow_texts:
                plain = _is_plain(value) and not _NOT_IN_FLOW.search(value)
                self._flow_texts[value] = value if plain else dump([value])[1:-2]
            return self._flow_texts[value]
        if isinstance(value, (dict, list)):
            raise Unsure
        return "null" if value is None else str(value).lower()

    def _text(self, value: str) -> str:
        """A text on a line of its own."""
        written = value if _is_plain(value) else dump({"k": value})[3:-1]
        if "\n" in written:
            raise Unsure
        self._texts[value] = written
        return written

    def _key(self, key: str) -> str:
        """A key, if it is written as it is."""
        if len(key) > _LONGEST_KEY or not _is_plain(key) or _NOT_IN_FLOW.search(key):
            raise Unsure
        self._keys.add(key)
        return key


def _is_plain(value: str) -> bool:
    return (
        bool(_PLAIN.fullmatch(value))
        and value[-1] not in " :"
        and ": " not in value
        and " #" not in value
        and not value.isdigit()
        and value not in _CONSTANTS
    )
