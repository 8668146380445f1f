"""Break text into lines where a typesetter would: no dash begins a line, no number ends one before its unit.

What must stay together is bound by a character in place of the space, which no text has, no line is broken
at, and `unbound` takes away again.
"""

import re
import textwrap

BOND = "\ufdd0"
"""A noncharacter of Unicode, as wide as the space that it replaces."""

_LOOSE = re.compile(
    r"""
      [ ] (?=[—–](?:[ ]|$))                                  # in front of a dash
    | (?<=[№§]) [ ] (?=\d)                                   # № 5
    | (?<![^\s(«“"'])                                        # a number by itself,
      (?P<number> \d{1,3}(?:[.,]\d+)*                        # short,
                | (?!(?:19|20)\d\d[ ]) \d{4,6}               # or long and no year,
                | \d{4} (?=[ ]г(?:од|\.))                    # or a year that is called one,
      )
      [ ] (?=[^\W\d_]{1,10}(?!\w))                           # and what it counts
    """,
    re.VERBOSE,
)

_END = r"(?![^\s.,;:)»])"

_COMMAND = re.compile(
    rf"""
      '[^'\s]+(?:[ ][^'\s]+)+'                     # in quotation marks,
    | casummit (?:
        [ ] (?:
            -{{0,2}}[a-z][\w-]* | -{{1,2}}           # or by itself, with names, options,
          | [A-ZА-Я]{{3,}} | \[[^\s\]]+\]           # what is to be replaced,
          | \S+[./]\S*                             # and files
        ) {_END}
      )+
    | (?<!\S) --[a-z][a-z-]* [ ] (?=(?:[a-z]+|[A-ZА-Я]{{2,}}){_END})     # an option and its value
    """,
    re.VERBOSE,
)


def bound(text: str) -> str:
    """`text`, letter for letter as long, with a BOND for each space that no line is to be broken at."""
    return _LOOSE.sub(lambda match: match[0][:-1] + BOND, text)


def unbound(text: str) -> str:
    """`text` with spaces again."""
    return text.replace(BOND, " ")


def lines(text: str, width: int, first: str = "", others: str = "", *, cuts: bool = False) -> list[str]:
    """What the program says, in lines of at most `width` columns; commands in it stay in one piece.

    `first` and `others` indent the lines. A word that is wider than a line stays whole, unless it `cuts`.
    """
    room = width - max(len(first), len(others))
    bonded = _COMMAND.sub(lambda match: match[0].replace(" ", BOND), bound(text))
    words = (word if len(word) <= room else unbound(word) for word in bonded.split(" "))
    wrapped = textwrap.wrap(
        " ".join(words),
        max(width, len(first) + 1, len(others) + 1),
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=cuts,
        break_on_hyphens=False,
    )
    return [unbound(line) for line in wrapped]
