"""Fixtures: a machine without opinions, and the program run in this process."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import ca_summit
import ca_summit.cli.app  # the commands register themselves
from ca_summit.__main__ import main
from ca_summit.query.summit import Summit
from tests.support import BUILT_IN, ENVIRONMENT, SAMPLE, Run, in_pipe, small_data, write_data

# A busy machine is no failure; and a submission fails for what it changed, not for a lucky draw.
settings.register_profile("casummit", deadline=None, derandomize="CI" in os.environ)
settings.register_profile("few", settings.get_profile("casummit"), max_examples=20)
settings.load_profile("casummit")

MOST_CASES = 4
"""Cases of a test that are asked of a further Python (--few)."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--few", action="store_true", help="fewer cases of each test: for a further Python")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("few"):
        settings.load_profile("few")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --few: none that are marked `once`, and of many cases of one test some, from first to last.

    A test of snapshots has all: those that nobody asked for would count as left over.
    """
    if not config.getoption("few"):
        return
    by_test: dict[str, list[pytest.Item]] = {}
    for item in items:
        by_test.setdefault(item.nodeid.partition("[")[0], []).append(item)
    kept: list[pytest.Item] = []
    for cases in by_test.values():
        if cases[0].get_closest_marker("once"):
            continue
        has_snapshots = "snapshot" in getattr(cases[0], "fixturenames", ())
        kept += cases if has_snapshots else cases[:: 1 + (len(cases) - 1) // MOST_CASES]
    chosen = set(kept)
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = kept


@pytest.fixture(scope="session", autouse=True)
def _machine() -> Iterator[None]:
    """All tests and fixtures run in the same environment, whatever the machine's."""
    for number in (signal.SIGINT, signal.SIGHUP):
        # In the background they are ignored, which the runs that are tested would inherit.
        if signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)
    with pytest.MonkeyPatch.context() as machine:
        for name in set(os.environ) - set(ENVIRONMENT):
            if not name.startswith("PYTEST"):
                machine.delenv(name)
        for name, value in ENVIRONMENT.items():
            machine.setenv(name, value)
        machine.setattr("webbrowser.open", lambda address: False)  # a machine without a browser
        yield


@pytest.fixture(scope="session", autouse=True)
def _compiled(_machine: None) -> None:
    """The data sets are compiled beforehand: on a busy machine a test would see a bar meanwhile."""
    for environ in ({}, BUILT_IN):
        assert in_pipe("--version", environ=environ).code == 0


@pytest.fixture
def casummit(capfd: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Runs a command line in this process, which must succeed unless another `code` is expected."""

    def run(*arguments: str, code: int = 0) -> Run:
        got = main(arguments)
        out, err = capfd.readouterr()
        assert got == code, f"casummit {' '.join(arguments)}: exit {got}\n{out}{err}"
        return Run(got, out, err)

    return run


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    """A file with the small data set."""
    return write_data(tmp_path, small_data())


@pytest.fixture(scope="session")
def small() -> Summit:
    """The small data set, ready to be asked."""
    from ca_summit.loading.build import build

    return Summit(build(small_data()))


@pytest.fixture(scope="session")
def sample() -> Summit:
    """The sample, ready to be asked."""
    return ca_summit.load(SAMPLE)
