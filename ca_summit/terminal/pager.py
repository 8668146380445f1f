"""The pager: another program, in which people move through a page."""

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
"""The GNU less that first passes hyperlinks on: "v566 … support OSC 8 hyperlinks", its version.c says."""
_PATIENCE = 2
"""Seconds in which a program tells its version."""


class Pager:
    """The program that `command` names, in the environment `environ`; nothing is run before it is needed."""

    def __init__(self, command: str, environ: Mapping[str, str]) -> None:
        self._command = command
        self._environ = environ

    @property
    def passes_links(self) -> bool:
        """Whether hyperlinks are known to reach the terminal."""
        return self._less >= _LINKS_SINCE

    def show(self, raw: bytes) -> Message | None:
        """Shows a page until it is left; returns what went wrong if it may not have been seen.

        Raises KeyboardInterrupt if that is what ended the pager.
        """
        interrupts: list[int] = []
        # Ctrl-C is for the pager alone while it runs; were it ignored here, it would be there, too.
        before = signal.signal(signal.SIGINT, lambda number, _: interrupts.append(number))
        try:
            code = self._run(raw)
        except (OSError, ValueError) as error:  # none of this name; quotation marks without their other half
            why = reason(error)
            return Message("cannot start the pager '{name}': {reason}", name=self._command, reason=why)
        finally:
            signal.signal(signal.SIGINT, before)
        if code == -signal.SIGINT:
            raise KeyboardInterrupt
        if code and not interrupts:  # less -K ends with 2 when it is interrupted
            return Message("the pager '{name}' failed: {reason}", name=self._command, reason=_ending(code))
        return None

    def _run(self, raw: bytes) -> int:
        """Runs the pager; returns its exit code. Raises OSError or ValueError where there is none."""
        program, *arguments = shlex.split(self._command)
        # Whoever exports LESS without -R has other programs in mind; -+R behind it still has its way.
        colours = ["-R"] if self._less else []
        pager = subprocess.Popen(  # noqa: S603 # what the user named, and no shell
            [program, *colours, *arguments],
            stdin=subprocess.PIPE,
            env={"LESS": "FRX", "LV": "-c", **self._environ},  # colours, as git has them shown
        )
        pager.communicate(raw)
        return pager.returncode

    @cached_property
    def _less(self) -> int:
        """The version of GNU less that the pager is; 0 for every other program, BusyBox' less too."""
        try:
            found = shutil.which(shlex.split(self._command)[0], path=self._environ.get("PATH")) or ""
            if Path(os.path.realpath(found)).stem != "less":
                return 0
            asked = subprocess.run(  # noqa: S603 # the pager that the user named
                [found, "--version"],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                env={**self._environ, "LESS": ""},
                timeout=_PATIENCE,
                check=False,
            )
        except (OSError, ValueError, subprocess.SubprocessError):
            return 0
        version = re.match(rb"less ([0-9]{1,6})", asked.stdout)
        return int(version[1]) if version else 0


def _ending(code: int) -> Message:
    """How a program ended that did not end well."""
    return Message("signal {number}", number=-code) if code < 0 else Message("exit code {code}", code=code)
