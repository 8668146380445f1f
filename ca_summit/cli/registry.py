"""The commands, as they are declared."""

from collections.abc import Callable, Sequence

COMMANDS: dict[str, Callable[..., int]] = {}

SECTIONS: dict[str, list[str]] = {}
"""Names of commands under the headings of the overview."""


def command(section: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Makes a function a command of its own name, under the heading `section` of the overview."""

    def register(function: Callable[..., int]) -> Callable[..., int]:
        COMMANDS[function.__name__] = function
        SECTIONS.setdefault(section, []).append(function.__name__)
        return function

    return register


def known_command(name: str, words: Sequence[str] = ()) -> str:
    """`name`, if it is a command. Raises UsageError, with what may be meant, if it is not.

    `words` are all those of the command line where it stands first.
    """
    if name in COMMANDS:
        return name
    from .guesses import unknown_command

    raise unknown_command(name, words, COMMANDS)


def described(function: Callable[..., int]) -> str:
    """What a command is for: its docstring, also where `python -OO` has dropped that."""
    if function.__doc__ is not None:
        return function.__doc__
    import ast
    import inspect
    from textwrap import dedent

    try:
        tree = ast.parse(dedent(inspect.getsource(function)))
    except OSError:  # the source is not there
        return ""
    definitions = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    return next((ast.get_docstring(each) or "" for each in definitions), "")


def first_line(function: Callable[..., int]) -> str:
    """What a command is for, in one sentence."""
    return described(function).partition("\n")[0]
