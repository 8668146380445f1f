"""The words of a record: the texts that are searched, with their weights, and what people call it."""

from collections.abc import Iterator
from typing import Any

from .kinds import TEXT_LANGS
from .rows import read

TITLE, BODY = 4.0, 1.5
"""Weight of a word in a title, and in any other text."""

_WEIGHTS = {"title": TITLE, "summary": BODY, "text": BODY, "translation": BODY}


def texts(record: Any) -> Iterator[tuple[str, str, float]]:
    """Language, text and weight of each text of a record that is searched, a row or a dataclass."""
    for field, weight in _WEIGHTS.items():
        value = read(record, field)
        if isinstance(value, str):  # a quotation, in the language that was spoken
            yield read(record, "lang"), value, weight
        elif value:
            for lang in TEXT_LANGS:
                if text := read(value, lang):
                    yield lang, text, weight


def names(record: Any) -> tuple[str, ...]:
    """What people call a country, leader, topic, concept or thread: names, then aliases or keywords."""
    name = read(record, "name") or read(record, "title")
    return (
        *(read(name, lang) for lang in TEXT_LANGS),
        *(read(record, "aliases") or ()),
        *(read(record, "keywords") or ()),
    )
