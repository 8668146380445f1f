"""Fields of cited sources, read through the records that cite them: `sources.url`."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..records.fields import source_step
from ..records.rows import Found, Row, picked, read
from .answers import Records


def joined(rows: Sequence[Row], paths: Iterable[str], records: Records) -> Sequence[Row]:
    """`rows`, with a value under the whole path (`rows.read`) for each that leads into a source."""
    steps = {path: step for path in paths if (step := source_step(path))}
    if not steps:
        return rows

    def read_joined(places: Sequence[int]) -> Iterator[Row]:
        return (_joined(row, steps, records) for row in picked(rows, places))

    return Found(read_joined, range(len(rows)))


def _joined(row: Row, steps: dict[str, tuple[str, str]], records: Records) -> Row:
    found = {path: _of_sources(read(row, place), name, records) for path, (place, name) in steps.items()}
    return Row(row.kind, {**row, **found})


def _of_sources(citations: Any, name: str, records: Records) -> Any:
    """The field `name` of the source of a citation, or of each in a list, however nested."""
    if isinstance(citations, tuple | list):
        return [_of_sources(each, name, records) for each in citations]
    return records["source", citations["id"]][name] if citations else None
