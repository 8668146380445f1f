"""The output of one run: what the terminal can display, and every way to write to it or to a file."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ..language.languages import Lang
from ..language.messages import Message, translated
from ..progress import Progress, silent
from ..text.steering import visible
from .features import colors, has_light_ground, shows_links, wants_color
from .streams import columns_of, is_terminal, tell, write_bytes

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.segment import Segment

    from .pager import Pager


_AT_ONCE = 5000
"""Segments of a page, of a few letters each, that are rendered at a time."""


class Terminal:
    """Standard output and error of one run: all that writes, hence a method for each kind of output.

    `color` is `auto`, `always` or `never`; `quiet` suppresses counts, hints and warnings; `ascii` restricts
    output to ASCII; `pager` shows drawn pages in a pager if stdout is a terminal; `lang` is the language of
    hints and warnings.
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
        self.is_terminal = is_terminal(sys.stdout)
        self.color = wants_color(color, self.is_terminal, environ)
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
        """Whether hyperlinks are known to work in the terminal, and in the pager if there is one."""
        shown = self.color and self.is_terminal and shows_links(self._environ)
        return shown and (self._pager is None or self._pager.passes_links)

    @property
    def is_light(self) -> bool:
        """Whether the terminal says that its ground is light."""
        return has_light_ground(self._environ)

    @property
    def width(self) -> int | None:
        """Columns of the terminal; None, no limit, if stdout is not a terminal."""
        return columns_of(sys.stdout, self._environ.get("COLUMNS", "")) if self.is_terminal else None

    def draw(self, page: "RenderableType", width: int | None) -> str:
        """Render `page` as text of at most `width` columns (None: no limit), coloured if colours are on.

        Lines have no trailing spaces.
        """
        import io

        from rich.segment import Segments

        from ..text.wrapping import unbound
        from .console import paper

        class Page(io.StringIO):
            encoding = self.encoding if self.unicode else "ascii"  # Rich draws its lines accordingly

        out = Page()
        console = paper(out, width, colors(self._environ) if self.color else None)
        lines: list[str] = []
        # Rich would hold a long page as segments, several hundred bytes for each word.
        for some in _whole_lines(console.render(page)):
            console.print(Segments(some), crop=False)
            lines += (f"{line.rstrip()}\n" for line in unbound(out.getvalue()).splitlines())
            out.seek(0)
            out.truncate()
        return "".join(lines)

    def write(
        self,
        text: str,
        *,
        file: Path | None = None,
        replace: bool = True,
        bom: bool = False,
        drawn: bool = False,
    ) -> None:
        """Write `text` to `file`, whole or not at all and always as UTF-8, or else to standard output.

        Characters that the encoding of standard output lacks become escapes, or `?` in a `drawn` page, with
        a warning. Raises OutputError if writing fails, or if `file` exists and not `replace`;
        BrokenPipeError if the reader is gone.
        """
        self.write_pieces([text], file=file, replace=replace, bom=bom, drawn=drawn)

    def write_pieces(
        self,
        pieces: Iterable[str],
        *,
        file: Path | None = None,
        replace: bool = True,
        bom: bool = False,
        drawn: bool = False,
    ) -> None:
        """The same for a text in pieces, each of which is forgotten once it is written."""
        if self._ascii:
            errors = "replace" if drawn else "backslashreplace"
            pieces = (text.encode("ascii", errors).decode("ascii") for text in pieces)
        if bom:
            pieces = chain(["\ufeff"], pieces)
        if file is not None:
            from .files import write_file

            write_file(file, (text.encode("utf-8") for text in pieces), replace=replace)
        else:
            self._write_out((self._encoded(text, drawn=drawn) for text in pieces), paged=drawn)
        self._flush_remarks()

    def _write_out(self, pieces: Iterable[bytes], *, paged: bool) -> None:
        if paged and self._pager:
            raw = b"".join(pieces)
            failure = self._pager.show(raw) if raw else None
            if failure is None:
                return
            self.remark(failure)
            pieces = [raw]
        write_bytes(pieces)

    def _encoded(self, text: str, *, drawn: bool) -> bytes:
        """`text` in the encoding of standard output, with a remark if it lacks some characters."""
        try:
            return text.encode(self.encoding)
        except UnicodeEncodeError:
            lacking = Message(
                "standard output is {encoding}, which lacks some characters; they are replaced",
                encoding=self.encoding,
            )
            if lacking not in self._remarks:
                self.remark(lacking)
            return text.encode(self.encoding, "replace" if drawn else "backslashreplace")

    def fill(self, file: Path, fill: Callable[[Path], object], *, replace: bool = True) -> None:
        """Write what `fill` puts into an empty file to `file`, whole or not at all.

        Raises what `write` and `fill` raise.
        """
        from .files import fill_file

        fill_file(file, fill, replace=replace)
        self._flush_remarks()

    def fill_folder(self, folder: Path, files: Mapping[str, bytes], *, replace: bool) -> None:
        """Write a folder of files, whole or not at all.

        Raises OutputError if that fails, if `folder` exists and not `replace`, or if it holds other files.
        """
        from .folders import write_folder

        write_folder(folder, files, replace=replace)

    @property
    def is_watched(self) -> bool:
        """Whether to print hints: stderr is a terminal, and not silenced."""
        return is_terminal(sys.stderr) and not self._quiet

    def hint(self, text: str) -> None:
        """Print a line on stderr if it is a terminal, in as many lines as it needs there."""
        if self.is_watched:
            self.warn(text)

    def warn(self, text: str) -> None:
        """Print a line on stderr, unless silenced."""
        if not self._quiet:
            tell(visible(translated(text, self._lang)))

    def remark(self, text: str) -> None:
        """Print a warning after the next output, so that an error in between would come first."""
        self._remarks.append(text)

    def _flush_remarks(self) -> None:
        while self._remarks:
            self.warn(self._remarks.pop(0))

    @contextmanager
    def progress(self, words: Callable[[str], str]) -> Iterator[Progress]:
        """Yield what shows progress: a bar on stderr, erased at the end, if `is_watched`.

        `words` gives the name of a step for people.
        """
        if not self.is_watched:
            yield silent
            return
        from .bar import Bar, shown

        bar = Bar(words)
        shown.append(bar)
        try:
            yield bar.show
        finally:
            bar.clear()
            shown.remove(bar)

    def _encoding(self) -> str:
        # In a pipe the bytes are the same in every locale, unless PYTHONIOENCODING asks for another encoding.
        if self.is_terminal or self._environ.get("PYTHONIOENCODING"):
            return getattr(sys.stdout, "encoding", None) or "utf-8"
        return "utf-8"


def _whole_lines(segments: "Iterable[Segment]") -> "Iterator[list[Segment]]":
    """The segments of a page in parts, each of whole lines."""
    part: list[Segment] = []
    for segment in segments:
        part.append(segment)
        if len(part) >= _AT_ONCE and segment.text.endswith("\n"):
            yield part
            part = []
    yield part


def _pager(asked: bool, environ: Mapping[str, str]) -> "Pager | None":
    """The pager to use: CASUMMIT_PAGER, or if one is `asked` for PAGER, then less; else None."""
    others = environ.get("PAGER", "").strip() or "less -FRX"
    command = environ.get("CASUMMIT_PAGER", "").strip() or (others if asked else "")
    if not command:
        return None
    from .pager import Pager

    return Pager(command, environ)
