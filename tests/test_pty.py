"""The installed command on a real (pseudo-)terminal, as people use it, on the sample."""

import os
import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from tests.support import (
    SGR_OR_LINK,
    WITH_LINKS,
    in_pipe,
    on_terminal,
    shell_on_terminal,
    small_data,
    write_data,
)

PLAIN = {"NO_COLOR": "1"}
SCREENS = {
    "initiatives": ["initiatives", "--country", "KZ", "--meeting", "7", "--limit", "4"],
    "initiative": ["show", "2025-kz-rare-earths"],
    "initiative of two threads": ["show", "2023-kz-trade-barriers"],
    "quotes": ["quotes", "--meeting", "7", "--limit", "2"],
    "meeting": ["meetings", "--limit", "1"],
    "leaders": ["leaders"],
    "topics": ["topics", "--limit", "3"],
    "sources": ["sources", "--sort", "id", "--limit", "4"],
}
MOST_SEEN = ("initiatives", "initiative", "quotes")


@pytest.mark.parametrize(
    ("screen", "columns", "lang"),
    [
        *((screen, 100, "en") for screen in SCREENS),
        *((screen, columns, lang) for screen in MOST_SEEN for columns, lang in ((100, "ru"), (40, "en"))),
    ],
)
def test_what_people_see(screen: str, columns: int, lang: str, snapshot: SnapshotAssertion) -> None:
    """Each page, and those most seen in Russian and on a narrow screen, as they were found good.

    No line is wider than the screen but an address, which stays in one piece.
    """
    run = on_terminal(*SCREENS[screen], "--lang", lang, columns=columns, environ=PLAIN)
    assert run.code == 0
    *page, count = run.lines if SCREENS[screen][0] != "show" else [*run.lines, ""]
    assert max(cell_len(line) for line in page if "https://" not in line) <= columns
    assert "\n".join([*page, count]) == snapshot


@pytest.mark.once
@pytest.mark.parametrize("columns", [20, 33, 70])
@pytest.mark.parametrize("screen", SCREENS)
def test_no_id_is_ever_cut(screen: str, columns: int) -> None:
    """At any width from 20 columns an id that has room on a line stands there whole."""
    page = on_terminal(*SCREENS[screen], columns=columns, environ=PLAIN).out
    whole = on_terminal(*SCREENS[screen], "-f", "ids", columns=columns).out.split()
    assert [id_ for id_ in whole if len(id_) <= columns and id_ not in page] == []


@pytest.mark.parametrize(
    ("lang", "count"), [("en", "1 of 12 initiatives, 7th"), ("ru", "1 из 12 инициатив, 7-я")]
)
def test_the_count_stands_below_for_eyes_only(lang: str, count: str) -> None:
    """On standard error, below the page, with what the sources leave out; `-q` silences both."""
    shown = on_terminal("initiatives", "-n", "1", "--lang", lang, columns=160)
    page = on_terminal("initiatives", "-n", "1", "--lang", lang, "-q", columns=160).lines
    assert shown.lines[: len(page)] == page
    assert shown.lines[len(page)].startswith(count)
    assert "Мирзиёева" in shown.out or "Mirziyoyev" in " ".join(shown.lines[len(page) + 1 :])


@pytest.mark.parametrize(
    ("environ", "arguments"),
    [
        ({"NO_COLOR": "1"}, []),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, []),
        ({"TERM": "dumb"}, []),
        ({"CLICOLOR": "0"}, []),
        ({"FORCE_COLOR": "1"}, ["--color", "never"]),
    ],
    ids=str,
)
@pytest.mark.parametrize(
    "command", [["initiatives"], ["show", "2025-kz-rare-earths"], ["--help"], ["nonsense"]]
)
def test_no_colour_means_not_one_escape_byte(
    command: list[str], environ: dict[str, str], arguments: list[str]
) -> None:
    """Neither colour, bold nor hyperlinks, in answers, help and errors."""
    assert "\x1b" not in on_terminal(*command, *arguments, environ=environ).out


def test_colour_and_links_are_all_that_is_sent() -> None:
    """Colours and hyperlinks, and nothing else that steers the terminal."""
    out = on_terminal("show", "2025-kz-rare-earths", environ=WITH_LINKS).out
    assert "\x1b]8;" in out
    assert "https://uz.sputniknews.ru/" in out
    assert "\x1b" not in SGR_OR_LINK.sub("", out)


ADDRESSED = {
    "an initiative": ["show", "2025-kz-rare-earths"],
    "a quotation": ["show", "2025-kg-quote-united-voice"],
    "a leader": ["show", "japarov"],
    "a source": ["show", "sputnik-2025-11-16"],
    "quotations": ["quotes", "-l", "japarov", "-f", "record"],
    "a table of quotations": ["quotes", "-l", "japarov", "-f", "table", "--wide"],
    "a table of sources": ["sources", "--wide"],
}


@pytest.mark.parametrize("command", ADDRESSED.values(), ids=ADDRESSED)
def test_an_address_is_a_link_or_is_printed(command: list[str]) -> None:
    """Where a terminal shows links it is behind the words; everywhere else it stands there, in one piece."""
    address = "https://uz.sputniknews.ru/20251116/sedmaya-konsultativnaya-vstrecha-glav-gosudarstv-tsa-"
    linked = on_terminal(*command, "-q", columns=60, environ=WITH_LINKS).out
    assert f";{address}" in linked
    plain = on_terminal(*command, "-q", columns=60).out
    assert "\x1b]8;" not in plain
    assert address in plain
    assert command[0] == "sources" or plain.count(address) == 1
    assert address in on_terminal(*command, "-q", columns=60, environ={**WITH_LINKS, "NO_COLOR": "1"}).out


def test_colour_can_be_had_in_a_pipe_and_refused_on_a_terminal() -> None:
    """The flag has the first word, then NO_COLOR, then FORCE_COLOR."""
    assert "\x1b[" in on_terminal("topics", "--color", "always", environ=PLAIN).out
    assert "\x1b[" in on_terminal("topics", environ={"TERM": "dumb", "FORCE_COLOR": "1"}).out


@pytest.mark.parametrize(
    "environ", [{"LC_ALL": "ru_RU.UTF-8"}, {"CASUMMIT_LANG": "ru", "LC_ALL": "en_GB.UTF-8"}]
)
def test_the_language_comes_from_the_environment(environ: dict[str, str]) -> None:
    """CASUMMIT_LANG, then the locale; a flag has the first word."""
    assert "Тема" in on_terminal("topics", environ=environ).out
    assert "Topic" in on_terminal("topics", "--lang", "en", environ=environ).out


def test_wide_lines_are_neither_cut_nor_wrapped() -> None:
    """One line a record, however narrow the terminal."""
    run = on_terminal("initiatives", "-m", "7", "-c", "KZ", "--wide", "-q", columns=30, environ=PLAIN)
    assert len(run.lines) == 2 + 6


def test_rows_on_a_terminal_are_the_rows_of_a_pipe() -> None:
    """A machine format that is asked for is not touched by the terminal."""
    run = on_terminal("initiatives", "-c", "KG", "-m", "7", "--csv", "-q", columns=20)
    assert len(run.lines) == 1 + 2


def test_hostile_data_cannot_reach_the_terminal(tmp_path: Path) -> None:
    """With colours on, only our own escape sequences are sent."""
    data = small_data()
    evil = (
        "\x1b[2J\x1b]0;owned\x07\x1b]8;;https://evil.example\x1b\\ \u202e [link=https://evil.example]x[/link]"
    )
    for record in data["initiatives"]:
        record["title"] = {"en": evil, "ru": evil}
    data["sources"]["sister-2025"]["url"] = "https://sister.example/\x1b\\\x1b[2J"
    file = write_data(tmp_path, data)
    for command in (["initiatives"], ["show", "2025-kz-water"], ["show", "sister-2025"]):
        out = on_terminal(*command, "--data", str(file), columns=160, environ=WITH_LINKS).out
        assert "\x1b" not in SGR_OR_LINK.sub("", out)
        assert "]8;;https://evil" not in SGR_OR_LINK.sub("", out).replace(r"\x1b]8;;https://evil", "")
        assert "\u202e" not in out
        assert "\x07" not in out


def test_a_file_gets_no_colour_from_the_terminal(tmp_path: Path) -> None:
    """Colour is decided by what is written to, not by where the command was typed."""
    on_terminal("meetings", "-f", "table", "-o", str(tmp_path / "page"))
    assert "\x1b" not in (tmp_path / "page").read_text(encoding="utf-8")


def test_a_dash_is_standard_output_by_its_usual_name() -> None:
    """On a terminal there is the table then, with its colours, as without `-o`."""
    assert on_terminal("topics", "-o", "-") == on_terminal("topics")


BAR = re.compile(r"\r[^\r\n]*\[#*\.*\] +[0-9]+%")


def test_a_long_compile_shows_a_bar_that_is_gone_in_the_end(tmp_path: Path) -> None:
    """On a terminal, in the language of the reader; once there is a store there is nothing to wait for."""
    file = str(write_data(tmp_path, small_data()))
    # To whoever has no patience every work is long.
    script = (
        "from ca_summit.terminal import bar; bar.PATIENCE = bar._INTERVAL = 0;"
        "from ca_summit.__main__ import entry; entry()"
    )
    command = shlex.join([sys.executable, "-c", script, "documents", "--data", file, "--csv", "--lang", "ru"])
    first, again = shell_on_terminal(command), shell_on_terminal(command)
    steps = [bar.split()[0] for bar in BAR.findall(first.sent)]
    assert list(dict.fromkeys(steps)) == ["Чтение", "Проверка", "Сохранение", "Индексация"]
    assert first.out == again.out
    assert again.out.endswith("\n1 документ\n")
    assert "\r" not in again.sent


# The pager

PAGED = ["documents", "--limit", "2"]


@pytest.fixture
def pager(tmp_path: Path) -> Callable[[str], str]:
    """Makes a command of one argument in a folder with a space in its name; returns how to call it."""

    def made(script: str, name: str = "pager") -> str:
        file = tmp_path / "some folder" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)
        return f"'{file}' 'one word'"

    return made


SEEN = 'echo "<$#: $1 $LESS>"; cat; echo "</>"'
"""A pager that tells how it was called, and where its page starts and ends."""


@pytest.mark.parametrize(
    ("arguments", "named"),
    [([], ["CASUMMIT_PAGER"]), (["--pager"], ["CASUMMIT_PAGER"]), (["--pager"], ["PAGER"])],
)
def test_a_pager_gets_the_very_page(
    arguments: list[str], named: list[str], pager: Callable[..., str]
) -> None:
    """With its colours; called without a shell, as the variable says, its words as a shell would part them."""
    plain = on_terminal(*PAGED)
    run = on_terminal(*PAGED, *arguments, environ=dict.fromkeys(named, pager(SEEN)))
    *page, count = plain.lines
    assert run.lines == ["<1: one word FRX>", *page, "</>", count]
    assert "\x1b[" in plain.out
    assert run.code == 0


def test_our_variable_counts_more_than_the_one_for_all(pager: Callable[..., str]) -> None:
    """And one that is empty names no pager."""
    environ = {"CASUMMIT_PAGER": pager("echo ours", "ours"), "PAGER": pager("echo all", "all")}
    assert on_terminal(*PAGED, "--pager", environ=environ).lines[0] == "ours"
    assert on_terminal(*PAGED, "--pager", environ={**environ, "CASUMMIT_PAGER": " "}).lines[0] == "all"


def test_without_a_name_it_is_less(pager: Callable[..., str]) -> None:
    """With colours, and only if the page is longer than the screen."""
    folder = Path(shlex.split(pager('echo "less $*"', "less"))[0]).parent
    environ = {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "PAGER": ""}
    assert on_terminal(*PAGED, "--pager", environ=environ).lines[0] == "less -FRX"


@pytest.mark.parametrize(
    "arguments", [["--json"], ["-f", "svg"], ["-o", "-", "--csv"], ["--count"], ["-n", "0"]]
)
def test_a_pager_is_for_eyes(arguments: list[str], pager: Callable[..., str]) -> None:
    """What programs read goes past it, and so does nothing at all."""
    run = on_terminal(*PAGED, "--pager", *arguments, environ={"CASUMMIT_PAGER": pager(SEEN)})
    assert run == on_terminal(*PAGED, *arguments)


def test_a_pager_needs_a_terminal(pager: Callable[..., str], tmp_path: Path) -> None:
    """A pipe and a file get what they always get."""
    environ = {"CASUMMIT_PAGER": pager(SEEN)}
    assert in_pipe(*PAGED, "--pager", "-f", "table", environ=environ) == in_pipe(*PAGED, "-f", "table")
    file = tmp_path / "page"
    assert on_terminal(*PAGED, "--pager", "-q", "-f", "table", "-o", str(file), environ=environ).out == ""
    assert "Azerbaijan" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("/no/such/pager -x", "No such file or directory"),
        ("/", "Permission denied"),
        ("less 'half", "No closing quotation"),
    ],
)
def test_a_missing_pager_is_one_warning_and_plain_output(command: str, reason: str) -> None:
    """The page is there all the same."""
    run = on_terminal(*PAGED, environ={"CASUMMIT_PAGER": command})
    *page, count = on_terminal(*PAGED).lines
    assert run.lines == [*page, f"cannot start the pager '{command}': {reason}", count]
    assert run.code == 0


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("false", "exit code 1"),
        ("env nosuchprog", "exit code 127"),
        ("sh -c 'kill $$'", "signal 15"),
        ("sh -c 'cat >/dev/null; exit 3'", "exit code 3"),
    ],
)
def test_a_page_is_not_lost_with_a_pager_that_fails(command: str, reason: str) -> None:
    """It is shown plainly, with one warning below."""
    lines = on_terminal(*PAGED, environ={"CASUMMIT_PAGER": command}).lines
    *page, count = on_terminal(*PAGED).lines
    said = "env: ‘nosuchprog’: No such file or directory"
    assert [line for line in lines if line != said] == [
        *page,
        f"the pager '{command}' failed: {reason}",
        count,
    ]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/no/such", "не удалось запустить программу просмотра «/no/such»: нет такого файла или каталога"),
        ("less 'x", "не удалось запустить программу просмотра «less 'x»: не хватает закрывающей кавычки"),
        ("false", "программа просмотра «false» завершилась с ошибкой: код возврата 1"),
    ],
)
def test_a_pager_fails_in_russian_too(command: str, said: str) -> None:
    """The reason as well."""
    lines = on_terminal(*PAGED, "--lang", "ru", environ={"CASUMMIT_PAGER": command}).lines
    assert said in " ".join(lines)  # in as many lines as it needs


@pytest.mark.parametrize("script", ["head -n 1", "exec <&-; echo gone"])
def test_a_pager_may_be_left_early(script: str, pager: Callable[..., str]) -> None:
    """Whoever has seen enough has made no mistake."""
    command = ["initiatives", "-m", "all", "-q", "--wide"]
    run = on_terminal(*command, environ={"CASUMMIT_PAGER": pager(script)})
    assert (run.code, len(run.lines)) == (0, 1)


@pytest.mark.parametrize(
    ("script", "code", "shown"),
    [
        ("kill -INT $PPID; cat >/dev/null; echo on", 0, "on\n"),
        ("kill -INT $PPID; cat >/dev/null; exit 2", 0, ""),
        ("kill -INT $PPID $$; cat", -2, ""),
    ],
    ids=["the pager goes on", "the pager is left, as less -K is", "the pager ends"],
)
def test_an_interrupt_is_for_the_pager(script: str, code: int, shown: str, pager: Callable[..., str]) -> None:
    """Ctrl-C reaches both, and the pager decides what it means; there is never a traceback."""
    run = on_terminal(*PAGED, "-q", environ={"CASUMMIT_PAGER": pager(script)})
    assert (run.code, run.out) == (code, shown)


LESS = """case "$*$LESS" in --version) echo "less {version} (GNU regular expressions)"; exit;; esac
echo "<$*>"; cat"""
"""A program that says it is GNU less, and how it was called."""


@pytest.mark.parametrize(
    ("script", "called", "links"),
    [
        (LESS.format(version="590"), "<-R one word>", True),
        (LESS.format(version="566.1"), "<-R one word>", True),
        (LESS.format(version="565"), "<-R one word>", False),
        ('echo "<$*>"; cat', "<one word>", False),
        ('case "$*" in --version) echo BusyBox >&2; exit 1; esac; echo "<$*>"; cat', "<one word>", False),
    ],
    ids=["less 590", "less 566.1", "less 565", "another less", "BusyBox"],
)
def test_links_go_through_a_pager_that_is_known_to_pass_them(
    script: str, called: str, links: bool, pager: Callable[..., str]
) -> None:
    """Through any other one the address; GNU less is told to show colours, whatever LESS says."""
    environ = {**WITH_LINKS, "LESS": "S", "CASUMMIT_PAGER": pager(script, "less")}
    run = on_terminal("show", "2025-kz-rare-earths", environ=environ)
    assert run.lines[0] == called
    assert ("\x1b]8;" in run.out) is links
    assert ("    https://uz.sputniknews.ru/" in run.out) is not links


def test_no_pager_is_asked_anything_where_there_is_no_page(tmp_path: Path, pager: Callable[..., str]) -> None:
    """Neither for rows nor for a file."""
    environ = {**WITH_LINKS, "CASUMMIT_PAGER": pager(f"touch '{tmp_path}/asked'", "less")}
    on_terminal("quotes", "--json", environ=environ)
    on_terminal("quotes", "-f", "table", "-o", str(tmp_path / "page"), environ=environ)
    assert not (tmp_path / "asked").exists()
    assert "https://" in (tmp_path / "page").read_text("utf-8")


def test_the_less_of_this_machine_shows_colours_whatever_less_says() -> None:
    """An exported LESS without -R is meant for other programs."""
    run = on_terminal(*PAGED, "-q", environ={"CASUMMIT_PAGER": "less", "LESS": "FX"})
    assert "\x1b[1mID" in run.out
    assert "ESC" not in run.out


@pytest.mark.once
@pytest.mark.parametrize(
    "command",
    [
        ["search", "Назарбаев", "Тимбукту"],
        ["initiatives", "--count", "-t", "water"],
        ["initiatives", "-l", "berdimuhamedo"],
        ["initiatives", "-c", "nowhere"],
        ["search"],
        ["search", "bcreccndtyysq bynekktrn"],
    ],
    ids=str,
)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_whatever_is_said_beside_the_answer_is_broken_between_words(command: list[str], lang: str) -> None:
    """Errors, hints, stages, scope: a terminal would break them at any letter. Nor is a command taken apart."""
    narrow, wide = (
        on_terminal(*command, "--lang", lang, "--fields", "id", columns=columns, environ=PLAIN)
        for columns in (44, 1000)
    )
    assert max(map(len, narrow.lines)) <= 44
    assert " ".join(narrow.lines) == " ".join(wide.lines)
    for spelled in ("casummit search --help", "--meeting all"):
        assert (spelled in wide.out) == (spelled in narrow.out)
