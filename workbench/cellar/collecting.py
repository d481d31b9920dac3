"""Python's search for records that hold each other in a ring: which thread does it, and when it had better rest."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


def by_hand() -> None:
    """From now on rings are looked for by `tidy` alone.

    Python looks for them in whatever thread makes a record just then, and frees there what it finds. What belongs
    to a window must be freed in the window's thread: freed in another it takes the program down, later and
    somewhere else.
    """
    gc.disable()


def tidy() -> None:
    """Look for rings, as often and as far as Python itself would; in the thread that calls."""
    due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if any(due):
        gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))


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


@contextmanager
def much_at_once() -> Generator[None]:
    """While very much is read that will stay, no ring is looked for, and in that much never again.

    Looking through the hundreds of thousands of objects of a long interview takes some 80 ms each time.
    What was put aside before is taken up again first, so that nothing is put aside for ever.
    """
    with all_stay():
        gc.unfreeze()
        try:
            yield
        finally:
            gc.freeze()
