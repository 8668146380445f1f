"""Errors that users may see, each with its exit code (docs/output.md)."""

from .language.messages import Message


class CasummitError(Exception):
    """An error the user can fix: a message and an optional hint."""

    code = 3

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UnknownRecord(CasummitError):
    """No record has the given id."""

    code = 1


class UsageError(CasummitError):
    """An unknown command, option, value or field."""

    code = 2


class DataError(CasummitError):
    """The data set cannot be read, or is invalid."""


class OutputError(CasummitError):
    """The output cannot be written."""


def reason(error: Exception) -> Message:
    """Why reading or writing failed, in the words of the operating system."""
    return Message(getattr(error, "strerror", None) or str(error))
