"""More and fewer voices: counted as somebody sees them; what a person made one stays one, and no cut is left over."""

from dataclasses import replace

import pytest

from tests.desk.conftest import SAID, Table
from tests.desk.speaking import speaker, spoken
from tests.speech.made_up import SPOKEN, heard, voices_in_turn
from workbench.archive import kept_parts
from workbench.cellar.errors import Refusal
from workbench.desk.gestures import Gesture
from workbench.desk.pieces import keep_piece
from workbench.history.log import setting
from workbench.speech.heard import Segment, Word
from workbench.study.anchors import AnchorState
from workbench.study.ids import new_id
from workbench.study.interviews import Transcription, Turn
from workbench.study.voices import Voices


def hear(table: Table, packed: bytes) -> None:
    kept_parts.keep(table.desk.context.archive.database, table.interview.id, "rec", packed)


@pytest.fixture
def four(told: Table) -> Table:
    """What was heard are four voices."""
    hear(told, heard(alike=0.5, fourth=0.6))
    return told


def labels(table: Table) -> list[str]:
    return [one.label for one in table.desk.interviews.speakers(table.interview.id)]


def who(table: Table) -> list[str]:
    return [label for label, _text in spoken(table)]


def merge(table: Table, one: str, into: str) -> None:
    table.desk.who_speaks.merge(speaker(table, one).id, speaker(table, into).id)


def test_more_and_fewer_are_answered_from_what_is_kept(told: Table) -> None:
    desk = told.desk.who_speaks
    assert len(desk.tell("rec", 3).speakers) == 3
    assert len(desk.fewer("rec").speakers) == 2
    assert [label for label, _text in spoken(told)] == ["Voice 1", "Voice 1", "Voice 2", "Voice 2", "Voice 1"]
    assert [one.label for one in told.desk.interviews.speakers(told.interview.id)] == ["Voice 1", "Voice 2"]
    desk.fewer("rec")
    assert {label for label, _text in spoken(told)} == {"Voice 1"}
    assert len(desk.more("rec").speakers) == 2
    assert len(told.desk.context.all(Voices, told.interview.id)) == 1


def test_a_name_given_to_a_voice_stays_when_another_number_is_asked_for(told: Table) -> None:
    desk = told.desk
    desk.who_speaks.tell("rec", 3)
    desk.interviews.rename_speaker(speaker(told, "Voice 2").id, "Interviewer")
    desk.who_speaks.tell("rec", 2)
    desk.who_speaks.tell("rec", 3)
    assert ("Interviewer", "tired that day") in spoken(told)


def test_two_voices_are_made_one_in_one_gesture(told: Table) -> None:
    desk = told.desk
    desk.who_speaks.tell("rec", 3)
    desk.who_speaks.merge(speaker(told, "Voice 3").id, speaker(told, "Voice 1").id)
    assert [label for label, _text in spoken(told)] == ["Voice 1", "Voice 1", "Voice 2", "Voice 2", "Voice 1"]
    desk.undo()
    assert spoken(told)[-1][0] == "Voice 3"
    with pytest.raises(Refusal):
        desk.who_speaks.merge(speaker(told, "Voice 1").id, speaker(told, "Voice 1").id)


def test_what_the_machine_took_back_itself_leaves_no_gap(told: Table) -> None:
    desk = told.desk
    desk.who_speaks.tell("rec", 3)
    desk.who_speaks.fewer("rec")
    desk.who_speaks.more("rec")
    assert [one.label for one in desk.interviews.speakers(told.interview.id)] == [
        "Voice 1",
        "Voice 2",
        "Voice 3",
    ]
    desk.undo()
    desk.undo()
    desk.undo()
    desk.who_speaks.tell("rec", 2)
    assert {one.label for one in desk.interviews.speakers(told.interview.id)} == {"Voice 1", "Voice 2"}


def test_what_was_made_one_stays_one_and_one_more_is_one_more(four: Table) -> None:
    desk = four.desk.who_speaks
    desk.tell("rec", 3)
    merge(four, "Voice 3", "Voice 1")
    assert desk.count("rec") == 2
    assert len(desk.more("rec").speakers) == 3
    assert who(four) == ["Voice 1", "Voice 1", "Voice 2", "Voice 4", "Voice 1"]
    assert labels(four) == ["Voice 1", "Voice 2", "Voice 4"], "the number of who was merged is nobody else's"


def test_one_fewer_is_one_fewer_and_what_was_made_one_is_so_when_it_comes_back(four: Table) -> None:
    desk = four.desk.who_speaks
    desk.tell("rec", 4)
    merge(four, "Voice 4", "Voice 2")
    assert desk.count("rec") == 3
    desk.fewer("rec")
    assert (desk.count("rec"), len(set(who(four)))) == (2, 2)
    desk.fewer("rec")
    assert (desk.count("rec"), set(who(four))) == (1, set(labels(four)))
    desk.more("rec")
    desk.more("rec")
    assert desk.count("rec") == 3
    assert who(four)[1] == who(four)[0] != who(four)[2]
    assert who(four)[2] == who(four)[4], "the last was made one with the second"


def test_of_three_made_one_nobody_comes_back(four: Table) -> None:
    desk = four.desk.who_speaks
    desk.tell("rec", 4)
    merge(four, "Voice 4", "Voice 2")
    desk.tell("rec", 3)
    merge(four, "Voice 3", "Voice 2")
    assert desk.count("rec") == 2
    number = four.desk.context.archive.shelf.last_number()
    with pytest.raises(Refusal, match="No further voice"):
        desk.more("rec")
    assert four.desk.context.archive.shelf.last_number() == number
    assert who(four) == ["Voice 1", "Voice 1", "Voice 2", "Voice 2", "Voice 2"]


def test_what_was_made_one_can_be_told_apart_once_that_is_taken_back(four: Table) -> None:
    desk = four.desk
    desk.who_speaks.tell("rec", 3)
    merge(four, "Voice 3", "Voice 1")
    desk.undo()
    desk.who_speaks.tell("rec", 3)
    assert labels(four) == ["Voice 1", "Voice 2", "Voice 3"]


@pytest.mark.parametrize("way", ["more", "fewer"])
def test_of_ten_two_of_which_are_one_more_and_fewer_count_nine(told: Table, way: str) -> None:
    hear(told, voices_in_turn(10, seconds=2.4, times=2, spread=0.03).packed())
    desk = told.desk.who_speaks
    desk.tell("rec", 10)
    first, second, *_others = told.desk.interviews.speakers(told.interview.id)
    desk.merge(first.id, second.id)
    assert desk.count("rec") == 9
    (desk.more if way == "more" else desk.fewer)("rec")
    assert desk.count("rec") == (10 if way == "more" else 8)
    if way == "more":
        with pytest.raises(Refusal, match="from 1 to 10"):
            desk.more("rec")


def test_what_a_person_gave_to_a_voice_stays_with_whom_it_was_made_one(told: Table) -> None:
    desk = told.desk
    desk.who_speaks.tell("rec", 3)
    desk.transcripts.set_speaker(["turn0"], speaker(told, "Voice 3").id)
    merge(told, "Voice 3", "Voice 2")
    desk.who_speaks.tell("rec", 2)
    assert who(told) == ["Voice 2", "Voice 1", "Voice 2", "Voice 2", "Voice 2"]
    desk.who_speaks.tell("rec", 1)
    assert who(told)[0] == "Voice 2"
    assert len(set(who(told)[1:])) == 1, "what only the machine had given goes to who is left"


def test_who_speaks_by_a_transcript_from_elsewhere_stays_with_whom_it_was_made_one(told: Table) -> None:
    desk = told.desk
    guest = desk.interviews.add_speaker(told.interview.id, "P1")
    turns = (told.turn(0), told.turn(3))
    by_file = [write for turn in turns for write in setting(replace(turn, speaker=guest.id), "speaker")]
    desk.context.record(Gesture.TRANSCRIPT_TAKEN_IN, by_file, lasting=True)
    desk.who_speaks.tell("rec", 3)
    merge(told, "P1", "Voice 2")
    desk.who_speaks.tell("rec", 3)
    assert who(told)[:2] == ["Voice 2", "Voice 1"]


def test_a_cut_goes_with_the_voice_that_it_was_made_for(told: Table) -> None:
    desk = told.desk.who_speaks
    desk.tell("rec", 3)
    assert len(spoken(told)) == 5
    desk.tell("rec", 1)
    assert spoken(told) == [("Voice 1", text) for text in SAID]
    assert [turn.id for turn in told.desk.transcripts.reading(told.interview.id).turns] == [
        "turn0",
        "turn1",
        "turn2",
        "turn3",
    ]
    assert told.desk.undo()
    assert len(spoken(told)) == 5
    desk.tell("rec", 1)
    assert len(spoken(told)) == 4


def test_a_cut_that_is_still_right_is_the_same_turn(told: Table) -> None:
    told.desk.who_speaks.tell("rec", 3)
    before = told.desk.context.all(Turn, told.interview.id)
    told.desk.who_speaks.tell("rec", 2)
    told.desk.who_speaks.tell("rec", 3)
    assert {turn.id for turn in before} == {
        turn.id for turn in told.desk.context.all(Turn, told.interview.id)
    }


@pytest.mark.parametrize("which", [1, 2])
@pytest.mark.parametrize("touch", ["text", "speaker", "mark"])
def test_what_somebody_has_touched_since_stays_cut(told: Table, which: int, touch: str) -> None:
    desk = told.desk
    desk.who_speaks.tell("rec", 3)
    turn = told.turn(which)
    if touch == "text":
        desk.transcripts.edit(turn.id, f"{turn.text} really")
    elif touch == "speaker":
        desk.transcripts.set_speaker([turn.id], speaker(told, "Voice 3").id)
    else:
        desk.transcripts.vouch({turn.id: [turn.tokens[0].id]})
    desk.who_speaks.tell("rec", 1)
    assert len(spoken(told)) == 5


def test_nothing_is_joined_over_what_was_taken_away(told: Table) -> None:
    turn_of_three = ((3.3, 3.85, 2), (3.9, 4.45, 1), (4.5, 5.1, 2))
    hear(told, heard(alike=0.5, said=(*SPOKEN[:-1], *turn_of_three)))
    desk = told.desk
    desk.who_speaks.tell("rec", 3)
    assert told.turns()[-3:] == ["nobody asked", "me how", "I was"]
    desk.transcripts.edit(told.turn(5).id, "")
    desk.who_speaks.tell("rec", 1)
    assert told.turns()[-2:] == ["nobody asked", "I was"]


def test_a_unit_over_a_cut_stays_as_it_is_marked(told: Table) -> None:
    desk = told.desk
    desk.who_speaks.tell("rec", 3)
    words = [word for turn in told.turns() for word in turn.split()]
    unit = desk.units.mark(told.interview.id, words.index("so"), words.index("that"))
    desk.who_speaks.tell("rec", 1)
    assert len(spoken(told)) == 4
    (placed,) = desk.units.of(told.interview.id)
    assert (placed.unit, placed.placement.state) == (unit, AnchorState.INTACT)


def test_what_was_cut_while_it_was_written_down_is_made_one_as_well(told: Table) -> None:
    desk = told.desk
    for number in range(len(SAID)):
        desk.transcripts.edit(f"turn{number}", "")
    desk.who_speaks.tell("rec", 3)
    written = Transcription(
        id=new_id(), interview=told.interview.id, recording="rec", plan=((0, 20_000),), member=told.ada.id
    )
    words = (Word(0.9, 1.2, "So", 0.9), Word(1.5, 1.7, "tired,", 0.9), Word(1.7, 2.1, "really.", 0.9))
    more = (Word(3.4, 3.6, "Nobody", 0.9), Word(3.7, 3.9, "asked.", 0.9))
    keep_piece(
        desk.context,
        written,
        0,
        [Segment(0.9, 2.1, "So tired, really.", words), Segment(3.4, 3.9, "Nobody asked.", more)],
    )
    assert told.turns() == ["So tired,", "really.", "Nobody asked."]
    desk.who_speaks.tell("rec", 1)
    assert told.turns() == ["So tired, really.", "Nobody asked."]
