"""What is said below an answer: what the sources leave out, and what nothing means."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ca_summit.loading.build import build
from ca_summit.query.answers import Answer
from ca_summit.query.criteria import Criteria
from ca_summit.query.question import elsewhere
from ca_summit.query.summit import Summit
from ca_summit.terminal.terminal import Terminal
from tests.support import Run, small_data, with_event, write_data

Casummit = Callable[..., Run]

COVERAGE = "Coverage: Two reports were read."
UNEVEN = "Speeches are reported unevenly, so numbers are no ranking: casummit meetings --fields id,coverage"
NOTHING = "Nothing found does not mean nothing proposed, since speeches are reported unevenly: "
LATEST = "7th meeting, Tashkent, 16 November 2025"
ALL = "; --meeting all for all 2 meetings"
ONLY = f"The data set has 1 quote, all of one meeting: {LATEST}."


@pytest.fixture(autouse=True)
def _watched(monkeypatch: pytest.MonkeyPatch, small_file: Path) -> None:
    """Somebody watches standard error."""
    monkeypatch.setenv("CASUMMIT_DATA", str(small_file))
    monkeypatch.setattr(Terminal, "is_watched", True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        # What rests on one meeting tells its coverage, what rests on several that it is uneven.
        ("initiatives", [f"2 initiatives, {LATEST}{ALL}", COVERAGE]),
        ("initiatives -m all", ["4 initiatives", UNEVEN]),
        ("initiatives -m all -t ai", ["1 initiative", COVERAGE]),
        ("initiatives -m 3", ["2 initiatives"]),
        ("quotes -m all", ["1 quote", COVERAGE]),
        ("stats", [f"3 rows, {LATEST}{ALL}", COVERAGE]),
        ("stats --by country -m all", ["2 rows", UNEVEN]),
        ("stats --by country -m all -f table", ["4 initiatives", UNEVEN]),
        ("timeline -f table", ["4 initiatives", UNEVEN]),
        ("countries", ["2 countries", UNEVEN]),
        ("leaders -m 7", ["2 leaders", COVERAGE]),
        ("sources", ["4 sources"]),
        ("documents", ["1 document"]),
        # Nothing: the coverage of what was asked, and where the same question finds something.
        (
            "initiatives --creates council",
            [
                f"0 initiatives, {LATEST}{ALL}",
                COVERAGE,
                "The same question finds 1 initiative in other years: 2021 (1).",
            ],
        ),
        ("initiatives -t ai -c TM", [f"0 initiatives, {LATEST}", COVERAGE, "Nothing in other years either."]),
        ("initiatives -t ai -c TM -m all", ["0 initiatives", NOTHING]),
        (
            "initiatives -t ai --year 2021",
            ["0 initiatives", "The same question finds 1 initiative in other years: 2025 (1)."],
        ),
        (
            "initiatives -t ai --year 2021 --count",
            ["0 initiatives", "The same question finds 1 initiative in"],
        ),
        ("quotes -c TM", [f"0 quotes, {LATEST}", COVERAGE, ONLY]),
        ("quotes -c TM -m all", ["0 quotes", NOTHING, ONLY]),
        (
            "stats -t ai -m 3",
            ["0 rows", "The same question finds 1 initiative in other years: 2025 (1)."],
        ),
        (
            "stats -t ai -m 3 -f table",
            ["0 initiatives", "The same question finds 1 initiative in other years: 2025 (1)."],
        ),
        ("threads -c TM -m 7", ["0 threads", COVERAGE, "Nothing in other years either."]),
        (
            "threads -c KZ -t ai -m 3",
            ["0 threads", "The same question finds 1 initiative in other years: 2025 (1)."],
        ),
        ("documents -m 3", ["0 documents", "The same question finds 1 document in other years: 2025 (1)."]),
        (
            "sources --publisher sister -m 3",
            ["0 sources", "The same question finds 1 initiative in other years"],
        ),
    ],
)
def test_an_answer_says_what_it_rests_on(casummit: Casummit, typed: str, said: list[str]) -> None:
    """Below it, on standard error; a hint never leads to another zero."""
    lines = casummit(*typed.split()).err.splitlines()
    assert len(lines) == len(said), lines
    for line, beginning in zip(lines, said, strict=True):
        assert line.startswith(beginning)


def test_an_empty_answer_on_events_says_when_there_are_some(
    casummit: Casummit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their years are their own."""
    data = with_event()
    data["events"].append({**data["events"][0], "id": "2026-x", "date": "2025-12-02", "outcome": "held"})
    data["events"].append({**data["events"][0], "id": "2026-y", "date": "2025-11", "outcome": "opened"})
    data["dataset"]["updated"] = "2026-12-31"
    data["events"][1]["date"] = "2026-01-02"
    monkeypatch.setenv("CASUMMIT_DATA", str(write_data(tmp_path, data)))
    said = casummit("events", "--outcome", "signed", "--year", "2026").err.splitlines()
    assert said == ["0 events", "The same question finds 1 event in other years: 2025 (1)."]


def test_quiet_is_quiet(casummit: Casummit) -> None:
    """`-q` silences all of it."""
    assert casummit("initiatives", "-t", "ai", "-c", "TM", "-q").err == ""


def test_elsewhere_asks_the_same_question_of_all_years() -> None:
    """Whatever the question is; none is asked that did not narrow them."""
    summit = Summit(build(small_data()))
    asked: list[Criteria] = []

    def ask(criteria: Criteria) -> Answer:
        asked.append(criteria)
        return summit.hits("water", criteria)

    assert elsewhere(Criteria.of(country="KZ", year="2025", meeting="3"), ask) == {"2021": 1, "2025": 2}
    assert asked == [Criteria.of(country="KZ")]
    assert elsewhere(Criteria.of(country="KZ"), ask) == {}
    assert len(asked) == 1
