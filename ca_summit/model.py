"""The records of a data set: frozen, slotted dataclasses, one for each kind.

A record has the fields given in `data/summit.yaml` and those that `loading.build` derives: `date`,
`evidence`, `followed_by`, counts. Records refer to each other by id. Dates are ISO 8601, whole or partial
("2018-03-15", "2018-03", "2018"); countries are ISO 3166-1 alpha-2 codes, languages BCP 47 tags; an empty
string means "not given".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .language.languages import Lang

EVIDENCE = ("official", "corroborated", "relayed", "single")
"""Degrees of evidence, best first (data/README.md, "Evidence")."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same text in English and Russian; a missing language is empty."""

    en: str = ""
    ru: str = ""

    def get(self, lang: Lang) -> str:
        """The text in `lang`, or in the other language if that is missing."""
        return (self.ru or self.en) if lang == "ru" else (self.en or self.ru)


@dataclass(frozen=True, slots=True)
class Keywords:
    """Words to search by, in English and Russian."""

    en: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a source: its id and, if known, the number of the paragraph (1 is the headline)."""

    id: str
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Country:
    id: str
    alpha3: str
    name: Text
    aliases: tuple[str, ...] = ()
    wikidata: str = ""
    outside: bool | None = None
    initiatives: int = 0
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class Leader:
    id: str
    country: str
    name: Text
    aliases: tuple[str, ...] = ()
    wikidata: str = ""
    meetings: tuple[str, ...] = ()
    initiatives: int = 0
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    id: str
    name: Text
    keywords: tuple[str, ...] = ()
    initiatives: int = 0
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class Concept:
    """A search term that is not a topic: a place, a body, a route."""

    id: str
    name: Text
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher of sources; `official` means a state organ with a site of its own."""

    id: str
    name: Text
    kind: str
    official: bool
    country: str = ""
    group: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A web page; `carries` is the publisher whose report it reprints or relays."""

    id: str
    publisher: str
    title: str
    url: str
    date: str
    lang: str
    carries: str = ""
    official: bool = False
    initiatives: int = 0
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class Participant:
    """A participant of a meeting: for which country, in what office, as `member` or `guest`."""

    country: str
    leader: str
    office: Text
    role: str
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    id: str
    meeting: str
    date: str
    title: Text
    status: str
    sources: tuple[Citation, ...] = ()
    note: Text = Text()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something worth knowing about a meeting that is not an initiative."""

    text: Text
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    id: str
    number: int
    date: str
    name: Text
    city: Text
    country: str
    participants: tuple[Participant, ...] = ()
    documents: tuple[Document, ...] = ()
    facts: tuple[Fact, ...] = ()
    coverage: Text = Text()
    note: Text = Text()
    initiatives: int = 0
    quotes: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class Initiative:
    id: str
    meeting: str
    date: str
    country: str
    leader: str
    topics: tuple[str, ...]
    action: str
    creates: str
    horizon: int | None
    title: Text
    summary: Text
    sources: tuple[Citation, ...]
    evidence: str
    follows: tuple[str, ...] = ()
    followed_by: tuple[str, ...] = ()
    threads: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    note: Text = Text()
    keywords: Keywords = Keywords()
    sought: str = ""
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What became of initiatives: a dated fact with sources, never a score (data/README.md, "Events")."""

    id: str
    date: str
    outcome: str
    initiatives: tuple[str, ...]
    threads: tuple[str, ...]
    countries: tuple[str, ...]
    place: Text
    text: Text
    link: str
    document: str
    sources: tuple[Citation, ...]
    evidence: str
    note: Text = Text()


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim quotation: `text` in the language `lang`, `translation` in the other one."""

    id: str
    meeting: str
    date: str
    country: str
    leader: str
    initiative: str
    lang: str
    text: str
    translation: Text
    translator: str
    source: Citation


@dataclass(frozen=True, slots=True)
class Thread:
    """Initiatives of the same idea, the earliest first, and their events; `first` and `last` are dates."""

    id: str
    title: Text
    note: Text
    initiatives: tuple[str, ...]
    first: str
    last: str
    countries: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    last_event: str = ""
    last_outcome: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result: the record, its best matching passage, and how the query was understood."""

    record: Initiative | Quote | Event | Document
    match: str
    stage: str


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of checking a quotation or a cited paragraph against the text of its source.

    `status` is `found`, `changed` (then `found` is the most similar paragraph) or `missing`.
    """

    id: str
    what: str
    paragraph: int | None
    status: str
    found: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind of record: name, type in words, meaning, heading in tables."""

    kind: str
    name: str
    type: str
    meaning: Text
    heading: Text


@dataclass(frozen=True, slots=True)
class Tally:
    """The number of initiatives with the given values; fields that were not counted by are empty."""

    country: str = ""
    leader: str = ""
    topic: str = ""
    meeting: str = ""
    action: str = ""
    creates: str = ""
    year: int | None = None
    evidence: str = ""
    initiatives: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """The number of initiatives put forward for a country at a meeting."""

    meeting: str
    number: int
    date: str
    city: Text
    country: str
    initiatives: int


Record = Initiative | Event | Quote | Thread | Meeting | Document | Leader | Country | Topic | Source
"""Records with an id that is unique across kinds, by which they can be shown."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A whole data set. Registers map ids to records, in the order of the file."""

    name: str
    version: str
    updated: str
    license: str
    description: Text
    countries: Mapping[str, Country]
    leaders: Mapping[str, Leader]
    topics: Mapping[str, Topic]
    concepts: Mapping[str, Concept]
    publishers: Mapping[str, Publisher]
    sources: Mapping[str, Source]
    meetings: Mapping[str, Meeting]
    documents: Mapping[str, Document]
    initiatives: Mapping[str, Initiative]
    events: Mapping[str, Event]
    quotes: Mapping[str, Quote]
    threads: Mapping[str, Thread]
