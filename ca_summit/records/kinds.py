"""The kinds of records: one table of what is said of each."""

TEXT_LANGS = ("en", "ru")
"""Languages that the texts of a data set have: BCP 47 tags."""

DIMENSIONS = ("country", "leader", "topic", "meeting", "action", "creates", "year")
"""Fields that initiatives can be counted by."""


REGISTERS = {
    **{"countries": "country", "leaders": "leader", "topics": "topic", "concepts": "concept"},
    **{"publishers": "publisher", "sources": "source", "meetings": "meeting", "documents": "document"},
    **{"initiatives": "initiative", "quotes": "quote", "threads": "thread"},
}
"""Registers of a data set, and the kind of their records."""


NOT_SHOWN = ("publisher", "concept")
"""Kinds that only belong to others: all others are found by id, and share no id."""


MADE = ("hit", "field", "finding", "tally", "share")
"""Kinds of what is in no data set and only answers a question."""


KINDS = (
    *("initiative", "quote", "thread", "meeting", "document", "leader", "country", "topic", "source"),
    *MADE,
)
"""Kinds of what can be listed."""


PARTS = ("participant", "fact", "citation")
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
