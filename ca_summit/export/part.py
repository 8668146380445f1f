"""Which part of a data set filters keep, in words."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..language import labels
from ..language.languages import Lang
from ..query.criteria import Criteria
from ..query.summit import Summit
from ..records.rows import Row

_OF_MEETINGS = ("meeting", "year")
"""Filters that keep all of a meeting or nothing."""


class Part(NamedTuple):
    """A part of a data set, for people."""

    title: str
    """What the filters ask for: `Water; Kazakhstan`."""

    words: str
    """The same in full: `Part of the data set: topic: Water; country: Kazakhstan`."""

    absent: Sequence[Row]
    """Meetings that were asked about, of which nothing is kept."""

    has_whole_meetings: bool
    """Whether all that was said at a meeting is kept."""


def part_of(everything: Summit, kept: Summit, criteria: Criteria, lang: Lang) -> Part | None:
    """What `criteria` keep of a data set; None if that is all of it.

    Raises UsageError for a value that the data set does not know.
    """
    if kept is everything:
        return None
    meant = everything.meant(criteria)
    said = {
        name: [_name(everything, name, value, lang) for value in values] for name, values in meant.items()
    }
    there = {row["id"] for row in kept.find("meeting").rows() if row["initiatives"] or row["quotes"]}
    asked = [
        row
        for row in everything.find("meeting").rows()
        if row["id"] in meant.get("meeting", [row["id"]])
        and row["date"][:4] in meant.get("year", [row["date"][:4]])
    ]
    return Part(
        title="; ".join(", ".join(names) for names in said.values()),
        words=labels.part_of_it(
            "; ".join(
                f"{labels.FILTERS[name].get(lang)}: {', '.join(names)}" for name, names in said.items()
            ),
            lang,
        ),
        absent=[row for row in asked if row["id"] not in there],
        has_whole_meetings=all(name in _OF_MEETINGS for name in meant),
    )


def _name(summit: Summit, name: str, value: str, lang: Lang) -> str:
    """A value of a filter as people call it."""
    row = summit.records.get(name, value) if name in _NAMED else None
    return _NAMED[name](row, lang) if row else labels.filtered(name, value, lang)


def _by_name(row: Row, lang: Lang) -> str:
    return labels.text_in(row.get("name") or row.get("title"), lang)


_NAMED: dict[str, Callable[[Row, Lang], str]] = {
    **dict.fromkeys(("country", "leader", "topic", "thread", "publisher"), _by_name),
    "meeting": labels.occasion,
}
"""Filters whose values are ids of records, and what these are called; a source goes by its id."""
