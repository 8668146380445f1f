"""What of a record is searched: its texts, each with its language and its weight."""

from collections.abc import Iterator
from typing import Any

from .kinds import TEXT_LANGS
from .rows import read

TITLE, BODY = 4.0, 1.5
"""How much a word weighs in a title, and in a summary or a quotation."""


def texts(record: Any) -> Iterator[tuple[str, str, float]]:
    """Language, text and weight of each text of an initiative or a quotation, as a row or a dataclass."""
    if text := read(record, "text"):
        yield read(record, "lang"), text, BODY
    for field, weight in (("title", TITLE), ("summary", BODY), ("translation", BODY)):
        for lang in TEXT_LANGS:
            if text := read(record, f"{field}.{lang}"):
                yield lang, text, weight
