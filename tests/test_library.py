"""The package as a library: `import ca_summit; ca_summit.load(path)`."""

import doctest
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest

import ca_summit
from ca_summit.errors import DataError, UnknownRecord, UsageError
from ca_summit.language.labels import STEPS
from ca_summit.model import Country, Initiative, Quote, Text
from tests.support import Run, small_data, write_data


def test_the_examples_of_the_documentation_hold() -> None:
    """What `help(ca_summit)` shows is what happens."""
    assert doctest.testmod(ca_summit) == (0, 3)


def test_load_takes_a_path_or_a_name(small_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Path, a string, any PathLike, relative too."""

    class Named:
        def __fspath__(self) -> str:
            return str(small_file)

    monkeypatch.chdir(small_file.parent)
    for path in (small_file, str(small_file), Named(), small_file.name):
        assert ca_summit.load(path).dataset.name == "small"


def test_load_reads_the_file_anew(tmp_path: Path) -> None:
    """A changed file is never answered from what was read before."""
    data = small_data()
    file = write_data(tmp_path, data)
    before = ca_summit.load(file)
    data["initiatives"][0]["action"] = "offer"
    write_data(tmp_path, data)
    assert [each.id for each in ca_summit.load(file).initiatives(action="offer")] == ["2021-kz-water"]
    assert before.initiatives(action="offer") == ()


def test_load_of_a_name_that_no_file_has_is_an_error() -> None:
    """Not a traceback of the system's."""
    with pytest.raises(DataError, match="no file has such a name"):
        ca_summit.load("a\0b")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "No such file"),
        (b"", "empty"),
        (b"dataset: [", ":1:"),
        (b"\xff", "not UTF-8"),
        (b"dataset: {}\n", "missing"),
    ],
)
def test_load_of_what_is_no_data_set_is_an_error(tmp_path: Path, content: bytes | None, message: str) -> None:
    """It names the file and what is wrong with it."""
    file = tmp_path / "data.yaml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DataError, match=message) as error:
        ca_summit.load(file)
    assert str(file) in error.value.message


def test_a_broken_rule_is_an_error(tmp_path: Path) -> None:
    """The whole file is checked before anything can be asked."""
    data = small_data()
    data["initiatives"][3]["leader"] = "nobody"
    with pytest.raises(DataError, match=r"2025-tm-water.*nobody"):
        ca_summit.load(write_data(tmp_path, data))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["2025-kz-water", "2025-tm-water", "2021-kz-water", "2021-tm-water"]),
        ({"meeting": "latest"}, ["2025-kz-water", "2025-tm-water"]),
        ({"meeting": 7, "country": "Казахстан"}, ["2025-kz-water"]),
        ({"meeting": [3, "2025-tashkent"], "leader": "Токаев"}, ["2025-kz-water", "2021-kz-water"]),
        ({"year": 2021}, ["2021-kz-water", "2021-tm-water"]),
        ({"year": (2021, "2022..2025"), "country": {"TM"}}, ["2025-tm-water", "2021-tm-water"]),
        ({"topic": "AI", "action": "call", "creates": "none", "evidence": "relayed"}, ["2025-kz-water"]),
        ({"source": iter(["president-2025"]), "publisher": "President"}, ["2025-tm-water"]),
        ({"country": "KZ,TM", "creates": "council"}, ["2021-tm-water"]),
    ],
)
def test_initiatives_take_filters_as_keywords(
    small_file: Path, filters: dict[str, Any], expected: list[str]
) -> None:
    """The filters of the commands, one value or several; without any, all meetings count."""
    assert [each.id for each in ca_summit.load(small_file).initiatives(**filters)] == expected


def test_quotes_take_the_same_filters(small_file: Path) -> None:
    """By what is the quotation's own, and by what is its initiative's."""
    summit = ca_summit.load(small_file)
    (quote,) = summit.quotes(leader="tokayev", year="2025..", topic="water")
    assert (quote.text, quote.translation, quote.source.paragraph) == (
        *("Вода — это жизнь", Text(en="Water is life")),
        3,
    )
    assert summit.quotes(country="TM") == ()


@pytest.mark.parametrize("filters", [{"country": "Francia"}, {"year": "soon"}, {"evidence": "best"}])
def test_an_unknown_value_is_an_error(small_file: Path, filters: dict[str, str]) -> None:
    """A library too never silently finds nothing."""
    summit = ca_summit.load(small_file)
    for ask in (summit.initiatives, summit.quotes):
        with pytest.raises(UsageError, match=f"unknown {next(iter(filters))}"):
            ask(**filters)


def test_an_unknown_filter_is_an_error(small_file: Path) -> None:
    """As for any function of Python."""
    with pytest.raises(TypeError, match="colour"):
        ca_summit.load(small_file).initiatives(colour="red")


def test_records_are_frozen_dataclasses(small_file: Path) -> None:
    """What is found cannot be changed by accident, and can be compared and put into sets."""
    summit = ca_summit.load(small_file)
    found: list[Any] = [summit.initiatives()[0], summit.quotes()[0], summit.show("KZ")]
    assert [type(record) for record in found] == [Initiative, Quote, Country]
    for record in found:
        with pytest.raises(FrozenInstanceError):
            record.id = "other"
    again = ca_summit.load(small_file)
    assert {*found} == {again.initiatives()[0], again.quotes()[0], again.show("kz")}


def test_show_gives_a_record_of_any_kind(small_file: Path) -> None:
    """The very record that lists give; an unknown id is an error."""
    summit = ca_summit.load(small_file)
    assert summit.show("2025-kz-water") == summit.initiatives(topic="ai")[0]
    assert summit.show("2025-statement") in summit.documents()
    assert summit.show("ai") in summit.topics()
    with pytest.raises(UnknownRecord, match="2025-kz-watr"):
        summit.show("2025-kz-watr")


def test_threads_are_records_like_others(small_file: Path) -> None:
    """What is taken up again, with its initiatives, the earliest first, and when it was."""
    summit = ca_summit.load(small_file)
    (thread,) = summit.threads()
    assert thread == summit.show("sharing-water")
    assert (thread.title.en, thread.initiatives) == ("Sharing water", ("2021-kz-water", "2025-kz-water"))
    assert (thread.first, thread.last) == ("2021-08-06", "2025-11-16")


def test_records_hold_what_follows_from_the_rest(small_file: Path) -> None:
    """Dates, evidence, later initiatives, quotations and counts need not be looked up."""
    summit = ca_summit.load(small_file)
    earlier, later = summit.initiatives(country="KZ", year=2021)[0], summit.initiatives(topic="ai")[0]
    assert (earlier.date, earlier.evidence, earlier.followed_by) == (
        *("2021-08-06", "single"),
        ("2025-kz-water",),
    )
    assert (later.date, later.evidence, later.quotes) == (
        *("2025-11-16", "relayed"),
        ("2025-kz-quote-water",),
    )
    assert [(each.id, each.initiatives, each.quotes) for each in summit.countries()] == [
        ("KZ", 2, 1),
        ("TM", 2, 0),
    ]


@pytest.mark.parametrize(
    ("arguments", "filters"),
    [
        (["-m", "all"], {}),
        (["-m", "all", "-c", "KZ"], {"country": "KZ"}),
        (
            ["--year", "2021..2025", "-l", "Berdimuhamedow"],
            {"year": "2021..2025", "leader": "Berdimuhamedow"},
        ),
        (["-m", "3,7", "-t", "вода", "--evidence", "official"], {"topic": "water", "evidence": "official"}),
    ],
)
def test_the_commands_find_what_the_library_finds(
    casummit: Callable[..., Run], small_file: Path, arguments: list[str], filters: dict[str, str]
) -> None:
    """The same filters, the same records, the same order."""
    shown = casummit("initiatives", "--data", str(small_file), "-f", "ids", *arguments).lines
    assert shown == [each.id for each in ca_summit.load(small_file).initiatives(**filters)] != []


def test_a_library_needs_no_screen(small_file: Path) -> None:
    """To load and ask imports neither Typer nor Rich, writes nothing, and leaves the environment alone."""
    script = (
        "import sys, ca_summit\n"
        "summit = ca_summit.load(sys.argv[1])\n"
        "assert summit.initiatives() and summit.quotes() and summit.show('KZ')\n"
        "assert not {'typer', 'click', 'rich'} & set(sys.modules), sorted(sys.modules)\n"
    )
    env = {**os.environ, "CASUMMIT_LANG": "xx", "CASUMMIT_DATA": "/none", "PYTHONWARNINGS": "error"}
    done = subprocess.run(
        [sys.executable, "-c", script, str(small_file)], capture_output=True, env=env, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.decode()) == (0, b"", "")


def test_the_package_tells_type_checkers_of_its_types() -> None:
    """PEP 561: without the marker file every type is Any."""
    assert Path(ca_summit.__file__).with_name("py.typed").is_file()


def test_a_first_reading_tells_how_far_it_is(small_file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Stage by step, each from its beginning and never back; the library itself says nothing."""
    told: list[tuple[str, float]] = []
    ca_summit.load(small_file, progress=lambda step, share: told.append((step, share)))
    assert list(dict(told)) == list(STEPS)
    for step in STEPS:
        shares = [share for each, share in told if each == step]
        assert shares[0] == 0
        assert shares == sorted(shares)
        assert shares[-1] <= 1
    told.clear()
    ca_summit.load(small_file, progress=lambda step, share: told.append((step, share)))
    assert told == []
    assert capfd.readouterr() == ("", "")
