"""The codebook's rules on pages: one id each, dated as what they report allows."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..language.messages import Message
from .breach import Breach, is_before
from .walk import Data, dates, register_of

_HOST_PREFIX = re.compile(r"(?:www|m|amp)\.")
_PAGE = re.compile(r"https?://(?:[^/@?#]*@)?([^/?#:]*)(?::(?:80|443)(?![0-9]))?([^#]*)(#!.*)?", re.IGNORECASE)
"""The host of an address, its path and query, and a fragment that names a page."""


def pages_have_one_id(data: Data) -> Iterator[Breach]:
    """No two sources have one address: from one page under two ids, evidence would become `corroborated`."""
    first: dict[str, str] = {}
    for id_, source in data["sources"].items():
        other = first.setdefault(_page(source["url"]), id_)
        if other != id_:
            yield (
                ("sources", id_, "url"),
                Message("the page of {id!r} too; keep one source and cite that", id=other),
            )


def pages_carry_others(data: Data) -> Iterator[Breach]:
    """A page carries the report of another publisher, not of its own."""
    for id_, source in data["sources"].items():
        if source.get("carries") == source["publisher"]:
            yield (
                ("sources", id_, "carries"),
                Message("'carries' names the page's own publisher; name the other one, or leave it out"),
            )


def dates_are_past(data: Data) -> Iterator[Breach]:
    """No page and no meeting is later than the last change of the data."""
    updated = data["dataset"]["updated"]
    for register in ("sources", "meetings"):
        for path, date in dates(data, register):
            if is_before(updated, date):
                yield path, Message("{date} is after 'updated' of the data set; correct one", date=date)


def pages_are_not_older_than_the_meeting(data: Data) -> Iterator[Breach]:
    """What was said at a meeting is not read on a page that is older."""
    sources, date_of = data["sources"], {id_: each["date"] for id_, each in data["meetings"].items()}
    for index, record in enumerate(data["initiatives"]):
        meeting = date_of.get(record["meeting"], "")
        for place, citation in enumerate(record["sources"]):
            date = sources.get(citation["id"], {}).get("date")
            if date and date < meeting[: len(date)]:
                yield (
                    ("initiatives", index, "sources", place),
                    Message(
                        "this page, of {date}, is older than the meeting; cite a report of it", date=date
                    ),
                )


def quotations_fit_their_pages(data: Data) -> Iterator[Breach]:
    """A quotation is in the language of its page, and its initiative cites that page too."""
    initiatives = register_of(data, "initiatives") if data.get("quotes") else {}
    for index, quote in enumerate(data.get("quotes", ())):
        page = quote["source"]["id"]
        lang = data["sources"].get(page, {}).get("lang", quote["lang"])
        if lang != quote["lang"]:
            yield (
                ("quotes", index, "lang"),
                Message("the language of its source is {lang!r}; make them agree", lang=lang),
            )
        initiative = initiatives.get(quote.get("initiative", ""))
        if initiative and page not in {each["id"] for each in initiative["sources"]}:
            yield (
                ("quotes", index, "source", "id"),
                Message("{id!r} does not cite this page; add it to its sources", id=initiative["id"]),
            )


def _page(url: str) -> str:
    """What two addresses of one page have in common."""
    match = _PAGE.match(url)
    if not match:
        return url
    host, path, fragment = match.groups(default="")
    return f"{_HOST_PREFIX.sub('', host.lower(), count=1)}{unquote(path.rstrip('/?'))}{fragment}"


SOURCE_RULES = (
    pages_have_one_id,
    pages_carry_others,
    dates_are_past,
    pages_are_not_older_than_the_meeting,
    quotations_fit_their_pages,
)
