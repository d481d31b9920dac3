"""Laying: each gesture makes a layout of another; no unit is lost by any of them, and rings come to rest."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.study.clusters import Layout, Spot, Stack
from workbench.study.comparing import beside, changes, moved_only
from workbench.study.laying import (
    dissolved,
    laid,
    lifted,
    merged,
    named,
    parted,
    parts_of,
    put,
    shifted,
    sound,
)
from workbench.study.provenance import Wording

SPOT = Spot(10, 20)


def lies(layout: Layout) -> dict[str, tuple[str, ...]]:
    return {stack.cluster: stack.units for stack in layout}


def test_a_unit_moves_from_a_loose_card_into_a_stack_and_the_card_is_gone() -> None:
    layout = laid(laid((), "a", ["u"], SPOT), "b", ["v", "w"], SPOT)
    moved = lifted(put(layout, ["u"], "b", 1), ["u"], {"a"})
    assert lies(moved) == {"b": ("v", "u", "w")}


def test_a_stack_with_a_name_stays_when_its_last_unit_is_taken() -> None:
    layout = named(laid((), "a", ["u"], SPOT), "a", Wording("Shame", ("ada",)))
    assert lies(lifted(layout, ["u"], {"a"})) == {"a": ()}


def test_units_change_places_inside_a_stack() -> None:
    layout = laid((), "a", ["u", "v", "w", "x"], SPOT)
    assert lies(put(layout, ["w"], "a", 0)) == {"a": ("w", "u", "v", "x")}
    assert lies(put(layout, ["u"], "a", 3)) == {"a": ("v", "w", "u", "x")}


def test_merging_keeps_the_order_and_takes_the_parts_along() -> None:
    layout = laid(laid(laid((), "a", ["u", "v"], SPOT), "b", ["v", "w"], SPOT), "c", ["x"], SPOT)
    layout = parted(layout, "c", "b")
    together = merged(layout, "b", "a")
    assert lies(together) == {"a": ("u", "v", "w"), "c": ("x",)}
    assert [stack.within for stack in together] == ["", "a"]


def test_a_stack_merged_into_its_own_part_leaves_that_standing() -> None:
    layout = parted(laid(laid((), "a", ["u"], SPOT), "b", ["v"], SPOT), "b", "a")
    together = merged(layout, "a", "b")
    assert lies(together) == {"b": ("v", "u")}
    assert together[0].within == ""


def test_a_dissolved_stack_gives_its_parts_to_what_it_was_in() -> None:
    layout = laid(laid(laid((), "a", ["u"], SPOT), "b", ["v"], SPOT), "c", ["w"], SPOT)
    layout = parted(parted(layout, "b", "a"), "c", "b")
    assert {one.cluster: one.within for one in dissolved(layout, "b", {})} == {"a": "", "c": "a"}
    assert lies(dissolved(layout, "b", {"v": "new"}))["new"] == ("v",)


def test_a_ring_that_two_laptops_made_comes_to_rest() -> None:
    ring = (
        Stack("a", Wording(), SPOT, "b"),
        Stack("b", Wording(), SPOT, "a"),
        Stack("c", Wording(), SPOT, "a"),
    )
    rest = {one.cluster: one.within for one in sound(ring)}
    assert rest == {"a": "", "b": "", "c": "a"}
    assert parts_of(ring, "a") == ["b", "c"]
    assert sound((Stack("a", Wording(), SPOT, "gone"),))[0].within == ""


def test_what_is_deep_inside_takes_the_place_of_what_was_around_it() -> None:
    layout = laid(laid(laid((), "a", ["u"], SPOT), "b", ["v"], SPOT), "c", ["w"], SPOT)
    layout = merged(parted(parted(layout, "b", "a"), "c", "b"), "a", "c")
    assert {one.cluster: one.within for one in layout} == {"b": "c", "c": ""}


@given(st.data())
def test_no_gesture_loses_a_unit(data: st.DataObject) -> None:
    layout: Layout = ()
    for number in range(data.draw(st.integers(1, 6))):
        layout = laid(layout, f"c{number}", [f"u{number}.{n}" for n in range(number + 1)], SPOT)
    units = {unit for stack in layout for unit in stack.units}
    for fresh in range(data.draw(st.integers(0, 12))):
        names = [stack.cluster for stack in layout]
        one, other = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))
        stack = next(stack for stack in layout if stack.cluster == one)
        match data.draw(st.integers(0, 3)):
            case 0 if stack.units and one != other:
                unit = data.draw(st.sampled_from(stack.units))
                layout = lifted(put(layout, [unit], other), [unit], {one})
            case 1 if one != other:
                layout = merged(layout, one, other)
            case 2:
                layout = dissolved(layout, one, {unit: f"n{fresh}{unit}" for unit in stack.units})
            case 3 if one != other and other not in parts_of(layout, one):
                layout = parted(layout, one, other)
            case _:
                pass
        assert {unit for stack in layout for unit in stack.units} == units
        assert {stack.within for stack in layout} - {""} <= {stack.cluster for stack in layout}
        assert {stack.cluster for stack in sound(layout)} == {stack.cluster for stack in layout}
        assert all(
            one.within == other.within
            for one, other in zip(
                sorted(layout, key=lambda s: s.cluster),
                sorted(sound(layout), key=lambda s: s.cluster),
                strict=True,
            )
        )


def test_what_changed_between_two_moments() -> None:
    before = laid(laid((), "a", ["u", "v"], SPOT), "b", ["w"], SPOT)
    after = lifted(put(before, ["v"], "b"), ["v"], {"a"})
    told = {
        change.after.cluster if change.after else "": (change.came, change.went)
        for change in changes(before, after)
    }
    assert told == {"a": ((), ("v",)), "b": (("v",), ())}
    assert changes(before, shifted(before, {"a": Spot(0, 0)})) == []
    assert moved_only(before, shifted(before, {"a": Spot(0, 0)}))
    assert not moved_only(before, before)


def test_how_another_has_the_units_of_a_stack() -> None:
    mine = laid((), "a", ["u", "v", "w", "x"], SPOT)
    other = laid(laid((), "p", ["u", "v"], SPOT), "q", ["w"], SPOT)
    [found] = beside(mine, other)
    assert [(share.stack and share.stack.cluster, share.units) for share in found.shares] == [
        ("p", ("u", "v")),
        ("q", ("w",)),
        (None, ("x",)),
    ]
