"""The way in: one error handler, and the only place that ends the process."""

import gc
import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command line (without the program's name; that of the process if None).

    Returns the exit code (README, "Exit codes"); raises nothing.
    """
    # One short run: the collector walks what the imports make again and again, for a tenth of the time.
    gc.disable()
    arguments = sys.argv[1:] if argv is None else list(argv)
    try:
        from .cli import run

        return run(arguments)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        from .terminal import forget_output

        forget_output()
        return 0
    except Exception as error:
        from .errors import CasummitError
        from .messages import Message
        from .output import language
        from .terminal import complain, report

        if _debugs(arguments):
            import traceback

            from .visible import visible

            lines = traceback.format_exc().rstrip("\n").split("\n")
            complain("".join(f"{visible(line)}\n" for line in lines))
        if not isinstance(error, CasummitError):
            what = f"{type(error).__name__}: {error}".replace("\n", " ")
            error = CasummitError(
                Message("internal error: {what}", what=what),
                Message("run it again with --debug and report what it shows"),
            )
        report(error, language(arguments))
        return error.code


def _debugs(arguments: Sequence[str]) -> bool:
    return "--debug" in arguments or os.environ.get("CASUMMIT_DEBUG", "") not in ("", "0")


if __name__ == "__main__":
    sys.exit(main())
