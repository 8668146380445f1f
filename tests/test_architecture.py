"""The page on how casummit is built names what there is."""

import ast
import re

import pytest

from tests.support import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(ca_summit/[\w/]+\.py)`:\s+`(\w+)`", PAGE)


def defined(file: str) -> set[str]:
    """The names that a module defines at its top."""
    names: set[str] = set()
    for node in ast.parse((ROOT / file).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {
                each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)
            }
    return names


def test_the_page_follows_a_command_and_has_recipes() -> None:
    """Ten steps, each with its places; what is only told of is not counted."""
    assert len(NAMED) > 30


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_each_place_that_is_named_is_there(file: str, name: str) -> None:
    """Whoever moves or renames it is told here."""
    assert name in defined(file)


def test_every_room_is_on_the_page() -> None:
    """The list of rooms is whole."""
    rooms = {path.parent.name for path in (ROOT / "ca_summit").glob("*/__init__.py")}
    assert rooms <= set(re.findall(r"`(\w+)`", PAGE.split("## One command")[0]))
