"""The commands, end to end through `main(argv)` in this process, on the small data set."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ca_summit.cli.registry import COMMANDS
from ca_summit.text.steering import steering
from tests.support import Run, in_pipe, in_shell, shell_on_terminal, small_data, write_data

Casummit = Callable[..., Run]

LISTS = [
    "initiatives",
    "quotes",
    "meetings",
    "countries",
    "leaders",
    "topics",
    "documents",
    "sources",
    "fields",
    "stats",
    "timeline",
]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, small_file: Path) -> None:
    monkeypatch.setenv("CASUMMIT_DATA", str(small_file))


def test_without_a_command_there_is_help_on_stderr(casummit: Casummit) -> None:
    """A bare call is a usage error that shows what there is."""
    run = casummit(code=2)
    assert run.out == ""
    assert all(f"  {name}" in run.err for name in COMMANDS)


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], ["help"], ["--lang", "en", "--help"]])
def test_help_that_is_asked_for_goes_to_stdout(casummit: Casummit, arguments: list[str]) -> None:
    """Asked for, the same overview is an answer."""
    run = casummit(*arguments)
    assert "Usage: casummit" in run.out
    assert run.err == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_three_ways(casummit: Casummit, name: str) -> None:
    """`help NAME`, `NAME --help` and `NAME -h` are one text that names the command and its options."""
    texts = {casummit("help", name).out, casummit(name, "--help").out, casummit(name, "-h").out}
    assert len(texts) == 1
    assert f"Usage: casummit {name}" in next(iter(texts))
    assert "--lang" in next(iter(texts))


def test_filters_are_listed_with_every_command_that_takes_them(casummit: Casummit) -> None:
    """A command's help has all that it takes and nothing that it refuses."""
    assert "--country" in casummit("initiatives", "--help").out
    assert "--country" in casummit("meetings", "--help").out
    assert "--country" not in casummit("fields", "--help").out


def test_version_tells_program_and_data(casummit: Casummit) -> None:
    """Both versions, since either may explain an answer."""
    assert casummit("--version").lines[1] == "data set small 1.2.3, 2025-12-31"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["initiative"], "unknown command 'initiative'\ndid you mean initiatives?"),
        (["йгщеуы"], "unknown command 'йгщеуы'\ndid you mean quotes?"),
        (["help", "qoutes"], "unknown command 'qoutes'\ndid you mean quotes?"),
        (["xyzzy"], "unknown command 'xyzzy'\nto search for words: casummit search xyzzy"),
        (["-c", "KZ", "initiatives"], "option '-c' must come after the command\n"),
        (["--fromat", "json", "initiatives"], "unknown option '--fromat'\ndid you mean --format?"),
        (["initiatives", "--contry", "KZ"], "unknown option '--contry'\ndid you mean --country?"),
        (["initiatives", "--json=1"], "option '--json' takes no value\n"),
        (["initiatives", "--country"], "option '--country' needs a value\n"),
        (["initiatives", "-f", "xml"], "unknown format 'xml'\nknown: table, record, tsv"),
        (["initiatives", "-n", "-1"], "a limit is a whole number, 0 or more\n"),
        (["initiatives", "-n", "many"], "a limit is a whole number, 0 or more\n"),
        (["initiatives", "--lang", "de"], "unknown lang 'de'\nknown: en, ru"),
        (["initiatives", "-c", "Kazakstan"], "unknown country 'Kazakstan'\ndid you mean Kazakhstan"),
        (["initiatives", "-t", "warter"], "unknown topic 'warter'\ndid you mean water"),
        (["initiatives", "-m", "2030"], "no meeting in 2030\nnearest: 2025"),
        (["initiatives", "--year", "soon"], "unknown year 'soon'\n"),
        (["initiatives", "--year", "2022"], "no meeting in 2022\nnearest: 2021 or 2025"),
        (["initiatives", "--year", "2030.."], "no meeting in '2030..'\nnearest: 2025"),
        (
            ["initiatives", "--fields", "id,colour"],
            "unknown field 'colour'\nknown fields: kind, id, meeting, date",
        ),
        (["initiatives", "--sort", "colour"], "unknown field 'colour'\n"),
        (["initiatives", "--fields", "titel"], "unknown field 'titel'\ndid you mean title?"),
        (["initiatives", "-f", "jsno"], "unknown format 'jsno'\ndid you mean json?"),
        (["initiatives", "--сщгтекн", "KZ"], "unknown option '--сщгтекн'\ndid you mean --country?"),
        (["cite", "x", "--json"], "unknown option '--json'\nsee 'casummit cite --help'"),
        (["--tsv", "--version"], "unknown option '--tsv'\nsee 'casummit --help'"),
        (["cite", "x", "--style", "bibtx"], "unknown style 'bibtx'\ndid you mean bibtex?"),
        (["initiatives", "stray"], "too many arguments: stray\n"),
        (["stats", "--by", "topc"], "cannot count by 'topc'\ndid you mean topic?"),
        (["stats", "--by", "еузшс"], "cannot count by 'еузшс'\ndid you mean topic?"),
        (["stats", "--by", "title"], "cannot count by 'title'\nknown: country, leader, topic"),
        (["stats", "--by", "topic,topic"], "--by takes one field or two different fields\n"),
        (["stats", "--by", "topic,year,country"], "--by takes one field or two different fields\n"),
        (
            ["stats", "--by", "topic", "--by", "year", "--by", "leader"],
            "--by takes one field or two different",
        ),
        (["stats", "--by", "year", "--pivot"], "--pivot takes two fields\nas in --by topic,country"),
        (["stats", "--by", ""], "--by takes one field or two different fields\n"),
        (["stats", "--fields", "leader"], "unknown field 'leader'\nknown fields: kind, topic, country, init"),
        (["stats", "--sort", "leader", "-f", "table"], "unknown field 'leader'\n"),
        (["stats", "-f", "ids"], "counts have no ids\n"),
        (["timeline", "-f", "ids"], "counts have no ids\n"),
        (["timeline", "-c", "Kazakstan"], "unknown country 'Kazakstan'\n"),
        (["fields", "intiative"], "unknown kind 'intiative'\ndid you mean initiative?"),
        (["show"], "ID… is missing\n"),
    ],
)
def test_a_usage_error_says_what_is_wrong_and_what_was_meant(
    casummit: Casummit, arguments: list[str], message: str
) -> None:
    """Exit 2, nothing on stdout, a line that says what is wrong and at most one more."""
    run = casummit(*arguments, code=2)
    assert run.out == ""
    assert run.err.startswith(f"casummit: error: {message}")
    assert len(run.err.splitlines()) <= 2


def test_initiatives_start_with_the_latest_meeting(casummit: Casummit) -> None:
    """Without a meeting or a year, only the newest meeting is listed."""
    assert casummit("initiatives", "-f", "ids").lines == ["2025-kz-water", "2025-tm-water"]


@pytest.mark.parametrize("arguments", [["-m", "all"], ["--year", "2021..2025"], ["--meeting", "Аваза,7"]])
def test_initiatives_of_other_meetings_are_asked_for(casummit: Casummit, arguments: list[str]) -> None:
    """The newest meeting comes first, then the order of the data set."""
    ids = casummit("initiatives", "-f", "ids", *arguments).lines
    assert ids == ["2025-kz-water", "2025-tm-water", "2021-kz-water", "2021-tm-water"]


def test_a_pipe_gets_rows_without_a_header(casummit: Casummit) -> None:
    """One record a line, the brief columns, tabs between them."""
    assert casummit("initiatives", "-c", "TM").out == (
        "2025-tm-water\t2025-tashkent\tTM\tberdimuhamedow-s\twater"
        "\tShare water (2025-tm-water)\tДелить воду (2025-tm-water)\n"
    )


def test_options_of_output_work_on_both_sides_of_the_command(casummit: Casummit) -> None:
    """The later one wins."""
    before = casummit("--json", "initiatives").out
    assert (
        before == casummit("initiatives", "--json").out == casummit("--csv", "initiatives", "-f", "json").out
    )
    assert casummit("initiatives", "--json", "-f", "ids").out == casummit("initiatives", "-f", "ids").out


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("format", ["tsv", "csv", "json", "jsonl", "yaml", "md", "table", "record"])
def test_every_list_has_every_format(casummit: Casummit, name: str, format: str) -> None:
    """The same formats on every command that lists."""
    assert casummit(name, "-f", format).out.endswith("\n")


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("format", ["tsv", "csv", "json", "jsonl", "yaml", "md"])
def test_machine_formats_speak_no_language(casummit: Casummit, name: str, format: str) -> None:
    """The language is for people's eyes; scripts get the same bytes."""
    assert (
        casummit(name, "-f", format, "--lang", "ru").out == casummit(name, "-f", format, "--lang", "en").out
    )


def test_a_surname_of_two_leaders_means_both_and_says_so(casummit: Casummit) -> None:
    """The list has both, standard error names them, `-q` does not."""
    run = casummit("initiatives", "-m", "all", "-l", "Бердымухамедов", "-f", "ids")
    assert run.lines == ["2025-tm-water", "2021-tm-water"]
    assert run.err == "'Бердымухамедов' means berdimuhamedow-g and berdimuhamedow-s\n"
    assert casummit("-q", "initiatives", "-l", "Бердымухамедов").err == ""


def test_nothing_found_is_no_error_unless_asked(casummit: Casummit) -> None:
    """Exit 0 and nothing on stdout; with -e, exit 1; JSON says `[]`."""
    nothing = ["initiatives", "-c", "TM", "--topic", "ai"]
    assert casummit(*nothing).out == ""
    assert casummit(*nothing, "-e", code=1).out == ""
    assert casummit(*nothing, "--json").out == "[]\n"
    assert casummit(*nothing, "--count").out == "0\n"


def test_show_gives_one_object_or_an_array(casummit: Casummit) -> None:
    """One id is one object; several, or ids from standard input, are an array; each says its kind."""
    assert json.loads(casummit("show", "KZ", "--json").out)["kind"] == "country"
    several = json.loads(casummit("show", "2025-kz-water", "2025-kz-quote-water", "--json").out)
    assert [each["kind"] for each in several] == ["initiative", "quote"]


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (["--sort", "id"], ["2021-kz-water", "2025-kz-water", "tokayev"]),
        (["--sort", "-id", "-n", "1"], ["tokayev"]),
        (["-n", "2"], ["tokayev", "2025-kz-water"]),
        (["-n", "0"], []),
        (["--count"], ["3"]),
        (["--count", "-n", "2"], ["2"]),
    ],
)
def test_what_show_shows_is_sorted_limited_counted(
    casummit: Casummit, options: list[str], shown: list[str]
) -> None:
    """As in every list."""
    ids = ["tokayev", "2025-kz-water", "2021-kz-water"]
    assert casummit("show", *ids, "-f", "ids", *options).lines == shown


@pytest.mark.parametrize("options", [[], ["--json"], ["--count"], ["-f", "record"]], ids=" ".join)
def test_what_show_shows_of_several_kinds_is_sorted(casummit: Casummit, options: list[str]) -> None:
    """By a field that is a number in one record and a list in another."""
    shown = ["show", "tokayev", "sharing-water", "KZ", "2025-kz-quote-water", "--sort"]
    assert casummit(*shown, "initiatives", "-f", "ids").lines[-1] == "2025-kz-quote-water"
    for field in ("initiatives", "-initiatives", "title", "-source", "name,quotes", "kind"):
        assert casummit(*shown, field, *options).out


def test_show_of_an_unknown_id_shows_nothing_else(casummit: Casummit) -> None:
    """Exit 1, nothing on stdout, the nearest ids."""
    run = casummit("show", "KZ", "2025-kz-watr", code=1)
    assert run.out == ""
    assert run.err.startswith("casummit: error: no record '2025-kz-watr'\ndid you mean 2025-kz-water")


@pytest.mark.parametrize(
    "id_",
    [
        "2025-kz-water",
        "2025-kz-quote-water",
        "2025-tashkent",
        "2025-statement",
        "tokayev",
        "kz",
        "ai",
        "sister-2025",
    ],
)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_show_knows_every_kind(casummit: Casummit, id_: str, lang: str) -> None:
    """A card for each, in both languages, with the record's id."""
    assert id_ in casummit("show", id_, "-f", "record", "--lang", lang).out.lower()


def test_validate_lists_every_problem_with_its_place(casummit: Casummit, tmp_path: Path) -> None:
    """One a line on stdout, exit 3; elsewhere the first one is the error."""
    data = small_data()
    data["initiatives"][0]["leader"] = "tokaev"
    data["initiatives"][3]["colour"] = "red"
    del data["quotes"][0]["text"]
    file = write_data(tmp_path, data, "broken.yaml")
    run = casummit("validate", str(file), code=3)
    assert [line.split(": ")[1] for line in run.lines] == [
        "2021-kz-water",
        "2025-tm-water",
        "2025-kz-quote-water",
    ]
    assert all(line.startswith(f"{file}:") for line in run.lines)
    elsewhere = casummit("initiatives", "--data", str(file), code=3)
    assert elsewhere.out == ""
    assert (
        elsewhere.err == f"casummit: error: {run.lines[0]}\n2 more; run 'casummit validate {file}' for all\n"
    )


def test_validate_is_silent_about_a_good_file(casummit: Casummit, small_file: Path) -> None:
    """Exit 0 and nothing to say, for a file named either way."""
    assert casummit("validate", str(small_file)).out == ""
    assert casummit("validate", "--data", str(small_file)).out == ""


def test_schema_is_json_schema(casummit: Casummit) -> None:
    """The schema as editors read it."""
    assert json.loads(casummit("schema").out)["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_an_unreadable_data_set_is_one_line(casummit: Casummit, tmp_path: Path) -> None:
    """Exit 3 and the file's name."""
    run = casummit("initiatives", "--data", str(tmp_path / "none.yaml"), code=3)
    assert run.err.startswith(f"casummit: error: {tmp_path / 'none.yaml'}: No such file")


def test_debug_shows_the_traceback(casummit: Casummit, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --debug or CASUMMIT_DEBUG=1, and never else."""
    failing = ["initiatives", "--country", "nowhere"]
    assert "Traceback" not in casummit(*failing, code=2).err
    assert "Traceback" in casummit(*failing, "--debug", code=2).err
    monkeypatch.setenv("CASUMMIT_DEBUG", "1")
    assert "Traceback" in casummit(*failing, code=2).err


@pytest.mark.parametrize("environ", [{}, {"CASUMMIT_DEBUG": "1"}], ids=str)
def test_a_traceback_steers_no_terminal(environ: dict[str, str]) -> None:
    """What was typed is in it, and is shown as everywhere."""
    run = in_pipe("\x1b]0;x\x07\r\u202e\u2028", *([] if environ else ["--debug"]), environ=environ)
    assert r"UsageError: unknown command '\x1b]0;x\x07\r\u202e\u2028'" in run.err
    assert not steering().search(run.err.replace("\n", ""))


def test_a_bug_of_ours_is_one_line_too(casummit: Casummit, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw ends in one plain line and a way to report it."""
    monkeypatch.setitem(COMMANDS, "topics", lambda: 1 // 0)
    run = casummit("topics", code=3)
    assert run.err.startswith("casummit: error: internal error: ZeroDivisionError")
    assert len(run.err.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "rows"),
    [
        ([], ["water KZ 1", "water TM 1", "ai KZ 1"]),
        (["-m", "all"], ["water KZ 2", "water TM 2", "ai KZ 1"]),
        (["-m", "all", "--by", "country"], ["KZ 2", "TM 2"]),
        (["-m", "all", "--by", "country", "-t", "ai"], ["KZ 1"]),
        (["--by", " Country , ACTION "], ["KZ call 1", "TM propose 1"]),
        (["--by", "leader"], ["berdimuhamedow-s 1", "tokayev 1"]),
        (["--by", "year"], ["2021 2", "2025 2"]),
        (
            ["--by", "meeting,creates"],
            ["2021-awaza none 1", "2021-awaza council 1", "2025-tashkent none 2", "2025-tashkent council 0"],
        ),
        (
            ["--by", "creates", "--by", "year"],
            ["none 2021 1", "none 2025 2", "council 2021 1", "council 2025 0"],
        ),
        (["--by", "evidence"], ["official 1", "relayed 1"]),
        (["--by", "country,year", "--pivot"], ["KZ 1 1", "TM 1 1"]),
        (["--by", "meeting", "-m", "7"], ["2025-tashkent 2"]),
        (["--sort", "country,topic"], ["ai KZ 1", "water KZ 1", "water TM 1"]),
        (["-m", "all", "--sort", "initiatives", "-n", "2"], ["ai KZ 1", "water KZ 2"]),
        (["--fields", "initiatives,topic", "-n", "1"], ["1 water"]),
        (["--count"], ["3"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_stats_are_rows_in_a_pipe(casummit: Casummit, arguments: list[str], rows: list[str]) -> None:
    """A row a combination: the fields counted by, the number; times in order, else the most first."""
    assert [line.replace("\t", " ") for line in casummit("stats", *arguments).lines] == rows


def test_stats_have_the_columns_that_they_count_by(casummit: Casummit) -> None:
    """In rows with a header, and as the keys of objects."""
    assert casummit("stats", "--csv", "-n", "1").lines == ["topic,country,initiatives", "water,KZ,1"]
    assert casummit("stats", "--csv", "-l", "tokayev", "-c", "TM").lines == ["topic,country,initiatives"]
    assert json.loads(casummit("stats", "--by", "year", "--json").out)[1] == {"year": 2025, "initiatives": 2}


def test_a_pivot_has_a_column_for_each_value(casummit: Casummit) -> None:
    """In every format of rows; in Markdown, which people read, unasked."""
    assert casummit("stats", "--pivot", "--csv").lines == ["topic,KZ,TM", "water,1,1", "ai,1,0"]
    assert json.loads(casummit("stats", "--pivot", "--json").out)[1] == {"topic": "ai", "KZ": 1, "TM": 0}
    assert casummit("stats", "-f", "md").lines[0] == "| topic | KZ | TM |"
    assert (
        casummit("stats", "-f", "md", "--fields", "topic,initiatives").lines[0] == "| topic | initiatives |"
    )
    assert casummit("stats", "-f", "md", "--by", "topic").lines[0] == "| topic | initiatives |"
    assert casummit("timeline", "-f", "md").lines[0].startswith("| meeting | number | date |")


def test_the_timeline_is_rows_in_a_pipe(casummit: Casummit) -> None:
    """A row a meeting and country that put anything forward, the oldest meeting first."""
    assert casummit("timeline", "-t", "ai,water", "--year", "2021..", "--csv", "-c", "KZ").lines == [
        "meeting,number,date,city_en,city_ru,country,initiatives",
        "2021-awaza,3,2021-08-06,Awaza,Аваза,KZ,1",
        "2025-tashkent,7,2025-11-16,Tashkent,Ташкент,KZ,1",
    ]
    assert json.loads(casummit("timeline", "-t", "ai", "--json").out) == [
        {
            "meeting": "2025-tashkent",
            "number": 7,
            "date": "2025-11-16",
            "city": {"en": "Tashkent", "ru": "Ташкент"},
            "country": "KZ",
            "initiatives": 1,
        }
    ]


@pytest.mark.parametrize("command", ["stats", "timeline"])
@pytest.mark.parametrize("format", ["table", "tsv", "json"])
def test_nothing_counted_is_no_error_unless_asked(casummit: Casummit, command: str, format: str) -> None:
    """Neither a picture nor a row; with -e, exit 1."""
    nothing = [command, "-c", "TM", "-t", "ai", "-f", format, "--no-header"]
    assert casummit(*nothing).out == {"json": "[]\n"}.get(format, "")
    assert casummit(*nothing, "-e", code=1)
    assert casummit(command, "-n", "0", "-f", format, "-e", code=1)
    assert casummit(command, "-f", format, "-e")


@pytest.mark.parametrize("arguments", [["initiatives", "-qh"], ["search", "-eh"]])
def test_help_in_a_cluster_of_flags_is_help(casummit: Casummit, arguments: list[str]) -> None:
    """`-h` counts wherever it stands."""
    assert casummit(*arguments).out.startswith(f"Usage: casummit {arguments[0]} [OPTIONS]")


@pytest.mark.parametrize("arguments", [["-h"], ["search", "-h"], ["initiatives", "--count"]])
def test_a_python_without_docstrings_will_do(arguments: list[str]) -> None:
    """`python -OO` drops them; options still tell what they are for."""
    assert in_pipe(*arguments, environ={"PYTHONOPTIMIZE": "2"}).code == 0


FILES = [
    ["countries", "--data", "{}"],
    ["countries", "--data={}"],
    ["validate", "{}"],
    ["verify", "sister-2025", "{}"],
    ["initiatives", "-o", "{}"],
    ["export", "{}", "--force"],
    ["--data", "{}", "--version"],
]
"""Every place where a file may be named."""


def named(arguments: list[str], file: str | Path) -> list[str]:
    """A command line with `file` in its place."""
    return [argument.format(file) for argument in arguments]


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("arguments", FILES, ids=" ".join)
def test_a_file_that_cannot_be_used_is_an_error_in_our_words(
    casummit: Casummit, tmp_path: Path, arguments: list[str], lang: str
) -> None:
    """Exit 3 in the language asked for: a folder in its place, a file in its folder's, a NUL in its name."""
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "file").touch()
    for name in (tmp_path / "folder.json", tmp_path / "file" / "a.json", "a\0b.json"):
        error = casummit(*named(arguments, name), "--lang", lang, code=3).err
        assert error.startswith("casummit: error: ")
        assert "internal" not in error
        assert ("каталог" in error or "имен" in error) == (lang == "ru")


@pytest.mark.parametrize("arguments", [FILES[0], FILES[2], FILES[3]], ids=lambda arguments: str(arguments[0]))
def test_a_file_that_may_not_be_read_is_an_error_in_our_words(
    casummit: Casummit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """Whoever may read everything is made to believe that it may not."""
    (tmp_path / "a.json").touch(0)
    casummit("countries")  # so that what need not be read is not read
    monkeypatch.setattr("os.access", lambda *_, **__: False)

    opened = Path.open

    def refuse(file: Path, *how: Any, **more: Any) -> Any:
        if file.name == "a.json":
            raise PermissionError(13, "Permission denied")
        return opened(file, *how, **more)

    monkeypatch.setattr("pathlib.Path.open", refuse)
    error = casummit(*named(arguments, tmp_path / "a.json"), "--lang", "ru", code=3).err
    assert error.startswith(f"casummit: error: {tmp_path / 'a.json'}: доступ запрещён\n")


def test_whether_a_file_can_be_read_is_not_asked_of_one_that_is_written(
    casummit: Casummit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that may only be written is written."""
    file = tmp_path / "a.json"
    file.touch()
    file.chmod(0o222)
    monkeypatch.setattr("os.access", lambda path, mode, **_: mode != os.R_OK)
    casummit("initiatives", "-o", str(file))
    casummit("export", str(file), "--force")
    assert json.loads(file.read_bytes())["dataset"]["name"] == "small"
    assert file.stat().st_mode & 0o777 == 0o222


@pytest.mark.parametrize("arguments", FILES, ids=" ".join)
def test_a_tilde_is_the_home_folder(
    casummit: Casummit, small_file: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """Also where a shell does not expand it (`--data=~/x`), and in CASUMMIT_DATA."""
    monkeypatch.setenv("HOME", str(small_file.parent))
    casummit(*named(arguments, f"~/{small_file.name}"))
    assert not Path("~").exists()


def test_a_tilde_in_the_environment_is_the_home_folder(
    casummit: Casummit, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CASUMMIT_DATA may come from a file that no shell has read."""
    monkeypatch.setenv("HOME", str(small_file.parent))
    monkeypatch.setenv("CASUMMIT_DATA", f"~/{small_file.name}")
    assert casummit("--version").lines[1].startswith("data set small")


@pytest.mark.parametrize("arguments", FILES, ids=" ".join)
def test_without_a_home_folder_a_tilde_stays(casummit: Casummit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:  # fmt: skip
    """It is a name like any other then."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr("pwd.getpwuid", dict[int, str]().__getitem__)
    assert "~/none" in casummit(*named(arguments, "~/none/x.json"), code=3).err


REMARKED = [
    ["initiatives", "-m", "all"],
    ["quotes", "-m", "all"],
    ["stats", "-m", "all"],
    ["stats", "-m", "all", "-f", "table"],
    ["timeline"],
    ["timeline", "-f", "svg"],
    ["search", "water"],
    ["export", "-", "--json"],
]


@pytest.mark.parametrize("arguments", REMARKED, ids=" ".join)
def test_remarks_come_behind_the_answer_and_never_before_an_error(
    casummit: Casummit, tmp_path: Path, arguments: list[str]
) -> None:
    """The first line of a run that fails is the error, whatever there is to remark."""
    asked = [*arguments, "-l", "Berdimuhamedow"]
    remark = "'Berdimuhamedow' means berdimuhamedow-g and berdimuhamedow-s\n"
    assert casummit(*asked).err == remark
    if arguments[0] == "export":
        asked[1] = str(tmp_path / "none" / "a.json")
    else:
        assert casummit(*asked, "--count").err == remark
        assert casummit(*asked, "--sort", "colour", code=2).err.startswith("casummit: error: unknown field")
        asked += ["-o", str(tmp_path / "none" / "a.json")]
    error = casummit(*asked, code=3).err
    assert error.startswith("casummit: error: cannot write")
    assert "means" not in error


@pytest.mark.parametrize("command", ["show", "cite"])
@pytest.mark.parametrize(
    "typed",
    [
        "KZ\ntokayev\n",
        "\n\n  KZ  \r\n\r\n\ttokayev\nKZ\ttokayev\n",
        "\ufeffKZ\ntokayev",
        "\ufeffid\ttitle_en\nKZ\tx\ntokayev\ty\n",
        "\n id \nKZ\ntokayev\n",
    ],
)
def test_ids_are_read_from_standard_input(command: str, typed: str, small_file: Path) -> None:
    """The first cell of each line; empty lines, a byte order mark and a heading are passed over."""
    typed = typed.replace("\n\ttokayev", "\ntokayev").replace("KZ\ttokayev\n", "")
    got = in_pipe(command, "-", "--data", str(small_file), stdin=typed.encode())
    assert got == in_pipe(command, "KZ", "tokayev", "--data", str(small_file))
    assert got.code == 0


def test_only_the_first_line_is_a_heading(small_file: Path) -> None:
    """Further down `id` is an id like any other."""
    got = in_pipe("show", "-", "--data", str(small_file), stdin=b"KZ\nid\n")
    assert (got.code, got.out) == (1, "")
    assert got.err.startswith("casummit: error: no record 'id'")


def test_what_lists_write_show_reads(small_file: Path) -> None:
    """With a byte order mark, with a header, in any shape whose first column is the id."""
    for options in (["-f", "ids", "--bom"], ["--tsv"], ["--header", "--bom"], []):
        listed = in_pipe("initiatives", *options, "--data", str(small_file)).out.encode()
        shown = in_pipe("show", "-", "-f", "ids", "--data", str(small_file), stdin=listed)
        assert shown.lines == ["2025-kz-water", "2025-tm-water"]


@pytest.mark.parametrize("command", ["show", "cite"])
@pytest.mark.parametrize("redirection", ["<&-", "0>/dev/null"])
def test_standard_input_that_cannot_be_read_is_one_plain_error(command: str, redirection: str) -> None:
    """Closed, opened for writing only: exit 3."""
    got = in_shell(f"casummit {command} - {redirection}")
    assert (got.code, got.out) == (3, "")
    assert got.err.startswith("casummit: error: cannot read standard input: ")
    assert len(got.err.splitlines()) == 1


def test_standard_input_without_end_is_one_plain_error(
    casummit: Casummit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit itself is allowed."""
    typed = b"KZ\n" * 4
    monkeypatch.setattr("ca_summit.cli.commands.MOST_TYPED", len(typed))
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(typed)))
    assert len(casummit("show", "-", "-f", "ids").lines) == 4
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(typed + b"x")))
    got = casummit("show", "-", code=3)
    assert got.out == ""
    assert got.err == "casummit: error: standard input is larger than 12 bytes; ask in parts\n"


def test_an_error_while_standard_input_is_read_is_said_in_russian_too(
    casummit: Casummit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal that has gone, a disk that fails."""

    class Gone(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=Gone()))
    error = casummit("show", "-", "--lang", "ru", code=3).err
    assert error == "casummit: error: не удалось прочитать стандартный ввод: ошибка ввода-вывода\n"


def test_nothing_on_standard_input_shows_nothing(small_file: Path) -> None:
    """An empty array, an empty table; with -e that is exit 1."""
    data = ["--data", str(small_file)]
    assert in_pipe("show", "-", "--json", *data).out == "[]\n"
    for format in ("table", "record", "ids", "jsonl"):
        assert in_pipe("show", "-", "-f", format, *data) == Run(0, "", "")
    assert in_pipe("show", "-", "--count", *data).out == "0\n"
    assert in_pipe("show", "-", "-e", *data).code == 1
    shown = shell_on_terminal(f"casummit show - --data {small_file} </dev/null")
    assert (shown.code, shown.out) == (0, "0 records\n")
