"""How records are to be shown: what was asked for, and what follows from it."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import UsageError
from ..export import formats
from ..export.formats import Layout
from ..language.messages import Message
from ..records import fields

IMAGES = ("html", "svg")
FOR_EYES = ("table", "record", *IMAGES)
FORMATS = ("table", "record", *formats.FORMATS, *IMAGES)

_ENDINGS = {
    **{ending: each.name for each in formats.FORMATS.values() for ending in each.endings},
    **{".html": "html", ".htm": "html", ".svg": "svg"},
}

_OF_DATA_SETS = (".xlsx", ".sqlite", ".db")
"""Extensions of files that only a whole data set is written to."""

PAGE = 100
"""Columns of an image when there is no terminal to take them from."""


class View(NamedTuple):
    """How records are to be shown; None means "not said"."""

    format: str | None = None
    fields: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    limit: int | None = None
    count_only: bool = False
    exit_status: bool = False
    output: Path | None = None
    header: bool | None = None
    wide: bool = False
    pager: bool = False
    bom: bool = False
    ascii: bool = False

    @property
    def named_format(self) -> str | None:
        """The format as asked, or by the extension of the output file."""
        return self.format or (_ENDINGS.get(self.output.suffix.lower()) if self.output else None)

    def refuse_unknown_ending(self) -> None:
        """Raises UsageError if the extension of the output file is to name the format, and names none.

        A file without one is written as a pipe is.
        """
        file = self.output
        if file is None or not file.suffix or self.named_format or self.count_only:
            return
        if file.suffix.lower() in _OF_DATA_SETS:
            hint = Message("'{command}' writes such a file", command=f"casummit export {file}")
        else:
            known = ", ".join(_ENDINGS)
            hint = Message("known: {known}; or give the format with --format", known=known)
        raise UsageError(Message("unknown extension '{ending}'", ending=file.suffix), hint)

    def paths(self, kinds: Sequence[str], columns: Sequence[str] = ()) -> tuple[str, ...]:
        """The fields to show, if any are named. Raises UsageError for an unknown one.

        `columns` are the fields that there are, where they are not all those of `kinds`.
        """
        return fields.checked(split(self.fields), kinds, columns)

    def sort_keys(self, kinds: Sequence[str], columns: Sequence[str] = ()) -> list[str]:
        """The fields to sort by, with `-` for descending order. Raises UsageError for an unknown one."""
        keys = split(self.sort)
        paths = fields.checked([key.removeprefix("-") for key in keys], kinds, columns)
        return [f"-{path}" if key.startswith("-") else path for key, path in zip(keys, paths, strict=True)]

    def layout(
        self,
        paths: Sequence[str],
        *,
        columns: Sequence[str] = (),
        tagged: bool = False,
        single: bool = False,
        ascii: bool = False,
    ) -> Layout:
        """How programs get the records: for one that names no format few columns, and no header."""
        is_named = self.named_format is not None
        shows_all = is_named or tagged
        has_header = is_named if self.header is None else self.header
        return Layout(
            paths,
            columns,
            brief=not shows_all,
            header=has_header,
            tagged=tagged,
            single=single,
            ascii=ascii,
        )

    def exit_code(self, number: int) -> int:
        """The exit code where so many records are shown."""
        return 1 if self.exit_status and not number else 0


def split(given: Sequence[str]) -> list[str]:
    """The single values of an option that may be repeated and may hold several, separated by commas."""
    return [part.strip() for each in given for part in each.split(",") if part.strip()]
