"""Cut a data set down to what criteria keep: a data set of its own, whole and consistent."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from ..errors import DataError
from ..language.messages import Message
from ..records.kinds import REGISTERS, SPOKEN
from ..records.order import sort
from ..records.rows import Row
from .criteria import Criteria
from .summit import Summit

Data = dict[str, Any]
"""Plain data as the schema describes them."""

_PARTS = {
    **{"participants": "participant", "documents": "document", "facts": "fact"},
    **{"sources": "citation", "source": "citation"},
}
"""Fields that hold parts of a record, and the kind of these parts."""

_AT_ONCE = 500
"""Records of a section in one part of it."""

_PRUNED = (("meetings",), ("leaders", "topics", "sources"), ("countries", "publishers"))
"""Registers to prune of unreferenced records, in dependency order."""


MOST_STEPS = 2_000_000
"""Links of one thread that are looked at, in all: initiatives that follow each other layer by layer have as
many as the square of what is kept. Real threads need hundreds."""


def extract(summit: Summit, criteria: Criteria) -> Summit:
    """The initiatives and quotations of `summit` that meet `criteria`, with every record they refer to.

    Meetings stay whole. Derived fields, counts among them, are computed from the records that are kept.
    `summit` itself is returned if all are. Raises UsageError for a value that the data set does not know.
    """
    answers = [summit.find(kind, criteria) for kind in SPOKEN]
    if all(answer.count() == summit.find(kind).count() for kind, answer in zip(SPOKEN, answers, strict=True)):
        return summit
    from ..loading.build import build
    from ..store.store import in_memory

    kept = {row["id"] for answer in answers for row in answer.rows()}
    return Summit(in_memory(build(cut(plain_data(summit), kept)), is_searched=False))


def plain_data(summit: Summit) -> Data:
    """The content of a file of this data set, in canonical form (data/README.md, "Layout")."""
    data: Data = {}
    for name, parts in sections(summit):
        first, *others = parts
        for part in others:
            if isinstance(first, list):
                first += part
            else:
                first |= part
        data[name] = first
    return data


def sections(summit: Summit) -> Iterator[tuple[str, Iterator[Any]]]:
    """The same, section by section: its name, and at least one part of it, of some hundred records each."""
    from ..loading.schema import schema

    yield "dataset", iter([summit.about])
    for name, rule in schema()["properties"].items():
        if name == "dataset":
            continue
        rows: Sequence[Row] = summit.find(REGISTERS[name]).rows()
        # A register that a file need not have is left out where it is empty.
        if len(rows) or name in schema()["required"]:
            if name in ("meetings", "initiatives", "quotes"):
                rows = sort(rows, ["date"])  # the newest meeting is the last one in a file
            yield name, _parts(rows, is_list=rule["type"] == "array")


def _parts(rows: Sequence[Row], *, is_list: bool) -> Iterator[Any]:
    for start in range(0, len(rows) or 1, _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        if is_list:
            yield [_given(row, row.kind) for row in some]
        else:
            yield {row["id"]: _given(row, row.kind) for row in some}


def _given(row: Data, kind: str) -> Data:
    """The fields of a record or part that a file gives, without those that `build` derives."""
    from ..loading.schema import fields_given

    values = {name: row.get(name) for name in fields_given(kind)}
    return {name: _part_given(name, value) for name, value in values.items() if value not in (None, [])}


def _part_given(field: str, value: Any) -> Any:
    kind = _PARTS.get(field)
    if kind is None:
        return value
    return [_given(part, kind) for part in value] if isinstance(value, list) else _given(value, kind)


def cut(data: Data, kept: set[str]) -> Data:
    """Plain data with the initiatives and quotations whose ids are `kept`, and the records they refer to."""
    from ..loading.walk import references

    threads, follows = _threads(data, kept)
    initiatives = [
        {**{name: value for name, value in each.items() if name != "follows"}, **follows.get(each["id"], {})}
        for each in data["initiatives"]
        if each["id"] in kept
    ]
    quotes = [
        {name: value for name, value in each.items() if name != "initiative" or value in kept}
        for each in data.get("quotes", ())
        if each["id"] in kept
    ]
    events = _events(data, kept, set(threads), {each["meeting"] for each in initiatives})
    data = {**data, "initiatives": initiatives, "quotes": quotes, "threads": threads, "events": events}
    for registers in _PRUNED:
        referenced = {(register, id_) for _, register, id_ in references(data)}
        for name in registers:
            data[name] = {id_: record for id_, record in data[name].items() if (name, id_) in referenced}
    return data


def _events(data: Data, kept: set[str], threads: set[str], meetings: set[str]) -> list[Data]:
    """The events that answer an initiative that is kept; each names what is left of what it named."""
    documents = {
        document["id"] for id_ in meetings for document in data["meetings"][id_].get("documents", ())
    }
    events = []
    for event in data.get("events", ()):
        if answered := [id_ for id_ in event["initiatives"] if id_ in kept]:
            left = [id_ for id_ in event.get("threads", ()) if id_ in threads]
            event = {**event, "initiatives": answered, "threads": left}
            without = {"threads"} if not left else set()
            without |= {"document"} if event.get("document") not in documents else set()
            events.append({name: value for name, value in event.items() if name not in without})
    return events


def _threads(data: Data, kept: set[str]) -> tuple[Data, dict[str, Data]]:
    """The threads that remain of those in `data`, and the field `follows` of each kept initiative.

    An initiative follows the nearest earlier ones of its thread that are kept. A thread that falls apart
    is reduced to its largest part, and dropped if that is a single initiative.
    """
    before = {each["id"]: each.get("follows", ()) for each in data["initiatives"]}
    threads: Data = {}
    follows: dict[str, list[str]] = defaultdict(list)
    for id_, thread in data.get("threads", {}).items():
        members = [each for each in thread["initiatives"] if each in kept]
        steps = iter(range(MOST_STEPS))
        links = {
            each: _kept_before(each, before, set(thread["initiatives"]), kept, steps) for each in members
        }
        part = max(_connected(links), key=len, default=set())
        if len(part) > 1:
            threads[id_] = {**thread, "initiatives": [each for each in members if each in part]}
            for each in part:
                follows[each] += links[each]
    return threads, {
        each: {"follows": list(dict.fromkeys(earlier))} for each, earlier in follows.items() if earlier
    }


def _kept_before(
    id_: str, before: Mapping[str, Iterable[str]], members: Set[str], kept: Set[str], steps: Iterator[int]
) -> list[str]:
    """The nearest kept members of its thread that an initiative follows, across those that are not kept.

    Each link takes one of `steps`. Raises DataError if there are none left.
    """
    nearest: dict[str, None] = {}  # in order, each once
    passed: set[str] = set()
    ahead = [iter(before[id_])]
    while ahead:
        for earlier in ahead[-1]:
            if next(steps, None) is None:
                message = Message("too many links lead across the initiatives that are left out")
                raise DataError(message, Message("keep more of them with other filters"))
            if earlier in kept and earlier in members:
                nearest[earlier] = None
            elif earlier in members and earlier not in passed:
                passed.add(earlier)
                ahead.append(iter(before[earlier]))
                break
        else:
            ahead.pop()
    return list(nearest)


def _connected(links: Mapping[str, Sequence[str]]) -> list[set[str]]:
    """The connected components of the graph `links`, those of the first ids first."""
    both: dict[str, set[str]] = defaultdict(set)
    for id_, earlier in links.items():
        both[id_].update(earlier)
        for each in earlier:
            both[each].add(id_)
    parts: list[set[str]] = []
    seen: set[str] = set()
    for id_ in links:
        if id_ not in seen:
            part: set[str] = set()
            reached = {id_}
            while reached:
                part |= reached
                reached = {other for one in reached for other in both[one]} - part
            parts.append(part)
            seen |= part
    return parts
