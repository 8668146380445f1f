"""What a record is found by: the terms of its texts, weighted once and for all.

A term is the stem of a word, or `@kind:id` for something that goes by many names: a country, a leader,
a topic, a concept. Such a term belongs to every record that mentions one of the names in either
language, or has the id in a field. Weights are those of BM25F (Robertson, Zaragoza: The Probabilistic
Relevance Framework, 2009), so that a query only has to add them up.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log

from ..model import Concept, Country, Dataset, Initiative, Leader, Quote, Text, Topic
from ..records.kinds import TEXT_LANGS
from ..text.folding import skeleton
from ..text.tokens import Word, chunk, chunks
from .database import Span, Writer

TITLE, BODY, FIELD = 4.0, 1.5, 0.75
"""How much a word weighs in a title, in a summary or a quotation, in a field."""

SATURATION, LENGTH = 1.2, 0.4
"""BM25's k1 and b: how soon more of a word adds nothing, how much a long record is held back."""


def texts(record: Initiative | Quote) -> list[tuple[str, float]]:
    """The texts of a record that are searched, with their weights."""
    if isinstance(record, Quote):
        translations = (getattr(record.translation, lang) for lang in TEXT_LANGS)
        return [(text, BODY) for text in (record.text, *translations) if text]
    return [
        *((getattr(record.title, lang), TITLE) for lang in TEXT_LANGS),
        *((getattr(record.summary, lang), BODY) for lang in TEXT_LANGS),
    ]


def write(
    writer: Writer, dataset: Dataset, ranked: Iterable[tuple[int, Initiative | Quote]]
) -> dict[str, Span]:
    """Adds the index as maps, by name: `ranked` are the records to be found, with their ranks."""
    index = _Index(dataset)
    for rank, record in ranked:
        index.add(rank, record)
    return {
        # the ranks of the records that have a term, and its weights in them, in thousandths
        "term": writer.map(index.postings()),
        "word": writer.map(index.vocabulary),
        "phrase": writer.map({key: [*terms] for key, terms in index.phrases.items()}),
        "sound": writer.map({key: [*terms] for key, terms in index.sounds.items()}),
        "name": writer.map(index.names()),
    }


class _Index:
    """The index of a data set while it grows, record by record."""

    def __init__(self, dataset: Dataset) -> None:
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

    def add(self, rank: int, record: Initiative | Quote) -> None:
        """Takes in a record."""
        frequency: dict[str, float] = defaultdict(float)
        length = 0
        for text, weight in texts(record):
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

    def _of_fields(self, record: Initiative | Quote) -> set[str]:
        """The terms of a record's country, leader and topics, of the place and year of its meeting."""
        dataset = self._dataset
        initiative = record if isinstance(record, Initiative) else dataset.initiatives.get(record.initiative)
        topics = initiative.topics if initiative else ()
        terms = {record.date[:4]}
        terms.update(self._of_field("country", record.country, dataset.countries[record.country].name))
        terms.update(self._of_field("leader", record.leader, dataset.leaders[record.leader].name))
        terms.update(self._of_field("meeting", record.meeting, dataset.meetings[record.meeting].city))
        for topic in topics:
            terms.update(self._of_field("topic", topic, dataset.topics[topic].name))
        return terms

    def _of_field(self, kind: str, id_: str, name: Text) -> tuple[str, ...]:
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


def _named(dataset: Dataset) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Terms for what goes by many names, these names, and whether people or countries bear them."""
    registers: tuple[Iterable[Country | Leader | Topic | Concept], ...] = (
        *(dataset.countries.values(), dataset.leaders.values()),
        *(dataset.topics.values(), dataset.concepts.values()),
    )
    for record in (each for register in registers for each in register):
        is_name = isinstance(record, Country | Leader)
        other = record.aliases if isinstance(record, Country | Leader) else record.keywords
        kind = type(record).__name__.lower()
        yield f"@{kind}:{record.id}", (record.name.en, record.name.ru, *other), is_name
