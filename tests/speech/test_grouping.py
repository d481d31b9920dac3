"""How many voices there are, where nobody says it: also where many say a little each."""

import pytest

from tests.speech.made_up import voices_in_turn
from workbench.speech.speakers.grouping import MOST_VOICES, group
from workbench.speech.speakers.timeline import lay


@pytest.mark.parametrize(("count", "seconds"), [(6, 2.2), (8, 2.0), (8, 3.0), (10, 2.4)])
def test_many_who_say_a_little_each_are_told_apart(count: int, seconds: float) -> None:
    parts = voices_in_turn(count, seconds=seconds)
    assert group(parts).count == count
    assert len({one.voice for one in lay(parts, group(parts))}) == count


@pytest.mark.parametrize("seconds", [0.3, 2.0, 8.0])
@pytest.mark.parametrize("most", [1, 3, MOST_VOICES])
def test_at_most_so_many_of_them_is_answered(seconds: float, most: int) -> None:
    parts = voices_in_turn(12, seconds=seconds)
    assert group(parts, at_most=most).count == most


@pytest.mark.parametrize("times", [1, 4])
def test_of_more_voices_than_can_be_told_apart_those_least_alike_are(times: int) -> None:
    parts = voices_in_turn(14, seconds=3.0, times=times)
    unknown, given = group(parts), group(parts, MOST_VOICES)
    assert unknown.count == MOST_VOICES
    assert lay(parts, unknown) == lay(parts, given)


def test_who_says_a_word_or_two_beside_another_is_no_voice_of_its_own() -> None:
    parts = voices_in_turn(2, seconds=2.0, times=10)
    parts.lengths[10:] = 0.4
    assert group(parts).count == 1
    parts.lengths[10:] = 1.5
    assert group(parts).count == 2
