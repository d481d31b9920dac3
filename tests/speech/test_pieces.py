"""The plan holds whatever may be speech, in pieces that fit, cut where nobody speaks."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.speech.activity import STEP_MS, Curve
from workbench.speech.pieces import MARGIN_MS, PIECE_MS, SILENCE_MS, plan, speech, voice_end

stretches = st.lists(
    st.tuples(st.sampled_from((0, 10, 40, 60, 255)), st.integers(1, 400)), min_size=1, max_size=60
)


def drawn(parts: list[tuple[int, int]]) -> Curve:
    return np.concatenate([np.full(steps, value, np.uint8) for value, steps in parts])


@given(stretches, st.integers(0, 31))
def test_pieces_fit_are_in_order_and_hold_all_speech(parts: list[tuple[int, int]], short: int) -> None:
    curve = drawn(parts)
    duration = len(curve) * STEP_MS - short
    pieces = plan(curve, duration)
    taken = np.zeros(duration, bool)
    end_before = 0
    for start, end in pieces:
        assert end_before <= start < end <= duration
        assert end - start <= PIECE_MS
        taken[start:end] = True
        end_before = end
    for step in np.flatnonzero(curve >= 50):
        assert taken[step * STEP_MS : min((step + 1) * STEP_MS, duration)].all()


@given(stretches)
def test_the_same_curve_gives_the_same_plan(parts: list[tuple[int, int]]) -> None:
    curve = drawn(parts)
    assert plan(curve, len(curve) * STEP_MS) == plan(curve.copy(), len(curve) * STEP_MS)


@given(stretches)
def test_no_piece_holds_a_long_silence(parts: list[tuple[int, int]]) -> None:
    curve = drawn(parts)
    stretches_of_speech = speech(curve)
    for start, end in plan(curve, len(curve) * STEP_MS):
        inside = [(s, e) for s, e in stretches_of_speech if s < end and e > start]
        for (_start, before), (after, _end) in pairwise(inside):
            assert after - before < SILENCE_MS


def test_the_longest_silence_is_chosen_rather_than_the_last() -> None:
    curve = drawn([(0, 20), (200, 500), (0, 40), (200, 200), (0, 6), (200, 400)])
    pieces = plan(curve, len(curve) * STEP_MS)
    assert len(pieces) == 2
    assert 520 * STEP_MS < pieces[0][1] <= 560 * STEP_MS


def test_a_margin_is_kept_on_both_sides() -> None:
    curve = drawn([(0, 100), (200, 50), (0, 100)])
    assert plan(curve, 8_000) == [(100 * STEP_MS - MARGIN_MS, 150 * STEP_MS + MARGIN_MS)]


def test_speech_without_a_pause_is_cut_where_it_is_weakest() -> None:
    curve = drawn([(200, 700), (120, 8), (200, 700)])
    cut = plan(curve, len(curve) * STEP_MS)[0][1]
    assert 700 * STEP_MS <= cut <= 708 * STEP_MS


def test_a_faint_murmur_alone_is_left_out_but_a_faint_beginning_is_not() -> None:
    assert plan(drawn([(0, 50), (40, 50), (0, 50)]), 150 * STEP_MS) == []
    faint_start = drawn([(0, 50), (40, 20), (200, 50), (0, 50)])
    assert speech(faint_start) == [(50 * STEP_MS, 120 * STEP_MS)]


def test_the_voice_ends_where_the_last_of_what_may_be_speech_ends() -> None:
    curve = np.zeros(100, np.uint8)
    curve[10:20] = 200
    curve[40:43] = 30
    assert voice_end(curve) == pytest.approx(43 * STEP_MS / 1000)
    assert voice_end(np.zeros(5, np.uint8)) == pytest.approx(5 * STEP_MS / 1000)
