"""What the program says beside the data: messages, and their Russian."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from ca_summit.errors import UsageError
from ca_summit.language.messages import Message, and_list, or_list, translated


def test_a_message_is_plain_english() -> None:
    """For the library's users it is a string like any other."""
    message = Message("unknown command '{name}'", name="shwo")
    assert message == "unknown command 'shwo'"
    assert str(UsageError(message)) == "unknown command 'shwo'"


def test_a_message_is_said_in_russian() -> None:
    """The same values in the catalogue's words."""
    assert translated(Message("unknown command '{name}'", name="shwo"), "ru") == "неизвестная команда: «shwo»"
    assert translated(Message("unknown command '{name}'", name="shwo"), "en") == "unknown command 'shwo'"


def test_what_is_filled_in_stands_as_it_was_typed() -> None:
    """Neither braces nor words of the catalogue in a value mean anything."""
    assert translated(Message("no record '{id}'", id="{id} {0} {{"), "ru") == "нет записи «{id} {0} {{»"
    assert translated(Message("no record '{id}'", id="a list"), "ru") == "нет записи «a list»"


def test_messages_in_messages_are_said_in_russian_too() -> None:
    """Lists of words, and parts that vary."""
    message = Message("did you mean {words}?", words=or_list(["a", "b", "c"]))
    assert message == "did you mean a, b or c?"
    assert translated(message, "ru") == "возможно, имелось в виду: a, b или c"
    assert translated(and_list(["a", "b"]), "ru") == "a и b"
    assert translated(and_list(["a", "b", "c"]), "ru") == "a, b и c"
    assert or_list(["a"]) == "a"


def test_what_is_no_message_or_not_in_the_catalogue_stays_as_it_is() -> None:
    """Ready-made text, and words of libraries that nobody has translated."""
    assert translated("a list", "ru") == "a list"
    assert translated(Message("Bad {luck}"), "ru") == "Bad {luck}"


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])  # noqa: S301
def test_a_message_survives_being_copied(copied: Callable[[Any], Any]) -> None:
    """An error that comes from another process can still be said in Russian."""
    message = copied(UsageError(Message("no record '{id}'", id="{}"), Message("counts have no ids"))).message
    assert (message, translated(message, "ru")) == ("no record '{}'", "нет записи «{}»")
