"""Where somebody speaks, loud or quiet."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from workbench.speech.activity import STEP_MS, ActivityDetector, Curve
from workbench.speech.pieces import plan, speech
from workbench.speech.sound import Block

Clip = Callable[[str], Block]


def curve(samples: Block, block: int = 160_000) -> Curve:
    detector = ActivityDetector()
    for start in range(0, len(samples), block):
        detector.add(samples[start : start + block])
    return detector.finish()


def covered(samples: Block) -> np.ndarray:
    """Which milliseconds of a recording go to an engine."""
    milliseconds = len(samples) // 16
    taken = np.zeros(milliseconds, bool)
    for start, end in plan(curve(samples), milliseconds):
        taken[start:end] = True
    return taken


def test_a_step_is_32_ms_and_the_last_one_is_whole(clip: Clip) -> None:
    samples = clip("jfk.flac")
    assert len(curve(samples)) == -(-len(samples) // 512)
    assert STEP_MS == 32


def test_nothing_gives_nothing() -> None:
    assert len(curve(np.zeros(0, np.int16))) == 0
    assert plan(curve(np.zeros(0, np.int16)), 0) == []


@pytest.mark.parametrize("level", [0, 3, 300])
def test_silence_and_noise_are_not_speech(level: int) -> None:
    noise = np.random.default_rng(5).normal(0, level, 30 * 16_000).astype(np.int16)
    assert plan(curve(noise), 30_000) == []


@pytest.mark.parametrize("name", ["jfk.flac", "npsc_short.mp3", "telephone.flac", "two_cities.flac"])
def test_quiet_speech_is_not_lost(clip: Clip, name: str) -> None:
    """30 dB quieter, the same stretches go to an engine, but for their edges."""
    loud = clip(name)
    quiet = np.round(loud * 10 ** (-30 / 20)).astype(np.int16)
    expected, found = covered(loud), covered(quiet)
    assert expected.mean() > 0.6
    assert (expected & ~found).sum() < 0.02 * expected.sum() + 200


def test_a_quiet_voice_after_a_loud_one(clip: Clip) -> None:
    loud = clip("jfk.flac")
    pause = np.random.default_rng(6).normal(0, 2, 10 * 16_000).astype(np.int16)
    quiet = (loud * 10 ** (-30 / 20)).astype(np.int16)
    taken = covered(np.concatenate((loud, pause, quiet)))
    alone = covered(loud)
    assert taken[-len(alone) :].sum() > 0.95 * alone.sum()


def test_the_pauses_of_a_speech_are_found(clip: Clip) -> None:
    stretches = speech(curve(clip("jfk.flac")))
    pauses = [later - end for (_s, end), (later, _e) in pairwise(stretches)]
    assert len(pauses) >= 3
    assert max(pauses) > 800
    assert min(pauses) >= 160


def test_the_size_of_the_blocks_hardly_matters(clip: Clip) -> None:
    samples = clip("two_cities.flac")
    whole, small = curve(samples), curve(samples, 7_777)
    assert len(whole) == len(small)
    assert np.mean((whole >= 50) == (small >= 50)) > 0.9
