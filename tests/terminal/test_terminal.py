"""The streams: who wants colour, what an encoding can carry, files that are written whole or not at all."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from rich.text import Text

from ca_summit.errors import CasummitError, OutputError
from ca_summit.terminal.files import refuse_existing
from ca_summit.terminal.streams import MOST_COLUMNS, MOST_SAID, report
from ca_summit.terminal.terminal import Terminal


class Screen(io.TextIOWrapper):
    """A standard output that says it is a terminal."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="\n")

    def isatty(self) -> bool:
        return True


def on_screen(monkeypatch: pytest.MonkeyPatch, encoding: str = "utf-8") -> Screen:
    """Makes standard output a terminal, until the end of the test."""
    screen = Screen(encoding)
    monkeypatch.setattr(sys, "stdout", screen)
    return screen


@pytest.mark.parametrize(
    ("color", "environ", "wanted"),
    [
        ("auto", {}, True),
        ("auto", {"TERM": "dumb"}, False),
        ("auto", {"CLICOLOR": "0"}, False),
        ("auto", {"CLICOLOR": "1"}, True),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": ""}, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ("auto", {"CLICOLOR_FORCE": "1", "CLICOLOR": "0"}, True),
        ("auto", {"FORCE_COLOR": "0", "TERM": "dumb"}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_who_has_the_say_about_colour(
    monkeypatch: pytest.MonkeyPatch, color: str, environ: dict[str, str], wanted: bool
) -> None:
    """The flag, then NO_COLOR, then the forcing variables, then CLICOLOR and TERM."""
    on_screen(monkeypatch)
    assert Terminal(color=color, environ=environ).color is wanted


@pytest.mark.parametrize("environ", [{}, {"CLICOLOR": "1"}, {"FORCE_COLOR": "0"}, {"FORCE_COLOR": ""}])
def test_a_pipe_has_no_colour_unless_forced(environ: dict[str, str]) -> None:
    """Here standard output is none."""
    assert Terminal(environ=environ).color is False


@pytest.mark.parametrize(
    "environ",
    [
        *({"VTE_VERSION": version} for version in ("5000", "5202", "7600")),
        *({"TERM": term} for term in ("xterm-kitty", "xterm-ghostty", "foot", "foot-extra", "alacritty")),
        *({"TERM": term} for term in ("contour", "wezterm")),
        *({"TERM_PROGRAM": name} for name in ("iTerm.app", "WezTerm", "vscode", "ghostty")),
        *({"KITTY_WINDOW_ID": "1"}, {"WT_SESSION": "c5b9"}, {"ALACRITTY_WINDOW_ID": "94"}),
        *({"KONSOLE_VERSION": "201200"}, {"KONSOLE_VERSION": "250400"}),
    ],
    ids=str,
)
def test_links_are_for_terminals_that_show_them(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hyperlink is an escape sequence too, and a multiplexer drops it, whatever it runs in."""
    on_screen(monkeypatch)
    environ = {"TERM": "xterm-256color", **environ}
    assert Terminal(environ=environ).links
    for without in (
        *({"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": "linux"}),
        *({"TERM": "screen-256color"}, {"TERM": "tmux"}, {"TMUX": "/run/tmux/0,1,0"}, {"STY": "1.a"}),
    ):
        assert not Terminal(environ={**environ, **without}).links
    monkeypatch.undo()
    assert not Terminal(environ=environ, color="always").links


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
        {"TERM": "rxvt-unicode"},
        {"TERM_PROGRAM": "Apple_Terminal"},
        {"VTE_VERSION": "4999"},
        {"VTE_VERSION": "new"},
        {"VTE_VERSION": "9" * 5000},
        {"KONSOLE_VERSION": "200803"},
        {"KITTY_WINDOW_ID": ""},
    ],
    ids=lambda environ: str(environ)[:50],
)
def test_other_terminals_get_no_links(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not known to show them may swallow the address."""
    on_screen(monkeypatch)
    assert Terminal(environ=environ).color
    assert not Terminal(environ=environ).links


def test_a_drawn_page_keeps_to_its_width_and_has_no_trailing_spaces() -> None:
    """Long words are folded, and nothing is padded."""
    terminal = Terminal(environ={})
    assert terminal.draw(Text("a bc   ", justify="left"), 10) == "a bc\n"
    assert terminal.draw(Text("abcdef", overflow="fold"), 3) == "abc\ndef\n"
    assert terminal.draw(Text("word " * 100), None).count("\n") == 1


def test_what_looks_like_markup_is_text() -> None:
    """Rich's markup, emoji codes and highlighting are off."""
    assert (
        Terminal(color="always", environ={}).draw("[red]1[/red] :smile: 'a'", 80)
        == "[red]1[/red] :smile: 'a'\n"
    )


@pytest.mark.parametrize(
    ("encoding", "drawn", "written"),
    [
        ("utf-8", False, "Қ «х»\n".encode()),
        ("cp1251", False, "\\u049a «х»\n".encode("cp1251")),
        ("cp1251", True, "? «х»\n".encode("cp1251")),
        ("ascii", False, b"\\u049a \\xab\\u0445\\xbb\n"),
    ],
)
def test_what_an_encoding_lacks_is_replaced(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    encoding: str,
    drawn: bool,
    written: bytes,
) -> None:
    """By an escape, or by `?` where a page has its columns; one warning says so."""
    screen = on_screen(monkeypatch, encoding)
    Terminal(environ={}).write("Қ «х»\n", drawn=drawn)
    assert screen.buffer.getvalue() == written  # type: ignore[attr-defined]
    assert len(capsys.readouterr().err.splitlines()) == (encoding != "utf-8")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """A folder that cannot be written to, or a folder instead of a file: one error, nothing left behind."""
    terminal = Terminal(environ={})
    terminal.write("a\n", file=tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"a\n"
    for target in (tmp_path, tmp_path / "none" / "a"):
        with pytest.raises(OutputError, match="cannot write"):
            terminal.write("b\n", file=target)
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_a_link_stays_a_link_and_a_mode_a_mode(tmp_path: Path) -> None:
    """Replacing a file changes its content and nothing else of it."""
    (tmp_path / "file").write_text("old")
    (tmp_path / "file").chmod(0o640)
    (tmp_path / "link").symlink_to("file")
    Terminal(environ={}).write("new", file=tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "new"
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["one", "folder/file"])
def test_links_that_lead_in_a_circle_are_one_error(tmp_path: Path, name: str) -> None:
    """On every Python, and the links stay."""
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    (tmp_path / "folder").symlink_to("folder")
    with pytest.raises(OutputError, match=r"cannot write .*: Too many levels of symbolic links"):
        Terminal(environ={}).write("new", file=tmp_path / name)
    assert {file.name for file in tmp_path.iterdir() if file.is_symlink()} == {"one", "two", "folder"}
    assert len([*tmp_path.iterdir()]) == 3


def test_a_link_to_nothing_makes_the_file(tmp_path: Path) -> None:
    """As a shell's `>` does."""
    (tmp_path / "link").symlink_to("file")
    Terminal(environ={}).write("new", file=tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "new"


@pytest.mark.parametrize("number", ["999999999", "99999999999", "9" * 20, "9" * 5000])
@pytest.mark.parametrize("folder", ["/dev/fd", "/proc/self/fd"])
def test_a_stream_that_is_not_open_is_one_error(folder: str, number: str) -> None:
    """Whatever its number."""
    with pytest.raises(OutputError, match=f"cannot write {folder}/{number}: [A-Z]"):
        Terminal(environ={}).write("lost", file=Path(folder, number))


def fill(new: Path) -> None:
    new.write_text("new")


def test_what_is_filled_is_put_in_place_as_what_is_written(tmp_path: Path) -> None:
    """Into a file, or into a stream that stays open."""
    file = tmp_path / "file"
    Terminal(environ={}).fill(file, fill)
    assert file.read_text() == "new"
    assert [*tmp_path.iterdir()] == [file]
    reading, writing = os.pipe()
    Terminal(environ={}).fill(Path(f"/dev/fd/{writing}"), fill, replace=False)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        assert pipe.read() == "new"


def test_a_file_that_is_not_to_be_replaced_is_refused(tmp_path: Path) -> None:
    """With the error and the hint that a first look gives."""
    file = tmp_path / "file"
    file.write_text("old")
    ways: list[Callable[[], None]] = [
        lambda: Terminal(environ={}).write("new", file=file, replace=False),
        lambda: Terminal(environ={}).fill(file, fill, replace=False),
        lambda: refuse_existing(file),
    ]
    for way in ways:
        with pytest.raises(OutputError, match="exists already") as caught:
            way()
        assert caught.value.hint == "--force replaces it"
    assert file.read_text() == "old"
    assert [*tmp_path.iterdir()] == [file]


def test_a_device_is_written_to() -> None:
    """Output into what is no ordinary file does not replace it."""
    Terminal(environ={}).write("gone", file=Path("/dev/null"))
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("hint", ["", "do that"])
def test_an_error_is_one_line_and_at_most_one_hint(capsys: pytest.CaptureFixture[str], hint: str) -> None:
    """Whatever stands in it; what steers is made visible."""
    report(CasummitError("it\nis \x1b[1mso", hint))
    lines = capsys.readouterr().err.splitlines()
    assert lines == [r"casummit: error: it\nis \x1b[1mso", *([hint] if hint else [])]


def test_a_hint_needs_somebody_who_watches(capsys: pytest.CaptureFixture[str]) -> None:
    """Standard error is no terminal here: hints are silent, warnings are not, unless silenced."""
    Terminal(environ={}).hint("22 initiatives")
    Terminal(environ={}, quiet=True).warn("two leaders")
    assert capsys.readouterr().err == ""
    Terminal(environ={}).warn("two leaders")
    assert capsys.readouterr().err == "two leaders\n"


@pytest.mark.parametrize(
    ("environ", "color", "sent"),
    [
        ({}, 136, "\x1b[33mKZ\x1b[0m\n"),
        ({"TERM": "xterm"}, 28, "\x1b[32mKZ\x1b[0m\n"),
        ({"TERM": "screen-256color"}, 166, "\x1b[38;5;166mKZ\x1b[0m\n"),
        ({"TERM": "xterm", "COLORTERM": "yes"}, 30, "\x1b[38;5;30mKZ\x1b[0m\n"),
    ],
)  # each with a colour of its own, since Rich remembers how one was sent first
def test_a_terminal_gets_as_many_colours_as_it_says_that_it_has(
    environ: dict[str, str], color: int, sent: str
) -> None:
    """256, or the nearest of the sixteen that all have."""
    assert Terminal(color="always", environ=environ).draw(Text("KZ", f"color({color})"), 80) == sent


@pytest.mark.parametrize(
    ("environ", "color", "sent"),
    [
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "#1c7abb", "38;2;28;122;187"),
        ({"TERM": "xterm", "COLORTERM": "24bit"}, "#1c7abc", "38;2;28;122;188"),
        ({"WT_SESSION": "0"}, "#1c7abd", "38;2;28;122;189"),
        ({"TERM": "xterm-direct"}, "#1c7abe", "38;2;28;122;190"),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor"}, "#1c7abf", "38;5;31"),
        ({"TERM": "xterm-256color"}, "#1c7ac0", "38;5;31"),
        ({"TERM": "xterm"}, "#1c7ac1", "36"),
    ],
)  # each with a colour of its own, since Rich remembers how one was sent first
def test_a_colour_of_24_bits_is_sent_as_it_is_or_as_the_nearest(
    environ: dict[str, str], color: str, sent: str
) -> None:
    """To a terminal that names such colours, and is not GNU Screen, which drops them."""
    assert Terminal(color="always", environ=environ).draw(Text("KZ", color), 80) == f"\x1b[{sent}mKZ\x1b[0m\n"


@pytest.mark.parametrize(
    ("colors", "is_light"),
    [("0;15", True), ("0;default;7", True), ("15;0", False), ("7;8", False), ("", False), ("x", False)],
)
def test_the_ground_is_dark_unless_the_terminal_says_otherwise(colors: str, is_light: bool) -> None:
    assert Terminal(environ={"COLORFGBG": colors}).is_light is is_light
    assert not Terminal(environ={}).is_light


@pytest.mark.parametrize(
    ("named", "real", "width"),
    [
        *[(junk, 57, 57) for junk in ("", "0", "-1", "-" + "9" * 30, "wide", "8e1", "9" * 5000)],
        *[("100", 57, 100), ("100", 0, 100), ("", 0, 80), ("0", None, 80)],
        *[(wide, 57, MOST_COLUMNS) for wide in (str(10**4), str(10**9), str(10**23))],
        ("", 65_535, MOST_COLUMNS),
    ],
)
def test_the_width_is_never_beyond_reason(
    monkeypatch: pytest.MonkeyPatch, named: str, real: int | None, width: int
) -> None:
    """COLUMNS, then what the terminal says, then 80."""
    on_screen(monkeypatch).fileno = lambda: 1  # type: ignore[method-assign]

    def size(_: int) -> os.terminal_size:
        if real is None:
            raise OSError
        return os.terminal_size((real, 24))

    monkeypatch.setattr(os, "get_terminal_size", size)
    assert Terminal(environ={"COLUMNS": named}).width == width


def watched(monkeypatch: pytest.MonkeyPatch, encoding: str = "utf-8") -> Screen:
    """Makes standard error a terminal before which nobody has any patience, until the end of the test."""
    screen = Screen(encoding)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr("ca_summit.terminal.bar.PATIENCE", 0)
    monkeypatch.setattr("ca_summit.terminal.bar._INTERVAL", 0)
    return screen


def written(screen: Screen) -> str:
    """All that was written to a terminal."""
    raw: bytes = screen.buffer.getvalue()  # type: ignore[attr-defined]
    return raw.decode(screen.encoding)


def last_line(screen: Screen) -> str:
    """What is seen on the line of the cursor."""
    seen = ""
    for part in written(screen).split("\r"):
        seen = part + seen[len(part) :]
    return seen.rstrip()


def test_a_bar_shows_how_far_a_long_work_is_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that is drawn over itself; a shorter one leaves nothing of a longer one."""
    screen = watched(monkeypatch)
    with Terminal().progress({"long": "A long stage", "short": "Done"}.__getitem__) as progress:
        progress("long", 0.5)
        assert last_line(screen) == "A long stage [###############...............]  50%"
        progress("short", 1)
        assert last_line(screen) == "Done       [##############################] 100%"
    assert last_line(screen) == ""
    assert not {"\n", "\x1b"} & set(written(screen))


def test_a_bar_goes_before_an_error_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever ends the work, the line is free again."""
    screen = watched(monkeypatch)
    with suppress(KeyboardInterrupt), Terminal().progress(str.title) as progress:
        progress("read", 0.5)
        raise KeyboardInterrupt
    assert written(screen)
    assert last_line(screen) == ""


def test_a_bar_is_never_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that wraps could not be drawn over."""
    screen = watched(monkeypatch)
    monkeypatch.setattr(screen, "fileno", lambda: 2)
    monkeypatch.setattr(os, "get_terminal_size", lambda number: os.terminal_size((20 * (number == 2), 24)))
    with Terminal().progress(str.title) as progress:
        progress("read", 0.5)
        assert last_line(screen) == "Read       [#######"


def test_what_the_terminal_lacks_is_replaced_in_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter takes one column, whatever is shown of it."""
    screen = watched(monkeypatch, "ascii")
    with Terminal().progress({"read": "Чтение"}.__getitem__) as progress:
        progress("read", 0)
        assert last_line(screen) == f"??????     [{'.' * 30}]   0%"
    assert last_line(screen) == ""


def test_a_short_work_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second passes without a word."""
    screen = watched(monkeypatch)
    monkeypatch.setattr("ca_summit.terminal.bar.PATIENCE", 60)
    with Terminal().progress(str.title) as progress:
        progress("read", 0.5)
    assert written(screen) == ""


@pytest.mark.parametrize("is_terminal", [True, False])
def test_whoever_does_not_watch_sees_no_bar(is_terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-q` silences it, and a pipe gets none."""
    screen = watched(monkeypatch)
    monkeypatch.setattr(screen, "isatty", lambda: is_terminal)
    with Terminal(quiet=is_terminal).progress(str.title) as progress:
        progress("read", 0.5)
    assert written(screen) == ""


def test_an_error_repeats_no_more_than_a_screen_holds(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever was typed."""
    report(CasummitError("x" * (MOST_SAID + 1), "y" * MOST_SAID))
    error, hint = capsys.readouterr().err.splitlines()
    assert error == f"casummit: error: {'x' * MOST_SAID}…"
    assert hint == "y" * MOST_SAID


def test_a_text_in_pieces_is_written_as_a_whole(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """With one byte order mark; if a piece fails there is no file."""
    file = tmp_path / "file"
    Terminal().write_pieces(iter(["a", "б\n"]), file=file, bom=True)
    assert file.read_text(encoding="utf-8") == "\ufeffaб\n"

    def failing() -> Iterator[str]:
        yield "new"
        raise CasummitError("no more")

    with pytest.raises(CasummitError, match="no more"):
        Terminal().write_pieces(failing(), file=file)
    assert file.read_text(encoding="utf-8") == "\ufeffaб\n"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_of_characters_that_are_replaced_there_is_one_warning(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """However many pieces have some."""
    on_screen(monkeypatch, "ascii")
    Terminal().write_pieces(["é", "a", "я"])
    assert capsys.readouterr().err.count("which lacks some characters") == 1
