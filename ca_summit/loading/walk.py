"""Iterate over plain data: records and their parts, references between them, citations of sources."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from ..records import kinds
from ..records.kinds import CITING_PARTS, KINDS, REGISTERS

Data = Mapping[str, Any]

Steps = tuple[str | int, ...]
"""The path to a value from the top of a document: keys and indices."""

LIST_SECTIONS = tuple(kind.register for kind in KINDS.values() if kind.in_list)
"""Sections that are lists; the others are mappings by id."""


SPOKEN = tuple(KINDS[kind].register for kind in kinds.SPOKEN)
"""Sections of records that somebody said at a meeting."""


def spoken(data: Data) -> Iterator[tuple[Steps, Data]]:
    """Every initiative and quotation, with its path."""
    return listed(data, SPOKEN)


def listed(data: Data, sections: Iterable[str]) -> Iterator[tuple[Steps, Data]]:
    """Every record of sections that are lists, with its path."""
    for section in sections:
        for index, record in enumerate(data.get(section, ())):
            yield (section, index), record


def records(data: Data) -> Iterator[tuple[Steps, Data]]:
    """Every record, and every part of one that may cite sources, with its path."""
    for register in (name for name in REGISTERS if name not in LIST_SECTIONS):
        for id_, record in data.get(register, {}).items():
            yield (register, id_), record
    for id_, meeting in data["meetings"].items():
        for part in CITING_PARTS:
            for index, record in enumerate(meeting.get(part, ())):
                yield ("meetings", id_, part, index), record
    yield from listed(data, LIST_SECTIONS)


def identified(data: Data) -> Iterator[tuple[Steps, str, str]]:
    """Path, kind and id of every record that `casummit show` finds by id."""
    for path, record in records(data):
        kind = REGISTERS[str(path[0])]
        if path[0] in LIST_SECTIONS:
            yield (*path, "id"), kind, record["id"]
        elif len(path) == 2 and KINDS[kind].is_shown:
            yield path, kind, str(path[1])
        elif path[2:3] == ("documents",):
            yield (*path, "id"), "document", record["id"]


REGISTER_OF = {
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
"""Fields that refer to records by id, and the register of these."""


def references(data: Data) -> Iterator[tuple[Steps, str, str]]:
    """Path, register and id of every reference from one record to another."""
    for path, record in records(data):
        for field, register in REGISTER_OF.items():
            # The country of a publisher may be any in the world.
            if field not in record or path[0] == "publishers":
                continue
            if isinstance(record[field], str):
                yield (*path, field), register, record[field]
            else:
                for index, id_ in enumerate(record[field]):
                    yield (*path, field, index), register, id_
    for path, cited in citations(data):
        for index, citation in enumerate(cited):
            at = path if path[-1] == "source" else (*path, index)
            yield (*at, "id"), "sources", citation["id"]


def register_of(data: Data, name: str) -> Mapping[str, Any]:
    """The records of a register by id, be it a mapping or a list in the file."""
    if name == "documents":
        documents = (each for meeting in data["meetings"].values() for each in meeting.get(name, ()))
        return {each["id"]: each for each in documents}
    register = data.get(name, {})
    return register if isinstance(register, Mapping) else {each["id"]: each for each in register}


def citations(data: Data) -> Iterator[tuple[Steps, list[Data]]]:
    """Path and citations of every field that cites sources."""
    for path, record in records(data):
        if path[0] == "sources" or path[0] == "publishers":
            continue
        if "sources" in record:
            yield (*path, "sources"), record["sources"]
        if "source" in record:
            yield (*path, "source"), [record["source"]]


def texts(data: Data) -> Iterator[tuple[Steps, Data]]:
    """Path and text of every field in both languages."""
    for path, record in chain([(("dataset",), data["dataset"])], records(data)):
        for field, value in record.items():
            if isinstance(value, dict) and {"en", "ru"} <= value.keys() and isinstance(value["en"], str):
                yield (*path, field), value


def strings(data: Any) -> Iterator[tuple[Steps, str | int, str]]:
    """Every value that is text: the path to its parent, the last step, and the text."""
    parents: list[tuple[Steps, Any]] = [((), data)]
    while parents:
        path, parent = parents.pop()
        for step, value in parent.items() if isinstance(parent, Mapping) else enumerate(parent):
            if type(value) is str:
                yield path, step, value
            elif isinstance(value, (dict, list)):
                parents.append(((*path, step), value))


def dates(data: Data, register: str) -> Iterator[tuple[Steps, str]]:
    """Path and date of every record of a register that has one."""
    section = data.get(register, {})
    for key, record in section.items() if isinstance(section, Mapping) else enumerate(section):
        if "date" in record:
            yield (register, key, "date"), record["date"]
