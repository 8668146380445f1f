"""The architecture: each package imports only from those below it, and does only its own job."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.support import ROOT

HOUSE = ROOT / "ca_summit"
ORDER = [
    *("version", "progress", "text", "language", "errors", "model", "records", "terminal", "loading"),
    *("store", "search", "query", "export", "screen", "cli", "__main__"),
]
"""Packages, and modules that stand alone, from the bottom to the top (docs/architecture.md)."""

MAY_IMPORT = {
    "rich": {"screen", "terminal"},
    "typer": {"cli"},
    "yaml": {"loading"},
}
"""Libraries, and the packages that know them."""

FILES = sorted(HOUSE.rglob("*.py"))


def name_of(file: Path) -> str:
    """The dotted name of a module of ours: `store.cache`; of a package itself, `store`; "" for the whole."""
    steps = file.relative_to(HOUSE).with_suffix("").parts
    return ".".join(steps[:-1] if steps[-1] == "__init__" else steps)


MODULES = {name_of(file): file for file in FILES}


def room(module: str) -> str:
    """The package that a module belongs to."""
    return module.partition(".")[0]


def imports(file: Path) -> Iterator[str]:
    """The name of every module that a file imports, lazy ones too; ours with a dot before them."""
    here = file.relative_to(HOUSE).parts[:-1]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = [*here[: len(here) - node.level + 1], *(node.module or "").split(".")]
            whole = ".".join(step for step in base if step)
            inner = (f"{whole}.{name.name}".strip(".") for name in node.names)
            yield from {f".{each if each in MODULES else whole}" for each in inner}
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def own(file: Path) -> set[str]:
    """The modules of ours that a file imports."""
    return {name[1:] for name in imports(file) if name.startswith(".")}


def test_every_module_has_its_place() -> None:
    """No package stands outside the order; the whole is what users import."""
    assert {room(name) for name in MODULES} == {*ORDER, ""}


@pytest.mark.parametrize("name", sorted(set(MODULES) - {""}))
def test_a_module_imports_only_what_stands_below_it(name: str) -> None:
    """Imports point downwards, lazy ones too; only the commands use the package as its users do."""
    here = room(name)
    allowed = {*ORDER[: ORDER.index(here) + 1], *({""} if here == "cli" else ())}
    assert {room(each) for each in own(MODULES[name])} <= allowed


@pytest.mark.parametrize(
    "package", [name for name in ORDER if name in MODULES and name in map(room, MODULES)]
)
def test_no_circle_runs_through_a_package(package: str) -> None:
    """Inside packages, too, imports have one direction."""
    inside = {name: file for name, file in MODULES.items() if room(name) == package}
    graph = {name: own(file) & inside.keys() - {name} for name, file in inside.items()}
    assert [*TopologicalSorter(graph).static_order()]


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_library_is_known_only_where_it_is_used(name: str) -> None:
    """Rich is for the screen, Typer for the command line, PyYAML for reading files."""
    known = {each.partition(".")[0] for each in imports(MODULES[name])}
    assert {library for library, rooms in MAY_IMPORT.items() if room(name) not in rooms}.isdisjoint(known)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_only_the_terminal_writes_and_only_main_exits(name: str) -> None:
    """No print, no stream, no exit anywhere else; only commands read standard input."""
    names = {
        ast.unparse(node)
        for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8")))
        if isinstance(node, ast.Name | ast.Attribute)
    }
    allowed = {"terminal": {"sys.stdout", "sys.stderr"}, "__main__": {"sys.exit"}}.get(room(name), set())
    assert names & {"print", "sys.stdout", "sys.stderr", "sys.exit", "exit", "quit", "os._exit"} <= allowed
