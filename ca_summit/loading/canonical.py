"""The canonical form of a file (data/README.md, "Layout"): what it is, and whether a text has it."""

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import Any

from . import plain_yaml
from .plain_yaml import Document
from .quick_yaml import Unsure, quick_dump
from .shape import whole

INLINE = frozenset({"id", "paragraph"})
"""Mappings with no other keys, citations that is, take one line."""

_HEAD = re.compile(r"(?:#.*\n)*")
_COMMENT = re.compile(r"(?:^|[ \t])#", re.MULTILINE)


def canonical(text: str, data: Any) -> str:
    """The canonical form of `text`, whose plain data are `data`: the comment at its head, then the data.

    Keys stand in the order of the schema, unknown ones last. Records keep their order, which says something.
    """
    return _head(text).replace("\r", "") + plain_yaml.dump(whole().ordered(data), inline=INLINE)


def is_canonical(text: str, data: Any) -> bool:
    """Whether `text`, whose plain data are `data`, is its own canonical form."""
    with suppress(Unsure):
        # This writes what `dump` writes, many times faster, or else nothing.
        rest = quick_dump(data, INLINE, whole())
        return len(text) == len(_head(text)) + len(rest) and text.endswith(rest)  # no copy of a large text
    return text == canonical(text, data)


def first_difference(text: str, other: str) -> int:
    """The number of the first line, from 1, in which two texts differ."""
    lines = zip(text.splitlines(), other.splitlines(), strict=False)
    same = next((number for number, (one, two) in enumerate(lines) if one != two), None)
    return 1 + (min(text.count("\n"), other.count("\n")) if same is None else same)


def first_comment(document: Document) -> int | None:
    """The line, from 1, of the first comment below the head of a text; None if it has no other."""
    text = document.text
    end = len(_head(text))
    for start, stop in chain(_spans(document), [(len(text), len(text))]):
        if start >= end:
            if comment := _COMMENT.search(text, end, start):
                return text.count("\n", 0, comment.end()) + 1
            end = stop
    return None


def _head(text: str) -> str:
    match = _HEAD.match(text)
    return match[0] if match else ""


def _spans(document: Document) -> Iterator[tuple[int, int]]:
    """Where texts begin and end; a block begins below its first line, which may have a comment."""
    for start, stop, is_block in plain_yaml.scalars(document):
        yield (document.text.find("\n", start) if is_block else start), stop
