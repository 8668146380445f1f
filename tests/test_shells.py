"""Completion as people use it: keys pressed in bash, zsh and fish on a pseudo-terminal."""

import contextlib
import fcntl
import os
import pty
import re
import select
import shutil
import subprocess
import termios
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support import ENVIRONMENT, PROGRAM

SECONDS = 60
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
        startup = folder / FILES[name]
        startup.parent.mkdir(exist_ok=True)
        startup.write_text(STARTUP[name], encoding="utf-8")
        env = {
            **ENVIRONMENT,
            "PATH": f"{PROGRAM.parent}{os.pathsep}{ENVIRONMENT['PATH']}",
            **{"TERM": "vt100", "HOME": str(folder), "ZDOTDIR": str(folder), "COLUMNS": "120", "LINES": "60"},
            **{"XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")},
            **environ,
        }
        self._ours, theirs = pty.openpty()
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

    def wait(self, pattern: str) -> str:
        """What is shown until `pattern` has been."""
        end = time.monotonic() + SECONDS
        while True:
            text = ESCAPES.sub("", self._seen.decode(errors="replace"))
            if found := re.search(pattern, text):
                self._seen = b""
                return text[: found.end()]
            assert time.monotonic() < end, f"{pattern} was not shown but\n{text}"
            if select.select([self._ours], [], [], 0.2)[0]:
                self._seen += os.read(self._ours, 65536)

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


def installed(name: str) -> object:
    return pytest.param(
        name, marks=pytest.mark.skipif(not shutil.which(name), reason=f"{name} is not installed")
    )
