"""What would steer a terminal is shown instead of obeyed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_summit.text.steering import escaped, steering, visible

DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
"""Bidirectional classes (Unicode Annex 9) of characters that do nothing but reorder others."""

ANY_TEXT = st.text(
    st.characters() | st.sampled_from("\x1b\x9b\t\n\r\u202e\u2066\u200f\u2028\ufeff\ud800\U000e0041")
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb", r"a\tb"),
        ("a\r\nb", r"a\r\nb"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x9b31m", r"\x9b31m"),
        ("\x00\x07\x7f", r"\x00\x07\x7f"),
        ("abc\u202ecba", r"abc\u202ecba"),
        ("\u2028\u2029\ufeff", r"\u2028\u2029\ufeff"),
        ("\udcff", r"\udcff"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_a_steering_character_is_shown_as_its_escape(text: str, shown: str) -> None:
    """Control characters, bidirectional marks, lone surrogates and tags are written out."""
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text", ["", "Қазақстан, Оʻzbekiston", "«Вода» — жизнь", r"C:\new\x1b", "👨‍👩‍👧 🇰🇿", "水"]
)
def test_what_is_seen_anyway_stays_as_it_is(text: str) -> None:
    """Letters of any script, emoji and backslashes are left alone."""
    assert visible(text) == text


@given(ANY_TEXT)
def test_nothing_that_steers_is_left(text: str) -> None:
    """No control, surrogate, line separator or bidirectional control of Unicode comes through."""
    for char in visible(text):
        assert unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(char) not in DIRECTIONS


@given(ANY_TEXT.filter(steering().search))
def test_every_escape_says_which_character_it_was(text: str) -> None:
    """The escape of a steering character reads back, by Python's rules, as that character."""
    for char in steering().findall(text):
        assert escaped(char).encode("ascii").decode("unicode_escape") == char
