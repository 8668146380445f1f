"""A whole data set as a Markdown document, to be read from beginning to end."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote as percent_encoded

from . import labels
from .export import as_object, in_markdown
from .glossary import GLOSSARY
from .model import Citation, Initiative, Meeting, Quote, Text
from .query import Summit
from .terms import LANGS, Lang

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
        self._data = summit.dataset
        self._meetings = summit.meetings()
        self._initiatives = summit.initiatives()
        self._quotes = summit.quotes()
        self._lang = lang
        alone = [quote for quote in self._quotes if not quote.initiative]
        spoken: list[Initiative | Quote] = [*self._initiatives, *alone]
        self._at: dict[str, list[Initiative | Quote]] = {meeting.id: [] for meeting in self._meetings}
        for record in spoken:
            self._at[record.meeting].append(record)

    def lines(self) -> Iterator[str]:
        """The document, line by line."""
        data = self._data
        numbers = (("initiative", self._initiatives), ("quote", self._quotes), ("meeting", self._meetings))
        counts = [labels.count(len(records), kind, self._lang) for kind, records in numbers]
        yield f"# {_as_it_is(f'{data.name} {data.version}')}"
        yield from ("", self._words(data.description))
        yield from ("", _as_it_is(", ".join([*counts, labels.day(data.updated, self._lang), data.license])))
        for meeting in self._meetings:
            yield from self._meeting(meeting)
        yield ""
        for source in data.sources.values():
            # An ampersand would begin an entity.
            url = percent_encoded(source.url, safe=_URL).replace("&", "&amp;")
            yield f"[{source.id}]: <{url}>"

    def _meeting(self, meeting: Meeting) -> Iterator[str]:
        yield from ("", f"## {_as_it_is(labels.meeting(as_object(meeting), self._lang))}")
        yield from ("", self._words(meeting.name))
        if meeting.note != Text():
            yield from ("", self._words(meeting.note))
        if meeting.coverage != Text():
            yield from ("", _as_it_is(labels.coverage(meeting.coverage.get(self._lang), self._lang)))
        sections = {
            "participants": [
                self._item(f"{self._leader(each.leader)}, {each.office.get(self._lang)}", each.sources)
                for each in meeting.participants
            ],
            "documents": [
                self._item(
                    f"{each.title.get(self._lang)} ({labels.code('status', each.status, self._lang)})",
                    each.sources,
                )
                for each in meeting.documents
            ],
            "facts": [self._item(each.text.get(self._lang), each.sources) for each in meeting.facts],
        }
        for name, items in sections.items():
            if items:
                yield from ("", f"### {labels.SECTIONS[name].get(self._lang)}", "", *items)
        yield from self._spoken(meeting)

    def _spoken(self, meeting: Meeting) -> Iterator[str]:
        """What was put forward at a meeting, speaker by speaker, with the quotations that belong to it."""
        spoken: dict[tuple[str, str], list[Initiative | Quote]] = {}
        for record in self._at[meeting.id]:
            spoken.setdefault((record.country, record.leader), []).append(record)
        for (country, leader), records in spoken.items():
            name = self._data.countries[country].name.get(self._lang)
            yield from ("", f"### {_as_it_is(f'{self._leader(leader)}, {name}')}", "")
            for record in records:
                if isinstance(record, Quote):
                    yield from self._quote(record)
                    continue
                yield from self._initiative(record)
                for id_ in record.quotes:
                    yield from (f"  {line}" for line in self._quote(self._data.quotes[id_]))

    def _initiative(self, each: Initiative) -> Iterator[str]:
        topics = [self._data.topics[id_].name.get(self._lang) for id_ in each.topics]
        codes = [
            labels.code(name, getattr(each, name), self._lang) for name in ("action", "creates", "evidence")
        ]
        heading = GLOSSARY["initiative"]["horizon"][LANGS.index(self._lang)].lower()
        horizon = [f"{heading} {each.horizon}"] if each.horizon else []
        words = [self._words(text) for text in (each.summary, each.note) if text != Text()]
        yield f"- **{self._words(each.title)}** {' '.join(words)}"
        yield f"  *{in_markdown(', '.join([*topics, *codes, *horizon]))}*; `{each.id}`"
        yield f"  ({self._cited(each.sources)})"

    def _quote(self, each: Quote) -> Iterator[str]:
        """The words as they were said, our translation marked as ours, where they stand."""
        mark = labels.code("translator", each.translator, self._lang)
        said = labels.in_marks(each.text, each.lang)
        yield f"- > {_as_it_is(said)}"
        for lang in LANGS:
            if text := getattr(each.translation, lang):
                yield from ("  >", f"  > {_as_it_is(f'{labels.in_marks(text, lang)} ({mark})')}")
        yield from ("  >", f"  > ({self._cited([each.source])}); `{each.id}`")

    def _item(self, text: str, sources: Iterable[Citation]) -> str:
        cited = self._cited(sources)
        return f"- {_as_it_is(text)} ({cited})" if cited else f"- {_as_it_is(text)}"

    def _cited(self, sources: Iterable[Citation]) -> str:
        """Links to pages: who published them and when, and the paragraph."""
        return "; ".join(map(self._link, sources))

    def _link(self, citation: Citation) -> str:
        source = self._data.sources[citation.id]
        about = [self._data.publishers[source.publisher].name]
        about += [labels.day(source.date, self._lang)] if source.date else []
        about += [labels.paragraph(citation.paragraph, self._lang)] if citation.paragraph else []
        return f"[{in_markdown(', '.join(about))}][{source.id}]"

    def _leader(self, id_: str) -> str:
        return self._data.leaders[id_].name.get(self._lang)

    def _words(self, text: Text) -> str:
        return _as_it_is(text.get(self._lang))


def _as_it_is(text: str) -> str:
    """`text` as Markdown that shows just this, wherever on a line it stands."""
    return _BLOCK.sub(r"\1\\", in_markdown(text.strip()))
