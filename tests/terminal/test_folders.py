"""A folder of files, written whole or not at all; nothing else in it is ever deleted."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ca_summit.errors import OutputError
from ca_summit.terminal import folders
from ca_summit.terminal.folders import write_folder

FILES = {"a.csv": b"1\n", "b.csv": b"2\n"}


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_new_folder_has_the_files_and_nothing_else(tmp_path: Path) -> None:
    """There is nothing beside it either."""
    write_folder(tmp_path / "out", FILES, replace=False)
    assert {each.name: each.read_bytes() for each in (tmp_path / "out").iterdir()} == FILES
    assert names(tmp_path) == ["out"]


@pytest.mark.parametrize("filled", [True, False])
def test_a_folder_that_is_there_is_refused(tmp_path: Path, filled: bool) -> None:
    """Unless it may be replaced; permissions stay."""
    out = tmp_path / "out"
    out.mkdir(mode=0o750)
    if filled:
        (out / "a.csv").write_bytes(b"old\n")
    with pytest.raises(OutputError, match="out exists already"):
        write_folder(out, FILES, replace=False)
    assert names(out) == (["a.csv"] if filled else [])
    write_folder(out, FILES, replace=True)
    assert {each.name: each.read_bytes() for each in out.iterdir()} == FILES
    assert out.stat().st_mode & 0o777 == 0o750
    assert names(tmp_path) == ["out"]


@pytest.mark.parametrize("other", ["notes.txt", ".git/", "a.csv/", "link"])
def test_a_folder_with_anything_else_is_never_replaced(tmp_path: Path, other: str) -> None:
    """A file, a folder, a folder or a link of a name that we use."""
    out = tmp_path / "out"
    out.mkdir()
    if other == "link":
        (tmp_path / "precious").write_text("precious")
        (out / "b.csv").symlink_to("../precious")
    elif other.endswith("/"):
        (out / other).mkdir()
    else:
        (out / other).write_text("precious")
    before = names(out)
    with pytest.raises(OutputError, match="out holds something else"):
        write_folder(out, FILES, replace=True)
    assert names(out) == before


def test_what_comes_in_the_meantime_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the last look and the end."""
    out = tmp_path / "out"
    write_folder(out, FILES, replace=False)
    rename = Path.rename

    def late(self: Path, target: Path) -> Path:
        if self == out:
            (out / "late.txt").write_text("precious")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", late)
    write_folder(out, FILES, replace=True)
    assert names(out) == ["a.csv", "b.csv"]
    assert [each.read_text() for each in tmp_path.glob("out.old-*/*")] == ["precious"]


def test_a_link_to_a_folder_stays_one(tmp_path: Path) -> None:
    """The folder behind it is replaced."""
    write_folder(tmp_path / "out", {"a.csv": b"old"}, replace=False)
    (tmp_path / "link").symlink_to("out")
    write_folder(tmp_path / "link", FILES, replace=True)
    assert (tmp_path / "link").is_symlink()
    assert names(tmp_path / "out") == [*FILES]


def test_a_failure_leaves_the_old_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing of the new one."""
    out = tmp_path / "out"
    write_folder(out, {"a.csv": b"old"}, replace=False)

    def fails(file: Path, content: bytes) -> None:
        if file.name == "b.csv":
            raise OSError(28, os.strerror(28))
        file.write_bytes(content)

    monkeypatch.setattr(folders, "_write", fails)
    with pytest.raises(OutputError, match="No space left on device"):
        write_folder(out, FILES, replace=True)
    assert names(tmp_path) == ["out"]
    assert (out / "a.csv").read_bytes() == b"old"


@pytest.mark.parametrize("name", ["missing/out", "file", "file/out"])
def test_where_no_folder_can_be_is_an_error(tmp_path: Path, name: str) -> None:
    """One line."""
    (tmp_path / "file").write_text("precious")
    with pytest.raises(OutputError, match="cannot write"):
        write_folder(tmp_path / name, FILES, replace=True)
    assert names(tmp_path) == ["file"]
    assert (tmp_path / "file").read_text() == "precious"


def test_what_a_killed_run_left_is_taken_away(tmp_path: Path) -> None:
    """But not what another run is about to write."""
    script = (
        "import os, pathlib, signal; from ca_summit.terminal import folders\n"
        "folders._write = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"folders.write_folder(pathlib.Path({str(tmp_path / 'killed')!r}), {{'a.csv': b''}}, replace=False)"
    )
    subprocess.run([sys.executable, "-c", script], check=False)
    assert len(names(tmp_path)) == 1
    write_folder(tmp_path / "out", FILES, replace=False)
    assert names(tmp_path) == ["out"]
