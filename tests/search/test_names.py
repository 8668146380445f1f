"""The names that the built-in data set gives to topics and concepts: each is found as its own words."""

from collections import Counter

import pytest

import ca_summit
from ca_summit.query.summit import Summit
from ca_summit.records.texts import names, texts
from ca_summit.search.wishes import stems_of

WIDE = 0.2
"""Share of the initiatives in which a word says nothing of what one is about."""

EVERYWHERE = {"Central Asia", "Central Asian", "Центральная Азия", "центральноазиатский"}
"""What all of them are about."""


@pytest.fixture(scope="module")
def summit() -> Summit:
    return ca_summit.load()


def test_no_name_is_an_everyday_word(summit: Summit) -> None:
    """A query that is such a name would find every record with the word, and with all its other names."""
    initiatives = summit.initiatives()
    lines = ["\n".join(f" {' '.join(stems_of(text))} " for _, text, _ in texts(each)) for each in initiatives]
    dataset = summit.dataset
    wide: Counter[str] = Counter()
    for bearer in (*dataset.topics.values(), *dataset.concepts.values()):
        for name in {*names(bearer)} - EVERYWHERE:
            words = f" {' '.join(stems_of(name))} "
            wide[name] = sum(words in line for line in lines)
    most = WIDE * len(initiatives)
    assert not {name: number for name, number in wide.items() if number > most}
