"""A command line sorted, before Click sees it: what stands before the command's name goes behind it."""

import functools
from collections.abc import Sequence
from itertools import islice, takewhile
from typing import Any, NamedTuple, get_args

from ..errors import UsageError
from ..language.messages import Message, did_you_mean
from ..query.criteria import Criteria
from .options import GROUPS, SHORT_FORMS
from .refusal import unknown_option
from .settings import Settings
from .view import View


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
            Message("option '{name}' must come after the command", name=name),
            Message("as in {example}", example=f"casummit initiatives {word} …"),
        )
    known = [*SHORT_FORMS, *_names(View), *_names(Settings), *_names(Criteria)]
    raise UsageError(unknown_option(name), did_you_mean(name, known, most=1))


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
