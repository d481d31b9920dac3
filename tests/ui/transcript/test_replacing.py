"""Replacing words over an interview: each place is seen and heard, and undo takes it back."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answer
from tests.ui.player.hand_player import HandPlayer
from tests.ui.studies import add_interview
from tests.ui.walking import faults
from workbench.desk.desk import Desk
from workbench.study.tokens import text_of
from workbench.ui import style
from workbench.ui.downwards import Downwards
from workbench.ui.hub import Hub
from workbench.ui.main_window import MainWindow
from workbench.ui.parts import application
from workbench.ui.player.bar import PlayerBar
from workbench.ui.theme import Theme
from workbench.ui.transcript.replacing import ReplaceDialog

SAID = (
    ("P1", "I came to Drammen and Drammen was grey"),
    ("I", "Why drammen?"),
    ("P1", "Because of the work"),
)


@dataclass
class Hands:
    dialog: ReplaceDialog
    desk: Desk
    interview: str
    player: HandPlayer
    hub: Hub
    reached: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])

    @property
    def heard(self) -> list[tuple[int, int]]:
        """Where what was played begins and ends."""
        return [(start, until or 0) for order, start, until in self.player.orders if order == "play"]

    @property
    def said(self) -> list[str]:
        return [text_of(turn.tokens) for turn in self.desk.transcripts.reading(self.interview).turns]

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.dialog.focusWidget(), key)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    sentences: list[str] = []
    monkeypatch.setattr(
        "workbench.ui.transcript.replacing.announce", lambda _widget, sentence: sentences.append(sentence)
    )
    return sentences


@pytest.fixture
def hands(desk: Desk, qtbot: QtBot) -> Iterator[Hands]:
    interview = add_interview(desk, said=SAID)
    hub = Hub(desk)
    players: list[HandPlayer] = []
    bar = PlayerBar(desk, hub, maker=lambda parent: players.append(HandPlayer(parent)) or players[-1])
    qtbot.addWidget(bar)
    bar.show_interview(interview.id)
    bar.toggle()
    bar.pause()
    players[0].orders.clear()
    dialog = ReplaceDialog(desk, hub, interview.id, bar)
    qtbot.addWidget(dialog)
    made = Hands(dialog, desk, interview.id, players[0], hub)
    dialog.reached.connect(lambda *place: made.reached.append(place))
    with qtbot.waitActive(dialog):
        dialog.show()
    yield made
    bar.close_sound()


def test_by_keys_alone_each_place_is_heard_and_then_replaced_or_left(hands: Hands) -> None:
    QTest.keyClicks(hands.dialog.words, "drammen")
    hands.press(Qt.Key.Key_Return)
    QTest.keyClicks(hands.dialog.by, "Dale")
    assert hands.heard == []
    hands.press(Qt.Key.Key_Return)
    assert len(hands.heard) == 1
    assert hands.said[0] == SAID[0][1]
    hands.press(Qt.Key.Key_Return)
    assert hands.said[0] == "I came to Dale and Drammen was grey"
    assert len(hands.heard) == 2
    tokens = hands.desk.transcripts.reading(hands.interview).tokens
    start, end = hands.heard[1]
    assert start < tokens[5].start
    assert tokens[5].end < end
    hands.press(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert hands.said[0] == "I came to Dale and Drammen was grey"
    hands.press(Qt.Key.Key_Backtab, Qt.Key.Key_Return)
    assert (
        hands.said == ["I came to Dale and Drammen was grey", "Why dale?", SAID[2][1]]
        or hands.said[1] == "Why Dale?"
    )
    assert hands.dialog.left == []
    assert hands.dialog.focusWidget() is hands.dialog.words


def test_the_place_is_brought_into_view_before_it_can_be_replaced(hands: Hands) -> None:
    hands.dialog.words.setText("was grey")
    assert hands.reached == [(6, 7)]
    hands.dialog.by.setText("shone")
    assert hands.reached == [(6, 7)]
    hands.dialog.words.setText("drammen")
    hands.dialog.leave.click()
    assert [place for n, place in enumerate(hands.reached) if place not in hands.reached[:n]] == [
        (6, 7), (3, 3), (5, 5),
    ]  # fmt: skip


def test_by_mouse_too_a_place_is_heard_before_it_can_be_replaced(hands: Hands) -> None:
    dialog = hands.dialog
    dialog.words.setText("drammen")
    dialog.by.setText("Dale")
    for way in (dialog.replace, dialog.all):
        QTest.mouseClick(way, Qt.MouseButton.LeftButton)
        assert way.toolTip() == way.accessibleDescription() == "Listen to the place first."
    assert hands.said[0] == SAID[0][1]
    assert dialog.count.text() == "3 places are left. Listen to the place first."
    QTest.mouseClick(dialog.listen, Qt.MouseButton.LeftButton)
    assert len(hands.heard) == 1
    assert dialog.listen.text() == "Listen again"
    assert dialog.count.text() == "3 places are left."
    QTest.mouseClick(dialog.replace, Qt.MouseButton.LeftButton)
    assert hands.said[0] == "I came to Dale and Drammen was grey"
    assert len(hands.heard) == 2
    assert dialog.all.isEnabled()
    assert dialog.focusWidget() is dialog.replace
    dialog.words.setText("was")
    assert not dialog.replace.isEnabled()


def test_a_place_without_sound_is_replaced_as_it_is_read(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.ui.transcript.replacing.around", lambda *_place: None)
    hands.dialog.words.setText("was grey")
    hands.dialog.by.setText("shone")
    hands.dialog.replace.click()
    assert hands.said[0] == "I came to Drammen and Drammen shone"


def test_each_of_the_rest_is_replaced_once_it_was_heard_to_its_end(hands: Hands, qtbot: QtBot) -> None:
    hands.dialog.words.setText("drammen")
    hands.dialog.by.setText("the town")
    hands.dialog.leave.click()
    assert len(hands.heard) == 1
    hands.dialog.all.click()
    assert hands.said == ["I came to Drammen and the town was grey", SAID[1][1], SAID[2][1]]
    assert hands.dialog.all.text() == hands.dialog.all.accessibleName() == "Stop"
    assert len(hands.heard) == 2
    hands.player.pass_time(300)
    assert hands.said[1] == SAID[1][1]
    hands.player.pass_time(5000)
    assert hands.said[1] == "Why the town?"
    area = hands.dialog.findChild(Downwards)
    assert area
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    assert hands.dialog.all.text() == "Hear and replace all the rest"
    hands.desk.undo()
    assert hands.said == ["I came to Drammen and the town was grey", SAID[1][1], SAID[2][1]]


@pytest.mark.parametrize("way", ["all", "leave", "listen", "by", "close", "pause"])
def test_whoever_stops_it_has_no_more_replaced(hands: Hands, way: str) -> None:
    dialog = hands.dialog
    dialog.words.setText("drammen")
    dialog.by.setText("Dale")
    dialog.listen.click()
    dialog.all.click()
    before = hands.said
    assert before[0] == "I came to Dale and Drammen was grey"
    {
        "all": dialog.all.click,
        "leave": dialog.leave.click,
        "listen": dialog.listen.click,
        "by": lambda: dialog.by.setText("Vik"),
        "close": dialog.accept,
        "pause": lambda: (hands.hub.hushed.emit(), hands.player.play(0, 1000)),
    }[way]()
    hands.player.pass_time(60_000)
    assert hands.said == before
    assert dialog.all.text() == "Hear and replace all the rest"
    if way in {"all", "pause"}:
        dialog.all.click()
        assert hands.said == before, "the place had only begun to sound"
        dialog.listen.click()
        dialog.all.click()
        assert hands.said[0] == "I came to Dale and Dale was grey"


def test_what_cannot_be_heard_cannot_be_replaced_and_the_reason_is_told(
    hands: Hands, told: list[str]
) -> None:
    dialog, hands.player.plugged = hands.dialog, False
    dialog.words.setText("drammen")
    dialog.by.setText("Dale")
    dialog.by.setFocus()
    hands.press(Qt.Key.Key_Return)
    assert not dialog.replace.isEnabled()
    assert not dialog.all.isEnabled()
    reason = "No loudspeaker was found. This does not count as listened to."
    assert dialog.replace.accessibleDescription() == reason
    assert told == [f"3 places are left. {reason}"]
    assert dialog.focusWidget() is dialog.listen
    hands.player.plugged = True
    dialog.listen.click()
    dialog.replace.click()
    assert hands.said[0] == "I came to Dale and Drammen was grey"
    hands.player.plugged = False
    dialog.replace.click()
    assert hands.said[0] == "I came to Dale and Dale was grey"
    assert not dialog.replace.isEnabled()
    assert dialog.focusWidget() is dialog.listen


def test_at_the_end_no_place_is_told_that_was_there_before(hands: Hands, told: list[str]) -> None:
    hands.dialog.words.setText("was grey")
    hands.dialog.listen.click()
    hands.dialog.replace.click()
    assert told == ["There is no place left with these words."]


def test_what_was_put_in_is_not_found_again(hands: Hands) -> None:
    hands.dialog.words.setText("drammen")
    hands.dialog.by.setText("Drammen town")
    hands.dialog.listen.click()
    hands.dialog.replace.click()
    assert [hit.position for hit in hands.dialog.left] == [6, 10]


def test_the_place_is_shown_as_it_reads_and_as_it_would(hands: Hands) -> None:
    hands.dialog.words.setText("was grey")
    hands.dialog.by.setText("<shone>")
    assert hands.dialog.before.accessibleName() == "Now: I came to Drammen and Drammen was grey"
    assert hands.dialog.after.accessibleName() == "Then: I came to Drammen and Drammen <shone>"
    assert "&lt;shone&gt;" in hands.dialog.after.text()


def test_words_that_are_not_there_are_told_and_nothing_can_be_replaced(hands: Hands) -> None:
    hands.dialog.words.setText("Oslo")
    assert hands.dialog.count.text() == "These words were not found."
    assert not hands.dialog.replace.isEnabled()


def test_the_menu_leads_there_and_the_sound_comes_from_the_window(
    window: MainWindow, desk: Desk, answering: Answer[ReplaceDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    played: list[tuple[str, int, int]] = []
    monkeypatch.setattr(PlayerBar, "let_hear", lambda _bar, *span: played.append(span) or "")
    window.show_study(desk)
    interview = add_interview(desk, said=SAID)
    assert window.session
    window.session.hub.poll()
    window.session.page.show_interview(interview.id)

    def walk(dialog: ReplaceDialog) -> None:
        dialog.words.setText("drammen")
        dialog.by.setText("Dale")
        dialog.listen.click()
        dialog.replace.click()
        dialog.accept()

    answering(ReplaceDialog, walk)
    action = window.findChild(QAction, "text.replace")
    assert action
    action.trigger()
    assert (
        text_of(desk.transcripts.reading(interview.id).turns[0].tokens)
        == "I came to Dale and Drammen was grey"
    )
    assert len(played) == 2


@pytest.mark.parametrize("percent", [100, 200])
def test_it_has_room_on_a_small_screen(hands: Hands, percent: int) -> None:
    style.apply(application(), Theme.LIGHT, percent)
    hands.dialog.words.setText("drammen")
    hands.dialog.resize(1200, 700)
    assert faults(hands.dialog) == []
    style.apply(application(), Theme.LIGHT, 100)
