"""A whole data set as a Markdown document, to be read from beginning to end."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote as percent_encoded

from ..language import labels
from ..language.languages import LANGS, Lang
from ..query.summit import Summit
from ..records.glossary import GLOSSARY
from ..records.rows import Row
from .formats import in_markdown

_URL = ";/?:@&=+$,-_.!~*'()#[]%"
"""What an address may hold besides letters and digits (RFC 3986)."""

_BLOCK = re.compile(r"^(\d{1,9})(?=[.)])|^(?=[-+=])")
"""Where a line would begin a list, or make a heading of the line above."""


def booklet(summit: Summit, lang: Lang) -> str:
    """What the data set is, and meeting by meeting, the newest first, who put forward what.

    CommonMark in the language `lang`; quotations also stand in their own. The addresses of sources stand
    at the end, as definitions of links.
    """
    return "".join(f"{line}\n" for line in _Booklet(summit, lang).lines())


class _Booklet:
    def __init__(self, summit: Summit, lang: Lang) -> None:
        self._head = summit.about
        self._records = summit.records
        self._lang = lang
        self._at: dict[str, list[Row]] = defaultdict(list)
        alone = [quote for quote in self._records.all("quote") if not quote["initiative"]]
        for row in (*self._records.all("initiative"), *alone):
            self._at[row["meeting"]].append(row)

    def lines(self) -> Iterator[str]:
        """The document, line by line."""
        about, lang = self._head, self._lang
        kinds = ("initiative", "quote", "meeting")
        counts = [labels.count(self._records.count(kind), kind, lang) for kind in kinds]
        yield f"# {_as_it_is(' '.join([about['name'], about['version']]))}"
        yield from ("", self._words(about["description"]))
        yield from ("", _as_it_is(", ".join([*counts, labels.day(about["updated"], lang), about["license"]])))
        for meeting in self._records.all("meeting"):
            yield from self._meeting(meeting)
        yield ""
        for source in self._records.all("source"):
            # An ampersand would begin an entity.
            url = percent_encoded(source["url"], safe=_URL).replace("&", "&amp;")
            yield f"[{source['id']}]: <{url}>"

    def _meeting(self, meeting: Row) -> Iterator[str]:
        lang = self._lang
        yield from ("", f"## {_as_it_is(labels.meeting(meeting, lang))}")
        yield from ("", self._words(meeting["name"]))
        if meeting["note"]:
            yield from ("", self._words(meeting["note"]))
        if meeting["coverage"]:
            yield from ("", _as_it_is(labels.coverage(labels.text_in(meeting["coverage"], lang), lang)))
        told: dict[str, Callable[[Mapping[str, Any]], str]] = {
            "participants": lambda each: (
                f"{self._name('leader', each['leader'])}, {labels.text_in(each['office'], lang)}"
            ),
            "documents": lambda each: (
                f"{labels.text_in(each['title'], lang)} ({labels.code('status', each['status'], lang)})"
            ),
            "facts": lambda each: labels.text_in(each["text"], lang),
        }
        for name, words in told.items():
            if meeting[name]:
                yield from ("", f"### {labels.SECTIONS[name].get(lang)}", "")
            for each in meeting[name]:
                cited = self._cited(each["sources"])
                yield f"- {_as_it_is(words(each))}" + (f" ({cited})" if cited else "")
        yield from self._spoken(meeting)

    def _spoken(self, meeting: Row) -> Iterator[str]:
        """What was put forward at a meeting, speaker by speaker, with the quotations that belong to it."""
        spoken: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self._at[meeting["id"]]:
            spoken[row["leader"], row["country"]].append(row)
        for (leader, country), rows in spoken.items():
            name = f"{self._name('leader', leader)}, {self._name('country', country)}"
            yield from ("", f"### {_as_it_is(name)}", "")
            for row in rows:
                if row.kind == "quote":
                    yield from self._quote(row)
                    continue
                yield from self._initiative(row)
                for id_ in row["quotes"]:
                    yield from (f"  {line}" for line in self._quote(self._records["quote", id_]))

    def _initiative(self, row: Row) -> Iterator[str]:
        topics = [self._name("topic", id_) for id_ in row["topics"]]
        codes = [labels.code(name, row[name], self._lang) for name in ("action", "creates", "evidence")]
        heading = GLOSSARY["initiative"]["horizon"][LANGS.index(self._lang)].lower()
        horizon = [f"{heading} {row['horizon']}"] if row["horizon"] else []
        words = [self._words(text) for text in (row["summary"], row["note"]) if text]
        yield f"- **{self._words(row['title'])}** {' '.join(words)}"
        yield f"  *{in_markdown(', '.join([*topics, *codes, *horizon]))}*; `{row['id']}`"
        yield f"  ({self._cited(row['sources'])})"

    def _quote(self, row: Row) -> Iterator[str]:
        """The words as they were said, our translation marked as ours, where they stand."""
        mark = labels.code("translator", row["translator"], self._lang)
        yield f"- > {_as_it_is(labels.in_marks(row['text'], row['lang']))}"
        for lang, text in (row["translation"] or {}).items():
            yield from ("  >", f"  > {_as_it_is(f'{labels.in_marks(text, lang)} ({mark})')}")
        yield from ("  >", f"  > ({self._cited([row['source']])}); `{row['id']}`")

    def _cited(self, citations: Iterable[Mapping[str, Any]]) -> str:
        """Links to pages: who published them and when, and the paragraph."""
        return "; ".join(map(self._link, citations))

    def _link(self, citation: Mapping[str, Any]) -> str:
        source = self._records["source", citation["id"]]
        about = [self._records["publisher", source["publisher"]]["name"]]
        about += [labels.day(source["date"], self._lang)] if source["date"] else []
        about += [labels.paragraph(citation["paragraph"], self._lang)] if citation["paragraph"] else []
        return f"[{in_markdown(', '.join(about))}][{source['id']}]"

    def _name(self, kind: str, id_: str) -> str:
        return labels.text_in(self._records[kind, id_]["name"], self._lang)

    def _words(self, text: Mapping[str, str]) -> str:
        return _as_it_is(labels.text_in(text, self._lang))


def _as_it_is(text: str) -> str:
    """`text` as Markdown that shows just this, wherever on a line it stands."""
    return _BLOCK.sub(r"\1\\", in_markdown(text.strip()))
