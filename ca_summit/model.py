"""What a data set consists of: frozen, slotted dataclasses, one a kind of record.

A record holds everything that is known of it: the fields of `data/summit.yaml` and, behind them,
the ones that follow from the rest of the data set (`date`, `evidence`, `followed_by`, counts).
Records name each other by id. Dates are ISO 8601, whole or partial ("2018-03-15", "2018-03", "2018");
countries are ISO 3166-1 alpha-2 codes, languages BCP 47 tags; an empty string means "not given".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .language.languages import Lang

EVIDENCE = ("official", "corroborated", "relayed", "single")
"""Degrees of evidence, best first (data/README.md, "Evidence")."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in English and Russian; a language that is not given is empty."""

    en: str = ""
    ru: str = ""

    def get(self, lang: Lang) -> str:
        """The words in `lang`, or in the other language where they are missing."""
        return (self.ru or self.en) if lang == "ru" else (self.en or self.ru)


@dataclass(frozen=True, slots=True)
class Keywords:
    """Words to search by, in English and Russian."""

    en: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a source: its id and, where known, the number of the paragraph (1 is the headline)."""

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
    """Something that people search for and that no topic names: a place, a body, a route."""

    id: str
    name: Text
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes sources. `official`: an organ of state that speaks on a site of its own."""

    id: str
    name: Text
    kind: str
    official: bool
    country: str = ""
    group: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A page. `carries` is the publisher whose report the page reprints or relays."""

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
    """Who took part in a meeting: for which country, in what office, as `member` or `guest`."""

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
    """Something worth knowing of a meeting that is no initiative."""

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
    """A quotation, word for word: `text` in the language `lang`, `translation` in the other one."""

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


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that a search found: the passage that matches best, and how the query was understood."""

    record: Initiative | Quote
    match: str
    stage: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a quotation or of a cited paragraph in the text of its source.

    `status`: `found`, `changed` (then `found` is the paragraph that has most of its words) or `missing`.
    """

    id: str
    what: str
    paragraph: int | None
    status: str
    found: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind of record: its name, its type in words, its meaning, its heading in tables."""

    kind: str
    name: str
    type: str
    meaning: Text
    heading: Text


@dataclass(frozen=True, slots=True)
class Tally:
    """How many initiatives have the values that are given, in the fields that they were counted by."""

    country: str = ""
    leader: str = ""
    topic: str = ""
    meeting: str = ""
    action: str = ""
    creates: str = ""
    year: int | None = None
    initiatives: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """How many initiatives were put forward for a country at a meeting."""

    meeting: str
    number: int
    date: str
    city: Text
    country: str
    initiatives: int


Record = Initiative | Event | Quote | Thread | Meeting | Document | Leader | Country | Topic | Source
"""What has an id of its own that no other record shares, and so can be shown."""


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
