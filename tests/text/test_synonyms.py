"""Words of like meaning, as the index gets them."""

from ca_summit.text.families import family
from ca_summit.text.folding import fold
from ca_summit.text.synonyms import _GROUPS, synonyms
from ca_summit.text.tokens import chunks, stem

GROUPS = [group.split() for group in _GROUPS if group]


def test_what_a_word_may_stand_for_may_stand_for_it() -> None:
    """In both directions, and never itself."""
    alike = synonyms()
    assert alike["хаб"]
    assert all(each not in others for each, others in alike.items())
    assert all(each in alike[other] for each, others in alike.items() for other in others)


def test_groups_are_not_chained() -> None:
    """A word leads to those beside it, not to those beside them: центр to хаб, хаб to узел, but центр to no узел."""
    alike = synonyms()
    assert stem("узел") in alike[stem("хаб")]
    assert stem("хаб") in alike[stem("центр")]
    assert stem("узел") not in alike[stem("центр")]


def test_a_group_has_words_that_nothing_else_joins() -> None:
    """Single words of several families, and not all of them in another group too."""
    for group in GROUPS:
        assert all(len(list(chunks(word))) == 1 for word in group), group
        roots = [family(stem(fold(word))) or stem(fold(word)) for word in group]
        assert len({*roots}) == len(roots) > 1, group
        assert [other for other in GROUPS if {*group} <= {*other}] == [group]
