"""Candidates from the data set: its records, and the values of filters, by any spelling."""

from collections.abc import Iterator

from ...language import labels
from ...language.languages import LANGS, Lang
from ...query.meanings import NAMED
from ...query.summit import Catalogue
from ...records.kinds import ALL, LATEST, REGISTERS
from ...records.rows import Row
from ...text.folding import fold
from .candidates import Candidate, beginning_as, candidate_of, names_of


class Known:
    """What one data set knows, described in one language."""

    def __init__(self, summit: Catalogue, lang: Lang) -> None:
        self._summit = summit
        self._lang = lang

    def records(self, word: str) -> Iterator[Candidate]:
        """The records of any kind whose id begins with `word`; if none does, those that have such a name."""
        key = fold(word)
        begun = [id_ for _, id_ in self._summit.ids() if fold(id_).startswith(key)]
        yield from (Candidate(id_, self._description(self._summit.row(id_))) for id_ in begun)
        for name in () if begun else NAMED:
            rows = self._summit.find(name).rows()
            yield from self._spelt(name, word, [Candidate(row["id"], self._description(row)) for row in rows])

    def values(self, name: str, word: str) -> list[Candidate]:
        """The values of a filter that begin with `word`; if none does, those with a spelling that does."""
        candidates = list(self._all(name))
        return beginning_as(candidates, word) or self._spelt(name, word, candidates)

    def _spelt(self, name: str, word: str, candidates: list[Candidate]) -> list[Candidate]:
        """Those of `candidates` with a spelling that begins with `word`, best a name, best a short one."""
        key = fold(word)
        spelt: dict[str, list[str]] = {}
        for spelling, id_ in self._summit.spellings(name):
            if spelling.startswith(key):
                spelt.setdefault(id_, []).append(spelling)
        names = {fold(called) for row in self._summit.find(name).rows() for called in names_of(row)}

        def merit(spelling: str) -> tuple[bool, int]:
            return spelling not in names, len(spelling)

        shown = (each for each in candidates if each.value in spelt)
        return [each._replace(spelling=min(spelt[each.value], key=merit)) for each in shown]

    def _all(self, name: str) -> Iterator[Candidate]:
        if name in ("meeting", "year"):
            yield from self._meetings(name)
        elif name in REGISTERS.values():
            known = {id_ for _, id_ in self._summit.spellings(name)}
            for row in self._summit.find(name).rows():
                if row["id"] in known:
                    yield Candidate(row["id"], self._description(row))
        else:
            known = {id_ for _, id_ in self._summit.spellings(name)}
            codes = labels.CODES.get(name, {})
            yield from (candidate_of(each, codes[each].get(self._lang)) for each in codes if each in known)
            yield from (Candidate(each) for each in sorted(known - codes.keys()))

    def _meetings(self, name: str) -> Iterator[Candidate]:
        """Meetings by id, number and year, with the words that mean one or all; or only their years."""
        rows = self._summit.records.all("meeting")
        meetings = {row["id"]: labels.meeting(row, self._lang) for row in rows}
        years = {row["date"][:4]: meetings[row["id"]] for row in rows}
        if name == "meeting":
            yield from (Candidate(LATEST, description) for description in list(meetings.values())[:1])
            yield Candidate(ALL, labels.count(len(meetings), "meeting", self._lang))
            yield from (Candidate(id_, description) for id_, description in meetings.items())
            yield from (Candidate(str(row["number"]), meetings[row["id"]]) for row in rows)
        yield from (Candidate(year, description) for year, description in years.items())

    def _description(self, row: Row) -> str:
        """What a record is called."""
        if row.kind == "meeting":
            return labels.meeting(row, self._lang)
        names = names_of(row)
        return names[LANGS.index(self._lang)] if len(names) > 1 else names[0]
