"""Who guesses is told what does it, and is never led astray."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Run

Casummit = Callable[..., Run]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, small_file: Path) -> None:
    monkeypatch.setenv("CASUMMIT_DATA", str(small_file))


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("water", "to search for words: casummit search water"),
        ("rare earth", "to search for words: casummit search rare earth"),
        ("initiatives water", "to search for words: casummit search water"),
        ("quotes rare earth", "to search for words: casummit search rare earth"),
        ("2025-kz-water", "use: casummit show 2025-kz-water"),
        ("initiatives 2025-kz-water", "use: casummit show 2025-kz-water"),
        ("initiatives 2021", "use: casummit initiatives --year 2021"),
        ("stats 2021..", "use: casummit stats --year 2021.."),
        ("meetings Tashkent", "use: casummit show Tashkent"),
        ("sources tass", "use: casummit sources --publisher tass"),
        ("find water", "did you mean search?"),
        ("встречи", "did you mean meetings?"),
        ("help water", "'casummit --help' lists the commands"),
        ("initiatives --since 2023", "use: --year 2023.."),
        ("initiatives --from=2023-05-01", "use: --year 2023.."),
        ("initiatives --until 2023", "use: --year ..2023"),
        ("initiatives --to 1.2.2023", "use: --year ..2023"),
        ("initiatives --date", "use: --year 2023"),
        ("initiatives --group-by topic", "use: casummit stats --by topic"),
        ("stats --group-by topic,country", "use: casummit stats --by topic,country"),
        ("initiatives --columns id,title", "use: --fields id,title"),
        ("initiatives --all", "use: --meeting all"),
        ("initiatives --no-color", "use: --color never"),
        ("--no-color initiatives", "use: --color never"),
        ("initiatives --grep water", "use: casummit search water"),
        ("initiatives --yaml", "use: --format yaml"),
        ("initiatives -f excel", "use: casummit export x.xlsx"),
        ("initiatives -f markdown", "use: --format md"),
        # What the command does not take is not advised, nor what is only somewhat alike.
        ("cite --since 2023", "see 'casummit cite --help'"),
        ("show --all", "see 'casummit show --help'"),
        ("initiatives --fence", "see 'casummit initiatives --help'"),
        ("initiatives --xyz", "see 'casummit initiatives --help'"),
        ("initiatives -x", "see 'casummit initiatives --help'"),
        ("initiatives --evidense official", "did you mean --evidence?"),
        ("initiatives --ou x", "see 'casummit initiatives --help'"),
        ("initiatives --out x", "did you mean --output or --outcome?"),
        ("validate a.yaml b.yaml", "see 'casummit validate --help'"),
    ],
)
def test_a_guess_is_answered_with_what_does_it(casummit: Casummit, typed: str, hint: str) -> None:
    """Still a usage error; its hint can be typed as it stands."""
    assert casummit(*typed.split(), code=2).err.splitlines()[1:] == [hint]


def test_what_is_advised_works(casummit: Casummit) -> None:
    """A word that a shell would take apart is quoted."""
    hint = casummit("initiatives", "it's", code=2).err.splitlines()[1]
    assert hint == "to search for words: casummit search 'it'\"'\"'s'"
