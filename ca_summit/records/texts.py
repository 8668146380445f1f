"""The words of a record: the texts that are searched, with their weights, and what people call it."""

from collections.abc import Iterator
from typing import Any

from .kinds import TEXT_LANGS
from .rows import read

TITLE, BODY = 4.0, 1.5
"""Weight of a word in a title, and in a summary or a quotation."""


def texts(record: Any) -> Iterator[tuple[str, str, float]]:
    """Language, text and weight of each text of an initiative or a quotation, a row or a dataclass."""
    if text := read(record, "text"):
        yield read(record, "lang"), text, BODY
    for field, weight in (("title", TITLE), ("summary", BODY), ("translation", BODY)):
        for lang in TEXT_LANGS:
            if text := read(record, f"{field}.{lang}"):
                yield lang, text, weight


def names(record: Any) -> tuple[str, ...]:
    """What people call a country, leader, topic, concept or thread: names, then aliases or keywords."""
    name = read(record, "name") or read(record, "title")
    return (
        *(read(name, lang) for lang in TEXT_LANGS),
        *(read(record, "aliases") or ()),
        *(read(record, "keywords") or ()),
    )
