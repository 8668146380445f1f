"""Records as Rich renderables, for eyes: tables, records one field a line, cards. Returns, never prints."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text as RichText

from . import labels
from .fields import kind_of, kinds, parts, read
from .glossary import GLOSSARY
from .labels import SECTIONS
from .model import (
    Citation,
    Country,
    Dataset,
    Document,
    Fact,
    Hit,
    Initiative,
    Lang,
    Leader,
    Meeting,
    Participant,
    Quote,
    Record,
    Source,
    Text,
    Thread,
    Topic,
)
from .search import Hits
from .terms import DIMENSIONS, LANGS
from .visible import visible

HEAD, LABEL, ID, MARK = "bold", "dim", "cyan", "bold red"
GAP = 2
"""Columns between two columns of a table."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    `least`: it may wrap, down to so many columns; 0 means that it is never wrapped or cut.
    `optional`: it is left out where there is no room for it.
    """

    path: str
    least: int = 0
    optional: bool = False


_SENTENCE, _NAMES = 28, 16
"""Columns below which sentences and lists of names are squeezed to shreds."""

_COUNTED, _COUNTED_IN_TABLES = ("documents", "initiatives"), ("participants", "meetings")
"""Lists that are shown as their number: everywhere, or where there is no room for names."""

_BESIDE = 20
"""Columns that a text needs to stand beside its name."""

TABLES: dict[str, tuple[Column, ...]] = {
    "initiative": (
        Column("id"),
        Column("country"),
        Column("title", _SENTENCE),
        Column("topics", _NAMES, optional=True),
        Column("evidence", optional=True),
    ),
    "quote": (
        Column("id"),
        Column("leader", _NAMES),
        Column("text", _SENTENCE),
        Column("translation", _SENTENCE),
        Column("source", optional=True),
    ),
    "meeting": (
        Column("id"),
        Column("number"),
        Column("date"),
        Column("city"),
        Column("country", optional=True),
        Column("initiatives"),
        Column("documents", optional=True),
        Column("participants", optional=True),
        Column("coverage", _SENTENCE, optional=True),
    ),
    "document": (Column("id"), Column("title", _SENTENCE), Column("status"), Column("date", optional=True)),
    "leader": (
        Column("id"),
        Column("name"),
        Column("country"),
        Column("initiatives"),
        Column("quotes"),
        Column("meetings", optional=True),
    ),
    "country": (Column("id"), Column("name"), Column("initiatives"), Column("quotes")),
    "topic": (
        Column("id"),
        Column("name"),
        Column("initiatives"),
        Column("quotes"),
        Column("keywords", _SENTENCE, optional=True),
    ),
    "source": (
        Column("id"),
        Column("publisher", _NAMES),
        Column("date"),
        Column("initiatives", optional=True),
        Column("lang", optional=True),
        Column("title", _SENTENCE, optional=True),
    ),
    "thread": (
        Column("id"),
        Column("title", _SENTENCE),
        Column("initiatives"),
        Column("first", optional=True),
        Column("last", optional=True),
    ),
    "hit": (
        Column("id"),
        Column("leader", _NAMES),
        Column("match", _SENTENCE),
    ),
    "finding": (
        Column("id"),
        Column("what"),
        Column("paragraph"),
        Column("status"),
        Column("found", _SENTENCE),
    ),
    "field": (Column("kind"), Column("name"), Column("type"), Column("meaning", _SENTENCE)),
    "tally": tuple(Column(name) for name in (*DIMENSIONS, "initiatives")),
    "share": tuple(Column(name) for name in ("meeting", "date", "city", "country", "initiatives")),
}

RECORDS: dict[str, str] = {
    "initiative": "title summary country leader meeting topics action creates horizon evidence note sources",
    "quote": "text translation leader country meeting initiative source",
    "meeting": "name date city country initiatives quotes documents participants coverage note",
    "document": "title status meeting note sources",
    "leader": "name country aliases initiatives quotes meetings",
    "country": "name alpha3 aliases initiatives quotes",
    "topic": "name keywords initiatives quotes",
    "source": "title publisher carries date lang official url initiatives quotes",
    "thread": "title note first last initiatives",
    "hit": "match leader meeting",
    "field": "kind name type meaning",
    "finding": "id what paragraph status found",
    "tally": "country leader topic meeting action creates year initiatives",
    "share": "meeting date city country initiatives",
}
"""Fields of a record shown one field a line, by kind."""


class Size(NamedTuple):
    """Columns that a column of a table takes at the least and at the most.

    `gives_way`: it grows only when the others have what they need.
    """

    least: int
    most: int
    gives_way: bool


def _total(widths: Iterable[int]) -> int:
    """Columns of a table: those of its columns and the gaps between them."""
    each = list(widths)
    return sum(each) + GAP * (len(each) - 1)


def _fitted(sizes: Sequence[Size], width: int | None) -> list[int]:
    """The width of each column in a table of at most `width` columns; sentences are given room first."""
    if width is None:
        return [size.most for size in sizes]
    widths = [size.least for size in sizes]
    spare = width - _total(widths)
    # The one that wants least goes first, so that what it leaves is shared by the others.
    in_turn = sorted(
        range(len(sizes)), key=lambda index: (sizes[index].gives_way, sizes[index].most - widths[index])
    )
    for place, index in enumerate(in_turn):
        rivals = sum(sizes[other].gives_way == sizes[index].gives_way for other in in_turn[place:])
        more = min(sizes[index].most - sizes[index].least, spare // rivals)
        widths[index] += more
        spare -= more
    return widths


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names with what they stand for: side by side, or one below the other where there is no room.

    `least`: columns that the texts need at the least.
    """

    pairs: Sequence[tuple[str, RichText]]
    style: str
    least: int = _BESIDE

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        widest = max((cell_len(name) for name, _ in self.pairs), default=0)
        if widest + GAP + self.least > options.max_width:
            indent = GAP if GAP + self.least <= options.max_width else 0
            for name, text in self.pairs:
                yield RichText(name, self.style)
                yield Padding(text, (0, 0, 0, indent))
            return
        grid = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
        grid.add_column(style=self.style, no_wrap=True)
        grid.add_column(overflow="fold")
        for name, text in self.pairs:
            grid.add_row(name, text)
        yield grid


def _ids(pairs: Iterable[tuple[str, str]]) -> list[RenderableType]:
    """Ids with what they stand for; nothing for none."""
    lines = [(visible(id_), RichText(visible(text))) for id_, text in pairs]
    return [Pairs(lines, ID)] if lines else []


@dataclass(frozen=True, slots=True)
class Renderer:
    """Draws the records of one data set in one language.

    `links`: sources as hyperlinks; `hits`: what a search found, to show where it matches.
    """

    dataset: Dataset
    lang: Lang
    links: bool = False
    hits: Hits | None = None

    def table(
        self, records: Sequence[Any], kind: str, paths: Sequence[str], width: int | None
    ) -> Table | None:
        """The records as a table, or None where `width` columns are too few for it; None is no limit.

        Of a kind's own columns the optional ones give way first, the last one before the others.
        """
        columns = [Column(path, self._least(records, path, kind)) for path in paths] or list(TABLES[kind])
        cells = {column.path: [self.cell(record, column.path) for record in records] for column in columns}
        sizes = {column.path: self._size(column, cells[column.path], kind) for column in columns}
        while width is not None and _total(sizes[column.path].least for column in columns) > width:
            optional = [column for column in columns if column.optional]
            if not optional:
                return None
            columns.remove(optional[-1])
        table = Table(
            box=box.SIMPLE_HEAD,
            padding=(0, GAP - 1, 0, 0),
            pad_edge=False,
            show_edge=False,
            header_style=HEAD,
        )
        for column, columns_wide in zip(
            columns, _fitted([sizes[each.path] for each in columns], width), strict=True
        ):
            table.add_column(
                self.heading(kind, column.path),
                width=columns_wide,
                no_wrap=not column.least,
                overflow="fold",
                justify="right" if _are_numbers(records, column.path) else "left",
                style=ID if column.path == "id" else "",
            )
        for index in range(len(records)):
            table.add_row(*(cells[column.path][index] for column in columns))
        return table

    def records(self, records: Sequence[Any], kind: str, paths: Sequence[str]) -> RenderableType:
        """The records one field a line, an empty line between them."""
        names = list(paths) or ["id", *RECORDS[kind].split()]
        pages: list[RenderableType] = []
        for record in records:
            if pages:
                pages.append("")
            pages.append(self._pairs(record, kind, names))
        return Group(*pages)

    def card(self, record: Record) -> RenderableType:
        """Everything known of a record: what it says, its fields, and what belongs to it."""
        kind = kind_of(record)
        head = [
            RichText(visible(text), HEAD if not index else "")
            for index, text in enumerate(_title(record, self.lang))
        ]
        names = ["id", *(name for name in RECORDS[kind].split() if name not in _IN_SECTIONS[kind].split())]
        page: list[RenderableType] = [*head, *([""] if head else []), self._pairs(record, kind, names)]
        for name, lines in self._sections(record):
            body = list(lines)
            if body:
                title = SECTIONS[name].get(self.lang) if name in SECTIONS else visible(name)
                page += ["", RichText(title, HEAD), *map(_indented, body)]
        return Group(*page)

    def heading(self, kind: str, path: str) -> str:
        """The heading of a field; that of a part of a field names the part too."""
        first, *rest = path.split(".")
        heading = next(
            (GLOSSARY[each][first][self.lang == "ru"] for each in kinds(kind) if first in GLOSSARY[each]), ""
        )
        if not heading:
            return path
        return f"{heading}: {'.'.join(rest)}" if rest else heading

    def cell(self, record: Any, path: str, *, long: bool = False) -> RichText:
        """The field at `path` in words; `long`: with more words than a table has room for."""
        value = read(record, path)
        if isinstance(record, Hit) and path == "match":
            return self._match(record.record)
        if isinstance(record, Hit):
            record = record.record
        if isinstance(record, Quote) and path == "text":
            return RichText(visible(_quoted(record.text, record.lang)))
        words = ", ".join(dict.fromkeys(self._words(value, path.split(".")[-1], long)))
        if isinstance(value, Citation) or path == "url":
            return self._linked(words, value.id if isinstance(value, Citation) else record.id)
        return RichText(visible(words))

    def _match(self, record: Initiative | Quote) -> RichText:
        """Where `record` matches: its title, and the passage that matches better than it."""
        passage = self.hits.passage(record, self.lang) if self.hits else ""
        if isinstance(record, Quote):
            is_original = passage in record.text
            mark = "" if is_original else f" ({labels.code('translator', record.translator, self.lang)})"
            return RichText.assemble(
                self._marked(_quoted(passage, record.lang if is_original else "en")), mark
            )
        title = self._marked(record.title.get(self.lang))
        if passage in (record.title.en, record.title.ru):
            return title
        return RichText.assemble(title, "\n", self._marked(passage, LABEL))

    def _marked(self, text: str, style: str = "") -> RichText:
        """`text` with what matches in it highlighted."""
        marked = RichText(style=style)
        at = 0
        for start, end in self.hits.marks(text) if self.hits else ():
            marked.append(visible(text[at:start])).append(visible(text[start:end]), MARK)
            at = end
        return marked.append(visible(text[at:]))

    def _words(self, value: Any, name: str, long: bool) -> Iterator[str]:
        """A value as people read it: names for ids, words for codes, dates in their own order."""
        data, lang = self.dataset, self.lang
        match value:
            case None | "":
                return
            case tuple() if name in _COUNTED or (name in _COUNTED_IN_TABLES and not long):
                yield str(len(value))
            case tuple():
                for item in value:
                    yield from self._words(item, name, long)
            case bool():
                yield labels.YES_NO[value].get(lang)
            case Text():
                text = value.get(lang)
                yield _quoted(text, "en" if value.en else "ru") if name == "translation" else text
            case Citation(id=id_, paragraph=paragraph):
                publisher = data.publishers[data.sources[id_].publisher].name
                yield (
                    f"{publisher}, {labels.paragraph(paragraph, lang)}"
                    if paragraph and name == "source"
                    else publisher
                )
            case Participant():
                yield f"{data.leaders[value.leader].name.get(lang)} ({value.country})"
            case Fact():
                yield value.text.get(lang)
            case str():
                yield self._named(value, name, long)
            case _:
                yield str(value)

    def _named(self, value: str, name: str, long: bool) -> str:
        data, lang = self.dataset, self.lang
        match name:
            case "country" if long and value in data.countries:
                return f"{data.countries[value].name.get(lang)} ({value})"
            case "meeting" if long and value in data.meetings:
                return labels.meeting(data.meetings[value], lang)
            case "leader" if value in data.leaders:
                return data.leaders[value].name.get(lang)
            case "topic" | "topics" if value in data.topics:
                return data.topics[value].name.get(lang)
            case "publisher" | "carries" if value in data.publishers:
                return data.publishers[value].name
            case "date" | "first" | "last":
                return labels.day(value, lang)
        return labels.code(name, value, lang)

    def _linked(self, words: str, source: str) -> RichText:
        style = Style(link=visible(self.dataset.sources[source].url)) if self.links else ""
        return RichText(visible(words), style)

    def _least(self, records: Sequence[Any], path: str, kind: str) -> int:
        """How far a column that was asked for may be narrowed: sentences and lists may, codes may not."""
        own = {column.path: column.least for column in TABLES[kind]}
        if path in own:
            return own[path]
        values = [read(record, path) for record in records]
        is_text = len(parts(path, kinds(kind))) > 1 or path.split(".")[-1] in (
            "en",
            "ru",
            "text",
            "url",
            "title",
        )
        return _SENTENCE if is_text else _NAMES if any(isinstance(value, tuple) for value in values) else 0

    def _size(self, column: Column, cells: Sequence[RichText], kind: str) -> Size:
        heading = cell_len(self.heading(kind, column.path))
        widest = max([heading, *(cell.cell_len for cell in cells)])
        least = max(min(widest, column.least), heading) if column.least else widest
        return Size(least, widest, gives_way=column.least == _NAMES)

    def _pairs(self, record: Any, kind: str, names: Iterable[str]) -> Pairs:
        """Fields with their headings, one a line; what is not given is left out."""
        pairs, least = [], _BESIDE
        for name in names:
            cell = self.cell(record, name, long=True)
            if name in ("id", "initiative"):
                cell.stylize(ID)
                least = max(least, cell.cell_len)
            if cell.plain:
                pairs.append((self.heading(kind, name), cell))
        return Pairs(pairs, LABEL, least)

    def _sections(self, record: Record) -> Iterator[tuple[str, Iterable[RenderableType]]]:
        """What belongs to a record: the section's name, or its very title, and its lines."""
        data = self.dataset
        match record:
            case Initiative():
                yield "quotes", (self._quote(data.quotes[id_]) for id_ in record.quotes)
                yield "sources", self._citations(record.sources)
                for id_ in record.threads:
                    thread = data.threads[id_]
                    noun = labels.KINDS["thread"][self.lang == "ru"][0]
                    title = f"{thread.title.get(self.lang)} ({noun} {id_})"
                    yield title, self._thread(thread, record.id)
            case Quote():
                yield "sources", self._citations([record.source])
                if record.initiative:
                    yield "initiatives", self._initiatives([data.initiatives[record.initiative]])
            case Meeting():
                documents = ((each.id, each.title.get(self.lang)) for each in record.documents)
                yield "participants", _ids(self._participant(each) for each in record.participants)
                yield "documents", _ids(documents)
                yield "facts", _ids(("•", each.text.get(self.lang)) for each in record.facts)
            case Thread():
                yield "initiatives", self._thread(record)
            case Document():
                yield "sources", self._citations(record.sources)
            case Leader():
                meetings = (self._attended(data.meetings[id_], record.id) for id_ in record.meetings)
                own = self._all(lambda each: each.leader == record.id)
                yield "meetings", _ids(meetings)
                yield "initiatives", _ids((each.id, each.title.get(self.lang)) for each in own)
                quotes = (each for each in data.quotes.values() if each.leader == record.id)
                yield "quotes", (self._quote(each) for each in quotes)
            case Country():
                yield "initiatives", self._initiatives(self._all(lambda each: each.country == record.id))
            case Topic():
                yield "initiatives", self._initiatives(self._all(lambda each: record.id in each.topics))
            case Source():
                yield "url", [self._address(record.id)]
                yield "initiatives", self._initiatives(self._all(lambda each: _cites(each, record.id)))

    def _all(self, belongs: Any) -> Iterator[Initiative]:
        return (each for each in self.dataset.initiatives.values() if belongs(each))

    def _initiatives(self, initiatives: Iterable[Initiative]) -> list[RenderableType]:
        leaders = self.dataset.leaders
        return _ids(
            (each.id, f"{each.title.get(self.lang)} ({leaders[each.leader].name.get(self.lang)})")
            for each in initiatives
        )

    def _thread(self, thread: Thread, own: str = "") -> list[RenderableType]:
        """The initiatives of a thread in time, with date and speaker; `own` is marked."""
        lines = []
        for each in (self.dataset.initiatives[id_] for id_ in thread.initiatives):
            leader = self.dataset.leaders[each.leader].name.get(self.lang)
            mark = "→ " if each.id == own else ""
            day = labels.day(each.date, self.lang)
            lines.append((each.id, f"{mark}{day}, {leader}: {each.title.get(self.lang)}"))
        return _ids(lines)

    def _participant(self, each: Participant) -> tuple[str, str]:
        name = self.dataset.leaders[each.leader].name.get(self.lang)
        guest = f" ({labels.code('role', each.role, self.lang)})" if each.role == "guest" else ""
        return each.country, f"{name}, {each.office.get(self.lang)}{guest}"

    def _attended(self, meeting: Meeting, leader: str) -> tuple[str, str]:
        offices = (each.office.get(self.lang) for each in meeting.participants if each.leader == leader)
        return meeting.id, next(offices)

    def _quote(self, quote: Quote) -> RenderableType:
        mark = f" ({labels.code('translator', quote.translator, self.lang)})"
        return Group(
            RichText(visible(_quoted(quote.text, quote.lang))),
            *(
                RichText.assemble(visible(_quoted(text, lang)), (mark, LABEL))
                for lang in LANGS
                if (text := getattr(quote.translation, lang))
            ),
            RichText.assemble(
                "— ", self.cell(quote, "leader"), "; ", self.cell(quote, "source"), style=LABEL
            ),
        )

    def _address(self, source: str, indent: int = GAP) -> RichText:
        """The address of a source, in one piece however long: terminals and people pick it up whole."""
        address = visible(self.dataset.sources[source].url)
        style = Style(link=address) if self.links else ""
        return RichText.assemble(" " * indent, (address, style), no_wrap=True, overflow="ignore")

    def _citations(self, citations: Iterable[Citation]) -> Iterator[RichText]:
        """A source a line, with its address where no hyperlink can carry it."""
        for citation in citations:
            source = self.dataset.sources[citation.id]
            about = [self.dataset.publishers[source.publisher].name, labels.day(source.date, self.lang)]
            about += [labels.code("lang", source.lang, self.lang)]
            about += [labels.paragraph(citation.paragraph, self.lang)] if citation.paragraph else []
            yield self._linked(", ".join(part for part in about if part), citation.id)
            if not self.links:
                yield self._address(citation.id, indent=2 * GAP)


_IN_SECTIONS: dict[str, str] = {
    "initiative": "title sources",
    "quote": "text translation source initiative",
    "meeting": "name participants documents",
    "document": "title sources",
    "leader": "name meetings",
    "country": "name",
    "topic": "name",
    "source": "title url",
    "thread": "title initiatives",
}
"""Fields that a card shows as its title or in a section of their own."""


def _title(record: Record, own: Lang) -> list[str]:
    """The lines at the head of a card: the title in both languages, a quotation and its translation."""
    if isinstance(record, Quote):
        translations = [(lang, getattr(record.translation, lang)) for lang in LANGS]
        mark = f" ({labels.code('translator', record.translator, own)})"
        translated = [f"{_quoted(text, lang)}{mark}" for lang, text in translations if text]
        return [_quoted(record.text, record.lang), *translated]
    title = record.name if hasattr(record, "name") else record.title
    return [text for text in ((title.en, title.ru) if isinstance(title, Text) else (title,)) if text]


def _indented(page: RenderableType) -> RenderableType:
    """A page of a section; what must not be wrapped has its indent already, since padding would cut it."""
    return page if isinstance(page, RichText) and page.no_wrap else Padding(page, (0, 0, 0, GAP))


def _cites(initiative: Initiative, source: str) -> bool:
    return any(citation.id == source for citation in initiative.sources)


def _are_numbers(records: Sequence[Any], path: str) -> bool:
    values = [read(record, path) for record in records]
    if path in _COUNTED + _COUNTED_IN_TABLES:
        return True
    return any(isinstance(each, int) and not isinstance(each, bool) for each in values)


def _quoted(text: str, lang: Lang) -> str:
    """`text` in the quotation marks of its language."""
    return f"«{text}»" if lang == "ru" else f"“{text}”"
