"""From records to the terminal: which format, which language, what is said beside the records."""

import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import UsageError
from ..export import formats as export
from ..language.languages import Lang
from ..language.messages import Message
from ..query.answers import Found, Records
from ..query.counts import Counts
from ..query.order import sort
from ..query.summit import Summit
from ..records import fields
from ..records.kinds import kinds_of
from ..records.rows import Row, as_object
from ..terminal.terminal import Terminal
from .settings import Settings
from .view import FOR_EYES, IMAGES, PAGE, View, split

if TYPE_CHECKING:
    from ..screen.cards import Renderer
    from ..search.hits import Hits


class Output(NamedTuple):
    """Where and how one command shows what it found."""

    terminal: Terminal
    lang: Lang
    view: View

    @classmethod
    def of(cls, view: View, settings: Settings) -> "Output":
        """The output that the user asked for. Raises UsageError if it cannot be."""
        if view.output == Path("-"):
            view = view._replace(output=None)  # standard output by its usual name
        color = "never" if view.output and settings.color == "auto" else settings.color
        lang = settings.language()
        terminal = Terminal(color=color, quiet=settings.quiet, ascii=view.ascii, pager=view.pager, lang=lang)
        return cls(terminal, lang, view)

    def listing(
        self,
        kind: str,
        found: "Found[Any] | Hits | Sequence[Any]",
        records: Records | None = None,
        *,
        columns: Sequence[str] = (),
        scope: Row | None = None,
        remarks: Iterable[str] = (),
    ) -> int:
        """Shows what was found of one kind, sorted and limited as asked; returns the exit code.

        `records` are those that it may name; `columns` are the fields that there are, where a kind's own are
        not all given; `scope` is the meeting that it was narrowed to without having been asked to; `remarks`
        are made once the answer is there.
        """
        view = self.view
        hits = None if isinstance(found, Sequence | Found) else found
        kinds = kinds_of(kind)
        paths = fields.checked(split(view.fields), kinds, columns)
        keys = self._keys(kinds, columns)
        if view.count:
            number = _count(found)
            number = number if view.limit is None else min(number, view.limit)
            self._write(f"{number}\n")
            self.remark(remarks, hits)
            if scope:
                self.terminal.hint(self._scope(scope, records))
            return 1 if view.exit_status and not number else 0
        rows = found if isinstance(found, Sequence) else found.rows(None if keys else view.limit)
        rows = sort(rows, keys)[: view.limit]
        if self._format() in FOR_EYES:
            shown = [row if isinstance(row, Row) else Row(kind, as_object(row)) for row in rows]
            renderer = self._renderer(records, hits)
            pages = [self._page(renderer, kind, shown, paths or columns)] if rows else []
            self._show(pages, self._number(kind, len(rows), _count(found)), records)
        else:
            self._write(self._exported(rows, kinds, paths, columns=columns))
        self.remark(remarks, hits)
        if self.terminal.is_watched:
            self.tell(kind, len(rows), _count(found), self._scope(scope, records))
            self._tell_coverage(records, rows)
        return 1 if view.exit_status and not rows else 0

    def picture(
        self, counts: Counts, records: Records, *, scope: Row | None = None, remarks: Iterable[str] = ()
    ) -> int:
        """Shows what was counted, as a picture for eyes, else as rows; returns the exit code.

        In a picture `--sort` orders its axes and `--limit` the values of the first one. `records`, `scope`
        and `remarks` are those of `listing`.
        """
        view = self.view
        if self._format() == "ids":
            hint = Message("'--fields {name}' gives what they count by", name=counts.by[0])
            raise UsageError(Message("counts have no ids"), hint)
        if view.fields or view.count or self._format() not in ("table", *IMAGES):
            rows = counts.rows()
            return self.listing(
                counts.kind, rows, records, columns=counts.columns, scope=scope, remarks=remarks
            )
        keys = self._keys([counts.kind], counts.columns)
        axes = [sort(counts.axis(name), keys) for name in counts.by]
        rows = [] if view.limit == 0 else counts.rows()
        pages: list[Any] = []
        if rows:
            from ..screen.painter import Painter

            painter = Painter(records, self.lang)
            pages.append(
                painter.timeline(axes, rows, view.limit)
                if counts.kind == "share"
                else painter.stats(counts.by, axes, rows, counts.total(), view.limit)
            )
        self._show(pages, self._number("initiative", counts.total()), records)
        self.remark(remarks)
        if self.terminal.is_watched:
            self.tell("initiative", counts.total(), about=self._scope(scope, records))
            self._tell_coverage(records, counts.axis("meeting"))
        return 1 if view.exit_status and not rows else 0

    def _keys(self, kinds: Sequence[str], columns: Sequence[str] = ()) -> list[str]:
        """The fields to sort by, each checked. Raises UsageError for one that is unknown."""
        keys = split(self.view.sort)
        paths = fields.checked([key.removeprefix("-") for key in keys], kinds, columns)
        return [f"-{path}" if key.startswith("-") else path for key, path in zip(keys, paths, strict=True)]

    def _tell_coverage(self, records: Records | None, found: Sequence[Any]) -> None:
        """What the sources of a meeting leave out, where all that was found is of that meeting."""
        if not records or not found or found[0].kind not in ("initiative", "quote", "tally", "share"):
            return
        ids = {row.get("meeting") for row in found}
        meeting = records.get("meeting", ids.pop() or "") if len(ids) == 1 else None
        if meeting and meeting["coverage"]:
            from ..language import labels

            text = labels.coverage(labels.text_in(meeting["coverage"], self.lang), self.lang)
            self._hint(text)

    def cards(self, records: Records, shown: Sequence[Row], *, single: bool) -> int:
        """Shows whole records, of whatever kinds; as one JSON object if `single`. Returns the exit code.

        `records` are those that they may name. Sorted and limited as asked.
        """
        kinds = list(dict.fromkeys(row.kind for row in shown)) or ["initiative"]
        paths = fields.checked(split(self.view.fields), kinds)
        shown = sort(shown, self._keys(kinds))[: self.view.limit]
        format = self._format()
        if self.view.count:
            self._write(f"{len(shown)}\n")
        elif format in FOR_EYES:
            pages = [self._card(records, row, paths) for row in shown]
            what = shown[0]["id"] if len(shown) == 1 else self._number("record", len(shown))
            self._show(pages, what, records)
        elif format == "json" and single and shown:
            self._write(export.one_object(shown[0], paths=paths, ascii=self._ascii()))
        else:
            self._write(self._exported(shown, kinds, paths, tagged=True))
        if not shown:
            self.tell("record", 0)
        return 1 if self.view.exit_status and not shown else 0

    def text(self, text: str) -> None:
        """Shows ready-made text."""
        self._write(text)

    def whole(self, summit: Summit, kind: str, *, replace: bool) -> None:
        """Writes a whole data set as text of a kind in whole.ENDINGS; `replace`: over a file that is there.

        Raises OutputError where it cannot be written.
        """
        from ..export.whole import text

        whole = text(summit, kind, self.lang, ascii=self._ascii())
        self.terminal.write(whole, file=self.view.output, replace=replace)

    def remark(self, remarks: Iterable[str], hits: "Hits | None" = None) -> None:
        """What the filters mean beyond their letter, and how a query was understood.

        Only behind an answer: of a run that fails the first line is the error.
        """
        for remark in remarks:
            self.terminal.warn(remark)
        if hits and hits.count() and hits.stage != "words":
            from ..language import labels

            self._hint(labels.stage(hits.stage, hits.query, hits.understood, self.lang))

    def tell(self, kind: str, number: int, total: int | None = None, about: str = "") -> None:
        """Print the count line ("5 of 29 initiatives, …") if stderr is a terminal."""
        line = self._number(kind, number, total)
        self._hint(f"{line}, {about}" if about else line)

    def _hint(self, text: str) -> None:
        """A hint in as many lines as it needs."""
        for line in textwrap.wrap(text, self.terminal.width or PAGE):
            self.terminal.hint(line)

    def _number(self, kind: str, number: int, total: int | None = None) -> str:
        """How many records there are, of how many if there are more."""
        from ..language import labels

        if total is not None and total > number:
            return labels.part(number, total, kind, self.lang)
        return labels.count(number, kind, self.lang)

    def _scope(self, scope: Row | None, records: Records | None) -> str:
        """The one meeting that is shown, and how to see all; "" if that was asked for."""
        from ..language import labels

        return labels.scope(scope, records.count("meeting"), self.lang) if scope and records else ""

    def _format(self) -> str:
        """As named, or else a table for eyes and tsv for programs."""
        at_hand = "table" if self.terminal.is_terminal and not self.view.output else "tsv"
        return self.view.named_format or at_hand

    def _exported(
        self,
        records: Sequence[Any],
        kinds: Sequence[str],
        paths: Sequence[str],
        columns: Sequence[str] = (),
        **how: bool,
    ) -> str:
        view = self.view
        is_named = self.view.named_format is not None
        return export.export(
            records,
            self._format(),
            kinds,
            paths=paths,
            columns=columns,
            brief=not is_named and not how,
            header=is_named if view.header is None else view.header,
            ascii=self._ascii(),
            **how,
        )

    def _renderer(self, records: Records | None, hits: "Hits | None" = None) -> "Renderer":
        from ..screen.cards import Renderer

        links = self._is_image() or (not self.view.output and self.terminal.links)
        return Renderer(records, self.lang, links=links, hits=hits)

    def _page(self, renderer: "Renderer", kind: str, records: Sequence[Any], paths: Sequence[str]) -> Any:
        """A table where there is room for it, or else the records one field a line."""
        wanted = self._format() != "record"
        table = renderer.table(records, kind, paths, self._width()) if wanted else None
        return table or renderer.records(records, kind, paths)

    def _card(self, records: Records, row: Row, paths: Sequence[str]) -> Any:
        renderer = self._renderer(records)
        return renderer.records([row], row.kind, paths) if paths else renderer.card(row)

    def _is_image(self) -> bool:
        return self._format() in IMAGES

    def _width(self) -> int | None:
        """Columns to draw on; None is no limit. A file has none, but an image is to be seen as a whole."""
        if self.view.wide:
            return None
        if self._is_image():
            return self.terminal.width or PAGE
        return None if self.view.output else self.terminal.width

    def _ascii(self) -> bool:
        """Whether objects must do with ASCII: as asked, or because the stream has no more; a file has."""
        return self.view.ascii or not (self.terminal.unicode or self.view.output)

    def _show(self, pages: Sequence[Any], what: str, records: Records | None) -> None:
        """Shows pages one below the other; as an image they are named after `what` they show."""
        if not self._is_image():
            text = "\n".join(self.terminal.draw(page, self._width()) for page in pages)
            self._write(text, drawn=True)
            return
        from ..screen.images import image

        title = f"{what} ({records.edition()})" if records else what
        text = image(
            self._format(),
            pages or [what],
            self._width(),
            title=title,
            lang=self.lang,
            ascii=self._ascii(),
        )
        self._write(text)

    def _write(self, text: str, *, drawn: bool = False) -> None:
        view = self.view
        self.terminal.write(text, file=view.output, bom=view.bom, drawn=drawn)


def _count(found: "Found[Any] | Hits | Sequence[Any]") -> int:
    return len(found) if isinstance(found, Sequence) else found.count()
