"""What is stored of a data set, and when it is made anew."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import ca_summit
from ca_summit.store import cache
from ca_summit.store.cache import MAKERS

PACKAGE = Path(ca_summit.__file__).parent

NOT_STORED = {
    "__init__.py": "a package's",
    "errors.py": "says what is wrong, and makes nothing",
    "progress.py": "shows how far it is",
    "version.py": "is part of a store's state itself",
    "language/languages.py": "only a name",
    "language/messages.py": "words errors",
    "language/russian.py": "words errors",
    "records/types.py": "how fields are said",
    "text/nearest.py": "suggests what was meant",
}
"""Modules that compiling imports and that do not decide what is stored, and why not."""


def imported(module: Path) -> Iterator[Path]:
    """The modules of the package that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        folder = module.parents[node.level - 1] / Path(*(node.module or "").split(".")).as_posix()
        names = [folder.with_suffix(".py"), *(folder / f"{each.name}.py" for each in node.names)]
        yield from (each for each in names if each.exists())


def test_whatever_decides_what_is_stored_makes_stores_anew() -> None:
    """Every module that building and compiling need is one of MAKERS, or is named here with the reason."""
    needed: set[Path] = set()
    ahead = [PACKAGE / "loading" / "build.py", PACKAGE / "store" / "compile.py"]
    while ahead:
        module = ahead.pop()
        if module not in needed:
            needed.add(module)
            ahead += imported(module)
    names = {each.relative_to(PACKAGE).as_posix() for each in needed}
    assert names - {*NOT_STORED} <= {*MAKERS}, "put it into MAKERS of store/cache.py, or say here why not"
    assert {*MAKERS} - names == {"loading/plain_yaml.py"}  # reads the file before anything is built


def test_a_module_that_changes_makes_another_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So no store of older code answers; the file is the same all the while."""
    file = tmp_path / "data.yaml"
    file.touch()
    before = cache._state(file)
    monkeypatch.setattr(cache, "MAKERS", MAKERS[:-1])
    cache._makers.cache_clear()
    after = cache._state(file)
    cache._makers.cache_clear()
    assert before
    assert after
    assert before != after
