"""A data set as one text: of each kind, what a program that reads it finds."""

import csv
import io
import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

import ca_summit
from ca_summit.errors import UsageError
from ca_summit.export.part import Part
from ca_summit.export.whole import FILE_TYPES, NOT_TEXT, TYPES, pieces, type_of
from ca_summit.language.languages import Lang
from ca_summit.loading import files
from ca_summit.query.criteria import Criteria
from ca_summit.query.extract import extract
from ca_summit.query.summit import Summit
from ca_summit.records.kinds import REGISTERS

TEXTS = sorted({*FILE_TYPES.values()} - {*NOT_TEXT})


def text(summit: Summit, kind: str, lang: Lang, *, part: Part | None = None, ascii: bool = False) -> str:
    """The whole text."""
    return "".join(pieces(summit, kind, lang, part=part, ascii=ascii))


@pytest.fixture(scope="module")
def summit() -> Summit:
    return ca_summit.load()


@pytest.mark.parametrize(
    ("file", "named", "kind"),
    [
        ("a.json", None, "json"),
        ("a.b.JSONL", None, "jsonl"),
        ("a.yml", None, "yaml"),
        ("a.db", None, "sqlite"),
        ("a.json", "csv", "csv"),
        ("a", "md", "md"),
        ("a.xlsx", None, "xlsx"),
        ("datasette.yaml", None, "datasette"),
        ("folder/Datasette.YAML", None, "datasette"),
        ("my-datasette.yaml", None, "yaml"),
        ("-", "datasette", "datasette"),
        ("a", "package", "package"),
        ("-", "tsv", "tsv"),
        ("/dev/stdout", "sqlite", "sqlite"),
    ],
)
def test_the_kind_of_a_file(file: str, named: str | None, kind: str) -> None:
    """As it is named, or by the ending, in capitals or not."""
    assert type_of(Path(file), named) == kind


@pytest.mark.parametrize(
    ("file", "named", "message"),
    [
        ("a.xls", None, "unknown extension '.xls'"),
        ("backup", None, "'backup' has no extension"),
        (".json", None, "'.json' has no extension"),
    ],
)
def test_a_kind_that_cannot_be_told(file: str, named: str | None, message: str) -> None:
    """The error says what there is."""
    with pytest.raises(UsageError) as error:
        type_of(Path(file), named)
    assert error.value.message == message
    assert all(ending in error.value.hint for ending in (*FILE_TYPES, "FOLDER/"))


def test_standard_output_needs_a_format() -> None:
    """The error names those that are text."""
    with pytest.raises(UsageError, match="for standard output give the format with --format") as error:
        type_of(Path("-"), None)
    assert error.value.hint == "known: json, jsonl, csv, tsv, yaml, md, datasette"


@pytest.mark.parametrize("kind", NOT_TEXT)
def test_what_is_no_text_needs_a_file(kind: str) -> None:
    """Standard output does not do."""
    with pytest.raises(UsageError, match=f"{kind} cannot be written to standard output") as error:
        type_of(Path("-"), kind)
    assert error.value.hint == "give a file name"


@pytest.mark.parametrize("kind", TYPES)
def test_a_folder_is_a_package_and_nothing_else(kind: str) -> None:
    """Named as such or not."""
    assert type_of(Path("a.json"), None, is_folder=True) == "package"
    if kind == "package":
        assert type_of(Path("a"), kind, is_folder=True) == "package"
    else:
        with pytest.raises(UsageError, match=f"{kind} is a file, and 'a/' is a folder"):
            type_of(Path("a"), kind, is_folder=True)


def test_what_datasette_is_told(small: Summit) -> None:
    """Title and licence, which a database has no place for; and which part it is."""
    assert text(small, "datasette", "ru") == (
        "title: small 1.2.3\n"
        "description: A small data set.\n"
        "license: CC-BY-4.0\n"
        "license_url: https://spdx.org/licenses/CC-BY-4.0.html\n"
    )
    part = Part("Water", "Part of the data set: topic: Water", (), False)
    assert "A small data set. Part of the data set: topic: Water." in text(
        small, "datasette", "en", part=part
    )


def test_a_small_data_set(small: Summit, snapshot: SnapshotAssertion) -> None:
    """The text that programs rely on, byte for byte; what the other kinds have follows from it."""
    assert text(small, "json", "en") == snapshot


def test_json_has_every_register(summit: Summit) -> None:
    """One object: the head, then arrays of the records as everywhere, as many as there are."""
    got = json.loads(text(summit, "json", "en"))
    assert list(got) == ["dataset", *REGISTERS]
    assert got["dataset"] == summit.about
    for name, kind in REGISTERS.items():
        assert got[name] == list(summit.find(kind).rows()) != []


def test_json_lines_have_the_same_records(summit: Summit) -> None:
    """The head, then one record a line with its kind; a publisher's own kind is its type."""
    first, *lines = map(json.loads, text(summit, "jsonl", "en").splitlines())
    assert first == {"kind": "dataset", **summit.about}
    records = [(kind, row) for kind in REGISTERS.values() for row in summit.find(kind).rows()]
    for line, (kind, row) in zip(lines, records, strict=True):
        assert line.pop("kind") == kind
        if kind == "publisher":
            line["kind"] = line.pop("type")
        assert line == row


@pytest.mark.parametrize(("kind", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_table_has_the_initiatives(summit: Summit, kind: str, delimiter: str) -> None:
    """With the columns that such a list has everywhere."""
    rows = list(csv.DictReader(io.StringIO(text(summit, kind, "en")), delimiter=delimiter))
    assert [row["id"] for row in rows] == [each.id for each in summit.initiatives()]
    assert {"horizon", "title_en", "summary_ru", "evidence"} <= rows[0].keys()


def test_yaml_is_the_file_itself(summit: Summit) -> None:
    """In canonical form, byte for byte, save the line for editors."""
    _, file = files.built_in().read_text(encoding="utf-8").split("\n", 1)
    assert text(summit, "yaml", "en") == file


@pytest.fixture(scope="module", params=[{}, {"country": "KZ"}, {"topic": "water", "year": "2023.."}], ids=str)
def written_and_read(
    request: pytest.FixtureRequest, summit: Summit, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Summit, Summit]:
    """A part of the data set, and what was read from the YAML that it was written as."""
    part = extract(summit, Criteria.of(**request.param))
    file = tmp_path_factory.mktemp("part") / "part.yaml"
    file.write_text(text(part, "yaml", "en"), encoding="utf-8")
    return part, ca_summit.load(file)


@pytest.mark.parametrize("kind", TEXTS)
def test_what_was_exported_exports_the_same(written_and_read: tuple[Summit, Summit], kind: str) -> None:
    """YAML is read again as a data set that is in all respects the one that was written."""
    written, read = written_and_read
    assert text(read, kind, "en") == text(written, kind, "en")


@pytest.mark.parametrize("kind", sorted({*TEXTS} - {"md"}))
def test_only_documents_have_a_language(small: Summit, kind: str) -> None:
    """What is for programs is the same in every language."""
    assert text(small, kind, "ru") == text(small, kind, "en")
    assert text(small, "md", "ru") != text(small, "md", "en")


@pytest.mark.parametrize("kind", ["json", "jsonl", "yaml"])
def test_ascii_is_enough(small: Summit, kind: str) -> None:
    """Where no other characters can be written, objects have escapes."""
    assert text(small, kind, "en", ascii=True).isascii()
    assert not text(small, kind, "en").isascii()


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_does_not_depend_on_the_size_of_its_pieces(
    summit: Summit, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each record is in it once."""
    whole = text(summit, kind, "en")
    monkeypatch.setattr("ca_summit.export.formats.AT_ONCE", 7)
    monkeypatch.setattr("ca_summit.query.extract._AT_ONCE", 3)
    assert text(summit, kind, "en") == whole
