"""What may stand at the cursor of a half-typed command line."""

from collections.abc import Sequence

from .candidates import Completion, beginning_as
from .line import read
from .values import Program, Values


def complete(words: Sequence[str], program: Program) -> Completion:
    """What may stand in place of the last of `words`, which may be empty, those before it being complete.

    Raises what reading the data set raises, and KeyError for an unknown command.
    """
    line = read(words, program.parameters)
    values = Values(line, program)
    if line.parameter:
        return values.at_cursor()
    if line.at.kind == "command" and line.word != "-":
        return Completion(candidates=beginning_as(values.commands(), line.word))
    if line.is_literal or (line.word and not line.word.startswith("-")):
        return Completion()
    return Completion(candidates=beginning_as(values.options(), line.word or "--"))
