"""A record as a card: everything known of it, and what belongs to it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as RichText

from ..language import labels
from ..language.labels import SECTIONS
from ..records.rows import Row
from ..text.steering import visible
from .layout import BESIDE, GAP, HEAD, LABEL, Pairs
from .shapes import ADDRESS, SHAPES
from .values import Values, entry_of, id_text, our_translation

Lines = list[RenderableType]


def fields_of(values: Values, row: Row, names: Iterable[str]) -> Pairs:
    """Fields with their headings, one a line; what is not given is left out."""
    pairs, least = [], BESIDE
    for name in names:
        cell = values.cell(row, name, long=True)
        entry = entry_of(row.kind, name)
        if (
            entry
            and entry.type.form in ("id", "name")
            and not entry.type.is_list
            and cell.plain == row.get(name)
        ):
            least = max(least, cell.cell_len)  # an id is never cut
        if cell.plain:
            pairs.append((RichText(values.heading(row.kind, name), LABEL), cell))
    return Pairs(pairs, least)


def records(values: Values, rows: Sequence[Row], kind: str, paths: Sequence[str]) -> RenderableType:
    """The rows one field a line, an empty line between them."""
    address = [ADDRESS.path] if kind == "quote" and not values.links else []
    names = list(paths) or ["id", *SHAPES[kind].fields(kind), *address]
    pages = [fields_of(values, row, names) for row in rows]
    least = max((each.least for each in pages), default=0)
    lines: Lines = []
    for each in pages:
        each.least = least  # all side by side, or none
        lines += [*([""] if lines else []), each]
    return Group(*lines)


class Cards:
    """Draws cards. Many short methods: one for each section that SHAPES names, which gives its lines."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._lang = values.lang
        self._sections: dict[str, Callable[[Row], Iterator[tuple[str, Lines]]]] = {
            "threads": self._threads,
            "course": self._course,
            **{name: self._titled(name) for name in SECTIONS},
        }

    def card(self, row: Row) -> RenderableType:
        """Everything known of a record: what it says, its fields, and what belongs to it."""
        shape = SHAPES[row.kind]
        head = [RichText(visible(text), "" if index else HEAD) for index, text in enumerate(self._title(row))]
        names = ["id", *shape.card_fields(row.kind)]
        page: Lines = [*head, *([""] if head else []), fields_of(self._values, row, names)]
        for name in shape.sections.split():
            for title, body in self._sections[name](row):
                if body:
                    page += ["", RichText(title, HEAD), *map(_indented, body)]
        return Group(*page)

    def _title(self, row: Row) -> list[str]:
        """The lines at the head of a card: the title in both languages, a quotation and its translation."""
        if row.kind == "quote":
            mark = our_translation(row, self._lang)
            translated = [
                f"{labels.in_marks(text, lang)}{mark}" for lang, text in (row["translation"] or {}).items()
            ]
            return [labels.in_marks(row["text"], row["lang"]), *translated]
        title = row.get("name") or row.get("title") or row.get("text")
        if not isinstance(title, dict):
            return [title] if title else []
        return sorted(title.values(), key=lambda text: text != title.get(self._lang))

    # Sections

    def _titled(self, name: str) -> Callable[[Row], Iterator[tuple[str, Lines]]]:
        lines: Callable[[Row], Lines] = getattr(self, f"_{name}")

        def section(row: Row) -> Iterator[tuple[str, Lines]]:
            yield SECTIONS[name].get(self._lang), lines(row)

        return section

    def _quotes(self, row: Row) -> Lines:
        """Quotations, with addresses where no hyperlink can carry them and the card does not give them."""
        if row.kind == "initiative":
            own = self._values.these("quote", row["quotes"])
            return self._quotations(own, {each["id"] for each in row["sources"]})
        given = {row["id"]} if row.kind == "source" else ()
        return self._quotations(self._values.having("quote", row.kind, row["id"]), given)

    def _quotations(self, quotes: Iterable[Row], cited: Collection[str] = ()) -> Lines:
        lines: Lines = []
        for quote in quotes:
            lines.append(self._quotation(quote))
            if not self._values.links and quote["source"]["id"] not in cited:
                lines.append(self._values.address(quote["source"]["id"], GAP))
        return lines

    def _quotation(self, quote: Row) -> RenderableType:
        mark = our_translation(quote, self._lang)
        cell = self._values.cell
        return Group(
            RichText(visible(labels.in_marks(quote["text"], quote["lang"]))),
            *(
                RichText.assemble(visible(labels.in_marks(text, lang)), (mark, LABEL))
                for lang, text in (quote["translation"] or {}).items()
            ),
            RichText.assemble("— ", cell(quote, "leader"), "; ", cell(quote, "source"), style=LABEL),
        )

    def _sources(self, row: Row) -> Lines:
        """A source a line, with its address where no hyperlink can carry it."""
        lines: Lines = []
        citations, text = ([row["source"]], row["text"]) if row.kind == "quote" else (row["sources"], "")
        for citation in citations:
            for source in self._values.these("source", [citation["id"]]):
                parts = [self._values.name("publisher", source["publisher"])]
                parts += [labels.day(source["date"], self._lang)] if source["date"] else []
                parts += [labels.code("lang", source["lang"], self._lang)]
                parts += [labels.paragraph(number, self._lang)] if (number := citation["paragraph"]) else []
                lines.append(self._values.linked(", ".join(parts), source["id"], text))
                if not self._values.links:
                    lines.append(self._values.address(source["id"], 2 * GAP))
        return lines

    def _url(self, row: Row) -> Lines:
        return [self._values.address(row["id"], GAP)]

    def _initiatives(self, row: Row) -> Lines:
        if row.kind == "event":
            return self._listed(self._values.these("initiative", row["initiatives"]))
        if row.kind == "quote":
            return self._listed(self._values.these("initiative", filter(None, [row["initiative"]])))
        own = self._values.having("initiative", row.kind, row["id"])
        return self._listed(own, with_speaker=row.kind != "leader")

    def _listed(self, rows: Iterable[Row], *, with_speaker: bool = True) -> Lines:
        lines = []
        for row in rows:
            title = labels.text_in(row["title"], self._lang)
            name = f" ({self._values.name('leader', row['leader'])})" if with_speaker else ""
            lines.append((id_text(row["id"], row["country"]), f"{title}{name}"))
        return _ids(lines)

    def _threads(self, row: Row) -> Iterator[tuple[str, Lines]]:
        """Each thread of an initiative under a title of its own; or that it has none."""
        if not row["threads"]:
            yield labels.THREAD.get(self._lang), [RichText(labels.NO_THREAD.get(self._lang), LABEL)]
        for thread in self._values.these("thread", row["threads"]):
            noun = labels.noun("thread", self._lang)
            title = f"{labels.text_in(thread['title'], self._lang)} ({noun} {thread['id']})"
            yield visible(title), self._in_time(thread, row["id"])

    def _events(self, row: Row) -> Lines:
        """What became of an initiative, and up to when somebody looked; of others the events about them."""
        if row.kind != "initiative":
            return _ids(self._in_short(each) for each in self._about(row))
        events = self._values.these("event", row["events"])
        until = labels.sought(row["sought"] or "", len(events), self._lang)
        return [*_pairs(self._event(each) for each in events), RichText(until, LABEL)]

    def _about(self, row: Row) -> list[Row]:
        """The events that a source attests; of a document or a meeting those about it or its initiatives."""
        events = self._values.having("event", row.kind, row["id"]) if row.kind != "document" else []
        documents = {row["id"], *(each["id"] for each in row.get("documents") or ())}
        known = {each["id"] for each in events}
        return [
            each
            for each in self._values.all("event")
            if each["id"] in known or (each["document"] in documents and row.kind != "source")
        ]

    def _in_short(self, event: Row) -> tuple[RichText, str]:
        text = labels.text_in(event["text"], self._lang)
        return id_text(event["id"]), f"{labels.when(event, self._lang)}, {self._outcome(event)}: {text}"

    def _event(self, event: Row) -> tuple[RichText, RichText]:
        """When it happened; and who did what, how we link it, and where it was read."""
        lang = self._lang
        text = RichText(visible(f"{self._outcome(event)}: {labels.text_in(event['text'], lang)}"))
        if event["countries"]:
            text.append(f" ({', '.join(event['countries'])})")
        if event["link"] == "inferred":
            text.append(f" [{labels.OUR_LINK.get(lang)}]", LABEL)
        text.append("\n").append(id_text(event["id"]))
        for source in self._values.these("source", [each["id"] for each in event["sources"]]):
            name = self._values.name("publisher", source["publisher"])
            text.append(", ", LABEL).append(self._values.linked(name, source["id"]))
        return RichText(labels.when(event, lang)), text

    def _course(self, row: Row) -> Iterator[tuple[str, Lines]]:
        """A thread from its first initiative on."""
        yield labels.COURSE[bool(row["events"])].get(self._lang), self._in_time(row)

    def _in_time(self, thread: Row, own: str = "") -> Lines:
        """The initiatives and events of a thread in time, with speaker or outcome; `own` is marked."""
        initiatives = self._values.these("initiative", thread["initiatives"])
        events = self._values.these("event", thread["events"])
        lines = []
        for row in sorted([*initiatives, *events], key=lambda row: (not row["date"], row["date"] or "")):
            day = labels.when(row, self._lang)
            if row.kind == "event":
                # A card of an initiative has told what happened.
                short = id_text(row["id"]), f"{day}, {self._outcome(row)}"
                lines.append(short if own else self._in_short(row))
                continue
            mark = "→ " if row["id"] == own else ""
            leader = self._values.name("leader", row["leader"])
            title = labels.text_in(row["title"], self._lang)
            lines.append((id_text(row["id"], row["country"]), f"{mark}{day}, {leader}: {title}"))
        return _ids(lines)

    def _outcome(self, event: Row) -> str:
        return labels.code("outcome", event["outcome"], self._lang)

    def _participants(self, row: Row) -> Lines:
        parts = self._parts(row, "participants")
        return _ids(self._participant(each, meeting) for each, meeting in parts)

    def _participant(self, each: Mapping[str, Any], meeting: str) -> tuple[RichText, str]:
        name, office = self._values.name("leader", each["leader"]), labels.text_in(each["office"], self._lang)
        if self._lang == "ru":
            office = labels.within(office)
        guest = f" ({labels.code('role', each['role'], self._lang)})" if each["role"] == "guest" else ""
        return id_text(each["country"], each["country"]), f"{name}, {office}{guest}{meeting}"

    def _documents(self, row: Row) -> Lines:
        parts = self._parts(row, "documents")
        return _ids((id_text(each["id"]), labels.text_in(each["title"], self._lang)) for each, _ in parts)

    def _facts(self, row: Row) -> Lines:
        parts = self._parts(row, "facts")
        return _ids(
            (id_text("•"), f"{labels.text_in(each['text'], self._lang)}{meeting}") for each, meeting in parts
        )

    def _parts(self, row: Row, name: str) -> Iterator[tuple[Mapping[str, Any], str]]:
        """The parts of a meeting, or those of all meetings that a source attests, with their meeting."""
        if row.kind == "meeting":
            yield from ((each, "") for each in row[name])
            return
        for meeting in self._values.all("meeting"):
            for each in meeting[name]:
                if any(citation["id"] == row["id"] for citation in each["sources"]):
                    yield each, f" ({labels.occasion(meeting, self._lang)})"

    def _meetings(self, row: Row) -> Lines:
        """The meetings that a leader attended, with the office held then."""
        lines = []
        for meeting in self._values.these("meeting", row["meetings"]):
            offices = (each["office"] for each in meeting["participants"] if each["leader"] == row["id"])
            lines.append((id_text(meeting["id"]), labels.text_in(next(offices), self._lang)))
        return _ids(lines)


def _ids(pairs: Iterable[tuple[RichText, str]]) -> Lines:
    """Ids with what they stand for; nothing for none."""
    return _pairs((id_, RichText(visible(text))) for id_, text in pairs)


def _pairs(pairs: Iterable[tuple[RichText, RichText]]) -> Lines:
    lines = list(pairs)
    return [Pairs(lines)] if lines else []


def _indented(page: RenderableType) -> RenderableType:
    """A page of a section; what must not be wrapped has its indent already, since padding would cut it."""
    return page if isinstance(page, RichText) and page.no_wrap else Padding(page, (0, 0, 0, GAP))
