"""The commands on data sets as such, and on the program itself."""

import os
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import typer

from ..errors import DataError, UnknownRecord, UsageError
from ..language.messages import Message, did_you_mean
from ..loading import files
from ..query.answers import Listing
from ..query.criteria import Criteria
from ..query.summit import Summit
from ..records.rows import Row, as_object
from .commands import load_summit, progress_for
from .options import FILE
from .output import Output
from .registry import command, known_command
from .settings import Settings
from .view import View


class Destination(NamedTuple):
    """Where to export to."""

    file: Path
    is_folder: bool


def path(typed: str) -> Destination:
    """A file, or where a slash ends the name a folder; paths do not keep that slash.

    Raises CasummitError if no file can have such a name. Completion knows the argument by the name `path`.
    """
    return Destination(files.file(typed), typed.endswith(("/", os.sep)))


_ExportFile = Annotated[
    Destination,
    typer.Argument(
        metavar="FILE",
        help="Output file; its extension sets the format. Use - and --format for standard output.",
        parser=path,
    ),
]

_ExportFormat = Annotated[
    Literal["json", "jsonl", "csv", "tsv", "yaml", "md", "sqlite", "xlsx", "package", "datasette"] | None,
    typer.Option(
        "-f",
        "--format",
        metavar="FORMAT",
        help="json, jsonl, csv, tsv, yaml, md, sqlite, xlsx, package or datasette, whatever the ending.",
        rich_help_panel="Output",
    ),
]


@command("Data sets")
def export(
    file: _ExportFile,
    criteria: Criteria,
    settings: Settings,
    format: _ExportFormat = None,
    bom: Annotated[
        bool,
        typer.Option("--bom", help="Begin with a byte order mark, for Excel.", rich_help_panel="Output"),
    ] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Replace an existing file or package.", rich_help_panel="Output"),
    ] = False,
) -> int:
    """Write the data set, or the part that the filters select, to a file.

    Endings: .json, .jsonl, .csv, .tsv, .yaml or .yml, .md, .sqlite or .db, .xlsx; FOLDER/ is a data package
    (frictionless), datasette.yaml tells Datasette title and licence.

    \b
    casummit export summit.sqlite
    casummit export water.json --topic water
    casummit export summit/ --meeting 2025
    casummit export - --format md --meeting latest
    """
    from ..export import whole
    from ..export.part import part_of
    from ..query.extract import extract

    place = file.file
    kind = whole.type_of(place, format, is_folder=file.is_folder)
    if bom and kind in whole.NOT_TEXT:
        raise UsageError(
            Message("{format} takes no byte order mark", format=kind), Message("leave --bom out")
        )
    output = Output.of(View(output=place, format=kind, bom=bom), settings)
    _refuse_beforehand(kind, place, replace=force)
    everything = load_summit(settings)
    summit = extract(everything, criteria)
    lang = output.lang if kind in ("md", whole.WORKBOOK) else "en"
    part = part_of(everything, summit, criteria, lang)
    if kind in whole.NOT_TEXT:
        _fill(output, kind, place, summit, part.words if part else "", replace=force)
    else:
        output.whole(summit, kind, part, replace=force)
    for remark in everything.remarks(criteria):
        output.terminal.warn(remark)
    output.say_count("initiative", summit.find("initiative").count(), more=summit.records.edition())
    return 0


def _refuse_beforehand(kind: str, place: Path, *, replace: bool) -> None:
    """Raise OutputError for what would fail in the end: something is there, or a library is not."""
    from ..export import whole
    from ..terminal.files import refuse_existing

    if kind == whole.PACKAGE:
        from ..terminal.folders import refuse_existing_folder

        refuse_existing_folder(place, replace=replace)
    elif not replace:
        refuse_existing(place)
    if kind == whole.DATABASE:
        from ..export.database import refuse_unfinished

        refuse_unfinished(place)
    if kind == whole.WORKBOOK:
        from ..export.workbook import refuse_without_library

        refuse_without_library(place)


def _fill(output: Output, kind: str, place: Path, summit: Summit, part: str, *, replace: bool) -> None:
    """Write a data set in one of whole.NOT_TEXT. Raises OutputError where it cannot be written."""
    from ..export import whole

    terminal = output.terminal
    if kind == whole.PACKAGE:
        from ..export.package import package

        terminal.fill_folder(place, package(summit, part), replace=replace)
    elif kind == whole.WORKBOOK:
        from ..export.workbook import workbook

        book = workbook(summit, output.lang, part)
        terminal.fill(place, lambda new: new.write_bytes(book), replace=replace)
    else:
        from ..export.database import database

        terminal.fill(place, lambda new: database(summit, new, terminal.remark), replace=replace)


@command("Data sets")
def validate(
    settings: Settings,
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A data set; by default, the one in use.", **FILE)
    ] = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="First write the file in canonical form.", rich_help_panel="Output"),
    ] = False,
) -> int:
    """Check a data set and list every problem, one per line, with its place.

    The exit code is 0 if there are none, 3 if there are any. --fix changes the form of a file, never its
    data, and refuses one with comments below its first lines.

    \b
    casummit validate summit.yaml
    casummit validate --fix summit.yaml
    """
    from ..loading import loader

    path = file or settings.data_file() or files.built_in()
    output = Output.of(View(), settings)
    if fix:
        _fix(path)
    with progress_for(settings) as progress:
        problems = loader.problems(path, progress)
    output.text("".join(f"{problem.at(str(path), output.lang)}\n" for problem in problems))
    output.say_count("problem", len(problems))
    if problems and output.terminal.is_watched:
        # What is broken keeps the rules that must know it from being checked (loading.sound).
        output.terminal.hint(Message("rules that need what is broken are checked once it is mended"))
    return DataError.code if problems else 0


def _fix(path: Path) -> None:
    """Put a file in canonical form, if it has another; whole or not at all."""
    from ..loading import loader
    from ..terminal.files import write_file

    if path == files.built_in() or (path.exists() and not path.is_file()):
        raise UsageError(
            Message("--fix needs a file of your own"), Message("as in {example}", example=_FIX_EXAMPLE)
        )
    if (text := loader.fixed(path)) is not None:
        write_file(path, [text.encode()], replace=True)


_FIX_EXAMPLE = "casummit validate --fix data.yaml"


@command("Data sets")
def verify(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Id of a source."), "value"],
    textfile: Annotated[
        Path, typer.Argument(metavar="TEXTFILE", help="Its text in UTF-8, one paragraph per line.", **FILE)
    ],
    view: View,
    settings: Settings,
) -> int:
    """Check the quotations and cited paragraphs of a source against its text.

    The exit code is 0 if all are there, 1 if any is changed or missing.
    """
    from ..query.verify import read_text, verify

    output = Output.of(view, settings)
    summit = load_summit(settings)
    row = summit.row(source)
    if row.kind != "source":
        raise UnknownRecord(
            Message("'{id}' is not a source", id=source), Message("'casummit sources' lists them")
        )
    findings = list(verify(summit.records, row["id"], read_text(textfile)))
    output.listing(Listing("finding", findings))
    return 0 if all(finding["status"] == "found" for finding in findings) else 1


@command("Data sets")
def schema(settings: Settings) -> int:
    """Print the JSON Schema of a data set, for editors."""
    from ..loading.schema import schema_text

    Output.of(View(), settings).text(schema_text())
    return 0


@command("Data sets")
def fields(
    view: View,
    settings: Settings,
    kind: Annotated[
        str | None, typer.Argument(metavar="KIND", help="A kind of record; by default, all."), "kind"
    ] = None,
) -> int:
    """List the fields of each kind of record: name, type, meaning.

    \b
    casummit fields initiative
    """
    from ..records.glossary import GLOSSARY, all_fields

    if kind is not None and kind not in GLOSSARY:
        known = Message("known: {known}", known=", ".join(GLOSSARY))
        hint = did_you_mean(kind, GLOSSARY, known, most=1)
        raise UsageError(Message("unknown kind '{name}'", name=kind), hint)
    rows = [Row("field", as_object(field)) for field in all_fields() if kind in (None, field.kind)]
    return Output.of(view, settings).listing(Listing("field", rows))


@command("Help")
def help(
    settings: Settings,
    name: Annotated[str | None, typer.Argument(metavar="COMMAND", help="A command."), "command"] = None,
) -> int:
    """Show help on a command, or the list of commands."""
    output = Output.of(View(), settings)
    from .help import explain

    return explain(known_command(name) if name else "", output.terminal, output.lang)


@command("Help")
def completion(
    settings: Settings,
    shell: Annotated[
        Literal["bash", "zsh", "fish", "powershell"],
        typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell."),
    ],
) -> int:
    """Print a script that lets a shell complete commands, options and values.

    Add this line to your shell's start-up file:

    \b
    bash        eval "$(casummit completion bash)"
    zsh         eval "$(casummit completion zsh)"
    fish        casummit completion fish | source
    powershell  casummit completion powershell | Out-String | Invoke-Expression
    """
    from .completion.shells import script

    Output.of(View(), settings).text(script(shell))
    return 0
