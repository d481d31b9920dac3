"""What a voice network hears of sound: 80 mel bands each 10 ms, as Kaldi computes them."""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.speech.sources import RATE

STEP = RATE // 100
"""Samples from one row of features to the next."""

LENGTH = RATE * 25 // 1000
"""Samples that a row is made of."""

_BANDS = 80
_LOWEST_HZ = 20.0
_TRANSFORM = 512
_PREEMPHASIS = 0.97
_FAINTEST = float(np.finfo(np.float32).eps)

Floats = NDArray[np.float32]


def log_mel(samples: Floats) -> Floats:
    """The features of `samples` (-1 to 1, 16 kHz mono), shape (rows, 80); the mean is not taken away."""
    if len(samples) < LENGTH:
        return np.zeros((0, _BANDS), np.float32)
    rows = np.lib.stride_tricks.sliding_window_view(samples, LENGTH)[::STEP]
    rows = rows - rows.mean(axis=1, keepdims=True)
    before = np.concatenate((rows[:, :1], rows[:, :-1]), axis=1)
    spectrum = np.fft.rfft((rows - np.float32(_PREEMPHASIS) * before) * _window(), _TRANSFORM, axis=1)
    power = spectrum.real**2 + spectrum.imag**2
    return np.log(np.maximum(power[:, :-1] @ _bands(), _FAINTEST)).astype(np.float32)


@cache
def _window() -> Floats:
    """Povey's window: Hann's to the power of 0.85."""
    return (np.hanning(LENGTH) ** 0.85).astype(np.float32)


@cache
def _bands() -> Floats:
    """The share of each bin of the spectrum in each band, shape (256, 80)."""
    ends = _mel(np.array((_LOWEST_HZ, RATE / 2)))
    edges = ends[0] + (ends[1] - ends[0]) * np.arange(_BANDS + 2) / (_BANDS + 1)
    bins = _mel(np.arange(_TRANSFORM // 2) * (RATE / _TRANSFORM))[:, None]
    up = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    down = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    return np.maximum(0.0, np.minimum(up, down)).astype(np.float32)


def _mel(hertz: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    return 1127.0 * np.log1p(hertz / 700.0)
