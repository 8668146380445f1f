"""The codebook's rules on ids: they say what they stand for, and agree with their records."""

import re
from collections import Counter
from collections.abc import Iterator

from ..language.messages import Message
from ..text.folding import fold
from .breach import Breach
from .walk import Data, listed, spoken

_DATE_IN_ID = re.compile(r"(?:^|-)((?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)?)(?=-|$)")


def ids_tell_year_and_country(data: Data) -> Iterator[Breach]:
    """The id of an initiative or quotation begins with the year of its meeting and its country."""
    year_of = {id_: meeting["date"][:4] for id_, meeting in data["meetings"].items()}
    for path, record in spoken(data):
        if year := year_of.get(record["meeting"]):
            wanted = f"{year}-{record['country'].lower()}-"
            if not record["id"].startswith(wanted):
                yield (
                    (*path, "id"),
                    Message(
                        "by meeting and country the id begins with {wanted!r}; correct the id or the record",
                        wanted=wanted,
                    ),
                )


def ids_of_meetings_tell_year_and_city(data: Data) -> Iterator[Breach]:
    """The id of a meeting is its year and its city; of a city with two names, the first will do."""
    for id_, meeting in data["meetings"].items():
        whole = f"{meeting['date'][:4]}-{_as_id(meeting['city']['en'])}"
        if id_ != whole and not whole.startswith(f"{id_}-"):
            yield (
                ("meetings", id_),
                Message("by date and city the id is {wanted!r}; correct the id or the record", wanted=whole),
            )


def ids_of_documents_tell_the_year(data: Data) -> Iterator[Breach]:
    """The id of a document begins with the year of its meeting."""
    for id_, meeting in data["meetings"].items():
        for index, document in enumerate(meeting.get("documents", ())):
            if breach := _other_year(document["id"], meeting["date"]):
                yield ("meetings", id_, "documents", index, "id"), breach


def ids_of_events_tell_the_year(data: Data) -> Iterator[Breach]:
    """The id of an event that has a date begins with its year."""
    for path, event in listed(data, ("events",)):
        if breach := _other_year(event["id"], event.get("date", "")):
            yield (*path, "id"), breach


def ids_of_sources_agree_with_their_dates(data: Data) -> Iterator[Breach]:
    """A date in the id of a source is that of the page, as far as both are given."""
    for id_, source in data["sources"].items():
        date, named = source.get("date"), _DATE_IN_ID.search(id_)
        if date and named and not (date.startswith(named[1]) or named[1].startswith(date)):
            yield (
                ("sources", id_, "date"),
                Message("{date} contradicts the date in the id; correct one of the two", date=date),
            )


def ids_of_leaders_are_surnames(data: Data) -> Iterator[Breach]:
    """The id of a leader is the surname, with an initial where two share it."""
    base_of = {id_: _surname(id_, leader["name"]["en"]) for id_, leader in data["leaders"].items()}
    sharing = Counter(base_of.values())
    for id_, base in base_of.items():
        if not base:
            yield (
                ("leaders", id_),
                Message("the id is not the surname, as in 'tokayev', nor has an initial; correct it"),
            )
        elif id_ == base and sharing[base] > 1:
            yield ("leaders", id_), Message("another leader has this surname; add an initial to the id")


def _other_year(id_: str, date: str) -> Message | None:
    """What is wrong with an id that does not begin with the year of `date`, if that is known."""
    if not date or id_.startswith(f"{date[:4]}-"):
        return None
    return Message("by its date the id begins with {wanted!r}; correct one of the two", wanted=f"{date[:4]}-")


def _surname(id_: str, name: str) -> str:
    """The word of `name` that an id is, alone or before the initials of other words; "" if it is none."""
    words = [_as_id(word) for word in name.split()]
    if id_ in words:
        return id_
    base, _, initials = id_.rpartition("-")
    return base if base in words and any(word.startswith(initials) for word in words if word != base) else ""


def _as_id(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")


ID_RULES = (
    ids_tell_year_and_country,
    ids_of_meetings_tell_year_and_city,
    ids_of_documents_tell_the_year,
    ids_of_events_tell_the_year,
    ids_of_sources_agree_with_their_dates,
    ids_of_leaders_are_surnames,
)
