"""Text to words: where they are, how they are folded and stemmed, how compounds are joined."""

import sys
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ca_summit.text.folding import fold
from ca_summit.text.tokens import _NOUNS, chunk, chunks, name_form, placed, snowball, stem


@pytest.mark.parametrize(
    "same",
    [
        "вода воды воде водой",
        "водный водных водными",
        "редкоземельные редкоземельных",
        "railway railways",
        "digitalisation digitalization",
        "country countries",
        "process processes",
        "status",
        "centre center centres centers",
        "fibre fiber",
        "programme program programmes",
        "labour labor",
        "neighbour neighbor",
        "neighbourliness neighborliness",
        "travelling traveling",
        "catalogue catalog",
        "defence defense",
        "analysed analyzed",
        "grey gray",
    ],
)
def test_words_that_differ_in_form_or_spelling_have_one_stem(same: str) -> None:
    """Endings of both languages, British and American spelling."""
    assert len({stem(word) for word in same.split()}) == 1


@pytest.mark.parametrize("word", ["ии", "ai", "вто", "un", "оон", "2035", "cop29", "c5"])
def test_short_words_and_codes_stay_as_they_are(word: str) -> None:
    """A stemmer makes `ии` into `и`, which is everywhere."""
    assert stem(word) == word


@pytest.mark.parametrize(
    "same",
    [
        "токаев токаева токаеву токаевым токаеве",
        "алиев алиева алиевым",
        "рахмон рахмона рахмону рахмоном рахмоне",
        "туркмения туркмении туркмению туркменией",
        "казахский казахского казахских казахскими казахская",
        "kazakh kazakhs",
    ],
)
def test_all_cases_of_a_name_have_one_form(same: str) -> None:
    """The stemmer takes the `ев` of a name for an ending and cannot be asked."""
    assert len({name_form(word) for word in same.split()}) == 1


def test_different_names_stay_different() -> None:
    """What is left of a name still tells whose it is."""
    names = ["токаев", "назарбаев", "жапаров", "рахмон", "алиев", "мирзиеев", "казахстан", "кыргызстан"]
    assert len({name_form(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fibre-optic line, 2025", ["Fibre-optic", "line", "2025"]),
        ("Китай–Кыргызстан — «Ёлка»", ["Китай", "Кыргызстан", "Ёлка"]),
        ("the countries’ water", ["the", "countries", "water"]),
        ("Oʻzbekiston’s", ["Oʻzbekiston’s"]),
        ("snake_case a--b -x- (1.5)", ["snake", "case", "a", "b", "x", "1", "5"]),
        ("й ё", ["й", "ё"]),  # decomposed
        ("!? ,.;", []),
        ("", []),
    ],
)
def test_words_are_found_in_a_text(text: str, expected: list[str]) -> None:
    """A hyphen joins, everything else parts; an apostrophe belongs to its word."""
    assert chunks(text) == expected


def test_a_compound_is_its_words_and_one_word() -> None:
    """`e-commerce` is found by `ecommerce`, too."""
    found = chunk("Fibre-optic")
    assert [word.folded for word in found.words] == ["fibre", "optic"]
    assert found.joined == stem("fibreoptic")
    assert chunk("water").joined == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ʼ", []),
        ("a-ʼ-b", ["a", "b"]),
        ("ʻ ﹰ word", ["word"]),
        ("a-ﹰ-b", ["a", "b"]),
        ("ﷻ", ["جل", "جلاله"]),
    ],
)
def test_letters_of_which_folding_leaves_nothing_are_no_words(text: str, words: list[str]) -> None:
    """The Uzbek apostrophe is a letter to Unicode; a ligature may stand for a whole formula."""
    assert [word.folded for each in chunks(text) for word in chunk(each).words] == words
    assert [token.word.folded for _, tokens in placed(text) for token in tokens] == words


_SOFT = ("музе", "юбиле", "случа", "обыча", "урожа", "курулта")


def test_all_cases_of_a_noun_have_one_stem() -> None:
    """Snowball takes the end of some for an ending: only such nouns are listed."""
    for noun in sorted(_NOUNS):
        endings = "й я ю ем е и ев ям ями ях" if noun in _SOFT else "а у ом е ы ов ам ами ах"
        cases = [noun + ending for ending in endings.split()] + [noun] * (noun not in _SOFT)
        assert {stem(case) for case in cases} == {noun}
        assert len({snowball(case) for case in cases}) > 1, noun


@pytest.mark.once
def test_every_character_is_in_words_that_can_be_looked_up() -> None:
    """Of every chunk there is a word, and no word is empty or has a space in it."""
    for first in range(0, sys.maxunicode + 1, 0x1000):
        characters = list(map(chr, range(first, first + 0x1000)))
        for found, tokens in placed(f"{' '.join(characters)} {'-'.join(characters)}"):
            assert found.words
            assert [token.word for token in tokens] == [*found.words]
            assert all(len(word.folded.split()) == 1 and word.stem and word.name for word in found.words)
    for cached in (chunk, stem, name_form):
        cached.cache_clear()  # more words than all the tests together have


@given(st.text())
@example("ʼ-ﷺ-ﹰ")
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    """Cutting a text at the places of a word gives that word."""
    found = list(placed(text))
    assert [found_chunk for found_chunk, _ in found] == [chunk(each) for each in chunks(text)]
    for compound, tokens in found:
        assert len(tokens) == len(compound.words)
        for token in tokens:
            assert token.word.folded in fold(text[token.start : token.end]).split()


@pytest.mark.parametrize("kept", [stem, name_form, chunk])
def test_words_that_were_asked_for_are_not_kept_for_ever(kept: Any) -> None:
    """A service is asked for new ones as long as it runs."""
    assert kept.cache_info().maxsize is not None
