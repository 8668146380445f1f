"""A `Dataset` into a database: records as JSON, what they are filtered by, what people may call it."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from ..model import Dataset, Initiative, Meeting, Quote
from ..progress import Progress, reporting, silent
from ..records.kinds import DIMENSIONS, KINDS, REGISTERS
from ..records.rows import as_object
from ..text.folding import fold, skeleton
from . import index
from .database import Writer
from .filters import FILTERS, Spoken

Multimap = dict[str, list[Any]]


def compile_dataset(
    dataset: Dataset,
    connection: sqlite3.Connection,
    progress: Progress = silent,
    *,
    state: str = "",
    content: int = 0,
    is_searched: bool = True,
) -> None:
    """Fills the empty database behind `connection` with all that is asked of `dataset`.

    Records come first: the number of one is its rank, the place in which its kind is listed. `state` and
    `content` are what a cache knows its file by; what is not searched needs no index.
    """
    writer = Writer(connection)
    spoken: list[tuple[int, Initiative | Quote]] = []
    places: dict[str, int] = {}
    ids: Multimap = defaultdict(list)
    facets: Multimap = defaultdict(list)
    kinds = {}
    total = sum(len(getattr(dataset, name)) for name in REGISTERS)
    for kind, records in _listed(dataset):
        first = len(places) + 1
        for rank, record in enumerate(records, first):
            progress("store", (rank - 1) / total)
            places[f"{kind} {record.id}"] = rank
            if KINDS[kind].is_shown:
                ids[fold(record.id)].append((kind, record.id))
            if isinstance(record, Initiative | Quote | Meeting):
                for name, value in _facets(dataset, record):
                    facets[f"{kind} {name} {value}"].append(rank)
            if isinstance(record, Initiative | Quote):
                spoken.append((rank, record))
        kinds[kind] = writer.values(as_object(record) for record in records)
    spellings, sounds = _spellings(dataset)
    maps = {
        "place": writer.map(places),
        "id": writer.map(ids),
        "facet": writer.map(facets),
        "values": writer.map(_values(facets)),
        **{f"spelling {name}": writer.map(keys) for name, keys in spellings.items()},
        **{f"sound {name}": writer.map(keys) for name, keys in sounds.items()},
        **(index.write(writer, dataset, reporting(spoken, "index", progress)) if is_searched else {}),
    }
    about = {name: getattr(dataset, name) for name in ("name", "version", "updated", "license")}
    about["description"] = asdict(dataset.description)
    writer.close({"state": state, "content": content, "about": about, "kinds": kinds, "maps": maps})


def _listed(dataset: Dataset) -> Iterator[tuple[str, list[Any]]]:
    """Every kind with its records in the order in which they are listed: the newest meeting first."""
    for name, kind in REGISTERS.items():
        records: Iterable[Any] = getattr(dataset, name).values()
        if KINDS[kind].newest_first:
            records = sorted(records, key=lambda record: record.date, reverse=True)
        yield kind, list(records)


def _facets(dataset: Dataset, record: Initiative | Quote | Meeting) -> Iterable[tuple[str, str]]:
    """What `record` is filtered by: filter and value; a quotation has its initiative's values, too."""
    if isinstance(record, Meeting):
        return (("meeting", record.id), ("year", record.date[:4]))
    initiative = record if isinstance(record, Initiative) else dataset.initiatives.get(record.initiative)
    spoken = Spoken(record, initiative)
    found = ((name, value) for name, each in FILTERS.items() for value in each.values(dataset, spoken))
    return dict.fromkeys(found)


def _values(facets: Iterable[str]) -> Multimap:
    """The values that records of a kind have in each field that they can be counted by."""
    values: Multimap = defaultdict(list)
    for facet in facets:
        kind, name, value = facet.split(" ", 2)
        if name in DIMENSIONS:
            values[f"{kind} {name}"].append(value)
    return values


def _spellings(dataset: Dataset) -> tuple[dict[str, Multimap], dict[str, Multimap]]:
    """All that people may type for the values of each filter: ids by folded spelling.

    And ids by sound, for names of people, who are spelt in many ways.
    """
    spellings: dict[str, Multimap] = {}
    sounds: Multimap = defaultdict(list)
    for name, each in FILTERS.items():
        keys: Multimap = defaultdict(list)
        for id_, others in each.spellings(dataset):
            for spelling in (id_, *others):
                _add(keys[fold(spelling)], id_)
                if name == "leader" and (sound := skeleton(spelling)):
                    _add(sounds[sound], id_)
        spellings[name] = keys
    return spellings, {"leader": sounds}


def _add(ids: list[str], id_: str) -> None:
    if id_ not in ids:
        ids.append(id_)
