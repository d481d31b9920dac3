"""The queue on the command line: what it answers for is what it was asked for."""

from pathlib import Path

import pytest

from workbench.archive.header import LEAST_COST
from workbench.archive.lock import OneAtATime
from workbench.cellar.errors import Refusal
from workbench.cli import queue
from workbench.cli.codes import Code
from workbench.desk.gestures import Gesture
from workbench.desk.one_file import HowToTranscribe
from workbench.desk.opening import Founder, make_study
from workbench.history.log import making
from workbench.study.interviews import Recording, Transcription, TranscriptionState


def test_an_interview_that_was_not_asked_for_does_not_make_the_command_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = make_study(tmp_path / "study", "Work", "a passphrase", Founder("Ada"), cost=LEAST_COST)
    try:
        other, wanted = desk.interviews.add("Failed earlier"), desk.interviews.add("Empty")
        recording = Recording(id="rec", interview=other.id, duration=1000)
        failed = Transcription(
            id="old", interview=other.id, recording="rec", state=TranscriptionState.FAILED, reason="Full."
        )
        desk.context.record(Gesture.TRANSCRIPTION, [*making(recording), *making(failed)], lasting=True)
        assert queue.transcribe(desk, [wanted], HowToTranscribe(), as_json=False) == Code.FINE
        assert "Full." not in capsys.readouterr().err
    finally:
        desk.close()


@pytest.mark.parametrize("another_waits", [False, True])
def test_what_is_being_transcribed_elsewhere_is_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, another_waits: bool
) -> None:
    desk = make_study(tmp_path / "study", "Work", "a passphrase", Founder("Ada"), cost=LEAST_COST)
    turn = OneAtATime(desk.context.archive.folder)
    assert turn.take()
    try:
        busy, other = desk.interviews.add("First talk"), desk.interviews.add("Second talk")
        writes = list(making(Recording(id="rec", interview=busy.id, duration=1000)))
        writes += making(
            Transcription(id="t", interview=busy.id, recording="rec", state=TranscriptionState.RUNNING)
        )
        if another_waits:
            writes += making(Recording(id="new", interview=other.id, duration=1000))
        desk.context.record(Gesture.TRANSCRIPTION, writes, lasting=True)
        if another_waits:
            monkeypatch.setattr(queue, "_work_off", lambda *_how, **_more: None)
            assert (
                queue.transcribe(desk, [busy, other], HowToTranscribe(language="en"), as_json=False)
                == Code.FINE
            )
            assert "This begins when that is done" in capsys.readouterr().err
            return
        with pytest.raises(Refusal, match="right now: “First talk”"):
            queue.transcribe(desk, [busy, other], HowToTranscribe(), as_json=False)
        assert queue.transcribe(desk, [other], HowToTranscribe(), as_json=False) == Code.FINE
        assert capsys.readouterr().err == "Everything is transcribed already.\n"
        turn.leave()
        assert [one.id for one in desk.transcribing.unfinished()] == ["t"]
        assert desk.transcribing.elsewhere() == []
    finally:
        turn.leave()
        desk.close()
