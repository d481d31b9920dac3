"""The queue on the command line: what it answers for is what it was asked for."""

from pathlib import Path

import pytest

from workbench.archive.header import LEAST_COST
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
