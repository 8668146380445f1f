"""Files that are put in place whole, and what killed runs leave behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ca_summit.terminal.placing import forsake, placed, scratch, sweep
from tests.support import ENVIRONMENT, ROOT

# ruff: noqa: PT012 # what fails is the end of a block


def fill(target: Path, text: str = "new", **how: bool) -> None:
    """Puts a file with `text` in place."""
    with placed(target, **how) as file:
        file.write_text(text)


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    """While it is filled nothing is to be seen in its place."""
    target = tmp_path / "file"
    with placed(target) as file:
        file.write_text("half")
        assert not target.exists()
    assert target.read_text() == "half"
    assert [*tmp_path.iterdir()] == [target]


def test_a_failure_keeps_what_was_there(tmp_path: Path) -> None:
    """The old file stays, and nothing beside it."""
    target = tmp_path / "file"
    target.write_text("old")
    with pytest.raises(ZeroDivisionError), placed(target) as file:
        file.write_text("half")
        raise ZeroDivisionError
    assert target.read_text() == "old"
    assert [*tmp_path.iterdir()] == [target]


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0, 0o666)])
def test_permissions_are_those_of_any_new_file(tmp_path: Path, mask: int, mode: int) -> None:
    """By the umask; a file that is replaced keeps its own."""
    target = tmp_path / "file"
    before = os.umask(mask)
    try:
        fill(target)
        assert target.stat().st_mode & 0o777 == mode
        target.chmod(0o640)
        fill(target)
        assert target.stat().st_mode & 0o777 == 0o640
    finally:
        os.umask(before)


def test_a_file_that_appeared_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    """Where nothing is to be replaced, what came between stays."""
    target = tmp_path / "file"
    with pytest.raises(FileExistsError), placed(target, replace=False) as file:
        file.write_text("new")
        target.write_text("precious")
    assert target.read_text() == "precious"
    assert [*tmp_path.iterdir()] == [target]


def test_a_file_system_without_links_refuses_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAT has no hard links."""

    def link(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", link)
    target = tmp_path / "file"
    fill(target, replace=False)
    with pytest.raises(FileExistsError):
        fill(target, "newer", replace=False)
    assert target.read_text() == "new"


def test_what_cannot_be_replaced_is_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bind mount is busy; the file stays the same one."""
    target = tmp_path / "file"
    target.write_text("a longer old text")
    inode = target.stat().st_ino

    def busy(*_: object) -> None:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr("pathlib.Path.replace", busy)
    with pytest.raises(OSError, match="busy"):
        fill(target)
    fill(target, in_place=True)
    assert (target.read_text(), target.stat().st_ino) == ("new", inode)
    assert [*tmp_path.iterdir()] == [target]


def test_a_folder_that_takes_no_file_keeps_those_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An existing file there that may be written is written over."""
    target = tmp_path / "folder" / "file"
    target.parent.mkdir()
    target.write_text("old")
    create = os.open

    def refuse(path: Path, *rest: int) -> int:
        if str(path).startswith(str(target.parent)):
            raise PermissionError(13, "Permission denied")
        return create(path, *rest)

    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(PermissionError):
        fill(target)
    fill(target, in_place=True)
    assert target.read_text() == "new"


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
def test_what_a_killed_run_left_is_taken_away(tmp_path: Path) -> None:
    """And what a living one writes is left alone."""
    script = (
        "import sys, time; from pathlib import Path; from ca_summit.terminal.placing import placed\n"
        f"with placed(Path({str(tmp_path / 'file')!r})): print(flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        sweep(tmp_path)
        assert len([*tmp_path.iterdir()]) == 1
        writer.send_signal(signal.SIGKILL)
    sweep(tmp_path)
    assert [*tmp_path.iterdir()] == []


def test_a_run_that_ends_on_the_spot_leaves_nothing(tmp_path: Path) -> None:
    """Whoever is interrupted takes away what is unfinished."""
    with pytest.raises(FileNotFoundError), placed(tmp_path / "file"):
        forsake()
        assert [*tmp_path.iterdir()] == []


def test_sweeping_touches_nothing_of_others(tmp_path: Path) -> None:
    """Only files of our name, and only files: a pipe of that name neither goes nor hangs."""
    (tmp_path / ".casummit.yaml").touch()
    os.mkfifo(tmp_path / ".casummit-pipe")
    (tmp_path / ".casummit-folder").mkdir()
    (tmp_path / ".casummit-link").symlink_to(tmp_path / ".casummit.yaml")
    began = time.monotonic()
    sweep(tmp_path)
    sweep(tmp_path / "nowhere")
    assert time.monotonic() - began < 5
    assert len([*tmp_path.iterdir()]) == 4


def test_scratch_is_gone_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the folder for temporary files, where what killed runs left is taken away too."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / ".casummit-left").touch()
    with pytest.raises(ZeroDivisionError), scratch() as file:
        file.write_text("half")
        assert [*tmp_path.iterdir()] == [file]
        assert file.stat().st_mode & 0o777 == 0o600
        raise ZeroDivisionError
    assert [*tmp_path.iterdir()] == []
