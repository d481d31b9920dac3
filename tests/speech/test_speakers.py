"""Voices told apart: the real networks on a real telephone call, and what follows from kept parts alone."""

import io
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from tests.speech.conftest import DATA
from tests.tools.diarization import Errors, errors, pairs, read_rttm
from workbench.cellar import places
from workbench.speech.sound import Block
from workbench.speech.speakers.features import log_mel
from workbench.speech.speakers.grouping import group
from workbench.speech.speakers.listening import cut, listen
from workbench.speech.speakers.networks import FRAMES, Networks
from workbench.speech.speakers.parts import Parts, no_parts
from workbench.speech.speakers.timeline import Stretch, lay
from workbench.speech.speakers.tree import groups, joins, undone_below
from workbench.speech.speakers.words import VoicesOfWords

Clip = Callable[[str], Block]


@pytest.fixture(scope="session")
def networks() -> Networks:
    """Those that come with the program."""
    return Networks(places.resources() / "speakers")


@pytest.fixture(scope="session")
def telephone(networks: Networks, clip: Clip) -> Parts:
    """The parts of a telephone call of two people."""
    return _parts(networks, clip("telephone.flac"))


def _parts(networks: Networks, samples: Block) -> Parts:
    return listen(io.BytesIO(samples.tobytes()), len(samples), networks, lambda _share: None)


def _timeline(found: list[Stretch]) -> list[tuple[float, float, str]]:
    return [(one.start / 1000, one.end / 1000, str(one.voice)) for one in found]


@pytest.mark.parametrize("number", [2, None])
def test_a_call_of_two_is_told_apart(telephone: Parts, number: int | None) -> None:
    found = lay(telephone, group(telephone, number))
    assert errors(read_rttm(DATA / "telephone.rttm"), _timeline(found)).rate <= 0.05


def test_two_who_speak_at_once_are_both_there(telephone: Parts) -> None:
    found = lay(telephone, group(telephone, 2))
    both = [
        (one, other)
        for one in found
        for other in found
        if one.voice < other.voice and min(one.end, other.end) - max(one.start, other.start) > 200
    ]
    assert both


@pytest.mark.parametrize("number", [1, 2, 3, 5, 8])
def test_the_number_given_is_the_number_found(telephone: Parts, number: int) -> None:
    assert group(telephone, number).count == number


def test_at_most_is_never_more_and_may_be_less(telephone: Parts) -> None:
    assert [group(telephone, at_most=most).count for most in (1, 2, 3, 8)] == [1, 2, 2, 2]


def test_one_reader_is_one_voice(networks: Networks, clip: Clip) -> None:
    assert group(_parts(networks, clip("two_cities.flac"))).count == 1


def test_voices_are_counted_in_the_order_in_which_they_begin(telephone: Parts) -> None:
    first_heard = dict.fromkeys(one.voice for one in lay(telephone, group(telephone, 2)))
    assert list(first_heard) == [0, 1]


def test_kept_parts_come_back_as_they_were(telephone: Parts) -> None:
    back = Parts.unpacked(telephone.packed())
    assert lay(back, group(back, 2)) == lay(telephone, group(telephone, 2))
    assert len(telephone.packed()) < 100_000


def test_a_quiet_call_is_heard_as_well(networks: Networks, clip: Clip) -> None:
    parts = _parts(networks, (clip("telephone.flac") / 30).astype(np.int16))
    true = read_rttm(DATA / "telephone.rttm")
    assert errors(true, _timeline(lay(parts, group(parts, 2)))).rate <= 0.1


@pytest.mark.parametrize("seconds", [0.0, 0.01, 3.0, 10.0, 10.1, 26.0])
def test_silence_of_any_length_has_no_voice(networks: Networks, seconds: float) -> None:
    parts = _parts(networks, np.zeros(round(seconds * 16_000), np.int16))
    grouped = group(parts, 2)
    assert (grouped.count, lay(parts, grouped)) == (0, [])


def test_nothing_heard_can_be_asked_for_any_number() -> None:
    parts = no_parts(5000)
    assert lay(parts, group(parts, 3)) == lay(parts, group(parts)) == []


def test_stretches_never_go_past_the_recording(networks: Networks, clip: Clip) -> None:
    parts = _parts(networks, clip("telephone.flac")[: 16_000 * 17])
    assert max(one.end for one in lay(parts, group(parts, 2))) <= 17_000


def test_progress_ends_with_all_of_it(networks: Networks, clip: Clip) -> None:
    told: list[float] = []
    samples = clip("telephone.flac")
    listen(io.BytesIO(samples.tobytes()), len(samples), networks, told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_features_do_not_depend_on_what_follows() -> None:
    noise = np.random.default_rng(1).standard_normal(8000).astype(np.float32) * 0.1
    assert np.allclose(log_mel(noise)[:20], log_mel(noise[:4000])[:20], atol=1e-3)
    assert log_mel(noise).shape == (48, 80)
    assert log_mel(noise[:399]).shape == (0, 80)


def test_parts_lie_in_the_middle_and_are_short() -> None:
    alone = np.ones(FRAMES, bool)
    alone[300:330] = False
    found = list(cut(alone, (146, 442)))
    assert found[0][0] == 146
    assert found[-1][1] == 442
    assert all(end - start <= 143 for start, end in found)
    assert all(end <= 300 or start >= 330 for start, end in found)


def test_what_is_least_alike_is_not_joined() -> None:
    chance = np.random.default_rng(2)
    centres = np.eye(3, 192)
    voices = (np.repeat(centres, (8, 5, 2), axis=0) + chance.standard_normal((15, 192)) * 0.02).astype(
        np.float32
    )
    voices /= np.linalg.norm(voices, axis=1, keepdims=True)
    found = joins(voices, np.full(15, 2.0, np.float32))
    group_of = groups(found, undone_below(found, 0.5))
    assert [len(set(group_of[rows])) for rows in (slice(0, 8), slice(8, 13), slice(13, 15))] == [1, 1, 1]
    assert len(set(group_of)) == 3


def test_each_word_goes_to_the_voice_at_its_own_middle() -> None:
    voices = VoicesOfWords([Stretch(0, 2000, 0), Stretch(2000, 4000, 1), Stretch(6000, 9000, 0)])
    # The word begins in the turn before and is nevertheless of the new one.
    assert voices.of(1800, 2400) == 1
    assert voices.of(1600, 2300) == 0
    assert voices.of(4300, 4500) == 1
    assert voices.of(5700, 5900) == 0
    assert voices.of(20_000, 20_500) == 0
    assert VoicesOfWords([]).of(0, 100) is None


def test_a_word_said_over_another_is_marked_so() -> None:
    voices = VoicesOfWords([Stretch(0, 5000, 0), Stretch(2000, 3000, 1)])
    assert voices.overlapped(2100, 2500)
    assert not voices.overlapped(3100, 3500)
    assert voices.of(2100, 2500) == 0
    taking_over = VoicesOfWords([Stretch(0, 3000, 0), Stretch(2000, 6000, 1)])
    assert taking_over.of(2100, 2500) == 1


def test_the_error_rate_counts_what_is_missed_invented_and_confused() -> None:
    true = [(0.0, 10.0, "a"), (10.0, 20.0, "b")]
    assert errors(true, [(0.0, 10.0, "x"), (10.0, 20.0, "y")]).rate == 0
    assert errors(true, [(0.0, 20.0, "x")]).rate == pytest.approx(0.5, abs=0.01)
    assert errors(true, []).rate == 1
    assert errors([(0.0, 10.0, "a")], [(0.0, 10.0, "x"), (0.0, 10.0, "y")]).rate == pytest.approx(
        1.0, abs=0.01
    )
    assert replace(Errors(), total=1.0).rate == 0
    assert pairs(np.array([[1.0, 5.0], [4.0, 6.0]])) == ((1, 0), (0, 1))
