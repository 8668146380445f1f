"""What the program says about data, in English and in Russian: codes as words, counts, dates, sentences."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .languages import Lang


class Words(NamedTuple):
    """The same words in English and in Russian."""

    en: str
    ru: str

    def get(self, lang: Lang) -> str:
        """The words in one of languages.LANGS."""
        return self.ru if lang == "ru" else self.en


CODES: dict[str, dict[str, Words]] = {
    "action": {
        "propose": Words("proposal", "предложение"),
        "call": Words("call", "призыв"),
        "offer": Words("offer", "готовность или приглашение"),
        "support": Words("support", "поддержка"),
    },
    "creates": {
        "none": Words("none", "нового нет"),
        "mechanism": Words("mechanism", "механизм"),
        "forum": Words("forum", "форум"),
        "event": Words("event", "мероприятие"),
        "programme": Words("programme", "программа"),
        "concept": Words("concept", "концепция"),
        "platform": Words("platform", "платформа"),
        "infrastructure": Words("infrastructure", "инфраструктура"),
        "centre": Words("centre", "центр"),
        "council": Words("council", "совет"),
        "secretariat": Words("secretariat", "секретариат"),
        "network": Words("network", "сеть"),
        "fund": Words("fund", "фонд"),
        "treaty": Words("treaty", "договор"),
        "declaration": Words("declaration", "декларация"),
    },
    "evidence": {
        "official": Words("official", "официальный источник"),
        "corroborated": Words("corroborated", "независимые источники"),
        "relayed": Words("relayed", "релиз в прессе"),
        "single": Words("single source", "один источник"),
    },
    "status": {
        "signed": Words("signed", "подписан"),
        "adopted": Words("adopted", "принят"),
        "approved": Words("approved", "одобрен"),
    },
    "outcome": {
        "endorsed": Words("endorsed", "поддержано"),
        "pursued": Words("pursued", "поднято снова"),
        "drafted": Words("in preparation", "готовится"),
        "adopted": Words("adopted", "принято"),
        "signed": Words("signed", "подписано"),
        "ratified": Words("ratified", "ратифицировано"),
        "in-force": Words("in force", "вступило в силу"),
        "founded": Words("founded", "создано"),
        "held": Words("held", "проведено"),
        "launched": Words("launched", "запущено"),
        "opened": Words("opened", "открыто"),
        "pending": Words("pending", "ещё не сделано"),
        "postponed": Words("postponed", "отложено"),
        "dropped": Words("dropped", "снято"),
    },
    "link": {"named": Words("by name", "по названию"), "inferred": Words("our inference", "наш вывод")},
    "finding": {
        "found": Words("found", "найдено"),
        "changed": Words("changed", "изменено"),
        "missing": Words("missing", "отсутствует"),
    },
    "what": {"quotation": Words("quotation", "цитата"), "paragraph": Words("paragraph", "абзац")},
    "type": {
        "text": Words("text", "текст"),
        "number": Words("number", "число"),
        "true or false": Words("true or false", "true или false"),
        "citation": Words("citation", "ссылка"),
        "initiative": Words("initiative", "инициатива"),
        "list of text": Words("list of text", "список текстов"),
        "list of citation": Words("list of citation", "список ссылок"),
        "keywords": Words("keywords", "ключевые слова"),
        "list of document": Words("list of document", "список документов"),
        "list of fact": Words("list of fact", "список фактов"),
        "list of participant": Words("list of participant", "список участников"),
    },
    "role": {"member": Words("member", "участник"), "guest": Words("guest", "гость")},
    "translator": {"editor": Words("our translation", "наш перевод")},
    "lang": {
        "ar": Words("Arabic", "арабский"),
        "az": Words("Azerbaijani", "азербайджанский"),
        "de": Words("German", "немецкий"),
        "en": Words("English", "английский"),
        "fa": Words("Persian", "персидский"),
        "fr": Words("French", "французский"),
        "it": Words("Italian", "итальянский"),
        "kk": Words("Kazakh", "казахский"),
        "ky": Words("Kyrgyz", "киргизский"),
        "ru": Words("Russian", "русский"),
        "tg": Words("Tajik", "таджикский"),
        "tk": Words("Turkmen", "туркменский"),
        "tr": Words("Turkish", "турецкий"),
        "uz": Words("Uzbek", "узбекский"),
        "zh": Words("Chinese", "китайский"),
    },
}

KINDS: dict[str, tuple[tuple[str, str], tuple[str, str, str]]] = {
    "initiative": (("initiative", "initiatives"), ("инициатива", "инициативы", "инициатив")),
    "event": (("event", "events"), ("событие", "события", "событий")),
    "quote": (("quote", "quotes"), ("цитата", "цитаты", "цитат")),
    "thread": (("thread", "threads"), ("сквозная идея", "сквозные идеи", "сквозных идей")),
    "meeting": (("meeting", "meetings"), ("встреча", "встречи", "встреч")),
    "document": (("document", "documents"), ("документ", "документа", "документов")),
    "leader": (("leader", "leaders"), ("лидер", "лидера", "лидеров")),
    "country": (("country", "countries"), ("страна", "страны", "стран")),
    "topic": (("topic", "topics"), ("тема", "темы", "тем")),
    "source": (("source", "sources"), ("источник", "источника", "источников")),
    "hit": (("match", "matches"), ("совпадение", "совпадения", "совпадений")),
    "field": (("field", "fields"), ("поле", "поля", "полей")),
    "record": (("record", "records"), ("запись", "записи", "записей")),
    "finding": (("passage", "passages"), ("проверка", "проверки", "проверок")),
    "tally": (("row", "rows"), ("строка", "строки", "строк")),
    "share": (("row", "rows"), ("строка", "строки", "строк")),
    "problem": (("problem", "problems"), ("ошибка", "ошибки", "ошибок")),
    "action": (("action", "actions"), ("действие", "действия", "действий")),
    "creates": (("instrument", "instruments"), ("инструмент", "инструмента", "инструментов")),
    "evidence": (("degree", "degrees"), ("степень", "степени", "степеней")),
    "year": (("year", "years"), ("год", "года", "лет")),
}
"""Nouns: English for 1 and more; Russian for 1, for 2 to 4, for 5 and more."""

_GENITIVE = {"thread": "сквозной идеи"}
"""The genitive singular, where it is not the form for 2 to 4."""

_MONTHS = (
    ("January", "январь", "января"),
    ("February", "февраль", "февраля"),
    ("March", "март", "марта"),
    ("April", "апрель", "апреля"),
    ("May", "май", "мая"),
    ("June", "июнь", "июня"),
    ("July", "июль", "июля"),
    ("August", "август", "августа"),
    ("September", "сентябрь", "сентября"),
    ("October", "октябрь", "октября"),
    ("November", "ноябрь", "ноября"),
    ("December", "декабрь", "декабря"),
)


def text_in(text: Mapping[str, str] | None, lang: Lang) -> str:
    """A bilingual field of a row in `lang`, or in the other language where it is missing."""
    return (text.get(lang) or next(iter(text.values()), "")) if text else ""


def code(field: str, value: str, lang: Lang) -> str:
    """A code of the field `field` as a word (`call` → `призыв`); what is no code stays as it is."""
    words = CODES.get(field, {}).get(value)
    return words.get(lang) if words else value


def within(text: str) -> str:
    """`text` as it stands within a sentence: `президент Казахстана`; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def one_after_another(names: Sequence[str], proper: Container[str]) -> list[str]:
    """Names as a list has them: only the first has a capital, and those that are `proper`."""
    return [*names[:1], *(name if name in proper else within(name) for name in names[1:])]


def noun(kind: str, lang: Lang) -> str:
    """One record of a kind: `thread`, `сквозная идея`; "" for what is never counted."""
    english, russian = KINDS.get(kind, (("",), ("",)))
    return russian[0] if lang == "ru" else english[0]


def count(number: int, kind: str, lang: Lang) -> str:
    """A number of records in words: `2 initiatives`, `2 инициативы`.

    Plural forms: Unicode CLDR, Language Plural Rules, cardinal, en and ru.
    """
    english, russian = KINDS[kind]
    if lang == "en":
        return f"{number} {english[number != 1]}"
    tens, ones = number % 100, number % 10
    few = 2 <= ones <= 4 and not 12 <= tens <= 14
    one = ones == 1 and tens != 11
    return f"{number} {russian[0 if one else 1 if few else 2]}"


def in_all(number: int, kind: str, lang: Lang) -> str:
    """All the records of a kind that there are: `3 sources in all`, `всего 3 источника`."""
    words = count(number, kind, lang)
    return f"всего {words}" if lang == "ru" else f"{words} in all"


def part(number: int, total: int, kind: str, lang: Lang) -> str:
    """Some records of more: `5 of 29 initiatives`, `5 из 29 инициатив`."""
    english, russian = KINDS[kind]
    if lang == "en":
        return f"{number} of {total} {english[1]}"
    is_one = total % 10 == 1 and total % 100 != 11
    return f"{number} из {total} {_GENITIVE.get(kind, russian[1]) if is_one else russian[2]}"


def coverage(text: str, lang: Lang) -> str:
    """What the sources of a meeting leave out, announced as such."""
    return f"{'Охват' if lang == 'ru' else 'Coverage'}: {text}"


UNEVEN = Words(
    "Speeches are reported unevenly, so numbers are no ranking: casummit meetings --fields id,coverage",
    "Речи освещены неравномерно, и числа — не рейтинг: casummit meetings --fields id,coverage",
)
"""What is to be known of numbers that rest on several meetings, and how to see it."""

UNEVEN_AND_NOTHING = Words(
    "Nothing found does not mean nothing proposed, since speeches are reported unevenly:"
    " casummit meetings --fields id,coverage",
    "Не найдено — не значит, что не предлагалось: речи освещены неравномерно;"
    " casummit meetings --fields id,coverage",
)
"""The same where nothing was found."""


def elsewhere(years: Mapping[str, int], kind: str, lang: Lang) -> str:
    """Where a question finds something that found nothing: `3 initiatives in other years: 2019 (1), …`."""
    if not years:
        return "И в другие годы ничего нет." if lang == "ru" else "Nothing in other years either."
    listed = ", ".join(f"{year} ({number})" for year, number in years.items())
    found = count(sum(years.values()), kind, lang)
    if lang == "ru":
        return f"По тому же запросу в другие годы — {found}: {listed}."
    return f"The same question finds {found} in other years: {listed}."


def only_of(number: int, kind: str, row: Mapping[str, Any], lang: Lang) -> str:
    """That all records of a kind are of one meeting."""
    if lang == "ru":
        return f"В наборе данных {count(number, kind, lang)}, только с одной встречи: {meeting(row, lang)}."
    return f"The data set has {count(number, kind, lang)}, all of one meeting: {meeting(row, lang)}."


def stage(stage: str, query: str, understood: str, lang: Lang) -> str:
    """How a query was understood that found nothing as it was typed (wishes.STAGES)."""
    text = _STAGES[stage].get(lang)
    return text.format(query=in_marks(query, lang), understood=in_marks(understood, lang))


def alike(number: int, lang: Lang) -> str:
    """How many of the hits, the last, have words of like meaning."""
    return _ALIKE.get(lang).format(number=number)


def rest(total: int, lang: Lang) -> str:
    """How to see all `total` records where only some are shown."""
    return _REST.get(lang).format(total=total)


def unfiltered(number: int, lang: Lang) -> str:
    """How many records answer without the filters, where none does with them."""
    return _UNFILTERED.get(lang).format(records=count(number, "hit", lang))


def in_marks(text: str, lang: Lang) -> str:
    """`text` in the quotation marks of the language `lang`."""
    return f"«{text}»" if lang == "ru" else f"“{text}”"


def ordinal(number: int, lang: Lang) -> str:
    """`1st`, `2nd`, `11th`; `1-я` (of a meeting, which is feminine in Russian)."""
    if lang == "ru":
        return f"{number}-я"
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def day(date: str, lang: Lang) -> str:
    """An ISO date, whole or partial, as the language writes it: `16 November 2025`, `март 2018`."""
    year, month, number = (*date.split("-"), "", "")[:3]
    if not month:
        return year
    english, alone, of_a_day = _MONTHS[int(month) - 1]
    if not number:
        return f"{alone if lang == 'ru' else english} {year}"
    return f"{int(number)} {of_a_day if lang == 'ru' else english} {year}"


def when(event: Mapping[str, Any], lang: Lang) -> str:
    """The date of an event as the language writes it, or that it has none."""
    return day(event["date"], lang) if event["date"] else _NO_DATE.get(lang)


def meeting(row: Mapping[str, Any], lang: Lang) -> str:
    """A meeting in a few words: `7th meeting, Tashkent, 16 November 2025`."""
    noun = "встреча" if lang == "ru" else "meeting"
    return f"{ordinal(row['number'], lang)} {noun}, {text_in(row['city'], lang)}, {day(row['date'], lang)}"


def paragraph(number: int, lang: Lang) -> str:
    """`paragraph 5`, `абзац 5`."""
    return f"{'абзац' if lang == 'ru' else 'paragraph'} {number}"


def version(number: str, lang: Lang) -> str:
    """`Version 2.0.0`, at the beginning of a sentence."""
    return f"{'Версия' if lang == 'ru' else 'Version'} {number}"


def scope(shown: Mapping[str, Any], total: int, lang: Lang) -> str:
    """The one meeting of `total` that is shown, and how to see them all."""
    all_of_them = (
        f"все {count(total, 'meeting', lang)}: --meeting all"
        if lang == "ru"
        else f"--meeting all for all {total} meetings"
    )
    return f"{meeting(shown, lang)}; {all_of_them}" if total > 1 else meeting(shown, lang)


_REST = Words("All of them: --limit {total}.", "Показать все: --limit {total}.")
_UNFILTERED = Words("Without the filters: {records}.", "Без фильтров: {records}.")

_ALIKE = Words(
    "with words of like meaning, shown last: {number}",
    "с близкими по смыслу словами, в конце списка: {number}",
)

_STAGES = {
    "layout": Words(
        "nothing found for {query}; in the other keyboard layout it reads {understood}",
        "по запросу {query} ничего не найдено; в другой раскладке это {understood}",
    ),
    "beginnings": Words(
        "no record has all the words of {query}; showing records with words that begin like them",
        "ни в одной записи нет всех слов запроса {query}; показаны записи со словами, которые так начинаются",
    ),
    "corrected": Words(
        "nothing found for {query}; showing results for {understood}",
        "по запросу {query} ничего не найдено; показаны результаты по запросу {understood}",
    ),
    "any": Words(
        "no record has all the words of {query}; showing records with at least one of them",
        "ни в одной записи нет всех слов запроса {query}; показаны записи, где есть хотя бы одно",
    ),
}


def occasion(row: Mapping[str, Any], lang: Lang) -> str:
    """A meeting in two words: `Tashkent 2025`."""
    return f"{text_in(row['city'], lang)} {row['date'][:4]}"


TOTAL = Words("Total", "Всего")

_SHOWN = Words("showing {part}", "показано {part}")
_TOTALS_OF_ALL = Words("; the totals count all of them", "; в итогах учтены все")


def limited(shown: int, total: int, kind: str, lang: Lang, *, has_totals: bool) -> str:
    """That a picture shows a part of what it counts: `showing 5 of 9 leaders; …`."""
    line = _SHOWN.get(lang).format(part=part(shown, total, kind, lang))
    return line + _TOTALS_OF_ALL.get(lang) if has_totals else line


FILTERS: dict[str, Words] = {
    "country": Words("country", "страна"),
    "leader": Words("leader", "лидер"),
    "topic": Words("topic", "тема"),
    "thread": Words("thread", "сквозная идея"),
    "meeting": Words("meeting", "встреча"),
    "year": Words("year", "год"),
    "action": Words("action", "действие"),
    "creates": Words("instrument", "инструмент"),
    "source": Words("source", "источник"),
    "publisher": Words("publisher", "издатель"),
    "evidence": Words("evidence", "подтверждение"),
    "outcome": Words("outcome", "итог"),
}
"""What captions call the filters (query.criteria.Criteria)."""

_OUTCOMES = {
    "any": Words("any", "любой"),
    "none": Words("searched for, nothing found", "проверено, ничего не найдено"),
    "unsought": Words("not searched for yet", "ещё не проверено"),
}


def filtered(name: str, value: str, lang: Lang) -> str:
    """A value of a filter that takes codes, in words."""
    return _OUTCOMES[value].get(lang) if name == "outcome" and value in _OUTCOMES else code(name, value, lang)


_COUNTED_BY: dict[str, Words] = {
    "country": Words("country", "странам"),
    "leader": Words("leader", "лидерам"),
    "topic": Words("topic", "темам"),
    "meeting": Words("meeting", "встречам"),
    "action": Words("action", "действиям"),
    "creates": Words("instrument", "инструментам"),
    "evidence": Words("evidence", "степени подтверждения"),
    "year": Words("year", "годам"),
}

_AT_THE_MEETINGS = Words(
    " at the Consultative Meetings of the Heads of State of Central Asia,",
    " на Консультативных встречах глав государств Центральной Азии:",
)


def counted(amount: str, by: Iterable[str], lang: Lang, *, at_length: bool = False) -> str:
    """An amount of initiatives, by what they are counted, and `at_length` where they were put forward.

    `278 initiatives by topic and country`, `278 инициатив по темам и странам`.
    """
    fields = (" и " if lang == "ru" else " and ").join(_COUNTED_BY[name].get(lang) for name in by)
    where = _AT_THE_MEETINGS.get(lang) if at_length else ""
    return f"{amount}{where} {'по' if lang == 'ru' else 'by'} {fields}"


def data(edition: str, date: str, lang: Lang) -> str:
    """The data that something was counted in: `data: casummit 1.0.0, 1 May 2026`."""
    return f"{'данные' if lang == 'ru' else 'data'}: {edition}, {day(date, lang)}"


OVERLAP = Words(
    "an initiative on several topics counts under each of them, and once in the totals",
    "инициатива по нескольким темам учтена в каждой из них, а в итогах — один раз",
)

STEPS: dict[str, Words] = {
    "read": Words("Reading", "Чтение"),
    "check": Words("Checking", "Проверка"),
    "store": Words("Storing", "Сохранение"),
    "index": Words("Indexing", "Индексация"),
}
"""What is done with a file that is read for the first time."""


def part_of_it(filters: str, lang: Lang) -> str:
    """Which part of a data set this is, by the filters that keep it."""
    return f"{'Часть набора данных' if lang == 'ru' else 'Part of the data set'}: {filters}"


NOTHING_KEPT = Words(
    "No initiative or quotation of this meeting belongs to this part.",
    "Ни одна инициатива и ни одна цитата с этой встречи в эту часть не входит.",
)

THREADS = Words("Threads", "Сквозные идеи")

OUR_WORDS = Words("in our words", "нашими словами")

YES_NO = {True: Words("yes", "да"), False: Words("no", "нет")}

SECTIONS: dict[str, Words] = {
    "quotes": Words("Quotes", "Цитаты"),
    "url": Words("Address", "Адрес"),
    "events": Words("What became of it", "Что было дальше"),
    "sources": Words("Sources", "Источники"),
    "initiatives": Words("Initiatives", "Инициативы"),
    "participants": Words("Participants", "Участники"),
    "documents": Words("Documents", "Документы"),
    "facts": Words("Facts", "Факты"),
    "meetings": Words("Meetings attended", "Участие во встречах"),
}


def sought(until: str, number: int, lang: Lang) -> str:
    """Up to when somebody looked for what became of an initiative, and whether nothing was found."""
    if not until:
        return _NOT_SOUGHT.get(lang)
    line = _SOUGHT.get(lang).format(until=day(until, lang))
    return line if number else f"{line}{_NOTHING_FOUND.get(lang)}"


_SOUGHT = Words("searched up to {until}", "проверено по {until}")
_NOTHING_FOUND = Words(": nothing found", ": ничего не найдено")
_NOT_SOUGHT = Words("not searched for yet", "ещё не проверено")

IDEA = Words("Idea", "Идея")
"""The heading over the places of initiatives among those of the same idea."""

THREAD = Words("Thread", "Сквозная идея")
NO_THREAD = Words(
    "no earlier or later initiative of the same idea is recorded",
    "других инициатив с той же идеей — ни прежних, ни более поздних — не записано",
)

COURSE = {True: Words("Initiatives and events", "Инициативы и события"), False: SECTIONS["initiatives"]}
"""The heading of a thread's course, by whether it has events."""

_NO_DATE = Words("no date", "без даты")
OUR_LINK = Words("our inference", "наш вывод")
