"""What a half-typed command line says: what stands at the cursor, what was given before it."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from ...language.languages import Lang
from ..argv import Part, split

Parameters = Callable[[str | None, Lang], Sequence[Any]]
"""The options and arguments of a command as Click describes them, or of None those before its name.

Their help is in the language that is asked for.
"""


class Line(NamedTuple):
    """A command line up to the cursor."""

    command: str | None
    given: dict[str, str]
    """The values of options, by the names of their parameters."""

    at: Part
    """What stands at the cursor, unfinished."""

    parameter: Any = None
    """The option or argument whose value that is, if it is one."""

    is_literal: bool = False
    """Whether `--` was there: all that follow are arguments."""

    @property
    def word(self) -> str:
        """What is typed of the command, the option or the value at the cursor."""
        return self.at.value if self.at.value is not None and self.parameter else self.at.words[-1]

    @property
    def kept(self) -> str:
        """What stands in the same word before that: `--lang=` or `-qf`."""
        return self.at.words[-1].removesuffix(self.word)


def read(words: Sequence[str], parameters: Parameters) -> Line:
    """The command line of `words`, of which the last one is unfinished and may be empty.

    Raises KeyError for an unknown command.
    """

    @cache
    def valued(command: str | None) -> dict[str, Any]:
        options = (each for each in parameters(command, "en") if each.param_type_name == "option")
        return {name: each for each in options if not each.is_flag for name in each.opts}

    *before, at = split(words, valued)
    command = next((part.words[0] for part in before if part.kind == "command"), None)
    given = {}
    for part in before:
        option = _option(part, valued(command)) if part.names else None
        if option and part.value is not None:
            given[option.name] = part.value
    is_literal = any(part.kind == "end" for part in before) and command is not None
    parameter = None
    if at.kind == "option" and at.value is not None:
        parameter = _option(at, valued(command))
    elif at.kind == "argument" and (is_literal or at.words != ("-",)):
        number = sum(part.kind == "argument" for part in before)
        parameter = _argument(number, parameters(command, "en"))
    return Line(command, given, at, parameter, is_literal)


def _option(part: Part, valued: dict[str, Any]) -> Any:
    """The option of `part` that has its value; None if that is unknown."""
    return valued.get(part.names[-1])


def _argument(number: int, parameters: Sequence[Any]) -> Any:
    """The argument that follows after so many; None if there can be no more."""
    arguments = [each for each in parameters if each.param_type_name == "argument"]
    left = arguments[number:] or [each for each in arguments[-1:] if each.nargs == -1]
    return left[0] if left else None
