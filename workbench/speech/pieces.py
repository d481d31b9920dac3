"""The plan of a transcription: pieces that fit an engine's window, cut where nobody speaks.

Long silences are left out, because engines invent text in them and stumble after them; whatever could be
speech is in a piece. Shorter silences stay, for a piece costs the same however much is said in it: ten minutes
with many pauses gave as few errors in 23 pieces as in 49. The same curve always gives the same plan, and a
transcription keeps the plan it was begun with.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from workbench.speech.activity import STEP_MS, Curve
from workbench.speech.jobs import Span
from workbench.speech.runs import runs

PIECE_MS = 29_000
"""The longest piece. An engine hears 30 s at once, so a longer one would cost twice the work."""

CUT_MS = 160
"""The shortest silence that is cut at, and that divides one stretch of speech from the next."""

SILENCE_MS = 8_000
"""Silences from this length on are never inside a piece."""

MARGIN_MS = 300
"""How much of the silence around speech stays with it."""

_MAYBE, _LIKELY = 25, 50
"""Probabilities (0 to 255): speech goes as far as the first, and is dropped if it never reaches the second."""

_LONG_MS = 1_000
"""Longer silences than this are no better to cut at."""

_ROOM_MS = PIECE_MS - 2 * MARGIN_MS


def plan(curve: Curve, duration_ms: int) -> list[Span]:
    """The pieces (start, end in ms) of a recording of `duration_ms`, in order and without overlap."""
    stretches = [part for stretch in speech(curve) for part in _fitting(stretch, curve)]
    pieces: list[Span] = []
    first = 0
    while first < len(stretches):
        last = _last_of_piece(stretches, first)
        start, end = stretches[first][0], stretches[last][1]
        before = stretches[first - 1][1] if first else 0
        after = stretches[last + 1][0] if last + 1 < len(stretches) else duration_ms
        pieces.append(
            (
                start - _margin(start - before, first > 0),
                end + _margin(after - end, last + 1 < len(stretches)),
            )
        )
        first = last + 1
    return [(start, min(end, duration_ms)) for start, end in pieces if start < duration_ms]


def speech(curve: Curve) -> list[Span]:
    """The stretches (start, end in ms) in which somebody may be speaking, divided by silences of 160 ms."""
    stretches: list[tuple[int, int]] = []
    for start, end in runs(curve >= _MAYBE):
        if stretches and (start - stretches[-1][1]) * STEP_MS < CUT_MS:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return [
        (start * STEP_MS, end * STEP_MS) for start, end in stretches if int(curve[start:end].max()) >= _LIKELY
    ]


def spoken(curve: Curve) -> int:
    """How long somebody may be speaking in all, in milliseconds; the silences inside a piece do not count."""
    return sum(end - start for start, end in speech(curve))


def voice_end(curve: Curve) -> float:
    """Where the last of what may be speech ends, in seconds from the beginning of the curve."""
    last = np.flatnonzero(curve >= _MAYBE)
    return (int(last[-1]) + 1) * STEP_MS / 1000 if len(last) else len(curve) * STEP_MS / 1000


def _last_of_piece(stretches: Sequence[Span], first: int) -> int:
    """The stretch to end a piece with: the last that fits, or one before it with a better silence behind."""
    start = stretches[first][0]
    best, best_worth = first, 0.0
    for last in range(first, len(stretches)):
        end = stretches[last][1]
        if end - start > _ROOM_MS:
            return best
        if last + 1 == len(stretches):
            return last
        silence = stretches[last + 1][0] - end
        if silence >= SILENCE_MS:
            return last
        worth = min(silence, _LONG_MS) / _LONG_MS + 1.5 * (end - start) / _ROOM_MS
        if worth >= best_worth:
            best, best_worth = last, worth
    return best


def _fitting(stretch: Span, curve: Curve) -> Iterator[Span]:
    """A stretch without a silence that is too long for a piece, cut where speech is least probable."""
    start, end = stretch
    while end - start > _ROOM_MS:
        earliest, latest = (start + _ROOM_MS // 2) // STEP_MS, (start + _ROOM_MS) // STEP_MS
        smooth = np.convolve(curve[earliest:latest].astype(np.float32), np.ones(5), "valid")
        cut = (earliest + 2 + int(smooth.argmin())) * STEP_MS
        yield start, cut
        start = cut
    yield start, end


def _margin(silence: int, shared: bool) -> int:
    return min(MARGIN_MS, silence // 2 if shared else silence)
