"""The language is judged over the whole recording."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.cellar.errors import Refusal
from workbench.speech.activity import STEP_MS
from workbench.speech.jobs import Guess
from workbench.speech.languages import (
    WINDOW_MS,
    WINDOWS,
    as_engines_know,
    detection_windows,
    most_probable,
    tells_language,
)
from workbench.speech.pieces import plan, spoken

spans = st.lists(st.tuples(st.integers(0, 3_000), st.integers(1, 29_000)), min_size=1, max_size=80).map(
    lambda parts: [
        (
            sum(gap + length for gap, length in parts[:n]) + gap,
            sum(g + length for g, length in parts[: n + 1]),
        )
        for n, (gap, _length) in enumerate(parts)
    ]
)


@given(spans)
def test_windows_are_full_few_and_inside_the_pieces(pieces: list[tuple[int, int]]) -> None:
    windows = detection_windows(pieces)
    speech = sum(end - start for start, end in pieces)
    heard = [sum(end - start for start, end in window) for window in windows]
    assert 1 <= len(windows) <= WINDOWS
    assert max(heard) <= WINDOW_MS
    assert sum(heard) >= min(speech, WINDOW_MS)
    for start, end in (span for window in windows for span in window):
        assert any(first <= start < end <= last for first, last in pieces)


def test_windows_reach_from_the_beginning_to_the_end() -> None:
    windows = detection_windows([(n * 30_000, n * 30_000 + 30_000) for n in range(100)])
    assert windows[0][0][0] == 0
    assert windows[-1][-1][1] == 3_000_000


def test_a_short_greeting_in_another_language_does_not_decide() -> None:
    guesses = [Guess({"en": 0.9, "no": 0.1}, 3_000), Guess({"en": 0.2, "no": 0.8}, 30_000)]
    code, probability = most_probable(guesses)
    assert code == "no"
    assert probability == pytest.approx((0.1 * 3 + 0.8 * 30) / 33)


def test_both_written_forms_of_norwegian_count_together() -> None:
    assert most_probable([Guess({"da": 0.4, "no": 0.3, "nn": 0.3}, 1_000)])[0] == "no"


def test_codes_as_people_write_them() -> None:
    assert [as_engines_know(code) for code in ("nb", "nb-NO", "EN", "nn", "")] == ["no", "no", "en", "nn", ""]
    with pytest.raises(Refusal, match="xx"):
        as_engines_know("xx")


def test_half_a_minute_of_speech_tells_the_language() -> None:
    assert not tells_language(29_999)
    assert tells_language(30_000)


def test_the_silences_in_a_piece_are_no_speech() -> None:
    """Seven words of a second each, seven seconds apart: one minute in two pieces."""
    curve = np.zeros(60_000 // STEP_MS, np.uint8)
    for number in range(7):
        first = number * 8_000 // STEP_MS
        curve[first : first + 1_000 // STEP_MS] = 220
    assert sum(end - start for start, end in plan(curve, 60_000)) > 30_000
    assert 6_500 <= spoken(curve) <= 7_000
    assert not tells_language(spoken(curve))
