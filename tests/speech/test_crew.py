"""As many workers as the computer can carry, and how fast they are."""

from dataclasses import replace

import pytest

from workbench.cellar import machine
from workbench.speech.crew import crew_size, threads_each
from workbench.speech.engines import choose
from workbench.speech.messages import Progress
from workbench.speech.model_files import ModelFiles
from workbench.speech.pace import Pace

GIB = 1 << 30


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "cores", lambda: 8)
    monkeypatch.setattr(machine, "free_memory", lambda: 16 * GIB)


@pytest.mark.usefixtures("computer")
def test_one_worker_a_core_and_no_more_than_pieces(base: ModelFiles) -> None:
    engine = choose("auto", base)
    assert crew_size(engine, base, 100) == 8
    assert crew_size(engine, base, 3) == 3
    assert crew_size(engine, base, 0) == 1


@pytest.mark.usefixtures("computer")
def test_memory_is_a_limit_and_the_cores_are_shared_out(
    base: ModelFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "free_memory", lambda: 2 * GIB)
    for name in ("faster-whisper", "openai-whisper"):
        engine = choose(name, base)
        workers = crew_size(engine, base, 100)
        assert 1 <= workers < 4
        assert workers * engine.memory(base) < 2 * GIB
        assert threads_each(workers) == 8 // workers
    monkeypatch.setattr(machine, "free_memory", lambda: 0)
    assert crew_size(choose("auto", base), base, 100) == 1


def test_the_larger_form_of_a_model_counts(base: ModelFiles) -> None:
    assert base.bytes() > 140_000_000
    assert replace(base, openai=None, ctranslate2=None).bytes() == 0


def test_this_computer_has_something_to_spare() -> None:
    assert machine.cores() >= 1
    assert machine.free_memory() > 1 << 20
    assert machine.memory_kills() >= 0


def test_limits_of_a_container_are_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: "machine.Path") -> None:
    monkeypatch.setattr(machine, "_CGROUP", tmp_path)
    (tmp_path / "cpu.max").write_text("100000 100000\n")
    (tmp_path / "memory.max").write_text(f"{1 << 20}\n")
    (tmp_path / "memory.current").write_text(f"{1 << 19}\n")
    (tmp_path / "memory.events").write_text("low 0\noom 3\noom_kill 2\n")
    assert machine.cores() == 1
    assert machine.free_memory() == 1 << 19
    assert machine.memory_kills() == 2
    (tmp_path / "cpu.max").write_text("max 100000\n")
    (tmp_path / "memory.max").write_text("max\n")
    assert machine.free_memory() > 1 << 20


def test_the_time_left_is_measured_from_the_start_of_this_run() -> None:
    pace = Pace(total=100_000, done=50_000)
    pace.start(1000.0)
    assert pace.progress(1000.0) == Progress(0.5, None)
    pace.add(25_000)
    assert pace.progress(1010.0) == Progress(0.75, 10.0)
    pace.start(5000.0)
    assert pace.progress(5001.0) == Progress(0.75, None)
    pace.add(25_000)
    assert pace.progress(5020.0) == Progress(1.0, 0.0)


def test_the_time_left_is_not_told_from_the_first_of_several_workers() -> None:
    pace = Pace(total=100_000, done=0, together=2)
    pace.start(0.0)
    pace.ready(5.0)
    pace.add(10_000)
    assert pace.progress(15.0) == Progress(0.1, None)
    pace.ready(15.0)
    pace.add(10_000)
    assert pace.progress(15.0) == Progress(0.2, 40.0)


def test_an_empty_plan_is_done() -> None:
    assert Pace(0, 0).progress(1.0) == Progress(1.0, 0.0)
