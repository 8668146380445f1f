"""Every field of the schema reaches whoever uses the data: on cards, in a database, in a document, by search.

A value is changed in the file, and what is made of it must change. A field that something leaves out on purpose
is named in LEFT_OUT, with the reason.
"""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ca_summit.export.booklet import booklet
from ca_summit.export.database import database
from ca_summit.loading import schema
from ca_summit.loading.build import build
from ca_summit.query.summit import Summit
from ca_summit.records.kinds import SHOWN, class_of
from ca_summit.screen.renderer import Renderer
from ca_summit.terminal.terminal import Terminal
from tests.support import EVENT, at, small_data

DEFINITIONS = schema.schema()["definitions"]

MEETING = ("meetings", "2025-tashkent")
PLACES: dict[str, tuple[str | int, ...]] = {
    "dataset": ("dataset",),
    "country": ("countries", "KZ"),
    "leader": ("leaders", "tokayev"),
    "topic": ("topics", "water"),
    "concept": ("concepts", "lake"),
    "publisher": ("publishers", "sister"),
    "source": ("sources", "sister-2025"),
    "citation": ("initiatives", 2, "sources", 0),
    "participant": (*MEETING, "participants", 0),
    "document": (*MEETING, "documents", 0),
    "fact": (*MEETING, "facts", 0),
    "meeting": MEETING,
    "initiative": ("initiatives", 2),
    "quote": ("quotes", 0),
    "thread": ("threads", "sharing-water"),
    "event": ("events", 0),
    "keywords": ("initiatives", 2, "keywords"),
}
"""Where a record of each kind stands in the data set that is changed."""

OTHERS: dict[str, Any] = {
    "country.alpha3": "ZEB",
    "event.countries": ["TM"],
    "event.date": "2025-12-12",
    "event.document": "2025-statement",
    "event.initiatives": ["2025-tm-water"],
    "event.sources": [{"id": "brother-2025"}],
    "event.threads": ["sharing-water"],
    "initiative.keywords": {"en": ["zebra"]},
    "initiative.sought": "2026-01",
    "citation.id": "president-2025",
    "document.sources": [{"id": "sister-2025"}],
    "fact.sources": [{"id": "president-2025"}],
    "initiative.country": "TM",
    "initiative.follows": [],
    "initiative.leader": "berdimuhamedow-s",
    "initiative.meeting": "2021-awaza",
    "initiative.sources": [{"id": "president-2025"}],
    "initiative.topics": ["water"],
    "leader.country": "TM",
    "meeting.country": "TM",
    "meeting.date": "2024-01-01",
    "meeting.documents": [],
    "meeting.facts": [],
    "meeting.participants": [],
    "participant.country": "TM",
    "participant.leader": "berdimuhamedow-g",
    "participant.sources": [{"id": "president-2025"}],
    "publisher.country": "TM",
    "quote.country": "TM",
    "quote.initiative": "2025-tm-water",
    "quote.lang": "en",
    "quote.leader": "berdimuhamedow-s",
    "quote.meeting": "2021-awaza",
    "quote.source": {"id": "president-2025"},
    "source.carries": "president",
    "source.date": "2025-01-01",
    "source.lang": "en",
    "source.publisher": "president",
    "thread.initiatives": ["2021-tm-water", "2025-kz-water"],
}
"""Other values of fields in which not any text or number can stand."""

FIELDS = [
    f"{kind}.{name}" for kind, rule in DEFINITIONS.items() if kind != "text" for name in rule["properties"]
]

_CODES = "what has codes and names is asked for with filters"
_ELSEWHERE = "it is neither a text nor a name of what is found"
_BELOW = "a quotation stands below its initiative, at the meeting and under the name of who spoke"
_COURSE = "the thread shows it, with what lies between"


def _each(reason: str, fields: str) -> dict[str, str]:
    return dict.fromkeys(fields.split(), reason)


LEFT_OUT: dict[str, dict[str, str]] = {
    "cards": {
        **_each(
            "no card is one of the data set; --version and cite name it",
            "dataset.name dataset.version dataset.updated dataset.license dataset.description",
        ),
        **_each("it is for the search", "concept.name concept.keywords"),
        **_each("an address for programs", "country.wikidata leader.wikidata"),
        **_each("a card shows of a publisher what evidence depends on", "publisher.kind publisher.country"),
        "publisher.note": "a card shows of a publisher what evidence depends on",
        "initiative.follows": "its threads show it, with what lies between",
        **_each("they are for the search, and not our words", "initiative.keywords keywords.en keywords.ru"),
    },
    "database": {},
    "document": {
        **_each("it is for the search", "concept.name concept.keywords country.aliases leader.aliases"),
        "topic.keywords": "it is for the search",
        **_each("an address for programs", "country.alpha3 country.wikidata leader.wikidata"),
        **_each("of a publisher the name is enough", "publisher.kind publisher.country publisher.note"),
        **_each("of a source publisher, date and link are enough", "source.title source.lang source.carries"),
        **_each("the office tells it", "leader.country participant.country participant.role"),
        "meeting.country": "the city tells it",
        "document.id": "nothing in the document points to it",
        "document.note": "doubts about a document stand on its card",
        **_each("they are for the search, and not our words", "initiative.keywords keywords.en keywords.ru"),
        "country.outside": "only filters ask for it",
        "event.place": "the text tells it",
        "event.document": "the text tells it",
        "initiative.follows": _COURSE,
        **_each(_BELOW, "quote.meeting quote.country quote.leader"),
    },
    "search": {
        **_each(
            _ELSEWHERE,
            "dataset.name dataset.version dataset.updated dataset.license dataset.description"
            " publisher.name publisher.kind publisher.official publisher.country publisher.group publisher.note"
            " source.publisher source.title source.url source.date source.lang source.carries"
            " citation.id citation.paragraph"
            " participant.country participant.leader participant.office participant.role participant.sources"
            " document.status document.sources document.note fact.text fact.sources"
            " meeting.name meeting.country meeting.participants meeting.documents meeting.facts"
            " meeting.coverage meeting.note thread.title thread.note thread.initiatives"
            " event.initiatives event.threads event.document event.date event.outcome event.countries"
            " event.link event.sources event.note initiative.sought country.outside",
        ),
        **_each(
            _CODES,
            "initiative.action initiative.creates initiative.horizon initiative.sources"
            " initiative.follows quote.initiative quote.lang quote.translator quote.source"
            " meeting.number meeting.date country.alpha3 country.wikidata leader.wikidata leader.country",
        ),
        "initiative.note": "it is about the sources, not about what was said",
    },
}
"""By what is made of the data: fields that are not in it, and why."""


def data() -> dict[str, Any]:
    """The small data set, with all that it lacks for a record of each kind."""
    found = small_data()
    found["initiatives"][2]["summary"]["en"] = "Proposed to share the water of the lake and of the pond."
    found["initiatives"][2]["keywords"] = {"en": ["aqua"], "ru": ["аква"]}
    found["initiatives"][2]["sought"] = "2025-12"
    found["events"] = [dict(EVENT)]
    found["concepts"] = {"lake": {"name": {"en": "Lake", "ru": "Озеро"}, "keywords": ["pond"]}}
    return found


def other(field: str) -> Any:
    """A value of a field that the data set does not have: of words, so that they can be looked for."""
    if field in OTHERS:
        return OTHERS[field]
    kind, name = field.split(".")
    rule = DEFINITIONS[kind]["properties"][name]
    if rule.get("allOf") == [{"$ref": "#/definitions/text"}] or rule.get("$ref") == "#/definitions/text":
        return {"en": "Zebra", "ru": "Зебра"}
    if "enum" in rule:
        now = at(data(), PLACES[kind]).get(name)
        return next((value for value in reversed(rule["enum"]) if value != now), "zebra")
    simple = {"string": "zebra", "integer": 77, "boolean": True, "array": ["zebra"]}
    if name == "translation":
        return {"en": "Zebra"}
    assert rule.get("type") in simple, f"put a value of {field} into OTHERS of {__file__}"
    return simple[rule["type"]]


def changed(field: str) -> Summit:
    """The data set with another value of a field."""
    kind, name = field.split(".")
    whole = data()
    record = at(whole, PLACES[kind])
    if field in ("document.id", "initiative.id", "quote.id", "event.id"):
        return Summit(build(_renamed(whole, record["id"], other(field))))
    record[name] = other(field)
    return Summit(build(whole))


def _renamed(value: Any, old: str, new: str) -> Any:
    """Plain data with another id, wherever it stands."""
    if isinstance(value, dict):
        return {_renamed(key, old, new): _renamed(each, old, new) for key, each in value.items()}
    if isinstance(value, list):
        return [_renamed(each, old, new) for each in value]
    return new if value == old else value


def cards(summit: Summit, words: list[str]) -> str:
    """The cards of all records."""
    card = Renderer(summit.records, "en").card
    pages = [card(row) for kind in SHOWN for row in summit.find(kind).rows()]
    return "".join(Terminal(environ={}).draw(page, 100) for page in pages)


def tables(summit: Summit, words: list[str]) -> str:
    """All that stands in the database."""
    with tempfile.NamedTemporaryFile() as file:
        database(summit, Path(file.name), print)
        with closing(sqlite3.connect(file.name)) as connection:
            return "\n".join(connection.iterdump())


def document(summit: Summit, words: list[str]) -> str:
    """The Markdown."""
    return "".join(booklet(summit, "en"))


def search(summit: Summit, words: list[str]) -> str:
    """What is found by the words of the new value."""
    return "\n".join(
        f"{word}: {[hit.record.id for hit in summit.search(word) if hit.stage == 'words']}" for word in words
    )


WORDS = {
    "initiative.country": "Turkmenistan",
    "initiative.leader": "Serdar",
    "initiative.topics": "AI",
    "quote.country": "Turkmenistan",
    "quote.leader": "Serdar",
    "leader.country": "Turkmenistan",
}
"""What people type who look for a value that is an id."""


REACHED: dict[str, Callable[[Summit, list[str]], str]] = {
    "cards": cards,
    "database": tables,
    "document": document,
    "search": search,
}


def words_of(value: Any) -> list[str]:
    """The words of a value, wherever they stand in it."""
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        return [word for part in parts for word in words_of(part)]
    return [str(value)]


@cache
def unchanged() -> Summit:
    """The data set as it was."""
    return Summit(build(data()))


@cache
def before(what: str, words: tuple[str, ...]) -> str:
    """What was made of the data set as it was."""
    return REACHED[what](unchanged(), [*words])


@pytest.mark.once
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_of_the_schema_reaches_whoever_uses_the_data(field: str) -> None:
    """What is made of the data changes with the field, or the field is named as left out, and does not."""
    kind, name = field.split(".")
    modelled = {each.name for each in fields(class_of(kind))} if kind != "dataset" else {name}
    assert name in modelled, (
        f"{field} is in the schema only: see 'A field of a record' in docs/architecture.md"
    )
    words = WORDS[field].split() if field in WORDS else words_of(other(field))
    summit = changed(field)
    for what, made in REACHED.items():
        reaches = made(summit, words) != before(what, tuple(words) if what == "search" else ())
        if field in LEFT_OUT[what]:
            assert not reaches, f"{field} reaches {what}: take it out of LEFT_OUT in {__file__}"
        else:
            assert reaches, (
                f"{field} is not in {what}: add it, or name it with a reason in LEFT_OUT in {__file__}"
            )


@pytest.mark.parametrize("what", LEFT_OUT)
def test_nothing_is_left_out_that_the_schema_does_not_have(what: str) -> None:
    """A field that is taken out of the schema goes from the table, too."""
    assert LEFT_OUT[what].keys() <= {*FIELDS}
