"""How records are to be shown: what was asked for, and what follows from it."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ..export import formats

IMAGES = ("html", "svg")
FOR_EYES = ("table", "record", *IMAGES)
FORMATS = ("table", "record", *formats.FORMATS, *IMAGES)

_ENDINGS = {f".{format}": format for format in ("tsv", "csv", "json", "jsonl", "yaml", "md", *IMAGES)} | {
    ".yml": "yaml",
    ".htm": "html",
}

PAGE = 100
"""Columns of an image where there is no terminal to be as wide as."""


class View(NamedTuple):
    """How records are to be shown; None means "not said"."""

    format: str | None = None
    fields: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    limit: int | None = None
    count: bool = False  # type: ignore[assignment] # hides a method of tuples that nobody asks a View for
    exit_status: bool = False
    output: Path | None = None
    header: bool | None = None
    wide: bool = False
    pager: bool = False
    bom: bool = False
    ascii: bool = False

    @property
    def named_format(self) -> str | None:
        """The format as asked, or by the ending of the output file."""
        return self.format or (_ENDINGS.get(self.output.suffix.lower()) if self.output else None)


def split(given: Sequence[str]) -> list[str]:
    """The single values of an option that may be repeated and may hold several, separated by commas."""
    return [part.strip() for each in given for part in each.split(",") if part.strip()]
