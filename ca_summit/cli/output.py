"""From an answer to the terminal: in which order and format, how much of it, with which exit code."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..export.formats import Layout, columns, pieces
from ..language.languages import Lang
from ..language.messages import Message
from ..query.answers import Answer, Records
from ..records.fields import source_step
from ..records.kinds import SPOKEN, kinds_of
from ..records.order import sort
from ..records.rows import Row
from ..terminal.terminal import Terminal
from .settings import Settings
from .view import FOR_EYES, IMAGES, View

if TYPE_CHECKING:
    from ..export.part import Part
    from ..query.counts import Counts
    from ..query.question import Question
    from ..query.summit import Summit
    from ..search.hits import Hits
    from .drawing import Drawing
    from .footer import Footer

_MOST_GUESSES = 20
"""Records with some of the words that were asked for which a terminal shows unless told otherwise."""
_RESTING = (*SPOKEN, "hit", "tally", "share", "country", "leader", "topic", "thread")
"""Kinds whose records rest on what the sources report of speeches."""

_PICTURED = ("table", *IMAGES)
"""Formats in which counts are a picture."""


class Output:
    """Where and how one command shows its answer.

    `records` are those that an answer may name. What shows an answer returns the exit code and takes:
    `remarks`, made once the answer is there, since of a run that fails the first line is the error;
    `latest_only`, whether it was narrowed to the latest meeting without having been asked to;
    `question`, by which it can be told what the answer means.
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
        view.refuse_unknown_ending()
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
        question: "Question | None" = None,
    ) -> int:
        """Shows an answer, sorted and limited as asked; `hits`: it is what a search found."""
        view, kinds = self._view, kinds_of(answer.kind)
        paths = view.paths(kinds, answer.columns)
        keys = view.sort_keys(kinds, answer.columns)
        if view.count_only:
            number = answer.count() if view.limit is None else min(answer.count(), view.limit)
            self._write(f"{number}\n")
            self._say_how(remarks, hits)
            if self.terminal.is_watched and question and not answer.count():
                self._say_nothing(answer.kind, question, latest_only=latest_only)
            elif self.terminal.is_watched and latest_only:
                self._footer().latest_only()
            return view.exit_code(number)
        limit = view.limit
        if limit is None and hits and hits.stage == "any" and self._is_for_eyes and self.terminal.is_terminal:
            limit = _MOST_GUESSES
        if hits and not any(source_step(key.removeprefix("-")) for key in keys):
            rows = self._joined(hits.rows(limit, keys), paths)
        else:
            found = self._joined(answer.rows(None if keys else limit), keys)
            rows = self._joined(sort(found, keys)[:limit], paths)
        if self._is_for_eyes:
            self._show(self._drawing().listing(answer, rows, paths, hits))
        else:
            layout = view.layout(paths, columns=answer.columns, ascii=self._ascii)
            self._write_exported(rows, kinds, layout)
        self._say_how(remarks, hits)
        if self.terminal.is_watched:
            total = answer.count()
            if limit != view.limit and total > len(rows):
                self._footer().rest(total)
            self._say_what(answer.kind, len(rows), total, rows, latest_only=latest_only, question=question)
            if hits and hits.elsewhere and not (total or (question and question.criteria.narrows_when)):
                self._footer().unfiltered(hits.elsewhere)
        return view.exit_code(len(rows))

    def picture(
        self,
        counts: "Counts",
        *,
        remarks: Iterable[str] = (),
        latest_only: bool = False,
        question: "Question | None" = None,
        pivot: bool = False,
    ) -> int:
        """Shows what was counted, as a picture for eyes, else as rows, of counts by two fields as a `pivot`.

        In a picture `--sort` orders its axes and `--limit` the values of the first one.
        """
        view = self._view
        if self._format == "ids":
            hint = Message("use '--fields {name}' for the values they are counted by", name=counts.by[0])
            raise UsageError(Message("counts have no ids"), hint)
        if view.fields or view.count_only or self._format not in _PICTURED:
            answer = self._pivoted(counts) if pivot or self._is_page(counts) else counts
            return self.listing(answer, remarks=remarks, latest_only=latest_only, question=question)
        keys = view.sort_keys([counts.kind], counts.columns)
        axes = [sort(counts.axis(name), keys) for name in counts.by]
        rows = [] if view.limit == 0 else counts.rows()
        self._show(self._drawing().picture(counts, axes, rows))
        self._say_how(remarks)
        if self.terminal.is_watched:
            from .drawing import drawn

            number, total = drawn(counts, axes, view.limit), counts.total()
            self._say_what("initiative", number, total, None, latest_only=latest_only, question=question)
        return view.exit_code(len(rows))

    def _is_page(self, counts: "Counts") -> bool:
        """Whether counts are for a page that people read, where a table by two fields is one."""
        is_table = counts.kind == "tally" and len(counts.by) > 1
        return is_table and self._format == "md" and not self._view.fields

    def _pivoted(self, counts: "Counts") -> Answer:
        from ..query.counts import Pivot

        return Pivot(counts)

    def cards(self, rows: Sequence[Row], *, single: bool) -> int:
        """Shows whole records, of whatever kinds, sorted and limited as asked.

        `single`: as one JSON object.
        """
        view = self._view
        kinds = list(dict.fromkeys(row.kind for row in rows)) or ["initiative"]
        paths = view.paths(kinds)
        keys = view.sort_keys(kinds)
        rows = self._joined(sort(self._joined(rows, keys), keys)[: view.limit], paths)
        if view.count_only:
            self._write(f"{len(rows)}\n")
        elif self._is_for_eyes:
            self._show(self._drawing().cards(rows, paths))
        else:
            layout = view.layout(paths, tagged=True, single=single, ascii=self._ascii)
            self._write_exported(rows, kinds, layout)
        if not rows:
            self.say_count("record", 0)
        return view.exit_code(len(rows))

    def text(self, text: str) -> None:
        """Shows ready-made text."""
        self._write(text)

    def whole(self, summit: "Summit", kind: str, part: "Part | None", *, replace: bool) -> None:
        """Writes a whole data set as text of one of whole.TYPES; `replace`: over a file that is there.

        Raises OutputError where it cannot be written.
        """
        from ..export.whole import pieces

        whole = pieces(summit, kind, self.lang, part=part, ascii=self._ascii)
        self.terminal.write_pieces(whole, file=self._view.output, replace=replace, bom=self._view.bom)

    def _write_exported(self, rows: Sequence[Row], kinds: Sequence[str], layout: Layout) -> None:
        if self._format == "md":  # sources are links there
            rows = self._joined(rows, [f"{path}.url" for path in columns(kinds, layout)])
        self._write_pieces(pieces(rows, self._format, kinds, layout))

    def _joined(self, rows: Sequence[Row], paths: Sequence[str]) -> Sequence[Row]:
        """`rows` with what they need of their sources for `paths`, or to be sorted by them."""
        if not self._records or not any("." in path for path in paths):
            return rows
        from ..query.joined import joined

        return joined(rows, [path.removeprefix("-") for path in paths], self._records)

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
        self,
        kind: str,
        number: int,
        total: int,
        rows: Sequence[Row] | None,
        *,
        latest_only: bool,
        question: "Question | None",
    ) -> None:
        """How many records are shown, of how many, and what the sources leave out.

        `rows` are those shown; None where they only count what there is at all meetings asked about.
        """
        footer = self._footer()
        if question and not total:
            self._say_nothing(kind, question, latest_only=latest_only)
            return
        footer.count(kind, number, total, footer.scope() if latest_only else "")
        if question and kind in _RESTING:
            own = {row["meeting"] for row in rows} if rows is not None and kind in SPOKEN else None
            footer.coverage([each for each in question.meetings() if own is None or each["id"] in own])

    def _say_nothing(self, kind: str, question: "Question", *, latest_only: bool) -> None:
        """That nothing was found, what the sources leave out, and where the same question finds something."""
        footer, elsewhere = self._footer(), question.elsewhere()
        footer.count(kind, 0, None, footer.scope(with_advice=bool(elsewhere)) if latest_only else "")
        if kind in _RESTING:
            footer.coverage(question.meetings(), found=False)
        footer.nothing(question.kind, question, elsewhere)

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
