"""Spans of time, (start, end) in milliseconds: joining them and asking how much they cover."""

from collections.abc import Iterable, Sequence

Span = tuple[int, int]


def joined(spans: Iterable[Span], gap: int = 0) -> tuple[Span, ...]:
    """The spans in order, those that touch or lie at most `gap` apart made one; empty ones left out."""
    result: list[Span] = []
    for start, end in sorted(span for span in spans if span[1] > span[0]):
        if result and start <= result[-1][1] + gap:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def covered(spans: Iterable[Span], start: int, end: int) -> int:
    """How many milliseconds between `start` and `end` the spans cover; they must not overlap."""
    return sum(max(0, min(end, high) - max(start, low)) for low, high in spans)


def shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """How many milliseconds two rows of spans have in common; each in order, its spans not overlapping."""
    total = here = there = 0
    while here < len(one) and there < len(other):
        (start, end), (low, high) = one[here], other[there]
        total += max(0, min(end, high) - max(start, low))
        if end < high:
            here += 1
        else:
            there += 1
    return total
