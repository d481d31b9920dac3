"""Anchors: a range of words with their exact text and context, found again after any edit (invariant 1).

After an edit a mark is *intact* (same words, same text), *moved* (the same text at another place),
*changed* (some of its words survive, the text differs: to be reviewed) or *orphaned* (nothing of it is
left; the original text is kept). It is never silently shifted.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.study.reading import Reading

CONTEXT = 40
"""Code points of context kept on each side."""

_MOST_PLACES, _MOST_CANDIDATES = 10_000, 1000
"""In how many places, and between how many words, a text may stand and still be looked for."""

# What is longer is no number of a word: Python turns no text of any length into a number.
_NUMBERED = re.compile(r"(.+\.)(\d{1,18})")
_RUN = re.compile(r"(.+\.)(\d{1,18})~(\d{1,18})")


class AnchorState(StrEnum):
    """What an edit did to a marked range."""

    INTACT = "intact"
    MOVED = "moved"
    CHANGED = "changed"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A range of words. `words` are their identities, neighbours in a numbered row folded (`a.3~7`)."""

    words: tuple[str, ...]
    text: str
    before: str = ""
    after: str = ""

    @classmethod
    def over(cls, reading: Reading, first: int, last: int) -> "Anchor":
        """The anchor over the tokens from position `first` to `last`, both included.

        Raises ValueError if the range is empty or outside the reading.
        """
        if not 0 <= first <= last < len(reading.tokens):
            raise ValueError("an anchor needs at least one word of the interview")
        start = reading.offsets[first]
        end = reading.offsets[last] + len(reading.words[last])
        return cls(
            words=tuple(fold(token.id for token in reading.tokens[first : last + 1])),
            text=reading.text[start:end],
            before=reading.text[max(0, start - CONTEXT) : start],
            after=reading.text[end : end + CONTEXT],
        )

    def each(self) -> Iterator[str]:
        """The identities of all its words.

        None where they are more than its text has room for: no reading had such words, and a run from elsewhere could
        go on without an end.
        """
        count = sum(max(0, high - low + 1) for _prefix, low, high in map(_run, self.words))
        return unfold(self.words) if count <= len(self.text) + 1 else iter(())

    def encoded(self) -> list[list[str] | str]:
        """The anchor as a list: words, text, before, after."""
        return [list(self.words), self.text, self.before, self.after]

    @classmethod
    def decoded(cls, row: Sequence[Sequence[str] | str]) -> "Anchor":
        """The inverse of `encoded`."""
        words, text, before, after = row
        return cls(tuple(words), str(text), str(before), str(after))


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an anchor is now: positions of its first and last token, or None when orphaned."""

    state: AnchorState
    first: int | None = None
    last: int | None = None


def fold(identities: Iterable[str]) -> Iterator[str]:
    """Fold identities that count up (`a.3`, `a.4`, `a.5`) into one run (`a.3~5`)."""
    prefix, low, high, waiting = "", 0, 0, ""
    for identity in identities:
        found = _NUMBERED.fullmatch(identity)
        number = int(found[2]) if found and found[2] == str(int(found[2])) else None
        if waiting and number is not None and found and found[1] == prefix and number == high + 1:
            high, waiting = number, f"{prefix}{low}~{number}"
            continue
        if waiting:
            yield waiting
        waiting = identity
        prefix, low, high = (found[1], number, number) if found and number is not None else ("", 0, -2)
    if waiting:
        yield waiting


def unfold(words: Iterable[str]) -> Iterator[str]:
    """The inverse of `fold`."""
    for word in words:
        if run := _RUN.fullmatch(word):
            yield from (f"{run[1]}{number}" for number in range(int(run[2]), int(run[3]) + 1))
        else:
            yield word


def share_words(one: Anchor, other: Anchor) -> bool:
    """Whether two anchors have a word in common."""
    runs: dict[str, list[tuple[int, int]]] = {}
    for prefix, low, high in map(_run, one.words):
        runs.setdefault(prefix, []).append((low, high))
    return any(
        low <= last and first <= high
        for prefix, first, last in map(_run, other.words)
        for low, high in runs.get(prefix, ())
    )


def _run(word: str) -> tuple[str, int, int]:
    """A word, or a run of words, as what stands before the number and its first and last number."""
    if run := _RUN.fullmatch(word):
        return run[1], int(run[2]), int(run[3])
    found = _NUMBERED.fullmatch(word)
    return (found[1], int(found[2]), int(found[2])) if found else (word, 0, 0)


def place(anchor: Anchor, reading: Reading) -> Placement:
    """Find `anchor` in `reading` as it stands now."""
    first = reading.positions.get(_first(anchor.words[0]))
    last = reading.positions.get(_last(anchor.words[-1]))
    if first is not None and last is not None and first <= last:
        if reading.slice_text(first, last) == anchor.text:
            return Placement(AnchorState.INTACT, first, last)
        if last - first <= _reach(anchor):
            return Placement(AnchorState.CHANGED, first, last)
    survivors = [reading.positions[word] for word in anchor.each() if word in reading.positions]
    rest = _longest_group(survivors) if survivors else None
    if found := _found_by_text(anchor, reading, rest):
        return Placement(AnchorState.MOVED, *found)
    return Placement(AnchorState.CHANGED, *rest) if rest else Placement(AnchorState.ORPHANED)


def _first(word: str) -> str:
    return word.partition("~")[0] if _RUN.fullmatch(word) else word


def _last(word: str) -> str:
    run = _RUN.fullmatch(word)
    return f"{run[1]}{run[3]}" if run else word


def _reach(anchor: Anchor) -> int:
    # Text put into a unit belongs to it; a whole turn moved between its ends does not.
    return 3 * anchor.text.count(" ") + 40


def _found_by_text(anchor: Anchor, reading: Reading, rest: tuple[int, int] | None) -> tuple[int, int] | None:
    """The one place where the exact text stands; of several, the one whose context fits best alone.

    None where it stands nearly everywhere: then no place is the right one. Where some words are left (`rest`), only a
    place that holds one of them: a unit does not leave them.
    """
    candidates: list[tuple[int, int, int]] = []
    at, places = reading.text.find(anchor.text), 0
    while at >= 0:
        places += 1
        if places > _MOST_PLACES or len(candidates) == _MOST_CANDIDATES:
            return None
        end = at + len(anchor.text)
        first, last = _starting(at, reading), _ending(end, reading)
        if (
            first is not None
            and last is not None
            and (rest is None or (first <= rest[1] and last >= rest[0]))
        ):
            fit = _common_tail(reading.text[max(0, at - CONTEXT) : at], anchor.before)
            fit += _common_head(reading.text[end : end + CONTEXT], anchor.after)
            candidates.append((fit, first, last))
        at = reading.text.find(anchor.text, at + 1)
    candidates.sort(reverse=True)
    if not candidates or (len(candidates) > 1 and candidates[0][0] == candidates[1][0]):
        return None
    return candidates[0][1], candidates[0][2]


def _starting(offset: int, reading: Reading) -> int | None:
    """The token that begins at `offset` of the text, if one does."""
    position = bisect_left(reading.offsets, offset)
    return position if position < len(reading.offsets) and reading.offsets[position] == offset else None


def _ending(offset: int, reading: Reading) -> int | None:
    """The token that ends at `offset` of the text, if one does."""
    position = bisect_left(reading.offsets, offset) - 1
    ends = position >= 0 and reading.offsets[position] + len(reading.words[position]) == offset
    return position if ends else None


def _common_head(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _common_tail(one: str, other: str) -> int:
    return _common_head(one[::-1], other[::-1])


def _longest_group(positions: Sequence[int]) -> tuple[int, int]:
    """The ends of the largest group of positions with no gap wider than 20 tokens."""
    first, *later = sorted(positions)
    begin = end = first
    size, best = 1, (1, first, first)
    for position in later:
        if position - end > 20:
            begin, size = position, 0
        end, size = position, size + 1
        if size > best[0]:
            best = size, begin, end
    return best[1], best[2]
