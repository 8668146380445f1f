"""A short run of each fuzzer; longer ones are started by hand (tests/fuzz/run.py)."""

import importlib.util
import subprocess
import sys

import pytest

from tests.fuzz.targets import SEEDS, TARGETS
from tests.support import ENVIRONMENT, ROOT

RUNS = 300


@pytest.mark.parametrize("name", TARGETS)
def test_what_a_fuzzer_begins_with_is_no_fault(name: str) -> None:
    """Nor is what it may make of it."""
    for seed in SEEDS[name]:
        raw = seed.encode()
        for given in (raw, raw[1:], raw[: len(raw) // 2], raw + b"\xff", b"", raw.replace(b"a", b"\0")):
            TARGETS[name](given)


@pytest.mark.skipif(not importlib.util.find_spec("atheris"), reason="atheris is not installed")
@pytest.mark.parametrize("name", ["data_set", "query"])  # the others take as long to start
def test_a_fuzzer_finds_nothing_in_a_short_run(name: str) -> None:
    """What it finds it prints, as a traceback and as bytes."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.run", name, f"-runs={RUNS}", "-seed=1"],
        cwd=ROOT,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert f"Done {RUNS} " in done.stderr
