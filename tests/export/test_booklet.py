"""A data set as a document: what a reader of Markdown sees."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from syrupy.assertion import SnapshotAssertion

import ca_summit
from ca_summit.export import booklet as document_of
from ca_summit.export.part import Part, part_of
from ca_summit.language.languages import Lang
from ca_summit.loading.build import build
from ca_summit.query.criteria import Criteria
from ca_summit.query.extract import extract
from ca_summit.query.summit import Summit
from ca_summit.text.steering import steering, visible
from tests.support import small_data, with_event

MARKS = "\\`*_[]<>#~&|!()-+=.1 :/"
WORDS = st.text(st.characters(exclude_categories=["Cs", "Z", "C"]) | st.sampled_from(MARKS))
WORDS = WORDS.map(str.strip).filter(bool)


def booklet(summit: Summit, lang: Lang, part: Part | None = None) -> str:
    """The whole document."""
    return "".join(document_of.booklet(summit, lang, part))


def tokens(text: str) -> list[Token]:
    """All tokens of a document, those of its lines too."""
    found = []
    for token in MarkdownIt("commonmark").parse(text):
        found += [token, *(token.children or ())]
    return found


def shown(text: str) -> str:
    """The words that a reader sees, a block a line."""
    blocks = (token.children or () for token in MarkdownIt("commonmark").parse(text) if token.children)
    return "\n".join(
        "".join("\n" if each.type == "softbreak" else each.content for each in block) for block in blocks
    )


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_small_document(small: Summit, snapshot: SnapshotAssertion, lang: str) -> None:
    """In either language."""
    assert booklet(small, lang) == snapshot


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_everything_is_in_it(lang: str) -> None:
    """The version, each meeting as a section, each initiative and each quotation in its own words."""
    summit = ca_summit.load()
    text = booklet(summit, lang)
    words = shown(text)
    assert words.startswith(f"{summit.dataset.name} {summit.dataset.version}\n")
    sections = [token for token in tokens(text) if token.type == "heading_open" and token.tag == "h2"]
    assert len(sections) == len(summit.meetings()) + 1  # the threads
    for initiative in summit.initiatives():
        assert f"{initiative.title.get(lang)}. {initiative.summary.get(lang)}" in words
        assert f"; {initiative.id}\n" in words
    for quote in summit.quotes():
        assert f"«{quote.text}»" in words


def test_every_source_is_a_link() -> None:
    """As many links as there are citations, each to the address of its source."""
    summit = ca_summit.load()
    records: list[Any] = [*summit.initiatives(), *summit.documents()]
    for meeting in summit.meetings():
        records += [*meeting.participants, *meeting.facts]
    cited = [citation for record in records for citation in record.sources]
    links = [token for token in tokens(booklet(summit, "en")) if token.type == "link_open"]
    events = {event.id: len(event.sources) for event in summit.events()}
    answers = sum(events[id_] for initiative in summit.initiatives() for id_ in initiative.events)
    assert len(links) == len(cited) + len(summit.quotes()) + answers
    assert all(str(link.attrs["href"]).startswith("http") for link in links)


def test_an_address_is_kept() -> None:
    """What Markdown would take for its own is written so that it does not."""
    data = small_data()
    data["sources"]["paper-2021"]["url"] = "https://paper.example/a_(b)*<c>&copy;?q=\\[d]&e=%20#f"
    links = [token for token in tokens(booklet(Summit(build(data)), "en")) if token.type == "link_open"]
    assert "https://paper.example/a_(b)*%3Cc%3E&copy;?q=%5C[d]&e=%20#f" in {
        str(link.attrs["href"]).replace("%5B", "[").replace("%5D", "]") for link in links
    }


@given(words=WORDS)
def test_any_text_is_shown_as_it_is(words: str) -> None:
    """Wherever it stands, it makes no list, no heading, no emphasis, no link."""
    data = small_data()
    text = {"en": words, "ru": words}
    data["dataset"]["description"] = data["topics"]["water"]["name"] = text
    data["leaders"]["tokayev"]["name"] = data["countries"]["KZ"]["name"] = text
    data["publishers"]["sister"]["name"] = {"en": words, "ru": words}
    data["quotes"][0] |= {"text": words, "translation": {"en": words}}
    for meeting in data["meetings"].values():
        meeting |= {"name": text, "city": text, "coverage": text, "note": text}
        for each in meeting["participants"]:
            each["office"] = text
    data["meetings"]["2025-tashkent"]["facts"][0]["text"] = text
    data["meetings"]["2025-tashkent"]["documents"][0]["title"] = text
    data["initiatives"][2] |= {"title": text, "summary": text, "note": text}
    harmless = small_data()
    for meeting in harmless["meetings"].values():
        meeting |= {"coverage": meeting["name"], "note": meeting["name"]}
    got, plain = (booklet(Summit(build(each)), "en") for each in (data, harmless))
    kinds, expected = (
        [token.type for token in tokens(each) if token.type not in ("text", "text_special")]
        for each in (got, plain)
    )
    assert kinds == expected
    stop = "" if words[-1] in "?!…" else "."
    assert f"{words}{stop} {words} {words}\n" in shown(got)


@given(text=st.text(st.sampled_from("\x1b\r\n\t\u202e\u2028a"), min_size=1))
def test_nothing_steers_a_terminal(text: str) -> None:
    """What would is made visible."""
    data = small_data()
    data["initiatives"][0]["title"] = {"en": f"x{text}x", "ru": f"x{text}x"}
    document = booklet(Summit(build(data)), "en")
    assert not steering().search(document.replace("\n", ""))
    assert visible(f"x{text}x") in shown(document)


def part_text(lang: str = "en", data: Any = None, **filters: Any) -> str:
    """The document of a part of the small data set."""
    everything, criteria = Summit(build(data or small_data())), Criteria.of(**filters)
    kept = extract(everything, criteria)
    return booklet(kept, lang, part_of(everything, kept, criteria, lang))


@pytest.mark.parametrize(
    ("lang", "filters", "title", "words"),
    [
        ("en", {"topic": "ai"}, "Artificial intelligence", "topic: Artificial intelligence"),
        ("ru", {"topic": "ai"}, "Искусственный интеллект", "тема: Искусственный интеллект"),
        ("en", {"country": "KZ", "meeting": "7"}, "Kazakhstan; Tashkent 2025", "country: Kazakhstan; meeting: Tashkent 2025"),
        ("en", {"year": "2025"}, "2025", "year: 2025"),
        ("en", {"action": "call"}, "call", "action: call"),
        ("ru", {"action": "call"}, "призыв", "действие: призыв"),
        ("en", {"leader": "Berdimuhamedow"}, "Gurbanguly Berdimuhamedow, Serdar Berdimuhamedow", "leader: "),
        ("en", {"thread": "sharing-water", "meeting": "all"}, "Sharing water", "thread: Sharing water"),
        ("en", {"source": "paper-2021"}, "paper-2021", "source: paper-2021"),
        ("en", {"publisher": "paper"}, "The Paper", "publisher: The Paper"),
        ("en", {"evidence": "single"}, "single source", "evidence: single source"),
        ("ru", {"creates": "council"}, "совет", "инструмент: совет"),
    ],
)  # fmt: skip
def test_a_part_says_which_one_it_is(lang: str, filters: dict[str, str], title: str, words: str) -> None:
    """In its title, and in a sentence."""
    said = shown(part_text(lang, **filters))
    assert said.startswith(f"small 1.2.3: {title}\n")
    assert f"{'Часть набора данных' if lang == 'ru' else 'Part of the data set'}: {words}" in said


@pytest.mark.parametrize(
    ("value", "words"),
    [("any", "any"), ("none", "searched for, nothing found"), ("unsought", "not searched for yet")],
)
def test_outcomes_that_are_none_are_put_into_words(value: str, words: str) -> None:
    """As the filter means them."""
    data = with_event()
    data["initiatives"][0]["sought"] = "2025-12"
    assert f"outcome: {words}." in shown(part_text(data=data, outcome=value))


def test_all_of_it_is_no_part() -> None:
    """Whatever the filters are."""
    assert part_text(country="KZ,TM", meeting="all") == booklet(Summit(build(small_data())), "en")


def test_a_part_tells_of_meetings_that_were_asked_about_and_have_nothing() -> None:
    """With what their sources leave out; of others nothing is said."""
    data = small_data()
    data["meetings"]["2021-awaza"]["coverage"] = {"en": "One speech is missing.", "ru": "Одной речи нет."}
    asked = shown(part_text(data=data, topic="ai"))
    assert "Coverage: One speech is missing.\nNo initiative or quotation of this meeting belongs" in asked
    assert asked.index("7th meeting") < asked.index("3rd meeting")
    assert "3rd meeting" not in shown(part_text(data=data, topic="ai", year="2025"))
    assert "3rd meeting" not in shown(part_text(data=data, topic="ai", meeting="7"))


@pytest.mark.parametrize(
    ("filters", "expected"), [({"topic": "ai"}, False), ({"meeting": "7"}, True), ({"year": "2025"}, True)]
)
def test_a_part_has_participants_and_facts_only_of_whole_meetings(
    filters: dict[str, str], expected: bool
) -> None:
    """Who asks about water asks for no list of guests; documents stay."""
    headings = {line for line in part_text(**filters).splitlines() if line.startswith("### ")}
    assert "### Documents" in headings
    assert ({"### Participants", "### Facts"} <= headings) == expected


def test_threads_are_told_at_the_end() -> None:
    """How each went, its initiatives and the events in its course."""
    data = with_event(threads=["sharing-water"])
    said = shown(booklet(Summit(build(data)), "en")).partition("\nThreads\n")[2]
    assert said.splitlines() == [
        "Sharing water",
        "Proposed in 2021 and again in 2025.",
        "6 August 2021, Kazakhstan: Share water (2021-kz-water); 2021-kz-water",
        "16 November 2025, Kazakhstan: Share water (2025-kz-water); 2025-kz-water",
        "1 December 2025, signed; 2025-water-agreement",
    ]


@pytest.mark.parametrize("title", ["Share water?", "Share water", "Share water!"])
def test_title_and_summary_are_parted(title: str) -> None:
    """By a full stop, unless the title ends with a mark of its own."""
    data = small_data()
    data["initiatives"][0]["title"] = {"en": title, "ru": "Ы"}
    stop = "" if title[-1] in "?!" else "."
    assert f"{title}{stop} Proposed to share water." in shown(booklet(Summit(build(data)), "en"))
