"""What of each kind of record a table, a record one field a line, and a card show."""

from typing import NamedTuple

from ..records.glossary import GLOSSARY
from ..records.kinds import DIMENSIONS, kinds_of


class Column(NamedTuple):
    """A column of a table.

    `least`: it may wrap, down to so many columns; 0 means that it is never wrapped or cut.
    `optional`: dropped when the table is too wide; the highest number first.
    `by_year`: of a date only the year, which is enough where meetings are what happens in it.
    """

    path: str
    least: int = 0
    optional: int = 0
    by_year: bool = False


class Shape(NamedTuple):
    """How the records of a kind are shown.

    A record and a card show every field in the glossary but those that are left out. A field that is added
    to the model is thus shown, behind the others, until it is given a place.
    """

    table: tuple[Column, ...]
    first: str = ""
    """Fields in the order in which a record shows them."""

    shows_all: bool = True
    """Whether all others follow."""

    left_out: str = ""
    """Fields that a record does not show: another one says the same, or only programs need them."""

    only_in_cards: str = ""
    """Fields that a record does not show either: walls of words, mostly for the search."""

    title: str = ""
    """Fields at the head of a card."""

    sections: str = ""
    """Parts of a card below its fields, in their order (cards.Cards.SECTIONS)."""

    in_sections: str = ""
    """Fields that a card shows in these sections."""

    counted: tuple[str, ...] = ()
    """Lists that are shown by their number."""

    counted_in_tables: tuple[str, ...] = ()
    """Lists that are shown by their number where there is no room for names."""

    def fields(self, kind: str) -> list[str]:
        """The fields of a record, in their order; its id, which stands above them, is not one of them."""
        return [name for name in self._all_fields(kind) if name not in self.only_in_cards.split()]

    def card_fields(self, kind: str) -> list[str]:
        """The fields of a card: those of a record without those in its title and its sections."""
        elsewhere = f"{self.title} {self.in_sections}".split()
        return [name for name in self._all_fields(kind) if name not in elsewhere]

    def _all_fields(self, kind: str) -> list[str]:
        known = [name for each in kinds_of(kind) for name in GLOSSARY[each]]
        shown = dict.fromkeys([*self.first.split(), *(known if self.shows_all else ())])
        return [name for name in shown if name != "id" and name not in self.left_out.split()]


SENTENCE, NAMES, CODES = 28, 15, 10
"""Columns below which sentences, lists of names and lists of codes are squeezed to shreds."""

PLACE = Column("place in thread", optional=3)
"""What tables of initiatives have where one of them takes up an idea again, or is taken up: its place."""

DATE = Column("date", optional=1, by_year=True)
"""What tables of what was said at several meetings have, where these are not the heads of sections."""

SHAPES: dict[str, Shape] = {
    "initiative": Shape(
        (
            Column("id"),
            Column("country"),
            Column("leader", NAMES, optional=4),
            Column("title", SENTENCE),
            PLACE,
            Column("topics", NAMES, optional=1),
            Column("evidence", optional=2),
        ),
        first="title summary country leader meeting topics action creates horizon evidence note sources",
        left_out="date follows followed_by threads quotes keywords",
        title="title",
        sections="quotes events sources threads",
        in_sections="sources sought events",
    ),
    "event": Shape(
        (
            Column("id"),
            Column("date"),
            Column("outcome"),
            Column("countries", NAMES, optional=1),
            Column("text", SENTENCE),
        ),
        first="text date outcome countries place initiatives threads document link evidence note sources",
        title="text",
        sections="initiatives sources",
        in_sections="initiatives sources",
    ),
    "quote": Shape(
        (
            Column("id"),
            Column("leader", NAMES),
            Column("text", SENTENCE),
            Column("translation", SENTENCE),
            Column("source", optional=1),
        ),
        first="text translation leader country meeting initiative source",
        left_out="date lang translator",
        title="text translation",
        sections="sources initiatives",
        in_sections="source initiative",
    ),
    "meeting": Shape(
        (
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
        first="name date city country initiatives quotes events documents participants coverage note",
        left_out="number facts",
        title="name",
        sections="participants documents facts events",
        in_sections="participants documents",
        counted=("documents",),
        counted_in_tables=("participants",),
    ),
    "document": Shape(
        (
            Column("id"),
            Column("title", SENTENCE),
            Column("status"),
            Column("date", optional=1),
        ),
        first="title status meeting note sources",
        left_out="date",
        title="title",
        sections="sources events",
        in_sections="sources",
    ),
    "leader": Shape(
        (
            Column("id"),
            Column("name"),
            Column("country"),
            Column("initiatives"),
            Column("quotes"),
            Column("meetings", optional=1),
        ),
        first="name country aliases initiatives quotes meetings",
        only_in_cards="aliases",
        left_out="wikidata",
        title="name",
        sections="meetings initiatives quotes",
        in_sections="meetings",
        counted_in_tables=("meetings",),
    ),
    "country": Shape(
        (
            Column("id"),
            Column("name"),
            Column("initiatives"),
            Column("quotes"),
        ),
        first="name alpha3 aliases initiatives quotes",
        only_in_cards="aliases",
        left_out="wikidata",
        title="name",
        sections="initiatives",
    ),
    "topic": Shape(
        (
            Column("id"),
            Column("name"),
            Column("initiatives"),
            Column("quotes"),
        ),
        first="name keywords initiatives quotes",
        only_in_cards="keywords",
        title="name",
        sections="initiatives",
    ),
    "source": Shape(
        (
            Column("id"),
            Column("publisher", NAMES),
            Column("date"),
            Column("initiatives", optional=1),
            Column("lang", optional=2),
            Column("title", SENTENCE, optional=3),
        ),
        first="title publisher carries date lang official url initiatives quotes",
        title="title",
        sections="url initiatives quotes events documents participants facts",
        in_sections="url",
    ),
    "thread": Shape(
        (
            Column("id"),
            Column("title", SENTENCE),
            Column("initiatives"),
            Column("countries", CODES, optional=3),
            Column("first", optional=2, by_year=True),
            Column("last", optional=1, by_year=True),
            Column("events", optional=4),
            Column("last_event", optional=5),
            Column("last_outcome", optional=6),
        ),
        first="title note countries first last initiatives events",
        title="title",
        sections="course",
        in_sections="initiatives events",
        counted=("initiatives", "events"),
    ),
    "hit": Shape(
        (
            Column("id"),
            Column("leader", NAMES),
            Column("match", SENTENCE),
        ),
        first="match leader meeting",
        shows_all=False,
    ),
    "finding": Shape(
        (
            Column("id"),
            Column("what"),
            Column("paragraph"),
            Column("status"),
            Column("found", SENTENCE),
        ),
        first="what paragraph status found",
    ),
    "field": Shape(
        (
            Column("kind"),
            Column("name"),
            Column("type"),
            Column("meaning", SENTENCE),
        ),
        first="kind name type meaning",
        left_out="heading",
    ),
    "tally": Shape(tuple(Column(name) for name in (*DIMENSIONS, "initiatives"))),
    "share": Shape(
        (
            Column("meeting"),
            Column("date"),
            Column("city"),
            Column("country"),
            Column("initiatives"),
        ),
        first="meeting date city country initiatives",
        left_out="number",
    ),
}
"""How each kind is shown."""

ADDRESS = Column("url", optional=9)
"""What tables of sources and quotations have, where there is room, if no hyperlink can carry the address."""

ADDRESSED = ("source", "quote")
"""Kinds that have the address of one source: `url`, of a quotation that of the source it is from."""
