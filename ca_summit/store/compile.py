"""A `Dataset` into a database: records as JSON, what they are filtered by, what people may call it."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from ..export.formats import as_object
from ..language.labels import CODES
from ..model import Citation, Dataset, Initiative, Meeting, Quote
from ..terms import DIMENSIONS, LATEST, NOT_SHOWN, REGISTERS, Progress, silent, told
from ..text.folding import fold, skeleton
from . import index
from .database import Writer

Multimap = dict[str, list[Any]]


def compile_dataset(
    dataset: Dataset,
    connection: sqlite3.Connection,
    progress: Progress = silent,
    *,
    state: str = "",
    content: int = 0,
) -> None:
    """Fills the empty database behind `connection` with all that is asked of `dataset`.

    Records come first: the number of one is its rank, the place in which its kind is listed. `state` and
    `content` are what a cache knows its file by.
    """
    writer = Writer(connection)
    spoken: list[tuple[int, Initiative | Quote]] = []
    places: dict[str, int] = {}
    ids: Multimap = defaultdict(list)
    facets: Multimap = defaultdict(list)
    kinds = {}
    total = sum(len(getattr(dataset, name)) for name in REGISTERS)
    for kind, records in _listed(dataset):
        first = len(places) + 1
        for rank, record in enumerate(records, first):
            progress("store", (rank - 1) / total)
            places[f"{kind} {record.id}"] = rank
            if kind not in NOT_SHOWN:
                ids[fold(record.id)].append((kind, record.id))
            if isinstance(record, Initiative | Quote | Meeting):
                for name, value in dict.fromkeys(_facets(dataset, record)):
                    facets[f"{kind} {name} {value}"].append(rank)
            if isinstance(record, Initiative | Quote):
                spoken.append((rank, record))
        kinds[kind] = writer.values(as_object(record) for record in records)
    spellings, sounds = _spellings(dataset)
    maps = {
        "place": writer.map(places),
        "id": writer.map(ids),
        "facet": writer.map(facets),
        "values": writer.map(_values(facets)),
        **{f"spelling {name}": writer.map(keys) for name, keys in spellings.items()},
        **{f"sound {name}": writer.map(keys) for name, keys in sounds.items()},
        **index.write(writer, dataset, told(spoken, "index", progress)),
    }
    about = {name: getattr(dataset, name) for name in ("name", "version", "updated", "license")}
    about["description"] = asdict(dataset.description)
    writer.close({"state": state, "content": content, "about": about, "kinds": kinds, "maps": maps})


def _listed(dataset: Dataset) -> Iterator[tuple[str, list[Any]]]:
    """Every kind with its records in the order in which they are listed: the newest meeting first."""
    for name, kind in REGISTERS.items():
        records: Iterable[Any] = getattr(dataset, name).values()
        if kind in ("initiative", "quote", "meeting", "document"):
            records = sorted(records, key=lambda record: record.date, reverse=True)
        yield kind, list(records)


def _facets(dataset: Dataset, record: Initiative | Quote | Meeting) -> Iterator[tuple[str, str]]:
    """What `record` is filtered by: field of `Criteria` and value; a quotation has its initiative's."""
    if isinstance(record, Meeting):
        yield from (("meeting", record.id), ("year", record.date[:4]))
        return
    yield from (("country", record.country), ("leader", record.leader), ("meeting", record.meeting))
    yield "year", record.date[:4]
    cited: tuple[Citation, ...] = record.sources if isinstance(record, Initiative) else (record.source,)
    for citation in cited:
        yield "source", citation.id
        yield "publisher", dataset.sources[citation.id].publisher
    initiative = record if isinstance(record, Initiative) else dataset.initiatives.get(record.initiative)
    if initiative:
        yield from (("topic", topic) for topic in initiative.topics)
        yield from (("thread", thread) for thread in initiative.threads)
        yield from ((name, getattr(initiative, name)) for name in ("action", "creates", "evidence"))


def _values(facets: Iterable[str]) -> Multimap:
    """The values that records of a kind have in each field that they can be counted by."""
    values: Multimap = defaultdict(list)
    for facet in facets:
        kind, name, value = facet.split(" ", 2)
        if name in DIMENSIONS:
            values[f"{kind} {name}"].append(value)
    return values


def _spellings(dataset: Dataset) -> tuple[dict[str, Multimap], dict[str, Multimap]]:
    """All that people may type for the values of a field of `Criteria`: by field, ids by folded spelling.

    And ids by sound, for names of people, who are spelt in many ways.
    """
    spellings: dict[str, Multimap] = defaultdict(lambda: defaultdict(list))
    sounds: dict[str, Multimap] = defaultdict(lambda: defaultdict(list))
    for name, id_, others in _named(dataset):
        for spelling in (id_, *others):
            _add(spellings[name][fold(spelling)], id_)
            if name == "leader" and (sound := skeleton(spelling)):
                _add(sounds[name][sound], id_)
    return spellings, sounds


def _add(ids: list[str], id_: str) -> None:
    if id_ not in ids:
        ids.append(id_)


def _named(dataset: Dataset) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Field of `Criteria`, id, other spellings."""
    for country in dataset.countries.values():
        yield "country", country.id, (country.alpha3, country.name.en, country.name.ru, *country.aliases)
    for leader in dataset.leaders.values():
        yield "leader", leader.id, (leader.name.en, leader.name.ru, *leader.aliases)
    for topic in dataset.topics.values():
        yield "topic", topic.id, (topic.name.en, topic.name.ru, *topic.keywords)
    for thread in dataset.threads.values():
        yield "thread", thread.id, (thread.title.en, thread.title.ru)
    for publisher in dataset.publishers.values():
        yield "publisher", publisher.id, (publisher.name,)
    for source in dataset.sources.values():
        yield "source", source.id, ()
    newest = max(dataset.meetings.values(), key=lambda meeting: meeting.date, default=None)
    for meeting in dataset.meetings.values():
        names = (str(meeting.number), meeting.date[:4], meeting.city.en, meeting.city.ru)
        yield "meeting", meeting.id, (*names, LATEST) if meeting is newest else names
    for name in ("action", "creates", "evidence"):
        yield from ((name, code, ()) for code in CODES[name])
