"""References as CSL-JSON, which Zotero, pandoc and every citeproc read.

Citation Style Language 1.0.2, data schema: https://docs.citationstyles.org.
"""

from typing import Any

from .reference import DATASET, Name, Reference, place_on, record
from .urls import encoded

_TYPES = {
    "initiative": "speech",
    "quote": "speech",
    "event": "event",
    "meeting": "event",
    "document": "document",  # of a webpage some styles make the publisher the author
    "source": "webpage",
}
"""Kinds of records to types; all others are entries of the data set."""


def item(reference: Reference) -> dict[str, Any]:
    """A reference as an item of CSL-JSON.

    Styles print `container-title` and `archive` where they have a place for them, and no `note`.
    """
    kind, page = reference.kind, reference.page
    is_entry = kind not in _TYPES
    item = {
        "id": reference.id,
        "type": _TYPES.get(kind, "dataset"),
        "title": reference.title,
        "author": [_name(reference.author)] if reference.author else [],
        "issued": _date(reference.date),
        "event-title": reference.occasion,
        "event-place": reference.place,
        "event-date": _date(reference.day),
        "container-title": _container(reference),
        "URL": encoded(page.url) if page else "",
        "language": reference.lang,
        "locator": str(page.paragraph or "") if page else "",
        "version": reference.version if is_entry else "",
        "genre": "Data set" if kind == DATASET else "",
        "archive": "" if is_entry else reference.edition,
        "archive_location": "" if is_entry else reference.id,
        "note": _note(reference) if kind != DATASET else "",
    }
    return {name: value for name, value in item.items() if value}


def _name(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.family else {"literal": name.given}


def _date(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else {}


def _container(reference: Reference) -> str:
    """What the cited is in: a website, or the data set."""
    if reference.page:
        return reference.page.publisher if reference.page.publisher != reference.title else ""
    return reference.edition.rpartition(" ")[0] if reference.kind not in (*_TYPES, DATASET) else ""


def _note(reference: Reference) -> str:
    page = reference.page
    return "; ".join([*(place_on(page, "en") if page else ()), record(reference, "en")])
