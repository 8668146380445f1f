"""How rules are tested: each on data that break it in one place, and on data that nearly do."""

import copy
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pytest

from ca_summit.loading.breach import Rule
from ca_summit.loading.walk import Data, Steps
from tests.support import at, with_event

Changes = Mapping[Steps, Any]


class _Gone:
    """What a change takes out; said alike in every run, since tests are named after it."""

    def __repr__(self) -> str:
        return "gone"


GONE = _Gone()
"""Stands for a value that is taken out."""


class Broken(NamedTuple):
    """A change to the small data set that breaks a rule, where, and words of what is said of it."""

    rule: Rule
    changes: Changes
    path: Steps
    culprit: str


class Near(NamedTuple):
    """A change to the small data set that comes near to breaking a rule."""

    rule: Rule
    changes: Changes


def changed(changes: Changes) -> dict[str, Any]:
    """The small data set, with an event, with values set at paths; an index behind the end adds to a list."""
    data = copy.deepcopy(with_event())
    for path, value in changes.items():
        parent, last = at(data, path[:-1]), path[-1]
        if value is GONE:
            del parent[last]
        elif isinstance(parent, list) and last == len(parent):
            parent.append(value)
        else:
            parent[last] = value
    return data


def each_broken(cases: Iterable[Broken]) -> pytest.MarkDecorator:
    """Runs a test with each case."""
    return pytest.mark.parametrize(
        "case", cases, ids=lambda case: f"{case.rule.__name__}: {'.'.join(map(str, case.path))}"
    )


def each_near(cases: Iterable[Near]) -> pytest.MarkDecorator:
    """The same with cases that must pass."""
    return pytest.mark.parametrize("case", cases, ids=lambda case: case.rule.__name__)


def found_where_it_stands(case: Broken) -> None:
    """Asserts that the rule finds the one thing that breaks it, says where it is, and names it."""
    found = list(case.rule(changed(case.changes)))
    assert [where for where, _ in found] == [case.path]
    assert case.culprit in found[0][1]


def passes(case: Near) -> None:
    """Asserts that the rule finds nothing."""
    assert list(case.rule(changed(case.changes))) == []


def every_rule_has_cases(rules: Iterable[Rule], broken: Iterable[Broken], near: Iterable[Near]) -> None:
    """Asserts that each rule is broken once, nearly broken once, and kept by the small data set."""
    rules = [*rules]
    assert {case.rule for case in broken} == {case.rule for case in near} == {*rules}
    data: Data = with_event()
    assert [breach for rule in rules for breach in rule(data)] == []
