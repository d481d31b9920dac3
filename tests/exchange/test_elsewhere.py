"""Transcripts of other programs come in with their voices, times and marks; a file is known by its content."""

import pytest

from tests.exchange.elsewhere import SAMPLES, sample, text_of, told, turns_in
from workbench.exchange.transcripts import endings, read, readers
from workbench.exchange.transcripts.protocol import Timing
from workbench.exchange.transcripts.speakers import is_code
from workbench.study.tokens import TokenKind


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_the_ending_of_the_name_is_not_needed(name: str) -> None:
    ending, content = SAMPLES[name]
    assert read(content, "") == read(content, ending)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_either_each_word_has_its_times_or_none(name: str) -> None:
    found = sample(name)
    times = [(word.start, word.end) for turn in found.turns for word in turn.words]
    if found.timing is Timing.NONE:
        assert {None} == {time for pair in times for time in pair}
    for turn in found.turns if found.timing is not Timing.NONE else ():
        starts = [word.start or 0 for word in turn.words]
        assert None not in [time for word in turn.words for time in (word.start, word.end)]
        assert starts == sorted(starts)
        assert all((word.start or 0) <= (word.end or 0) for word in turn.words)


def test_teams_pieces_of_one_utterance_come_together() -> None:
    assert told("teams-vtt") == [
        ("Kari Nordby", 3120, "Takk for at du ville komme hit i dag. Hvordan har du det?"),
        ("Ola Vik", 10_000, "Jo, det går bra. Litt sliten, kanskje."),
    ]
    assert (sample("teams-vtt").kind, sample("teams-vtt").by_machine) == ("WebVTT (Teams)", True)
    second = sample("teams-vtt").turns[0].words[9]
    assert (second.text, second.start) == ("Hvordan", 6480)


def test_zoom_names_stand_before_a_colon() -> None:
    assert told("zoom-vtt")[1] == ("Ola Vik", 5000, "In the spring, after about eight months at home.")


def test_times_of_words_in_a_cue_are_kept() -> None:
    (turn,) = sample("plain-vtt").turns
    assert text_of(turn) == "It was dark & cold, and nobody came."
    assert [(one.text, one.start, one.end) for one in turn.words[-2:]] == [
        ("nobody", 4500, 5250),
        ("came.", 5250, 6000),
    ]


def test_a_subtitle_without_a_name_goes_on_with_the_voice_before() -> None:
    assert told("srt")[1] == ("P1", 3500, "Jeg gikk hjem. Og så la jeg meg.")


def test_in_subtitles_what_comes_long_after_a_name_is_nobodys() -> None:
    srt = (
        "1\n00:00:01,000 --> 00:00:03,000\nP1: I went home.\n\n2\n00:00:03,500 --> 00:00:05,000\nAnd slept.\n\n"
        "3\n00:00:40,000 --> 00:00:46,000\nNobody came.\n\n4\n00:00:47,000 --> 00:00:48,000\nP1: I see.\n"
    )
    assert turns_in(read(srt.encode())) == [
        ("P1", "I went home. And slept."),
        ("", "Nobody came."),
        ("P1", "I see."),
    ]


def test_in_subtitles_with_tags_a_cue_without_one_is_nobodys() -> None:
    vtt = (
        "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Kari>What do you think.</v>\n\n00:04.000 --> 00:06.000\n"
        "I was beaten\n\n00:06.100 --> 00:08.000\nat home.\n\n00:09.000 --> 00:10.000\n<v Kari>I see.</v>\n"
    )
    assert turns_in(read(vtt.encode())) == [
        ("Kari", "What do you think."),
        ("", "I was beaten at home."),
        ("Kari", "I see."),
    ]


@pytest.mark.parametrize("name", ["noscribe-html", "noscribe-vtt", "noscribe-txt"])
def test_noscribe_pauses_and_overlaps_are_marks_and_turns_of_their_own(name: str) -> None:
    turns = [(speaker, words) for speaker, _start, words in told(name)]
    assert turns[:4] == [
        ("", "<pause>"),
        ("S01", "Fortell litt om det første året. <pause> Bare begynn."),
        ("S00", "<overlap> Ja, jo."),
        ("S01", "Ta den tiden du trenger."),
    ]
    assert turns[4][1].startswith("Det var tungt.")
    assert sample(name).by_machine


def test_noscribes_page_has_the_time_of_each_piece() -> None:
    turns = sample("noscribe-html").turns
    assert [(turn.start, turn.end) for turn in turns[1:4]] == [
        (4140, 12_010),
        (12_090, 12_910),
        (13_870, 15_510),
    ]
    assert [word.start for word in turns[1].words if word.kind is TokenKind.PAUSE] == [8800]


def test_a_name_that_was_put_in_the_place_of_a_label_is_no_word() -> None:
    page = (
        "<html><body><p>Transcribed with noScribe</p>"
        '<p><a name="ts_0_2000_S00">Kari Nordby: [00:00:00] Hei der. </a><a name="ts_2000_3000_S00">Ja vel.</a></p>'
        '<p><a name="ts_3000_5000_S01">S01: Husk: ikke nå.</a><a name="ts_5000_6000_//S00">//Kari Nordby: Mm.</a></p>'
        '<p><a name="ts_6000_7000_S00">Kari Nordby: Nei.</a></p><p><a name="ts_7000_8000_S02">Vel: ja.</a></p>'
        '<p><a name="ts_8000_9000_S02">Ja.</a></p></body></html>'
    )
    assert turns_in(read(page.encode())) == [
        ("Kari Nordby", "Hei der. Ja vel."),
        ("S01", "Husk: ikke nå."),
        ("Kari Nordby", "<overlap> Mm."),
        ("Kari Nordby", "Nei."),
        ("S02", "Vel: ja."),
        ("S02", "Ja."),
    ]


def test_a_label_behind_the_time_of_a_page_is_no_word() -> None:
    page = (
        '<html><body><p>Transcribed with noScribe</p><p><a name="ts_0_2000_S00"><span>[00:00:00]</span> S00: Hei.</a></p>'
        '<p><a name="ts_2000_3000_S01"><span>[00:00:02]</span> Kari Nordby: Ja.</a></p></body></html>'
    )
    assert turns_in(read(page.encode())) == [("S00", "Hei."), ("Kari Nordby", "Ja.")]


def test_what_was_typed_between_the_anchors_of_a_page_is_told() -> None:
    page = '<html><p>About</p><p><a name="ts_0_2000_S00">S00: Hei.</a> og hallo</p></html>'
    assert read(page.encode()).warnings == (
        "1 line of the file is in no turn: “og hallo”. Look whether words are missing.",
    )


@pytest.mark.parametrize("name", ["atrain-txt", "atrain-maxqda", "atrain-plain"])
def test_atrain_voices_stand_above_their_words(name: str) -> None:
    found = sample(name)
    assert found.speakers == ("SPEAKER_01", "SPEAKER_00")
    assert text_of(found.turns[-1]) == "Det var tungt."
    assert found.turns[-1].start == (None if name == "atrain-plain" else 16_000)
    assert (
        " ".join(text_of(turn) for turn in found.turns[:-1])
        == "Fortell litt om det første året. Bare begynn."
    )


def test_f4_times_are_the_ends_of_turns() -> None:
    turns = sample("f4-txt").turns
    assert [(turn.speaker, turn.start, turn.end) for turn in turns] == [
        ("I", 0, 5300),
        ("B1", 5300, 12_800),
        ("I", 12_800, 14_000),
    ]
    heard = {word.kind: word for word in turns[1].words}
    assert (heard[TokenKind.PAUSE].length, TokenKind.LAUGHTER in heard) == (3000, True)


def test_rtf_letters_are_letters() -> None:
    assert text_of(sample("f4-rtf").turns[1]) == "Ungewohnt, für mich. <laughter> Smørbrød"


def test_otter_and_sonix() -> None:
    assert told("otter")[1:] == [
        ("Ola Vik", 9000, "With the letter, I think. It came in June."),
        ("Kari Nordby", 3_735_000, "And then?"),
    ]
    assert told("sonix")[0] == ("Speaker 1", 3000, "Thanks for coming.")


def test_elan_tiers_are_voices_and_a_tier_below_has_the_words() -> None:
    found = sample("eaf")
    assert told("eaf") == [("P1", 500, "Kom inn."), ("Interviewer", 2000, "Takk <laughter> skal du ha.")]
    assert [(word.start, word.end) for word in found.turns[0].words] == [(500, 900), (900, 1800)]
    assert found.warnings == ("1 tier that explains another is left out.",)


def test_names_before_colons_and_headings_in_plain_text() -> None:
    assert told("names-txt") == [
        ("Intervjuer", None, "Hva er det første du husker?"),
        ("P1", None, "Jeg husker lyset: det var helt hvitt. Og så kulden. <pause>"),
        ("Intervjuer", None, "Kulden?"),
        ("P1", None, "Ja. <laughter>"),
    ]
    assert (
        sample("names-txt").warnings[0]
        == "1 line above the first turn is left out: it is taken for a heading."
    )
    assert "Windows-1252" in sample("names-txt").warnings[1]


def test_without_names_each_paragraph_is_a_turn() -> None:
    assert [words for _speaker, _start, words in told("no-names-txt")] == [
        "The first thing I remember is the light.",
        "Then the cold. It never left.",
    ]
    assert sample("no-names-txt").warnings == (
        "The file does not say who speaks. Each paragraph becomes a turn.",
    )


def test_a_sentence_with_a_colon_is_no_voice() -> None:
    content = b"P1: I said to her:\nnever again.\nP1: He thought a while and then: no.\nI: Oh?\nI: Yes?"
    assert read(content).speakers == ("P1", "I")


@pytest.mark.parametrize("alphabet", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_letters_are_read_however_they_are_written(alphabet: str) -> None:
    found = read("P1: Smørbrød på åsen.\nI: Æsj!\nP1: Øy.".encode(alphabet))
    assert text_of(found.turns[0]) == "Smørbrød på åsen."
    assert found.speakers == ("P1", "I")


def test_each_reader_says_what_it_reads() -> None:
    assert [one.name for one in readers()] == [
        "vtt",
        "rtf",
        "eaf",
        "html",
        "srt",
        "json",
        "docx",
        "odt",
        "txt",
    ]
    assert {"vtt", "srt", "docx", "odt", "rtf", "eaf", "json", "html", "txt"} <= set(endings())


@pytest.mark.parametrize(
    "label",
    [
        "Deltaker 2", "Moderator 1", "Interviewer 2", "Intervjuer 2", "Informant 1", "Respondent 2", "Kvinne 1", "Mann 12",
        "Woman 3", "Moderator", "P1", "SPEAKER_01",
    ],
)  # fmt: skip
def test_a_part_that_somebody_has_is_no_name_with_or_without_a_number(label: str) -> None:
    assert is_code(label)
    found = read(f"{label}: Det var tungt.\n\nI: Og så?".encode(), "")
    assert found.speakers == (label, "I"), "it is a voice also where it comes once"


@pytest.mark.parametrize("label", ["Kari 1", "Ola", "Kvinne Vik", "Mannen 1", "Manny 1"])
def test_a_name_is_no_code_because_a_number_stands_behind_it(label: str) -> None:
    assert not is_code(label)


@pytest.mark.parametrize("heading", ["Informant 3", "P3"])
def test_a_number_above_turns_that_tell_who_speaks_is_a_heading(heading: str) -> None:
    found = read(f"{heading}\nI: Kan du fortelle?\nD: Ja, det var tungt.\n".encode(), "")
    assert found.speakers == ("I", "D")
    assert found.warnings == ("1 line above the first turn is left out: it is taken for a heading.",)
