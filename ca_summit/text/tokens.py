"""Split text into words as the search compares them: folded, stemmed, compounds joined."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import Stemmer

from .folding import fold

_PART = r"""
    [^\W_]                           # begins with a letter or digit,
    [^\W_\u0300-\u036f'’ʻʼ‘]*        # goes on with more of them,
    (?:
      [\u0300-\u036f'’ʻʼ‘]+          # with accents or apostrophes between them,
      [^\W_]+
    )*
    [\u0300-\u036f]*                # and ends with accents at most
"""
_WORD = re.compile(rf"{_PART} (?: [-\u2010\u2011] {_PART} )*", re.VERBOSE)  # parts joined by hyphens
_HYPHEN = re.compile("[-\u2010\u2011]")

LONGEST_UNSTEMMED = 3
"""Letters up to which a word is not stemmed: the stemmer would make `ИИ` (AI) the conjunction `и`."""

_KEPT = 100_000
"""Words whose stems are remembered: more than a large data set has. A library may be asked for ever."""

_ONE_SPELLING = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"(?<![tfhy])our(?=$|s$|ed$|ing$|able|ist|hood|al$|ite|l[iy])", "or"),  # labour, but not tour
        (r"([tb])re(?=s?$)", r"\1er"),  # centre, fibre
        (r"mme(?=s?$)", "m"),  # programme
        (r"ogue(?=s?$)", "og"),  # catalogue
        (r"(def|off|lic|pret)enc", r"\1ens"),  # defence
        (r"is(?=e$|es$|ed$|er$|ers$|ing$|ation|able$)", "iz"),  # digitalisation
        (r"ys(?=e$|es$|ed$|er$|ing$)", "yz"),  # analyse
        (r"ll(?=ed$|ing$|er$|ers$)", "l"),  # travelling
        (r"^grey", "gray"),
    )
)
"""British to American endings. A word that fits by chance does no harm: it changes wherever it occurs."""

_SINGULAR = tuple(
    (re.compile(plural), singular)
    for plural, singular in (
        (r"(?<=..)ies$", "y"),  # countries
        (r"(?<=ss|sh|ch)es$|(?<=[xz])es$", ""),  # processes, boxes
        (r"(?<![sui])s$", ""),  # summits, but not process, status or crisis
    )
)
"""English plurals to singulars, the first that fits. The rest of a word's forms are its family (families)."""

_CASE_ENDING = re.compile(
    r"""
    (?<= .{4} )                             # four letters remain
    (?:
        [аяое]ми | [ыи]ми                   # -ами, -ыми: instrumental plural
      | [оы]го | его | [ое]му               # -ого, -ому: adjectives, genitive and dative
      | [оеё]й | [ое]ю | [оеёыи]м           # -ой, -ою, -ом: instrumental and others
      | [ыи]х | [ая]х                       # -ых, -ах: plural
      | [уюая][юя] | [оеыи][ей]             # -ая, -ую, -ое, -ие: adjectives
      | [аяуюеиыоьй]                        # one letter
    )
    $
    """,
    re.VERBOSE,
)


_NOUNS = frozenset(
    noun
    for nouns in (
        "аудит визит гранит депозит дефицит кредит лимит магнит монолит опыт профицит саммит транзит",
        "экосаммит арсенал вокзал генерал журнал идеал интервал канал капитал квартал материал мемориал",
        "минерал обвал персонал подвал портал потенциал ритуал сериал сигнал скандал телеканал терминал",
        "трибунал филиал финал караван курган обман океан орган ресторан роман туман ураган фонтан экран",
        "обмен феномен экзамен водоем заем наем объем подъем прием проблем реклам систем экосистем",
        "энергосистем панорам ислам режим альбом аэродром диплом ипподром космодром паром перелом погром",
        "симптом синдром актив альтернатив архив директив залив инициатив кооператив коллектив массив",
        "мотив негатив норматив объектив перспектив полив прерогатив разлив отзыв перерыв прорыв разрыв",
        "вызов остров покров посев обогрев отдых размах состав устав музе юбиле случа обыча урожа курулта",
    )
    for noun in nouns.split()
)
"""Russian nouns whose end Snowball takes for an ending in some of their cases, without their endings, folded.

It parts канал and каналы, режим and режима.
"""

_NOUN_ENDINGS = {
    "",
    *"аеуы",
    "ам",
    "ами",
    "ах",
    "ов",
    "ой",
    "ом",
    "ою",
    *"йюяи",
    "ев",
    "ем",
    "ям",
    "ями",
    "ях",
}


class Word(NamedTuple):
    """A word: folded, as its stem, and in the form that all cases of a name share."""

    folded: str
    stem: str
    name: str


class Token(NamedTuple):
    """A word and its place in a text."""

    start: int
    end: int
    word: Word


class Chunk(NamedTuple):
    """A match of the word pattern: one word, or a compound of several with hyphens.

    `joined` is the stem of a compound written as one word, else ""; `tokens` are the words with their places.
    """

    words: tuple[Word, ...]
    joined: str
    tokens: tuple[Token, ...]


@cache
def _stemmer(algorithm: str) -> "Stemmer.Stemmer":
    return Stemmer.Stemmer(algorithm)


def snowball(word: str) -> str:
    """What Snowball's Russian or English stemmer leaves of a folded word."""
    return str(_stemmer("english" if word.isascii() else "russian").stemWord(word))


@lru_cache(_KEPT)
def stem(word: str) -> str:
    """What a folded word is looked up by: its stem in Russian, its singular in English, in American spelling.

    English is not stemmed: Snowball makes one of "import" and "important", of "region" and "regionalism".
    """
    if len(word) <= LONGEST_UNSTEMMED or not word.isalpha():
        return word
    if not word.isascii():
        return _noun(word) or snowball(word)
    for british, american in _ONE_SPELLING:
        word = british.sub(american, word)
    for plural, singular in _SINGULAR:
        if (one := plural.sub(singular, word)) != word:
            return one
    return word


def _noun(word: str) -> str:
    """The one of _NOUNS of which `word` is a case; "" if it is none."""
    cuts = range(len(word), max(0, len(word) - 4), -1)
    return next((word[:cut] for cut in cuts if word[:cut] in _NOUNS and word[cut:] in _NOUN_ENDINGS), "")


@lru_cache(_KEPT)
def name_form(word: str) -> str:
    """A folded word without its case ending: the same for `токаева`, `токаевым` and `токаев`.

    The stemmer cannot be used here: it takes the `ев` of the name for an ending.
    """
    if word.isascii():
        return word[:-1] if len(word) > LONGEST_UNSTEMMED + 1 and word.endswith("s") else word
    return _CASE_ENDING.sub("", word)


@lru_cache(_KEPT)
def chunk(text: str) -> Chunk:
    """The words of `text`, one match of the word pattern."""
    tokens = tuple(_tokens(text))
    words = tuple(token.word for token in tokens)
    joined = stem("".join(word.folded for word in words)) if len(words) > 1 else ""
    return Chunk(words, joined, tokens)


def _tokens(text: str) -> Iterator[Token]:
    start = 0
    for part in _HYPHEN.split(text):
        # Folding drops some letters (ʼ) and makes several words of others (ﷺ).
        for folded in fold(part).split():
            yield Token(start, start + len(part), Word(folded, stem(folded), name_form(folded)))
        start += len(part) + 1


def written(text: str) -> list[str]:
    """The matches of the word pattern in `text`; a few are no words (ʼ)."""
    return _WORD.findall(text)


def chunks(text: str) -> list[str]:
    """The words of `text` as written, compounds with hyphens in one piece."""
    return [each for each in written(text) if chunk(each).words]


def placed(text: str) -> Iterator[tuple[Chunk, list[Token]]]:
    """The chunks of `text`, each with its words and their places in `text`."""
    for match in _WORD.finditer(text):
        compound, at = chunk(match[0]), match.start()
        if compound.words:
            yield compound, [Token(at + start, at + end, word) for start, end, word in compound.tokens]
