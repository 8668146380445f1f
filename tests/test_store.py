"""The compiled form: always in step with its file, never trusted, never in the way."""

import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import ca_summit
from ca_summit.errors import DataError
from ca_summit.model import Dataset
from ca_summit.query import Criteria, Summit
from ca_summit.store import open_store
from tests.support import ENVIRONMENT, PROGRAM, in_pipe, small_data

QUERY = ["initiatives", "-m", "all", "--data"]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder, that is not there yet."""
    folder = tmp_path / "cache" / "casummit"
    monkeypatch.setenv("CASUMMIT_CACHE", str(folder))
    return folder


def titles(file: Path) -> list[str]:
    """The titles of a data set, as the library tells them."""
    return [each.title.en for each in ca_summit.load(file).initiatives()]


def the_store(cache: Path) -> Path:
    """The one file in the cache."""
    (file,) = cache.iterdir()
    return file


def test_the_second_reading_opens_the_store(
    cache: Path, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The YAML file is not read again, and the answer is the same."""
    first = titles(small_file)

    def no_reading(path: Path) -> Dataset:
        raise AssertionError(f"{path} was read again")

    monkeypatch.setattr("ca_summit.loader.load", no_reading)
    assert titles(small_file) == first


@pytest.mark.parametrize(
    "query", [QUERY, ["stats", "--data"], ["timeline", "--data"]], ids=lambda words: words[0]
)
def test_a_query_from_the_store_imports_neither_yaml_nor_rich(
    cache: Path, small_file: Path, query: list[str]
) -> None:
    """Start-up is what a user feels: nothing heavy on the way of a plain query in a pipe."""
    script = (
        "import sys; from ca_summit.__main__ import main; main(sys.argv[1:]);"
        "print(sorted({'yaml', 'rich', 'jsonschema_rs', 'ca_summit.loader', 'ca_summit.render', 'ca_summit.model'}"
        " & sys.modules.keys()))"
    )
    for expected in ("'yaml'", "[]"):
        run = subprocess.run(
            [PROGRAM.with_name("python"), "-c", script, *query, str(small_file)],
            env={**ENVIRONMENT, "CASUMMIT_CACHE": str(cache)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert expected in run.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    "change",
    [
        lambda file, text: file.write_text(text.replace("Share", "Split"), encoding="utf-8"),
        lambda file, text: (file.unlink(), file.write_text(text.replace("Share", "Split"), encoding="utf-8")),
        lambda file, text: (
            file.with_suffix(".new").write_text(text.replace("Share", "Split"), encoding="utf-8")
            and file.with_suffix(".new").replace(file)
        ),
    ],
    ids=["in place", "written anew", "replaced"],
)
def test_a_changed_file_is_never_answered_from_an_old_store(
    cache: Path, small_file: Path, change: Callable[[Path, str], object]
) -> None:
    """Same size, same second: the store follows the file."""
    assert all(title.startswith("Share") for title in titles(small_file))
    change(small_file, small_file.read_text(encoding="utf-8"))
    assert all(title.startswith("Split") for title in titles(small_file))
    assert len([*cache.iterdir()]) == 1


def test_a_file_that_became_invalid_is_an_error(cache: Path, small_file: Path) -> None:
    """The old store is no answer, and the good one comes back with the good file."""
    good = small_file.read_bytes()
    titles(small_file)
    small_file.write_bytes(good + b"stray: 1\n")
    with pytest.raises(DataError):
        titles(small_file)
    small_file.write_bytes(good)
    assert len(titles(small_file)) == 4


def test_a_file_that_is_gone_is_an_error(cache: Path, small_file: Path) -> None:
    """A store without its file is no data set."""
    titles(small_file)
    small_file.unlink()
    with pytest.raises(DataError, match="No such file"):
        titles(small_file)


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: b"not a database",
        lambda raw: raw[:100],
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw[:4096] + bytes(len(raw) - 4096),
        lambda raw: raw[:8192] + b"\xff" * (len(raw) - 8192),
        lambda raw: bytes(byte ^ 0xFF for byte in raw),
    ],
    ids=["empty", "text", "header only", "half", "zeros", "ones", "inverted"],
)
def test_a_damaged_store_costs_time_and_no_answer(
    cache: Path, small_file: Path, damage: Callable[[bytes], bytes]
) -> None:
    """Whatever is wrong with it, the file is read instead."""
    expected = in_pipe(*QUERY, str(small_file), environ={"CASUMMIT_CACHE": "off"})
    titles(small_file)
    store = the_store(cache)
    store.write_bytes(damage(store.read_bytes()))
    assert in_pipe(*QUERY, str(small_file), environ={"CASUMMIT_CACHE": str(cache)}) == expected
    assert len(titles(small_file)) == 4


def test_a_store_of_another_version_is_made_anew(cache: Path, small_file: Path) -> None:
    """A program reads only what it wrote itself."""
    titles(small_file)
    with sqlite3.connect(the_store(cache)) as connection:
        connection.execute("UPDATE meta SET value = replace(value, '\"1\"', '\"0\"') WHERE name = 'state'")
        connection.execute("UPDATE record SET body = '{}'")
    connection.close()
    assert len(titles(small_file)) == 4


@pytest.mark.parametrize("folder", ["off", "/dev/null/none", "/proc/none", "file"])
def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, small_file: Path, folder: str
) -> None:
    """`off`, a folder that cannot be made, a file in its place: the answer is the same, and silent."""
    (tmp_path / "file").touch()
    named = str(tmp_path / folder) if folder == "file" else folder
    run = in_pipe(*QUERY, str(small_file), environ={"CASUMMIT_CACHE": named})
    assert (run.code, run.err, len(run.lines)) == (0, "", 4)


def test_a_crowd_of_first_calls_gets_one_answer(cache: Path, small_file: Path) -> None:
    """Twelve at once, none waits for another, none sees half a store; one is left."""
    env = {**ENVIRONMENT, "CASUMMIT_CACHE": str(cache)}
    crowd = [
        subprocess.Popen(
            [PROGRAM, *QUERY, str(small_file)], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(12)
    ]
    answers = {process.communicate(timeout=60) for process in crowd}
    assert {process.returncode for process in crowd} == {0}
    assert len(answers) == 1
    assert len(next(iter(answers))[0].splitlines()) == 4
    assert [file.suffix for file in cache.iterdir()] == [".sqlite"]


def test_a_kill_at_any_moment_leaves_a_sound_cache(cache: Path, small_file: Path) -> None:
    """Half a store is never in place: the next call answers."""
    env = {**ENVIRONMENT, "CASUMMIT_CACHE": str(cache)}
    for step in range(8):
        process = subprocess.Popen([PROGRAM, *QUERY, str(small_file)], env=env, stdout=subprocess.DEVNULL)
        time.sleep(0.04 * step)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
        assert len(titles(small_file)) == 4


def test_what_is_no_ordinary_file_is_read_each_time(cache: Path, small_file: Path, tmp_path: Path) -> None:
    """A pipe has no state that a store could be in step with."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = subprocess.Popen(["cp", str(small_file), str(pipe)])
    assert len(titles(pipe)) == 4
    assert writer.wait(timeout=60) == 0
    assert not cache.exists()


def test_the_store_tells_what_the_data_set_tells(cache: Path, small_file: Path) -> None:
    """Every record read back from the store is the record that was put in."""
    from ca_summit.build import build

    stored, built = Summit(open_store(small_file)).dataset, build(small_data())
    for register in ("countries", "leaders", "topics", "publishers", "sources", "meetings", "documents"):
        assert dict(getattr(stored, register)) == dict(getattr(built, register))
    for register in ("initiatives", "quotes", "threads", "concepts"):
        assert dict(getattr(stored, register)) == dict(getattr(built, register))
    assert (stored.name, stored.version, stored.description) == (built.name, built.version, built.description)


def test_counts_are_counted_by_the_database(small: Summit) -> None:
    """As many as are found, without reading one."""
    for criteria in (Criteria(), Criteria.of(country="KZ"), Criteria.of(topic="ai", year="2021")):
        found = small.find("initiative", criteria)
        assert found.count() == len(found.rows())


def test_a_data_set_is_asked_from_any_thread(cache: Path, small_file: Path) -> None:
    """From the store and from memory, in turn."""
    from concurrent.futures import ThreadPoolExecutor

    for summit in (
        ca_summit.load(small_file),
        ca_summit.load(small_file),
        Summit(ca_summit.load(small_file).dataset),
    ):
        with ThreadPoolExecutor(4) as pool:
            counts = list(pool.map(lambda asked: len(asked.initiatives()), [summit] * 20))
        assert counts == [4] * 20
        assert len(summit.initiatives()) == 4
