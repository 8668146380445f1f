"""From records to the streams: language, data set, format, header, what is counted, files."""

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ca_summit.cli.output import Output
from ca_summit.cli.settings import Settings
from ca_summit.cli.view import View
from ca_summit.errors import CasummitError, OutputError, UsageError
from ca_summit.loading.plain_yaml import compose
from ca_summit.query.criteria import Criteria
from ca_summit.query.summit import Summit
from tests.support import Run, in_shell, on_terminal, small_data, write_data

Show = Callable[..., Run]

HEADER = "id\tname_en\tname_ru\tinitiatives\tquotes\n"
ROWS = "water\tWater\tВода\t4\t1\nai\tArtificial intelligence\tИскусственный интеллект\t1\t1\n"


NOTHING = Criteria(country=("TM",), topic=("ai",))
"""What no initiative of the small data set meets."""


@pytest.fixture
def listing(small: Summit, capfd: pytest.CaptureFixture[str]) -> Show:
    """Lists records of the small data set in this process, the topics if no other kind is named."""

    def show(kind: str = "topic", criteria: Criteria | None = None, **view: Any) -> Run:
        output = Output.of(View(**view), Settings()).with_records(small.records)
        code = output.listing(small.find(kind, criteria))
        return Run(code, *capfd.readouterr())

    return show


@pytest.fixture
def cards(small: Summit, capfd: pytest.CaptureFixture[str]) -> Show:
    """Shows whole records of the small data set in this process."""

    def show(*ids: str, **view: Any) -> Run:
        rows = [small.row(id_) for id_ in ids]
        output = Output.of(View(**view), Settings()).with_records(small.records)
        code = output.cards(rows, single=len(ids) == 1)
        return Run(code, *capfd.readouterr())

    return show


# Settings


@pytest.mark.parametrize(
    ("asked", "environ", "expected"),
    [
        (None, {}, "en"),
        ("ru", {}, "ru"),
        ("en", {"CASUMMIT_LANG": "ru", "LC_ALL": "ru_RU.UTF-8"}, "en"),
        ("ru", {"CASUMMIT_LANG": "de"}, "ru"),
        (None, {"CASUMMIT_LANG": "ru", "LC_ALL": "en_US.UTF-8", "LANG": "en_US.UTF-8"}, "ru"),
        (None, {"CASUMMIT_LANG": "en", "LC_ALL": "ru_RU.UTF-8"}, "en"),
        (None, {"CASUMMIT_LANG": "RU"}, "ru"),
        (None, {"CASUMMIT_LANG": "", "LANG": "ru_RU.UTF-8"}, "ru"),
        (None, {"LC_ALL": "ru_RU.UTF-8", "LC_MESSAGES": "en_US.UTF-8", "LANG": "en_US.UTF-8"}, "ru"),
        (None, {"LC_ALL": "C", "LC_MESSAGES": "ru_RU.UTF-8", "LANG": "ru_RU.UTF-8"}, "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "ru_RU.UTF-8", "LANG": "en_US.UTF-8"}, "ru"),
        (None, {"LC_MESSAGES": "en_US.UTF-8", "LANG": "ru_RU.UTF-8"}, "en"),
        (None, {"LC_MESSAGES": "", "LANG": "ru_RU"}, "ru"),
        (None, {"LC_CTYPE": "ru_RU.UTF-8"}, "en"),
        (None, {"LANG": "ru"}, "ru"),
        (None, {"LANG": "ru_KZ.KOI8-R"}, "ru"),
        (None, {"LANG": "C"}, "en"),
        (None, {"LANG": "C.UTF-8"}, "en"),
        (None, {"LANG": "POSIX"}, "en"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {"LANG": "kk_KZ.UTF-8"}, "en"),
    ],
)
def test_who_has_the_say_about_the_language(
    asked: str | None, environ: dict[str, str], expected: str
) -> None:
    """The flag, then CASUMMIT_LANG, then LC_ALL, LC_MESSAGES, LANG, then English."""
    assert Settings(lang=asked).language(environ) == expected


@pytest.mark.parametrize("named", ["de", "ru_RU.UTF-8", "english", " "])
def test_a_language_that_we_do_not_speak_is_an_error(named: str) -> None:
    """CASUMMIT_LANG is ours: a wrong value is not passed over."""
    with pytest.raises(UsageError, match="CASUMMIT_LANG") as error:
        Settings().language({"CASUMMIT_LANG": named, "LANG": "ru_RU.UTF-8"})
    assert "en or ru" in error.value.hint


@pytest.mark.parametrize(
    ("asked", "environ", "expected"),
    [
        (None, {}, None),
        (None, {"CASUMMIT_DATA": ""}, None),
        (None, {"CASUMMIT_DATA": "e.yaml"}, Path("e.yaml")),
        (Path("a.yaml"), {"CASUMMIT_DATA": "e.yaml"}, Path("a.yaml")),
        (Path("a.yaml"), {}, Path("a.yaml")),
    ],
)
def test_who_has_the_say_about_the_data_set(
    asked: Path | None, environ: dict[str, str], expected: Path | None
) -> None:
    """The flag, then CASUMMIT_DATA, then the built-in one."""
    assert Settings(data=asked).data_file(environ) == expected


# Formats


def test_a_pipe_gets_rows_without_a_header(listing: Show) -> None:
    """Tab-separated, and not a word on standard error."""
    assert listing() == Run(0, ROWS, "")


def test_a_terminal_gets_a_table_with_a_count(small_file: Path) -> None:
    """Headings for people above, the count below; in a window that is too narrow, records."""
    run = on_terminal("initiatives", "--data", str(small_file), columns=100, environ={"NO_COLOR": "1"})
    assert run.lines[0].split()[:2] == ["ID", "Country"]
    assert (
        "2 initiatives, 7th meeting, Tashkent, 16 November 2025; --meeting all for all 2 meetings" in run.out
    )
    narrow = on_terminal("initiatives", "--data", str(small_file), columns=40, environ={"NO_COLOR": "1"})
    assert narrow.lines[0].split() == ["ID", "2025-kz-water"]


def test_what_is_asked_for_counts_more_than_the_terminal(small_file: Path, tmp_path: Path) -> None:
    """A format or a file makes a terminal no different from a pipe, save for the count."""
    data = ["--data", str(small_file)]
    assert on_terminal("topics", *data, "-q", "-f", "tsv").out == HEADER + ROWS
    file = tmp_path / "out"
    assert on_terminal("topics", *data, "-o", str(file)).out.startswith("2 topics\nSpeeches are reported")
    assert file.read_text("utf-8") == ROWS


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.tsv", "id\tname_en\t"),
        ("a.csv", "id,name_en,"),
        ("a.CSV", "id,name_en,"),
        ("a.json", '[\n  {\n    "id": "water",'),
        ("a.jsonl", '{"id": "water", '),
        ("a.yaml", "- id: water\n"),
        ("a.yml", "- id: water\n"),
        ("a.md", "| id | name_en |"),
        ("a.html", "<!doctype html>"),
        ("a.HTM", "<!doctype html>"),
        ("a.svg", "<svg "),
        ("a", "water\tWater\t"),
        ("csv", "water\tWater\t"),
    ],
)
def test_the_ending_of_a_file_chooses_the_format(
    listing: Show, tmp_path: Path, name: str, start: str
) -> None:
    """Known endings, however capitalised; what has another one is written like a pipe."""
    assert listing(output=tmp_path / name) == Run(0, "", "")
    assert (tmp_path / name).read_text("utf-8").startswith(start)


def test_a_format_that_is_asked_for_counts_more_than_an_ending(listing: Show, tmp_path: Path) -> None:
    """`-f ids -o a.csv` writes ids."""
    listing(format="ids", output=tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text("utf-8") == "water\nai\n"


@pytest.mark.parametrize("format", ["table", "record"])
def test_pages_for_eyes_can_be_had_in_pipes_and_files(listing: Show, tmp_path: Path, format: str) -> None:
    """The same page in both, neither cut nor wrapped nor coloured."""
    listing(format=format, output=tmp_path / "a.txt")
    out = listing(format=format).out
    assert "Artificial intelligence" in out
    assert "\x1b" not in out
    assert (tmp_path / "a.txt").read_text("utf-8") == out


@pytest.mark.parametrize(
    ("view", "header"),
    [
        ({}, False),
        ({"header": True}, True),
        ({"format": "tsv"}, True),
        ({"format": "csv"}, True),
        ({"format": "tsv", "header": False}, False),
        ({"format": "csv", "header": False}, False),
        ({"fields": ("id,name.en",)}, False),
        ({"fields": ("id,name.en",), "header": True}, True),
    ],
)
def test_when_rows_have_a_header(listing: Show, view: dict[str, Any], header: bool) -> None:
    """A format that is asked for has one, a pipe has none, `--header/--no-header` decide."""
    lines = listing(**view).out.replace(",", "\t").splitlines()
    assert (lines[0].split("\t")[:2] == ["id", "name_en"]) is header
    assert [line.split("\t")[0] for line in lines[header:]] == ["water", "ai"]


def test_rows_of_a_pipe_are_brief(listing: Show) -> None:
    """With a header or without; who asks for a format gets all columns."""
    brief = listing("initiative", header=True).lines[0]
    assert brief == "id\tmeeting\tcountry\tleader\ttopics\ttitle_en\ttitle_ru"
    assert len(listing("initiative", format="tsv").lines[0].split("\t")) == 15


# What is shown


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ({"sort": ("id",)}, ["2021-kz-water", "2021-tm-water", "2025-kz-water", "2025-tm-water"]),
        ({"sort": ("country,-date",)}, ["2025-kz-water", "2021-kz-water", "2025-tm-water", "2021-tm-water"]),
        (
            {"sort": ("-country", "date")},
            ["2021-tm-water", "2025-tm-water", "2021-kz-water", "2025-kz-water"],
        ),
        ({"sort": ("-title_ru",), "limit": 1}, ["2025-tm-water"]),
        ({"limit": 2}, ["2025-kz-water", "2025-tm-water"]),
        ({"limit": 99}, ["2025-kz-water", "2025-tm-water", "2021-kz-water", "2021-tm-water"]),
        ({"limit": 0}, []),
        ({"limit": 0, "sort": ("id",)}, []),
    ],
)
def test_sort_and_limit(listing: Show, view: dict[str, Any], expected: list[str]) -> None:
    """First sorted, then cut; commas and repetition are one."""
    assert listing("initiative", format="ids", **view).lines == expected


@pytest.mark.parametrize("option", ["fields", "sort"])
def test_an_unknown_field_lists_the_known_ones(listing: Show, tmp_path: Path, option: str) -> None:
    """Before anything is written, whatever the format."""
    for format in ("json", "csv", "table", "ids"):
        with pytest.raises(UsageError, match="unknown field 'colour'") as error:
            listing(format=format, output=tmp_path / "a", **{option: ("id,colour",)})
        assert "id, name, keywords" in error.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", [None, "table", "json", "ids"])
def test_count_is_a_number_and_nothing_else(listing: Show, tmp_path: Path, format: str | None) -> None:
    """Whatever the format, to the screen or into a file; at most what the limit lets through."""
    assert listing(count_only=True, format=format, limit=1).out == "1\n"
    assert listing(count_only=True, format=format) == Run(0, "2\n", "")
    assert listing("initiative", NOTHING, count_only=True, format=format).out == "0\n"
    listing(count_only=True, format=format, output=tmp_path / "n")
    assert (tmp_path / "n").read_text("utf-8") == "2\n"


@pytest.mark.parametrize("view", [{}, {"format": "json"}, {"format": "table"}, {"count_only": True}])
def test_exit_status_tells_whether_anything_was_found(listing: Show, view: dict[str, Any]) -> None:
    """1 for nothing, but only where it was asked for; the output stays the same."""
    assert listing(**view, exit_status=True) == listing(**view)
    nothing = listing("initiative", NOTHING, **view)
    assert nothing.code == 0
    assert listing("initiative", NOTHING, **view, exit_status=True) == Run(1, nothing.out, nothing.err)


def test_one_card_is_an_object_and_several_are_a_list(cards: Show) -> None:
    """With their kinds; rows have a column for it."""
    assert json.loads(cards("KZ", format="json").out)["kind"] == "country"
    several = json.loads(cards("KZ", "ai", format="json").out)
    assert [each["kind"] for each in several] == ["country", "topic"]
    assert [line.split("\t")[:2] for line in cards("KZ", "ai").lines] == [["country", "KZ"], ["topic", "ai"]]


def test_chosen_fields_of_cards(cards: Show) -> None:
    """The same for every record, as an object or as a row."""
    assert json.loads(cards("KZ", format="json", fields=("id,name.ru",)).out) == {
        **{"id": "KZ", "name.ru": "Казахстан"}
    }
    assert cards("KZ", "ai", fields=("name_ru", "kind")).out == (
        "Казахстан\tcountry\nИскусственный интеллект\ttopic\n"
    )


# Files


def test_a_file_is_utf8_with_lf(listing: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever standard output can encode."""
    monkeypatch.setenv("PYTHONIOENCODING", "cp1251")
    assert listing(output=tmp_path / "a.tsv") == Run(0, "", "")
    assert (tmp_path / "a.tsv").read_bytes() == (HEADER + ROWS).encode("utf-8")


@pytest.mark.parametrize("format", ["csv", "tsv", "table", "record"])
def test_several_cards_are_one_file(cards: Show, tmp_path: Path, format: str) -> None:
    """The file holds what the screen would show."""
    cards("KZ", "ai", "tokayev", format=format, output=tmp_path / "a")
    assert (tmp_path / "a").read_text("utf-8") == cards("KZ", "ai", "tokayev", format=format).out


@pytest.mark.parametrize("format", ["tsv", "csv", "json", "jsonl", "yaml", "md", "ids", "table", "record"])
def test_nothing_found_replaces_what_was_in_the_file(listing: Show, tmp_path: Path, format: str) -> None:
    """Nobody takes yesterday's answer for today's."""
    file = tmp_path / "a"
    file.write_text("yesterday")
    assert listing("initiative", NOTHING, format=format, output=file).code == 0
    assert file.read_text("utf-8") == listing("initiative", NOTHING, format=format).out


@pytest.mark.parametrize("target", ["none/a.csv", "file/a.csv", "folder", "loop", "n" * 300])
def test_what_cannot_be_written_is_an_error(listing: Show, tmp_path: Path, target: str) -> None:
    """A missing folder, a file for a folder, a folder for a file: one line, and nothing left behind."""
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OutputError, match=f"cannot write .*{target}") as error:
        listing(output=tmp_path / target)
    assert (error.value.code, "\n" in error.value.message) == (3, False)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_that_cannot_be_written_to_is_an_error(listing: Show, tmp_path: Path) -> None:
    """One line, and nothing left behind."""
    if os.geteuid() == 0:
        folder = Path("/proc")  # nobody writes here, not even root
    else:
        folder = tmp_path / "closed"
        folder.mkdir(mode=0o500)
    with pytest.raises(OutputError, match=r"cannot write .*a\.csv"):
        listing(output=folder / "a.csv")
    assert not (folder / "a.csv").exists()


@pytest.mark.parametrize("old", [None, "yesterday"])
def test_a_file_is_written_whole_or_not_at_all(small_file: Path, tmp_path: Path, old: str | None) -> None:
    """Where there is no room, the old file stays as it was, and nothing beside it."""
    file = tmp_path / "a.csv"
    if old:
        file.write_text(old)
    before = sorted(tmp_path.iterdir())
    run = in_shell(f"ulimit -f 0; casummit topics --data {small_file} -o {file}")
    assert (run.code, run.out, len(run.err.splitlines())) == (3, "", 1)
    assert run.err.startswith(f"casummit: error: cannot write {file}: ")
    assert sorted(tmp_path.iterdir()) == before
    assert not old or file.read_text() == old


@pytest.mark.parametrize("old", [None, "yesterday"])
def test_a_link_stays_a_link(listing: Show, tmp_path: Path, old: str | None) -> None:
    """What it points at is written, also if it is not there yet."""
    folder = tmp_path / "folder"
    folder.mkdir()
    if old:
        (folder / "a.csv").write_text(old)
    (tmp_path / "link.tsv").symlink_to("folder/a.csv")
    listing(output=tmp_path / "link.tsv", header=False)
    assert (tmp_path / "link.tsv").readlink() == Path("folder/a.csv")
    assert (folder / "a.csv").read_text("utf-8") == ROWS


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o640, 0o755])
def test_the_mode_of_a_file_is_kept(listing: Show, tmp_path: Path, mode: int) -> None:
    """Who may read a file is not ours to change."""
    file = tmp_path / "a.tsv"
    file.touch()
    file.chmod(mode)
    listing(output=file)
    assert file.stat().st_mode & 0o777 == mode
    assert file.read_text("utf-8") == HEADER + ROWS


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_has_the_mode_of_any_new_file(
    listing: Show, tmp_path: Path, umask: int, mode: int
) -> None:
    """As the user's umask says."""
    before = os.umask(umask)
    try:
        listing(output=tmp_path / "a.tsv")
    finally:
        assert os.umask(before) == umask
    assert (tmp_path / "a.tsv").stat().st_mode & 0o777 == mode


# Characters


def test_bom(listing: Show, cards: Show, tmp_path: Path) -> None:
    """One byte order mark, at the very beginning, in a file and in a pipe."""
    assert listing(bom=True, format="tsv").out == "\ufeff" + HEADER + ROWS
    listing(bom=True, output=tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file))[0] == "id"
    pages = cards("KZ", "ai", format="record", bom=True).out
    assert (pages[0], pages.count("\ufeff")) == ("\ufeff", 1)


@pytest.mark.parametrize("format", [None, "tsv", "csv", "json", "jsonl", "yaml", "md"])
def test_ascii_escapes_all_else(listing: Show, tmp_path: Path, format: str | None) -> None:
    """Alike in a pipe and in a file; nothing is lost, so there is nothing to warn of."""
    run = listing(ascii=True, format=format)
    assert run.out.isascii()
    assert r"\u0412" in run.out
    assert run.err == ""
    listing(ascii=True, format=format, output=tmp_path / "a")
    assert (tmp_path / "a").read_text("utf-8") == run.out


@pytest.mark.parametrize("format", ["table", "record"])
def test_ascii_pages_are_ascii(listing: Show, tmp_path: Path, format: str) -> None:
    """Lines and letters, in a pipe and in a file."""
    listing(ascii=True, format=format, output=tmp_path / "a")
    assert (tmp_path / "a").read_text("utf-8") == listing(ascii=True, format=format).out
    assert (tmp_path / "a").read_bytes().isascii()


def test_ascii_objects_are_read_back_equal(listing: Show, cards: Show) -> None:
    """Escapes are those of the format, so that nothing is lost."""
    plainly = json.loads(listing(format="json").out)
    assert json.loads(listing(format="json", ascii=True).out) == plainly
    assert [*map(json.loads, listing(format="jsonl", ascii=True).lines)] == plainly
    assert compose(listing(format="yaml", ascii=True).out).data == plainly
    card = cards("ai", format="json", ascii=True).out
    assert card.isascii()
    assert json.loads(card) == {"kind": "topic", **plainly[1]}


# The two languages


def test_the_language_rules_pages_and_nothing_else(listing: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    """Headings and names in Russian; rows and objects stay the same bytes."""
    english = {format: listing(format=format).out for format in ("table", "record", "tsv", "json")}
    monkeypatch.setenv("CASUMMIT_LANG", "ru")
    russian = {format: listing(format=format).out for format in english}
    assert (russian["tsv"], russian["json"]) == (english["tsv"], english["json"])
    for page in ("table", "record"):
        assert "Вода" in russian[page]
        assert "Water" not in russian[page]
        assert "Water" in english[page]


def test_a_wrong_language_stops_before_anything_is_written(
    listing: Show, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An error of usage, even where no language would be used."""
    monkeypatch.setenv("CASUMMIT_LANG", "xx")
    with pytest.raises(CasummitError, match="CASUMMIT_LANG"):
        listing(format="json", output=tmp_path / "a.json")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("options", [[], ["-q"]])
def test_what_is_said_beside_the_records_is_for_whoever_watches(
    small_file: Path, tmp_path: Path, options: list[str]
) -> None:
    """The count goes to standard error, if that is a terminal, and `-q` silences it."""
    arguments = ["sources", "--data", str(small_file), "--lang", "ru", "--csv", *options]
    said = on_terminal(*arguments).lines[5:]
    assert said == ([] if options else ["4 источника"])
    assert on_terminal(*arguments, "--count").out == "4\n"


def test_what_a_meeting_leaves_out_is_said(small_file: Path) -> None:
    """Below the initiatives of one meeting, and not below those of several."""
    data = ["initiatives", "--data", str(small_file)]
    assert on_terminal(*data, "-f", "ids").lines[-1] == "Coverage: Two reports were read."
    assert "Two reports" not in on_terminal(*data, "-f", "ids", "-m", "all").out


def test_a_data_set_of_one_meeting_has_no_others_to_offer(tmp_path: Path) -> None:
    """The line below names the meeting and no way to more."""
    data = small_data()
    del data["meetings"]["2021-awaza"]
    data["initiatives"] = data["initiatives"][3:]
    data |= {"quotes": [], "threads": {}}
    run = on_terminal("initiatives", "--data", str(write_data(tmp_path, data)), "-f", "ids")
    assert run.lines[1] == "1 initiative, 7th meeting, Tashkent, 16 November 2025"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("a.xlsx", "'casummit export a.xlsx' writes such a file"),
        ("a.SQLITE", "'casummit export a.SQLITE' writes such a file"),
        ("a.db", "'casummit export a.db' writes such a file"),
        ("a.csv.bak", "known: .tsv, .csv, .json, .jsonl, .yaml, .yml, .md, .html, .htm, .svg"),
    ],
)
def test_an_ending_that_names_no_format_is_a_usage_error(listing: Show, name: str, hint: str) -> None:
    """Rows under a wrong name help nobody; a format that is named, or a count, needs no ending."""
    with pytest.raises(UsageError, match="unknown extension") as error:
        listing(output=Path(name))
    assert error.value.hint.startswith(hint)


def test_a_named_format_and_a_count_need_no_ending(listing: Show, tmp_path: Path) -> None:
    """They say themselves what is written."""
    file = tmp_path / "a.txt"
    listing(output=file, count_only=True)
    assert file.read_text() == "2\n"
    listing(output=file, format="ids")
    assert file.read_text() == "water\nai\n"


def test_sources_are_links_in_markdown(listing: Show) -> None:
    """With their ids as text; what is an address by itself is one that is seen."""
    out = listing("initiative", limit=1, format="md", fields=("id,sources,sources.url",)).out
    assert out.splitlines()[2] == (
        "| 2025-kz-water | [sister-2025](<https://sister.example/1>); [brother-2025](<https://brother.example/1>)"
        " | <https://sister.example/1>; <https://brother.example/1> |"
    )
    assert "| [sister-2025](<https://sister.example/1>) | 3 |" in listing("quote", format="md").out
    assert listing("source", limit=1, format="md").out.endswith("| <https://president.example/1> |\n")


@pytest.mark.parametrize("format", ["tsv", "csv", "json", "jsonl", "yaml", "md", "table", "record", "html"])
def test_fields_of_sources_in_every_format(listing: Show, format: str) -> None:
    """Through the list of citations."""
    out = listing("initiative", limit=1, format=format, fields=("sources.url", "sources.publisher")).out
    assert "https://brother.example/1" in out
    assert "brother" in out.replace("brother.example", "").lower()


def test_records_are_sorted_by_fields_of_their_sources(listing: Show) -> None:
    """Whether these are shown or not."""
    view = {"format": "ids", "sort": ("-sources.publisher", "id")}
    assert listing("initiative", **view).out.split() == [
        *("2025-kz-water", "2025-tm-water", "2021-kz-water", "2021-tm-water")
    ]
