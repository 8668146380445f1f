"""The kinds of records: one row each, of which all else that is asked about kinds follows."""

from typing import Literal, NamedTuple

TEXT_LANGS = ("en", "ru")
"""Languages that the texts of a data set have: BCP 47 tags."""

DIMENSIONS = ("country", "leader", "topic", "meeting", "action", "creates", "year")
"""Fields that initiatives can be counted by."""

LATEST, ALL = "latest", "all"
"""Words that name meetings in every data set."""

ANY, SOUGHT_IN_VAIN, UNSOUGHT = "any", "none", "unsought"
"""Words for outcomes: there is an event; somebody looked and found none; nobody has looked."""


class Kind(NamedTuple):
    """What is to be known of a kind, beside its fields (model) and its words (labels, glossary)."""

    register: str = ""
    """The section of a data set in which its records stand; "" for answers, which stand in none."""

    in_list: bool = False
    """Whether that section is a list; the other ones are mappings by id."""

    by_date: Literal["", "newest", "oldest"] = ""
    """Which of its records are listed first, by date; "": listed as they stand in the data set."""

    is_shown: bool = True
    """Whether its records are found by id; the other ones only belong to records that are."""


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
"""All kinds, in the order of a data set; those behind them only answer a question."""

REGISTERS = {kind.register: name for name, kind in KINDS.items() if kind.register}
"""Registers of a data set, and the kind of their records."""

SHOWN = tuple(name for name, kind in KINDS.items() if kind.is_shown)
"""Kinds whose records are found by id; they share no id."""

ANSWERS = tuple(name for name, kind in KINDS.items() if not kind.register)
"""Kinds of what is in no data set and only answers a question."""

CITING_PARTS = ("participants", "documents", "facts")
"""Fields of meetings that hold parts which cite sources of their own."""

PARTS = ("participant", "fact", "citation", "keywords")
"""What records consist of."""


def class_of(kind: str) -> type:
    """The dataclass of a kind of record or of a part of one."""
    # Imported when it is asked for: to define all dataclasses takes longer than a query in a pipe.
    from .. import model

    found: type = getattr(model, kind.capitalize())
    return found


def kinds_of(kind: str) -> tuple[str, ...]:
    """The kinds whose fields a record of `kind` has: a hit has those of the record that was found, too."""
    return (kind, "initiative", "quote") if kind == "hit" else (kind,)
