"""What is built and installed finds its data, wherever it is called from."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import ca_summit
from ca_summit.cli.building import parameters_of
from ca_summit.cli.registry import COMMANDS
from ca_summit.version import __version__
from tests.support import BUILT_IN, ENVIRONMENT, ROOT

QUERY = ["initiatives", "--country", "KZ", "--meeting", "7", "--count"]


def run(*command: str | Path, folder: Path, **environ: str) -> str:
    """Runs a command in `folder`, on the built-in data set; returns what it wrote."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**ENVIRONMENT, **BUILT_IN, **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def built(target: str, source: Path, dist: Path, **environ: str) -> Path:
    """Builds a distribution, `wheel` or `sdist`, of a folder."""
    run(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", dist, folder=source, **environ)
    return next(dist.iterdir())


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, unpacked: a copy of the project without anything that was built."""
    packed = built("sdist", ROOT, tmp_path_factory.mktemp("sdist"))
    folder = tmp_path_factory.mktemp("unpacked")
    shutil.unpack_archive(packed, folder, filter="data")
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution as installers do it."""
    return built("wheel", sdist, tmp_path_factory.mktemp("wheel"))


def files(*folders: Path, of: Path = ROOT) -> set[str]:
    """The files in folders, as paths from another; what Python compiled is none of them."""
    found = (file for folder in folders for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(of).as_posix() for file in found if "__pycache__" not in file.parts}


@pytest.fixture
def count() -> str:
    """What QUERY gives: as many as the library counts in the data of this checkout."""
    return f"{len(ca_summit.load().initiatives(country='KZ', meeting=7))}\n"


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
        # What pip itself does that is deprecated is none of our business.
        run(*pip, "install", *options, *what, folder=tmp_path, PYTHONWARNINGS="")
        return scripts / "casummit"

    return installed


def test_the_wheel_answers_from_anywhere(
    wheel: Path, install: Callable[..., Path], tmp_path: Path, count: str
) -> None:
    """A wheel carries its data and the scripts for shells inside the package."""
    command = install(wheel)
    # Compiled when it was built: the first answer needs no YAML, no cache and no home.
    trap = tmp_path / "trap"
    trap.mkdir()
    (trap / "yaml.py").write_text("raise SystemExit('the data set was read')\n", encoding="utf-8")
    bare = {"CASUMMIT_CACHE": "off", "HOME": "/nonexistent", "PYTHONPATH": str(trap)}
    assert run(command, *QUERY, folder=tmp_path, **bare) == count
    assert "_casummit" in run(command, "completion", "bash", folder=tmp_path)


def test_a_wheel_has_the_package_and_its_data_only(wheel: Path) -> None:
    """No tests, no benchmarks; the licences go with it, of the program and of the data, and the manual page."""
    names = {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/")}
    package = {name for name in names if name.startswith("ca_summit/")}
    data = {f"ca_summit/{name}" for name in files(ROOT / "data") - {"data/LICENSE"}}
    assert package == files(ROOT / "ca_summit") | data | {"ca_summit/data/summit.store"}
    assert {re.split(r"\.dist-info/|\.data/", name)[1] for name in names - package} == {
        *("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE", "licenses/data/LICENSE"),
        "data/share/man/man1/casummit.1",
    }


def test_a_wheel_from_the_checkout_is_the_same(wheel: Path, tmp_path: Path) -> None:
    """Nothing that a wheel needs is missing in the source distribution; and what is compiled is reproducible."""
    assert built("wheel", ROOT, tmp_path, PYTHONHASHSEED="1").read_bytes() == wheel.read_bytes()


def test_the_manual_page_has_what_the_help_has(wheel: Path) -> None:
    """Every command, every option; and troff understands all of it."""
    page = zipfile.ZipFile(wheel).read(f"casummit-{__version__}.data/data/share/man/man1/casummit.1")
    text = page.decode().replace("\\-", "-")
    assert not [name for name in COMMANDS if f"\n.SS {name} " not in text]
    options = {option for name in COMMANDS for each in parameters_of(name) for option in each.opts}
    assert not [option for option in options if option.startswith("-") and option not in text]
    assert "\n.SH FILTERS\n" in text
    if groff := shutil.which("groff"):
        shown = subprocess.run(
            [groff, "-man", "-k", "-Tutf8", "-ww"], input=page, capture_output=True, check=True
        )
        assert shown.stderr == b""


def test_the_version_is_that_of_the_metadata(wheel: Path) -> None:
    """And who made it and under which licences is said as installers read it."""
    metadata = zipfile.ZipFile(wheel).read(f"casummit-{__version__}.dist-info/METADATA").decode()
    for line in (
        "License-Expression: MIT AND CC-BY-4.0",
        "License-File: data/LICENSE",
        "Author: The casummit authors",
    ):
        assert f"\n{line}\n" in metadata


def test_the_source_distribution_has_all_that_is_tracked(sdist: Path) -> None:
    """The tests too, and what they read: they pass in it. And nothing that git ignores, as what was built."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout, but itself a source distribution")
    listed = ["git", "-c", "safe.directory=*", "ls-files", "-z"]  # whoever owns the checkout
    tracked = {name for name in run(*listed, folder=ROOT).split("\0") if (ROOT / name).is_file()}
    new = {*run(*listed, "--others", "--exclude-standard", folder=ROOT).split("\0")}
    packed = files(sdist, of=sdist) - {"PKG-INFO"}
    assert tracked <= packed <= tracked | new


def test_an_editable_install_reads_the_checkout(
    sdist: Path, install: Callable[..., Path], tmp_path: Path, count: str
) -> None:
    """The data beside the package are the ones in use: a change of them is seen at once."""
    command = install("-e", sdist)
    assert run(command, *QUERY, folder=tmp_path) == count
    data = sdist / "data" / "summit.yaml"
    whole = data.read_text(encoding="utf-8")
    try:
        data.write_text(f"{whole}stray: 1\n", encoding="utf-8")
        broken = subprocess.run(
            [command, "validate"],
            cwd=tmp_path,
            env={**ENVIRONMENT, **BUILT_IN},
            capture_output=True,
            check=False,
        )
        assert b"unknown key 'stray'" in broken.stdout
    finally:
        data.write_text(whole, encoding="utf-8")


def test_the_module_can_be_run(count: str) -> None:
    """`python -m ca_summit` is the same program."""
    assert run(sys.executable, "-m", "ca_summit", *QUERY, folder=ROOT) == count
