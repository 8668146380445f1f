"""Help as text: paragraphs, and lists of two columns, at any width."""

import inspect
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from ..language.languages import Lang
from ..language.messages import Message, translated

_INDENT = 2
_ROOM = 20
"""Columns that the second column needs; with fewer it goes below the first."""

AS_IT_IS = "\b"
"""Begins a paragraph whose lines are examples, to be copied: neither translated nor wrapped."""


def wrapped(text: str, width: int, indent: int = 0, hanging: int = 0) -> list[str]:
    """`text` in lines of at most `width` columns, the first one indented, the others by `hanging` more."""
    from ..text.wrapping import lines  # only here: a plain query wraps nothing

    return lines(text, width, " " * indent, " " * (indent + hanging), cuts=True)


def explained(text: str, lang: Lang, width: int) -> Iterator[str]:
    """A docstring in `lang`, an empty line before each of its paragraphs."""
    for paragraph in paragraphs(text):
        yield ""
        if paragraph.startswith(AS_IT_IS):
            yield from examples(paragraph.splitlines()[1:], width)
        else:
            yield from wrapped(translated(Message(paragraph), lang), width, _INDENT)


def examples(lines: Iterable[str], width: int) -> Iterator[str]:
    """Examples, indented; one that is too long goes on below, so that it can still be copied as a whole."""
    for line in lines:
        if _INDENT + len(line) <= width:
            yield " " * _INDENT + line
            continue
        name, gap, command = line.partition("  ")  # of a list: of what it is an example
        if gap:
            yield " " * _INDENT + name
        yield from _continued(command.strip() if gap else line, width, 2 * _INDENT if gap else _INDENT)


def _continued(command: str, width: int, indent: int) -> Iterator[str]:
    """A command in lines that shells take for one: they end in a pipe or in a backslash."""
    whole = re.sub(r"""'[^']*'|"[^"]*\"""", lambda quoted: quoted[0].replace(" ", "\0"), command)
    for number, stage in enumerate(re.split(r"(?<= \|) ", whole)):
        first = " " * (indent + (_INDENT if number else 0))
        lines = textwrap.wrap(
            stage,
            width - len(" \\"),
            initial_indent=first,
            subsequent_indent=" " * (indent + 2 * _INDENT),
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield from (line.replace("\0", " ") for line in (*(f"{line} \\" for line in lines[:-1]), lines[-1]))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a docstring; all but examples each on one line."""
    parts = inspect.cleandoc(text).split("\n\n")
    return [part if part.startswith(AS_IT_IS) else " ".join(part.split()) for part in parts]


def section(title: str, rows: Iterable[Sequence[str]], width: int) -> Iterator[str]:
    """A heading, and below it what there is and what it means, side by side where there is room."""
    rows = list(rows)
    column = max(len(name) for name, _ in rows) + 2 * _INDENT
    yield ""
    yield f"{title}:"
    for name, help in rows:
        if width - column >= _ROOM:
            meaning = wrapped(help, width - column)
            yield f"{' ' * _INDENT}{name:<{column - _INDENT}}{''.join(meaning[:1])}".rstrip()
            yield from (" " * column + line for line in meaning[1:])
        else:
            yield from wrapped(name, width, _INDENT, _INDENT)
            yield from wrapped(help, width, 2 * _INDENT)
