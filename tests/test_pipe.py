"""The installed command in real pipes and files, as shell scripts use it, on the sample."""

import csv
import io
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from ca_summit.text.steering import steering
from tests.support import (
    BUILT_IN,
    ENVIRONMENT,
    PROGRAM,
    in_pipe,
    in_shell,
    small_data,
    wait_until_in_control,
    write_data,
)

KAZAKH = ["initiatives", "--country", "KZ", "--meeting", "2025-tashkent"]
MACHINE_FORMATS = ["tsv", "csv", "json", "jsonl", "yaml", "md", "ids"]


def test_the_kazakh_initiatives_of_the_seventh_meeting() -> None:
    """One a line, in the order of the file."""
    run = in_pipe(*KAZAKH)
    ids = [line.split("\t")[0].removeprefix("2025-kz-") for line in run.lines]
    assert (run.code, run.err) == (0, "")
    assert ids == [
        *("rare-earths", "rare-earth-centre", "ai-declaration"),
        *("trade-20bn", "water-convention", "tourism-brand"),
    ]
    assert all(line.split("\t")[1:3] == ["2025-tashkent", "KZ"] for line in run.lines)


@pytest.mark.parametrize("meeting", ["2025-tashkent", "7", "2025", "latest"])
def test_one_meeting_has_many_names(meeting: str) -> None:
    """Id, number, year and `latest` name the seventh meeting."""
    assert in_pipe("initiatives", "-c", "KZ", "-m", meeting) == in_pipe(*KAZAKH)


@pytest.mark.parametrize("city", ["Tashkent", "Ташкент", "ташкент"])
def test_a_city_names_its_meetings(city: str) -> None:
    """In either language; the seventh meeting is among them."""
    assert set(in_pipe(*KAZAKH).lines) <= set(in_pipe("initiatives", "-c", "KZ", "-m", city).lines)


def test_the_quotations_of_the_seventh_meeting() -> None:
    """One a line, in the order of the file."""
    leaders = [line.split("\t")[3] for line in in_pipe("quotes", "-m", "7").lines]
    assert leaders == ["tokayev", "japarov", "rahmon", "berdimuhamedow-s"]


@pytest.mark.parametrize(
    "environ",
    [
        {"COLUMNS": "20"},
        {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
        {"LC_ALL": "ru_RU.UTF-8"},
        {"LC_ALL": "C"},
        {"LANG": "de_DE.UTF-8", "LC_ALL": ""},
        {"CASUMMIT_LANG": "ru"},
        {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"},
        {"GITHUB_ACTIONS": "true", "CI": "true", "PY_COLORS": "1"},
        {"NO_COLOR": "1"},
    ],
    ids=str,
)
@pytest.mark.parametrize("format", [None, "json"])
def test_the_same_bytes_in_any_environment(environ: dict[str, str], format: str | None) -> None:
    """Neither width, terminal, locale, language nor a CI service changes what a script reads."""
    arguments = [*KAZAKH, "-n", "3", *(["-f", format] if format else [])]
    assert in_pipe(*arguments, environ=environ) == in_pipe(*arguments)


@pytest.mark.parametrize("format", MACHINE_FORMATS)
def test_the_same_bytes_in_every_format(format: str) -> None:
    """All that could change them at once changes none."""
    environ = {
        "COLUMNS": "20",
        "TERM": "xterm-256color",
        "LC_ALL": "ru_RU.UTF-8",
        "FORCE_COLOR": "1",
        "CI": "1",
    }
    arguments = [*KAZAKH, "-n", "3", "-f", format]
    assert in_pipe(*arguments, environ=environ) == in_pipe(*arguments)


@pytest.mark.parametrize("format", MACHINE_FORMATS)
def test_colour_cannot_be_forced_on_programs(format: str) -> None:
    """`--color always` is for eyes; a machine format never has an escape byte."""
    assert "\x1b" not in in_pipe(*KAZAKH, "-f", format, "--color", "always").out


def test_csv_is_read_back_by_a_csv_reader() -> None:
    """The columns of the interface, a row a record."""
    rows = list(csv.DictReader(io.StringIO(in_pipe(*KAZAKH, "--csv").out)))
    columns = (
        "id,meeting,date,country,leader,topics,action,creates,horizon,"
        "title_en,title_ru,summary_en,summary_ru,sources,evidence"
    )
    assert ",".join(rows[0]) == columns
    assert [row["id"] for row in rows] == in_pipe(*KAZAKH, "-f", "ids").lines


def test_ids_go_from_one_command_to_the_next() -> None:
    """`show -` reads ids, also those in front of rows, and passes over blank lines."""
    run = in_shell("casummit initiatives -c TJ -m 7 | casummit show - -f ids")
    assert run.lines == in_pipe("initiatives", "-c", "TJ", "-m", "7", "-f", "ids").lines
    run = in_pipe("show", "-", "--json", stdin=b"\nKZ\n\n  2025-tashkent \r\n")
    assert [each["id"] for each in json.loads(run.out)] == ["KZ", "2025-tashkent"]


@pytest.mark.parametrize("reader", ["head -1", "true"])
@pytest.mark.parametrize("format", ["tsv", "json", "table", "record"])
def test_a_reader_may_leave_early(reader: str, format: str) -> None:
    """Exit 0 and silence when the pipe is closed, with more to say than a pipe holds."""
    script = f"casummit initiatives -m all -f {format} | {reader}; exit ${{PIPESTATUS[0]}}"
    run = in_shell(script, environ=BUILT_IN)
    assert (run.code, run.err) == (0, "")


def test_a_full_disk_is_one_line() -> None:
    """Exit 3, and not a word from Python."""
    run = in_shell("casummit initiatives > /dev/full")
    assert (run.code, len(run.err.splitlines())) == (3, 1)
    assert run.err.startswith("casummit: error: cannot write to standard output: No space left")


def test_an_error_is_the_first_thing_that_is_said() -> None:
    """Neither a remark on the filters stands before it, nor that the encoding lacks something."""
    for command in (
        "quotes -l Berdimuhamedow --sort nothing",
        "quotes -l Berdimuhamedow -o /dev/full",
        "export /dev/full -f sqlite -l Berdimuhamedow",
        "quotes > /dev/full",
    ):
        run = in_shell(f"PYTHONIOENCODING=ascii casummit {command}")
        assert run.err.startswith("casummit: error: "), command
        assert len(run.err.splitlines()) <= 2


def test_a_closed_stdout_is_one_line() -> None:
    """Exit 3, and not a word from Python."""
    run = in_shell("casummit initiatives >&-")
    assert (run.code, len(run.err.splitlines())) == (3, 1)


@pytest.mark.parametrize("stderr", ["2>&-", "2>/dev/full"])
def test_an_error_that_nobody_hears_has_its_exit_code(stderr: str) -> None:
    """A closed or full standard error changes nothing else."""
    assert in_shell(f"casummit initiatives --country nowhere {stderr}").code == 2
    assert in_shell(f"casummit initiatives -c KZ --count {stderr}").out.strip().isdigit()


@pytest.mark.parametrize("encoding", ["ascii", "cp1251", "cp866", "utf-8"])
def test_json_is_lossless_on_any_stream(encoding: str) -> None:
    """What an encoding lacks is escaped as JSON escapes it."""
    run = in_pipe(*KAZAKH, "--json", text=encoding, environ={"PYTHONIOENCODING": encoding})
    assert (run.code, run.err) == (0, "")
    assert json.loads(run.out) == json.loads(in_pipe(*KAZAKH, "--json").out)


@pytest.mark.parametrize("encoding", ["ascii", "cp1251", "cp866"])
@pytest.mark.parametrize("format", ["tsv", "csv", "yaml", "md", "table", "record"])
def test_no_stream_is_too_poor(encoding: str, format: str) -> None:
    """Characters that an encoding lacks are replaced, and at most one line says so."""
    run = in_pipe(
        "initiatives", "-n", "2", "-f", format, text=encoding, environ={"PYTHONIOENCODING": encoding}
    )
    assert run.code == 0
    assert "2025-" in run.out
    assert len(run.err.splitlines()) <= 1


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["initiatives", "--help"], ["schema"]])
def test_ascii_is_enough_for_help(arguments: list[str]) -> None:
    """Help and versions too can be shown on any stream."""
    assert in_pipe(*arguments, text="ascii", environ={"PYTHONIOENCODING": "ascii"}).code == 0


HOSTILE = (
    "[bold]b[/bold] [/] :smile: \x1b[31mred\x1b]8;;https://evil.example\x07 \x9b1m"
    " \u202eltr\u2066 \u200f \ufeff % {x} \\ | ` *"
)


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data set whose texts try to colour, move and garble the terminal."""
    data = small_data()
    for record in data["initiatives"]:
        record["title"] = record["summary"] = {"en": HOSTILE, "ru": f"Ы {HOSTILE}\tтабуляция\nи строка"}
    data["quotes"][0]["text"] = HOSTILE
    data["publishers"]["sister"]["name"] = {"en": HOSTILE, "ru": HOSTILE}
    data["leaders"]["tokayev"]["name"] = {"en": HOSTILE, "ru": HOSTILE}
    data["meetings"]["2025-tashkent"]["city"] = {"en": HOSTILE, "ru": HOSTILE}
    return write_data(tmp_path_factory.mktemp("hostile"), data)


@pytest.mark.once
@pytest.mark.parametrize("format", [*MACHINE_FORMATS, "table", "record"])
@pytest.mark.parametrize(
    "command",
    [
        ["initiatives"],
        ["quotes"],
        ["leaders"],
        ["meetings"],
        ["sources"],
        ["show", "2025-kz-water", "tokayev"],
    ],
    ids=" ".join,
)
def test_hostile_data_are_shown_and_never_obeyed(hostile_file: Path, command: list[str], format: str) -> None:
    """Markup stays text; what would steer a terminal is made visible, in every format."""
    run = in_pipe(*command, "-f", format, "--data", str(hostile_file))
    assert (run.code, run.err) == (0, "")
    assert not steering().search(run.out.replace("\n", "").replace("\t", ""))


def test_hostile_titles_are_whole_in_a_table(hostile_file: Path) -> None:
    """Nothing of a title is swallowed as markup or emoji."""
    out = in_pipe("initiatives", "-f", "table", "--data", str(hostile_file)).out
    assert r"[bold]b[/bold] [/] :smile: \x1b[31mred\x1b]8;;https://evil.example\x07 \x9b1m \u202eltr" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["initiatives", "--country", HOSTILE],
        ["initiatives", "--fields", HOSTILE],
        ["show", HOSTILE],
        [HOSTILE],
        ["initiatives", f"--{HOSTILE}"],
        ["initiatives", "--data", HOSTILE],
        ["initiatives", "-f", HOSTILE],
        ["fields", HOSTILE],
    ],
    ids=lambda arguments: arguments[-2] if len(arguments) > 1 else "command",
)
def test_hostile_arguments_are_made_visible(arguments: list[str]) -> None:
    """An error repeats what was typed in a line that steers nothing."""
    run = in_pipe(*arguments)
    assert run.code in (1, 2, 3)
    assert run.out == ""
    assert run.err.startswith("casummit: error: ")
    assert len(run.err.splitlines()) <= 2
    assert not steering().search(run.err.replace("\n", ""))


def test_arguments_may_be_any_bytes() -> None:
    """Bytes that are no UTF-8 are shown as escapes."""
    run = in_shell(r"casummit show $'\xff\xfe'")
    assert (run.code, "Traceback" in run.err) == (1, False)


def test_output_goes_into_a_file_of_utf8_and_lf(tmp_path: Path) -> None:
    """Whatever the locale; the ending chooses the format, and a BOM is written when asked for."""
    file = tmp_path / "a.csv"
    assert in_pipe(*KAZAKH, "-o", str(file), "--bom", environ={"PYTHONIOENCODING": "cp1251"}).out == ""
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfid,meeting,")
    assert b"\r" not in raw
    assert "Объединить" in raw.decode("utf-8-sig")


def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """Exit 3 and the name of the file."""
    run = in_pipe("initiatives", "-o", str(tmp_path / "none" / "a.csv"))
    assert (run.code, len(run.err.splitlines())) == (3, 1)
    assert "a.csv" in run.err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_run_quietly(number: signal.Signals) -> None:
    """By the signal itself, which a shell tells as 130 after Ctrl-C; no traceback."""
    process = subprocess.Popen(
        [PROGRAM, "show", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert process.stdin
    process.stdin.write(b"KZ\n")
    process.stdin.flush()
    wait_until_in_control(process)  # it has started, and waits for more ids
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=0.5)
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (-number, b"", b"")


def test_an_interrupt_stops_the_loop_around_it() -> None:
    """A shell goes on after a program that only returns 130."""
    script = f"for each in 1 2 3; do {PROGRAM} show - < <(sleep 3; echo KZ); echo next; done"
    process = subprocess.Popen(
        ["bash", "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        start_new_session=True,
    )
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=1)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (-signal.SIGINT, b"", b"")


def test_who_ignores_interrupts_is_not_interrupted() -> None:
    """As under nohup, and behind an & in a script."""
    run = in_shell(
        "trap '' INT; (sleep 0.3; echo KZ) | casummit show - -f ids & sleep 0.2; kill -INT $!; wait $!"
    )
    assert (run.code, run.out) == (0, "KZ\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_first_reading_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    """Neither half a store nor a word, whatever is being imported or written."""
    for step in range(10):
        process = subprocess.Popen(
            [PROGRAM, "quotes", "--count"],
            env={**ENVIRONMENT, "CASUMMIT_CACHE": str(tmp_path)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        wait_until_in_control(process)
        time.sleep(0.03 * step)
        process.send_signal(number)
        _, err = process.communicate(timeout=30)
        assert (err, process.returncode in (0, -number)) == (b"", True)
        for file in tmp_path.iterdir():
            assert file.suffix == ".sqlite"
            file.unlink()


@pytest.mark.parametrize("stream", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_a_named_stream_is_written_to_where_it_stands(tmp_path: Path, stream: str) -> None:
    """What a script wrote before and writes behind stays; a reader that leaves early is no error."""
    file = tmp_path / "out"
    query = f"casummit countries -n 1 -f ids -o {stream}"
    in_shell(f"{{ echo before; {query}; echo after; }} > {file}; {query} >> {file}")
    assert file.read_text() == "before\nKZ\nafter\nKZ\n"
    script = f"casummit initiatives -m all --json -o {stream} | true; exit ${{PIPESTATUS[0]}}"
    run = in_shell(script, environ=BUILT_IN)
    assert (run.code, run.err) == (0, "")


@pytest.mark.parametrize("style", ["text", "bibtex", "csl-json"])
def test_hostile_data_are_cited_and_never_obeyed(tmp_path: Path, style: str) -> None:
    """Nor do they end a field of BibTeX early, or change with the language."""
    data = small_data()
    data["dataset"]["name"] = HOSTILE
    data["initiatives"][2]["title"] = {"en": HOSTILE, "ru": HOSTILE}
    data["sources"]["sister-2025"]["url"] = "https://sister.example/}\x1b[2J\u202e"
    file = write_data(tmp_path, data)
    cite = ["cite", "2025-kz-water", "2025-kz-quote-water", "--style", style, "--data", str(file)]
    run = in_pipe(*cite)
    assert (run.code, run.err) == (0, "")
    assert not steering().search(run.out.replace("\n", ""))
    assert "example/}" not in run.out or style != "bibtex"
    assert style == "text" or in_pipe(*cite, environ={"CASUMMIT_LANG": "ru"}) == run
    assert not steering().search(in_pipe("--version", "--data", str(file)).out.replace("\n", ""))


def test_a_name_may_be_any_bytes(tmp_path: Path) -> None:
    """A data file and a cache folder whose names are no UTF-8."""
    write_data(tmp_path, small_data())
    run = in_shell(
        f"cd {tmp_path}; mv data.yaml $'d\\xff.yaml'; export CASUMMIT_CACHE=$PWD/$'c\\xff';"
        " for i in 1 2; do casummit countries -f ids --data $'d\\xff.yaml'; done"
    )
    assert (run.err, run.out) == ("", "KZ\nTM\nKZ\nTM\n")


def test_a_limit_may_be_any_number() -> None:
    """More than there are, and more than a database can count."""
    assert in_pipe("countries", "-n", str(2**70)) == in_pipe("countries")


def test_a_named_stream_needs_no_other_one() -> None:
    """Standard error is written to although standard output is closed."""
    run = in_shell("casummit countries -n 1 -f ids -o /dev/stderr >&-")
    assert (run.code, run.err) == (0, "KZ\n")
