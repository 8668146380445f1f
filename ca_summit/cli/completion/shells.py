"""What each shell is told, in its own format."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ...text.steering import visible
from .candidates import Candidate, Completion
from .complete import complete
from .values import Program

SHELLS = {
    "bash": "casummit.bash",
    "zsh": "casummit.zsh",
    "fish": "casummit.fish",
    "powershell": "casummit.ps1",
}
"""The shells that can be told, and their scripts."""

_LISTINGS = ("33", "63", "64")

_MENUS = ("37", "42")
"""Values of bash's COMP_TYPE that mean: candidates will be listed; or inserted, one after the other."""


def script(shell: str) -> str:
    """The script by which one of SHELLS learns to complete."""
    return (Path(__file__).parent / "scripts" / SHELLS[shell]).read_text(encoding="utf-8")


def answer(shell: str, typed: Sequence[str], program: Program) -> str:
    """The reply in the format that `shell`'s script expects: "" if nothing, else lines.

    The first one is `files`, or how many characters of the word at the cursor stay; then one candidate a
    line. `typed` are the words up to the cursor; of bash, the line up to the cursor, the part of its last
    word that readline will replace, COMP_TYPE, and the columns of the terminal.
    """
    words = list(typed)
    if shell == "bash":
        line, replaced, purpose, columns = typed
        words = _split(line)[1:]
    elif shell == "fish":
        words[-1:] = _split(typed[-1])  # as it stands there, quotation marks and all
    completion = complete(words, program)
    if completion.files:
        return "files\n"
    if not completion.candidates:
        return ""
    if shell == "bash":
        part = replaced if words[-1].endswith(replaced) else _split(replaced)[-1]
        written = _for_bash(completion, words[-1].removesuffix(part), purpose, int(columns))
    else:
        written = (_WRITERS[shell](completion.kept, each) for each in completion.candidates)
    return "".join(f"{line}\n" for line in [str(len(completion.kept)), *written])


def _split(line: str) -> list[str]:
    """The words of a shell's line up to the cursor, the last one perhaps empty or within quotation marks."""
    import shlex  # zsh and PowerShell split their lines themselves

    lexer = shlex.shlex(f"{line}.", posix=True)  # so that there is a word at the cursor in any case
    lexer.whitespace_split, lexer.commenters = True, ""
    words: list[str] = []
    try:
        words += lexer
    except ValueError:  # the quotation is still open
        words.append(lexer.token)
    words[-1] = words[-1][:-1]
    return words


def _for_bash(completion: Completion, head: str, purpose: str, columns: int) -> Iterator[str]:
    """Candidates without the `head` of the word that readline leaves alone.

    Bash knows no descriptions: they become part of what is listed, where nothing of it is inserted.
    """
    values = [visible(each.value) for each in completion.candidates]
    if len({value[:1] for value in values}) == 1 or purpose in _MENUS:
        values = [f"{completion.kept}{value}"[len(head) :] for value in values]
    # Else readline would put what stays, which they have in common, in place of all that was typed.
    if len(values) == 1 or purpose not in _LISTINGS:
        yield from values
        return
    width = max(map(len, values))
    for value, each in zip(values, completion.candidates, strict=True):
        shown = f"{value:<{width}}  ({visible(each.description)})" if each.description else value
        yield shown if len(shown) < columns else f"{shown[: max(columns - 2, width)]}…"


def _for_zsh(kept: str, candidate: Candidate) -> str:
    return f"{visible(candidate.value)}:{visible(candidate.description)}"


def _for_fish(kept: str, candidate: Candidate) -> str:
    """Fish offers only what begins as it was typed: hence the spelling, where the value does not."""
    description = candidate.description
    if candidate.spelling:
        return f"{visible(kept + candidate.spelling)}\t{visible(f'{candidate.value}, {description}')}"
    return f"{visible(kept + candidate.value)}\t{visible(description)}"


def _for_powershell(kept: str, candidate: Candidate) -> str:
    return f"{visible(kept + candidate.value)}\t{visible(candidate.description)}"


_WRITERS = {"zsh": _for_zsh, "fish": _for_fish, "powershell": _for_powershell}
