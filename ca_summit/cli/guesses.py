"""What people type who guess, told by what does it: names from other programs, words where none belong.

Hints only: whatever is guessed wrong stays an error.
"""

import re
from collections.abc import Iterable, Sequence

from ..errors import UsageError
from ..export import formats
from ..language.messages import Message, did_you_mean, or_list
from ..text.nearest import nearest

_COMMANDS = {
    "search": "find grep query lookup поиск найти искать",
    "initiatives": "list ls proposals ideas инициативы предложения",
    "quotes": "quotations цитаты",
    "events": "outcomes results follow-up followup событие события итоги",
    "show": "get view cat info details показать",
    "open": "browse url link открыть",
    "stats": "statistics count counts chart plot graph heatmap summary статистика",
    "timeline": "history chronology хроника",
    "cite": "citation reference bibtex ссылка",
    "meetings": "summits встречи саммиты",
    "countries": "country states страны",
    "leaders": "presidents people persons speakers heads лидеры президенты",
    "topics": "subjects themes tags темы",
    "threads": "идеи",
    "documents": "docs treaties документы",
    "sources": "publishers references источники",
    "export": "save dump download convert экспорт",
    "validate": "check lint проверить",
    "help": "man usage помощь справка",
}
"""Commands, and other words for them."""

_OPTIONS = {
    "--year": "date years when",
    "--fields": "columns column cols col select",
    "--sort": "order order-by sort-by orderby",
    "--limit": "top head max first rows",
    "--leader": "speaker president person who",
    "--country": "state nation",
    "--topic": "subject theme tag category",
    "--meeting": "summit",
    "--outcome": "result status",
    "--publisher": "press",
    "--lang": "locale",
    "--output": "out-file outfile save write to-file",
    "--format": "output-format fmt",
}
"""Options, and other names for them: what they take stays the same."""

_WITHOUT_VALUE = {
    "--meeting all": "all everything",
    "--color never": "no-color no-colour nocolor monochrome",
    "--no-header": "noheader no-headers",
    "--lang ru": "russian ru",
    "--lang en": "english en",
}
"""Options with their values, and what is taken for a flag that means this."""

_SINCE, _UNTIL = "since from after start begin", "until till to before end"

_ELSEWHERE = {
    "casummit stats --by": "by group-by groupby group count-by facet",
    "casummit search": "search find grep query word words keyword contains match",
    "casummit export x.xlsx": "excel xlsx xls",
    "casummit export x.sqlite": "sqlite db database",
}
"""Commands, and what is taken for an option that does the same."""

_FORMATS = {
    "md": "markdown",
    "yaml": "yml",
    "jsonl": "ndjson json-lines",
    "tsv": "tab tabs",
    "table": "text txt plain pretty",
}

_SEARCHED = ("initiatives", "quotes", "events", "threads", "documents", "stats", "timeline", "search")
_NAMED = ("meetings", "countries", "leaders", "topics")
"""Commands that list what has words to search, and those that list what has names to show it by."""

_YEARS = re.compile(r"([0-9]{4})?\.\.([0-9]{4})?|[0-9]{4}")
_ID = re.compile(r"[0-9]{4}-[\w-]+")


def _meant(words_of: dict[str, str], typed: str) -> str:
    """Which of the keys has `typed` among its words; "" if none has."""
    return next((key for key, words in words_of.items() if typed in words.split()), "")


def unknown_command(name: str, words: Sequence[str], known: Iterable[str]) -> UsageError:
    """What to say of a command that is none of the `known`; `words` are all those of the command line."""
    hint: str
    if meant := _meant(_COMMANDS, name.lower()):
        hint = did_you_mean(meant, known)
    else:
        otherwise = of_words("", words) or Message("'casummit --help' lists the commands")
        hint = did_you_mean(name, known, otherwise, plainly=True)
    return UsageError(Message("unknown command '{name}'", name=name), hint)


def unknown_option(name: str, value: str, known: Iterable[str], otherwise: str = "") -> UsageError:
    """What to say of an option that is none of the `known`, typed with `value`; else to do `otherwise`."""
    options = list(known)
    hint = _of_option(name.lstrip("-").lower(), value, options) or _nearest(name, options) or otherwise
    return UsageError(Message("unknown option '{name}'", name=name), hint)


def _nearest(name: str, options: Iterable[str]) -> str:
    """The options that are plainly meant. Dashes, which all have, make none of them more alike."""
    bare = {option.lstrip("-"): option for option in options if option.startswith("--")}
    near = nearest(name.lstrip("-"), bare, 2, plainly=True) if name.startswith("--") else ()
    return Message("did you mean {words}?", words=or_list(bare[each] for each in near)) if near else ""


def _of_option(typed: str, value: str, known: Sequence[str]) -> str:
    """The hint to an option that other programs have; "" where it is no guess that is known."""
    if typed in _SINCE.split() and "--year" in known:
        return _use(f"--year {_year(value)}..")
    if typed in _UNTIL.split() and "--year" in known:
        return _use(f"--year ..{_year(value)}")
    if whole := _meant(_WITHOUT_VALUE, typed):
        return _use(whole) if whole.split()[0] in known else ""
    if (option := _meant(_OPTIONS, typed)) and option in known:
        value = _year(value) if option == "--year" else _quoted(value)
        return _use(f"{option} {value}".strip())
    if command := _meant(_ELSEWHERE, typed):
        has_value = command.endswith(("--by", "search"))
        return _use(f"{command} {_quoted(value) or '…'}" if has_value else command)
    if typed in formats.FORMATS and "--format" in known:
        return _use(f"--format {typed}")
    return ""


def of_format(value: str) -> str:
    """The hint to an unknown format; "" where it is no guess that is known."""
    command = _meant(_ELSEWHERE, value.lower())
    if command.startswith("casummit export"):
        return _use(command)
    known = _meant(_FORMATS, value.lower())
    return _use(f"--format {known}") if known else ""


def of_words(command: str, words: Sequence[str]) -> str:
    """The hint to arguments that a command does not take; "" where nothing can be guessed.

    Without a command these are the words of a command line that begins with none.
    """
    typed = " ".join(map(_quoted, words))
    if not words or any(word.startswith("-") for word in words):
        return ""
    if len(words) == 1 and _ID.fullmatch(typed):
        return _use(f"casummit show {typed}")
    if len(words) == 1 and _YEARS.fullmatch(words[0]) and command:
        return _use(f"casummit {command} --year {typed}") if command in (*_SEARCHED, *_NAMED) else ""
    if command in _NAMED:
        return _use(f"casummit show {typed if len(words) == 1 else _quoted(' '.join(words))}")
    if command == "sources":
        return _use(f"casummit sources --publisher {_quoted(' '.join(words))}")
    if command in _SEARCHED or not command:
        return Message("to search for words: {example}", example=f"casummit search {typed}")
    return ""


def _use(example: str) -> Message:
    return Message("use: {example}", example=example)


def _year(value: str) -> str:
    """The year of a date; where it has none, one for an example."""
    years = re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", value)
    return years[0] if years else "2023"


def _quoted(word: str) -> str:
    from shlex import quote

    return word if re.fullmatch(r"[\w…,.;:+-]*", word) else quote(word)
