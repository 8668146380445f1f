"""The codebook's rules on how initiatives and events are coded."""

import re
from collections.abc import Iterator
from typing import Any

from ..language.messages import Message, or_list
from .breach import Breach
from .walk import Data, listed

MOST_TOPICS = 3

_COMPANY = {"ai": ("digital", "technology"), "afghanistan": ()}
"""Topics that never stand alone, and beside which ones they stand; () means beside any."""


def topics_are_few(data: Data) -> Iterator[Breach]:
    """An initiative has one to three topics."""
    for index, record in enumerate(data["initiatives"]):
        if len(record["topics"]) > MOST_TOPICS:
            yield (
                ("initiatives", index, "topics"),
                Message(
                    "{number} topics; keep at most {most}, the chief one first",
                    number=len(record["topics"]),
                    most=MOST_TOPICS,
                ),
            )


def topics_keep_company(data: Data) -> Iterator[Breach]:
    """`ai` stands beside `digital` or `technology`, `afghanistan` beside what it is about."""
    known = data["topics"].keys()
    for index, record in enumerate(data["initiatives"]):
        topics = record["topics"]
        for topic in _COMPANY.keys() & topics:
            company = [each for each in _COMPANY[topic] if each in known]
            if company and not set(company) & {*topics}:
                message = Message(
                    "{topic!r} always stands beside {others}; add one", topic=topic, others=or_list(company)
                )
            elif not _COMPANY[topic] and len(topics) == 1:
                message = Message("{topic!r} always stands beside what it is about; add that", topic=topic)
            else:
                continue
            yield ("initiatives", index, "topics"), message


def horizons_lie_ahead(data: Data) -> Iterator[Breach]:
    """The year by which something is meant to happen is not before the meeting."""
    for index, record in enumerate(data["initiatives"]):
        year = data["meetings"].get(record["meeting"], {}).get("date", "")[:4]
        if year and record.get("horizon", int(year)) < int(year):
            yield (
                ("initiatives", index, "horizon"),
                Message("{horizon} is before the meeting; correct it", horizon=record["horizon"]),
            )


def searches_end_in_a_month(data: Data) -> Iterator[Breach]:
    """`sought` is a month."""
    for index, record in enumerate(data["initiatives"]):
        sought = record.get("sought", "")
        if len(sought) not in (0, len("2026-03")):
            yield (
                ("initiatives", index, "sought"),
                Message("'sought' is a month, as in 2026-03, not {value}; correct it", value=sought),
            )


def links_go_to_the_nearest(data: Data) -> Iterator[Breach]:
    """An initiative follows the nearest earlier ones, not those that these follow themselves."""
    follows = {each["id"]: each.get("follows", ()) for each in data["initiatives"]}
    for index, record in enumerate(data["initiatives"]):
        named = record.get("follows", ())
        if len(named) < 2:
            continue
        beyond = {further: near for near in named for further in follows.get(near, ())}
        for place, id_ in enumerate(named):
            if id_ in beyond:
                yield (
                    ("initiatives", index, "follows", place),
                    Message(
                        "{near!r} follows {id!r} already; name only the nearest", near=beyond[id_], id=id_
                    ),
                )


def things_are_said_once(data: Data) -> Iterator[Breach]:
    """What one leader says twice at one meeting is one record."""
    first: dict[Any, str] = {}
    for index, record in enumerate(data["initiatives"]):
        other = first.setdefault((record["meeting"], record["leader"], record["title"]["en"]), record["id"])
        if other != record["id"]:
            yield (
                ("initiatives", index, "title"),
                Message("{id!r} has this title too; make the two one record, or tell them apart", id=other),
            )


def facts_are_told_once(data: Data) -> Iterator[Breach]:
    """One fact that answers several initiatives is one event; in opposite ways, it has two outcomes."""
    first: dict[Any, str] = {}
    for path, event in listed(data, ("events",)):
        key = (event["text"]["en"].casefold(), event["outcome"], event.get("date"))
        other = first.setdefault(key, event["id"])
        if other != event["id"]:
            yield (
                (*path, "text"),
                Message("the same fact as {id!r}; name all its initiatives there", id=other),
            )


def reports_of_plans_have_dates(data: Data) -> Iterator[Breach]:
    """`pending` is what a dated report says."""
    for path, event in listed(data, ("events",)):
        if event["outcome"] == "pending" and "date" not in event:
            yield path, Message("'pending' needs the date of the report; add it")


def leaders_speak_for_their_country(data: Data) -> Iterator[Breach]:
    """A participant speaks for the country that the register of leaders gives."""
    for id_, meeting in data["meetings"].items():
        for index, each in enumerate(meeting["participants"]):
            own = data["leaders"].get(each["leader"], {}).get("country", each["country"])
            if own != each["country"]:
                yield (
                    ("meetings", id_, "participants", index, "country"),
                    Message(
                        "{leader} speaks for {own} in the register of leaders; make them agree",
                        leader=each["leader"],
                        own=own,
                    ),
                )


def keywords_add_words(data: Data) -> Iterator[Breach]:
    """Keywords of an initiative are words that its title and summary avoid, by language."""
    for index, record in enumerate(data["initiatives"]):
        for lang, words in record.get("keywords", {}).items():
            said = f"{record['title'][lang]} {record['summary'][lang]}".casefold()
            for place, word in enumerate(words):
                path = ("initiatives", index, "keywords", lang, place)
                sought = word.casefold()
                if sought in said and re.search(rf"(?<!\w){re.escape(sought)}(?!\w)", said):
                    yield (
                        path,
                        Message("{word!r} stands in the title or summary; take it out here", word=word),
                    )
                if lang == "en" and not word.isascii() and re.search("[\u0400-\u04ff]", word):
                    yield path, Message("{word!r} is not English; move it to 'ru'", word=word)


CODING_RULES = (
    topics_are_few,
    topics_keep_company,
    horizons_lie_ahead,
    searches_end_in_a_month,
    links_go_to_the_nearest,
    things_are_said_once,
    facts_are_told_once,
    reports_of_plans_have_dates,
    leaders_speak_for_their_country,
    keywords_add_words,
)
