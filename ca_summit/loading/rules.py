"""Rules between records that a schema cannot express: each is a function that yields its violations.

They take the plain data of a file that meets the schema. `INTEGRITY` must hold before the data can be used;
`HOUSE_RULES` are the codebook's (data/README.md), which only `casummit validate` checks.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from ..language.messages import Message, and_list, kind_in_message
from ..records.kinds import REGISTERS
from ..text.folding import fold
from .breach import Breach, Rule
from .coding_rules import CODING_RULES
from .event_rules import EVENT_RULES, events_name_countries, events_take_effect_once_signed
from .forms import Advisor
from .id_rules import ID_RULES
from .order_rules import ORDER_RULES
from .source_rules import SOURCE_RULES
from .text_rules import TEXT_RULES
from .walk import Data, Steps, citations, dates, identified, references, register_of, spoken

TITLE_LENGTH = 100
"""Maximum characters of a title: what a table of 160 columns shows on two lines."""

_PASSING = re.compile(r"//(?:img|www\.)?(?:test|dev|stage|staging)[.-]|[?&](?:utm_|fbclid=)", re.IGNORECASE)


def breaches(data: Data, rules: Iterable[Rule]) -> Iterator[Breach]:
    """The violations of `rules` in `data`, rule by rule.

    Where a record is named that does not exist, nothing else is said: it would only follow from that.
    """
    unknown: set[Steps] = set()
    for rule in rules:
        for path, message in rule(data):
            if rule is references_resolve:
                unknown.add(path)
            elif path in unknown:
                continue
            yield path, message


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
                    kind=kind_in_message(owner[id_.lower()]),
                ),
            )
        owner.setdefault(id_.lower(), kind)


def references_resolve(data: Data) -> Iterator[Breach]:
    """Every record that is referred to exists."""
    registers = {name: register_of(data, name) for name in REGISTERS}
    advisor = Advisor(data)
    advice: dict[tuple[str, str], Message] = {}
    for path, register, id_ in references(data):
        if id_ in registers[register]:
            continue
        if (register, id_) not in advice:
            advice[register, id_] = advisor.of_reference(register, id_)
        message = Message(
            "{register} has no {id!r}; {advice}", register=register, id=id_, advice=advice[register, id_]
        )
        yield path, message


def speakers_took_part(data: Data) -> Iterator[Breach]:
    """Whoever put something forward or is quoted took part in that meeting for that country.

    Of a meeting, leader or country that is unknown nothing more is said.
    """
    took_part = {
        (meeting, each["country"], each["leader"])
        for meeting, fields in data["meetings"].items()
        for each in fields["participants"]
    }
    registers = {"meeting": "meetings", "country": "countries", "leader": "leaders"}
    for path, record in spoken(data):
        if (record["meeting"], record["country"], record["leader"]) not in took_part and all(
            record[field] in data[register] for field, register in registers.items()
        ):
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
    titles_are_short,
    *ID_RULES,
    *ORDER_RULES,
    *SOURCE_RULES,
    *CODING_RULES,
    *TEXT_RULES,
    *EVENT_RULES,
)

NEED_ALL = (
    threads_hold_together,
    sources_are_used,
    events_name_countries,
    events_take_effect_once_signed,
)
"""Rules that reason from what is nowhere in the data, and so must know all of them."""
