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
from ca_summit.language.languages import Lang
from ca_summit.loading.build import build
from ca_summit.query.summit import Summit
from ca_summit.text.steering import steering, visible
from tests.support import small_data

MARKS = "\\`*_[]<>#~&|!()-+=.1 :/"
WORDS = st.text(st.characters(exclude_categories=["Cs", "Z", "C"]) | st.sampled_from(MARKS))
WORDS = WORDS.map(str.strip).filter(bool)


def booklet(summit: Summit, lang: Lang) -> str:
    """The whole document."""
    return "".join(document_of.booklet(summit, lang))


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
    assert len(sections) == len(summit.meetings())
    for initiative in summit.initiatives():
        assert f"{initiative.title.get(lang)} {initiative.summary.get(lang)}" in words
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
    assert f"{words} {words} {words}\n" in shown(got)


@given(text=st.text(st.sampled_from("\x1b\r\n\t\u202e\u2028a"), min_size=1))
def test_nothing_steers_a_terminal(text: str) -> None:
    """What would is made visible."""
    data = small_data()
    data["initiatives"][0]["title"] = {"en": f"x{text}x", "ru": f"x{text}x"}
    document = booklet(Summit(build(data)), "en")
    assert not steering().search(document.replace("\n", ""))
    assert visible(f"x{text}x") in shown(document)
