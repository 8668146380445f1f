"""Registers with filters: what the initiatives that are kept belong to, with counts of those."""

from typing import Any

import pytest

from ca_summit.errors import UsageError
from ca_summit.loading.build import build
from ca_summit.query.criteria import Criteria
from ca_summit.query.summit import Summit
from tests.support import small_data, with_event


def ids(summit: Summit, kind: str, **filters: Any) -> list[str]:
    return [row["id"] for row in summit.register(kind, Criteria.of(**filters)).rows()]


@pytest.mark.parametrize(
    ("kind", "filters", "expected"),
    [
        ("country", {"topic": "ai"}, {"KZ": 1}),
        ("country", {"meeting": 3}, {"KZ": 1, "TM": 1}),
        ("leader", {"creates": "council"}, {"berdimuhamedow-g": 1}),
        ("topic", {"country": "KZ", "year": 2025}, {"water": 1, "ai": 1}),
        ("topic", {"topic": "ai"}, {"ai": 1}),  # not the other topics of the same initiative
        ("meeting", {"country": "TM"}, {"2025-tashkent": 1, "2021-awaza": 1}),
        ("meeting", {"topic": "ai"}, {"2025-tashkent": 1}),
        ("source", {"meeting": 3}, {"paper-2021": 2}),
        ("source", {"publisher": "sister"}, {"sister-2025": 1}),  # not those cited beside it
        ("source", {"publisher": "paper", "country": "TM"}, {"paper-2021": 1}),
        # What a filter names is there, also where nothing was put forward.
        ("leader", {"country": "TM", "meeting": "latest"}, {"berdimuhamedow-s": 1}),
        ("leader", {"leader": "berdimuhamedow-g"}, {"berdimuhamedow-g": 1}),
        ("country", {"topic": "ai", "country": "TM"}, {}),
    ],
)
def test_registers_count_what_is_kept(
    small: Summit, kind: str, filters: dict[str, Any], expected: dict[str, int]
) -> None:
    """Each record that an initiative belongs to, with the number of these; none that has none."""
    answer = small.register(kind, Criteria.of(**filters))
    assert {row["id"]: row["initiatives"] for row in answer.rows()} == expected
    assert answer.count() == len(expected)


def test_quotations_are_counted_as_kept(small: Summit) -> None:
    """Those of the initiatives on a topic count for it."""
    (topic,) = small.register("topic", Criteria.of(topic="ai")).rows()
    assert topic["quotes"] == 1
    (topic,) = small.register("topic", Criteria.of(topic="water", country="TM")).rows()
    assert topic["quotes"] == 0


def test_a_thread_lists_the_initiatives_that_are_kept(small: Summit) -> None:
    """What it is about, its dates among it, stays."""
    (thread,) = small.register("thread", Criteria.of(year=2025)).rows()
    assert thread["initiatives"] == ["2025-kz-water"]
    assert (thread["first"], thread["last"]) == ("2021-08-06", "2025-11-16")
    assert ids(small, "thread", country="TM") == []


def test_threads_stand_latest_first(small: Summit) -> None:
    """Then the one that was taken up more often."""
    data = small_data()
    data["initiatives"][1]["meeting"] = "2021-awaza"
    data["initiatives"][3]["follows"] = ["2021-tm-water"]
    data["initiatives"][2]["follows"] = ["2021-kz-water", "2021-tm-water"]
    title, note = data["threads"]["sharing-water"]["title"], data["threads"]["sharing-water"]["note"]
    more = ["2021-kz-water", "2021-tm-water", "2025-kz-water"]
    data["threads"]["more"] = {"title": title, "note": note, "initiatives": more}
    assert ids(Summit(build(data)), "thread") == ["more", "sharing-water"]


def test_events_are_counted_for_their_meeting() -> None:
    """Those that answer an initiative that is kept."""
    summit = Summit(build(with_event()))
    counts = {
        row["id"]: row["events"] for row in summit.register("meeting", Criteria.of(country="KZ")).rows()
    }
    assert counts == {"2025-tashkent": 1, "2021-awaza": 0}
    assert ids(summit, "meeting", outcome="signed") == ["2025-tashkent"]
    assert ids(summit, "country", outcome="signed") == ["KZ"]


def test_documents_have_filters_of_their_own(small: Summit) -> None:
    """When and where they were adopted, and who published them."""
    for filters in ({"year": 2025}, {"meeting": 7}, {"publisher": "president"}, {"source": "president-2025"}):
        assert ids(small, "document", **filters) == ["2025-statement"]
    for filters in ({"year": 2021}, {"meeting": 3}, {"publisher": "paper"}):
        assert ids(small, "document", **filters) == []


def test_documents_belong_to_initiatives_by_an_event() -> None:
    """That a meeting adopted them says nothing of a single initiative."""
    assert ids(Summit(build(with_event())), "document", topic="ai") == []
    summit = Summit(build(with_event(document="2025-statement")))
    assert ids(summit, "document", topic="ai") == ["2025-statement"]
    assert ids(summit, "document", country="TM") == []


def test_without_filters_registers_are_whole(small: Summit) -> None:
    """As they stand in the data set."""
    for kind in ("meeting", "country", "leader", "topic", "thread", "document", "source"):
        assert ids(small, kind) == [row["id"] for row in small.find(kind).rows()]
    assert [each.id for each in small.topics(country="KZ", meeting=3)] == ["water"]


def test_an_unknown_value_is_an_error(small: Summit) -> None:
    """As everywhere."""
    with pytest.raises(UsageError):
        small.register("topic", Criteria.of(country="Atlantis"))
