"""From an answer to the terminal: in which order and format, how much of it, with which exit code."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..export.formats import pieces
from ..language.languages import Lang
from ..language.messages import Message
from ..query.answers import Answer, Records
from ..query.order import sort
from ..records.kinds import kinds_of
from ..records.rows import Row
from ..terminal.terminal import Terminal
from .settings import Settings
from .view import FOR_EYES, IMAGES, View

if TYPE_CHECKING:
    from ..query.counts import Counts
    from ..query.summit import Summit
    from ..search.hits import Hits
    from .drawing import Drawing
    from .footer import Footer

_PICTURED = ("table", *IMAGES)
"""Formats in which counts are a picture."""


class Output:
    """Where and how one command shows its answer.

    `records` are those that an answer may name. What shows an answer returns the exit code and takes:
    `remarks`, made once the answer is there, since of a run that fails the first line is the error;
    `latest_only`, whether it was narrowed to the latest meeting without having been asked to.
    """

    def __init__(self, terminal: Terminal, lang: Lang, view: View, records: Records | None = None) -> None:
        self.terminal = terminal
        self.lang = lang
        self._view = view
        self._records = records
        at_hand = "table" if terminal.is_terminal and not view.output else "tsv"
        self._format = view.named_format or at_hand
        self._is_for_eyes = self._format in FOR_EYES
        # Objects must do with ASCII as asked, or because the stream has no more; a file has.
        self._ascii = view.ascii or not (terminal.unicode or view.output)

    @classmethod
    def of(cls, view: View, settings: Settings) -> "Output":
        """The output that the user asked for. Raises UsageError if it cannot be."""
        if view.output == Path("-"):
            view = view._replace(output=None)  # standard output by its usual name
        color = "never" if view.output and settings.color == "auto" else settings.color
        lang = settings.language()
        terminal = Terminal(color=color, quiet=settings.quiet, ascii=view.ascii, pager=view.pager, lang=lang)
        return cls(terminal, lang, view)

    def with_records(self, records: Records) -> "Output":
        """The same, for answers from one data set."""
        return Output(self.terminal, self.lang, self._view, records)

    def listing(
        self,
        answer: Answer,
        *,
        hits: "Hits | None" = None,
        remarks: Iterable[str] = (),
        latest_only: bool = False,
    ) -> int:
        """Shows an answer, sorted and limited as asked; `hits`: it is what a search found."""
        view, kinds = self._view, kinds_of(answer.kind)
        paths = view.paths(kinds, answer.columns)
        keys = view.sort_keys(kinds, answer.columns)
        if view.count_only:
            number = answer.count() if view.limit is None else min(answer.count(), view.limit)
            self._write(f"{number}\n")
            self._say_how(remarks, hits)
            if latest_only and self.terminal.is_watched:
                self._footer().latest_only()
            return view.exit_code(number)
        rows = sort(answer.rows(None if keys else view.limit), keys)[: view.limit]
        if self._is_for_eyes:
            self._show(self._drawing().listing(answer, rows, paths, hits))
        else:
            layout = view.layout(paths, columns=answer.columns, ascii=self._ascii)
            self._write_pieces(pieces(rows, self._format, kinds, layout))
        self._say_how(remarks, hits)
        if self.terminal.is_watched:
            self._say_what(answer.kind, len(rows), answer.count(), rows, latest_only=latest_only)
        return view.exit_code(len(rows))

    def picture(self, counts: "Counts", *, remarks: Iterable[str] = (), latest_only: bool = False) -> int:
        """Shows what was counted, as a picture for eyes, else as rows.

        In a picture `--sort` orders its axes and `--limit` the values of the first one.
        """
        view = self._view
        if self._format == "ids":
            hint = Message("'--fields {name}' gives what they count by", name=counts.by[0])
            raise UsageError(Message("counts have no ids"), hint)
        if view.fields or view.count_only or self._format not in _PICTURED:
            return self.listing(counts, remarks=remarks, latest_only=latest_only)
        keys = view.sort_keys([counts.kind], counts.columns)
        axes = [sort(counts.axis(name), keys) for name in counts.by]
        rows = [] if view.limit == 0 else counts.rows()
        self._show(self._drawing().picture(counts, axes, rows))
        self._say_how(remarks)
        if self.terminal.is_watched:
            total, meetings = counts.total(), counts.axis("meeting")
            self._say_what("initiative", total, None, meetings, latest_only=latest_only)
        return view.exit_code(len(rows))

    def cards(self, rows: Sequence[Row], *, single: bool) -> int:
        """Shows whole records, of whatever kinds, sorted and limited as asked.

        `single`: as one JSON object.
        """
        view = self._view
        kinds = list(dict.fromkeys(row.kind for row in rows)) or ["initiative"]
        paths = view.paths(kinds)
        rows = sort(rows, view.sort_keys(kinds))[: view.limit]
        if view.count_only:
            self._write(f"{len(rows)}\n")
        elif self._is_for_eyes:
            self._show(self._drawing().cards(rows, paths))
        else:
            layout = view.layout(paths, tagged=True, single=single, ascii=self._ascii)
            self._write_pieces(pieces(rows, self._format, kinds, layout))
        if not rows:
            self.say_count("record", 0)
        return view.exit_code(len(rows))

    def text(self, text: str) -> None:
        """Shows ready-made text."""
        self._write(text)

    def whole(self, summit: "Summit", kind: str, *, replace: bool) -> None:
        """Writes a whole data set as text of one of whole.FILE_TYPES; `replace`: over a file that is there.

        Raises OutputError where it cannot be written.
        """
        from ..export.whole import pieces

        whole = pieces(summit, kind, self.lang, ascii=self._ascii)
        self.terminal.write_pieces(whole, file=self._view.output, replace=replace)

    def say_count(self, kind: str, number: int, more: str = "") -> None:
        """Print the count line ("29 initiatives, …") if stderr is a terminal."""
        if self.terminal.is_watched:
            self._footer().count(kind, number, more=more)

    def _say_how(self, remarks: Iterable[str], hits: "Hits | None" = None) -> None:
        """What the filters mean beyond their letter, and how a query was understood."""
        for remark in remarks:
            self.terminal.warn(remark)
        if hits and self.terminal.is_watched:
            self._footer().understood(hits)

    def _say_what(
        self, kind: str, number: int, total: int | None, rows: Sequence[Row], *, latest_only: bool
    ) -> None:
        """How many records are shown, of how many, and what the sources of `rows` leave out."""
        footer = self._footer()
        footer.count(kind, number, total, footer.scope() if latest_only else "")
        footer.coverage(rows)

    def _footer(self) -> "Footer":
        from .footer import Footer

        return Footer(self.terminal, self.lang, self._records)

    def _drawing(self) -> "Drawing":
        from .drawing import Drawing

        terminal, view = self.terminal, self._view
        return Drawing(terminal, view, self._format, self.lang, self._records, ascii=self._ascii)

    def _show(self, drawn: str) -> None:
        self._write(drawn, drawn=self._format not in IMAGES)

    def _write(self, text: str, *, drawn: bool = False) -> None:
        view = self._view
        self.terminal.write(text, file=view.output, bom=view.bom, drawn=drawn)

    def _write_pieces(self, pieces: Iterable[str]) -> None:
        self.terminal.write_pieces(pieces, file=self._view.output, bom=self._view.bom)
