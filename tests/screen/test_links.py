"""Addresses that open a page at a sentence."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_summit.screen.links import at_sentence


@pytest.mark.parametrize(
    ("url", "text", "expected"),
    [
        ("https://a.example/1", "Water is life", "https://a.example/1#:~:text=Water%20is%20life"),
        ("https://a.example/1#top", "Water", "https://a.example/1#top:~:text=Water"),
        (
            "https://a.example/1",
            "well-known, a & b",
            "https://a.example/1#:~:text=well%2Dknown%2C%20a%20%26%20b",
        ),
        (
            "https://a.example/1",
            "a b c d e f g h i j k l m",
            "https://a.example/1#:~:text=a%20b%20c%20d%20e%20f,h%20i%20j%20k%20l%20m",
        ),
    ],
)
def test_a_link_leads_to_its_sentence(url: str, text: str, expected: str) -> None:
    """A short one is named whole, a long one by its ends."""
    assert at_sentence(url, text) == expected


@given(st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1), min_size=1))
def test_what_is_named_stands_in_the_text(words: list[str]) -> None:
    """Each end is a part of the text, and no character of it is taken for a sign of the syntax."""
    text = " ".join(words)
    _, _, named = at_sentence("https://a.example/1", text).partition(":~:text=")
    ends = named.split(",")
    assert len(ends) in (1, 2)
    assert all(unquote(end) in text and "-" not in end and "&" not in end for end in ends)
