"""The records themselves."""

import dataclasses

import pytest

from ca_summit import model
from ca_summit.language.languages import Lang
from ca_summit.model import Citation, Text

RECORDS = [each for each in vars(model).values() if isinstance(each, type) and dataclasses.is_dataclass(each)]


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        (Text("water", "вода"), "en", "water"),
        (Text("water", "вода"), "ru", "вода"),
        (Text("water"), "ru", "water"),
        (Text(ru="вода"), "en", "вода"),
        (Text(), "ru", ""),
    ],
)
def test_a_text_speaks_the_language_asked_for_or_else_the_other(text: Text, lang: Lang, words: str) -> None:
    """Where a translation is missing, the words are given as they are."""
    assert text.get(lang) == words


def test_a_record_cannot_be_changed() -> None:
    """Who holds a record may rely on it, and use it as a key."""
    citation = Citation("paper-2021", 2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        citation.paragraph = 3  # type: ignore[misc]
    assert {citation: "known"}[Citation("paper-2021", 2)] == "known"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_kind_of_record_is_frozen_and_slotted(record: type) -> None:
    """All kinds are like that one."""
    assert record.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(record)
