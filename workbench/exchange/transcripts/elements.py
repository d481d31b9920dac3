"""Monologues of Rev and its kin: a list of elements, words with their times and the signs between them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from workbench.exchange.transcripts.clocks import of_seconds
from workbench.exchange.transcripts.marks import words_of
from workbench.exchange.transcripts.protocol import ReadWord

_PARTS = re.compile(r"\s+|\S+")
_SIGN = "punct"
_MARK = re.compile(r"<([^<>]{1,40})>")
"""Rev writes <inaudible>, where others have square brackets."""


def words_in(elements: Iterable[Mapping[str, Any]]) -> Iterator[ReadWord]:
    """The words; a sign belongs to the word that it touches."""
    for word in _joined(elements):
        for part in words_of(_MARK.sub(r"[\1]", word.text)):
            yield part._replace(start=word.start, end=word.end, probability=word.probability)


def _joined(elements: Iterable[Mapping[str, Any]]) -> list[ReadWord]:
    found: list[ReadWord] = []
    touches, before = False, ""
    for one in elements:
        value, kind = one.get("value"), str(one.get("type"))
        if not isinstance(value, str):
            continue
        if _SIGN not in (kind, before):
            touches = False
        start, end = of_seconds(one.get("ts")), of_seconds(one.get("end_ts"))
        chance = one.get("confidence")
        sure = float(chance) if isinstance(chance, int | float) and 0 <= chance <= 1 else None
        for part in _PARTS.findall(value):
            if part.isspace():
                touches = False
            elif touches:
                found[-1] = found[-1]._replace(
                    text=found[-1].text + part, end=found[-1].end if end is None else end
                )
            else:
                found.append(ReadWord(part, start, end, probability=sure))
                touches = True
        before = kind
    return found
