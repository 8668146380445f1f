"""Which words are near: what may have been meant by a word that nobody knows."""

from collections.abc import Iterable, Sequence

from .folding import fold, relaid

_BEGINNING = 3
"""Letters from which a word may be the beginning of the one that is meant."""

CLOSE = 70
"""How much of two words must be the same, in per cent of both, for one to be taken for the other."""


def nearest(word: str, known: Iterable[str], most: int = 3) -> Sequence[str]:
    """Up to `most` of the `known` words that `word` may have been meant to be, nearest first.

    A beginning of a word, and a word typed with the wrong keyboard layout, are recognised.
    """
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    by_fold = {fold(candidate): candidate for candidate in known}
    for typed in (fold(word), fold(relaid(word))):
        if typed in by_fold:
            return [by_fold[typed]]
    for typed in (fold(word), fold(relaid(word))):
        if len(typed) >= _BEGINNING and (begun := [each for each in by_fold if each.startswith(typed)]):
            return [by_fold[each] for each in sorted(begun, key=len)[:most]]
        if found := extract(typed, by_fold.keys(), scorer=ratio, score_cutoff=CLOSE, limit=most):
            return [by_fold[match] for match, _, _ in found]
    return []
