"""A whole data set as a Markdown document for readers."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from ..language import labels
from ..language.languages import Lang
from ..query.summit import Summit
from ..records.glossary import GLOSSARY
from ..records.kinds import SPOKEN
from ..records.rows import Found, Row
from .formats import in_markdown
from .part import Part
from .urls import encoded

_BLOCK = re.compile(
    r"""
    ^ (\d{1,9}) (?=[.)])     # a number that would begin a list
  | ^ (?=[-+=])              # a sign that would begin a list or make the line above a heading
    """,
    re.VERBOSE,
)

_STOPS = "?!…"
"""What ends a title, so that no full stop parts it from the summary."""


def booklet(summit: Summit, lang: Lang, part: Part | None = None) -> Iterator[str]:
    """Line by line: a description of the data set; who put forward what, the newest meeting first; threads.

    Of a `part` it says which one it is and where nothing belongs to it, and it leaves out who took part in
    meetings and what else is known of them, unless it has them whole.

    CommonMark in the language `lang`; quotations are given in their own language too. The addresses of
    sources come at the end, as link definitions.
    """
    return (f"{line}\n" for line in _Booklet(summit, lang, part).lines())


class _Booklet:
    def __init__(self, summit: Summit, lang: Lang, part: Part | None) -> None:
        self._part = part
        self._head = summit.about
        self._records = summit.records
        self._lang = lang
        self._countries = {labels.text_in(each["name"], lang) for each in self._records.all("country")}

    def lines(self) -> Iterator[str]:
        """The document, line by line."""
        head, lang = self._head, self._lang
        kinds = ("initiative", "quote", "event", "meeting")
        counts = [labels.count(self._records.count(kind), kind, lang) for kind in kinds]
        edition = self._records.edition()
        yield f"# {_literal(f'{edition}: {self._part.title}' if self._part else edition)}"
        yield from ("", self._words(head["description"]))
        if self._part:
            yield from ("", _literal(f"{self._part.words}."))
        yield from ("", _literal(", ".join([*counts, labels.day(head["updated"], lang), head["license"]])))
        absent = self._part.absent if self._part else ()
        meetings = [*self._records.all("meeting"), *absent]
        for meeting in sorted(meetings, key=lambda each: str(each["date"]), reverse=True):
            yield from self._meeting(meeting)
        yield from self._threads()
        yield ""
        for source in self._records.all("source"):
            # An ampersand could begin an entity.
            url = encoded(source["url"]).replace("&", "&amp;")
            yield f"[{source['id']}]: <{url}>"

    def _meeting(self, meeting: Row) -> Iterator[str]:
        lang = self._lang
        yield from ("", f"## {_literal(labels.meeting(meeting, lang))}")
        yield from ("", self._words(meeting["name"]))
        if meeting["note"]:
            yield from ("", self._words(meeting["note"]))
        if meeting["coverage"]:
            yield from ("", _literal(labels.coverage(labels.text_in(meeting["coverage"], lang), lang)))
        if self._part and meeting in self._part.absent:
            yield from ("", _literal(labels.NOTHING_KEPT.get(lang)))
            return
        lines_of: dict[str, Callable[[Mapping[str, Any]], str]] = {
            "participants": lambda each: (
                f"{self._name('leader', each['leader'])}, {labels.text_in(each['office'], lang)}"
            ),
            "documents": lambda each: (
                f"{labels.text_in(each['title'], lang)} ({labels.code('status', each['status'], lang)})"
            ),
            "facts": lambda each: labels.text_in(each["text"], lang),
        }
        if self._part and not self._part.has_whole_meetings:
            lines_of = {"documents": lines_of["documents"]}
        for name, line in lines_of.items():
            if meeting[name]:
                yield from ("", f"### {labels.SECTIONS[name].get(lang)}", "")
            for each in meeting[name]:
                cited = self._cited(each["sources"])
                yield f"- {_literal(line(each))}" + (f" ({cited})" if cited else "")
        yield from self._spoken(meeting)

    def _spoken(self, meeting: Row) -> Iterator[str]:
        """The initiatives and quotations of a meeting, speaker by speaker.

        Read twice, so that only their places are kept meanwhile: they may be many.
        """
        found = [self._records.having(kind, "meeting", meeting["id"]) for kind in SPOKEN]
        spoken: dict[tuple[str, str], list[list[int]]] = defaultdict(lambda: [[] for _ in found])
        for number, rows in enumerate(found):
            for place, row in enumerate(rows):
                if row.kind == "initiative" or not row["initiative"]:
                    spoken[row["leader"], row["country"]][number].append(place)
        for (leader, country), places in spoken.items():
            name = f"{self._name('leader', leader)}, {self._name('country', country)}"
            yield from ("", f"### {_literal(name)}", "")
            for row in chain.from_iterable(map(Found.picked, found, places)):
                if row.kind == "quote":
                    yield from self._quote(row)
                    continue
                yield from self._initiative(row)
                for id_ in row["events"]:
                    yield from (f"  {line}" for line in self._event(self._records["event", id_]))
                until = labels.sought(row["sought"] or "", len(row["events"]), self._lang)
                yield f"  - *{in_markdown(until)}*"
                for id_ in row["quotes"]:
                    yield from (f"  {line}" for line in self._quote(self._records["quote", id_]))

    def _initiative(self, row: Row) -> Iterator[str]:
        names = [self._name("topic", id_) for id_ in row["topics"]]
        topics = labels.one_after_another(names, self._countries)
        named = (name for name in ("action", "creates", "evidence") if row[name] != "none")
        codes = [labels.code(name, row[name], self._lang) for name in named]
        heading = GLOSSARY["initiative"]["horizon"].heading.get(self._lang).lower()
        horizon = [f"{heading} {row['horizon']}"] if row["horizon"] else []
        words = [self._words(text) for text in (row["summary"], row["note"]) if text]
        title = self._words(row["title"])
        yield f"- **{title if title[-1:] in _STOPS else f'{title}.'}** {' '.join(words)}"
        yield f"  *{in_markdown(', '.join([*topics, *codes, *horizon]))}*; `{row['id']}`"
        yield f"  ({self._cited(row['sources'])})"

    def _event(self, row: Row) -> Iterator[str]:
        """An event: its date, outcome, text, evidence, countries and sources."""
        lang = self._lang
        outcome = labels.code("outcome", row["outcome"], lang)
        words = " ".join(self._words(text) for text in (row["text"], row["note"]) if text)
        codes = [labels.code("evidence", row["evidence"], lang), *(row["countries"] or ())]
        codes += [labels.OUR_LINK.get(lang)] if row["link"] == "inferred" else []
        yield f"- {_literal(f'{labels.when(row, lang)}, {outcome}')}: {words}"
        yield f"  *{in_markdown(', '.join(codes))}*; `{row['id']}` ({self._cited(row['sources'])})"

    def _threads(self) -> Iterator[str]:
        """The ideas that were taken up again: how each went, its initiatives and the events in its course."""
        lang = self._lang
        threads = self._records.all("thread")
        if threads:
            yield from ("", f"## {labels.THREADS.get(lang)}")
        for thread in threads:
            yield from ("", f"### {self._words(thread['title'])}", "", self._words(thread["note"]), "")
            for row in (self._records["initiative", id_] for id_ in thread["initiatives"]):
                when = f"{labels.day(row['date'], lang)}, {self._name('country', row['country'])}"
                yield f"- {_literal(when)}: {self._words(row['title'])}; `{row['id']}`"
            for row in (self._records["event", id_] for id_ in thread["events"]):
                outcome = labels.code("outcome", row["outcome"], lang)
                yield f"- {_literal(f'{labels.when(row, lang)}, {outcome}')}; `{row['id']}`"

    def _quote(self, row: Row) -> Iterator[str]:
        """A quotation in its own language, our translation, marked as such, and its source."""
        mark = labels.code("translator", row["translator"], self._lang)
        yield f"- > {_literal(labels.in_marks(row['text'], row['lang']))}"
        for lang, text in (row["translation"] or {}).items():
            yield from ("  >", f"  > {_literal(f'{labels.in_marks(text, lang)} ({mark})')}")
        yield from ("  >", f"  > ({self._cited([row['source']])}); `{row['id']}`")

    def _cited(self, citations: Iterable[Mapping[str, Any]]) -> str:
        """Links to the pages cited, each with publisher, date and paragraph."""
        return "; ".join(map(self._link, citations))

    def _link(self, citation: Mapping[str, Any]) -> str:
        source = self._records["source", citation["id"]]
        parts = [self._name("publisher", source["publisher"])]
        parts += [labels.day(source["date"], self._lang)] if source["date"] else []
        parts += [labels.paragraph(citation["paragraph"], self._lang)] if citation["paragraph"] else []
        return f"[{in_markdown(', '.join(parts))}][{source['id']}]"

    def _name(self, kind: str, id_: str) -> str:
        return labels.text_in(self._records[kind, id_]["name"], self._lang)

    def _words(self, text: Mapping[str, str]) -> str:
        return _literal(labels.text_in(text, self._lang))


def _literal(text: str) -> str:
    """`text` as Markdown that renders as exactly this, even at the beginning of a line."""
    return _BLOCK.sub(r"\1\\", in_markdown(text.strip()))
