"""Parse a query: words, phrases, alternatives, exclusions."""

import re
from dataclasses import dataclass

from ..text.tokens import placed

_MOST_WORDS, _MOST_CHARACTERS = 200, 20_000
"""Words and characters of a query that are read; the rest is ignored."""

_PIECE = re.compile(
    r"""
    (-?) "([^"]*)"?     # a phrase, perhaps excluded; the last quotation mark may be missing
  | (\S+)               # a word, with its minus
    """,
    re.VERBOSE,
)

_QUOTATION_MARKS = dict.fromkeys(map(ord, "“”„‟«»"), '"')


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a query: a word as typed, or the words of a phrase."""

    text: str
    is_phrase: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query: of each group, at least one piece must occur; no piece of `without` may."""

    groups: tuple[tuple[Piece, ...], ...]
    without: tuple[Piece, ...]


def parse(text: str) -> Query:
    """Parse words, `"phrases"`, `-exclusions` and `this OR that`. Every text is a query.

    `NOT` before a word is a minus too; `AND` is the default and is ignored.
    """
    groups: list[tuple[Piece, ...]] = []
    without: list[Piece] = []
    is_alternative = is_unwanted = False
    left = _MOST_WORDS
    for minus, phrase, word in _PIECE.findall(text[:_MOST_CHARACTERS].translate(_QUOTATION_MARKS)):
        if not left:
            break
        if word in ("AND", "OR", "NOT"):
            is_alternative = word == "OR" and bool(groups)
            is_unwanted = word == "NOT"
            continue
        typed, size = _cut(word.removeprefix("-") or phrase, left)
        if not size:
            continue  # only punctuation
        left -= size
        piece = Piece(typed, is_phrase=not word)
        if minus or word.startswith("-") or is_unwanted:
            without.append(piece)
        elif is_alternative:
            groups[-1] += (piece,)
        else:
            groups.append((piece,))
        is_alternative = is_unwanted = False
    return Query(tuple(groups), tuple(without))


def _cut(text: str, most: int) -> tuple[str, int]:
    """`text`, cut after `most` words, and the number of its words."""
    tokens = [token for _, tokens in placed(text) for token in tokens]
    return (text, len(tokens)) if len(tokens) <= most else (text[: tokens[most - 1].end], most)
