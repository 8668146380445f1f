"""What is said below an answer on standard error, where somebody watches it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..language import labels
from ..language.languages import Lang
from ..query.answers import Records
from ..records.kinds import SPOKEN
from ..terminal.terminal import Terminal

if TYPE_CHECKING:
    from ..query.question import Question
    from ..search.hits import Hits


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

    def scope(self, *, with_advice: bool = True) -> str:
        """That only the latest meeting is shown, and how to see all; "" where there is none."""
        records = self._records
        latest = records.latest_meeting() if records else None
        if not records or not latest:
            return ""
        total = records.count("meeting") if with_advice else 1
        return labels.scope(latest, total, self._lang)

    def rest(self, total: int) -> None:
        """How to see all of what is shown in part only."""
        self._terminal.hint(labels.rest(total, self._lang))

    def latest_only(self) -> None:
        """The scope as a line of its own."""
        if scope := self.scope():
            self._terminal.hint(scope)

    def coverage(self, meetings: Sequence[Any], *, found: bool = True) -> None:
        """What the sources of a meeting leave out; of several meetings that they do so unevenly.

        `found`: whether anything was found there.
        """
        told = [each for each in meetings if each["coverage"]]
        if len(meetings) == 1 and told:
            self._terminal.hint(labels.coverage(labels.text_in(told[0]["coverage"], self._lang), self._lang))
        elif told:
            self._terminal.hint((labels.UNEVEN if found else labels.UNEVEN_AND_NOTHING).get(self._lang))

    def nothing(self, kind: str, question: "Question", elsewhere: Mapping[str, int]) -> None:
        """Where the same question finds something, which found nothing as it was asked."""
        summit = question.summit
        occasions = summit.occasions(kind) if kind in SPOKEN else ()
        if self._records and not elsewhere and len(occasions) == 1 < self._records.count("meeting"):
            meeting = self._records["meeting", occasions[0]]
            self._terminal.hint(labels.only_of(self._records.count(kind), kind, meeting, self._lang))
        elif question.criteria.narrows_when:
            self._terminal.hint(labels.elsewhere(elsewhere, kind, self._lang))

    def understood(self, hits: "Hits") -> None:
        """How a query was understood, where not word for word."""
        if (hits.count() or hits.elsewhere) and hits.stage != "words":
            self._terminal.hint(labels.stage(hits.stage, hits.query, hits.understood, self._lang))
        if hits.alike:
            self._terminal.hint(labels.alike(len(hits.alike), self._lang))

    def unfiltered(self, number: int) -> None:
        """How many records answer without the filters."""
        self._terminal.hint(labels.unfiltered(number, self._lang))


def amount(kind: str, number: int, total: int | None, lang: Lang) -> str:
    """How many records there are, of how many if there are more."""
    if total is not None and total > number:
        return labels.part(number, total, kind, lang)
    return labels.count(number, kind, lang)
