"""What a record is found by: the terms of its texts, weighted once and for all.

A term is the stem of a word, or `@kind:id` for something that goes by many names: a country, a leader,
a topic, a concept. Such a term belongs to every record that mentions one of the names in either
language, or has the id in a field. Weights are those of BM25F (Robertson, Zaragoza: The Probabilistic
Relevance Framework, 2009), so that a query only has to add them up.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, takewhile
from math import log
from typing import TYPE_CHECKING

from ..records.kinds import TEXT_LANGS
from ..records.rows import read
from ..records.texts import texts
from ..text.folding import skeleton
from ..text.tokens import Word, chunk, chunks
from .database import Database, Map, Span, Writer

if TYPE_CHECKING:
    from ..model import Dataset, Initiative, Quote, Text

FIELD = 0.75
"""How much a word weighs in a field; in texts, see records.texts."""

SATURATION, LENGTH = 1.2, 0.4
"""BM25's k1 and b: how soon more of a word adds nothing, how much a long record is held back."""


class Index:
    """What is known of words; for one query, which reads each part of it once at most."""

    def __init__(self, database: Database, maps: Mapping[str, Span]) -> None:
        self._maps = {name: Map(database, maps[name]) for name in ("term", "word", "phrase", "sound", "name")}

    def postings(self, term: str) -> dict[int, int]:
        """The ranks of the records that have a term, and its weights in them, in thousandths."""
        found = self._maps["term"].get(term)
        return dict(zip(*found, strict=True)) if found else {}

    def terms_of(self, key: str) -> list[str]:
        """The terms that a name stands for."""
        return sorted(self._maps["phrase"].get(key) or ())

    def terms_sounding(self, sound: str) -> list[str]:
        """The terms that a name of this sound stands for (folding.skeleton)."""
        return sorted(self._maps["sound"].get(sound) or ())

    def names_of(self, term: str) -> list[str]:
        """The names that stand for a term."""
        return sorted(self._maps["name"].get(term) or ())

    def terms_that_begin(self, beginning: str) -> list[str]:
        """The terms of all words with a beginning."""
        from bisect import bisect_left

        words = self.vocabulary
        first = bisect_left(words, beginning)
        begun = takewhile(lambda word: word.startswith(beginning), islice(words, first, None))
        return sorted({self._term_of[word] for word in begun})

    @cached_property
    def vocabulary(self) -> list[str]:
        """All words, sorted."""
        return sorted(self._term_of)

    @cached_property
    def _term_of(self) -> dict[str, str]:
        return self._maps["word"].whole()


def write(
    writer: Writer, dataset: "Dataset", ranked: "Iterable[tuple[int, Initiative | Quote]]"
) -> dict[str, Span]:
    """Adds the index as maps, by name: `ranked` are the records to be found, with their ranks."""
    index = _Growing(dataset)
    for rank, record in ranked:
        index.add(rank, record)
    return {
        "term": writer.map(index.postings()),
        "word": writer.map(index.vocabulary),
        "phrase": writer.map({key: [*terms] for key, terms in index.phrases.items()}),
        "sound": writer.map({key: [*terms] for key, terms in index.sounds.items()}),
        "name": writer.map(index.names()),
    }


class _Growing:
    """The index of a data set while it grows, record by record."""

    def __init__(self, dataset: "Dataset") -> None:
        self._dataset = dataset
        self._postings: dict[str, tuple[array[int], array[float]]] = defaultdict(
            lambda: (array("I"), array("f"))
        )
        self._lengths: dict[int, int] = {}
        self._fields: dict[str, tuple[str, ...]] = {}
        self.vocabulary: dict[str, str] = {}
        """Folded words, with their stems."""
        self.phrases: dict[str, dict[str, None]] = defaultdict(dict)
        """Names in the form in which they are looked up, with their terms, each once and in order."""
        self.sounds: dict[str, dict[str, None]] = defaultdict(dict)
        """The same by sound, of names that are one word."""
        self._by_stem, self._by_name = _Names(), _Names()
        for term, names, is_name in _named(dataset):
            for name in names:
                self._name(term, name, is_name=is_name)

    def _name(self, term: str, name: str, *, is_name: bool) -> None:
        words = [word for text in chunks(name) for word in chunk(text).words]
        self._learn(words)
        keys = tuple(word.name if is_name else word.stem for word in words)
        if keys:
            (self._by_name if is_name else self._by_stem).add(keys, term)
            self.phrases[" ".join(keys)][term] = None
        if len(words) == 1 and (sound := skeleton(name)):
            self.sounds[sound][term] = None

    def names(self) -> dict[str, list[str]]:
        """The names of each term, in the form in which they are looked up."""
        names: dict[str, list[str]] = defaultdict(list)
        for key, terms in self.phrases.items():
            for term in terms:
                names[term].append(key)
        return names

    def _learn(self, words: Iterable[Word]) -> None:
        self.vocabulary.update((word.folded, word.stem) for word in words)

    def add(self, rank: int, record: "Initiative | Quote") -> None:
        """Takes in a record."""
        frequency: dict[str, float] = defaultdict(float)
        length = 0
        for _, text, weight in texts(record):
            terms, words = self._terms(text)
            length += words
            for term, times in Counter(terms).items():
                frequency[term] += weight * times
        for term in self._of_fields(record):
            frequency[term] += FIELD
        self._lengths[rank] = length
        for term, tf in frequency.items():
            ranks, weights = self._postings[term]
            ranks.append(rank)
            weights.append(tf)

    def _terms(self, text: str) -> tuple[list[str], int]:
        """The terms of a text, and the number of its words."""
        words: list[Word] = []
        terms: list[str] = []
        for each in chunks(text):
            found = chunk(each)
            words += found.words
            if found.joined:
                self.vocabulary["".join(word.folded for word in found.words)] = found.joined
                terms.append(found.joined)
        self._learn(words)
        stems = [word.stem for word in words]
        terms += stems
        terms += self._by_stem.found(stems)
        terms += self._by_name.found([word.name for word in words])
        return terms, len(words)

    def _of_fields(self, record: "Initiative | Quote") -> set[str]:
        """The terms of a record's country, leader and topics, of the place and year of its meeting."""
        dataset = self._dataset
        own = read(record, "initiative")
        initiative = record if own is None else dataset.initiatives.get(own)
        topics = read(initiative, "topics") or ()
        terms = {record.date[:4]}
        terms.update(self._of_field("country", record.country, dataset.countries[record.country].name))
        terms.update(self._of_field("leader", record.leader, dataset.leaders[record.leader].name))
        terms.update(self._of_field("meeting", record.meeting, dataset.meetings[record.meeting].city))
        for topic in topics:
            terms.update(self._of_field("topic", topic, dataset.topics[topic].name))
        return terms

    def _of_field(self, kind: str, id_: str, name: "Text") -> tuple[str, ...]:
        term = f"@{kind}:{id_}"
        if term not in self._fields:
            words = (self._terms(getattr(name, lang))[0] for lang in TEXT_LANGS)
            self._fields[term] = (term, *(each for terms in words for each in terms))
        return self._fields[term]

    def postings(self) -> dict[str, tuple[list[int], list[int]]]:
        """Each term with the ranks of its records, and its weights in them."""
        number = len(self._lengths)
        average = sum(self._lengths.values()) / number if number else 1
        norms = {
            rank: SATURATION * (1 - LENGTH + LENGTH * length / average)
            for rank, length in self._lengths.items()
        }
        postings = {}
        for term, (ranks, frequencies) in self._postings.items():
            rarity = 1000 * log(1 + (number - len(ranks) + 0.5) / (len(ranks) + 0.5))
            pairs = zip(ranks, frequencies, strict=True)
            postings[term] = [*ranks], [int(rarity * tf / (tf + norms[rank])) + 1 for rank, tf in pairs]
        return postings


class _Names:
    """Names of one or more words, to be found in a text."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)

    def add(self, keys: tuple[str, ...], term: str) -> None:
        """Takes in a name."""
        self._by_first[keys[0]].append((keys, term))

    def found(self, keys: Sequence[str]) -> Iterator[str]:
        """The term of each name that stands in `keys`, the words of a text."""
        for start, key in enumerate(keys):
            for name, term in self._by_first.get(key, ()):
                if len(name) == 1 or tuple(keys[start : start + len(name)]) == name:
                    yield term


def _named(dataset: "Dataset") -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Terms for what goes by many names, these names, and whether people or countries bear them."""
    for country in dataset.countries.values():
        yield f"@country:{country.id}", (country.name.en, country.name.ru, *country.aliases), True
    for leader in dataset.leaders.values():
        yield f"@leader:{leader.id}", (leader.name.en, leader.name.ru, *leader.aliases), True
    for topic in dataset.topics.values():
        yield f"@topic:{topic.id}", (topic.name.en, topic.name.ru, *topic.keywords), False
    for concept in dataset.concepts.values():
        yield f"@concept:{concept.id}", (concept.name.en, concept.name.ru, *concept.keywords), False
