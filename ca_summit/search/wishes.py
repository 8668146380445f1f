"""Read a query by what the index knows: each of its words, names and phrases becomes a wish."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, islice, product
from typing import NamedTuple

from ..store.index import LONGEST_NAME, is_name
from ..store.store import Store
from ..text.folding import fold, relaid, skeleton
from ..text.tokens import Chunk, Word, chunk, chunks, stem
from .parse import Piece, Query
from .stop_words import STOP_WORDS

STAGES = ("words", "layout", "beginnings", "corrected", "any")
"""How a query is understood, the first that finds anything: literally; as typed with the other keyboard
layout; with words of like meaning; its words as beginnings of words; its unknown words corrected; any of its
words instead of all."""

_BEGINNING, _SHORTEST_BEGINNING = 6, 3
"""Letters that must agree where a whole word begins no known one; letters that a beginning must have."""

_SHORTEST_CORRECTED, _LONG, _LONGEST = 5, 6, 50
"""Letters from which a word is corrected in one place, and in two; longer strings are not taken for words."""

_KIN, _ALIKE = 0.5, 0.3
"""Shares of its weight that a word of the same family has, and one of like meaning, beside the word asked."""

_WHOSE = ("leader", "country")
"""What a record belongs to, in a field that is all that counts."""

NAMED = (*_WHOSE, "topic", "meeting")
"""What is named in the fields of records."""

_MOST_WAYS = 50
"""Combinations of ways that are tried for one alternative of an OR."""


class Way(NamedTuple):
    """Terms that a record must have, all of them; `phrase` are words that must be adjacent in a text.

    `share` is that of its weight which a record gets that is found in this way.
    """

    terms: tuple[str, ...]
    phrase: tuple[str, ...] = ()
    share: float = 1


@dataclass(frozen=True, slots=True)
class Wish:
    """A condition on records that any of `ways` fulfils; `text` are its words in the query.

    `stem` is that of its only word, "" if it has several or is a name or a phrase.
    """

    text: str
    ways: tuple[Way, ...]
    is_stop_word: bool = False
    stem: str = ""


class Unit(NamedTuple):
    """Adjacent words of a query that are read together; `terms` are terms for all of them at once."""

    words: list[Word]
    terms: list[str]


class Reader:
    """Reads queries by what the index of `store` knows; `exact` allows no other form of a word.

    Many short methods: one for each way in which a word, a name or a compound may be meant, and all of them
    share the postings that one query has read.
    """

    def __init__(self, store: Store, *, exact: bool) -> None:
        self._index = store.index()
        self._exact = exact
        self._postings: dict[str, Mapping[int, int]] = {}
        self._others: dict[str, tuple[Way, ...]] = {}

    def wishes(self, query: Query, stage: str) -> list[Wish]:
        """The wishes of `query` in `stage`, all to be fulfilled; stop words only if there is nothing else."""
        wishes: list[Wish] = []
        for are_single, groups in groupby(query.groups, key=lambda group: len(group) == 1):
            if are_single:
                wishes += self._read([piece for group in groups for piece in group], stage)
            else:
                read = (_either(self._read([piece], stage) for piece in group) for group in groups)
                wishes += (wish for wish in read if wish.ways)
        return list(dict.fromkeys(wish for wish in wishes if not wish.is_stop_word)) or wishes

    def unwanted(self, query: Query) -> list[Wish]:
        """What records must not have; a word that is unknown as typed is read as in the later stages."""
        return [self._unwanted(piece) for piece in dict.fromkeys(query.without)]

    def _unwanted(self, piece: Piece) -> Wish:
        stages = STAGES[:1] if self._exact else STAGES[:-1]
        wishes = (_either([self._read([piece], stage)]) for stage in stages)
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
        if self._exact:  # names stand in fields, of which the words are not indexed
            written = as_written(text)
            named = (Way((term,), written) for term in self._terms_of(words) if is_name(term, *NAMED))
            return Wish(text, (Way(stems, written), *named))
        # A record names its speaker and country in fields; its texts need not.
        speakers = [term for term in self._terms_of(words) if is_name(term, *_WHOSE)]
        return Wish(text, (*(Way((term,)) for term in speakers), Way(stems, stems)))

    def _words(self, typed: Sequence[str], stage: str) -> list[Wish]:
        """The wishes of adjacent words, as `stage` reads them."""
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
        if stage == "synonyms":
            return list(map(self.widened, wishes))
        if stage == "any":
            return [wish if self._is_met(wish) else self._begun(wish) for wish in wishes]
        return [self._begun(wish) for wish in wishes]

    def _wishes(self, typed: Sequence[str]) -> list[Wish]:
        """The wishes of words exactly as typed."""
        compounds = [chunk(text) for each in typed for text in chunks(each)]
        return [self._wish(unit) for unit in self._units(compounds)]

    def _units(self, compounds: Sequence[Chunk]) -> Iterator[Unit]:
        """Part a query into units: names as long as possible, then compounds, pairs and single words."""
        words = [word for compound in compounds for word in compound.words]
        starts = accumulate((len(each.words) for each in compounds), initial=0)
        compound_at = dict(zip(starts, compounds, strict=False))
        at = 0
        while at < len(words):
            compound = compound_at.get(at)  # None where a name ended inside a compound
            size, terms = self._longest_name(words[at : at + LONGEST_NAME])
            if not terms:
                size = len(compound.words) if compound else 1
                if together := self._written_together(compound, compound_at.get(at + size)):
                    size, terms = 2, [together]
            if compound and compound.joined and size == len(compound.words):
                terms.append(compound.joined)
            yield Unit(words[at : at + size], terms)
            at += size

    def _wish(self, unit: Unit) -> Wish:
        """The wish of a unit: its words, or any term for all of them, or a guess if nothing is known."""
        text = " ".join(word.folded for word in unit.words)
        ways = [Way((term,)) for term in unit.terms]
        if any(is_name(term, *_WHOSE) for term in unit.terms):
            return Wish(text, tuple(ways))  # the name is the same word in all its spellings
        ways.append(Way(tuple(word.stem for word in unit.words)))
        if len(unit.words) == 1:
            (word,) = unit.words
            is_stop_word = not unit.terms and word.folded in STOP_WORDS
            if not any(map(self.is_alive, ways)):
                ways += self._otherwise(word.folded)
            ways += (Way((kin,), share=_KIN) for kin in self._index.kin_of(word.stem))
            return Wish(text, tuple(ways), is_stop_word, word.stem)
        return Wish(text, tuple(ways))

    def _longest_name(self, words: Sequence[Word]) -> tuple[int, list[str]]:
        """The longest name that begins `words`: how many of them it takes, and its terms; 0 if none does."""
        for size in range(len(words), 0, -1):
            if terms := self._terms_of(words[:size]):
                return size, terms
        return 0, []

    def _terms_of(self, words: Sequence[Word]) -> list[str]:
        """The terms of the names that `words` are as a whole, sorted."""
        if len(words) > LONGEST_NAME:
            return []
        keys = {" ".join(word.stem for word in words), " ".join(word.name for word in words)}
        return sorted({term for key in keys for term in self._index.terms_of(key)})

    def _written_together(self, one: Chunk | None, other: Chunk | None) -> str:
        """The term of two single words that are also known as one (`e commerce`), or ""."""
        if one is None or other is None or one.joined or other.joined:
            return ""
        return self._index.stem_of(one.words[0].folded + other.words[0].folded)

    def _otherwise(self, word: str) -> tuple[Way, ...]:
        """Ways to read an unknown word: as a name in another spelling, as two words written as one."""
        if word not in self._others:
            self._others[word] = tuple(self._guesses(word))
        return self._others[word]

    def _guesses(self, word: str) -> Iterator[Way]:
        if len(word) > _LONGEST:
            return
        if sounds := skeleton(word):
            yield from (Way((term,)) for term in self._index.terms_sounding(sounds))
        halves = ((word[:cut], word[cut:]) for cut in range(3, len(word) - 2))
        pairs = ((self._index.stem_of(one), self._index.stem_of(other)) for one, other in halves)
        yield from (Way((one, other)) for one, other in pairs if one and other)

    def _is_known(self, text: str) -> bool:
        wishes = self._wishes([text])
        return bool(wishes) and all(map(self._is_met, wishes))

    def _is_met(self, wish: Wish) -> bool:
        """Whether any way of `wish` has only known terms."""
        return any(map(self.is_alive, wish.ways))

    def _relaid(self, text: str) -> str:
        """`text`, or what it would be in the other keyboard layout if only that is known."""
        other = relaid(text)
        is_grammar = all(word.folded in STOP_WORDS for word in words_of(other))
        return other if not self._is_known(text) and self._is_known(other) and not is_grammar else text

    def widened(self, wish: Wish) -> Wish:
        """`wish`, which words of like meaning now fulfil too."""
        ways = (Way((term,), share=_ALIKE) for term in self._index.synonyms_of(wish.stem))
        return replace(wish, ways=(*wish.ways, *ways))

    def _begun(self, wish: Wish) -> Wish:
        """`wish`, which words with the same beginning now fulfil too."""
        if " " in wish.text:
            return wish
        terms = self._beginnings(wish.text)
        return replace(wish, ways=(*wish.ways, *(Way((term,)) for term in terms)))

    def _beginnings(self, word: str) -> list[str]:
        """The terms of words that begin with `word`, or else with its first letters."""
        if len(word) < _SHORTEST_BEGINNING:
            return []
        return self._index.terms_that_begin(word) or self._index.terms_that_begin(word[:_BEGINNING])

    def _corrected(self, text: str) -> str:
        """`text` if it is known, or else each of its words corrected."""
        if self._is_known(text):
            return text
        return " ".join(self._correction(word.folded) for each in chunks(text) for word in chunk(each).words)

    def _correction(self, word: str) -> str:
        """The known word nearest to `word` by OSA distance, the most frequent of several; else `word`.

        Words that are passed over are no typos.
        """
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        is_no_typo = word in STOP_WORDS or bool(self.postings(stem(word)))
        if not _SHORTEST_CORRECTED <= len(word) <= _LONGEST or is_no_typo:
            return word
        most = 1 if len(word) < _LONG else 2
        # Few miss the first letter.
        alike = [known for known in self._index.vocabulary if known[0] == word[0]]
        near = extract(word, alike, scorer=OSA.distance, score_cutoff=most, limit=None)
        by_merit = ((distance, -len(self.postings(stem(known))), known) for known, distance, _ in near)
        return min(by_merit, default=(0, 0, word))[2]

    def names_of(self, term: str) -> list[str]:
        """The names that stand for `term`: the forms of their words, between spaces."""
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
    """One wish for `alternatives`, fulfilled with all wishes of any of them; an empty one does not count."""
    ways: list[Way] = []
    texts = []
    for wishes in filter(None, alternatives):
        texts.append(" ".join(wish.text for wish in wishes))
        for chosen in islice(product(*(wish.ways for wish in wishes)), _MOST_WAYS):
            terms = tuple(term for way in chosen for term in way.terms)
            phrase = next((way.phrase for way in chosen if way.phrase), ())
            ways.append(Way(terms, phrase, min(way.share for way in chosen)))
    return Wish(" OR ".join(texts), tuple(ways))


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    return [word for each in chunks(text) for word in chunk(each).words]


def stems_of(text: str) -> list[str]:
    """The stems of the words of a text, in order."""
    return [word.stem for word in words_of(text)]


def as_written(text: str) -> tuple[str, ...]:
    """The words of a text with their capitals and accents (NFC), in order."""
    return tuple(unicodedata.normalize("NFC", part) for each in chunks(text) for part in each.split("-"))
