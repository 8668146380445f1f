"""Find the known words nearest to an unknown one."""

from collections.abc import Iterable, Sequence

from .folding import fold, relaid

_BEGINNING = 3
"""Letters that a word needs to be taken for the beginning of a longer one."""

CLOSE = 70
"""Similarity, in per cent (rapidfuzz.fuzz.ratio), from which one word is taken for another."""


LONGEST = 200
"""Characters up to which a word may stand for another one: no id, name or field is as long."""


def nearest(word: str, known: Iterable[str], most: int = 3) -> Sequence[str]:
    """Up to `most` of the `known` words that `word` may stand for, nearest first.

    Recognises other spellings that fold alike, beginnings, typos, and the wrong keyboard layout.
    """
    if len(word) > LONGEST:
        return []
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    by_fold = {fold(candidate): candidate for candidate in known}
    for typed in (fold(word), fold(relaid(word))):
        if typed in by_fold:
            return [by_fold[typed]]
    for typed in (fold(word), fold(relaid(word))):
        if len(typed) >= _BEGINNING and (begun := [each for each in by_fold if each.startswith(typed)]):
            return [by_fold[each] for each in sorted(begun, key=len)[:most]]
        if matches := extract(typed, by_fold.keys(), scorer=ratio, score_cutoff=CLOSE, limit=most):
            return [by_fold[match] for match, _, _ in matches]
    return []
