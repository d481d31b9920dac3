"""Five thousand random histories; a hundred thousand by `python -m tests.history.histories`."""

import pytest

from tests.history.histories import play


@pytest.mark.parametrize("first", range(0, 5000, 500))
def test_all_copies_end_equal_and_nothing_is_lost(first: int) -> None:
    for seed in range(first, first + 500):
        play(seed)
