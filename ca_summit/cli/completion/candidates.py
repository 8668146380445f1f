"""Candidates for what stands at the cursor, and which of them begin as typed."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ...language.languages import LANGS
from ...records.kinds import REGISTERS
from ...records.rows import Row

KIND_LISTED = {
    **REGISTERS,
    **{"search": "hit", "stats": "tally", "timeline": "share", "fields": "field", "verify": "finding"},
}
"""The kind that a command lists; `show` has all that can be shown."""


class Candidate(NamedTuple):
    """What may be put at the cursor, in a few words; the spelling that begins as typed where it does not."""

    value: str
    description: str = ""
    spelling: str = ""


class Completion(NamedTuple):
    """What may follow the first part of a word, which stays: `KZ,` of `KZ,K`; or `files`: any file."""

    kept: str = ""
    candidates: Sequence[Candidate] = ()
    files: bool = False


def names_of(row: Row) -> tuple[str, ...]:
    """What a record is called, in English and Russian or as it is."""
    named = next((row[each] for each in ("title", "name", "text", "url") if row.get(each)), "")
    return tuple(named[lang] for lang in LANGS) if isinstance(named, dict) else (named,)


def candidate_of(code: str, word: str) -> Candidate:
    return Candidate(code, word if word != code else "")


def beginning_as(candidates: Iterable[Candidate], word: str) -> list[Candidate]:
    key = word.casefold()
    return [each for each in candidates if each.value.casefold().startswith(key)]
