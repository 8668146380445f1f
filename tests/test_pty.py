"""The installed command on a real (pseudo-)terminal, as people use it, on the built-in data set."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from tests.support import on_terminal, small_data, write_data

PLAIN = {"NO_COLOR": "1"}
SCREENS = {
    "initiatives": ["initiatives", "--country", "KZ", "--meeting", "7", "--limit", "4"],
    "initiative": ["show", "2025-kz-rare-earths"],
    "quotes": ["quotes", "--meeting", "7", "--limit", "2"],
    "meeting": ["meetings", "--limit", "1"],
    "leaders": ["leaders"],
    "topics": ["topics", "--limit", "5"],
    "sources": ["sources", "--sort", "id", "--limit", "4"],
}
SGR_OR_LINK = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b\x07]*\x1b\\")


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("columns", [40, 60, 80, 100, 160])
@pytest.mark.parametrize("screen", SCREENS)
def test_what_people_see(screen: str, columns: int, lang: str, snapshot: SnapshotAssertion) -> None:
    """Each page at each width in each language, as it was found good.

    No line is wider than the screen but an address, which stays in one piece.
    """
    run = on_terminal(*SCREENS[screen], "--lang", lang, columns=columns, environ=PLAIN)
    assert run.code == 0
    *page, count = run.lines if screen != "initiative" else [*run.lines, ""]
    assert max(cell_len(line) for line in page if "https://" not in line) <= columns
    assert "\n".join([*page, count]) == snapshot


@pytest.mark.parametrize("columns", [20, 27, 33, 50, 70, 99, 200])
@pytest.mark.parametrize("screen", SCREENS)
def test_no_id_is_ever_cut(screen: str, columns: int) -> None:
    """At any width from 20 columns an id that has room on a line stands there whole."""
    page = on_terminal(*SCREENS[screen], columns=columns, environ=PLAIN).out
    whole = on_terminal(*SCREENS[screen], "-f", "ids", columns=columns).out.split()
    assert [id_ for id_ in whole if len(id_) <= columns and id_ not in page] == []


@pytest.mark.parametrize(
    ("lang", "count"), [("en", "1 of 71 initiatives, 7th"), ("ru", "1 из 71 инициатив, 7-я")]
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
    out = on_terminal("show", "2025-kz-rare-earths").out
    assert "\x1b]8;" in out
    assert "https://uz.sputniknews.ru/" in out
    assert "\x1b" not in SGR_OR_LINK.sub("", out)


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
    run = on_terminal("initiatives", "-m", "7", "-c", "TJ", "--wide", "-q", columns=30, environ=PLAIN)
    assert len(run.lines) == 2 + 7


def test_rows_on_a_terminal_are_the_rows_of_a_pipe() -> None:
    """A machine format that is asked for is not touched by the terminal."""
    run = on_terminal("initiatives", "-c", "KG", "-m", "7", "--csv", "-q", columns=20)
    assert len(run.lines) == 1 + 10


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
        out = on_terminal(*command, "--data", str(file), columns=160).out
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
    file = write_data(tmp_path, small_data())
    text = file.read_text(encoding="utf-8")
    start, end = text.index("- id: 2021-kz-water"), text.index("- id: 2021-tm-water")
    many = (text[start:end].replace("kz-water", f"kz-water-{number}") for number in range(12_000))
    file.write_text("".join([text[:end], *many, text[end:]]), encoding="utf-8")
    command = ["countries", "--data", str(file), "--csv", "--lang", "ru"]
    first_time, again = on_terminal(*command).out, on_terminal(*command).out
    assert {bar.split()[0] for bar in BAR.findall(first_time)} <= {
        "Чтение",
        "Проверка",
        "Сохранение",
        "Индексация",
    }
    assert BAR.search(first_time)
    assert re.sub(r"\r[^\r\n]*(?=\r)|\r", "", first_time) == again
    assert again.endswith("\n2 страны\n")
    assert "\r" not in again
