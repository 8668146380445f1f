"""A breach of a rule, and what the modules of rules share."""

from collections.abc import Callable, Iterator

from ..language.messages import Message
from .walk import Data, Steps

Breach = tuple[Steps, Message]
"""The place of a violation, and a line that says what is wrong and what to do."""

Rule = Callable[[Data], Iterator[Breach]]
"""A rule yields its violations; it takes the plain data of a file that meets the schema."""


def is_before(one: str, other: str) -> bool:
    """Whether the ISO date `one` is before `other`, as far as both are known."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]
