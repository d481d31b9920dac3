"""Whatever people say, it comes back as the same words of the same voices from each format that was written out."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.exchange.elsewhere import turns_in
from tests.exchange.making import said, transcript, turn_of, written
from workbench.exchange import formats
from workbench.exchange.protocol import ExportedTranscript
from workbench.exchange.transcripts import read
from workbench.study.tokens import Token

NAMES = [one.name for one in formats()]

SPOKEN = [
    "10:30", "1:15:00", "(45)", "(1984)", "—", "–", "-", "---", "===", "Note:", "Husk:", "She", "Kari", "started", "stopped",
    "stoppet", "transcription", "transkripsjon", "Recording", "2", "P1", "I", "Ja.", "Vi", "ses", "at", "about", "yes?", "3:4",
    "*", "“ja”", "(pause", "og/eller", "5", "min", "to", "P1:", "Interviewer",
]  # fmt: skip
"""Words that look like something else in one format or another."""

WHOLE = [
    "At about 10:30",
    "Ja. Vi ses 10:30",
    "10:30 is what I said.",
    "10:30",
    "10:30 – 11:00",
    "1:15:00",
    "She stopped transcription",
    "P1 stopped transcription",
    "Recording 2",
    "--- Recording 2 ---",
    "P1",
    "P1 10:30",
    "— —",
    "=====",
    "Note: nothing happened (45) today",
]

VOICES = ["Interviewer", "P1", "Kari", "Speaker 1"]
said_words = st.lists(st.sampled_from(SPOKEN), min_size=1, max_size=8).map(" ".join)
texts = st.lists(st.one_of(said_words, st.sampled_from(WHOLE)), min_size=1, max_size=6)

BEFORE_COLONS = ("f4", "rtf", "srt")
"""In these, who speaks stands before a colon, so that what nobody is known to have said may name somebody,
and a small letter begins no name."""


def made(spoken: list[str], voices: list[str]) -> ExportedTranscript:
    """Turns in turn of these voices, with a breath between them."""
    turns = [
        said(text, 1000 + 9000 * number, 500, voices[number % len(voices)])
        for number, text in enumerate(spoken)
    ]
    return transcript(*turns, title="About 10:30")


def gone_out(whole: ExportedTranscript) -> list[tuple[str, str]]:
    return [(turn.speaker, " ".join(token.text for token in turn.tokens)) for turn in whole.turns]


def back(name: str, whole: ExportedTranscript) -> list[tuple[str, str]]:
    suffix = next(one.suffix for one in formats() if one.name == name)
    return turns_in(read(written(name, whole), suffix))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None)
@given(spoken=texts, voices=st.permutations(VOICES))
@example(spoken=WHOLE, voices=VOICES)
@example(spoken=["At about 10:30", "Then I slept."], voices=["P1", "Interviewer"])
def test_the_same_words_of_the_same_voices(name: str, spoken: list[str], voices: list[str]) -> None:
    whole = made(spoken, voices)
    assert back(name, whole) == gone_out(whole)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in BEFORE_COLONS])
def test_a_voice_in_small_letters_is_one(name: str) -> None:
    whole = made(WHOLE, ["mor", "P1", "far"])
    assert back(name, whole) == gone_out(whole)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in BEFORE_COLONS])
@pytest.mark.parametrize("text", WHOLE)
def test_the_same_words_where_nobody_is_named(name: str, text: str) -> None:
    whole = made(["First I slept.", text, "Then I ate."], [""])
    assert back(name, whole) == gone_out(whole)


@pytest.mark.parametrize("name", NAMES)
def test_a_second_recording_adds_no_words(name: str) -> None:
    turns = [
        said("Jeg kom.", 1000),
        said("Ja?", 4000, speaker="Interviewer"),
        said("Vi ses.", 500, recording=1),
    ]
    whole = transcript(*turns, recordings=(60_000, 60_000))
    assert back(name, whole) == gone_out(whole)


def test_subtitles_name_a_voice_again_where_it_would_be_mistaken() -> None:
    broken = turn_of(
        Token("1", "Jeg", 1000, 1500), Token("2", "ventet", 1500, 2000), Token("3", "lenge", 20_000, 20_500)
    )
    long = said(
        "I went on and on about the house, the garden and the sea, and then about the boat.", 30_000, 500
    )
    whole = transcript(broken, long, said("Mm. Yes.", 33_000, 400, "Interviewer"))
    assert {(who, word) for who, text in back("srt", whole) for word in text.split()} == {
        (who, word) for who, text in gone_out(whole) for word in text.split()
    }
