"""What libyaml complains of, in words for people who write data: where it began, and what to do."""

import re
from typing import Any

import yaml

from ..language.messages import Message

_KEY_BEFORE = re.compile(r"""\s*(?:-\s+){0,64}[^\s'"\[{][^:]*:\s""")
"""The beginning of a line that has a key, so that a further colon stands in its text."""


def complaint(error: yaml.MarkedYAMLError, text: str, loader: Any) -> tuple[Message, Any]:
    """What is wrong with `text` according to `error`, and the mark of the place, None if there is none."""
    mark, start = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    if mark is None:
        return _own_words(error), None
    lines = text.splitlines() or [""]
    line = lines[mark.line] if mark.line < len(lines) else ""
    char = line[mark.column : mark.column + 1]
    said = error.problem or ""  # libyaml and PyYAML's own parser say nearly the same
    if "end of stream" in said and "quoted" in (error.context or ""):
        return Message("a quotation mark that is never closed; close it"), start
    if "mapping values are not allowed" in said:
        if _KEY_BEFORE.match(line[: mark.column]):
            return Message("a colon with a space within a text; put the text in quotes"), mark
        return Message("this key is indented too far, or the line above lacks a colon; correct one"), mark
    if "expected ':'" in said:
        return Message("a line without a colon; add it, or indent the line as part of a text"), start
    if "cannot start any token" in said and char == "\t":
        return Message("a tab; indent with spaces"), mark
    if "cannot start any token" in said or "undefined alias" in said:
        return Message("a text cannot begin with {char}; put it in quotes", char=char), mark
    if "another document" in said:
        return Message("a second document begins here; a data set is one: take '---' out"), mark
    if "expected ',' or" in said:
        missing = Message("a bracket that is not closed, or a comma is missing after it; add one"), start
        return _text_before(mark, text, loader) or missing
    if "expected key" in said or "expected <block end>" in said or "'-' indicator" in said:
        indented = Message("not indented like the lines around it; correct the indentation"), mark
        return _text_before(mark, text, loader) or indented
    return _own_words(error), mark


def _text_before(mark: Any, text: str, loader: Any) -> tuple[Message, Any] | None:
    """What is wrong with a text in quotation marks that ends right before `mark`, if one does."""
    last: Any = None
    try:
        for token in yaml.scan(text, Loader=loader):
            if token.end_mark.index > mark.index:
                break
            last = token
    except yaml.YAMLError:
        pass
    if (
        not isinstance(last, yaml.ScalarToken)
        or last.style not in ("'", '"')
        or last.end_mark.line != mark.line
    ):
        return None
    if last.start_mark.line < last.end_mark.line:
        number = last.end_mark.line + 1
        return (
            Message(
                "the text that begins here ends in line {number}; close its quotation mark", number=number
            ),
            last.start_mark,
        )
    return Message(
        "a text goes on after its closing quotation mark; put all of it in quotes"
    ), last.start_mark


def _own_words(error: yaml.MarkedYAMLError) -> Message:
    """The parser's own words: what it was doing, and the problem."""
    parts = [Message(part.removeprefix("while ")) for part in (error.context, error.problem) if part]
    if len(parts) == 1:
        return parts[0]
    return Message("{context}: {problem}", context=parts[0], problem=parts[1])
