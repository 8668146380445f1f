"""What every command takes: language, colour, data set."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ..errors import UsageError
from ..language.languages import LANGS, Lang
from ..language.messages import Message, or_list
from ..loading.files import file


class Settings(NamedTuple):
    """What every command takes; None means "not said"."""

    lang: Lang | None = None
    color: str = "auto"
    data: Path | None = None
    quiet: bool = False
    debug: bool = False

    def language(self, environ: Mapping[str, str] = os.environ) -> Lang:
        """The language for people: as asked, then CASUMMIT_LANG, then the locale's, then English.

        Raises UsageError for a CASUMMIT_LANG that is neither.
        """
        if self.lang:
            return self.lang
        if named := environ.get("CASUMMIT_LANG"):
            if named.lower() not in LANGS:
                raise UsageError(
                    Message("CASUMMIT_LANG is '{value}'", value=named),
                    Message("known: {words}", words=or_list(LANGS)),
                )
            return named.lower()
        # POSIX, 8.2: the first of these that is set and not empty rules messages.
        locale = next(
            (value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environ.get(name))), ""
        )
        return "ru" if locale.lower().startswith("ru") else "en"

    def data_file(self, environ: Mapping[str, str] = os.environ) -> Path | None:
        """The data set to read: as asked, then CASUMMIT_DATA; None means the built-in one."""
        named = environ.get("CASUMMIT_DATA")
        return self.data or (file(named) if named else None)
