"""What Click has against a command line, in our words."""

from collections.abc import Sequence
from typing import Any

from ..errors import UsageError
from ..language.messages import Message, did_you_mean
from .argv import Part, value_of
from .options import SHORT_FORMS


def refusal(error: Any, parameters: Sequence[Any], parts: Sequence[Part], hint: str) -> UsageError:
    """Click's error in our words, told by its class and attributes: its English may change.

    `parameters` are the command's, `parts` those of the command line; `hint` is what to do where nothing
    better can be said.
    """
    kind, parameter = type(error).__name__, getattr(error, "param", None)
    if kind in ("NoSuchOption", "BadOptionUsage"):
        return _of_option(_as_typed(error.option_name, parts), parameters, parts, hint)
    if kind == "MissingParameter" and parameter is not None:
        name = Message(parameter.human_readable_name)
        return UsageError(Message("{name} is missing", name=name), hint)
    if kind == "BadParameter" and parameter is not None:
        if choices := getattr(parameter.type, "choices", ()):
            return _of_choice(parameter, choices, parts)
        if parameter.name == "limit":
            return UsageError(Message("a limit is a whole number, 0 or more"), hint)
    message = " ".join(error.format_message().split())
    return UsageError(message[:1].lower() + message[1:], hint)


def too_many(command: str, words: Sequence[str], hint: str) -> UsageError:
    """What to say of more arguments than a command takes; `hint`: what to do where nothing can be guessed."""
    from .guesses import of_words

    message = Message("too many arguments: {words}", words=" ".join(words))
    return UsageError(message, of_words(command, words) or hint)


def _as_typed(option: str, parts: Sequence[Part]) -> str:
    """The option that was typed: `--format` may stand for a short form of it."""
    typed = [name for part in parts for name in part.names]
    if option in typed:
        return option
    return next((name for name in typed if name in SHORT_FORMS), option)


def _of_option(option: str, parameters: Sequence[Any], parts: Sequence[Part], hint: str) -> UsageError:
    """An option that is unknown, or has no value where it needs one, or has one where it takes none."""
    from .guesses import unknown_option

    named = {name: each for each in parameters for name in (*each.opts, *each.secondary_opts)}
    short = SHORT_FORMS if "--format" in named else {}
    if option not in named and option not in short:
        options = [name for name in (*named, *short) if name.startswith("-")]
        return unknown_option(option, value_of(option, parts), options, hint)
    if option in short or named[option].is_flag:
        return UsageError(Message("option '{name}' takes no value", name=option), hint)
    return UsageError(Message("option '{name}' needs a value", name=option), hint)


def _of_choice(parameter: Any, choices: Sequence[str], parts: Sequence[Part]) -> UsageError:
    """A value that is none of those that an option or argument can have."""
    known = Message("known: {known}", known=", ".join(choices))
    if parameter.param_type_name == "argument":
        words = (part.words[0] for part in parts if part.kind == "argument")
        value = next((word for word in words if word not in choices), "")
        name = Message(parameter.human_readable_name)
        unknown = Message("{name} cannot be '{value}'", name=name, value=value)
    else:
        given = [part.value or "" for part in parts if {*part.names[-1:]} & {*parameter.opts}]
        value = given[-1] if given else ""  # the later one wins
        unknown = Message("unknown {name} '{value}'", name=parameter.name, value=value)
    from .guesses import of_format

    guess = of_format(value) if parameter.name == "format" else ""
    return UsageError(unknown, guess or did_you_mean(value, choices, known, most=1))
