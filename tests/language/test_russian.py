"""The catalogue of Russian: it has all that the program says beside the data, and nothing else."""

import ast
import errno
import inspect
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from ca_summit.cli.building import HELP_WIDTH, before_the_name, spelled_out
from ca_summit.cli.paragraphs import AS_IT_IS, paragraphs
from ca_summit.cli.registry import COMMANDS, SECTIONS
from ca_summit.language import russian
from tests.support import PROGRAM, ROOT, Run, in_pipe, on_terminal, small_data, write_data

Casummit = Callable[..., Run]

MODULES = sorted((ROOT / "ca_summit").rglob("*.py"))

FOREIGN = {
    "errors",
    "messages",
    "complaints",
    "paragraphs",
    "building",
    "values",
    "help",
    "refusal",
    "argv",
    "registry",
    "app",
}
"""Modules that wrap what the system and libyaml say, names of kinds, and texts of the help."""

INTERNATIONAL = {"N", "ID…"}
"""Names of values that are the same in both languages."""

PLACEHOLDER = re.compile(r"\{(\w+)(?:!r)?\}")

SYSTEM = [
    *("ENOENT", "EACCES", "EPERM", "EISDIR", "ENOTDIR", "EEXIST", "ENAMETOOLONG", "ELOOP", "EROFS", "ENOSPC"),
    *("EIO", "EBADF", "ENOEXEC"),
]
"""Errors of the system that a reader may meet."""

ERRORS = {"CasummitError", "UnknownRecord", "UsageError", "DataError", "OutputError", "YamlProblem"}


def calls(module: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a module, with the name of what is called."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2], node


def said() -> dict[str, str]:
    """Every template of a message, and the module that says it."""
    return {
        str(call.args[0].value): module.name
        for module in MODULES
        for name, call in calls(module)
        if name == "Message" and isinstance(call.args[0], ast.Constant)
    }


def placeholders(template: str) -> set[str]:
    return set(PLACEHOLDER.findall(template))


def words(template: str) -> str:
    """What of a template is not filled in."""
    return PLACEHOLDER.sub("", template)


def is_to_say(template: str) -> bool:
    """Whether there is a word in it at all."""
    return re.search("[A-Za-z]", words(template)) is not None


def helped() -> dict[str, str]:
    """Every text of the help, and the command whose help it is."""
    texts: dict[str, str] = dict.fromkeys(SECTIONS, "overview")
    for name, function in {"--version": before_the_name, **COMMANDS}.items():
        if name in COMMANDS:
            documented = paragraphs(function.__doc__ or "")
            texts |= dict.fromkeys((each for each in documented if not each.startswith(AS_IT_IS)), name)
        for parameter in inspect.signature(spelled_out(function)).parameters.values():
            info = get_args(parameter.annotation)[1]
            for text in (info.help, info.metavar, getattr(info, "rich_help_panel", None)):
                if text and text not in INTERNATIONAL:
                    texts[getattr(text, "template", text)] = name
    return {**texts, "Arguments": "options", "General": "options"}


def test_everything_that_is_said_is_in_the_catalogue() -> None:
    """A message without its Russian is named here, to be added to ca_summit/language/russian.py."""
    missing = {text: where for text, where in (said() | helped()).items() if is_to_say(text)}
    missing = {text: where for text, where in missing.items() if text not in russian.RUSSIAN}
    assert not missing, "add to ca_summit/language/russian.py:\n" + "\n".join(
        f"    {text!r}:  # {where}" for text, where in missing.items()
    )


def test_the_catalogue_has_nothing_that_nobody_says() -> None:
    """What the program no longer says goes from the catalogue too."""
    left = {*russian.HELP, *russian.ERRORS, *russian.PROBLEMS} - said().keys() - helped().keys()
    assert not left, "take out of ca_summit/language/russian.py:\n" + "\n".join(
        f"    {text!r}" for text in left
    )


@pytest.mark.parametrize("english", russian.RUSSIAN)
def test_the_russian_is_russian_and_has_the_same_placeholders(english: str) -> None:
    """Each entry has Cyrillic letters, what is to be filled in, and no straight quotation marks."""
    text = russian.RUSSIAN[english]
    assert placeholders(text) == placeholders(english)
    assert not is_to_say(english) or re.search("[А-яЁё]", text)
    assert not re.search("['“”]", text)
    assert '"' not in text or '"' in english  # to be typed
    assert text == text.strip()


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_an_error_is_a_message(module: Path) -> None:
    """Nothing is raised or warned of in words that only English has."""
    for name, call in calls(module):
        if name in ERRORS or name in ("warn", "hint"):
            for given in call.args[:2]:
                assert not isinstance(given, ast.Constant | ast.JoinedStr), ast.unparse(call)
        if name == "Message" and module.stem not in FOREIGN:
            assert isinstance(call.args[0], ast.Constant), ast.unparse(call)


@pytest.mark.parametrize("name", SYSTEM)
def test_the_system_says_what_the_catalogue_has(name: str) -> None:
    """What may go wrong with a file, a stream or a program is in it as the system writes it."""
    assert os.strerror(getattr(errno, name)) in russian.LIBRARIES


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_in_russian(casummit: Casummit, name: str) -> None:
    """Of every command and of all, however it is asked for: no line of English but examples and names."""
    texts = {
        casummit("--lang", "ru", *name.split(), "--help").out,
        casummit(*name.split(), "--help", "--lang=ru").out,
        casummit("help", *name.split(), "--lang", "ru").out,
    }
    (text,) = texts
    assert text.startswith("Использование: casummit" if name else "Кто что предложил")
    for line in text.splitlines():
        assert not re.search(r"\b(the|of|and|Show|List|Usage|Options|default|is|are|for)\b", line), line


@pytest.mark.once
@pytest.mark.parametrize("columns", range(20, 121, 9))
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_help_fits_every_width(
    casummit: Casummit, monkeypatch: pytest.MonkeyPatch, lang: str, columns: int
) -> None:
    """From 20 columns on no line is longer than the terminal or 100 columns, but words of examples below 38."""
    monkeypatch.setattr("ca_summit.cli.help.help_width", lambda terminal: min(columns, HELP_WIDTH))
    for name in ("", *COMMANDS):
        for line in casummit(*name.split(), "--help", "--lang", lang).lines:
            is_one_word = re.fullmatch(r""" +(\S+|'.*'|".*")( \\)?""", line) and columns < 38
            assert cell_len(line) <= min(columns, 100) or is_one_word, line


@pytest.mark.parametrize("columns", [100])
@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("name", ["", "search"])
def test_help_on_a_terminal(name: str, lang: str, columns: int, snapshot: SnapshotAssertion) -> None:
    """The overview and the help of one command, as they were found good."""
    run = on_terminal(*name.split(), "--help", "--lang", lang, columns=columns)
    assert run.code == 0
    assert run.out == snapshot


def test_a_bare_call_and_the_version_are_in_russian(casummit: Casummit) -> None:
    """The overview on standard error; what data set it is."""
    assert casummit("--lang", "ru", code=2).err.startswith("Кто что предложил")
    assert casummit("--lang", "ru", "--version").lines[1].startswith("набор данных ")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ("shwo", 2, "неизвестная команда: «shwo»\nвозможно, имелось в виду: show"),
        ("xyzzy", 2, "неизвестная команда: «xyzzy»\nпоиск по словам: casummit search xyzzy"),
        ("--fromat json topics", 2, "неизвестный параметр: «--fromat»\nвозможно, имелось в виду: --format"),
        ("-c KZ initiatives", 2, "параметр -c ставят после команды\nнапример: casummit initiatives -c …"),
        ("initiatives -c Kazakstan", 2, "неизвестное значение --country: «Kazakstan»\nвозможно"),
        ("initiatives --year soon", 2, "неизвестное значение --year: «soon»\nгоды указывают так: 2025"),
        ("initiatives --fields titel", 2, "неизвестное поле: «titel»\nвозможно, имелось в виду: title"),
        ("initiatives -f xml", 2, "неизвестное значение --format: «xml»\nдопустимые значения: table"),
        ("initiatives -n x", 2, "значение --limit — целое число, 0 или больше\nподробнее: casummit initi"),
        ("initiatives -c", 2, "для параметра -c нужно значение\nподробнее"),
        ("initiatives --wide=3", 2, "параметр --wide указывают без значения\nподробнее"),
        ("show", 2, "не указан аргумент ID…\nподробнее: casummit show --help"),
        ("search", 2, "не указан аргумент СЛОВА…\n"),
        ("completion cmd", 2, "недопустимое значение аргумента ОБОЛОЧКА: «cmd»\nдопустимые значения: bash"),
        ("show nobody", 1, "нет записи «nobody»\n"),
        ("topics --data none.yaml", 3, "none.yaml: нет такого файла или каталога\nукажите файл YAML"),
        ("topics -o /none/x.csv", 3, "не удалось записать /none/x.csv: нет такого файла"),
    ],
)
def test_errors_are_in_russian(casummit: Casummit, arguments: str, code: int, message: str) -> None:
    """Wherever --lang stands, and before anything else is understood; the beginning is for scripts."""
    for line in (f"{arguments} --lang ru", f"--lang ru {arguments}"):
        if line.endswith("-c --lang ru"):
            continue  # there it is a value
        assert casummit(*line.split(), code=code).err.startswith(f"casummit: error: {message}")
    english = casummit(*arguments.split(), code=code).err
    assert not re.search("[а-яё]", english)


def test_problems_are_in_russian(casummit: Casummit, tmp_path: Path) -> None:
    """Of the schema, of the rules, of YAML; in the same places as in English."""
    data = small_data()
    data["initiatives"][0]["leader"] = "tokaev"
    data["initiatives"][3]["title"]["ru"] = "Water 2025."
    data["threads"]["tokayev"] = data["threads"].pop("sharing-water")
    file = write_data(tmp_path, data)
    shown = casummit("validate", str(file), "--lang", "ru", code=3).lines
    assert [line.split(": ", 2)[2] for line in shown] == [
        "в разделе leaders нет «tokaev»; возможно, имелось в виду «tokayev»",
        "в русском тексте нет кириллицы; переведите его",
        "название заканчивается точкой; уберите её",
        "идентификатор «tokayev» уже занят (лидер); дайте каждой записи свой",
    ]
    english = casummit("validate", str(file), code=3).lines
    assert sorted(line.split(": ")[:2] for line in english) == sorted(line.split(": ")[:2] for line in shown)
    file.write_text("a: [1\nb: 2\n", encoding="utf-8")
    assert "скобка не закрыта" in casummit("validate", str(file), "--lang", "ru", code=3).out


@pytest.mark.parametrize(
    "text",
    [
        "a: [1\nb: 2",
        "a: {b: 1\nc",
        "a: 'b",
        "a\nb: c: d",
        "- a\nb: 1",
        "\ta: 1",
        "a: *b",
        "a: @b",
        "a: 1\n---\nb",
        "%FOO\na: 1",
        "",
    ],
)
def test_what_is_wrong_with_yaml_is_in_russian(casummit: Casummit, tmp_path: Path, text: str) -> None:
    """The mistakes that people make, in words of libyaml that the catalogue has."""
    file = tmp_path / "broken.yaml"
    file.write_text(text, encoding="utf-8")
    (line, *_) = casummit("validate", str(file), "--lang", "ru", code=3).lines
    assert not re.search("[a-z]", line.split("yaml: ")[-1]), line


@pytest.mark.parametrize("format", ["tsv", "json"])
def test_machine_formats_know_no_language(format: str) -> None:
    """The same bytes and exit codes, whatever the language of the environment."""
    for command in (["initiatives", "-n", "9"], ["search", "искуственный интелект"], ["show", "KZ"]):
        runs = [in_pipe(*command, "-f", format, environ={"CASUMMIT_LANG": lang}) for lang in ("en", "ru")]
        assert (runs[0].out, runs[0].code) == (runs[1].out, runs[1].code)


def test_a_plain_query_does_not_read_the_catalogue() -> None:
    """Neither in English nor in Russian: nothing is said in it."""
    script = (
        "import sys; from ca_summit.__main__ import main; main(['initiatives', '--country', 'KZ', '--lang', 'ru']);"
        "sys.exit('ca_summit.language.russian' in sys.modules)"
    )
    run = subprocess.run([PROGRAM.with_name("python"), "-c", script], capture_output=True, check=False)
    assert run.returncode == 0


def test_completion_describes_commands_and_options_in_russian(casummit: Casummit) -> None:
    """In the language of the line, or else of the environment."""
    offered = casummit("__complete", "powershell", "--lang", "ru", "topi").lines
    assert offered == ["0", "topics\tПоказать темы: сколько инициатив по каждой."]
    offered = casummit("__complete", "powershell", "topics", "--lang=ru", "--limi").lines
    assert offered == ["0", "--limit\tНе больше N записей."]
