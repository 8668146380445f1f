"""`data/README.md`: its dictionary is that of the schema and of `casummit fields`, its codes those in use."""

import re
import subprocess
import sys
from typing import NamedTuple

import pytest

import ca_summit
from ca_summit.loading import schema
from ca_summit.records.glossary import GLOSSARY, all_fields
from tests.support import ENVIRONMENT, ROOT

README = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
SCHEMA = schema.schema()["definitions"]
KINDS = [kind for kind in SCHEMA if kind != "text"]


class Row(NamedTuple):
    """A row of a dictionary table."""

    field: str
    type: str
    given: str
    meaning: str


def table(heading: str) -> list[list[str]]:
    """The rows of the table below a heading, without its head; back-ticks taken off the first cell."""
    section = re.search(rf"^#+ {heading}\n(.*?)(?=^#|\Z)", README, re.DOTALL | re.MULTILINE)
    assert section, f"no heading {heading}"
    lines = [line for line in section[1].splitlines() if line.startswith("| `")]
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [[row[0].strip("` "), *row[1:]] for row in rows]


def test_the_dictionary_is_current() -> None:
    """`docs/dictionary` writes it anew when the schema or the glossary has changed."""
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "dictionary", "--check"],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    assert not done.stdout, f"no longer current: {done.stdout}run: .venv/bin/python docs/dictionary"
    assert done.returncode == 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_dictionary_says_what_the_schema_says(kind: str) -> None:
    """Every field of the file, required or optional, with the schema's own words."""
    rows = [Row(*cells) for cells in table(kind)]
    stored = {row.field: (row.given, row.meaning) for row in rows if row.given in ("required", "optional")}
    schema = SCHEMA[kind]
    assert stored == {
        name: ("required" if name in schema.get("required", ()) else "optional", rule["description"])
        for name, rule in schema["properties"].items()
    }


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind in GLOSSARY])
def test_the_dictionary_says_what_the_program_says(kind: str) -> None:
    """`casummit fields` lists the same fields, types and meanings, derived ones too."""
    rows = {row.field: (row.type, row.meaning) for row in (Row(*cells) for cells in table(kind))}
    assert rows == {
        field.name: (field.type, field.meaning.en) for field in all_fields() if field.kind == kind
    }


def test_the_codebook_defines_every_topic() -> None:
    """Those of the register, in its order, each with a definition and a borderline case."""
    rows = table("Topics")
    assert [row[0] for row in rows] == [topic.id for topic in ca_summit.load().topics()]
    assert all(len(row) == 3 and all(row) for row in rows)


@pytest.mark.parametrize(
    ("heading", "kind", "field"),
    [
        ("Action", "initiative", "action"),
        ("Creates", "initiative", "creates"),
        ("Outcome", "event", "outcome"),
    ],
)
def test_the_codebook_defines_every_code(heading: str, kind: str, field: str) -> None:
    """Those that the schema knows, in its order."""
    assert [row[0] for row in table(heading)] == SCHEMA[kind]["properties"][field]["enum"]
