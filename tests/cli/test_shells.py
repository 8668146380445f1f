"""Completion as people use it: keys pressed in bash, zsh and fish on a pseudo-terminal."""

import contextlib
import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.support import ENVIRONMENT, PROGRAM

SECONDS = 30
TAB = "\t"
DUMP = "\x07"
"""A key (Ctrl-G) that each shell is taught to answer with the line as it stands."""

STARTUP = {
    "bash": r"""
        PS1='ready$ '
        bind 'set completion-query-items 0'
        bind 'set page-completions off'
        bind 'set enable-bracketed-paste off'
        bind -x '"\C-g": printf "\nLINE<%s>END\n" "$READLINE_LINE"'
        eval "$(casummit completion bash)"
    """,
    "zsh": r"""
        PS1='ready$ ' LISTMAX=9999
        autoload -Uz compinit; compinit -u -D
        eval "$(casummit completion zsh)"
        dump() { print -r -- $'\n'"LINE<$BUFFER>END" }
        zle -N dump; bindkey '^G' dump
    """,
    "fish": r"""
        function fish_prompt; echo 'ready$ '; end
        casummit completion fish | source
        bind \cg 'printf "\nLINE<%s>END\n" (commandline)'
    """,
}
COMMANDS = {
    "bash": ["bash", "--noprofile", "--rcfile", "{folder}/bashrc", "-i"],
    "zsh": ["zsh", "-i"],
    "fish": ["fish", "-i"],
}
FILES = {"bash": "bashrc", "zsh": ".zshrc", "fish": "fish/config.fish"}
ESCAPES = re.compile(
    r"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\r"
)


class Shell:
    """A shell at a pseudo-terminal, with the start-up file that README asks for."""

    def __init__(self, name: str, folder: Path, environ: Mapping[str, str]) -> None:
        self.name, self.folder = name, folder
        startup = folder / FILES[name]
        startup.parent.mkdir(exist_ok=True)
        startup.write_text(STARTUP[name], encoding="utf-8")
        env = {
            **ENVIRONMENT,
            "PATH": f"{PROGRAM.parent}{os.pathsep}{ENVIRONMENT['PATH']}",
            **{"TERM": "vt100", "HOME": str(folder), "ZDOTDIR": str(folder)},
            **{"XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")},
            **environ,
        }
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 120, 0, 0))
        command = [part.format(folder=folder) for part in COMMANDS[name]]
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=env,
            cwd=folder,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # fish wants a terminal of its own
        )
        os.close(theirs)
        self._seen = b""
        self.wait(r"ready\$ ")

    def press(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def shows(self, pattern: str) -> str:
        """All that is shown since the last `wait`, once `pattern` is there."""
        end = time.monotonic() + SECONDS
        while True:
            text = ESCAPES.sub("", self._seen.decode(errors="replace"))
            if re.search(pattern, text):
                return text
            assert time.monotonic() < end, f"{pattern} was not shown but\n{text}"
            if select.select([self._ours], [], [], 0.2)[0]:
                self._seen += os.read(self._ours, 65536)

    def wait(self, pattern: str) -> str:
        """The same; afterwards, only what is new is looked at."""
        text = self.shows(pattern)
        self._seen = b""
        return text

    def completed(self, typed: str) -> str:
        """The line after a press of Tab behind `typed`."""
        self.press(typed + TAB + DUMP)
        line = re.search(r"LINE<(.*)>END", self.wait(r"LINE<.*>END"))
        assert line
        self.press("\x15")  # Ctrl-U: an empty line again
        return line[1]

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(OSError):
            os.close(self._ours)


@pytest.fixture(params=["bash", "zsh", "fish"])
def shell(request: pytest.FixtureRequest, tmp_path: Path, small_file: Path) -> Iterator[Shell]:
    """Each shell that is installed, at work on the small data set in a folder with a file."""
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed")
    (tmp_path / "notes.txt").touch()
    (tmp_path / "more notes.txt").touch()
    opened = Shell(request.param, tmp_path, {"CASUMMIT_DATA": str(small_file)})
    yield opened
    opened.close()


def test_a_line_is_completed(shell: Shell) -> None:
    """One press of Tab, one candidate: it is there whole, with a space behind it."""
    for typed, line in {
        "casummit initia": "casummit initiatives ",
        "casummit -q --la": "casummit -q --lang ",
        "casummit --lang r": "casummit --lang ru ",
        "casummit -f tab": "casummit -f table ",
        "casummit --lang=r": "casummit --lang=ru ",
        "casummit initiatives --leader=to": "casummit initiatives --leader=tokayev ",
        "casummit initiatives -c t": "casummit initiatives -c TM ",
        "casummit initiatives -c KZ,t": "casummit initiatives -c KZ,TM ",
        "casummit initiatives --country=KZ,T": "casummit initiatives --country=KZ,TM ",
        "casummit initiatives -c 'KZ,T": "casummit initiatives -c 'KZ,TM' ",
        "casummit initiatives --fields id,evi": "casummit initiatives --fields id,evidence ",
        "casummit initiatives --sort -da": "casummit initiatives --sort -date ",
        "casummit initiatives --year 2025..": "casummit initiatives --year 2025..2025 ",
        "casummit initiatives -qfya": "casummit initiatives -qfyaml ",
        "casummit show 2025-kz-w": "casummit show 2025-kz-water ",
        "casummit cite -- 2021-t": "casummit cite -- 2021-tm-water ",
        "casummit help ver": "casummit help verify ",
        "casummit completion po": "casummit completion powershell ",
        "true; LC_ALL=C casummit fields topi": "true; LC_ALL=C casummit fields topic ",
        f"{PROGRAM} quot": f"{PROGRAM} quotes ",
        "casummit initiatives -l berd": "casummit initiatives -l berdimuhamedow-",
        "casummit initiatives -c zz": "casummit initiatives -c zz",
        "casummit nonsense x": "casummit nonsense x",
        "casummit -c K": "casummit -c K",
    }.items():
        assert shell.completed(typed) == line


def test_a_name_may_be_typed_in_cyrillic(shell: Shell) -> None:
    """It becomes the code, in fish the whole name; what means several things is not lost."""
    names = {"Казахста": "казахстан", "KZ,Туркме": "KZ,туркменистан"}
    codes = {"Казахста": "KZ", "KZ,Туркме": "KZ,TM"}
    for typed, value in (names if shell.name == "fish" else codes).items():
        assert shell.completed(f"casummit initiatives -c {typed}") == f"casummit initiatives -c {value} "
    if shell.name != "fish":
        line = "casummit initiatives --publisher paper,The"
        assert shell.completed(line) == line


def test_files_are_completed_by_the_shell(shell: Shell) -> None:
    """Where a file is wanted, also behind an equals sign, with its own way of quoting."""
    for typed, line in {
        "casummit validate no": "casummit validate notes.txt ",
        "casummit --data no": "casummit --data notes.txt ",
        "casummit --data=no": "casummit --data=notes.txt ",
        "casummit topics -o ./no": "casummit topics -o ./notes.txt ",
        "casummit verify paper-2021 mo": r"casummit verify paper-2021 more\ notes.txt ",
    }.items():
        assert shell.completed(typed) == line


def test_candidates_are_listed_with_their_meaning(shell: Shell) -> None:
    """What a second press of Tab shows in bash, and the first one in zsh and fish."""
    shell.press(f"casummit --lang ru initiatives -m 202{TAB}{TAB}")
    for meaning in ("awaza.*3-я встреча, Аваза, 6 августа 2021", "tashkent.*7-я встреча, Ташкент"):
        shell.shows(meaning)


def test_errors_are_silent(shell: Shell) -> None:
    """A broken data set leaves the line and the screen as they are."""
    (shell.folder / "broken.yaml").write_text("countries: [", encoding="utf-8")
    for typed in ("casummit initiatives --data broken.yaml -c K", "casummit initiatives --data none -t w"):
        shell.press(typed + TAB + TAB + DUMP)
        shown = shell.wait(r"LINE<.*>END")
        assert f"LINE<{typed}>END" in shown
        assert not re.search("error|Traceback|broken.yaml:", shown)
        shell.press("\x15")
