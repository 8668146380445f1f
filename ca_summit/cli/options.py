"""The flags, declared once: as groups of options that stand for a named tuple of plain values.

A command names the groups that it takes by annotating its parameters with their types;
`spelled_out` gives it the signature that Typer reads its options from. `arranged` sorts a command
line: what stands before the command's name goes behind it, short forms are written out.
"""

import copy
import functools
import inspect
import re
from collections.abc import Callable, Sequence
from itertools import islice, takewhile
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_args

import typer
from typer.core import TyperCommand

from ..errors import UsageError
from ..language.languages import Lang
from ..language.messages import Message, meant, worded
from ..loading import files
from ..query.summit import Criteria
from .output import FORMATS, Settings, View
from .paragraphs import explained, section, wrapped

_FILTERS, _OUTPUT, _GENERAL = "Filters", "Output", "General"


def _several(panel: str, *names: str, metavar: str, help: str) -> Any:
    return Annotated[
        list[str] | None, typer.Option(*names, metavar=metavar, help=help, rich_help_panel=panel)
    ]


def _one(panel: str, *names: str, type: Any = str, help: str, **more: Any) -> Any:
    return Annotated[type | None, typer.Option(*names, help=help, rich_help_panel=panel, **more)]


def _flag(panel: str, *names: str, help: str) -> Any:
    return Annotated[bool, typer.Option(*names, help=help, rich_help_panel=panel)]


FILE: dict[str, Any] = {"parser": files.file}
"""How an option or argument reads the name of a file. Whether it can be read or written shows when it is:
Click's own paths ask too early, and too much. Completion knows such an option by the parser's name.
"""


def _groups() -> dict[type, dict[str, Any]]:
    several = functools.partial(_several, _FILTERS)
    return {
        Criteria: {
            "country": several(
                "-c", "--country", metavar="COUNTRY", help="Code or name: KZ, KAZ, Kazakhstan, Казахстан."
            ),
            "leader": several(
                "-l", "--leader", metavar="LEADER", help="Id or any known spelling: tokayev, Токаев."
            ),
            "topic": several("-t", "--topic", metavar="TOPIC", help="Id or name: water, вода."),
            "thread": several("--thread", metavar="THREAD", help="Id of a thread: initiatives of one idea."),
            "meeting": several(
                "-m", "--meeting", metavar="MEETING", help="Id, number, year, city, 'latest' or 'all'."
            ),
            "year": several("--year", metavar="YEARS", help="2025, 2021..2024, ..2019 or 2023.."),
            "action": several("-a", "--action", metavar="ACTION", help="propose, call, offer or support."),
            "creates": several(
                "--creates", metavar="KIND", help="What would come into being: council, fund, none …"
            ),
            "source": several("--source", metavar="SOURCE", help="Id of a source."),
            "publisher": several("--publisher", metavar="PUBLISHER", help="Id or name of a publisher."),
            "evidence": several(
                "--evidence", metavar="DEGREE", help="official, corroborated, relayed or single."
            ),
        },
        View: {
            "format": _one(
                _OUTPUT,
                *("-f", "--format"),
                type=Literal[FORMATS],
                metavar="FORMAT",
                help=Message("{formats}; short: --json, --jsonl, --csv, --tsv.", formats=", ".join(FORMATS)),
            ),
            "fields": _several(
                _OUTPUT, "--fields", metavar="FIELDS", help="Only these, in this order: id,title.ru,topics."
            ),
            "sort": _several(
                _OUTPUT, "--sort", metavar="FIELDS", help="By these fields; -FIELD turns the order round."
            ),
            "limit": _one(_OUTPUT, "-n", "--limit", type=int, min=0, metavar="N", help="At most N records."),
            "count": _flag(_OUTPUT, "--count", help="Only the number of records."),
            "exit_status": _flag(_OUTPUT, "-e", "--exit-status", help="Exit code 1 when nothing was found."),
            "output": _one(
                _OUTPUT,
                "-o",
                "--output",
                type=Path,
                metavar="FILE",
                help="Write to FILE; its ending chooses the format.",
                **FILE,
            ),
            "header": _one(
                _OUTPUT,
                "--header/--no-header",
                type=bool,
                help="Whether tsv and csv begin with the columns' names.",
            ),
            "wide": _flag(_OUTPUT, "--wide", help="Never cut or wrap a line."),
            "pager": _flag(
                _OUTPUT, "--pager", help="Page through it on a terminal: CASUMMIT_PAGER, PAGER, less."
            ),
            "bom": _flag(_OUTPUT, "--bom", help="Begin with a byte order mark, for Excel."),
            "ascii": _flag(_OUTPUT, "--ascii", help="Escape all that is not ASCII."),
        },
        Settings: {
            "lang": _one(
                _GENERAL,
                "--lang",
                type=Literal["en", "ru"],
                metavar="LANG",
                help="en or ru, for people's eyes.",
            ),
            "color": _one(
                _GENERAL,
                "--color",
                type=Literal["auto", "always", "never"],
                metavar="WHEN",
                help="auto, always or never.",
            ),
            "data": _one(
                _GENERAL, "--data", type=Path, metavar="FILE", help="A data set of your own (YAML).", **FILE
            ),
            "quiet": _flag(_GENERAL, "-q", "--quiet", help="No counts, hints or warnings."),
            "debug": _flag(_GENERAL, "--debug", help="Show a traceback with an error."),
        },
    }


GROUPS = _groups()
"""Named tuple to its options: field to the annotation that Typer reads."""

SHORT_FORMS = {f"--{format}": f"--format={format}" for format in ("json", "jsonl", "csv", "tsv")}


HELP_WIDTH = 100
"""Columns of help, where there is room for so many."""


class Command(TyperCommand):
    """A command whose help is in `lang`, with the options under the headings of their groups."""

    lang: Lang = "en"

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)
        if option:
            option.help = worded(Message("Show this help."), self.lang)
        return option

    def get_help(self, ctx: Any) -> str:
        """The help, in lines of at most `ctx.terminal_width` columns."""
        width = ctx.terminal_width or HELP_WIDTH
        pieces = (piece.strip("{}") for piece in self.collect_usage_pieces(ctx))
        usage = " ".join([ctx.command_path, *pieces])
        lines = wrapped(worded(Message("Usage: {usage}", usage=usage), self.lang), width, hanging=2)
        lines += explained(self.help or "", self.lang, width)
        sections: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            title = "Arguments" if param.param_type_name == "argument" else _GENERAL
            title = getattr(param, "rich_help_panel", None) or title
            sections.setdefault(title, []).append(self._row(param, ctx))
        for title, rows in sections.items():
            lines += section(worded(Message(title), self.lang), rows, width)
        return "\n".join(lines)

    def _row(self, param: Any, ctx: Any) -> tuple[str, str]:
        """How an option or argument is written, and what it means."""
        names, _ = param.get_help_record(ctx)
        about = param.help or ""
        if isinstance(param.default, str):
            message = Message("{about} Default: {default}.", about=about, default=param.default)
            about = worded(message, self.lang)
        return names, about


def spelled_out(function: Callable[..., int], lang: Lang = "en") -> Callable[..., int]:
    """`function` with each parameter that stands for a group of options spelt out into these options.

    What Typer reads of each, its help and the name of its value, is in `lang`.
    """
    signature = inspect.signature(function)
    parameters: list[inspect.Parameter] = []
    groups: dict[str, type] = {}
    for name, parameter in signature.parameters.items():
        if parameter.annotation not in GROUPS:
            parameters.append(parameter.replace(annotation=_in(lang, parameter.annotation)))
            continue
        groups[name] = parameter.annotation
        parameters += [
            inspect.Parameter(
                field,
                inspect.Parameter.KEYWORD_ONLY,
                default=_default(annotation),
                annotation=_in(lang, annotation),
            )
            for field, annotation in GROUPS[parameter.annotation].items()
        ]

    @functools.wraps(function)
    def command(**given: Any) -> int:
        for name, group in groups.items():
            values = {field: given.pop(field) for field in GROUPS[group]}
            given[name] = group(
                **{field: _plain(value) for field, value in values.items() if value is not None}
            )
        return function(**given)

    parameters.sort(key=lambda parameter: parameter.kind)  # arguments first, as Python wants them
    command.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    return command


def refusal(error: Any, parameters: Sequence[Any], hint: str) -> UsageError:
    """What Click has against a command line, in our words; `parameters` are the command's.

    `hint` is what to do where nothing better can be said.
    """
    message = " ".join(error.format_message().split())
    option, parameter = getattr(error, "option_name", ""), getattr(error, "param", None)
    names = [name for each in parameters for name in (*each.opts, *each.secondary_opts)]
    if option in SHORT_FORMS:
        return UsageError(Message("option '{name}' takes no value", name=option), hint)
    if option and option not in names:
        options = [name for name in (*names, *SHORT_FORMS) if name.startswith("-")]
        return UsageError(_unknown(option), meant(option, options, hint, most=1))
    if option and "does not take a value" in message:
        return UsageError(Message("option '{name}' takes no value", name=option), hint)
    if option:
        return UsageError(Message("option '{name}' wants a value", name=option), hint)
    if not error.message and parameter is not None:
        name = Message(parameter.human_readable_name)
        return UsageError(Message("{name} is missing", name=name), hint)
    choices = getattr(getattr(parameter, "type", None), "choices", ())
    if parameter and choices and (given := re.match("'(.*)' is not one of", error.message, re.DOTALL)):
        if parameter.param_type_name == "argument":
            name = Message(parameter.human_readable_name)
            unknown = Message("{name} cannot be '{value}'", name=name, value=given[1])
        else:
            unknown = Message("unknown {name} '{value}'", name=parameter.name, value=given[1])
        known = Message("known: {known}", known=", ".join(choices))
        return UsageError(unknown, meant(given[1], choices, known, most=1))
    if parameter is not None and parameter.name == "limit":
        return UsageError(Message("a limit is a whole number, 0 or more"), hint)
    if extra := re.match(r"Got unexpected extra argument\S* \((.*)\)", message):
        return UsageError(Message("too many arguments: {words}", words=extra[1]), hint)
    return UsageError(message[:1].lower() + message[1:], hint)


def _in(lang: Lang, annotation: Any) -> Any:
    """The annotation of an option or argument, with what people read of it in `lang`."""
    if lang == "en" or not hasattr(annotation, "__metadata__"):
        return annotation
    type_, info = get_args(annotation)
    info = copy.copy(info)
    info.help = worded(info.help if isinstance(info.help, Message) else Message(info.help or ""), lang)
    info.metavar = worded(Message(info.metavar), lang) if info.metavar else None
    return Annotated[type_, info]


def _default(annotation: Any) -> Any:
    return False if get_args(annotation)[0] is bool else None


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


class Request(NamedTuple):
    """A command line, sorted: the command's name and all its arguments; `help`: its help is asked for."""

    command: str | None
    arguments: list[str]
    help: bool = False
    version: bool = False


def arranged(argv: Sequence[str]) -> Request:
    """`argv` sorted: options before the command's name moved behind it, where the later one wins.

    Raises UsageError for an option before the command's name that is not one of output or data.
    """
    command: str | None = None
    arguments: list[str] = []
    late: list[str] = []
    help = version = False
    words = iter(argv)
    for word in words:
        if word == "--" and command is not None:
            late += words  # words, all of them
        elif command is not None and _is_left_out(word):
            late.append(word)
        elif word == "-" or not word.startswith("-"):
            if command is None:
                command = word
            else:
                arguments.append(word)
        elif word == "--help" or _asks_for_help(word):
            help = True
        elif word == "--version" and command is None:
            version = True
        elif word != "--":
            if command is None:
                _refuse_late(word)
            arguments.append(SHORT_FORMS.get(word, word))
            arguments += islice(words, int(_wants_value(word)))  # whatever it looks like
    return Request(command, [*arguments, "--", *late] if late else arguments, help, version)


def _is_left_out(word: str) -> bool:
    """Whether `word` is one that a search is to leave out (`-вода`): no option begins with such a letter."""
    return word.startswith("-") and not word.startswith("--") and not word[1:2].isascii()


def _asks_for_help(word: str) -> bool:
    """Whether `-h` is among the flags in `word`, before one that takes the rest of it as its value."""
    flags = takewhile(lambda letter: f"-{letter}" not in _valued(), word[1:])
    return not word.startswith("--") and "h" in flags


def _refuse_late(word: str) -> None:
    name = word.partition("=")[0] if word.startswith("--") else word[:2]
    if name in SHORT_FORMS or name in _names(View) or name in _names(Settings):
        return
    if name in _names(Criteria):
        raise UsageError(
            Message("option '{name}' goes behind the command", name=name),
            Message("as in {example}", example=f"casummit initiatives {word} …"),
        )
    known = [*SHORT_FORMS, *_names(View), *_names(Settings), *_names(Criteria)]
    raise UsageError(_unknown(name), meant(name, known, most=1))


def _unknown(option: str) -> Message:
    return Message("unknown option '{name}'", name=option)


def _wants_value(word: str) -> bool:
    """Whether the next word is the value of the option `word`."""
    valued = _valued()
    if word.startswith("--"):
        return word in valued
    # -qf json: flags may stand before an option that takes a value; -fjson: the value may follow at once.
    at = next((index for index, letter in enumerate(word) if index and f"-{letter}" in valued), None)
    return at == len(word) - 1


@functools.cache
def _valued() -> frozenset[str]:
    """The names of all options that take a value."""
    named = (item for group in GROUPS for item in _names(group).items())
    return frozenset(name for name, annotation in named if not _is_flag(annotation))


@functools.cache
def _names(group: type) -> dict[str, Any]:
    """The names of a group's options, with dashes, and their annotations."""
    result: dict[str, Any] = {}
    for annotation in GROUPS[group].values():
        option = get_args(annotation)[1]
        for declared in (option.default, *(option.param_decls or ())):
            result |= dict.fromkeys(str(declared).split("/"), annotation)
    return result


def _is_flag(annotation: Any) -> bool:
    return bool in (get_args(annotation)[0], *get_args(get_args(annotation)[0]))
