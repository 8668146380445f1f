"""Terms that the whole program shares."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[str, float], None]
"""Is told how far a long work has come: its step (labels.STEPS) and the share of it that is done."""


def silent(step: str, share: float) -> None:
    """Progress that nobody watches."""


def told(items: Sequence[T], step: str, progress: Progress) -> Iterator[T]:
    """`items`, of each of which `progress` is told that those before it are done."""
    for number, item in enumerate(items):
        progress(step, number / len(items))
        yield item


LANGS = ("en", "ru")
"""Languages in which the program speaks: BCP 47 tags."""

Lang = str
"""One of LANGS."""

LATEST, ALL = "latest", "all"
"""Words that name meetings in every data set."""

DIMENSIONS = ("country", "leader", "topic", "meeting", "action", "creates", "year")
"""Fields that initiatives can be counted by."""

MOST_COLUMNS = 10_000
"""Columns of the widest page there may be; Rich takes memory for each of them, used or not."""

REGISTERS = {
    **{"countries": "country", "leaders": "leader", "topics": "topic", "concepts": "concept"},
    **{"publishers": "publisher", "sources": "source", "meetings": "meeting", "documents": "document"},
    **{"initiatives": "initiative", "quotes": "quote", "threads": "thread"},
}
"""Registers of a data set, and the kind of their records."""

NOT_SHOWN = ("publisher", "concept")
"""Kinds that only belong to others: all others are found by id, and share no id."""

RANKS, WEIGHTS = "I", "H"
"""Types of the arrays that say which records have a term, and how much it weighs in them: 32 and 16 bits."""
