"""The rules between records: each fires on a data set that breaks it, and on no other."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from ca_summit.loading import forms
from ca_summit.loading import rules as check
from ca_summit.loading.breach import Breach
from ca_summit.loading.coding_rules import CODING_RULES
from ca_summit.loading.event_rules import EVENT_RULES
from ca_summit.loading.id_rules import ID_RULES
from ca_summit.loading.order_rules import ORDER_RULES
from ca_summit.loading.rules import HOUSE_RULES, INTEGRITY
from ca_summit.loading.source_rules import SOURCE_RULES
from ca_summit.loading.text_rules import TEXT_RULES
from ca_summit.loading.walk import Data, Steps
from tests.support import at, small_data

Rule = Callable[[Data], Iterator[Breach]]
Changes = Mapping[Steps, Any]

ELSEWHERE = {*ID_RULES, *ORDER_RULES, *SOURCE_RULES, *CODING_RULES, *TEXT_RULES, *EVENT_RULES}
"""Rules of other modules, which have tests of their own."""
RULES = tuple(rule for rule in (*INTEGRITY, *HOUSE_RULES) if rule not in ELSEWHERE)
OLD, NEW = "2021-awaza", "2025-tashkent"
NAME = {"en": "Name", "ru": "Имя"}


def changed(changes: Changes) -> dict[str, Any]:
    """The small data set with values set at paths; an index behind the end of a list adds to it."""
    data = small_data()
    for path, value in changes.items():
        parent, last = at(data, path[:-1]), path[-1]
        if isinstance(parent, list) and last == len(parent):
            parent.append(value)
        else:
            parent[last] = value
    return data


BROKEN: list[tuple[Rule, Changes, Steps, str]] = [
    # The ids of all kinds of records
    (
        check.ids_are_unique,
        {("initiatives", 1, "id"): "2021-kz-water"},
        ("initiatives", 1, "id"),
        "2021-kz-water",
    ),
    (check.ids_are_unique, {("quotes", 0, "id"): "2025-kz-water"}, ("quotes", 0, "id"), "initiative"),
    (check.ids_are_unique, {("topics", "tokayev"): {"name": NAME}}, ("topics", "tokayev"), "leader"),
    (
        check.ids_are_unique,
        {("leaders", "tm"): {"country": "TM", "name": NAME}},
        ("leaders", "tm"),
        "country",
    ),
    (
        check.ids_are_unique,
        {("meetings", NEW, "documents", 0, "id"): "paper-2021"},
        ("meetings", NEW, "documents", 0, "id"),
        "'paper-2021' is taken by another source",
    ),
    (
        check.ids_are_unique,
        {("threads", OLD): {"title": NAME, "note": NAME, "initiatives": []}},
        ("threads", OLD),
        "another meeting",
    ),
    (
        check.ids_are_unique,
        {("initiatives", 0, "id"): "sharing-water"},
        ("initiatives", 0, "id"),
        "another thread",
    ),
    (check.ids_are_unique, {("quotes", 0, "id"): "paper-2021"}, ("quotes", 0, "id"), "another source"),
    # Whatever names something
    (
        check.references_resolve,
        {("leaders", "tokayev", "country"): "KG"},
        ("leaders", "tokayev", "country"),
        "'KG'",
    ),
    (
        check.references_resolve,
        {("sources", "paper-2021", "publisher"): "papers"},
        ("sources", "paper-2021", "publisher"),
        "publishers has no 'papers'; did you mean 'paper'?",
    ),
    (
        check.references_resolve,
        {("sources", "brother-2025", "carries"): "xyz"},
        ("sources", "brother-2025", "carries"),
        "'xyz'; add it to publishers",
    ),
    (check.references_resolve, {("meetings", OLD, "country"): "AZ"}, ("meetings", OLD, "country"), "'AZ'"),
    (
        check.references_resolve,
        {("meetings", OLD, "participants", 1, "leader"): "rahmon"},
        ("meetings", OLD, "participants", 1, "leader"),
        "'rahmon'",
    ),
    (
        check.references_resolve,
        {("meetings", NEW, "facts", 0, "sources", 0, "id"): "gazette"},
        ("meetings", NEW, "facts", 0, "sources", 0, "id"),
        "'gazette'",
    ),
    (
        check.references_resolve,
        {("meetings", NEW, "documents", 0, "sources", 0, "id"): "gazette"},
        ("meetings", NEW, "documents", 0, "sources", 0, "id"),
        "'gazette'",
    ),
    (
        check.references_resolve,
        {("initiatives", 0, "meeting"): "1999"},
        ("initiatives", 0, "meeting"),
        "'1999'",
    ),
    (
        check.references_resolve,
        {("initiatives", 0, "topics", 1): "tea"},
        ("initiatives", 0, "topics", 1),
        "'tea'",
    ),
    (
        check.references_resolve,
        {("initiatives", 2, "follows", 1): "2021-kz-air"},
        ("initiatives", 2, "follows", 1),
        "'2021-kz-air'",
    ),
    (
        check.references_resolve,
        {("initiatives", 2, "sources", 1, "id"): "gazette"},
        ("initiatives", 2, "sources", 1, "id"),
        "sources has no 'gazette'",
    ),
    (check.references_resolve, {("quotes", 0, "initiative"): "none"}, ("quotes", 0, "initiative"), "'none'"),
    (
        check.references_resolve,
        {("quotes", 0, "source", "id"): "gazette"},
        ("quotes", 0, "source", "id"),
        "'gazette'",
    ),
    # Who spoke
    (
        check.speakers_took_part,
        {("initiatives", 1, "leader"): "berdimuhamedow-s"},
        ("initiatives", 1, "leader"),
        "berdimuhamedow-s did not take part in 2021-awaza for TM",
    ),
    (
        check.speakers_took_part,
        {("initiatives", 0, "country"): "TM"},
        ("initiatives", 0, "leader"),
        "tokayev did not take part in 2021-awaza for TM",
    ),
    (
        check.speakers_took_part,
        {("quotes", 0, "leader"): "berdimuhamedow-g"},
        ("quotes", 0, "leader"),
        "berdimuhamedow-g",
    ),
    # What follows what
    (
        check.threads_go_back,
        {("initiatives", 3, "follows"): ["2021-tm-water", "2025-kz-water"]},
        ("initiatives", 3, "follows", 1),
        "'2025-kz-water'",
    ),
    (
        check.threads_go_back,
        {("initiatives", 0, "follows"): ["2021-kz-water"]},
        ("initiatives", 0, "follows", 0),
        "'2021-kz-water'",
    ),
    (
        check.threads_go_back,
        {("initiatives", 1, "follows"): ["2025-tm-water"]},
        ("initiatives", 1, "follows", 0),
        "'2025-tm-water'",
    ),
    (
        check.threads_go_back,
        {("initiatives", 2, "follows"): ["2025-kz-water"], ("initiatives", 2, "action"): "support"},
        ("initiatives", 2, "follows", 0),
        "'2025-kz-water'",
    ),
    # What a quotation belongs to
    (
        check.quotes_fit_their_initiatives,
        {("quotes", 0, "initiative"): "2021-kz-water"},
        ("quotes", 0, "meeting"),
        "meeting is '2025-tashkent' here but '2021-awaza' in '2021-kz-water'",
    ),
    (check.quotes_fit_their_initiatives, {("quotes", 0, "country"): "TM"}, ("quotes", 0, "country"), "'TM'"),
    (
        check.quotes_fit_their_initiatives,
        {("quotes", 0, "leader"): "berdimuhamedow-s"},
        ("quotes", 0, "leader"),
        "'berdimuhamedow-s'",
    ),
    (
        check.quotes_are_translated,
        {("quotes", 0, "translation"): {"ru": "Вода"}},
        ("quotes", 0, "translation"),
        "into en",
    ),
    (
        check.quotes_are_translated,
        {("quotes", 0, "translation", "ru"): "Вода"},
        ("quotes", 0, "translation"),
        "into en",
    ),
    (
        check.quotes_are_translated,
        {("quotes", 0, "lang"): "kk"},
        ("quotes", 0, "translation"),
        "into en and ru",
    ),
    # Numbers and dates
    (check.meetings_are_numbered, {("meetings", NEW, "number"): 3}, ("meetings", NEW, "number"), "number 3"),
    (check.meetings_are_numbered, {("meetings", OLD, "number"): 8}, ("meetings", NEW, "number"), "number 7"),
    (check.dates_exist, {("dataset", "updated"): "2025-02-29"}, ("dataset", "updated"), "2025-02-29"),
    (check.dates_exist, {("meetings", OLD, "date"): "2021-06-31"}, ("meetings", OLD, "date"), "2021-06-31"),
    (
        check.dates_exist,
        {("sources", "sister-2025", "date"): "2025-11-31"},
        ("sources", "sister-2025", "date"),
        "2025-11-31",
    ),
    # Sources
    (
        check.sources_are_cited_once,
        {("initiatives", 0, "sources", 1): {"id": "paper-2021", "paragraph": 2}},
        ("initiatives", 0, "sources"),
        "'paper-2021' is cited 2 times",
    ),
    (
        check.sources_are_cited_once,
        {("meetings", NEW, "facts", 0, "sources", 1): {"id": "sister-2025", "paragraph": 2}},
        ("meetings", NEW, "facts", 0, "sources"),
        "'sister-2025'",
    ),
    (
        check.sources_are_used,
        {("sources", "extra"): {"publisher": "paper", "url": "https://paper.example/2", "lang": "en"}},
        ("sources", "extra"),
        "no record cites this source",
    ),
    (
        check.sources_are_used,
        {
            ("publishers", "extra"): {
                "name": {"en": "Extra", "ru": "Extra"},
                "kind": "online",
                "official": False,
            }
        },
        ("publishers", "extra"),
        "no source names this publisher",
    ),
    (
        check.state_organs_are_official,
        {("publishers", "paper", "official"): True},
        ("publishers", "paper", "official"),
        "contradicts the kind 'newspaper'",
    ),
    (
        check.addresses_last,
        {("sources", "paper-2021", "url"): "https://test.paper.example/1"},
        ("sources", "paper-2021", "url"),
        "not a public address",
    ),
    (
        check.addresses_last,
        {("sources", "paper-2021", "url"): "https://paper.example/1?id=2&utm_source=x"},
        ("sources", "paper-2021", "url"),
        "the public one",
    ),
    (
        check.outside_countries_stay_outside,
        {("countries", "KZ", "outside"): True},
        ("countries", "KZ", "outside"),
        "takes part in the meetings",
    ),
    # Words
    (
        check.spellings_have_one_owner,
        {("countries", "TM", "aliases"): ["Turkmen", "KAZAKH"]},
        ("countries", "TM", "aliases", 1),
        "'KAZAKH' belongs to 'KZ' too",
    ),
    (
        check.spellings_have_one_owner,
        {("topics", "ai", "keywords", 2): "Река"},
        ("topics", "ai", "keywords", 2),
        "'Река' belongs to 'water' too",
    ),
    (
        check.threads_hold_together,
        {("threads", "sharing-water", "initiatives"): ["2021-kz-water", "2021-tm-water", "2025-kz-water"]},
        ("threads", "sharing-water", "initiatives"),
        "'2021-tm-water' is not linked",
    ),
    (
        check.threads_hold_together,
        {("initiatives", 3, "follows"): ["2021-tm-water"]},
        ("initiatives", 3, "follows", 0),
        "no thread holds both this and '2021-tm-water'",
    ),
    (
        check.references_resolve,
        {("threads", "sharing-water", "initiatives"): ["2021-kz-water", "2025-kz-watr"]},
        ("threads", "sharing-water", "initiatives", 1),
        "initiatives has no '2025-kz-watr'",
    ),
    (
        check.spellings_have_one_owner,
        {("concepts",): {"amu": {"name": NAME, "keywords": ["Amu Darya", "river"]}}},
        ("concepts", "amu", "keywords", 1),
        "'river' belongs to 'water' too",
    ),
    (
        check.spellings_have_one_owner,
        {("countries", "TM", "aliases"): ["Казахстан"]},
        ("countries", "TM", "aliases", 0),
        "'Казахстан' belongs to 'KZ' too",
    ),
    (
        check.titles_are_short,
        {("initiatives", 0, "title", "ru"): "Вода " + "а" * 96},
        ("initiatives", 0, "title", "ru"),
        "101 characters; the limit is 100",
    ),
    (
        check.titles_are_short,
        {("initiatives", 0, "title", "en"): "Share water."},
        ("initiatives", 0, "title", "en"),
        "full stop",
    ),
]


def test_every_rule_has_a_case() -> None:
    """No rule goes untested."""
    assert {rule for rule, *_ in BROKEN} == set(RULES)


@pytest.mark.parametrize(
    ("rule", "changes", "path", "culprit"),
    BROKEN,
    ids=[f"{rule.__name__}: {'.'.join(map(str, path))}" for rule, _, path, _ in BROKEN],
)
def test_a_breach_is_found_where_it_stands(rule: Rule, changes: Changes, path: Steps, culprit: str) -> None:
    """Each rule finds the one thing that breaks it, says where it is, and names it."""
    found = list(rule(changed(changes)))
    assert [where for where, _ in found] == [path]
    assert culprit in found[0][1]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_good_data_set_keeps_every_rule(rule: Rule) -> None:
    """The small data set breaks nothing."""
    assert list(rule(small_data())) == []


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        (check.ids_are_unique, {("concepts",): {"water": {"name": NAME, "keywords": ["aqua"]}}}),
        (check.ids_are_unique, {("concepts",): {"documents": {"name": NAME, "keywords": ["paper"]}}}),
        (check.references_resolve, {("publishers", "paper", "country"): "GB"}),
        (check.threads_go_back, {("initiatives", 3, "follows"): ["2021-kz-water", "2021-tm-water"]}),
        (
            check.threads_go_back,
            {("initiatives", 3, "follows"): ["2025-kz-water"], ("initiatives", 3, "action"): "support"},
        ),
        (check.meetings_are_numbered, {("meetings", NEW, "number"): 4}),
        (check.dates_exist, {("sources", "paper-2021", "date"): "2021"}),
        (check.dates_exist, {("dataset", "updated"): "2024-02-29"}),
        (
            check.quotes_are_translated,
            {("quotes", 0, "lang"): "en", ("quotes", 0, "translation"): {"ru": "Да"}},
        ),
        (check.spellings_have_one_owner, {("topics", "ai", "keywords"): ["AI", "ai", "А.И."]}),
        (check.spellings_have_one_owner, {("leaders", "berdimuhamedow-s", "aliases"): ["Бердымухамедов"]}),
        (
            check.sources_are_used,
            {
                ("publishers", "wire"): {
                    "name": {"en": "Wire", "ru": "Wire"},
                    "kind": "agency",
                    "official": False,
                },
                ("sources", "paper-2021", "carries"): "wire",
            },
        ),
        (check.titles_are_short, {("initiatives", 0, "title", "en"): "a" * 100}),
        (
            check.addresses_last,
            {("sources", "paper-2021", "url"): "https://paper.example/latest.html?test=1"},
        ),
    ],
)
def test_what_is_allowed_is_no_breach(rule: Rule, changes: Changes) -> None:
    """Borrowed words, partial dates, shared surnames, other ways to write a number."""
    assert list(rule(changed(changes))) == []


def test_two_chains_are_no_thread() -> None:
    """Initiatives of two ideas do not hold together, though each is linked to one other."""
    members = ["2021-kz-water", "2021-tm-water", "2025-kz-water", "2025-tm-water"]
    path: Steps = ("threads", "sharing-water", "initiatives")
    data = changed({path: members, ("initiatives", 3, "follows"): ["2021-tm-water"]})
    assert {where for where, _ in check.threads_hold_together(data)} == {path}


def test_two_initiatives_do_not_support_each_other() -> None:
    """Support comes after what it supports, at the same meeting too: one of the two stands first."""
    data = changed(
        {
            ("initiatives", 2, "action"): "support",
            ("initiatives", 2, "follows"): ["2025-tm-water"],
            ("initiatives", 3, "action"): "support",
            ("initiatives", 3, "follows"): ["2025-kz-water"],
        }
    )
    assert list(check.threads_go_back(data)) != []


def test_breaches_are_those_of_all_rules_in_turn() -> None:
    """Several rules are applied one after another, each finding all it can."""
    data = changed(
        {
            ("initiatives", 0, "title", "en"): "Water.",
            ("initiatives", 1, "title", "en"): "Water.",
            ("dataset", "updated"): "2025-13-41",
        }
    )
    assert [path for path, _ in check.breaches(data, (check.dates_exist, check.titles_are_short))] == [
        ("dataset", "updated"),
        ("initiatives", 0, "title", "en"),
        ("initiatives", 1, "title", "en"),
    ]


def test_what_follows_from_an_unknown_record_is_not_said() -> None:
    """One slip is one line: not also that no thread holds it, or that an unknown leader did not take part."""
    data = changed(
        {("initiatives", 3, "follows"): ["2021-kz-watr"], ("initiatives", 0, "leader"): "tokaev"},
    )
    assert {path for path, _ in check.breaches(data, (*INTEGRITY, *HOUSE_RULES))} == {
        ("initiatives", 3, "follows", 0),
        ("initiatives", 0, "leader"),
    }
    assert len(list(check.breaches(data, (*INTEGRITY, *HOUSE_RULES)))) == 2


def test_of_many_unknown_ids_the_first_are_told_what_was_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    """All are found, but ids are not compared with each other without end; the same one is compared once."""
    monkeypatch.setattr(forms, "COMPARISONS", 9)
    topics = ["wadder", "watter", "wattter", "wadder"]
    data = changed({("initiatives", 0, "topics"): topics})
    assert [message.partition("; ")[2] for _, message in check.references_resolve(data)] == [
        "did you mean 'water'?",
        "did you mean 'water'?",
        "it is one of water, ai",
        "did you mean 'water'?",
    ]


def test_a_long_thread_is_held_together_in_no_time() -> None:
    """What each initiative of a thread follows is looked up, not searched for: thousands are no burden."""
    data = small_data()
    ids = [f"i-{number}" for number in range(5000)]
    data["initiatives"] = [
        {**data["initiatives"][0], "id": id_, "follows": [before]}
        for before, id_ in zip(["i-0", *ids[:-1]], ids, strict=True)
    ]
    data["threads"]["sharing-water"]["initiatives"] = ids
    assert list(check.threads_hold_together(data)) == []
