"""Records as Rich renderables, for eyes: tables, records one field a line, cards. Returns, never prints."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.text import Text as RichText

from ..language import labels
from ..language.labels import SECTIONS
from ..language.languages import LANGS, Lang
from ..query.answers import Records
from ..records.fields import parts
from ..records.glossary import GLOSSARY
from ..records.kinds import kinds_of
from ..records.rows import Row, read
from ..text.steering import visible
from . import palette
from .layout import BESIDE, GAP, HEAD, LABEL, MARK, Grid, Pairs, Rule, Size, fitted, total_width
from .links import at_sentence
from .shapes import ADDRESS, COUNTED, COUNTED_IN_TABLES, NAMES, RECORDS, SENTENCE, TABLES, Column

if TYPE_CHECKING:
    from ..search.hits import Hits


def _ids(pairs: Iterable[tuple[RichText, str]]) -> list[RenderableType]:
    """Ids with what they stand for; nothing for none."""
    lines = [(id_, RichText(visible(text))) for id_, text in pairs]
    return [Pairs(lines)] if lines else []


def _id(id_: str, country: str = "") -> RichText:
    """An id in the colour of its country, or in that of what is no country's."""
    return RichText(visible(id_), palette.country(country) if country else palette.ACCENT)


class Layout(NamedTuple):
    """The columns of a table that have room, how wide each is, and its cells."""

    columns: list[Column]
    widths: list[int]
    cells: dict[str, list[RichText]]


class Renderer:
    """Draws the rows of one data set in one language.

    `records` are those that a row may name; `links`: sources as hyperlinks; `hits`: what a search found,
    to show where it matches.
    """

    def __init__(
        self, records: Records | None, lang: Lang, *, links: bool = False, hits: "Hits | None" = None
    ) -> None:
        self._records = records
        self._lang = lang
        self._links = links
        self._hits = hits

    # Tables

    def table(
        self, rows: Sequence[Row], kind: str, paths: Sequence[str], width: int | None
    ) -> RenderableType | None:
        """The rows as a table, or None where `width` columns are too few for it; None is no limit.

        A kind's own columns are chosen by the room that there is, and meetings are the heads of sections
        where several are listed one after the other.
        """
        layout = self.layout(rows, kind, paths, width)
        if layout is None:
            return None
        sections = [] if paths else self._sections_of(rows, kind)
        page: list[RenderableType] = [self._head(rows, kind, layout)]
        if not sections:
            return Group(*page, self._grid(rows, layout))
        at = 0
        for number, (head, size) in enumerate(sections):
            part = Layout(
                layout.columns,
                layout.widths,
                {path: cells[at : at + size] for path, cells in layout.cells.items()},
            )
            page += [*([""] if number else []), RichText(visible(head), HEAD)]
            page.append(self._grid(rows[at : at + size], part))
            at += size
        return Group(*page)

    def layout(
        self, rows: Sequence[Row], kind: str, paths: Sequence[str], width: int | None
    ) -> Layout | None:
        """The table of `rows` in at most `width` columns; None where it has no room."""
        columns = [Column(path, self._least(rows, path, kind)) for path in paths] or self._columns(kind)
        cells = {column.path: [self.cell(row, column.path) for row in rows] for column in columns}
        sizes = {column.path: self._size(column, cells[column.path], kind) for column in columns}
        while width is not None and total_width(sizes[column.path].least for column in columns) > width:
            last = max(columns, key=lambda column: column.optional)
            if not last.optional:
                return None
            columns.remove(last)
        return Layout(columns, fitted([sizes[each.path] for each in columns], width), cells)

    def _columns(self, kind: str) -> list[Column]:
        """A kind's own columns."""
        addressed = kind in ("source", "quote") and not self._links
        return [*TABLES[kind], *([ADDRESS] if addressed else [])]

    def _grid(self, rows: Sequence[Row], layout: Layout) -> Grid:
        cells = list(zip(*(layout.cells[column.path] for column in layout.columns), strict=True))
        right = {index for index, each in enumerate(layout.columns) if _are_numbers(rows, each.path)}
        whole = {index for index, each in enumerate(layout.columns) if not each.least}
        return Grid(layout.widths, cells, right=right, whole=whole)

    def _head(self, rows: Sequence[Row], kind: str, layout: Layout) -> Group:
        """The headings of a table, above a line."""
        headings = [RichText(self.heading(kind, column.path), HEAD) for column in layout.columns]
        grid = self._grid(rows, layout)
        return Group(
            Grid(layout.widths, [headings], right=grid.right, whole=range(len(headings))),
            Rule(total_width(layout.widths)),
        )

    def _sections_of(self, rows: Sequence[Row], kind: str) -> list[tuple[str, int]]:
        """The heads of sections with the number of their rows; none where they would be of no use."""
        if kind not in ("initiative", "quote"):
            return []
        runs = [(id_, len(list(run))) for id_, run in groupby(rows, key=lambda row: row["meeting"])]
        if not 1 < len(runs) == len({id_ for id_, _ in runs}):
            return []
        return [(self._named(id_, "meeting", long=True), size) for id_, size in runs]

    def _least(self, rows: Sequence[Row], path: str, kind: str) -> int:
        """How far a column that was asked for may be narrowed: sentences and lists may, codes may not."""
        own = {column.path: column.least for column in TABLES[kind]}
        if path in own:
            return own[path]
        last = path.split(".")[-1]
        if len(parts(path, kinds_of(kind))) > 1 or last in ("en", "ru", "text", "url", "title"):
            return SENTENCE
        return NAMES if any(isinstance(read(row, path), list | tuple) for row in rows) else 0

    def _size(self, column: Column, cells: Sequence[RichText], kind: str) -> Size:
        heading = cell_len(self.heading(kind, column.path))
        widest = max([heading, *(cell.cell_len for cell in cells)])
        least = max(min(widest, column.least), heading) if column.least else widest
        return Size(least, widest, gives_way=column.least == NAMES)

    # Records, one field a line

    def records(self, rows: Sequence[Row], kind: str, paths: Sequence[str]) -> RenderableType:
        """The rows one field a line, an empty line between them."""
        address = ["url"] if kind == "quote" and not self._links else []
        names = list(paths) or ["id", *RECORDS[kind].split(), *address]
        records = [self._pairs(row, kind, names) for row in rows]
        least = max((each.least for each in records), default=0)
        pages: list[RenderableType] = []
        for each in records:
            each.least = least  # all side by side, or none
            pages += [*([""] if pages else []), each]
        return Group(*pages)

    def _pairs(self, row: Row, kind: str, names: Iterable[str]) -> Pairs:
        """Fields with their headings, one a line; what is not given is left out."""
        pairs, least = [], BESIDE
        for name in names:
            cell = self.cell(row, name, long=True)
            if name in ("id", "initiative"):
                least = max(least, cell.cell_len)
            if cell.plain:
                pairs.append((RichText(self.heading(kind, name), LABEL), cell))
        return Pairs(pairs, least)

    # Fields

    def heading(self, kind: str, path: str) -> str:
        """The heading of a field; that of a part of a field names the part too."""
        first, *rest = path.split(".")
        owners = ("source",) if path == "url" else kinds_of(kind)
        entries = (GLOSSARY[each].get(first) for each in owners)
        entry = next((each for each in entries if each), None)
        if entry is None:
            return path
        heading = entry[LANGS.index(self._lang)]
        return f"{heading}: {'.'.join(rest)}" if rest else heading

    def cell(self, row: Row, path: str, *, long: bool = False) -> RichText:
        """The field at `path` in words; `long`: with more words than a table has room for.

        At `url` a quotation has the address of its source.
        """
        value = read(row, path)
        if path == "match":
            return self._match(row)
        if path == "text" and value:
            return RichText(visible(labels.in_marks(value, row["lang"])))
        words = ", ".join(dict.fromkeys(self._words(value, path.split(".")[-1], long)))
        if path == "id":
            return _id(words, _country(row))
        if path == "initiative" and value:
            return _id(words, row["country"])
        if path == "country" and value:
            return RichText(visible(words), palette.country(value))
        if path == "source" and value:
            return self._linked(words, value["id"], row.get("text") or "")
        if path == "url":
            return self._address(row["id"] if row.kind == "source" else row["source"]["id"], whole=long)
        is_linked = path == "publisher" and row.kind == "source"
        return self._linked(words, row["id"]) if is_linked else RichText(visible(words))

    def _words(self, value: Any, name: str, long: bool) -> Iterator[str]:
        """A value as people read it: names for ids, words for codes, dates in their own order."""
        match value:
            case None | "":
                return
            case list() | tuple() if name in COUNTED or (name in COUNTED_IN_TABLES and not long):
                yield str(len(value))
            case list() | tuple():
                for item in value:
                    yield from self._words(item, name, long)
            case bool():
                yield labels.YES_NO[value].get(self._lang)
            case dict():
                yield self._part(value, name)
            case str():
                yield self._named(value, name, long=long)
            case _:
                yield str(value)

    def _part(self, value: Mapping[str, Any], name: str) -> str:
        """What a record consists of, in words: a bilingual text, a citation, a participant, a fact."""
        lang = self._lang
        if "paragraph" in value:
            words = self._publisher(value["id"])
            has_place = value["paragraph"] and name == "source"
            return f"{words}, {labels.paragraph(value['paragraph'], lang)}" if has_place else words
        if "leader" in value:
            return f"{self._named(value['leader'], 'leader')} ({value['country']})"
        if "text" in value:
            return labels.text_in(value["text"], lang)
        if name == "translation":
            return labels.in_marks(labels.text_in(value, lang), lang if lang in value else next(iter(value)))
        return labels.text_in(value, lang)

    def _named(self, value: str, name: str, *, long: bool = False) -> str:
        """What an id or a code is called."""
        kind = {"topics": "topic", "carries": "publisher"}.get(name, name)
        if name in ("date", "first", "last"):
            return labels.day(value, self._lang)
        row = self._get(kind, value) if kind in ("leader", "topic", "publisher") or long else None
        match kind:
            case "leader" | "topic" if row:
                return labels.text_in(row["name"], self._lang)
            case "publisher" if row:
                return str(row["name"])
            case "country" if row:
                return f"{labels.text_in(row['name'], self._lang)} ({value})"
            case "meeting" if row:
                return labels.meeting(row, self._lang)
        return labels.code(name, value, self._lang)

    def _get(self, kind: str, id_: str) -> Row | None:
        return self._records.get(kind, id_) if self._records else None

    def _having(self, kind: str, name: str, value: str) -> list[Row]:
        return self._records.having(kind, name, value) if self._records else []

    def _these(self, kind: str, ids: Iterable[str]) -> list[Row]:
        return [row for id_ in ids if (row := self._get(kind, id_))]

    def _publisher(self, source: str) -> str:
        row = self._get("source", source)
        return self._named(row["publisher"], "publisher") if row else source

    def _linked(self, words: str, source: str, text: str = "") -> RichText:
        """Words that lead to a source where links are shown: to the sentence `text` in it, if given."""
        row = self._get("source", source) if self._links else None
        if row is None:
            return RichText(visible(words))
        address = at_sentence(row["url"], text) if text else row["url"]
        return RichText(visible(words), Style(link=visible(address)))

    # Where a hit matches

    def _match(self, row: Row) -> RichText:
        """Where a hit matches: its title, and the passage that matches better than it."""
        passage = self._hits.passage(row, self._lang) if self._hits else row["match"]
        if row["kind"] == "quote":
            is_original = passage in row["text"]
            lang = row["lang"] if is_original else next(iter(row["translation"]))
            return RichText.assemble(
                self._marked(labels.in_marks(passage, lang)),
                "" if is_original else self._our_translation(row),
            )
        title = self._marked(labels.text_in(row["title"], self._lang))
        if passage in row["title"].values():
            return title
        return RichText.assemble(title, "\n", self._marked(passage, LABEL))

    def _marked(self, text: str, style: str = "") -> RichText:
        """`text` with what matches in it highlighted."""
        marked = RichText(style=style)
        at = 0
        for start, end in self._hits.marks(text) if self._hits else ():
            marked.append(visible(text[at:start])).append(visible(text[start:end]), MARK)
            at = end
        return marked.append(visible(text[at:]))

    # Cards

    def card(self, row: Row) -> RenderableType:
        """Everything known of a record: what it says, its fields, and what belongs to it."""
        kind = row.kind
        head = [
            RichText(visible(text), HEAD if not index else "") for index, text in enumerate(self._title(row))
        ]
        names = ["id", *(name for name in RECORDS[kind].split() if name not in _IN_SECTIONS[kind].split())]
        page: list[RenderableType] = [*head, *([""] if head else []), self._pairs(row, kind, names)]
        for name, body in self._sections(row):
            if body:
                title = SECTIONS[name].get(self._lang) if name in SECTIONS else visible(name)
                page += ["", RichText(title, HEAD), *map(_indented, body)]
        return Group(*page)

    def _title(self, row: Row) -> list[str]:
        """The lines at the head of a card: the title in both languages, a quotation and its translation."""
        if row.kind == "quote":
            mark = self._our_translation(row)
            translated = [
                f"{labels.in_marks(text, lang)}{mark}" for lang, text in (row["translation"] or {}).items()
            ]
            return [labels.in_marks(row["text"], row["lang"]), *translated]
        title = row.get("name") or row.get("title")
        if not isinstance(title, dict):
            return [title] if title else []
        return sorted(title.values(), key=lambda text: text != title.get(self._lang))

    def _our_translation(self, quote: Row) -> str:
        return f" ({labels.code('translator', quote['translator'], self._lang)})"

    def _sections(self, row: Row) -> Iterator[tuple[str, list[RenderableType]]]:
        """What belongs to a record: the section's name, or its very title, and its lines."""
        id_, lang = row["id"], self._lang
        match row.kind:
            case "initiative":
                below = {each["id"] for each in row["sources"]}
                yield "quotes", self._quotes(self._these("quote", row["quotes"]), below)
                yield "sources", self._citations(row["sources"])
                for thread in self._these("thread", row["threads"]):
                    noun = labels.KINDS["thread"][LANGS.index(lang)][0]
                    title = f"{labels.text_in(thread['title'], lang)} ({noun} {thread['id']})"
                    yield title, self._thread(thread, id_)
            case "quote":
                yield "sources", self._citations([row["source"]], row["text"])
                own = [row["initiative"]] if row["initiative"] else []
                yield "initiatives", self._initiatives(self._these("initiative", own))
            case "meeting":
                yield "participants", _ids(self._participant(each) for each in row["participants"])
                yield (
                    "documents",
                    _ids((_id(each["id"]), labels.text_in(each["title"], lang)) for each in row["documents"]),
                )
                yield "facts", _ids((_id("•"), labels.text_in(each["text"], lang)) for each in row["facts"])
            case "thread":
                yield "initiatives", self._thread(row)
            case "document":
                yield "sources", self._citations(row["sources"])
            case "leader":
                meetings = self._these("meeting", row["meetings"])
                theirs = self._having("initiative", "leader", id_)
                yield "meetings", _ids(self._attended(each, id_) for each in meetings)
                yield "initiatives", self._initiatives(theirs, speaker=False)
                yield "quotes", self._quotes(self._having("quote", "leader", id_))
            case "country" | "topic":
                yield "initiatives", self._initiatives(self._having("initiative", row.kind, id_))
            case "source":
                cited = self._having("initiative", "source", id_)
                yield "url", [self._address(id_, GAP)]
                yield "initiatives", self._initiatives(cited)

    def _initiatives(self, rows: Iterable[Row], *, speaker: bool = True) -> list[RenderableType]:
        lines = []
        for row in rows:
            title = labels.text_in(row["title"], self._lang)
            name = f" ({self._named(row['leader'], 'leader')})" if speaker else ""
            lines.append((_id(row["id"], row["country"]), f"{title}{name}"))
        return _ids(lines)

    def _thread(self, thread: Row, own: str = "") -> list[RenderableType]:
        """The initiatives of a thread in time, with date and speaker; `own` is marked."""
        lines = []
        for row in self._these("initiative", thread["initiatives"]):
            mark = "→ " if row["id"] == own else ""
            day, leader = labels.day(row["date"], self._lang), self._named(row["leader"], "leader")
            title = labels.text_in(row["title"], self._lang)
            lines.append((_id(row["id"], row["country"]), f"{mark}{day}, {leader}: {title}"))
        return _ids(lines)

    def _participant(self, each: Mapping[str, Any]) -> tuple[RichText, str]:
        name, office = self._named(each["leader"], "leader"), labels.text_in(each["office"], self._lang)
        guest = f" ({labels.code('role', each['role'], self._lang)})" if each["role"] == "guest" else ""
        return _id(each["country"], each["country"]), f"{name}, {office}{guest}"

    def _attended(self, meeting: Row, leader: str) -> tuple[RichText, str]:
        offices = (each["office"] for each in meeting["participants"] if each["leader"] == leader)
        return _id(meeting["id"]), labels.text_in(next(offices), self._lang)

    def _quotes(self, quotes: Iterable[Row], cited: Collection[str] = ()) -> list[RenderableType]:
        """Quotations, with addresses where no hyperlink can carry them; those of `cited` stand below."""
        lines: list[RenderableType] = []
        for quote in quotes:
            lines.append(self._quote(quote))
            if not self._links and quote["source"]["id"] not in cited:
                lines.append(self._address(quote["source"]["id"], GAP))
        return lines

    def _quote(self, quote: Row) -> RenderableType:
        mark = self._our_translation(quote)
        return Group(
            RichText(visible(labels.in_marks(quote["text"], quote["lang"]))),
            *(
                RichText.assemble(visible(labels.in_marks(text, lang)), (mark, LABEL))
                for lang, text in (quote["translation"] or {}).items()
            ),
            RichText.assemble(
                "— ", self.cell(quote, "leader"), "; ", self.cell(quote, "source"), style=LABEL
            ),
        )

    def _address(self, source: str, indent: int = 0, *, whole: bool = True) -> RichText:
        """The address of a source; `whole`: in one piece however long, so that it is picked up as it is."""
        row = self._get("source", source)
        linked = self._linked(row["url"] if row else "", source)
        overflow: Literal["ignore", "fold"] = "ignore" if whole else "fold"
        return RichText.assemble(" " * indent, linked, no_wrap=whole, overflow=overflow)

    def _citations(self, citations: Iterable[Mapping[str, Any]], text: str = "") -> list[RenderableType]:
        """A source a line, with its address where no hyperlink can carry it; `text` is quoted from it."""
        lines: list[RenderableType] = []
        for citation in citations:
            for source in self._these("source", [citation["id"]]):
                about = [self._named(source["publisher"], "publisher")]
                about += [labels.day(source["date"], self._lang)] if source["date"] else []
                about += [labels.code("lang", source["lang"], self._lang)]
                about += [labels.paragraph(number, self._lang)] if (number := citation["paragraph"]) else []
                lines.append(self._linked(", ".join(about), source["id"], text))
                if not self._links:
                    lines.append(self._address(source["id"], 2 * GAP))
        return lines


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


def _country(row: Row) -> str:
    """The country that a record is of; "" if of none."""
    if row.kind == "country":
        return str(row["id"])
    return str(row["country"]) if row.kind in ("initiative", "quote", "hit", "leader") else ""


def _indented(page: RenderableType) -> RenderableType:
    """A page of a section; what must not be wrapped has its indent already, since padding would cut it."""
    return page if isinstance(page, RichText) and page.no_wrap else Padding(page, (0, 0, 0, GAP))


def _are_numbers(rows: Sequence[Row], path: str) -> bool:
    if path in COUNTED + COUNTED_IN_TABLES:
        return True
    values = (read(row, path) for row in rows)
    return any(isinstance(each, int) and not isinstance(each, bool) for each in values)
