"""Formats are found, and each writes the same facts: what a machine wrote is called so, no names get out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.making import pause, said, transcript, turn_of, written
from workbench.cellar.errors import Refusal
from workbench.cellar.words import use_language
from workbench.exchange import format_called, formats
from workbench.exchange.facts import draft_sentence, facts, language_name
from workbench.exchange.plain import clock, one_line
from workbench.study.tokens import Token, TokenKind

NAMES = ["docx", "eaf", "f4", "html", "json", "odt", "rtf", "srt", "txt", "vtt", "whisper"]
AWKWARD = "smile 😀 a-->b <v Eve> &amp; \x00\x0b\ud83d\ufffe ]]> end\u2028."


def test_formats_are_found_by_listing_the_package() -> None:
    assert [one.name for one in formats()] == NAMES
    assert all(one.words for one in formats())
    assert {one.name: one.suffix for one in formats() if one.suffix != f".{one.name}"} == {
        "f4": ".txt",
        "whisper": ".json",
    }


def test_an_unknown_format_is_refused_with_those_that_are_there() -> None:
    with pytest.raises(Refusal, match=", ".join(NAMES)):
        format_called("pdf")
    assert format_called(".DOCX").name == "docx"


@pytest.mark.parametrize("name", [one.name for one in formats()])
def test_awkward_words_and_empty_turns_are_written_whole(name: str) -> None:
    words = tuple(
        Token(str(n), word, n * 300, n * 300 + 200, 0.5) for n, word in enumerate(AWKWARD.split(" "))
    )
    content = written(
        name, transcript(turn_of(*words, speaker=AWKWARD), turn_of(), said("after", 9000), title=AWKWARD)
    )
    assert len(content) > 100
    if name not in ("docx", "odt"):
        content.decode("utf-8")
        assert b"\x00" not in content


@settings(max_examples=30)
@given(st.lists(st.tuples(st.text(max_size=12), st.integers(0, 10**7), st.integers(0, 10**7)), max_size=12))
def test_no_text_and_no_times_break_a_format(heard: list[tuple[str, int, int]]) -> None:
    tokens = tuple(Token(str(n), text, start, end, None) for n, (text, start, end) in enumerate(heard))
    for one in formats():
        assert written(one.name, transcript(turn_of(*tokens), title="", recordings=()))


def test_a_machine_draft_says_how_much_of_it_was_listened_to() -> None:
    assert "Machine draft, 25 % listened to" in draft_sentence(transcript())
    assert "Machine draft, 99 % listened to" in draft_sentence(transcript(listened=0.998))
    assert "from beginning to end" in draft_sentence(transcript(listened=1.0))
    assert draft_sentence(transcript(is_machine_draft=False)) == ""


def test_what_is_not_known_is_left_out_of_the_facts() -> None:
    told = facts(transcript(date="", mode=None, language="", recordings=(), engine="", model=""))
    assert [fact.label for fact in told] == ["Participant", "Written out with"]


def test_two_recordings_and_a_second_round_are_told() -> None:
    told = {fact.label: fact.value for fact in facts(transcript(recordings=(60_000, 3_600_000), round=2))}
    assert told["Length"] == "1:01:00 in 2 recordings"
    assert told["Round"] == "2"
    assert told["Transcribed by"] == "faster-whisper, model base"


def test_languages_have_names_and_rare_ones_their_code() -> None:
    assert [language_name(code) for code in ("en", "nb-NO", "yo")] == ["English", "Norwegian (bokmål)", "yo"]


def test_marks_are_written_in_the_readers_language() -> None:
    turn = turn_of(
        Token("1", "Ja", 0, 400), pause(400, 3400), Token("2", "", 3400, 3900, None, TokenKind.CRYING)
    )
    use_language("nb")
    try:
        assert "Ja [pause 3 s] [gråt]" in written("txt", transcript(turn)).decode()
    finally:
        use_language("en")
    assert "Ja [pause 3 s] [crying]" in written("txt", transcript(turn)).decode()


def test_times_and_lines_are_plain() -> None:
    assert [clock(ms) for ms in (-5, 999, 61_000, 36_000_000)] == [
        "0:00:00",
        "0:00:00",
        "0:01:01",
        "10:00:00",
    ]
    assert one_line(" a\n\tb \x85\x00c ") == "a b c"
