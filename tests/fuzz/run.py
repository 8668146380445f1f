"""Fuzz a target, guided by which lines of casummit an input reaches (atheris, libFuzzer).

    .venv/bin/pip install atheris
    .venv/bin/python -m tests.fuzz.run TARGET [-runs=N] [-max_total_time=SECONDS] [-seed=N]

Ends with 0 after so many runs or seconds, or with the input of the first fault. Without a limit it runs until it
is interrupted.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["ca_summit", "yaml"]):
    # What is imported only later would not guide.
    from tests.fuzz.targets import SEEDS, TARGETS


def main() -> None:
    """Fuzz."""
    if sys.argv[1:2] == [] or sys.argv[1] not in TARGETS:
        sys.exit(f"name one of {', '.join(TARGETS)}")
    name = sys.argv.pop(1)
    with tempfile.TemporaryDirectory(prefix="casummit-fuzz-") as corpus:
        for number, seed in enumerate(SEEDS[name]):
            (Path(corpus) / str(number)).write_text(seed, encoding="utf-8")
        options = ["-max_len=8192", "-timeout=60", "-rss_limit_mb=2048", f"-artifact_prefix={corpus}/"]
        atheris.Setup([*sys.argv, *options, corpus], TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
