"""Initiatives and events are coded as the codebook says."""

from ca_summit.loading import coding_rules as check
from ca_summit.loading.walk import Steps
from tests.loading.cases import (
    GONE,
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

TOPICS: Steps = ("initiatives", 2, "topics")
TOPIC = {"name": {"en": "Topic", "ru": "Тема"}}
PLACES: Changes = {("topics", id_): TOPIC for id_ in ("digital", "technology", "afghanistan", "trade")}
EVENT = changed({})["events"][0]
FIRST: Steps = ("initiatives", 2)

BROKEN = [
    Broken(check.topics_are_few, {TOPICS: ["water", "ai", "trade", "digital"]}, TOPICS, "4 topics"),
    Broken(check.topics_keep_company, {**PLACES, TOPICS: ["water", "ai"]}, TOPICS, "digital or technology"),
    Broken(check.topics_keep_company, {**PLACES, TOPICS: ["afghanistan"]}, TOPICS, "what it is about"),
    Broken(check.horizons_lie_ahead, {(*FIRST, "horizon"): 2024}, (*FIRST, "horizon"), "2024"),
    Broken(check.searches_end_in_a_month, {(*FIRST, "sought"): "2025"}, (*FIRST, "sought"), "not 2025;"),
    Broken(check.searches_end_in_a_month, {(*FIRST, "sought"): "2025-12-01"}, (*FIRST, "sought"), "2026-03"),
    Broken(
        check.links_go_to_the_nearest,
        {
            ("initiatives", 2, "follows"): ["2021-kz-water", "2021-tm-water"],
            ("initiatives", 1, "follows"): ["2021-kz-water"],
        },
        ("initiatives", 2, "follows", 0),
        "'2021-tm-water' follows '2021-kz-water' already",
    ),
    Broken(
        check.things_are_said_once,
        {
            ("initiatives", 4): {
                **changed({})["initiatives"][0],
                "id": "2021-kz-again",
                "title": {"en": "Share water (2021-kz-water)", "ru": "Иное"},
            }
        },
        ("initiatives", 4, "title"),
        "'2021-kz-water' has this title too",
    ),
    Broken(
        check.facts_are_told_once,
        {("events", 1): {**EVENT, "id": "2025-again", "initiatives": ["2025-tm-water"]}},
        ("events", 1, "text"),
        "'2025-water-agreement'",
    ),
    Broken(
        check.reports_of_plans_have_dates,
        {("events", 0, "outcome"): "pending", ("events", 0, "date"): GONE},
        ("events", 0),
        "needs the date",
    ),
    Broken(
        check.leaders_speak_for_their_country,
        {("meetings", "2021-awaza", "participants", 0, "country"): "TM"},
        ("meetings", "2021-awaza", "participants", 0, "country"),
        "tokayev speaks for KZ",
    ),
    Broken(
        check.keywords_add_words,
        {(*FIRST, "keywords"): {"en": ["sharing", "Share Water"]}},
        (*FIRST, "keywords", "en", 1),
        "'Share Water' stands in the title",
    ),
    Broken(
        check.keywords_add_words,
        {(*FIRST, "keywords"): {"ru": ["ВОДУ"]}},
        (*FIRST, "keywords", "ru", 0),
        "'ВОДУ' stands",
    ),
    Broken(
        check.keywords_add_words,
        {(*FIRST, "keywords"): {"en": ["вода"]}},
        (*FIRST, "keywords", "en", 0),
        "not English",
    ),
]
NEAR = [
    Near(check.topics_are_few, {TOPICS: ["water", "ai", "trade"]}),
    Near(check.topics_keep_company, {**PLACES, TOPICS: ["ai", "technology"]}),
    Near(check.topics_keep_company, {TOPICS: ["ai"]}),
    Near(check.topics_keep_company, {**PLACES, TOPICS: ["water", "afghanistan"]}),
    Near(check.horizons_lie_ahead, {(*FIRST, "horizon"): 2025}),
    Near(check.searches_end_in_a_month, {(*FIRST, "sought"): "2025-12"}),
    Near(check.links_go_to_the_nearest, {(*FIRST, "follows"): ["2021-kz-water", "2021-tm-water"]}),
    Near(
        check.things_are_said_once,
        {
            ("initiatives", 3, "title"): {
                "en": "Share water (2025-kz-water)",
                "ru": "Делить воду (2025-kz-water)",
            }
        },
    ),
    Near(check.facts_are_told_once, {("events", 1): {**EVENT, "id": "2025-other", "outcome": "dropped"}}),
    Near(check.reports_of_plans_have_dates, {("events", 0, "date"): GONE}),
    Near(
        check.leaders_speak_for_their_country,
        {("meetings", "2021-awaza", "participants", 0, "leader"): "unknown"},
    ),
    Near(check.keywords_add_words, {(*FIRST, "keywords"): {"en": ["hare", "wat"], "ru": ["AI"]}}),
]


@each_broken(BROKEN)
def test_a_breach_is_found_where_it_stands(case: Broken) -> None:
    """Each rule finds the one thing that breaks it, says where it is, and names it."""
    found_where_it_stands(case)


@each_near(NEAR)
def test_what_is_allowed_is_no_breach(case: Near) -> None:
    """Up to the limits; two speakers with one thing to say; parts of words; Latin abbreviations."""
    passes(case)


def test_every_rule_has_its_cases() -> None:
    """No rule goes untested, and the small data set keeps them all."""
    every_rule_has_cases(check.CODING_RULES, BROKEN, NEAR)
