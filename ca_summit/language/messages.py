"""Messages: English in the code, Russian from one catalogue (russian.RUSSIAN)."""

from collections.abc import Iterable
from typing import Any

from ..text.nearest import nearest
from .languages import Lang


class Message(str):
    """English text that keeps its template and values, so that it can be translated.

    `Message("unknown command '{name}'", name="shwo")` is the plain string `unknown command 'shwo'`. A value
    may be a message itself. Without values nothing is filled in, and braces stay.
    """

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, /, **values: Any) -> "Message":
        """The text of `template`, filled in as `str.format` does. Raises KeyError for a missing value."""
        message = super().__new__(cls, _filled(template, values))
        message.template, message.values = template, values
        return message


def translated(text: str, lang: Lang) -> str:
    """`text` in one of languages.LANGS if it is a message; anything else stays as it is."""
    if lang == "en" or not isinstance(text, Message):
        return text
    from .russian import RUSSIAN  # only here: what nobody reads in Russian costs nothing

    values = {name: translated(value, lang) for name, value in text.values.items()}
    return _filled(RUSSIAN.get(text.template, text.template), values)


def kind_in_message(kind: str) -> Message:
    """The name of a kind of record, to stand in a message; its Russian is that of `labels.KINDS`."""
    return Message(kind)


def or_list(words: Iterable[str]) -> str:
    """`a, b or c`."""
    *others, last = words
    return Message("{one} or {other}", one=", ".join(others), other=last) if others else last


def and_list(words: Iterable[str]) -> str:
    """`a, b and c`."""
    *others, last = words
    return Message("{one} and {other}", one=", ".join(others), other=last) if others else last


def _filled(template: str, values: dict[str, Any]) -> str:
    return template.format(**values) if values else template


def did_you_mean(
    word: str, known: Iterable[str], otherwise: str = "", most: int = 3, *, plainly: bool = False
) -> str:
    """The question "did you mean …?" with the nearest known words, else `otherwise`; see `nearest`."""
    near = nearest(word, known, most, plainly=plainly)
    return Message("did you mean {words}?", words=or_list(near)) if near else otherwise
