"""What Click has against a command line, in our words."""

import re
from collections.abc import Sequence
from typing import Any

from ..errors import UsageError
from ..language.messages import Message, did_you_mean
from .options import SHORT_FORMS


def refusal(error: Any, parameters: Sequence[Any], hint: str) -> UsageError:
    """What Click has against a command line, in our words; `parameters` are the command's.

    `hint` is what to do where nothing better can be said.
    """
    message = " ".join(error.format_message().split())
    option, parameter = getattr(error, "option_name", ""), getattr(error, "param", None)
    names = [name for each in parameters for name in (*each.opts, *each.secondary_opts)]
    if option in SHORT_FORMS:
        return UsageError(Message("option '{name}' takes no value", name=option), hint)
    if option and option not in names:
        options = [name for name in (*names, *SHORT_FORMS) if name.startswith("-")]
        return UsageError(unknown_option(option), did_you_mean(option, options, hint, most=1))
    if option and "does not take a value" in message:
        return UsageError(Message("option '{name}' takes no value", name=option), hint)
    if option:
        return UsageError(Message("option '{name}' needs a value", name=option), hint)
    if not error.message and parameter is not None:
        name = Message(parameter.human_readable_name)
        return UsageError(Message("{name} is missing", name=name), hint)
    choices = getattr(getattr(parameter, "type", None), "choices", ())
    if parameter and choices and (given := re.match("'(.*)' is not one of", error.message, re.DOTALL)):
        if parameter.param_type_name == "argument":
            name = Message(parameter.human_readable_name)
            unknown = Message("{name} cannot be '{value}'", name=name, value=given[1])
        else:
            unknown = Message("unknown {name} '{value}'", name=parameter.name, value=given[1])
        known = Message("known: {known}", known=", ".join(choices))
        return UsageError(unknown, did_you_mean(given[1], choices, known, most=1))
    if parameter is not None and parameter.name == "limit":
        return UsageError(Message("a limit is a whole number, 0 or more"), hint)
    if extra := re.match(r"Got unexpected extra argument\S* \((.*)\)", message):
        return UsageError(Message("too many arguments: {words}", words=extra[1]), hint)
    return UsageError(message[:1].lower() + message[1:], hint)


def unknown_option(option: str) -> Message:
    return Message("unknown option '{name}'", name=option)
