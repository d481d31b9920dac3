"""Merging two versions of a text by paragraphs, where they do not touch the same ones."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple


class _Edit(NamedTuple):
    """Lines `low` up to `high` of what was before are replaced by others."""

    low: int
    high: int
    lines: tuple[str, ...]


def merged(before: str, one: str, other: str) -> str | None:
    """Both versions in one text, or None where they changed the same paragraph in different ways."""
    base = before.split("\n")
    edits = sorted({*_edits(base, one.split("\n")), *_edits(base, other.split("\n"))})
    for earlier, later in pairwise(edits):
        if later.low < earlier.high or later.low == earlier.low:
            return None
    result: list[str] = []
    at = 0
    for edit in edits:
        result += [*base[at : edit.low], *edit.lines]
        at = edit.high
    return "\n".join([*result, *base[at:]])


def _edits(base: list[str], version: list[str]) -> Iterator[_Edit]:
    matcher = SequenceMatcher(a=base, b=version, autojunk=False)
    for action, low, high, first, last in matcher.get_opcodes():
        if action != "equal":
            yield _Edit(low, high, tuple(version[first:last]))
