"""Help as text: what is to be copied stays a command, however narrow the terminal."""

import subprocess

import pytest

from ca_summit.cli.paragraphs import examples
from ca_summit.cli.registry import COMMANDS, described, first_line

NARROW = 40


def test_a_long_example_goes_on_as_shells_allow_it() -> None:
    """After a pipe, else after a backslash; never within quotation marks, and below what it is an example of."""
    lines = [
        "casummit topics",
        "casummit initiatives --topic water -f ids | casummit show - --json",
        "casummit search 'two words and more of them' --json",
        'bash  eval "$(casummit completion bash)" here',
    ]
    assert [*examples(lines, NARROW)] == [
        "  casummit topics",
        "  casummit initiatives --topic water \\",
        "      -f ids |",
        "    casummit show - --json",
        "  casummit search \\",
        "      'two words and more of them' \\",
        "      --json",
        "  bash",
        '    eval "$(casummit completion bash)" \\',
        "        here",
    ]


@pytest.mark.parametrize("width", [30, NARROW, 50])
def test_a_shell_reads_a_long_example_as_one_command(width: int) -> None:
    """Word for word the same as on one line."""
    command = """printf '%s,' one 'two words' "three $((1 + 2))" four five six seven | tr , ';'"""
    broken = "\n".join(examples([command], width))
    assert broken.count("\n") > 1
    run = [
        subprocess.run(["bash", "-c", each], capture_output=True, check=True) for each in (command, broken)
    ]
    assert run[0].stdout == run[1].stdout != b""


def test_help_is_whole_where_python_drops_docstrings(monkeypatch: pytest.MonkeyPatch) -> None:
    """As `python -OO` does."""
    function = COMMANDS["cite"]
    before = first_line(function)
    monkeypatch.setattr(function, "__doc__", None)
    assert first_line(function) == before != ""
    assert "casummit cite 2025-kz-rare-earths" in described(function)
