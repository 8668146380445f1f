"""What is said below an answer on standard error, where somebody watches it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..language import labels
from ..language.languages import Lang
from ..query.answers import Records
from ..terminal.terminal import Terminal

if TYPE_CHECKING:
    from ..search.hits import Hits

_OF_MEETINGS = ("initiative", "quote", "tally", "share")
"""Kinds that may all be of one meeting, whose coverage is to be known."""


class Footer:
    """Lines below an answer: hints.

    `records` are those of the data set, where the answer comes from one.
    """

    def __init__(self, terminal: Terminal, lang: Lang, records: Records | None = None) -> None:
        self._terminal = terminal
        self._lang = lang
        self._records = records

    def count(self, kind: str, number: int, total: int | None = None, more: str = "") -> None:
        """The count line: `5 of 29 initiatives, …`."""
        line = amount(kind, number, total, self._lang)
        self._terminal.hint(f"{line}, {more}" if more else line)

    def scope(self) -> str:
        """That only the latest meeting is shown, and how to see all; "" where there is none."""
        records = self._records
        latest = records.latest_meeting() if records else None
        return labels.scope(latest, records.count("meeting"), self._lang) if records and latest else ""

    def latest_only(self) -> None:
        """The scope as a line of its own."""
        if scope := self.scope():
            self._terminal.hint(scope)

    def coverage(self, rows: Sequence[Any]) -> None:
        """What the sources of a meeting leave out, where all `rows` are of that meeting."""
        if not self._records or not rows or rows[0].kind not in _OF_MEETINGS:
            return
        ids = {row.get("meeting") for row in rows}
        meeting = self._records.get("meeting", ids.pop() or "") if len(ids) == 1 else None
        if meeting and meeting["coverage"]:
            self._terminal.hint(labels.coverage(labels.text_in(meeting["coverage"], self._lang), self._lang))

    def understood(self, hits: "Hits") -> None:
        """How a query was understood, where it was not word for word."""
        if hits.count() and hits.stage != "words":
            self._terminal.hint(labels.stage(hits.stage, hits.query, hits.understood, self._lang))


def amount(kind: str, number: int, total: int | None, lang: Lang) -> str:
    """How many records there are, of how many if there are more."""
    if total is not None and total > number:
        return labels.part(number, total, kind, lang)
    return labels.count(number, kind, lang)
