"""A data set as a workbook: what a spreadsheet shows of it."""

import importlib
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

import ca_summit
from ca_summit.errors import OutputError
from ca_summit.export import workbook as books
from ca_summit.export.workbook import workbook
from ca_summit.loading.build import build
from ca_summit.query.summit import Summit
from ca_summit.records.kinds import REGISTERS
from tests.support import small_data

SHEETS = [
    *(
        "Initiatives",
        "Quotes",
        "Events",
        "Threads",
        "Meetings",
        "Documents",
        "Countries",
        "Leaders",
        "Topics",
    ),
    *("Concepts", "Publishers", "Sources", "Fields", "About"),
]


def made(summit: Summit, folder: Path, name: str = "a.xlsx", lang: str = "en", part: str = "") -> Path:
    """A workbook in a folder."""
    file = folder / name
    file.write_bytes(workbook(summit, lang, part))
    return file


def parts(file: Path) -> dict[str, str]:
    """The files that a workbook consists of."""
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name).decode("utf-8") for name in packed.namelist()}


def opened(file: Path) -> Any:
    """A workbook as openpyxl reads it."""
    return pytest.importorskip("openpyxl").load_workbook(file)


def hostile() -> Summit:
    """A data set whose every text would be a formula, or is what XML cannot hold."""
    data = small_data()
    for number, text in enumerate(("=1+1", "@SUM(A1)", "+1", "https://a.example/=1")):
        data["initiatives"][number] |= {"title": {"en": text, "ru": text}}
    data["topics"]["water"]["keywords"] = ["{=1+1}", "-1", "\x1b[31m", "_x001B_", "\ufffe", "a\nb"]
    return Summit(build(data))


def test_each_register_is_a_sheet(small: Summit, tmp_path: Path) -> None:
    """Initiatives first, then what goes with them, what the fields mean, and what all of it is."""
    names = re.findall('<sheet name="([^"]+)"', parts(made(small, tmp_path))["xl/workbook.xml"])
    assert names == SHEETS
    assert len(names) == len(REGISTERS) + 2
    assert books.SHEETS.keys() == REGISTERS.keys()


def test_sheets_are_named_in_the_language_of_the_user(small: Summit, tmp_path: Path) -> None:
    """With names that spreadsheets allow."""
    names = re.findall('<sheet name="([^"]+)"', parts(made(small, tmp_path, lang="ru"))["xl/workbook.xml"])
    assert names[:3] == ["Инициативы", "Цитаты", "События"]
    assert len({*names}) == len(SHEETS)
    assert all(len(name) <= 31 and not set(name) & set(r"[]:*?/\\") for name in names)


def test_nothing_is_a_formula(tmp_path: Path) -> None:
    """Whatever text looks like."""
    assert not [name for name, text in parts(made(hostile(), tmp_path)).items() if "<f>" in text]


def test_the_same_data_give_the_same_bytes(small: Summit, tmp_path: Path) -> None:
    """Neither the time nor the place is in them."""
    assert made(small, tmp_path).read_bytes() == made(small, tmp_path, "b.xlsx").read_bytes()


def test_without_the_library_an_error_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is done."""
    monkeypatch.setattr(books, "find_spec", lambda name: None)
    with pytest.raises(OutputError, match="the library XlsxWriter is not installed") as error:
        books.refuse_without_library(tmp_path / "a.xlsx")
    assert "pip install 'casummit[xlsx]'" in error.value.hint
    monkeypatch.setattr(books, "find_spec", importlib.util.find_spec)
    books.refuse_without_library(tmp_path / "a.xlsx")


@pytest.mark.parametrize("field", ["summary", "note"])
def test_a_text_longer_than_a_cell_is_an_error(tmp_path: Path, field: str) -> None:
    """It would be cut in silence."""
    data = small_data()
    data["initiatives"][0][field] = {"en": "x" * 32_768, "ru": "Ы"}
    with pytest.raises(OutputError, match="'Initiatives' would be larger than Excel allows"):
        made(Summit(build(data)), tmp_path)


@pytest.mark.reader
def test_a_reader_finds_what_the_program_lists(tmp_path: Path) -> None:
    """Of each register as many rows; ids, numbers, dates and lists as they are."""
    summit = ca_summit.load()
    book = opened(made(summit, tmp_path))
    for name, kind in REGISTERS.items():
        sheet = book[books.SHEETS[name].en]
        head, *rows = sheet.iter_rows(values_only=True)
        assert [row[0] for row in rows] == [each["id"] for each in summit.find(kind).rows()]
        assert len(head) == len({*head})
    head, *rows = book["Initiatives"].iter_rows(values_only=True)
    for row, each in zip(rows, summit.initiatives(), strict=True):
        cells = dict(zip(head, row, strict=True))
        assert f"{cells['date']:%Y-%m-%d}" == each.date
        assert (cells["horizon"], cells["title_ru"]) == (each.horizon, each.title.ru)
        assert cells["topics"] == ";".join(each.topics)


@pytest.mark.reader
def test_a_reader_finds_a_sheet_ready_to_work_with(small: Summit, tmp_path: Path) -> None:
    """The head stays, every column can be filtered, addresses can be clicked, none is wider than a page."""
    book = opened(made(small, tmp_path))
    for name in SHEETS[:-1]:
        sheet = book[name]
        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", sheet.dimensions)
        widths = {
            at: each.width
            for each in sheet.column_dimensions.values()
            for at in range(each.min, each.max + 1)
        }
        assert len(widths) == sheet.max_column
        assert all(8 <= width <= 62 for width in widths.values())
    sheet = book["Sources"]
    column = next(cell.column for cell in sheet[1] if cell.value == "url")
    links = [sheet.cell(row, column).hyperlink.target for row in range(2, sheet.max_row + 1)]
    assert links == [each.url for each in small.sources()]


@pytest.mark.reader
def test_a_reader_finds_the_best_source_of_a_record(small: Summit, tmp_path: Path) -> None:
    """A state organ's own page where one is cited, or else the first; one that can be clicked."""
    sheet = opened(made(small, tmp_path))["Initiatives"]
    last = {row[0].value: row[-1] for row in sheet.iter_rows()}
    assert last["id"].value == "url"
    assert last["2025-kz-water"].hyperlink.target == "https://sister.example/1"
    assert last["2025-tm-water"].value == "https://president.example/1"


@pytest.mark.reader
def test_a_reader_finds_any_text_as_text(tmp_path: Path) -> None:
    """Formulas are none; what steers a terminal is seen, as in csv."""
    book = opened(made(hostile(), tmp_path))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {
        "s",
        "n",
        "b",
        "d",
    }
    titles = {row[0]: row[9] for row in book["Initiatives"].iter_rows(values_only=True)}
    assert titles["2021-kz-water"] == "=1+1"
    keywords = {row[0]: row[3] for row in book["Topics"].iter_rows(values_only=True)}
    assert keywords["water"] == "{=1+1};-1;\\x1b[31m;_x001B_;\ufffd;a\nb"


@pytest.mark.reader
def test_a_reader_finds_version_and_part(small: Summit, tmp_path: Path) -> None:
    """And what the fields mean, in the language of the user."""
    book = opened(made(small, tmp_path, lang="ru", part="Часть набора данных: тема: Вода"))
    about = {row[0]: row[1] for row in book["О наборе данных"].iter_rows(values_only=True)}
    assert (about["version"], about["license"]) == ("1.2.3", "CC-BY-4.0")
    assert about["part"] == "Часть набора данных: тема: Вода"
    meanings = [*book["Поля"].iter_rows(values_only=True)]
    assert ("Инициативы", "topics", "Темы, главная — первая.") in meanings
