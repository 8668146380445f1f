"""Words of one family, related by derivation: `регион` and `региональный`, `trade` and `trading`."""

import re

from .tokens import snowball

_PREFIX = re.compile("^(?: внутри | обще | меж | транс | при | по )", re.VERBOSE)
"""Prefixes of relational adjectives: трансграничный, приграничный and пограничный belong to граница."""

_SHORTEST = 6
"""Letters that remain after a prefix: транс-портный is none of them."""

_RELATIONAL = re.compile("(?: н | ск )$", re.VERBOSE)
"""How the stem of an adjective that may have such a prefix ends."""

_RUSSIAN_SUFFIX = re.compile(
    r"""
    (?: (?<= .{4} ) (?:
        ическ | еск | етик | етическ                # экономический, энергетика
      | альн | ательн | ительн | тельн | енн | онн  # региональный, образовательный
      | ирова | изирова | изац | ац | ци (?= он )   # экспортировать, цифровизация
      | ен | ян | ан | ива | ыва | а                # обеспечение, поддерживать, поддержать
      | еств | ств | ик | ив | овл                  # сотрудничество, партнёрство, спортивный, торговля
      )
    | (?<= .{3} ) (?: н | ск | ов | ист | изм | ник | чик )  # водный, морской, грузовой, турист, туризм
    | (?<= .{5} ) к                                 # подготовка
    | (?<= [цс] ) ион                               # инвестиционный
    )
    $
    """,
    re.VERBOSE,
)
_LAST = str.maketrans("чцжш", "ккгх")
"""Consonants that change before a suffix, to those that they come from: река, речной; граница, граничный."""
_FLEETING = re.compile("(?<= .{3} ) [ое] (?= к $ )", re.VERBOSE)
"""The vowel of рынок, which рынка and рыночный share without it."""

_ENGLISH_NOUN = re.compile(r"(?<! m ) (?<= [ae] n ) (?: ce | cy | t ) $", re.VERBOSE)
"""importance, important: no words of import, which Snowball takes them for."""
_ENGLISH_QUALITY = re.compile(r"(?<! al | il | iv | ic ) ity $", re.VERBOSE)
"""university, community, integrity: no words of universe, commune, integrate."""
_ENGLISH_REST = re.compile(r"(?<= .{4} ) (?: ic | i | ism | ist ) $", re.VERBOSE)
"""What Snowball leaves of economy, history, tourism and tourist."""

_APART = {
    *("центр", "част", "сред", "знак", "форм", "пол", "раз", "вид", "долг", "лет", "дал", "сообщ"),
    *("statement", "department", "treaty", "competitive", "police", "business", "factory", "civilization"),
    *("party", "official"),
}
"""Stems that would fall together by chance: центральный is not of a центр, a statement not of a state."""

_SUFFIXES = 4
"""Suffixes that a Russian word may have one after another: эко-лог-ич-еск."""


def family(stem: str) -> str:
    """What the stems (tokens.stem) of one family share; "" for a stem that has none, as a number."""
    if not stem.isalpha():
        return ""
    return _english(stem) if stem.isascii() else _russian(stem)


def _russian(stem: str) -> str:
    if stem in _APART:
        return stem
    root = stem
    if _RELATIONAL.search(stem):
        root = _PREFIX.sub("", stem)
        if len(root) < _SHORTEST:
            root = stem
    for _ in range(_SUFFIXES):
        shorter = _RUSSIAN_SUFFIX.sub("", root)
        if shorter == root or shorter in _APART:
            break
        root = shorter
    return _FLEETING.sub("", root[:-1] + root[-1].translate(_LAST))


def _english(word: str) -> str:
    if word in _APART:
        return word
    if _ENGLISH_NOUN.search(word):
        return _ENGLISH_NOUN.sub("t", word)
    if _ENGLISH_QUALITY.search(word):
        return word
    return _ENGLISH_REST.sub("", snowball(word))
