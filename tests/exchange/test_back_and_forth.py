"""What is written out comes in again: the same turns, voices and times, as far as a format can hold them."""

import pytest

from tests.exchange.making import laughter, pause, said, transcript, turn_of, written
from workbench.exchange import formats
from workbench.exchange.protocol import ExportedTranscript, ExportedTurn
from workbench.exchange.transcripts import read
from workbench.exchange.transcripts.protocol import ReadTranscript, Timing
from workbench.study.tokens import Token, TokenKind

SPOKEN = transcript(
    said("What do you remember? Of the first day, I mean. And of the night after it, when nobody came to see you at all.", 1000, 300, "Interviewer"),
    turn_of(Token("1", "Lyset:", 9000, 9400), Token("2", "hvitt.", 9500, 10_000), pause(10_000, 13_000), Token("3", "Så", 13_000, 13_200), laughter(13_200)),
    said("Og kulden & <alt>.", 15_000, 500, "P1"),
    said("The cold?", 18_000, 500, "Interviewer"),
)  # fmt: skip

WORD_TIMES = {"vtt", "json", "whisper", "eaf", "html"}
ELAN_LEAST_MS = 1
TURN_STARTS = {"srt": 1, "txt": 1000, "docx": 1000, "odt": 1000}
"""Within how many milliseconds the start of a turn comes again."""


def back(name: str, whole: ExportedTranscript = SPOKEN) -> ReadTranscript:
    suffix = next(one.suffix for one in formats() if one.name == name)
    return read(written(name, whole), suffix)


@pytest.mark.parametrize("name", [one.name for one in formats()])
def test_voices_words_and_marks_come_in_as_they_went_out(name: str) -> None:
    found = back(name)
    assert [turn.speaker for turn in found.turns] == ["Interviewer", "P1", "P1", "Interviewer"]
    assert [[word.text for word in turn.words] for turn in found.turns] == [
        [token.text for token in turn.tokens] for turn in SPOKEN.turns
    ]
    assert [word.kind for word in found.turns[1].words] == [token.kind for token in SPOKEN.turns[1].tokens]
    heard = next(word for word in found.turns[1].words if word.kind is TokenKind.PAUSE)
    assert round(((heard.end or 0) - (heard.start or 0)) / 1000) == 3


@pytest.mark.parametrize("name", sorted(WORD_TIMES))
def test_the_times_of_words_come_in_exactly(name: str) -> None:
    found = back(name)
    assert found.timing is Timing.WORDS
    for turn, gone in zip(found.turns, SPOKEN.turns, strict=True):
        assert [(word.start, word.end) for word in turn.words] == [
            (one.start, one.end) for one in gone.tokens
        ]


@pytest.mark.parametrize("name", sorted(WORD_TIMES))
def test_times_of_words_hold_beside_marks_and_in_turns_of_one_word(name: str) -> None:
    overlap = Token("o", "", 4000, 4000, None, TokenKind.OVERLAP)
    whole = transcript(
        said("Mm.", 1000, 300, "Interviewer"),
        turn_of(overlap, Token("1", "Jo,", 4000, 4300), Token("2", "ja/nei/", 4300, 4900)),
        said("Og?", 6000, 250, "Interviewer"),
    )
    found = back(name, whole)
    assert found.timing is Timing.WORDS
    for turn, gone in zip(found.turns, whole.turns, strict=True):
        assert [word.text for word in turn.words] == [token.text for token in gone.tokens]
        for word, token in zip(turn.words, gone.tokens, strict=True):
            assert abs((word.start or 0) - token.start) <= ELAN_LEAST_MS
            assert abs((word.end or 0) - token.end) <= ELAN_LEAST_MS


@pytest.mark.parametrize("name", sorted(TURN_STARTS))
def test_the_times_of_turns_come_in(name: str) -> None:
    for turn, gone in zip(back(name).turns, SPOKEN.turns, strict=True):
        assert turn.start is not None
        assert abs(turn.start - gone.start) < TURN_STARTS[name] + 1


@pytest.mark.parametrize("name", ["f4", "rtf"])
def test_the_ends_of_turns_come_in_to_a_tenth_of_a_second(name: str) -> None:
    assert [turn.end for turn in back(name).turns] == [gone.end // 100 * 100 for gone in SPOKEN.turns]


def test_every_format_is_tried() -> None:
    assert {one.name for one in formats()} == WORD_TIMES | set(TURN_STARTS) | {"f4", "rtf"}


@pytest.mark.parametrize("words", ["no: never.", "5,5: that was all.", "ola@uit.no: so he wrote."])
def test_words_before_a_colon_after_a_breath_are_no_voice_in_subtitles(words: str) -> None:
    later = said(words, 3000).tokens
    whole = transcript(
        turn_of(*said("Well,", 1000).tokens, *later), said("Yes?", 6000, speaker="Interviewer")
    )
    found = back("srt", whole)
    told = [(turn.speaker, word.text) for turn in found.turns for word in turn.words]
    assert told == [("P1", word) for word in f"Well, {words}".split()] + [("Interviewer", "Yes?")]


@pytest.mark.parametrize("name", ["srt", "vtt"])
@pytest.mark.parametrize("words", ["P1: it was never said", "[P1] it was never said,"])
def test_a_line_inside_of_a_subtitle_that_looks_like_a_voice_is_none(name: str, words: str) -> None:
    whole = transcript(
        said("When?", 0, 400, "P1"),
        said(f"So that was what there stood, {words}", 3000, 100, "Interviewer"),
        said(f"{words}", 9000, 300, "Interviewer"),
    )
    told = [(turn.speaker, word.text) for turn in back(name, whole).turns for word in turn.words]
    assert told == [(turn.speaker, token.text) for turn in whole.turns for token in turn.tokens]


def test_turns_that_overlap_stay_apart_in_subtitles() -> None:
    long = said("I went on and on about the house, the garden and the sea, and then about the boat.", 0, 500)
    found = back("vtt", transcript(long, said("Mm. Yes.", 3000, 400, "Interviewer")))
    assert [len(turn.words) for turn in found.turns] == [18, 2]


@pytest.mark.parametrize("name", [one.name for one in formats()])
def test_a_transcript_without_voices_comes_in(name: str) -> None:
    whole = transcript(said("First I slept.", 0, 400, ""), said("Then I ate.", 3000, 400, ""))
    found = back(name, whole)
    assert [" ".join(word.text for word in turn.words) for turn in found.turns] == [
        "First I slept.",
        "Then I ate.",
    ]
    assert found.speakers == ()


@pytest.mark.parametrize("name", ["srt", "vtt"])
def test_a_voice_keeps_its_words_in_subtitles_where_no_times_are_known(name: str) -> None:
    def untimed(words: str, speaker: str) -> ExportedTurn:
        return turn_of(*(Token(word, word, 0, 0) for word in words.split()), speaker=speaker)

    long = "It was like walking into a room where everybody has stopped talking. But my coat hung on the peg, washed. I never asked."
    found = back(name, transcript(untimed("How was it?", "Interviewer"), untimed(long, "P1"), untimed("Who?", "Interviewer")))  # fmt: skip
    said_by = [(turn.speaker, word.text) for turn in found.turns for word in turn.words]
    assert said_by == [
        *(("Interviewer", word) for word in ("How", "was", "it?")),
        *(("P1", word) for word in long.split()),
        ("Interviewer", "Who?"),
    ]
    if name == "vtt":
        assert len(found.turns) == 3
