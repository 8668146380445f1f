"""Rules between records that a schema cannot express: each is a function that yields its violations.

They take the plain data of a file that meets the schema. `INTEGRITY` must hold before the data can be used;
`HOUSE_RULES` are the codebook's (data/README.md), which only `casummit validate` checks.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain

from ..language.messages import Message, and_list
from ..records.kinds import REGISTERS
from ..text.folding import fold
from ..text.nearest import nearest
from .event_rules import EVENT_RULES
from .walk import Data, Steps, citations, dates, identified, references, register_of, spoken, texts

Breach = tuple[Steps, Message]
"""The place of a violation, and a line that says what is wrong and what to do."""

TITLE_LENGTH = 100
"""Maximum characters of a title: what a table of 160 columns shows on two lines."""

COMPARISONS = 200_000
"""Limit for comparisons of unknown ids with known ones: to suggest corrections for thousands of problems
would take minutes."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:[,\s]\d{3})+(?!\d)")  # 1,000 or 1 000
_CENTURY = re.compile(r"\b\d+(?:st|nd|rd|th)[ -]century", re.IGNORECASE)
_PASSING = re.compile(r"//(?:img|www\.)?(?:test|dev|stage|staging)[.-]|[?&](?:utm_|fbclid=)", re.IGNORECASE)
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def breaches(data: Data, rules: Iterable[Callable[[Data], Iterator[Breach]]]) -> Iterator[Breach]:
    """The violations of `rules` in `data`, rule by rule."""
    return chain.from_iterable(rule(data) for rule in rules)


def ids_are_unique(data: Data) -> Iterator[Breach]:
    """No two records share an id, whatever their kinds and regardless of case."""
    owner: dict[str, str] = {}
    for path, kind, id_ in identified(data):
        if id_.lower() in owner:
            yield (
                path,
                Message(
                    "the id {id!r} is taken by another {kind}; give each record one of its own",
                    id=id_,
                    kind=owner[id_.lower()],
                ),
            )
        owner.setdefault(id_.lower(), kind)


def references_resolve(data: Data) -> Iterator[Breach]:
    """Every record that is referred to exists."""
    registers = {name: register_of(data, name) for name in REGISTERS}
    advice: dict[tuple[str, str], Message] = {}
    comparisons = 0
    for path, register, id_ in references(data):
        known = registers[register]
        if id_ in known:
            continue
        if (register, id_) not in advice:
            near = nearest(id_, known, 1) if comparisons < COMPARISONS else ()
            comparisons += len(known)
            advice[register, id_] = (
                Message("did you mean {word!r}?", word=near[0])
                if near
                else Message("add it to {register}", register=register)
            )
        message = Message(
            "{register} has no {id!r}; {advice}", register=register, id=id_, advice=advice[register, id_]
        )
        yield path, message


def speakers_took_part(data: Data) -> Iterator[Breach]:
    """Whoever put something forward or is quoted took part in that meeting for that country."""
    took_part = {
        (meeting, each["country"], each["leader"])
        for meeting, fields in data["meetings"].items()
        for each in fields["participants"]
    }
    for path, record in spoken(data):
        if (record["meeting"], record["country"], record["leader"]) not in took_part:
            message = Message(
                "{leader} did not take part in {meeting} for {country}; "
                "correct the record or the list of participants",
                leader=record["leader"],
                meeting=record["meeting"],
                country=record["country"],
            )
            yield (*path, "leader"), message


def threads_go_back(data: Data) -> Iterator[Breach]:
    """An initiative follows earlier ones; support may follow a proposal of the same meeting."""
    number = {id_: meeting["number"] for id_, meeting in data["meetings"].items()}
    number_of = {each["id"]: number.get(each["meeting"]) for each in data["initiatives"]}
    supports = {each["id"] for each in data["initiatives"] if each["action"] == "support"}
    for index, record in enumerate(data["initiatives"]):
        own = number_of[record["id"]]
        for place, id_ in enumerate(record.get("follows", ())):
            earlier = number_of.get(id_)
            if own is None or earlier is None or earlier < own:
                continue
            if earlier > own or record["id"] not in supports or id_ in supports:
                yield (
                    ("initiatives", index, "follows", place),
                    Message("{id!r} is not earlier; name earlier ones only", id=id_),
                )


def threads_hold_together(data: Data) -> Iterator[Breach]:
    """The initiatives of a thread are linked by `follows`, and each such link lies within a thread."""
    linked: dict[str, set[str]] = defaultdict(set)
    for record in data["initiatives"]:
        for earlier in record.get("follows", ()):
            linked[record["id"]].add(earlier)
            linked[earlier].add(record["id"])
    threads_of: dict[str, set[str]] = defaultdict(set)
    for id_, thread in data.get("threads", {}).items():
        loose = set(thread["initiatives"])
        reached = {thread["initiatives"][0]}
        while reached:
            loose -= reached
            reached = {other for one in reached for other in linked[one] if other in loose}
        for initiative in sorted(loose):
            yield (
                ("threads", id_, "initiatives"),
                Message("{id!r} is not linked to the others; add 'follows' or drop it", id=initiative),
            )
        for initiative in thread["initiatives"]:
            threads_of[initiative].add(id_)
    for index, record in enumerate(data["initiatives"]):
        for place, earlier in enumerate(record.get("follows", ())):
            if threads_of[record["id"]].isdisjoint(threads_of[earlier]):
                yield (
                    ("initiatives", index, "follows", place),
                    Message("no thread holds both this and {id!r}; add one", id=earlier),
                )


def quotes_fit_their_initiatives(data: Data) -> Iterator[Breach]:
    """A quotation belongs to an initiative of the same speaker at the same meeting."""
    initiatives = {each["id"]: each for each in data["initiatives"]}
    for index, quote in enumerate(data.get("quotes", ())):
        initiative = initiatives.get(quote.get("initiative", ""))
        for field in ("meeting", "country", "leader") if initiative else ():
            if initiative and quote[field] != initiative[field]:
                message = Message(
                    "{field} is {ours!r} here but {theirs!r} in {id!r}; make them agree",
                    field=field,
                    ours=quote[field],
                    theirs=initiative[field],
                    id=initiative["id"],
                )
                yield ("quotes", index, field), message


def quotes_are_translated(data: Data) -> Iterator[Breach]:
    """A quotation is translated into the other language, and not into its own."""
    for index, quote in enumerate(data.get("quotes", ())):
        wanted = {"en", "ru"} - {quote["lang"]}
        if set(quote["translation"]) != wanted:
            yield (
                ("quotes", index, "translation"),
                Message("translate it into {langs} only", langs=and_list(sorted(wanted))),
            )


def meetings_are_numbered(data: Data) -> Iterator[Breach]:
    """Meetings have distinct numbers, in the order of their dates."""
    in_order = sorted(data["meetings"].items(), key=lambda item: str(item[1]["date"]))
    last = 0
    for id_, meeting in in_order:
        if meeting["number"] <= last:
            yield (
                ("meetings", id_, "number"),
                Message(
                    "number {number} does not follow {last}; number meetings by date",
                    number=meeting["number"],
                    last=last,
                ),
            )
        last = meeting["number"]


def dates_exist(data: Data) -> Iterator[Breach]:
    """Complete dates exist in the calendar."""
    dated = chain(
        dates(data, "sources"),
        dates(data, "meetings"),
        dates(data, "events"),
        [(("dataset", "updated"), data["dataset"]["updated"])],
    )
    for path, day in dated:
        if len(day) == len("2018-03-15"):
            try:
                date.fromisoformat(day)
            except ValueError:
                yield path, Message("{day} is not a real date; correct it", day=day)


def sources_are_cited_once(data: Data) -> Iterator[Breach]:
    """No record cites a source twice."""
    for path, cited in citations(data):
        counts = Counter(citation["id"] for citation in cited)
        for id_, count in counts.items():
            if count > 1:
                yield path, Message("{id!r} is cited {count} times; cite it once", id=id_, count=count)


def spellings_have_one_owner(data: Data) -> Iterator[Breach]:
    """No two countries, and no two topics or concepts, share a spelling; two leaders may share a surname."""
    for registers, field in ((("countries",), "aliases"), (("topics", "concepts"), "keywords")):
        records = [(register, *item) for register in registers for item in data.get(register, {}).items()]
        names = ((id_, name) for _, id_, record in records for name in (id_, *record["name"].values()))
        owner = {fold(name): id_ for id_, name in names}
        for register, id_, record in records:
            for place, spelling in enumerate(record.get(field, ())):
                other = owner.setdefault(fold(spelling), id_)
                if other != id_:
                    yield (
                        (register, id_, field, place),
                        Message(
                            "{word!r} belongs to {id!r} too; keep it in one of them", word=spelling, id=other
                        ),
                    )


def sources_are_used(data: Data) -> Iterator[Breach]:
    """Every source is cited by a record, every publisher named by a source."""
    cited = {citation["id"] for _, citing in citations(data) for citation in citing}
    publishing = set()
    for id_, source in data["sources"].items():
        publishing |= {source["publisher"], source.get("carries", "")}
        if id_ not in cited:
            yield ("sources", id_), Message("no record cites this source; cite it or remove it")
    for id_ in data["publishers"]:
        if id_ not in publishing:
            yield ("publishers", id_), Message("no source names this publisher; remove it")


def state_organs_are_official(data: Data) -> Iterator[Breach]:
    """A publisher is `official` if its kind is, and no other: a state agency reports, it does not decide."""
    for id_, publisher in data["publishers"].items():
        path, kind = ("publishers", id_, "official"), publisher["kind"]
        if publisher["official"] != (kind == "official"):
            yield path, Message("'official' contradicts the kind {kind!r}; correct one", kind=kind)


def outside_countries_stay_outside(data: Data) -> Iterator[Breach]:
    """A country that only events name hosts no meeting and is spoken for by nobody."""
    inside = {each["country"] for each in (*data["leaders"].values(), *data["meetings"].values())}
    inside |= {record["country"] for _, record in spoken(data)}
    for id_, country in data["countries"].items():
        if country.get("outside") and id_ in inside:
            yield (
                ("countries", id_, "outside"),
                Message("{id!r} takes part in the meetings; take 'outside' out", id=id_),
            )


def addresses_last(data: Data) -> Iterator[Breach]:
    """No page is cited from a test host, nor with what only tracks readers."""
    for id_, source in data["sources"].items():
        if _PASSING.search(source["url"]):
            yield ("sources", id_, "url"), Message("not a public address; cite the public one")


def languages_have_their_scripts(data: Data) -> Iterator[Breach]:
    """English text has no Cyrillic letters, Russian text has some; publishers may have one name (Kun.uz)."""
    for path, text in texts(data):
        if _CYRILLIC.search(text["en"]):
            yield (*path, "en"), Message("Cyrillic letters in the English text; translate or transliterate")
        if path[0] != "publishers" and not _CYRILLIC.search(text["ru"]):
            yield (*path, "ru"), Message("no Cyrillic letter in the Russian text; translate")


def numbers_agree(data: Data) -> Iterator[Breach]:
    """Both languages have the same numbers."""
    for path, text in texts(data):
        en, ru = _numbers(text["en"]), _numbers(text["ru"])
        if en != ru:
            differing = ", ".join(sorted(en ^ ru))
            yield (
                path,
                Message("the languages differ in numbers: {numbers}; make them agree", numbers=differing),
            )


def titles_are_short(data: Data) -> Iterator[Breach]:
    """A title has at most TITLE_LENGTH characters, and no full stop."""
    for index, record in enumerate(data["initiatives"]):
        for lang, title in record["title"].items():
            path = ("initiatives", index, "title", lang)
            if len(title) > TITLE_LENGTH:
                yield (
                    path,
                    Message(
                        "the title has {length} characters; the limit is {most}",
                        length=len(title),
                        most=TITLE_LENGTH,
                    ),
                )
            if title.endswith("."):
                yield path, Message("the title ends with a full stop; remove it")


INTEGRITY = (
    ids_are_unique,
    references_resolve,
    speakers_took_part,
    threads_go_back,
    threads_hold_together,
    quotes_fit_their_initiatives,
    quotes_are_translated,
    meetings_are_numbered,
    dates_exist,
    sources_are_cited_once,
)
HOUSE_RULES = (
    spellings_have_one_owner,
    sources_are_used,
    state_organs_are_official,
    addresses_last,
    outside_countries_stay_outside,
    languages_have_their_scripts,
    numbers_agree,
    titles_are_short,
    *EVENT_RULES,
)


def _numbers(text: str) -> set[str]:
    """The numbers in `text`, with decimal points and without separators of thousands.

    Centuries are left out: Russian writes them in Roman numerals.
    """
    joined = _THOUSANDS.sub(lambda match: re.sub(r"\D", "", match[0]), _CENTURY.sub("", text))
    return {match.replace(",", ".") for match in _NUMBER.findall(joined)}
