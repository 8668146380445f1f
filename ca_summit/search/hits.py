"""The records that answer a query, best first, and the passages that match."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from ..records.rows import Row
from ..records.texts import texts
from ..store.index import is_name
from ..store.store import Facets, Store
from ..text.tokens import placed
from .parse import Query, parse
from .wishes import STAGES, Reader, Way, Wish, as_written, stems_of

_FURTHER_WAY = 0.5
"""Share of its weight that a second way of fulfilling the same wish adds to the first."""

_MOST_KEPT = 10_000
"""Records whose words are kept in memory while a query looks for its phrases."""

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


class Hits:
    """The records that answer a query, best first.

    `stage` is how `query` was understood (wishes.STAGES), `understood` the words that were searched. With
    `facets` None, which nothing can meet, nothing is searched.
    """

    kind = "hit"
    columns: tuple[str, ...] = ()

    def __init__(self, store: Store, query: str, facets: Facets | None, *, exact: bool = False) -> None:
        self._store = store
        self._reader = Reader(store, exact=exact)
        self._is_exact = exact
        self._lang = "ru" if re.search("[а-яё]", query.lower()) else "en"
        self.query, self.stage, self.understood = query, STAGES[0], query
        self._wishes: list[Wish] = []
        self._ranks: list[int] = []
        self._words: dict[int, list[str]] = {}
        if facets is not None:
            self._answer(parse(query), facets, STAGES[:1] if exact else STAGES)

    def count(self) -> int:
        """How many there are."""
        return len(self._ranks)

    def rows(self, limit: int | None = None) -> list[Row]:
        """The hits, or the first `limit`: the fields of each record, and its `kind`, `match` and `stage`."""
        return [
            Row("hit", {"kind": row.kind, **row, "match": self.passage(row), "stage": self.stage})
            for row in self._store.ranked(self._ranks[:limit])
        ]

    def passage(self, record: Any, lang: str = "") -> str:
        """The title, sentence or quotation of `record` that matches most terms of the query.

        One in `lang` is preferred if any matches; otherwise, between equals, one in the query's language.
        """
        sentences = [
            (text, language, list(self._matches(text)))
            for language, whole, _ in texts(record)
            for text in _SENTENCE.split(whole)
            if text
        ]
        own = [each for each in sentences if each[1] == lang and each[2]]

        def merit(sentence: tuple[str, str, list[tuple[int, int, str]]]) -> tuple[int, bool, int]:
            _, language, matches = sentence
            return len({term for _, _, term in matches}), language == self._lang, len(matches)

        return max(own or sentences, key=merit)[0]

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each match in `text`, from left to right and without overlaps."""
        marks: list[tuple[int, int]] = []
        for start, negative_end in sorted({(start, -end) for start, end, _ in self._matches(text)}):
            if not marks or start >= marks[-1][1]:
                marks.append((start, -negative_end))
        return marks

    def _matches(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start and end of each match in `text`, and the term that it matches."""
        tokens = []
        for compound, words in placed(text):
            tokens += words
            if compound.joined in self._terms:
                yield words[0].start, words[-1].end, compound.joined
        yield from (
            (each.start, each.end, each.word.stem) for each in tokens if each.word.stem in self._terms
        )
        stems, names = [each.word.stem for each in tokens], [each.word.name for each in tokens]
        for name, term in self._names:
            for start in range(len(tokens) - len(name) + 1):
                stop = start + len(name)
                if name in (tuple(stems[start:stop]), tuple(names[start:stop])):
                    yield tokens[start].start, tokens[stop - 1].end, term

    @cached_property
    def _terms(self) -> frozenset[str]:
        ways = (way for wish in self._wishes for way in wish.ways if self._reader.is_alive(way))
        return frozenset(term for way in ways for term in way.terms)

    @cached_property
    def _names(self) -> list[tuple[tuple[str, ...], str]]:
        named = filter(is_name, self._terms)
        return [(tuple(key.split()), term) for term in named for key in self._reader.names_of(term)]

    def _answer(self, query: Query, facets: Facets, stages: Sequence[str]) -> None:
        allowed = self._store.ranks(facets) if facets else None
        unwanted = {rank for wish in self._reader.unwanted(query) for rank in self._scores(wish)}
        for stage in stages:
            wishes = self._reader.wishes(query, stage)
            scores = self._any(wishes) if stage == "any" else self._all(wishes)
            if not wishes and query.without:  # only exclusions: everything else answers
                scores = dict.fromkeys(self._store.ranks({}), 0.0)
            ranking = sorted(
                (-score, rank)
                for rank, score in scores.items()
                if rank not in unwanted and (allowed is None or rank in allowed)
            )
            if ranking:
                self.stage, self._wishes = stage, wishes
                self.understood = " ".join(wish.text for wish in wishes)
                self._ranks = [rank for _, rank in ranking]
                return

    def _all(self, wishes: Sequence[Wish]) -> dict[int, float]:
        """The records that fulfil all of `wishes`: rank to score."""
        scores = sorted((self._scores(wish) for wish in wishes), key=len)
        if not scores:
            return {}
        common = set(scores[0])
        for other in scores[1:]:
            common &= other.keys()
        return {rank: sum(each[rank] for each in scores) for rank in common}

    def _any(self, wishes: Sequence[Wish]) -> dict[int, float]:
        """The records that fulfil any of `wishes`: rank to score."""
        sums: dict[int, float] = {}
        met: dict[int, int] = {}
        for scores in map(self._scores, wishes):
            for rank, score in scores.items():
                sums[rank] = sums.get(rank, 0) + score
                met[rank] = met.get(rank, 0) + 1
        return {rank: score * met[rank] / len(wishes) for rank, score in sums.items()}

    def _scores(self, wish: Wish) -> dict[int, float]:
        """The records that fulfil `wish`: rank to score."""
        scores: dict[int, float] = {}
        for way in wish.ways:
            for rank, weight in self._weights(way).items():
                before = scores.get(rank, 0)
                scores[rank] = max(before, weight) + _FURTHER_WAY * min(before, weight)
        return scores

    def _weights(self, way: Way) -> Mapping[int, int]:
        first, *others = sorted(map(self._reader.postings, way.terms), key=len)
        common = set(first)
        for other in others:
            common &= other.keys()
        if way.phrase:
            phrase = f" {' '.join(way.phrase)} "
            common = {rank for rank in common if any(phrase in words for words in self._running(rank))}
        return {rank: sum((each[rank] for each in others), first[rank]) for rank in common}

    def _running(self, rank: int) -> list[str]:
        """Each text of a record as a line of stems, or of words as written if only these count."""
        if rank not in self._words:
            if len(self._words) >= _MOST_KEPT:
                self._words.clear()
            (row,) = self._store.ranked([rank])
            words = as_written if self._is_exact else stems_of
            self._words[rank] = [f" {' '.join(words(text))} " for _, text, _ in texts(row)]
        return self._words[rank]
