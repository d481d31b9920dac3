"""Runs of consecutive true values."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray


def runs(on: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """The (first, one past the last) of each run of true values, in order."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], on, [False])).astype(np.int8)))
    for start, end in edges.reshape(-1, 2):
        yield int(start), int(end)
