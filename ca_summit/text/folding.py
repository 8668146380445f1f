"""Which spellings count as the same word: folding, look-alike letters, transliteration, keyboard layouts."""

import re

_BREVE = "\u0306"
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "'`´ʻʼʹ‘’‚‛\"«»“”„‟‹›"))
_LEVELLED = _DASHES | _QUOTES
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS")

_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_LATIN_SHIFTED = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
_TO_RUSSIAN = str.maketrans(_LATIN_KEYS + _LATIN_SHIFTED, _RUSSIAN_KEYS + _RUSSIAN_KEYS.upper())
_TO_LATIN = str.maketrans(_RUSSIAN_KEYS + _RUSSIAN_KEYS.upper(), _LATIN_KEYS + _LATIN_SHIFTED)

_TRANSLITERATION = str.maketrans(
    {
        **dict(zip("абвгдезиклмнопрстуфэ", "abvgdeziklmnoprstufe", strict=True)),
        **{"ё": "e", "ж": "zh", "й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh"},
        **{"ъ": "", "ы": "y", "ь": "", "ю": "yu", "я": "ya", "қ": "q", "ғ": "g", "ҳ": "h", "ў": "o"},
        **{"ө": "o", "ү": "u", "ң": "n", "ә": "a", "ұ": "u", "і": "i", "җ": "j", "һ": "h"},
    }
)
_SAME_SOUND = (("dzh", "j"), ("kh", "h"), ("zh", "j"), ("dj", "j"), ("q", "k"), ("w", "v"), ("x", "h"))
_SILENT = r"[aeiouyj\W\d_]"
_DOUBLED = r"(.)\1+"

_AT_ONCE = 250
_PIECE = re.compile(rf"(?s).{{1,{_AT_ONCE}}}(?=[\x00-\x7f\u0400-\u0482\u048a-\u04ff]|\Z)|.{{1,{_AT_ONCE}}}")
"""Characters that are normalised at once, up to a letter that no accent precedes: Unicode has accents sorted,
for which Python needs the square of their number."""

SKELETON_LENGTH = 4
"""Consonants that a skeleton must have to identify a name; with fewer, `olive` would be Алиев."""


def fold(text: str) -> str:
    """`text` reduced to what distinguishes words, for comparison only.

    Case, accents, ё/е (but not й/и), Unicode forms, kinds of dashes and runs of spaces are levelled;
    quotation marks and apostrophes are dropped.
    """
    if text.isascii():  # a shortcut to the same result
        return " ".join(text.translate(_LEVELLED).casefold().split())
    # Quotation marks go first: NFKC turns some of them into a space and an accent.
    pieces = _PIECE.findall(text.translate(_QUOTES))
    return " ".join("".join(map(_levelled, pieces)).translate(_LEVELLED).split())


def _levelled(text: str) -> str:
    """`text` without case and accents, except for й, in NFC."""
    import unicodedata

    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    decomposed = decomposed.replace(f"и{_BREVE}", "й")
    if any(map(unicodedata.combining, decomposed)):
        decomposed = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", decomposed)


def latin_code(text: str) -> str:
    """`text` in capitals, with Latin letters for Cyrillic ones that look the same: `КZ` becomes `KZ`."""
    return text.upper().translate(_LOOKALIKES)


def relaid(text: str) -> str:
    """`text` as the same keys give it in the other layout, Russian or English: `йгщеуы` is `quotes`."""
    is_russian = any("а" <= char <= "я" or char == "ё" for char in text.lower())
    return text.translate(_TO_LATIN if is_russian else _TO_RUSSIAN)


def skeleton(name: str) -> str:
    """The consonants that spellings of a name share across scripts; "" if they are too few.

    `Berdimuhamedow`, `Berdymukhamedov` and `Бердымухамедов` have the same skeleton.
    """
    latin = fold(name).translate(_TRANSLITERATION)
    for written, sound in _SAME_SOUND:
        latin = latin.replace(written, sound)
    # y and j are vowels in some romanisations and consonants in others: they count only as the first letter.
    bare = re.sub(_DOUBLED, r"\1", latin[:1] + re.sub(_SILENT, "", latin[1:]))
    return bare if len(bare) >= SKELETON_LENGTH else ""
