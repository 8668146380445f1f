"""The search index: terms, the records that have them, and their weights there.

A term is the stem of a word or a name (`name_term`): a country, leader, topic or concept, whatever it is
called. A name belongs to every record that mentions any of its spellings in either language, or has the id
in a field. Weights are those of BM25F (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009),
computed when the index is written, so that a query only adds them up.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, takewhile
from math import log
from typing import TYPE_CHECKING, Any

from ..records.kinds import TEXT_LANGS
from ..records.rows import kind_of, read
from ..records.texts import names, texts
from ..text.folding import skeleton
from ..text.tokens import Word, chunk, chunks
from .database import Database, Map, Span, Writer

if TYPE_CHECKING:
    from ..model import Dataset, Initiative, Quote, Text

FIELD = 0.75
"""Weight of a word in a field; for texts, see records.texts."""

SATURATION, LENGTH = 1.2, 0.4
"""BM25's k1 and b: how soon repetition stops adding weight, and how strongly long records are penalised."""


def name_term(kind: str, id_: str) -> str:
    """The term of what many names may stand for: `@topic:water`. No word has an `@` in it."""
    return f"@{kind}:{id_}"


def is_name(term: str, *kinds: str) -> bool:
    """Whether `term` is a name, of one of `kinds` if any are given, and not the stem of a word."""
    return term.startswith(tuple(name_term(kind, "") for kind in kinds) or "@")


class Index:
    """The index as one query reads it: each bucket at most once, so it must not outlive the query."""

    def __init__(self, database: Database, maps: Mapping[str, Span]) -> None:
        self._maps = {name: Map(database, maps[name]) for name in ("term", "word", "phrase", "sound", "name")}

    def postings(self, term: str) -> dict[int, int]:
        """The ranks of the records that have `term`, each with the term's weight there in thousandths."""
        columns = self._maps["term"].get(term)
        return dict(zip(*columns, strict=True)) if columns else {}

    def terms_of(self, key: str) -> list[str]:
        """The terms that a name may stand for, sorted; `key` is its stems or name forms, between spaces."""
        return sorted(self._maps["phrase"].get(key) or ())

    def terms_sounding(self, sound: str) -> list[str]:
        """The terms that names with this sound (folding.skeleton) may stand for, sorted."""
        return sorted(self._maps["sound"].get(sound) or ())

    def names_of(self, term: str) -> list[str]:
        """The names that stand for `term`, as `terms_of` takes them, sorted."""
        return sorted(self._maps["name"].get(term) or ())

    def terms_that_begin(self, beginning: str) -> list[str]:
        """The stems of all words that begin with `beginning`, sorted."""
        from bisect import bisect_left

        words = self.vocabulary
        first = bisect_left(words, beginning)
        begun = takewhile(lambda word: word.startswith(beginning), islice(words, first, None))
        return sorted({self._term_of[word] for word in begun})

    @cached_property
    def vocabulary(self) -> list[str]:
        """All folded words, sorted."""
        return sorted(self._term_of)

    @cached_property
    def _term_of(self) -> dict[str, str]:
        return self._maps["word"].whole()


def write(
    writer: Writer, dataset: "Dataset", ranked: "Iterable[tuple[int, Initiative | Quote]]"
) -> dict[str, Span]:
    """Write the index of the records `ranked`, each with its rank; returns its maps by name."""
    index = _Builder(dataset)
    for rank, record in ranked:
        index.add(rank, record)
    return {
        "term": writer.map(index.postings()),
        "word": writer.map(index.vocabulary),
        "phrase": writer.map({key: [*terms] for key, terms in index.phrases.items()}),
        "sound": writer.map({key: [*terms] for key, terms in index.sounds.items()}),
        "name": writer.map(index.names()),
    }


class _Builder:
    """Builds the index of a data set, record by record."""

    def __init__(self, dataset: "Dataset") -> None:
        self._dataset = dataset
        self._postings: dict[str, tuple[array[int], array[float]]] = defaultdict(
            lambda: (array("I"), array("f"))
        )
        self._lengths: dict[int, int] = {}
        self._fields: dict[str, tuple[str, ...]] = {}
        self.vocabulary: dict[str, str] = {}
        """Folded words to their stems."""
        self.phrases: dict[str, dict[str, None]] = defaultdict(dict)
        """Names, as Index.terms_of takes them, to their terms; dicts serve as ordered sets."""
        self.sounds: dict[str, dict[str, None]] = defaultdict(dict)
        """The same by sound, for names of one word."""
        self._by_stem, self._by_form = _NameFinder(), _NameFinder()
        for bearer in (*dataset.countries.values(), *dataset.leaders.values()):
            self._add_names(bearer, is_proper=True)
        for subject in (*dataset.topics.values(), *dataset.concepts.values()):
            self._add_names(subject, is_proper=False)

    def _add_names(self, record: Any, *, is_proper: bool) -> None:
        """Add the names of a record; proper names, of countries and people, are not stemmed."""
        term = name_term(kind_of(record), record.id)
        for name in names(record):
            self._add_name(term, name, is_proper=is_proper)

    def _add_name(self, term: str, name: str, *, is_proper: bool) -> None:
        words = [word for text in chunks(name) for word in chunk(text).words]
        self._learn(words)
        keys = tuple(word.name if is_proper else word.stem for word in words)
        if keys:
            (self._by_form if is_proper else self._by_stem).add(keys, term)
            self.phrases[" ".join(keys)][term] = None
        if len(words) == 1 and (sound := skeleton(name)):
            self.sounds[sound][term] = None

    def names(self) -> dict[str, list[str]]:
        """Each term with its names: `phrases` the other way round."""
        names_by_term: dict[str, list[str]] = defaultdict(list)
        for key, terms in self.phrases.items():
            for term in terms:
                names_by_term[term].append(key)
        return names_by_term

    def _learn(self, words: Iterable[Word]) -> None:
        self.vocabulary.update((word.folded, word.stem) for word in words)

    def add(self, rank: int, record: "Initiative | Quote") -> None:
        """Add a record with its rank."""
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
            compound = chunk(each)
            words += compound.words
            if compound.joined:
                self.vocabulary["".join(word.folded for word in compound.words)] = compound.joined
                terms.append(compound.joined)
        self._learn(words)
        stems = [word.stem for word in words]
        terms += stems
        terms += self._by_stem.find(stems)
        terms += self._by_form.find([word.name for word in words])
        return terms, len(words)

    def _of_fields(self, record: "Initiative | Quote") -> set[str]:
        """The terms of a record's keywords, country, leader, topics, and its meeting's city and year."""
        dataset = self._dataset
        own = read(record, "initiative")
        initiative = record if own is None else dataset.initiatives.get(own)
        topics = read(initiative, "topics") or ()
        terms = {record.date[:4]}
        terms.update(self._of_field("country", record.country, dataset.countries[record.country].name))
        terms.update(self._of_field("leader", record.leader, dataset.leaders[record.leader].name))
        terms.update(self._of_field("meeting", record.meeting, dataset.meetings[record.meeting].city))
        for lang in TEXT_LANGS:
            for keyword in read(record, f"keywords.{lang}") or ():
                terms.update(self._terms(keyword)[0])
        for topic in topics:
            terms.update(self._of_field("topic", topic, dataset.topics[topic].name))
        return terms

    def _of_field(self, kind: str, id_: str, name: "Text") -> tuple[str, ...]:
        term = name_term(kind, id_)
        if term not in self._fields:
            words = (self._terms(getattr(name, lang))[0] for lang in TEXT_LANGS)
            self._fields[term] = (term, *(each for terms in words for each in terms))
        return self._fields[term]

    def postings(self) -> dict[str, tuple[list[int], list[int]]]:
        """Each term with the ranks of its records and, in the same order, its weights there."""
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


class _NameFinder:
    """Finds names of one or more words in a text."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)

    def add(self, keys: tuple[str, ...], term: str) -> None:
        """Add a name: its words, not none, as `find` will get them."""
        self._by_first[keys[0]].append((keys, term))

    def find(self, keys: Sequence[str]) -> Iterator[str]:
        """The term of each name that occurs in `keys`, the words of a text."""
        for start, key in enumerate(keys):
            for name, term in self._by_first.get(key, ()):
                if len(name) == 1 or tuple(keys[start : start + len(name)]) == name:
                    yield term
