"""The kinds of records: one row each, from which everything else about kinds is derived."""

from typing import Literal, NamedTuple

TEXT_LANGS = ("en", "ru")
"""Languages of the texts in a data set: BCP 47 tags."""

DIMENSIONS = ("country", "leader", "topic", "meeting", "action", "creates", "year", "evidence")
"""Fields that initiatives can be counted by."""

LATEST, ALL = "latest", "all"
"""Values of the filter `meeting` that every data set knows."""

ANY, SOUGHT_IN_VAIN, UNSOUGHT = "any", "none", "unsought"
"""Values of the filter `outcome`: any event; none was found; none was looked for."""


class Kind(NamedTuple):
    """Properties of a kind, beside its fields (model) and its words (labels, glossary)."""

    register: str = ""
    """The section of a data set that holds its records; "" for answers, which are in none."""

    in_list: bool = False
    """Whether that section is a list; the others are mappings by id."""

    by_date: Literal["", "newest", "oldest"] = ""
    """Which of its records are listed first, by date; "" keeps the order of the data set."""

    is_shown: bool = True
    """Whether its records can be shown by id; the others only belong to records that can."""


KINDS = {
    "country": Kind("countries"),
    "leader": Kind("leaders"),
    "topic": Kind("topics"),
    "concept": Kind("concepts", is_shown=False),
    "publisher": Kind("publishers", is_shown=False),
    "source": Kind("sources"),
    "meeting": Kind("meetings", by_date="newest"),
    "document": Kind("documents", by_date="newest"),
    "initiative": Kind("initiatives", in_list=True, by_date="newest"),
    "event": Kind("events", in_list=True, by_date="oldest"),
    "quote": Kind("quotes", in_list=True, by_date="newest"),
    "thread": Kind("threads"),
    **dict.fromkeys(("hit", "field", "finding", "tally", "share"), Kind(is_shown=False)),
}
"""All kinds, in the order of a data set, followed by those that only answer a question."""

REGISTERS = {kind.register: name for name, kind in KINDS.items() if kind.register}
"""Registers of a data set to the kind of their records."""

SHOWN = tuple(name for name, kind in KINDS.items() if kind.is_shown)
"""Kinds whose records can be shown by id; ids are unique across them."""

SPOKEN = ("initiative", "quote")
"""Kinds of what somebody said at a meeting."""

SEARCHED = ("initiative", "quote", "event", "document")
"""Kinds that are searched; of hits that are equally good, those of the first kind come first."""

ANSWERS = tuple(name for name, kind in KINDS.items() if not kind.register)
"""Kinds that are not part of a data set and only answer a question."""

CITING_PARTS = ("participants", "documents", "facts")
"""Fields of meetings whose parts cite sources of their own."""

COMPONENTS = ("participant", "fact", "citation", "keywords")
"""Kinds of parts of records."""


def class_of(kind: str) -> type:
    """The dataclass of a kind of record or part."""
    # Not imported at the top: defining all dataclasses takes longer than a query in a pipe.
    from .. import model

    dataclass: type = getattr(model, kind.capitalize())
    return dataclass


def kinds_of(kind: str) -> tuple[str, ...]:
    """The kinds whose fields a record of `kind` has: a hit also has those of the record found."""
    return (kind, *SEARCHED) if kind == "hit" else (kind,)
