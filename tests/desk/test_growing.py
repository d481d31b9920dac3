"""Reading along: turns come in order, each once, whatever the order in which their pieces are heard."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.conftest import Table
from workbench.desk.checking import check_study
from workbench.desk.gestures import Gesture
from workbench.desk.growing import Growing
from workbench.desk.pieces import keep_piece
from workbench.exchange.plain import spoken
from workbench.history.log import making
from workbench.speech.heard import Segment, Word
from workbench.study.ids import new_id
from workbench.study.interviews import Recording, Transcription, TranscriptionState, Turn
from workbench.study.tokens import Token

PIECES = 5


PLAN = tuple((number * 1000, (number + 1) * 1000) for number in range(PIECES))


def begun(
    table: Table,
    state: TranscriptionState = TranscriptionState.RUNNING,
    plan: tuple[tuple[int, int], ...] = PLAN,
) -> Transcription:
    """A transcription of a new recording, in five pieces of a second each."""
    assert table.desk.member
    recording = Recording(id=new_id(), interview=table.interview.id, place="3", duration=5000)
    transcription = Transcription(
        id=new_id(),
        interview=table.interview.id,
        recording=recording.id,
        plan=plan,
        state=state,
        member=table.ada.id,
    )
    table.desk.context.record(
        Gesture.TRANSCRIPTION, [*making(recording), *making(transcription)], lasting=True
    )
    return transcription


def hear(table: Table, transcription: Transcription, number: int) -> None:
    start = number + 0.1
    word = Word(start, start + 0.5, f"Piece{number}.", 0.9)
    keep_piece(table.desk.context, transcription, number, [Segment(start, start + 0.5, word.text, (word,))])


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(PIECES)), before=st.integers(0, PIECES))
def test_turns_come_in_order_and_once(table: Table, order: list[int], before: int) -> None:
    transcription = begun(table)
    for number in order[:before]:
        hear(table, transcription, number)
    growing = Growing(table.desk, transcription)
    reached = growing.reached
    there = PIECES if reached is None else reached // 1000
    told: list[str] = []
    for number in order[before:]:
        hear(table, transcription, number)
        told += [spoken(turn.tokens) for turn in growing.fresh()]
    assert told == [f"Piece{number}." for number in range(there, PIECES)]
    assert growing.reached is None
    assert growing.fresh() == []


def test_a_piece_missing_from_what_is_called_done_is_a_fault(table: Table) -> None:
    transcription = begun(table, TranscriptionState.DONE)
    for number in range(PIECES - 1):
        hear(table, transcription, number)
    assert any("a piece of the transcript is missing" in fault for fault in own_faults(table))
    hear(table, transcription, PIECES - 1)
    assert own_faults(table) == []


def test_a_word_that_is_there_twice_is_a_fault(table: Table) -> None:
    again = Turn(
        id=new_id(),
        interview=table.interview.id,
        recording="rec",
        place="9",
        tokens=(Token("w0.0", "how", 0, 1),),
    )
    table.desk.context.record(Gesture.TRANSCRIBED, making(again))
    assert any("a word is there twice" in fault for fault in own_faults(table))


def own_faults(table: Table) -> list[str]:
    return [fault for fault in check_study(table.desk).faults if table.interview.id in fault]
