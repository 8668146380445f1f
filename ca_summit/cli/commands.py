"""The commands that ask the data set: each shows what it found."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache, partial
from typing import TYPE_CHECKING, Annotated

import typer

from .. import load
from ..errors import DataError, UsageError, reason
from ..language.messages import Message, did_you_mean
from ..progress import Progress
from ..query.answers import Answer, Listing
from ..query.criteria import Criteria, dimensions
from ..query.question import Question
from ..query.summit import Summit
from ..records.kinds import DIMENSIONS, SOUGHT_IN_VAIN, UNSOUGHT
from ..terminal.terminal import Terminal
from ..text.folding import fold
from ..text.steering import visible
from .output import Output
from .registry import command
from .settings import Settings
from .view import View, split

if TYPE_CHECKING:
    from ..search.hits import Hits

COUNTED_BY = "topic,country"
"""What `stats` counts by unless told otherwise."""

Ids = Annotated[
    list[str], typer.Argument(metavar="ID…", help="Ids or names; - reads them from standard input."), "id"
]


@command("Ask")
def initiatives(criteria: Criteria, view: View, settings: Settings) -> int:
    """List the initiatives: who proposed what, and at which meeting.

    Only the latest meeting, unless --meeting, --year, --thread or --outcome is given. In a table, Idea 2/3 is
    the second of three initiatives of one idea; 'casummit threads' lists these ideas.

    \b
    casummit initiatives --country KZ
    casummit initiatives --meeting all --topic water --sort date
    casummit initiatives -m 2024,2025 -l tokayev --fields id,title --csv
    """
    return _spoken("initiative", criteria, view, settings)


@command("Ask")
def quotes(criteria: Criteria, view: View, settings: Settings) -> int:
    """List the quotations: word for word, with our translation.

    Only the latest meeting, unless --meeting, --year, --thread or --outcome is given.

    \b
    casummit quotes
    casummit quotes --leader Rahmon --json
    """
    return _spoken("quote", criteria, view, settings)


@command("Ask")
def events(criteria: Criteria, view: View, settings: Settings) -> int:
    """List what became of the initiatives: dated events with their sources, oldest first.

    Filters apply to the initiatives that the events answer; --year, --source, --publisher, --evidence and
    --outcome apply to the events themselves.

    \b
    casummit events --topic water
    casummit events --outcome signed,ratified --year 2025
    casummit events --thread friendship-treaty
    """
    for value in split(criteria.outcome):
        if fold(value) in (SOUGHT_IN_VAIN, UNSOUGHT):
            command = f"casummit initiatives --outcome {value}"
            hint = Message("'{command}' lists the initiatives", command=command)
            raise UsageError(Message("events are what happened; they cannot be '{value}'", value=value), hint)
    output, summit = _opened(view, settings)
    question = Question(summit, criteria, partial(summit.find, "event"), "event")
    return output.listing(question.ask(criteria), remarks=summit.remarks(criteria), question=question)


@command("Ask")
def stats(
    criteria: Criteria,
    view: View,
    settings: Settings,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="FIELD[,FIELD]",
            rich_help_panel="Output",
            help=Message(
                "{help} Default: {default}.",
                help=Message("One or two of {fields}.", fields=", ".join(DIMENSIONS)),
                default=COUNTED_BY,
            ),
        ),
        "dimension",
    ] = None,
    pivot: Annotated[
        bool,
        typer.Option(
            "--pivot",
            help="As rows: one for each value of the first field, a column for each of the second.",
            rich_help_panel="Output",
        ),
    ] = False,
) -> int:
    """Count the initiatives by topic and country or by other fields, as a picture or as rows.

    Only the latest meeting, unless --meeting, --year, --thread or --outcome is given, or the count is by
    meeting or year.

    \b
    casummit stats
    casummit stats --by leader,action --meeting all
    casummit stats --by year --topic water
    casummit stats --by country,year --pivot --csv
    """
    output, summit = _opened(view, settings)
    names = dimensions(split(by or [COUNTED_BY]))
    if pivot and len(names) == 1:
        example = Message("as in {example}", example=f"--by {COUNTED_BY}")
        raise UsageError(Message("--pivot takes two fields"), example)
    latest_only = not (criteria.asks_when or {"meeting", "year"} & {*names})
    asked = criteria.or_latest() if latest_only else criteria
    counts = summit.counts(names, asked)
    return output.picture(
        counts,
        remarks=summit.remarks(criteria),
        latest_only=latest_only,
        question=Question(summit, asked, partial(summit.find, "initiative")),
        pivot=pivot,
    )


@command("Ask")
def timeline(criteria: Criteria, view: View, settings: Settings) -> int:
    """List the meetings in order, with the documents adopted and the number of initiatives by country.

    \b
    casummit timeline
    casummit timeline --topic water,climate
    casummit timeline --country UZ --json
    """
    output, summit = _opened(view, settings)
    question = Question(summit, criteria, partial(summit.find, "initiative"))
    return output.picture(summit.shares(criteria), remarks=summit.remarks(criteria), question=question)


@command("Ask")
def show(
    ids: Ids,
    view: View,
    settings: Settings,
) -> int:
    """Show records of any kind in full, with everything that belongs to them.

    \b
    casummit show 2025-kz-rare-earths
    casummit show Kazakhstan tokayev 2025-tashkent
    casummit initiatives --topic water -f ids | casummit show - --json
    """
    output, summit = _opened(view, settings)
    row_of = cache(summit.row)  # the same id may be asked for many times
    rows = [row_of(id_) for id_ in _ids(ids)]
    return output.cards(rows, single=len(rows) == 1 and "-" not in ids)


@command("Ask")
def open(
    ids: Ids,
    settings: Settings,
    print_only: Annotated[
        bool,
        typer.Option("--print", help="Only print the addresses of all sources.", rich_help_panel="Output"),
    ] = False,
) -> int:
    """Open the source of a record in the browser, at the sentence of a quotation.

    Of several sources the official one is opened. Without a browser, their addresses are printed.

    \b
    casummit open 2025-kz-rare-earths
    casummit open 2025-kz-quote-rare-earths --print
    """
    from .opening import pages, start

    output, summit = _opened(View(), settings)
    found = []
    for row in [summit.row(id_) for id_ in _ids(ids)]:
        found.append(pages(summit.records, row))
        if not found[-1]:
            hint = Message("see 'casummit show {id}' for what belongs to it", id=row["id"])
            raise UsageError(Message("'{id}' has no source of its own", id=row["id"]), hint)
    for addresses in found:
        if print_only or not start(addresses[0]):
            output.text("".join(f"{visible(each)}\n" for each in addresses))
        elif len(addresses) > 1:
            output.terminal.hint(
                Message("the first of {number} sources; --print lists all", number=len(addresses))
            )
    return 0


@command("Ask")
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help="Words to search for.")],
    criteria: Criteria,
    view: View,
    settings: Settings,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="initiative, quote, event or document: only these.",
            rich_help_panel="Search",
        ),
        "searched kind",
    ] = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="Match words exactly as typed.", rich_help_panel="Search")
    ] = False,
) -> int:
    """Search the records in either language, best matches first.

    Initiatives, quotations, events and documents are searched. All words must occur. In one quoted
    argument: "a phrase", -word (to exclude it), this OR that.

    \b
    casummit search rare earths
    casummit search 'вода OR энергия -торговля' --country TJ
    casummit search --json '"artificial intelligence"'
    """
    output, summit = _opened(view, settings)
    query, kinds = " ".join(words), kind or ()

    def ask(criteria: Criteria) -> "Hits":
        return summit.hits(query, criteria, kinds=kinds, exact=exact)

    hits, question = ask(criteria), Question(summit, criteria, ask, "hit")
    return output.listing(hits, hits=hits, remarks=summit.remarks(criteria), question=question)


@command("Ask")
def cite(
    settings: Settings,
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID…", help="Ids; - reads them from standard input. Without any, the data set."
        ),
        "id",
    ] = None,
    style: Annotated[
        str,
        typer.Option("--style", metavar="STYLE", help="text, bibtex or csl-json.", rich_help_panel="Output"),
        "style",
    ] = "text",
) -> int:
    """Print references to records, or to the data set.

    Each names the speaker and the meeting, the best source, the record and the version of the data set.

    \b
    casummit cite
    casummit cite 2025-kz-rare-earths
    casummit cite 2025-kz-quote-rare-earths --style bibtex
    """
    from ..export.reference import the_data_set
    from ..export.references import STYLES, references

    if style not in STYLES:
        known = Message("known: {known}", known=", ".join(STYLES))
        unknown = Message("unknown {name} '{value}'", name="style", value=style)
        raise UsageError(unknown, did_you_mean(style, STYLES, known))
    output, summit = _opened(View(), settings)
    row_of = cache(summit.row)
    rows = [row_of(id_) for id_ in _ids(ids)] if ids else [the_data_set(summit)]
    output.text(references(summit, rows, style, output.lang))
    return 0


@command("Registers")
def meetings(criteria: Criteria, view: View, settings: Settings) -> int:
    """List the meetings, with the number of initiatives and documents of each.

    With filters: those that the remaining initiatives belong to, with counts of these.

    \b
    casummit meetings --topic water
    """
    return _register("meeting", criteria, view, settings)


@command("Registers")
def countries(criteria: Criteria, view: View, settings: Settings) -> int:
    """List the countries, with the number of initiatives put forward for each.

    With filters: those that the remaining initiatives belong to, with counts of these.

    \b
    casummit countries --topic water --meeting 2024
    """
    return _register("country", criteria, view, settings)


@command("Registers")
def leaders(criteria: Criteria, view: View, settings: Settings) -> int:
    """List those who spoke for a country, with the number of initiatives of each.

    With filters: those that the remaining initiatives belong to, with counts of these.

    \b
    casummit leaders --country UZ
    """
    return _register("leader", criteria, view, settings)


@command("Registers")
def topics(criteria: Criteria, view: View, settings: Settings) -> int:
    """List the topics, with the number of initiatives on each.

    With filters: those that the remaining initiatives belong to, with counts of these.

    \b
    casummit topics --leader tokayev --sort=-initiatives
    """
    return _register("topic", criteria, view, settings)


@command("Registers")
def threads(criteria: Criteria, view: View, settings: Settings) -> int:
    """List the threads: ideas that were taken up again at later meetings.

    With filters: those that the remaining initiatives belong to, with counts of these.

    \b
    casummit threads --topic water
    casummit show tourism-brand
    casummit initiatives --thread tourism-brand
    """
    return _register("thread", criteria, view, settings)


@command("Registers")
def documents(criteria: Criteria, view: View, settings: Settings) -> int:
    """List the documents adopted at the meetings.

    --meeting, --year, --source and --publisher are the document's own; other filters keep the documents
    that an event links to an initiative.

    \b
    casummit documents --year 2024
    """
    return _register("document", criteria, view, settings)


@command("Registers")
def sources(criteria: Criteria, view: View, settings: Settings) -> int:
    """List the sources, with the number of initiatives and quotations that cite each.

    With filters: those that the remaining initiatives belong to, with counts of these.

    \b
    casummit sources --publisher tass
    """
    return _register("source", criteria, view, settings)


def _spoken(kind: str, criteria: Criteria, view: View, settings: Settings) -> int:
    """Lists initiatives or quotations, of the latest meeting unless another one is asked for."""
    output, summit = _opened(view, settings)
    question = Question(summit, criteria.or_latest(), partial(summit.find, kind), kind)
    answer = question.ask(question.criteria)
    remarks, latest_only = summit.remarks(criteria), not criteria.asks_when
    return output.listing(answer, remarks=remarks, latest_only=latest_only, question=question)


def _register(kind: str, criteria: Criteria, view: View, settings: Settings) -> int:
    """Lists a register; with filters, what the initiatives kept belong to."""
    output, summit = _opened(view, settings)
    counted = kind if kind == "document" else "initiative"
    question = Question(summit, criteria, partial(_belonging, summit, kind), counted)
    answer = summit.register(kind, criteria)
    return output.listing(answer, remarks=summit.remarks(criteria), question=question)


def _belonging(summit: Summit, kind: str, criteria: Criteria) -> Answer:
    """What makes a register not empty: the initiatives that belong to its records; documents themselves."""
    if kind == "document":
        return summit.register(kind, criteria)
    found = summit.find("initiative", criteria)
    return (
        Listing("initiative", [row for row in found.rows() if row["threads"]]) if kind == "thread" else found
    )


def _opened(view: View, settings: Settings) -> tuple[Output, Summit]:
    """The output that was asked for, and the data set that it shows."""
    output = Output.of(view, settings)
    summit = load_summit(settings)
    return output.with_records(summit.records), summit


def load_summit(settings: Settings) -> Summit:
    with progress_for(settings) as progress:
        return load(settings.data_file(), progress=progress)


def progress_for(settings: Settings) -> AbstractContextManager[Progress]:
    """Progress for whoever watches, in their language."""

    def words(step: str) -> str:
        from ..language.labels import STEPS

        return STEPS[step].get(settings.language())

    return Terminal(color=settings.color, quiet=settings.quiet).progress(words)


def _ids(given: Sequence[str]) -> Iterator[str]:
    """The ids that were typed; for `-` those on standard input: the first column of each line.

    Raises DataError where that cannot be read.
    """
    for id_ in given:
        if id_ == "-":
            typed = _typed_in()
            yield from typed[1:] if typed[:1] == ["id"] else typed  # after the heading, if there is one
        else:
            yield id_


MOST_TYPED = 4 * 2**20
"""Size limit for ids on standard input: those of some hundred thousand records."""


def _typed_in() -> list[str]:
    """The first column of each line of standard input that has something in it."""
    try:
        if sys.stdin is None:
            raise DataError(Message("cannot read standard input: it is closed"))
        raw = sys.stdin.buffer.read(MOST_TYPED + 1)  # a device may have no end
        if len(raw) > MOST_TYPED:
            message = Message("standard input is larger than {most} bytes; ask in parts", most=MOST_TYPED)
            raise DataError(message)
        text = raw.decode("utf-8-sig", "replace")
    except (OSError, ValueError) as error:
        raise DataError(Message("cannot read standard input: {reason}", reason=reason(error))) from None
    return [cell for line in text.split("\n") if (cell := line.split("\t")[0].strip())]
