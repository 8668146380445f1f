"""What a query says: words, phrases, what must not be there, alternatives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_summit.search.parse import Piece, Query, parse
from ca_summit.search.wishes import words_of

WATER, ENERGY, TRADE = (Piece(word) for word in ("water", "energy", "trade"))
PHRASE = Piece("rare earth", is_phrase=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("water energy", Query(((WATER,), (ENERGY,)), ())),
        ('"rare earth" water', Query(((PHRASE,), (WATER,)), ())),
        ("«rare earth» “rare earth”", Query(((PHRASE,), (PHRASE,)), ())),
        ('water "rare earth', Query(((WATER,), (PHRASE,)), ())),
        ("water -energy", Query(((WATER,),), (ENERGY,))),
        ('water -"rare earth"', Query(((WATER,),), (PHRASE,))),
        ("water OR energy trade", Query(((WATER, ENERGY), (TRADE,)), ())),
        ("trade water OR energy OR trade", Query(((TRADE,), (WATER, ENERGY, TRADE)), ())),
        ("OR water", Query(((WATER,),), ())),
        ("water OR", Query(((WATER,),), ())),
        ("water OR -energy", Query(((WATER,),), (ENERGY,))),
        ("water or energy", Query(((WATER,), (Piece("or"),), (ENERGY,)), ())),
        ("water NOT energy", Query(((WATER,),), (ENERGY,))),
        ("water AND energy", Query(((WATER,), (ENERGY,)), ())),
        ("water AND NOT energy OR trade", Query(((WATER, TRADE),), (ENERGY,))),
        ("NOT", Query((), ())),
        ("water - energy", Query(((WATER,), (ENERGY,)), ())),
        ('* "" ( -) ""', Query((), ())),
        ("", Query((), ())),
        ("water OR . energy", Query(((WATER, ENERGY),), ())),
        ("water -. ʼ -ʻ", Query(((WATER,),), ())),
        (";tyobys", Query(((Piece(";tyobys"),),), ())),  # женщины, with the other keyboard layout
    ],
)
def test_a_query_is_read_as_people_mean_it(text: str, expected: Query) -> None:
    """`OR` joins its neighbours, a minus leaves out, punctuation alone is nothing."""
    assert parse(text) == expected


@given(st.text())
def test_every_text_is_a_query(text: str) -> None:
    """No piece is empty."""
    query = parse(text)
    pieces = [*query.without, *(piece for group in query.groups for piece in group)]
    assert all(piece.text.strip() for piece in pieces)


@pytest.mark.parametrize(
    "text",
    [
        "water " * 10_000,
        "water," * 10_000,
        "water-" * 10_000,
        f'"{"water " * 10_000}"',
        '"water energy" ' * 5_000,
        "water, " * 150 + "water-energy " * 150,
        "water OR " * 1_000,
        "AND water ; " * 1_000,
        "-water " * 1_000,
    ],
    ids=lambda text: text[:14],
)
def test_of_a_long_query_the_first_words_count(text: str) -> None:
    """A book as a query is answered by its first page: 200 words, whatever joins them."""
    query = parse(text)
    pieces = [*query.without, *(piece for group in query.groups for piece in group)]
    assert sum(len(words_of(piece.text)) for piece in pieces) == 200


def test_words_of_two_hundred_alternatives_and_long_phrases_count() -> None:
    """Neither operators nor the length of words are counted."""
    assert len(parse(" OR ".join(f"w{number}" for number in range(250))).groups[0]) == 200
    phrase = " ".join(f"neighbourliness{number}" for number in range(200))
    assert parse(f'"{phrase}"') == Query(((Piece(phrase, is_phrase=True),),), ())
