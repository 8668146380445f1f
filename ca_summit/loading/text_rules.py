"""The codebook's rules on wording: characters, sentences and verbs, as far as a program can tell."""

import re
from collections.abc import Callable, Iterator

from ..language.messages import Message
from .breach import Breach, Rule
from .walk import Data, Steps, listed, strings, texts

_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")
_LATIN = frozenset("ABCEHKMOPTXYaceopxySsIiJj")
_CYRILLIC = frozenset("АВСЕНКМОРТХУасеорхуЅѕІіЈј")
"""Letters that look like one of the other script."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_NUMBER_AS_WRITTEN = re.compile(r"[0-9]+(?:[.,\s][0-9]+)*")
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:[,\s]\d{3})+(?!\d)")  # 1,000 or 1 000
_CENTURY = re.compile(r"\b\d+(?:st|nd|rd|th)[ -]century", re.IGNORECASE)

_ODD_LATIN = re.compile("[A-Za-z](?:(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff].)|(?<=^.)(?= )|(?<= .)(?= ))")
"""A Latin letter beside a Cyrillic one, or alone."""
_WORD = re.compile(r"\w+")
_LONE_LATIN = re.compile(r"[ABCKOYaceoy](?:(?<=^.)|(?<= [aceoy]))(?= [а-яё0-9])")
"""A Latin letter where Russian has a word of one letter."""

_WRONG_MARKS = {"en": "\"'«»„", "ru": "\"'“”‘’"}
_MARKS = {"en": "“ ” ’", "ru": "« »"}
_PAIRS = {"en": ("“", "”"), "ru": ("«", "»")}
_INNER_MARKS = {"en": "‘ ’", "ru": "„ “"}
_INNER = re.compile("„[^“„]*“")
"""A quotation within a Russian one."""
_STRAY_SPACE = re.compile(r"[,.;:!?»”)«“(\n\t](?:(?<=[ \n\t][,.;:!?»”)])|(?<=[«“(])(?= )|(?<=[\n\t]))")

SENTENCES = 2
"""Sentences that a summary may have."""

_END = re.compile(r"[.!?…][”»)]*\s+[«“„(]?[A-ZА-ЯЁ0-9]")
_NO_END = re.compile(
    r"(?:.*\W)?(?:[A-ZА-ЯЁ]|\w*\.\w+|St|Mr|Mrs|Ms|Dr|No|vs|г|гг|им|ул|ст|п|т|д|др|св|млн|млрд|тыс|руб|долл)",
    re.DOTALL,
)
"""What ends with a full stop within a sentence: an initial, an abbreviation."""
_LONGEST_ABBREVIATION = 20

_PRESENT = {
    "en": re.compile(
        r"(?:Propose|Call|Say|Urge|Offer|Invite|Support|Back|Stresse|Suggest|Ask|Want|Announce)s\b"
    ),
    "ru": re.compile(
        r"(?:Предлага|Призыва|Счита|Поддержива|Приглаша|Называ|Сообща|Подчёркива|Отмеча|Заявля)ет\b"
        r"|(?:Говор|Прос)ит\b"
    ),
}
"""How a summary in the present tense begins."""
_INFINITIVE = re.compile(r"\w(?:ть|ти|чь)(?:ся|сь)?\b", re.IGNORECASE)
_NO_IMPERATIVE = re.compile(r"(?:To|The|An|A) |(?!Bring\b)\w{2,}ing\b")

_AMERICAN = re.compile(
    r"""
    cent(?:er|ers|ered) | (?:neighb|lab|col|fav|hon|harb|behavi)or(?:s|ed|ing|hood|able)? | (?:de|of)fense
    | (?:program|catalog|theater|fiber|liter|kilometer|traveler|fulfill)s? | (?:travel|model)ing | skillful
    | gray | aluminum | analyz(?:e[ds]?|ing)
    | (?!(?:pri|sei|capsi)z)[a-z]{3,}iz(?:e[dsr]?|ers|ing|ations?)
    """,
    re.VERBOSE,
)
"""American spellings; capitalised words are left alone, being names."""
_PARTS = re.findall(
    r"\w+",
    "iz yz enter bor olor avor onor havior fense gram alog eat iber liter meter ave odel fill gray alum",
)
"""One of these is in each of them: most texts have none, and are passed over quickly."""
_SMALL_WORD = re.compile(r"\b[a-z]+\b")


TextCheck = Callable[[Steps, Data], Iterator[Breach]]
"""Yields what is wrong with a text in both languages, at a path."""


def rule_of(*checks: TextCheck) -> Rule:
    """The rule that every text passes `checks`: one rule, since the walk takes longer than a check."""

    def rule(data: Data) -> Iterator[Breach]:
        for path, text in texts(data):
            for check in checks:
                yield from check(path, text)

    rule.__name__ = " and ".join(check.__name__ for check in checks)
    return rule


def languages_have_their_scripts(path: Steps, text: Data) -> Iterator[Breach]:
    """English text has no Cyrillic letters, Russian text has some; publishers may have one name (Kun.uz)."""
    if not text["en"].isascii() and _CYRILLIC_LETTER.search(text["en"]):
        yield (*path, "en"), Message("Cyrillic letters in the English text; translate or transliterate")
    if path[0] != "publishers" and not _CYRILLIC_LETTER.search(text["ru"]):
        yield (*path, "ru"), Message("no Cyrillic letter in the Russian text; translate")


def numbers_agree(path: Steps, text: Data) -> Iterator[Breach]:
    """Both languages have the same numbers."""
    en, ru = text["en"], text["ru"]
    written = {*_NUMBER_AS_WRITTEN.findall(en)}
    if written == {*_NUMBER_AS_WRITTEN.findall(ru)} and not (written and "entury" in en):
        return
    if differing := _numbers(en) ^ _numbers(ru):
        numbers = ", ".join(sorted(differing))
        yield path, Message("the languages differ in numbers: {numbers}; make them agree", numbers=numbers)


def texts_are_typeset(path: Steps, text: Data) -> Iterator[Breach]:
    """Quotation marks are those of the language, in pairs; no space stands where none belongs."""
    for lang, (opening, closing) in _PAIRS.items():
        words = text[lang]
        bare = _INNER.sub("", words) if lang == "ru" and "„" in words else words
        if any(map(bare.__contains__, _WRONG_MARKS[lang])):
            mark = next(filter(bare.__contains__, _WRONG_MARKS[lang]))
            yield (
                (*path, lang),
                Message("the mark {mark} is not used here; use {marks}", mark=mark, marks=_MARKS[lang]),
            )
        if (opening in words or closing in words) and words.count(opening) != words.count(closing):
            yield (*path, lang), Message("a quotation mark stands alone; close the quotation, or drop it")
        if words != words.strip() or "  " in words or _STRAY_SPACE.search(words):
            yield (*path, lang), Message("a space or line break too many; take it out")


def spelling_is_british(path: Steps, text: Data) -> Iterator[Breach]:
    """English words are spelt as in Britain; names, which have capitals, as they are."""
    words = text["en"]
    if any(map(words.__contains__, _PARTS)):
        for word in filter(_AMERICAN.fullmatch, _SMALL_WORD.findall(words)):
            yield (*path, "en"), Message("{word!r} is American; use the British spelling", word=word)


def letters_are_of_one_script(data: Data) -> Iterator[Breach]:
    """No word has letters of another script that only look right; a name may have both (АКИpress)."""
    for path, step, text in strings(data):
        if text.isascii() or step == "url":
            continue
        if not (_CYRILLIC_LETTER.search(text) and _ODD_LATIN.search(text)):
            continue
        for word in _WORD.findall(text):
            if odd := _intruders(word):
                yield (*path, step), _retype(word, odd)
        if step == "ru" and (lone := _LONE_LATIN.search(text)):
            yield (*path, step), _retype(lone[0], lone[0])


def quotations_leave_their_marks_out(data: Data) -> Iterator[Breach]:
    """The words that are quoted have inner quotation marks only: the outer ones are printed around them."""
    for path, quote in listed(data, ("quotes",)):
        given: list[tuple[Steps, str, str]] = [(("text",), quote["lang"], quote["text"])]
        given += ((("translation", lang), lang, words) for lang, words in quote["translation"].items())
        for field, lang, words in given:
            if any(mark in words for mark in ('"', *_PAIRS.get(lang, ()))):
                yield (
                    (*path, *field),
                    Message(
                        "outer quotation marks are printed by themselves; within use {marks}",
                        marks=_INNER_MARKS.get(lang, "‘ ’"),
                    ),
                )


def sentences_are_few(data: Data) -> Iterator[Breach]:
    """An event is told in one sentence, a summary in one or two."""
    for section, field, most in (("initiatives", "summary", SENTENCES), ("events", "text", 1)):
        for path, record in listed(data, (section,)):
            for lang, text in record[field].items():
                if sum(map(text.count, ".!?…")) > most and (number := _sentences(text)) > most:
                    yield (
                        (*path, field, lang),
                        Message(
                            "the number of sentences is {number}; the limit is {most}",
                            number=number,
                            most=most,
                        ),
                    )


def titles_say_what_to_do(data: Data) -> Iterator[Breach]:
    """A title is an imperative in English, and has an infinitive in Russian."""
    for path, record in listed(data, ("initiatives",)):
        title = record["title"]
        if _NO_IMPERATIVE.match(title["en"]):
            yield (
                (*path, "title", "en"),
                Message("not an imperative; begin with what is to be done, as in 'Create a fund'"),
            )
        if not title["ru"].isascii() and not _INFINITIVE.search(title["ru"]):
            yield (
                (*path, "title", "ru"),
                Message("no infinitive; say what is to be done, as in {example}", example="«Создать фонд»"),
            )


def summaries_tell_what_was_said(data: Data) -> Iterator[Breach]:
    """A summary is in the past tense, and does not name its speaker."""
    stems = {(id_, lang): stem for id_, leader in data["leaders"].items() for lang, stem in _stems(leader)}
    for path, record in listed(data, ("initiatives",)):
        for lang, text in record["summary"].items():
            if _PRESENT[lang].match(text):
                yield (*path, "summary", lang), Message("in the present tense; tell it in the past")
            stem = stems.get((record["leader"], lang))
            if stem and stem in text and re.search(rf"(?<!\w){re.escape(stem)}", text):
                yield (*path, "summary", lang), Message("it names its speaker; take the name out")


def _intruders(word: str) -> str:
    """The letters of `word` that only look like those of its script; "" if it has none."""
    latin = {char for char in word if char.isascii() and char.isalpha()}
    cyrillic = {char for char in word if "\u0400" <= char <= "\u04ff"}
    odd = [
        letters for letters, alike in ((latin, _LATIN), (cyrillic, _CYRILLIC)) if letters and letters <= alike
    ]
    if not (latin and cyrillic and odd):
        return ""
    fewest = min(odd, key=lambda letters: sum(map(word.count, letters)))
    return ", ".join(sorted(fewest))


def _retype(word: str, letters: str) -> Message:
    if letters.isascii():
        return Message(
            "Latin letters that look Cyrillic in {word!r}: {letters}; retype", word=word, letters=letters
        )
    return Message(
        "Cyrillic letters that look Latin in {word!r}: {letters}; retype", word=word, letters=letters
    )


def _sentences(text: str) -> int:
    before = (text[max(0, end.start() - _LONGEST_ABBREVIATION) : end.start()] for end in _END.finditer(text))
    return 1 + sum(not _NO_END.fullmatch(words) for words in before)


def _stems(leader: Data) -> Iterator[tuple[str, str]]:
    """By language, how a leader's surname begins in every case."""
    for lang, name in leader["name"].items():
        if stem := name.split()[-1:]:
            yield lang, stem[0].rstrip("аяь")


def _numbers(text: str) -> set[str]:
    """The numbers in `text`, with decimal points and without separators of thousands.

    Centuries are left out: Russian writes them in Roman numerals.
    """
    joined = _THOUSANDS.sub(lambda match: re.sub(r"\D", "", match[0]), _CENTURY.sub("", text))
    return {match.replace(",", ".") for match in _NUMBER.findall(joined)}


TEXT_CHECKS = (languages_have_their_scripts, numbers_agree, texts_are_typeset, spelling_is_british)
TEXT_RULES = (
    rule_of(*TEXT_CHECKS),
    letters_are_of_one_script,
    quotations_leave_their_marks_out,
    sentences_are_few,
    titles_say_what_to_do,
    summaries_tell_what_was_said,
)
