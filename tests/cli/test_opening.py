"""`open`: the right page, at the right sentence, in a browser or printed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Run, small_data, write_data

Casummit = Callable[..., Run]

SENTENCE = (
    "#:~:text=%D0%92%D0%BE%D0%B4%D0%B0%20%E2%80%94%20%D1%8D%D1%82%D0%BE%20%D0%B6%D0%B8%D0%B7%D0%BD%D1%8C"
)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, small_file: Path) -> None:
    monkeypatch.setenv("CASUMMIT_DATA", str(small_file))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a browser was given."""
    addresses: list[str] = []

    def start(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", start)
    return addresses


@pytest.mark.parametrize(
    ("id_", "printed"),
    [
        ("2025-kz-quote-water", [f"https://sister.example/1{SENTENCE}"]),
        ("2025-kz-water", [f"https://sister.example/1{SENTENCE}", "https://brother.example/1"]),
        ("2025-statement", ["https://president.example/1"]),
        ("sister-2025", ["https://sister.example/1"]),
        # Of a meeting the pages for its participants, documents and facts; the official one first.
        ("7", ["https://president.example/1", "https://sister.example/1"]),
    ],
)
def test_all_addresses_are_printed_the_official_one_first(
    casummit: Casummit, opened: list[str], id_: str, printed: list[str]
) -> None:
    """With --print no browser is started."""
    assert casummit("open", id_, "--print").lines == printed
    assert opened == []


def test_a_browser_opens_the_first_address(casummit: Casummit, opened: list[str]) -> None:
    """One page a record, and nothing on stdout."""
    assert casummit("open", "2025-kz-water", "2025-statement").out == ""
    assert opened == [f"https://sister.example/1{SENTENCE}", "https://president.example/1"]


def test_without_a_browser_addresses_are_printed(casummit: Casummit) -> None:
    """Nobody is left without an answer on a server."""
    assert casummit("open", "2025-statement").lines == ["https://president.example/1"]


@pytest.mark.parametrize("id_", ["KZ", "tokayev", "water", "sharing-water"])
def test_what_rests_on_no_source_says_where_to_look(casummit: Casummit, id_: str) -> None:
    """A usage error; nothing is opened at random."""
    run = casummit("open", "2025-statement", id_, code=2)
    assert (run.out, run.err.splitlines()[0]) == ("", f"casummit: error: '{id_}' has no source of its own")


def test_a_browser_is_given_nothing_but_web_addresses(
    casummit: Casummit, opened: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address that would start a program or read a file stays where it is."""
    data = small_data()
    data["sources"]["sister-2025"]["url"] = "https://sister.example/1"
    monkeypatch.setenv("CASUMMIT_DATA", str(write_data(tmp_path, data)))
    monkeypatch.setattr("ca_summit.cli.opening.at_sentence", lambda url, text: "file:///etc/passwd")
    casummit("open", "2025-kz-quote-water", code=2)
    assert opened == []
