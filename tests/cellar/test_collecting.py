"""Rings are looked for when `tidy` is called, and not in between."""

import gc
import weakref

from workbench.cellar import collecting


class Ring:
    """A record that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_rings_are_freed_by_tidy_alone() -> None:
    gc.collect()
    ring = weakref.ref(Ring())
    kept = [[number] for number in range(10 * gc.get_threshold()[0])]
    assert ring() is not None
    collecting.tidy()
    assert ring() is None
    assert len(kept) == 10 * gc.get_threshold()[0]


def test_nothing_is_looked_for_before_as_much_is_new_as_for_python_itself() -> None:
    gc.collect()
    ring = weakref.ref(Ring())
    collecting.tidy()
    assert ring() is not None
    gc.collect()
    assert ring() is None
