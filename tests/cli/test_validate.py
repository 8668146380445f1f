"""`casummit validate --fix`: the form of a file is put right, its data never change, and no comment is lost."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ca_summit.loading.canonical import canonical
from tests.support import Run, small_data, write_data

Casummit = Callable[..., Run]
HEAD = "# yaml-language-server: $schema=summit.schema.json\n"


def test_a_file_in_another_form_is_a_problem_that_fix_takes_away(casummit: Casummit, tmp_path: Path) -> None:
    """One line, at the first line that differs; then the file is the canonical one, its head as it was."""
    file = write_data(tmp_path, small_data())
    good = HEAD + file.read_text(encoding="utf-8")
    file.write_text(good.replace("topics: [water]", "topics: ['water']", 1), encoding="utf-8")
    line = good[: good.index("topics: [water]")].count("\n") + 1
    advice = f"'casummit validate --fix {file}' writes it so"
    assert (
        casummit("validate", str(file), code=3).out
        == f"{file}:{line}:1: yaml: not in canonical form; {advice}\n"
    )
    assert casummit("validate", "--fix", str(file)).out == ""
    assert file.read_text(encoding="utf-8") == good
    assert casummit("validate", str(file)).out == ""


def test_a_file_in_canonical_form_is_not_touched(casummit: Casummit, tmp_path: Path) -> None:
    """Not even written anew."""
    file = write_data(tmp_path, small_data())
    os.utime(file, (1, 1))
    casummit("validate", "--fix", str(file))
    assert file.stat().st_mtime == 1


def test_a_comment_is_kept_rather_than_lost(casummit: Casummit, tmp_path: Path) -> None:
    """The file stays as it is, and the first comment is named, by validate too."""
    file = write_data(tmp_path, small_data())
    text = HEAD + file.read_text(encoding="utf-8") + "# to do\n"
    file.write_text(text, encoding="utf-8")
    last = text.count("\n")
    assert casummit("validate", "--fix", str(file), code=3).err == (
        f"casummit: error: {file}:{last}:1: this comment would be lost\n"
        "move comments to the top of the file, or into a 'note'; nothing was written\n"
    )
    assert file.read_text(encoding="utf-8") == text
    assert casummit("validate", str(file), code=3).out.startswith(f"{file}:{last}:1: yaml: a comment")


def test_other_problems_are_said_and_do_not_keep_a_file_from_its_form(
    casummit: Casummit, tmp_path: Path
) -> None:
    """Its data stay wrong as they were, at their places in the file as it is now; of its form nothing is said."""
    data = small_data()
    data["initiatives"][0]["action"] = "shout"
    data["initiatives"][0]["remark"] = "x"
    file = write_data(tmp_path, data)
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("[water]", "\n  - water"), encoding="utf-8")
    assert "canonical" not in casummit("validate", str(file), code=3).out
    lines = casummit("validate", "--fix", str(file), code=3).lines
    assert [line.split(": ")[2].partition(" ")[0] for line in lines] == ["action", "unknown"]
    assert file.read_text(encoding="utf-8") == good == canonical("", data)


@pytest.mark.parametrize("text", ["a: 1\na: 2\n", "- a\n", "a: [1\n", ""])
def test_what_cannot_be_written_without_loss_is_left_alone(
    casummit: Casummit, tmp_path: Path, text: str
) -> None:
    """Doubled keys, other documents, no YAML at all: the problems are said as ever."""
    file = tmp_path / "data.yaml"
    file.write_text(text, encoding="utf-8")
    plain = casummit("validate", str(file), code=3)
    assert casummit("validate", "--fix", str(file), code=3).out == plain.out != ""
    assert file.read_text(encoding="utf-8") == text


def test_only_a_file_of_ones_own_is_put_right(casummit: Casummit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the built-in one, and nothing that is no file."""
    monkeypatch.setenv("CASUMMIT_DATA", "")
    for file in ([], ["/dev/null"]):
        assert casummit("validate", "--fix", *file, code=2).err.startswith(
            "casummit: error: --fix needs a file"
        )


def test_a_missing_file_is_not_made(casummit: Casummit, tmp_path: Path) -> None:
    """It cannot be read, which is all there is to say."""
    file = tmp_path / "none.yaml"
    assert "No such file" in casummit("validate", "--fix", str(file), code=3).err
    assert not file.exists()
