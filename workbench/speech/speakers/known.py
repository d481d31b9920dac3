"""How a voice sounds over a whole recording, and whether it is one that is known."""

from collections.abc import Mapping, Sequence

import numpy as np

from workbench.speech.speakers.parts import HOP, Parts
from workbench.speech.speakers.timeline import milliseconds
from workbench.speech.speakers.tree import Floats

_LEAST_S = 5.0
"""Of a voice that is heard for less nothing is said."""

_SAME = 0.65
"""Two voices of different recordings at least so much alike are one: rooms and microphones make them less alike."""


def sound_of(parts: Parts, stretches: Sequence[tuple[int, int]]) -> Floats | None:
    """How sounds who speaks in these stretches (milliseconds): 192 numbers of length 1. None: too little is heard."""
    frames = parts.places[:, 0] * HOP + parts.places[:, 2:].mean(axis=1) if len(parts.places) else np.zeros(0)
    middles = np.array([milliseconds(int(frame)) for frame in frames])
    inside = np.zeros(len(middles), np.bool_)
    for start, end in stretches:
        inside |= (middles >= start) & (middles < end)
    seconds = parts.lengths[inside, 0]
    if seconds.sum() < _LEAST_S:
        return None
    mean = (parts.voices[inside].astype(np.float32) * seconds[:, None]).sum(axis=0)
    size = float(np.linalg.norm(mean))
    return (mean / size).astype(np.float32) if size > 0 else None


def recognised(heard: Mapping[int, Floats], known: Mapping[str, Floats]) -> dict[int, str]:
    """Which of the voices heard is which of those known: the most alike first, each once."""
    pairs = sorted(
        (
            (float(voice @ own), number, name)
            for number, voice in heard.items()
            for name, own in known.items()
        ),
        reverse=True,
    )
    found: dict[int, str] = {}
    for likeness, number, name in pairs:
        if likeness >= _SAME and number not in found and name not in found.values():
            found[number] = name
    return found
