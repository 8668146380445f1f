"""A data set as a Frictionless Data Package (https://datapackage.org): the tables of a database as CSV.

`datapackage.json` describes them: types, keys, foreign keys, meanings of fields; licence, version, sources.
"""

import hashlib
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import fields
from typing import Any, NamedTuple

from ..errors import OutputError, reason
from ..language.labels import CODES, text_in
from ..language.messages import Message
from ..query.summit import Summit
from ..records.fields import type_name
from ..records.glossary import GLOSSARY, Entry
from ..records.kinds import TEXT_LANGS, class_of
from .database import LABEL_COLUMN, SINGULAR, fill
from .formats import cell, csv_line, to_json
from .metadata import description, license_address, title
from .urls import encoded

DESCRIPTOR = "datapackage.json"

_FLAG = type_name(bool)
_PARTIAL_DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_WHOLE_DATES = (("meetings", "date"), ("dataset", "updated"))
"""Tables and columns with whole dates only; elsewhere a month or a year may be all that is known."""


class _Column(NamedTuple):
    """A column of a table, as SQLite describes it."""

    name: str
    type: str
    is_required: bool
    key: int
    """Its place in the primary key, from 1; 0 where it is not part of it."""


def package(summit: Summit, part: str = "") -> dict[str, bytes]:
    """The files of the package by their names; `part` says which part of a data set it is.

    The names are always the same. Raises OutputError for a number that SQLite lacks.
    """
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            fill(connection, summit)
            query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid"
            tables = [_Table(connection, name) for (name,) in connection.execute(query)]
            files = {table.file: table.csv().encode("utf-8") for table in tables}
    except (sqlite3.Error, OverflowError) as error:
        raise OutputError(Message("cannot make a data package: {reason}", reason=reason(error))) from None
    resources = [table.resource(files[table.file]) for table in tables]
    described = to_json({**_about(summit, part), "resources": resources}, indent=2)
    return {DESCRIPTOR: f"{described}\n".encode(), **files}


def _about(summit: Summit, part: str) -> dict[str, Any]:
    about = summit.about
    slug = re.sub("[^a-z0-9._-]+", "-", about["name"].lower()).strip("-") or "data"
    license = {
        "name": re.sub("[^A-Za-z0-9._-]+", "-", about["license"]),
        "path": license_address(about["license"]),
        "title": about["license"],
    }
    return {
        "profile": "tabular-data-package",
        "name": slug,
        "title": title(summit),
        "description": description(summit, part),
        "version": about["version"],
        "created": f"{about['updated']}T00:00:00Z",
        "licenses": [{key: value for key, value in license.items() if value}],
        "sources": [*_sources(summit)],
    }


def _sources(summit: Summit) -> Iterator[dict[str, str]]:
    for row in summit.find("source").rows():
        publisher = text_in(summit.records["publisher", row["publisher"]]["name"], "en")
        words = [publisher, row["date"], row["title"]]
        yield {"title": ", ".join(filter(None, words)), "path": encoded(row["url"])}


class _Table:
    """A table of the database, as a file and as its description."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self.name = name
        self.file = f"{name}.csv"
        told = connection.execute(f"PRAGMA table_info ({name})")
        self._columns = [
            _Column(column, type, bool(required), key)
            for _, column, type, required, _, key in told
            if name == "dataset" or column != LABEL_COLUMN
        ]
        names = ", ".join(f'"{column.name}"' for column in self._columns)
        self._rows: list[Sequence[Any]] = connection.execute(f"SELECT {names} FROM {name}").fetchall()
        keys = connection.execute(f"PRAGMA foreign_key_list ({name})")
        self._foreign = sorted((column, table, to) for _, _, table, column, to, *_ in keys)
        kind = SINGULAR.get(name, "dataset")
        self._glossary = GLOSSARY.get(kind, {})
        self._flags = {each.name for each in fields(class_of(kind)) if type_name(each.type) == _FLAG}

    def csv(self) -> str:
        """The rows below the names of their columns."""
        flags = [self._type(column) == "boolean" for column in self._columns]
        lines = [csv_line([column.name for column in self._columns])]
        for row in self._rows:
            values = (
                bool(value) if is_flag and value is not None else value
                for value, is_flag in zip(row, flags, strict=True)
            )
            lines.append(csv_line([cell(value) for value in values]))
        return "".join(lines)

    def resource(self, content: bytes) -> dict[str, Any]:
        """Its description; `content` is that of its file."""
        schema: dict[str, Any] = {"fields": [self._field(column) for column in self._columns]}
        if keys := sorted((column.key, column.name) for column in self._columns if column.key):
            schema["primaryKey"] = [name for _, name in keys]
        if self._foreign:
            schema["foreignKeys"] = [
                {
                    "fields": [column],
                    "reference": {"resource": "" if table == self.name else table, "fields": [to]},
                }
                for column, table, to in self._foreign
            ]
        return {
            "name": self.name,
            "path": self.file,
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": len(content),
            "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
            "schema": schema,
        }

    def _field(self, column: _Column) -> dict[str, Any]:
        entry = self._entry(column)
        limits: dict[str, Any] = {"required": True} if column.is_required else {}
        if entry and entry.type.form == "code" and entry.type.of in CODES and entry.type.of != "lang":
            limits["enum"] = [*CODES[entry.type.of]]
        if self._is_date(column) and self._type(column) == "string":
            limits["pattern"] = _PARTIAL_DATE
        told = {
            "name": column.name,
            "type": self._type(column),
            "title": entry.heading.en if entry else "",
            "description": entry.meaning.en if entry else "",
            "constraints": limits,
        }
        return {key: value for key, value in told.items() if value}

    def _type(self, column: _Column) -> str:
        if column.name in self._flags:
            return "boolean"
        if (self.name, column.name) in _WHOLE_DATES:
            return "date"
        return "integer" if column.type == "INTEGER" else "string"

    def _is_date(self, column: _Column) -> bool:
        entry = self._entry(column)
        return bool(entry and entry.type.form == "date")

    def _entry(self, column: _Column) -> Entry | None:
        """What the glossary says of a column; `title_ru` is a part of the field `title`."""
        name, _, lang = column.name.rpartition("_")
        return self._glossary.get(name if lang in TEXT_LANGS else column.name)
