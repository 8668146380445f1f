"""Ids agree with the records that they name."""

from ca_summit.loading import id_rules as check
from tests.loading.cases import (
    GONE,
    Broken,
    Near,
    each_broken,
    each_near,
    every_rule_has_cases,
    found_where_it_stands,
    passes,
)

OLD, NEW = ("meetings", "2021-awaza"), ("meetings", "2025-tashkent")
NAME = {"en": "Kim Lee", "ru": "Ким Ли"}

BROKEN = [
    Broken(
        check.ids_tell_year_and_country,
        {("initiatives", 2, "id"): "2024-kz-water"},
        ("initiatives", 2, "id"),
        "'2025-kz-'",
    ),
    Broken(
        check.ids_tell_year_and_country,
        {("initiatives", 1, "country"): "KZ"},
        ("initiatives", 1, "id"),
        "'2021-kz-'",
    ),
    Broken(
        check.ids_tell_year_and_country, {("quotes", 0, "id"): "2025-quote"}, ("quotes", 0, "id"), "2025-kz-"
    ),
    Broken(
        check.ids_of_meetings_tell_year_and_city,
        {(*OLD, "date"): "2022-08-06"},
        OLD,
        "'2022-awaza'",
    ),
    Broken(
        check.ids_of_meetings_tell_year_and_city,
        {(*NEW, "city", "en"): "Cholpon-Ata"},
        NEW,
        "'2025-cholpon-ata'",
    ),
    Broken(
        check.ids_of_documents_tell_the_year,
        {(*NEW, "documents", 0, "id"): "2024-statement"},
        (*NEW, "documents", 0, "id"),
        "'2025-'",
    ),
    Broken(
        check.ids_of_events_tell_the_year, {("events", 0, "date"): "2026-01"}, ("events", 0, "id"), "'2026-'"
    ),
    Broken(
        check.ids_of_sources_agree_with_their_dates,
        {("sources", "paper-2021", "date"): "2022-08"},
        ("sources", "paper-2021", "date"),
        "2022-08 contradicts",
    ),
    Broken(
        check.ids_of_leaders_are_surnames,
        {("leaders", "kassym"): {"country": "KZ", "name": NAME}},
        ("leaders", "kassym"),
        "not the surname",
    ),
    Broken(
        check.ids_of_leaders_are_surnames,
        {("leaders", "lee-x"): {"country": "KZ", "name": NAME}},
        ("leaders", "lee-x"),
        "not the surname",
    ),
    Broken(
        check.ids_of_leaders_are_surnames,
        {
            ("leaders", "lee"): {"country": "KZ", "name": NAME},
            ("leaders", "lee-a"): {"country": "TM", "name": {"en": "Ann Lee", "ru": "Энн Ли"}},
        },
        ("leaders", "lee"),
        "add an initial",
    ),
]
NEAR = [
    Near(check.ids_tell_year_and_country, {("initiatives", 2, "id"): "2025-kz-2024"}),
    Near(check.ids_tell_year_and_country, {("initiatives", 2, "meeting"): "unknown"}),
    Near(check.ids_of_meetings_tell_year_and_city, {(*OLD, "city", "en"): "Awaza (Turkmenbashi)"}),
    Near(check.ids_of_meetings_tell_year_and_city, {(*OLD, "city", "en"): "Äwaza"}),
    Near(check.ids_of_documents_tell_the_year, {(*NEW, "documents", 0, "id"): "2025-2024-statement"}),
    Near(check.ids_of_events_tell_the_year, {("events", 0, "date"): "2025"}),
    Near(
        check.ids_of_events_tell_the_year,
        {("events", 0, "date"): GONE, ("events", 0, "id"): "water-agreement"},
    ),
    Near(check.ids_of_sources_agree_with_their_dates, {("sources", "paper-2021", "date"): "2021"}),
    Near(
        check.ids_of_sources_agree_with_their_dates,
        {("sources", "paper-5357"): {"publisher": "paper", "url": "https://a.example", "date": "2021-08"}},
    ),
    Near(check.ids_of_leaders_are_surnames, {("leaders", "lee-k"): {"country": "KZ", "name": NAME}}),
    Near(
        check.ids_of_leaders_are_surnames,
        {("leaders", "el-nur"): {"country": "KZ", "name": {"en": "Aly El-Nur", "ru": "Али Эль-Нур"}}},
    ),
]


@each_broken(BROKEN)
def test_a_breach_is_found_where_it_stands(case: Broken) -> None:
    """Each rule finds the one thing that breaks it, says where it is, and names it."""
    found_where_it_stands(case)


@each_near(NEAR)
def test_what_is_allowed_is_no_breach(case: Near) -> None:
    """Whatever follows the beginning, partial and missing dates, other alphabets."""
    passes(case)


def test_every_rule_has_its_cases() -> None:
    """No rule goes untested, and the small data set keeps them all."""
    every_rule_has_cases(check.ID_RULES, BROKEN, NEAR)
