"""The ways through plain data: its records and their parts, what names what, who cites a source."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from ..records.kinds import CITING_PARTS, KINDS, REGISTERS

Data = Mapping[str, Any]

Path = tuple[str | int, ...]
"""The way from the top of a data set to a value: keys and indices."""

LISTS = tuple(kind.register for kind in KINDS.values() if kind.in_list)
"""Sections that are lists; the other ones are mappings by id."""


SPOKEN = ("initiatives", "quotes")
"""Sections of what somebody said at a meeting."""


def spoken(data: Data) -> Iterator[tuple[Path, Data]]:
    """Every initiative and quotation, with its path."""
    return _listed(data, SPOKEN)


def _listed(data: Data, sections: Iterable[str]) -> Iterator[tuple[Path, Data]]:
    for section in sections:
        for index, record in enumerate(data.get(section, ())):
            yield (section, index), record


def records(data: Data) -> Iterator[tuple[Path, Data]]:
    """Every mapping that is a record or a part of one, with its path."""
    for register in (name for name in REGISTERS if name not in LISTS):
        for id_, record in data.get(register, {}).items():
            yield (register, id_), record
    for id_, meeting in data["meetings"].items():
        for part in CITING_PARTS:
            for index, record in enumerate(meeting.get(part, ())):
                yield ("meetings", id_, part, index), record
    yield from _listed(data, LISTS)


def identified(data: Data) -> Iterator[tuple[Path, str, str]]:
    """Path, kind and id of all that `casummit show` finds by id."""
    for path, record in records(data):
        kind = REGISTERS[str(path[0])]
        if path[0] in LISTS:
            yield (*path, "id"), kind, record["id"]
        elif len(path) == 2 and KINDS[kind].is_shown:
            yield path, kind, str(path[1])
        elif path[2:3] == ("documents",):
            yield (*path, "id"), "document", record["id"]


_REGISTER_OF = {
    **{"country": "countries", "leader": "leaders", "meeting": "meetings", "publisher": "publishers"},
    **{
        "carries": "publishers",
        "topics": "topics",
        "initiative": "initiatives",
        "follows": "initiatives",
        "initiatives": "initiatives",
        "threads": "threads",
        "countries": "countries",
        "document": "documents",
    },
}


def references(data: Data) -> Iterator[tuple[Path, str, str]]:
    """Path, register and id wherever a record names another by id."""
    for path, record in records(data):
        for field, register in _REGISTER_OF.items():
            # A publisher's country is any of the world's.
            if field not in record or path[0] == "publishers":
                continue
            if isinstance(record[field], str):
                yield (*path, field), register, record[field]
            else:
                for index, id_ in enumerate(record[field]):
                    yield (*path, field, index), register, id_
    for path, named in citations(data):
        for index, citation in enumerate(named):
            at = path if path[-1] == "source" else (*path, index)
            yield (*at, "id"), "sources", citation["id"]


def register_of(data: Data, name: str) -> Mapping[str, Any]:
    """The ids of a register, whether it is written as a mapping or as a list."""
    if name == "documents":
        documents = (each for meeting in data["meetings"].values() for each in meeting.get(name, ()))
        return {each["id"]: each for each in documents}
    register = data.get(name, {})
    return register if isinstance(register, Mapping) else {each["id"]: each for each in register}


def citations(data: Data) -> Iterator[tuple[Path, list[Data]]]:
    """Path and citations wherever a record names sources."""
    for path, record in records(data):
        if path[0] == "sources" or path[0] == "publishers":
            continue
        if "sources" in record:
            yield (*path, "sources"), record["sources"]
        if "source" in record:
            yield (*path, "source"), [record["source"]]


def texts(data: Data) -> Iterator[tuple[Path, Data]]:
    """Path and text wherever something is said in both languages."""
    for path, record in chain([(("dataset",), data["dataset"])], records(data)):
        for field, value in record.items():
            if isinstance(value, dict) and {"en", "ru"} <= value.keys() and isinstance(value["en"], str):
                yield (*path, field), value


def dates(data: Data, register: str) -> Iterator[tuple[Path, str]]:
    for id_, record in data[register].items():
        if "date" in record:
            yield (register, id_, "date"), record["date"]
