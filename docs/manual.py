#!/usr/bin/env python3
"""The manual page, casummit(1), made from the help; a wheel brings it (hatch_build.py).

Run it with the Python of the environment that casummit is installed in, in a checkout:

    .venv/bin/python docs/manual.py | man -l -
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import ca_summit.cli.app  # noqa: F401 # the commands register themselves
from ca_summit.cli.building import build_command
from ca_summit.cli.options import GENERAL
from ca_summit.cli.paragraphs import AS_IT_IS, paragraphs
from ca_summit.cli.registry import COMMANDS, SECTIONS, described
from ca_summit.terminal.streams import PROGRAM
from ca_summit.version import __version__

AIM = "who proposed what at the Consultative Meetings of the Heads of State of Central Asia"

Sections = dict[str, list[tuple[str, str]]]
"""Headings to options and arguments: how each is written, and what it means."""


def manual() -> str:
    """The page, in the macros of man(7)."""
    sections = _built("initiatives")[1]
    shared = {title: rows for title, rows in sections.items() if title != "Arguments"}
    lines = [
        f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM} {__version__}"',
        *(".SH NAME", f"{PROGRAM} \\- {AIM}"),
        *(".SH SYNOPSIS", *_example(f"{PROGRAM} COMMAND [OPTIONS]")),
        ".SH COMMANDS",
        *(line for names in SECTIONS.values() for name in names for line in _command(name, shared)),
    ]
    for title, rows in shared.items():
        lines += [f".SH {title.upper()}", *_listed(rows)]
    return "\n".join([*lines, ""])


def _command(name: str, shared: Sections) -> Iterator[str]:
    """A command: its usage, what it is for, examples, the options that it has for itself, and the others."""
    usage, sections = _built(name)
    yield f".SS {_text(usage)}"
    for paragraph in paragraphs(described(COMMANDS[name])):
        if paragraph.startswith(AS_IT_IS):
            yield from _example(*paragraph.splitlines()[1:])
        else:
            yield from (".PP", _text(paragraph))
    of_others = {row for rows in shared.values() for row in rows}
    yield from _listed(row for rows in sections.values() for row in rows if row not in of_others)
    titles = [title for title, rows in sections.items() if of_others.intersection(rows) and title != GENERAL]
    if titles:
        yield from (".PP", f"Takes the options under {' and '.join(title.upper() for title in titles)}.")


def _built(name: str) -> tuple[str, Sections]:
    """How a command is written, and what it takes."""
    built: Any = build_command(name, COMMANDS[name])
    with built.make_context(f"{PROGRAM} {name}", [], resilient_parsing=True) as context:
        usage = " ".join([name, *(piece.strip("{}") for piece in built.collect_usage_pieces(context))])
        return usage, built.sections(context)


def _listed(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for name, help in rows:
        yield from (".TP", f".B {_text(name)}", _text(help))


def _example(*lines: str) -> list[str]:
    return [".PP", ".nf", *(f"    {_text(line)}" for line in lines), ".fi"]


def _text(text: str) -> str:
    """Text that troff does not obey, with hyphens that can be copied; an empty line would end a list."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{escaped}" if escaped[:1] in ("", ".") else escaped


if __name__ == "__main__":
    import sys

    sys.stdout.write(manual())
