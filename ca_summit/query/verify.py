"""Check quotations and cited paragraphs against the text of their source."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

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
    for row in (each for kind in ("quote", "initiative", "meeting") for each in records.all(kind)):
        for part in with_parts(row):
            id_ = part.get("id") or row["id"]
            numbers = [each["paragraph"] for each in cited(part) if each["id"] == source]
            if row.kind == "quote" and numbers:
                yield _finding(id_, "quotation", numbers[0], *_quotation(row["text"], whole, paragraphs))
            for number in filter(None, numbers):
                if number <= len(paragraphs):
                    yield _finding(id_, "paragraph", number, "found", paragraphs[number - 1])
                else:
                    yield _finding(id_, "paragraph", number, "missing", "")


def _finding(id_: str, what: str, paragraph: int | None, status: str, found: str) -> Row:
    finding = {"id": id_, "what": what, "paragraph": paragraph, "status": status, "found": found or None}
    return Row("finding", finding)


def _quotation(text: str, whole: str, paragraphs: Sequence[str]) -> tuple[str, str]:
    """The status of a quotation (model.Finding), and what the text has for it."""
    if fold(text) in whole:
        return "found", text
    similar = _most_similar(text, paragraphs)
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


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _most_similar(quotation: str, paragraphs: Sequence[str]) -> str:
    """The paragraph with most words of the quotation, in their order; "" if none has enough (CHANGED)."""
    words = _words(quotation)

    def shared(paragraph: str) -> float:
        matcher = SequenceMatcher(None, words, _words(paragraph), autojunk=False)
        return sum(block.size for block in matcher.get_matching_blocks()) / max(len(words), 1)

    best = max(paragraphs, key=shared, default="")
    return best if best and shared(best) >= CHANGED else ""
