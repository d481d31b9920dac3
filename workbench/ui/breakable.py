"""Long texts without blanks, which may be broken over lines where their parts end."""

import os
import re
from itertools import pairwise
from pathlib import Path
from unicodedata import combining

_LONG = 20
"""Letters of the longest word that is left as it is: the narrowest place with the largest text holds so many."""


def breakable(path: Path) -> str:
    """A path that may be broken over lines after each of its parts."""
    return str(path).replace(os.sep, f"{os.sep}\u200b")


def breakable_words(text: str) -> str:
    """A text whose long words, such as names of files, may be broken where their parts end, or else in the midst."""
    return re.sub(rf"\S{{{_LONG + 1},}}", lambda found: _broken(found[0]), text)


def _broken(word: str) -> str:
    made, since = "", 0
    for before, letter in pairwise(f" {word}"):
        ends = before in "@._/&?-" and letter.isalnum()
        # A sign that stands over the letter before, as in names of files from some systems, stays with it.
        if (ends or since >= _LONG) and not combining(letter):
            made, since = f"{made}\u200b", 0
        made, since = made + letter, since + 1
    return made


def breakable_address(text: str) -> str:
    """A text with addresses of servers, which may be broken over lines where their parts end."""
    return re.sub(r"(?<=\S)([@.?&])(?=\S)", "\\1\u200b", text)
