"""What Click has against a command line: the same in our words, in both languages, whatever its English."""

from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from ca_summit.cli.building import build_command
from ca_summit.cli.commands import initiatives
from ca_summit.cli.refusal import refusal
from tests.support import Run

Casummit = Callable[..., Run]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, small_file: Path) -> None:
    monkeypatch.setenv("CASUMMIT_DATA", str(small_file))


@pytest.mark.parametrize(
    ("typed", "english", "russian"),
    [
        ("topics -x", "unknown option '-x'", "неизвестный параметр: «-x»"),
        ("topics -qx", "unknown option '-x'", "неизвестный параметр: «-x»"),
        ("topics --json=1", "option '--json' takes no value", "параметр --json указывают без значения"),
        ("topics --wide=1", "option '--wide' takes no value", "параметр --wide указывают без значения"),
        ("topics --fields", "option '--fields' needs a value", "для параметра --fields нужно значение"),
        ("topics -qf", "option '-f' needs a value", "для параметра -f нужно значение"),
        ("topics -f it's", "unknown format 'it's'", "неизвестное значение --format: «it's»"),
        ("topics -f json -f x", "unknown format 'x'", "неизвестное значение --format: «x»"),
        ("completion csh", "SHELL cannot be 'csh'", "недопустимое значение аргумента ОБОЛОЧКА: «csh»"),
        ("completion", "SHELL is missing", "не указан аргумент ОБОЛОЧКА"),
        ("topics a b", "too many arguments: a b", "лишние аргументы: a b"),
        ("topics -- -a", "too many arguments: -a", "лишние аргументы: -a"),
        (
            "topics -n x",
            "a limit is a whole number, 0 or more",
            "значение --limit — целое число, 0 или больше",
        ),
    ],
)
def test_each_refusal_is_in_our_words(casummit: Casummit, typed: str, english: str, russian: str) -> None:
    """Exit 2, and nothing of Click's own."""
    for lang, message in (("en", english), ("ru", russian)):
        run = casummit("--lang", lang, *typed.split(), code=2)
        assert run.out == ""
        assert run.err.splitlines()[0].startswith(f"casummit: error: {message}")


def test_a_refusal_does_not_depend_on_the_words_of_click() -> None:
    """Its class and its attributes say all."""
    command = build_command("initiatives", initiatives)
    for arguments, message in (
        (["--json=1"], "option '--json' takes no value"),
        (["--wide=1"], "option '--wide' takes no value"),
        (["--fields"], "option '--fields' needs a value"),
        (["-n", "x"], "a limit is a whole number, 0 or more"),
    ):
        with pytest.raises(typer.TyperException) as refused, command.make_context("x", arguments):
            pass
        refused.value.message = "ZZZ"
        assert refusal(refused.value, command.params, [], "").message == message
