"""Fields of records: how they are read, named, checked and laid out in columns."""

from typing import Any

import pytest

from ca_summit.errors import UsageError
from ca_summit.model import Citation, Text
from ca_summit.query.summit import Summit
from ca_summit.records.columns import columns
from ca_summit.records.fields import checked, field_columns
from ca_summit.records.glossary import field
from ca_summit.records.kinds import ANSWERS, SHOWN, class_of, kinds_of
from ca_summit.records.rows import Row, kind_of, read

FULL = {
    "initiative": "id meeting date country leader topics action creates horizon"
    " title.en title.ru summary.en summary.ru sources evidence",
    "event": "id date outcome initiatives threads countries place.en place.ru text.en text.ru link document"
    " sources evidence",
    "quote": "id meeting date country leader initiative lang text"
    " translation.en translation.ru translator source source.paragraph",
    "thread": "id first last title.en title.ru initiatives note.en note.ru",
    "meeting": "id number date country city.en city.ru name.en name.ru participants documents initiatives quotes",
    "document": "id meeting date status title.en title.ru sources",
    "leader": "id country name.en name.ru meetings initiatives quotes",
    "country": "id alpha3 name.en name.ru initiatives quotes wikidata",
    "topic": "id name.en name.ru initiatives quotes",
    "source": "id publisher date lang carries official initiatives quotes title url",
    "hit": "id kind match stage",
    "field": "kind name type meaning.en meaning.ru",
    "finding": "id what paragraph status found",
    "tally": "country leader topic meeting action creates year initiatives",
    "share": "meeting number date city.en city.ru country initiatives",
}
BRIEF = {
    "initiative": "id meeting country leader topics title.en title.ru",
    "event": "id date outcome countries initiatives text.en text.ru",
    "quote": "id meeting country leader initiative text translation.en",
    "thread": "id first last title.en title.ru initiatives",
    "meeting": "id number date country city.en city.ru initiatives quotes",
    "document": "id meeting status title.en title.ru",
    "leader": "id country name.en name.ru initiatives quotes",
    "country": "id name.en name.ru initiatives quotes",
    "topic": "id name.en name.ru initiatives quotes",
    "source": "id publisher date lang initiatives quotes url",
    "hit": "id kind match",
    "field": "kind name type meaning.en meaning.ru",
    "finding": "id what paragraph status found",
    "tally": "country leader topic meeting action creates year initiatives",
    "share": "meeting number date city.en city.ru country initiatives",
}


@pytest.mark.parametrize("kind", [*SHOWN, *ANSWERS])
def test_the_columns_of_a_kind_are_an_interface(kind: str) -> None:
    """Which columns there are, and their order, change only with a major version."""
    assert columns(kind, brief=False) == tuple(FULL[kind].split())
    assert columns(kind, brief=True) == tuple(BRIEF[kind].split())


@pytest.mark.parametrize("brief", [True, False])
@pytest.mark.parametrize("kind", [*SHOWN, *ANSWERS])
def test_every_column_is_a_field_of_its_kind(kind: str, brief: bool) -> None:
    """A column can be asked for by the name that it has."""
    paths = columns(kind, brief=brief)
    assert checked(paths, kinds_of(kind)) == paths
    assert checked([path.replace(".", "_") for path in paths], kinds_of(kind)) == paths


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("id", "2025-kz-water"),
        ("kind", "initiative"),
        ("title", Text("Share water (2025-kz-water)", "Делить воду (2025-kz-water)")),
        ("title.en", "Share water (2025-kz-water)"),
        ("topics", ("water", "ai")),
        ("sources", (Citation("sister-2025", 2), Citation("brother-2025"))),
        ("sources.id", ("sister-2025", "brother-2025")),
        ("sources.paragraph", (2, None)),
        ("horizon", 2035),
        ("nothing", None),
        ("title.de", None),
        ("nothing.at.all", None),
    ],
)
def test_a_field_is_read_by_its_path(small: Summit, path: str, value: Any) -> None:
    """Dots lead into parts, through lists too; what is not there is None."""
    assert read(small.show("2025-kz-water"), path) == value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("id", "2025-kz-water"),
        ("kind", "initiative"),
        ("title.ru", "Делить воду (2025-kz-water)"),
        ("sources.id", ("sister-2025", "brother-2025")),
        ("nothing.at.all", None),
    ],
)
def test_a_record_as_plain_data_is_read_like_the_record(small: Summit, path: str, value: Any) -> None:
    """What a store keeps has the same fields at the same paths, and knows its kind."""
    row = small.row("2025-kz-water")
    assert isinstance(row, Row)
    assert read(row, path) == value


def test_lists_within_lists_are_read_through(small: Summit) -> None:
    """The documents of a meeting have sources, and each of these an id."""
    assert read(small.show("2025-tashkent"), "documents.sources.id") == (("president-2025",),)


@pytest.mark.parametrize(
    ("id_", "kind"),
    [
        ("2025-kz-water", "initiative"),
        ("2025-kz-quote-water", "quote"),
        ("sharing-water", "thread"),
        ("2025-tashkent", "meeting"),
        ("2025-statement", "document"),
        ("tokayev", "leader"),
        ("KZ", "country"),
        ("ai", "topic"),
        ("paper-2021", "source"),
    ],
)
def test_every_record_knows_its_kind(small: Summit, id_: str, kind: str) -> None:
    """The kind is that of the record's class, and one that can be listed."""
    record = small.show(id_)
    assert kind_of(record) == kind
    assert isinstance(record, class_of(kind))
    assert read(record, "kind") == kind


def test_the_kind_of_a_field_is_that_of_its_record() -> None:
    """A field has a field `kind`, which says to what kind of record it belongs."""
    assert read(field("quote", "text"), "kind") == "quote"


@pytest.mark.parametrize(
    ("asked", "kinds", "paths"),
    [
        (["id", "title"], ["initiative"], ("id", "title")),
        (["title.ru", "title_ru"], ["initiative"], ("title.ru", "title.ru")),
        (["followed_by"], ["initiative"], ("followed_by",)),
        (["sources.paragraph"], ["initiative"], ("sources.paragraph",)),
        (["source_paragraph"], ["quote"], ("source.paragraph",)),
        (["participants_office_ru"], ["meeting"], ("participants.office.ru",)),
        (["kind"], ["initiative"], ("kind",)),
        (["text", "summary"], ["initiative", "quote"], ("text", "summary")),
        ([], ["topic"], ()),
    ],
)
def test_known_fields_are_taken_by_path_or_column_name(
    asked: list[str], kinds: list[str], paths: tuple[str, ...]
) -> None:
    """`title.ru` and `title_ru` are one field; a field of one of several kinds is enough."""
    assert checked(asked, kinds) == paths


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("titel", ["initiative"]),
        ("title.de", ["initiative"]),
        ("text", ["initiative"]),
        ("Title", ["initiative"]),
        ("", ["topic"]),
    ],
)
def test_an_unknown_field_is_a_usage_error(asked: str, kinds: list[str]) -> None:
    """It names the field that is not known."""
    with pytest.raises(UsageError) as caught:
        checked(["id", asked], kinds)
    assert caught.value.message == f"unknown field '{asked}'"


def test_an_unknown_field_is_answered_with_the_known_ones() -> None:
    """The hint lists the fields of all kinds in question once, without their parts."""
    with pytest.raises(UsageError) as caught:
        checked(["nothing"], ["country", "topic"])
    assert caught.value.hint == (
        "known fields: kind, id, alpha3, name, aliases, wikidata, outside, initiatives, quotes, keywords"
    )


@pytest.mark.parametrize(
    ("path", "kind", "taken"),
    [
        ("title", "initiative", ["title.en", "title.ru"]),
        ("translation", "quote", ["translation.en", "translation.ru"]),
        ("participants.office", "meeting", ["participants.office.en", "participants.office.ru"]),
        ("title.ru", "initiative", ["title.ru"]),
        ("sources", "initiative", ["sources"]),
        ("text", "quote", ["text"]),
    ],
)
def test_a_bilingual_field_takes_a_column_for_each_language(path: str, kind: str, taken: list[str]) -> None:
    """Any other field takes one."""
    assert field_columns(path, [kind]) == taken
