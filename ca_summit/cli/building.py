"""Turn a function into a Click command: its options spelt out, its help in a language."""

import copy
import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any, get_args

import typer
from typer.core import TyperCommand

from ..language.languages import Lang
from ..language.messages import Message, translated
from ..terminal.streams import PROGRAM
from .options import GENERAL, GROUPS
from .paragraphs import explained, section, wrapped
from .registry import COMMANDS, described
from .settings import Settings
from .view import View

HELP_WIDTH = 100
"""Columns of help, where there is room for so many."""


_SECTIONS = ("Arguments", "Search", "Filters", "Output", GENERAL)
"""Headings of help, in their order."""


class Command(TyperCommand):
    """A command whose help is in `lang`, with the options under the headings of their groups."""

    lang: Lang = "en"

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)
        if option:
            option.help = translated(Message("Show this help."), self.lang)
        return option

    def get_help(self, ctx: Any) -> str:
        """The help, in lines of at most `ctx.terminal_width` columns."""
        width = ctx.terminal_width or HELP_WIDTH
        pieces = (piece.strip("{}") for piece in self.collect_usage_pieces(ctx))
        usage = " ".join([ctx.command_path, *pieces])
        lines = wrapped(translated(Message("Usage: {usage}", usage=usage), self.lang), width, hanging=2)
        lines += explained(self.help or "", self.lang, width)
        for title, rows in self.sections(ctx).items():
            lines += section(translated(Message(title), self.lang), rows, width)
        return "\n".join(lines)

    def sections(self, ctx: Any) -> dict[str, list[tuple[str, str]]]:
        """The options and arguments under their headings: how each is written, and what it means."""
        sections: dict[str, list[tuple[str, str]]] = {title: [] for title in _SECTIONS}
        for param in self.get_params(ctx):
            title = "Arguments" if param.param_type_name == "argument" else GENERAL
            title = getattr(param, "rich_help_panel", None) or title
            sections[title].append(self._row(param, ctx))
        return {title: rows for title, rows in sections.items() if rows}

    def _row(self, param: Any, ctx: Any) -> tuple[str, str]:
        """How an option or argument is written, and what it means."""
        names, _ = param.get_help_record(ctx)
        help = param.help or ""
        if isinstance(param.default, str):
            message = Message("{help} Default: {default}.", help=help, default=param.default)
            help = translated(message, self.lang)
        return names, help


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


def _in(lang: Lang, annotation: Any) -> Any:
    """The annotation of an option or argument, with what people read of it in `lang`."""
    if lang == "en" or not hasattr(annotation, "__metadata__"):
        return annotation
    type_, info, *completes = get_args(annotation)
    info = copy.copy(info)
    info.help = translated(info.help if isinstance(info.help, Message) else Message(info.help or ""), lang)
    info.metavar = translated(Message(info.metavar), lang) if info.metavar else None
    return Annotated[(type_, info, *completes)]


def _default(annotation: Any) -> Any:
    return False if get_args(annotation)[0] is bool else None


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def build_command(name: str, function: Callable[..., int], lang: Lang = "en") -> Any:
    """A command as Click has it, its help in `lang`."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    settings = {"help_option_names": ["-h", "--help"], "allow_extra_args": True}  # app refuses them itself
    options = translated(Message("[OPTIONS]"), lang)
    register = app.command(
        name, cls=Command, context_settings=settings, options_metavar=options, help=described(function)
    )
    register(spelled_out(function, lang))
    built: Any = typer.main.get_command(app)
    built.lang = lang
    return built


def parameters_of(name: str | None, lang: Lang = "en") -> list[Any]:
    """The options and arguments of a command; of none, the options that may stand before its name.

    Each has as `completes` what its annotation names beside its help.
    """
    function = COMMANDS[name] if name else before_the_name
    built = build_command(name or "", function, lang)
    declared = inspect.signature(spelled_out(function)).parameters
    with built.make_context(PROGRAM, [], resilient_parsing=True) as context:
        parameters: list[Any] = built.get_params(context)
    for each in parameters:
        each.completes = _completed_by(declared[each.name].annotation) if each.name in declared else ""
    return parameters


def _completed_by(annotation: Any) -> str:
    """What completes an option or argument: a name among those of completion.values, or "" for nothing."""
    return next((each for each in get_args(annotation)[2:] if isinstance(each, str)), "")


def before_the_name(
    view: View,
    settings: Settings,
    version: Annotated[
        bool, typer.Option("--version", help="Show the versions of the program and the data set.")
    ] = False,
) -> int:
    """Stands for a command line without a command; `arranged` reads it."""
    raise NotImplementedError
