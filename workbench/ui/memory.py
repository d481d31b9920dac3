"""Memory: when Python looks for garbage, so that the window never stands still for it."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def much_at_once() -> Generator[None]:
    """While very much is read that will stay, no garbage is looked for, and in that much never again.

    Looking through the hundreds of thousands of objects of a long interview takes some 80 ms each time.
    What was put aside before is taken up again first, so that nothing is put aside for ever.
    """
    collecting = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()
