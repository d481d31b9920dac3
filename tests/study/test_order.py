"""There is always room between two places, and none ever collides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.study.order import at_time, between


@given(st.lists(st.integers(0, 10**6), max_size=200))
def test_insertions_anywhere_keep_the_order(wishes: list[int]) -> None:
    places: list[str] = []
    for wish in wishes:
        at = wish % (len(places) + 1)
        new = between(places[at - 1] if at else None, places[at] if at < len(places) else None)
        places.insert(at, new)
    assert places == sorted(set(places))
    assert not any(place.endswith("0") for place in places)


@given(st.integers(0, 36**6 - 2), st.integers(0, 1000))
def test_places_by_time_sort_by_time_and_leave_room(time: int, sub: int) -> None:
    assert at_time(time, sub) < between(at_time(time, sub), at_time(time, sub + 1)) < at_time(time, sub + 1)
    assert at_time(time, sub) < at_time(time + 1)


def test_no_place_in_the_wrong_order() -> None:
    with pytest.raises(ValueError, match="in order"):
        between("b", "a")
