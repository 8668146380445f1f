"""What may stand at the cursor of a half-typed command line."""

from collections.abc import Sequence

from .candidates import Completion, beginning_as
from .line import Line, Program


def complete(words: Sequence[str], program: Program) -> Completion:
    """What may stand in place of the last of `words`, which may be empty, those before it being as they are.

    Raises what reading the data set raises, and KeyError for an unknown command.
    """
    *before, word = words
    line = Line(program)
    for each in before:
        line.read(each)
    if line.wanting:
        return line.values(line.wanting, word)
    if word.startswith("-") and not line.is_literal:
        option, start = line.option(word)
        if option and start:
            return line.values(option, word[start:], word[:start])
        return Completion(candidates=beginning_as(line.options(), word))
    if line.command is None:
        return Completion(candidates=beginning_as(line.commands(), word))
    if argument := line.argument():
        return line.values(argument, word)
    if word or line.is_literal:
        return Completion()
    return Completion(candidates=beginning_as(line.options(), "--"))
