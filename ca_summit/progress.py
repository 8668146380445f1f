"""How far a long work has come, told to whoever watches."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[str, float], None]
"""Is told how far a long work has come: its step (labels.STEPS) and the share of it that is done."""


def silent(step: str, share: float) -> None:
    """Progress that nobody watches."""


def reporting(items: Sequence[T], step: str, progress: Progress) -> Iterator[T]:
    """Yield `items`, reporting progress before each."""
    for number, item in enumerate(items):
        progress(step, number / len(items))
        yield item
