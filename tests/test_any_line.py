"""Any command line at all: an answer or one plain error, never a failure of ours."""

import io
import random
from pathlib import Path
from types import SimpleNamespace

import pytest

from ca_summit.__main__ import main
from ca_summit.cli.building import parameters_of
from ca_summit.cli.options import SHORT_FORMS
from ca_summit.cli.registry import COMMANDS
from ca_summit.cli.view import FORMATS
from ca_summit.records.fields import paths_of
from ca_summit.records.kinds import ANSWERS, SHOWN
from tests.support import small_data, write_data

LINES = 150
"""Command lines to a test."""

FILES = [
    *("data.yaml", "broken.yaml", "bytes", "folder", "loop", "missing", "folder/new.csv", "", ".", "-"),
    *("new.json", "new.csv", "new.md", "new.svg", "new.html", "new.db", "new.yaml", "bytes/x.json"),
    *(
        "~",
        "~/x",
        "~nobody/x.json",
        "x" * 300,
        "/dev/null",
        "/dev/fd/77",
        "a\0b.json",
        "\udcff.csv",
        "\ud800.md",
    ),
]

VALUES: dict[str, list[str]] = {
    "country": ["KZ", "TM", "Казахстан", "kz,TM"],
    "leader": ["Berdimuhamedow", "tokayev", "Toqaev"],
    "topic": ["water", "ai", "вода,ИИ"],
    "thread": ["sharing-water"],
    "meeting": ["all", "7", "latest", "2021", "Аваза"],
    "year": ["2021..", "2025", "..2021", "2030.."],
    "action": ["propose", "call"],
    "creates": ["none", "council"],
    "source": ["sister-2025"],
    "publisher": ["paper", "President"],
    "evidence": ["official", "single"],
    "format": [*FORMATS],
    "limit": ["0", "1", "2", "-1", "99999999999999999999"],
    "lang": ["en", "ru"],
    "color": ["auto", "always", "never"],
    "style": ["text", "bibtex", "csl-json"],
    "by": ["topic,country", "year", "leader", "meeting,action"],
    "ids": [
        "2025-kz-water",
        "2025-kz-quote-water",
        "KZ",
        "tokayev",
        "water",
        "sharing-water",
        "2025-tashkent",
        "-",
        "nope",
    ],
    "words": ["water", "вода OR .", '"ʼ', "-energy", "йгщеуы", "zzz", ".", "AND NOT", "berdimuhamedow"],
    "name": [*COMMANDS],
    "kind": [*SHOWN, *ANSWERS],
    "shell": ["bash", "zsh"],
    **{name: [*paths_of((*SHOWN, *ANSWERS)), "kind", "-id", "id,-kind", ","] for name in ("fields", "sort")},
    **dict.fromkeys(("data", "output", "file", "textfile"), FILES),
}
"""What the options and arguments take, and what they do not."""

JUNK = [
    *(
        "\ud800",
        "\udcff",
        "\0",
        "\x1b]0;x\x07",
        "\u202e",
        "\r\n",
        "\t",
        "ʼ",
        "ﷺ",
        "=",
        ",",
        "--=",
        "-=x",
        "---",
    ),
    *(
        "--\0",
        "-\udcff",
        "{}",
        "{0}",
        "%s",
        "\\",
        "*",
        "[red]",
        "a" * 5000,
        "😀",
        "\x85",
        "-c",
        "--lang=",
        "-n",
    ),
    *(
        "--fields=,",
        "--sort=-",
        "--sort=--id",
        "-o",
        "-fx",
        "-qefjson",
        "--json=",
        "--no-",
        "-1",
        "--",
        "--debug",
    ),
]

TYPED = [b"", b"KZ\ntokayev\n", b"\xef\xbb\xbfid\tx\nKZ\n", b"\xff\n\0\n"]
"""What stands on standard input."""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own with a data set, and with files of which nothing good can come."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CASUMMIT_DATA", str(write_data(tmp_path, small_data())))
    data = small_data()
    data["initiatives"][0]["leader"] = "nobody"
    write_data(tmp_path, data, "broken.yaml")
    (tmp_path / "bytes").write_bytes(bytes(range(256)))
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")


def command_line(draw: random.Random) -> list[str]:
    """A command with some of its arguments and options, mostly sensible; one in three has junk in it."""
    name = draw.choice([*COMMANDS])
    words = [name]
    for parameter in parameters_of(name):
        value = draw.choice(VALUES.get(parameter.name, ["x"]))
        if parameter.param_type_name == "argument":
            words += [value] if draw.random() < 0.9 else []
        elif draw.random() < 0.12:
            option = draw.choice(parameter.opts)
            words += [option] if parameter.is_flag else [option, value]
    if name in ("initiatives", "search", "show") and draw.random() < 0.2:
        words.append(draw.choice([*SHORT_FORMS]))
    if draw.random() < 0.3:
        at = draw.randrange(len(words) + 1)
        words[at : at + draw.randrange(2)] = [draw.choice(JUNK)]
    return words


@pytest.mark.parametrize("seed", range(5))
def test_any_command_line_is_answered_or_refused(
    seed: int, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 0 to 3; of an error the first line says so, in plain words; nothing is said that steers a terminal."""
    draw = random.Random(seed)  # noqa: S311
    for _ in range(LINES):
        words = command_line(draw)
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(draw.choice(TYPED))))
        code = main(words)
        out, err = capfd.readouterr()
        assert code in (0, 1, 2, 3), words
        assert "internal error" not in err, (words, err)
        if "--debug" not in words:
            assert "Traceback" not in err, words
            is_plain = err.startswith(
                ("casummit: error: ", "Who proposed", "Кто что")
            )  # an error, or the overview
            assert is_plain or code < 2 or (code == 3 and out), (words, err)
        assert "\x1b" not in err or "--debug" in words, words


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("place", [["{}"], ["topics", "{}"], ["topics", "--data", "{}"], ["topics", "-o{}"]])
def test_junk_is_answered_or_refused_anywhere(
    place: list[str], junk: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """As a command, an argument, the name of a file."""
    words = [word.replace("{}", junk) for word in place]
    code = main(words)
    err = capfd.readouterr().err
    assert code in (0, 1, 2, 3)
    assert "internal error" not in err
    assert code == 0 or "--debug" in words or err.startswith(("casummit: error: ", "Who proposed"))
