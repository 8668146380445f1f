"""What a query wishes for: its words, names and phrases, as far as an index knows them."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, islice, product
from typing import NamedTuple

from ..store.store import Store
from ..text.folding import fold, relaid, skeleton
from ..text.tokens import Word, chunk, chunks, stem
from .parse import Piece, Query

STAGES = ("words", "layout", "beginnings", "corrected", "any")
"""How a query may be understood: as it is; typed with the other keyboard layout; its words as beginnings
of words; unknown words corrected; any of its words instead of all."""

_LONGEST_NAME = 8
"""Words up to which a name is looked for in a query."""

_BEGINNING, _SHORTEST_BEGINNING = 6, 3
"""Letters that must agree where a word is no beginning of another one; letters that a beginning has."""

_SHORTEST_CORRECTED, _LONG, _LONGEST = 4, 6, 50
"""Letters from which a word is corrected in one place, and in two; letters beyond which it is none."""

_GRAMMAR = """
a an the of for in on at to and or by with from about into is are was were be been do does did has have had it
its their his this that these those who whom whose what which when where why how any there
и а в во на с со к ко о об обо от до по под над за из у для при про кто что чей чем где когда как какой какая
какое какие каких почему зачем ли же не это этот эта эти тот та те их его ее был была было были есть
say says said tell told propose proposed proposes proposal proposals initiative initiatives
предложил предложила предложили предложить предлагал предложение предложения инициатива инициативы
"""
_STOP_WORDS = frozenset(_GRAMMAR.split())
"""Words that a query has for grammar's sake, and those for what every record is."""

_MOST_WAYS = 50
"""Ways to meet an alternative that are tried."""

_OF_FIELDS = ("@leader:", "@country:")
"""Beginnings of terms of names that a record has in its fields."""


class Way(NamedTuple):
    """Terms that must all be there; `phrase`: words that must stand next to each other in a text."""

    terms: tuple[str, ...]
    phrase: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that a record must have, in one of several ways; `text` stands for it in the query."""

    text: str
    ways: tuple[Way, ...]
    is_stop_word: bool = False


class Reader:
    """Reads queries by what the index of `store` knows; `exact`: only words as they are typed."""

    def __init__(self, store: Store, *, exact: bool) -> None:
        self._index = store.index()
        self._exact = exact
        self._postings: dict[str, Mapping[int, int]] = {}
        self._others: dict[str, tuple[Way, ...]] = {}

    def wishes(self, query: Query, stage: str) -> list[Wish]:
        """What records must have to answer `query` as `stage` reads it."""
        wishes: list[Wish] = []
        for are_single, groups in groupby(query.groups, key=lambda group: len(group) == 1):
            if are_single:
                wishes += self._read([piece for group in groups for piece in group], stage)
            else:
                read = (_either(self._read([piece], stage) for piece in group) for group in groups)
                wishes += (wish for wish in read if wish.ways)
        return list(dict.fromkeys(wish for wish in wishes if not wish.is_stop_word)) or wishes

    def unwanted(self, query: Query) -> list[Wish]:
        """What records must not have; what is not known as it is typed is read as in a later stage."""
        return [self._unwanted(piece) for piece in dict.fromkeys(query.without)]

    def _unwanted(self, piece: Piece) -> Wish:
        wishes = (
            _either([self._read([piece], stage)]) for stage in (STAGES[:1] if self._exact else STAGES[:-1])
        )
        typed = next(wishes)
        return typed if self._is_met(typed) else next(filter(self._is_met, wishes), typed)

    def _read(self, pieces: Sequence[Piece], stage: str) -> list[Wish]:
        wishes: list[Wish] = []
        if stage == "any":
            pieces = [Piece(text) for piece in pieces for text in piece.text.split()]
        for is_phrase, run in groupby(pieces, key=lambda piece: piece.is_phrase):
            typed = [piece.text for piece in run]
            if is_phrase or self._exact:
                wishes += (self._phrase(text) for text in typed if chunks(text))
            else:
                wishes += self._words(typed, stage)
        return wishes

    def _phrase(self, text: str) -> Wish:
        words = words_of(text)
        stems = tuple(stems_of(text))
        if self._exact:
            return Wish(text, (Way(stems, as_written(text)),))
        # Whose record it is stands in its fields, not in its texts.
        named = [each for each in self._named(words).get((0, len(words)), ()) if each.startswith(_OF_FIELDS)]
        return Wish(text, (*(Way((term,)) for term in named), Way(stems, stems)))

    def _words(self, typed: Sequence[str], stage: str) -> list[Wish]:
        """The wishes of words that stand side by side in a query."""
        if stage == "words":
            return self._wishes(typed)
        typed = [self._relaid(text) for text in typed]
        if stage == "corrected":
            return self._wishes([self._corrected(text) for text in typed])
        if stage == "any":
            typed = [text if self._beginnings(fold(text)) else self._corrected(text) for text in typed]
        wishes = self._wishes(typed)
        if stage == "layout":
            return wishes
        return [wish if stage == "any" and self._is_met(wish) else self._begun(wish) for wish in wishes]

    def _wishes(self, typed: Sequence[str]) -> list[Wish]:
        """The wishes of words as they are: names as long as can be, compounds in all ways to write them."""
        compounds = [chunk(text) for each in typed for text in chunks(each)]
        words = [word for compound in compounds for word in compound.words]
        begins = dict(
            zip(accumulate((len(each.words) for each in compounds), initial=0), compounds, strict=False)
        )
        named = self._named(words)
        wishes: list[Wish] = []
        at = 0
        while at < len(words):
            size = next((size for size in range(_LONGEST_NAME, 0, -1) if (at, size) in named), 0)
            ways = [Way((term,)) for term in named.get((at, size), ())]
            compound = begins.get(at)
            if not size:
                size = len(compound.words) if compound else 1
                after = begins.get(at + size)
                if compound and not compound.joined and after and not after.joined:
                    together = stem(words[at].folded + words[at + 1].folded)
                    if self.postings(together):
                        size = 2
                        ways.append(Way((together,)))
            if compound and compound.joined and size == len(compound.words):
                ways.append(Way((compound.joined,)))
            part = words[at : at + size]
            ways.append(Way(tuple(word.stem for word in part)))
            if size == 1 and not any(map(self.is_alive, ways)):
                ways += self._otherwise(part[0].folded)
            is_stop_word = size == 1 and len(ways) == 1 and part[0].folded in _STOP_WORDS
            wishes.append(Wish(" ".join(word.folded for word in part), tuple(ways), is_stop_word))
            at += size
        return wishes

    def _named(self, words: Sequence[Word]) -> dict[tuple[int, int], list[str]]:
        """The terms of all names in `words`, by the place and the number of their words."""
        spans: dict[tuple[int, int], set[str]] = {}
        for at in range(len(words)):
            for size in range(1, min(_LONGEST_NAME, len(words) - at) + 1):
                part = words[at : at + size]
                spans[at, size] = {" ".join(word.stem for word in part), " ".join(word.name for word in part)}
        found = {
            span: sorted({term for key in keys for term in self._index.terms_of(key)})
            for span, keys in spans.items()
        }
        return {span: terms for span, terms in found.items() if terms}

    def _otherwise(self, word: str) -> tuple[Way, ...]:
        """Ways to understand an unknown word: a name in another spelling, two words written as one."""
        if word not in self._others:
            self._others[word] = tuple(self._guesses(word))
        return self._others[word]

    def _guesses(self, word: str) -> Iterator[Way]:
        if len(word) > _LONGEST:
            return
        if sounds := skeleton(word):
            yield from (Way((term,)) for term in self._index.terms_sounding(sounds))
        halves = ((word[:cut], word[cut:]) for cut in range(3, len(word) - 2))
        pairs = ((stem(one), stem(other)) for one, other in halves)
        yield from (Way(pair) for pair in pairs if all(map(self.postings, pair)))

    def _is_known(self, text: str) -> bool:
        wishes = self._wishes([text])
        return bool(wishes) and all(map(self._is_met, wishes))

    def _is_met(self, wish: Wish) -> bool:
        """Whether there is anything that meets `wish`, as far as words go."""
        return any(map(self.is_alive, wish.ways))

    def _relaid(self, text: str) -> str:
        """A word as it is, or with the other keyboard layout if only that is known."""
        other = relaid(text)
        is_grammar = all(word.folded in _STOP_WORDS for word in words_of(other))
        return other if not self._is_known(text) and self._is_known(other) and not is_grammar else text

    def _begun(self, wish: Wish) -> Wish:
        """A wish that words with the same beginning meet, too."""
        if " " in wish.text or wish.is_stop_word:
            return wish
        terms = self._beginnings(wish.text)
        return replace(wish, ways=(*wish.ways, *(Way((term,)) for term in terms)))

    def _beginnings(self, word: str) -> list[str]:
        """The terms of words that begin as `word` does."""
        if len(word) < _SHORTEST_BEGINNING:
            return []
        return self._index.terms_that_begin(word) or self._index.terms_that_begin(word[:_BEGINNING])

    def _corrected(self, text: str) -> str:
        """A word as it is if it is known, or else with what it was written for."""
        if self._is_known(text):
            return text
        return " ".join(self._nearest(word.folded) for each in chunks(text) for word in chunk(each).words)

    def _nearest(self, word: str) -> str:
        """The known word that is nearest to `word`; itself if it is known or none is near."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        if not _SHORTEST_CORRECTED <= len(word) <= _LONGEST or self.postings(stem(word)):
            return word
        most = 1 if len(word) < _LONG else 2
        near = extract(word, self._index.vocabulary, scorer=OSA.distance, score_cutoff=most, limit=None)
        by_merit = ((distance, -len(self.postings(stem(known))), known) for known, distance, _ in near)
        return min(by_merit, default=(0, 0, word))[2]

    def names_of(self, term: str) -> list[str]:
        """The names that stand for `term`."""
        return self._index.names_of(term)

    def is_alive(self, way: Way) -> bool:
        """Whether every term of `way` is known."""
        return all(map(self.postings, way.terms))

    def postings(self, term: str) -> Mapping[int, int]:
        """The ranks of the records that have `term`, and its weights in them."""
        if term not in self._postings:
            self._postings[term] = self._index.postings(term)
        return self._postings[term]


def _either(alternatives: Iterable[Sequence[Wish]]) -> Wish:
    """One wish that is met where all wishes of one of `alternatives` are; what wishes nothing is none."""
    ways: list[Way] = []
    texts = []
    for wishes in filter(None, alternatives):
        texts.append(" ".join(wish.text for wish in wishes))
        for chosen in islice(product(*(wish.ways for wish in wishes)), _MOST_WAYS):
            terms = tuple(term for way in chosen for term in way.terms)
            ways.append(Way(terms, next((way.phrase for way in chosen if way.phrase), ())))
    return Wish(" OR ".join(texts), tuple(ways))


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    return [word for each in chunks(text) for word in chunk(each).words]


def stems_of(text: str) -> list[str]:
    """The stems of the words of a text, in order."""
    return [word.stem for word in words_of(text)]


def as_written(text: str) -> tuple[str, ...]:
    """The words of a text with their capitals and accents, in order."""
    return tuple(unicodedata.normalize("NFC", part) for each in chunks(text) for part in each.split("-"))
