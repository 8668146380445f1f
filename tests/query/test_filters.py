"""Filters mean what they would mean in a line of Python on the plain data of the file."""

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ca_summit.loading.build import build
from ca_summit.loading.plain_yaml import compose
from ca_summit.query.summit import Summit
from tests.support import SAMPLE

Data = dict[str, Any]

DATA: Data = compose(SAMPLE.read_text(encoding="utf-8")).data
INITIATIVES: Mapping[str, Data] = {each["id"]: each for each in DATA["initiatives"]}


def of(record: Data) -> list[Data]:
    """The initiatives that a record is, answers or belongs to."""
    ids = record.get("initiatives") or [record.get("initiative", record["id"])]
    return [INITIATIVES[id_] for id_ in ids if id_ in INITIATIVES]


def cited(record: Data) -> set[str]:
    """The sources of a record."""
    return {each["id"] for each in record.get("sources") or [record["source"]]}


def date(record: Data) -> str:
    """The date of an event, or of the meeting of what was said."""
    return str(record.get("date", "") if "outcome" in record else DATA["meetings"][record["meeting"]]["date"])


def outcomes(record: Data) -> set[str]:
    """What happened; `any`, or what is known of a search for it, too."""
    if "outcome" in record:
        return {record["outcome"], "any"}
    ids = {each["id"] for each in of(record)}
    found = {each["outcome"] for each in DATA["events"] if ids & set(each["initiatives"])}
    return {*found, "any"} if found else {"none" if each.get("sought") else "unsought" for each in of(record)}


def spoken(name: str) -> Callable[[Data], set[str]]:
    """A field of what was said; an event has those of its initiatives."""
    return lambda record: {record[name]} if name in record else {each[name] for each in of(record)}


VALUES: Mapping[str, Callable[[Data], set[str]]] = {
    "country": spoken("country"),
    "leader": spoken("leader"),
    "meeting": spoken("meeting"),
    "topic": lambda record: {topic for each in of(record) for topic in each["topics"]},
    "thread": lambda record: {
        id_
        for id_, thread in DATA["threads"].items()
        for each in of(record)
        if each["id"] in thread["initiatives"]
    },
    "action": lambda record: {each["action"] for each in of(record)},
    "creates": lambda record: {each["creates"] for each in of(record)},
    "source": cited,
    "publisher": lambda record: {DATA["sources"][id_]["publisher"] for id_ in cited(record)},
    "year": lambda record: {date(record)[:4]} - {""},
    "outcome": outcomes,
}
"""The values of a record for each filter; the degree of evidence has tests of its own."""

SUMMIT = Summit(build(DATA))
SECTIONS = {"initiative": "initiatives", "quote": "quotes", "event": "events"}
KNOWN = {
    name: sorted(
        {value for section in SECTIONS.values() for record in DATA[section] for value in values(record)}
    )
    for name, values in VALUES.items()
}
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        name: st.lists(st.sampled_from(known), min_size=1, max_size=4) for name, known in KNOWN.items()
    },
)


def test_the_sample_has_several_values_for_each_filter() -> None:
    """Or else the test below would say little."""
    assert min(map(len, KNOWN.values())) > 1


@given(FILTERS, st.sampled_from(sorted(SECTIONS)))
def test_a_filter_keeps_what_has_one_of_its_values(filters: dict[str, list[str]], kind: str) -> None:
    """Several narrow. Initiatives and quotations: the newest meeting first; events: the oldest first."""
    years = {date(each)[:4] for each in DATA[SECTIONS[kind]]}
    if "year" in filters and not years.issuperset(filters["year"]):
        return  # a year in which nothing of the kind happened is refused
    records = DATA[SECTIONS[kind]]
    kept = [
        record
        for record in records
        if all(VALUES[name](record) & {*values} for name, values in filters.items())
    ]
    newest_first = kind != "event"
    kept.sort(key=lambda record: date(record) or "9999", reverse=newest_first)
    found = getattr(SUMMIT, SECTIONS[kind])(**filters)
    assert [each.id for each in found] == [record["id"] for record in kept]
