"""Parts of made-up voices: known by their numbers, so that it is clear who is who."""

from collections.abc import Sequence

import numpy as np

from workbench.speech.speakers.networks import FRAMES, SIZE
from workbench.speech.speakers.parts import Parts

_FRAMES_A_SECOND = 16_000 / 270


# From, to and voice, in seconds: of the sentences in `tests.desk` the second is begun by one and ended by the other.
SPOKEN = ((0.0, 0.85, 0), (0.9, 1.77, 0), (1.78, 2.65, 1), (2.7, 3.25, 1), (3.3, 5.1, 2))


def heard(
    alike: float, fourth: float = 1.0, said: Sequence[tuple[float, float, int]] = SPOKEN, long: float = 1.0
) -> bytes:
    """Parts of three voices, of which the first and the last are this much alike.

    What is said before the last begins may be a fourth voice, so much alike the second. `long` times as long is taken for
    what each was heard.
    """
    activity = np.zeros((1, FRAMES, 3), np.uint8)
    places, voices = [], []
    own = np.eye(4, SIZE)
    own[2] = alike * own[0] + np.sqrt(1 - alike**2) * own[2]
    own[3] = fourth * own[1] + np.sqrt(1 - fourth**2) * own[3]
    for start, end, voice in said:
        first, last = (round(edge * _FRAMES_A_SECOND) for edge in (start, end))
        activity[0, first:last, voice] = 255
        places.append((0, voice, first, last))
        voices.append(own[3] if start == 2.7 else own[voice])
    lengths = long * np.array([(end - start, 1.5) for start, end, _voice in said], np.float32)
    return Parts(activity, np.array(places, np.int32), lengths, np.array(voices, np.float16), 20_000).packed()


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
