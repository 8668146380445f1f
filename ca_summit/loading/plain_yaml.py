"""Read and write YAML as JSON-like data: strings stay strings, and the place of every value is known.

YAML 1.1 guesses types (`NO` is false, `2022-07-21` a date, `12:30` a number of minutes); here only JSON's
integers, `true`, `false` and `null` are anything but text.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import yaml
from yaml.scanner import ScannerError

from ..language.messages import Message
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
_MAYBE_TAG_OR_ALIAS = re.compile(
    r"""
    (?: ! | [&*] (?=\S) )            # the sign of a tag, or of an anchor or alias with its name,
    (?<!
      [^\s\ufeff,\[{:?-] [!&*]      # unless a character before it makes it part of a word
    )
    """,
    re.VERBOSE,
)
"""Whether a text may have tags, anchors or aliases: cheap, and true of some that have none."""


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


class _Loader(_BaseLoader):
    yaml_implicit_resolvers = _RESOLVERS


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


def compose(text: str, on_progress: Callable[[float], None] = lambda share: None) -> yaml.Node:
    """The node tree of `text`, which must be one YAML document without tags or exploding aliases.

    `on_progress` is called repeatedly with the share of the text that has been read, 0 to 1.

    Raises YamlProblem for any other text.
    """
    if len(text) > MAX_BYTES:
        raise YamlProblem(Message("longer than {most} characters", most=MAX_BYTES), Place(1, 1))
    try:
        root: yaml.Node | None = yaml.compose(_Slices(text, on_progress), Loader=_Loader)
        if root is None:
            raise YamlProblem(Message("the file is empty"), Place(1, 1))
        if _MAYBE_TAG_OR_ALIAS.search(text):
            _refuse_tags(text)
            _refuse_bombs(root)
    except yaml.MarkedYAMLError as error:
        message, mark = complaint(error, text, _Loader)
        place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
        raise YamlProblem(message, place) from None
    except yaml.reader.ReaderError:
        raise _unreadable(text) from None
    except RecursionError:
        raise YamlProblem(Message("nested too deeply"), Place(1, 1)) from None
    return root


def plain(node: yaml.Node, problems: list[tuple[Steps, YamlProblem]]) -> Any:
    """The data of `node`: dict, list, str, int, bool, None. Appends bad and duplicate keys to `problems`.

    Raises YamlProblem if values are nested more than MAX_DEPTH deep.
    """
    return _plain(node, (), problems)


class Places:
    """The places of the values of a document, given its node tree."""

    def __init__(self, root: yaml.Node) -> None:
        self._root = root
        self._pairs: dict[yaml.Node, dict[Any, tuple[yaml.Node, yaml.Node]]] = {}

    def of(self, path: Sequence[str | int], *, key: bool = False) -> Place:
        """The place of the value at `path`, or of the last step that exists; with `key`, of its key."""
        node = self._root
        for depth, step in enumerate(path):
            if isinstance(node, yaml.MappingNode):
                pair = self._pairs_of(node).get(step)
                if pair is None:
                    break
                at_key, node = pair
                if key and depth == len(path) - 1:
                    node = at_key
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            else:
                break
        return _place(node)

    def _pairs_of(self, mapping: yaml.MappingNode) -> dict[Any, tuple[yaml.Node, yaml.Node]]:
        """The pairs of a mapping by key, kept, since a long register is asked for each of its records."""
        if mapping not in self._pairs:
            # Of duplicate keys, the value of the last one was read.
            texts = (pair for pair in mapping.value if isinstance(pair[0], yaml.ScalarNode))
            self._pairs[mapping] = {pair[0].value: pair for pair in texts}
        return self._pairs[mapping]


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


def _place(node: yaml.Node | yaml.Event) -> Place:
    mark: Any = node.start_mark  # a parsed node has one
    return Place(mark.line + 1, mark.column + 1)


def _plain(node: yaml.Node, path: Steps, problems: list[tuple[Steps, YamlProblem]]) -> Any:
    if isinstance(node, yaml.ScalarNode):
        if node.tag == _STR:
            return node.value
        if node.value in _CONSTANTS:
            return _CONSTANTS[node.value]
        return int(node.value)  # the only tag left: _refuse_tags has excluded others
    if len(path) >= MAX_DEPTH:
        raise YamlProblem(Message("nested more than {most} deep", most=MAX_DEPTH), _place(node))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, index), problems) for index, item in enumerate(node.value)]
    data: dict[str, Any] = {}
    doubled: dict[str, Place] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if not isinstance(key, str):
            problems.append(
                (path, YamlProblem(Message("keys must be text; put this one in quotes"), _place(key_node)))
            )
            continue
        if key in data:
            doubled.setdefault(key, _place(key_node))
        data[key] = _plain(value_node, (*path, key), problems)
    problems += (
        (path, problem)
        for problem in _doubled(doubled, data, in_list=bool(path) and isinstance(path[-1], int))
    )
    return data


def _doubled(
    doubled: Mapping[str, Place], data: Mapping[str, Any], *, in_list: bool
) -> Iterator[YamlProblem]:
    """What to say of keys that stand twice in a mapping: of an item of a list, that it may be two items."""
    first = next(iter(data), "")
    if in_list and len(doubled) > 1 and next(iter(doubled)) == first:
        message = Message(
            "keys stand twice from {key!r} on: if a new item begins here, put '- ' before it", key=first
        )
        yield YamlProblem(message, doubled[first])
        return
    for key, place in doubled.items():
        yield YamlProblem(Message("duplicate key {key!r}; keep one", key=key), place)


def children(node: yaml.Node) -> Iterator[yaml.Node]:
    """The nodes right below `node`: keys, values, items."""
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            yield from pair
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


def _refuse_tags(text: str) -> None:
    """Raise YamlProblem at the first tag (`!!binary`, `!person`): only the resolver decides on types."""
    for event in yaml.parse(text, Loader=_Loader):
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise YamlProblem(Message("tags are not allowed here: {tag}", tag=tag), _place(event))


def _refuse_bombs(root: yaml.Node) -> None:
    """Raise YamlProblem if a value contains itself, or aliases expand to more than MAX_ALIASED values."""
    sizes: dict[int, int] = {}

    def expanded(node: yaml.Node, inside: frozenset[int]) -> int:
        if id(node) in inside:
            raise YamlProblem(Message("an alias contains itself"), _place(node))
        if id(node) not in sizes:
            inner = children(node)
            sizes[id(node)] = 1 + sum(expanded(child, inside | {id(node)}) for child in inner)
        return sizes[id(node)]

    if expanded(root, frozenset()) - len(sizes) > MAX_ALIASED:
        message = Message("aliases expand to more than {most} values", most=MAX_ALIASED)
        raise YamlProblem(message, _place(root))


def _unreadable(text: str) -> YamlProblem:
    match = yaml.reader.Reader.NON_PRINTABLE.search(text)
    position, char = (match.start(), match[0]) if match else (0, "")
    before = text[:position]
    place = Place(before.count("\n") + 1, position - before.rfind("\n"))
    shown = escaped(char) if char else "?"
    return YamlProblem(Message("a character that YAML does not allow: {char}", char=shown), place)
