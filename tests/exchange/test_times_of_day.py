"""People say times of day and numbers: what they say stays words, and what is not taken is told."""

from collections.abc import Callable

import pytest

from tests.exchange.elsewhere import text_of, turns_in
from tests.exchange.elsewhere_typed import libre, word
from workbench.exchange.transcripts import lines, read
from workbench.exchange.transcripts.one_line import Ways, ways
from workbench.exchange.transcripts.protocol import Timing

NAMES = """Interviewer: When was that?
P1: I do not remember. (45)
P1: At about 10:30
Interviewer: And then?
P1: 10:30 it was, or
11:15
P1: Then I slept.
"""


def test_a_line_that_ends_in_a_time_of_day_is_no_heading_where_names_stand_before_colons() -> None:
    found = read(NAMES.encode())
    assert turns_in(found) == [
        ("Interviewer", "When was that?"),
        ("P1", "I do not remember. (45)"),
        ("P1", "At about 10:30"),
        ("Interviewer", "And then?"),
        ("P1", "10:30 it was, or 11:15"),
        ("P1", "Then I slept."),
    ]
    assert (found.timing, found.warnings) == (Timing.NONE, ())


def test_a_paragraph_that_ends_in_a_time_of_day_goes_on_with_the_turn() -> None:
    text = "Interviewer: When?\n\nP1: It was late.\n\nMaybe around 10:30\n\nInterviewer: And then?\n\nP1: I slept."
    assert turns_in(read(text.encode()))[1] == ("P1", "It was late. Maybe around 10:30")


@pytest.mark.parametrize(
    "reply", ["Ja. Vi ses 10:30", "Vi ses 10:30", "Klokka 10:30", "10:30", "10:30 – 11:00"]
)
def test_the_only_turn_of_a_voice_may_end_in_a_time_of_day(reply: str) -> None:
    otter = f"Kari Nordby  0:03\nHei.\n\nOla Vik  0:10\n{reply}\n\nKari Nordby  0:15\nBra.\n\nTranscribed by https://otter.ai\n"
    teams = f"0:0:3.0 --> 0:0:4.0\nKari Nordby\nHei.\n\n0:0:10.0 --> 0:0:12.0\nOla Vik\n{reply}\n\n0:0:15.0 --> 0:0:16.0\nKari Nordby\nBra."
    single = f"Kari Nordby 0:03\nHei.\n\nOla Vik 0:10\n{reply}\n\nKari Nordby 0:15\nBra."
    above = f"[0:00:03] Kari Nordby\nHei.\n\n[0:00:10] Ola Vik\n{reply}\n\n[0:00:15] Kari Nordby\nBra."
    for text in (otter, teams, single, above):
        found = read(text.encode())
        assert turns_in(found) == [("Kari Nordby", "Hei."), ("Ola Vik", reply), ("Kari Nordby", "Bra.")]
        assert [turn.start for turn in found.turns] == [3000, 10_000, 15_000]
        assert found.warnings == ()


def test_in_f4_and_noscribe_a_time_of_day_ends_a_line_and_a_turn() -> None:
    f4 = "I: Hallo #00:00:03-0#\nB: Um 10:30\nwar es. (3) #00:00:08-5#\n"
    assert turns_in(read(f4.encode())) == [("I", "Hallo"), ("B", "Um 10:30 war es. <pause>")]
    noscribe = "Transcribed with noScribe\n\nS00: [00:00:01] Hei (3) der.\n\nS01: Vi ses 10:30\n"
    assert turns_in(read(noscribe.encode())) == [("S00", "Hei (3) der."), ("S01", "Vi ses 10:30")]


def test_a_paragraph_that_begins_with_a_time_of_day_keeps_it() -> None:
    found = read(b"We met in the hall.\n\n10:30 was when it began, she said.\n\nIt went on and on.")
    assert [text_of(turn) for turn in found.turns] == [
        "We met in the hall.",
        "10:30 was when it began, she said.",
        "It went on and on.",
    ]
    assert found.timing is Timing.NONE


@pytest.mark.parametrize(
    "text",
    [
        "0:03 Thanks for coming.\n0:09 With the letter.\n1:02:15 And then?",
        "0:03\nThanks for coming.\n0:09\nWith the letter.\n1:02:15\nAnd then?",
        "(0:03) Thanks for coming.\n\n(0:09) With the letter.\n\n(1:02:15) And then?",
    ],
)
def test_times_before_most_paragraphs_are_times_of_the_sound(text: str) -> None:
    found = read(text.encode())
    assert [(turn.start, text_of(turn)) for turn in found.turns] == [
        (3000, "Thanks for coming."),
        (9000, "With the letter."),
        (3_735_000, "And then?"),
    ]


def test_times_in_round_brackets_behind_most_names_are_times_of_the_sound() -> None:
    found = read(b"I: (0:03) Thanks.\nP1: (0:09) Not at all.\nI: (0:15) And then?")
    assert [turn.start for turn in found.turns] == [3000, 9000, 15_000]
    assert turns_in(found)[1] == ("P1", "Not at all.")


def test_times_that_run_back_are_times_of_day() -> None:
    found = read(b"10:30 I came.\n\n8:15 I had got up.\n\n11:00 I left.")
    assert [text_of(turn) for turn in found.turns] == ["10:30 I came.", "8:15 I had got up.", "11:00 I left."]


def test_names_and_times_with_one_blank_between_are_headings_where_they_come_again() -> None:
    text = "Kari Nordby 0:03\nHello.\n\nOla Vik 0:09\nYes.\n\nKari Nordby 0:12\nNote: sit down.\n"
    assert turns_in(read(text.encode())) == [
        ("Kari Nordby", "Hello."),
        ("Ola Vik", "Yes."),
        ("Kari Nordby", "Note: sit down."),
    ]


def test_such_headings_are_known_where_a_second_recording_begins_anew() -> None:
    text = "Kari 50:03\nHello.\n\nOla 51:09\nYes.\n\nKari 0:05\nAnd?\n\nOla 0:09\nNo.\n"
    assert [(turn.speaker, turn.start) for turn in read(text.encode()).turns] == [
        ("Kari", 3_003_000),
        ("Ola", 3_069_000),
        ("Kari", 5000),
        ("Ola", 9000),
    ]


def test_who_started_teams_is_no_word_but_who_is_said_to_have_done_it_is() -> None:
    document = word(
        "Kari Nordby started transcription",
        "Kari Nordby   0:03\nShall we begin?",
        "Ola Vik   0:10\nThen this happened.",
        "She stopped transcription",
        "\u2014 \u2014",
        "Kari Nordby stopped transcription",
    )
    found = read(document)
    assert turns_in(found) == [
        ("Kari Nordby", "Shall we begin?"),
        ("Ola Vik", "Then this happened. She stopped transcription"),
    ]


@pytest.mark.parametrize("document", [libre, word])
def test_a_voice_below_whose_heading_nothing_stands_is_told(document: Callable[..., bytes]) -> None:
    found = read(document("Kari Nordby   0:03", "Hello.", "Ola Vik   0:09", "Kari Nordby   0:12", "Well?"))
    assert found.speakers == ("Kari Nordby",)
    assert found.warnings == (
        "1 line of the file is in no turn: “Ola Vik 0:09”. Look whether words are missing.",
    )


def test_words_that_get_lost_on_the_way_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(text: str) -> Ways | None:
        found = ways(text)
        if found and found.spoken.text.startswith("never"):
            found.spoken.text = "said."
        return found

    monkeypatch.setattr(lines, "ways", forgetful)
    assert read(b"P1: I said it.\nI: Oh?\nP1: never said.\nI: No.").warnings == (
        "1 line of the file is in no turn: “P1: never said.”. Look whether words are missing.",
    )


def test_a_voice_whose_time_stands_in_its_lines_only_sometimes_is_heard() -> None:
    text = "S00: [00:00:01] Hei.\nS01: Ja.\nS00: [00:00:09] Vi ses."
    assert turns_in(read(text.encode())) == [("S00", "Hei."), ("S01", "Ja."), ("S00", "Vi ses.")]


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("(3)", "<pause>"),
        ("(2,5)", "<pause>"),
        ("(..)", "<pause>"),
        ("(4 seconds pause)", "<pause>"),
        ("[pause 45 s]", "<pause>"),
        ("(45)", "(45)"),
        ("(1984)", "(1984)"),
        ("(45 minutes)", "(45 minutes)"),
        ("(1 minute pause)", "<pause>"),
        ("[...]", "[...]"),
    ],
)
def test_what_is_typed_for_a_pause_is_one_and_other_numbers_are_numbers(typed: str, taken: str) -> None:
    assert turns_in(read(f"I: Und?\nB1: Ja {typed} nein.".encode()))[1] == ("B1", f"Ja {taken} nein.")


def test_programs_write_no_pause_as_a_number() -> None:
    vtt = b"WEBVTT\n\n00:01.000 --> 00:03.000\n<v P1>There were (3) of us.</v>"
    assert turns_in(read(vtt)) == [("P1", "There were (3) of us.")]
