"""Text to its words as the search compares them: folded, in one spelling, stemmed, compounds joined."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import Stemmer

from .folding import fold

_PART = r"[^\W_][^\W_\u0300-\u036f'’ʻʼ‘]*(?:[\u0300-\u036f'’ʻʼ‘]+[^\W_]+)*[\u0300-\u036f]*"
_WORD = re.compile(rf"{_PART}(?:[-\u2010\u2011]{_PART})*")
_HYPHEN = re.compile("[-\u2010\u2011]")

LONGEST_UNSTEMMED = 3
"""Letters up to which a word stays as it is: a stemmer makes `ИИ` into `и`, which is everywhere."""

_ONE_SPELLING = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"our(?=$|s$|ed$|ing$|able|ist|hood|al$|ite|l[iy])", "or"),  # labour, neighbourhood
        (r"([tb])re(?=s?$)", r"\1er"),  # centre, fibre
        (r"mme(?=s?$)", "m"),  # programme
        (r"ogue(?=s?$)", "og"),  # catalogue
        (r"(def|off|lic|pret)enc", r"\1ens"),  # defence
        (r"is(?=e$|es$|ed$|er$|ers$|ing$|ation|able$)", "iz"),  # digitalisation
        (r"ys(?=e$|es$|ed$|er$|ing$)", "yz"),  # analyse
        (r"ll(?=ed$|ing$|er$|ers$)", "l"),  # travelling
        (r"^grey", "gray"),
    )
)
"""British to American endings; a word that they fit by chance is changed alike wherever it stands."""

_CASE_ENDING = re.compile(
    "(?<=.{4})(?:[аяое]ми|[оы]го|его|[ое]му|[ыи]ми|[оеё]й|[ое]ю|[оеёыи]м|[ыи]х|[ая]х|[уюая][юя]|[оеыи][ей]|[аяуюеиыоьй])$"
)


class Word(NamedTuple):
    """A word: as it is folded, its stem, and the form in which all cases of a name agree."""

    folded: str
    stem: str
    name: str


class Token(NamedTuple):
    """A word and its place in a text."""

    start: int
    end: int
    word: Word


class Chunk(NamedTuple):
    """What stands between two spaces or marks: one word, or several with hyphens and their joined stem.

    `tokens` are the words with their places in it.
    """

    words: tuple[Word, ...]
    joined: str
    tokens: tuple[Token, ...]


@cache
def _stemmer(algorithm: str) -> "Stemmer.Stemmer":
    return Stemmer.Stemmer(algorithm)


@cache
def stem(word: str) -> str:
    """The stem (Snowball, Russian or English) of a folded word, American spelling for both ours."""
    if len(word) <= LONGEST_UNSTEMMED or not word.isalpha():
        return word
    if word.isascii():
        for british, american in _ONE_SPELLING:
            word = british.sub(american, word)
        return str(_stemmer("english").stemWord(word))
    return str(_stemmer("russian").stemWord(word))


@cache
def name_form(word: str) -> str:
    """A folded word without its case ending: `токаева`, `токаевым` and `токаев` agree.

    Not the stemmer's business: it takes the `ев` of a name for an ending too.
    """
    if word.isascii():
        return word[:-1] if len(word) > LONGEST_UNSTEMMED + 1 and word.endswith("s") else word
    return _CASE_ENDING.sub("", word)


@cache
def chunk(text: str) -> Chunk:
    """The words of one match of the word pattern; `joined` is empty where there are not several."""
    tokens = tuple(_tokens(text))
    words = tuple(token.word for token in tokens)
    joined = stem("".join(word.folded for word in words)) if len(words) > 1 else ""
    return Chunk(words, joined, tokens)


def _tokens(text: str) -> Iterator[Token]:
    start = 0
    for part in _HYPHEN.split(text):
        # Folding leaves nothing of some letters (ʼ), and makes several words of others (ﷺ).
        for folded in fold(part).split():
            yield Token(start, start + len(part), Word(folded, stem(folded), name_form(folded)))
        start += len(part) + 1


def chunks(text: str) -> list[str]:
    """The words of `text` as they stand there, compounds with hyphens in one piece."""
    return [each for each in _WORD.findall(text) if chunk(each).words]


def placed(text: str) -> Iterator[tuple[Chunk, list[Token]]]:
    """The chunks of `text`, with the places of their words."""
    for match in _WORD.finditer(text):
        found, at = chunk(match[0]), match.start()
        if found.words:
            yield found, [Token(at + start, at + end, word) for start, end, word in found.tokens]
