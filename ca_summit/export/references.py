"""References to records: as text, BibTeX or CSL-JSON.

A reference has the record, its meeting, the page it was read on, and the data set with its version, so that
a reader finds both the statement and its record.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ..language import labels
from ..language.languages import Lang
from ..query.answers import Records
from ..query.summit import Summit
from ..records.rows import Row, cited
from ..text.steering import visible
from .formats import to_json
from .urls import encoded

STYLES = ("text", "bibtex", "csl-json")

_LATEX = str.maketrans(
    {char: f"\\{char}" for char in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


@dataclass(frozen=True, slots=True)
class Reference:
    """The content of a reference, in one language; what is unknown is empty."""

    id: str
    title: str
    speaker: str
    meeting: str
    publisher: str
    headline: str
    date: str
    url: str
    lang: str
    paragraph: int | None
    dataset: str


def references(summit: Summit, rows: Iterable[Row], style: str, lang: Lang) -> str:
    """References to records in one of STYLES, whole lines; only `text` is for people and follows `lang`."""
    lang = lang if style == "text" else "en"
    return _STYLES[style]([_reference(summit, row, lang) for row in rows], lang)


def _reference(summit: Summit, row: Row, lang: Lang) -> Reference:
    records = summit.records
    place = _best(records, row)
    source = records["source", place["id"]] if place else None
    meeting = row if row.kind == "meeting" else records.get("meeting", row.get("meeting") or "")
    leader = records.get("leader", row.get("leader") or "")
    return Reference(
        id=row["id"],
        title=_title(row, lang),
        speaker=labels.text_in(leader["name"], lang) if leader else "",
        meeting=_meeting(meeting, lang) if meeting else "",
        publisher=labels.text_in(records["publisher", source["publisher"]]["name"], lang) if source else "",
        headline=(source["title"] or "") if source else "",
        date=(source["date"] or "") if source else "",
        url=source["url"] if source else "",
        lang=source["lang"] if source else "",
        paragraph=place["paragraph"] if place else None,
        dataset=f"{records.edition()} ({summit.about['updated']})",
    )


def _best(records: Records, row: Row) -> dict[str, Any] | None:
    """The page to send a reader to: a state organ's own, then one with a known paragraph, then the first."""
    if row.kind == "source":
        return {"id": row["id"], "paragraph": None}
    citations = list(cited(row))
    citations.sort(
        key=lambda each: (not records["source", each["id"]]["official"], each["paragraph"] is None)
    )
    return citations[0] if citations else None


def _title(row: Row, lang: Lang) -> str:
    if row.kind == "quote":
        return f"«{row['text']}»" if row["lang"] == "ru" else f"“{row['text']}”"
    title = row.get("title") or row.get("name") or row.get("text") or ""
    words = (labels.text_in(title, lang) if isinstance(title, dict) else title).removesuffix(".")
    # After the speaker's name our summary must not be taken for a quotation.
    return f"{words} ({labels.OUR_WORDS.get(lang)})" if row.kind in ("initiative", "event") else words


def _meeting(meeting: Row, lang: Lang) -> str:
    name, city = (labels.text_in(meeting[each], lang) for each in ("name", "city"))
    return f"{name}, {city}, {labels.day(meeting['date'], lang)}"


def _text(references: list[Reference], lang: Lang) -> str:
    return "".join(f"{visible(_sentence(reference, lang))}\n" for reference in references)


def _sentence(reference: Reference, lang: Lang) -> str:
    statement = ": ".join(part for part in (reference.speaker, reference.title) if part)
    page = ", ".join(
        part
        for part in (
            reference.publisher,
            labels.day(reference.date, lang) if reference.date else "",
            labels.paragraph(reference.paragraph, lang) if reference.paragraph else "",
            reference.url,
        )
        if part
    )
    meeting = "" if reference.meeting.startswith(statement) else reference.meeting
    record = f"{reference.dataset}, {reference.id}"
    return ". ".join(part for part in (statement, meeting, page, record) if part) + "."


def _bibtex(references: list[Reference], lang: Lang) -> str:
    return "\n".join(_entry(reference, lang) for reference in references)


def _entry(reference: Reference, lang: Lang) -> str:
    """A BibTeX entry of type `misc`, which every style knows; double braces keep the case of titles."""
    fields = {
        "author": reference.speaker or reference.publisher,
        "title": reference.title,
        "howpublished": reference.meeting,
        "publisher": reference.publisher,
        "year": reference.date[:4],
        "url": reference.url,
        "note": f"{_paragraph(reference, lang)}{reference.dataset}, {reference.id}",
    }
    lines = []
    for name, value in fields.items():
        escaped = encoded(value) if name == "url" else visible(value).translate(_LATEX)
        whole = f"{{{escaped}}}" if name in ("author", "title") else escaped
        lines += [f"  {name} = {{{whole}}},"] if value else []
    return "\n".join([f"@misc{{{reference.id},", *lines, "}\n"])


def _paragraph(reference: Reference, lang: Lang) -> str:
    return f"{labels.paragraph(reference.paragraph, lang)}; " if reference.paragraph else ""


def _csl_json(references: list[Reference], lang: Lang) -> str:
    """Citation Style Language 1.0.2, data schema: https://docs.citationstyles.org."""
    return to_json([_item(reference, lang) for reference in references], indent=2) + "\n"


def _item(reference: Reference, lang: Lang) -> dict[str, Any]:
    item = {
        "id": reference.id,
        "type": "speech" if reference.speaker else "webpage" if reference.url else "dataset",
        "title": reference.title,
        "author": [{"literal": reference.speaker}] if reference.speaker else [],
        "event-title": reference.meeting,
        "container-title": reference.headline,
        "publisher": reference.publisher,
        "issued": {"date-parts": [[int(part) for part in reference.date.split("-")]]}
        if reference.date
        else {},
        "URL": reference.url,
        "language": reference.lang,
        "locator": str(reference.paragraph or ""),
        "note": f"{_paragraph(reference, lang)}{reference.dataset}, {reference.id}",
    }
    return {name: value for name, value in item.items() if value}


_STYLES: dict[str, Callable[[list[Reference], Lang], str]] = {
    "text": _text,
    "bibtex": _bibtex,
    "csl-json": _csl_json,
}
