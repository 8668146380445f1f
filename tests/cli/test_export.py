"""The command `export` from end to end: files that are written whole or not at all."""

import json
import signal
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ca_summit.records.kinds import REGISTERS
from ca_summit.text.steering import steering
from tests.support import ENVIRONMENT, PROGRAM, Run, in_pipe, in_shell, on_terminal, small_data, write_data

Casummit = Callable[..., Run]

KINDS = ["json", "jsonl", "csv", "tsv", "yaml", "yml", "md", "sqlite", "db", "xlsx"]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, small_file: Path) -> None:
    monkeypatch.setenv("CASUMMIT_DATA", str(small_file))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written(casummit: Casummit, tmp_path: Path, kind: str) -> None:
    """Into a file, silently, the same bytes every time; there is nothing else in its folder."""
    folder = tmp_path / "new"
    folder.mkdir()
    run = casummit("export", str(folder / f"a.{kind}"))
    assert (run.out, run.err) == ("", "")
    assert [file.name for file in folder.iterdir()] == [f"a.{kind}"]
    casummit("export", str(folder / f"b.{kind}"))
    assert (folder / f"a.{kind}").read_bytes() == (folder / f"b.{kind}").read_bytes() != b""


@pytest.mark.parametrize("kind", ["json", "jsonl", "csv", "tsv", "yaml", "md"])
def test_standard_output_gets_the_same(casummit: Casummit, tmp_path: Path, kind: str) -> None:
    """`-` is standard output; the format is to be named."""
    file = tmp_path / f"a.{kind}"
    casummit("export", str(file))
    assert casummit("export", "-", "--format", kind).out == file.read_text(encoding="utf-8")


def test_short_forms_of_formats(casummit: Casummit) -> None:
    """As everywhere."""
    assert json.loads(casummit("export", "-", "--json").out)["dataset"]["version"] == "1.2.3"


def test_a_document_is_in_the_language_asked_for(casummit: Casummit) -> None:
    """It is for people; JSON is not."""
    assert "Участники" in casummit("export", "-", "-f", "md", "--lang", "ru").out
    both = [casummit("export", "-", "--json", "--lang", lang).out for lang in ("en", "ru")]
    assert both[0] == both[1]


def test_filters_narrow(casummit: Casummit) -> None:
    """All meetings count unless one is asked for; what nobody names any more is left out."""
    found = json.loads(casummit("export", "-", "--json", "-c", "TM").out)
    assert [each["id"] for each in found["initiatives"]] == ["2025-tm-water", "2021-tm-water"]
    assert (found["quotes"], found["threads"]) == ([], [])
    assert [each["id"] for each in found["topics"]] == ["water"]


def test_a_shared_surname_is_remarked_on(casummit: Casummit, tmp_path: Path) -> None:
    """As everywhere."""
    run = casummit("export", str(tmp_path / "a.csv"), "-l", "Berdimuhamedow")
    assert "'Berdimuhamedow' means berdimuhamedow-g and berdimuhamedow-s" in run.err


def test_the_yaml_is_a_data_set(casummit: Casummit, tmp_path: Path) -> None:
    """It passes `validate`, and answers as the original does."""
    file = tmp_path / "part.yaml"
    casummit("export", str(file), "--meeting", "2025")
    casummit("validate", str(file))
    query = ("initiatives", "-m", "2025", "--fields", "id,title,sources,evidence,quotes", "--json")
    assert casummit(*query, "--data", str(file)).out == casummit(*query).out


def test_an_existing_file_is_refused(casummit: Casummit, tmp_path: Path) -> None:
    """Unless it may be replaced."""
    file = tmp_path / "a.json"
    file.write_text("precious")
    file.chmod(0o640)
    run = casummit("export", str(file), code=3)
    assert (run.out, run.err) == ("", f"casummit: error: {file} exists already\n--force replaces it\n")
    assert file.read_text() == "precious"
    casummit("export", str(file), "--force")
    assert json.loads(file.read_text())["dataset"]["name"] == "small"
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("kind", ["json", "sqlite"])
def test_a_file_that_appeared_meanwhile_is_refused_too(
    casummit: Casummit, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the first look and the last."""
    monkeypatch.setattr("ca_summit.terminal.files.refuse_existing", Path.touch)
    file = tmp_path / f"a.{kind}"
    run = casummit("export", str(file), code=3)
    assert run.err == f"casummit: error: {file} exists already\n--force replaces it\n"
    assert file.read_bytes() == b""
    assert sorted(each.name for each in tmp_path.iterdir()) == [file.name, "data.yaml"]


@pytest.mark.parametrize("kind", ["json", "sqlite"])
@pytest.mark.parametrize(
    "arguments", [["--country", "Atlantis"], ["--data", "missing.yaml"]], ids=lambda arguments: arguments[0]
)
def test_an_error_leaves_the_file_as_it_was(
    casummit: Casummit, tmp_path: Path, kind: str, arguments: list[str]
) -> None:
    """Also one that might be replaced."""
    file = tmp_path / f"a.{kind}"
    file.write_text("precious")
    casummit("export", str(file), "--force", *arguments, code=2 if "Atlantis" in arguments else 3)
    assert file.read_text() == "precious"


@pytest.mark.parametrize("name", ["a.xls", "a"])
def test_an_unknown_ending_is_a_usage_error(casummit: Casummit, tmp_path: Path, name: str) -> None:
    """It names the known ones, and writes nothing."""
    run = casummit("export", str(tmp_path / name), code=2)
    assert "known: .json, .jsonl, .csv, .tsv, .yaml, .yml, .md, .sqlite, .db, .xlsx, FOLDER/;" in run.err


@pytest.mark.parametrize("kind", ["json", "sqlite"])
def test_what_cannot_be_written_leaves_nothing_behind(casummit: Casummit, tmp_path: Path, kind: str) -> None:
    """A folder that is not there, one that stands in the file's place, a file in the folder's."""
    folder = tmp_path / "new"
    (folder / f"folder.{kind}").mkdir(parents=True)
    (folder / "file").touch()
    for name in (f"missing/a.{kind}", f"folder.{kind}", f"file/a.{kind}"):
        run = casummit("export", str(folder / name), code=3)
        assert run.err.startswith(f"casummit: error: cannot write {folder / name}: ")
    assert sorted(file.name for file in folder.rglob("*")) == ["file", f"folder.{kind}"]


@pytest.mark.parametrize("kind", ["json", "sqlite", "xlsx"])
def test_a_full_device_is_one_line(casummit: Casummit, kind: str) -> None:
    """Devices are written to, and never replaced."""
    run = casummit("export", "/dev/full", "-f", kind, code=3)
    assert run.err == "casummit: error: cannot write /dev/full: No space left on device\n"
    casummit("export", "/dev/null", "-f", kind)
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("kind", ["json", "sqlite", "xlsx"])
def test_no_room_for_the_file_leaves_the_old_one(tmp_path: Path, kind: str) -> None:
    """A limit on the size of files stands for a full disk."""
    file = tmp_path / f"a.{kind}"
    file.write_text("precious")
    data = write_data(tmp_path, small_data())
    limits = "trap '' XFSZ; ulimit -f 1; export CASUMMIT_CACHE=off PYTHONDONTWRITEBYTECODE=1"
    run = in_shell(f"{limits}; casummit export {file} --force --data {data}")
    assert (run.code, run.out) == (3, "")
    assert run.err.startswith("casummit: error: cannot ")
    assert len(run.err.splitlines()) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == [file.name, data.name]
    assert file.read_text() == "precious"


def test_a_stream_by_its_name_is_written_to(tmp_path: Path) -> None:
    """A file that standard output goes to is neither refused nor replaced."""
    file = tmp_path / "out"
    run = in_shell(f"{{ echo before; casummit export /dev/stdout -f sqlite; }} > {file}")
    assert (run.code, run.err) == (0, "")
    assert file.read_bytes().startswith(b"before\nSQLite format 3\0")


def test_a_reader_that_goes_away_is_no_error() -> None:
    """As in every pipe."""
    run = in_shell("set -o pipefail; casummit export - --json | head -1")
    assert (run.code, run.out, run.err) == (0, "{\n", "")


def test_whoever_watches_is_told_what_was_written(tmp_path: Path) -> None:
    """How much, and of which version."""
    run = on_terminal("export", str(tmp_path / "a.sqlite"), "--meeting", "7")
    assert run.out == "12 initiatives, casummit 1.0.0\n"


def test_a_database_agrees_with_the_program(tmp_path: Path) -> None:
    """Counts, foreign keys, full-text search."""
    file = tmp_path / "summit.db"
    assert in_pipe("export", str(file)).code == 0
    count = int(in_pipe("initiatives", "-m", "all", "--count").out)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM initiatives").fetchone() == (count,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT name, version FROM dataset").fetchall() == [("casummit", "1.0.0")]
        query = "SELECT count(*) FROM initiatives_fts WHERE initiatives_fts MATCH 'rare earth'"
        assert connection.execute(query).fetchone() == (2,)


def test_a_database_in_use_is_not_replaced(casummit: Casummit, tmp_path: Path) -> None:
    """Its journal would be read into the new one."""
    file = tmp_path / "a.db"
    casummit("export", str(file))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("DELETE FROM dataset")
        connection.commit()
        run = casummit("export", str(file), "--force", code=3)
        assert run.err.startswith(f"casummit: error: {file} is in use")
    casummit("export", str(file), "--force")


def test_nothing_in_the_data_steers_a_terminal(casummit: Casummit, tmp_path: Path) -> None:
    """In every kind of text."""
    data = small_data()
    for record in data["initiatives"]:
        record["title"] = {"en": "\x1b[31m\u202ered", "ru": "Ы\u2028\x9b"}
    data["publishers"]["paper"]["note"] = "\x1b]8;;\x07"
    data["dataset"]["license"] = data["dataset"]["name"] = "\x1b[31m"
    file = write_data(tmp_path, data, "hostile.yaml")
    for kind in ("json", "jsonl", "csv", "tsv", "yaml", "md"):
        out = casummit("export", "-", "-f", kind, "--data", str(file)).out
        assert not steering().search(out.replace("\n", "").replace("\t", ""))


def test_an_interrupt_leaves_nothing_behind(tmp_path: Path) -> None:
    """Whenever it comes, there is a whole file or none."""
    for number in range(8):
        file = tmp_path / f"{number}.sqlite"
        process = subprocess.Popen([PROGRAM, "export", str(file)], stderr=subprocess.PIPE)
        time.sleep(0.1 * number)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        assert {each.name for each in tmp_path.iterdir()} <= {f"{each}.sqlite" for each in range(8)} | {
            "data.yaml"
        }
        if file.exists():
            with closing(sqlite3.connect(file)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_what_killed_runs_left_the_next_one_takes_away(tmp_path: Path) -> None:
    """Whenever it comes, there is a whole file or none, and nothing in the folder for temporary files."""
    folder, temporary = tmp_path / "new", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    environ = {**ENVIRONMENT, "TMPDIR": str(temporary)}
    for number in range(8):
        process = subprocess.Popen([PROGRAM, "export", str(folder / f"{number}.sqlite")], env=environ)
        time.sleep(0.1 + 0.05 * number)
        process.kill()
        process.wait(timeout=60)
    assert in_pipe("export", str(folder / "last.sqlite"), environ=environ).code == 0
    for file in folder.iterdir():
        with closing(sqlite3.connect(file)) as connection:
            assert file.suffix == ".sqlite"
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert [*temporary.iterdir()] == []


def test_a_database_for_a_stream_is_made_elsewhere(casummit: Casummit, tmp_path: Path) -> None:
    """What a killed run left there is taken away, too."""
    left = Path(tempfile.gettempdir(), ".casummit-left")
    left.touch()
    casummit("export", "/dev/null", "-f", "sqlite")
    assert not left.exists()


def test_nothing_found_is_an_empty_data_set(casummit: Casummit) -> None:
    """No error: it says what it is, and holds nothing."""
    found = json.loads(casummit("export", "-", "--json", "-c", "TM", "-t", "ai").out)
    assert found.pop("dataset")["version"] == "1.2.3"
    assert found == {name: [] for name in REGISTERS}


def test_a_package_is_a_folder_of_its_own(casummit: Casummit, tmp_path: Path) -> None:
    """A slash at the end of the name says so, or the format; the same bytes every time."""
    one, other = tmp_path / "one", tmp_path / "other"
    run = casummit("export", f"{one}/", "--topic", "ai")
    assert (run.out, run.err) == ("", "")
    casummit("export", str(other), "-f", "package", "--topic", "ai", "--lang", "ru")
    files = {each.name: each.read_bytes() for each in one.iterdir()}
    assert {each.name: each.read_bytes() for each in other.iterdir()} == files
    assert "topic: Artificial intelligence." in json.loads(files["datapackage.json"])["description"]
    assert files["topics.csv"].decode().count("\n") == 3


def test_a_package_that_is_there_is_refused(casummit: Casummit, tmp_path: Path) -> None:
    """Unless it may be replaced; never where there is anything else."""
    folder = tmp_path / "out"
    casummit("export", f"{folder}/")
    run = casummit("export", f"{folder}/", code=3)
    assert run.err == f"casummit: error: {folder} exists already\n--force replaces it\n"
    casummit("export", f"{folder}/", "--force")
    (folder / "notes.txt").write_text("precious")
    run = casummit("export", f"{folder}/", "--force", code=3)
    assert run.err == f"casummit: error: {folder} holds something else: notes.txt\nname another folder\n"
    assert (folder / "notes.txt").read_text() == "precious"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["data.yaml", "out"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-", "-f", "xlsx"], "xlsx cannot be written to standard output"),
        (["-", "-f", "package"], "package cannot be written to standard output"),
        (["out/", "-f", "csv"], "csv is a file, and 'out/' is a folder"),
        (["a.sqlite", "--bom"], "sqlite takes no byte order mark"),
        (["out/", "--bom"], "package takes no byte order mark"),
        (["-"], "for standard output give the format with --format"),
    ],
    ids=str,
)
def test_a_place_that_does_not_fit_the_format_is_a_usage_error(
    casummit: Casummit, arguments: list[str], message: str
) -> None:
    """Nothing is written."""
    run = casummit("export", *arguments, code=2)
    assert run.err.startswith(f"casummit: error: {message}\n")


@pytest.mark.parametrize("kind", ["csv", "tsv", "json", "md"])
def test_a_byte_order_mark_where_it_is_asked_for(casummit: Casummit, tmp_path: Path, kind: str) -> None:
    """In a file and on standard output; the rest is the same."""
    plain = casummit("export", "-", "-f", kind).out
    assert casummit("export", "-", "-f", kind, "--bom").out == f"\ufeff{plain}"
    casummit("export", str(tmp_path / f"a.{kind}"), "--bom")
    assert (tmp_path / f"a.{kind}").read_bytes() == f"\ufeff{plain}".encode()


def test_a_workbook_without_its_library_is_refused_at_once(
    casummit: Casummit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says how to get it; nothing is written, no data are read."""
    monkeypatch.setattr("ca_summit.export.workbook.find_spec", lambda name: None)
    file = tmp_path / "a.xlsx"
    run = casummit("export", str(file), "--data", "missing.yaml", code=3)
    assert run.err == (
        f"casummit: error: cannot write {file}: the library XlsxWriter is not installed\n"
        "install it with: pip install 'casummit[xlsx]'\n"
    )
    assert not file.exists()


def test_home_is_expanded(casummit: Casummit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the shell leaves it as it is; a cache there is a folder of the home, not one named `~`."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CASUMMIT_CACHE", "~/cache")
    monkeypatch.chdir(tmp_path)
    casummit("export", "~/a.json", "--data=~/data.yaml")
    assert json.loads((tmp_path / "a.json").read_text())["dataset"]["name"] == "small"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.json", "cache", "data.yaml"]
