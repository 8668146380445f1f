"""Completion: what is offered at the cursor, and how each shell is told."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from ca_summit.cli.building import parameters_of
from ca_summit.cli.completion.shells import SHELLS
from ca_summit.cli.options import SHORT_FORMS
from ca_summit.cli.registry import COMMANDS
from ca_summit.cli.view import FORMATS
from ca_summit.text.steering import steering
from tests.support import PROGRAM, Run, in_pipe, in_shell, small_data, write_data

Casummit = Callable[..., Run]

FREE = {"limit", "words"}
"""Options and arguments that take what no list can hold."""

MEETINGS = ["latest", "all", "2025-tashkent", "2021-awaza", "7", "3", "2025", "2021"]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, small_file: Path) -> None:
    monkeypatch.setenv("CASUMMIT_DATA", str(small_file))


@pytest.fixture
def offers(casummit: Casummit) -> Callable[..., dict[str, str]]:
    """What is offered in place of the last word: candidates as fish gets them, with descriptions."""

    def offered(*words: str) -> dict[str, str]:
        run = casummit("__complete", "powershell", *words)
        assert run.err == ""
        return dict(line.split("\t") for line in run.lines[1:])

    return offered


Offers = Callable[..., dict[str, str]]


def parameters(name: str | None) -> list[Any]:
    return [each for each in parameters_of(name) if not getattr(each, "is_flag", False)]


def test_commands_are_offered_with_their_help(offers: Offers) -> None:
    """All of them, in the order of the overview; what `help` takes, too."""
    assert list(offers("")) == list(offers("help", "")) == list(COMMANDS)
    assert offers("ini") == {"initiatives": "List the initiatives: who proposed what, and at which meeting."}


@pytest.mark.parametrize("name", COMMANDS)
def test_all_options_of_a_command_are_offered(casummit: Casummit, offers: Offers, name: str) -> None:
    """Those that its help lists, long and short, and the short forms of --format."""
    listed = re.findall(r"^  (-.+?)(?:  |$)", casummit(name, "--help").out, re.MULTILINE)
    names = {option for line in listed for option in re.findall(r"--?[a-z][a-z-]*", line)}
    assert names - {"-"} | (set(SHORT_FORMS) if "--format" in names else set()) == set(offers(name, "-"))
    assert all(offers(name, "-").values())


def test_before_the_command_only_what_may_stand_there(offers: Offers) -> None:
    """Options of output and data, help and version; no filters."""
    found = offers("-q", "-")
    assert {"--format", "--json", "--lang", "-o", "--no-header", "--version", "--help"} <= set(found)
    assert not {"--country", "-c", "--style"} & set(found)
    assert offers("--", "ini").keys() == {"initiatives"}


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_every_option_and_argument_has_values(casummit: Casummit, name: str | None) -> None:
    """A new one that takes known values is not forgotten."""
    before = [name] if name else []
    for each in parameters(name):
        words = [each.opts[0], ""] if each.param_type_name == "option" else [""]
        words = ["x", *words] if each.name == "textfile" else words
        asked = casummit("__complete", "zsh", *before, *words)
        assert bool(asked.out) == (each.name not in FREE), each.name


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("initiatives -c ", ["KZ", "TM"]),
        ("initiatives -c k", ["KZ"]),
        ("initiatives -c Каз", ["KZ"]),
        ("initiatives -c turkm", ["TM"]),
        ("initiatives -c x", []),
        ("initiatives -l to", ["tokayev"]),
        ("initiatives -l Берд", ["berdimuhamedow-g", "berdimuhamedow-s"]),
        ("initiatives -t ", ["water", "ai"]),
        ("initiatives -t река", ["water"]),
        ("initiatives --thread ", ["sharing-water"]),
        ("initiatives -m ", MEETINGS),
        ("initiatives -m 2025", ["2025-tashkent", "2025"]),
        ("initiatives -m Таш", ["2025-tashkent"]),
        ("initiatives --year ", ["2025", "2021"]),
        ("initiatives --year 2021..", ["2021..2025", "2021..2021"]),
        ("initiatives --year 2025..2", ["2025..2025"]),
        ("initiatives --year ..202", ["..2025", "..2021"]),
        ("initiatives -a c", ["call"]),
        ("initiatives --creates cou", ["council"]),
        ("initiatives --source sis", ["sister-2025"]),
        ("initiatives --publisher ", ["president", "paper", "sister", "brother"]),
        ("initiatives --publisher The", ["paper", "sister", "brother"]),
        ("initiatives --evidence o", ["official"]),
        ("show toq", ["tokayev"]),
        ("open Каза", ["KZ"]),
        ("show Ташк", ["2025-tashkent"]),
        ("show Дел", ["sharing-water"]),
        ("initiatives -f js", ["json", "jsonl"]),
        ("initiatives --color ", ["auto", "always", "never"]),
        ("--lang ", ["en", "ru"]),
        ("-f ", list(FORMATS)),
        ("cite --style b", ["bibtex"]),
        ("completion ", list(SHELLS)),
        ("fields t", ["thread", "topic", "tally"]),
        # Ids of all records; of sources only, and files, for verify.
        ("show 2025-k", ["2025-kz-quote-water", "2025-kz-water"]),
        ("show KZ tok", ["tokayev"]),
        ("show k", ["KZ"]),
        ("cite -q -- 2021-k", ["2021-kz-water"]),
        ("verify p", ["president-2025", "paper-2021"]),
        # Fields of what the command lists, their parts where something is typed.
        ("topics --fields ", ["id", "name", "keywords", "initiatives", "quotes"]),
        ("topics --fields n", ["name", "name.en", "name.ru"]),
        ("initiatives --sort da", ["date"]),
        ("initiatives --sort -da", ["-date"]),
        ("fields --fields me", ["meaning", "meaning.en", "meaning.ru"]),
        ("verify --fields f", ["found"]),
        ("search x --fields st", ["stage", "status"]),
        ("stats --by action --fields a", ["action"]),
        ("timeline --sort num", ["number"]),
        ("stats --by c", ["country", "creates"]),
        ("stats --by topic,c", ["topic,country", "topic,creates"]),
        ("show KZ --fields alp", ["alpha3"]),
        # Only the last of several values, and none twice; behind an equals sign or a short option.
        ("initiatives -c KZ,", ["KZ,TM"]),
        ("initiatives -c KZ,Turkm", ["KZ,TM"]),
        ("initiatives --country=", ["--country=KZ", "--country=TM"]),
        ("initiatives --country=KZ,T", ["--country=KZ,TM"]),
        ("initiatives --fields id,titl", ["id,title", "id,title.en", "id,title.ru"]),
        ("initiatives --sort date,-da", []),
        ("initiatives --sort id,-da", ["id,-date"]),
        ("initiatives -cK", ["-cKZ"]),
        ("initiatives -qfy", ["-qfyaml"]),
        # What looks like an option is a value where one is wanted, and an argument behind two hyphens.
        ("initiatives -c -", []),
        ("show -- -", []),
        ("initiatives -q --lang=r", ["--lang=ru"]),
        # Nothing but options may follow.
        ("topics --ex", ["--exit-status"]),
        ("topics x", []),
        ("topics -- ", []),
        ("--lang tlh topics --ex", ["--exit-status"]),
        ("--lang tlh initiatives -c K", ["KZ"]),
        ("initiatives --fields ID", ["id"]),
        ("help topics i", []),
        ("search wat", []),
        ("stats --by t", ["topic"]),
        ("stats --by topic,co", ["topic,country"]),
        ("stats --sort ", ["country", "topic", "initiatives"]),
        ("stats --by year --fields ", ["year", "initiatives"]),
        ("initiatives -n ", []),
        ("nonsense ", []),
        ("nonsense -", []),
        ("initiatives --nonsense -c K", ["KZ"]),
        ("nonsense", []),
    ],
    ids=str,
)
def test_values(offers: Offers, typed: str, values: list[str]) -> None:
    """What is offered in place of the last word, in its order."""
    assert list(offers(*typed.split(" "))) == values


@pytest.mark.parametrize(
    ("arguments", "environ"),
    [
        (["--lang", "ru"], {}),
        ([], {"CASUMMIT_LANG": "ru"}),
        ([], {"LC_ALL": "ru_RU.UTF-8"}),
        (["--lang=ru"], {"CASUMMIT_LANG": "en"}),
    ],
    ids=str,
)
def test_descriptions_are_in_the_language_of_the_reader(
    offers: Offers, monkeypatch: pytest.MonkeyPatch, arguments: list[str], environ: dict[str, str]
) -> None:
    """That of the line, the environment, the locale; the values are the same in all."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    line = [*arguments, "initiatives"]
    assert offers(*line, "-c", "K") == {"KZ": "Казахстан"}
    assert offers(*line, "-l", "tok") == {"tokayev": "Касым-Жомарт Токаев"}
    assert offers(*line, "-m", "2025-") == {"2025-tashkent": "7-я встреча, Ташкент, 16 ноября 2025"}
    assert offers(*line, "-m", "al") == {"all": "2 встречи"}
    assert offers(*line, "-a", "cal") == {"call": "призыв"}
    assert offers(*line, "--fields", "evi")["evidence"].startswith("Степень подтверждения")
    assert offers(*line[:-1], "fields", "topi") == {"topic": "тема"}
    assert offers(*line[:-1], "show", "2025-kz-w") == {"2025-kz-water": "Делить воду (2025-kz-water)"}


def test_descriptions_in_english(offers: Offers) -> None:
    """A record is called by its name or title, a code by what it means; what says the same is left out."""
    assert offers("initiatives", "-c", "K") == {"KZ": "Kazakhstan"}
    assert offers("initiatives", "--thread", "s") == {"sharing-water": "Sharing water"}
    degrees = {"official": "", "corroborated": "", "relayed": "", "single": "single source"}
    assert offers("initiatives", "--evidence", "") == degrees
    assert offers("verify", "pa") == {"paper-2021": "Water"}
    assert offers("verify", "si") == {"sister-2025": "https://sister.example/1"}


@pytest.mark.parametrize(
    "typed", ["validate ", "--data ", "topics -o x", "verify paper-2021 ", "topics --data=a"]
)
def test_files_are_left_to_the_shell(casummit: Casummit, typed: str) -> None:
    """It knows its folders, and how to quote."""
    for shell in ("zsh", "fish", "powershell"):
        assert casummit("__complete", shell, *typed.split(" ")).out == "files\n"
    assert casummit("__complete", "bash", f"casummit {typed}", "", "9", "80").out == "files\n"


def test_the_data_set_is_the_one_that_the_line_names(
    offers: Offers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`--data`, also with a tilde or a variable as shells leave them; then CASUMMIT_DATA."""
    data = small_data()
    data["countries"]["UZ"] = {"alpha3": "UZB", "name": {"en": "Uzbekistan", "ru": "Узбекистан"}}
    file = write_data(tmp_path, data, "other.yaml")
    assert list(offers("initiatives", "-c", "U")) == []
    monkeypatch.setenv("HOME", str(tmp_path))
    for named in (str(file), "~/other.yaml", "$HOME/other.yaml"):
        assert list(offers("--data", named, "initiatives", "-c", "U")) == ["UZ"]
        assert list(offers("initiatives", f"--data={named}", "-c", "U")) == ["UZ"]
    monkeypatch.setenv("CASUMMIT_DATA", str(file))
    assert list(offers("initiatives", "-c", "U")) == ["UZ"]


@pytest.mark.parametrize(
    "asked",
    [
        [],
        ["tcsh", "topics", ""],
        ["bash"],
        ["bash", "casummit ", "", "9", "wide"],
        ["fish"],
        ["zsh", "initiatives", "--data", "{broken}", "-c", ""],
        ["zsh", "initiatives", "--data", "{missing}", "-c", ""],
        ["zsh", "--data", "{broken}", "show", ""],
        ["fish", "initiatives", "-c", "\udcff\x00"],
        ["fish", "\udcff", "-c", ""],
    ],
    ids=str,
)
def test_nothing_is_said_when_something_is_wrong(
    tmp_path: Path, casummit: Casummit, asked: list[str]
) -> None:
    """No output, no error, exit 0: a shell that completes is no place for complaints."""
    (tmp_path / "broken.yaml").write_text("countries: [", encoding="utf-8")
    files = {"broken": str(tmp_path / "broken.yaml"), "missing": str(tmp_path / "missing.yaml")}
    run = casummit("__complete", *(each.format(**files) for each in asked))
    assert (run.out, run.err) == ("", "")


def test_nothing_is_said_in_the_real_streams_either() -> None:
    """Of a process, with a language that is none."""
    run = in_pipe("__complete", "zsh", "initiatives", "-c", "", environ={"CASUMMIT_LANG": "tlh"})
    assert (run.code, run.out, run.err) == (0, "", "")
    broken = in_shell("casummit __complete fish show '' | true; exit ${PIPESTATUS[0]}")
    assert (broken.code, broken.err) == (0, "")


def test_hostile_data_do_not_reach_the_terminal(tmp_path: Path, casummit: Casummit) -> None:
    """Control characters in names are shown as escapes; a line stays a line."""
    data = small_data()
    data["countries"]["KZ"]["name"] = {"en": "K\x1b[31m\nred\u202e\tend", "ru": "К"}
    file = str(write_data(tmp_path, data))
    for shell in ("zsh", "fish", "powershell"):
        run = casummit("__complete", shell, "initiatives", "--data", file, "-c", "K")
        assert "\\x1b[31m\\nred\\u202e\\tend" in run.out
        assert not steering().search(run.out.replace("\n", "").replace("\t", ""))
        assert len(run.lines) == 2
    run = casummit("__complete", "bash", f"casummit initiatives --data {file} -c ", "", "63", "200")
    assert len(run.lines) == 3
    assert not steering().search(run.out.replace("\n", ""))


@pytest.mark.parametrize(
    ("line", "replaced", "written"),
    [
        # Readline replaces what stands behind the last break (space, =, :, quotation mark), and no more.
        ("casummit initiatives -c K", "K", ["KZ"]),
        ("casummit initiatives --country=K", "K", ["KZ"]),
        ("casummit initiatives --country=", "", ["KZ", "TM"]),
        ("casummit initiatives --country=KZ,T", "KZ,T", ["KZ,TM"]),
        ("casummit initiatives -c 'KZ,T", "KZ,T", ["KZ,TM"]),
        ('casummit initiatives -l "Kassym-Jomart T', "Kassym-Jomart T", ["tokayev"]),
        (r"casummit initiatives -l Kassym-Jomart\ T", r"Kassym-Jomart\ T", ["tokayev"]),
        ("casummit 'initiatives' \"-c\" K", "K", ["KZ"]),
        (r"casummit initiatives -c K\ ", r"K\ ", ["KZ"]),
        ("casummit initiatives -l # -c K", "K", ["KZ"]),
        # What is replaced by spellings that have no beginning in common is not lost.
        ("casummit initiatives -t water,", "water,", ["water,ai"]),
        ("casummit initiatives --publisher paper,the", "paper,the", ["sister", "brother"]),
        ("casummit initiatives --publisher=paper,The", "paper,The", ["sister", "brother"]),
        ("casummit initiatives -l x,Берд", "x,Берд", ["x,berdimuhamedow-g", "x,berdimuhamedow-s"]),
    ],
    ids=str,
)
def test_bash_gets_what_readline_puts_in_place(
    casummit: Casummit, line: str, replaced: str, written: list[str]
) -> None:
    """The line is read as bash reads it, quotation marks, open ones too, and escapes."""
    assert casummit("__complete", "bash", line, replaced, "9", "80").lines[1:] == written


@pytest.mark.parametrize("purpose", ["33", "63", "64"])
def test_bash_lists_descriptions(casummit: Casummit, purpose: str) -> None:
    """Beside the candidates where they are listed, cut to the terminal; one alone is only inserted."""
    ask = ["__complete", "bash"]
    line = "casummit initiatives -m 2025"
    assert casummit(*ask, line, "2025", purpose, "80").lines[1:] == [
        "2025-tashkent  (7th meeting, Tashkent, 16 November 2025)",
        "2025           (7th meeting, Tashkent, 16 November 2025)",
    ]
    cut = casummit(*ask, line, "2025", purpose, "30").lines[1:]
    assert [len(each) for each in cut] == [29, 29]
    assert casummit(*ask, line, "2025", "9", "80").lines[1:] == ["2025-tashkent", "2025"]
    assert casummit(*ask, f"{line}-", "2025-", purpose, "80").lines[1:] == ["2025-tashkent"]


@pytest.mark.parametrize("purpose", ["37", "42"])
def test_bash_inserts_whole_words_from_a_menu(casummit: Casummit, purpose: str) -> None:
    """One after the other: with what stays before them, and without descriptions."""
    line = "casummit initiatives --publisher paper,The"
    run = casummit("__complete", "bash", line, "paper,The", purpose, "80")
    assert run.lines[1:] == ["paper,sister", "paper,brother"]


def test_fish_gets_what_begins_as_it_was_typed(tmp_path: Path, casummit: Casummit) -> None:
    """It drops all else: hence the name, or if it begins otherwise another spelling, with what it means."""
    data = small_data()
    data["countries"]["KZ"]["aliases"] = ["Казахи", "республика", "респ"]
    ask = ["__complete", "fish", "--data", str(write_data(tmp_path, data)), "initiatives", "-c"]
    assert casummit(*ask, "Рес").lines == ["0", "респ\tKZ, Kazakhstan"]
    assert casummit(*ask, "KZ,Туркменис").lines == ["3", "KZ,туркменистан\tTM, Turkmenistan"]
    assert casummit(*ask, "каз").lines == ["0", "казахстан\tKZ, Kazakhstan"]
    assert casummit(*ask, '"KZ,T').lines == ["3", "KZ,TM\tTurkmenistan"]


def test_zsh_gets_candidates_without_what_stays(casummit: Casummit) -> None:
    """And how much stays."""
    assert casummit("__complete", "zsh", "initiatives", "--country=KZ,T").lines == ["13", "TM:Turkmenistan"]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_printed_as_it_is(shell: str) -> None:
    """Whole, the same in every language, ready to be read by the shell."""
    run = in_pipe("completion", shell)
    assert (run.code, run.err) == (0, "")
    assert f"__complete {shell}" in run.out
    assert run == in_pipe("--lang", "ru", "completion", shell)


def test_the_shells_are_those_that_have_scripts(casummit: Casummit) -> None:
    """The command takes no others, and says which it takes."""
    shell = get_type_hints(COMMANDS["completion"], include_extras=True)["shell"]
    assert get_args(get_args(shell)[0]) == tuple(SHELLS)
    assert all(each in casummit("completion", "tcsh", code=2).err for each in SHELLS)


def test_neither_yaml_nor_rich_is_on_the_way(small_file: Path) -> None:
    """A press of Tab takes no longer than a query."""
    script = (
        "import sys; from ca_summit.__main__ import main; main(sys.argv[1:]);"
        "print(sorted({'yaml', 'rich', 'jsonschema_rs', 'ca_summit.model'} & sys.modules.keys()))"
    )
    ask = f'{PROGRAM.with_name("python")} -c "{script}" __complete fish --data {small_file} initiatives -c K'
    run = in_shell(f"{ask}; {ask}")
    assert run.lines[-1] == "[]"
    assert "KZ\tKazakhstan" in run.lines
