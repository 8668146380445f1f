"""The documents are true: their console blocks show what the program shows, their commands run as they stand."""

import os
import re
import runpy
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from ca_summit.cli.options import GROUPS
from ca_summit.cli.registry import COMMANDS
from ca_summit.cli.view import FORMATS
from ca_summit.export.whole import FILE_TYPES
from ca_summit.records.columns import BRIEF_ROWS, ROWS
from tests.support import BUILT_IN, PROGRAM, ROOT, in_shell

BLOCKS = runpy.run_path(str(ROOT / "docs" / "blocks"))
DOCUMENTS: list[Path] = BLOCKS["DOCUMENTS"]
TEXTS = {
    document.relative_to(ROOT).as_posix(): document.read_text(encoding="utf-8") for document in DOCUMENTS
}
OUTPUT = TEXTS["docs/output.md"]

NOBODY_THERE = {"FZF_DEFAULT_OPTS": "--filter=tourism"}
"""What programs that ask somebody are told instead."""

_FENCED = re.compile(r"^( *)```([^\n]*)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)


class Script(NamedTuple):
    """The `sh` blocks of a document that need the same program, or none but the usual ones."""

    document: str
    needs: str
    commands: str


def fenced(text: str) -> list[tuple[str, str]]:
    """The info string and the lines of each fenced block."""
    return [(info, lines) for _, info, lines in _FENCED.findall(text)]


def scripts() -> Iterator[Script]:
    """All `sh` blocks, one script for each document and program that is named after `sh`."""
    for document, text in TEXTS.items():
        blocks = [
            (info.removeprefix("sh").strip(), lines)
            for info, lines in fenced(text)
            if info.split()[:1] == ["sh"]
        ]
        for needs, same in groupby(sorted(blocks, key=lambda block: block[0]), key=lambda block: block[0]):
            yield Script(document, needs, "".join(lines for _, lines in same))


def is_installed(name: str) -> bool:
    """Whether there is such a program, or such a library for the Python of the tests."""
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    return bool(shutil.which(name, path=path) or find_spec(name))


SCRIPTS = [*scripts()]
EXAMPLES = [
    (document.relative_to(ROOT).as_posix(), BLOCKS["language"](document), *example)
    for document in DOCUMENTS
    for example in BLOCKS["examples"](document.read_text(encoding="utf-8"))
]


@pytest.mark.once
@pytest.mark.parametrize("script", SCRIPTS, ids=[" ".join(script[:2]).strip() for script in SCRIPTS])
def test_every_command_runs_as_it_stands(script: Script, tmp_path: Path) -> None:
    """One bash runs the lines of a document in an empty folder; none of them may fail."""
    if script.needs and not is_installed(script.needs):
        pytest.skip(f"{script.needs} is not installed")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    told = f"""trap 'echo "failed: $BASH_COMMAND" >&2' ERR; set -eEuo pipefail; cd '{tmp_path}'\n"""
    run = in_shell(told + script.commands, environ={**BUILT_IN, **NOBODY_THERE}, timeout=300)
    assert run.code == 0, run.err


@pytest.mark.once
@pytest.mark.parametrize(
    ("document", "lang", "command", "on_terminal", "output"),
    EXAMPLES,
    ids=[f"{document} {command}" for document, _, command, *_ in EXAMPLES],
)
def test_a_console_block_shows_what_the_program_shows(
    document: str, lang: str, command: str, on_terminal: bool, output: str
) -> None:
    """Run in bash, the command prints just what the document says."""
    now = BLOCKS["shown"](command, on_terminal=on_terminal, lang=lang)
    assert now == output, f"{document} is no longer current; run: .venv/bin/python docs/blocks"


@pytest.mark.parametrize("document", TEXTS)
def test_every_command_in_a_block_is_run(document: str) -> None:
    """No block holds commands that nothing runs: what is `bash` has a marker or stands in .ci/run."""
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for info, lines in fenced(TEXTS[document]):
        if info.startswith("console"):
            asked = [line.removeprefix("$ ") for line in lines.splitlines() if line.startswith("$ ")]
            assert {*asked} <= {command for name, _, command, *_ in EXAMPLES if name == document}
        elif info == "bash":
            marked = re.search(
                rf"<!-- (run|test)-command -->\n```bash\n{re.escape(lines)}", TEXTS["README.md"]
            )
            assert marked or all(line in ci for line in lines.splitlines()), lines
        else:
            assert info.split()[:1] in ([], ["sh"], ["yaml"], ["python"], ["json"], ["text"], ["cron"]), info


def test_the_script_of_checks_runs_what_readme_says() -> None:
    """.ci/run takes both commands for a fresh machine from README."""
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for marker in ("run-command", "test-command"):
        assert f"<!-- {marker} -->\n```bash\n" in TEXTS["README.md"]
        assert f"block {marker}" in ci


@pytest.mark.parametrize("document", TEXTS)
def test_links_lead_to_what_there_is(document: str) -> None:
    """Files that are linked or shown exist, and so do the headings that are named."""
    text = re.sub(r"`[^`\n]*`", "", _FENCED.sub("", TEXTS[document]))
    folder = (ROOT / document).parent
    for target in re.findall(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"", text):
        file, _, heading = "".join(target).partition("#")
        if file.startswith("http"):
            continue
        place = (folder / file).resolve() if file else ROOT / document
        assert place.exists(), f"{document}: {file}"
        if heading:
            assert heading in anchors(place.read_text(encoding="utf-8")), f"{document}: {file}#{heading}"


def anchors(text: str) -> set[str]:
    """The anchors that GitHub makes of the headings."""
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def long_names() -> Iterator[str]:
    """The long name of each option of a group."""
    for annotation in (annotation for group in GROUPS.values() for annotation in group.values()):
        option = get_args(annotation)[1]
        names = [str(name).partition("/")[0] for name in (option.default, *(option.param_decls or ()))]
        yield next(name for name in names if name.startswith("--"))


def test_every_option_is_told_of() -> None:
    """README or the page on output names each option."""
    told = TEXTS["README.md"] + OUTPUT
    assert not [name for name in long_names() if not re.search(rf"`[^`\n]*{name}\b", told)]


def test_every_format_is_told_of() -> None:
    """The page on output names each format where it tells of the option, and each file that `export` writes."""
    (line,) = re.findall(r"^\| `-f, --format` .*$", OUTPUT, re.MULTILINE)
    assert not [format for format in FORMATS if f"`{format}`" not in line]
    assert not [
        ending for ending in FILE_TYPES if not re.search(rf"^\|.*`{re.escape(ending)}`.*\|", OUTPUT, re.M)
    ]


def test_the_columns_are_those_of_the_program() -> None:
    """The page on output lists the columns of tsv and csv, with a header and without; stats chooses its own."""
    told = re.findall(r"^\| `\w+` \| `([a-z_0-9 ]+)` \|$", OUTPUT, re.MULTILINE)
    rows = [fields for table in (ROWS, BRIEF_ROWS) for kind, fields in table.items() if kind != "tally"]
    assert sorted(told) == sorted(fields.replace(".", "_") for fields in rows)


def test_every_command_is_told_of() -> None:
    """README names each command."""
    assert not [name for name in COMMANDS if not re.search(rf"`{name}\b", TEXTS["README.md"])]


def test_the_cookbook_has_twenty_five_questions() -> None:
    """README promises so many; each has a command."""
    questions = re.split(r"^### ", TEXTS["docs/cookbook.md"], flags=re.MULTILINE)[1:]
    assert len(questions) == 25
    assert all(re.search(r"^```(sh|console)", question, re.MULTILINE) for question in questions)


def test_readme_is_short_and_begins_with_a_picture() -> None:
    """What it is, real output, what it leaves out, how to have it."""
    text = TEXTS["README.md"]
    assert len(text.splitlines()) <= 200
    places = [text.index(part) for part in ("<img ", "**What it leaves out.**", "<!-- run-command -->")]
    assert places == sorted(places)


def test_readme_in_russian_has_the_same_commands() -> None:
    """The same commands and pictures in the same order, and every command and option of its tables."""

    def commands(text: str) -> list[str]:
        blocks = [
            line
            for info, lines in fenced(text)
            for line in lines.splitlines()
            if info == "bash" or line.startswith("$ ")
        ]
        cells = re.findall(r"^\| (`[^|]*) \|", text, re.MULTILINE)
        return [
            *blocks,
            *re.findall(r'<img src="([^"]+)"', text),
            *(name for cell in cells for name in names(cell)),
        ]

    def names(cell: str) -> list[str]:
        return re.findall(r"-?-?[a-z][a-z-]*", cell)  # without the placeholders, which are translated

    assert commands(TEXTS["README.ru.md"]) == commands(TEXTS["README.md"])


@pytest.mark.parametrize("document", [name for name, text in TEXTS.items() if "```python" in text])
def test_examples_in_python_run(
    document: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is shown of the library runs on the built-in data set."""
    monkeypatch.delenv("CASUMMIT_DATA")
    for info, lines in fenced(TEXTS[document]):
        if info == "python":
            exec(compile(lines, document, "exec"), {})  # noqa: S102 - our own documents
            assert capsys.readouterr().out
