"""The failures that users can meet, each with its exit code (README, "Exit codes")."""

from .language.messages import Message


class CasummitError(Exception):
    """An error the user can fix: a message and an optional hint."""

    code = 3

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UnknownRecord(CasummitError):
    """No record has the id that was asked for."""

    code = 1


class UsageError(CasummitError):
    """An unknown command, option, value or field."""

    code = 2


class DataError(CasummitError):
    """The data set cannot be read, or is invalid."""


class OutputError(CasummitError):
    """What was found cannot be written."""


def reason(error: Exception) -> Message:
    """Why something cannot be read or written, as the system says it."""
    return Message(getattr(error, "strerror", None) or str(error))
