"""What the values of a field are, which decides how they are said.

Light, unlike the dataclasses of the model. The glossary gives each field its type, and a test holds it to the
model's annotations.
"""

from typing import NamedTuple


class Type(NamedTuple):
    """What a value is: its `form`, and what it names."""

    form: str
    of: str = ""
    """The kind of record that an id names or a part has, or the list of codes (labels.CODES) of a code."""

    is_list: bool = False


ID = Type("id")
TEXT, TEXTS = Type("text"), Type("text", is_list=True)
BILINGUAL = Type("bilingual")
TRANSLATION = Type("translation")
QUOTATION = Type("quotation")
DATE = Type("date")
NUMBER = Type("number")
FLAG = Type("flag")
ADDRESS = Type("address")
PASSAGE = Type("passage")
"""The passage of a record that matches a query."""

CITATION, CITATIONS = Type("citation"), Type("citation", is_list=True)


def name(kind: str) -> Type:
    """The id of a record of `kind`."""
    return Type("name", kind)


def names(kind: str) -> Type:
    """Ids of records of `kind`."""
    return Type("name", kind, is_list=True)


def code(codes: str) -> Type:
    """A code of one of the lists in labels.CODES."""
    return Type("code", codes)


def part(kind: str) -> Type:
    """A part of `kind`, held whole."""
    return Type("part", kind)


def parts(kind: str) -> Type:
    """A list of parts or records of `kind` that are held whole, not by id."""
    return Type("part", kind, is_list=True)
