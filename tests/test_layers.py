"""The architecture: each module imports only from those that stand below it, and does only its own job."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

LAYERS = [
    *(
        "russian",
        "terms",
        "messages",
        "errors",
        "files",
        "placing",
        "visible",
        "links",
        "model",
        "words",
        "labels",
        "fields",
    ),
    "glossary",
    *(
        "plain_yaml",
        "check",
        "build",
        "loader",
        "export",
        "tokens",
        "index",
        "compile",
        "store",
        "reading",
        "search",
        "counts",
        "query",
        "extract",
        "relational",
        "booklet",
        "dump",
        "cite",
        "verify",
        "palette",
        "render",
        "pictures",
        "images",
        "pager",
        "terminal",
        "manual",
    ),
    *("output", "options", "completion", "cli", "__main__"),
]
"""Modules from the bottom to the top (README, "How it is built")."""

MODULES = sorted((ROOT / "ca_summit").glob("*.py"))
MAY_IMPORT = {
    "rich": {"render", "pictures", "images", "terminal"},
    "typer": {"options", "cli"},
    "yaml": {"plain_yaml"},
}


def imports(file: Path) -> Iterator[tuple[str, str]]:
    """Package and module of every import in a file, lazy ones too: `(".", "words")`, `("rich", "table")`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((name.name.split(".")[0], name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            names = [node.module] if node.module else [name.name for name in node.names]
            yield from ((".", name) for name in names if name)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0], node.module or ""


def test_every_module_has_its_place() -> None:
    """No module stands outside the order of layers."""
    assert {file.stem for file in MODULES} == {*LAYERS, "__init__"}


@pytest.mark.parametrize("name", LAYERS)
def test_a_module_imports_only_what_stands_below_it(name: str) -> None:
    """Imports point downwards, lazy ones too; only the commands use the package as its users do."""
    own = {module for package, module in imports(ROOT / "ca_summit" / f"{name}.py") if package == "."}
    public = {"cli": {"load", "__version__"}, "store": {"__version__"}}.get(name, set())
    assert own - public <= set(LAYERS[: LAYERS.index(name)])


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.stem)
def test_a_library_is_known_only_where_it_is_used(file: Path) -> None:
    """Rich is for the screen, Typer for the command line, PyYAML for reading files."""
    known = {package for package, _ in imports(file)}
    assert {library for library, users in MAY_IMPORT.items() if file.stem not in users}.isdisjoint(known)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.stem)
def test_only_the_terminal_writes_and_only_main_exits(file: Path) -> None:
    """No print, no stream, no exit anywhere else; only commands read standard input."""
    names = {
        ast.unparse(node)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name | ast.Attribute)
    }
    allowed = {"terminal": {"sys.stdout", "sys.stderr"}, "__main__": {"sys.exit"}}.get(file.stem, set())
    assert names & {"print", "sys.stdout", "sys.stderr", "sys.exit", "exit", "quit", "os._exit"} <= allowed
