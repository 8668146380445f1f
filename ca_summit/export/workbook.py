"""A data set as a workbook for spreadsheets: a sheet a register, with all fields of its records.

Text is always written as text: nothing in the data becomes a formula.
"""

import io
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from importlib.util import find_spec
from operator import itemgetter
from pathlib import Path
from typing import Any

from ..errors import OutputError
from ..language import labels
from ..language.labels import Words
from ..language.languages import Lang
from ..language.messages import Message
from ..query.summit import Summit
from ..records.fields import field_columns, paths_of
from ..records.glossary import GLOSSARY
from ..records.kinds import REGISTERS
from ..records.rows import Row, cited, read
from ..text.steering import escaped, steering
from .formats import cell
from .metadata import license_address
from .urls import encoded

SHEETS = {
    "initiatives": Words("Initiatives", "Инициативы"),
    "quotes": Words("Quotes", "Цитаты"),
    "events": Words("Events", "События"),
    "threads": Words("Threads", "Сквозные идеи"),
    "meetings": Words("Meetings", "Встречи"),
    "documents": Words("Documents", "Документы"),
    "countries": Words("Countries", "Страны"),
    "leaders": Words("Leaders", "Лидеры"),
    "topics": Words("Topics", "Темы"),
    "concepts": Words("Concepts", "Понятия"),
    "publishers": Words("Publishers", "Издатели"),
    "sources": Words("Sources", "Источники"),
}
"""The registers, the most asked for first, and the names of their sheets: at most 31 characters."""
_FIELDS = Words("Fields", "Поля")
_ABOUT = Words("About", "О наборе данных")
_FIELD_COLUMNS = (Words("sheet", "лист"), Words("column", "столбец"), Words("meaning", "значение"))

_URL = "url"
_ROOM = 3
"""Columns that the arrow of a filter takes, and some air."""
_WIDEST, _NARROWEST = 60, 8
_LONGEST_ADDRESS = 2079
_MOST_LINKS = 65_530
"""Limits of Excel: characters of an address that can be clicked, and such addresses on a sheet."""
_FIRST_DAY = "1900-03-01"
"""Excel knows no day before 1900, and takes that year for a leap year."""
_KEPT = "\t\n"
_NO_XML = re.compile("[\ufffe\uffff]")


def refuse_without_library(file: Path) -> None:
    """Raise OutputError if the library that writes workbooks is not installed."""
    if find_spec("xlsxwriter") is None:
        missing = Message("cannot write {file}: the library XlsxWriter is not installed", file=file)
        raise OutputError(
            missing, Message("install it with: {command}", command="pip install 'casummit[xlsx]'")
        )


def workbook(summit: Summit, lang: Lang, part: str = "") -> bytes:
    """A file with a workbook of the whole of `summit`; `part` says which part of a data set that is.

    Names of sheets follow `lang`, those of columns are those of csv. The same data give the same bytes.
    Raises OutputError if the data are larger than a sheet or a cell can be.
    """
    from xlsxwriter import Workbook

    # In memory: a killed run would leave the temporary files of the library, a full disk make it complain.
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "max_url_length": _LONGEST_ADDRESS})
    about = summit.about
    book.set_properties(
        {
            "title": summit.records.edition(),
            "comments": part,
            "created": datetime.fromisoformat(about["updated"]),
        }
    )
    writer = _Writer(book, lang)
    for register, kind in sorted(REGISTERS.items(), key=lambda each: [*SHEETS].index(each[0])):
        writer.register(SHEETS[register].get(lang), kind, summit)
    writer.fields()
    writer.about(summit, part)
    book.close()
    return file.getvalue()


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any, lang: Lang) -> None:
        self._book = book
        self._lang = lang
        top = {"valign": "top"}
        self._head = book.add_format({"bold": True, "bottom": 1, **top})
        self._text = book.add_format({"text_wrap": True, **top})
        self._plain = book.add_format(top)
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", **top})
        self._link = book.add_format({"font_color": "#0563C1", "underline": 1, **top})

    def register(self, name: str, kind: str, summit: Summit) -> None:
        """The sheet of a register: all fields, and the best source's address where records cite some."""
        names = [path for path in paths_of([kind]) if "." not in path]
        paths = [path for name_ in names for path in field_columns(name_, [kind])]
        columns: dict[str, Callable[[Row], Any]] = {
            path.replace(".", "_"): partial(_value, path=path) for path in paths
        }
        if {"source", "sources"} & {*paths}:
            columns[_URL] = lambda row: _best_address(row, summit)
        self._sheet(name, columns, summit.find(kind).rows())

    def fields(self) -> None:
        """What the columns mean."""
        rows = [
            (words.get(self._lang), name, entry.meaning.get(self._lang))
            for register, words in SHEETS.items()
            for name, entry in GLOSSARY.get(REGISTERS[register], {}).items()
        ]
        heads = [words.get(self._lang) for words in _FIELD_COLUMNS]
        columns = {head: itemgetter(at) for at, head in enumerate(heads)}
        self._sheet(_FIELDS.get(self._lang), columns, rows)

    def about(self, summit: Summit, part: str) -> None:
        """Name, version, licence, description."""
        about = summit.about
        rows = [(name, about[name]) for name in ("name", "version", "updated", "license")] + [
            ("description", labels.text_in(about["description"], self._lang))
        ]
        rows += [("part", part)] if part else []
        if address := license_address(about["license"]):
            rows.append((_URL, address))
        sheet = self._book.add_worksheet(_ABOUT.get(self._lang))
        for line, (name, value) in enumerate(rows):
            sheet.write_string(line, 0, name, self._head)
            self._write(sheet, line, 1, name, value)
        sheet.set_column(0, 0, _NARROWEST * 2)
        sheet.set_column(1, 1, _WIDEST * 1.5)

    def _sheet(self, name: str, columns: Mapping[str, Callable[[Any], Any]], rows: Sequence[Any]) -> None:
        sheet = self._book.add_worksheet(name)
        longest = [len(head) + _ROOM for head in columns]
        for at, head in enumerate(columns):
            self._cell(sheet, sheet.write_string(0, at, head, self._head))
        for line, row in enumerate(rows, 1):
            for at, (head, read_) in enumerate(columns.items()):
                value = read_(row)
                self._write(sheet, line, at, head, value)
                longest[at] = max(longest[at], len(cell(value)))
        for at, width in enumerate(longest):
            sheet.set_column(at, at, min(max(width, _NARROWEST), _WIDEST))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)

    def _write(self, sheet: Any, line: int, at: int, head: str, value: Any) -> None:
        if value is None or value == "":
            return
        if isinstance(value, bool):
            code = sheet.write_boolean(line, at, value, self._plain)
        elif isinstance(value, int):
            code = sheet.write_number(line, at, value, self._plain)
        elif isinstance(value, date):
            code = sheet.write_datetime(line, at, value, self._day)
        elif head == _URL and line <= _MOST_LINKS and len(address := encoded(value)) <= _LONGEST_ADDRESS:
            code = sheet.write_url(line, at, address, self._link, _written(value))
        else:
            code = sheet.write_string(line, at, _written(value), self._text)
        self._cell(sheet, code)

    def _cell(self, sheet: Any, code: int | None) -> None:
        """Raise OutputError if a cell could not be written as it is."""
        if code:
            too_large = Message("the sheet '{name}' would be larger than Excel allows", name=sheet.get_name())
            raise OutputError(too_large, Message("export the data into .sqlite or .csv"))


def _value(row: Row, path: str) -> Any:
    """The value of a field as a cell has it: a number, a whole date, or text."""
    value = read(row, path)
    if isinstance(value, bool | int):
        return value
    is_day = path == "date" and isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    if is_day and value >= _FIRST_DAY and row.kind not in ("source", "event"):  # of these some are partial
        return date.fromisoformat(value)
    return cell(value)


def _best_address(row: Row, summit: Summit) -> str:
    """The address of the source to look at first: a state organ's own, or else the first one."""
    sources = [summit.records["source", each["id"]] for each in cited(row)]
    return next((each["url"] for each in sorted(sources, key=lambda each: not each["official"])), "")


def _written(text: str) -> str:
    """`text` as a cell can hold it: what steers a terminal as visible escapes, save tabs and line feeds."""
    kept = steering().sub(lambda match: match[0] if match[0] in _KEPT else escaped(match[0]), text)
    return _NO_XML.sub("\ufffd", kept)
