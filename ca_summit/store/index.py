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
from typing import TYPE_CHECKING, Any, NamedTuple

from ..records.kinds import TEXT_LANGS
from ..records.rows import kind_of, read
from ..records.texts import names, texts
from ..text.families import family
from ..text.folding import skeleton
from ..text.synonyms import synonyms
from ..text.tokens import Word, chunk, chunks, written
from .database import Database, Map, Span, Writer

if TYPE_CHECKING:
    from ..model import Dataset, Text
    from .filters import Subject

OWN, FIELD, MENTION = 1e9, 0.75, 0.3
"""Weight of the country, speaker or year of a record, the same for all; of a word in another field; and the
share of its weight that the name of a country or a person, or a year, has in a text: whose record it is
counts more than whom it mentions. For other words in texts, see records.texts."""

_SHARE = {"event": 0.7, "document": 0.8}
"""Share of its weights that a kind keeps: what was proposed comes before what became of it."""

LONGEST_NAME = 8
"""Words of the longest name that is looked for in texts and queries."""

_MOST_KIN = 50
"""Words of one family that a query may stand for."""

SATURATION, LENGTH = 1.2, 0.4
"""BM25's k1 and b: how soon repetition stops adding weight, and how strongly long records are penalised."""


_MAPS = ("term", "word", "kin", "synonym", "phrase", "sound", "name")


def name_term(kind: str, id_: str) -> str:
    """The term of what many names may stand for: `@topic:water`. No word has an `@` in it."""
    return f"@{kind}:{id_}"


def is_name(term: str, *kinds: str) -> bool:
    """Whether `term` is a name, of one of `kinds` if any are given, and not the stem of a word."""
    return term.startswith(tuple(name_term(kind, "") for kind in kinds) or "@")


Part = tuple[list[str], list[str]]
"""The terms of a text or name, and the stems of its words, in order."""


class _Read(NamedTuple):
    """Of a chunk: its stems, name forms and other terms; whether a name of several words may begin in it."""

    stems: tuple[str, ...]
    forms: tuple[str, ...]
    terms: tuple[str, ...]
    begins_by_stem: bool
    begins_by_form: bool


class Index:
    """The index as one query reads it: each bucket at most once, so it must not outlive the query."""

    def __init__(self, database: Database, maps: Mapping[str, Span]) -> None:
        self._maps = {name: Map(database, maps[name]) for name in _MAPS}

    def postings(self, term: str) -> dict[int, int]:
        """The ranks of the records that have `term`, each with the term's weight there in thousandths."""
        columns = self._maps["term"].get(term)
        return dict(zip(*columns, strict=True)) if columns else {}

    def stem_of(self, word: str) -> str:
        """The stem of a folded word that occurs; "" of any other."""
        return self._maps["word"].get(word) or ""

    def kin_of(self, term: str) -> list[str]:
        """The other stems of the family of a stem (families.family), sorted."""
        return self._maps["kin"].get(term) or []

    def synonyms_of(self, term: str) -> list[str]:
        """The stems of words of like meaning (text.synonyms) that occur, whether `term` does or not."""
        return self._maps["synonym"].get(term) or []

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


def write(writer: Writer, dataset: "Dataset", ranked: "Iterable[tuple[int, Subject]]") -> dict[str, Span]:
    """Write the index of the records `ranked`, each with its rank; returns its maps by name."""
    index = _Builder(dataset)
    lines = writer.values(index.add(rank, subject) for rank, subject in ranked)
    return {
        "line": lines,
        "term": writer.map(index.postings()),
        "word": writer.map(index.vocabulary),
        "kin": writer.map(index.kin()),
        "synonym": writer.map(index.synonyms()),
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
        self._shares: dict[int, float] = {}
        self._names: dict[str, list[Part]] = {}
        self._read: dict[str, _Read] = {}
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
        self._whose = {
            *(name_term("country", id_) for id_ in dataset.countries),
            *(name_term("leader", id_) for id_ in dataset.leaders),
            *(meeting.date[:4] for meeting in dataset.meetings.values()),
        }
        """What a record may belong to: a country, a person or the year of a meeting."""

    def _add_names(self, record: Any, *, is_proper: bool) -> None:
        """Add the names of a record; proper names, of countries and people, are not stemmed."""
        term = name_term(kind_of(record), record.id)
        for name in names(record):
            self._add_name(term, name, is_proper=is_proper)

    def _add_name(self, term: str, name: str, *, is_proper: bool) -> None:
        words = [word for text in chunks(name) for word in chunk(text).words]
        self._learn(words)
        keys = tuple(word.name if is_proper else word.stem for word in words)
        if 0 < len(keys) <= LONGEST_NAME:
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

    def kin(self) -> dict[str, list[str]]:
        """Each stem with the others of its family, if there are any."""
        families: dict[str, set[str]] = defaultdict(set)
        for stem in self.vocabulary.values():
            families[family(stem)].add(stem)
        families.pop("", None)
        return {
            stem: sorted(stems - {stem})[:_MOST_KIN]
            for stems in families.values()
            if len(stems) > 1
            for stem in stems
        }

    def synonyms(self) -> dict[str, list[str]]:
        """Each stem with those of like meaning that occur, if any do."""
        stems = {*self.vocabulary.values()}
        occurring = {stem: [each for each in alike if each in stems] for stem, alike in synonyms().items()}
        return {stem: alike for stem, alike in occurring.items() if alike}

    def add(self, rank: int, subject: "Subject") -> str:
        """Add a record with its rank; returns its line: each text and name as the stems of its words."""
        frequency: dict[str, float] = defaultdict(float)
        length, lines = 0, []
        by_weight: dict[float, list[str]] = defaultdict(list)
        for _, text, weight in texts(subject.record):
            terms, stems = self._terms(text)
            length += len(stems)
            lines.append(stems)
            by_weight[weight] += terms
        for weight, terms in by_weight.items():
            for term, times in Counter(terms).items():
                frequency[term] += weight * times * (MENTION if term in self._whose else 1)
        for fields, weight in ((self._own(subject), OWN), (self._other(subject), FIELD)):
            parts = list(fields)
            lines += [stems for _, stems in parts]
            for term in {term for terms, _ in parts for term in terms}:
                frequency[term] += weight
        self._lengths[rank] = length
        self._shares[rank] = _SHARE.get(kind_of(subject.record), 1)
        for term, tf in frequency.items():
            ranks, weights = self._postings[term]
            ranks.append(rank)
            weights.append(tf)
        return "\n".join(f" {' '.join(stems)} " for stems in lines)

    def _terms(self, text: str) -> Part:
        """The terms of a text, and of these the stems of its words, in order."""
        stems: list[str] = []
        terms: list[str] = []
        stem_starts: list[int] = []
        form_starts: list[int] = []
        read = [self._read.get(each) or self._first_read(each) for each in written(text)]
        for own, _, others, begins_by_stem, begins_by_form in read:
            if others:
                terms += others
            if begins_by_stem:
                stem_starts += range(len(stems), len(stems) + len(own))
            if begins_by_form:
                form_starts += range(len(stems), len(stems) + len(own))
            stems += own
        terms += stems
        terms += self._by_stem.find(stems, stem_starts)
        if form_starts:
            terms += self._by_form.find([form for each in read for form in each.forms], form_starts)
        return terms, stems

    def _first_read(self, text: str) -> _Read:
        """Read a chunk, whose words are learned; the same chunks stand in many texts, and are read once."""
        words, joined, _ = chunk(text)
        self._learn(words)
        terms = [term for word in words for term in self._by_stem.alone(word.stem)]
        terms += [term for word in words for term in self._by_form.alone(word.name)]
        if joined:
            self.vocabulary["".join(word.folded for word in words)] = joined
            terms.append(joined)
        self._read[text] = _Read(
            tuple(word.stem for word in words),
            tuple(word.name for word in words),
            tuple(terms),
            any(self._by_stem.begins(word.stem) for word in words),
            any(self._by_form.begins(word.name) for word in words),
        )
        return self._read[text]

    def _own(self, subject: "Subject") -> Iterator[Part]:
        """Whose a record is: its countries and speaker; and its year."""
        dataset, record = self._dataset, subject.record
        for id_ in (read(record, "country"), *(read(record, "countries") or ())):
            if id_:
                yield from self._named("country", id_, dataset.countries[id_].name)
        if id_ := read(record, "leader"):
            yield from self._named("leader", id_, dataset.leaders[id_].name)
        if record.date:
            yield [record.date[:4]], [record.date[:4]]

    def _other(self, subject: "Subject") -> Iterator[Part]:
        """The other fields of a record that are searched: id, keywords, places, and topics as whole names."""
        dataset, record = self._dataset, subject.record
        yield self._terms(record.id.replace("-", " "))
        for lang in TEXT_LANGS:
            yield from map(self._terms, read(record, f"keywords.{lang}") or ())
            if place := read(record, f"place.{lang}"):
                yield self._terms(place)
        if id_ := read(record, "meeting"):
            yield from self._named("meeting", id_, dataset.meetings[id_].city)
        for id_ in dict.fromkeys(topic for initiative in subject.initiatives for topic in initiative.topics):
            for (term, *_), stems in self._named("topic", id_, dataset.topics[id_].name):
                yield [term], stems

    def _named(self, kind: str, id_: str, name: "Text") -> list[Part]:
        """What is named in a field: its term before those of its name, in each language.

        Whoever bears a part of that name too, as a father his son's, is not named.
        """
        term = name_term(kind, id_)
        if term not in self._names:
            words = (self._terms(getattr(name, lang)) for lang in TEXT_LANGS)
            self._names[term] = [
                ([term, *(each for each in terms if not is_name(each, kind))], stems)
                for terms, stems in words
            ]
        return self._names[term]

    def postings(self) -> "_Postings":
        """Each term with the ranks of its records and, in the same order, its weights there."""
        number = len(self._lengths)
        average = sum(self._lengths.values()) / number if number else 1
        size = 1 + max(self._lengths, default=0)
        norms, shares = [0.0] * size, [1.0] * size  # lists, from which reading is quicker
        for rank, length in self._lengths.items():
            norms[rank] = SATURATION * (1 - LENGTH + LENGTH * length / average)
            shares[rank] = self._shares[rank]
        return _Postings(self._postings, number, norms, shares)


class _Postings(Mapping[str, tuple[list[int], list[int]]]):
    """Terms with their ranks and weights, which are computed one term at a time: all take much memory.

    `frequencies` are the ranks of the records that have a term, and how much of it is in each. There are
    `number` records, whose `norms` and `shares` are listed by rank.
    """

    def __init__(
        self,
        frequencies: Mapping[str, tuple["array[int]", "array[float]"]],
        number: int,
        norms: Sequence[float],
        shares: Sequence[float],
    ) -> None:
        self._frequencies, self._number = frequencies, number
        self._norms, self._shares = norms, shares

    def __iter__(self) -> Iterator[str]:
        return iter(self._frequencies)

    def __len__(self) -> int:
        return len(self._frequencies)

    def __getitem__(self, term: str) -> tuple[list[int], list[int]]:
        ranks, frequencies = self._frequencies[term]
        number, norms, shares = self._number, self._norms, self._shares
        rarity = 1000 * log(1 + (number - len(ranks) + 0.5) / (len(ranks) + 0.5))
        weights = [
            int(shares[rank] * rarity * tf / (tf + norms[rank])) + 1
            for rank, tf in zip(ranks, frequencies, strict=True)
        ]
        return [*ranks], weights


class _NameFinder:
    """Finds names of one or more words in a text."""

    def __init__(self) -> None:
        self._terms: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        self._sizes: dict[str, set[int]] = defaultdict(set)

    def add(self, keys: tuple[str, ...], term: str) -> None:
        """Add a name: its words, not none, as `find` will get them."""
        self._terms[keys][term] = None
        if len(keys) > 1:
            self._sizes[keys[0]].add(len(keys))

    def alone(self, key: str) -> Iterable[str]:
        """The terms of the names that are this word."""
        return self._terms.get((key,), ())

    def begins(self, key: str) -> bool:
        """Whether a name of several words begins with this one."""
        return key in self._sizes

    def find(self, keys: Sequence[str], starts: Iterable[int]) -> Iterator[str]:
        """The term of each name of several words in `keys`, the words of a text, that begins at `starts`."""
        for start in starts:
            for size in self._sizes.get(keys[start], ()):
                if start + size <= len(keys):  # what is cut off by the end would be a shorter name
                    yield from self._terms.get(tuple(keys[start : start + size]), ())
