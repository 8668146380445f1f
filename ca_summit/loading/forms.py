"""What the patterns of the schema ask for, in words, and what a value that breaks one may have meant."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ..language.labels import CODES
from ..language.messages import Message
from ..text.folding import fold, latin_code
from ..text.nearest import LONGEST, nearest
from .walk import REGISTER_OF, Data, register_of

COMPARISONS = 200_000
"""Limit for comparisons of wrong values with known ones: for thousands of them, that would take minutes."""

MOST_LISTED = 50
"""Topics up to which a message lists all: a data set has some dozen, and a file may have many messages."""


class Form(NamedTuple):
    """The form that a pattern asks for: how to write it, and a guess at what was meant."""

    advice: Message
    guess: Callable[[str], str]


def _id(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(latin_code(text)).lower()).strip("-")


def _code(text: str) -> str:
    return latin_code(text.strip())


def _date(text: str) -> str:
    """A date in digits in the order year, month, day."""
    if re.search(r"[^\W\d]", text):
        return ""
    parts = re.findall(r"\d+", text)
    if len(parts) > 1 and len(parts[-1]) == len("2025") > len(parts[0]):
        parts.reverse()
    return "-".join(part.zfill(2) for part in parts)


def _version(text: str) -> str:
    return ".".join([*re.findall(r"\d+", text), "0", "0"][:3])


def _wikidata(text: str) -> str:
    return "".join(re.findall(r"[Qq][1-9]\d*", text)[-1:]).upper()


def _language(text: str) -> str:
    return text.strip().lower()


def _address(text: str) -> str:
    return text.strip() if "://" in text else f"https://{text.strip()}"


_FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": Form(
        Message("write it in small Latin letters, digits and hyphens, as in 'rare-earths'"), _id
    ),
    r"^[A-Z]{2}$": Form(Message("write the two capital letters of ISO 3166-1, as in KZ"), _code),
    r"^[A-Z]{3}$": Form(Message("write the three capital letters of ISO 3166-1, as in KAZ"), _code),
    r"^\d+\.\d+\.\d+$": Form(Message("write three numbers, as in 2.0.1"), _version),
    r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$": Form(
        Message("write year, month and day, as in 2025-11-16"), _date
    ),
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$": Form(
        Message("write year, month and day as far as known, as in 2025-11-16, 2025-11 or 2025"), _date
    ),
    r"^Q[1-9]\d*$": Form(Message("write Q and a number, as in Q232"), _wikidata),
    r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$": Form(
        Message("write the code of a language, as in ru or uz-Latn"), _language
    ),
    r"^https?://\S+$": Form(
        Message("write an address that begins with https:// and has no spaces"), _address
    ),
}


class Advisor:
    """Knows what a data set holds, and so what a wrong value in it may have meant."""

    def __init__(self, data: Any) -> None:
        self._data = data
        self._comparisons = 0
        self._spellings: dict[str, dict[str, str]] = {}

    def of_form(self, pattern: str, value: str, field: str) -> Message:
        """What to write instead of `value`, which breaks a pattern of the schema; `field` may hold ids."""
        form = _FORMS[pattern]
        if len(value) > LONGEST:  # a message has no room for it
            return form.advice
        register = REGISTER_OF.get(field)
        if register and (known := self.meant(value, register)):
            return Message("did you mean {word!r}?", word=known)
        if re.fullmatch(pattern, guess := form.guess(value)):
            return Message("did you mean {word!r}?", word=guess)
        return form.advice

    def of_key(self, pattern: str, key: str) -> Message:
        """The same of a key of a register, which is new: only its form is at fault."""
        return self.of_form(pattern, key, "")

    def of_code(self, field: str, value: Any, known: list[str]) -> Message:
        """Which of the `known` codes a wrong one may mean, by code or by name in words; else all of them."""
        words = {word: code for code, names in CODES.get(field, {}).items() for word in names}
        words |= {code: code for code in known}
        if isinstance(value, str) and (near := nearest(value, words, 1)) and words[near[0]] in known:
            return Message("did you mean {word!r}?", word=words[near[0]])
        return Message("it is one of {known}", known=", ".join(known))

    def of_reference(self, register: str, id_: str) -> Message:
        """What to do about an id that a register lacks."""
        if near := self.meant(id_, register):
            return Message("did you mean {word!r}?", word=near)
        if register == "documents":
            return Message("add it to the documents of its meeting")
        known = register_of(self._data, register)
        if register == "topics" and len(known) <= MOST_LISTED:
            return Message("it is one of {known}", known=", ".join(known))
        return Message("add it to {register}", register=register)

    def meant(self, typed: str, register: str) -> str:
        """The record of `register` that `typed` may mean: by its id, a name, a keyword, or nearly so."""
        spellings = self._spellings_of(register)
        if exact := spellings.get(fold(typed)) or spellings.get(fold(latin_code(typed))):
            return exact
        if self._comparisons >= COMPARISONS:
            return ""
        self._comparisons += len(spellings)
        near = nearest(typed, spellings, 1)
        return spellings[near[0]] if near else ""

    def _spellings_of(self, register: str) -> dict[str, str]:
        """Every spelling by which a record of `register` may be meant, folded, with its id."""
        if register not in self._spellings:
            self._spellings[register] = dict(_spellings(self._data, register))
        return self._spellings[register]


def _spellings(data: Data, register: str) -> Iterator[tuple[str, str]]:
    """Spellings of the records of `register` with their ids, which come last, so that none is hidden."""
    try:
        records = register_of(data, register)
    except (AttributeError, KeyError, TypeError):  # the data may break the schema
        return
    for id_, record in records.items():
        if isinstance(record, Mapping):
            names = record.get("name")
            listed = (*_texts(record.get("aliases")), *_texts(record.get("keywords")))
            for word in (*_texts([*names.values()] if isinstance(names, Mapping) else ()), *listed):
                yield fold(word), id_
    for id_ in records:
        if isinstance(id_, str):
            yield fold(id_), id_


def _texts(words: Any) -> Iterator[str]:
    return (word for word in words if isinstance(word, str)) if isinstance(words, (list, tuple)) else iter(())
