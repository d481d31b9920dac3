"""Parts of made-up voices: known by their numbers, so that it is clear who is who."""

import numpy as np

from workbench.speech.speakers.networks import FRAMES, SIZE
from workbench.speech.speakers.parts import Parts

_FRAMES_A_SECOND = 16_000 / 270


def voices_in_turn(count: int, *, seconds: float = 2.0, times: int = 1, spread: float = 0.02) -> Parts:
    """`count` voices, one after the other, each `times` times for so many seconds; two parts in a window."""
    chance = np.random.default_rng(1)
    centres = chance.normal(size=(count, SIZE))
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    voices = np.repeat(centres, times, axis=0) + spread * chance.normal(size=(count * times, SIZE))
    voices /= np.linalg.norm(voices, axis=1, keepdims=True)
    starts = [150 + 148 * (number % 2) for number in range(len(voices))]
    places = [
        (number // 2, 0, start, start + round(min(seconds, 2.4) * _FRAMES_A_SECOND))
        for number, start in enumerate(starts)
    ]
    activity = np.zeros((len(voices) // 2 + 2, FRAMES, 3), np.uint8)
    for window, local, first, last in places:
        activity[window, first:last, local] = 255
    lengths = np.full((len(voices), 2), seconds, np.float32)
    return Parts(
        activity, np.array(places, np.int32), lengths, voices.astype(np.float16), len(activity) * 5000
    )
