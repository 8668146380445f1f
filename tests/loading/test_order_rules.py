"""Records stand by date."""

from ca_summit.loading import order_rules as check
from tests.loading.cases import (
    GONE,
    Broken,
    Near,
    changed,
    each_broken,
    each_near,
    every_rule_has_cases,
    found_where_it_stands,
    passes,
)

MEETINGS = changed({})["meetings"]
EVENT = changed({})["events"][0]

BROKEN = [
    Broken(
        check.meetings_stand_by_date,
        {("meetings",): dict(reversed(MEETINGS.items()))},
        ("meetings", "2021-awaza"),
        "'2025-tashkent'",
    ),
    Broken(
        check.initiatives_stand_by_meeting,
        {("initiatives", 0, "meeting"): "2025-tashkent", ("initiatives", 2, "meeting"): "2025-tashkent"},
        ("initiatives", 1),
        "earlier than",
    ),
    Broken(
        check.events_stand_by_date,
        {("events", 1): {**EVENT, "id": "2025-earlier", "date": "2025-11"}},
        ("events", 1),
        "earlier than '2025-water-agreement'",
    ),
    Broken(
        check.events_stand_by_date,
        {("events", 0, "date"): GONE, ("events", 1): {**EVENT, "id": "2025-dated"}},
        ("events", 1),
        "earlier than",
    ),
    Broken(
        check.threads_stand_by_date,
        {("threads", "sharing-water", "initiatives"): ["2025-kz-water", "2021-kz-water"]},
        ("threads", "sharing-water", "initiatives", 1),
        "'2025-kz-water'",
    ),
]
NEAR = [
    Near(check.meetings_stand_by_date, {("meetings", "2025-tashkent", "date"): "2021-08-06"}),
    Near(check.initiatives_stand_by_meeting, {("initiatives", 3, "meeting"): "unknown"}),
    Near(check.events_stand_by_date, {("events", 1): {**EVENT, "id": "2025-same", "date": "2025-12"}}),
    Near(check.events_stand_by_date, {("events", 0, "date"): "2025", ("events", 1): EVENT}),
    Near(check.events_stand_by_date, {("events", 1): {"id": "undated"}, ("events", 2): {"id": "another"}}),
    Near(
        check.threads_stand_by_date,
        {("threads", "sharing-water", "initiatives"): ["unknown", "2021-tm-water", "2021-kz-water"]},
    ),
]


@each_broken(BROKEN)
def test_a_breach_is_found_where_it_stands(case: Broken) -> None:
    """Each rule finds the one thing that breaks it, says where it is, and names it."""
    found_where_it_stands(case)


@each_near(NEAR)
def test_what_is_allowed_is_no_breach(case: Near) -> None:
    """The same day, dates that are known in part or not at all, unknown meetings."""
    passes(case)


def test_every_rule_has_its_cases() -> None:
    """No rule goes untested, and the small data set keeps them all."""
    every_rule_has_cases(check.ORDER_RULES, BROKEN, NEAR)
