"""Transcription in child processes with the real model: done once, stopped at once, never left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from workbench.cellar import machine
from workbench.cellar.errors import Refusal
from workbench.speech.jobs import Span
from workbench.speech.messages import Failed, Finished, LanguageFound, Message, Note, PieceDone, Progress
from workbench.speech.model_files import ModelFiles
from workbench.speech.pool import TranscriptionRun
from workbench.speech.sound import Block
from workbench.speech.sources import PlainFile

Clip = Callable[[str], Block]
Begin = Callable[..., TranscriptionRun]
PLAN: list[Span] = [(0, 3_300), (3_300, 7_800), (7_800, 11_000)]
PATIENCE = 100.0


@pytest.fixture
def begin(base: ModelFiles, clip: Clip, samples: Callable[[Block], PlainFile]) -> Iterator[Begin]:
    """Starts a run over a recording of 11 s in three pieces; whatever happens, no worker outlives the test."""
    runs: list[TranscriptionRun] = []

    def start(
        plan: Sequence[Span] = PLAN,
        done: frozenset[int] = frozenset(),
        model: ModelFiles = base,
        engine: str = "auto",
        language: str | None = "en",
        processes: int | None = 2,
        sound: PlainFile | None = None,
    ) -> TranscriptionRun:
        source = sound or samples(clip("jfk.flac"))
        run = TranscriptionRun(source, plan, done, model, engine, language=language, processes=processes)
        runs.append(run)
        run.start()
        return run

    yield start
    for run in runs:
        run.cancel()
    assert multiprocessing.active_children() == []


def until(run: TranscriptionRun, wanted: Callable[[list[Message]], bool]) -> list[Message]:
    """All messages up to the moment when they are as wanted, or the run is over."""
    told: list[Message] = []
    deadline = time.monotonic() + PATIENCE
    while not wanted(told):
        assert time.monotonic() < deadline, told
        told += run.messages(0.2)
        if run.state != "running":
            return told + run.messages()
    return told


def to_the_end(run: TranscriptionRun) -> list[Message]:
    return until(run, lambda told: False)


def pieces(told: list[Message]) -> dict[int, str]:
    done = [message for message in told if isinstance(message, PieceDone)]
    assert len({piece.index for piece in done}) == len(done)
    return {piece.index: " ".join(segment.text for segment in piece.segments) for piece in done}


def a_piece(told: list[Message]) -> bool:
    return any(isinstance(message, PieceDone) for message in told)


def damaged(model: ModelFiles, tmp_path: Path) -> ModelFiles:
    """A model whose files are cut short."""
    assert model.ctranslate2
    folder = tmp_path / "damaged"
    folder.mkdir()
    for file in model.ctranslate2.iterdir():
        (folder / file.name).write_bytes(file.read_bytes()[:100_000])
    return replace(model, ctranslate2=folder)


def test_a_run_from_beginning_to_end(begin: Begin) -> None:
    run = begin(language=None)
    told = to_the_end(run)
    found = told[0]
    assert isinstance(found, LanguageFound)
    assert found.code == "en"
    assert found.probability > 0.8
    assert told[-1] == Finished()
    heard = pieces(told)
    assert sorted(heard) == [0, 1, 2]
    assert "country" in heard[2]
    assert (run.state, run.engine, run.language, run.done) == ("finished", "faster-whisper", "en", {0, 1, 2})


def test_times_are_those_of_the_recording(begin: Begin) -> None:
    told = to_the_end(begin())
    for piece in (message for message in told if isinstance(message, PieceDone)):
        start, end = PLAN[piece.index]
        for word in (word for segment in piece.segments for word in segment.words):
            assert start / 1000 <= word.start <= word.end <= end / 1000 + 0.1


def test_progress_grows_to_the_whole(begin: Begin) -> None:
    told = [message for message in to_the_end(begin()) if isinstance(message, Progress)]
    assert [message.share for message in told] == sorted(message.share for message in told)
    assert told[-1] == Progress(1.0, 0.0)
    assert told[0].seconds_left is None
    assert told[1].seconds_left is not None


def test_the_other_engine(begin: Begin) -> None:
    run = begin(engine="openai-whisper", plan=PLAN[:1], processes=None)
    assert "fellow Americans" in pieces(to_the_end(run))[0]
    assert run.engine == "openai-whisper"


def test_what_is_done_is_not_done_again(begin: Begin) -> None:
    run = begin(done=frozenset({0, 2}))
    assert run.processes == 1
    told = to_the_end(run)
    assert sorted(pieces(told)) == [1]
    shares = [message.share for message in told if isinstance(message, Progress)]
    assert shares == [1.0]


def test_the_language_is_judged_by_the_whole_recording_also_where_little_of_it_is_left(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Sequence[Span]] = []

    def windows(pieces: Sequence[Span]) -> list[tuple[Span, ...]]:
        asked.append(pieces)
        return [(PLAN[0],)]

    monkeypatch.setattr("workbench.speech.pool.detection_windows", windows)
    begin(done=frozenset({0, 1}), language=None).cancel()
    assert asked == [PLAN]


def test_when_all_is_done_nothing_is_started(begin: Begin) -> None:
    run = begin(done=frozenset({0, 1, 2}))
    assert multiprocessing.active_children() == []
    assert run.messages() == [Finished()]
    assert begin(plan=[]).messages() == [Finished()]


def test_asking_never_blocks(begin: Begin) -> None:
    run = begin()
    before = time.monotonic()
    for _ in range(20):
        run.messages(0)
    assert time.monotonic() - before < 0.5


def test_pause_stops_at_once_and_start_goes_on(begin: Begin) -> None:
    run = begin(processes=1)
    told = until(run, a_piece)
    before = time.monotonic()
    run.pause()
    assert time.monotonic() - before < 1
    assert multiprocessing.active_children() == []
    assert run.state == "paused"
    told += run.messages()
    assert run.messages(0.01) == []
    first = set(pieces(told))
    run.start()
    told += to_the_end(run)
    assert sorted(pieces(told)) == [0, 1, 2]
    assert first < {0, 1, 2}


def test_cancel_stops_at_once_and_for_good(begin: Begin) -> None:
    run = begin()
    before = time.monotonic()
    run.cancel()
    assert time.monotonic() - before < 1
    assert multiprocessing.active_children() == []
    run.start()
    assert run.state == "cancelled"
    assert run.messages() == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_worker_is_told_and_the_rest_can_be_taken_up(begin: Begin) -> None:
    run = begin(processes=1)
    told = until(run, a_piece)
    for worker in multiprocessing.active_children():
        os.kill(worker.pid or 0, signal.SIGKILL)
    told += to_the_end(run)
    failed = told[-1]
    assert isinstance(failed, Failed)
    assert "ended from outside" in failed.sentence
    assert "kept" in failed.sentence
    assert run.state == "failed"
    run.start()
    told += to_the_end(run)
    assert sorted(pieces(told)) == [0, 1, 2]
    assert told[-1] == Finished()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_worker_that_the_system_killed_for_memory_is_told_so(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = begin(processes=1)
    before = machine.memory_kills()
    monkeypatch.setattr(machine, "memory_kills", lambda: before + 1)
    os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
    failed = to_the_end(run)[-1]
    assert isinstance(failed, Failed)
    assert "out of memory" in failed.sentence
    assert "kept" in failed.sentence


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_the_other_workers_end_with_a_killed_one(begin: Begin) -> None:
    run = begin(processes=2)
    os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
    assert isinstance(to_the_end(run)[-1], Failed)
    assert multiprocessing.active_children() == []


def test_a_damaged_model_is_a_sentence(begin: Begin, base: ModelFiles, tmp_path: Path) -> None:
    told = to_the_end(begin(model=damaged(base, tmp_path)))
    assert isinstance(told[-1], Failed)
    assert "The model base could not be loaded" in told[-1].sentence


@pytest.mark.parametrize("engine", ["faster-whisper", "openai-whisper"])
def test_where_the_graphics_card_fails_the_processor_goes_on(
    begin: Begin, engine: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(machine, "graphics_cards", lambda: 1)
    # The libraries find no card, whatever there is in the computer that runs the test.
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    run = begin(engine=engine)
    assert run.processes == 1
    told = to_the_end(run)
    notes = [message for message in told if isinstance(message, Note)]
    assert ["graphics card" in note.sentence for note in notes] == [True]
    assert notes[0].detail in caplog.text
    assert [message.index for message in told if isinstance(message, PieceDone)] != []
    assert isinstance(told[-1], Finished)
    assert run.done == {0, 1, 2}


@pytest.mark.parametrize(
    ("loss", "told"),
    [("killed", "ended from outside"), ("memory", "out of memory"), ("sound", "could not be read")],
)
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_is_not_the_graphics_cards_fault_is_told_as_what_it_was(
    begin: Begin, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, loss: str, told: str
) -> None:
    run = begin(sound=PlainFile(tmp_path / "gone.pcm") if loss == "sound" else None, processes=1)
    run._device = "graphics"  # pyright: ignore[reportPrivateUsage]
    if loss == "memory":
        before = machine.memory_kills()
        monkeypatch.setattr(machine, "memory_kills", lambda: before + 1)
    if loss != "sound":
        os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
    heard = to_the_end(run)
    assert [type(message) for message in heard] == [Failed]
    assert isinstance(heard[0], Failed)
    assert told in heard[0].sentence


def test_a_damaged_model_is_not_told_as_the_graphics_cards_fault(
    begin: Begin, base: ModelFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "graphics_cards", lambda: 1)
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    heard = to_the_end(begin(model=damaged(base, tmp_path)))
    assert [type(message) for message in heard] == [Failed]
    assert isinstance(heard[0], Failed)
    assert "The model base could not be loaded" in heard[0].sentence


def test_a_recording_that_is_gone_is_a_sentence(
    begin: Begin, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told = to_the_end(begin(sound=PlainFile(tmp_path / "gone.pcm")))
    assert isinstance(told[-1], Failed)
    assert "could not be read" in told[-1].sentence
    assert "FileNotFoundError" in told[-1].detail
    assert told[-1].detail in caplog.text


def test_a_model_that_no_engine_can_use_is_refused_before_anything_starts(
    begin: Begin, base: ModelFiles
) -> None:
    with pytest.raises(Refusal):
        begin(model=replace(base, ctranslate2=None, openai=None))
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_workers_end_with_their_parent(
    base: ModelFiles, samples: Callable[[Block], PlainFile], clip: Clip
) -> None:
    script = Path(__file__).with_name("parent_of_workers.py")
    sound = samples(clip("two_cities.flac"))
    parent = subprocess.Popen(
        [sys.executable, str(script), str(base.ctranslate2), str(sound.path)],
        stdout=subprocess.PIPE,
        text=True,
    )
    with parent:
        assert parent.stdout
        workers = [psutil.Process(int(pid)) for pid in parent.stdout.readline().split()]
        parent.kill()
    assert len(workers) == 2
    deadline = time.monotonic() + 10
    while any(worker.is_running() and worker.status() != psutil.STATUS_ZOMBIE for worker in workers):
        assert time.monotonic() < deadline
        psutil.wait_procs(workers, timeout=0.05)
