"""What is built and installed finds its data, wherever it is called from."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import ENVIRONMENT, ROOT

QUERY = ["initiatives", "--country", "KZ", "--meeting", "7", "--count"]


def run(*command: str | Path, folder: Path) -> str:
    """Runs a command in `folder`; returns what it wrote."""
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project without anything that was built."""
    folder = tmp_path_factory.mktemp("checkout") / "casummit"
    folder.mkdir()
    for name in ("ca_summit", "data", "tests", "benchmarks", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture(scope="module")
def build(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Path], Path]:
    """Builds a distribution, `wheel` or `sdist`, of a checkout."""

    def built(target: str, source: Path = checkout) -> Path:
        dist = tmp_path_factory.mktemp(target)
        run(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", dist, folder=source)
        return next(dist.iterdir())

    return built


@pytest.fixture
def install(tmp_path: Path) -> Callable[..., Path]:
    """Installs something into a new environment that borrows our dependencies; returns the command."""

    def installed(*what: str | Path) -> Path:
        home = tmp_path / "venv"
        venv.create(home, with_pip=False, symlinks=os.name != "nt")
        scripts = home / ("Scripts" if os.name == "nt" else "bin")
        packages = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
        # Behind the environment's own packages, so that its casummit is the one that is found.
        (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
        pip: list[str | Path] = [
            sys.executable,
            "-m",
            "pip",
            "--python",
            scripts / "python",
            "--disable-pip-version-check",
        ]
        options = ["--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--ignore-installed"]
        run(*pip, "install", *options, *what, folder=tmp_path)
        return scripts / "casummit"

    return installed


def test_the_wheel_answers_from_anywhere(
    build: Callable[..., Path], install: Callable[..., Path], tmp_path: Path
) -> None:
    """A wheel carries its data and the scripts for shells inside the package."""
    command = install(build("wheel"))
    assert run(command, *QUERY, folder=tmp_path) == "22\n"
    assert "_casummit" in run(command, "completion", "bash", folder=tmp_path)


def test_the_source_distribution_answers_from_anywhere(
    build: Callable[..., Path], install: Callable[..., Path], tmp_path: Path
) -> None:
    """A wheel built from the source distribution is as good as one built from the checkout."""
    shutil.unpack_archive(build("sdist"), tmp_path / "unpacked", filter="data")
    source = next((tmp_path / "unpacked").iterdir())
    assert run(install(build("wheel", source)), *QUERY, folder=tmp_path) == "22\n"


def test_an_editable_install_reads_the_checkout(
    checkout: Path, install: Callable[..., Path], tmp_path: Path
) -> None:
    """The data beside the package are the ones in use: a change of them is seen at once."""
    command = install("-e", checkout)
    assert run(command, *QUERY, folder=tmp_path) == "22\n"
    data = checkout / "data" / "summit.yaml"
    whole = data.read_text(encoding="utf-8")
    try:
        data.write_text(f"{whole}stray: 1\n", encoding="utf-8")
        broken = subprocess.run(
            [command, "validate"], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=False
        )
        assert b"unknown key 'stray'" in broken.stdout
    finally:
        data.write_text(whole, encoding="utf-8")


def test_the_module_can_be_run() -> None:
    """`python -m ca_summit` is the same program."""
    assert run(sys.executable, "-m", "ca_summit", *QUERY, folder=ROOT) == "22\n"
