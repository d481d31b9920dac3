"""What an engine invents in a silence, and what it repeats without end, is doubted; nothing is taken away."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.speech.doubtful import doubted
from workbench.speech.heard import Segment, Word

VOICE = np.full(2000, 255, np.uint8)


def segment(probability: float) -> Segment:
    return Segment(
        2.0, 3.0, "Thank you.", (Word(2.0, 2.5, "Thank", probability), Word(2.5, 3.0, "you.", probability))
    )


def talk(text: str) -> Segment:
    words = tuple(Word(n / 2, n / 2 + 0.4, word, 0.9) for n, word in enumerate(text.split()))
    return Segment(words[0].start, words[-1].end, text, words)


def doubts(segments: list[Segment]) -> list[str]:
    return [word.text for segment in segments for word in segment.words if word.probability == 0]


@pytest.mark.parametrize(
    ("voice", "probability", "sure"), [(90, 0.4, False), (90, 0.9, True), (240, 0.2, True), (0, 0.5, False)]
)
def test_only_what_has_neither_voice_nor_probability_is_doubted(
    voice: int, probability: float, sure: bool
) -> None:
    curve = np.zeros(200, np.uint8)
    curve[70] = voice
    said = segment(probability)
    assert doubts(doubted([said], curve)) == ([] if sure else ["Thank", "you."])


def test_the_voice_must_be_near() -> None:
    curve = np.zeros(200, np.uint8)
    curve[:40] = curve[120:] = 255
    assert doubts(doubted([segment(0.4)], curve)) == ["Thank", "you."]
    assert doubts(doubted([segment(0.4)], np.zeros(0, np.uint8))) == ["Thank", "you."]


@pytest.mark.parametrize(
    ("said", "loops"),
    [
        ("no no no no no", 0),
        ("I was, I was, I was there", 0),
        ("no " * 12, 11),
        ("so then I went home. " * 4 + "And slept.", 15),
        ("We came. " + "Thank you. " * 6 + "We left.", 10),
    ],
    ids=["no", "start again", "one word", "a sentence", "in the middle"],
)
def test_a_loop_is_doubted_from_the_second_time_and_what_people_repeat_is_not(said: str, loops: int) -> None:
    assert len(doubts(doubted([talk(said)], VOICE))) == loops


def test_a_loop_over_several_segments_is_found() -> None:
    found = doubted([talk("It was so."), *[talk("Thank you for watching!") for _ in range(5)]], VOICE)
    assert [len(doubts([one])) for one in found] == [0, 0, 4, 4, 4, 4]


@given(
    st.lists(st.lists(st.sampled_from(["a", "b", "-", "no"]), min_size=1, max_size=40), max_size=4),
    st.lists(st.integers(0, 255), max_size=50),
)
def test_nothing_is_taken_away(rows: list[list[str]], voice: list[int]) -> None:
    told = [talk(" ".join(row)) for row in rows]
    found = doubted(told, np.array(voice, np.uint8))
    assert [[word.text for word in one.words] for one in found] == [
        [word.text for word in one.words] for one in told
    ]
