"""The fields of records in words for eyes, each said as its type wants it."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from rich.style import Style
from rich.text import Text as RichText

from ..language import labels
from ..language.languages import Lang
from ..query.answers import Records
from ..records.glossary import GLOSSARY, Entry, entry_at
from ..records.kinds import kinds_of
from ..records.rows import Row, read
from ..records.types import TEXT, Type
from ..text.steering import visible
from . import palette
from .layout import LABEL, MARK
from .links import at_sentence
from .shapes import ADDRESS, ADDRESSED, PLACE, SHAPES

if TYPE_CHECKING:
    from ..search.hits import Hits

_ALWAYS_NAMED = ("leader", "topic", "publisher")
"""Kinds whose records are called by their names, never by their ids, which nobody asks for."""


def id_text(id_: str, country: str = "") -> RichText:
    """An id in the colour of its country, or in that of what belongs to no country."""
    return RichText(visible(id_), palette.country(country) if country else palette.ACCENT)


def our_translation(quote: Row, lang: Lang) -> str:
    """What marks a translation as ours."""
    return f" ({labels.code('translator', quote['translator'], lang)})"


def entry_of(kind: str, path: str) -> Entry | None:
    """The glossary's entry of the field at `path` of a row of `kind`; None if it is unknown."""
    if path == ADDRESS.path and kind in ADDRESSED:
        return GLOSSARY["source"][path]
    return entry_at(kinds_of(kind), path)


class Matches:
    """Shows where the records that a search found match; without `hits` nothing is highlighted."""

    def __init__(self, lang: Lang, hits: "Hits | None") -> None:
        self._lang = lang
        self._hits = hits

    def passage(self, row: Row) -> RichText:
        """Where a hit matches: its title, and the passage that matches better than it."""
        passage = self._hits.passage(row, self._lang) if self._hits else row["match"]
        if row["kind"] == "quote":
            is_original = passage in row["text"]
            lang = row["lang"] if is_original else next(iter(row["translation"]))
            return RichText.assemble(
                self._marked(labels.in_marks(passage, lang)),
                "" if is_original else our_translation(row, self._lang),
            )
        if row.get("title") is None:  # an event has no title but its text
            return self._marked(passage)
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


class Values:
    """Says the fields of the rows of one data set in one language.

    `records` are those that a row may name; `links`: sources as hyperlinks; `hits`: what a search found,
    to show where it matches.
    """

    def __init__(self, records: Records | None, lang: Lang, *, links: bool, hits: "Hits | None") -> None:
        self._records = records
        self.lang = lang
        self.links = links
        self._matches = Matches(lang, hits)
        self._say: dict[str, Callable[[Any, Type, bool], str]] = {
            "bilingual": lambda value, type_, long: labels.text_in(value, lang),
            "translation": lambda value, type_, long: self._translation(value),
            "date": lambda value, type_, long: labels.day(value, lang),
            "flag": lambda value, type_, long: labels.YES_NO[value].get(lang),
            "code": lambda value, type_, long: labels.code(type_.of, value, lang),
            "name": lambda value, type_, long: self.name(type_.of, value, long=long),
            "citation": lambda value, type_, long: self._citation(value, with_place=not type_.is_list),
            "part": lambda value, type_, long: self._part(type_.of, value),
        }
        """How one value is said, by the form of its type; values of other forms are said as they stand."""

    def heading(self, kind: str, path: str) -> str:
        """The heading of a field; that of a part of a field names the part too."""
        if path == PLACE.path:
            return labels.IDEA.get(self.lang)
        first, *rest = path.split(".")
        entry = entry_of(kind, first)
        if entry is None:
            return path
        heading = entry.heading.get(self.lang)
        return f"{heading}: {'.'.join(rest)}" if rest else heading

    def cell(self, row: Row, path: str, *, long: bool = False) -> RichText:
        """The field at `path` in words; `long`: with more words than a table has room for.

        At `url` a quotation has the address of its source.
        """
        entry = entry_of(row.kind, path)
        type_ = entry.type if entry else TEXT
        value = read(row, path)
        if type_.form == "passage":
            return self._matches.passage(row)
        if type_.form == "address" and path == ADDRESS.path:
            return self.address(row["id"] if row.kind == "source" else row["source"]["id"], whole=long)
        shape = SHAPES[row.kind]
        if path in shape.counted or (path in shape.counted_in_tables and not long):
            return RichText(str(len(value)))
        if value is None or value in ("", [], ()):
            is_nobodys = row.kind == "hit" and path == "leader"
            return RichText(labels.noun(row["kind"], self.lang) if is_nobodys else "")
        words = ", ".join(self._listed([*dict.fromkeys(self._words(value, type_, row, long))], type_))
        match type_:
            case Type("id"):
                return id_text(words, _country(row))
            case Type("name", "initiative", False):
                return id_text(words, row.get("country") or "")
            case Type("name", "country", False):
                return RichText(visible(words), palette.country(value))
            case Type("citation", _, False):
                return self.linked(words, value["id"], row.get("text") or "")
            case Type("name", "publisher", False) if row.kind == "source" and path == "publisher":
                return self.linked(words, row["id"])
        return RichText(visible(words))

    def _listed(self, names: Sequence[str], type_: Type) -> Sequence[str]:
        """Names one behind the other: of topics only the first, and that of a country, has a capital."""
        if type_.of != "topic" or not self._records:
            return names
        return labels.one_after_another(names, self._countries)

    @cached_property
    def _countries(self) -> Container[str]:
        """The names of all countries."""
        records = self._records.all("country") if self._records else ()
        return {labels.text_in(each["name"], self.lang) for each in records}

    def _words(self, value: Any, type_: Type, row: Row, long: bool) -> Iterator[str]:
        """A value as people read it: names for ids, words for codes, dates in their own order."""
        if isinstance(value, list | tuple):
            for item in value:
                yield from self._words(item, type_, row, long)
        elif type_.form == "quotation":
            yield labels.in_marks(value, row["lang"])
        elif value is not None and value != "":
            say = self._say.get(type_.form)
            yield say(value, type_, long) if say else str(value)

    def name(self, kind: str, id_: str, *, long: bool = False) -> str:
        """What a record is called: its name where people know it by that, else its id."""
        row = (
            self.get(kind, id_)
            if kind in _ALWAYS_NAMED or (long and kind in ("country", "meeting"))
            else None
        )
        if row is None:
            return id_
        if kind == "meeting":
            return labels.meeting(row, self.lang)
        words = labels.text_in(row["name"], self.lang)
        return f"{words} ({id_})" if kind == "country" else words

    def _citation(self, citation: Mapping[str, Any], *, with_place: bool) -> str:
        source = self.get("source", citation["id"])
        words = self.name("publisher", source["publisher"]) if source else str(citation["id"])
        number = citation["paragraph"] if with_place else None
        return f"{words}, {labels.paragraph(number, self.lang)}" if number else words

    def _part(self, kind: str, part: Mapping[str, Any]) -> str:
        if kind == "participant":
            return f"{self.name('leader', part['leader'])} ({part['country']})"
        return labels.text_in(part.get("text") or part.get("title"), self.lang)

    def _translation(self, texts: Mapping[str, str]) -> str:
        lang = self.lang if self.lang in texts else next(iter(texts))
        return labels.in_marks(labels.text_in(texts, self.lang), lang)

    # Other records

    def get(self, kind: str, id_: str) -> Row | None:
        """The record of a kind with this id, if there are records and it is one of them."""
        return self._records.get(kind, id_) if self._records else None

    def these(self, kind: str, ids: Iterable[str]) -> list[Row]:
        """The records of a kind with these ids."""
        return [row for id_ in ids if (row := self.get(kind, id_))]

    def having(self, kind: str, name: str, value: str) -> Sequence[Row]:
        """The initiatives or quotations with a value in a field of `Criteria`."""
        return self._records.having(kind, name, value) if self._records else []

    def all(self, kind: str) -> Sequence[Row]:
        """The records of a kind."""
        return self._records.all(kind) if self._records else []

    def place(self, initiative: Row) -> str:
        """The place of an initiative among those of its idea: `2/5`; "" where it is alone with it.

        Of several ideas the one that was taken up most often counts.
        """
        threads = [each["initiatives"] for each in self.these("thread", initiative["threads"])]
        longest: list[str] = max(threads, key=len, default=[])
        return f"{longest.index(initiative['id']) + 1}/{len(longest)}" if longest else ""

    # Sources

    def linked(self, words: str, source: str, text: str = "") -> RichText:
        """Words that lead to a source where links are shown: to the sentence `text` in it, if given."""
        row = self.get("source", source) if self.links else None
        if row is None:
            return RichText(visible(words))
        address = at_sentence(row["url"], text) if text else row["url"]
        return RichText(visible(words), Style(link=visible(address)))

    def address(self, source: str, indent: int = 0, *, whole: bool = True) -> RichText:
        """The address of a source; `whole`: in one piece however long, so that a terminal can open it."""
        row = self.get("source", source)
        linked = self.linked(row["url"] if row else "", source)
        overflow: Literal["ignore", "fold"] = "ignore" if whole else "fold"
        return RichText.assemble(" " * indent, linked, no_wrap=whole, overflow=overflow)


def _country(row: Row) -> str:
    """The country that a record belongs to; "" if to none."""
    if row.kind == "country":
        return str(row["id"])
    return str(row.get("country") or "") if row.kind in ("initiative", "quote", "hit", "leader") else ""
