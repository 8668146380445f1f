"""Find the known words nearest to an unknown one."""

from collections.abc import Iterable, Sequence
from typing import Any

from .folding import fold, relaid

_BEGINNING = 3
"""Letters that a word needs to be taken for the beginning of a longer one."""

CLOSE = 70
"""Similarity, in per cent (rapidfuzz.fuzz.ratio), from which one word is taken for another."""


_SLIP, _TWO_SLIPS = 3, 7
"""Letters that a word needs to be plain in spite of one slip of the fingers, and of two."""

LONGEST = 200
"""Characters up to which a word may stand for another one: no id, name or field is as long."""


def nearest(word: str, known: Iterable[str], most: int = 3, *, plainly: bool = False) -> Sequence[str]:
    """Up to `most` of the `known` words that `word` may stand for, nearest first.

    Recognises other spellings that fold alike, beginnings, typos, and the wrong keyboard layout; of typos
    `plainly` only slips of the fingers, for words of which any two are somewhat alike.
    """
    if len(word) > LONGEST:
        return []
    from rapidfuzz.distance import OSA
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    scorer: Any = OSA.distance if plainly else ratio
    bound = _slips if plainly else lambda typed: CLOSE
    by_fold = {fold(candidate): candidate for candidate in known}
    for typed in (fold(word), fold(relaid(word))):
        if typed in by_fold:
            return [by_fold[typed]]
    for typed in (fold(word), fold(relaid(word))):
        if len(typed) >= _BEGINNING and (begun := [each for each in by_fold if each.startswith(typed)]):
            return [by_fold[each] for each in sorted(begun, key=len)[:most]]
        if matches := extract(typed, by_fold.keys(), scorer=scorer, score_cutoff=bound(typed), limit=most):
            return [by_fold[match] for match, _, _ in matches]
    return []


def _slips(word: str) -> int:
    """How many slips of the fingers a word may have and still be plain."""
    return 2 if len(word) >= _TWO_SLIPS else 1 if len(word) >= _SLIP else 0
