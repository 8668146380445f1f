"""Plain data that keeps all rules, to a `Dataset`: records, and what follows from them.

What follows: the date of whatever belongs to a meeting, degrees of evidence, later initiatives of a
thread, who attended what, counts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from ..model import (
    Citation,
    Concept,
    Country,
    Dataset,
    Document,
    Fact,
    Initiative,
    Leader,
    Meeting,
    Participant,
    Publisher,
    Quote,
    Source,
    Text,
    Thread,
    Topic,
)
from ..records.rows import cited

Data = Mapping[str, Any]


def build(data: Data) -> Dataset:
    """The data set of `data`, plain data that meets the schema and the rules of `rules.INTEGRITY`."""
    publishers = {id_: Publisher(id=id_, **fields) for id_, fields in data["publishers"].items()}
    counts = _Counts(data)
    sources = {id_: _source(id_, fields, publishers, counts) for id_, fields in data["sources"].items()}
    meetings = {id_: _meeting(id_, fields, counts) for id_, fields in data["meetings"].items()}
    return Dataset(
        **{**data["dataset"], "description": _text(data["dataset"]["description"])},
        countries={
            id_: _counted(Country, id_, fields, counts["country"])
            for id_, fields in data["countries"].items()
        },
        leaders=_leaders(data, counts),
        topics={
            id_: _counted(Topic, id_, fields, counts["topics"]) for id_, fields in data["topics"].items()
        },
        concepts={
            id_: Concept(id=id_, **_fields(fields)) for id_, fields in data.get("concepts", {}).items()
        },
        publishers=publishers,
        sources=sources,
        meetings=meetings,
        documents={document.id: document for meeting in meetings.values() for document in meeting.documents},
        initiatives=_initiatives(data, sources, publishers),
        quotes={fields["id"]: _quote(fields, data) for fields in data.get("quotes", ())},
        threads=_threads(data),
    )


def parties(source: Source, publishers: Mapping[str, Publisher]) -> frozenset[str]:
    """Who stands behind a source: its publisher and the one it carries, a group taken as one."""
    ids = (id_ for id_ in (source.publisher, source.carries) if id_)
    return frozenset(publishers[id_].group or id_ for id_ in ids)


def evidence(sources: Sequence[Source], publishers: Mapping[str, Publisher]) -> str:
    """The best degree of evidence that `sources` give (data/README.md, "Evidence").

    `official`: a state organ's own page; `corroborated`: two sources that have nobody in common;
    `relayed`: a page that carries a state organ's release; else `single`.
    """
    if any(source.official for source in sources):
        return "official"
    behind = [parties(source, publishers) for source in sources]
    if any(one.isdisjoint(other) for one, other in combinations(behind, 2)):
        return "corroborated"
    if any(source.carries and publishers[source.carries].official for source in sources):
        return "relayed"
    return "single"


class _Counts:
    """How many initiatives and quotes belong to each value of a field: `counts[field][value]`."""

    def __init__(self, data: Data) -> None:
        self._tallies: dict[str, dict[str, Counter[str]]] = defaultdict(
            lambda: {"initiatives": Counter(), "quotes": Counter()}
        )
        topics = {each["id"]: each["topics"] for each in data["initiatives"]}
        for section in ("initiatives", "quotes"):
            for record in data.get(section, ()):
                self._add(section, "country", [record["country"]])
                self._add(section, "leader", [record["leader"]])
                self._add(section, "meeting", [record["meeting"]])
                self._add(section, "topics", record.get("topics") or topics.get(record.get("initiative"), ()))
                self._add(section, "sources", [citation["id"] for citation in cited(record)])

    def _add(self, section: str, field: str, values: Iterable[str]) -> None:
        self._tallies[field][section].update(values)

    def __getitem__(self, field: str) -> dict[str, Counter[str]]:
        return self._tallies[field]


def _counted(record: Any, id_: str, fields: Data, tallies: Mapping[str, Counter[str]]) -> Any:
    return record(id=id_, **_fields(fields), **{section: tally[id_] for section, tally in tallies.items()})


def _leaders(data: Data, counts: _Counts) -> dict[str, Leader]:
    attended: dict[str, list[str]] = defaultdict(list)
    for meeting, fields in data["meetings"].items():
        for participant in fields["participants"]:
            attended[participant["leader"]].append(meeting)
    return {
        id_: _counted(Leader, id_, {**fields, "meetings": attended[id_]}, counts["leader"])
        for id_, fields in data["leaders"].items()
    }


def _source(id_: str, fields: Data, publishers: Mapping[str, Publisher], counts: _Counts) -> Source:
    carried = fields.get("carries", "")
    official = publishers[fields["publisher"]].official and (not carried or publishers[carried].official)
    given = {"title": "", "date": "", **fields, "official": official}
    source: Source = _counted(Source, id_, given, counts["sources"])
    return source


def _meeting(id_: str, fields: Data, counts: _Counts) -> Meeting:
    parts = {
        "participants": [Participant(**_fields(each)) for each in fields["participants"]],
        "documents": [
            Document(meeting=id_, date=fields["date"], **_fields(each))
            for each in fields.get("documents", ())
        ],
        "facts": [Fact(**_fields(each)) for each in fields.get("facts", ())],
    }
    meeting: Meeting = _counted(Meeting, id_, {**fields, **parts}, counts["meeting"])
    return meeting


def _initiatives(
    data: Data, sources: Mapping[str, Source], publishers: Mapping[str, Publisher]
) -> dict[str, Initiative]:
    followed_by: dict[str, list[str]] = defaultdict(list)
    quotes: dict[str, list[str]] = defaultdict(list)
    threads: dict[str, list[str]] = defaultdict(list)
    for fields in data["initiatives"]:
        for earlier in fields.get("follows", ()):
            followed_by[earlier].append(fields["id"])
    for fields in data.get("quotes", ()):
        quotes[fields.get("initiative", "")].append(fields["id"])
    for id_, thread in data.get("threads", {}).items():
        for initiative in thread["initiatives"]:
            threads[initiative].append(id_)
    return {
        fields["id"]: Initiative(
            **_fields({"horizon": None, **fields}),
            date=data["meetings"][fields["meeting"]]["date"],
            evidence=evidence([sources[citation["id"]] for citation in fields["sources"]], publishers),
            followed_by=tuple(followed_by[fields["id"]]),
            threads=tuple(threads[fields["id"]]),
            quotes=tuple(quotes[fields["id"]]),
        )
        for fields in data["initiatives"]
    }


def _quote(fields: Data, data: Data) -> Quote:
    given = {"initiative": "", **fields, "source": Citation(**fields["source"])}
    return Quote(**_fields(given), date=data["meetings"][fields["meeting"]]["date"])


def _threads(data: Data) -> dict[str, Thread]:
    date_of = {each["id"]: data["meetings"][each["meeting"]]["date"] for each in data["initiatives"]}
    threads = {}
    for id_, fields in data.get("threads", {}).items():
        in_order = sorted(fields["initiatives"], key=lambda initiative: date_of[initiative])
        first, last = date_of[in_order[0]], date_of[in_order[-1]]
        threads[id_] = Thread(id=id_, **_fields({**fields, "initiatives": in_order}), first=first, last=last)
    return threads


def _fields(fields: Data) -> dict[str, Any]:
    """The fields of a record with their own types: texts, citations, tuples instead of lists."""
    return {name: _value(name, value) for name, value in fields.items()}


def _value(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return _text(value)
    if isinstance(value, list):
        return tuple(Citation(**each) for each in value) if name == "sources" else tuple(value)
    return value


def _text(value: Data) -> Text:
    return Text(**value)
