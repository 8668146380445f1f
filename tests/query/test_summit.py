"""What is asked of a data set: filters, order, sorting, single records."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_summit.errors import UnknownRecord, UsageError
from ca_summit.loading.build import build
from ca_summit.model import Field, Share, Tally, Text, Topic
from ca_summit.query.answers import Answer, Listing, Records
from ca_summit.query.counts import Pivot
from ca_summit.query.criteria import Criteria
from ca_summit.query.summit import Summit
from ca_summit.records import fields
from ca_summit.records.glossary import all_fields
from ca_summit.records.kinds import ANSWERS, COMPONENTS, DIMENSIONS, SHOWN
from ca_summit.records.order import sort, sort_key
from ca_summit.records.rows import Row, kind_of
from ca_summit.text.nearest import LONGEST
from tests.support import EVENT, empty_data, small_data, with_event

KZ25, TM25, KZ21, TM21 = ALL = ["2025-kz-water", "2025-tm-water", "2021-kz-water", "2021-tm-water"]

"""Kinds of records that may be shown together."""


def ids(records: Iterable[Any]) -> list[str]:
    return [record.id for record in records]


@pytest.mark.parametrize(
    ("field", "values", "expected"),
    [
        ("country", ["KZ", "kz", "Kz", " KZ ", "КZ", "кz", "KAZ", "kaz", "КАZ"], [KZ25, KZ21]),
        ("country", ["Kazakhstan", "KAZAKHSTAN", "Казахстан", "казахстан", "казахстанский"], [KZ25, KZ21]),
        ("country", ["ТМ", "TKM", "Туркменистан"], [TM25, TM21]),
        ("leader", ["tokayev", "Tokayev", "TOKAYEV", "Toqaev", "Токаев", "токаев"], [KZ25, KZ21]),
        ("leader", ["Kassym-Jomart Tokayev", "Kassym–Jomart  Tokayev", "Касым-Жомарт Токаев"], [KZ25, KZ21]),
        ("leader", ["berdimuhamedow-g", "Gurbanguly Berdimuhamedow", "Гурбангулы Бердымухамедов"], [TM21]),
        ("leader", ["berdimuhamedow-s", "Serdar Berdymukhamedov"], [TM25]),
        ("leader", ["Berdimuhamedow", "Berdymukhamedov", "berdimuhamedov", "Бердымухамедов"], [TM25, TM21]),
        ("topic", ["ai", "AI", "Artificial intelligence", "искусственный интеллект", "ИИ", "ии"], [KZ25]),
        ("topic", ["water", "Water", "вода", "river", "Река"], ALL),
        ("meeting", ["2025-tashkent", "7", "2025", "Tashkent", "Ташкент", "ташкент", "latest"], [KZ25, TM25]),
        ("meeting", ["2021-awaza", "3", "2021", "AWAZA", "Аваза"], [KZ21, TM21]),
        ("meeting", ["all", "ALL", "all,latest"], ALL),
        ("year", ["2025", "2022..2030", "2022..", "2025..2025", "2025.."], [KZ25, TM25]),
        ("year", ["2021", "..2024", "..2021", "2021..2024"], [KZ21, TM21]),
        ("year", ["2021..2025", "2021..", "..2025", "2021,2025"], ALL),
        ("action", ["call", "CALL"], [KZ25]),
        ("action", ["propose"], [TM25, KZ21, TM21]),
        ("action", ["offer"], []),
        ("creates", ["council", "Council"], [TM21]),
        ("creates", ["none"], [KZ25, TM25, KZ21]),
        ("source", ["sister-2025", "brother-2025", "Sister-2025"], [KZ25]),
        ("source", ["paper-2021"], [KZ21, TM21]),
        ("publisher", ["paper", "The Paper", "THE PAPER"], [KZ21, TM21]),
        ("publisher", ["president", "President"], [TM25]),
        ("evidence", ["official"], [TM25]),
        ("evidence", ["relayed"], [KZ25]),
        ("evidence", ["single"], [KZ21, TM21]),
        ("evidence", ["corroborated"], []),
    ],
)
def test_a_value_may_be_written_in_every_known_way(
    small: Summit, field: str, values: list[str], expected: list[str]
) -> None:
    """All ways of writing a value of a filter find the same records."""
    found = {value: ids(small.initiatives(**{field: value})) for value in values}
    assert found == dict.fromkeys(values, expected)


@pytest.mark.parametrize("typed", ["Орёл", "орел", "ОРЕЛ"])
def test_yo_and_ye_are_one_letter(typed: str) -> None:
    """A city with ё is found by either letter."""
    data = small_data()
    data["meetings"]["2021-awaza"]["city"]["ru"] = "Орёл"
    assert ids(Summit(build(data)).initiatives(meeting=typed)) == [KZ21, TM21]


def test_a_name_with_a_comma_is_one_value() -> None:
    """A comma separates values only where the whole is no known name."""
    data = small_data()
    data["publishers"]["paper"]["name"]["en"] = "Paper, Pen, and President"
    summit = Summit(build(data))
    assert ids(summit.initiatives(publisher="paper, pen, and president")) == [KZ21, TM21]
    assert ids(summit.initiatives(publisher="sister, president")) == [KZ25, TM25]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ALL),
        ({"country": ["KZ", "TM"]}, ALL),
        ({"country": "KZ,TM"}, ALL),
        ({"country": "KZ, Туркменистан"}, ALL),
        ({"country": ["KZ,TM", "KZ"]}, ALL),
        ({"country": ",KZ,"}, [KZ25, KZ21]),
        ({"evidence": ["official", "relayed"]}, [KZ25, TM25]),
        ({"country": "KZ", "meeting": 7}, [KZ25]),
        ({"meeting": ["all"], "year": "2021"}, [KZ21, TM21]),
        ({"meeting": 7, "year": "2021"}, []),
        ({"country": "TM", "topic": "ai"}, []),
        (
            {"country": ["KZ", "TM"], "action": "propose", "year": "2021..2025", "source": "paper-2021"},
            [KZ21, TM21],
        ),
    ],
)
def test_values_are_alternatives_and_filters_narrow(
    small: Summit, filters: dict[str, Any], expected: list[str]
) -> None:
    """A record meets any value of one filter, and every filter."""
    assert ids(small.initiatives(**filters)) == expected
    assert small.initiatives(Criteria.of(**filters)) == small.initiatives(**filters)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, True),
        ({"country": "Казахстан", "leader": "Токаев", "meeting": "latest"}, True),
        ({"country": "TM"}, False),
        ({"topic": "ИИ"}, True),
        ({"action": "call", "creates": "none", "evidence": "relayed"}, True),
        ({"action": "propose"}, False),
        ({"evidence": "single"}, False),
        ({"source": "sister-2025"}, True),
        ({"source": "brother-2025"}, False),
        ({"publisher": "The Sister"}, True),
        ({"publisher": "The Brother"}, False),
    ],
)
def test_quotes_are_filtered_through_their_initiative(
    small: Summit, filters: dict[str, str], found: bool
) -> None:
    """Topic, action, creates and evidence are the initiative's; the rest is the quotation's own."""
    assert bool(small.quotes(**filters)) is found


def test_a_quote_without_an_initiative_has_only_what_is_its_own() -> None:
    """It is found by country and source, and by no topic, action or evidence."""
    data = small_data()
    del data["quotes"][0]["initiative"]
    summit = Summit(build(data))
    assert ids(summit.quotes(country="KZ", source="sister-2025")) == ["2025-kz-quote-water"]
    own = {"topic": "water", "action": "call", "creates": "none", "evidence": "relayed"}
    assert [summit.quotes(**{field: value}) for field, value in own.items()] == [()] * 4


@pytest.mark.parametrize(
    ("field", "value", "nearest"),
    [
        ("country", "Kazakstan", "Kazakhstan"),
        ("country", "KZZ", "KZ"),
        ("country", "Лфяфлрыефт", "Kazakhstan"),
        ("country", "Francia", "KZ, TM"),
        ("leader", "tokajev", "tokayev"),
        ("leader", "olive", "tokayev"),
        ("topic", "wter", "water"),
        ("topic", "xyzzy", "ai, water"),
        ("meeting", "latst", "latest"),
        ("meeting", "Tashket", "Tashkent"),
        ("meeting", "8", "2025-tashkent"),
        ("action", "porpose", "propose"),
        ("creates", "counsil", "council"),
        ("source", "paper-2022", "paper-2021"),
        ("publisher", "The Papper", "The Paper"),
        ("evidence", "oficial", "official"),
        ("evidence", "best", "corroborated, official"),
    ],
)
@pytest.mark.parametrize("others", ["", "{known},"])
def test_an_unknown_value_is_an_error_that_names_the_nearest(
    small: Summit, field: str, value: str, nearest: str, others: str
) -> None:
    """A mistyped value never finds nothing, nor is it passed over among known ones."""
    known = {"country": "KZ", "leader": "tokayev", "topic": "ai", "meeting": "7", "action": "call"}
    known |= {"creates": "fund", "source": "sister-2025", "publisher": "paper", "evidence": "single"}
    with pytest.raises(UsageError) as error:
        small.initiatives(**{field: others.format(known=known[field]) + value})
    assert error.value.message == f"unknown {field} '{value}'"
    assert nearest in error.value.hint


def test_what_is_longer_than_any_name_has_no_sound(small: Summit) -> None:
    """Vowels do not count in a name, but megabytes of them are none, and listening to them takes memory."""
    assert ids(small.initiatives(leader=f"Berdimuhamed{'o' * 100}w")) == [TM25, TM21]
    with pytest.raises(UsageError, match="unknown leader"):
        small.initiatives(leader=f"Berdimuhamed{'o' * LONGEST}w")
    with pytest.raises(UnknownRecord):
        small.show(f"Serdar Berdimuhamed{'o' * LONGEST}w")


@pytest.mark.parametrize(
    "value",
    [
        "2024..2021",
        "..",
        "25",
        "20250",
        "2025-11",
        "2021...2024",
        "2021-2024",
        "2021..24",
        "-2025",
        "soon",
        "２０２５",
    ],
)
def test_a_year_that_is_none_is_an_error(small: Summit, value: str) -> None:
    """A reversed or malformed year is refused with the forms that a year can take."""
    with pytest.raises(UsageError) as error:
        small.initiatives(year=value)
    assert error.value.message == f"unknown year '{value}'"
    assert "2021..2024" in error.value.hint


@pytest.mark.parametrize(
    "filters",
    [{"country": ""}, {"leader": " "}, {"topic": ","}, {"meeting": [""]}, {"year": ""}, {"action": ", ,"}],
)
def test_an_empty_value_is_an_error(small: Summit, filters: dict[str, Any]) -> None:
    """A script's empty variable is an unknown value; it does not silently find nothing."""
    with pytest.raises(UsageError):
        small.initiatives(**filters)


@given(
    field=st.sampled_from(["country", "leader", "topic", "meeting", "source", "publisher"]), value=st.text()
)
def test_whatever_is_typed_is_understood_or_refused(small: Summit, field: str, value: str) -> None:
    """Every known value has records in the small data set, so any text finds some or is a usage error."""
    try:
        found = small.initiatives(**{field: value})
    except UsageError:
        return
    assert found


@pytest.mark.parametrize("leader", ["Berdimuhamedow", "Berdymukhamedov", "Бердымухамедов"])
def test_a_shared_surname_is_remarked_on(small: Summit, leader: str) -> None:
    """Who means both leaders by a surname is told so, once for each way that it was written."""
    remarks = small.remarks(Criteria.of(leader=f"tokayev,{leader}", country="KZ"))
    assert remarks == [f"'{leader}' means berdimuhamedow-g and berdimuhamedow-s"]


@pytest.mark.parametrize(
    "criteria",
    [Criteria(), Criteria.of(leader="berdimuhamedow-g"), Criteria.of(meeting="all", topic="water")],
)
def test_what_means_one_thing_is_not_remarked_on(small: Summit, criteria: Criteria) -> None:
    """Full names, ids and `all` need no remark."""
    assert small.remarks(criteria) == []


def test_the_newest_meeting_comes_first() -> None:
    """Newest meeting first by date, whatever the order of the file; within a meeting as in the file."""
    data = small_data()
    data["initiatives"] = [data["initiatives"][index] for index in (3, 1, 2, 0)]
    data["meetings"] = dict(reversed(data["meetings"].items()))
    data["quotes"].insert(0, {**data["quotes"][0], "id": "2021-kz-quote", "meeting": "2021-awaza"})
    data["meetings"]["2021-awaza"]["documents"] = [
        {**data["meetings"]["2025-tashkent"]["documents"][0], "id": "2021-statement"}
    ]
    summit = Summit(build(data))
    assert ids(summit.initiatives()) == [TM25, KZ25, TM21, KZ21]
    assert ids(summit.quotes()) == ["2025-kz-quote-water", "2021-kz-quote"]
    assert ids(summit.meetings()) == ["2025-tashkent", "2021-awaza"]
    assert ids(summit.documents()) == ["2025-statement", "2021-statement"]


def test_registers_keep_the_order_of_the_file(small: Summit) -> None:
    """Countries, leaders, topics and sources come as they stand in the data set."""
    assert ids(small.countries()) == ["KZ", "TM"]
    assert ids(small.leaders()) == ["tokayev", "berdimuhamedow-g", "berdimuhamedow-s"]
    assert ids(small.topics()) == ["water", "ai"]
    assert ids(small.sources()) == ["president-2025", "paper-2021", "sister-2025", "brother-2025"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [({}, ALL), ({"country": "TM"}, [TM25, TM21]), ({"country": "TM", "topic": "ai"}, [])],
)
def test_what_is_found_can_be_counted_and_cut(
    small: Summit, filters: dict[str, str], expected: list[str]
) -> None:
    """The number without the records, the first ones without the rest, in the same order."""
    found = small.find("initiative", Criteria.of(**filters))
    assert found.count() == len(expected)
    assert found.count() == len(small.initiatives(**filters))
    for limit in (None, 0, 1, 2, 99):
        assert [row["id"] for row in found.rows(limit)] == expected[:limit]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [KZ25, TM25]),
        ({"country": "TM"}, [TM25]),
        ({"meeting": "all"}, ALL),
        ({"meeting": "2021"}, [KZ21, TM21]),
        ({"year": "..2021"}, [KZ21, TM21]),
    ],
)
def test_or_latest_narrows_only_where_no_time_is_asked_for(
    small: Summit, asked: dict[str, str], expected: list[str]
) -> None:
    """Without a meeting or a year the latest meeting is meant; the other filters stay."""
    assert ids(small.initiatives(Criteria.of(**asked).or_latest())) == expected


def test_a_filter_of_none_is_no_filter(small: Summit) -> None:
    """For callers who hand on what they were given."""
    assert Criteria.of(country=None, year=2025) == Criteria(year=("2025",))
    assert small.quotes(topic=None) == small.quotes()


def test_the_latest_meeting_is_the_newest(small: Summit) -> None:
    """It goes by the date."""
    latest = small.records.latest_meeting()
    assert latest is not None
    assert latest["id"] == "2025-tashkent"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([], ALL),
        (["id"], [KZ21, TM21, KZ25, TM25]),
        (["-id"], [TM25, KZ25, TM21, KZ21]),
        (["date"], [KZ21, TM21, KZ25, TM25]),
        (["country"], [KZ25, KZ21, TM25, TM21]),
        (["-country"], [TM25, TM21, KZ25, KZ21]),
        (["country", "date"], [KZ21, KZ25, TM21, TM25]),
        (["-country", "date"], [TM21, TM25, KZ21, KZ25]),
        (["creates", "-leader"], [TM21, KZ25, KZ21, TM25]),
        (["title"], [KZ21, TM21, KZ25, TM25]),
        (["-title.ru"], [TM25, KZ25, TM21, KZ21]),
        (["topics", "id"], [KZ21, TM21, TM25, KZ25]),
        (["horizon"], ALL),
        (["-horizon", "id"], [KZ25, KZ21, TM21, TM25]),
        (["follows"], ALL),
        (["sources.paragraph", "id"], [KZ25, KZ21, TM21, TM25]),
    ],
)
def test_sort_takes_several_fields_and_directions(
    small: Summit, keys: list[str], expected: list[str]
) -> None:
    """The first key weighs most, a minus turns it round, equals keep their order."""
    assert ids(sort(small.initiatives(), keys)) == expected


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize(
    "field",
    [field for field in all_fields() if field.kind not in (*COMPONENTS, *ANSWERS)],
    ids=lambda field: f"{field.kind}-{field.name}",
)
def test_rows_are_sorted_like_records(field: Field, sign: str) -> None:
    """By every field of every kind, whichever form a record has."""
    summit = Summit(build(with_event()))
    rows = summit.find(field.kind).rows()
    records = [summit.show(row["id"]) for row in rows]
    sorted_rows = [row["id"] for row in sort(rows, [sign + field.name])]
    assert sorted_rows == ids(sort(records, [sign + field.name])) != []


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize(
    ("field", "value", "missing"),
    [
        ("horizon", 0, None),
        ("note", Text("a", "а"), Text()),
        ("note.ru", Text("a", "а"), Text("a")),
        ("follows", ("a",), ()),
        ("creates", "a", ""),
    ],
)
def test_what_is_missing_comes_last_either_way(
    small: Summit, field: str, value: Any, missing: Any, sign: str
) -> None:
    """No value is neither small nor large."""
    records = [
        replace(small.initiatives()[0], id=id_, **{field.split(".")[0]: content})
        for id_, content in (("missing", missing), ("given", value))
    ]
    assert ids(sort(records, [f"{sign}{field}"])) == ["given", "missing"]


@pytest.mark.parametrize("path", fields.paths_of(SHOWN))
def test_records_of_all_kinds_are_sorted_together(small: Summit, path: str) -> None:
    """By any field: what is a number of one may be text or a list of another, and none of a third."""
    rows = [row for kind in SHOWN for row in small.find(kind).rows()]

    def order(given: list[Row], sign: str = "") -> list[Any]:
        return [sort_key(row, path) for row in sort(given, [sign + path])]

    assert order(rows) == order(rows[::-1])
    assert order(rows, "-") == order(rows[::-1], "-")


def test_a_list_of_records_is_sorted_by_its_length(small: Summit) -> None:
    """Whatever is in it; topics by the main one."""
    rows = [
        Row("thread", {"id": "b", "initiatives": ["z"]}),
        Row("thread", {"id": "a", "initiatives": ["x", "y"]}),
    ]
    assert [row["id"] for row in sort(rows, ["initiatives"])] == ["b", "a"]
    assert [row["id"] for row in sort(rows, ["-initiatives"])] == ["a", "b"]
    rows = [
        Row("initiative", {"id": "b", "topics": ["water"], "sources": [{"id": "x"}]}),
        Row("initiative", {"id": "a", "topics": ["ai", "water"], "sources": [{"id": "x"}, {"id": "y"}]}),
    ]
    assert [row["id"] for row in sort(rows, ["topics"])] == ["a", "b"]
    assert [row["id"] for row in sort(rows, ["sources"])] == ["b", "a"]


def test_numbers_come_before_text_and_text_before_lists(small: Summit) -> None:
    """What is missing comes last, also the other way round."""
    rows = [
        Row("leader", {"id": repr(value), "initiatives": value})
        for value in (None, ["b", "a"], "b", 10, "", ["a"], [], "a", 9, [1], [["a"]], {"id": "c"}, True)
    ]
    given = [row["id"] for row in sort(rows, ["initiatives"])]
    assert given[:-3] == [
        "True",
        "9",
        "10",
        "'a'",
        "'b'",
        "{'id': 'c'}",
        "[1]",
        "['a']",
        "['b', 'a']",
        "[['a']]",
    ]
    turned = [row["id"] for row in sort(rows, ["-initiatives"])]
    assert turned == [*given[:-3][::-1], *given[-3:]]


def test_text_is_sorted_as_people_read_it() -> None:
    """Capitals and ё do not matter."""
    topics = [
        Topic("1", Text("Zebra", "Ёж")),
        Topic("2", Text("apple", "ель")),
        Topic("3", Text("Éclair", "еда")),
        Topic("4", Text("Dog", "Ёлка")),
    ]
    assert ids(sort(topics, ["name"])) == ["2", "4", "3", "1"]
    assert ids(sort(topics, ["name.ru"])) == ["3", "1", "4", "2"]


def test_numbers_are_sorted_by_size(small: Summit) -> None:
    """Ten is more than nine."""
    meeting = small.meetings()[0]
    meetings = [replace(meeting, id=str(number), number=number) for number in (10, 9, 100)]
    assert ids(sort(meetings, ["number"])) == ["9", "10", "100"]
    assert ids(sort(meetings, ["-number"])) == ["100", "10", "9"]


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "country": st.sampled_from(["KZ", "UZ", ["TM", "AZ"]]),
        "topic": st.sampled_from(["water", ["trade", "energy"]]),
        "year": st.sampled_from(["2025", "2019..2023"]),
        "action": st.sampled_from(["propose", "call"]),
    },
)


@given(by=st.lists(st.sampled_from(DIMENSIONS), min_size=1, max_size=2, unique=True), filters=FILTERS)
def test_counts_agree_with_the_records(sample: Summit, by: list[str], filters: dict[str, Any]) -> None:
    """Every number, every total: as many as there are initiatives with these values, counted one by one."""
    initiatives = sample.initiatives(**filters)
    values = [
        {
            "topic": each.topics,
            "year": (int(each.date[:4]),),
            **{name: (getattr(each, name),) for name in by if name not in ("topic", "year")},
        }
        for each in initiatives
    ]
    one_by_one = Counter(key for each in values for key in product(*(each[name] for name in by)))
    tally = sample.tally(by, **filters)
    there = [row for row in tally if row.initiatives]
    assert {tuple(getattr(row, name) for name in by): row.initiatives for row in there} == one_by_one
    assert len(there) == len(one_by_one)
    assert there == [*tally] or {"meeting", "year"} & {*by}  # only along time nothing is told too
    counts = sample.counts(by, Criteria.of(**filters))
    assert counts.total() == len(initiatives)
    for name in by:
        along = Counter(value for each in values for value in each[name])
        found = {row[name]: row["initiatives"] for row in counts.axis(name)}
        assert {value: number for value, number in found.items() if number} == along


@pytest.mark.parametrize(
    ("by", "filters", "expected"),
    [
        ("country", {}, [("KZ", 2), ("TM", 2)]),
        ("topic", {}, [("water", 4), ("ai", 1)]),
        ("year", {}, [(2021, 2), (2025, 2)]),
        ("meeting", {"country": "TM"}, [("2021-awaza", 1), ("2025-tashkent", 1)]),
        (["action"], {}, [("propose", 3), ("call", 1)]),
        ("creates", {"meeting": 7}, [("none", 2)]),
        ("leader", {"topic": "ai"}, [("tokayev", 1)]),
        ("leader", {"topic": "ai", "country": "TM"}, []),
        ("topic, country", {}, [("water", "KZ", 2), ("water", "TM", 2), ("ai", "KZ", 1)]),
        ("evidence", {}, [("single", 2), ("official", 1), ("relayed", 1)]),
        # Along time each one that was asked about is there, also with nothing.
        ("year", {"topic": "ai"}, [(2021, 0), (2025, 1)]),
        ("meeting", {"topic": "ai", "year": "..2025"}, [("2021-awaza", 0), ("2025-tashkent", 1)]),
        ("meeting", {"topic": "ai", "meeting": 7}, [("2025-tashkent", 1)]),
        ("meeting", {"topic": "ai", "country": "TM"}, []),
        ("country,meeting", {"topic": "ai"}, [("KZ", "2021-awaza", 0), ("KZ", "2025-tashkent", 1)]),
        ("meeting,year", {"creates": "council"}, [("2021-awaza", 2021, 1), ("2025-tashkent", 2025, 0)]),
        (
            ["year", "topic"],
            {"country": "KZ"},
            [(2021, "water", 1), (2021, "ai", 0), (2025, "water", 1), (2025, "ai", 1)],
        ),
    ],
)
def test_a_tally_has_times_in_order_and_else_the_most_first(
    small: Summit, by: str | list[str], filters: dict[str, Any], expected: list[tuple[Any, ...]]
) -> None:
    """By one field or by two, of all meetings unless told otherwise."""
    names = [each.strip() for each in by.split(",")] if isinstance(by, str) else by
    found = small.tally(by, **filters)
    assert [(*(getattr(each, name) for name in names), each.initiatives) for each in found] == expected
    assert small.tally(by, Criteria.of(**filters)) == found


def test_a_pivot_has_a_row_for_each_value_of_the_first_field(small: Summit) -> None:
    """A column for each of the second, with zeros."""
    pivot = Pivot(small.counts("topic,country"))
    assert pivot.columns == ("topic", "KZ", "TM")
    assert pivot.rows() == [{"topic": "water", "KZ": 2, "TM": 2}, {"topic": "ai", "KZ": 1, "TM": 0}]
    assert (pivot.count(), pivot.rows(1)) == (2, pivot.rows()[:1])
    by_year = Pivot(small.counts("country,year", Criteria.of(creates="council")))
    assert by_year.rows() == [{"country": "TM", "2021": 1, "2025": 0}]
    nothing = Pivot(small.counts("topic,country", Criteria.of(topic="ai", country="TM")))
    assert (nothing.columns, nothing.rows()) == (("topic",), [])


def test_a_tally_leaves_empty_what_was_not_counted_by(small: Summit) -> None:
    """It is a frozen dataclass like all that is found."""
    assert small.tally("year")[0] == Tally(year=2021, initiatives=2)
    assert small.tally("topic,country")[2] == Tally(topic="ai", country="KZ", initiatives=1)


@pytest.mark.parametrize(
    ("by", "message"),
    [
        ("topics", "cannot count by 'topics'"),
        (["topic", "horizon"], "cannot count by 'horizon'"),
        ("topic,year,country", "one field or two different"),
        (["year", "year"], "one field or two different"),
        ([], "one field or two different"),
    ],
)
def test_what_cannot_be_counted_by_is_an_error(small: Summit, by: str | list[str], message: str) -> None:
    """Fields of which an initiative has a value or several, one or two of them."""
    with pytest.raises(UsageError, match=message):
        small.tally(by)


def test_a_timeline_tells_who_put_forward_how_much_where(small: Summit) -> None:
    """The oldest meeting first; filters narrow what is counted."""
    awaza, tashkent = Text("Awaza", "Аваза"), Text("Tashkent", "Ташкент")
    shares = [
        Share("2021-awaza", 3, "2021-08-06", awaza, "KZ", 1),
        Share("2021-awaza", 3, "2021-08-06", awaza, "TM", 1),
        Share("2025-tashkent", 7, "2025-11-16", tashkent, "KZ", 1),
        Share("2025-tashkent", 7, "2025-11-16", tashkent, "TM", 1),
    ]
    assert [*small.timeline()] == shares
    assert [*small.timeline(meeting="Tashkent")] == shares[2:]
    assert [*small.timeline(Criteria.of(country="TM", creates="council"))] == [shares[1]]
    assert small.timeline(topic="ai", country="TM") == ()


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, [("2021-awaza", 2), ("2025-tashkent", 2)]),
        ({"topic": "ai"}, [("2021-awaza", 0), ("2025-tashkent", 1)]),
        ({"meeting": "3,7", "year": "2025"}, [("2025-tashkent", 2)]),
    ],
)
def test_a_meeting_has_its_place_on_the_line_also_without_initiatives(
    small: Summit, filters: dict[str, str], expected: list[tuple[str, int]]
) -> None:
    """Unless meetings or years were asked for that are not its own."""
    rows = small.shares(Criteria.of(**filters)).axis("meeting")
    assert [(row["meeting"], row["initiatives"]) for row in rows] == expected


@pytest.mark.parametrize(
    ("kind", "id_"),
    [
        ("initiative", "2025-kz-water"),
        ("quote", "2025-kz-quote-water"),
        ("meeting", "2025-tashkent"),
        ("document", "2025-statement"),
        ("leader", "berdimuhamedow-g"),
        ("country", "KZ"),
        ("topic", "ai"),
        ("source", "sister-2025"),
    ],
)
def test_show_finds_a_record_of_every_kind(small: Summit, kind: str, id_: str) -> None:
    """Any id leads to its record, however it is capitalised."""
    for typed in (id_, id_.upper(), id_.lower()):
        record = small.show(typed)
        assert (kind_of(record), record.id) == (kind, id_)


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("Токаев", "tokayev"),
        ("Toqaev", "tokayev"),
        ("Казахстан", "KZ"),
        ("KAZ", "KZ"),
        ("Вода", "water"),
        ("Sharing water", "sharing-water"),
        ("7", "2025-tashkent"),
        ("Аваза", "2021-awaza"),
        ("2021", "2021-awaza"),
        ("latest", "2025-tashkent"),
    ],
)
def test_show_takes_what_a_filter_would_take(small: Summit, typed: str, id_: str) -> None:
    """Names in both languages, numbers, years."""
    assert small.show(typed).id == id_


def test_show_of_what_may_mean_several_records_names_them(small: Summit) -> None:
    """Nobody is shown at random."""
    with pytest.raises(UsageError) as error:
        small.show("Berdimuhamedow")
    assert error.value.message == "'Berdimuhamedow' may mean several records"
    assert error.value.hint == "name one: berdimuhamedow-g or berdimuhamedow-s"


@pytest.mark.parametrize(
    ("filters", "message", "hint"),
    [
        ({"year": "2023"}, "no meeting in 2023", "nearest: 2021 or 2025"),
        ({"meeting": "2020"}, "no meeting in 2020", "nearest: 2021"),
        ({"meeting": "2024"}, "no meeting in 2024", "nearest: 2021 or 2025"),
        ({"year": "2026.."}, "no meeting in '2026..'", "nearest: 2025"),
        ({"year": "2022..2024"}, "no meeting in '2022..2024'", "nearest: 2021 or 2025"),
    ],
)
def test_a_year_without_meeting_names_the_years_nearest_in_time(
    small: Summit, filters: dict[str, str], message: str, hint: str
) -> None:
    """Not those that differ by a digit."""
    with pytest.raises(UsageError) as error:
        small.initiatives(**filters)
    assert (error.value.message, error.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("2025-kz-watr", "2025-kz-water"),
        ("Tokkayev", "tokayev"),
        ("Казахстна", "Казахстан"),
        ("ещлфнум", "tokayev"),
        ("2025-tashkant", "2025-tashkent"),
        ("", ""),
        ("nothing like it", ""),
    ],
)
def test_show_of_an_unknown_id_names_the_nearest(small: Summit, typed: str, hint: str) -> None:
    """A mistyped id is an error with the ids that may have been meant, if there are any."""
    with pytest.raises(UnknownRecord) as error:
        small.show(typed)
    assert error.value.message == f"no record '{typed}'"
    assert hint in error.value.hint
    assert bool(error.value.hint) is bool(hint)


@pytest.mark.parametrize(
    "emptied", [["initiatives", "quotes", "threads"], ["initiatives", "quotes", "threads", "meetings"]]
)
@pytest.mark.parametrize(
    "criteria",
    [
        Criteria(),
        Criteria().or_latest(),
        Criteria.of(country="KZ", leader="tokayev", topic="ai", source="paper-2021", publisher="paper"),
        Criteria.of(action="call", creates="fund", evidence="official"),
        Criteria.of(meeting="all"),
        Criteria.of(year="2021..2025"),
    ],
)
def test_a_data_set_of_nothing_answers_with_nothing(emptied: list[str], criteria: Criteria) -> None:
    """A data set that has only begun is no error."""
    data = small_data()
    data |= {section: type(data[section])() for section in emptied}
    summit = Summit(build(data))
    assert summit.initiatives(criteria) == ()
    assert summit.quotes(criteria) == ()
    assert summit.remarks(criteria) == []
    assert [summit.counts(by, criteria).rows() for by in ("country", "topic,leader", "year,action")] == [
        [],
        [],
        [],
    ]
    assert summit.shares(criteria).rows() == []


def test_a_data_set_without_meetings_has_empty_registers() -> None:
    """No meeting, no document, no latest meeting."""
    summit = Summit(build(empty_data()))
    assert (summit.meetings(), summit.documents(), summit.records.latest_meeting()) == ((), (), None)
    assert [country.initiatives for country in summit.countries()] == [0, 0]


@pytest.mark.parametrize(
    "answer",
    [
        lambda summit: summit.find("initiative"),
        lambda summit: summit.find("topic", Criteria.of(country="KZ")),
        lambda summit: summit.find("quote", Criteria.of(country="TM", topic="ai")),
        lambda summit: summit.counts("topic,country"),
        lambda summit: summit.counts("year"),
        lambda summit: summit.shares(Criteria.of(country="TM")),
        lambda summit: summit.hits("water"),
        lambda summit: Listing("finding", [Row("finding", {"id": "a"}), Row("finding", {"id": "b"})]),
    ],
)
def test_all_answers_have_one_face(small: Summit, answer: Callable[[Summit], Answer]) -> None:
    """The kind and the fields of their rows, their number, all of them or the first ones."""
    asked = answer(small)
    rows = asked.rows()
    assert asked.count() == len(rows)
    assert {row.kind for row in rows} <= {asked.kind}
    assert all(set(asked.columns) <= set(row) for row in rows)
    for limit in range(3):
        assert list(asked.rows(limit)) == list(rows[:limit])


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("any", ["2025-kz-water"]),
        ("signed", ["2025-kz-water"]),
        ("held", []),
        ("none", ["2025-tm-water"]),
        ("unsought", ["2021-kz-water", "2021-tm-water"]),
        ("none,unsought", ["2025-tm-water", "2021-kz-water", "2021-tm-water"]),
    ],
)
def test_outcomes_part_the_initiatives(outcome: str, expected: list[str]) -> None:
    """Those with events, those that were looked for in vain, and those that nobody looked for."""
    data = with_event()
    data["initiatives"][3]["sought"] = "2025-12"
    assert ids(Summit(build(data)).initiatives(outcome=outcome)) == expected


@pytest.mark.parametrize(
    ("filters", "is_found"),
    [
        ({"topic": "ai"}, True),
        ({"leader": "Tokayev"}, True),
        ({"country": "TM"}, False),  # it took part in the event, and put nothing forward
        ({"meeting": "7"}, True),
        ({"meeting": "3"}, False),
        ({"thread": "sharing-water"}, True),
        ({"outcome": "signed"}, True),
        ({"outcome": "any"}, True),
        ({"outcome": "held"}, False),
        ({"source": "president-2025"}, True),
        ({"source": "sister-2025"}, False),
        ({"evidence": "official"}, True),
        ({"year": "2026"}, True),
    ],
)
def test_events_are_filtered_through_their_initiatives(filters: dict[str, str], is_found: bool) -> None:
    """Who, what and at which meeting is asked of the initiatives; sources, year and outcome of the event."""
    data = with_event(date="2026-01")
    data["initiatives"][2]["sought"] = "2026-01"
    assert ids(Summit(build(data)).events(**filters)) == ["2025-water-agreement"] * is_found


def test_a_year_without_events_is_an_error_that_names_those_with_some() -> None:
    """Events have years of their own."""
    with pytest.raises(UsageError, match="no event in 2021") as error:
        Summit(build(with_event())).events(year=2021)
    assert error.value.hint == "nearest: 2025"


def test_events_are_listed_by_date_those_without_one_last() -> None:
    """The oldest first, as in the file."""
    data = with_event()
    data["events"] = [
        {**EVENT, "id": "undated", "date": ""},
        {**EVENT, "id": "later", "date": "2026"},
        {**EVENT, "id": "early", "date": "2025-12"},
    ]
    summit = Summit(build(data))
    assert ids(summit.events()) == ["early", "later", "undated"]
    assert summit.show("2025-kz-water").events == ("early", "later", "undated")  # type: ignore[union-attr]
    assert summit.show("2025-tashkent").events == 3  # type: ignore[union-attr]


def test_what_is_found_is_read_when_it_is_needed(sample: Summit) -> None:
    """A part of it, and another order, are answers of the same kind."""
    found = sample.find("quote").rows()
    rows = list(found)
    assert len(found) == len(rows) > 3
    assert found[3] == rows[3]
    assert found[-1] == rows[-1]
    assert list(found[1:4]) == rows[1:4]
    assert list(found.picked([3, 0])) == [rows[3], rows[0]]
    assert rows[2] in found
    with pytest.raises(IndexError):
        found[len(rows)]


@pytest.mark.parametrize(
    "keys", [["id"], ["-id"], ["country", "-id"], ["initiative", "id"], ["-initiative", "lang", "id"]]
)
def test_what_is_found_is_sorted_like_any_rows(sample: Summit, keys: list[str]) -> None:
    """Only what is compared is read for it."""
    found = sample.find("quote").rows()
    assert list(sort(found, keys)) == list(sort(list(found), keys)) != list(found)


def test_records_that_were_read_are_not_kept_for_ever(
    sample: Summit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is asked for again is the same, kept or not."""
    monkeypatch.setattr("ca_summit.query.answers.MOST_KEPT", 2)
    records = Records(sample._store)
    ids = [row["id"] for row in records.all("topic")]
    assert [records["topic", id_]["id"] for id_ in ids * 2] == ids * 2
    assert len(records._read) <= 2
