"""Each field is explained, in both languages, as the schema explains it."""

import dataclasses
import re
from typing import Any, get_args, get_origin

import pytest

from ca_summit.language.labels import CODES
from ca_summit.loading import schema
from ca_summit.model import Citation, Field, Text
from ca_summit.records.glossary import GLOSSARY, all_fields, field
from ca_summit.records.kinds import ANSWERS, COMPONENTS, KINDS, SHOWN, class_of

RECORDS = {kind: class_of(kind) for kind in (*SHOWN, *ANSWERS, *COMPONENTS)}
ENTRIES = [(kind, name) for kind, names in GLOSSARY.items() for name in names]
DEFINITIONS = schema.schema()["definitions"]
SHARED = [(kind, name) for kind, name in ENTRIES if name in DEFINITIONS.get(kind, {}).get("properties", {})]


def test_every_kind_of_record_and_part_is_explained() -> None:
    """The glossary knows the kinds that can be listed, their parts, and nothing else."""
    assert set(GLOSSARY) == set(RECORDS)


@pytest.mark.parametrize("kind", RECORDS)
def test_every_field_is_explained_and_nothing_else(kind: str) -> None:
    """A field that is added needs an entry, one that is taken out leaves none behind."""
    assert set(GLOSSARY[kind]) == {each.name for each in dataclasses.fields(RECORDS[kind])}


def test_the_schema_shares_most_fields() -> None:
    """Each record of a file is held to the schema's words."""
    assert {kind for kind, _ in SHARED} == set(RECORDS) - set(ANSWERS)


@pytest.mark.parametrize(("kind", "name"), SHARED)
def test_the_schema_and_the_glossary_say_the_same(kind: str, name: str) -> None:
    """An editor of the data and a reader of `casummit fields` are told one meaning."""
    assert field(kind, name).meaning.en == DEFINITIONS[kind]["properties"][name]["description"]


@pytest.mark.parametrize(("kind", "name"), ENTRIES)
def test_every_field_has_heading_and_meaning_in_both_languages(kind: str, name: str) -> None:
    """English has no Cyrillic letters, a Russian meaning has some; meanings are sentences, headings are not."""
    entry = field(kind, name)
    assert not re.search("[а-яё]", f"{entry.heading.en} {entry.meaning.en}", re.IGNORECASE)
    assert re.search("[а-яё]{2}", entry.meaning.ru)
    assert entry.meaning.en.endswith(".")
    assert entry.meaning.ru.endswith(".")
    assert 0 < len(entry.heading.en) <= 20
    assert 0 < len(entry.heading.ru) <= 20


@pytest.mark.parametrize(
    ("kind", "name", "type_"),
    [
        ("initiative", "id", "text"),
        ("initiative", "title", "{en, ru}"),
        ("initiative", "topics", "list of text"),
        ("initiative", "horizon", "number"),
        ("initiative", "sources", "list of citation"),
        ("quote", "source", "citation"),
        ("source", "official", "true or false"),
        ("meeting", "participants", "list of participant"),
        ("meeting", "documents", "list of document"),
        ("citation", "paragraph", "number"),
    ],
)
def test_the_type_of_a_field_is_told_in_words(kind: str, name: str, type_: str) -> None:
    """Python's types mean nothing to readers; parts are named as kinds of their own."""
    assert field(kind, name).type == type_


FORMS = {"number": int, "flag": bool, "bilingual": Text, "translation": Text, "citation": Citation}


@pytest.mark.parametrize(("kind", "name"), ENTRIES)
def test_the_type_of_a_field_is_that_of_the_model(kind: str, name: str) -> None:
    """What eyes are shown goes by the glossary's type, which must be what the dataclass holds."""
    if (kind, name) == ("hit", "record"):
        return  # one of two kinds, and never shown as a field
    entry = GLOSSARY[kind][name]
    annotation = class_of(kind).__annotations__[name]
    origin: Any = get_origin(annotation)
    is_list = origin is tuple
    inner = [each for each in get_args(annotation) if each not in (type(None), Ellipsis)]
    value = inner[0] if inner else annotation
    assert entry.type.is_list == is_list
    assert value is (
        class_of(entry.type.of) if entry.type.form == "part" else FORMS.get(entry.type.form, str)
    )
    if entry.type.form == "name":
        assert entry.type.of in KINDS
    if entry.type.form == "code":
        assert entry.type.of in CODES


def test_a_field_holds_all_that_is_known_of_it() -> None:
    """Its kind and name, and both languages of heading and meaning."""
    assert field("citation", "id") == Field(
        kind="citation",
        name="id",
        type="text",
        meaning=Text("The source.", "Источник."),
        heading=Text("Source", "Источник"),
    )


def test_all_fields_are_those_of_the_data() -> None:
    """Each field once, kind by kind; not those of what only the program makes."""
    listed = [(each.kind, each.name) for each in all_fields()]
    assert sorted(listed) == sorted(entry for entry in ENTRIES if entry[0] not in ("field", "finding"))
    kinds = [kind for kind, _ in listed]
    assert kinds == sorted(kinds, key=kinds.index)
