"""The sample, on which what is shown is tested: a valid data set, and true to the one that it is taken from."""

from ca_summit.loading import files, loader
from ca_summit.loading.plain_yaml import compose, dump
from tests.support import SAMPLE

DATA = compose(SAMPLE.read_text(encoding="utf-8")).data
WHOLE = compose(files.built_in().read_text(encoding="utf-8")).data


def test_it_keeps_every_rule() -> None:
    """Those of the schema and of the codebook, as the built-in data set does."""
    assert [problem.at(SAMPLE.name) for problem in loader.problems(SAMPLE)] == []


def test_it_is_in_canonical_form() -> None:
    """Below its comment."""
    text = SAMPLE.read_text(encoding="utf-8")
    *comment, rest = text.split("\n", 4)
    assert all(line.startswith("# ") for line in comment)
    assert rest == dump(DATA, inline=frozenset({"id", "paragraph"}))


def test_quotations_are_those_of_the_data_set_word_for_word() -> None:
    """Nobody is quoted in a test but with words that were said."""
    known = {quote["id"]: (quote["leader"], quote["text"]) for quote in WHOLE["quotes"]}
    assert {
        quote["id"]: (quote["leader"], quote["text"]) for quote in DATA["quotes"]
    }.items() <= known.items(), (
        "a quotation of tests/sample.yaml is not, or no longer, the one in data/summit.yaml: copy it from there"
    )


def test_it_has_the_shapes_that_are_hard_to_show() -> None:
    """What the screens are tested on; whoever takes a record out leaves another of its shape."""
    initiatives, sources = DATA["initiatives"], DATA["sources"].values()
    threads = [each for thread in DATA["threads"].values() for each in thread["initiatives"]]
    surnames = [leader.rpartition("-")[0] for leader in DATA["leaders"] if "-" in leader]
    offices = {
        each["office"]["en"] for meeting in DATA["meetings"].values() for each in meeting["participants"]
    }
    assert max(len(each["title"]["en"]) for each in initiatives) > 75
    assert max(len(each["topics"]) for each in initiatives) == 3
    assert max(map(threads.count, threads)) > 1
    assert max(len(thread["initiatives"]) for thread in DATA["threads"].values()) > 2
    assert len(surnames) > len({*surnames})
    assert any(not office.startswith("President") for office in offices)
    assert (
        {True, False}
        == {"note" in each for each in initiatives}
        == {"horizon" in each for each in initiatives}
    )
    assert {True, False} == {"carries" in each for each in sources}
    assert {0, 4, 7, 10} == {len(each.get("date", "")) for each in sources}
    assert {True, False} == {"paragraph" in each for record in initiatives for each in record["sources"]}
