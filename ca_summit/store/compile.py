"""Compile a `Dataset` into a database: records as JSON, what they are filtered by, spellings, the index."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from ..model import Dataset, Document, Event, Initiative, Meeting, Quote
from ..progress import Progress, reporting, silent
from ..records.kinds import DIMENSIONS, KINDS, REGISTERS, SEARCHED
from ..records.rows import as_object
from ..text.folding import fold, skeleton
from . import index
from .database import Writer, key
from .filters import FILTERS, Subject

Multimap = dict[str, list[Any]]

Facet = tuple[str, str, str]
"""A kind, a filter and a value: what records are looked up by."""


def compile_dataset(
    dataset: Dataset,
    connection: sqlite3.Connection,
    progress: Progress = silent,
    *,
    state: str = "",
    content: int = 0,
    is_searched: bool = True,
) -> None:
    """Fill the empty database behind `connection` with everything that queries of `dataset` read.

    Records come first: the number of a record is its rank, its place in the list of its kind. `state` and
    `content` identify the file for a cache (cache.State). Without `is_searched` there is no index.
    """
    writer = Writer(connection)
    searched: list[tuple[int, Subject]] = []
    of_documents = _of_documents(dataset)
    places: dict[str, int] = {}
    ids: Multimap = defaultdict(list)
    facets: dict[Facet, list[int]] = defaultdict(list)
    kinds = {}
    total = sum(len(getattr(dataset, name)) for name in REGISTERS)
    for kind, records in _listed(dataset):
        first = len(places) + 1
        for rank, record in enumerate(records, first):
            progress("store", (rank - 1) / total)
            places[key(kind, record.id)] = rank
            if KINDS[kind].is_shown:
                ids[fold(record.id)].append((kind, record.id))
            if isinstance(record, Meeting):
                facets[kind, "meeting", record.id].append(rank)
                facets[kind, "year", record.date[:4]].append(rank)
            if kind in SEARCHED:
                subject = Subject(record, tuple(_initiatives(dataset, record, of_documents)))
                searched.append((rank, subject))
                for name, value in _facets(dataset, subject):
                    facets[kind, name, value].append(rank)
        kinds[kind] = writer.values(as_object(record) for record in records)
    spellings, sounds = _spellings(dataset)
    maps = {
        "place": writer.map(places),
        "id": writer.map(ids),
        "facet": writer.map({key(*facet): ranks for facet, ranks in facets.items()}),
        "values": writer.map(_values(facets)),
        **{key("spelling", name): writer.map(ids) for name, ids in spellings.items()},
        **{key("sound", name): writer.map(ids) for name, ids in sounds.items()},
        **(index.write(writer, dataset, reporting(searched, "index", progress)) if is_searched else {}),
    }
    head = {name: getattr(dataset, name) for name in ("name", "version", "updated", "license")}
    head["description"] = asdict(dataset.description)
    writer.close({"state": state, "content": content, "about": head, "kinds": kinds, "maps": maps})


def _listed(dataset: Dataset) -> Iterator[tuple[str, list[Any]]]:
    """Every kind with its records, in the order in which they are listed (Kind.by_date)."""
    for name, kind in REGISTERS.items():
        records: Iterable[Any] = getattr(dataset, name).values()
        if KINDS[kind].by_date == "newest":
            records = sorted(records, key=lambda record: record.date, reverse=True)
        elif KINDS[kind].by_date == "oldest":  # what has no date comes last
            records = sorted(records, key=lambda record: (not record.date, record.date))
        yield kind, list(records)


def _facets(dataset: Dataset, subject: Subject) -> Iterable[tuple[str, str]]:
    """The filters and values of a record, each pair once, those of its initiatives too."""
    pairs = ((name, value) for name, each in FILTERS.items() for value in each.values(dataset, subject))
    return dict.fromkeys(pairs)


def _of_documents(dataset: Dataset) -> dict[str, list[Initiative]]:
    """The initiatives that each document answers, as events say, by its id."""
    answered: dict[str, list[Initiative]] = defaultdict(list)
    for event in dataset.events.values():
        if event.document:
            answered[event.document] += (dataset.initiatives[id_] for id_ in event.initiatives)
    return answered


def _initiatives(
    dataset: Dataset,
    record: Initiative | Event | Quote | Document,
    of_documents: Mapping[str, list[Initiative]],
) -> list[Initiative]:
    """The initiatives that `record` is, answers or belongs to."""
    match record:
        case Initiative():
            return [record]
        case Event():
            return [dataset.initiatives[id_] for id_ in record.initiatives]
        case Document():
            return of_documents.get(record.id, [])
    return [dataset.initiatives[record.initiative]] if record.initiative else []


def _values(facets: Iterable[Facet]) -> Multimap:
    """The values that occur in each field that records can be counted by, kind by kind."""
    values: Multimap = defaultdict(list)
    for kind, name, value in facets:
        if name in DIMENSIONS:
            values[key(kind, name)].append(value)
    return values


def _spellings(dataset: Dataset) -> tuple[dict[str, Multimap], dict[str, Multimap]]:
    """Filter to what people may type for its values: ids by folded spelling, and by sound.

    By sound only for leaders: names of people are romanised in many ways.
    """
    spellings: dict[str, Multimap] = {}
    sounds: Multimap = defaultdict(list)
    for name, each in FILTERS.items():
        by_spelling: Multimap = defaultdict(list)
        for id_, others in each.spellings(dataset):
            for spelling in (id_, *others):
                _add(by_spelling[fold(spelling)], id_)
                if name == "leader" and (sound := skeleton(spelling)):
                    _add(sounds[sound], id_)
        spellings[name] = by_spelling
    return spellings, {"leader": sounds}


def _add(ids: list[str], id_: str) -> None:
    if id_ not in ids:
        ids.append(id_)
