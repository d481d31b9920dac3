"""Text as sentences: where one ends, and which is which after somebody has changed the text.

A text is paragraphs, one a line. A quote that stands in it is one letter, `QUOTE`, and a sentence of its own.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product
from typing import NamedTuple

QUOTE = "\ufffc"

_END = re.compile(r"[.!?…]+[\"'”»’)\]]*(?=\s+[\"'“”«‘(\[–—-]?\s?[\w])")
_WORD = re.compile(r"\w+")
_BEFORE = re.compile(r"(\S+)$")
_SHORT = frozenset(
    """a.m. bl.a. ca. cf. dr. dvs. e.g. e.l. eks. etc. evt. f.eks. fig. forts. hhv. i.e. inkl. jf. kap. kl. m.a.o.
    m.fl. m.m. mht. mr. mrs. ms. nr. o.l. osv. p.m. pga. prof. s. st. tlf. vol. vs.""".split()  # noqa: SIM905
)
_ALIKE = 0.5
"""The share of words that two sentences have in common from which on they are versions of one."""
_TAKEN = 0.6
"""The share of a sentence's words that another one takes over from which on that rests on the same."""


class Piece(NamedTuple):
    """A sentence of a text, in code points from `start` to `end`; `begins` where it is the first of a paragraph."""

    text: str
    begins: bool
    start: int
    end: int


class Origin(NamedTuple):
    """Which sentence it was before (a number, or None for a new one), and of which others it has taken words over."""

    was: int | None
    also: tuple[int, ...] = ()


def split(text: str) -> list[Piece]:
    """The sentences of a text in order, without blanks around them."""
    pieces: list[Piece] = []
    at = 0
    for paragraph in text.split("\n"):
        begins = True
        for start, end in _spans(paragraph):
            pieces.append(Piece(paragraph[start:end], begins, at + start, at + end))
            begins = False
        at += len(paragraph) + 1
    return pieces


def joined(sentences: Iterable[tuple[str, bool]]) -> str:
    """The text of sentences; each with whether it begins a paragraph."""
    text = ""
    for sentence, begins in sentences:
        text += ("\n" if begins else " ") + sentence if text else sentence
    return text


def compared(before: Sequence[str], now: Sequence[str]) -> list[Origin]:
    """For each sentence of now which one of before it is: the same, a moved or a changed one, or a new one.

    One that is changed in its place is the same, however much of it is new. What a sentence is split into rests on what it
    did, and so does what two are joined to.
    """
    was: dict[int, int] = {}
    blocks: list[tuple[list[int], list[int]]] = []
    matcher = SequenceMatcher(a=before, b=now, autojunk=False)
    for action, low, high, first, last in matcher.get_opcodes():
        if action == "equal":
            was.update(zip(range(first, last), range(low, high), strict=True))
        else:
            blocks.append((list(range(low, high)), list(range(first, last))))
    _moved(before, now, blocks, was)
    also: dict[int, list[int]] = {}
    for olds, news in blocks:
        _paired(before, now, (olds, news), was)
        _taken_over(before, now, (olds, news), was, also)
    return [Origin(was.get(number), tuple(also.get(number, ()))) for number in range(len(now))]


def _spans(paragraph: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in re.split(f"({QUOTE})", paragraph):
        if part == QUOTE:
            yield start, start + 1
        else:
            for low, high in _in_words(part):
                yield start + low, start + high
        start += len(part)


def _in_words(part: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in (*_END.finditer(part), None):
        end = found.end() if found else len(part)
        if found and _goes_on(part, found):
            continue
        inner = part[start:end]
        if inner.strip():
            yield start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
        start = end


def _goes_on(part: str, found: re.Match[str]) -> bool:
    """Whether a sentence goes on after what might have been its end: a small letter, a short form, an initial."""
    after = part[found.end() :].lstrip().lstrip("\"'“”«‘([–—- ")
    if after[:1].islower():
        return True
    before = _BEFORE.search(part[: found.end()])
    word = before[1].strip("\"'“”«»‘’()[]").casefold() if before else ""
    return word in _SHORT or (len(word) == 2 and word[0].isalpha() and word[1] == "." and word != "i.")


def _moved(
    before: Sequence[str], now: Sequence[str], blocks: list[tuple[list[int], list[int]]], was: dict[int, int]
) -> None:
    """What stands elsewhere word for word is the same sentence."""
    free: dict[str, list[int]] = {}
    for olds, _news in blocks:
        for old in olds:
            free.setdefault(before[old], []).append(old)
    gone: set[int] = set()
    for _olds, news in blocks:
        for new in list(news):
            if free.get(now[new]):
                was[new] = free[now[new]].pop(0)
                gone.add(was[new])
                news.remove(new)
    for olds, _news in blocks:
        olds[:] = [old for old in olds if old not in gone]


def _paired(
    before: Sequence[str], now: Sequence[str], block: tuple[list[int], list[int]], was: dict[int, int]
) -> None:
    """The sentences of a changed place that are versions of one, the most alike first."""
    olds, news = block
    alike = sorted(
        ((-_likeness(before[old], now[new]), old, new) for old in olds for new in news),
    )
    left, right = list(olds), list(news)
    for likeness, old, new in alike:
        if -likeness >= _ALIKE and old in left and new in right:
            was[new] = old
            left.remove(old)
            right.remove(new)
    if len(left) == len(right) and all(QUOTE not in before[old] for old in left):
        was.update((new, old) for old, new in zip(left, right, strict=True) if QUOTE not in now[new])


def _taken_over(
    before: Sequence[str],
    now: Sequence[str],
    block: tuple[list[int], list[int]],
    was: dict[int, int],
    also: dict[int, list[int]],
) -> None:
    olds, news = block
    stay = {was[new] for new in news if new in was}
    for new, old in product(news, olds):
        if new in was:
            joined_ = old not in stay and _share(before[old], now[new]) >= _TAKEN
        else:
            joined_ = _share(now[new], before[old]) >= _TAKEN
        if joined_:
            also.setdefault(new, []).append(old)


def _likeness(one: str, other: str) -> float:
    if QUOTE in one or QUOTE in other:
        return 0.0
    if one.startswith(other) or other.startswith(one):
        return 1.0
    left, right = _words(one), _words(other)
    return 2 * (left & right).total() / max(1, left.total() + right.total())


def _share(part: str, whole: str) -> float:
    """The share of the words of one text that the other has, too."""
    words = _words(part)
    return (words & _words(whole)).total() / words.total() if words else 0.0


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))
