"""Lines are broken where a typesetter would break them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_summit.text.wrapping import BOND, bound, lines, unbound


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("по данным Sputnik — приняты", "по данным Sputnik~— приняты"),
        ("коридор «Восток – Запад»", "коридор «Восток~– Запад»"),
        ("до 20 млрд долларов", "до 20~млрд долларов"),
        ("16 ноября 2025 года", "16~ноября 2025~года"),
        ("on 16 November 2025 in Tashkent", "on 16~November 2025 in Tashkent"),
        ("(3 of 7 meetings)", "(3~of 7~meetings)"),
        ("2,5 тыс. км и 1500 МВт", "2,5~тыс. км и 1500~МВт"),
        ("in 2025 the region", "in 2025 the region"),
        ("№ 5, B2 visa, 5-я встреча", "№~5, B2 visa, 5-я встреча"),
        ("20 взаимосвязанных инициатив", "20 взаимосвязанных инициатив"),
        ("well-known, 12 — 15", "well-known, 12~— 15"),
        ("no bonds at all", "no bonds at all"),
    ],
)
def test_what_belongs_together_is_bound(text: str, shown: str) -> None:
    """A dash to what it follows, a number to its unit; a long word would leave a hole, a year needs none."""
    assert bound(text).replace(BOND, "~") == shown


@given(st.text(st.sampled_from("a1 —–.,№«»'\n") | st.characters(exclude_characters=BOND)))
def test_what_is_bound_is_as_long_and_comes_back(text: str) -> None:
    assert len(bound(text)) == len(text)
    assert unbound(bound(text)) == text


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("see 'casummit stats --help' for more", 20, ["see 'casummit stats", "--help' for more"]),
        ("it is 'casummit stats --help' again", 23, ["it is", "'casummit stats --help'", "again"]),
        ("подробнее: casummit show --help", 20, ["подробнее:", "casummit show --help"]),
        ("версии: casummit --version.", 20, ["версии:", "casummit --version."]),
        ("2 meetings; --meeting all for both", 24, ["2 meetings;", "--meeting all for both"]),
        ("known: berdimuhamedow-s, tokayev", 20, ["known:", "berdimuhamedow-s,", "tokayev"]),
        ("to berdimuhamedow-s too", 10, ["to", "berdimuhamedow-s", "too"]),
        ("", 10, []),
    ],
)
def test_lines_are_broken_between_words_but_not_within_commands(
    text: str, width: int, shown: list[str]
) -> None:
    """Nor within ids; a command that is wider than a line is broken at its spaces."""
    assert lines(text, width)[: len(shown)] == shown
    assert " ".join(lines(text, width)) == text


@given(st.text(st.sampled_from("ab1 —'-casummit")), st.integers(5, 40))
def test_lines_that_cut_are_never_wider(text: str, width: int) -> None:
    assert all(len(line) <= width for line in lines(text, width, "  ", "    ", cuts=True))
