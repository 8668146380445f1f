"""What the words before the cursor say, and what may follow them."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple

from ...language.languages import LANGS, Lang
from ...language.messages import Message, translated
from ...loading.files import file
from ...query.criteria import Criteria
from ...query.summit import Summit
from ...records import fields
from ...records.kinds import ALL, DIMENSIONS, LATEST, REGISTERS, SHOWN, kinds_of
from ...records.rows import Row
from ...text.folding import fold
from ..options import SHORT_FORMS
from ..settings import Settings
from .candidates import KIND_LISTED, Candidate, Completion, beginning_as, candidate_of, names_of


class Program(NamedTuple):
    """What completions follow from: the commands and their one-line help; what one takes; the data set.

    `parameters` has the options and arguments of a command as Click describes them, or with None those
    that may stand before its name; their help is in the language that is asked for.
    """

    commands: Mapping[str, str]
    parameters: Callable[[str | None, Lang], Sequence[Any]]
    summit: Callable[[Settings], Summit]


class Line:
    """What the words before the cursor say."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._parameters_of = cache(program.parameters)
        self._given: dict[str, str] = {}
        self._arguments = 0
        self.command: str | None = None
        self.wanting: Any = None
        """The option whose value comes next."""
        self.is_literal = False
        """Whether `--` was there: all that follows are arguments."""

    def read(self, word: str) -> None:
        if self.wanting:
            self._given[self.wanting.name] = word
            self.wanting = None
        elif self.is_literal or word == "-" or not word.startswith("-"):
            if self.command is None:
                self.command = word
            else:
                self._arguments += 1
        elif word == "--":
            self.is_literal = self.command is not None
        else:
            option, start = self.option(word)
            if option and start:
                self._given[option.name] = word[start:]
            else:
                self.wanting = option

    def option(self, word: str) -> tuple[Any, int]:
        """The option in `word` that takes a value, if any; where the value begins, 0 if in the next word."""
        if word.startswith("--"):
            name, equals, _ = word.partition("=")
            return self._valued.get(name), len(name) + 1 if equals else 0
        for end, letter in enumerate(word[1:], 2):  # -qfjson: flags may stand before
            if option := self._valued.get(f"-{letter}"):
                return option, end if end < len(word) else 0
        return None, 0

    @property
    def _parameters(self) -> Sequence[Any]:
        return self._parameters_of(self.command, "en")

    @property
    def _valued(self) -> dict[str, Any]:
        return {
            name: each
            for each in self._parameters
            if each.param_type_name == "option" and not each.is_flag
            for name in each.opts
        }

    def commands(self) -> Iterator[Candidate]:
        """The commands."""
        for name, about in self._program.commands.items():
            yield Candidate(name, translated(Message(about), self._lang))

    def options(self) -> Iterator[Candidate]:
        """The options that may stand here."""
        for each in self._parameters_of(self.command, self._lang):
            if each.param_type_name == "option":
                yield from (Candidate(name, each.help or "") for name in (*each.opts, *each.secondary_opts))
            if each.name == "format":
                yield from (Candidate(short, long) for short, long in SHORT_FORMS.items())

    def argument(self) -> Any:
        """The argument that stands here; None if there can be no more."""
        arguments = [each for each in self._parameters if each.param_type_name == "argument"]
        left = arguments[self._arguments :] or [each for each in arguments[-1:] if each.nargs == -1]
        return left[0] if left else None

    def values(self, parameter: Any, word: str, kept: str = "") -> Completion:
        """What begins as `word` among the values of an option or argument; `kept` stands before it."""
        if parameter.type.name in ("path", "file", "directory"):
            return Completion(kept, files=True)
        others: list[str] = []
        if getattr(parameter, "multiple", False) or parameter.name == "by":  # several, separated by commas
            *others, word = word.split(",")
            kept += "".join(f"{each}," for each in others)
        if parameter.name == "sort" and word.startswith("-"):
            kept, word = f"{kept}-", word[1:]
        first = ""
        if parameter.name == "year" and ".." in word:
            first, _, word = word.rpartition("..")
            kept += f"{first}.."
        found = self._values(parameter, word)
        return Completion(kept, [each for each in found if each.value not in others and each.value >= first])

    def _values(self, parameter: Any, word: str) -> list[Candidate]:
        name = parameter.name
        if choices := getattr(parameter.type, "choices", ()):
            return beginning_as(self._choices(name, choices), word)
        if name in ("fields", "sort"):
            return self._fields(word)
        if name == "by":
            return beginning_as(self._dimensions(), word)
        if name == "ids":
            return list(self._records(word))
        if name == "name":
            return beginning_as(self.commands(), word)
        if name == "kind":
            return beginning_as(self._kinds(), word)
        if name == "style":
            from ...export.references import STYLES

            return beginning_as(map(Candidate, STYLES), word)
        if name in Criteria._fields:
            return self._known(name, word)
        return []

    def _choices(self, name: str, choices: Iterable[str]) -> Iterator[Candidate]:
        from ...language.labels import code

        yield from (candidate_of(choice, code(name, choice, self._lang)) for choice in choices)

    def _fields(self, word: str) -> list[Candidate]:
        """The fields of the records that the command shows; parts of fields where a beginning is given."""
        from ...records.glossary import GLOSSARY

        listed = KIND_LISTED.get(self.command or "")
        kinds = kinds_of(listed) if listed else SHOWN
        meanings = {
            name: entry[2 + LANGS.index(self._lang)]
            for kind in reversed(kinds)
            for name, entry in GLOSSARY[kind].items()
        }
        paths = [path for path in fields.paths_of(kinds) if word or "." not in path]
        if by := next((each for each in self._parameters if each.name == "by"), None):
            counted = self._given.get(by.name, by.default).split(",")  # the others are not there
            paths = [path for path in paths if path in (*counted, "initiatives")]
        return beginning_as((Candidate(path, meanings[path.partition(".")[0]]) for path in paths), word)

    def _dimensions(self) -> Iterator[Candidate]:
        from ...records.glossary import GLOSSARY

        yield from (
            candidate_of(name, GLOSSARY["tally"][name][LANGS.index(self._lang)].lower())
            for name in DIMENSIONS
        )

    def _kinds(self) -> Iterator[Candidate]:
        from ...language.labels import KINDS
        from ...records.glossary import GLOSSARY

        for kind in GLOSSARY:
            yield candidate_of(kind, KINDS[kind][LANGS.index(self._lang)][0] if kind in KINDS else "")

    def _records(self, word: str) -> Iterator[Candidate]:
        """The records of any kind whose id begins with `word`."""
        key = fold(word)
        for _, id_ in self._summit.ids():
            if fold(id_).startswith(key):
                yield Candidate(id_, self._about(self._summit.row(id_)))

    def _known(self, name: str, word: str) -> list[Candidate]:
        """The values of a filter that begin with `word`; if none does, those with a spelling that does."""
        candidates = list(self._all(name))
        found = beginning_as(candidates, word)
        if found:
            return found
        key = fold(word)
        spelt: dict[str, list[str]] = {}
        for spelling, id_ in self._summit.spellings(name):
            if spelling.startswith(key):
                spelt.setdefault(id_, []).append(spelling)
        names = {fold(called) for row in self._summit.find(name).rows() for called in names_of(row)}
        shown = [each for each in candidates if each.value in spelt]
        return [
            each._replace(
                spelling=min(spelt[each.value], key=lambda spelling: (spelling not in names, len(spelling)))
            )
            for each in shown
        ]

    def _all(self, name: str) -> Iterator[Candidate]:
        if name in ("meeting", "year"):
            yield from self._meetings(name)
        elif name in REGISTERS.values():
            for row in self._summit.find(name).rows():
                yield Candidate(row["id"], self._about(row))
        else:
            from ...language.labels import CODES

            known = {id_ for _, id_ in self._summit.spellings(name)}
            yield from (
                candidate_of(each, CODES[name][each].get(self._lang)) for each in CODES[name] if each in known
            )

    def _meetings(self, name: str) -> Iterator[Candidate]:
        """Meetings by id, number and year, with the words that mean one or all; or only their years."""
        from ...language import labels

        rows = self._summit.records.all("meeting")
        meetings = {row["id"]: labels.meeting(row, self._lang) for row in rows}
        years = {row["date"][:4]: meetings[row["id"]] for row in rows}
        if name == "meeting":
            yield from (Candidate(LATEST, about) for about in list(meetings.values())[:1])
            yield Candidate(ALL, labels.count(len(meetings), "meeting", self._lang))
            yield from (Candidate(id_, about) for id_, about in meetings.items())
            yield from (Candidate(str(row["number"]), meetings[row["id"]]) for row in rows)
        yield from (Candidate(year, about) for year, about in years.items())

    def _about(self, row: Row) -> str:
        """What a record is called."""
        if row.kind == "meeting":
            from ...language.labels import meeting

            return meeting(row, self._lang)
        names = names_of(row)
        return names[LANGS.index(self._lang)] if len(names) > 1 else names[0]

    @cached_property
    def _settings(self) -> Settings:
        lang, data = self._given.get("lang"), self._given.get("data")
        named = file(os.path.expandvars(data)) if data else None
        return Settings(lang=lang if lang in LANGS else None, data=named)

    @cached_property
    def _lang(self) -> Any:
        return self._settings.language()

    @cached_property
    def _summit(self) -> Summit:
        return self._program.summit(self._settings)
