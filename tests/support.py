"""What the tests share: a small data set to break, and the program run in a pipe and on a terminal."""

import atexit
import contextlib
import copy
import fcntl
import os
import pty
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ca_summit.loading.canonical import canonical

ROOT = Path(__file__).parent.parent
PROGRAM = Path(sys.executable).with_name("casummit")
SAMPLE = ROOT / "tests" / "sample.yaml"
"""A part of the built-in data set, frozen: what is shown is tested on it, so that curating breaks no test."""
_KEPT = ("PATH", "HOME", "SYSTEMROOT", "TMPDIR", "PYTHONWARNINGS")
ENVIRONMENT = {
    **{name: os.environ[name] for name in _KEPT if name in os.environ},
    "LC_ALL": "C.UTF-8",
    "TERM": "dumb",
    "CASUMMIT_CACHE": tempfile.mkdtemp(prefix="casummit-tests-"),
    "CASUMMIT_DATA": str(SAMPLE),
}
"""A machine without opinions: no colour, no language, no CI, a cache of its own, and the sample as its data
set. Warnings may be errors."""
BUILT_IN = {"CASUMMIT_DATA": ""}
"""A machine whose data set is the built-in one."""
WITH_LINKS = {"VTE_VERSION": "7600"}
"""A terminal that is known to show hyperlinks."""
SGR_OR_LINK = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b\x07]*\x1b\\")
"""All that we send to a terminal beside text: colours and hyperlinks."""
atexit.register(shutil.rmtree, ENVIRONMENT["CASUMMIT_CACHE"], ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the program: its exit code and what it wrote.

    On a terminal `out` is what stays to be seen, `sent` all that was written, a bar that comes and goes too.
    """

    code: int
    out: str
    err: str = ""
    sent: str = field(default="", compare=False)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


def in_pipe(
    *arguments: str,
    stdin: bytes = b"",
    text: str = "utf-8",
    environ: Mapping[str, str] = MappingProxyType({}),
) -> Run:
    """Runs the installed command with pipes for its streams; `text` is the encoding of what it writes."""
    return _in_pipe([str(PROGRAM), *arguments], {**ENVIRONMENT, **environ}, stdin, text)


def in_shell(script: str, environ: Mapping[str, str] = MappingProxyType({}), timeout: int = 60) -> Run:
    """Runs lines of bash in which `casummit` is the installed command."""
    return _in_pipe(["bash", "-c", script], {**_with_program(), **environ}, timeout=timeout)


def on_terminal(*arguments: str, columns: int = 80, environ: Mapping[str, str] = MappingProxyType({})) -> Run:
    """Runs the installed command on a pseudo-terminal of so many columns; `out` has both streams."""
    return _on_terminal([str(PROGRAM), *arguments], columns, environ)


def shell_on_terminal(
    script: str, columns: int = 80, environ: Mapping[str, str] = MappingProxyType({})
) -> Run:
    """Runs a line of bash in which `casummit` is the installed command, on a pseudo-terminal."""
    return _on_terminal(["bash", "-c", script], columns, environ)


def wait_until_in_control(process: subprocess.Popen[bytes]) -> None:
    """Waits until a run of the program has taken signals over from the interpreter, on a slow machine too."""
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        caught = next(line for line in status.read_text().splitlines() if line.startswith("SigCgt:"))
        if int(caught.split()[1], 16) >> (signal.SIGHUP - 1) & 1:
            return
        time.sleep(0.002)


def _with_program() -> dict[str, str]:
    path = f"{PROGRAM.parent}{os.pathsep}{ENVIRONMENT.get('PATH', '')}"
    return {**ENVIRONMENT, "PATH": path}


def _in_pipe(
    command: Sequence[str], env: Mapping[str, str], stdin: bytes = b"", text: str = "utf-8", timeout: int = 60
) -> Run:
    done = subprocess.run(command, input=stdin, capture_output=True, env=env, timeout=timeout, check=False)
    return Run(done.returncode, done.stdout.decode(text), done.stderr.decode())


def _on_terminal(command: Sequence[str], columns: int, environ: Mapping[str, str]) -> Run:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    env = {**_with_program(), "TERM": "xterm-256color", **environ}
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # Linux ends a terminal that nobody holds open with EIO
        while part := os.read(ours, 65536):
            shown += part
    os.close(ours)
    sent = shown.decode().replace("\r\n", "\n")
    seen = "\n".join(line.rpartition("\r")[2] for line in sent.split("\n"))
    return Run(process.wait(timeout=60), seen, sent=sent)


def small_data() -> dict[str, Any]:
    """A data set of two meetings and four initiatives that keeps all rules, to be changed at will."""
    return copy.deepcopy(_SMALL)


EVENT: dict[str, Any] = {
    "id": "2025-water-agreement",
    "initiatives": ["2025-kz-water"],
    "date": "2025-12-01",
    "outcome": "signed",
    "countries": ["KZ", "TM"],
    "text": {"en": "The two signed an agreement.", "ru": "Двое подписали соглашение."},
    "link": "named",
    "sources": [{"id": "president-2025"}],
}
"""What became of an initiative of the small data set, which has no events."""


def with_event(**fields: Any) -> dict[str, Any]:
    """The small data set with EVENT, some of its fields changed; its initiative was looked for."""
    data = small_data()
    data["events"] = [{**EVENT, **fields}]
    data["initiatives"][2]["sought"] = "2025-12"
    return data


def empty_data() -> dict[str, Any]:
    """The small data set without meetings and all that was said at them."""
    return {**small_data(), "meetings": {}, "initiatives": [], "events": [], "quotes": [], "threads": {}}


def write_data(folder: Path, data: Mapping[str, Any], name: str = "data.yaml") -> Path:
    """Writes plain data as YAML in canonical form; returns the file."""
    file = folder / name
    file.write_text(canonical("", data), encoding="utf-8")
    return file


def at(data: Any, path: Sequence[str | int]) -> Any:
    """The value at a path in plain data."""
    for step in path:
        data = data[step]
    return data


def _text(en: str, ru: str) -> dict[str, str]:
    return {"en": en, "ru": ru}


def _participant(country: str, leader: str) -> dict[str, Any]:
    return {"country": country, "leader": leader, "office": _text("President", "Президент"), "role": "member"}


def _initiative(id_: str, meeting: str, country: str, leader: str, **more: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "meeting": meeting,
        "country": country,
        "leader": leader,
        "topics": ["water"],
        "action": "propose",
        "creates": "none",
        "title": _text(f"Share water ({id_})", f"Делить воду ({id_})"),
        "summary": _text("Proposed to share water.", "Предложил делить воду."),
        "sources": [{"id": "paper-2021"}],
        **more,
    }


_SMALL: dict[str, Any] = {
    "dataset": {
        "name": "small",
        "version": "1.2.3",
        "updated": "2025-12-31",
        "license": "CC-BY-4.0",
        "description": _text("A small data set.", "Малый набор данных."),
    },
    "countries": {
        "KZ": {
            "alpha3": "KAZ",
            "name": _text("Kazakhstan", "Казахстан"),
            "aliases": ["Kazakh", "казахстанский"],
        },
        "TM": {"alpha3": "TKM", "name": _text("Turkmenistan", "Туркменистан")},
    },
    "leaders": {
        "tokayev": {
            "country": "KZ",
            "name": _text("Kassym-Jomart Tokayev", "Касым-Жомарт Токаев"),
            "aliases": ["Tokayev", "Toqaev", "Токаев"],
            "wikidata": "Q200881",
        },
        "berdimuhamedow-g": {
            "country": "TM",
            "name": _text("Gurbanguly Berdimuhamedow", "Гурбангулы Бердымухамедов"),
            "aliases": ["Berdimuhamedow", "Бердымухамедов"],
        },
        "berdimuhamedow-s": {
            "country": "TM",
            "name": _text("Serdar Berdimuhamedow", "Сердар Бердымухамедов"),
            "aliases": ["Berdimuhamedow", "Бердымухамедов"],
        },
    },
    "topics": {
        "water": {"name": _text("Water", "Вода"), "keywords": ["river", "река"]},
        "ai": {"name": _text("Artificial intelligence", "Искусственный интеллект"), "keywords": ["AI", "ИИ"]},
    },
    "publishers": {
        "president": {
            "name": _text("President", "Президент"),
            "kind": "official",
            "official": True,
            "country": "KZ",
        },
        "paper": {"name": _text("The Paper", "Газета"), "kind": "newspaper", "official": False},
        "sister": {
            "name": _text("The Sister", "Сестра"),
            "kind": "online",
            "official": False,
            "group": "house",
        },
        "brother": {
            "name": _text("The Brother", "Брат"),
            "kind": "online",
            "official": False,
            "group": "house",
        },
    },
    "sources": {
        "president-2025": {"publisher": "president", "url": "https://president.example/1", "lang": "ru"},
        "paper-2021": {
            "publisher": "paper",
            "title": "Water",
            "url": "https://paper.example/1",
            "date": "2021-08",
            "lang": "en",
        },
        "sister-2025": {
            "publisher": "sister",
            "url": "https://sister.example/1",
            "date": "2025-11-16",
            "lang": "ru",
        },
        "brother-2025": {
            "publisher": "brother",
            "url": "https://brother.example/1",
            "date": "2025-11-16",
            "lang": "ru",
            "carries": "president",
        },
    },
    "meetings": {
        "2021-awaza": {
            "number": 3,
            "name": _text("Third meeting", "Третья встреча"),
            "city": _text("Awaza", "Аваза"),
            "country": "TM",
            "date": "2021-08-06",
            "participants": [_participant("KZ", "tokayev"), _participant("TM", "berdimuhamedow-g")],
        },
        "2025-tashkent": {
            "number": 7,
            "name": _text("Seventh meeting", "Седьмая встреча"),
            "city": _text("Tashkent", "Ташкент"),
            "country": "KZ",
            "date": "2025-11-16",
            "participants": [_participant("KZ", "tokayev"), _participant("TM", "berdimuhamedow-s")],
            "documents": [
                {
                    "id": "2025-statement",
                    "title": _text("Statement", "Заявление"),
                    "status": "signed",
                    "sources": [{"id": "president-2025"}],
                }
            ],
            "facts": [{"text": _text("A fact.", "Факт."), "sources": [{"id": "sister-2025"}]}],
            "coverage": _text("Two reports were read.", "Прочитаны два сообщения."),
        },
    },
    "initiatives": [
        _initiative("2021-kz-water", "2021-awaza", "KZ", "tokayev"),
        _initiative("2021-tm-water", "2021-awaza", "TM", "berdimuhamedow-g", creates="council"),
        _initiative(
            "2025-kz-water",
            "2025-tashkent",
            "KZ",
            "tokayev",
            topics=["water", "ai"],
            action="call",
            horizon=2035,
            sources=[{"id": "sister-2025", "paragraph": 2}, {"id": "brother-2025"}],
            follows=["2021-kz-water"],
        ),
        _initiative(
            "2025-tm-water", "2025-tashkent", "TM", "berdimuhamedow-s", sources=[{"id": "president-2025"}]
        ),
    ],
    "quotes": [
        {
            "id": "2025-kz-quote-water",
            "meeting": "2025-tashkent",
            "country": "KZ",
            "leader": "tokayev",
            "initiative": "2025-kz-water",
            "lang": "ru",
            "text": "Вода — это жизнь",
            "translation": {"en": "Water is life"},
            "translator": "editor",
            "source": {"id": "sister-2025", "paragraph": 3},
        }
    ],
    "threads": {
        "sharing-water": {
            "title": _text("Sharing water", "Делить воду"),
            "note": _text("Proposed in 2021 and again in 2025.", "Предложено в 2021 году и снова в 2025-м."),
            "initiatives": ["2021-kz-water", "2025-kz-water"],
        }
    },
}
