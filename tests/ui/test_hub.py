"""The hub: the queue as it is at every tick, and what the desk refuses as a sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui import studies
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.desk.drafts import DraftKey, Drafts
from workbench.desk.gestures import Gesture
from workbench.history.log import making
from workbench.study.interviews import Interview
from workbench.ui import hub as hub_module
from workbench.ui.hub import Hub
from workbench.ui.parts import application


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with studies.study(tmp_path) as opened:
        yield opened


@pytest.fixture
def hub(desk: Desk, qapp: QObject) -> Hub:
    made = Hub(desk)
    made.poll()
    return made


@pytest.fixture
def asked(desk: Desk, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """One for each time that the desk was asked to give keys."""
    found: list[None] = []
    give = desk.rounds.give_keys

    def counted() -> int:
        found.append(None)
        return give()

    monkeypatch.setattr(desk.rounds, "give_keys", counted)
    return found


def test_a_card_is_opened_for_the_others_when_its_author_comes_and_widgets_hear_after_that(
    desk: Desk, hub: Hub
) -> None:
    kari, ola = desk.members.list()
    interview = studies.add_interview(desk)
    begun = desk.rounds.begin(interview.id, [kari.id, ola.id], ["What does this say?"])
    for member in (kari, ola):
        desk.members.switch(member.id)
        desk.rounds.write(begun.id, 0, member.name)
        desk.rounds.finish(begun.id)
    for _card in range(2):
        desk.rounds.turn(begun.id)
    assert [card.answers for card in desk.rounds.cards(begun.id)] == [("Ola",), None]
    there: list[bool] = []
    hub.member_changed.connect(lambda: there.append(desk.rounds.give_keys() == 0))
    desk.members.switch(kari.id)
    hub.member_changed.emit()
    assert there == [True]
    desk.members.switch(ola.id)
    assert [card.answers for card in desk.rounds.cards(begun.id)] == [("Ola",), ("Kari",)]


def test_keys_are_given_only_where_that_can_be_due(desk: Desk, hub: Hub, asked: list[None]) -> None:
    for _tick in range(3):
        hub.tick()
    interview = studies.add_interview(desk)
    hub.tick()
    assert asked == []
    begun = desk.rounds.begin(interview.id, [one.id for one in desk.members.list()], ["What does this say?"])
    hub.tick()
    assert len(asked) == 1
    desk.rounds.write(begun.id, 0, "this")
    hub.tick()
    hub.tick()
    assert len(asked) == 2
    hub.start()
    hub.stop()
    assert len(asked) == 3


def test_keys_that_cannot_be_kept_are_a_sentence(
    desk: Desk, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    hub.refused.connect(said.append)
    monkeypatch.setattr(desk.rounds, "give_keys", failing)
    hub.member_changed.emit()
    assert said == ["The disk is full."]


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


def test_what_others_do_waits_for_a_breath_and_an_own_gesture_takes_it_along(
    hub: Hub, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[set[str]] = []
    hub.touched.connect(lambda touched: told.append({one.id for one in touched}))

    def come(*records: str) -> None:
        for record in records:
            made = making(Interview(id=record))
            desk.context.log.record(studies.other(desk).id, Gesture.INTERVIEW_ADDED.value, made)
            hub.team_told.emit()

    come("i1", "i2")
    qtbot.waitUntil(lambda: told == [{"i1", "i2"}])
    come("i3")
    qtbot.waitUntil(lambda: told[1:] == [{"i3"}])
    monkeypatch.setattr(hub_module, "BREATH_MS", 3_600_000)
    come("i4")
    qtbot.waitUntil(lambda: told[2:] == [{"i4"}])
    come("i5", "i6")
    application().processEvents()
    assert len(told) == 3
    assert hub.attempt(lambda: come("i7"))
    assert told[3:] == [{"i5", "i6", "i7"}]


def test_a_gesture_that_answers_nothing_is_known_from_one_that_was_refused(hub: Hub) -> None:
    assert hub.attempt(lambda: None)
    assert not hub.attempt(failing)


def test_what_a_gesture_answers_is_handed_on_and_nothing_where_it_was_refused(hub: Hub) -> None:
    said: list[str] = []
    hub.refused.connect(said.append)
    assert hub.ask(lambda: "kept") == "kept"
    assert hub.ask(failing) is None
    assert said == ["The disk is full."]


def test_what_is_begun_is_put_away_while_one_writes(desk: Desk, hub: Hub, qtbot: QtBot) -> None:
    hub.start()
    key = DraftKey(desk.context.me, "an interview", "something")
    desk.drafts.put(key, "begun")
    qtbot.waitUntil(lambda: Drafts(desk.context).get(key) == "begun", timeout=10_000)
    hub.stop()


def test_what_was_said_is_over_once_the_person_has_gone_on(desk: Desk, hub: Hub, qtbot: QtBot) -> None:
    over: list[str] = []
    hub.over.connect(over.append)
    hub.said.emit("Choose a card first.")
    assert hub.ask(desk.interviews.list) == []
    assert over == [], "who only looks has not gone on"
    hub.attempt(lambda: desk.interviews.add("First talk"))
    assert over == ["Choose a card first."]

    def refused() -> None:
        raise Refusal("No sentence has the number 99.")

    assert not hub.attempt(refused)
    hub.attempt(lambda: desk.interviews.add("Second talk"))
    assert over[1:] == ["No sentence has the number 99."]
    hub.attempt(lambda: desk.interviews.add("Third talk"))
    assert len(over) == 2


def test_what_a_colleague_does_ends_no_message(desk: Desk, hub: Hub) -> None:
    over: list[str] = []
    hub.over.connect(over.append)
    hub.said.emit("Choose a card first.")
    other = studies.other(desk)
    desk.context.log.record(
        other.id, Gesture.INTERVIEW_ADDED.value, making(Interview(id="i1", title="Theirs"))
    )
    hub.ask(desk.interviews.list)
    assert over == []
