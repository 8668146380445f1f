"""A `Dataset` into SQLite tables: records as JSON, what they are filtered by, what people may call it."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from . import index
from .export import as_object
from .labels import CODES
from .model import Citation, Dataset, Initiative, Meeting, Quote
from .terms import LATEST, NOT_SHOWN, REGISTERS
from .words import fold, skeleton

TABLES = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # rank: the order in which the records of a kind are listed
    "CREATE TABLE record (rank INTEGER PRIMARY KEY, kind TEXT, id TEXT, body TEXT)",
    "CREATE TABLE facet (kind TEXT, name TEXT, value TEXT, rank INTEGER,"
    " PRIMARY KEY (kind, name, value, rank)) WITHOUT ROWID",
    "CREATE TABLE spelling (name TEXT, key TEXT, id TEXT, PRIMARY KEY (name, key, id)) WITHOUT ROWID",
)
INDEXES = (
    "CREATE UNIQUE INDEX record_id ON record (kind, id)",
    "CREATE UNIQUE INDEX record_rank ON record (kind, rank)",
    "CREATE INDEX facet_rank ON facet (rank, name)",  # to count by several facets at once
)


def compile_dataset(dataset: Dataset, connection: sqlite3.Connection) -> None:
    """Fills the empty database behind `connection` with all that is asked of `dataset`."""
    for statement in TABLES:
        connection.execute(statement)
    header = {name: getattr(dataset, name) for name in ("name", "version", "updated", "license")}
    header["description"] = json.dumps(asdict(dataset.description), ensure_ascii=False)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", header.items())
    rank = 0
    spoken: list[tuple[int, Initiative | Quote]] = []
    for kind, records in _listed(dataset):
        for record in records:
            rank += 1
            body = json.dumps(as_object(record), ensure_ascii=False)
            connection.execute("INSERT INTO record VALUES (?, ?, ?, ?)", (rank, kind, record.id, body))
            if kind not in NOT_SHOWN:
                connection.execute(
                    "INSERT INTO spelling VALUES ('', ?, ?)", (fold(record.id), f"{kind} {record.id}")
                )
            if isinstance(record, Initiative | Quote | Meeting):
                facets = {(kind, name, value, rank) for name, value in _facets(dataset, record)}
                connection.executemany("INSERT INTO facet VALUES (?, ?, ?, ?)", facets)
            if isinstance(record, Initiative | Quote):
                spoken.append((rank, record))
    connection.executemany("INSERT OR IGNORE INTO spelling VALUES (?, ?, ?)", _spellings(dataset))
    index.fill(connection, dataset, spoken)
    for statement in INDEXES:
        connection.execute(statement)


def _listed(dataset: Dataset) -> Iterator[tuple[str, Iterable[Any]]]:
    """Every kind with its records in the order in which they are listed: the newest meeting first."""
    for name, kind in REGISTERS.items():
        records = getattr(dataset, name).values()
        if kind in ("initiative", "quote", "meeting", "document"):
            records = sorted(records, key=lambda record: record.date, reverse=True)
        yield kind, records


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


def _spellings(dataset: Dataset) -> Iterator[tuple[str, str, str]]:
    """All that people may type for the values of a field of `Criteria`: field, folded spelling, id."""
    for name, id_, spellings in _named(dataset):
        for spelling in (id_, *spellings):
            yield name, fold(spelling), id_
            if name == "leader" and skeleton(spelling):
                yield name, f"~{skeleton(spelling)}", id_


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
