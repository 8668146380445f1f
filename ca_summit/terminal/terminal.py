"""The streams: what a terminal can show, and the only place where anything is written."""

import errno
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, TextIO

from ..errors import CasummitError, OutputError, reason
from ..language.languages import Lang
from ..language.messages import Message, worded
from ..progress import Progress, silent
from ..text.steering import visible
from .streams import MOST_COLUMNS

if TYPE_CHECKING:
    from rich.console import RenderableType

    from .pager import Pager

PROGRAM = "casummit"

PATIENCE = 0.5
"""Seconds that a long work may take before a bar shows how far it is."""
_AGAIN = 0.1
"""Seconds until it is drawn again."""
_BAR = 30
"""Columns of that bar."""

_WITHOUT_LINKS = ("screen", "tmux", "linux", "eterm", "dumb")
_TERMS_WITH_LINKS = ("xterm-kitty", "xterm-ghostty", "foot", "alacritty", "contour", "wezterm")
"""How TERM begins where hyperlinks are dropped, and where they are shown."""
_PROGRAMS_WITH_LINKS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "contour")
"""What TERM_PROGRAM is where they are shown."""
_SIGNS_OF_LINKS = ("KITTY_WINDOW_ID", "WT_SESSION", "ALACRITTY_WINDOW_ID")
"""Variables that a terminal sets that shows them: kitty, Windows Terminal, Alacritty."""
_VERSIONS_WITH_LINKS = {"VTE_VERSION": 5000, "KONSOLE_VERSION": 201200}
"""Since when they are shown by VTE, which many terminals are made of (0.50.0), and by Konsole (20.12.0)."""

_STREAM = r"/dev/(?:(stdout|stderr)|fd/([0-9]{1,9}))|/proc/self/fd/([0-9]{1,9})"
"""Names of streams that may be open already; no longer number is one of theirs."""


class Terminal:
    """Standard output and error of one run.

    `color` is `auto`, `always` or `never`; `quiet` silences counts, hints and warnings; `ascii`
    writes nothing but ASCII; `pager` shows drawn pages in a pager, if there is a terminal; `lang` is the
    language of hints and warnings.
    """

    def __init__(
        self,
        *,
        color: str = "auto",
        quiet: bool = False,
        ascii: bool = False,
        pager: bool = False,
        lang: Lang = "en",
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        self._environ = environ
        self._quiet = quiet
        self.is_terminal = _is_terminal(sys.stdout)
        self.color = _wants_color(color, self.is_terminal, environ)
        self._ascii = ascii
        self._lang = lang
        self.encoding = self._encoding()
        self._pager = _pager(pager, environ) if self.is_terminal else None
        self._remarks: list[str] = []

    @property
    def unicode(self) -> bool:
        """Whether every character can be written."""
        return not self._ascii and self.encoding.lower().replace("-", "").startswith("utf")

    @property
    def links(self) -> bool:
        """Whether hyperlinks are known to reach the eye."""
        shown = self.color and self.is_terminal and _shows_links(self._environ)
        return shown and (self._pager is None or self._pager.passes_links)

    @property
    def width(self) -> int | None:
        """Columns of the terminal; None where there is none and so no limit."""
        return _columns(sys.stdout, self._environ.get("COLUMNS", "")) if self.is_terminal else None

    def draw(self, page: "RenderableType", width: int | None) -> str:
        """`page` as text of at most `width` columns (None: no limit), coloured if that is wanted.

        No line ends in spaces.
        """
        import io

        from .console import paper

        class Page(io.StringIO):
            encoding = self.encoding if self.unicode else "ascii"  # Rich draws its lines accordingly

        out = Page()
        console = paper(out, width, self._color_system() if self.color else None)
        console.print(page, crop=False)
        return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())

    def write(
        self,
        text: str,
        *,
        file: Path | None = None,
        replace: bool = True,
        bom: bool = False,
        drawn: bool = False,
    ) -> None:
        """Writes `text` to `file`, whole or not at all and always as UTF-8, or else to standard output.

        What the encoding of standard output lacks becomes an escape, or `?` in a `drawn` page, and a
        warning says so. Raises OutputError where it cannot be written, or not `replace` and there is such a
        file, BrokenPipeError where the reader is gone.
        """
        if self._ascii:
            text = text.encode("ascii", "replace" if drawn else "backslashreplace").decode("ascii")
        text = "\ufeff" + text if bom else text
        if file is not None:
            _write_file(file, text.encode("utf-8"), replace=replace)
        else:
            self._write_out(self._encoded(text, drawn=drawn), paged=drawn)
        self._tell_remarks()

    def _write_out(self, raw: bytes, *, paged: bool) -> None:
        if paged and raw and self._pager:
            failure = self._pager.show(raw)
            if failure is None:
                return
            self.remark(failure)
        _write_bytes(raw)

    def _encoded(self, text: str, *, drawn: bool) -> bytes:
        """`text` as `write` writes it, with a remark on what its encoding lacks."""
        try:
            return text.encode(self.encoding)
        except UnicodeEncodeError:
            self.remark(
                Message(
                    "standard output is {encoding}, which lacks some characters; they are replaced",
                    encoding=self.encoding,
                )
            )
            return text.encode(self.encoding, "replace" if drawn else "backslashreplace")

    def fill(self, file: Path, fill: Callable[[Path], None], *, replace: bool = True) -> None:
        """Writes what `fill` puts into an empty file to `file`, whole or not at all.

        Raises what `write` raises, and what `fill` raises.
        """
        _fill_file(file, fill, replace=replace)
        self._tell_remarks()

    @property
    def is_watched(self) -> bool:
        """Whether hints are wanted: standard error is a terminal, and not silenced."""
        return _is_terminal(sys.stderr) and not self._quiet

    def hint(self, text: str) -> None:
        """One line on standard error for whoever watches: nothing in a script."""
        if self.is_watched:
            self.warn(text)

    def warn(self, text: str) -> None:
        """One line on standard error, unless silenced."""
        if not self._quiet:
            complain(f"{visible(worded(text, self._lang))}\n")

    def remark(self, text: str) -> None:
        """A warning that waits for what is written next, so that an error would be the first line."""
        self._remarks.append(text)

    def _tell_remarks(self) -> None:
        while self._remarks:
            self.warn(self._remarks.pop(0))

    def _color_system(self) -> Literal["standard", "256"]:
        """256 colours where the terminal says that it has them."""
        environ = self._environ
        named = environ.get("COLORTERM") or environ.get("WT_SESSION")  # the latter of Windows Terminal
        return "256" if named or environ.get("TERM", "").endswith("256color") else "standard"

    @contextmanager
    def progress(self, words: Callable[[str], str]) -> Iterator[Progress]:
        """Shows whoever watches how far a long work is: a bar that is gone without a trace in the end.

        `words` gives the name of a step for people.
        """
        if not self.is_watched:
            yield silent
            return
        bar = _Bar(words)
        _bars.append(bar)
        try:
            yield bar.show
        finally:
            bar.clear()
            _bars.remove(bar)

    def _encoding(self) -> str:
        # In a pipe the bytes are the same in every locale, unless the caller set the encoding by name.
        if self.is_terminal or self._environ.get("PYTHONIOENCODING"):
            return getattr(sys.stdout, "encoding", None) or "utf-8"
        return "utf-8"


_bars: "list[_Bar]" = []
"""Those that may be on the screen."""


def forsake() -> None:
    """Clears the screen of what is unfinished: for a run that ends on the spot."""
    for bar in _bars:
        bar.clear()


class _Bar:
    """One line on standard error, drawn over itself: it sends no escape sequence, and so needs none."""

    def __init__(self, words: Callable[[str], str]) -> None:
        self._words = words
        self._due = time.monotonic() + PATIENCE
        self._shown = 0

    def show(self, step: str, share: float) -> None:
        """Shows which `share` of a step is done, unless it is too early to show anything, or again."""
        if time.monotonic() < self._due:
            return
        self._due = time.monotonic() + _AGAIN
        encoding = getattr(sys.stderr, "encoding", None) or "ascii"
        bar = "#" * round(share * _BAR)
        line = f"{self._words(step):<10} [{bar:.<{_BAR}}] {share:4.0%}"[: _columns(sys.stderr) - 1]
        line = line.encode(encoding, "replace").decode(encoding)
        complain(f"\r{line:<{self._shown}}")
        self._shown = len(line)

    def clear(self) -> None:
        """Takes the line away, if there is one."""
        if self._shown:
            complain(f"\r{' ' * self._shown}\r")


def report(error: CasummitError, lang: Lang = "en") -> None:
    """An error on standard error: one line that says what is wrong, at most one that says what to do.

    Its beginning is the same in each language: scripts look for it.
    """
    complain(f"{PROGRAM}: error: {visible(worded(error.message, lang))}\n")
    if error.hint:
        complain(f"{visible(worded(error.hint, lang))}\n")


def complain(text: str) -> None:
    """Text on standard error, as it is; a closed or full stream is passed over."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
    except (OSError, ValueError):
        _forget(sys.stderr)  # nobody can be told


def forget_output() -> None:
    """Sends what may still be waiting for standard output nowhere: no reader, or no room."""
    _forget(sys.stdout)


def _forget(stream: TextIO | None) -> None:
    try:
        devnull = os.open(os.devnull, os.O_WRONLY)
        if stream is not None:
            os.dup2(devnull, stream.fileno())
        os.close(devnull)
    except (OSError, ValueError):
        pass  # no such stream: then nothing is waiting


def _shows_links(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is one that is known to show hyperlinks, with nothing between that drops them."""
    term = environ.get("TERM", "")
    if environ.get("TMUX") or environ.get("STY") or term.startswith(_WITHOUT_LINKS):
        return False
    named = environ.get("TERM_PROGRAM") in _PROGRAMS_WITH_LINKS or term.startswith(_TERMS_WITH_LINKS)
    late = any(_version(environ, name) >= least for name, least in _VERSIONS_WITH_LINKS.items())
    return named or late or any(map(environ.get, _SIGNS_OF_LINKS))


def _version(environ: Mapping[str, str], name: str) -> int:
    """The version that a variable names, as one number; 0 where it names none."""
    version = environ.get(name, "")
    return int(version) if re.fullmatch("[0-9]{1,9}", version) else 0


def _columns(stream: TextIO, named: str = "") -> int:
    """Columns of the terminal that a stream is: as `named`, else as it says itself, at most MOST_COLUMNS."""
    columns = 0
    with suppress(ValueError):  # no number, or one of thousands of digits
        columns = int(named)
    if columns <= 0:
        with suppress(OSError, ValueError):
            columns = os.get_terminal_size(stream.fileno()).columns
    return min(columns or 80, MOST_COLUMNS)


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def _wants_color(color: str, is_terminal: bool, environ: Mapping[str, str]) -> bool:
    """https://no-color.org, https://bixense.com/clicolors, in the order of README, "Colour"."""
    if color != "auto":
        return color == "always"
    if environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return is_terminal and environ.get("CLICOLOR") != "0" and environ.get("TERM") != "dumb"


def refuse_existing(file: Path) -> None:
    """Raises OutputError if writing to `file` would replace what is there; a stream or a device stays."""
    with suppress(OSError, ValueError):  # what cannot even be looked at is not written to either
        if file.is_file() and not re.fullmatch(_STREAM, str(file)):
            raise _existing(file)


def _existing(file: Path) -> OutputError:
    return OutputError(Message("{file} exists already", file=file), Message("--force replaces it"))


def _pager(asked: bool, environ: Mapping[str, str]) -> "Pager | None":
    """The pager: CASUMMIT_PAGER; if one is asked for, also PAGER, or else less; or none."""
    others = environ.get("PAGER", "").strip() or "less -FRX"
    command = environ.get("CASUMMIT_PAGER", "").strip() or (others if asked else "")
    if not command:
        return None
    from .pager import Pager

    return Pager(command, environ)


def _write_bytes(raw: bytes) -> None:
    if sys.stdout is None:
        raise OutputError(Message("cannot write: standard output is closed"))
    try:
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        forget_output()
        message = Message("cannot write to standard output: {reason}", reason=reason(error))
        raise OutputError(message) from None


def _write_file(file: Path, raw: bytes, *, replace: bool) -> None:
    """Puts a file with the content `raw` in place at once; streams, devices and pipes are written to."""
    from .placing import placed

    with _writing(file):
        if _is_stream(file):
            with _opened(file) as out:
                out.write(raw)
        else:
            with placed(_real(file), replace=replace, in_place=True) as new:
                new.write_bytes(raw)


def _fill_file(file: Path, fill: Callable[[Path], None], *, replace: bool) -> None:
    """The same with the content that `fill` gives to an empty file."""
    import shutil

    from .placing import placed, scratch

    with _writing(file):
        if _is_stream(file):
            with scratch() as new:
                fill(new)
                with new.open("rb") as source, _opened(file) as out:
                    shutil.copyfileobj(source, out)
        else:
            with placed(_real(file), replace=replace, in_place=True) as new:
                fill(new)


@contextmanager
def _writing(file: Path) -> Iterator[None]:
    """Makes whatever keeps `file` from being written an OutputError, save a reader that is gone."""
    try:
        yield
    except BrokenPipeError:
        raise
    except FileExistsError:
        raise _existing(file) from None
    except (OSError, ValueError) as error:  # a NUL in the name is a ValueError
        message = Message("cannot write {file}: {reason}", file=file, reason=reason(error))
        raise OutputError(message) from None


def _is_stream(file: Path) -> bool:
    """Whether `file` is to be written to as it is, and not to be replaced: a stream, device or pipe."""
    return bool(re.fullmatch(_STREAM, str(file))) or (file.exists() and not file.is_file())


def _opened(file: Path) -> BinaryIO:
    """A stream, device or pipe, to be written to."""
    if stream := re.fullmatch(_STREAM, str(file)):
        # Not opened anew: that would empty or replace a file that the stream is redirected to.
        number = {"stdout": 1, "stderr": 2}.get(stream[1]) or int(stream[2] or stream[3] or 0)
        return os.fdopen(os.dup(number), "wb")
    return file.open("wb")


def _real(file: Path) -> Path:
    """Where `file` leads, so that a link stays a link. Raises OSError for links that lead in a circle."""
    real = Path(os.path.realpath(file))
    if real.is_symlink():  # Path.resolve raises for such a circle, or from Python 3.13 on gives a link of it
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return real
