"""Python's search for records that hold each other in a ring, and when it had better rest."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def all_stay() -> Generator[None]:
    """While this holds, records are made by the hundred thousand and all of them stay, none in a ring.

    The search would go through all of them over and over: with 100,000 steps that was a third of the work.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
