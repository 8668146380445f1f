"""The glossary of fields: type, heading and meaning of each, in both languages.

The English meanings are those of `data/summit.schema.json` and of the dictionary in `data/README.md`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..language.labels import Words
from .fields import type_name
from .kinds import class_of
from .types import (
    ADDRESS,
    BILINGUAL,
    CITATION,
    CITATIONS,
    DATE,
    FLAG,
    ID,
    NUMBER,
    PASSAGE,
    QUOTATION,
    TEXT,
    TEXTS,
    TRANSLATION,
    Type,
    code,
    name,
    names,
    part,
    parts,
)

if TYPE_CHECKING:
    from ..model import Field


class Entry(NamedTuple):
    """What is to be known of a field."""

    type: Type
    heading: Words
    meaning: Words


def _field(type: Type, heading_en: str, heading_ru: str, meaning_en: str, meaning_ru: str) -> Entry:
    return Entry(type, Words(heading_en, heading_ru), Words(meaning_en, meaning_ru))


# One field a line reads best.
# fmt: off
GLOSSARY: dict[str, dict[str, Entry]] = {
    "initiative": {
        "id": _field(ID, "ID", "ID", "Identifier: year, country, subject. Never given to another record.", "Идентификатор: год, страна, предмет. Никогда не присваивается другой записи."),
        "meeting": _field(name("meeting"), "Meeting", "Встреча", "Meeting at which it was put forward.", "Встреча, на которой выдвинута."),
        "date": _field(DATE, "Date", "Дата", "Date of the meeting (ISO 8601).", "Дата встречи (ISO 8601)."),
        "country": _field(name("country"), "Country", "Страна", "Country for which it was put forward (ISO 3166-1 alpha-2).", "Страна, от имени которой выдвинута (ISO 3166-1 alpha-2)."),
        "leader": _field(name("leader"), "Leader", "Лидер", "Who put it forward.", "Кто выдвинул."),
        "topics": _field(names("topic"), "Topics", "Темы", "Topics, the main one first.", "Темы, главная — первая."),
        "action": _field(code("action"), "Action", "Действие", "What the speaker did: propose, call, offer or support.", "Что сделал выступающий: предложил, призвал, выразил готовность или поддержал."),
        "creates": _field(code("creates"), "Instrument", "Инструмент", "Instrument that it would create, or none.", "Предложенный инструмент или none."),
        "horizon": _field(NUMBER, "Horizon", "Срок", "Target year, by which or until which, if one was named.", "Год, к которому или до которого рассчитана, если назван."),
        "title": _field(BILINGUAL, "Title", "Название", "What is proposed, in a few words: imperative in English, infinitive in Russian.", "Суть предложения в нескольких словах: по-английски в повелительном наклонении, по-русски в инфинитиве."),
        "summary": _field(BILINGUAL, "Summary", "Содержание", "What was said, in our own words, without the speaker's name.", "Что было сказано, нашими словами, без имени выступавшего."),
        "sources": _field(CITATIONS, "Sources", "Источники", "Sources that report it.", "Источники, в которых об этом сказано."),
        "evidence": _field(code("evidence"), "Evidence", "Подтверждение", "How well it is attested: official, corroborated, relayed or single; derived from the sources.", "Степень подтверждения: official, corroborated, relayed или single; выводится из источников."),
        "follows": _field(names("initiative"), "Follows", "Продолжает", "Earlier initiatives with the same idea that it takes up.", "Прежние инициативы с той же идеей, к которым она возвращается."),
        "followed_by": _field(names("initiative"), "Followed by", "Продолжена в", "Later initiatives that take it up again.", "Более поздние инициативы, которые к ней возвращаются."),
        "threads": _field(names("thread"), "Threads", "Сквозные идеи", "Threads of the same idea that it belongs to.", "Сквозные идеи, к которым она относится."),
        "quotes": _field(names("quote"), "Quotes", "Цитаты", "Quotations that belong to it.", "Относящиеся к ней цитаты."),
        "note": _field(BILINGUAL, "Note", "Примечание", "Doubts and disagreements between the sources.", "Сомнения и расхождения между источниками."),
        "keywords": _field(part("keywords"), "Keywords", "Ключевые слова", "Other words that people may search for, by language; never shown as our text.", "Другие слова, по которым её могут искать, по языкам; как наш текст не показываются."),
        "sought": _field(DATE, "Searched up to", "Проверено по", "Month up to which sources were searched for what became of it (ISO 8601); missing if nobody has searched.", "Месяц, по который проверены источники о её судьбе (ISO 8601); не указан, если никто не проверял."),
        "events": _field(names("event"), "What became of it", "Что было дальше", "Events that answer it, the earliest first.", "Связанные с ней события, начиная с самого раннего."),
    },
    "event": {
        "id": _field(ID, "ID", "ID", "Identifier: year and subject. Never given to another record.", "Идентификатор: год и предмет. Никогда не присваивается другой записи."),
        "date": _field(DATE, "Date", "Дата", "Day or month of the event (ISO 8601), where a page shows one.", "День или месяц события (ISO 8601), если указан на странице."),
        "outcome": _field(code("outcome"), "Outcome", "Итог", "What happened; the codebook defines the codes.", "Что произошло; коды определены в руководстве по кодированию."),
        "initiatives": _field(names("initiative"), "Initiatives", "Инициативы", "Initiatives that it answers.", "Инициативы, с которыми оно связано."),
        "threads": _field(names("thread"), "Threads", "Сквозные идеи", "Threads that it belongs to.", "Сквозные идеи, к которым оно относится."),
        "countries": _field(names("country"), "Countries", "Страны", "Countries that did it or took part, as far as the sources say (ISO 3166-1 alpha-2).", "Страны, которые это сделали или в этом участвовали, насколько известно из источников (ISO 3166-1 alpha-2)."),
        "place": _field(BILINGUAL, "Place", "Место", "Where it happened.", "Где это произошло."),
        "text": _field(BILINGUAL, "Event", "Событие", "What happened: one sentence that stands on its own, in our own words.", "Что произошло: одно самостоятельное предложение, нашими словами."),
        "link": _field(code("link"), "Link", "Связь", "Whether the initiative and the event have a name or an instrument in common (named), or we judge so (inferred).", "Есть ли у инициативы и события общее название или инструмент (named) или связь — наш вывод (inferred)."),
        "document": _field(name("document"), "Document", "Документ", "Document of a meeting that it is about.", "Документ встречи, о котором речь."),
        "sources": _field(CITATIONS, "Sources", "Источники", "Sources in which it was read.", "Источники, в которых об этом сказано."),
        "evidence": _field(code("evidence"), "Evidence", "Подтверждение", "How well it is attested: official, corroborated, relayed or single; derived from the sources.", "Степень подтверждения: official, corroborated, relayed или single; выводится из источников."),
        "note": _field(BILINGUAL, "Note", "Примечание", "Doubts and disagreements between the sources.", "Сомнения и расхождения между источниками."),
    },
    "quote": {
        "id": _field(ID, "ID", "ID", "Identifier.", "Идентификатор."),
        "meeting": _field(name("meeting"), "Meeting", "Встреча", "Meeting at which it was said.", "Встреча, на которой сказано."),
        "date": _field(DATE, "Date", "Дата", "Date of the meeting (ISO 8601).", "Дата встречи (ISO 8601)."),
        "country": _field(name("country"), "Country", "Страна", "Country spoken for (ISO 3166-1 alpha-2).", "Страна, которую представлял выступавший (ISO 3166-1 alpha-2)."),
        "leader": _field(name("leader"), "Leader", "Лидер", "Who is quoted.", "Кого цитируют."),
        "initiative": _field(name("initiative"), "Initiative", "Инициатива", "Initiative that the words belong to, if any.", "Инициатива, к которой относятся слова, если есть."),
        "lang": _field(code("lang"), "Language", "Язык", "Language of the source's text (BCP 47).", "Язык текста источника (BCP 47)."),
        "text": _field(QUOTATION, "Quotation", "Цитата", "The words as the source gives them.", "Слова в том виде, в каком их приводит источник."),
        "translation": _field(TRANSLATION, "Our translation", "Наш перевод", "Our translation, by language.", "Наш перевод, по языкам."),
        "translator": _field(code("translator"), "Translated by", "Кто перевёл", "Who translated: editor means the editors of the data set.", "Кто перевёл: editor — редакция набора данных."),
        "source": _field(CITATION, "Source", "Источник", "Source and paragraph.", "Источник и абзац."),
    },
    "thread": {
        "id": _field(ID, "ID", "ID", "Identifier.", "Идентификатор."),
        "title": _field(BILINGUAL, "Thread", "Сквозная идея", "The recurring idea, in a few words.", "Идея, к которой возвращаются, в нескольких словах."),
        "note": _field(BILINGUAL, "How it developed", "Как развивалась", "Who took it up when, and how it changed.", "Кто и когда к ней вернулся и как она менялась."),
        "initiatives": _field(names("initiative"), "Initiatives", "Инициативы", "Its initiatives, the earliest first.", "Её инициативы, начиная с самой ранней."),
        "first": _field(DATE, "First", "Впервые", "Date of the earliest one (ISO 8601).", "Дата самой ранней (ISO 8601)."),
        "last": _field(DATE, "Last", "В последний раз", "Date of the latest one (ISO 8601).", "Дата последней (ISO 8601)."),
        "countries": _field(names("country"), "Countries", "Страны", "Countries for which its initiatives were put forward.", "Страны, от имени которых выдвинуты её инициативы."),
        "events": _field(names("event"), "Events", "События", "Events that belong to it, the earliest first.", "Относящиеся к ней события, начиная с самого раннего."),
        "last_event": _field(DATE, "Last event", "Последнее событие", "Date of the latest event (ISO 8601).", "Дата последнего события (ISO 8601)."),
        "last_outcome": _field(code("outcome"), "Last outcome", "Последний итог", "Outcome of that event.", "Итог этого события."),
    },
    "meeting": {
        "id": _field(ID, "ID", "ID", "Identifier: year and city.", "Идентификатор: год и город."),
        "number": _field(NUMBER, "No.", "№", "Ordinal number of the meeting, from 1.", "Порядковый номер встречи, начиная с 1."),
        "date": _field(DATE, "Date", "Дата", "Date of the meeting (ISO 8601).", "Дата встречи (ISO 8601)."),
        "name": _field(BILINGUAL, "Meeting", "Встреча", "Full name.", "Полное название."),
        "city": _field(BILINGUAL, "City", "Город", "City.", "Город."),
        "country": _field(name("country"), "Country", "Страна", "Host country (ISO 3166-1 alpha-2).", "Принимающая страна (ISO 3166-1 alpha-2)."),
        "participants": _field(parts("participant"), "Participants", "Участники", "Who took part, for which country and in what office.", "Кто участвовал, какую страну представлял и в какой должности."),
        "documents": _field(parts("document"), "Documents", "Документы", "Documents adopted.", "Принятые документы."),
        "facts": _field(parts("fact"), "Facts", "Факты", "Other facts about the meeting.", "Другие факты о встрече."),
        "coverage": _field(BILINGUAL, "Coverage", "Охват", "What the sources leave out; no report covers the whole meeting.", "Чего нет в источниках: ни одно сообщение не передаёт всей встречи."),
        "note": _field(BILINGUAL, "Note", "Примечание", "Doubts and disagreements between the sources.", "Сомнения и расхождения между источниками."),
        "initiatives": _field(NUMBER, "Initiatives", "Инициативы", "Number of initiatives put forward.", "Сколько инициатив выдвинуто."),
        "quotes": _field(NUMBER, "Quotes", "Цитаты", "Number of quotations.", "Сколько цитат."),
        "events": _field(NUMBER, "Events", "События", "Number of events that answer its initiatives.", "Сколько событий связано с её инициативами."),
    },
    "document": {
        "id": _field(ID, "ID", "ID", "Identifier.", "Идентификатор."),
        "meeting": _field(name("meeting"), "Meeting", "Встреча", "Meeting at which it was adopted.", "Встреча, на которой принят."),
        "date": _field(DATE, "Date", "Дата", "Date of the meeting (ISO 8601).", "Дата встречи (ISO 8601)."),
        "title": _field(BILINGUAL, "Title", "Название", "Title.", "Название."),
        "status": _field(code("status"), "Status", "Статус", "What was done with it.", "Что с ним сделали."),
        "sources": _field(CITATIONS, "Sources", "Источники", "Sources.", "Источники."),
        "note": _field(BILINGUAL, "Note", "Примечание", "Doubts and disagreements between the sources.", "Сомнения и расхождения между источниками."),
    },
    "leader": {
        "id": _field(ID, "ID", "ID", "Identifier: the surname, with an initial where two share it.", "Идентификатор: фамилия, с инициалом имени у однофамильцев."),
        "country": _field(name("country"), "Country", "Страна", "Country that the person speaks for (ISO 3166-1 alpha-2).", "Страна, которую представляет (ISO 3166-1 alpha-2)."),
        "name": _field(BILINGUAL, "Name", "Имя", "Full name.", "Имя и фамилия."),
        "aliases": _field(TEXTS, "Also spelled", "Другие написания", "Other spellings of the name.", "Другие написания имени."),
        "wikidata": _field(TEXT, "Wikidata", "Wikidata", "Wikidata identifier.", "Идентификатор Wikidata."),
        "meetings": _field(names("meeting"), "Meetings", "Встречи", "Meetings attended, in order.", "Встречи, в которых участвовал, по порядку."),
        "initiatives": _field(NUMBER, "Initiatives", "Инициативы", "Number of initiatives put forward.", "Сколько инициатив выдвинул."),
        "quotes": _field(NUMBER, "Quotes", "Цитаты", "Number of quotations.", "Сколько цитат."),
    },
    "country": {
        "id": _field(ID, "Code", "Код", "ISO 3166-1 alpha-2 code.", "Код ISO 3166-1 alpha-2."),
        "alpha3": _field(TEXT, "Three-letter code", "Код (3 буквы)", "ISO 3166-1 alpha-3 code.", "Код ISO 3166-1 alpha-3."),
        "name": _field(BILINGUAL, "Country", "Страна", "Short name.", "Краткое название."),
        "aliases": _field(TEXTS, "Also known as", "Другие названия", "Other names and adjectives for the country, for the search.", "Другие названия и прилагательные, по которым страну ищут."),
        "wikidata": _field(TEXT, "Wikidata", "Wikidata", "Wikidata identifier.", "Идентификатор Wikidata."),
        "outside": _field(FLAG, "Outside", "Вне встреч", "True for a country that only events name and that takes no part in the meetings.", "true для страны, которая названа только в событиях и во встречах не участвует."),
        "initiatives": _field(NUMBER, "Initiatives", "Инициативы", "Number of initiatives put forward for the country.", "Сколько инициатив выдвинуто от имени страны."),
        "quotes": _field(NUMBER, "Quotes", "Цитаты", "Number of quotations of those who spoke for the country.", "Сколько цитат представителей страны."),
    },
    "topic": {
        "id": _field(ID, "ID", "ID", "Identifier.", "Идентификатор."),
        "name": _field(BILINGUAL, "Topic", "Тема", "Name.", "Название."),
        "keywords": _field(TEXTS, "Keywords", "Ключевые слова", "Synonyms and abbreviations in both languages, for the search.", "Синонимы и сокращения на обоих языках, для поиска."),
        "initiatives": _field(NUMBER, "Initiatives", "Инициативы", "Number of initiatives on the topic.", "Сколько инициатив по теме."),
        "quotes": _field(NUMBER, "Quotes", "Цитаты", "Number of quotations that belong to these initiatives.", "Сколько цитат относится к этим инициативам."),
    },
    "source": {
        "id": _field(ID, "ID", "ID", "Identifier: publisher and date.", "Идентификатор: издатель и дата."),
        "publisher": _field(name("publisher"), "Publisher", "Издатель", "Publisher of the page.", "Кто опубликовал страницу."),
        "title": _field(TEXT, "Title", "Заголовок", "Headline, in the language of the page, if known.", "Заголовок на языке страницы, если известен."),
        "url": _field(ADDRESS, "Address", "Адрес", "Address of the page.", "Адрес страницы."),
        "date": _field(DATE, "Date", "Дата", "Date of publication (ISO 8601); partial or missing if the page gives no more.", "Дата публикации (ISO 8601); неполная или отсутствует, если на странице её нет."),
        "lang": _field(code("lang"), "Language", "Язык", "Language of the page (BCP 47).", "Язык страницы (BCP 47)."),
        "carries": _field(name("publisher"), "Carries", "Передаёт", "Publisher whose report the page reprints or relays.", "Издатель, чьё сообщение страница перепечатывает или передаёт."),
        "official": _field(FLAG, "Official", "Официальный", "Whether the page is a state organ's own.", "Принадлежит ли страница государственному органу."),
        "initiatives": _field(NUMBER, "Initiatives", "Инициативы", "Number of initiatives that cite the page.", "Сколько инициатив ссылается на страницу."),
        "quotes": _field(NUMBER, "Quotes", "Цитаты", "Number of quotations taken from the page.", "Сколько цитат взято со страницы."),
    },
    "hit": {
        "record": _field(parts("initiative"), "Record", "Запись", "The initiative, quotation, event or document that was found; its fields are the hit's.", "Найденная инициатива, цитата, событие или документ; поля те же."),
        "match": _field(PASSAGE, "Match", "Совпадение", "The title, sentence or quotation that matches best.", "Название, предложение или цитата, где совпало больше всего."),
        "stage": _field(TEXT, "Found as", "Как найдено", "How the query was understood: words (as typed), layout (in the other keyboard layout), synonyms (words of like meaning), beginnings (of words), corrected (typos) or any (some of the words).", "Как понят запрос: words (все слова), layout (другая раскладка), synonyms (близкие по смыслу слова), beginnings (начала слов), corrected (с исправлениями) или any (хотя бы одно слово)."),
    },
    "tally": {
        "country": _field(name("country"), "Country", "Страна", "Country for which they were put forward.", "Страна, от имени которой они выдвинуты."),
        "leader": _field(name("leader"), "Leader", "Лидер", "Who put them forward.", "Кто выдвинул."),
        "topic": _field(name("topic"), "Topic", "Тема", "One of their topics.", "Одна из их тем."),
        "meeting": _field(name("meeting"), "Meeting", "Встреча", "Meeting at which they were put forward.", "Встреча, на которой выдвинуты."),
        "action": _field(code("action"), "Action", "Действие", "What the speaker did.", "Что сделал выступающий."),
        "creates": _field(code("creates"), "Instrument", "Инструмент", "Instrument that they would bring into being, or none.", "Предложенный инструмент или none."),
        "year": _field(NUMBER, "Year", "Год", "Year of the meeting.", "Год встречи."),
        "evidence": _field(code("evidence"), "Evidence", "Подтверждение", "How well they are attested.", "Степень подтверждения."),
        "initiatives": _field(NUMBER, "Initiatives", "Инициативы", "Number of initiatives.", "Сколько инициатив."),
    },
    "share": {
        "meeting": _field(name("meeting"), "Meeting", "Встреча", "Meeting at which they were put forward.", "Встреча, на которой выдвинуты."),
        "number": _field(NUMBER, "No.", "№", "Ordinal number of the meeting, from 1.", "Порядковый номер встречи, начиная с 1."),
        "date": _field(DATE, "Date", "Дата", "Date of the meeting (ISO 8601).", "Дата встречи (ISO 8601)."),
        "city": _field(BILINGUAL, "City", "Город", "City.", "Город."),
        "country": _field(name("country"), "Country", "Страна", "Country for which they were put forward.", "Страна, от имени которой они выдвинуты."),
        "initiatives": _field(NUMBER, "Initiatives", "Инициативы", "Number of initiatives.", "Сколько инициатив."),
    },
    "participant": {
        "country": _field(name("country"), "Country", "Страна", "Country spoken for (ISO 3166-1 alpha-2).", "Страна, которую представлял выступавший (ISO 3166-1 alpha-2)."),
        "leader": _field(name("leader"), "Leader", "Лидер", "Who spoke for it.", "Кто её представлял."),
        "office": _field(BILINGUAL, "Office", "Должность", "Office held at the time.", "Должность в то время."),
        "role": _field(code("role"), "Role", "Статус", "Member or guest.", "Участник или гость."),
        "sources": _field(CITATIONS, "Sources", "Источники", "Sources.", "Источники."),
    },
    "fact": {
        "text": _field(BILINGUAL, "Fact", "Факт", "The fact, in our own words.", "Факт, нашими словами."),
        "sources": _field(CITATIONS, "Sources", "Источники", "Sources.", "Источники."),
    },
    "keywords": {
        "en": _field(TEXTS, "English", "По-английски", "Words in English.", "Слова на английском."),
        "ru": _field(TEXTS, "Russian", "По-русски", "Words in Russian.", "Слова на русском."),
    },
    "citation": {
        "id": _field(name("source"), "Source", "Источник", "The source.", "Источник."),
        "paragraph": _field(NUMBER, "Paragraph", "Абзац", "Paragraph number: non-empty lines, counted from 1 (the headline).", "Номер непустого абзаца; заголовок — первый."),
    },
    "field": {
        "kind": _field(TEXT, "Record", "Запись", "Kind of record.", "Вид записи."),
        "name": _field(TEXT, "Field", "Поле", "Name of the field.", "Имя поля."),
        "type": _field(code("type"), "Type", "Тип", "Type of its values.", "Тип значений."),
        "meaning": _field(BILINGUAL, "Meaning", "Описание", "What it means.", "Что означает поле."),
        "heading": _field(BILINGUAL, "Heading", "Заголовок", "Its heading in tables.", "Его заголовок в таблицах."),
    },
    "finding": {
        "id": _field(ID, "Record", "Запись", "Record that cites the source.", "Запись, которая ссылается на источник."),
        "what": _field(code("what"), "What", "Что", "What was looked for: quotation or paragraph.", "Что искали: цитату или абзац."),
        "paragraph": _field(NUMBER, "Paragraph", "Абзац", "Paragraph that the record names.", "Абзац, который называет запись."),
        "status": _field(code("finding"), "Status", "Итог", "Whether it was found, changed or missing.", "Найдено, изменено или отсутствует."),
        "found": _field(TEXT, "Found", "Найдено", "What the text says there.", "Что на этом месте в тексте."),
    },
}
# fmt: on


def field(kind: str, name: str) -> "Field":
    """What is to be known of the field `name` of a kind of record or of a part of one."""
    from dataclasses import fields

    from ..model import Field, Text

    entry = GLOSSARY[kind][name]
    types = {each.name: each.type for each in fields(class_of(kind))}
    return Field(
        kind=kind,
        name=name,
        type=type_name(types[name]),
        meaning=Text(*entry.meaning),
        heading=Text(*entry.heading),
    )


def entry_at(kinds: Sequence[str], path: str) -> Entry | None:
    """The entry of the field at a dotted path of records that have the fields of `kinds`; None if unknown.

    Its type is that of the last step, a list if any step is one.
    """
    first, *rest = path.split(".")
    entry = next((GLOSSARY[kind][first] for kind in kinds if first in GLOSSARY[kind]), None)
    for step in rest:
        if entry is None:
            return None
        is_list = entry.type.is_list
        inner = _inside(entry.type)
        known = {**GLOSSARY["source"], **GLOSSARY[inner]} if inner == "citation" else GLOSSARY.get(inner, {})
        entry = known.get(step) if inner else entry._replace(type=TEXT)
        if entry and is_list:
            entry = entry._replace(type=entry.type._replace(is_list=True))
    return entry


def _inside(type: Type) -> str:
    """The kind of record or part whose fields the values of a field have; "" for plain values."""
    return "citation" if type.form == "citation" else type.of if type.form == "part" else ""


def all_fields() -> "list[Field]":
    """Every field of every kind of record and of what records consist of, the most asked for first."""
    kinds = [kind for kind in GLOSSARY if kind not in ("field", "finding")]
    return [field(kind, name) for kind in kinds for name in GLOSSARY[kind]]
