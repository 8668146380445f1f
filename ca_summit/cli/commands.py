"""The commands that ask the data set: each shows what it found."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache
from typing import Annotated

import typer

from .. import load
from ..errors import DataError, UsageError, reason
from ..language.messages import Message, did_you_mean
from ..progress import Progress
from ..query.criteria import Criteria, dimensions
from ..query.summit import Summit
from ..records.kinds import DIMENSIONS, SOUGHT_IN_VAIN, UNSOUGHT
from ..terminal.terminal import Terminal
from ..text.folding import fold
from .output import Output
from .registry import command
from .settings import Settings
from .view import View, split

Ids = Annotated[list[str], typer.Argument(metavar="ID…", help="Ids; - reads them from standard input."), "id"]


@command("Ask")
def initiatives(criteria: Criteria, view: View, settings: Settings) -> int:
    """List initiatives: who proposed what, at which meeting.

    Without --meeting or --year, those of the latest meeting.

    \b
    casummit initiatives --country KZ
    casummit initiatives --meeting all --topic water --sort date
    casummit initiatives -m 2024,2025 -l tokayev --fields id,title --csv
    """
    return _spoken("initiative", criteria, view, settings)


@command("Ask")
def quotes(criteria: Criteria, view: View, settings: Settings) -> int:
    """List quotations, word for word, with our translation.

    Without --meeting or --year, those of the latest meeting.

    \b
    casummit quotes
    casummit quotes --leader Rahmon --json
    """
    return _spoken("quote", criteria, view, settings)


@command("Ask")
def events(criteria: Criteria, view: View, settings: Settings) -> int:
    """List what became of initiatives: dated facts with their sources, the oldest first.

    Filters are those of the initiatives that they answer; --year, --source, --publisher, --evidence and
    --outcome are the event's own.

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
    return output.listing(summit.find("event", criteria), remarks=summit.remarks(criteria))


@command("Ask")
def stats(
    criteria: Criteria,
    view: View,
    settings: Settings,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="FIELD[,FIELD]",
            rich_help_panel="Filters",
            help=Message("One or two of {fields}.", fields=", ".join(DIMENSIONS)),
        ),
        "dimension",
    ] = "topic,country",
) -> int:
    """Count the initiatives: who speaks of what, as a heat map or as rows.

    Without --meeting or --year, those of the latest meeting, unless they are counted by one of these.

    \b
    casummit stats
    casummit stats --by leader,action --meeting all
    casummit stats --by year --topic water
    """
    output, summit = _opened(view, settings)
    names = dimensions(by)
    latest_only = not (criteria.asks_when or {"meeting", "year"} & {*names})
    counts = summit.counts(names, criteria.or_latest() if latest_only else criteria)
    return output.picture(counts, remarks=summit.remarks(criteria), latest_only=latest_only)


@command("Ask")
def timeline(criteria: Criteria, view: View, settings: Settings) -> int:
    """List the meetings in order: documents adopted and initiatives by country.

    \b
    casummit timeline
    casummit timeline --topic water,climate
    casummit timeline --country UZ --json
    """
    output, summit = _opened(view, settings)
    return output.picture(summit.shares(criteria), remarks=summit.remarks(criteria))


@command("Ask")
def show(
    ids: Ids,
    view: View,
    settings: Settings,
) -> int:
    """Show whole records of any kind, with all that belongs to them.

    \b
    casummit show 2025-kz-rare-earths
    casummit show KZ tokayev 2025-tashkent
    casummit initiatives --topic water -f ids | casummit show - --json
    """
    output, summit = _opened(view, settings)
    row_of = cache(summit.row)  # the same id may be asked for many times
    rows = [row_of(id_) for id_ in _ids(ids)]
    return output.cards(rows, single=len(rows) == 1 and "-" not in ids)


@command("Ask")
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help="What is looked for.")],
    criteria: Criteria,
    view: View,
    settings: Settings,
    exact: Annotated[
        bool, typer.Option("--exact", help="Only words as they are typed.", rich_help_panel="Filters")
    ] = False,
) -> int:
    """Find initiatives and quotations by words, in either language, the best first.

    All words must be there. In one quoted argument: "a phrase", -word (without it), this OR that.

    \b
    casummit search rare earths
    casummit search 'вода OR энергия -торговля' --country TJ
    casummit search --json '"artificial intelligence"'
    """
    output, summit = _opened(view, settings)
    hits = summit.hits(" ".join(words), criteria, exact=exact)
    return output.listing(hits, hits=hits, remarks=summit.remarks(criteria))


@command("Ask")
def cite(
    ids: Ids,
    settings: Settings,
    style: Annotated[
        str, typer.Option("--style", metavar="STYLE", help="text, bibtex or csl-json."), "style"
    ] = "text",
) -> int:
    """Print references to records: the record, its meeting, its source, the data set.

    \b
    casummit cite 2025-kz-rare-earths
    casummit cite 2025-kz-quote-rare-earths --style bibtex
    """
    from ..export.references import STYLES, references

    if style not in STYLES:
        known = Message("known: {known}", known=", ".join(STYLES))
        unknown = Message("unknown {name} '{value}'", name="style", value=style)
        raise UsageError(unknown, did_you_mean(style, STYLES, known))
    output, summit = _opened(View(), settings)
    row_of = cache(summit.row)
    rows = [row_of(id_) for id_ in _ids(ids)]
    output.text(references(summit, rows, style, output.lang))
    return 0


@command("Registers")
def meetings(view: View, settings: Settings) -> int:
    """List the meetings, with what was put forward and adopted at each."""
    return _register("meeting", view, settings)


@command("Registers")
def countries(view: View, settings: Settings) -> int:
    """List the countries, with what was put forward for each."""
    return _register("country", view, settings)


@command("Registers")
def leaders(view: View, settings: Settings) -> int:
    """List who spoke for a country, with what each put forward."""
    return _register("leader", view, settings)


@command("Registers")
def topics(view: View, settings: Settings) -> int:
    """List the topics, with the number of initiatives on each."""
    return _register("topic", view, settings)


@command("Registers")
def threads(view: View, settings: Settings) -> int:
    """List the threads: ideas that were taken up again, meeting after meeting.

    \b
    casummit show tourism-brand
    casummit initiatives --thread tourism-brand
    """
    return _register("thread", view, settings)


@command("Registers")
def documents(view: View, settings: Settings) -> int:
    """List the documents that the meetings adopted."""
    return _register("document", view, settings)


@command("Registers")
def sources(view: View, settings: Settings) -> int:
    """List the sources, with what each attests."""
    return _register("source", view, settings)


def _spoken(kind: str, criteria: Criteria, view: View, settings: Settings) -> int:
    """Lists initiatives or quotations, of the latest meeting unless another one is asked for."""
    output, summit = _opened(view, settings)
    answer = summit.find(kind, criteria.or_latest())
    remarks = summit.remarks(criteria)
    return output.listing(answer, remarks=remarks, latest_only=not criteria.asks_when)


def _register(kind: str, view: View, settings: Settings) -> int:
    output, summit = _opened(view, settings)
    return output.listing(summit.find(kind))


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
