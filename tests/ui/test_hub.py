"""The hub: the queue as it is at every tick, and what the desk refuses as a sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from tests.ui import studies
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.ui.hub import Hub


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with studies.study(tmp_path) as opened:
        yield opened


@pytest.fixture
def hub(desk: Desk, qapp: QObject) -> Hub:
    made = Hub(desk)
    made.poll()
    return made


def failing() -> None:
    raise Refusal("The disk is full.")


def test_after_a_failure_the_queue_is_shown_as_it_is_now(
    hub: Hub, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    hub.refused.connect(said.append)
    assert hub.jobs == []
    monkeypatch.setattr(desk.transcribing, "jobs", lambda: ["stopped"])
    monkeypatch.setattr(desk.transcribing, "tick", failing)
    hub.tick()
    assert hub.jobs == ["stopped"]
    assert said == ["The disk is full."]


def test_a_study_that_cannot_be_read_is_a_sentence_and_the_clock_goes_on(
    hub: Hub, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    ticks: list[None] = []
    hub.refused.connect(said.append)
    hub.ticked.connect(lambda: ticks.append(None))
    monkeypatch.setattr(desk.feed, "poll", failing)
    hub.tick()
    assert said == ["The disk is full."]
    assert ticks == [None]


def test_a_gesture_that_answers_nothing_is_known_from_one_that_was_refused(hub: Hub) -> None:
    assert hub.attempt(lambda: None)
    assert not hub.attempt(failing)


def test_what_a_gesture_answers_is_handed_on_and_nothing_where_it_was_refused(hub: Hub) -> None:
    said: list[str] = []
    hub.refused.connect(said.append)
    assert hub.ask(lambda: "kept") == "kept"
    assert hub.ask(failing) is None
    assert said == ["The disk is full."]
