"""The JSON Schema of a data set, and its violations in plain words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ..language.messages import Message
from ..records.kinds import TEXT_LANGS
from ..text.nearest import nearest
from ..text.shortening import shortened
from .files import data_folder
from .walk import LIST_SECTIONS, Steps

if TYPE_CHECKING:
    from .forms import Advisor

_SCHEMA = "summit.schema.json"

MOST_SHOWN = 40
"""Characters that a message gives of a value or key."""

MOST_GUESSED = 100
"""Unknown keys of one mapping that are compared with the known ones: more are no typos, but other data."""

_TYPES = {
    **{"object": Message("a mapping (key: value)"), "array": Message("a list"), "string": Message("text")},
    **{"integer": Message("a whole number"), "boolean": Message("true or false"), "null": "null"},
}


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (draft-07) of a data set."""
    import json

    text = schema_text()
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def fields_given(kind: str) -> tuple[str, ...]:
    """The fields that a file gives for a record or part, in canonical order; all others are derived."""
    return tuple(schema()["definitions"][kind]["properties"])


def schema_text() -> str:
    """The JSON Schema as the text of its file."""
    return (data_folder() / _SCHEMA).read_text(encoding="utf-8")


Breach = tuple[Steps, Message, bool]
"""Where the schema is violated, a message, and whether the key there is at fault rather than its value."""


def breaches(data: Any) -> Iterator[Breach]:
    """The violations of the schema in `data`, in the validator's order."""
    import jsonschema_rs

    from .forms import Advisor  # only here: what has no breach needs no advice

    advisor = Advisor(data)
    yield from _bad_ids(data, advisor)
    for error in jsonschema_rs.Draft7Validator(_without_ids()).iter_errors(data):
        *where, keyword = error.schema_path
        rule: Any = schema()
        for step in where:
            rule = rule[step]
        path = tuple(error.instance_path)
        if keyword in ("minLength", "minItems", "minProperties") and not error.instance:
            yield path, _empty(path, where), False
        else:
            yield from _in_words(str(keyword), rule, path, error.instance, advisor)


def _without_ids() -> dict[str, Any]:
    """The schema without what it says of the ids of registers.

    Of each bad id the validator would make an error with a copy of the whole register in it.
    """
    registers = {
        name: {keyword: value for keyword, value in rule.items() if keyword != "propertyNames"}
        for name, rule in schema()["properties"].items()
    }
    return {**schema(), "properties": registers}


def _bad_ids(data: Any, advisor: "Advisor") -> Iterator[Breach]:
    """The keys of registers that cannot be ids."""
    for name, rule in schema()["properties"].items():
        register = data.get(name) if isinstance(data, Mapping) else None
        if "propertyNames" in rule and isinstance(register, Mapping):
            pattern = rule["propertyNames"]["pattern"]
            for key in register:
                if not re.fullmatch(pattern, key):
                    message = Message(
                        "{key!r} is not a valid key here; {advice}",
                        key=shortened(key, MOST_SHOWN),
                        advice=advisor.of_key(pattern, key),
                    )
                    yield (name, key), message, True


def _in_words(
    keyword: str, rule: Mapping[str, Any], path: Steps, value: Any, advisor: "Advisor"
) -> Iterator[Breach]:
    match keyword:
        case "required":
            for key in rule["required"]:
                if key not in value:
                    yield path, Message("key {key!r} is missing; add it", key=key), False
        case "additionalProperties":
            known = rule["properties"]
            listed = Message("known are {known}", known=", ".join(known))
            for number, key in enumerate(key for key in value if key not in known):
                near = nearest(key, known) if number < MOST_GUESSED else ()
                advice = Message("did you mean {word!r}?", word=near[0]) if near else listed
                yield (
                    (*path, key),
                    Message("unknown key {key!r}; {advice}", key=shortened(key, MOST_SHOWN), advice=advice),
                    True,
                )
        case _:
            yield path, _value_breach(keyword, rule, path, value, advisor), False


def _value_breach(
    keyword: str, rule: Mapping[str, Any], path: Steps, value: Any, advisor: "Advisor"
) -> Message:
    limit, name, field = rule.get(keyword), _name(path), _field(path)
    match keyword:
        case "type":
            return Message(
                "{name} must be {type}, not {seen}", name=name, type=_TYPES[rule["type"]], seen=_seen(value)
            )
        case "enum":
            return Message(
                "{name} cannot be {seen}; {advice}",
                name=name,
                seen=_seen(value),
                advice=advisor.of_code(field, value, rule["enum"]),
            )
        case "pattern":
            return Message(
                "{name} cannot be {seen}; {advice}",
                name=name,
                seen=_seen(value),
                advice=advisor.of_form(rule["pattern"], value, field),
            )
        case "minItems":
            return Message("{name} needs at least {least} items", name=name, least=limit)
        case "uniqueItems":
            return Message("{name} names something twice; keep one", name=name)
        case "minimum":
            return Message(
                "{name} cannot be {seen}; its minimum is {least}", name=name, seen=value, least=limit
            )
        case "maximum":
            return Message(
                "{name} cannot be {seen}; its maximum is {most}", name=name, seen=value, most=limit
            )
    return Message("{name} breaks the schema's rule {rule!r}", name=name, rule=keyword)


def _empty(path: Steps, where: Sequence[str | int]) -> Message:
    """What to do about an empty value at `path`, whose rule stands at `where` in the schema."""
    name = _name(path)
    if where[-1] == "items":
        return Message("{name} is empty; fill it in, or take it out", name=name)
    *above, _, key = where
    parent: Any = schema()
    for step in above:
        parent = parent[step]
    if key in parent.get("required", ()):
        return Message("{name} is empty; fill it in", name=name)
    return Message("{name} is empty; fill it in, or leave out the key", name=name)


def _field(path: Steps) -> str:
    """The field that a value belongs to, be it in a list there."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _name(path: Steps) -> str:
    """The field at the end of `path`: `title.ru`, `topics[2]`; no name that begins the line anyway."""
    fields = [step for step in path if isinstance(step, str)]
    match path:
        case ():
            return Message("the data set")
        case (str(),):
            return Message("the section")
        case (section, int()) if section in LIST_SECTIONS:
            return Message("the record")
        case (section, str()) if section != "dataset":
            return Message("the record")
    if isinstance(path[-1], int):
        return f"{fields[-1]}[{path[-1]}]"
    return ".".join(fields[-2:]) if fields[-1] in TEXT_LANGS else fields[-1]


def _seen(value: Any) -> str:
    """The value found, short enough for a line."""
    if isinstance(value, str):
        return Message("{value!r}", value=shortened(value, MOST_SHOWN))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return Message("a mapping")
    if isinstance(value, list):
        return Message("a list")
    return Message("nothing") if value is None else str(value)
