"""Pages have one id each, and are dated as what they report allows."""

from ca_summit.loading import source_rules as check
from tests.loading.cases import (
    GONE,
    Broken,
    Changes,
    Near,
    each_broken,
    each_near,
    every_rule_has_cases,
    found_where_it_stands,
    passes,
)

FIRST = "https://paper.example/1"


def page(url: str) -> Changes:
    """The small data set with another page at an address."""
    return {("sources", "other"): {"publisher": "sister", "url": url, "lang": "en"}}


BROKEN = [
    *(
        Broken(check.pages_have_one_id, page(url), ("sources", "other", "url"), "'paper-2021' too")
        for url in [
            FIRST,
            "http://www.paper.example/1/",
            "https://PAPER.example:443/1#news",
            "https://m.paper.example/%31?",
        ]
    ),
    Broken(
        check.pages_carry_others,
        {("sources", "brother-2025", "carries"): "brother"},
        ("sources", "brother-2025", "carries"),
        "the page's own publisher",
    ),
    Broken(
        check.dates_are_past,
        {("sources", "sister-2025", "date"): "2026-01"},
        ("sources", "sister-2025", "date"),
        "2026-01 is after 'updated'",
    ),
    Broken(
        check.dates_are_past,
        {("meetings", "2025-tashkent", "date"): "2026-01-01"},
        ("meetings", "2025-tashkent", "date"),
        "after 'updated'",
    ),
    Broken(
        check.pages_are_not_older_than_the_meeting,
        {("sources", "sister-2025", "date"): "2025-11-15"},
        ("initiatives", 2, "sources", 0),
        "of 2025-11-15, is older",
    ),
    Broken(check.quotations_fit_their_pages, {("quotes", 0, "lang"): "en"}, ("quotes", 0, "lang"), "'ru'"),
    Broken(
        check.quotations_fit_their_pages,
        {("quotes", 0, "source", "id"): "president-2025"},
        ("quotes", 0, "source", "id"),
        "'2025-kz-water' does not cite",
    ),
]
NEAR = [
    *(
        Near(check.pages_have_one_id, page(url))
        for url in [
            f"{FIRST}0",
            f"{FIRST}?id=1",
            "https://paper.example/#!/1",
            "https://blog.paper.example/1",
            "https://mpaper.example/1",
        ]
    ),
    Near(check.pages_carry_others, {("sources", "brother-2025", "carries"): "sister"}),
    Near(check.dates_are_past, {("sources", "sister-2025", "date"): "2025"}),
    Near(check.dates_are_past, {("sources", "sister-2025", "date"): "2025-12-31"}),
    Near(check.pages_are_not_older_than_the_meeting, {("sources", "sister-2025", "date"): "2025-11"}),
    Near(check.pages_are_not_older_than_the_meeting, {("sources", "sister-2025", "date"): GONE}),
    Near(check.quotations_fit_their_pages, {("quotes", 0, "initiative"): GONE}),
    Near(
        check.quotations_fit_their_pages,
        {("quotes", 0, "source", "id"): "unknown", ("quotes", 0, "initiative"): "unknown"},
    ),
]


@each_broken(BROKEN)
def test_a_breach_is_found_where_it_stands(case: Broken) -> None:
    """Each rule finds the one thing that breaks it, says where it is, and names it."""
    found_where_it_stands(case)


@each_near(NEAR)
def test_what_is_allowed_is_no_breach(case: Near) -> None:
    """Other pages of one publisher, dates that are known in part, what is unknown."""
    passes(case)


def test_every_rule_has_its_cases() -> None:
    """No rule goes untested, and the small data set keeps them all."""
    every_rule_has_cases(check.SOURCE_RULES, BROKEN, NEAR)
