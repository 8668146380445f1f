"""The overview of all commands, and the help of one."""

from ..language.languages import Lang
from ..language.messages import Message, translated
from ..terminal.streams import PROGRAM
from ..terminal.terminal import Terminal
from .building import HELP_WIDTH, build_command
from .paragraphs import examples, section, wrapped
from .registry import COMMANDS, SECTIONS, first_line

_EXAMPLES = ("initiatives --country KZ", "quotes --lang ru", "show 2025-kz-rare-earths --json")


def explain(name: str, terminal: Terminal, lang: Lang) -> int:
    """Shows the help of the command `name`, or the list of commands."""
    width = help_width(terminal)
    text = overview(lang, width)
    if name:
        built = build_command(name, COMMANDS[name], lang)
        with built.make_context(
            f"{PROGRAM} {name}", [], resilient_parsing=True, terminal_width=width
        ) as context:
            text = built.get_help(context) + "\n"
    terminal.write(text)
    return 0


def help_width(terminal: Terminal) -> int:
    """Columns that help may take."""
    return min(terminal.width or HELP_WIDTH, HELP_WIDTH)


def overview(lang: Lang, width: int) -> str:
    """What the program is for, its commands, and where to read on."""
    aim = Message("Who proposed what at the Consultative Meetings of the Heads of State of Central Asia.")
    usage = Message("Usage: {usage}", usage=Message("casummit COMMAND [OPTIONS]"))
    more = Message(
        "'casummit COMMAND --help' lists the options of a command; 'casummit --version' shows the versions."
    )
    lines = [*wrapped(translated(aim, lang), width), "", *wrapped(translated(usage, lang), width, hanging=2)]
    column = max(map(len, COMMANDS))  # the same in all sections
    for title, names in SECTIONS.items():
        rows = [
            (f"{name:<{column}}", translated(Message(first_line(COMMANDS[name])), lang)) for name in names
        ]
        lines += section(translated(Message(title), lang), rows, width)
    lines += [
        "",
        f"{translated(Message('Examples'), lang)}:",
        *examples((f"{PROGRAM} {each}" for each in _EXAMPLES), width),
        "",
        *wrapped(translated(more, lang), width),
    ]
    return "".join(f"{line}\n" for line in lines)
