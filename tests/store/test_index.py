"""The index: which names stand in a text."""

from ca_summit.store.index import _NameFinder


def test_a_name_at_the_end_of_a_text_is_found_once() -> None:
    """Also if longer names begin with it, which the end cuts off."""
    finder = _NameFinder()
    finder.add(("aral", "sea"), "@concept:aral-sea")
    finder.add(("aral", "sea", "basin"), "@concept:aral-sea-basin")
    assert [*finder.find(("the", "aral", "sea"), range(3))] == ["@concept:aral-sea"]
    both = {"@concept:aral-sea", "@concept:aral-sea-basin"}
    assert {*finder.find(("aral", "sea", "basin"), [0])} == both
