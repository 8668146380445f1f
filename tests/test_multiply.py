"""The larger data sets of `benchmarks/scale`: sound, and with the same answers at every size."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ca_summit.loading import loader
from tests.support import BUILT_IN, ROOT, Run

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data set of about 1,000 records."""
    file = tmp_path_factory.mktemp("multiplied") / "larger.yaml"
    subprocess.run([sys.executable, ROOT / "benchmarks" / "multiply.py", "1000", file], check=True)
    return file


def test_a_larger_data_set_keeps_every_rule(larger: Path) -> None:
    """What is measured on it is what users with so much data would see."""
    assert loader.problems(larger) == []
    dataset = loader.load(larger)
    assert 850 < len(dataset.initiatives) + len(dataset.quotes) + len(dataset.threads) < 1150


@pytest.mark.parametrize(
    "query",
    [
        ["initiatives", "--meeting", "all", "--country", "KZ", "--topic", "water"],
        ["search", "dialogue"],
        ["show", "2025-kz-rare-earths"],
    ],
    ids=lambda query: query[0],
)
def test_a_larger_data_set_has_the_same_answers(
    query: list[str], larger: Path, casummit: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the time that a query takes can be compared between sizes."""
    monkeypatch.setenv("CASUMMIT_DATA", BUILT_IN["CASUMMIT_DATA"])
    ids = ["--fields", "id", "--csv"]
    assert sorted(casummit(*query, *ids, "--data", str(larger)).lines) == sorted(casummit(*query, *ids).lines)
