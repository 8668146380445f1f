"""Characters, sentences and verbs, as far as a program can tell."""

from ca_summit.loading import text_rules as check
from ca_summit.loading.walk import Steps
from tests.loading.cases import (
    Broken,
    Changes,
    Near,
    changed,
    each_broken,
    each_near,
    every_rule_has_cases,
    found_where_it_stands,
    passes,
)

FIRST: Steps = ("initiatives", 2)
EN, RU = (*FIRST, "summary", "en"), (*FIRST, "summary", "ru")
TITLE_EN, TITLE_RU = (*FIRST, "title", "en"), (*FIRST, "title", "ru")
QUOTE = ("quotes", 0, "text")
EVENT = ("events", 0, "text", "en")

scripts, numbers, typeset, british = map(check.rule_of, check.TEXT_CHECKS)

BROKEN = [
    # Scripts and numbers
    Broken(
        scripts,
        {("initiatives", 0, "title", "en"): "Share вода"},
        ("initiatives", 0, "title", "en"),
        "Cyrillic letters in the English text",
    ),
    Broken(
        scripts,
        {("meetings", "2025-tashkent", "participants", 0, "office", "ru"): "President"},
        ("meetings", "2025-tashkent", "participants", 0, "office", "ru"),
        "no Cyrillic letter in the Russian text",
    ),
    Broken(
        scripts,
        {("dataset", "description", "ru"): "A small data set."},
        ("dataset", "description", "ru"),
        "no Cyrillic",
    ),
    Broken(
        scripts,
        {("meetings", "2025-tashkent", "facts", 0, "text", "en"): "Факт."},
        ("meetings", "2025-tashkent", "facts", 0, "text", "en"),
        "Cyrillic letters",
    ),
    Broken(
        numbers,
        {("initiatives", 0, "summary"): {"en": "From 2026 to 2030.", "ru": "С 2026 по 2031 год."}},
        ("initiatives", 0, "summary"),
        "2030, 2031",
    ),
    Broken(
        numbers,
        {("initiatives", 0, "title"): {"en": "Give $1,500 a year", "ru": "Давать 1 600 долларов в год"}},
        ("initiatives", 0, "title"),
        "1500, 1600",
    ),
    # Letters
    *(
        Broken(check.letters_are_of_one_script, {path: text}, path, culprit)
        for path, text, culprit in [
            (RU, "Предложил вoду.", "Latin letters that look Cyrillic in 'вoду': o"),
            (RU, "Предложил пoсoбие.", "'пoсoбие': o"),
            (RU, "Поехал c делегацией.", "'c'"),
            (RU, "C 2025 года предложил встречаться.", "'C'"),
            (EN, "Proposed to share wаter.", "Cyrillic letters that look Latin in 'wаter': а"),
            (("sources", "paper-2021", "title"), "Аwaza meeting", "'Аwaza'"),
            (("countries", "KZ", "aliases", 0), "Kаzakh", "'Kаzakh'"),
            (QUOTE, "Водa — это жизнь", "'Водa'"),
        ]
    ),
    # Quotation marks and spaces
    *(
        Broken(typeset, {path: text}, path, culprit)
        for path, text, culprit in [
            (EN, 'Proposed "water".', '" is not used here; use “ ” ’'),
            (EN, "Proposed others' water.", "' is not used here"),
            (EN, "Proposed «water».", "« is not used here"),
            (RU, "Предложил “воду”.", "“ is not used here; use « »"),
            (RU, 'Предложил "воду".', '" is not used here'),
            (EN, "Proposed “water.", "stands alone"),
            (RU, "Предложил «воду.", "stands alone"),
            (EN, "Proposed  water.", "a space or line break too many"),
            (EN, "Proposed water. ", "a space"),
            (RU, "Предложил воду .", "a space"),
            (RU, "Предложил\nводу.", "line break"),
            (RU, "Предложил « воду».", "a space"),
            (("meetings", "2025-tashkent", "coverage", "en"), 'Two "reports".', '"'),
        ]
    ),
    *(
        Broken(check.quotations_leave_their_marks_out, {path: text}, path, culprit)
        for path, text, culprit in [
            (QUOTE, "«Вода — это жизнь»", "within use „ “"),
            (QUOTE, 'Вода — "это" жизнь', "„ “"),
            (("quotes", 0, "translation", "en"), "Water is “life”", "within use ‘ ’"),
        ]
    ),
    # Sentences
    *(
        Broken(check.sentences_are_few, {path: text}, path, culprit)
        for path, text, culprit in [
            (EVENT, "The two signed. Others did not.", "sentences is 2; the limit is 1"),
            (EVENT, "Who signed? The two did.", "is 2"),
            (EVENT, "They signed in 2025. “It is done.”", "is 2"),
            (EN, "Proposed. Said so. Went home.", "is 3; the limit is 2"),
            (RU, "Предложил. Сказал. Ушёл.", "is 3"),
        ]
    ),
    # Verbs
    *(
        Broken(check.titles_say_what_to_do, {path: text}, path, culprit)
        for path, text, culprit in [
            (TITLE_EN, "Creating a fund", "not an imperative"),
            (TITLE_EN, "To create a fund", "not an imperative"),
            (TITLE_EN, "A fund for water", "not an imperative"),
            (TITLE_RU, "Создание фонда", "no infinitive"),
        ]
    ),
    *(
        Broken(check.summaries_tell_what_was_said, {path: text}, path, culprit)
        for path, text, culprit in [
            (EN, "Proposes a fund.", "present tense"),
            (RU, "Призывает создать фонд.", "present tense"),
            (EN, "Proposed, as Tokayev’s aide said, a fund.", "names its speaker"),
            (RU, "По словам Токаева, нужен фонд.", "names its speaker"),
        ]
    ),
    *(
        Broken(british, {EN: text}, EN, culprit)
        for text, culprit in [
            ("Proposed a center.", "'center' is American"),
            ("Proposed to modernize roads.", "'modernize'"),
            ("Proposed the liberalization of trade.", "'liberalization'"),
            ("Proposed a program on water.", "'program'"),
            ("Proposed to labor for a good-neighborly region.", "'labor'"),
        ]
    ),
]
SCRIPTS: list[Changes] = [
    {("publishers", "paper", "name", "ru"): "АКИpress"},
    {RU: "Предложил IT-центр, витамин C и план B для C5+1."},
    {RU: "А COVID-19 назвал угрозой; и о воде."},
    {("sources", "paper-2021", "url"): "https://paper.example/воda"},
    {("countries", "KZ", "aliases", 0): "Қазақстан"},
]
NEAR = [
    Near(scripts, {("publishers", "paper", "name", "ru"): "Kun.uz"}),
    Near(numbers, {("initiatives", 0, "summary"): {"en": "1,500 by 2030.", "ru": "1 500 к 2030 году."}}),
    Near(
        numbers,
        {
            ("initiatives", 0, "summary"): {
                "en": "By 2030, $1,500,000.",
                "ru": "К 2030 году 1 500 000 долларов.",
            }
        },
    ),
    Near(
        numbers,
        {("initiatives", 0, "summary"): {"en": "Up 2.5%, twice 3.", "ru": "На 2,5%, 3 и 3."}},
    ),
    Near(
        numbers,
        {
            ("initiatives", 0, "summary"): {
                "en": "In 2023, 2024 and 2025",
                "ru": "В 2023, 2024 и 2025 годах",
            }
        },
    ),
    Near(
        numbers,
        {("initiatives", 0, "summary"): {"en": "In the 21st century, 3.", "ru": "В XXI веке, 3."}},
    ),
    *(Near(check.letters_are_of_one_script, changes) for changes in SCRIPTS),
    *(
        Near(typeset, changes)
        for changes in [
            {EN: "Proposed “water” for others’ fields, ‘now’."},
            {RU: "Предложил «форум „Вода“» и — сразу — «фонд»."},
            {RU: "До 20 млрд долларов (около 5%)."},
        ]
    ),
    Near(check.quotations_leave_their_marks_out, {QUOTE: "Форум „Вода“ — это жизнь"}),
    Near(check.quotations_leave_their_marks_out, {("quotes", 0, "translation", "en"): "Water is ‘life’"}),
    *(
        Near(check.sentences_are_few, {path: text})
        for path, text in [
            (EVENT, "J. Smith and Dr. Lee signed in St. Petersburg (No. 5) in the U.S. Senate."),
            (EVENT, "The two signed 2.5 times… and then no more!"),
            (("events", 0, "text", "ru"), "В г. Ташкенте подписали 5 млрд. Ушли в им. Абая."),
            (EN, "Proposed. Said so."),
        ]
    ),
    *(
        Near(check.titles_say_what_to_do, {path: text})
        for path, text in [
            (TITLE_EN, "Bring water"),
            (TITLE_EN, "Back the founding of a centre"),
            (TITLE_RU, "Теснее сотрудничать"),
            (TITLE_RU, "Сберечь воду"),
        ]
    ),
    *(
        Near(check.summaries_tell_what_was_said, {path: text})
        for path, text in [
            (EN, "Proposed what Berdimuhamedow had called for."),
            (EN, "Said that he supports it."),
            (RU, "Сказал, что предлагает фонд."),
        ]
    ),
    *(
        Near(british, {EN: text})
        for text in [
            "Proposed a programme of the Health Organization Center and a prize.",
            "Proposed laboratories, collaboration and a parameter to seize.",
            "Proposed to organise a centre of any size.",
        ]
    ),
]


@each_broken(BROKEN)
def test_a_breach_is_found_where_it_stands(case: Broken) -> None:
    """Each rule finds the one thing that breaks it, says where it is, and names it."""
    found_where_it_stands(case)


@each_near(NEAR)
def test_what_is_allowed_is_no_breach(case: Near) -> None:
    """Names of both scripts, official names, inner quotation marks, abbreviations."""
    passes(case)


def test_every_rule_has_its_cases() -> None:
    """No rule goes untested, and the small data set keeps them all."""
    every_rule_has_cases([scripts, numbers, typeset, british, *check.TEXT_RULES[1:]], BROKEN, NEAR)


def test_the_rules_of_a_text_are_one_rule() -> None:
    """What is wrong with a text in several ways is all found in one walk."""
    data = changed({EN: 'Proposed  a "center" in 2030.'})
    (every, *_) = check.TEXT_RULES
    assert [message.partition(";")[0] for _, message in every(data)] == [
        "the languages differ in numbers: 2030",
        'the mark " is not used here',
        "a space or line break too many",
        "'center' is American",
    ]
