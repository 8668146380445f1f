"""One command line, run: which command it names, and what is said of it if it cannot be run."""

from collections.abc import Callable, Sequence

import typer

from ..errors import UsageError
from ..language.messages import Message, translated
from ..terminal.streams import PROGRAM, complain
from ..terminal.terminal import Terminal
from ..text.steering import visible
from ..version import __version__
from . import data_sets  # noqa: F401 # its commands register themselves, after those that ask
from .argv import Part, arranged, language, split
from .building import build_command, parameters_of
from .commands import load_summit, search
from .output import Output
from .refusal import refusal, too_many
from .registry import COMMANDS, first_line, known_command
from .settings import Settings
from .view import View


def run(argv: Sequence[str]) -> int:
    """Runs the command line `argv`; returns its exit code.

    Raises CasummitError for whatever the user can mend.
    """
    if argv and argv[0] == "__complete":  # only the scripts for shells ask this
        return _complete(argv[1:])
    parts = list(split(argv))
    request = arranged(parts)
    if request.version:
        return _invoke("", _version, request.arguments, parts)
    name = ""
    if request.command is not None:
        typed = [part.words[0] for part in parts if part.kind in ("command", "argument")]
        name = known_command(request.command, typed)
    if request.help:
        from .help import explain

        return explain(name, Terminal(), language(parts))
    if not name:
        from .help import help_width, overview

        complain(overview(language(parts), help_width(Terminal())))
        return UsageError.code
    return _invoke(name, COMMANDS[name], request.arguments, parts)


def _version(settings: Settings) -> int:
    head = load_summit(settings).about
    known = {name: head[name] for name in ("name", "version", "updated")}
    edition = Message("data set {name} {version}, {updated}", **known)
    output = Output.of(View(), settings)
    output.text(f"{PROGRAM} {__version__}\n{visible(translated(edition, output.lang))}\n")
    return 0


def _invoke(name: str, function: Callable[..., int], arguments: Sequence[str], parts: Sequence[Part]) -> int:
    """Runs one command. Only this one is built: all of them would take longer than a query."""
    built = build_command(name, function)
    try:
        with built.make_context(f"{PROGRAM} {name}".rstrip(), list(arguments)) as context:
            if context.args:
                raise too_many(name, context.args, _hint(name, arguments))
            code: int = built.invoke(context)
            return code
    except typer.Exit as done:
        return done.exit_code
    except typer.TyperException as error:
        raise refusal(error, built.params, parts, _hint(name, arguments)) from None


def _hint(name: str, arguments: Sequence[str]) -> str:
    """What to do about a command line that is refused."""
    excludes = any(len(word) > 2 and word[0] == "-" != word[1] for word in arguments)  # as in -energy
    if name != search.__name__ or not excludes:
        return (
            Message("see 'casummit {name} --help'", name=name) if name else Message("see 'casummit --help'")
        )
    example = "casummit search -- water -energy"
    return Message("to exclude a word, put all words after --: {example}", example=example)


def _complete(asked: Sequence[str]) -> int:
    """Answers a shell's script. Whatever goes wrong, it is not the moment to say so."""
    from .completion.shells import answer
    from .completion.values import Program

    commands = {name: first_line(function) for name, function in COMMANDS.items()}
    try:
        text = answer(asked[0], asked[1:], Program(commands, parameters_of, load_summit))
    except Exception:
        text = ""
    Terminal().write(text)
    return 0
