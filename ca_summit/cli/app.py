"""One command line, run: which command it names, and what is said of it if it cannot be run."""

from collections.abc import Callable, Sequence

import typer

from ..errors import UsageError
from ..language.messages import Message, translated
from ..terminal.streams import PROGRAM, complain
from ..terminal.terminal import Terminal
from ..text.steering import visible
from ..version import __version__
from . import data_sets  # noqa: F401 # its commands register themselves, behind those that ask
from .argv import arranged
from .building import build_command, parameters_of
from .commands import load_summit, search
from .output import Output
from .refusal import refusal
from .registry import COMMANDS, first_line, known_command
from .settings import Settings, language
from .view import View


def run(argv: Sequence[str]) -> int:
    """Runs the command line `argv`; returns its exit code.

    Raises CasummitError for whatever the user can mend.
    """
    if argv and argv[0] == "__complete":  # only the scripts for shells ask this
        return _complete(argv[1:])
    request = arranged(argv)
    if request.version:
        return _invoke("", _version, request.arguments)
    name = "" if request.command is None else known_command(request.command)
    if request.help:
        from .help import explain

        return explain(name, Terminal(), language(argv))
    if not name:
        from .help import help_width, overview

        complain(overview(language(argv), help_width(Terminal())))
        return UsageError.code
    return _invoke(name, COMMANDS[name], request.arguments)


def _version(settings: Settings) -> int:
    data = load_summit(settings).about
    known = {name: data[name] for name in ("name", "version", "updated")}
    about = Message("data set {name} {version}, {updated}", **known)
    output = Output.of(View(), settings)
    output.text(f"{PROGRAM} {__version__}\n{visible(translated(about, output.lang))}\n")
    return 0


def _invoke(name: str, function: Callable[..., int], arguments: Sequence[str]) -> int:
    """Runs one command. Only this one is built: all of them would take longer than a query."""
    built = build_command(name, function)
    try:
        with built.make_context(f"{PROGRAM} {name}".rstrip(), list(arguments)) as context:
            code: int = built.invoke(context)
            return code
    except typer.Exit as done:
        return done.exit_code
    except typer.TyperException as error:
        hint = Message("see 'casummit {name} --help'", name=name)
        if name == search.__name__:
            example = "casummit search -- water -energy"
            hint = Message("{hint}; put excluded words after --: {example}", hint=hint, example=example)
        raise refusal(error, built.params, hint) from None


def _complete(asked: Sequence[str]) -> int:
    """Answers a shell's script. Whatever goes wrong, it is not the moment to say so."""
    from .completion.line import Program
    from .completion.shells import answer

    commands = {name: first_line(function) for name, function in COMMANDS.items()}
    try:
        text = answer(asked[0], asked[1:], Program(commands, parameters_of, load_summit))
    except Exception:
        text = ""
    Terminal().write(text)
    return 0
