"""The pager: an external program that shows a page screen by screen."""

import os
import re
import shlex
import shutil
import signal
import subprocess
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from ..errors import reason
from ..language.messages import Message

_LINKS_SINCE = 566
"""First version of GNU less that passes hyperlinks on (its version.c: "v566 … support OSC 8 hyperlinks")."""
_TIMEOUT = 2
"""Seconds that less may take to print its version."""


class Pager:
    """The pager `command`, run in the environment `environ`, and only when it is needed."""

    def __init__(self, command: str, environ: Mapping[str, str]) -> None:
        self._command = command
        self._environ = environ

    @property
    def passes_links(self) -> bool:
        """Whether hyperlinks are known to reach the terminal."""
        return self._less >= _LINKS_SINCE

    def show(self, raw: bytes) -> Message | None:
        """Show a page until the user quits; returns what went wrong if the user may not have seen it.

        Raises KeyboardInterrupt if the pager was ended by Ctrl-C.
        """
        interrupts: list[int] = []
        # While the pager runs, Ctrl-C is for it alone. SIG_IGN would not do: the pager would inherit it.
        before = signal.signal(signal.SIGINT, lambda number, _: interrupts.append(number))
        try:
            code = self._run(raw)
        except (OSError, ValueError) as error:  # no such program; an unclosed quotation mark
            why = reason(error)
            return Message("cannot start the pager '{name}': {reason}", name=self._command, reason=why)
        finally:
            signal.signal(signal.SIGINT, before)
        if code == -signal.SIGINT:
            raise KeyboardInterrupt
        if code and not interrupts:  # less -K ends with 2 when it is interrupted
            return Message(
                "the pager '{name}' failed: {reason}", name=self._command, reason=_how_it_ended(code)
            )
        return None

    def _run(self, raw: bytes) -> int:
        """Run the pager; returns its exit code. Raises OSError or ValueError if it cannot be started."""
        program, *arguments = shlex.split(self._command)
        # An exported LESS without -R is meant for other programs; a -+R in the command still wins.
        colours = ["-R"] if self._less else []
        pager = subprocess.Popen(  # noqa: S603 # the user named it; no shell is involved
            [program, *colours, *arguments],
            stdin=subprocess.PIPE,
            env={"LESS": "FRX", "LV": "-c", **self._environ},  # let less and lv show colours, as git does
        )
        pager.communicate(raw)
        return pager.returncode

    @cached_property
    def _less(self) -> int:
        """The version if the pager is GNU less; 0 for any other program, including the less of BusyBox."""
        try:
            program = shutil.which(shlex.split(self._command)[0], path=self._environ.get("PATH")) or ""
            if Path(os.path.realpath(program)).stem != "less":
                return 0
            asked = subprocess.run(  # noqa: S603 # the user named it
                [program, "--version"],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                env={**self._environ, "LESS": ""},
                timeout=_TIMEOUT,
                check=False,
            )
        except (OSError, ValueError, subprocess.SubprocessError):
            return 0
        version = re.match(rb"less ([0-9]{1,6})", asked.stdout)
        return int(version[1]) if version else 0


def _how_it_ended(code: int) -> Message:
    """The exit code or signal of a program that failed."""
    return Message("signal {number}", number=-code) if code < 0 else Message("exit code {code}", code=code)
