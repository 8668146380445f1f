"""What a query finds: by words, names, beginnings and typos, in either language, the best first."""

import itertools
import json
import random
import re
import sqlite3
import string
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import ca_summit
from ca_summit.errors import UsageError
from ca_summit.loading import files
from ca_summit.loading.build import build
from ca_summit.model import Hit, Initiative, Quote
from ca_summit.query.criteria import Criteria
from ca_summit.query.summit import Summit
from ca_summit.records.kinds import SEARCHED
from ca_summit.store.compile import compile_dataset
from ca_summit.store.database import Database
from ca_summit.text.folding import fold
from tests.support import BUILT_IN, Run, in_pipe, on_terminal, small_data

RARE = ["2025-kz-rare-earths", "2025-kz-rare-earth-centre"]


@pytest.fixture(scope="module")
def summit() -> Summit:
    """The built-in data set: among a dozen records every search is a good one."""
    return ca_summit.load()


def found(summit: Summit, query: str, **how: Any) -> list[str]:
    return [hit.record.id for hit in summit.search(query, **how)]


@pytest.mark.parametrize(
    ("query", "stage", "expected"),
    [
        # forms of words, both languages, folding
        ("редкоземельные металлы", "words", RARE),
        ("РЕДКОЗЕМЕЛЬНЫХ МЕТАЛЛОВ", "words", RARE),
        ("rare earth", "words", RARE),
        ("rare-earth metals", "words", RARE),
        ("зеленая энергия", "words", ["2024-az-renewables", "2024-tj-digital-green"]),
        # names, however they are spelled
        ("Mirziyaev tourism brand", "words", ["2019-uz-tourism-brand"]),
        ("туристический бренд Мирзиёева", "words", ["2019-uz-tourism-brand"]),
        ("Mirzijojew tourism brand", "words", ["2019-uz-tourism-brand"]),
        ("Toqaev tourism brand", "words", ["2025-kz-tourism-brand", "2023-kz-tourism-brand"]),
        ("Samarqand climate forum", "words", ["2023-uz-samarkand-climate-forum"]),
        # abbreviations and what they stand for, in either language
        ("AI", "words", ["2025-kz-ai-declaration"]),
        ("ИИ", "words", ["2025-kz-ai-declaration"]),
        ("artificial intelligence", "words", ["2025-kz-ai-declaration"]),
        ("искусственный интеллект", "words", ["2025-kz-ai-declaration"]),
        ("МФСА саммит 2025", "words", ["2025-kz-aral-fund-summit"]),
        ("IFAS summit Turkmen", "words", ["2018-kz-support-aral-fund-summit"]),
        # compounds and spelling
        ("ecommerce programme", "words", ["2025-uz-ecommerce-programme"]),
        ("e-commerce program 2025", "words", ["2025-uz-ecommerce-programme"]),
        ("fibre-optic Caspian", "words", ["2025-az-digital-silk-road"]),
        ("fiber optic Caspian", "words", ["2025-az-digital-silk-road"]),
        ("кибербезопасность платформы", "words", ["2025-kg-digital-platforms"]),
        ("cyber security platforms", "words", ["2025-kg-digital-platforms"]),
        # numbers and codes
        ("trade programme 2035", "words", ["2025-uz-trade-programme-2035"]),
        ("COP29 position", "words", ["2024-uz-cop29-position"]),
        ("КС-29 позиция", "words", ["2024-uz-cop29-position"]),
        # not as typed
        ("htlrjptvtkmyst", "layout", RARE),
        ("цфеук convention", "layout", ["2025-kz-water-convention"]),
        ("редкоземе метал", "beginnings", RARE),
        ("искуственный интелект", "corrected", ["2025-kz-ai-declaration"]),
        ("artifical inteligence", "corrected", ["2025-kz-ai-declaration"]),
        ("who proposed a centre for rare earths in Astana and why", "words", RARE[1:]),
        ("rare earths on the moon", "any", RARE),
        # phrases, what must not be there, alternatives
        ('"rare-earth metals in Astana"', "words", RARE[1:]),
        ("rare earths -Astana", "words", RARE[:1]),
        ('"artificial intelligence" OR "rare-earth metals in Astana"', "words", [RARE[1], "2025-kz-ai-declaration"]),
    ],
)  # fmt: skip
def test_queries_find_what_they_mean(summit: Summit, query: str, stage: str, expected: list[str]) -> None:
    """The records come first that a reader of the data would name; two newer ones may come before them."""
    hits = summit.search(query)
    first = [hit.record.id for hit in hits[: len(expected) + 2]]
    assert {*expected} <= {*first}, f"what was found first: {first}; if that is better, expect it here"
    assert {hit.stage for hit in hits} - {"synonyms"} == {stage}


@pytest.mark.parametrize("query", ["zzzqqqxxx", "water -water", '"metals rare-earth"', "", "* ( ]"])
def test_some_queries_find_nothing(summit: Summit, query: str) -> None:
    """What is not there, what excludes itself, words in another order than the phrase, no words at all."""
    assert not [hit for hit in summit.search(query) if hit.stage != "any"]


def test_what_is_left_out_is_understood_like_everything_else(summit: Summit) -> None:
    """A typo, the other keyboard layout, a name in quotation marks: what is meant is left out."""
    without = found(summit, "water -energy")
    assert without == found(summit, "water -enegry") == found(summit, "water -утукпн")
    assert without == found(summit, "water NOT energy")
    assert len(without) < len(found(summit, "water")) == len(found(summit, "water -zzzz"))
    assert found(summit, 'вода -"Жапаров"') == found(summit, "вода -Жапаров")


def test_what_only_leaves_out_finds_the_rest(summit: Summit) -> None:
    """All records but these, in their order."""
    everything = sum(map(summit.records.count, SEARCHED))
    assert len(found(summit, "-water")) == everything - len(found(summit, "water"))


def test_a_name_in_quotation_marks_is_whose_record_it_is(summit: Summit) -> None:
    """Names of leaders and countries stand in the fields of a record."""
    assert found(summit, '"Токаев"') == found(summit, "Токаев")
    assert set(found(summit, '"Kassym-Jomart Tokayev" water')) <= set(found(summit, "Tokayev water"))


@pytest.mark.parametrize("query", ["C++", "c", "[", "]]"])
def test_punctuation_is_not_taken_for_another_layout(summit: Summit, query: str) -> None:
    """`С` is a preposition, no word that anybody looks for."""
    assert summit.hits(query).stage != "layout"
    assert summit.hits("цфеук").stage == "layout"


def test_a_title_weighs_most(small: Summit) -> None:
    """Of two records with the same word, the one that has it in its title comes first."""
    data = small_data()
    data["initiatives"][0]["summary"]["en"] = "Proposed a lighthouse by the river."
    data["initiatives"][1]["title"]["en"] = "Build a lighthouse by the river"
    assert found(Summit(build(data)), "lighthouse") == ["2021-tm-water", "2021-kz-water"]
    assert found(small, "lighthouse") == []


def test_a_word_may_be_typed_in_two() -> None:
    """And what stands beside it counts as always."""
    data = small_data()
    data["initiatives"][0]["title"]["en"] = "Build a lighthouse on the hill"
    data["initiatives"][1]["title"]["en"] = "Build a lighthouse on the coast"
    lighthouses = Summit(build(data))
    assert sorted(found(lighthouses, "light house")) == ["2021-kz-water", "2021-tm-water"]
    assert (
        found(lighthouses, "light house hill") == found(lighthouses, "hill light house") == ["2021-kz-water"]
    )


def test_equal_ranks_have_a_fixed_order(small: Summit) -> None:
    """The newest meeting first, then as in the data set."""
    assert found(small, "share") == ["2025-kz-water", "2025-tm-water", "2021-kz-water", "2021-tm-water"]


def test_filters_narrow_a_search(summit: Summit) -> None:
    """The same filters as everywhere; all meetings without one."""
    everywhere = found(summit, "water")
    assert len({id_[:4] for id_ in everywhere}) > 1
    assert found(summit, "water", country="TJ", year="2018") == [
        id_ for id_ in everywhere if id_.startswith("2018-tj")
    ]
    with pytest.raises(UsageError, match="unknown country 'Atlantis'"):
        summit.search("water", country="Atlantis")


def test_exact_takes_words_as_they_are_typed(summit: Summit) -> None:
    """No folding, no stems, no names, no second try."""
    assert found(summit, "rare-earth", exact=True)
    for query in ("Rare-Earth", "rare-earth metal", "REEs", "htlrjptvtkmyst", "редкоземельными"):
        assert not found(summit, query, exact=True), query
    assert {hit.stage for hit in summit.search("COP29", exact=True)} == {"words"}


def test_hits_are_records_with_the_passage_that_matches(summit: Summit) -> None:
    """The title where nothing matches better, a sentence of the summary, a quotation."""
    first = summit.search("rare-earth metals")[0]
    assert isinstance(first, Hit)
    assert isinstance(first.record, Initiative)
    assert first.match == first.record.title.en
    sentence = summit.search("satellite monitoring of water")[0]
    assert isinstance(sentence.record, Initiative)
    assert sentence.match in (sentence.record.summary.en, sentence.record.title.en)
    quote = summit.search("голос Центральной Азии", country="KG")[0]
    assert isinstance(quote.record, Quote)
    assert quote.match in quote.record.text


def test_what_matches_is_marked(summit: Summit) -> None:
    """Every form of a word, the names of what was meant, a compound as a whole."""
    hits = summit.hits("AI declaration")
    title = hits.rows(1)[0]["title"]["en"]
    assert [title[start:end] for start, end in hits.marks(title)] == [
        "declaration",
        "artificial intelligence",
    ]
    assert summit.hits("ecommerce").marks("An e-commerce platform") == [(3, 13)]
    assert summit.hits("вода").marks("Делить воды, водный спор") == [(7, 11), (13, 19)]


def test_a_search_needs_no_full_text_module(small: Summit, tmp_path: Path) -> None:
    """Some builds of SQLite have none; the index is made of ordinary tables."""
    with closing(sqlite3.connect(tmp_path / "store.sqlite")) as connection:
        compile_dataset(build(small_data()), connection)
        tables = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master")]
    assert tables
    assert not [sql for sql in tables if "VIRTUAL" in sql.upper()]
    assert found(small, "water")


@given(st.text(), st.booleans())
@example('"' * 5, False)
@example("OR OR -OR", False)
@example("a-b-c OR d/e/f/g/h/i/j/k", False)
@example("\x00\ud800", False)
@example("water " * 300, False)
@example("x" * 100_000, False)
@example("water-" * 3_000, False)
@example("'; DROP TABLE term; --", True)
def test_no_query_is_an_error(summit: Summit, query: str, exact: bool) -> None:
    """Any text at all has an answer, if only that nothing was found."""
    hits = summit.hits(query, Criteria(), exact=exact)
    for row in hits.rows(5):
        assert row["match"]
        hits.marks(row["match"])


PLACES = [
    *("{0}", "water {0}", "{0} water", "zzz {0}", "{0}{0}", "water{0}energy", "water-{0}", "{0}-{0}"),
    *(
        '"{0}"',
        '"water {0}"',
        '"{0} {0}" water',
        "«{0}»",
        "-{0}",
        "water -{0}",
        'water -"{0}"',
        "water --{0}",
    ),
    *("water OR {0}", "{0} OR water", "{0} OR {0}", 'water OR "{0}" OR {0}', "zzz OR {0} energy", "OR {0}"),
    *("water NOT {0}", "NOT {0}", "water AND {0}", "AND {0} OR", "{0} NOT -{0} OR -{0} water"),
]
"""Where something may stand in a query."""


@cache
def odd_characters() -> list[str]:
    """Letters and digits that are no plain word when folded, and a character of each category."""
    characters = list(map(chr, range(sys.maxunicode + 1)))
    odd = [char for char in characters if char.isalnum() and not fold(char).isalnum()]
    by_category = {unicodedata.category(char): char for char in reversed(characters)}
    return [*odd, *by_category.values()]


@pytest.mark.once
@pytest.mark.parametrize("place", PLACES)
def test_every_kind_of_character_may_stand_anywhere(small: Summit, place: str) -> None:
    """Punctuation that is letters on another keyboard, letters that fold to nothing or to several words."""
    for char in (*odd_characters(), *string.punctuation, "ʼ", "ʻ", "ﷺ", "ﹰ", "\ud800", "\0"):
        for exact in (False, True):
            hits = small.hits(place.format(char), exact=exact)
            for row in hits.rows(1):
                hits.marks(row["match"])


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("water OR .", "water"),
        (". OR water", "water"),
        ("water -.", "water"),
        ("water NOT ,", "water"),
        ("water ʼ", "water"),
        ('water OR "ʻ" OR [', "water"),
        ("water . OR ;", "water"),
        ("-. ʼ", ""),
    ],
)
def test_what_has_no_words_changes_nothing(summit: Summit, query: str, same: str) -> None:
    """Alternatives without words drop out, and so does what is to be left out."""
    assert found(summit, query) == found(summit, same)


PARTS = st.sampled_from(
    [
        *("water", "energy", "вода", "токаев", "tokaev", "AI", "rare-earth", "цфеук", "intelekt", "the", "и"),
        *(
            "OR",
            "AND",
            "NOT",
            "-",
            '"',
            "«",
            "»",
            ".",
            ",",
            ";",
            "'",
            "[",
            "]",
            "ю",
            "ʼ",
            "ʻ",
            "ﷺ",
            "ﹰ",
            " ",
            " ",
        ),
    ]
)


@given(st.lists(PARTS | st.characters(), max_size=12), st.sampled_from(["", " "]), st.booleans())
def test_no_query_of_the_grammar_is_an_error(
    summit: Summit, parts: list[str], between: str, exact: bool
) -> None:
    """Words, names, operators, quotation marks and odd letters in any order."""
    hits = summit.hits(between.join(parts), exact=exact)
    for row in hits.rows(2):
        hits.marks(row["match"])


def long_queries() -> Iterator[str]:
    """Queries of 100,000 characters or about so many words as are read, each slow in a way of its own."""
    draw = random.Random(7)  # noqa: S311
    words = sorted({*re.findall("[A-Za-z]{3,}", files.built_in().read_text(encoding="utf-8"))})
    yield " ".join(",".join(draw.choice("abcdefghij") for _ in range(250)) for _ in range(200))
    yield from (";" * 100_000, "; " * 50_000, '"' * 100_000, '"a b" ' * 20_000, "x" * 100_000, "a-" * 50_000)
    yield "a" + "\u0315\u0300" * 50_000
    yield " ".join(f'"{word}"' for word in draw.sample(words, 250))
    yield " OR ".join(f'"{word}"' for word in draw.sample(words, 250))
    yield " ".join("".join(draw.choices("aeioutrsnl", k=49)) for _ in range(250))


@pytest.mark.parametrize("query", list(long_queries()), ids=itertools.count())
def test_a_long_query_is_little_work(summit: Summit, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part of the index is read once, and the words that count are few."""
    reads: list[int] = []
    read = Database.read

    def counted(database: Database, numbers: Sequence[int]) -> list[Any]:
        reads.append(len(numbers))
        return read(database, numbers)

    monkeypatch.setattr(Database, "read", counted)
    summit.hits(query)
    assert sum(reads) < 2_000


# What people really type


def test_a_topic_is_found_by_its_own_words(summit: Summit) -> None:
    """Not because a keyword shares its stem with an everyday word."""
    assert "2019-tm-afghan-reconciliation" not in found(summit, "импорт")
    for hit in summit.search("import", kind="initiative"):
        assert "import" in str(hit.record).lower().replace("important", "").replace("importance", "")


@pytest.mark.parametrize(
    ("query", "kin"), [("граница", "приграничн"), ("регион", "региональн"), ("рынок", "рынк")]
)
def test_words_of_one_family_find_each_other_after_the_word_itself(query: str, kin: str) -> None:
    """A record with the word comes before one that has only its relative."""
    data = small_data()
    first, second = data["initiatives"][:2]
    first["summary"]["ru"] = f"Предложил назвать {kin}ый вопрос."
    second["summary"]["ru"] = f"Предложил назвать слово «{query}»."
    hits = found(Summit(build(data)), query, country=["KZ", "TM"], year=2021)
    assert hits[:2] == [second["id"], first["id"]]


@pytest.mark.parametrize(
    ("wordy", "bare"),
    [
        ("что сказал Токаев о воде", "Токаев вода"),
        ("кто предложил совет старейшин", "совет старейшин"),
        ("сколько инициатив в сфере туризма", "туризм"),
        ("who said what about tourism", "tourism"),
        ("what did Rahmon propose in the field of water", "Rahmon water"),
    ],
)
def test_words_that_ask_or_report_are_passed_over(summit: Summit, wordy: str, bare: str) -> None:
    """Alike in both languages."""
    assert found(summit, wordy) == found(summit, bare)
    assert found(summit, bare)


def test_such_words_alone_are_looked_for(summit: Summit) -> None:
    """Nothing else was typed."""
    assert found(summit, "инициатива")


@pytest.mark.parametrize(
    "query", ["единым фронтом", "united front", "редкие земли", "редкозем", "rare earth elements"]
)
def test_a_record_is_found_by_the_words_of_its_source(summit: Summit, query: str) -> None:
    """They stand in its keywords where our paraphrase avoids them."""
    assert {*found(summit, query)} & {*RARE, "2025-kg-united-front"}


def test_a_record_is_found_by_the_words_of_its_id(summit: Summit) -> None:
    """Whole or in part."""
    assert found(summit, "2025-kz-rare-earth-centre")[0] == "2025-kz-rare-earth-centre"


@pytest.mark.parametrize(
    ("query", "begins"),
    [("tokayev 2024", "2024-kz"), ("uzbek proposals 2023", "2023-uz"), ("Рахмон 2022", "2022-tj")],
)
def test_whose_record_it_is_outweighs_a_mention(summit: Summit, query: str, begins: str) -> None:
    """Country, speaker and year are those of the record before they are words of its text."""
    hits = found(summit, query, kind="initiative")
    own = [id_ for id_ in hits if id_.startswith(begins)]
    assert own
    assert hits[: len(own)] == own


@pytest.mark.parametrize("name", ["Serdar Berdimuhamedow", "Сердар Бердымухамедов"])
def test_a_full_name_is_one_person(summit: Summit, name: str) -> None:
    """Not his father, who bears a part of it."""
    hits = summit.search(f"{name} security", kind="initiative")
    assert hits
    assert {hit.record.leader for hit in hits if isinstance(hit.record, Initiative)} == {"berdimuhamedow-s"}


def test_guesses_have_the_rarest_words(summit: Summit) -> None:
    """What shares only common words with the query is left out."""
    hits = summit.search("regional cooperation programme on rare earths and moon rockets")
    assert {hit.stage for hit in hits} == {"any"}
    assert {hit.record.id for hit in hits[:3]} >= {*RARE}
    assert len(hits) < 10


def test_all_words_but_one_beat_fewer(small: Summit) -> None:
    """Records that lack a single word of three or more come before all that lack more."""
    data = small_data()
    first, second = data["initiatives"][:2]
    first["summary"]["en"] = "Proposed a lighthouse, a harbour and a shipyard."
    second["summary"]["en"] = "Proposed a shipyard and a lagoon."
    assert found(Summit(build(data)), "lighthouse harbour shipyard lagoon") == [first["id"], second["id"]]
    assert found(Summit(build(data)), "lagoon harbour") == [second["id"], first["id"]]


HUB, CENTRE = "2021-kz-water", "2021-tm-water"


def lighthouses() -> Summit:
    """The small data set, in which two initiatives say the same in other words."""
    data = small_data()
    texts = {each["id"]: each["summary"] for each in data["initiatives"]}
    texts[HUB].update(en="Proposed a lighthouse hub.", ru="Предложил маяк и хаб.")
    texts[CENTRE].update(
        en="Proposed a lighthouse centre in a lagoon.", ru="Предложил маяк и центр в лагуне."
    )
    return Summit(build(data))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("lighthouse hub", {HUB: "words", CENTRE: "synonyms"}),
        ("lighthouse centre", {CENTRE: "words", HUB: "synonyms"}),
        ("vfzr хаб", {HUB: "layout", CENTRE: "synonyms"}),
        ("lagoon hub", {CENTRE: "any", HUB: "any"}),
        ("узел", {HUB: "any"}),
        ("hub", {HUB: "words"}),
        ("who proposed a hub", {HUB: "words"}),
        ('lighthouse "hub"', {HUB: "words"}),
        ("lighthouse hub -centre", {HUB: "words"}),
        ("lighthouse -hub", {CENTRE: "words"}),
        ("маяк -узел", {HUB: "words", CENTRE: "words"}),
    ],
)
def test_words_of_like_meaning_come_behind(query: str, expected: dict[str, str]) -> None:
    """In a query of several words; one alone is asked for as it is, unless nothing is found."""
    hits = lighthouses().search(query)
    assert [(hit.record.id, hit.stage) for hit in hits] == [*expected.items()]


def test_what_is_asked_exactly_has_no_like() -> None:
    """Nor are words of like meaning looked for where there is enough without them."""
    assert found(lighthouses(), "lighthouse hub", exact=True) == [HUB]
    with mock.patch("ca_summit.search.hits._FEW", 0):
        assert found(lighthouses(), "lighthouse hub") == [HUB]


def test_filters_and_order_hold_for_what_is_alike() -> None:
    """As for all hits; what is highlighted is the word of like meaning."""
    summit = lighthouses()
    assert found(summit, "lighthouse hub", country="TM") == [CENTRE]
    hits = summit.hits("lighthouse hub")
    assert [row["stage"] for row in hits.rows(keys=["-id"])] == ["synonyms", "words"]
    text = "Proposed a lighthouse centre in a lagoon."
    assert [text[start:end] for start, end in hits.marks(text)] == ["lighthouse", "centre"]
    assert len(hits.alike) == 1


def test_the_rarest_of_three_words_decides_which_two_are_enough() -> None:
    """A record with only the two that others have comes behind one that has the rarest."""
    data = small_data()
    summaries = (
        "Proposed a lighthouse and a harbour.",
        "Proposed a harbour and a shipyard.",
        "Proposed a shipyard.",
    )
    for record, summary in zip(data["initiatives"], summaries, strict=False):
        record["summary"]["en"] = summary
    summit = Summit(build(data))
    ids = [each["id"] for each in data["initiatives"]]
    assert found(summit, "lighthouse harbour shipyard") == ids[:3]
    assert found(summit, "harbour shipyard") == ids[1:2]


def test_an_idea_is_found_as_initiative_document_and_event(summit: Summit) -> None:
    """Whatever is searched, initiatives come first where they are equally good."""
    kinds = {type(hit.record).__name__ for hit in summit.search("friendship treaty")}
    assert kinds >= {"Initiative", "Document", "Event"}
    assert isinstance(summit.search("friendship treaty")[0].record, Initiative)
    assert {type(hit.record).__name__ for hit in summit.search("treaty", kind="document")} == {"Document"}
    with pytest.raises(UsageError, match="unknown kind 'leader'"):
        summit.search("treaty", kind="leader")


def test_what_the_filters_leave_out_is_counted(summit: Summit) -> None:
    """Words that do find something are not guessed at because a filter leaves nothing of it."""
    hits = summit.hits("rare earth", Criteria(year=("..2024",)))
    assert (hits.count(), hits.stage) == (0, "words")
    assert hits.elsewhere == summit.hits("rare earth").count() > 0


def test_exact_sees_names_and_ids(summit: Summit) -> None:
    """What a record shows to a reader, not only its texts."""
    assert found(summit, "Tokayev", exact=True)
    assert found(summit, "2025-kz-rare-earths", exact=True) == ["2025-kz-rare-earths"]
    assert not found(summit, "tokayev", exact=True)


# As the command


def test_the_command_gives_json() -> None:
    """A hit is the record as everywhere, and its kind, the passage and the stage."""
    (first, *_) = json.loads(in_pipe("search", "rare", "earths", "--json").out)
    shown = json.loads(in_pipe("show", first["id"], "--json").out)
    assert first == {**shown, "match": first["match"], "stage": "words"}
    assert list(first)[:2] == ["kind", "id"]
    assert json.loads(in_pipe("search", "zzzqqqxxx", "--json").out) == []


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["rare", "earths"], [*RARE, "2025-kz-quote-rare-earths"]),
        (["rare earths", "-n", "1"], RARE[:1]),
        (["rare earths", "--kind", "quote"], ["2025-kz-quote-rare-earths"]),
        (["--kind", "initiative", "--", "rare", "earths", "-Astana"], RARE[:1]),
        (["редкоземельные", "-Астана", "--kind", "initiative"], RARE[:1]),
        (["rare earths", "--sort", "title.en", "--kind", "initiative,event"], RARE[::-1]),
        (["rare earths", "-c", "UZ"], []),
    ],
)
def test_the_command_takes_words_filters_and_order(arguments: list[str], ids: list[str]) -> None:
    """Words may be one argument or several; a word with a minus goes behind `--`, a Russian one anywhere."""
    assert in_pipe("search", "-f", "ids", *arguments).lines == ids


def test_a_terminal_shows_twenty_guesses_and_how_to_see_the_rest() -> None:
    """A pipe gets all; so does who asks for more."""
    query = ("search", "Tokayev rocket")
    number = int(in_pipe(*query, "--count", environ=BUILT_IN).out)
    assert number > 20
    assert len(in_pipe(*query, environ=BUILT_IN).lines) == number
    shown = on_terminal(*query, columns=160, environ=BUILT_IN).out
    assert f"20 of {number} matches" in shown
    assert f"All of them: --limit {number}" in shown
    assert f"All of them: --limit {number}" not in on_terminal(*query, "-n", "30", environ=BUILT_IN).out


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "3 matches in other years"), ("ru", "в другие годы — 3 совпадения")]
)
def test_a_zero_says_what_there_is_without_the_filters(lang: str, said: str) -> None:
    """The words do find something: it is the filter that leaves nothing."""
    shown = on_terminal("search", "rare earth", "--year", "..2024", "--lang", lang).out
    assert said in shown
    assert "-year" not in on_terminal("search", "zzzqqqxxx", "--year", "..2024").out


def test_hits_may_be_sorted_by_what_they_are() -> None:
    """By the fields of the records found, and by those of hits."""
    kinds = in_pipe(
        "search", "rare earths", "--sort", "-kind,title.ru", "--fields", "kind", "--no-header"
    ).lines
    assert kinds == ["quote", "initiative", "initiative"]
    passages = in_pipe("search", "water", "--sort", "match", "--fields", "match", "--no-header").lines
    assert passages == sorted(passages, key=fold)


def test_counting_and_exit_status() -> None:
    """As in every list."""
    assert in_pipe("search", "rare earths", "--count").out == "3\n"
    assert in_pipe("search", "zzzqqqxxx", "-e") == Run(1, "")
    assert in_pipe("search", "zzzqqqxxx") == Run(0, "")


def test_a_pipe_gets_rows_with_the_passage() -> None:
    """The columns of all kinds, id, kind and passage first."""
    head, *lines = in_pipe("search", "rare earths", "--header").lines
    assert head.split("\t") == [
        *("id", "kind", "match", "meeting", "country", "leader", "topics"),
        *("title_en", "title_ru", "initiative", "text", "translation_en"),
        *("date", "outcome", "countries", "initiatives", "text_en", "text_ru", "status"),
    ]
    assert lines[0].split("\t")[:2] == [RARE[0], "initiative"]
    got = in_pipe("search", "voice of Central Asia", "--fields", "id,kind,stage,text", "--no-header")
    assert got.lines[0].startswith("2025-kg-quote-united-voice\tquote\twords\tТолько")


def test_a_minus_that_looks_like_an_option_is_explained() -> None:
    """`-energy` could be `-e -n ergy`: the error says where such a word goes."""
    got = in_pipe("search", "water", "-zater")
    assert got.code == 2
    assert "after --" in got.err


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("columns", [100])
def test_hits_are_shown_with_what_matches_highlighted(columns: int, lang: str, snapshot: object) -> None:
    """A table, or one field a line; how the query was understood is said."""
    for query in ("rare earths astana", "искуственный интелект", "голос Центральной Азии"):
        assert on_terminal("search", query, "--lang", lang, columns=columns).out == snapshot


def test_without_colour_there_is_no_highlight() -> None:
    """Not one escape byte."""
    got = on_terminal("search", "rare earths", environ={"NO_COLOR": "1"})
    assert "\x1b" not in got.out
    assert "3 matches" in got.out
