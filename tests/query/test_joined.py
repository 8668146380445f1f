"""What records say of the sources that they cite, read through the citations."""

import pytest

from ca_summit.query.joined import joined
from ca_summit.query.summit import Summit
from ca_summit.records.rows import read


@pytest.mark.parametrize(
    ("id_", "path", "expected"),
    [
        ("2025-kz-water", "sources.url", ["https://sister.example/1", "https://brother.example/1"]),
        ("2025-kz-water", "sources.publisher", ["sister", "brother"]),
        ("2025-kz-water", "sources.carries", [None, "president"]),
        ("2025-kz-quote-water", "source.url", "https://sister.example/1"),
        ("2025-tashkent", "documents.sources.official", [[True]]),
        ("2021-awaza", "documents.sources.url", []),
    ],
)
def test_a_field_of_a_source_is_reached_through_its_citation(
    small: Summit, id_: str, path: str, expected: object
) -> None:
    """Of a list the field of each, nested as the citations are; the record itself stays as it is."""
    row = small.row(id_)
    (found,) = joined([row], [path, "id"], small.records)
    assert read(found, path) == expected
    assert {name: value for name, value in found.items() if name != path} == row


def test_nothing_is_joined_where_nothing_is_asked_of_a_source(small: Summit) -> None:
    """Rows are given back as they are."""
    rows = small.find("initiative").rows()
    assert joined(rows, ["sources", "sources.id", "sources.paragraph", "title.ru"], small.records) == rows
