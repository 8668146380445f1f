"""The way in: one error handler, and the only place that ends the process."""

import _signal as signal  # type: ignore[import-not-found] # signal itself imports so much that Ctrl-C meanwhile would print a traceback
import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from .language.languages import Lang

_INTERRUPTED: int = 128 + signal.SIGINT
_ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP")
"""Signals that end a run from outside, where the system has them."""


def entry() -> "NoReturn":
    """The installed command: runs the command line of the process and ends it with the exit code.

    What a signal interrupts ends by this signal, so that a shell's loop around it stops as well
    (https://www.cons.org/cracauer/sigint.html).
    """
    for name in _ENDINGS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, _end)
    code = main()
    if code == _INTERRUPTED:
        _end(signal.SIGINT)
    sys.exit(code)


def _end(number: int, frame: object = None) -> None:
    """Ends on the spot, leaving nothing half done.

    An exception would not do: raised within an import or a library it may be printed, or replaced by another.
    """
    if placing := sys.modules.get("ca_summit.terminal.placing"):
        placing.forsake()
    if bar := sys.modules.get("ca_summit.terminal.bar"):
        bar.forsake()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def main(argv: "Sequence[str] | None" = None) -> int:
    """Runs one command line (without the program's name; that of the process if None).

    Returns the exit code (docs/output.md); raises nothing.
    """
    # One short run: the collector walks what the imports make again and again, for a tenth of the time.
    gc.disable()
    arguments = sys.argv[1:] if argv is None else list(argv)
    lang: Lang = "en"
    is_debugged = os.environ.get("CASUMMIT_DEBUG", "") not in ("", "0")
    try:
        from .cli.argv import language, split

        parts = list(split(arguments))
        lang, is_debugged = language(parts), is_debugged or any(part.is_flag("--debug") for part in parts)
        from .cli.app import run

        return run(arguments)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        from .terminal.streams import forget_output

        forget_output()
        return 0
    except Exception as error:
        from .errors import CasummitError
        from .language.messages import Message
        from .terminal.streams import complain, report

        if is_debugged:
            import traceback

            from .text.steering import visible

            lines = traceback.format_exc().rstrip("\n").split("\n")
            complain("".join(f"{visible(line)}\n" for line in lines))
        if not isinstance(error, CasummitError):
            what = f"{type(error).__name__}: {error}".replace("\n", " ")
            error = CasummitError(
                Message("internal error: {what}", what=what),
                Message("run it again with --debug and report what it shows"),
            )
        report(error, lang)
        return error.code


if __name__ == "__main__":
    entry()
