"""A few rounds of each attack of benchmarks/attack: the right answer each time."""

import subprocess
import sys

import pytest

from tests.support import ENVIRONMENT, ROOT


@pytest.mark.once
@pytest.mark.parametrize(
    ("attack", "rounds"),
    [
        *(
            ("flips", 1),
            ("flips-anywhere", 1),
            ("kills", 2),
            ("interrupts", 2),
            ("queries", 20),
            ("lines", 50),
        ),
        *(("full-disks", 2), ("closed", 2), ("crowds", 1), ("clocks", 1)),
    ],
)
def test_an_attack_changes_no_answer(attack: str, rounds: int) -> None:
    """What it prints has a row: tried, right, wrong, internal errors, seconds of the worst."""
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "attack", attack, str(rounds)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    _, _, row, *notes = done.stdout.splitlines()
    assert row.split()[:5] == [attack, str(rounds), str(rounds), "0", "0"], notes
