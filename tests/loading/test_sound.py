"""A broken record does not hide what is wrong with others, nor make anything seem wrong that is not."""

import re
from pathlib import Path

import pytest

from ca_summit.loading import loader
from tests.loading.cases import GONE, Changes, changed
from tests.support import small_data, write_data

OF_THE_SCHEMA = "must be|is missing|cannot be|not a valid key|needs at least|unknown key|is empty"
SLIP: Changes = {("initiatives", 1, "title", "en"): "Share water (2021-tm-water)."}
"""A breach of the codebook in another record than those that are broken below."""


@pytest.mark.parametrize(
    "changes",
    [
        {("initiatives", 0, "action"): "shout"},
        {("initiatives", 0, "meeting"): GONE},
        {("initiatives", 0): 7},
        {("initiatives", 0, "id"): 7},
        {
            ("meetings", "2025-tashkent", "documents", 0, "id"): GONE,
            ("events", 0, "document"): "2025-statement",
        },
        {("meetings", "2025-tashkent", "date"): GONE},
        {("countries",): {"kz": changed({})["countries"]["KZ"], "TM": changed({})["countries"]["TM"]}},
        {("sources", "paper-2021", "date"): "10.10.2021"},
        {("publishers", "paper", "official"): "NO"},
        {("publishers", "wire"): {"kind": "agency"}},
        {("leaders", "tokayev", "name"): GONE},
        {("countries", "KZ"): 7},
        {("countries", "kz"): {}},
        {("topics", "water", "name"): {}},
        {("meetings", "2025-tashkent", "documents", 0, "title"): GONE},
        {("meetings", "2021-awaza", "participants"): []},
        {("threads", "sharing-water", "initiatives"): ["2021-kz-water"]},
        {
            ("events", 0, "outcome"): "lost",
            ("initiatives", 1, "sought"): "2026-03",
            ("dataset", "updated"): "2026-12-31",
        },
        {("quotes", 0, "text"): GONE},
        {("dataset", "updated"): "31.12.2025"},
        {("dataset", "version"): "1"},
        {("extra",): {}},
        {("initiatives", 0, "extra"): 1, ("initiatives", 2, "extra"): 1},
    ],
    ids=str,
)
def test_the_rules_are_checked_in_the_rest(tmp_path: Path, changes: Changes) -> None:
    """The slip is found beside what breaks the schema, at its place, and nothing that only seems wrong."""
    file = write_data(tmp_path, changed(changes))
    alone = loader.problems(file)
    file = write_data(tmp_path, changed({**changes, **SLIP}))
    found = loader.problems(file)
    (slip,) = (problem for problem in found if problem.message.startswith("the title ends"))
    assert slip.record == "2021-tm-water"
    assert file.read_text(encoding="utf-8").split("\n")[slip.line - 1].strip().startswith("en: Share water")
    assert [problem.message for problem in found if problem != slip] == [problem.message for problem in alone]
    assert alone
    assert all(re.search(OF_THE_SCHEMA, problem.message) for problem in alone)


def test_a_record_that_is_broken_may_be_named_but_no_other_that_is_not_there(tmp_path: Path) -> None:
    """Its id is known; of an id that nobody has, the message stands in the same round."""
    data = small_data()
    del data["meetings"]["2025-tashkent"]["documents"][0]["title"]
    data["initiatives"][0]["topics"] = ["watr"]
    messages = [problem.message for problem in loader.problems(write_data(tmp_path, data))]
    assert messages == ["key 'title' is missing; add it", "topics has no 'watr'; did you mean 'water'?"]


@pytest.mark.parametrize("section", ["leaders", "sources", "initiatives"])
def test_a_broken_section_is_all_that_is_said(tmp_path: Path, section: str) -> None:
    """Without it, everything that names its records would seem wrong."""
    for value in (GONE, 7):
        (problem,) = loader.problems(write_data(tmp_path, changed({**SLIP, (section,): value})))
        assert "missing" in problem.message or "must be" in problem.message
