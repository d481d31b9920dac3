"""Walks through the program in a real window, by keyboard: run by the journeys as a process of its own."""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from workbench.desk.desk import Desk
from workbench.study.interviews import TranscriptionState
from workbench.ui import settings
from workbench.ui.application import make_application
from workbench.ui.dialogs.who import WhoDialog
from workbench.ui.main_window import MainWindow
from workbench.ui.panels.answer_pages import AnswerField
from workbench.ui.panels.bridling_panel import BridlingPanel
from workbench.ui.transcript.pane import TranscriptPane

W = TypeVar("W", bound=QWidget)
ANSWERS = ("she is worn out and alone with it", "because I know that car park", "perhaps it is relief")


def until(condition: Callable[[], object], what: str, seconds: int = 240) -> None:
    """Let the window live until `condition` holds."""
    deadline = QDeadlineTimer(seconds * 1000)
    while not condition():
        if deadline.hasExpired():
            raise AssertionError(f"waited in vain for: {what}")
        # Not QTest.qWait: it holds the interpreter while the player's threads want it.
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget, "the keyboard is nowhere"
        QTest.keyClick(widget, key, modifier)


def write(text: str) -> None:
    """Type where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget, "the keyboard is nowhere"
    QTest.keyClicks(widget, text)


def one(window: QWidget, kind: type[W]) -> W:
    """The one part of this kind."""
    part = window.findChild(kind)
    assert part is not None
    return part


def desk_of(window: MainWindow) -> Desk:
    assert window.desk
    return window.desk


def work(folder: Path) -> None:
    """Try the sample; correct a word, mark a unit, answer three questions; then die without a farewell."""
    window = MainWindow(settings.load())
    window.show()
    window.activateWindow()
    until(window.isActiveWindow, "the window to be in front")
    window.try_sample(folder)
    facts = watch_it_grow(window)
    correct(one(window, TranscriptPane))
    facts["unit"] = mark(window)
    bridle(one(window, BridlingPanel))
    facts["words"] = len(one(window, TranscriptPane).view.sheet.reading.tokens)
    window.grab().save(str(folder.parent / "worked.png"))
    tell(folder, **facts)
    os.kill(os.getpid(), signal.SIGKILL)


def watch_it_grow(window: MainWindow) -> dict[str, object]:
    """Wait for the transcript; how many words came first, and whether the rest was still being made."""
    desk, pane = desk_of(window), one(window, TranscriptPane)

    def words() -> int:
        return len(pane.view.sheet.reading.tokens)

    until(lambda: words() > 0, "the first words")
    first = words()
    growing = desk.transcribing.jobs()[0].state is TranscriptionState.RUNNING
    until(lambda: words() > first, "the transcript to grow")
    until(lambda: desk.transcribing.jobs()[0].state is TranscriptionState.DONE, "the whole transcript")
    until(lambda: not desk.transcribing.busy and words() > 500, "the whole transcript on screen")
    return {"first": first, "growing": growing}


def correct(pane: TranscriptPane) -> None:
    """Write over the first word."""
    pane.view.setFocus()
    pane.reveal(0)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Right, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    write("Warm ")
    press(Qt.Key.Key_Escape)
    until(lambda: pane.view.sheet.reading.turns[0].text.startswith("Warm"), "the corrected word")


def mark(window: MainWindow) -> str:
    """Mark some words and go to the unit's bridling note; the words."""
    desk, pane = desk_of(window), one(window, TranscriptPane)
    pane.view.setFocus()
    pane.reveal(12)
    for _step in range(4):
        press(Qt.Key.Key_Right, modifier=Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_M)
    until(lambda: desk.units.of(pane.interview), "the unit")
    press(Qt.Key.Key_Return)
    until(lambda: isinstance(QApplication.focusWidget(), AnswerField), "the question")
    return desk.units.of(pane.interview)[0].unit.anchor.text


def bridle(panel: BridlingPanel) -> None:
    """Answer the three questions, one after the other."""
    for number, answer in enumerate(ANSWERS):
        write(answer)
        press(Qt.Key.Key_Tab)
        while QApplication.focusWidget() is not panel.own.next:
            press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Space)
        if number < len(ANSWERS) - 1:
            until(lambda: isinstance(QApplication.focusWidget(), AnswerField), "the next question")


def come_back(folder: Path) -> None:
    """Open the study again as Ingrid, with her PIN, and tell what is there."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, WhoDialog):
            QTimer.singleShot(50, answer)
            return
        next(card for card in dialog.cards.values() if "Ingrid" in card.accessibleName()).click()
        QTest.keyClicks(dialog.pin.line, "1111")
        QTest.keyClick(dialog.pin.line, Qt.Key.Key_Return)

    window = MainWindow(settings.load())
    window.show()
    QTimer.singleShot(50, answer)
    window.start_study(folder, "sample study passphrase")
    desk, pane = desk_of(window), one(window, TranscriptPane)
    until(lambda: len(pane.view.sheet.reading.tokens) > 0, "the transcript")
    [placed] = desk.units.of(pane.interview)
    note = desk.notes.own(placed.unit.id)
    assert note
    assert desk.member
    window.grab().save(str(folder.parent / "back.png"))
    tell(
        folder,
        member=desk.member.name,
        first_turn=pane.view.sheet.reading.turns[0].text,
        unit=placed.unit.anchor.text,
        state=placed.placement.state.value,
        answers=[note.voice, note.why, note.another],
        words=len(pane.view.sheet.reading.tokens),
    )
    window.close()


def tell(folder: Path, **facts: object) -> None:
    """Leave facts for the journey."""
    (folder.parent / "told.json").write_text(json.dumps(facts), "utf-8")


if __name__ == "__main__":
    make_application()
    {"work": work, "come_back": come_back}[sys.argv[1]](Path(sys.argv[2]))
