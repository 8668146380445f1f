"""Build a `Dataset` from plain data that keeps all rules: its records, and the fields derived from them.

Derived are the dates of initiatives, quotations and documents (their meeting's), degrees of evidence, later
initiatives of a thread, attendance, and counts.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, TypeVar

from ..model import (
    Concept,
    Country,
    Dataset,
    Event,
    Initiative,
    Leader,
    Meeting,
    Publisher,
    Quote,
    Source,
    Text,
    Thread,
    Topic,
)
from ..records.rows import as_record, cited

Data = Mapping[str, Any]

R = TypeVar("R")


def build(data: Data) -> Dataset:
    """The data set in `data`, which must meet the schema and the rules of `rules.INTEGRITY`."""
    publishers = _register(Publisher, data["publishers"])
    counts = _Counts(data)
    sources = _register(Source, _official(data, publishers), counts["sources"])
    meetings = _register(Meeting, _dated(data), counts["meeting"])
    return Dataset(
        **{**data["dataset"], "description": as_record(Text, data["dataset"]["description"])},
        countries=_register(Country, data["countries"], counts["country"]),
        leaders=_register(Leader, _attendance(data), counts["leader"]),
        topics=_register(Topic, data["topics"], counts["topics"]),
        concepts=_register(Concept, data.get("concepts", {})),
        publishers=publishers,
        sources=sources,
        meetings=meetings,
        documents={document.id: document for meeting in meetings.values() for document in meeting.documents},
        initiatives=_initiatives(data, sources, publishers),
        events=_events(data, sources, publishers),
        quotes={fields["id"]: _quote(fields, data) for fields in data.get("quotes", ())},
        threads=_threads(data),
    )


def parties(source: Source, publishers: Mapping[str, Publisher]) -> frozenset[str]:
    """Who stands behind a source: its publisher and the publisher it carries; a group counts as one."""
    ids = (id_ for id_ in (source.publisher, source.carries) if id_)
    return frozenset(publishers[id_].group or id_ for id_ in ids)


def evidence(sources: Sequence[Source], publishers: Mapping[str, Publisher]) -> str:
    """The best degree of evidence that `sources` give, one of model.EVIDENCE (data/README.md, "Evidence").

    `official`: a state organ's own page; `corroborated`: two sources whose parties differ altogether;
    `relayed`: a page that carries a state organ's release; else `single`.
    """
    if any(source.official for source in sources):
        return "official"
    if _any_apart({parties(source, publishers) for source in sources}):
        return "corroborated"
    if any(source.carries and publishers[source.carries].official for source in sources):
        return "relayed"
    return "single"


def _any_apart(behind: Collection[frozenset[str]]) -> bool:
    """Whether any two of `behind`, sets of one or two, have nothing in common.

    More than three of which none are apart share one element, so that many need no comparison of all pairs.
    """
    if len(behind) > 3:
        return not frozenset.intersection(*behind)
    return any(one.isdisjoint(other) for one, other in combinations(behind, 2))


class _Counts:
    """How many records of a section belong to each value of a field: `counts[field][section][value]`."""

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
        meeting_of = {each["id"]: each["meeting"] for each in data["initiatives"]}
        self._tallies["meeting"]["events"] = Counter(
            meeting
            for event in data.get("events", ())
            for meeting in {meeting_of[each] for each in event["initiatives"]}
        )

    def _add(self, section: str, field: str, values: Iterable[str]) -> None:
        self._tallies[field][section].update(values)

    def __getitem__(self, field: str) -> dict[str, Counter[str]]:
        return self._tallies[field]


def _register(
    record: type[R], section: Data, tallies: Mapping[str, Counter[str]] | None = None
) -> dict[str, R]:
    """The records in `section`, a mapping by id; `tallies` are the counts that each gets."""
    return {
        id_: as_record(
            record,
            {**fields, "id": id_, **{name: tally[id_] for name, tally in (tallies or {}).items()}},
        )
        for id_, fields in section.items()
    }


def _attendance(data: Data) -> Data:
    """The leaders with the meetings that each took part in."""
    attended: dict[str, list[str]] = defaultdict(list)
    for meeting, fields in data["meetings"].items():
        for participant in fields["participants"]:
            attended[participant["leader"]].append(meeting)
    return {id_: {**fields, "meetings": attended[id_]} for id_, fields in data["leaders"].items()}


def _official(data: Data, publishers: Mapping[str, Publisher]) -> Data:
    """The sources with `official`: the page of a state organ that carries nobody but state organs."""
    return {
        id_: {
            **fields,
            "official": all(
                publishers[fields[name]].official for name in ("publisher", "carries") if name in fields
            ),
        }
        for id_, fields in data["sources"].items()
    }


def _dated(data: Data) -> Data:
    """The meetings; their documents name the meeting and have its date."""
    return {
        id_: {
            **fields,
            "documents": [
                {**document, "meeting": id_, "date": fields["date"]}
                for document in fields.get("documents", ())
            ],
        }
        for id_, fields in data["meetings"].items()
    }


def _initiatives(
    data: Data, sources: Mapping[str, Source], publishers: Mapping[str, Publisher]
) -> dict[str, Initiative]:
    followed_by: dict[str, list[str]] = defaultdict(list)
    quotes: dict[str, list[str]] = defaultdict(list)
    threads: dict[str, list[str]] = defaultdict(list)
    events: dict[str, list[str]] = defaultdict(list)
    for event in _by_date(data.get("events", ())):
        for initiative in event["initiatives"]:
            events[initiative].append(event["id"])
    for fields in data["initiatives"]:
        for earlier in fields.get("follows", ()):
            followed_by[earlier].append(fields["id"])
    for fields in data.get("quotes", ()):
        quotes[fields.get("initiative", "")].append(fields["id"])
    for id_, thread in data.get("threads", {}).items():
        for initiative in thread["initiatives"]:
            threads[initiative].append(id_)
    return {
        fields["id"]: as_record(
            Initiative,
            {
                **fields,
                "date": data["meetings"][fields["meeting"]]["date"],
                "evidence": evidence([sources[each["id"]] for each in fields["sources"]], publishers),
                "followed_by": followed_by[fields["id"]],
                "threads": threads[fields["id"]],
                "quotes": quotes[fields["id"]],
                "events": events[fields["id"]],
            },
        )
        for fields in data["initiatives"]
    }


def _events(
    data: Data, sources: Mapping[str, Source], publishers: Mapping[str, Publisher]
) -> dict[str, Event]:
    return {
        fields["id"]: as_record(
            Event,
            {**fields, "evidence": evidence([sources[each["id"]] for each in fields["sources"]], publishers)},
        )
        for fields in data.get("events", ())
    }


def _by_date(events: Iterable[Data]) -> list[Data]:
    """Events, the earliest first; those without a date last."""
    return sorted(events, key=lambda event: (not event.get("date"), event.get("date", "")))


def _quote(fields: Data, data: Data) -> Quote:
    return as_record(Quote, {**fields, "date": data["meetings"][fields["meeting"]]["date"]})


def _threads(data: Data) -> dict[str, Thread]:
    initiatives = {each["id"]: each for each in data["initiatives"]}
    date_of = {id_: data["meetings"][each["meeting"]]["date"] for id_, each in initiatives.items()}
    events: dict[str, list[Data]] = defaultdict(list)
    for event in _by_date(data.get("events", ())):
        for thread in event.get("threads", ()):
            events[thread].append(event)
    threads = {}
    for id_, fields in data.get("threads", {}).items():
        in_order = sorted(fields["initiatives"], key=lambda initiative: date_of[initiative])
        threads[id_] = {
            **fields,
            "initiatives": in_order,
            "first": date_of[in_order[0]],
            "last": date_of[in_order[-1]],
            "countries": list(dict.fromkeys(initiatives[each]["country"] for each in in_order)),
            "events": [event["id"] for event in events[id_]],
        }
        if dated := [event for event in events[id_] if event.get("date")]:
            threads[id_] |= {"last_event": dated[-1]["date"], "last_outcome": dated[-1]["outcome"]}
    return _register(Thread, threads)
