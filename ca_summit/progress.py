"""Progress of long work."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[str, float], None]
"""Called with a step of long work (labels.STEPS) and the share of it that is done, 0 to 1."""


def silent(step: str, share: float) -> None:
    """Progress that is shown nowhere."""


def reporting(items: Sequence[T], step: str, progress: Progress) -> Iterator[T]:
    """Yield `items`, reporting progress before each."""
    for number, item in enumerate(items):
        progress(step, number / len(items))
        yield item
