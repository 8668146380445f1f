"""The codebook's rules on order: records stand by date."""

from collections.abc import Iterator
from itertools import pairwise

from ..language.messages import Message
from .breach import Breach
from .walk import SPOKEN, Data, register_of

_LAST = "~"
"""Sorts behind every date: what has none stands last."""


def _earlier(before: str) -> Message:
    return Message("earlier than {id!r}, which stands before it; put the earliest first", id=before)


def meetings_stand_by_date(data: Data) -> Iterator[Breach]:
    """The earliest meeting stands first."""
    for (before, earlier), (id_, meeting) in pairwise(data["meetings"].items()):
        if meeting["date"] < earlier["date"]:
            yield ("meetings", id_), _earlier(before)


def initiatives_stand_by_meeting(data: Data) -> Iterator[Breach]:
    """Initiatives and quotations stand meeting by meeting, the earliest first."""
    date_of = {id_: meeting["date"] for id_, meeting in data["meetings"].items()}
    for section in SPOKEN:
        for index, (before, record) in enumerate(pairwise(data.get(section, ())), 1):
            date, date_before = (date_of.get(each["meeting"], "") for each in (record, before))
            if date and date < date_before:
                yield (section, index), _earlier(before["id"])


def events_stand_by_date(data: Data) -> Iterator[Breach]:
    """The earliest event stands first, those without a date last; partial dates stand anywhere they may."""
    latest, before = "", ""
    for index, event in enumerate(data.get("events", ())):
        date = event.get("date", _LAST)
        if date < latest[: len(date)]:
            yield ("events", index), _earlier(before)
        elif date > latest:
            latest, before = date, event["id"]


def threads_stand_by_date(data: Data) -> Iterator[Breach]:
    """The initiatives of a thread stand in it by meeting, the earliest first."""
    date_of = {id_: meeting["date"] for id_, meeting in data["meetings"].items()}
    initiatives = register_of(data, "initiatives")
    for id_, thread in data.get("threads", {}).items():
        dated = (
            (member, place, date_of.get(initiatives[member]["meeting"], ""))
            for place, member in enumerate(thread["initiatives"])
            if member in initiatives
        )
        for (before, _, date_before), (_, place, date) in pairwise(dated):
            if date and date < date_before:
                yield ("threads", id_, "initiatives", place), _earlier(before)


ORDER_RULES = (
    meetings_stand_by_date,
    initiatives_stand_by_meeting,
    events_stand_by_date,
    threads_stand_by_date,
)
