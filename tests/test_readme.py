"""README is true: its console blocks show what the program shows, its commands are the ones that CI runs."""

import re
import runpy

import pytest

from ca_summit.cli.options import GROUPS
from ca_summit.cli.registry import COMMANDS
from ca_summit.cli.view import FORMATS
from ca_summit.export.whole import FILE_TYPES
from tests.support import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


BLOCKS = runpy.run_path(str(ROOT / "docs" / "blocks"))
EXAMPLES: list[tuple[str, bool, str]] = BLOCKS["examples"](README)


@pytest.mark.parametrize(
    ("command", "on_terminal", "output"), EXAMPLES, ids=[command for command, *_ in EXAMPLES]
)
def test_a_console_block_shows_what_the_program_shows(command: str, on_terminal: bool, output: str) -> None:
    """Run in bash, the command prints just what README says."""
    now = BLOCKS["shown"](command, on_terminal=on_terminal)
    assert now == output, "README.md is no longer current; run: .venv/bin/python docs/blocks"


def test_every_command_in_a_console_block_is_run() -> None:
    """The script that writes the blocks finds all of them."""
    blocks = re.findall(r"^```console.*?\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    commands = [line for block in blocks for line in block.splitlines() if line.startswith("$ ")]
    assert [f"$ {command}" for command, *_ in EXAMPLES] == commands


def test_the_first_screen_says_what_it_is_and_how_to_have_it() -> None:
    """What it is, a picture of real output, the two commands; and there are blocks that were run."""
    screen = README.split("\n## ")[0]
    assert screen.index('<img src="docs/table.svg"') < screen.index("<!-- run-command -->")
    assert len(EXAMPLES) > 5


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_told_of(name: str) -> None:
    """README names each command."""
    assert re.search(rf"`{name}\b", README)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_of_records_is_told_of(format: str) -> None:
    """README names each value of --format where it tells of the option."""
    (line,) = re.findall(r"^\| `-f, --format` .*$", README, re.MULTILINE)
    assert f"`{format}`" in line


@pytest.mark.parametrize("ending", FILE_TYPES)
def test_every_kind_of_file_is_told_of(ending: str) -> None:
    """README names each ending that `export` knows, in a table."""
    assert re.search(rf"^\|.*`{re.escape(ending)}`.*\|", README, re.MULTILINE)


@pytest.mark.parametrize("option", [field for group in GROUPS for field in GROUPS[group]])
def test_every_option_is_told_of(option: str) -> None:
    """README names each option."""
    assert re.search(rf"`[^`\n]*--{option.replace('_', '-')}\b", README)
