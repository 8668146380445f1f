"""What pictures are made of: characters, values on an axis, lines of text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.text import Text as RichText

from .layout import GAP


class Marks(NamedTuple):
    """The characters that pictures consist of.

    `shades`: from few to many; `bar`: from nothing to a full column; `segments`: of two countries side by
    side where colour does not tell them apart.
    """

    nothing: str
    shades: str
    rule: str
    pole: str
    corner: str
    bar: str
    segments: str
    point: str
    item: str


_UNICODE = Marks("·", "░▒▓█", "─", "│", "┐", " ▏▎▍▌▋▊▉█", "█░", "●", "•")

_ASCII = Marks(".", ":=*#", "-", "|", ".", " #", "#=", "o", "-")

BAR_WIDTH = (8, 50)
"""Columns of the longest bar, at the least and at the most."""


@dataclass(frozen=True, slots=True)
class Value:
    """What is counted by: its name, a shorter one, how many initiatives have it, the style of its colour."""

    name: str
    short: str
    number: int
    style: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    heading: str
    values: Sequence[Value]


def marks_for(options: ConsoleOptions) -> Marks:
    return _ASCII if options.ascii_only else _UNICODE


def has_shades(console: Console) -> bool:
    """Whether there are colours whose looks are known: every terminal has sixteen of its own."""
    return console.color_system in ("256", "truecolor")


def bar_of(share: float, width: int, marks: Marks) -> str:
    """A bar over a share of `width` columns; what is more than nothing is seen."""
    if not share:
        return ""
    steps = len(marks.bar) - 1
    whole, rest = divmod(max(round(share * width * steps), 1), steps)
    return marks.bar[-1] * whole + (marks.bar[rest] if rest else "")


def packed(parts: Iterable[tuple[str, str]], width: int, indent: int = 0) -> Iterator[RichText]:
    """Parts one behind the other, in as many lines as they need."""
    line = RichText(" " * indent)
    for text, style in parts:
        if line.plain.strip() and line.cell_len + GAP + cell_len(text) > width:
            yield line
            line = RichText(" " * indent)
        line.append(" " * GAP if line.plain.strip() else "").append(text, style)
    yield line


def line_of(*parts: str | RichText | tuple[str, str]) -> RichText:
    """A line that is as wide as it is."""
    return RichText.assemble(*parts, no_wrap=True, overflow="ignore")


def left(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def right(text: str, width: int, free: int = 0) -> str:
    return " " * (width - free - cell_len(text)) + text + " " * free
