"""What a query says: words, phrases, what must not be there, alternatives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_summit.search.wishes import Piece, Query, parse

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


def test_a_query_without_end_is_cut() -> None:
    """A book as a query is answered by its first page."""
    assert len(parse("water " * 10_000).groups) == 200
