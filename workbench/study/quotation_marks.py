"""What a text puts between quotation marks, and what it puts beside a participant's code."""

import re
from collections.abc import Iterator

_IN_MARKS = re.compile(r"«[^»]+»|»[^«]+«|[“„][^“”]+[“”]|\"[^\"]+\"|‘[^’]+’")
_CODE = r"(?<!\w)P\d+(?!\w)"
_IN_BRACKETS = rf"[(\[][^()\[\]]*{_CODE}[^()\[\]]*[)\]]"
_BESIDE = re.compile(rf"{_IN_BRACKETS}|{_CODE}[^.!?:]*:")
_BEHIND = re.compile(rf"[\s.,;:!?–—-]*{_IN_BRACKETS}")


def between_marks(text: str) -> Iterator[tuple[str, int, int]]:
    """What stands between quotation marks, each with where it begins and ends, the marks with it."""
    return ((match[0][1:-1], match.start(), match.end()) for match in _IN_MARKS.finditer(text))


def outside_marks(text: str) -> list[str]:
    """The parts of a text that stand in no quotation marks."""
    return _IN_MARKS.split(text)


def with_code(text: str) -> bool:
    """Whether a text gives words to somebody by a code: “… (P1)”, or “P1 says: …”."""
    return _BESIDE.search(text) is not None


def code_behind(text: str, at: int = 0) -> str:
    """The code in brackets that is the first thing from here on, or empty."""
    found = _BEHIND.match(text, at)
    return found[0] if found else ""
