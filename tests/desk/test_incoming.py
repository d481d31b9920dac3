"""Transcripts from elsewhere come into a study: voices named, one step, undone as one, never mixed with another."""

import random
from pathlib import Path

import pytest

from tests.desk.conftest import Table
from tests.exchange.elsewhere import SAMPLES
from tests.exchange.mutated_transcripts import FILES, damaged
from workbench.cellar.errors import Refusal, Stopped
from workbench.desk import incoming_file
from workbench.desk.exporting import exported
from workbench.desk.gestures import Gesture
from workbench.desk.incoming import Wish, given_sound
from workbench.desk.incoming_file import look
from workbench.exchange.transcripts import read
from workbench.exchange.transcripts.protocol import ReadTranscript
from workbench.history.log import making
from workbench.study.interviews import BY_HAND, ELSEWHERE, Interview, Recording, Times, Transcription, Turn
from workbench.study.people import Speaker, VoiceRole
from workbench.study.tokens import TokenKind


def sample(name: str) -> ReadTranscript:
    ending, content = SAMPLES[name]
    return read(content, ending)


def named(**labels: str) -> dict[str, str]:
    return {name.replace("_", " "): label for name, label in labels.items()}


TEAMS = Wish(
    title="From Teams",
    participant="P2",
    voices=named(Kari_Nordby="Interviewer", Ola_Vik="P2"),
    by_machine=True,
)


def state(table: Table) -> list[object]:
    """All that can be seen of the study's interviews."""
    kinds = (Interview, Recording, Transcription, Turn, Speaker)
    return [record for kind in kinds for record in table.desk.context.all(kind)]


def test_a_new_interview_is_made_with_its_voices_in_one_step(table: Table) -> None:
    before = table.desk.context.archive.shelf.last_number()
    interview = table.desk.incoming.keep(sample("teams-vtt"), TEAMS)
    assert table.desk.context.archive.shelf.last_number() == before + 1
    turns = table.desk.transcripts.reading(interview.id).turns
    assert [turn.text for turn in turns][1] == "Jo, det går bra. Litt sliten, kanskje."
    assert [turn.start for turn in turns] == [3120, 10_000]
    speakers = table.desk.interviews.speakers(interview.id)
    assert [(one.label, one.role) for one in speakers] == [
        ("Interviewer", VoiceRole.RESEARCHER),
        ("P2", VoiceRole.PARTICIPANT),
    ]
    assert [turn.speaker for turn in turns] == [one.id for one in speakers]
    assert table.desk.interviews.participant_code(interview) == "P2"
    made = table.desk.interviews.taken_in(interview.id)
    assert made is not None
    assert (made.engine, made.model, made.times) == (ELSEWHERE, "WebVTT (Teams)", Times.TURNS)


def test_undo_takes_all_of_it_back_and_redo_brings_it_again(table: Table) -> None:
    before = state(table)
    interview = table.desk.incoming.keep(sample("teams-vtt"), TEAMS)
    after = state(table)
    undone = table.desk.undo()
    assert undone is not None
    assert undone.sentence == "Undone: transcript taken in."
    assert state(table) == before
    table.desk.redo()
    assert state(table) == after
    assert table.desk.interviews.get(interview.id) == interview


def test_a_transcript_that_is_there_is_not_mixed_with_another(table: Table) -> None:
    before = state(table)
    wish = Wish(interview=table.interview.id, voices={})
    with pytest.raises(Refusal, match="two are not mixed"):
        table.desk.incoming.keep(sample("teams-vtt"), wish)
    assert state(table) == before


def test_set_aside_plainly_it_makes_room_and_undo_brings_it_back(table: Table) -> None:
    before = table.turns()
    wish = Wish(interview=table.interview.id, voices=named(Ola_Vik="P1"), instead=True)
    table.desk.incoming.keep(sample("teams-vtt"), wish)
    assert len(table.turns()) == 2
    assert {turn.recording for turn in table.desk.transcripts.reading(table.interview.id).turns} == {"rec"}
    table.desk.undo()
    assert table.turns() == before


def test_an_interview_that_is_gone_or_a_foreign_recording_is_refused(table: Table) -> None:
    other = table.desk.interviews.add("Second")
    for wish in (
        Wish(interview="nowhere", voices={}),
        Wish(interview=other.id, recording="rec", voices={}),
        Wish(title=" ", voices={}),
        Wish(title="New", participant="Ola", voices={}),
        Wish(title="New", voices={}, without=frozenset(["Kari Nordby", "Ola Vik"])),
    ):
        before = state(table)
        with pytest.raises(Refusal):
            table.desk.incoming.keep(sample("teams-vtt"), wish)
        assert state(table) == before


def test_people_are_not_called_by_their_names(table: Table) -> None:
    voices = table.desk.incoming.voices(sample("teams-vtt"), table.interview.id)
    assert [(one.name, one.label, one.turns) for one in voices] == [
        ("Kari Nordby", "Voice 1", 1),
        ("Ola Vik", "Voice 2", 1),
    ]
    assert voices[1].first == "Jo, det går bra. Litt sliten, kanskje."
    assert [one.label for one in table.desk.incoming.voices(sample("names-txt"))] == ["Intervjuer", "P1"]
    short = read(b"Bo: Hva da?\nLi: Ingenting.\nI: Ja?\nS00: Nei.")
    assert [one.label for one in table.desk.incoming.voices(short)] == ["Voice 1", "Voice 2", "I", "S00"]
    beside = read(b"Kari: Why?\n\nVoice 1: Because.\n\nOla: Yes.\n\nVoice 1: No.", "txt")
    assert [one.label for one in table.desk.incoming.voices(beside)] == ["Voice 2", "Voice 1", "Voice 3"]
    names = ("Mod", "A", "B", "C", "D", "Kari", "Mod")
    group = read("\n".join(f"{name}: Yes, it is so." for name in names).encode())
    assert [one.label for one in table.desk.incoming.voices(group)] == ["Mod", "A", "B", "C", "D", "Voice 1"]
    known = table.desk.incoming.voices(sample("srt"), table.interview.id)
    assert [one.label for one in known] == ["Interviewer", "P1"]


def test_voices_without_a_label_speak_unnamed_and_one_can_be_left_out(table: Table) -> None:
    wish = Wish(title="New", voices=named(Kari_Nordby=" "), without=frozenset(["Ola Vik"]))
    interview = table.desk.incoming.keep(sample("teams-vtt"), wish)
    (turn,) = table.desk.transcripts.reading(interview.id).turns
    assert turn.speaker == ""
    assert table.desk.interviews.speakers(interview.id) == []


def test_marks_are_marks_of_the_study(table: Table) -> None:
    interview = table.desk.incoming.keep(sample("f4-txt"), Wish(title="f4", voices={"I": "I", "B1": "P3"}))
    turn = table.desk.transcripts.reading(interview.id).turns[1]
    assert [token.kind for token in turn.tokens if token.kind is not TokenKind.WORD] == [
        TokenKind.LAUGHTER,
        TokenKind.PAUSE,
    ]
    assert "[pause 3 s]" in turn.text


def test_what_people_wrote_is_no_machine_draft(table: Table) -> None:
    by_hand = table.desk.incoming.keep(sample("f4-txt"), Wish(title="f4", voices={}))
    assert not exported(table.desk, by_hand).is_machine_draft
    assert exported(table.desk, by_hand).engine == BY_HAND
    assert exported(table.desk, table.desk.incoming.keep(sample("teams-vtt"), TEAMS)).is_machine_draft


UNTIMED = "I: how was work\nP1: I was so very tired that day, and then\nP1: nobody asked me at all how I was\nI: mhm"


def test_words_without_times_get_those_that_a_machine_heard(table: Table) -> None:
    wish = Wish(interview=table.interview.id, voices={}, instead=True)
    heard = {token.text: token.start for number in range(4) for token in table.turn(number).tokens}
    table.desk.incoming.keep(read(UNTIMED.encode()), wish)
    turns = table.desk.transcripts.reading(table.interview.id).turns
    starts = {token.text: token.start for turn in turns for token in turn.tokens}
    assert all(starts[word] == heard[word] for word in ("work", "tired", "nobody", "asked"))
    assert heard["so"] <= starts["very"] <= starts["tired"]
    made = table.desk.interviews.taken_in(table.interview.id)
    assert made is not None
    assert made.times is Times.FOUND


def test_without_a_machine_the_times_are_guessed_and_said_to_be(table: Table) -> None:
    other = table.desk.interviews.add("Second")
    plan = ((1000, 3000), (9000, 11_000))
    recording = Recording(id="rec2", interview=other.id, duration=12_000, place="11", plan=plan)
    table.desk.context.record(Gesture.RECORDING_ADDED, making(recording))
    table.desk.incoming.keep(read(UNTIMED.encode()), Wish(interview=other.id, voices={}))
    turns = table.desk.transcripts.reading(other.id).turns
    assert (turns[0].start, turns[-1].end) == (1000, 11_000)
    assert [token.start for turn in turns for token in turn.tokens] == sorted(
        token.start for turn in turns for token in turn.tokens
    )
    made = table.desk.interviews.taken_in(other.id)
    assert made is not None
    assert made.times is Times.GUESSED


def test_another_talk_does_not_get_the_times_of_this_one(table: Table) -> None:
    wish = Wish(interview=table.interview.id, voices={}, instead=True)
    table.desk.incoming.keep(sample("no-names-txt"), wish)
    made = table.desk.interviews.taken_in(table.interview.id)
    assert made is not None
    assert made.times is Times.GUESSED


def test_sound_that_comes_later_belongs_to_the_words(table: Table) -> None:
    interview = table.desk.incoming.keep(sample("teams-vtt"), TEAMS)
    before = [turn.id for turn in table.desk.transcripts.reading(interview.id).turns]
    recording = Recording(id="rec3", interview=interview.id, duration=20_000, place="11")
    writes = [*making(recording), *given_sound(table.desk.context, recording)]
    table.desk.context.record(Gesture.RECORDING_ADDED, writes)
    turns = table.desk.transcripts.reading(interview.id).turns
    assert [turn.id for turn in turns] == before
    assert {turn.recording for turn in turns} == {"rec3"}
    assert table.desk.transcribing.not_asked_for(interview.id) == []


def test_a_colleagues_units_keep_the_transcript(table: Table) -> None:
    interview = table.desk.incoming.keep(sample("teams-vtt"), TEAMS)
    table.desk.members.switch(table.bo.id, "4321")
    table.desk.units.mark(interview.id, 0, 2)
    table.desk.members.switch(table.ada.id)
    with pytest.raises(Refusal):
        table.desk.undo()
    assert table.desk.interviews.get(interview.id)


def test_what_chance_has_damaged_leaves_the_study_as_it_was(table: Table) -> None:
    before, kept = state(table), 0
    for seed in range(120):
        chance = random.Random(seed)
        name = chance.choice(sorted(FILES))
        try:
            found = read(damaged(name, chance), FILES[name][0])
            voices = {voice.name: voice.label for voice in table.desk.incoming.voices(found)}
            table.desk.incoming.keep(found, Wish(title="Damaged", voices=voices))
        except Refusal:
            assert state(table) == before
            continue
        kept += 1
        table.desk.undo()
    assert 20 < kept < 120
    assert state(table) == before


def test_looking_into_a_file_keeps_nothing(table: Table, tmp_path: Path) -> None:
    file = tmp_path / "talk.vtt"
    file.write_bytes(SAMPLES["teams-vtt"][1])
    before = table.desk.context.archive.shelf.last_number()
    assert look(file) == sample("teams-vtt")
    assert table.desk.context.archive.shelf.last_number() == before


def test_a_file_that_is_none_is_refused_and_looking_can_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refusal, match=r"nothing\.vtt"):
        look(tmp_path / "nothing.vtt")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(400))
    with pytest.raises(Refusal, match="no text"):
        look(tmp_path / "picture.png")

    def stop(_share: float) -> None:
        raise Stopped("")

    (tmp_path / "talk.vtt").write_bytes(SAMPLES["teams-vtt"][1])
    with pytest.raises(Stopped):
        look(tmp_path / "talk.vtt", stop)
    monkeypatch.setattr(incoming_file, "LONGEST_S", -1.0)
    with pytest.raises(Refusal, match="sensible time"):
        look(tmp_path / "talk.vtt")
