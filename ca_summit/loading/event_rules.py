"""The codebook's rules on events (data/README.md, "Events"), in the form of those in `rules`."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ..language.messages import Message
from .breach import Breach, is_before
from .walk import Data, Steps, listed

TEXT_LENGTH = 200
"""Characters of the sentence that says what happened."""


def _events(data: Data) -> Iterator[tuple[Steps, Data]]:
    return listed(data, ("events",))


def events_come_after_meetings(data: Data) -> Iterator[Breach]:
    """An event is not before the meeting of any of its initiatives, nor after the data were last updated."""
    initiatives = {each["id"]: each for each in data["initiatives"]}
    updated = data["dataset"]["updated"]
    for path, event in _events(data):
        date = event.get("date", "")
        for place, id_ in enumerate(event["initiatives"]):
            meeting = data["meetings"].get(initiatives.get(id_, {}).get("meeting"), {})
            if date and meeting and is_before(date, meeting["date"]):
                yield (
                    (*path, "initiatives", place),
                    Message("{date} is before the meeting of {id!r}; correct one", date=date, id=id_),
                )
        if date and is_before(updated, date):
            yield (
                (*path, "date"),
                Message("{date} is after 'updated' of the data set; correct one", date=date),
            )


def events_have_later_sources(data: Data) -> Iterator[Breach]:
    """At least one source is of the day of the event or later, or has no date."""
    for path, event in _events(data):
        dates = [data["sources"].get(each["id"], {}).get("date", "") for each in event["sources"]]
        if event.get("date") and all(date and is_before(date, event["date"]) for date in dates):
            yield (
                (*path, "sources"),
                Message("every source is older than the event; cite one that tells of it"),
            )


def events_name_countries(data: Data) -> Iterator[Breach]:
    """One country ratifies; the initiative's own side pursues; a signature has a signatory or a note."""
    country_of = {each["id"]: each["country"] for each in data["initiatives"]}
    for path, event in _events(data):
        countries = event.get("countries", [])
        match event["outcome"]:
            case "ratified" if len(countries) != 1:
                yield (
                    path,
                    Message("'ratified' needs exactly one country in 'countries'; give each its event"),
                )
            case "pursued":
                own = {country_of[id_] for id_ in event["initiatives"] if id_ in country_of}
                if own and own.isdisjoint(countries):
                    yield (
                        path,
                        Message(
                            "its own country pursues an initiative; name {country} or change the outcome",
                            country=", ".join(sorted(own)),
                        ),
                    )
            case "signed" if not countries and "note" not in event:
                yield path, Message("'signed' needs 'countries', or a note that says why they are not known")


def events_take_effect_once_signed(data: Data) -> Iterator[Breach]:
    """What is in force was signed before."""
    signed: dict[str, list[str]] = defaultdict(list)
    for _, event in _events(data):
        if event["outcome"] == "signed":
            for id_ in event["initiatives"]:
                signed[id_].append(event.get("date", ""))
    for path, event in _events(data):
        if event["outcome"] == "in-force":
            dates = [date for id_ in event["initiatives"] for date in signed[id_]]
            if all(is_before(event.get("date", ""), date) for date in dates):
                yield path, Message("nothing was signed before; add the event 'signed' or change the outcome")


def events_are_told_once(data: Data) -> Iterator[Breach]:
    """No two events have the same initiative, outcome, date and countries."""
    first: dict[Any, str] = {}
    for path, event in _events(data):
        for id_ in event["initiatives"]:
            key = (id_, event["outcome"], event.get("date"), tuple(sorted(event.get("countries", ()))))
            other = first.setdefault(key, event["id"])
            if other != event["id"]:
                yield (
                    path,
                    Message("the same as {id!r}: initiative, outcome, date, countries; keep one", id=other),
                )
                break


def events_stand_in_their_threads(data: Data) -> Iterator[Breach]:
    """A thread that an event names holds one of its initiatives."""
    threads = data.get("threads", {})
    for path, event in _events(data):
        for place, thread in enumerate(event.get("threads", ())):
            members = threads.get(thread, {}).get("initiatives", ())
            if members and set(members).isdisjoint(event["initiatives"]):
                yield (
                    (*path, "threads", place),
                    Message("{thread!r} has none of its initiatives; correct one", thread=thread),
                )


def searches_reach_the_last_event(data: Data) -> Iterator[Breach]:
    """Nobody looked only up to a month before the last event of an initiative."""
    last: dict[str, str] = {}
    for _, event in _events(data):
        for id_ in event["initiatives"]:
            last[id_] = max(last.get(id_, ""), event.get("date", ""))
    for index, initiative in enumerate(data["initiatives"]):
        sought, date = initiative.get("sought"), last.get(initiative["id"], "")
        if sought and date and is_before(sought, date):
            yield (
                ("initiatives", index, "sought"),
                Message("the last event is of {date}; put 'sought' there or later", date=date),
            )


def searches_fit_between_meeting_and_update(data: Data) -> Iterator[Breach]:
    """Nobody looked before the meeting, nor after the data were last updated."""
    for index, initiative in enumerate(data["initiatives"]):
        sought = initiative.get("sought", "")
        meeting = data["meetings"].get(initiative["meeting"], {}).get("date", "")
        if sought and (is_before(sought, meeting) or is_before(data["dataset"]["updated"], sought)):
            yield (
                ("initiatives", index, "sought"),
                Message("{day} is before the meeting, or after 'updated'; correct it", day=sought),
            )


def events_are_short(data: Data) -> Iterator[Breach]:
    """What happened is one sentence of at most TEXT_LENGTH characters."""
    for path, event in _events(data):
        for lang, text in event["text"].items():
            if len(text) > TEXT_LENGTH:
                yield (
                    (*path, "text", lang),
                    Message(
                        "the text has {length} characters; the limit is {most}",
                        length=len(text),
                        most=TEXT_LENGTH,
                    ),
                )


EVENT_RULES = (
    events_come_after_meetings,
    events_have_later_sources,
    events_name_countries,
    events_take_effect_once_signed,
    events_are_told_once,
    events_stand_in_their_threads,
    searches_reach_the_last_event,
    searches_fit_between_meeting_and_update,
    events_are_short,
)
