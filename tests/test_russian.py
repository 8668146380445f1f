"""The catalogue of Russian: it has all that the program says beside the data, and nothing else."""

import ast
import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ca_summit import russian
from tests.support import ROOT

MODULES = sorted((ROOT / "ca_summit").glob("*.py"))

FOREIGN = {"errors", "plain_yaml"}
"""Modules that wrap what the system and libyaml say."""

PLACEHOLDER = re.compile(r"\{(\w+)(?:!r)?\}")

ERRORS = {"CasummitError", "UnknownRecord", "UsageError", "DataError", "OutputError", "YamlProblem"}


def calls(module: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a module, with the name of what is called."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2], node


def said() -> dict[str, str]:
    """Every template of a message, and the module that says it."""
    return {
        str(call.args[0].value): module.name
        for module in MODULES
        for name, call in calls(module)
        if name == "Message" and isinstance(call.args[0], ast.Constant)
    }


def placeholders(template: str) -> set[str]:
    return set(PLACEHOLDER.findall(template))


def words(template: str) -> str:
    """What of a template is not filled in."""
    return PLACEHOLDER.sub("", template)


def is_to_say(template: str) -> bool:
    """Whether there is a word in it at all."""
    return re.search(r"[a-z]", words(template)) is not None


def test_everything_that_is_said_is_in_the_catalogue() -> None:
    """A message without its Russian is named here, to be added to ca_summit/russian.py."""
    missing = {text: where for text, where in said().items() if is_to_say(text)}
    missing = {text: where for text, where in missing.items() if text not in russian.RUSSIAN}
    assert not missing, "add to ca_summit/russian.py:\n" + "\n".join(
        f"    {text!r}:  # {where}" for text, where in missing.items()
    )


def test_the_catalogue_has_nothing_that_nobody_says() -> None:
    """What the program no longer says goes from the catalogue too."""
    left = {*russian.ERRORS, *russian.PROBLEMS} - said().keys()
    assert not left, "take out of ca_summit/russian.py:\n" + "\n".join(f"    {text!r}" for text in left)


@pytest.mark.parametrize("english", russian.RUSSIAN)
def test_the_russian_is_russian_and_has_the_same_placeholders(english: str) -> None:
    """Each entry has Cyrillic letters, what is to be filled in, and no straight quotation marks."""
    text = russian.RUSSIAN[english]
    assert placeholders(text) == placeholders(english)
    assert not is_to_say(english) or re.search("[а-яё]", text)
    assert not re.search(r"""["'“”]""", text)
    assert text == text.strip()


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_an_error_is_a_message(module: Path) -> None:
    """Nothing is raised or warned of in words that only English has."""
    for name, call in calls(module):
        if name in ERRORS or name in ("warn", "hint"):
            for given in call.args[:2]:
                assert not isinstance(given, ast.Constant | ast.JoinedStr), ast.unparse(call)
        if name == "Message" and module.stem not in FOREIGN:
            wrapped = ast.unparse(call.args[0])
            assert isinstance(call.args[0], ast.Constant) or wrapped == "parameter.human_readable_name"


def test_the_system_says_what_the_catalogue_has() -> None:
    """The words of the system are looked up as it writes them."""
    system = {os.strerror(number) for number in errno.errorcode}
    russian_of_system = list(russian.LIBRARIES)[:11]
    assert set(russian_of_system) <= system
