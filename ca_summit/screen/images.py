"""Pages as images, for an article or a slide: HTML and SVG. Returns, never writes.

An image is one file that needs no other, and its bytes depend on nothing but what it shows. Each piece of
text says itself how it looks on a light page, so that it keeps its looks wherever it is pasted; a style sheet
of a few lines only changes colours on a dark one. Nothing in the data becomes a tag, a script, or an address
of another kind than http.
"""

import html
import io
import re
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import Color
from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style

from ..language.languages import Lang
from ..terminal.console import paper
from ..text.steering import visible
from ..text.wrapping import unbound
from . import palette
from .captions import Captioned

_FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"
"""Fonts that machines have, all with Cyrillic."""
_SIZE, _ROW, _COLUMN, _MARGIN = 14, 17, 8.4, 16
"""Pixels: of a letter, from line to line, from letter to letter, around all."""

_CAPTION_FONTS = "system-ui, 'DejaVu Sans', 'Helvetica Neue', Arial, sans-serif"

_LEVELS = {tint.ground.light: level for level, tint in enumerate(palette.HEAT)}
"""Grounds of cells of a heat map, by their name."""

_NO_XML = re.compile("[\ufffe\uffff]")
"""Characters that XML does not allow, besides those that steer a terminal."""

_BAR, _AFTER = re.compile("█*[▉▊▋▌▍▎▏]?"), 0x2590
"""Full blocks, the last one perhaps of seven eighths to one, and the character behind these in Unicode."""

_ATTRIBUTES = {
    "bold": ("font-weight", "bold"),
    "dim": ("opacity", ".7"),
    "italic": ("font-style", "italic"),
    "underline": ("text-decoration", "underline"),
    "link": ("text-decoration", "underline"),
}
"""Attributes of Rich's styles in CSS."""


class Run(NamedTuple):
    """Text in one style, and the column where it stands."""

    column: int
    text: str
    style: Style


Line = list[Run]


class Tone(NamedTuple):
    """A colour on either page, and the class of what has it."""

    name: str
    pair: palette.Pair


class Words(NamedTuple):
    """What is said of an image: a title, ready to be written, a caption, and in which language."""

    title: str
    caption: str
    lang: Lang


def image(
    format: str,
    pages: Sequence[RenderableType],
    width: int | None,
    *,
    title: str,
    lang: Lang,
    caption: str = "",
    ascii: bool = False,
) -> str:
    """`pages` one below the other, of at most `width` columns (None: no limit), as a file in one of FORMATS.

    `title` is what is said of it to those who do not see it, `caption` what stands below it, `lang` the
    language; `ascii` writes all else as character references.
    """
    text = FORMATS[format](pages, width, Words(_escaped(title), caption, lang))
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii") if ascii else text


def _lines(pages: Sequence[RenderableType], width: int | None) -> list[Line]:
    """The lines of `pages`, an empty one between two; none ends in spaces that are not seen."""
    console = paper(io.StringIO(), width, "truecolor")
    drawn = ([_line(line) for line in Segment.split_lines(console.render(page))] for page in pages)
    return reduce(lambda above, below: [*above, [], *below], drawn)


def _line(segments: Sequence[Segment]) -> Line:
    runs: Line = []
    column = 0
    for text, style, _ in Segment.simplify(segments):
        runs.append(Run(column, visible(unbound(text)), style or Style.null()))
        column += cell_len(runs[-1].text)
    while runs and not runs[-1].style.bgcolor:
        runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip(" "))
        if runs[-1].text:
            break
        runs.pop()
    return runs


def _html(pages: Sequence[RenderableType], width: int | None, words: Words) -> str:
    """A page with one figure, which may be cut out and pasted by itself."""
    lines, (title, caption, lang) = _lines(pages, width), words
    ground, ink = palette.GROUND.light, palette.INK.light
    frame = f"margin:0;padding:{_MARGIN}px;overflow-x:auto;background:{ground};color:{ink}"
    body = "\n".join("".join(_span(part) for run in line for part in _parts(run)) for line in lines)
    looks = f"margin-top:{_ROW}px;max-width:40em;font:{_SIZE}px/{_ROW + 3}px {_CAPTION_FONTS}"
    below = f'<figcaption style="{looks}">{_escaped(caption)}</figcaption>\n' if caption else ""
    return f"""\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body>
<figure class="casummit casummit-ground" lang="{lang}" aria-label="{title}" style="{frame}">
<style>{_dark(lines, "color", "background", " !important")}</style>
<pre style="margin:0;font:{_SIZE}px/{_ROW}px {_FONTS}">
{body}
</pre>
{below}</figure>
</body>
</html>
"""


def _parts(run: Run) -> Iterator[Run]:
    """A run, the full blocks of a bar apart from what follows them."""
    if run.style.color and "█" in run.text:
        yield from (run._replace(text=text) for text in re.findall("█+|[^█]+", run.text))
    else:
        yield run


def _span(run: Run) -> str:
    looks = _looks(run.style, "color")
    if run.style.color and set(run.text) == {"█"}:  # it would have seams as text
        looks["background"] = "currentcolor"
    ground = _ground(run.style)
    if run.style.bgcolor:
        looks["background"] = _on_light(run.style.bgcolor, ground)
    address, text = _address(run.style), _escaped(run.text)
    if not looks:
        return text
    style = ";".join(f"{name}:{value}" for name, value in looks.items())
    tag, href = ("a", f' href="{address}"') if address else ("span", "")
    return f'<{tag}{href}{_class(_ink(run.style), ground)} style="{style}">{text}</{tag}>'


def _svg(pages: Sequence[RenderableType], width: int | None, words: Words) -> str:
    """A picture as large as what it shows. Each word stands where it belongs, whatever the font."""
    title, caption, lang = words
    lines = _lines([*pages[:-1], Captioned(pages[-1], caption)] if caption else pages, width)
    columns = max((run.column + cell_len(run.text) for line in lines for run in line), default=0)
    wide, height = f"{columns * _COLUMN + 2 * _MARGIN:g}", len(lines) * _ROW + 2 * _MARGIN
    body = "".join(f"{part}\n" for row, line in enumerate(lines) for part in _drawn(row, line))
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" class="casummit" role="graphics-document" lang="{lang}" \
width="{wide}" height="{height}" viewBox="0 0 {wide} {height}" \
font-family="{_FONTS}" font-size="{_SIZE}" fill="{palette.INK.light}">
<title>{title}</title>
<style>{_dark(lines, "fill", "fill")}</style>
<rect class="casummit-ground" width="100%" height="100%" fill="{palette.GROUND.light}"/>
{body}</svg>
"""


def _drawn(row: int, line: Line) -> Iterator[str]:
    """The grounds and words of a line of an SVG."""
    top = _MARGIN + row * _ROW
    for run in line:
        if run.style.bgcolor:
            ground = _ground(run.style)
            where = f'x="{_x(run.column)}" y="{top}" width="{_width(run.text)}" height="{_ROW - 1}"'
            yield f'<rect {where}{_class(ground)} fill="{_on_light(run.style.bgcolor, ground)}"/>'
    for run in line:
        attributes = "".join(f' {name}="{value}"' for name, value in _looks(run.style, "fill").items())
        address = _address(run.style)
        # What is two spaces apart may stand in two columns of a table: each has its own place.
        for words in re.finditer("[^ ]+(?: [^ ]+)*", run.text):
            column = run.column + cell_len(run.text[: words.start()])
            x, width = _x(column), _width(words[0])
            looks = _class(_ink(run.style)) + attributes
            if _BAR.fullmatch(words[0]):  # it would have seams as text
                width = f"{sum((_AFTER - ord(mark)) / 8 for mark in words[0]) * _COLUMN:g}"
                yield f'<rect x="{x}" y="{top + 1}" width="{width}" height="{_ROW - 2}"{looks}/>'
                continue
            where = f'x="{x}" y="{top + _SIZE - 1}" textLength="{width}" lengthAdjust="spacingAndGlyphs"'
            text = f"<text {where}{looks}>{_escaped(words[0])}</text>"
            yield f'<a href="{address}">{text}</a>' if address else text


def _x(column: int) -> str:
    return f"{_MARGIN + column * _COLUMN:g}"


def _width(text: str) -> str:
    return f"{cell_len(text) * _COLUMN:g}"


def _looks(style: Style, ink: str) -> dict[str, str]:
    """How text looks on a light page: properties of CSS, that of its colour being named `ink`."""
    looks = dict(look for name, look in _ATTRIBUTES.items() if getattr(style, name))
    if style.color:
        looks[ink] = _on_light(style.color, _ink(style))
    elif style.link:
        looks[ink] = "inherit"
    return looks


def _on_light(color: Color, tone: Tone | None) -> str:
    return tone.pair.light if tone else color.get_truecolor().hex


def _ink(style: Style) -> Tone | None:
    """The colour of text, if it is another one on a dark page."""
    if style.bgcolor and style.bgcolor.name in _LEVELS:
        level = _LEVELS[style.bgcolor.name]
        return Tone(f"t{level}", palette.HEAT[level].ink)
    if style.color is None or style.color.number is None:
        return None
    number = style.color.number % 8 if style.color.number < 16 else style.color.number  # bright or not
    return Tone(f"c{number}", palette.INKS[number]) if number in palette.INKS else None


def _ground(style: Style) -> Tone | None:
    """The colour of what text stands on, if it is another one on a dark page."""
    level = _LEVELS.get(style.bgcolor.name) if style.bgcolor else None
    return None if level is None else Tone(f"g{level}", palette.HEAT[level].ground)


def _class(*tones: Tone | None) -> str:
    """What says that colours are other ones on a dark page."""
    names = " ".join(tone.name for tone in tones if tone)
    return f' class="{names}"' if names else ""


def _dark(lines: Sequence[Line], ink: str, ground: str, weight: str = "") -> str:
    """The style sheet that changes colours on a dark page; `weight` sets it above what elements say."""
    styles = {run.style for line in lines for run in line}
    rules = {f".casummit{{{ink}:{palette.INK.dark}{weight}}}"}
    for property, tones in ((ink, map(_ink, styles)), (ground, map(_ground, styles))):
        rules |= {f".casummit .{each.name}{{{property}:{each.pair.dark}{weight}}}" for each in tones if each}
    rules |= {f".casummit-ground{{{ground}:{palette.GROUND.dark}{weight}}}"}
    return f"@media(prefers-color-scheme:dark){{{''.join(sorted(rules))}}}"


def _address(style: Style) -> str:
    """What a style links to, if it is an address on the web."""
    address = style.link or ""
    return _escaped(address) if re.match("https?://", address, re.IGNORECASE) else ""


def _escaped(text: str) -> str:
    """`text` as it stands in XML and HTML, in an attribute too."""
    return html.escape(_NO_XML.sub("\ufffd", visible(text)))


FORMATS: dict[str, Callable[[Sequence[RenderableType], int | None, Words], str]] = {
    "html": _html,
    "svg": _svg,
}
