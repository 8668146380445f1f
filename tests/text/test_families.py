"""Words of one family are related, and words that only look alike are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_summit.text.families import family
from ca_summit.text.folding import fold
from ca_summit.text.tokens import stem


def families(words: str) -> set[str]:
    return {family(stem(word)) for word in words.split()}


@pytest.mark.parametrize(
    "kin",
    [
        "вода водный",
        "регион региональный внутрирегиональный",
        "граница приграничный трансграничный",
        "торговля торговый",
        "энергия энергетика энергетический",
        "рынок рынка рыночный",
        "инвестиции инвестиционный",
        "таможня таможенный",
        "продовольствие продовольственный",
        "сотрудничество сотрудничать",
        "поддержка поддержать поддерживать",
        "обеспечение обеспечить",
        "туризм турист туристический",
        "река речной",
        "region regional regionalism",
        "economy economic",
        "history historical",
        "fund funding",
        "import imports importing",
        "tourism tourist",
        "digital digitalisation digitalise",
        "independence independent",
    ],
)
def test_derived_words_are_of_one_family(kin: str) -> None:
    """Adjectives and the nouns they come from, verbs and what they do."""
    assert len(families(kin)) == 1


@pytest.mark.parametrize(
    "strangers",
    [
        "import important",
        "university universal",
        "integrity integration",
        "centre central",
        "state statement",
        "police policy",
        "центр центральный",
        "часть частный",
        "порт транспортный",
        "природа родной",
    ],
)
def test_words_that_only_look_alike_are_not(strangers: str) -> None:
    """What a stemmer would take for one word."""
    assert len(families(strangers)) == 2


@given(st.text(st.characters(categories=("L", "N"))))
def test_every_word_has_a_family_or_none(word: str) -> None:
    """Nothing that folds to one word is an error, and a family is never longer than its word by a letter."""
    for each in fold(word).split():
        assert len(family(stem(each))) <= len(each) + 1


def test_numbers_have_no_family() -> None:
    """2024 is no relative of 2025."""
    assert family("2024") == family("cop29") == ""
