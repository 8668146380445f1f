"""README is true: its console blocks show what the program shows, its commands are the ones that CI runs."""

import re
from collections.abc import Iterator
from typing import NamedTuple, get_args

import pytest

from ca_summit.cli.options import GROUPS
from ca_summit.cli.registry import COMMANDS
from ca_summit.cli.view import FORMATS
from tests.support import ROOT, in_shell, shell_on_terminal

README = (ROOT / "README.md").read_text(encoding="utf-8")


class Example(NamedTuple):
    """A command of a console block, whether it runs on a terminal or in a pipe, and its output."""

    command: str
    on_terminal: bool
    output: str


def examples() -> Iterator[Example]:
    """Every `$ command` of README's `console` and `console pipe` blocks, with its output."""
    for kind, block in re.findall(r"```console( pipe)?\n(.*?)```", README, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, output = part.split("\n", 1)
            yield Example(command, not kind, output)


def shown(example: Example) -> str:
    """What the program shows for an example: both streams, on a terminal of 100 columns or in a pipe."""
    if example.on_terminal:
        return shell_on_terminal(example.command, columns=100, environ={"NO_COLOR": "1"}).out.strip("\n")
    return in_shell(f"{{ {example.command}\n}} 2>&1").out.strip("\n")


@pytest.mark.parametrize("example", list(examples()), ids=lambda example: example.command)
def test_a_console_block_shows_what_the_program_shows(example: Example) -> None:
    """Run in bash, the command prints just what README says."""
    assert shown(example) == example.output.strip("\n")


def test_the_first_screen_says_what_it_is_and_how_to_have_it() -> None:
    """What it is, a picture of real output, the two commands; and there are blocks that were run."""
    screen = README.split("\n## ")[0]
    assert screen.index('<img src="docs/table.svg"') < screen.index("<!-- run-command -->")
    assert len(list(examples())) > 5


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_told_of(name: str) -> None:
    """README names each command."""
    assert re.search(rf"`{name}\b", README)


def long_names() -> Iterator[str]:
    """The long name of each option of a group."""
    for annotation in (annotation for group in GROUPS.values() for annotation in group.values()):
        option = get_args(annotation)[1]
        names = [str(name).partition("/")[0] for name in (option.default, *(option.param_decls or ()))]
        yield next(name for name in names if name.startswith("--"))


@pytest.mark.parametrize("option", list(long_names()))
def test_every_option_is_told_of(option: str) -> None:
    """README names each option."""
    assert re.search(rf"`[^`\n]*{option}\b", README)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_told_of(format: str) -> None:
    """README names each format where it explains the option."""
    (row,) = (line for line in README.splitlines() if line.startswith("| `-f, --format`"))
    assert f"`{format}`" in row
