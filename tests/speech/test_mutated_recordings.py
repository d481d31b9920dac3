"""A share of the damaged recordings of `mutated_recordings`: each is taken in whole, or refused and leaves nothing."""

import random

from tests.speech.mutated_recordings import FAULTS, campaign, damaged

COUNT = 40


def test_damaged_recordings_are_taken_in_whole_or_leave_nothing() -> None:
    assert {damaged(random.Random(seed))[0] for seed in range(1, COUNT + 1)} == set(FAULTS)
    results = campaign(1, COUNT)
    assert results.total() == COUNT
    outcomes = {one.split(": ")[1] for one in results}
    assert outcomes == {"refused", "taken in"}
