"""One file without a study: its words are worth more than who says them."""

import logging
from pathlib import Path

import pytest

from workbench.desk import one_file
from workbench.desk.hearings import HowMany
from workbench.desk.one_file import FileTranscription, HowToTranscribe
from workbench.study.tokens import text_of

AUSTEN = Path(__file__).parent.parent / "data" / "austen_0920.flac"


def test_where_the_voices_cannot_be_told_apart_the_words_stay_and_a_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_given: object, **_named: object) -> None:
        raise ValueError("amiable")

    monkeypatch.setattr(one_file, "group", broken)
    how = HowToTranscribe(engine="faster-whisper", language="en", speakers=HowMany())
    with caplog.at_level(logging.ERROR), FileTranscription(AUSTEN, how) as work:
        while work.stage != "done":
            work.wait(1)
        assert "amiable woman" in " ".join(text_of(turn.tokens) for turn in work.fresh())
        assert {turn.speaker for turn in work.transcript().turns} == {""}
        assert work.note.startswith("The voices could not be told apart")
    assert "ValueError" in caplog.text
    assert "amiable" not in caplog.text, "a log holds no words"
