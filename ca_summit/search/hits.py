"""The records that answer a query, best first, and the passages that match."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain
from math import log
from operator import itemgetter
from typing import Any
from unicodedata import normalize

from ..records.kinds import SEARCHED
from ..records.order import sort
from ..records.rows import Found, Row, read
from ..records.texts import texts
from ..store.index import is_name
from ..store.store import Facets, Store
from ..text.tokens import placed
from .parse import Query, parse
from .wishes import NAMED, STAGES, Reader, Way, Wish, stems_of

_FURTHER_WAY = 0.5
"""Share of its weight that a second way of fulfilling the same wish adds to the first."""

_ENOUGH_FOR_ONE_LESS = 3
"""Words of a query of which one may be missing."""

_COMMON = 0.6
"""Share of the rarity of a query's rarest word up to which others are common."""

_NEARLY_ALL = 0.65
"""Share of the rarity of all words that those without the missing one must have."""

_RARITY = 3
"""How much the share of a query's rarity counts, as a power, beside the weights of what was met."""

_LEAST_MET = 0.6
"""Share of the rarity of the best guess that another guess must have: no less is worth reading."""

_FEW = 10
"""Hits of a query of several words up to which those with words of like meaning are shown behind them."""


_ALIKE_MET = 0.8
"""Share of its rarity that a wish adds which only a word of like meaning fulfils."""

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


class Hits:
    """The records that answer a query, best first.

    `stage` is how `query` was understood (wishes.STAGES), `understood` the words that were searched, `alike`
    those of the hits, the last, that have a word of like meaning where the others have the query's own,
    `elsewhere` how many more there are that lack `facets` or are none of `kinds`. With `facets` None, which
    nothing can meet, nothing is searched.
    """

    kind = "hit"
    columns: tuple[str, ...] = ()

    def __init__(
        self,
        store: Store,
        query: str,
        facets: Facets | None,
        *,
        kinds: Sequence[str] = SEARCHED,
        exact: bool = False,
    ) -> None:
        self._store = store
        self._reader = Reader(store, exact=exact)
        self._is_exact = exact
        self._kinds = kinds
        self.alike: frozenset[int] = frozenset()
        self.elsewhere = 0
        self._lang = "ru" if re.search("[а-яё]", query.lower()) else "en"
        self.query, self.stage, self.understood = query, STAGES[0], query
        self._wishes: list[Wish] = []
        self._named: dict[tuple[str, str], list[str]] = {}
        self._ranks: list[int] = []
        self._all_ranks = [store.ranks_of(kind) for kind in SEARCHED]
        if facets is not None:
            self._answer(parse(query), facets, STAGES[:1] if exact else STAGES)

    def count(self) -> int:
        """How many there are."""
        return len(self._ranks)

    def rows(self, limit: int | None = None, keys: Sequence[str] = ()) -> Found:
        """The hits, or the first `limit`: the fields of each record, and its `kind`, `match` and `stage`.

        Best first, or in the order of the fields `keys` (order.sort).
        """
        ranks = self._sorted(keys) if keys else self._ranks
        return Found(self._each, ranks[:limit])

    def _each(self, ranks: Sequence[int]) -> Iterator[Row]:
        for rank, row in zip(ranks, self._store.ranked(ranks), strict=True):
            stage = "synonyms" if rank in self.alike else self.stage
            yield Row("hit", {"kind": row.kind, **row, "match": self.passage(row), "stage": stage})

    def _sorted(self, keys: Sequence[str]) -> list[int]:
        """The ranks of the hits in the order of the fields `keys`; of each only these fields are kept."""
        fields = {key.removeprefix("-").partition(".")[0] for key in keys}
        slim = []
        for rank, row in zip(self._ranks, self._store.ranked(self._ranks), strict=True):
            known = {"kind": row.kind, **row, "match": self.passage(row) if "match" in fields else ""}
            slim.append(Row("hit", {"rank": rank, **{field: known.get(field) for field in fields}}))
        return [row["rank"] for row in sort(slim, keys)]

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
        """The first stage that finds anything answers, even if the facets leave nothing of it."""
        unwanted = {rank for wish in self._reader.unwanted(query) for rank in self._scores(wish)}
        for stage in stages:
            wishes = self._reader.wishes(query, stage)
            scores = self._any(wishes) if stage == "any" else self._all(wishes)
            if not wishes and query.without:  # only exclusions: everything else answers
                scores = dict.fromkeys(chain(*self._all_ranks), 0.0)
            if wanted := scores.keys() - unwanted:
                self.stage, self._wishes = stage, wishes
                self.understood = " ".join(wish.text for wish in wishes)
                self._ranks = self._ranked(scores, wanted, facets)
                self.elsewhere = len(wanted) - len(self._ranks)
                if stage in ("words", "layout") and len(self._ranks) <= _FEW and len(stages) > 1:
                    self._add_alike(query, facets, wanted | unwanted)
                return

    def _add_alike(self, query: Query, facets: Facets, others: Set[int]) -> None:
        """Add what has words of like meaning and is none of `others`; a single word is asked for as it is."""
        wishes = self._reader.wishes(query, "synonyms")
        if len(wishes) > 1 and wishes != self._wishes:
            scores = self._all(wishes)
            if ranks := self._ranked(scores, scores.keys() - others, facets):
                self._wishes, self.alike = wishes, frozenset(ranks)
                self._ranks += ranks

    def _ranked(self, scores: Mapping[int, float], wanted: Set[int], facets: Facets) -> list[int]:
        """Those of the records `wanted` that have `facets` and are of the kinds, best first."""
        if facets or self._kinds != SEARCHED:
            wanted = wanted & self._store.ranks(self._kinds, facets)
        return sorted(wanted, key=lambda rank: (-scores[rank], self._order(rank), rank))

    def _order(self, rank: int) -> int:
        """The place of a record's kind among SEARCHED."""
        return next(place for place, ranks in enumerate(self._all_ranks) if rank in ranks)

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
        """The records that fulfil some of `wishes`, the better the rarer these are: rank to score.

        First those that lack one wish only or have the rarest; behind them up to _FEW others, none of which
        has only common wishes.
        """
        number = sum(map(len, self._all_ranks))
        found = list(filter(None, (self._met(wish, number) for wish in wishes)))
        rarities = [max(rarity for rarity, _ in each.values()) for each in found]
        met: dict[int, list[tuple[float, float]]] = defaultdict(list)
        for each in found:
            for rank, rarity_and_score in each.items():
                met[rank].append(rarity_and_score)
        rare = _COMMON * max(rarities, default=0)
        shares = {rank: sum(map(itemgetter(0), each)) for rank, each in met.items() if max(each)[0] > rare}
        scores = {rank: share**_RARITY * sum(map(itemgetter(1), met[rank])) for rank, share in shares.items()}
        lacking = {rank: len(rarities) - len(met[rank]) for rank in shares}
        best = _best(shares, lacking, rarities)
        behind = max(scores.values(), default=0)
        rest = sorted(scores.keys() - best, key=lambda rank: (-scores[rank], rank))[
            : max(0, _FEW - len(best))
        ]
        return {rank: scores[rank] for rank in best} | {rank: scores[rank] - behind for rank in rest}

    def _met(self, wish: Wish, number: int) -> dict[int, tuple[float, float]]:
        """The records of `number` that fulfil `wish`, in like meaning at least: rank to its rarity and score.

        Its rarity is less where only a word of like meaning is met.
        """
        own, scores = self._scores(wish), self._scores(self._reader.widened(wish))
        rarity = log(1 + number / len(own or scores)) if scores else 0
        return {
            rank: (rarity if rank in own else _ALIKE_MET * rarity, score) for rank, score in scores.items()
        }

    def _scores(self, wish: Wish) -> dict[int, float]:
        """The records that fulfil `wish`: rank to score."""
        scores: dict[int, float] = {}
        for way in wish.ways:
            for rank, whole in self._weights(way).items():
                before, weight = scores.get(rank, 0), way.share * whole
                scores[rank] = max(before, weight) + _FURTHER_WAY * min(before, weight)
        return scores

    def _weights(self, way: Way) -> Mapping[int, int]:
        first, *others = sorted(map(self._reader.postings, way.terms), key=len)
        common = set(first)
        for other in others:
            common &= other.keys()
        if way.phrase:
            common = self._having(way.phrase, common)
        return {rank: sum((each[rank] for each in others), first[rank]) for rank in common}

    def _having(self, phrase: Sequence[str], ranks: Iterable[int]) -> set[int]:
        """Those of the records with these ranks in which the words of `phrase` stand one after the other.

        Stems in a text; or, where words count as they are written, these in a text or in the field of a name.
        """
        stems = " ".join(stems_of(" ".join(phrase)) if self._is_exact else phrase)
        asked = sorted(ranks)
        lines = zip(asked, self._store.lines(asked), strict=True)
        asked = [rank for rank, line in lines if f" {stems} " in line]
        if not self._is_exact:
            return set(asked)
        words = re.compile(r"(?<!\w)" + r"[\W_]+".join(map(re.escape, phrase)) + r"(?!\w)")
        return {
            rank
            for rank, row in zip(asked, self._store.ranked(asked), strict=True)
            if any(words.search(normalize("NFC", text)) for text in self._written(row))
        }

    def _written(self, row: Row) -> Iterator[str]:
        """What people may read in a record: its texts, id and keywords, and names of what it belongs to."""
        yield from (text for _, text, _ in texts(row))
        yield row["id"]
        for keywords in (row.get("keywords") or {}).values():
            yield from keywords
        for kind in NAMED:
            ids = row.get("topics") if kind == "topic" else [row.get(kind)]
            for id_ in filter(None, ids or ()):
                yield from self._names_in(kind, id_)

    def _names_in(self, kind: str, id: str) -> list[str]:
        """The name of what a record belongs to, in each language."""
        if (kind, id) not in self._named:
            record = self._store.get(kind, id)
            name = read(record, "city" if kind == "meeting" else "name") if record else None
            self._named[kind, id] = list(filter(None, (name or {}).values()))
        return self._named[kind, id]


def _best(shares: Mapping[int, float], lacking: Mapping[int, int], rarities: Sequence[float]) -> Set[int]:
    """The guesses worth most, of records by rank: `shares` of the `rarities` of all wishes that they have.

    Of several wishes those that lack one only, if that is not what is rarest, or else what is near the best.
    """
    enough = _NEARLY_ALL * sum(rarities)
    nearly = {rank for rank, share in shares.items() if lacking[rank] <= 1 and share >= enough}
    if nearly and len(rarities) >= _ENOUGH_FOR_ONE_LESS:
        return nearly
    least = _LEAST_MET * max(shares.values(), default=0)
    return {rank for rank, share in shares.items() if share >= least}
