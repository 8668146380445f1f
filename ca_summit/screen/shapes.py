"""Which fields of each kind a table and a record show."""

from typing import NamedTuple

from ..records.kinds import DIMENSIONS


class Column(NamedTuple):
    """A column of a table.

    `least`: it may wrap, down to so many columns; 0 means that it is never wrapped or cut.
    `optional`: it is left out where there is no room for it, those with more before those with less.
    """

    path: str
    least: int = 0
    optional: int = 0


SENTENCE, NAMES = 28, 16
"""Columns below which sentences and lists of names are squeezed to shreds."""

COUNTED, COUNTED_IN_TABLES = ("documents", "initiatives"), ("participants", "meetings")
"""Lists that are shown as their number: everywhere, or where there is no room for names."""

TABLES: dict[str, tuple[Column, ...]] = {
    "initiative": (
        Column("id"),
        Column("country"),
        Column("leader", NAMES, optional=3),
        Column("title", SENTENCE),
        Column("topics", NAMES, optional=1),
        Column("evidence", optional=2),
    ),
    "quote": (
        Column("id"),
        Column("leader", NAMES),
        Column("text", SENTENCE),
        Column("translation", SENTENCE),
        Column("source", optional=1),
    ),
    "meeting": (
        Column("id"),
        Column("number"),
        Column("date"),
        Column("city"),
        Column("country", optional=1),
        Column("initiatives"),
        Column("documents", optional=2),
        Column("participants", optional=3),
        Column("coverage", SENTENCE, optional=4),
    ),
    "document": (Column("id"), Column("title", SENTENCE), Column("status"), Column("date", optional=1)),
    "leader": (
        Column("id"),
        Column("name"),
        Column("country"),
        Column("initiatives"),
        Column("quotes"),
        Column("meetings", optional=1),
    ),
    "country": (Column("id"), Column("name"), Column("initiatives"), Column("quotes")),
    "topic": (
        Column("id"),
        Column("name"),
        Column("initiatives"),
        Column("quotes"),
        Column("keywords", SENTENCE, optional=1),
    ),
    "source": (
        Column("id"),
        Column("publisher", NAMES),
        Column("date"),
        Column("initiatives", optional=1),
        Column("lang", optional=2),
        Column("title", SENTENCE, optional=3),
    ),
    "thread": (
        Column("id"),
        Column("title", SENTENCE),
        Column("initiatives"),
        Column("first", optional=1),
        Column("last", optional=2),
    ),
    "hit": (
        Column("id"),
        Column("leader", NAMES),
        Column("match", SENTENCE),
    ),
    "finding": (
        Column("id"),
        Column("what"),
        Column("paragraph"),
        Column("status"),
        Column("found", SENTENCE),
    ),
    "field": (Column("kind"), Column("name"), Column("type"), Column("meaning", SENTENCE)),
    "tally": tuple(Column(name) for name in (*DIMENSIONS, "initiatives")),
    "share": tuple(Column(name) for name in ("meeting", "date", "city", "country", "initiatives")),
}

ADDRESS = Column("url", optional=9)
"""What tables of sources and quotations have, where there is room, if no hyperlink can carry the address."""

RECORDS: dict[str, str] = {
    "initiative": "title summary country leader meeting topics action creates horizon evidence note sources",
    "quote": "text translation leader country meeting initiative source",
    "meeting": "name date city country initiatives quotes documents participants coverage note",
    "document": "title status meeting note sources",
    "leader": "name country aliases initiatives quotes meetings",
    "country": "name alpha3 aliases initiatives quotes",
    "topic": "name keywords initiatives quotes",
    "source": "title publisher carries date lang official url initiatives quotes",
    "thread": "title note first last initiatives",
    "hit": "match leader meeting",
    "field": "kind name type meaning",
    "finding": "what paragraph status found",
    "tally": "country leader topic meeting action creates year initiatives",
    "share": "meeting date city country initiatives",
}
"""Fields of a record shown one field a line, by kind; its id stands above them."""
