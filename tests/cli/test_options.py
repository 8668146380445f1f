"""The flags: how a command line is sorted, and how groups of options become dataclasses."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer

from ca_summit.cli.argv import Part, Request, arranged, language, split
from ca_summit.cli.building import spelled_out
from ca_summit.cli.options import GROUPS
from ca_summit.cli.settings import Settings
from ca_summit.cli.view import FORMATS, View
from ca_summit.errors import UsageError
from ca_summit.query.criteria import Criteria


@pytest.mark.parametrize(
    ("typed", "command", "arguments"),
    [
        ("", None, ""),
        ("topics", "topics", ""),
        ("show KZ TM", "show", "KZ TM"),
        ("help topics", "help", "topics"),
        # Options before the command go behind it, in front of those that are there: the later one wins.
        ("-q topics", "topics", "-q"),
        ("--lang ru topics", "topics", "--lang ru"),
        ("--lang=ru topics", "topics", "--lang=ru"),
        ("-f json topics -f csv", "topics", "-f json -f csv"),
        (
            "--color never --data my.yaml -q --debug show KZ",
            "show",
            "--color never --data my.yaml -q --debug KZ",
        ),
        ("-fjson topics", "topics", "-fjson"),
        ("-qf json topics", "topics", "-qf json"),
        ("-qfjson topics", "topics", "-qfjson"),
        ("-q -e topics -n 3", "topics", "-q -e -n 3"),
        ("--header topics", "topics", "--header"),
        ("--no-header topics", "topics", "--no-header"),
        ("--fields id,name --wide topics", "topics", "--fields id,name --wide"),
        # What looks like a command or an option is a value where a value is wanted.
        ("--data topics leaders", "leaders", "--data topics"),
        ("--sort -date topics", "topics", "--sort -date"),
        ("--data -- topics", "topics", "--data --"),
        ("topics -c --help", "topics", "-c --help"),
        ("topics -l -h -q", "topics", "-l -h -q"),
        ("topics -o --version", "topics", "-o --version"),
        ("topics -qo -h", "topics", "-qo -h"),
        # Short forms are written out, save where they are values.
        ("--json topics", "topics", "--format=json"),
        ("topics --csv --json", "topics", "--format=csv --format=json"),
        ("topics --jsonl --tsv", "topics", "--format=jsonl --format=tsv"),
        ("topics -o --json", "topics", "-o --json"),
        ("topics --country --csv --csv", "topics", "--country --csv --format=csv"),
        ("topics --jsonx", "topics", "--jsonx"),
        # A hyphen is a word, and behind two of them everything is.
        ("show -", "show", "-"),
        ("show -q - KZ", "show", "-q - KZ"),
        ("show -q -- --json -h", "show", "-q -- --json -h"),
        ("-- topics", "topics", ""),
        # What only the command knows is left to it.
        ("topics --style text", "topics", "--style text"),
        ("topics --lang", "topics", "--lang"),
    ],
)
def test_a_command_line_is_sorted(typed: str, command: str | None, arguments: str) -> None:
    """The command's name, and all else behind it in its order."""
    assert arranged(split(typed.split())) == Request(command, arguments.split())


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("", []),
        ("topics KZ -", ["command topics", "argument KZ", "argument -"]),
        ("-q topics", ["option -q", "command topics"]),
        ("--lang ru topics", ["option --lang=ru", "command topics"]),
        ("--lang=ru topics", ["option --lang=ru", "command topics"]),
        ("-qf json topics", ["option -q -f=json", "command topics"]),
        ("-qfjson topics", ["option -q -f=json", "command topics"]),
        ("topics -f", ["command topics", "option -f"]),
        ("topics -xy z", ["command topics", "option -x -y", "argument z"]),
        ("topics --json=", ["command topics", "option --json="]),
        ("topics -c -- -q", ["command topics", "option -c=--", "option -q"]),
        ("search -вода --вода", ["command search", "argument -вода", "option --вода"]),
        ("search -- -q --", ["command search", "end ", "argument -q", "argument --"]),
        ("-- topics -q", ["end ", "command topics", "option -q"]),
    ],
)
def test_a_command_line_has_parts(typed: str, parts: list[str]) -> None:
    """Commands, arguments, options with their values, and the end of options; no word is lost."""
    got = list(split(typed.split()))
    shown = [_shown(part) for part in got]
    assert shown == parts
    assert [word for part in got for word in part.words] == typed.split()


def _shown(part: Part) -> str:
    if part.kind == "end":
        return "end "
    value = "" if part.value is None else f"={part.value}"
    return f"{part.kind} {' '.join(part.names) or part.words[0]}{value}"


@pytest.mark.parametrize(
    ("typed", "lang"),
    [
        ("topics", "en"),
        ("topics --lang ru", "ru"),
        ("--lang=ru topics --bad", "ru"),
        ("--lang ru topics --lang de", "ru"),
        ("--lang ru topics --lang en", "en"),
        ("topics --lang", "en"),
        ("topics -c --lang ru", "en"),
        ("search -- --lang ru", "en"),
    ],
)
def test_the_language_is_read_from_any_line(typed: str, lang: str) -> None:
    """The last one that we speak, wherever it is an option, whatever else is wrong with the line."""
    assert language(split(typed.split()), {}) == lang


@pytest.mark.parametrize(
    ("typed", "command", "help", "version"),
    [
        ("-h", None, True, False),
        ("--help", None, True, False),
        ("-h topics", "topics", True, False),
        ("topics --help", "topics", True, False),
        ("topics -q -h KZ", "topics", True, False),
        ("topics --country KZ -h", "topics", True, False),
        ("--version", None, False, True),
        ("-q --version", None, False, True),
        ("--lang ru --version", None, False, True),
        ("show -- -h", "show", False, False),
        ("topics --country -h", "topics", False, False),
        ("topics --version", "topics", False, False),
    ],
)
def test_help_and_version_are_noticed(typed: str, command: str | None, help: bool, version: bool) -> None:
    """Help is asked for anywhere but in a value, the version only instead of a command."""
    request = arranged(split(typed.split()))
    assert (request.command, request.help, request.version) == (command, help, version)


@pytest.mark.parametrize(
    ("typed", "option"),
    [
        ("-c KZ initiatives", "-c"),
        ("-cKZ initiatives", "-c"),
        ("--country KZ initiatives", "--country"),
        ("--country=KZ initiatives", "--country"),
        ("-q --year 2025 initiatives", "--year"),
        ("--lang ru -m 7 initiatives", "-m"),
    ],
)
def test_a_filter_goes_behind_the_command(typed: str, option: str) -> None:
    """Before the command it is an error that shows where it goes."""
    with pytest.raises(UsageError) as error:
        arranged(split(typed.split()))
    assert error.value.message == f"option '{option}' must come after the command"
    assert f"casummit initiatives {option}" in error.value.hint


@pytest.mark.parametrize(
    ("typed", "option", "hint"),
    [
        ("--fromat json topics", "--fromat", "did you mean --format?"),
        ("--colour=never topics", "--colour", "did you mean --color?"),
        ("--jsn topics", "--jsn", "did you mean --json?"),
        ("--quite topics", "--quite", "did you mean --quiet?"),
        ("--дфтп ru topics", "--дфтп", "did you mean --lang?"),
        ("-x topics", "-x", ""),
        ("-xf json topics", "-x", ""),
    ],
)
def test_an_unknown_option_before_the_command_names_the_nearest(typed: str, option: str, hint: str) -> None:
    """It is refused at once: whether it takes a value, nobody can know."""
    with pytest.raises(UsageError) as error:
        arranged(split(typed.split()))
    assert (error.value.message, error.value.hint) == (f"unknown option '{option}'", hint)


Taken = tuple[list[str], Criteria, View, Settings]


@pytest.fixture
def take() -> Callable[..., Taken]:
    """Gives arguments to a real command that takes an argument and all groups; returns what it got."""
    got: list[Taken] = []

    def command(
        criteria: Criteria,
        view: View,
        ids: Annotated[list[str] | None, typer.Argument()] = None,
        settings: Settings = Settings(),  # noqa: B008
    ) -> int:
        got.append((ids or [], criteria, view, settings))
        return 0

    app = typer.Typer(add_completion=False)
    app.command()(spelled_out(command))
    built = typer.main.get_command(app)

    def run(*arguments: str) -> Taken:
        built.main(list(arguments), standalone_mode=False)
        return got[-1]

    return run


def test_a_signature_has_all_options_and_its_arguments_first() -> None:
    """What Typer reads: the function's own arguments, then each field of each group by its name."""

    def command(criteria: Criteria, view: View, settings: Settings, file: Path, name: str = "") -> int:
        """Says what it does."""
        return 0

    signature = inspect.signature(spelled_out(command))
    options = [field for group in (Criteria, View, Settings) for field in group._fields]
    assert list(signature.parameters) == ["file", "name", *options]
    assert signature.parameters["name"].default == ""
    assert (spelled_out(command).__name__, spelled_out(command).__doc__) == ("command", "Says what it does.")


def test_a_function_gets_its_groups_as_tuples(take: Callable[..., Taken]) -> None:
    """Options become plain values: tuples, numbers, paths."""
    options = "-c KZ --country TM,UZ --year 2025 -f csv --fields id,title -n 3 --count -o a.csv --no-header"
    ids, criteria, view, settings = take("a", *options.split(), "--lang", "ru", "--data", "d.yaml", "-q", "b")
    assert ids == ["a", "b"]
    assert criteria == Criteria(country=("KZ", "TM,UZ"), year=("2025",))
    assert view == View("csv", ("id,title",), limit=3, count_only=True, output=Path("a.csv"), header=False)
    assert settings == Settings("ru", data=Path("d.yaml"), quiet=True)


def test_what_is_not_said_is_the_default_of_the_dataclass(take: Callable[..., Taken]) -> None:
    """No option has a default of its own."""
    assert take() == ([], Criteria(), View(), Settings())


@pytest.mark.parametrize(
    ("arguments", "view"),
    [
        (["-f", "json", "-f", "csv"], View(format="csv")),
        (["-qfjson"], View(format="json")),
        (["--header", "--no-header"], View(header=False)),
        (["--no-header", "--header"], View(header=True)),
        (["--sort", "-date", "--sort", "id"], View(sort=("-date", "id"))),
        (["-n", "0"], View(limit=0)),
        (["-e", "--wide", "--bom", "--ascii"], View(exit_status=True, wide=True, bom=True, ascii=True)),
        (["-o", "--json"], View(output=Path("--json"))),
        (["--output=-x.csv"], View(output=Path("-x.csv"))),
    ],
)
def test_options_of_output(take: Callable[..., Taken], arguments: list[str], view: View) -> None:
    """The later one wins; a repeatable one collects; a value may look like an option."""
    assert take(*arguments)[2] == view


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_can_be_asked_for(take: Callable[..., Taken], format: str) -> None:
    """The option knows the formats that there are."""
    assert take("--format", format)[2].format == format


@pytest.mark.parametrize("filter", Criteria._fields)
def test_every_filter_can_be_repeated(take: Callable[..., Taken], filter: str) -> None:
    """A filter is an option of its own name, and its values are collected."""
    criteria = take(f"--{filter}", "a", f"--{filter}=b")[1]
    assert criteria == Criteria(**{filter: ("a", "b")})


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["-n", "-1"], "-1 is not in the range"),
        (["-f", "xml"], "'xml' is not one of"),
        (["--lang", "de"], "'de' is not one of"),
        (["--color", "sometimes"], "'sometimes' is not one of"),
        (["--country"], "requires an argument"),
        (["--no-wide"], "No such option: --no-wide"),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    take: Callable[..., Taken], arguments: list[str], error: str
) -> None:
    """Before anything is asked or shown."""
    with pytest.raises(typer.TyperException) as refused:
        take(*arguments)
    assert error in refused.value.format_message()


@pytest.mark.parametrize("group", [Criteria, View, Settings])
def test_every_field_has_an_option_and_every_option_a_field(group: Any) -> None:
    """Nothing that can be asked for is out of reach, nothing is declared in vain."""
    assert list(GROUPS[group]) == list(group._fields)


def test_no_two_options_share_a_name() -> None:
    """Any groups can stand together in one command, beside help, version and the short forms."""

    def command(criteria: Criteria, view: View, settings: Settings) -> int:
        return 0

    app = typer.Typer(add_completion=False)
    app.command()(spelled_out(command))
    params = typer.main.get_command(app).params
    names = [name for param in params for name in (*param.opts, *param.secondary_opts)]
    names += ["-h", "--help", "--version", "--json", "--jsonl", "--csv", "--tsv"]
    assert len(params) == sum(len(options) for options in GROUPS.values())
    assert sorted(names) == sorted(set(names))
