"""Candidates for what stands at the cursor of a line: commands, options, and values of either."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from ...language.languages import LANGS, Lang
from ...language.messages import Message, translated
from ...loading.files import file
from ...query.summit import Catalogue
from ...records import fields
from ...records.kinds import DIMENSIONS, SEARCHED, SHOWN, kinds_of
from ..commands import COUNTED_BY
from ..options import SHORT_FORMS
from ..settings import Settings
from .candidates import KIND_LISTED, Candidate, Completion, beginning_as, candidate_of
from .known import Known
from .line import Line, Parameters


class Program(NamedTuple):
    """What completions follow from: the commands and their one-line help; what one takes; the data set."""

    commands: Mapping[str, str]
    parameters: Parameters
    summit: Callable[[Settings], Catalogue]


class Values:
    """What may stand at the cursor of one line, described in the language that it asks for."""

    def __init__(self, line: Line, program: Program) -> None:
        self._line = line
        self._program = program

    def commands(self) -> Iterator[Candidate]:
        """The commands."""
        for name, help in self._program.commands.items():
            yield Candidate(name, translated(Message(help), self._lang))

    def options(self) -> Iterator[Candidate]:
        """The options that may stand here."""
        for each in self._program.parameters(self._line.command, self._lang):
            if each.param_type_name == "option":
                yield from (Candidate(name, each.help or "") for name in (*each.opts, *each.secondary_opts))
            if each.name == "format":
                yield from (Candidate(short, long) for short, long in SHORT_FORMS.items())

    def at_cursor(self) -> Completion:
        """The values of the option or argument at the cursor that begin as typed."""
        parameter, word, kept = self._line.parameter, self._line.word, self._line.kept
        if parameter.type.name in ("path", "file", "directory"):
            return Completion(kept, files=True)
        others: list[str] = []
        if getattr(parameter, "multiple", False) or parameter.completes == "dimension":
            *others, word = word.split(",")
            kept += "".join(f"{each}," for each in others)
        head, first = "", ""
        if parameter.completes == "sort key" and word.startswith("-"):
            head, word = "-", word[1:]
        elif parameter.completes == "year" and ".." in word:
            first, _, word = word.rpartition("..")
            head = f"{first}.."
        candidates = self._completing(parameter, word)
        shown = [each for each in candidates if each.value not in others and each.value >= first]
        return Completion(kept + head, shown)

    def _completing(self, parameter: Any, word: str) -> list[Candidate]:
        if choices := getattr(parameter.type, "choices", ()):
            return beginning_as(self._choices(parameter.name, choices), word)
        match parameter.completes:
            case "value" | "year":
                return self._known.values(parameter.name, word)
            case "id":
                return list(self._known.records(word))
            case "field" | "sort key":
                return beginning_as(self._fields(with_parts=bool(word)), word)
            case name:
                listed = {
                    "command": self.commands,
                    "dimension": self._dimensions,
                    "kind": self._described,
                    "searched kind": lambda: self._kinds(SEARCHED),
                    "style": self._styles,
                }
                return beginning_as(listed[name](), word) if name else []

    def _choices(self, name: str, choices: Iterable[str]) -> Iterator[Candidate]:
        from ...language.labels import code

        yield from (candidate_of(choice, code(name, choice, self._lang)) for choice in choices)

    def _fields(self, *, with_parts: bool) -> Iterator[Candidate]:
        """The fields of the records that the command shows; `with_parts`: and the parts of fields."""
        from ...records.glossary import GLOSSARY

        listed = KIND_LISTED.get(self._line.command or "")
        kinds = kinds_of(listed) if listed else SHOWN
        meanings = {
            name: entry.meaning.get(self._lang)
            for kind in reversed(kinds)
            for name, entry in GLOSSARY[kind].items()
        }
        parameters = self._program.parameters(self._line.command, "en")
        by = next((each for each in parameters if each.completes == "dimension"), None)
        counted = self._line.given.get(by.name, COUNTED_BY).split(",") if by else []
        for path in fields.paths_of(kinds):
            # Of what is counted only the fields that it is counted by are there.
            if (with_parts or "." not in path) and (not by or path in (*counted, "initiatives")):
                yield Candidate(path, meanings[path.partition(".")[0]])

    def _dimensions(self) -> Iterator[Candidate]:
        from ...records.glossary import GLOSSARY

        for name in DIMENSIONS:
            yield candidate_of(name, GLOSSARY["tally"][name].heading.get(self._lang).lower())

    def _described(self) -> Iterator[Candidate]:
        from ...records.glossary import GLOSSARY

        return self._kinds(GLOSSARY)

    def _kinds(self, kinds: Iterable[str]) -> Iterator[Candidate]:
        from ...language.labels import noun

        yield from (candidate_of(kind, noun(kind, self._lang)) for kind in kinds)

    def _styles(self) -> Iterator[Candidate]:
        from ...export.references import STYLES

        yield from map(Candidate, STYLES)

    @cached_property
    def _settings(self) -> Settings:
        lang, data = self._line.given.get("lang"), self._line.given.get("data")
        named = file(os.path.expandvars(data)) if data else None
        return Settings(lang=lang if lang in LANGS else None, data=named)

    @cached_property
    def _lang(self) -> Lang:
        return self._settings.language()

    @cached_property
    def _known(self) -> Known:
        return Known(self._program.summit(self._settings), self._lang)
