"""The queue of transcriptions without any engine: what is asked for, set aside, refused and remembered."""

from functools import partial

import pytest

from tests.desk.conftest import Table
from workbench.cellar.errors import Refusal
from workbench.desk.gestures import Gesture
from workbench.desk.running import Running
from workbench.history.log import making
from workbench.speech.messages import PieceDone
from workbench.study.interviews import Recording, Transcription, TranscriptionState

PLAN = ((0, 10_000), (10_000, 20_000))


@pytest.fixture
def begun(table: Table) -> Transcription:
    """A transcription of the table's recording that was stopped in the middle."""
    asked = Transcription(
        id="old", interview=table.interview.id, recording="rec", model="base", engine="auto", plan=PLAN,
        state=TranscriptionState.CANCELLED, asked="2026-01-01T10:00:00Z", member=table.ada.id,
    )  # fmt: skip
    table.desk.context.record(Gesture.TRANSCRIPTION, making(asked), lasting=True)
    return asked


def test_a_transcription_that_was_set_aside_is_never_taken_up_again(
    table: Table, begun: Transcription
) -> None:
    fresh = table.desk.transcribing.enqueue(table.interview.id, language="en", again=True)
    assert table.desk.transcribing.unfinished() == []
    assert [job.transcription.id for job in table.desk.transcribing.jobs()] == [fresh.id]
    with pytest.raises(Refusal):
        table.desk.transcribing.resume(begun.id)
    overview = table.desk.interviews.overview(table.interview.id)
    assert overview.transcription
    assert overview.transcription.id == fresh.id


def add_recording(table: Table, identity: str, interview: str) -> None:
    recording = Recording(id=identity, interview=interview, duration=20_000, place=identity, plan=PLAN)
    table.desk.context.record(Gesture.RECORDING_ADDED, making(recording))


def test_every_recording_of_an_interview_can_be_reached(table: Table, begun: Transcription) -> None:
    enqueue, interview = partial(table.desk.transcribing.enqueue, language="en"), table.interview.id
    add_recording(table, "second", interview)
    add_recording(table, "third", interview)
    assert [enqueue(interview, again=True).recording for _ in range(3)] == ["second", "third", "third"]
    assert enqueue(interview, recording="second", again=True).recording == "second"
    assert [item.id for item in table.desk.transcribing.unfinished()] == [begun.id]
    assert enqueue(interview, recording="rec", again=True).recording == "rec"
    assert table.desk.transcribing.unfinished() == []


def test_a_recording_that_is_named_is_refused_where_it_does_not_fit(
    table: Table, begun: Transcription
) -> None:
    add_recording(table, "elsewhere", table.desk.interviews.add("Second").id)
    for named, why in (("elsewhere", "another"), ("none", "no longer"), ("rec", "already")):
        with pytest.raises(Refusal, match=why):
            table.desk.transcribing.enqueue(table.interview.id, recording=named)


def test_a_wish_that_is_refused_stops_nothing(table: Table, begun: Transcription) -> None:
    table.desk.transcribing.resume(begun.id)
    number = table.desk.context.archive.shelf.last_number()
    with pytest.raises(Refusal):
        table.desk.transcribing.enqueue(table.interview.id, model="huge", again=True)
    assert table.desk.context.archive.shelf.last_number() == number


class BrokenRun:
    """An engine's run whose first news is this."""

    engine = "faster-whisper"

    def __init__(self, message: object) -> None:
        self.message = message
        self.cancelled = False

    def messages(self, _timeout: float = 0) -> list[object]:
        return [self.message]

    def start(self) -> None: ...

    def pause(self) -> None: ...

    def cancel(self) -> None:
        self.cancelled = True


@pytest.fixture
def at_work(table: Table, begun: Transcription, monkeypatch: pytest.MonkeyPatch) -> BrokenRun:
    """The transcription `begun`, at work with an engine that tells what the test puts into it."""
    run = BrokenRun(PieceDone(0, ()))

    def begin(self: Running) -> None:
        self._run = run  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue]
        self._become(state=TranscriptionState.RUNNING)  # pyright: ignore[reportPrivateUsage]

    monkeypatch.setattr(Running, "_begin", begin)
    monkeypatch.setattr("workbench.desk.models.Models.preparation", lambda *_: None)
    table.desk.transcribing.resume(begun.id)
    table.desk.transcribing.tick()
    return run


def _broken(*_args: object) -> None:
    raise RuntimeError("words that somebody said")


def test_after_a_fault_of_our_own_no_later_piece_is_kept_and_nothing_begins_again_by_itself(
    table: Table, at_work: BrokenRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.desk.running.keep_piece", _broken)
    with pytest.raises(RuntimeError):
        table.desk.transcribing.tick()
    assert at_work.cancelled
    assert not table.desk.transcribing.busy
    [job] = table.desk.transcribing.jobs()
    assert job.state is TranscriptionState.PAUSED


def test_an_interview_that_is_taken_out_takes_its_transcription_with_it(
    table: Table, begun: Transcription, at_work: BrokenRun
) -> None:
    table.desk.interviews.remove(table.interview.id)
    assert table.desk.transcribing.jobs() == []
    table.desk.transcribing.tick()
    assert at_work.cancelled
    assert not table.desk.transcribing.busy
    assert table.desk.transcribing.unfinished() == []
    with pytest.raises(Refusal):
        table.desk.transcribing.resume(begun.id)
    table.desk.undo()
    [job] = table.desk.transcribing.jobs()
    assert (job.interview_title, job.state) == ("First", TranscriptionState.CANCELLED)
    assert [item.id for item in table.desk.transcribing.unfinished()] == [begun.id]


def test_what_waits_for_an_interview_that_is_taken_out_is_not_begun(
    table: Table, begun: Transcription
) -> None:
    table.desk.transcribing.resume(begun.id)
    table.desk.interviews.remove(table.interview.id)
    assert not table.desk.transcribing.busy
    table.desk.transcribing.tick()
    assert table.desk.transcribing.jobs() == []


def test_the_queue_is_read_anew_only_when_the_study_has_changed(
    table: Table, begun: Transcription, monkeypatch: pytest.MonkeyPatch
) -> None:
    table.desk.transcribing.jobs()
    read: list[object] = []
    bodies = type(table.desk.context.archive.shelf).bodies

    def counted(self: object, *asked: str) -> object:
        read.append(asked)
        return bodies(self, *asked)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(type(table.desk.context.archive.shelf), "bodies", counted)
    for _ in range(3):
        table.desk.transcribing.tick()
        assert table.desk.transcribing.jobs()[0].share == 0
        assert table.desk.transcribing.unfinished()
    assert read == []
    table.desk.transcribing.resume(begun.id)
    assert table.desk.transcribing.jobs()[0].state is TranscriptionState.WAITING


@pytest.mark.parametrize(("speech", "too_little"), [(7_000, True), (31_000, False), (0, False)])
def test_speech_counts_for_the_language_and_not_the_silence_in_pieces(
    table: Table, speech: int, too_little: bool
) -> None:
    """Of a recording that an earlier version took in only its pieces are known (0)."""
    recording = Recording(
        id="sparse",
        interview=table.interview.id,
        duration=60_000,
        place="3",
        plan=((0, 60_000),),
        speech=speech,
    )
    table.desk.context.record(Gesture.RECORDING_ADDED, making(recording))
    assert table.desk.transcribing.must_say_language(recording) is too_little
    if too_little:
        with pytest.raises(Refusal, match="Say which language is spoken"):
            table.desk.transcribing.enqueue(table.interview.id, recording="sparse")
    else:
        table.desk.transcribing.enqueue(table.interview.id, recording="sparse")
