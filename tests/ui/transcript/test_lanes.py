"""Units stand side by side: each member in lanes of their own, none over another."""

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.transcript.hands import reading, unit
from workbench.ui.transcript.bracket_paint import initials
from workbench.ui.transcript.lanes import APART, MOST, Lanes

SHOWN = reading(*["ord " * 30] * 10)
RANGES = st.tuples(st.integers(0, 250), st.integers(0, 45), st.integers(0, 2))


def lanes_of(ranges: list[tuple[int, int, int]]) -> Lanes:
    distinct = {(first, first + length, member) for first, length, member in ranges}
    return Lanes([unit(SHOWN, *each) for each in sorted(distinct, key=hash)])


@given(st.lists(RANGES, max_size=25))
def test_no_unit_lies_over_another_of_its_lane_unless_all_lanes_of_the_member_are_full(
    ranges: list[tuple[int, int, int]],
):
    lanes = lanes_of(ranges)
    owners: dict[int, str] = {}
    for number, one in enumerate(lanes.brackets):
        assert owners.setdefault(one.lane, one.placed.unit.author) == one.placed.unit.author
        for other in lanes.brackets[:number]:
            if other.lane == one.lane and other.last + APART >= one.first:
                near = [
                    each
                    for each in lanes.brackets[:number]
                    if each.placed.unit.author == one.placed.unit.author and each.last + APART >= one.first
                ]
                assert len(near) >= MOST
    assert lanes.count == len(owners)


def test_members_stand_in_the_order_of_their_signs():
    lanes = lanes_of([(0, 5, 2), (1, 5, 0), (2, 5, 1)])
    assert [(each.placed.unit.author, each.lane) for each in lanes.brackets] == [
        ("m2", 2),
        ("m0", 0),
        ("m1", 1),
    ]


@given(st.lists(RANGES, max_size=25), st.integers(0, 299), st.integers(0, 60))
def test_between_finds_exactly_what_overlaps(ranges: list[tuple[int, int, int]], first: int, length: int):
    lanes = lanes_of(ranges)
    last = first + length
    wanted = [each for each in lanes.brackets if each.first <= last and each.last >= first]
    assert lanes.between(first, last) == wanted


@given(st.lists(RANGES, max_size=25), st.lists(RANGES, max_size=5), st.integers(0, 5))
def test_lanes_that_are_changed_stand_as_if_laid_anew(
    ranges: list[tuple[int, int, int]], new: list[tuple[int, int, int]], gone: int
):
    before = [one.placed for one in lanes_of(ranges).brackets]
    added = [one.placed for one in lanes_of(new).brackets]
    without = {one.unit.id for one in (*before[:gone], *added)}
    changed = Lanes(before).changed(without, added)
    anew = Lanes([*(one for one in before if one.unit.id not in without), *added])
    assert changed.brackets == anew.brackets
    assert changed.count == anew.count
    assert [changed.find(one.unit.id) for one in before[:gone]] == [
        anew.find(one.unit.id) for one in before[:gone]
    ]


def test_stepping_goes_through_all_and_begins_where_the_reader_is():
    lanes = lanes_of([(0, 5, 0), (20, 5, 1), (40, 5, 2)])
    first, second, third = lanes.brackets
    assert lanes.step("", 20, 1) is second
    assert lanes.step("", 21, 1) is third
    assert lanes.step("", 21, -1) is second
    assert lanes.step(second.placed.unit.id, 0, 1) is third
    assert lanes.step(third.placed.unit.id, 0, 1) is None
    assert lanes.step(first.placed.unit.id, 0, -1) is None


def test_a_unit_without_words_has_no_bracket():
    gone = unit(SHOWN, 3, 4, now=reading("noe helt annet"))
    assert Lanes([gone]).brackets == []


def test_initials():
    assert [initials(name) for name in ("Kari", "Ola Normann Moe", "øyvind")] == ["K", "OM", "Ø"]
