"""The compiled form: always in step with its file, never trusted, never in the way."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import create_autospec
from zlib import crc32

import pytest
from platformdirs import user_cache_dir

import ca_summit
from ca_summit.errors import DataError
from ca_summit.language.labels import STEPS
from ca_summit.loading import loader
from ca_summit.query.criteria import Criteria
from ca_summit.query.summit import Summit
from ca_summit.records.kinds import REGISTERS
from ca_summit.store.cache import _state, _users_folder, ship, shipped_name
from tests.support import ENVIRONMENT, PROGRAM, in_pipe, small_data

QUERY = ["initiatives", "-m", "all", "--data"]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder, that is not there yet."""
    folder = tmp_path / "cache" / "casummit"
    monkeypatch.setenv("CASUMMIT_CACHE", str(folder))
    return folder


def edit_unseen(file: Path) -> None:
    """Change what a file says, but neither its size nor its time."""
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("Share", "Split"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def titles(file: Path) -> list[str]:
    """The titles of a data set, as the library tells them."""
    return [each.title.en for each in ca_summit.load(file).initiatives()]


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on a YAML file that is read is a failure."""
    no_reading = create_autospec(loader.load, side_effect=AssertionError("the file was read again"))
    monkeypatch.setattr(loader, "load", no_reading)


def the_store(cache: Path) -> Path:
    """The one file in the cache."""
    (file,) = cache.iterdir()
    return file


def test_the_second_reading_opens_the_store(
    cache: Path, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The YAML file is not read again, and the answer is the same."""
    first = titles(small_file)

    forbid_reading(monkeypatch)
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
        "print(sorted({'yaml', 'rich', 'jsonschema_rs', 'ca_summit.loading.loader', 'ca_summit.screen.renderer', 'ca_summit.model'}"
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


def test_a_closed_data_set_lets_go_of_its_store(cache: Path, small_file: Path) -> None:
    """At once, also while somebody still has the data set at hand."""

    def is_open() -> bool:
        files = {os.path.realpath(each) for each in Path("/proc/self/fd").iterdir()}
        return str(the_store(cache)) in files

    summit = ca_summit.load(small_file)
    assert is_open()
    summit.close()
    assert not is_open()


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


@pytest.mark.once
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
        ((head,),) = connection.execute("SELECT body FROM value WHERE number = 0")
        older = head.replace(ca_summit.__version__.encode(), b"0.0.1")
        connection.execute(
            "UPDATE value SET body = ?, checksum = ? WHERE number = 0", (older, crc32(older, 0))
        )
        connection.execute("UPDATE value SET body = '{}' WHERE number > 0")
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


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_in_a_first_reading_leaves_a_sound_cache(cache: Path, small_file: Path, step: str) -> None:
    """Whatever it was about: half a store is never in place, and the next call answers."""
    script = (
        "import ca_summit, os, sys; file, last = sys.argv[1:];"
        "ca_summit.load(file, progress=lambda step, share: step == last and os.kill(os.getpid(), 9))"
    )
    process = subprocess.run(
        [sys.executable, "-c", script, str(small_file), step],
        env={**ENVIRONMENT, "CASUMMIT_CACHE": str(cache)},
        check=False,
    )
    assert process.returncode == -signal.SIGKILL
    assert len(titles(small_file)) == 4
    assert [file.suffix for file in cache.iterdir()] == [".sqlite"]


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
    from ca_summit.loading.build import build

    stored, built = ca_summit.load(small_file).dataset, build(small_data())
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


def test_a_data_set_is_asked_from_any_number_of_threads(cache: Path, small_file: Path) -> None:
    """1,500 calls, from the store and from memory: every answer is right."""
    from concurrent.futures import ThreadPoolExecutor

    def asked(number: int) -> int:
        summit = summits[number % 3]
        if number % 2:
            return len(summit.initiatives(country="KZ")) + len(summit.search("water", country="TM"))
        return len(summit.initiatives(topic="water"))

    summits = (
        ca_summit.load(small_file),
        ca_summit.load(small_file),
        Summit(ca_summit.load(small_file).dataset),
    )
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(asked, range(1_500))) == [4] * 1_500


def everything(file: Path) -> list[Any]:
    """All that a data set tells, in one order."""
    with ca_summit.load(file) as summit:
        registers = (list(summit.find(kind).rows()) for kind in REGISTERS.values())
        return [
            *registers,
            summit.tally(["topic", "country"]),
            summit.timeline(),
            summit.search("water"),
            summit.initiatives(country="KZ", topic="water", year="2021"),
            [summit.show(id_) for _, id_ in summit.ids()],
        ]


def test_no_flipped_bit_is_an_answer(cache: Path, small_file: Path) -> None:
    """Wherever it is in the store: the answer is right, and the store is sound again if it was noticed."""
    expected = everything(small_file)
    store = the_store(cache)
    sound, times = store.read_bytes(), store.stat()
    random = Random(1)  # noqa: S311 # the same each time
    bodies = [at for at in range(len(sound)) if sound.startswith(b"Share water", at)]
    places = [*bodies, *random.sample(range(len(sound)), 120)]
    for place in places:
        damaged = bytearray(sound)
        damaged[place] ^= 1 << random.randrange(8)
        store.write_bytes(damaged)
        os.utime(store, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert everything(small_file) == expected, f"bit at {place} flipped"
        store.write_bytes(sound)


@pytest.mark.parametrize("lost", [b"number = 2", b"number > 5", b"number = (SELECT max(number) FROM value)"])
def test_what_is_lost_is_not_nothing(cache: Path, small_file: Path, lost: bytes) -> None:
    """A row that is not there any more is damage, not an answer without it."""
    expected = everything(small_file)
    with sqlite3.connect(the_store(cache)) as connection:
        connection.execute(f"DELETE FROM value WHERE {lost.decode()}")
    connection.close()
    assert everything(small_file) == expected


def test_a_damaged_store_is_made_anew_once(
    cache: Path, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next call opens it without reading the file."""
    titles(small_file)
    with sqlite3.connect(the_store(cache)) as connection:
        connection.execute("UPDATE value SET body = replace(body, 'Share', 'Split')")
    connection.close()
    assert titles(small_file)[0].startswith("Share")
    forbid_reading(monkeypatch)
    assert titles(small_file)[0].startswith("Share")


def test_damage_and_a_change_at_once_is_an_error(cache: Path, small_file: Path) -> None:
    """Half an answer of the old file and half of the new one is none."""
    with ca_summit.load(small_file) as summit:
        store = the_store(cache)
        store.write_bytes(bytes(store.stat().st_size))
        small_file.write_text(
            small_file.read_text(encoding="utf-8").replace("Share", "Split"), encoding="utf-8"
        )
        with pytest.raises(DataError, match="changed while it was read"):
            summit.initiatives()


def forge(store: Path) -> None:
    """Makes a store say what its file does not, with the right checksums."""
    with sqlite3.connect(store) as connection:
        rows = connection.execute("SELECT number, body FROM value").fetchall()
        forged = [(number, body.replace(b"Share", b"Forge")) for number, body in rows]
        connection.executemany(
            "UPDATE value SET checksum = ?, body = ? WHERE number = ?",
            [(crc32(body, number), body, number) for number, body in forged],
        )
    connection.close()


@pytest.mark.parametrize(
    "given_away",
    [
        lambda store: store.chmod(0o666),
        lambda store: store.chmod(0o664),
        pytest.param(
            lambda store: os.chown(store, 54321, 54321),
            marks=pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away"),
        ),
    ],
    ids=["anybody's", "the group's", "another user's"],
)
def test_a_store_that_others_may_have_written_is_not_believed(
    cache: Path, small_file: Path, given_away: Callable[[Path], object]
) -> None:
    """In a shared folder anybody may lay a file in its place."""
    titles(small_file)
    forge(the_store(cache))
    assert titles(small_file)[0].startswith("Forge")  # checksums alone do not tell
    given_away(the_store(cache))
    assert titles(small_file)[0].startswith("Share")


@pytest.mark.parametrize("lay", [os.mkfifo, os.mkdir, lambda place: place.symlink_to("/dev/zero")])
def test_what_is_no_plain_file_is_no_store(
    cache: Path, small_file: Path, lay: Callable[[Path], object]
) -> None:
    """A pipe would hang, a device never end."""
    titles(small_file)
    place = the_store(cache)
    place.unlink()
    lay(place)
    assert in_pipe(*QUERY, str(small_file), environ={"CASUMMIT_CACHE": str(cache)}).code == 0


def test_a_file_changed_at_equal_size_and_time_is_read_anew(cache: Path, small_file: Path) -> None:
    """Restored backups and synchronised folders put the time back; the time of the change stays."""
    titles(small_file)
    edit_unseen(small_file)
    assert titles(small_file)[0].startswith("Split")


def test_a_coarse_clock_hides_no_change(
    cache: Path, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file may have changed within the clock's grain its content decides."""
    frozen = _state(small_file)
    monkeypatch.setattr("ca_summit.store.cache._state", lambda path: frozen)
    assert titles(small_file)[0].startswith("Share")
    small_file.write_text(small_file.read_text(encoding="utf-8").replace("Share", "Split"), encoding="utf-8")
    assert titles(small_file)[0].startswith("Split")


def test_an_old_file_is_not_read_to_be_believed(
    cache: Path, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its state is enough, at the latest from the second look on."""
    titles(small_file)
    monkeypatch.setattr("ca_summit.store.cache._GRAIN", 0)
    titles(small_file)
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda path: b"")
    forbid_reading(monkeypatch)
    assert len(titles(small_file)) == 4


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0, 0o644), (0o002, 0o644)])
def test_who_may_read_the_folder_may_read_the_store(
    cache: Path, small_file: Path, mask: int, mode: int
) -> None:
    """By the umask; but nobody else ever may write it, or it would not be believed."""
    before = os.umask(mask)
    try:
        titles(small_file)
    finally:
        os.umask(before)
    assert cache.stat().st_mode & 0o777 == 0o777 & ~mask
    assert the_store(cache).stat().st_mode & 0o777 == mode


def test_the_users_own_folder_is_for_the_user_alone(
    tmp_path: Path, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the XDG Base Directory Specification wants it, whatever the umask."""
    monkeypatch.delenv("CASUMMIT_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "a" / "b"))
    before = os.umask(0)
    try:
        titles(small_file)
    finally:
        os.umask(before)
    for folder in ("a", "a/b", "a/b/casummit"):
        assert (tmp_path / folder).stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can write what is root's")
def test_a_cache_that_root_has_warmed_is_good_for_all(
    cache: Path, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who finds root's store out of step keeps one of their own beside it; neither is made twice."""
    titles(small_file)
    with monkeypatch.context() as somebody:
        somebody.setattr("os.getuid", lambda: 54321)
        forbid_reading(somebody)
        titles(small_file)
    os.utime(small_file)
    with monkeypatch.context() as somebody:
        somebody.setattr("os.getuid", lambda: 54321)
        titles(small_file)
        assert sorted(each.name.count("-54321") for each in cache.iterdir()) == [0, 1]
        forbid_reading(somebody)
        titles(small_file)
    titles(small_file)
    forbid_reading(monkeypatch)
    titles(small_file)


def test_stores_of_files_that_are_gone_are_taken_away_in_passing(
    cache: Path, tmp_path: Path, small_file: Path
) -> None:
    """By whoever makes a new one; nothing is touched that is not a store of ours."""
    titles(small_file)
    gone = small_file.rename(tmp_path / "gone.yaml")
    titles(gone)
    kept = [cache / "notes.sqlite", cache / "mine-0123abcd.sqlite", cache / "mine-0123abcd-7.sqlite"]
    for file in kept:
        file.write_text("not a store")
    (cache / ".casummit-1-killed").touch()
    other = gone.rename(tmp_path / "other.yaml")
    titles(other)
    names = {each.name.partition("-")[0] for each in cache.iterdir() if each not in kept}
    assert names == {"other"}
    assert all(file.exists() for file in kept)


def test_of_many_stores_a_few_are_looked_at_each_time(
    cache: Path, tmp_path: Path, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a new store costs does not follow the number of those that are there; in time all orphans go."""
    monkeypatch.setattr("ca_summit.store.cache.MOST_SWEPT", 2)
    small_file = small_file.rename(tmp_path / "gone.yaml")
    titles(small_file)
    for number in range(4):
        shutil.copy(the_store(cache), tmp_path / f"gone-0000000{number}.sqlite")
    for each in tmp_path.glob("gone-*"):
        each.rename(cache / each.name)
    kept = small_file.rename(tmp_path / "kept.yaml")
    left: list[int] = []
    while len(left) < 40 and (not left or left[-1] > 1):
        kept.touch()
        titles(kept)
        left.append(len([*cache.iterdir()]))
    assert left[0] >= 4
    assert left[-1] == 1


def test_the_users_own_folder_keeps_no_store_that_nobody_reads(
    tmp_path: Path, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an earlier version left there is gone with the next new store."""
    monkeypatch.delenv("CASUMMIT_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = tmp_path / "casummit"
    folder.mkdir()
    (folder / "old-0123abcd.sqlite").write_text("of another version")
    (folder / "notes.txt").write_text("somebody's")
    titles(small_file)
    assert sorted(each.name.partition("-")[0] for each in folder.iterdir()) == ["data", "notes.txt"]


@pytest.fixture
def shipped(small_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that is installed beside the built-in file, which is the small one; there is no cache."""
    monkeypatch.setattr("ca_summit.store.cache.built_in", lambda: small_file)
    monkeypatch.setenv("CASUMMIT_CACHE", "off")
    place = small_file.with_name(shipped_name(small_file))
    ship(small_file, place)
    return place


def test_the_built_in_data_set_comes_compiled(
    shipped: Path, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not read, not even the first time, whenever and by whomever it was installed."""
    os.utime(small_file, (0, 0))
    shipped.chmod(0o664)
    forbid_reading(monkeypatch)
    assert len(titles(small_file)) == 4


def test_a_built_in_file_that_was_changed_is_read(shipped: Path, small_file: Path) -> None:
    """The store that came with it is in step with its content."""
    edit_unseen(small_file)
    assert titles(small_file)[0].startswith("Split")


def test_a_changed_program_believes_no_store_of_another(
    shipped: Path, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of the program was edited where it is installed."""
    forge(shipped)
    assert titles(small_file)[0].startswith("Forge")
    monkeypatch.setattr("ca_summit.store.cache._makers", lambda: 1)
    assert titles(small_file)[0].startswith("Share")


def test_no_other_file_is_answered_from_what_lies_beside_it(
    shipped: Path, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who sends a data set must not send what says something else."""
    forge(shipped)
    monkeypatch.setattr("ca_summit.store.cache.built_in", lambda: small_file.with_name("other.yaml"))
    assert titles(small_file)[0].startswith("Share")


def test_a_damaged_shipped_store_costs_no_answer(shipped: Path, small_file: Path) -> None:
    """Bit by bit or as a whole."""
    for damaged in (bytes(shipped.stat().st_size), shipped.read_bytes().replace(b"Share", b"Split"), b""):
        shipped.write_bytes(damaged)
        assert titles(small_file)[0].startswith("Share")


HOMES = [
    {"HOME": ""},
    {"HOME": "relative"},
    {"HOME": "~"},
    {"HOME": "/dev/null"},
    {"XDG_CACHE_HOME": "relative"},
    {"XDG_CACHE_HOME": "~/cache"},
    {"XDG_CACHE_HOME": "/dev/null"},
    {"CASUMMIT_CACHE": "~nobody-of-this-name/cache"},
    {"CASUMMIT_CACHE": "~/cache", "HOME": ""},
    {"CASUMMIT_CACHE": "", "HOME": ""},
]


@pytest.mark.parametrize("environ", HOMES, ids=str)
def test_a_home_that_is_none_costs_no_answer(
    tmp_path: Path, small_file: Path, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And litters no folder of such a name."""
    for name in ("HOME", "CASUMMIT_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert len(titles(small_file)) == 4
    assert not [*Path().iterdir()]


@pytest.mark.parametrize("error", [RuntimeError("no home"), FileNotFoundError("no working folder")])
def test_a_machine_without_a_home_answers(
    small_file: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """A user whom the system does not know has none; platformdirs raises then."""

    def no_home(*_: object, **__: object) -> str:
        raise error

    monkeypatch.delenv("CASUMMIT_CACHE")
    monkeypatch.setattr("platformdirs.user_cache_dir", no_home)
    monkeypatch.setattr("pathlib.Path.home", no_home)
    for platform in ("linux", "darwin"):
        monkeypatch.setattr("sys.platform", platform)
        assert len(titles(small_file)) == 4


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked")
@pytest.mark.parametrize("environ", [{}, {"XDG_CACHE_HOME": "/x/cache"}, {"XDG_CACHE_HOME": ""}])
def test_the_users_folder_is_where_platformdirs_has_it(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str]
) -> None:
    """On Linux it is found without it, which is quicker."""
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert _users_folder() == Path(user_cache_dir("casummit", appauthor=False))


@pytest.mark.parametrize("named", ["~/cache", "/{}", "{}/a b?c#d%65"])
def test_a_cache_of_any_name_is_used(
    tmp_path: Path, small_file: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    """A tilde in quotation marks, two slashes, what has a meaning in addresses."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CASUMMIT_CACHE", named.format(tmp_path))
    titles(small_file)
    forbid_reading(monkeypatch)
    assert len(titles(small_file)) == 4


def test_a_closed_data_set_is_not_asked(cache: Path, small_file: Path) -> None:
    """Closing twice does no harm; asking says plainly what is wrong."""
    with ca_summit.load(small_file) as summit:
        assert len(summit.initiatives()) == 4
    summit.close()
    with pytest.raises(ValueError, match="the data set is closed"):
        summit.initiatives()


@pytest.mark.parametrize("folder", ["cache", "off"])
def test_who_never_closes_gets_no_warning(tmp_path: Path, small_file: Path, folder: str) -> None:
    """Not when it is forgotten, nor when the program ends, nor in a circle of references."""
    script = (
        "import sys, ca_summit, gc; file = sys.argv[1]; ca_summit.load(file).initiatives()\n"
        "summit = ca_summit.load(file); summit.itself = summit; summit.initiatives(); summit.dataset\n"
        "del summit; gc.collect(); summit = ca_summit.load(file); summit.search('water')"
    )
    named = str(tmp_path / folder) if folder == "cache" else folder
    for _ in range(2):
        run = subprocess.run(
            [sys.executable, "-X", "dev", "-W", "error", "-c", script, str(small_file)],
            env={**ENVIRONMENT, "CASUMMIT_CACHE": named},
            capture_output=True,
            check=False,
        )
        assert (run.returncode, run.stderr.decode()) == (0, "")
