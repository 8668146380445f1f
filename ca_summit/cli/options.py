"""The flags, declared once: as groups of options that stand for a named tuple of plain values.

Each says beside its help what completes it: a name among those of completion.values.

A command names the groups that it takes by annotating its parameters with their types;
`spelled_out` gives it the signature that Typer reads its options from.
"""

import functools
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from ..export import formats
from ..language.messages import Message
from ..loading import files
from ..query.criteria import Criteria
from .settings import Settings
from .view import FORMATS, View

_FILTERS, _OUTPUT, GENERAL = "Filters", "Output", "General"


def _several(panel: str, *names: str, metavar: str, help: str, complete: str) -> Any:
    option = typer.Option(*names, metavar=metavar, help=help, rich_help_panel=panel)
    return Annotated[list[str] | None, option, complete]


def _one(panel: str, *names: str, type: Any = str, help: str, **more: Any) -> Any:
    return Annotated[type | None, typer.Option(*names, help=help, rich_help_panel=panel, **more)]


def _flag(panel: str, *names: str, help: str) -> Any:
    return Annotated[bool, typer.Option(*names, help=help, rich_help_panel=panel)]


FILE: dict[str, Any] = {"parser": files.file}
"""How an option or argument reads the name of a file. Whether it can be read or written shows when it is:
Click's own paths ask too early, and too much. Completion knows such an option by the parser's name.
"""


_SHORT = sorted((each for each in formats.FORMATS.values() if each.short), key=lambda each: each.short)

SHORT_FORMS = {f"--{each.name}": f"--format={each.name}" for each in _SHORT}
"""Options that are short for a format."""


def _filters() -> dict[str, Any]:
    several = functools.partial(_several, _FILTERS, complete="value")
    return {
        "country": several(
            "-c", "--country", metavar="COUNTRY", help="Code or name: KZ, KAZ, Kazakhstan, Казахстан."
        ),
        "leader": several(
            "-l", "--leader", metavar="LEADER", help="Id or any known spelling: tokayev, Токаев."
        ),
        "topic": several("-t", "--topic", metavar="TOPIC", help="Id or name: water, вода."),
        "thread": several(
            "--thread", metavar="THREAD", help="Id or title of a thread: initiatives with one idea."
        ),
        "meeting": several(
            "-m", "--meeting", metavar="MEETING", help="Id, number, year, city, 'latest' or 'all'."
        ),
        "year": several(
            "--year", metavar="YEARS", help="2025, 2021..2024, ..2019 or 2023..", complete="year"
        ),
        "action": several("-a", "--action", metavar="ACTION", help="propose, call, offer or support."),
        "creates": several("--creates", metavar="KIND", help="Instrument proposed: council, fund, none …"),
        "source": several("--source", metavar="SOURCE", help="Id of a source."),
        "publisher": several("--publisher", metavar="PUBLISHER", help="Id or name of a publisher."),
        "evidence": several(
            "--evidence",
            metavar="DEGREE",
            help="official (a state body's own page), corroborated (by an independent source), "
            "relayed (an official release in the press) or single (one source).",
        ),
        "outcome": several(
            "--outcome",
            metavar="OUTCOME",
            help="What became of it: signed, founded …, any, none or unsought.",
        ),
    }


def _output() -> dict[str, Any]:
    return {
        "format": _one(
            _OUTPUT,
            *("-f", "--format"),
            type=Literal[FORMATS],
            metavar="FORMAT",
            help=Message(
                "{formats}; short: {short}.", formats=", ".join(FORMATS), short=", ".join(SHORT_FORMS)
            ),
        ),
        "fields": _several(
            _OUTPUT,
            "--fields",
            metavar="FIELDS",
            help="Only these fields, in this order: id,title.ru,topics.",
            complete="field",
        ),
        "sort": _several(
            _OUTPUT,
            "--sort",
            metavar="FIELDS",
            help="Sort by these fields; -FIELD sorts in descending order.",
            complete="sort key",
        ),
        "limit": _one(_OUTPUT, "-n", "--limit", type=int, min=0, metavar="N", help="At most N records."),
        "count_only": _flag(_OUTPUT, "--count", help="Show only the number of records."),
        "exit_status": _flag(_OUTPUT, "-e", "--exit-status", help="Exit with code 1 if nothing was found."),
        "output": _one(
            _OUTPUT,
            "-o",
            "--output",
            type=Path,
            metavar="FILE",
            help="Write to FILE; its extension sets the format.",
            **FILE,
        ),
        "header": _one(
            _OUTPUT,
            "--header/--no-header",
            type=bool,
            help="Whether tsv and csv start with the names of the columns.",
        ),
        "wide": _flag(_OUTPUT, "--wide", help="Never cut or wrap a line."),
        "pager": _flag(_OUTPUT, "--pager", help="On a terminal, use a pager: CASUMMIT_PAGER, PAGER or less."),
        "bom": _flag(_OUTPUT, "--bom", help="Start with a byte order mark, for Excel."),
        "ascii": _flag(_OUTPUT, "--ascii", help="Escape everything that is not ASCII."),
    }


def _general() -> dict[str, Any]:
    return {
        "lang": _one(
            GENERAL,
            "--lang",
            type=Literal["en", "ru"],
            metavar="LANG",
            help="Language of tables, help and messages: en or ru.",
        ),
        "color": _one(
            GENERAL,
            "--color",
            type=Literal["auto", "always", "never"],
            metavar="WHEN",
            help="auto, always or never.",
        ),
        "data": _one(GENERAL, "--data", type=Path, metavar="FILE", help="Your own data set (YAML).", **FILE),
        "quiet": _flag(GENERAL, "-q", "--quiet", help="No counts, hints or warnings."),
        "debug": _flag(GENERAL, "--debug", help="Show a traceback with an error."),
    }


GROUPS: dict[type, dict[str, Any]] = {Criteria: _filters(), View: _output(), Settings: _general()}
"""Named tuple to its options: field to the annotation that Typer reads."""
