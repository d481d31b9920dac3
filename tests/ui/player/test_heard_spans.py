from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.player.heard_spans import HeardSpans


def test_going_to_another_place_is_not_hearing_what_lies_between() -> None:
    spans = HeardSpans()
    spans.begin(1000)
    spans.reach(2000)
    spans.begin(8000)
    spans.reach(9000)
    spans.end()
    assert spans.take() == [(1000, 2000), (8000, 9000)]


def test_what_was_taken_is_not_told_again_and_goes_on_from_there() -> None:
    spans = HeardSpans()
    spans.begin(0)
    spans.reach(500)
    assert spans.take() == [(0, 500)]
    spans.reach(700)
    spans.end()
    assert spans.take() == [(500, 700)]
    assert spans.take() == []


def test_nothing_is_heard_before_it_plays_or_after_it_ends() -> None:
    spans = HeardSpans()
    spans.reach(5000)
    spans.begin(10)
    spans.end()
    spans.reach(4000)
    assert spans.take() == []


@given(st.lists(st.tuples(st.integers(0, 1000), st.lists(st.integers(0, 50), max_size=5)), max_size=8))
def test_every_moment_that_was_played_is_in_the_spans_and_no_other(
    plays: list[tuple[int, list[int]]],
) -> None:
    spans, wanted = HeardSpans(), set[int]()
    for start, steps in plays:
        spans.begin(start)
        at = start
        for step in steps:
            spans.reach(at + step)
            wanted.update(range(at, at + step))
            at += step
    spans.end()
    heard = {moment for begun, end in spans.take() for moment in range(begun, end)}
    assert heard == wanted
