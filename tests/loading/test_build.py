"""What follows from the data: dates, evidence, threads, attendance, counts."""

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_summit.loading.build import _any_apart, build, evidence, parties
from ca_summit.model import EVIDENCE, Citation, Concept, Dataset, Participant, Text
from ca_summit.records.rows import as_object, as_record
from tests.support import empty_data, small_data, with_event

PUBLISHERS: dict[str, dict[str, Any]] = {
    "president": {"official": True},
    "ministry": {"official": True},
    "agency": {"official": False},
    "paper": {"official": False},
    "sister": {"official": False, "group": "house"},
    "brother": {"official": False, "group": "house"},
}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The small data set as records, straight from the file's data."""
    return build(small_data())


def sources(*pages: str) -> Dataset:
    """A data set of nothing but pages; `paper<agency` is one that carries the agency's report."""
    data = empty_data()
    data["publishers"] = {
        id_: {"name": {"en": id_, "ru": id_}, "kind": "online", **more} for id_, more in PUBLISHERS.items()
    }
    data["sources"] = {
        f"{number}": {"url": "https://example.org", "lang": "en"}
        | dict(zip(("publisher", "carries"), page.split("<"), strict=False))
        for number, page in enumerate(pages)
    }
    return build(data)


def degree(*pages: str) -> str:
    """The degree of evidence that pages give together."""
    dataset = sources(*pages)
    return evidence(list(dataset.sources.values()), dataset.publishers)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (["president"], "official"),
        (["paper", "agency<paper", "president"], "official"),
        (["president<ministry"], "official"),
        (["paper", "agency"], "corroborated"),
        (["paper", "sister", "brother"], "corroborated"),
        (["paper<president", "agency"], "corroborated"),
        (["president<agency", "paper"], "corroborated"),
        (["paper<president"], "relayed"),
        (["paper<president", "agency<president"], "relayed"),
        (["sister", "brother<ministry"], "relayed"),
        (["paper"], "single"),
        (["paper", "paper"], "single"),
        (["sister", "brother"], "single"),
        (["paper<agency", "agency"], "single"),
        (["paper<agency", "sister<agency"], "single"),
        (["paper<sister", "brother"], "single"),
        (["president<agency"], "single"),
        (["president<agency", "agency"], "single"),
    ],
)
def test_evidence_is_the_best_degree_that_the_sources_give(pages: list[str], expected: str) -> None:
    """Sources are independent if they share neither publisher, nor group, nor whom they carry."""
    assert degree(*pages) == expected
    assert degree(*reversed(pages)) == expected


@pytest.mark.parametrize(
    ("fewer", "more"),
    [
        (["paper"], ["paper", "sister<president"]),
        (["paper<president"], ["paper<president", "agency"]),
        (["paper", "agency"], ["paper", "agency", "ministry"]),
    ],
)
def test_another_source_never_makes_evidence_worse(fewer: list[str], more: list[str]) -> None:
    """The degrees stand best first, and a further source lifts."""
    assert EVIDENCE.index(degree(*more)) < EVIDENCE.index(degree(*fewer))


@pytest.mark.parametrize(
    ("page", "official"),
    [
        *(("president", True), ("president<ministry", True), ("president<agency", False)),
        *(("paper", False), ("paper<president", False)),
    ],
)
def test_a_source_is_official_if_it_is_a_state_organs_own_words(page: str, official: bool) -> None:
    """An official site that reprints an agency speaks with the agency's voice."""
    assert sources(page).sources["0"].official is official


@pytest.mark.parametrize(
    ("page", "behind"),
    [
        ("paper", {"paper"}),
        ("paper<agency", {"paper", "agency"}),
        ("sister", {"house"}),
        ("sister<brother", {"house"}),
        ("paper<sister", {"paper", "house"}),
    ],
)
def test_behind_a_source_stand_its_publisher_and_whom_it_carries(page: str, behind: set[str]) -> None:
    """A group counts as one party."""
    dataset = sources(page)
    assert parties(dataset.sources["0"], dataset.publishers) == behind


def test_initiatives_get_the_evidence_of_their_sources(dataset: Dataset) -> None:
    """Each initiative is judged by the sources that it cites."""
    assert {id_: each.evidence for id_, each in dataset.initiatives.items()} == {
        "2021-kz-water": "single",
        "2021-tm-water": "single",
        "2025-kz-water": "relayed",
        "2025-tm-water": "official",
    }


def test_whatever_belongs_to_a_meeting_has_its_date(dataset: Dataset) -> None:
    """Initiatives, quotations and documents are dated by their meeting."""
    assert [each.date for each in dataset.initiatives.values()] == ["2021-08-06"] * 2 + ["2025-11-16"] * 2
    assert dataset.quotes["2025-kz-quote-water"].date == "2025-11-16"
    assert dataset.documents["2025-statement"].date == "2025-11-16"


def test_threads_are_known_from_both_ends(dataset: Dataset) -> None:
    """What an initiative follows knows that it is followed."""
    assert dataset.initiatives["2025-kz-water"].follows == ("2021-kz-water",)
    assert dataset.initiatives["2021-kz-water"].followed_by == ("2025-kz-water",)
    assert dataset.initiatives["2025-tm-water"].followed_by == ()


def test_later_initiatives_of_a_thread_stand_in_the_order_of_the_file() -> None:
    """Several initiatives may follow one, and one may follow several."""
    data = small_data()
    data["initiatives"][3]["follows"] = ["2021-tm-water", "2021-kz-water"]
    initiatives = build(data).initiatives
    assert initiatives["2021-kz-water"].followed_by == ("2025-kz-water", "2025-tm-water")
    assert initiatives["2021-tm-water"].followed_by == ("2025-tm-water",)


def test_a_thread_has_its_initiatives_by_date_and_knows_its_years() -> None:
    """The earliest stands first, whatever the order in the file; it and the latest give the dates."""
    data = small_data()
    data["threads"]["sharing-water"]["initiatives"] = ["2025-tm-water", "2025-kz-water", "2021-kz-water"]
    thread = build(data).threads["sharing-water"]
    assert thread.initiatives == ("2021-kz-water", "2025-tm-water", "2025-kz-water")
    assert (thread.first, thread.last) == ("2021-08-06", "2025-11-16")


def test_an_initiative_knows_its_threads_in_the_order_of_the_file() -> None:
    """It may belong to none, to one or to several."""
    data = small_data()
    data["threads"]["again"] = {
        **data["threads"]["sharing-water"],
        "initiatives": ["2021-kz-water", "2025-tm-water"],
    }
    assert {id_: each.threads for id_, each in build(data).initiatives.items()} == {
        "2021-kz-water": ("sharing-water", "again"),
        "2021-tm-water": (),
        "2025-kz-water": ("sharing-water",),
        "2025-tm-water": ("again",),
    }


def test_an_initiative_knows_its_quotes_in_the_order_of_the_file() -> None:
    """Quotations that belong to an initiative are named by it, others by none."""
    data = small_data()
    first = data["quotes"][0]
    loose = {key: value for key, value in first.items() if key != "initiative"}
    data["quotes"] = [{**first, "id": "b"}, {**loose, "id": "c"}, {**first, "id": "a"}]
    dataset = build(data)
    assert {id_: each.quotes for id_, each in dataset.initiatives.items() if each.quotes} == {
        "2025-kz-water": ("b", "a")
    }
    assert dataset.quotes["c"].initiative == ""


def test_leaders_know_the_meetings_that_they_attended(dataset: Dataset) -> None:
    """Attendance follows from the participants of meetings, in their order."""
    assert {id_: each.meetings for id_, each in dataset.leaders.items()} == {
        "tokayev": ("2021-awaza", "2025-tashkent"),
        "berdimuhamedow-g": ("2021-awaza",),
        "berdimuhamedow-s": ("2025-tashkent",),
    }


@pytest.mark.parametrize(
    ("register", "counts"),
    [
        ("countries", {"KZ": (2, 1), "TM": (2, 0)}),
        ("leaders", {"tokayev": (2, 1), "berdimuhamedow-g": (1, 0), "berdimuhamedow-s": (1, 0)}),
        ("topics", {"water": (4, 1), "ai": (1, 1)}),
        ("meetings", {"2021-awaza": (2, 0), "2025-tashkent": (2, 1)}),
        (
            "sources",
            {"president-2025": (1, 0), "paper-2021": (2, 0), "sister-2025": (1, 1), "brother-2025": (1, 0)},
        ),
    ],
)
def test_registers_count_initiatives_and_quotes(
    dataset: Dataset, register: str, counts: dict[str, tuple[int, int]]
) -> None:
    """Each record knows how many of them belong to it; a quotation has its initiative's topics."""
    records: dict[str, Any] = getattr(dataset, register)
    assert {id_: (each.initiatives, each.quotes) for id_, each in records.items()} == counts


def test_a_quote_of_no_initiative_has_no_topic() -> None:
    """It counts for its speaker and its source, and for no topic."""
    data = small_data()
    del data["quotes"][0]["initiative"]
    dataset = build(data)
    assert [topic.quotes for topic in dataset.topics.values()] == [0, 0]
    assert dataset.leaders["tokayev"].quotes == 1


def test_records_hold_what_the_file_says_in_their_own_types(dataset: Dataset) -> None:
    """Texts, citations and lists of the file become the model's; what is not given is empty."""
    initiative = dataset.initiatives["2025-kz-water"]
    assert initiative.title == Text("Share water (2025-kz-water)", "Делить воду (2025-kz-water)")
    assert initiative.sources == (Citation("sister-2025", 2), Citation("brother-2025"))
    assert initiative.topics == ("water", "ai")
    assert (initiative.horizon, dataset.initiatives["2021-kz-water"].horizon) == (2035, None)
    assert initiative.note == Text()
    quote = dataset.quotes["2025-kz-quote-water"]
    assert (quote.text, quote.translation) == ("Вода — это жизнь", Text(en="Water is life"))
    assert quote.source == Citation("sister-2025", 3)
    meeting = dataset.meetings["2025-tashkent"]
    assert meeting.participants[0] == Participant("KZ", "tokayev", Text("President", "Президент"), "member")
    assert meeting.facts[0].sources == (Citation("sister-2025"),)
    assert dataset.documents["2025-statement"] is meeting.documents[0]
    assert dataset.sources["president-2025"].date == ""
    assert dataset.description == Text("A small data set.", "Малый набор данных.")


@pytest.mark.parametrize(
    ("register", "ids"),
    [
        ("initiatives", ["2021-kz-water", "2021-tm-water", "2025-kz-water", "2025-tm-water"]),
        ("sources", ["president-2025", "paper-2021", "sister-2025", "brother-2025"]),
    ],
)
def test_registers_keep_the_order_of_the_file(dataset: Dataset, register: str, ids: Sequence[str]) -> None:
    """Records stand as their editors put them, under their own ids."""
    records: dict[str, Any] = getattr(dataset, register)
    assert list(records) == ids
    assert [each.id for each in records.values()] == ids


def test_what_a_file_may_leave_out_is_nothing() -> None:
    """Without quotes, threads and concepts there are none; with concepts they are known."""
    data = small_data()
    del data["quotes"], data["threads"]
    dataset = build(data)
    assert (dataset.quotes, dataset.threads, dataset.concepts) == ({}, {}, {})
    data["concepts"] = {"aral": {"name": {"en": "Aral", "ru": "Арал"}, "keywords": ["Aral Sea"]}}
    assert build(data).concepts == {"aral": Concept("aral", Text("Aral", "Арал"), ("Aral Sea",))}


REGISTERS = [each.name for each in fields(Dataset) if each.name not in small_data()["dataset"]]


@pytest.mark.parametrize("register", REGISTERS)
def test_a_record_written_as_json_is_read_back_as_it_was(register: str) -> None:
    """Of every kind: texts, parts, lists and what is not given come back in their own types."""
    data = with_event()
    data["concepts"] = {"aral": {"name": {"en": "Aral", "ru": "Арал"}, "keywords": ["Aral Sea"]}}
    data["meetings"]["2021-awaza"]["participants"][0]["sources"] = [{"id": "paper-2021", "paragraph": 1}]
    records: dict[str, Any] = getattr(build(data), register)
    assert records
    for record in records.values():
        assert as_record(type(record), json.loads(json.dumps(as_object(record)))) == record


@given(st.sets(st.frozensets(st.sampled_from("abcde"), min_size=1, max_size=2)))
def test_two_sources_are_apart_if_any_two_are(behind: set[frozenset[str]]) -> None:
    """Found without a comparison of each with each."""
    assert _any_apart(behind) == any(one.isdisjoint(other) for one in behind for other in behind)
