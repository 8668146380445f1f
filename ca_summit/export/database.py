"""A whole data set as a SQLite database: tables with foreign keys, views, full-text search."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from ..errors import OutputError, reason
from ..language import labels
from ..language.messages import Message
from ..query.summit import Summit
from ..records.kinds import REGISTERS, TEXT_LANGS
from ..records.rows import cited
from . import full_text

SCHEMA = """
CREATE TABLE dataset (
  name TEXT NOT NULL, version TEXT NOT NULL, updated TEXT NOT NULL, license TEXT NOT NULL,
  description_en TEXT NOT NULL, description_ru TEXT NOT NULL
);
CREATE TABLE countries (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, alpha3 TEXT NOT NULL,
  name_en TEXT NOT NULL, name_ru TEXT NOT NULL, wikidata TEXT, outside INTEGER
);
CREATE TABLE country_aliases (
  country TEXT NOT NULL REFERENCES countries (id), alias TEXT NOT NULL,
  PRIMARY KEY (country, alias)
);
CREATE TABLE leaders (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL REFERENCES countries (id),
  name_en TEXT NOT NULL, name_ru TEXT NOT NULL, wikidata TEXT
);
CREATE TABLE leader_aliases (
  leader TEXT NOT NULL REFERENCES leaders (id), alias TEXT NOT NULL,
  PRIMARY KEY (leader, alias)
);
CREATE TABLE topics (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL, name_ru TEXT NOT NULL
);
CREATE TABLE topic_keywords (
  topic TEXT NOT NULL REFERENCES topics (id), keyword TEXT NOT NULL,
  PRIMARY KEY (topic, keyword)
);
CREATE TABLE concepts (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL, name_ru TEXT NOT NULL
);
CREATE TABLE concept_keywords (
  concept TEXT NOT NULL REFERENCES concepts (id), keyword TEXT NOT NULL,
  PRIMARY KEY (concept, keyword)
);
CREATE TABLE publishers (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL, name_ru TEXT NOT NULL,
  kind TEXT NOT NULL, official INTEGER NOT NULL,
  country TEXT, -- any of the world's, not only those of the table of countries
  "group" TEXT, note TEXT
);
CREATE TABLE sources (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, publisher TEXT NOT NULL REFERENCES publishers (id),
  title TEXT, url TEXT NOT NULL, date TEXT, lang TEXT NOT NULL,
  carries TEXT REFERENCES publishers (id), official INTEGER NOT NULL
);
CREATE TABLE meetings (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, number INTEGER NOT NULL UNIQUE, date TEXT NOT NULL,
  name_en TEXT NOT NULL, name_ru TEXT NOT NULL, city_en TEXT NOT NULL, city_ru TEXT NOT NULL,
  country TEXT NOT NULL REFERENCES countries (id),
  coverage_en TEXT, coverage_ru TEXT, note_en TEXT, note_ru TEXT
);
CREATE TABLE participants (
  id INTEGER PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meetings (id),
  country TEXT NOT NULL REFERENCES countries (id), leader TEXT NOT NULL REFERENCES leaders (id),
  office_en TEXT NOT NULL, office_ru TEXT NOT NULL, role TEXT NOT NULL
);
CREATE TABLE participant_sources (
  participant INTEGER NOT NULL REFERENCES participants (id),
  source TEXT NOT NULL REFERENCES sources (id), paragraph INTEGER,
  PRIMARY KEY (participant, source)
);
CREATE TABLE documents (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, meeting TEXT NOT NULL REFERENCES meetings (id),
  title_en TEXT NOT NULL, title_ru TEXT NOT NULL, status TEXT NOT NULL, note_en TEXT, note_ru TEXT
);
CREATE TABLE document_sources (
  document TEXT NOT NULL REFERENCES documents (id),
  source TEXT NOT NULL REFERENCES sources (id), paragraph INTEGER,
  PRIMARY KEY (document, source)
);
CREATE TABLE facts (
  id INTEGER PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meetings (id),
  text_en TEXT NOT NULL, text_ru TEXT NOT NULL
);
CREATE TABLE fact_sources (
  fact INTEGER NOT NULL REFERENCES facts (id),
  source TEXT NOT NULL REFERENCES sources (id), paragraph INTEGER,
  PRIMARY KEY (fact, source)
);
CREATE TABLE initiatives (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, meeting TEXT NOT NULL REFERENCES meetings (id),
  country TEXT NOT NULL REFERENCES countries (id), leader TEXT NOT NULL REFERENCES leaders (id),
  action TEXT NOT NULL, creates TEXT NOT NULL, horizon INTEGER,
  title_en TEXT NOT NULL, title_ru TEXT NOT NULL, summary_en TEXT NOT NULL, summary_ru TEXT NOT NULL,
  evidence TEXT NOT NULL, note_en TEXT, note_ru TEXT, sought TEXT
);
CREATE TABLE initiative_keywords (
  initiative TEXT NOT NULL REFERENCES initiatives (id), lang TEXT NOT NULL, keyword TEXT NOT NULL,
  PRIMARY KEY (initiative, lang, keyword)
);
CREATE TABLE initiative_topics (
  initiative TEXT NOT NULL REFERENCES initiatives (id), topic TEXT NOT NULL REFERENCES topics (id),
  PRIMARY KEY (initiative, topic)
);
CREATE TABLE initiative_sources (
  initiative TEXT NOT NULL REFERENCES initiatives (id),
  source TEXT NOT NULL REFERENCES sources (id), paragraph INTEGER,
  PRIMARY KEY (initiative, source)
);
CREATE TABLE initiative_follows (
  initiative TEXT NOT NULL REFERENCES initiatives (id), earlier TEXT NOT NULL REFERENCES initiatives (id),
  PRIMARY KEY (initiative, earlier)
);
CREATE TABLE quotes (
  id TEXT NOT NULL PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meetings (id),
  country TEXT NOT NULL REFERENCES countries (id), leader TEXT NOT NULL REFERENCES leaders (id),
  initiative TEXT REFERENCES initiatives (id), lang TEXT NOT NULL, text TEXT NOT NULL,
  translation_en TEXT, translation_ru TEXT, translator TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES sources (id), paragraph INTEGER
);
CREATE TABLE threads (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, title_en TEXT NOT NULL, title_ru TEXT NOT NULL,
  note_en TEXT NOT NULL, note_ru TEXT NOT NULL
);
CREATE TABLE thread_initiatives (
  thread TEXT NOT NULL REFERENCES threads (id), initiative TEXT NOT NULL REFERENCES initiatives (id),
  PRIMARY KEY (thread, initiative)
);
CREATE TABLE events (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, date TEXT, outcome TEXT NOT NULL,
  place_en TEXT, place_ru TEXT, text_en TEXT NOT NULL, text_ru TEXT NOT NULL, link TEXT NOT NULL,
  document TEXT REFERENCES documents (id), evidence TEXT NOT NULL, note_en TEXT, note_ru TEXT
);
CREATE TABLE event_initiatives (
  event TEXT NOT NULL REFERENCES events (id), initiative TEXT NOT NULL REFERENCES initiatives (id),
  PRIMARY KEY (event, initiative)
);
CREATE TABLE event_threads (
  event TEXT NOT NULL REFERENCES events (id), thread TEXT NOT NULL REFERENCES threads (id),
  PRIMARY KEY (event, thread)
);
CREATE TABLE event_countries (
  event TEXT NOT NULL REFERENCES events (id), country TEXT NOT NULL REFERENCES countries (id),
  PRIMARY KEY (event, country)
);
CREATE TABLE event_sources (
  event TEXT NOT NULL REFERENCES events (id),
  source TEXT NOT NULL REFERENCES sources (id), paragraph INTEGER,
  PRIMARY KEY (event, source)
);
CREATE VIEW event_overview AS
SELECT events.id, events.date, outcome, events.text_en, events.text_ru, link, events.evidence,
  initiatives.id AS initiative, initiatives.title_en, initiatives.title_ru
FROM events JOIN event_initiatives ON event_initiatives.event = events.id
  JOIN initiatives ON initiatives.id = event_initiatives.initiative;
CREATE VIEW initiative_overview AS
SELECT initiatives.id, meetings.date, meetings.city_en, meetings.city_ru,
  countries.name_en AS country_en, countries.name_ru AS country_ru,
  leaders.name_en AS leader_en, leaders.name_ru AS leader_ru, title_en, title_ru, summary_en, summary_ru,
  (
    SELECT json_group_array(topic)
    FROM (SELECT topic FROM initiative_topics WHERE initiative = initiatives.id ORDER BY rowid)
  ) AS topics,
  action, creates, horizon, evidence
FROM initiatives JOIN meetings ON meetings.id = initiatives.meeting
  JOIN countries ON countries.id = initiatives.country JOIN leaders ON leaders.id = initiatives.leader;
CREATE VIEW quote_overview AS
SELECT quotes.id, meetings.date, leaders.name_en AS leader_en, leaders.name_ru AS leader_ru, quotes.lang,
  text, translation_en, translation_ru,
  publishers.name_en AS publisher_en, publishers.name_ru AS publisher_ru, paragraph, url
FROM quotes JOIN meetings ON meetings.id = quotes.meeting JOIN leaders ON leaders.id = quotes.leader
  JOIN sources ON sources.id = quotes.source JOIN publishers ON publishers.id = sources.publisher;
"""

Record = Mapping[str, Any]

LABEL_COLUMN = "name"
"""The column with what a record is called where others refer to it: Datasette shows it with a link."""

_LABEL = ""
"""The same beside the fields of a record, one of which may be its `name` in both languages."""

SINGULAR = {**REGISTERS, "participants": "participant", "facts": "fact"}
"""The kind of the records in a table, which names the columns that refer to them."""

_LIST_TABLES = {
    **{
        "country_aliases": ("countries", "aliases", "alias"),
        "leader_aliases": ("leaders", "aliases", "alias"),
    },
    "topic_keywords": ("topics", "keywords", "keyword"),
    "concept_keywords": ("concepts", "keywords", "keyword"),
    "initiative_topics": ("initiatives", "topics", "topic"),
    "initiative_follows": ("initiatives", "follows", "earlier"),
    "thread_initiatives": ("threads", "initiatives", "initiative"),
    "event_initiatives": ("events", "initiatives", "initiative"),
    "event_threads": ("events", "threads", "thread"),
    "event_countries": ("events", "countries", "country"),
}
"""Tables of lists in records: register, field, and the column for one of its values."""


def database(summit: Summit, file: Path, warn: Callable[[str], None]) -> None:
    """Fill an empty file with a SQLite database of the whole of `summit`.

    The same data and version of SQLite give the same bytes. If SQLite was built without FTS5, the database
    has no full-text index, and `warn` is called. Raises OutputError if it cannot be written.
    """
    # Nobody else uses the file, and on some systems its lock (placing) would make SQLite's own fail.
    address = f"{file.absolute().as_uri()}?nolock=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            # If anything fails the file is discarded, so nothing needs to be synchronised before the end.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            fill(connection, summit)
            _index(connection)
            _make_searchable(connection, warn)
    except (sqlite3.Error, OSError, OverflowError) as error:
        raise OutputError(Message("cannot make a database: {reason}", reason=reason(error))) from None


def fill(connection: sqlite3.Connection, summit: Summit) -> None:
    """Make the tables and views of SCHEMA, with the whole of `summit` in them.

    Raises OverflowError for a number that SQLite lacks.
    """
    connection.executescript(SCHEMA)
    for table, records in _tables(summit):
        _fill(connection, table, records)
    connection.commit()


def refuse_unfinished(file: Path) -> None:
    """Raise OutputError if `file` is a database that is open, or was not closed: it has a journal.

    SQLite would apply that journal to the new database.
    """
    with suppress(
        OSError, RuntimeError, ValueError
    ):  # if it cannot be examined, writing fails too, and says why
        target = file.resolve()
        for journal in ("-wal", "-journal"):
            if target.with_name(target.name + journal).exists():
                name = f"{target.name}{journal}"
                in_use = Message(
                    "{file} is in use or was not closed: {journal} exists", file=file, journal=name
                )
                raise OutputError(in_use, Message("close it, or give another file name"))


def _tables(summit: Summit) -> Iterator[tuple[str, Iterable[Record]]]:
    """Every table with its records."""
    # Rows are read from the store each time: all at once may be more than memory holds.
    registers: dict[str, Iterable[Record]] = {
        name: summit.find(kind).rows() for name, kind in REGISTERS.items()
    }
    label_of = _labels(registers)
    for name in ("participants", "facts"):
        parts: Iterable[Record] = (
            {**each, "meeting": row["id"]} for row in registers["meetings"] for each in row[name]
        )
        registers[name] = [{**each, "id": number} for number, each in enumerate(parts, 1)]
    yield "dataset", [summit.about]
    for name, rows in registers.items():
        if name == "quotes":
            yield name, ({**row, **_place(row["source"])} for row in rows)
        elif label := label_of.get(name):
            yield name, _labelled(rows, label)
        else:
            yield name, rows
    for table, (register, field, column) in _LIST_TABLES.items():
        owner = SINGULAR[register]
        yield table, ({owner: row["id"], column: each} for row in registers[register] for each in row[field])
    yield (
        "initiative_keywords",
        (
            {"initiative": row["id"], "lang": lang, "keyword": word}
            for row in registers["initiatives"]
            for lang, words in (row["keywords"] or {}).items()
            for word in words
        ),
    )
    for register in ("documents", "initiatives", "events", "participants", "facts"):
        owner = SINGULAR[register]
        places = ({owner: row["id"], **_place(each)} for row in registers[register] for each in cited(row))
        yield f"{owner}_sources", places


def _labelled(rows: Iterable[Record], label: Callable[[Record], str]) -> Iterator[Record]:
    return ({**row, _LABEL: label(row)} for row in rows)


def _labels(registers: Mapping[str, Iterable[Record]]) -> dict[str, Callable[[Record], str]]:
    """What a record is called where others refer to it, by register."""
    publishers = {row["id"]: row["name"]["en"] for row in registers["publishers"]}
    named = ("countries", "leaders", "topics", "concepts", "publishers")
    titled = ("documents", "initiatives", "threads")
    return {
        **dict.fromkeys(named, lambda row: labels.text_in(row["name"], "en")),
        **dict.fromkeys(titled, lambda row: labels.text_in(row["title"], "en")),
        "meetings": lambda row: labels.occasion(row, "en"),
        "sources": lambda row: (
            row["title"] or ", ".join(filter(None, [publishers[row["publisher"]], row["date"]]))
        ),
        "events": lambda row: f"{labels.when(row, 'en')}, {labels.code('outcome', row['outcome'], 'en')}",
    }


def _place(citation: Record) -> Record:
    return {"source": citation["id"], "paragraph": citation["paragraph"]}


def _fill(connection: sqlite3.Connection, table: str, records: Iterable[Record]) -> None:
    columns = [column for _, column, *_ in connection.execute(f"PRAGMA table_info ({table})")]
    values = ([_value(record, column) for column in columns] for record in records)
    connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", values)


def _value(record: Record, column: str) -> Any:
    """The value of a column; `title_ru` is a part of the field `title`."""
    if column == LABEL_COLUMN:
        return record[_LABEL] if _LABEL in record else record[column]
    name, _, lang = column.rpartition("_")
    return (record[name] or {}).get(lang) if lang in TEXT_LANGS else record[column]


def _index(connection: sqlite3.Connection) -> None:
    """Create an index for each foreign key that does not begin the primary key of its table."""
    keys = connection.execute(
        'SELECT tables.name, keys."from"'
        " FROM sqlite_master AS tables, pragma_foreign_key_list(tables.name) AS keys"
        ' JOIN pragma_table_info(tables.name) AS columns ON columns.name = keys."from"'
        " WHERE columns.pk <> 1 ORDER BY 1, 2"
    )
    for table, column in keys.fetchall():
        connection.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")


def _make_searchable(connection: sqlite3.Connection, warn: Callable[[str], None]) -> None:
    try:
        full_text.index(connection)
    except sqlite3.OperationalError as error:
        if "no such module" not in str(error):
            raise
        warn(Message("this SQLite lacks FTS5; the database has no full-text index"))
