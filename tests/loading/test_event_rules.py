"""The rules on events: each fires on a data set that breaks it, and on none that comes near."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from ca_summit.loading import event_rules as check
from ca_summit.loading import loader
from ca_summit.loading.breach import Breach
from ca_summit.loading.event_rules import EVENT_RULES, TEXT_LENGTH
from ca_summit.loading.rules import HOUSE_RULES
from ca_summit.loading.walk import Data, Steps
from tests.support import small_data, with_event, write_data

Rule = Callable[[Data], Iterator[Breach]]
Event = dict[str, Any]

EN, RU = "Ministers signed a paper on water.", "Министры подписали документ о воде."
NOTE = {"en": "The pages do not say who signed.", "ru": "Кто подписал, страницы не говорят."}
OLD_KZ, OLD_TM, NEW_KZ, NEW_TM = ("2021-kz-water", "2021-tm-water", "2025-kz-water", "2025-tm-water")
SISTER, PAPER, UNDATED = ({"id": id_} for id_ in ("sister-2025", "paper-2021", "president-2025"))
"""Sources of 2025-11-16, of 2021-08, and without a date."""


def event(id_: str = "water-signed", *, without: Sequence[str] = (), **more: Any) -> Event:
    """An event that keeps all rules, four days after the meeting of 2025, with other values or fewer."""
    fields = {
        "id": id_,
        "initiatives": [NEW_KZ],
        "date": "2025-11-20",
        "outcome": "signed",
        "countries": ["KZ", "TM"],
        "text": {"en": EN, "ru": RU},
        "link": "named",
        "sources": [UNDATED],
        **more,
    }
    return {name: value for name, value in fields.items() if name not in without}


def told(events: Sequence[Event], sought: str = "") -> dict[str, Any]:
    """The small data set with events; `sought` is the month up to which NEW_KZ was searched for."""
    data = {**small_data(), "events": list(events)}
    if sought:
        next(each for each in data["initiatives"] if each["id"] == NEW_KZ)["sought"] = sought
    return data


BROKEN: list[tuple[Rule, Sequence[Event], Steps, str]] = [
    # When it happened
    (
        check.events_come_after_meetings,
        [event(date="2025-11-15")],
        ("events", 0, "initiatives", 0),
        "2025-11-15 is before the meeting of '2025-kz-water'",
    ),
    (
        check.events_come_after_meetings,
        [event(), event("other", date="2022", initiatives=[OLD_KZ, NEW_TM])],
        ("events", 1, "initiatives", 1),
        "2022 is before the meeting of '2025-tm-water'",
    ),
    (
        check.events_come_after_meetings,
        [event(date="2025-10")],
        ("events", 0, "initiatives", 0),
        "2025-10 is before the meeting",
    ),
    (
        check.events_come_after_meetings,
        [event(date="2026-01-01")],
        ("events", 0, "date"),
        "2026-01-01 is after 'updated'",
    ),
    (check.events_come_after_meetings, [event(date="2026")], ("events", 0, "date"), "2026 is after"),
    # Who tells of it
    (
        check.events_have_later_sources,
        [event(date="2025-11-17", sources=[SISTER, PAPER])],
        ("events", 0, "sources"),
        "every source is older than the event",
    ),
    (
        check.events_have_later_sources,
        [event(), event("other", date="2025-12", sources=[SISTER])],
        ("events", 1, "sources"),
        "cite one that tells of it",
    ),
    # Whose it is
    (
        check.events_name_countries,
        [event(outcome="ratified")],
        ("events", 0),
        "'ratified' needs exactly one country",
    ),
    (
        check.events_name_countries,
        [event(outcome="ratified", without=["countries"])],
        ("events", 0),
        "'ratified' needs exactly one country",
    ),
    (
        check.events_name_countries,
        [event(outcome="pursued", countries=["TM"])],
        ("events", 0),
        "its own country pursues an initiative; name KZ",
    ),
    (
        check.events_name_countries,
        [event(outcome="pursued", initiatives=[NEW_KZ, NEW_TM], without=["countries"])],
        ("events", 0),
        "name KZ, TM",
    ),
    (
        check.events_name_countries,
        [event(without=["countries"])],
        ("events", 0),
        "'signed' needs 'countries', or a note",
    ),
    # What came first
    (
        check.events_take_effect_once_signed,
        [event(outcome="in-force")],
        ("events", 0),
        "nothing was signed before",
    ),
    (
        check.events_take_effect_once_signed,
        [event(date="2025-12-02"), event("in-force", date="2025-12-01", outcome="in-force")],
        ("events", 1),
        "nothing was signed before",
    ),
    (
        check.events_take_effect_once_signed,
        [event(initiatives=[NEW_TM]), event("in-force", outcome="in-force")],
        ("events", 1),
        "add the event 'signed'",
    ),
    # One and the same
    (
        check.events_are_told_once,
        [event(), event("again")],
        ("events", 1),
        "the same as 'water-signed'",
    ),
    (
        check.events_are_told_once,
        [event(), event("again", countries=["TM", "KZ"], initiatives=[NEW_TM, NEW_KZ])],
        ("events", 1),
        "the same as 'water-signed'",
    ),
    (
        check.events_are_told_once,
        [event(initiatives=[NEW_KZ, NEW_TM]), event("again", initiatives=[NEW_KZ, NEW_TM])],
        ("events", 1),
        "the same as 'water-signed'",
    ),
    (
        check.events_are_told_once,
        [event(without=["date", "countries"]), event("again", without=["date", "countries"])],
        ("events", 1),
        "keep one",
    ),
    # What it belongs to
    (
        check.events_stand_in_their_threads,
        [event(initiatives=[OLD_TM, NEW_TM], threads=["sharing-water"])],
        ("events", 0, "threads", 0),
        "'sharing-water' has none of its initiatives",
    ),
    # How long the text is
    (
        check.events_are_short,
        [event(text={"en": "a" * (TEXT_LENGTH + 1), "ru": RU})],
        ("events", 0, "text", "en"),
        f"the text has {TEXT_LENGTH + 1} characters; the limit is {TEXT_LENGTH}",
    ),
    (
        check.events_are_short,
        [event(), event("other", text={"en": EN, "ru": "я" * (TEXT_LENGTH + 5)})],
        ("events", 1, "text", "ru"),
        f"{TEXT_LENGTH + 5} characters",
    ),
]

SOUGHT_TOO_EARLY: list[tuple[str, Sequence[Event], str]] = [
    ("2025-10", [event()], "2025-11-20"),
    ("2025-11", [event(), event("held", outcome="held", date="2025-12")], "2025-12"),
    ("2025-11", [event("held", outcome="held", date="2025-12-03"), event()], "2025-12-03"),
    ("2024", [event(date="2025")], "2025"),
    ("2025-11-19", [event(without=["date"]), event("other")], "2025-11-20"),
]
"""The month sought, the events, and the date of the last one."""


def test_every_rule_has_a_case() -> None:
    """No rule goes untested."""
    assert {rule for rule, *_ in BROKEN} | {
        check.searches_reach_the_last_event,
        check.searches_fit_between_meeting_and_update,
    } == set(EVENT_RULES)


def test_the_rules_on_events_are_rules_of_the_house() -> None:
    """Who validates a data set is told of its events too, by each rule once."""
    assert [rule for rule in HOUSE_RULES if rule in EVENT_RULES] == list(EVENT_RULES)


@pytest.mark.parametrize(
    ("rule", "events", "path", "words"),
    BROKEN,
    ids=[f"{rule.__name__}: {'.'.join(map(str, path))}" for rule, _, path, _ in BROKEN],
)
def test_a_breach_is_found_where_it_stands(
    rule: Rule, events: Sequence[Event], path: Steps, words: str
) -> None:
    """Each rule finds the one thing that breaks it, says where it is, and names it."""
    found = list(rule(told(events)))
    assert [where for where, _ in found] == [path]
    assert words in found[0][1]


@pytest.mark.parametrize(("sought", "events", "last"), SOUGHT_TOO_EARLY)
def test_a_search_that_ends_before_the_last_event_is_found(
    sought: str, events: Sequence[Event], last: str
) -> None:
    """The breach stands at the month sought and names the last event, wherever that is in the list."""
    found = list(check.searches_reach_the_last_event(told(events, sought)))
    assert [where for where, _ in found] == [("initiatives", 2, "sought")]
    assert f"the last event is of {last};" in found[0][1]


@pytest.mark.parametrize("rule", EVENT_RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize(
    "data",
    [small_data(), told([]), told([event()], "2025-12")],
    ids=["no events known", "no events", "an event"],
)
def test_a_good_data_set_keeps_every_rule(rule: Rule, data: Data) -> None:
    """Nothing is broken by a data set older than events, one without any, and one with a good one."""
    assert list(rule(data)) == []


@pytest.mark.parametrize(
    ("rule", "events"),
    [
        # On the day, in the month or in the year of the meeting and of the last change; without a date
        (check.events_come_after_meetings, [event(date="2025-11-16")]),
        (check.events_come_after_meetings, [event(date="2025-11")]),
        (check.events_come_after_meetings, [event(date="2025")]),
        (check.events_come_after_meetings, [event(date="2025-12-31")]),
        (check.events_come_after_meetings, [event(date="2025-12")]),
        (check.events_come_after_meetings, [event(date="2021-08", initiatives=[OLD_KZ])]),
        (check.events_come_after_meetings, [event(without=["date"])]),
        # A source of the day, of the month, without a date, or one later among older ones
        (check.events_have_later_sources, [event(date="2025-11-16", sources=[SISTER])]),
        (check.events_have_later_sources, [event(date="2025-11", sources=[SISTER])]),
        (check.events_have_later_sources, [event(date="2025", sources=[PAPER, SISTER])]),
        (check.events_have_later_sources, [event(date="2021-08-31", sources=[PAPER])]),
        (check.events_have_later_sources, [event(sources=[PAPER, UNDATED])]),
        (check.events_have_later_sources, [event(sources=[PAPER], without=["date"])]),
        # One country ratifies, others join in pursuing, nobody knows who signed
        (check.events_name_countries, [event(outcome="ratified", countries=["TM"])]),
        (check.events_name_countries, [event(outcome="pursued", countries=["KZ"])]),
        (check.events_name_countries, [event(outcome="pursued", countries=["TM", "KZ"])]),
        (check.events_name_countries, [event(countries=["TM"])]),
        (check.events_name_countries, [event(note=NOTE, without=["countries"])]),
        (check.events_name_countries, [event(outcome="held", without=["countries"])]),
        # Signed the same day, in the same month or year, on some day; listed behind; for one of several
        (check.events_take_effect_once_signed, [event(), event("in-force", outcome="in-force")]),
        (
            check.events_take_effect_once_signed,
            [event(), event("in-force", outcome="in-force", date="2025-11")],
        ),
        (
            check.events_take_effect_once_signed,
            [event(date="2025"), event("in-force", outcome="in-force", date="2025-11-18")],
        ),
        (
            check.events_take_effect_once_signed,
            [event("in-force", outcome="in-force"), event(without=["date"])],
        ),
        (
            check.events_take_effect_once_signed,
            [event(), event("in-force", outcome="in-force", without=["date"])],
        ),
        (
            check.events_take_effect_once_signed,
            [event(), event("more", date="2025-12-30"), event("x", outcome="in-force", date="2025-12-01")],
        ),
        (
            check.events_take_effect_once_signed,
            [event(), event("in-force", outcome="in-force", initiatives=[NEW_TM, NEW_KZ])],
        ),
        (check.events_take_effect_once_signed, [event(outcome="ratified", countries=["KZ"])]),
        # Two countries the same day, two days, two outcomes, two initiatives, a day and its month
        (
            check.events_are_told_once,
            [
                event(outcome="ratified", countries=["KZ"]),
                event("tm-ratified", outcome="ratified", countries=["TM"]),
            ],
        ),
        (check.events_are_told_once, [event(), event("kz", countries=["KZ"])]),
        (check.events_are_told_once, [event(), event("unknown", without=["countries"])]),
        (check.events_are_told_once, [event(), event("next-day", date="2025-11-21")]),
        (check.events_are_told_once, [event(), event("month", date="2025-11")]),
        (check.events_are_told_once, [event(), event("undated", without=["date"])]),
        (check.events_are_told_once, [event(), event("held", outcome="held")]),
        (check.events_are_told_once, [event(), event("other", initiatives=[NEW_TM])]),
        (check.events_are_told_once, [event(initiatives=[NEW_KZ, NEW_TM])]),
        # One initiative of the thread is enough
        (check.events_stand_in_their_threads, [event(threads=["sharing-water"])]),
        (
            check.events_stand_in_their_threads,
            [event(initiatives=[NEW_TM, NEW_KZ], threads=["sharing-water"])],
        ),
        (check.events_stand_in_their_threads, [event(initiatives=[NEW_TM])]),
        # As long as can be: characters count, not bytes
        (check.events_are_short, [event(text={"en": "a" * TEXT_LENGTH, "ru": "я" * TEXT_LENGTH})]),
        (check.events_are_short, [event(note={"en": "a" * 999, "ru": "я" * 999})]),
    ],
)
def test_what_is_allowed_is_no_breach(rule: Rule, events: Sequence[Event]) -> None:
    """Partial dates are compared as far as both are known; what has no date is neither early nor late."""
    assert list(rule(told(events))) == []


@pytest.mark.parametrize(
    ("sought", "events"),
    [
        ("2025-11", [event()]),
        ("2025-12", [event()]),
        ("2026-03", [event()]),
        ("2025", [event()]),
        ("2025-11-20", [event()]),
        ("2025-02", [event(date="2025")]),
        ("2021-09", [event(without=["date"])]),
        ("2021-09", [event(initiatives=[NEW_TM])]),
        ("2021-09", []),
        ("", [event()]),
    ],
)
def test_a_search_up_to_the_month_of_the_last_event_is_no_breach(
    sought: str, events: Sequence[Event]
) -> None:
    """The month of the event is late enough; where nobody looked, or nothing has a date, none is too early."""
    assert list(check.searches_reach_the_last_event(told(events, sought))) == []


def test_each_initiative_is_sought_up_to_its_own_last_event() -> None:
    """An event of two initiatives is the last of both; one that was sought far enough is not named."""
    data = told([event(initiatives=[NEW_KZ, NEW_TM])], "2025-10")
    data["initiatives"][3]["sought"] = "2025-11"
    assert [path for path, _ in check.searches_reach_the_last_event(data)] == [("initiatives", 2, "sought")]
    data["initiatives"][3]["sought"] = "2025-09"
    assert [path for path, _ in check.searches_reach_the_last_event(data)] == [
        ("initiatives", 2, "sought"),
        ("initiatives", 3, "sought"),
    ]


def test_an_event_is_held_against_the_meeting_of_each_initiative() -> None:
    """Every initiative that is too young for the event is named, not only the first."""
    found = check.events_come_after_meetings(
        told([event(date="2021-09", initiatives=[NEW_KZ, OLD_KZ, NEW_TM])])
    )
    assert [path for path, _ in found] == [("events", 0, "initiatives", 0), ("events", 0, "initiatives", 2)]


def test_an_event_told_three_times_is_the_same_as_the_first() -> None:
    """Each repetition is found, and names the event that stands first."""
    found = list(check.events_are_told_once(told([event(), event("again"), event("once-more")])))
    assert [path for path, _ in found] == [("events", 1), ("events", 2)]
    assert all("'water-signed'" in message for _, message in found)


@pytest.mark.parametrize("rule", EVENT_RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("outcome", ["signed", "pursued", "held"])
def test_unknown_ids_are_no_matter_of_these_rules(rule: Rule, outcome: str) -> None:
    """Whether ids exist is checked elsewhere: here they neither break a rule nor end the program."""
    unknown = event(
        outcome=outcome,
        initiatives=["nothing"],
        countries=["XX"],
        threads=["no-thread"],
        document="no-document",
        sources=[{"id": "no-source"}],
    )
    assert list(rule(told([unknown]))) == []


@pytest.mark.parametrize("rule", EVENT_RULES, ids=lambda rule: rule.__name__)
def test_an_initiative_of_an_unknown_meeting_is_no_matter_of_these_rules(rule: Rule) -> None:
    """Nothing is known of its date then, and nothing is said of it."""
    data = told([event(threads=["sharing-water"])])
    data["initiatives"][2]["meeting"] = "1999-nowhere"
    assert list(rule(data)) == []


@pytest.mark.parametrize("rule", EVENT_RULES, ids=lambda rule: rule.__name__)
def test_a_data_set_without_threads_keeps_every_rule(rule: Rule) -> None:
    """Threads may be left out of a data set, while an event still names one."""
    data = told([event(threads=["sharing-water"])])
    del data["threads"]
    assert list(rule(data)) == []


def test_two_events_of_one_id_are_no_matter_of_these_rules() -> None:
    """That ids are unique is checked elsewhere; nobody is told that an event is the same as itself."""
    assert list(check.events_are_told_once(told([event(), event()]))) == []


def test_a_problem_in_an_event_is_told_under_its_id(tmp_path: Path) -> None:
    """As of every other record: who corrects it looks for the id."""
    file = write_data(tmp_path, with_event(outcome="vanished"))
    assert [problem.at("f").split(": ")[1] for problem in loader.problems(file)] == ["2025-water-agreement"]


@pytest.mark.parametrize(
    ("sought", "is_breach"),
    [("2025-11", False), ("2025-12", False), ("2025", False), ("2025-10", True), ("2026-01", True)],
)
def test_a_search_lies_between_the_meeting_and_the_update(sought: str, is_breach: bool) -> None:
    """Of the meeting on 16 November 2025, in data of 31 December 2025, as far as months are given."""
    data = small_data()
    data["initiatives"][2]["sought"] = sought
    found = list(check.searches_fit_between_meeting_and_update(data))
    assert [where for where, _ in found] == [("initiatives", 2, "sought")] * is_breach
