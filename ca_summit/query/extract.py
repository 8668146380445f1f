"""What criteria keep of a data set: a data set of its own, whole and consistent."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..records.kinds import REGISTERS
from .criteria import Criteria
from .summit import Summit

Data = dict[str, Any]
"""Plain data as the schema describes them."""

_CUT = (("meetings",), ("leaders", "topics", "sources"), ("countries", "publishers"))
"""Registers to prune of unreferenced records, in dependency order."""


def extract(summit: Summit, criteria: Criteria) -> Summit:
    """The initiatives and quotations of `summit` that meet `criteria`, with all that they need.

    Meetings stay whole; what follows from the records (counts, say) follows from those that are kept.
    Raises UsageError for a value that the data set does not know.
    """
    kinds = ("initiative", "quote")
    found = [summit.find(kind, criteria) for kind in kinds]
    if sum(each.count() for each in found) == sum(summit.find(kind).count() for kind in kinds):
        return summit
    from ..loading.build import build
    from ..store.store import in_memory

    kept = {row["id"] for each in found for row in each.rows()}
    return Summit(in_memory(build(cut(plain_data(summit), kept)), is_searched=False))


def plain_data(summit: Summit) -> Data:
    """All that a file of the same data set would give, in canonical form (data/README.md, "Layout")."""
    from ..loading.schema import schema

    data: Data = {"dataset": summit.about}
    for name, rule in schema()["properties"].items():
        if name == "dataset":
            continue
        rows = summit.find(REGISTERS[name]).rows()
        if name in ("meetings", "initiatives", "quotes"):
            rows.sort(key=lambda row: str(row["date"]))  # the newest meeting is the last one in a file
        is_list = rule["type"] == "array"
        rule = _resolved(rule["items" if is_list else "additionalProperties"])
        given = [(row["id"], _given(row, rule)) for row in rows]
        data[name] = [record for _, record in given] if is_list else dict(given)
    return data


def cut(data: Data, kept: set[str]) -> Data:
    """Plain data with only those initiatives and quotations whose ids are `kept`, and what they name."""
    from ..loading.walk import references

    threads, follows = _threads(data, kept)
    initiatives = [
        {**{name: value for name, value in each.items() if name != "follows"}, **follows.get(each["id"], {})}
        for each in data["initiatives"]
        if each["id"] in kept
    ]
    quotes = [
        {name: value for name, value in each.items() if name != "initiative" or value in kept}
        for each in data["quotes"]
        if each["id"] in kept
    ]
    data = {**data, "initiatives": initiatives, "quotes": quotes, "threads": threads}
    for names in _CUT:
        named = {(register, id_) for _, register, id_ in references(data)}
        for name in names:
            data[name] = {id_: record for id_, record in data[name].items() if (name, id_) in named}
    return data


def _threads(data: Data, kept: set[str]) -> tuple[Data, dict[str, Data]]:
    """The threads of what is kept; and, by initiative, what it follows.

    That is the nearest earlier ones of a thread that are kept. A thread that falls apart nevertheless
    goes on as the largest of its parts.
    """
    before = {each["id"]: each.get("follows", ()) for each in data["initiatives"]}
    threads: Data = {}
    follows: dict[str, list[str]] = defaultdict(list)
    for id_, thread in data["threads"].items():
        members = [each for each in thread["initiatives"] if each in kept]
        links = {each: _nearest(each, before, set(thread["initiatives"]), kept) for each in members}
        part = max(_parts(links), key=len, default=set())
        if len(part) > 1:
            threads[id_] = {**thread, "initiatives": [each for each in members if each in part]}
            for each in part:
                follows[each] += links[each]
    return threads, {
        each: {"follows": list(dict.fromkeys(earlier))} for each, earlier in follows.items() if earlier
    }


def _nearest(id_: str, before: Mapping[str, Iterable[str]], members: set[str], kept: set[str]) -> list[str]:
    """The nearest kept ones of `members` that an initiative follows, over those that are not kept."""
    found: list[str] = []
    for earlier in before[id_]:
        if earlier in members:
            found += [earlier] if earlier in kept else _nearest(earlier, before, members, kept)
    return found


def _parts(links: Mapping[str, Sequence[str]]) -> list[set[str]]:
    """The parts of a thread that links hold together."""
    parts: list[set[str]] = []
    for id_, earlier in links.items():
        linked = {id_, *earlier}
        apart = [part for part in parts if part.isdisjoint(linked)]
        parts = [*apart, linked.union(*(part for part in parts if not part.isdisjoint(linked)))]
    return parts


def _given(value: Any, rule: Data) -> Any:
    """Of a record as it is found, the fields that a file gives, in the order of their schema."""
    if isinstance(value, list):
        return [_given(each, _resolved(rule["items"])) for each in value]
    if isinstance(value, dict):
        there = {name: value.get(name) for name in rule["properties"]}
        return {
            name: _given(each, _resolved(rule["properties"][name]))
            for name, each in there.items()
            if each not in (None, [])
        }
    return value


def _resolved(rule: Data) -> Data:
    """A rule of the schema, or the one that it refers to."""
    from ..loading.schema import schema

    reference = (rule.get("allOf") or [rule])[0].get("$ref", "")
    found: Data = schema()["definitions"][reference.removeprefix("#/definitions/")] if reference else rule
    return found
