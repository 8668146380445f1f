"""What breaks a pattern is told how to be written, or what it may have meant; nobody reads a pattern."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ca_summit.loading import forms, loader, schema
from ca_summit.loading.forms import Advisor
from tests.support import at, small_data, write_data


def patterns(rule: Any) -> Iterator[str]:
    """Every pattern of a JSON Schema."""
    if isinstance(rule, dict):
        if isinstance(rule.get("pattern"), str):
            yield rule["pattern"]
        for each in rule.values():
            yield from patterns(each)


def test_every_pattern_of_the_schema_has_words() -> None:
    """And no other; the words have an example that keeps to the pattern, and no sign of a pattern."""
    assert {*patterns(schema.schema())} == {*forms._FORMS}
    for pattern, form in forms._FORMS.items():
        example = re.findall(r"[\w.:/-]+", form.advice)
        assert any(re.fullmatch(pattern, word) for word in example) or "https://" in form.advice
        assert not re.search(r"[\\^$\[\]]", form.advice)


@pytest.mark.parametrize(
    ("path", "value", "meant"),
    [
        (("dataset", "updated"), "10.10.2026", "2026-10-10"),
        (("dataset", "updated"), "2026/1/5", "2026-01-05"),
        (("sources", "paper-2021", "date"), "08.2021", "2021-08"),
        (("sources", "paper-2021", "url"), "paper.example/1", "https://paper.example/1"),
        (("sources", "paper-2021", "lang"), "EN", "en"),
        (("countries", "KZ", "alpha3"), "kаz", "KAZ"),
        (("leaders", "tokayev", "wikidata"), "https://www.wikidata.org/wiki/Q1", "Q1"),
        (("leaders", "tokayev", "country"), "КZ", "KZ"),
        (("leaders", "tokayev", "country"), "Казахстан", "KZ"),
        (("initiatives", 0, "leader"), "Токаев", "tokayev"),
        (("initiatives", 0, "topics", 0), "Rivers", "water"),
        (("initiatives", 0, "id"), "2021_KZ_water", "2021-kz-water"),
        (("initiatives", 0, "action"), "proposal", "propose"),
        (("initiatives", 0, "action"), "призыв", "call"),
        (("initiatives", 0, "creates"), "center", "centre"),
        (("initiatives", 0, "meeting"), "2021", "2021-awaza"),
        (("publishers", "paper", "country"), "gb", "GB"),
    ],
)
def test_what_was_meant_is_asked(tmp_path: Path, path: tuple[str | int, ...], value: str, meant: str) -> None:
    """Other orders, cases, scripts, names, keywords and words for codes."""
    data = small_data()
    at(data, path[:-1])[path[-1]] = value
    (problem,) = loader.problems(write_data(tmp_path, data))
    assert problem.message.endswith(f"; did you mean '{meant}'?")


@pytest.mark.parametrize(
    ("path", "value", "advice"),
    [
        (("dataset", "updated"), "in May", "write year, month and day, as in 2025-11-16"),
        (("dataset", "updated"), "13/13/2025", "write year, month and day, as in 2025-11-16"),
        (
            ("leaders", "tokayev", "country"),
            "Atlantis",
            "write the two capital letters of ISO 3166-1, as in KZ",
        ),
        (("initiatives", 0, "action"), "shout", "it is one of propose, call, offer, support"),
        (("initiatives", 0, "topics", 0), "tea", "it is one of water, ai"),
        (
            ("sources", "paper-2021", "url"),
            "a b",
            "write an address that begins with https:// and has no spaces",
        ),
    ],
)
def test_else_the_form_is_told(tmp_path: Path, path: tuple[str | int, ...], value: str, advice: str) -> None:
    """A wrong guess would be worse than none."""
    data = small_data()
    at(data, path[:-1])[path[-1]] = value
    (problem,) = loader.problems(write_data(tmp_path, data))
    assert problem.message.endswith(f"; {advice}")


def test_a_document_is_added_where_documents_stand() -> None:
    """There is no section of them."""
    advisor = Advisor(small_data())
    assert advisor.of_reference("documents", "zzz") == "add it to the documents of its meeting"
    assert advisor.of_reference("sources", "zzz") == "add it to sources"


@pytest.mark.parametrize(
    "data", [None, [], {"leaders": 7}, {"leaders": {"a": 7, "b": {"name": [], "aliases": [7]}}}]
)
def test_a_broken_data_set_gives_no_guess(data: Any) -> None:
    """Whatever its registers hold."""
    assert Advisor(data).meant("tokayev", "leaders") == ""
