"""The commands on data sets as such, and on the program itself."""

from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from ..errors import DataError, UnknownRecord, UsageError
from ..language.messages import Message, did_you_mean
from ..loading import files
from ..query.answers import Listing
from ..query.criteria import Criteria
from ..records.rows import Row, as_object
from .commands import load_summit, progress_for
from .options import FILE
from .output import Output
from .registry import command, known_command
from .settings import Settings
from .view import View

_ExportFile = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="Output file; its extension sets the format. Use - and --format for standard output.",
        **FILE,
    ),
]

_ExportFormat = Annotated[
    Literal["json", "jsonl", "csv", "tsv", "yaml", "md", "sqlite"] | None,
    typer.Option(
        "-f",
        "--format",
        metavar="FORMAT",
        help="json, jsonl, csv, tsv, yaml, md or sqlite, whatever the ending.",
        rich_help_panel="Output",
    ),
]


@command("Data sets")
def export(
    file: _ExportFile,
    criteria: Criteria,
    settings: Settings,
    format: _ExportFormat = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace an existing file.", rich_help_panel="Output")
    ] = False,
) -> int:
    """Write the data set, or the part that the filters select, to a file.

    Endings: .json, .jsonl, .csv, .tsv, .yaml or .yml, .md, .sqlite or .db.

    \b
    casummit export summit.sqlite
    casummit export water.json --topic water
    casummit export - --format md --meeting latest
    """
    from ..export import database, whole
    from ..query.extract import extract
    from ..terminal.files import refuse_existing

    output = Output.of(View(output=file), settings)
    file_type = whole.type_of(file, format)
    if not force:
        refuse_existing(file)
    if file_type == whole.DATABASE:
        database.refuse_unfinished(file)
    everything = load_summit(settings)
    summit = extract(everything, criteria)
    if file_type == whole.DATABASE:
        fill = partial(database.database, summit, warn=output.terminal.remark)
        output.terminal.fill(file, fill, replace=force)
    else:
        output.whole(summit, file_type, replace=force)
    for remark in everything.remarks(criteria):
        output.terminal.warn(remark)
    output.say_count("initiative", summit.find("initiative").count(), more=summit.records.edition())
    return 0


@command("Data sets")
def validate(
    settings: Settings,
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A data set; by default, the one in use.", **FILE)
    ] = None,
) -> int:
    """Check a data set and list every problem, one per line, with its place.

    The exit code is 0 if there are none, 3 if there are any.
    """
    from ..loading import loader

    path = file or settings.data_file() or files.built_in()
    output = Output.of(View(), settings)
    with progress_for(settings) as progress:
        problems = loader.problems(path, progress)
    output.text("".join(f"{problem.at(str(path), output.lang)}\n" for problem in problems))
    output.say_count("problem", len(problems))
    return DataError.code if problems else 0


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
