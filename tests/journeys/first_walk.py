"""A first hour with the sample study, and coming back to it."""

import os
import signal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.journeys.hands import (
    CONTROL,
    SHIFT,
    come_in,
    desk_of,
    one,
    open_window,
    press,
    tell,
    until,
    walk,
    write,
)
from workbench.study.interviews import TranscriptionState
from workbench.ui.main_window import MainWindow
from workbench.ui.panels.answer_pages import AnswerField
from workbench.ui.panels.bridling_panel import BridlingPanel
from workbench.ui.transcript.pane import TranscriptPane

ANSWERS = ("she is worn out and alone with it", "because I know that car park", "perhaps it is relief")


def work(folder: Path) -> None:
    """Try the sample; correct a word, mark a unit, answer three questions; then die without a farewell."""
    window = open_window()
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

    until(lambda: words() > 0, "the first words", 240)
    first = words()
    growing = desk.transcribing.jobs()[0].state is TranscriptionState.RUNNING
    until(lambda: words() > first, "the transcript to grow", 240)
    until(lambda: desk.transcribing.jobs()[0].state is TranscriptionState.DONE, "the whole transcript", 240)
    until(lambda: not desk.transcribing.busy and words() > 500, "the whole transcript on screen", 240)
    others = desk.interviews.list()[1:]
    until(lambda: all(desk.interviews.overview(other.id).turns for other in others), "the others' words")
    shown = desk.interviews.get(pane.interview)
    assert shown
    return {"first": first, "growing": growing, "shown": shown.title}


def correct(pane: TranscriptPane) -> None:
    """Write over the first word."""
    pane.view.setFocus()
    pane.reveal(0)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Right, modifier=CONTROL | SHIFT)
    write("Warm ")
    press(Qt.Key.Key_Escape)
    until(lambda: pane.view.sheet.reading.turns[0].text.startswith("Warm"), "the corrected word")


def mark(window: MainWindow) -> str:
    """Mark some words and go to the unit's bridling note; the words."""
    desk, pane = desk_of(window), one(window, TranscriptPane)
    pane.view.setFocus()
    pane.reveal(12)
    for _step in range(4):
        press(Qt.Key.Key_Right, modifier=SHIFT)
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
    window = come_in(folder, "sample study passphrase", "Ingrid", "1111")
    desk, pane = desk_of(window), one(window, TranscriptPane)
    until(lambda: len(pane.view.sheet.reading.tokens) > 0, "the transcript", 240)
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


if __name__ == "__main__":
    walk({"work": work, "come_back": come_back})
