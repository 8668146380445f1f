"""The glossary of fields: heading and meaning of each, in both languages.

The English meanings are those of `data/summit.schema.json` and of the dictionary in `data/README.md`.
"""

from typing import TYPE_CHECKING

from .fields import type_name
from .kinds import class_of

if TYPE_CHECKING:
    from ..model import Field

_Entry = tuple[str, str, str, str]
"""Heading in English and Russian, meaning in English and Russian."""

# One field a line reads best.
# fmt: off
GLOSSARY: dict[str, dict[str, _Entry]] = {
    "initiative": {
        "id": ("ID", "ID", "Identifier: year, country, subject. Never used for something else.", "Идентификатор: год, страна, предмет. Не меняет значения."),
        "meeting": ("Meeting", "Встреча", "Meeting at which it was put forward.", "Встреча, на которой выдвинута."),
        "date": ("Date", "Дата", "Date of the meeting (ISO 8601).", "Дата встречи (ISO 8601)."),
        "country": ("Country", "Страна", "Country for which it was put forward (ISO 3166-1 alpha-2).", "Страна, от которой выдвинута (ISO 3166-1 alpha-2)."),
        "leader": ("Leader", "Лидер", "Who put it forward.", "Кто выдвинул."),
        "topics": ("Topics", "Темы", "Topics, the chief one first.", "Темы, главная — первая."),
        "action": ("Action", "Действие", "What the speaker did: propose, call, offer or support.", "Что сделал выступающий: предложил, призвал, выразил готовность или поддержал."),
        "creates": ("Creates", "Что появится", "Instrument that it would bring into being, or none.", "Инструмент, который появился бы, или ничего."),
        "horizon": ("Horizon", "Срок", "Year by which or until which it is meant, where one was named.", "Год, к которому или до которого рассчитана, если назван."),
        "title": ("Title", "Название", "What is proposed, in a few words: imperative in English, infinitive in Russian.", "Суть в нескольких словах: в английском повелительное наклонение, в русском инфинитив."),
        "summary": ("Summary", "Содержание", "What was said, in our own words, without the speaker's name.", "Что было сказано, нашими словами, без имени выступавшего."),
        "sources": ("Sources", "Источники", "Sources in which it was read.", "Источники, в которых прочитано."),
        "evidence": ("Evidence", "Подтверждение", "How well it is attested: official, corroborated, relayed or single; follows from the sources.", "Насколько подтверждена: официально, независимо, передано или единственный источник; следует из источников."),
        "follows": ("Follows", "Продолжает", "Earlier initiatives of the same idea that it takes up again.", "Прежние инициативы с той же идеей, к которым она возвращается."),
        "followed_by": ("Followed by", "Продолжена в", "Later initiatives that take it up again.", "Более поздние инициативы, которые к ней возвращаются."),
        "threads": ("Threads", "Сквозные идеи", "Threads of the same idea that it belongs to.", "Сквозные идеи, к которым она относится."),
        "quotes": ("Quotes", "Цитаты", "Quotations that belong to it.", "Относящиеся к ней цитаты."),
        "note": ("Note", "Примечание", "Doubts and disagreements between the sources.", "Сомнения и расхождения между источниками."),
    },
    "quote": {
        "id": ("ID", "ID", "Identifier.", "Идентификатор."),
        "meeting": ("Meeting", "Встреча", "Meeting at which it was said.", "Встреча, на которой сказано."),
        "date": ("Date", "Дата", "Date of the meeting (ISO 8601).", "Дата встречи (ISO 8601)."),
        "country": ("Country", "Страна", "Country spoken for (ISO 3166-1 alpha-2).", "Страна, от которой выступал (ISO 3166-1 alpha-2)."),
        "leader": ("Leader", "Лидер", "Who is quoted.", "Кого цитируют."),
        "initiative": ("Initiative", "Инициатива", "Initiative that the words belong to, if any.", "Инициатива, к которой относятся слова, если есть."),
        "lang": ("Language", "Язык", "Language of the source's text (BCP 47).", "Язык текста источника (BCP 47)."),
        "text": ("Quotation", "Цитата", "The words as the source gives them.", "Слова так, как их приводит источник."),
        "translation": ("Our translation", "Наш перевод", "Our translation, by language.", "Наш перевод, по языкам."),
        "translator": ("Translated by", "Перевод сделан", "Who translated: editor means the editors of the data set.", "Кто перевёл: editor — редакция набора данных."),
        "source": ("Source", "Источник", "Source and paragraph.", "Источник и абзац."),
    },
    "thread": {
        "id": ("ID", "ID", "Identifier.", "Идентификатор."),
        "title": ("Thread", "Сквозная идея", "The idea that is taken up again, in a few words.", "Идея, к которой возвращаются, в нескольких словах."),
        "note": ("How it went", "Как развивалась", "Who took it up when, and how it changed.", "Кто и когда к ней вернулся и как она менялась."),
        "initiatives": ("Initiatives", "Инициативы", "Its initiatives, the earliest first.", "Её инициативы, начиная с самой ранней."),
        "first": ("First", "Впервые", "Date of the earliest one (ISO 8601).", "Дата самой ранней (ISO 8601)."),
        "last": ("Last", "В последний раз", "Date of the latest one (ISO 8601).", "Дата последней (ISO 8601)."),
    },
    "meeting": {
        "id": ("ID", "ID", "Identifier: year and city.", "Идентификатор: год и город."),
        "number": ("No.", "№", "Which meeting it was, counted from 1.", "Которая по счёту встреча, начиная с 1."),
        "date": ("Date", "Дата", "Day of the meeting (ISO 8601).", "День встречи (ISO 8601)."),
        "name": ("Meeting", "Встреча", "Full name.", "Полное название."),
        "city": ("City", "Город", "City.", "Город."),
        "country": ("Country", "Страна", "Host country (ISO 3166-1 alpha-2).", "Принимающая страна (ISO 3166-1 alpha-2)."),
        "participants": ("Participants", "Участники", "Who took part, for which country and in what office.", "Кто участвовал, от какой страны и в какой должности."),
        "documents": ("Documents", "Документы", "Documents adopted.", "Принятые документы."),
        "facts": ("Facts", "Факты", "What else is to be known of the meeting.", "Что ещё нужно знать о встрече."),
        "coverage": ("Coverage", "Полнота сведений", "What the sources leave out: one report is not the meeting.", "О чём источники умалчивают: сообщение — ещё не вся встреча."),
        "note": ("Note", "Примечание", "Doubts and disagreements between the sources.", "Сомнения и расхождения между источниками."),
        "initiatives": ("Initiatives", "Инициативы", "Number of initiatives put forward.", "Сколько инициатив выдвинуто."),
        "quotes": ("Quotes", "Цитаты", "Number of quotations.", "Сколько цитат."),
    },
    "document": {
        "id": ("ID", "ID", "Identifier.", "Идентификатор."),
        "meeting": ("Meeting", "Встреча", "Meeting at which it was adopted.", "Встреча, на которой принят."),
        "date": ("Date", "Дата", "Date of the meeting (ISO 8601).", "Дата встречи (ISO 8601)."),
        "title": ("Title", "Название", "Title.", "Название."),
        "status": ("Status", "Статус", "What was done with it.", "Что с ним сделали."),
        "sources": ("Sources", "Источники", "Sources.", "Источники."),
        "note": ("Note", "Примечание", "Doubts and disagreements between the sources.", "Сомнения и расхождения между источниками."),
    },
    "leader": {
        "id": ("ID", "ID", "Identifier: the surname, with an initial where two share it.", "Идентификатор: фамилия, с инициалом имени у однофамильцев."),
        "country": ("Country", "Страна", "Country that the person speaks for (ISO 3166-1 alpha-2).", "Страна, от которой выступает (ISO 3166-1 alpha-2)."),
        "name": ("Name", "Имя", "Full name.", "Имя и фамилия."),
        "aliases": ("Also spelled", "Другие написания", "Other spellings of the name.", "Другие написания имени."),
        "wikidata": ("Wikidata", "Wikidata", "Wikidata identifier.", "Идентификатор Wikidata."),
        "meetings": ("Meetings", "Встречи", "Meetings attended, in order.", "Встречи, в которых участвовал, по порядку."),
        "initiatives": ("Initiatives", "Инициативы", "Number of initiatives put forward.", "Сколько инициатив выдвинул."),
        "quotes": ("Quotes", "Цитаты", "Number of quotations.", "Сколько цитат."),
    },
    "country": {
        "id": ("Code", "Код", "ISO 3166-1 alpha-2 code.", "Код ISO 3166-1 alpha-2."),
        "alpha3": ("Alpha-3", "Alpha-3", "ISO 3166-1 alpha-3 code.", "Код ISO 3166-1 alpha-3."),
        "name": ("Country", "Страна", "Short name.", "Краткое название."),
        "aliases": ("Also known as", "Другие названия", "Other names and adjectives by which people look for the country.", "Другие названия и прилагательные, по которым страну ищут."),
        "wikidata": ("Wikidata", "Wikidata", "Wikidata identifier.", "Идентификатор Wikidata."),
        "initiatives": ("Initiatives", "Инициативы", "Number of initiatives put forward for the country.", "Сколько инициатив выдвинуто от страны."),
        "quotes": ("Quotes", "Цитаты", "Number of quotations of those who spoke for the country.", "Сколько цитат тех, кто говорил от страны."),
    },
    "topic": {
        "id": ("ID", "ID", "Identifier.", "Идентификатор."),
        "name": ("Topic", "Тема", "Name.", "Название."),
        "keywords": ("Keywords", "Ключевые слова", "Synonyms and abbreviations in both languages, for the search.", "Синонимы и сокращения на обоих языках, для поиска."),
        "initiatives": ("Initiatives", "Инициативы", "Number of initiatives on the topic.", "Сколько инициатив по теме."),
        "quotes": ("Quotes", "Цитаты", "Number of quotations that belong to these initiatives.", "Сколько цитат относится к этим инициативам."),
    },
    "source": {
        "id": ("ID", "ID", "Identifier: publisher and date.", "Идентификатор: издатель и дата."),
        "publisher": ("Publisher", "Издатель", "Publisher of the page.", "Кто опубликовал страницу."),
        "title": ("Title", "Заголовок", "Headline, in the language of the page, where it is known.", "Заголовок на языке страницы, если известен."),
        "url": ("Address", "Адрес", "Address of the page.", "Адрес страницы."),
        "date": ("Date", "Дата", "Day of publication (ISO 8601); partial or missing where the page gave no more.", "День публикации (ISO 8601); неполный или без даты, если страница её не даёт."),
        "lang": ("Language", "Язык", "Language of the page (BCP 47).", "Язык страницы (BCP 47)."),
        "carries": ("Carries", "Передаёт", "Publisher whose report the page reprints or relays.", "Издатель, чьё сообщение страница перепечатывает или передаёт."),
        "official": ("Official", "Официальный", "Whether the page is a state organ's own.", "Собственная ли это страница государственного органа."),
        "initiatives": ("Initiatives", "Инициативы", "Number of initiatives that cite the page.", "Сколько инициатив ссылаются на страницу."),
        "quotes": ("Quotes", "Цитаты", "Number of quotations taken from the page.", "Сколько цитат взято со страницы."),
    },
    "hit": {
        "record": ("Record", "Запись", "The initiative or quotation that was found; its fields are the hit's.", "Найденная инициатива или цитата; её поля — поля находки."),
        "match": ("Match", "Совпадение", "The title, sentence or quotation that matches best.", "Заголовок, предложение или цитата, где совпадает больше всего."),
        "stage": ("Found as", "Как найдено", "How the query was understood: words, layout, beginnings, corrected or any.", "Как понят запрос: words, layout, beginnings, corrected или any."),
    },
    "tally": {
        "country": ("Country", "Страна", "Country for which they were put forward.", "Страна, от которой выдвинуты."),
        "leader": ("Leader", "Лидер", "Who put them forward.", "Кто выдвинул."),
        "topic": ("Topic", "Тема", "One of their topics.", "Одна из их тем."),
        "meeting": ("Meeting", "Встреча", "Meeting at which they were put forward.", "Встреча, на которой выдвинуты."),
        "action": ("Action", "Действие", "What the speaker did.", "Что сделал выступающий."),
        "creates": ("Creates", "Что появится", "Instrument that they would bring into being, or none.", "Инструмент, который появился бы, или ничего."),
        "year": ("Year", "Год", "Year of the meeting.", "Год встречи."),
        "initiatives": ("Initiatives", "Инициативы", "Number of initiatives.", "Сколько инициатив."),
    },
    "share": {
        "meeting": ("Meeting", "Встреча", "Meeting at which they were put forward.", "Встреча, на которой выдвинуты."),
        "number": ("No.", "№", "Which meeting it was, counted from 1.", "Которая по счёту встреча, начиная с 1."),
        "date": ("Date", "Дата", "Day of the meeting (ISO 8601).", "День встречи (ISO 8601)."),
        "city": ("City", "Город", "City.", "Город."),
        "country": ("Country", "Страна", "Country for which they were put forward.", "Страна, от которой выдвинуты."),
        "initiatives": ("Initiatives", "Инициативы", "Number of initiatives.", "Сколько инициатив."),
    },
    "participant": {
        "country": ("Country", "Страна", "Country spoken for (ISO 3166-1 alpha-2).", "Страна, от которой выступал (ISO 3166-1 alpha-2)."),
        "leader": ("Leader", "Лидер", "Who spoke for it.", "Кто выступал от неё."),
        "office": ("Office", "Должность", "Office held at the time.", "Должность в то время."),
        "role": ("Role", "Статус", "Member or guest.", "Участник или гость."),
        "sources": ("Sources", "Источники", "Sources.", "Источники."),
    },
    "fact": {
        "text": ("Fact", "Факт", "The fact, in our own words.", "Факт, нашими словами."),
        "sources": ("Sources", "Источники", "Sources.", "Источники."),
    },
    "citation": {
        "id": ("Source", "Источник", "The source.", "Источник."),
        "paragraph": ("Paragraph", "Абзац", "Paragraph number: non-empty lines, counted from 1 (the headline).", "Который по счёту непустой абзац текста; заголовок — первый."),
    },
    "field": {
        "kind": ("Record", "Запись", "Kind of record.", "Вид записи."),
        "name": ("Field", "Поле", "Name of the field.", "Имя поля."),
        "type": ("Type", "Тип", "Type of its values.", "Тип значений."),
        "meaning": ("Meaning", "Значение", "What it means.", "Что оно означает."),
        "heading": ("Heading", "Заголовок", "Its heading in tables.", "Его заголовок в таблицах."),
    },
    "finding": {
        "id": ("Record", "Запись", "Record that takes something from the source.", "Запись, которая берёт что-то из источника."),
        "what": ("What", "Что", "What was looked for: quotation or paragraph.", "Что искали: цитату или абзац."),
        "paragraph": ("Paragraph", "Абзац", "Paragraph that the record names.", "Абзац, который называет запись."),
        "status": ("Status", "Итог", "Whether it was found, changed or missing.", "Найдено, изменено или отсутствует."),
        "found": ("Found", "Найдено", "What stands in the text.", "Что стоит в тексте."),
    },
}
# fmt: on


def field(kind: str, name: str) -> "Field":
    """What is to be known of the field `name` of a kind of record or of a part of one."""
    from dataclasses import fields

    from ..model import Field, Text

    heading_en, heading_ru, meaning_en, meaning_ru = GLOSSARY[kind][name]
    types = {each.name: each.type for each in fields(class_of(kind))}
    return Field(
        kind=kind,
        name=name,
        type=type_name(types[name]),
        meaning=Text(meaning_en, meaning_ru),
        heading=Text(heading_en, heading_ru),
    )


def all_fields() -> "list[Field]":
    """Every field of every kind of record and of what records consist of, the most asked for first."""
    kinds = [kind for kind in GLOSSARY if kind not in ("field", "finding")]
    return [field(kind, name) for kind in kinds for name in GLOSSARY[kind]]
