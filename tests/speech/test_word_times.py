"""Words lie where the voice is, not where an engine's window puts them."""

import numpy as np
import pytest

from workbench.speech.activity import Curve
from workbench.speech.heard import Segment, Word
from workbench.speech.word_times import settle

STEP = 0.032


def curve(*parts: tuple[int, float]) -> Curve:
    """Steps of (probability 0 to 255, seconds)."""
    return np.concatenate([np.full(round(seconds / STEP), value, np.uint8) for value, seconds in parts])


def settled(words: list[tuple[float, float]], voice: Curve) -> list[tuple[float, float]]:
    told = tuple(Word(start, end, "word", 0.9) for start, end in words)
    segments = settle([Segment(told[0].start, told[-1].end, "", told)], voice)
    assert (segments[0].start, segments[0].end) == (segments[0].words[0].start, segments[0].words[-1].end)
    return [(word.start, word.end) for word in segments[0].words]


def test_the_pause_before_a_word_is_not_part_of_it() -> None:
    voice = curve((200, 1.0), (0, 3.0), (200, 0.5), (0, 1.0))
    (_first, second) = settled([(0.0, 1.0), (1.0, 4.4)], voice)
    assert second[0] == pytest.approx(4.0, abs=0.07)


def test_the_end_of_another_word_before_the_pause_is_not_taken_along() -> None:
    voice = curve((200, 1.2), (0, 1.0), (200, 0.4), (0, 1.0))
    (_first, second) = settled([(0.0, 1.0), (1.0, 2.6)], voice)
    assert second[0] == pytest.approx(2.2, abs=0.07)


def test_a_word_lasts_as_long_as_its_voice() -> None:
    voice = curve((200, 1.3), (0, 2.0), (200, 1.0))
    (first, _second) = settled([(0.2, 1.0), (3.3, 4.0)], voice)
    assert first[1] == pytest.approx(1.3, abs=0.07)


def test_words_without_a_pause_between_them_stay() -> None:
    words = [(0.0, 0.3), (0.3, 0.5), (0.5, 1.1)]
    assert np.allclose(settled(words, curve((200, 1.1), (0, 0.5))), words, atol=0.05)


def test_a_word_that_the_detector_does_not_hear_stays() -> None:
    assert settled([(0.5, 0.9)], curve((0, 2.0))) == [(0.5, 0.9)]


def test_words_never_overlap_or_turn_around() -> None:
    chance = np.random.default_rng(8)
    for _ in range(200):
        edges = np.sort(chance.uniform(0, 10, 14)).round(2)
        words = [(float(a), float(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        voice = chance.choice(np.array([0, 30, 200], np.uint8), 320).repeat(chance.integers(1, 6, 320))[:312]
        found = settled(words, voice)
        flat = [time for word in found for time in word]
        assert flat == sorted(flat)


def test_nothing_heard_is_nothing() -> None:
    assert settle([], np.zeros(0, np.uint8)) == []
    assert settle([Segment(0, 1, "", ())], np.zeros(9, np.uint8)) == []
