"""What criteria keep of a data set: the records, what they need, and nothing else."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ca_summit
from ca_summit.errors import DataError, UsageError
from ca_summit.loading import files, loader
from ca_summit.loading import rules as check
from ca_summit.loading.build import build
from ca_summit.loading.plain_yaml import compose
from ca_summit.query.criteria import Criteria
from ca_summit.query.extract import _connected, _threads, cut, extract, plain_data
from ca_summit.query.summit import Summit
from ca_summit.records.kinds import REGISTERS
from tests.support import EVENT, empty_data, small_data, with_event


@pytest.fixture(scope="module")
def summit() -> Summit:
    return ca_summit.load()


def registers(summit: Summit) -> dict[str, list[Any]]:
    """All records of a data set."""
    return {name: list(summit.find(kind).rows()) for name, kind in REGISTERS.items()}


def chain(*countries: str, links: dict[str, list[str]]) -> dict[str, Any]:
    """A thread of initiatives at a meeting each; `links` says which follow which."""
    data = empty_data()
    meeting = small_data()["meetings"]["2021-awaza"]
    leaders = {"KZ": "tokayev", "TM": "berdimuhamedow-g"}
    ids = [f"i{number}" for number in range(1, len(countries) + 1)]
    for number, (id_, country) in enumerate(zip(ids, countries, strict=True), 1):
        data["meetings"][f"m{number}"] = {**meeting, "number": number, "date": f"20{number:02}-01-01"}
        record = {**small_data()["initiatives"][0], "id": id_, "meeting": f"m{number}"}
        record |= {"country": country, "leader": leaders[country]}
        data["initiatives"].append(record | ({"follows": links[id_]} if id_ in links else {}))
    data["threads"] = {"t": {**small_data()["threads"]["sharing-water"], "initiatives": ids}}
    assert not list(check.breaches(data, check.INTEGRITY))
    return data


def test_plain_data_are_those_of_the_file() -> None:
    """Nothing is lost and nothing derived is added, in the small data set and in the built-in one."""
    assert plain_data(Summit(build(small_data()))) == small_data()
    text = files.built_in().read_text(encoding="utf-8")
    assert plain_data(ca_summit.load()) == compose(text).data


def test_the_head_names_the_version(small: Summit) -> None:
    """As the file has it."""
    assert small.about == small_data()["dataset"]


@pytest.mark.parametrize("criteria", [Criteria(), Criteria(meeting=("all",)), Criteria(year=("2018..",))])
def test_what_is_kept_whole_stays_as_it_is(summit: Summit, criteria: Criteria) -> None:
    """Registers too, whether they are named or not."""
    assert extract(summit, criteria) is summit


def test_an_unknown_value_is_an_error(small: Summit) -> None:
    """As everywhere."""
    with pytest.raises(UsageError, match="unknown country 'Atlantis'"):
        extract(small, Criteria(country=("Atlantis",)))


def test_only_what_is_needed_stays(small: Summit) -> None:
    """Records that meet the criteria; meetings, whole; whatever these name."""
    got = registers(extract(small, Criteria(meeting=("2021",), country=("KZ",))))
    assert {name: [row["id"] for row in rows] for name, rows in got.items()} == {
        "countries": ["KZ", "TM"],  # the meeting was in Turkmenistan, and so was one of its participants
        "leaders": ["tokayev", "berdimuhamedow-g"],
        "topics": ["water"],
        "concepts": [],
        "publishers": ["paper"],
        "sources": ["paper-2021"],
        "meetings": ["2021-awaza"],
        "documents": [],
        "initiatives": ["2021-kz-water"],
        "events": [],
        "quotes": [],
        "threads": [],
    }


def test_what_follows_from_the_records_follows_from_those_that_are_kept(small: Summit) -> None:
    """Counts and links agree with what is there; the degree of evidence stays."""
    part = extract(small, Criteria(meeting=("2025",), country=("KZ",)))
    initiative = part.dataset.initiatives["2025-kz-water"]
    assert (initiative.follows, initiative.threads, initiative.quotes) == ((), (), ("2025-kz-quote-water",))
    assert initiative.evidence == small.dataset.initiatives["2025-kz-water"].evidence
    assert part.dataset.countries["KZ"].initiatives == 1
    assert part.dataset.leaders["tokayev"].meetings == ("2025-tashkent",)


def test_a_quotation_may_be_kept_without_its_initiative(small: Summit) -> None:
    """It loses only the link."""
    data = small_data()
    data["quotes"][0]["source"] = {"id": "president-2025"}
    data["initiatives"][2]["sources"] = [{"id": "sister-2025"}]
    part = extract(Summit(build(data)), Criteria(source=("president-2025",)))
    assert [each.id for each in part.initiatives()] == ["2025-tm-water"]
    assert [(each.id, each.initiative) for each in part.quotes()] == [("2025-kz-quote-water", "")]


def test_nothing_found_is_an_empty_data_set(small: Summit) -> None:
    """With a head, and without records."""
    part = extract(small, Criteria(country=("TM",), topic=("ai",)))
    assert part.about == small.about
    assert not any(registers(part).values())


def test_a_link_leads_over_what_is_left_out() -> None:
    """An initiative follows the nearest earlier one that is kept."""
    data = chain("KZ", "TM", "KZ", links={"i2": ["i1"], "i3": ["i2"]})
    got = cut(data, {"i1", "i3"})
    assert got["initiatives"][1]["follows"] == ["i1"]
    assert got["threads"]["t"]["initiatives"] == ["i1", "i3"]


def test_a_thread_that_falls_apart_is_its_largest_part() -> None:
    """Links that lie in no thread any more are gone, too."""
    data = chain(
        "TM", *["KZ"] * 5, links={"i2": ["i1"], "i3": ["i2"], "i4": ["i1"], "i5": ["i4"], "i6": ["i5"]}
    )
    got = cut(data, {"i2", "i3", "i4", "i5", "i6"})
    assert got["threads"]["t"]["initiatives"] == ["i4", "i5", "i6"]
    assert [each.get("follows") for each in got["initiatives"]] == [None, None, None, ["i4"], ["i5"]]


def test_one_initiative_is_no_thread() -> None:
    """Nor are several that nothing links."""
    data = chain("TM", "KZ", "KZ", links={"i2": ["i1"], "i3": ["i1"]})
    assert cut(data, {"i2"})["threads"] == {}
    assert cut(data, {"i2", "i3"})["threads"] == {}


@pytest.mark.once
@pytest.mark.parametrize(
    "filters",
    [
        *({"country": country} for country in ("KZ", "KG", "TJ", "TM", "UZ", "AZ")),
        *({"meeting": number} for number in range(1, 8)),
        *({"action": action} for action in ("propose", "call", "offer", "support")),
        {"topic": ["water", "climate"]},
        {"thread": "trade-barriers"},
        {"source": "sputnik-2025-11-16"},
        {"publisher": "sputnik", "year": "2023.."},
        {"evidence": "single"},
        {"country": "KZ", "leader": "aliyev"},
    ],
    ids=str,
)
def test_every_part_keeps_every_rule(summit: Summit, filters: dict[str, Any]) -> None:
    """The codebook's rules too; and it holds what the filters find."""
    part = extract(summit, Criteria.of(**filters))
    data = plain_data(part)
    assert list(check.breaches(data, (*check.INTEGRITY, *check.HOUSE_RULES))) == []
    assert [each.id for each in part.initiatives()] == [each.id for each in summit.initiatives(**filters)]
    assert [each.id for each in part.quotes()] == [each.id for each in summit.quotes(**filters)]


@given(kept=st.sets(st.sampled_from([each["id"] for each in small_data()["initiatives"]])))
def test_any_part_is_a_data_set(kept: set[str]) -> None:
    """Whatever is kept, the references of the rest resolve."""
    data = cut(small_data(), kept)
    assert list(check.breaches(data, (*check.INTEGRITY, *check.HOUSE_RULES))) == []
    assert {each["id"] for each in data["initiatives"]} == kept


def test_a_part_meets_the_schema(summit: Summit, tmp_path: Path) -> None:
    """What `export` writes is read again without a problem."""
    from ca_summit.export.whole import pieces

    file = tmp_path / "part.yaml"
    text = "".join(pieces(extract(summit, Criteria.of(topic="water")), "yaml", "en"))
    file.write_text(text, encoding="utf-8")
    assert loader.problems(file) == []


def test_an_event_stays_with_what_is_left_of_its_initiatives() -> None:
    """It goes with the last of them; threads and documents that are gone are not named."""
    data = with_event(
        initiatives=["2021-kz-water", "2025-kz-water"], threads=["sharing-water"], document="2025-statement"
    )
    data["initiatives"][0]["sought"] = "2025-12"
    summit = Summit(build(data))
    (event,) = plain_data(extract(summit, Criteria(meeting=("2021",), country=("KZ",))))["events"]
    assert event == {
        **{name: value for name, value in EVENT.items() if name != "initiatives"},
        "initiatives": ["2021-kz-water"],
    }
    assert not extract(summit, Criteria(country=("TM",))).find("event").count()


def layers(number: int, width: int, kept: Sequence[int]) -> tuple[dict[str, Any], set[str]]:
    """A thread in which each initiative follows all of the meeting before, and the ids of the layers kept."""
    data = chain(*["KZ"] * number, links={f"i{each}": [f"i{each - 1}"] for each in range(2, number + 1)})
    data["initiatives"] = [
        {**each, "id": f"{each['id']}-{place}"}
        | (
            {"follows": [f"{each['follows'][0]}-{other}" for other in range(width)]}
            if "follows" in each
            else {}
        )
        for each in data["initiatives"]
        for place in range(width)
    ]
    data["threads"]["t"]["initiatives"] = [each["id"] for each in data["initiatives"]]
    return data, {f"i{layer}-{place}" for layer in kept for place in range(width)}


def test_many_ways_between_two_initiatives_are_gone_once() -> None:
    """Ten layers of ten have ten thousand million ways from one end to the other."""
    data, kept = layers(10, 10, [1, 10])
    assert not list(check.breaches(data, check.INTEGRITY))
    part = cut(data, kept)
    assert {len(each.get("follows", ())) for each in part["initiatives"]} == {0, 10}
    assert set(part["threads"]["t"]["initiatives"]) == kept


def test_a_link_leads_over_any_number_of_initiatives() -> None:
    """A chain that is longer than Python's stack."""
    number = sys.getrecursionlimit() + 1
    links = {f"i{each}": [f"i{each - 1}"] for each in range(2, number + 1)}
    data: dict[str, Any] = {
        "initiatives": [
            {"id": f"i{each}", "follows": links.get(f"i{each}", [])} for each in range(1, number + 1)
        ]
    }
    data["threads"] = {"t": {"initiatives": [each["id"] for each in data["initiatives"]]}}
    threads, follows = _threads(data, {"i1", f"i{number}"})
    assert threads["t"]["initiatives"] == ["i1", f"i{number}"]
    assert follows == {f"i{number}": {"follows": ["i1"]}}


def test_more_links_than_anybody_could_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a plain error; the limit itself is allowed."""
    data, kept = layers(3, 4, [1, 3])
    monkeypatch.setattr("ca_summit.query.extract.MOST_STEPS", 4 * (4 + 4 * 4))
    cut(data, kept)
    monkeypatch.setattr("ca_summit.query.extract.MOST_STEPS", 4 * (4 + 4 * 4) - 1)
    with pytest.raises(DataError, match="too many links"):
        cut(data, kept)


@given(st.dictionaries(st.integers(0, 12), st.lists(st.integers(0, 12), max_size=3)))
def test_what_is_connected_is_one_part(links: dict[int, list[int]]) -> None:
    """Every id is in one part; the ends of a link are in the same one."""
    graph = {str(id_): [str(each) for each in earlier] for id_, earlier in links.items()}
    parts = _connected(graph)
    assert sorted(each for part in parts for each in part) == sorted(
        {*graph, *(one for each in graph.values() for one in each)}
    )
    assert all(any({id_, *earlier} <= part for part in parts) for id_, earlier in graph.items())
    smallest = {id_: {id_, *earlier} for id_, earlier in graph.items()}
    for part in parts:  # and no part falls apart
        whole = next(iter(smallest[id_] for id_ in graph if id_ in part))
        for _ in graph:
            whole = whole.union(*(each for each in smallest.values() if each & whole))
        assert whole == part
