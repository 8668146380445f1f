"""A data set as a data package: tables as CSV, and what describes them."""

import csv
import hashlib
import io
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import ca_summit
from ca_summit.errors import OutputError
from ca_summit.export.package import DESCRIPTOR, package
from ca_summit.loading.build import build
from ca_summit.query.criteria import Criteria
from ca_summit.query.extract import extract
from ca_summit.query.summit import Summit
from ca_summit.records.kinds import REGISTERS
from tests.support import empty_data, small_data, with_event


def described(files: dict[str, bytes]) -> Any:
    """The description of a package."""
    return json.loads(files[DESCRIPTOR])


def rows(files: dict[str, bytes], table: str) -> list[dict[str, str]]:
    """A table of a package."""
    return list(csv.DictReader(io.StringIO(files[f"{table}.csv"].decode("utf-8"), newline="")))


def field(files: dict[str, bytes], table: str, name: str) -> Any:
    """The description of a column."""
    resource = next(each for each in described(files)["resources"] if each["name"] == table)
    return next(each for each in resource["schema"]["fields"] if each["name"] == name)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return package(Summit(build(with_event())))


def test_each_register_is_a_table(files: dict[str, bytes]) -> None:
    """With all its records, and a file for each relation between them."""
    summit = Summit(build(with_event()))
    assert {f"{name}.csv" for name in REGISTERS} < files.keys()
    for name, kind in REGISTERS.items():
        assert [row["id"] for row in rows(files, name)] == [each["id"] for each in summit.find(kind).rows()]
    assert rows(files, "initiative_sources")[0] == {
        **{"initiative": "2025-kz-water", "source": "sister-2025", "paragraph": "2"},
    }


def test_every_file_is_described(files: dict[str, bytes]) -> None:
    """Its columns in their order, its size and its hash."""
    resources = described(files)["resources"]
    assert {each["path"] for each in resources} | {DESCRIPTOR} == files.keys()
    for each in resources:
        content = files[each["path"]]
        header = content.decode("utf-8").split("\n", 1)[0].split(",")
        assert [column["name"] for column in each["schema"]["fields"]] == header
        assert each["bytes"] == len(content)
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_flags_are_true_false_or_left_empty() -> None:
    """As their type `boolean` has it, not the numbers that SQLite keeps."""
    data = small_data()
    data["countries"]["KZ"]["outside"] = False
    files = package(Summit(build(data)))
    assert [row["outside"] for row in rows(files, "countries")] == ["false", ""]
    assert [row["official"] for row in rows(files, "publishers")][:2] == ["true", "false"]


def test_the_description_of_the_whole(files: dict[str, bytes]) -> None:
    """What it is, which version, under which licence, from which sources."""
    about = described(files)
    assert (about["name"], about["title"], about["version"]) == ("small", "small 1.2.3", "1.2.3")
    assert about["description"] == "A small data set."
    assert about["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "path": "https://spdx.org/licenses/CC-BY-4.0.html",
            "title": "CC-BY-4.0",
        }
    ]
    assert {"title": "The Paper, 2021-08, Water", "path": "https://paper.example/1"} in about["sources"]
    assert len(about["sources"]) == 4


def test_a_part_says_which_one_it_is() -> None:
    """In the description."""
    about = described(package(Summit(build(small_data())), "Part of the data set: topic: Water"))
    assert about["description"] == "A small data set. Part of the data set: topic: Water."


@pytest.mark.parametrize(
    ("table", "column", "expected"),
    [
        ("initiatives", "id", {"type": "string"}),
        ("initiatives", "horizon", {"type": "integer"}),
        ("meetings", "date", {"type": "date"}),
        ("dataset", "updated", {"type": "date"}),
        ("publishers", "official", {"type": "boolean"}),
        ("sources", "official", {"type": "boolean"}),
        ("countries", "outside", {"type": "boolean"}),
        ("sources", "date", {"constraints": {"pattern": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}}),
        (
            "documents",
            "status",
            {"constraints": {"required": True, "enum": ["signed", "adopted", "approved"]}},
        ),
        ("initiatives", "title_ru", {"title": "Title", "constraints": {"required": True}}),
    ],
)
def test_what_a_column_holds(
    files: dict[str, bytes], table: str, column: str, expected: dict[str, Any]
) -> None:
    """Type, meaning, and what its values are bound to."""
    got = field(files, table, column)
    assert {key: got[key] for key in expected} == expected


def test_keys_lead_from_table_to_table(files: dict[str, bytes]) -> None:
    """As in the database."""
    schema = {each["name"]: each["schema"] for each in described(files)["resources"]}
    assert schema["quotes"]["primaryKey"] == ["id"]
    assert schema["initiative_sources"]["primaryKey"] == ["initiative", "source"]
    keys = schema["quotes"]["foreignKeys"]
    assert {"fields": ["leader"], "reference": {"resource": "leaders", "fields": ["id"]}} in keys
    assert len(keys) == 5


@pytest.mark.parametrize("text", ["a;b", 'a"b', "a\nb", "=1+1", "null", " a "])
def test_any_text_is_given_back(text: str) -> None:
    """Nothing but what steers a terminal is changed."""
    data = small_data()
    data["publishers"]["paper"]["note"] = text
    notes = {row["id"]: row["note"] for row in rows(package(Summit(build(data))), "publishers")}
    assert notes["paper"] == text


def test_a_name_or_licence_that_is_none_of_a_package_is_made_one() -> None:
    """A name in small letters; a licence that SPDX does not list by its words."""
    data = small_data()
    data["dataset"] |= {"name": "Мои данные 2", "license": "All rights reserved"}
    about = described(package(Summit(build(data))))
    assert about["name"] == "2"
    assert about["licenses"] == [{"name": "All-rights-reserved", "title": "All rights reserved"}]


def test_a_number_that_sqlite_lacks_is_an_error() -> None:
    """One line."""
    data = small_data()
    data["quotes"][0]["source"]["paragraph"] = 2**63
    with pytest.raises(OutputError, match="cannot make a data package"):
        package(Summit(build(data)))


def test_the_names_of_the_files_do_not_depend_on_the_data(files: dict[str, bytes]) -> None:
    """By them what may be replaced is told from what may not."""
    assert package(Summit(build(empty_data()))).keys() == files.keys()


@pytest.mark.reader
@pytest.mark.skipif(find_spec("frictionless") is None, reason="Frictionless is not installed")
@pytest.mark.parametrize("criteria", [Criteria(), Criteria(topic=("water",), meeting=("2025",))])
def test_frictionless_finds_it_valid(tmp_path: Path, criteria: Criteria) -> None:
    """Types, keys and hashes; and it would find what is not."""
    files = package(extract(ca_summit.load(), criteria))
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert validated(tmp_path)["valid"]
    (tmp_path / "leaders.csv").write_bytes(files["leaders.csv"].replace(b",KZ,", b",XX,"))
    errors = {each["type"] for task in validated(tmp_path)["tasks"] for each in task["errors"]}
    assert {"foreign-key", "hash-count"} <= errors


def validated(folder: Path) -> Any:
    """What Frictionless says of a package."""
    command = [sys.executable, "-m", "frictionless", "validate", "--json", DESCRIPTOR]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return json.loads(done.stdout)
