"""Check quotations and cited paragraphs against the text of their source."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path
from sys import intern

from ..errors import DataError, reason
from ..language.messages import Message
from ..records.rows import Row, cited, with_parts
from ..text.folding import fold
from .answers import Records


def verify(records: Records, source: str, text: str) -> Iterator[Row]:
    """Compare every quotation and paragraph number that cites `source` with its `text`, a paragraph a line.

    A quotation must occur word for word; case, ё, line breaks, and kinds of spaces, dashes and quotation
    marks are ignored. A cited paragraph, counted over the lines that are not empty, must only exist.
    """
    paragraphs = [line for line in text.splitlines() if line.strip()]
    whole = fold(" ".join(paragraphs))
    candidates = _Paragraphs(paragraphs)
    for row in (each for kind in ("quote", "initiative", "meeting") for each in records.all(kind)):
        for part in with_parts(row):
            id_ = part.get("id") or row["id"]
            numbers = [each["paragraph"] for each in cited(part) if each["id"] == source]
            if row.kind == "quote" and numbers:
                yield _finding(id_, "quotation", numbers[0], *_quotation(row["text"], whole, candidates))
            for number in filter(None, numbers):
                if number <= len(paragraphs):
                    yield _finding(id_, "paragraph", number, "found", paragraphs[number - 1])
                else:
                    yield _finding(id_, "paragraph", number, "missing", "")


def _finding(id_: str, what: str, paragraph: int | None, status: str, found: str) -> Row:
    finding = {"id": id_, "what": what, "paragraph": paragraph, "status": status, "found": found or None}
    return Row("finding", finding)


def _quotation(text: str, whole: str, candidates: "_Paragraphs") -> tuple[str, str]:
    """The status of a quotation (model.Finding), and what the text has for it."""
    if fold(text) in whole:
        return "found", text
    similar = candidates.most_similar(text)
    return ("changed", similar) if similar else ("missing", "")


def read_text(file: Path) -> str:
    """The text of a UTF-8 file. Raises DataError if it cannot be read, or is larger than MAX_BYTES."""
    try:
        with file.open("rb") as page:
            raw = page.read(MAX_BYTES + 1)  # a device may have no end
        if len(raw) > MAX_BYTES:
            message = Message(
                "{file}: larger than {most} bytes; split it, or name another file", file=file, most=MAX_BYTES
            )
            raise DataError(message)
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DataError(Message("{place}: not UTF-8; save the file as UTF-8", place=file)) from None
    except (OSError, ValueError) as error:
        raise DataError(Message("{file}: {reason}", file=file, reason=reason(error))) from None


MAX_BYTES = 16 * 2**20
"""Size limit for the text of a source: some thousand pages."""

CHANGED = 0.6
"""Share of the words of a quotation, in their order, that a paragraph needs to count as its changed form."""


MOST_COMPARISONS = 50_000_000
"""Words of quotations that are compared with words of the text, in all: half a minute. Real pages need less
than a hundredth."""


class _Paragraphs:
    """The paragraphs of a text, among which the changed form of a quotation is looked for."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._paragraphs = paragraphs
        self._left = MOST_COMPARISONS

    def most_similar(self, quotation: str) -> str:
        """The paragraph with most words of the quotation, in their order; "" if none has enough (CHANGED).

        When MOST_COMPARISONS are done the order no longer counts, and in the end nothing is similar.
        """
        words = _words(quotation)
        common = [self._in_common(words, own) if self._spend(len(own)) else 0 for own in self._words]
        likely = [at for at, number in enumerate(common) if number >= CHANGED * max(len(words), 1)]
        likely.sort(key=lambda at: -common[at])
        best, best_at = 0, -1
        for at in likely:
            if common[at] < best:
                break
            in_order = common[at]
            if self._spend(len(words) * len(self._words[at])):
                matcher = SequenceMatcher(None, words, self._words[at], autojunk=False)
                in_order = sum(block.size for block in matcher.get_matching_blocks())
            if (in_order, best_at) > (best, at):
                best, best_at = in_order, at
        is_similar = best_at >= 0 and best >= CHANGED * len(words)
        return self._paragraphs[best_at] if is_similar else ""

    def _spend(self, comparisons: int) -> bool:
        """Whether there are so many comparisons left, which are then done."""
        if comparisons > self._left:
            return False
        self._left -= comparisons
        return True

    @cached_property
    def _words(self) -> list[list[str]]:
        return [_words(paragraph) for paragraph in self._paragraphs]

    @staticmethod
    def _in_common(words: Sequence[str], others: Sequence[str]) -> int:
        return (Counter(words) & Counter(others)).total()


def _words(text: str) -> list[str]:
    """The words of a text, each the same object every time."""
    return [intern(word) for word in re.findall(r"\w+", fold(text))]
