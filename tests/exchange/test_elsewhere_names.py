"""Who speaks in subtitles whose names stand among the words, as Zoom, television and people who type them write them."""

import pytest

from tests.exchange.elsewhere import turns_in
from workbench.exchange.transcripts import read
from workbench.exchange.transcripts.protocol import ReadTranscript

Turns = list[tuple[str, str]]


def vtt(*cues: str) -> ReadTranscript:
    """Numbered cues, two seconds each and a second between them, read."""
    written = (
        f"{number}\n00:{number // 20:02}:{number % 20 * 3:02}.000 --> 00:{number // 20:02}:{number % 20 * 3 + 2:02}.000\n{cue}\n"
        for number, cue in enumerate(cues, start=1)
    )
    return read("\n".join(["WEBVTT\n", *written]).encode(), "vtt")


def _one(name: str) -> str:
    return (
        f"1 line of the subtitles begins with what may be a name, “{name}”, and stays among the words as it is written. "
        "If it is a voice, begin a new turn there in the transcript and choose who speaks."
    )


@pytest.mark.parametrize(
    "name",
    [
        "ola", "iPhone (2)", "kari.nordby@uit.no", "Ola Vik, NAV", "1234567", "+47*****123", "Ola's iPhone",
        "Kari [UiT]", "Dr. Ola Vik!", "ola og kari på hytta", "Ola Vik (he/him) | Senter for omsorgsforskning, nord",
    ],
)  # fmt: skip
def test_what_stands_before_nearly_all_cues_is_a_voice_whatever_it_looks_like(name: str) -> None:
    found = vtt(
        "Kari Nordby: When was it?",
        f"{name}: In the spring: after eight months.",
        "Kari Nordby: I see.",
        f"{name}: Yes.",
    )
    assert turns_in(found) == [
        ("Kari Nordby", "When was it?"),
        (name, "In the spring: after eight months."),
        ("Kari Nordby", "I see."),
        (name, "Yes."),
    ]
    assert found.warnings == ()


@pytest.mark.parametrize("name", ["ola", "iPhone (2)", "Ola's iPhone", "Ola Vik, NAV"])
def test_a_voice_that_is_heard_once_is_one_where_all_cues_have_one(name: str) -> None:
    found = vtt("Kari Nordby: When?", f"{name}: In the spring.", "Kari Nordby: I see.")
    assert found.speakers == ("Kari Nordby", name)


def test_a_device_that_is_heard_once_is_a_voice_beside_cues_without_names() -> None:
    found = vtt(
        "Kari Nordby: When?",
        "Ola's iPhone: In the spring: after months.",
        "and then it stopped.",
        "Kari Nordby: I see.",
    )
    assert turns_in(found)[1] == ("Ola's iPhone", "In the spring: after months. and then it stopped.")


def test_where_nearly_all_cues_have_a_name_a_sentence_with_a_colon_is_none() -> None:
    found = vtt(*["Kari Nordby: And?", "ola: Well."] * 10, "and then she said: no,", "so: that was it.")
    assert found.speakers == ("Kari Nordby", "ola")
    assert turns_in(found)[-1] == ("ola", "Well. and then she said: no, so: that was it.")
    assert found.warnings == (_one("so"),)


@pytest.mark.parametrize(
    "cues",
    [
        ["I went home.", "She said: no.", "And I left.", "He said: what?"],
        ["She said: no.", "He said: yes."],
        ["no: never.", "I mean: not once."],
    ],
)
def test_in_plain_subtitles_a_sentence_with_a_colon_is_no_voice(cues: list[str]) -> None:
    found = vtt(*cues)
    assert (found.speakers, found.warnings) == ((), ())
    assert " ".join(words for _nobody, words in turns_in(found)) == " ".join(cues)


def test_what_may_be_a_name_and_was_not_taken_for_one_is_told() -> None:
    found = vtt(
        "Kari: When?",
        "ola: In the spring.",
        "It was cold.",
        "Nobody came.",
        "ola: Never.",
        "and she said: no.",
    )
    assert found.speakers == ("Kari",)
    assert found.warnings == (
        (
            "2 lines of the subtitles begin with what may be a name, the first with “ola”, and stay among the words as "
            "they are written. If they are voices, begin new turns there in the transcript and choose who speaks."
        ),
    )
    assert vtt("Kari: When?", "ola: Now.", "It was cold.").warnings == (_one("ola"),)


@pytest.mark.parametrize("written", ["[{}]: {}", "({}): {}", ">> {}: {}", ">>{}: {}", "- {}: {}", "– {}: {}"])
def test_signs_around_a_name_are_no_part_of_it(written: str) -> None:
    said = [("KARI", "When?"), ("OLA", "In the spring."), ("KARI", "I see.")]
    assert turns_in(vtt(*(written.format(*one) for one in said))) == said


def test_a_name_in_brackets_is_a_voice_beside_names_without() -> None:
    assert turns_in(vtt("A: When?", "[B]: In the spring.", "It was cold.", "A: I see.")) == [
        ("A", "When?"),
        ("B", "In the spring. It was cold."),
        ("A", "I see."),
    ]


@pytest.mark.parametrize("written", ["[ola]", ">> ola", ">> +47*****123"])
def test_what_is_marked_as_a_voice_is_one_though_it_looks_like_none(written: str) -> None:
    found = vtt(
        "A: When?", f"{written}: In the spring.", "It was cold.", ">> and then she said: no.", "A: I see."
    )
    assert found.speakers == ("A", written.strip(">[] "))


@pytest.mark.parametrize("sign", ["- ", "", ">> "])
def test_two_voices_in_the_lines_of_one_subtitle_are_two_turns(sign: str) -> None:
    found = vtt(
        f"{sign}Kari: When\nwas it?\n{sign}Ola: In the spring.", f"{sign}Kari: I see.", f"{sign}Ola: Yes."
    )
    assert turns_in(found) == [
        ("Kari", "When was it?"),
        ("Ola", "In the spring."),
        ("Kari", "I see."),
        ("Ola", "Yes."),
    ]


def test_a_voice_behind_a_dash_is_one_though_it_never_begins_a_subtitle() -> None:
    assert turns_in(vtt("- Kari: When?\n- Ola: In the spring.", "I see."))[1] == (
        "Ola",
        "In the spring. I see.",
    )


def test_a_voice_that_is_said_to_be_another_and_has_no_name_is_nobodys() -> None:
    assert turns_in(vtt(">> OLA: It was cold.", ">> Was it?", "In spring?", ">> OLA: Yes.")) == [
        ("OLA", "It was cold."),
        ("", ">> Was it? In spring?"),
        ("OLA", "Yes."),
    ]


def test_a_sound_in_brackets_is_no_voice() -> None:
    assert turns_in(vtt("Kari: When?", "[laughter]: now.", "Kari: I see."))[0] == (
        "Kari",
        "When? <laughter> : now.",
    )


@pytest.mark.parametrize(
    "cues",
    [
        ["I went home.", "She said: no.", "And I left.", "She said: what?"],
        ["She said: no", "and she left", "She said: yes", "then nothing", "She said: no"],
        ["Jeg husker det.", "Legen sa: du er syk.", "Jeg gikk.", "Legen sa: hvil."],
        ["https://uit.no: se der", "Klokka 12: vi gikk", "Klokka 13: vi kom", "Klokka 12: nei"],
        ["12.30: vi gikk", "Kl. 13: vi kom", "12.30: nei", "5: ja"],
        ["Først: det var mørkt.", "Så: det ble lyst.", "Til slutt: ingenting.", "Men: hvorfor?"],
    ],
)
def test_what_is_said_an_address_or_a_time_is_no_voice_however_often_it_comes(cues: list[str]) -> None:
    found = vtt(*cues)
    assert (found.speakers, found.warnings) == ((), ())
    assert " ".join(words for _nobody, words in turns_in(found)) == " ".join(cues)


def test_a_word_that_comes_again_before_a_colon_is_no_voice_and_is_told() -> None:
    found = vtt("Altså: det var mørkt.", "Ja.", "Altså: jeg gikk.")
    assert found.speakers == ()
    assert "“Altså”" in found.warnings[0]


@pytest.mark.parametrize("first", ["[Music]", "[Music]: la la", "Welcome.", ">> Hello."])
@pytest.mark.parametrize("written", ["[{}]: {}", ">> {}: {}"])
def test_signs_of_voices_hold_where_the_first_subtitle_has_none(first: str, written: str) -> None:
    said = [("Ola", "Bra."), ("Kari", "Ja.")]
    found = vtt(first, *(written.format(*one) for one in said))
    assert (turns_in(found)[1:], found.warnings) == (said, ())


def test_a_voice_behind_a_sign_inside_of_a_subtitle_is_a_turn() -> None:
    assert turns_in(vtt(">> Hello.", ">> KARI: Ja\n>> OLA: Nei.")) == [
        ("", ">> Hello."),
        ("KARI", "Ja"),
        ("OLA", "Nei."),
    ]


def test_two_voices_without_signs_in_one_subtitle_are_two_where_both_come_again() -> None:
    assert turns_in(vtt("Kari: Ja?\nOla: Nei.", "Kari: Jo?\nOla: Nei!")) == [
        ("Kari", "Ja?"),
        ("Ola", "Nei."),
        ("Kari", "Jo?"),
        ("Ola", "Nei!"),
    ]
    once = vtt("Kari: Ja?\nOla: Nei.", "Kari: Jo?")
    assert (turns_in(once)[0], once.warnings) == (("Kari", "Ja? Ola: Nei."), (_one("Ola"),))


def test_names_in_brackets_need_no_colon_where_they_come_again() -> None:
    found = vtt(
        "[Kari] When?", "[Ola] In the spring.", "[laughter] Yes.", "[Kari Vik] So?", "[Kari] Ok.", "[Ola] No."
    )
    assert turns_in(found) == [
        ("Kari", "When?"),
        ("Ola", "In the spring. <laughter> Yes. [Kari Vik] So?"),
        ("Kari", "Ok."),
        ("Ola", "No."),
    ]
    assert vtt("[Kari] When?", "[Ola] Now.", "[Kari] Ok.").speakers == ("Kari", "Ola")


def test_a_name_in_brackets_that_has_a_colon_elsewhere_is_a_voice_without_one() -> None:
    assert vtt("[Ola]: Yes.", "It was cold.", "And dark.", "[Ola] No.").speakers == ("Ola",)
    assert turns_in(vtt("[Ola]: Yes.", "It was cold.", "And dark.", "[Ola] No."))[-1] == ("Ola", "No.")


@pytest.mark.parametrize(
    "sound", ["[music]", "[Music]", "[Applause]", "[uklart]", "[BLANK_AUDIO]", "[Door slams]"]
)
def test_sounds_in_brackets_are_no_voices_however_often_they_come(sound: str) -> None:
    found = vtt(*[f"{sound} Then it was over."] * 4)
    assert (found.speakers, found.warnings) == ((), ())


def test_names_that_come_once_in_plain_subtitles_are_told() -> None:
    found = vtt("It was dark.", "Kari: When?", "I went.", "Ola: Now.", "And then it was over.")
    assert found.speakers == ()
    assert " ".join(words for _nobody, words in turns_in(found)) == (
        "It was dark. Kari: When? I went. Ola: Now. And then it was over."
    )
    assert found.warnings[0].startswith(
        "2 lines of the subtitles begin with what may be a name, the first with “Kari”"
    )
