"""Brings quiet sound up to the level of ordinary speech, for whatever listens to it."""

import numpy as np
from numpy.typing import NDArray

LOUD = 0.5
"""Where the loudest speech should be, as a share of full scale."""

_MOST = 300.0
_FAINTEST = 1e-6


def gain(samples: NDArray[np.float32]) -> float:
    """The factor that brings the loudest of `samples` (-1 to 1) to half of full scale; never less than 1."""
    if not len(samples):
        return 1.0
    loud = float(np.percentile(np.abs(samples), 99.5))
    return min(_MOST, max(1.0, LOUD / max(loud, _FAINTEST)))
