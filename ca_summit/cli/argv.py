"""A command line, read once for all who ask: its parts, and how Click is to get them."""

import functools
import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from ..errors import UsageError
from ..language.languages import LANGS, Lang
from ..language.messages import Message
from ..query.criteria import Criteria
from .options import GROUPS, SHORT_FORMS
from .settings import Settings
from .view import View


class Part(NamedTuple):
    """One word of a command line, or an option and its value in the next word."""

    kind: str
    """`command`, `argument`, `option`, or `end` of the options."""

    words: tuple[str, ...]
    """As they were typed."""

    names: tuple[str, ...] = ()
    """The options in it: several in a cluster of short flags (`-qf`), of which the last may have a value."""

    value: str | None = None

    def is_flag(self, name: str) -> bool:
        """Whether it is the option `name`, or has it among others, without a value of its own."""
        return name in self.names and (self.value is None or name != self.names[-1])


class Request(NamedTuple):
    """A command line, sorted: the command's name and all its arguments; `help`: its help is asked for."""

    command: str | None
    arguments: list[str]
    help: bool = False
    version: bool = False


Valued = Callable[[str | None], Container[str]]
"""The names of the options of a command that take a value; None stands for those before its name."""


def split(words: Iterable[str], valued: Valued | None = None) -> Iterator[Part]:
    """The parts of a command line, whatever is wrong with it.

    Without `valued` the options are those of all groups; one that is unknown takes no value.
    """
    valued = valued or (lambda command: _all_valued())
    command: str | None = None
    left = iter(words)
    for word in left:
        if word == "--":
            yield Part("end", (word,))
            if command is not None:
                yield from (Part("argument", (each,)) for each in left)
        elif not _is_option(word) and command is None:
            command = word
            yield Part("command", (word,))
        elif not _is_option(word) or (command is not None and _is_left_out(word)):
            yield Part("argument", (word,))
        else:
            yield _option(word, left, valued(command))


def arranged(parts: Iterable[Part]) -> Request:
    """A command line sorted: options before the command's name moved after it, where the later one wins.

    Raises UsageError for an option before the command's name that is not one of output or data.
    """
    command: str | None = None
    arguments: list[str] = []
    late: list[str] = []  # words that must not be taken for options
    is_ended = help = version = False
    for part in parts:
        word, *value = part.words
        if part.kind == "end":
            is_ended = command is not None
        elif part.kind == "command":
            command = word
        elif part.kind == "argument":
            (late if is_ended or _is_option(word) else arguments).append(word)
        elif part.is_flag("--help") or part.is_flag("-h"):
            help = True
        elif part.is_flag("--version") and command is None:
            version = True
        else:
            if command is None:
                _refuse_late(part)
            arguments += [SHORT_FORMS.get(word, word), *value]
    return Request(command, [*arguments, "--", *late] if late else arguments, help, version)


def language(parts: Iterable[Part], environ: Mapping[str, str] = os.environ) -> Lang:
    """The language that a command line asks for, whatever else may be wrong with it."""
    lang: Any = None
    for part in parts:
        if part.names == ("--lang",) and part.value in LANGS:
            lang = part.value
    try:
        return Settings(lang).language(environ)
    except UsageError:  # CASUMMIT_LANG names none
        return "en"


def value_of(option: str, parts: Sequence[Part]) -> str:
    """What was typed as the value of an option that nobody knows: after `=`, or as the next word."""
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        if option in part.names:
            is_next = part.value is None and after is not None and after.kind in ("argument", "command")
            return after.words[0] if after and is_next else part.value or ""
    return ""


def _is_option(word: str) -> bool:
    return word.startswith("-") and word != "-"


def _is_left_out(word: str) -> bool:
    """Whether `word` is one that a search is to leave out (`-вода`): no option begins with such a letter."""
    return not word.startswith("--") and not word[1:2].isascii()


def _option(word: str, left: Iterator[str], valued: Container[str]) -> Part:
    """The option or the cluster of short ones in `word`, with its value, if need be the next of the words."""
    value: str | None
    names: tuple[str, ...]
    if word.startswith("--"):
        name, equals, value = word.partition("=")
        names, value = (name,), value if equals else None
    else:
        # -qf json: flags may stand before an option that takes a value; -fjson: the value may follow at once.
        end = next((end for end in range(2, len(word)) if f"-{word[end - 1]}" in valued), len(word))
        names, value = tuple(f"-{letter}" for letter in word[1:end]), word[end:] or None
    if value is None and names[-1] in valued:
        for value in left:  # whatever it looks like
            return Part("option", (word, value), names, value)
    return Part("option", (word,), names, value)


def _refuse_late(part: Part) -> None:
    name = part.names[0]
    if name in SHORT_FORMS or name in _names(View) or name in _names(Settings):
        return
    if name in _names(Criteria):
        raise UsageError(
            Message("option '{name}' must come after the command", name=name),
            Message("as in {example}", example=f"casummit initiatives {part.words[0]} …"),
        )
    from .guesses import unknown_option

    known = [*SHORT_FORMS, *_names(View), *_names(Settings), *_names(Criteria)]
    raise unknown_option(name, part.value or "", known)


@functools.cache
def _all_valued() -> frozenset[str]:
    named = (item for group in GROUPS for item in _names(group).items())
    return frozenset(name for name, annotation in named if not _takes_no_value(annotation))


@functools.cache
def _names(group: type) -> dict[str, Any]:
    """The names of a group's options, with dashes, and their annotations."""
    result: dict[str, Any] = {}
    for annotation in GROUPS[group].values():
        option = get_args(annotation)[1]
        for declared in (option.default, *(option.param_decls or ())):
            result |= dict.fromkeys(str(declared).split("/"), annotation)
    return result


def _takes_no_value(annotation: Any) -> bool:
    return bool in (get_args(annotation)[0], *get_args(get_args(annotation)[0]))
