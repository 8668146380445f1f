"""Read and write YAML as JSON-like data: strings stay strings, and the place of every value is known.

YAML 1.1 guesses types (`NO` is false, `2022-07-21` a date, `12:30` a number of minutes); here only JSON's
integers, `true`, `false` and `null` are anything but text.
"""

import re
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

import yaml
from yaml.composer import ComposerError
from yaml.scanner import ScannerError

from ..language.messages import Message
from ..text.shortening import shortened
from ..text.steering import escaped, steering
from .complaints import complaint
from .walk import Steps

_UNICODE_ESCAPE = re.compile("u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})")


class PureLoader(yaml.SafeLoader):
    """PyYAML's own loader, for builds without libyaml: slower, with the same results."""

    @property  # type: ignore[misc]
    def ESCAPE_CODES(self) -> dict[str, int]:  # noqa: N802
        """The number of digits by the letter of an escape; PyYAML reads it just before that letter.

        Raises ScannerError, as libyaml does and PyYAML does not, for a code that is not a character.
        """
        escape = _UNICODE_ESCAPE.match(self.prefix(9))
        code = int(escape[1] or escape[2], 16) if escape else 0
        if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            self.forward()
            problem = "found invalid Unicode character escape code"
            raise ScannerError("while parsing a quoted scalar", None, problem, self.get_mark())
        return yaml.SafeLoader.ESCAPE_CODES


try:
    from yaml import CSafeDumper as _BaseDumper
    from yaml import CSafeLoader as _BaseLoader
except ImportError:
    from yaml import SafeDumper as _BaseDumper  # type: ignore[assignment]

    _BaseLoader = PureLoader  # type: ignore[assignment,misc]

MAX_BYTES = 256 * 2**20
"""Size limit of a file: enough for some hundred thousand records."""
MAX_DEPTH = 64
MAX_ALIASED = 100_000
"""Values that all aliases together may expand to."""
MOST_SHOWN = 200
"""Characters of a key or tag that a problem repeats."""
MAX_DIRECTIVES = 100
"""Lines with `%TAG`: libyaml compares each with all before it. No data set needs one."""
_SHORT = 32
"""Characters below which a text is probably an id, code or date, which stand in many records."""

_Event = Any
"""An event of PyYAML's parser, whose fields its types do not give."""

_STR, _MAP, _SEQ = (f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq"))
_CONSTANTS = {"true": True, "false": False, "null": None}
_SCALARS = (
    ("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), "tf"),
    ("tag:yaml.org,2002:null", re.compile(r"^null$"), "n"),
    ("tag:yaml.org,2002:int", re.compile(r"^(?:0|-?[1-9][0-9]{0,99})$"), "-0123456789"),
)
_RESOLVERS = {
    first: [(tag, pattern) for tag, pattern, firsts in _SCALARS if first in firsts]
    for first in "tfn-0123456789"
}
_INTEGER = _SCALARS[-1][1]
_DIRECTIVE = re.compile("^%TAG", re.MULTILINE)
_GUESSED = re.compile(
    r"""
    ~ | null | true | false | yes | no | on | off | y | n   # nothing, and truth
    | = | <<                                                # the value and merge keys
    | [-+]? (?: 0b[01_]+ | 0o[0-7_]+ | 0x[0-9a-f_]+ )       # integers to other bases than ten
    | [-+]? [0-9.] [0-9_,.:]* (?: e[-+]?[0-9]+ )?           # numbers, hours and minutes, versions too
    | [-+]? \.(?: inf | nan )
    | [0-9]{4} - [0-9]{1,2} - [0-9]{1,2} (?: [t\s] [-+:.\sz0-9]* )?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Text that some reader of YAML 1.1, or of the core schema of YAML 1.2, takes for another type."""


class Place(NamedTuple):
    """A place in a file; lines and columns are counted from 1."""

    line: int
    column: int


class YamlProblem(Exception):
    """Why a text is not JSON-like YAML: `message` at `place`."""

    def __init__(self, message: Message, place: Place) -> None:
        super().__init__(message)
        self.message = message
        self.place = place


_Loader = _BaseLoader


class _Dumper(_BaseDumper):
    yaml_implicit_resolvers = _RESOLVERS


class _Slices:
    """A text as a stream that reports the share of it that has been read."""

    def __init__(self, text: str, on_progress: Callable[[float], None]) -> None:
        self._text = text
        self._on_progress = on_progress
        self._at = 0

    def read(self, size: int = 2**14, /) -> str:
        start, self._at = self._at, self._at + size
        self._on_progress(min(1.0, start / (len(self._text) or 1)))
        return self._text[start : self._at]


class Document(NamedTuple):
    """A text of JSON-like YAML: its data, and the bad and duplicate keys of the mappings at their paths."""

    text: str
    data: Any
    bad_keys: list[tuple[Steps, YamlProblem]]


def compose(text: str, on_progress: Callable[[float], None] = lambda share: None) -> Document:
    """Read `text`, which must be one YAML document without tags or exploding aliases.

    `on_progress` is called repeatedly with the share of the text that has been read, 0 to 1.

    Raises YamlProblem for any other text, and if values are nested more than MAX_DEPTH deep.
    """
    if len(text) > MAX_BYTES:
        raise YamlProblem(Message("longer than {most} characters", most=MAX_BYTES), Place(1, 1))
    if len(found := list(islice(_DIRECTIVE.finditer(text), MAX_DIRECTIVES + 1))) > MAX_DIRECTIVES:
        line = text.count("\n", 0, found[-1].start()) + 1
        raise YamlProblem(Message("tags are not allowed here: {tag}", tag="%TAG"), Place(line, 1))
    try:
        reader = _Reader(_events(text, on_progress))
        return Document(text, reader.document(), reader.problems)
    except yaml.MarkedYAMLError as error:
        message, mark = complaint(error, text, _Loader)
        place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
        raise YamlProblem(message, place) from None
    except yaml.reader.ReaderError:
        raise _unreadable(text) from None


def scalars(document: Document) -> Iterator[tuple[int, int, bool]]:
    """Where in its text each scalar begins and ends, and whether it is a block, below its first line."""
    for event in filter(_is_scalar, _events(document.text)):
        yield event.start_mark.index, event.end_mark.index, event.style in ("|", ">")


class Places:
    """The places of the values of a document.

    Few documents have a problem: places are not kept when one is read, but found by reading it again.
    """

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._parts: dict[int, dict[Any, tuple[int, int]]] = {}

    def of(self, path: Sequence[str | int], *, key: bool = False) -> Place:
        """The place of the value at `path`, or of the last step that exists; with `key`, of its key."""
        outline = self._outline
        node = 0
        for depth, step in enumerate(path):
            node = outline.aliased.get(node, node)
            if node not in self._parts:  # kept, since a long register is asked for each of its records
                self._parts[node] = dict(outline.parts(node))
            if step not in self._parts[node]:
                break
            at_key, node = self._parts[node][step]
            if key and depth == len(path) - 1:
                node = at_key
        node = outline.aliased.get(node, node)
        return Place(outline.lines[node], outline.columns[node])

    @cached_property
    def _outline(self) -> "_Outline":
        return _Outline(_events(self._text))


def dump(
    data: Any, *, inline: frozenset[str] = frozenset(), ascii: bool = False, for_others: bool = False
) -> str:
    """`data` as YAML that `compose` and `plain` read back unchanged; values are never wrapped.

    Lists of scalars, and mappings with no keys but those in `inline`, take one line. `ascii` escapes all
    other characters. `for_others` quotes text that other readers would take for another type.
    """

    class Dumper(_Dumper):
        pass

    def mapping(dumper: Any, value: Mapping[str, Any]) -> yaml.Node:
        on_one_line = bool(value) and inline.issuperset(value)
        return dumper.represent_mapping(_MAP, value.items(), flow_style=on_one_line)  # type: ignore[no-any-return]

    def sequence(dumper: Any, value: Sequence[Any]) -> yaml.Node:
        on_one_line = not any(isinstance(item, (dict, list)) for item in value)
        return dumper.represent_sequence(_SEQ, value, flow_style=on_one_line)  # type: ignore[no-any-return]

    def string(dumper: Any, value: str) -> yaml.Node:
        style = '"' if not value or steering().search(value) else None
        if for_others and _GUESSED.fullmatch(value):
            style = "'"
        return dumper.represent_scalar(_STR, value, style=style)  # type: ignore[no-any-return]

    Dumper.add_representer(dict, mapping)
    Dumper.add_representer(list, sequence)
    Dumper.add_representer(str, string)
    Dumper.ignore_aliases = lambda self, data: True  # type: ignore[method-assign]
    text: str = yaml.dump(data, Dumper=Dumper, allow_unicode=not ascii, sort_keys=False, width=2**30)
    # They occur only in quoted strings, where YAML reads an escape as its character.
    return steering().sub(lambda match: match[0] if match[0] == "\n" else escaped(match[0]), text)


def _place(event: _Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1)


def _events(text: str, on_progress: Callable[[float], None] = lambda share: None) -> Iterator[_Event]:
    """What the parser meets in `text`, from the first value on to the end of the stream."""
    loader: Any = _Loader(_Slices(text, on_progress))
    next_event, end = loader.get_event, yaml.StreamEndEvent
    try:
        while not isinstance(event := next_event(), end):
            yield event
    finally:
        loader.dispose()


def _is_scalar(event: _Event) -> bool:
    return isinstance(event, yaml.ScalarEvent)


class _Anchored(NamedTuple):
    """The value that an anchor marks, the text if it is one, how much it expands to, and how deep it is."""

    value: Any
    text: str | None
    size: int
    depth: int
    place: Place
    is_complete: bool = True


class _Reader:
    """Makes data of the events of one document; `problems` are bad and duplicate keys."""

    def __init__(self, events: Iterator[_Event]) -> None:
        self._events = events
        self.problems: list[tuple[Steps, YamlProblem]] = []
        self._path: list[str | int] = []
        self._seen: dict[str, str] = {}  # keys and short texts: the same object each time
        self._anchors: dict[str, _Anchored] = {}
        self._left = MAX_ALIASED
        self._top = Place(1, 1)

    def document(self) -> Any:
        """The data. Raises YamlProblem and yaml.YAMLError."""
        next(self._events)  # the start of the stream
        start = next(self._events, None)
        if start is None:
            raise YamlProblem(Message("the file is empty"), Place(1, 1))
        event = next(self._events)
        self._top = _place(event)
        data = self._node(event)
        next(self._events)  # the end of the document
        if other := next(self._events, None):
            problem = "but found another document"
            raise ComposerError(
                "expected a single document in the stream", start.start_mark, problem, other.start_mark
            )
        return data

    def _node(self, event: _Event) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event).value
        self._refuse_tag(event)
        if len(self._path) >= MAX_DEPTH:
            raise YamlProblem(Message("nested more than {most} deep", most=MAX_DEPTH), _place(event))
        if event.anchor is not None:
            self._mark(event, _Anchored(None, None, 0, 0, _place(event), is_complete=False))
        value = self._list() if isinstance(event, yaml.SequenceStartEvent) else self._mapping()
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(value, None, *_extent(value), _place(event))
        return value

    def _scalar(self, event: _Event) -> Any:
        if event.tag is not None:
            self._refuse_tag(event)
        value = text = event.value
        if event.implicit[0] and text and text[0] in _RESOLVERS:
            if text in _CONSTANTS:
                value = _CONSTANTS[text]
            elif _INTEGER.match(text):
                value = int(text)
        if event.anchor is not None:
            self._mark(event, _Anchored(value, text, 1, 0, _place(event)))
        if value is text and len(text) < _SHORT:
            return self._seen.setdefault(text, text)
        return value

    def _list(self) -> list[Any]:
        values: list[Any] = []
        self._path.append(0)
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            self._path[-1] = len(values)
            values.append(self._node(event))
        self._path.pop()
        return values

    def _mapping(self) -> dict[str, Any]:
        data: dict[str, Any] = {}
        doubled: dict[str, Place] = {}
        self._path.append("")
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event)
            if key is None:
                self._note(Message("keys must be text; put this one in quotes"), event)
                self._skip(next(self._events))
                continue
            if key in data:
                doubled.setdefault(key, _place(event))
            self._path[-1] = key
            data[key] = self._node(next(self._events))
        self._path.pop()
        in_list = bool(self._path) and isinstance(self._path[-1], int)
        path = tuple(self._path)
        self.problems += ((path, problem) for problem in _doubled(doubled, data, in_list=in_list))
        return data

    def _key(self, event: _Event) -> str | None:
        """The text of a key, the same object each time; None if it is no text."""
        text: str | None = None
        if isinstance(event, yaml.ScalarEvent):
            if event.tag is not None or event.anchor is not None:
                self._scalar(event)
            text = event.value
        elif isinstance(event, yaml.AliasEvent):
            text = self._alias(event).text
        else:
            self._skip(event)
        return None if text is None else self._seen.setdefault(text, text)

    def _skip(self, event: _Event) -> None:
        """Read a value that nobody gets, problems included."""
        kept, self.problems = self.problems, []
        self._node(event)
        self.problems = kept

    def _note(self, message: Message, event: _Event) -> None:
        self.problems.append((tuple(self._path[:-1]), YamlProblem(message, _place(event))))

    def _refuse_tag(self, event: _Event) -> None:
        """Only the text of a scalar decides on its type."""
        if event.tag is not None:
            tag = shortened(event.tag, MOST_SHOWN)
            raise YamlProblem(Message("tags are not allowed here: {tag}", tag=tag), _place(event))

    def _mark(self, event: _Event, anchored: _Anchored) -> None:
        if event.anchor in self._anchors:
            first = "found duplicate anchor; first occurrence"
            raise ComposerError(first, None, "second occurrence", event.start_mark)
        self._anchors[event.anchor] = anchored

    def _alias(self, event: _Event) -> _Anchored:
        """What an alias stands for. Raises YamlProblem if that contains the alias, or is too much."""
        anchored = self._anchors.get(event.anchor)
        if anchored is None:
            raise ComposerError(None, None, "found undefined alias", event.start_mark)
        if not anchored.is_complete:
            raise YamlProblem(Message("an alias contains itself"), anchored.place)
        if len(self._path) + anchored.depth > MAX_DEPTH:
            raise YamlProblem(Message("nested more than {most} deep", most=MAX_DEPTH), _place(event))
        self._left -= anchored.size
        if self._left < 0:
            raise YamlProblem(
                Message("aliases expand to more than {most} values", most=MAX_ALIASED), self._top
            )
        return anchored


def _doubled(
    doubled: Mapping[str, Place], data: Mapping[str, Any], *, in_list: bool
) -> Iterator[YamlProblem]:
    """What to say of keys that stand twice in a mapping: of an item of a list, that it may be two items."""
    first = next(iter(data), "")
    if in_list and len(doubled) > 1 and next(iter(doubled)) == first:
        message = Message(
            "keys stand twice from {key!r} on: if a new item begins here, put '- ' before it",
            key=shortened(first, MOST_SHOWN),
        )
        yield YamlProblem(message, doubled[first])
        return
    for key, place in doubled.items():
        yield YamlProblem(Message("duplicate key {key!r}; keep one", key=shortened(key, MOST_SHOWN)), place)


def _extent(value: Any) -> tuple[int, int]:
    """How many values a value consists of, keys too, and how deep they are nested."""
    if not isinstance(value, dict | list):
        return 1, 0
    parts = [_extent(part) for part in (value.values() if isinstance(value, dict) else value)]
    keys = len(value) if isinstance(value, dict) else 0
    return 1 + keys + sum(size for size, _ in parts), 1 + max((depth for _, depth in parts), default=0)


_AROUND = (yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)
"""Events that are no values."""


class _Outline:
    """The values and keys of a document by number, in the order in which they begin: where, and what in what.

    Arrays and no objects: a document has as many as its text has words.
    """

    def __init__(self, events: Iterator[_Event]) -> None:
        self.lines, self.columns = array("L"), array("L")
        self.aliased: dict[int, int] = {}
        self._after = array("L")
        self._texts: list[str | None] = []
        self._kinds = bytearray()
        known: dict[str, str] = {}
        anchors: dict[str, int] = {}
        inside: list[int] = []
        for event in events:
            if isinstance(event, yaml.CollectionEndEvent):
                self._after[inside.pop()] = len(self._after)
                continue
            if isinstance(event, _AROUND):
                continue
            number = len(self._after)
            line, column = _place(event)
            self.lines.append(line)
            self.columns.append(column)
            self._after.append(number + 1)
            is_scalar = isinstance(event, yaml.ScalarEvent)
            self._texts.append(known.setdefault(event.value, event.value) if is_scalar else None)
            self._kinds.append(isinstance(event, yaml.MappingStartEvent))
            if isinstance(event, yaml.AliasEvent):
                self.aliased[number] = anchors[str(event.anchor)]
            elif event.anchor:
                anchors[event.anchor] = number
            if isinstance(event, yaml.CollectionStartEvent):
                inside.append(number)

    def parts(self, node: int) -> Iterator[tuple[str | int, tuple[int, int]]]:
        """The parts of a mapping or list: the key or the index, and the numbers of key and value."""
        at, end, index = node + 1, self._after[node], 0
        while at < end:
            at_key = at
            if self._kinds[node]:
                at = self._after[at]
                text = self._texts[self.aliased.get(at_key, at_key)]
                if text is not None:
                    yield text, (at_key, at)
            else:
                yield index, (at, at)
                index += 1
            at = self._after[at]


def _unreadable(text: str) -> YamlProblem:
    match = yaml.reader.Reader.NON_PRINTABLE.search(text)
    position, char = (match.start(), match[0]) if match else (0, "")
    before = text[:position]
    place = Place(before.count("\n") + 1, position - before.rfind("\n"))
    shown = escaped(char) if char else "?"
    return YamlProblem(Message("a character that YAML does not allow: {char}", char=shown), place)
