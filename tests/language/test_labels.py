"""Words about data: codes, counts, dates and sentences in both languages."""

import pytest

from ca_summit.language import labels
from ca_summit.language.labels import CODES
from ca_summit.language.languages import LANGS, Lang
from ca_summit.loading import schema
from ca_summit.model import EVIDENCE
from ca_summit.query.criteria import Criteria
from ca_summit.query.summit import Summit
from ca_summit.records.glossary import all_fields

FINDINGS = {"found", "changed", "missing"}


def enum(definition: str, field: str) -> set[str]:
    """The codes that the schema allows for a field."""
    return set(schema.schema()["definitions"][definition]["properties"][field]["enum"])


@pytest.mark.parametrize(
    ("field", "definition"),
    [
        ("action", "initiative"),
        ("creates", "initiative"),
        ("role", "participant"),
        ("translator", "quote"),
    ],
)
def test_every_code_of_the_schema_has_a_word_and_no_other_has(field: str, definition: str) -> None:
    """A code that is added to the schema needs a word, one that is taken out leaves none behind."""
    assert set(CODES[field]) == enum(definition, field)


def test_a_document_has_a_status_and_a_finding_another() -> None:
    """Each has codes of its own, each with a word."""
    assert set(CODES["status"]) == enum("document", "status")
    assert set(CODES["finding"]) == FINDINGS


def test_every_degree_of_evidence_has_a_word() -> None:
    """The words stand in the order of the degrees, best first."""
    assert tuple(CODES["evidence"]) == EVIDENCE


def test_every_type_of_a_field_has_a_word() -> None:
    """But the one that says the same in both languages."""
    assert set(CODES["type"]) == {field.type for field in all_fields()} - {"{en, ru}"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("field", CODES)
def test_no_two_codes_of_a_field_share_a_word(field: str, lang: Lang) -> None:
    """Whoever reads the word can tell the code."""
    words = [labels.code(field, value, lang) for value in CODES[field]]
    assert len(set(words)) == len(words)
    assert all(words)


@pytest.mark.parametrize(
    ("field", "value", "lang", "word"),
    [
        ("action", "call", "en", "call"),
        ("action", "call", "ru", "призыв"),
        ("creates", "none", "ru", "нового нет"),
        ("lang", "uz", "en", "Uzbek"),
        ("lang", "la", "ru", "la"),
        ("country", "KZ", "ru", "KZ"),
    ],
)
def test_a_code_is_put_in_words_and_anything_else_left_alone(
    field: str, value: str, lang: Lang, word: str
) -> None:
    """Unknown codes, and fields without codes, stay as they are."""
    assert labels.code(field, value, lang) == word


RUSSIAN_FORMS = {
    "initiative": ("инициатива", "инициативы", "инициатив"),
    "quote": ("цитата", "цитаты", "цитат"),
    "source": ("источник", "источника", "источников"),
    "field": ("поле", "поля", "полей"),
}


@pytest.mark.parametrize("kind", RUSSIAN_FORMS)
@pytest.mark.parametrize(
    ("numbers", "form"),
    [
        ((1, 21, 101, 1001), 0),
        ((2, 3, 4, 22, 102), 1),
        ((0, 5, 10, 11, 12, 13, 14, 20, 25, 100, 111, 112, 1011), 2),
    ],
)
def test_russian_has_three_plural_forms(kind: str, numbers: tuple[int, ...], form: int) -> None:
    """One, few and many, by the last digits; the teens are many."""
    for number in numbers:
        assert labels.count(number, kind, "ru") == f"{number} {RUSSIAN_FORMS[kind][form]}"


@pytest.mark.parametrize(
    ("number", "kind", "counted"),
    [
        (1, "country", "1 country"),
        *((number, "country", f"{number} countries") for number in (0, 2, 5, 11, 21, 101, 111)),
        (1, "initiative", "1 initiative"),
        (12, "initiative", "12 initiatives"),
    ],
)
def test_english_has_two_plural_forms(number: int, kind: str, counted: str) -> None:
    """One alone is singular; none, and twenty-one, are plural."""
    assert labels.count(number, kind, "en") == counted


@pytest.mark.parametrize(
    ("number", "english"),
    [
        *((1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th")),
        *((11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"), (22, "22nd"), (23, "23rd")),
        *((101, "101st"), (111, "111th"), (112, "112th"), (113, "113th")),
    ],
)
def test_ordinals_follow_the_language(number: int, english: str) -> None:
    """English endings by the last digits; in Russian a meeting is feminine."""
    assert labels.ordinal(number, "en") == english
    assert labels.ordinal(number, "ru") == f"{number}-я"


@pytest.mark.parametrize(
    ("date", "english", "russian"),
    [
        ("2025-11-16", "16 November 2025", "16 ноября 2025"),
        ("2021-08-06", "6 August 2021", "6 августа 2021"),
        ("2018-03", "March 2018", "март 2018"),
        ("2019-05", "May 2019", "май 2019"),
        ("2019", "2019", "2019"),
        ("", "", ""),
    ],
)
def test_a_date_says_as_much_as_is_known(date: str, english: str, russian: str) -> None:
    """Day, month and year; month and year; a year; nothing. A Russian month of a day is in the genitive."""
    assert labels.day(date, "en") == english
    assert labels.day(date, "ru") == russian


@pytest.mark.parametrize("lang", LANGS)
def test_every_month_has_a_name_of_its_own(lang: Lang) -> None:
    """Twelve months alone, twelve within a date."""
    months = [f"2025-{month:02}" for month in range(1, 13)]
    assert len({labels.day(month, lang) for month in months}) == 12
    assert len({labels.day(f"{month}-01", lang) for month in months}) == 12


def test_a_meeting_is_told_in_a_few_words(small: Summit) -> None:
    """Which one, where and when."""
    meeting = small.row("2025-tashkent")
    assert labels.meeting(meeting, "en") == "7th meeting, Tashkent, 16 November 2025"
    assert labels.meeting(meeting, "ru") == "7-я встреча, Ташкент, 16 ноября 2025"


def test_a_scope_says_how_to_see_more_where_there_is_more(small: Summit) -> None:
    """The only meeting of a data set has no others to be shown."""
    meeting = small.row("2025-tashkent")
    told = labels.meeting(meeting, "en")
    assert labels.scope(meeting, 7, "en") == f"{told}; --meeting all for all 7 meetings"
    assert labels.scope(meeting, 7, "ru").endswith("; все 7 встреч: --meeting all")
    assert labels.scope(meeting, 2, "ru").endswith("; все 2 встречи: --meeting all")
    assert labels.scope(meeting, 1, "en") == told


def test_a_paragraph_is_named_in_the_language() -> None:
    """The number stays, the noun changes."""
    assert labels.paragraph(5, "en") == "paragraph 5"
    assert labels.paragraph(5, "ru") == "абзац 5"


@pytest.mark.parametrize(
    ("number", "total", "kind", "told"),
    [
        (5, 29, "initiative", "5 из 29 инициатив"),
        (2, 71, "initiative", "2 из 71 инициативы"),
        (1, 11, "quote", "1 из 11 цитат"),
        (1, 21, "thread", "1 из 21 сквозной идеи"),
        (1, 2, "source", "1 из 2 источников"),
    ],
)
def test_a_part_is_told_in_the_genitive(number: int, total: int, kind: str, told: str) -> None:
    """Singular behind 1, 21, 71, plural behind all others."""
    assert labels.part(number, total, kind, "ru") == told


@pytest.mark.parametrize("lang", LANGS)
def test_every_filter_goes_by_a_word(lang: Lang) -> None:
    """A part of the data says what it was kept by."""
    words = [labels.FILTERS[name].get(lang) for name in Criteria._fields]
    assert all(words)
    assert len({*words}) == len(words)
