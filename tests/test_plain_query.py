"""What a plain query in a pipe costs: the modules that it imports, the reads that it makes."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from ca_summit.store.database import Database
from tests.support import ENVIRONMENT, Run, in_pipe

QUERY = ["initiatives", "--country", "KZ"]

MODULES = """
ca_summit ca_summit.version ca_summit.progress
ca_summit.text ca_summit.text.folding ca_summit.text.nearest ca_summit.text.steering
ca_summit.language ca_summit.language.languages ca_summit.language.messages
ca_summit.errors
ca_summit.records ca_summit.records.columns ca_summit.records.fields ca_summit.records.kinds
ca_summit.records.rows
ca_summit.terminal ca_summit.terminal.features ca_summit.terminal.streams ca_summit.terminal.terminal
ca_summit.loading ca_summit.loading.files
ca_summit.store ca_summit.store.cache ca_summit.store.database ca_summit.store.store
ca_summit.query ca_summit.query.answers ca_summit.query.criteria ca_summit.query.meanings
ca_summit.query.question ca_summit.records.order
ca_summit.query.summit
ca_summit.export ca_summit.export.formats
ca_summit.cli ca_summit.cli.app ca_summit.cli.argv ca_summit.cli.building ca_summit.cli.commands
ca_summit.cli.data_sets ca_summit.cli.settings ca_summit.cli.view ca_summit.cli.options ca_summit.cli.output ca_summit.cli.paragraphs ca_summit.cli.refusal
ca_summit.cli.registry
"""
"""All of ours that a plain query needs; whatever is added here is felt at each start."""

READS = 7
"""How often a plain query asks the database at most."""


def test_a_plain_query_imports_these_modules_and_no_others() -> None:
    """An empty module takes 0.1 ms, one with dataclasses or Rich many."""
    in_pipe(*QUERY)  # the store is there
    script = (
        "import sys; from ca_summit.__main__ import main; main(sys.argv[1:]);"
        "print(*(name for name in sys.modules if name.split('.')[0] == 'ca_summit'))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, *QUERY], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    assert sorted({*run.stdout.splitlines()[-1].split()} - {"ca_summit.__main__"}) == sorted(MODULES.split())


@pytest.mark.parametrize("filters", [[], ["--leader", "tokayev"], ["--meeting", "all", "--topic", "water"]])
def test_a_plain_query_asks_little(
    casummit: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, filters: Sequence[str]
) -> None:
    """The head, each filter's meaning once, the facets, the records."""
    reads: list[Sequence[int]] = []
    some = Database._some

    def counted(database: Database, numbers: list[int]) -> list[Any]:
        reads.append(numbers)
        return some(database, numbers)

    casummit(*QUERY, *filters)
    monkeypatch.setattr(Database, "_some", counted)
    casummit(*QUERY, *filters)
    assert 0 < len(reads) <= READS
