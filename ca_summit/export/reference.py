"""What a reference to a record names: who said what, where and when, the page, the data set.

So a reader finds both the statement and its record.
"""

from dataclasses import dataclass
from typing import Any

from ..language import labels
from ..language.languages import Lang
from ..query.answers import Records
from ..query.summit import Summit
from ..records.rows import Row, cited

DATASET = "dataset"
"""The kind of the data set itself, cited as a whole."""

_AUTHORS = {"casummit": {"en": "The casummit authors", "ru": "Авторы casummit"}}
"""Who made a data set, by its name; its file does not say."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a person, as catalogues sort it; whoever has no `family` name is an institution."""

    given: str
    family: str = ""

    @property
    def whole(self) -> str:
        """The name as it is spoken; given names come first in it."""
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True)
class Page:
    """The page to send a reader to; what is unknown is empty."""

    publisher: str
    date: str
    url: str
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Reference:
    """The content of a reference, in one language; what is unknown, or does not apply, is empty."""

    kind: str
    id: str
    title: str
    lang: str
    """The language of the title."""
    author: Name | None
    occasion: str
    """The meeting at which it was said or adopted."""
    place: str
    day: str
    """When it was said, or when it happened."""
    page: Page | None
    sources: int
    """How many sources the record has; `page` is one of them."""
    edition: str
    version: str
    updated: str

    @property
    def date(self) -> str:
        """The date to print: the day, else the date of the page; without either, that of the data set."""
        if self.page:
            return self.day or self.page.date
        return self.day or self.updated


def the_data_set(summit: Summit) -> Row:
    """The data set as a record that can be cited; it has its name for an id."""
    return Row(DATASET, {"id": summit.about["name"], **summit.about})


def reference(summit: Summit, row: Row, lang: Lang) -> Reference:
    """The reference to a record, or to `the_data_set`."""
    records = summit.records
    is_meeting = row.kind == "meeting"
    meeting = row if is_meeting else records.get("meeting", row.get("meeting") or "")
    title, title_lang = _title(records, row, lang)
    about = summit.about
    return Reference(
        kind=row.kind,
        id=row["id"],
        title=title,
        lang=title_lang,
        author=_author(records, row, lang),
        occasion=labels.text_in(meeting["name"], lang) if meeting and not is_meeting else "",
        place=labels.text_in(row.get("place") or (meeting["city"] if meeting else None), lang),
        day=(row.get("date") or "") if row.kind != "source" else "",
        page=_page(records, row, lang),
        sources=1 if row.kind == "source" else len(cited(row)),
        edition=records.edition(),
        version=about["version"],
        updated=about["updated"],
    )


def _title(records: Records, row: Row, lang: Lang) -> tuple[str, str]:
    """The title of a record and its language."""
    match row.kind:
        case "quote":
            return (f"«{row['text']}»" if row["lang"] == "ru" else f"“{row['text']}”"), row["lang"]
        case "source":
            publisher = records["publisher", row["publisher"]]
            return (row["title"] or labels.text_in(publisher["name"], lang)).removesuffix("."), row["lang"]
        case "dataset":
            subtitle = labels.text_in(row["description"], lang).partition(". ")[0].removesuffix(".")
            return ": ".join(part for part in (row["name"], subtitle) if part), lang
    words = labels.text_in(row.get("title") or row.get("name") or row.get("text"), lang).removesuffix(".")
    # After the speaker's name our summary must not be taken for a quotation.
    return (f"{words} ({labels.OUR_WORDS.get(lang)})" if row.kind in ("initiative", "event") else words), lang


def _author(records: Records, row: Row, lang: Lang) -> Name | None:
    """Who said it: never the publisher of the page on which it was read."""
    if row.kind == DATASET:
        authors = _AUTHORS.get(row["name"])
        return Name(authors[lang]) if authors else None
    leader = records.get("leader", row.get("leader") or "")
    return _name(labels.text_in(leader["name"], lang)) if leader else None


def _name(whole: str) -> Name:
    """A name, its last word being the family name: names in a data set begin with the given one."""
    given, _, family = whole.rpartition(" ")
    return Name(given, family) if given else Name(whole)


def _page(records: Records, row: Row, lang: Lang) -> Page | None:
    place = {"id": row["id"], "paragraph": None} if row.kind == "source" else _best(records, row)
    if place is None:
        return None
    source = records["source", place["id"]]
    return Page(
        publisher=labels.text_in(records["publisher", source["publisher"]]["name"], lang),
        date=source["date"] or "",
        url=source["url"],
        paragraph=place["paragraph"],
    )


def _best(records: Records, row: Row) -> dict[str, Any] | None:
    """The page to send a reader to: a state organ's own, then one with a known paragraph, then the first."""
    citations = list(cited(row))
    citations.sort(
        key=lambda each: (not records["source", each["id"]]["official"], each["paragraph"] is None)
    )
    return citations[0] if citations else None


def place_on(page: Page, lang: Lang) -> list[str]:
    """The date of a page and the paragraph in it, in words, as far as they are known."""
    return [
        *([labels.day(page.date, lang)] if page.date else []),
        *([labels.paragraph(page.paragraph, lang)] if page.paragraph else []),
    ]


def record(reference: Reference, lang: Lang) -> str:
    """Where the record is: the data set, its version and date, the id; and how many sources stand there."""
    more = f" ({labels.in_all(reference.sources, 'source', lang)})" if reference.sources > 1 else ""
    return f"{reference.edition} ({reference.updated}), {reference.id}{more}"
