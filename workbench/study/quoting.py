"""What of a quote stands in print: its words, with what was cut, put in and masked (METHODS, invariant 3).

A quote holds its words as they stood when they were chosen. So a correction of the transcript changes nothing in print
before somebody has looked at it, and what is masked stays masked. Where an edit does not fit the words, which two
laptops can bring about, nothing of them is printed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from workbench.study.anchors import CONTEXT, Anchor, fold
from workbench.study.quotes import Edit, EditKind
from workbench.study.tokens import PARTS, in_language

CUT = "[…]"
"""What stands in print where words were cut."""

_LIKE_A_CUT = re.compile(r"\[\s*(…|\.{2,})\s*\]")
_ENDING = re.compile(r"[,.;:!?]+$")
_BRACKETS = str.maketrans("", "", "[]")


class Word(NamedTuple):
    """A word of a quote, or something heard beside words, with its identity; marks in English."""

    id: str
    text: str


class PieceKind(StrEnum):
    """What a piece of a quote is: words as they were said, or what was done to them."""

    WORDS = "words"
    CUT = "cut"
    MASK = "mask"
    INSERTION = "insertion"


class Piece(NamedTuple):
    """Neighbouring words of a quote to which the same was done. `first` and `last` count its words.

    An insertion stands after `last`. `text` is what was said, or what was put in.
    """

    kind: PieceKind
    first: int
    last: int
    text: str
    edit: Edit | None = None


def words_of(anchor: Anchor) -> tuple[Word, ...]:
    """The words that an anchor holds. Where its text falls into other parts than it names, all of it is one word."""
    ids = list(anchor.each()) or [anchor.words[0]]
    for parts in (PARTS.findall(anchor.text), anchor.text.split(" ")):
        if len(parts) == len(ids):
            return tuple(map(Word, ids, parts))
    return (Word(ids[0], anchor.text),)


def narrowed(anchor: Anchor, first: int, last: int) -> Anchor:
    """The anchor over its words from `first` to `last` alone, both included. Raises ValueError where there are none."""
    words = words_of(anchor)
    if not 0 <= first <= last < len(words):
        raise ValueError("a quote needs at least one word")
    texts = [word.text for word in words]
    before = anchor.before + "".join(f"{text} " for text in texts[:first])
    after = "".join(f" {text}" for text in texts[last + 1 :]) + anchor.after
    return Anchor(
        tuple(fold(word.id for word in words[first : last + 1])),
        " ".join(texts[first : last + 1]),
        before[-CONTEXT:],
        after[:CONTEXT],
    )


def fitting(text: str) -> str:
    """What may be put into a quote of a text: one line without brackets; empty where no letter or digit is left."""
    line = " ".join(text.translate(_BRACKETS).split())
    return line if any(letter.isalnum() for letter in line) else ""


def loose(words: Sequence[Word], edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that do not fit the words."""
    at = _positions(words)
    return tuple(edit for edit in edits if _span(edit, at) is None)


def with_edit(words: Sequence[Word], edits: Sequence[Edit], new: Edit) -> tuple[Edit, ...]:
    """The edits with a new one, in the order of the words.

    Raises ValueError where it does not fit the words, or where something was cut or masked there before.
    """
    at = _positions(words)
    span = _span(new, at)
    if span is None:
        raise ValueError("the edit is not over words of the quote")
    spans = [_span(edit, at) for edit in edits if edit.kind is not EditKind.INSERTION]
    if new.kind is not EditKind.INSERTION and any(
        other and other[0] <= span[1] and span[0] <= other[1] for other in spans
    ):
        raise ValueError("something is cut or masked there")
    return in_order(words, (*edits, new))


def in_order(words: Sequence[Word], edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Each edit once, in the order of the words; those that do not fit at the end."""
    at = _positions(words)
    return tuple(sorted(dict.fromkeys(edits), key=lambda edit: _span(edit, at) or (len(words), 0)))


def pieces(words: Sequence[Word], edits: Sequence[Edit]) -> tuple[Piece, ...]:
    """The quote as a row of pieces, what was cut and masked among them; edits that do not fit are passed over."""
    at = _positions(words)
    over: list[Edit | None] = [None] * len(words)
    put_in: dict[int, list[Edit]] = {}
    # A mask counts for more than a cut: what replaces a name is read, what was left out is not.
    for edit in sorted(edits, key=lambda edit: edit.kind is EditKind.CUT):
        span = _span(edit, at)
        if span is None:
            continue
        if edit.kind is EditKind.INSERTION:
            put_in.setdefault(span[1], []).append(edit)
            continue
        for position in range(span[0], span[1] + 1):
            over[position] = over[position] or edit
    found: list[Piece] = []
    begin = 0
    for position, edit in enumerate(over):
        last = position + 1 == len(over)
        if not (last or over[position + 1] is not edit or (edit is None and position in put_in)):
            continue
        found.append(_piece(words, edit, begin, position))
        inside = range(begin, position + 1)
        found += [
            Piece(PieceKind.INSERTION, one, one, new.text, new)
            for one in inside
            for new in put_in.get(one, ())
        ]
        begin = position + 1
    return tuple(found)


def in_print(words: Sequence[Word], edits: Sequence[Edit], language: str = "en") -> str:
    """The quote as it is printed, marks under their names in `language`. Nothing but "[…]" stands where words were cut."""
    if loose(words, edits):
        return CUT
    parts: list[str] = []
    for piece in pieces(words, edits):
        match piece.kind:
            case PieceKind.CUT:
                parts += [] if parts and parts[-1] == CUT else [CUT]
            case PieceKind.MASK:
                ending = _ENDING.search(words[piece.last].text)
                parts.append(_in_brackets(piece.edit) + (ending[0] if ending else ""))
            case PieceKind.INSERTION:
                parts.append(_in_brackets(piece.edit))
            case PieceKind.WORDS:
                parts.append(in_language(piece.text, language))
    return " ".join(parts)


def carried(edits: Iterable[Edit], before: Sequence[Word], now: Sequence[Word]) -> tuple[Edit, ...]:
    """The edits over words that have become others.

    A mask reaches up to the words beside it that stayed, so that what came in place of a name, or beside it, is masked,
    too. A cut does so where a word at its end is gone. What nothing is left of is left out.
    """
    here = _positions(now)
    if [word.text for word in before] == [word.text for word in now]:  # the same words elsewhere
        here = {word.id: position for position, word in enumerate(before)}
    at = _positions(before)
    stayed = [here.get(word.id) for word in before]
    found: list[Edit] = []
    for edit in edits:
        span = _span(edit, at)
        if span is None:
            continue
        if edit.kind is EditKind.INSERTION:
            low = high = next((one for one in reversed(stayed[: span[1] + 1]) if one is not None), 0)
        else:
            low, high = _reach(edit.kind, span, stayed, len(now))
        if low <= high:
            found.append(replace(edit, first=now[low].id, last=now[high].id))
    return in_order(now, found)


def clipped(edits: Iterable[Edit], words: Sequence[Word], first: int, last: int) -> tuple[Edit, ...]:
    """The edits of a quote of which only the words from `first` to `last` are kept."""
    at = _positions(words)
    found: list[Edit] = []
    for edit in edits:
        span = _span(edit, at)
        low, high = (max(first, span[0]), min(last, span[1])) if span else (1, 0)
        if low <= high:
            found.append(replace(edit, first=words[low].id, last=words[high].id))
    return tuple(found)


def _piece(words: Sequence[Word], edit: Edit | None, first: int, last: int) -> Piece:
    said = [word.text for word in words[first : last + 1]]
    if edit:
        return Piece(PieceKind(edit.kind.value), first, last, " ".join(said), edit)
    # What a transcriber wrote for a pause, or for words not heard, must not look like something that we cut.
    return Piece(PieceKind.WORDS, first, last, " ".join(_LIKE_A_CUT.sub(r"\1", word) for word in said))


def _in_brackets(edit: Edit | None) -> str:
    return f"[{(fitting(edit.text) if edit else '') or '–'}]"


def _reach(
    kind: EditKind, span: tuple[int, int], stayed: Sequence[int | None], count: int
) -> tuple[int, int]:
    """Where a cut or a mask is among `count` words, given where those of before have gone; (1, 0) for nowhere."""
    left = [one for one in stayed[span[0] : span[1] + 1] if one is not None]
    low, high = stayed[span[0]], stayed[span[1]]
    if low is None or kind is EditKind.MASK:
        low = next((one + 1 for one in reversed(stayed[: span[0]]) if one is not None), 0)
    if high is None or kind is EditKind.MASK:
        high = next((one - 1 for one in stayed[span[1] + 1 :] if one is not None), count - 1)
    low, high = min([low, *left]), max([high, *left])
    return (low, high) if low <= high else (1, 0)


def _positions(words: Sequence[Word]) -> dict[str, int]:
    return {word.id: position for position, word in enumerate(words)}


def _span(edit: Edit, at: dict[str, int]) -> tuple[int, int] | None:
    """The positions of the first and the last word of an edit, or None where it does not fit."""
    first, last = at.get(edit.first), at.get(edit.last)
    return (first, last) if first is not None and last is not None and first <= last else None
