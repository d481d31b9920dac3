"""Three laptops without any network: each works alone, and files go round in whatever order."""

from pathlib import Path

from PySide6.QtCore import Qt

from tests.journeys.hands import (
    SHIFT,
    answered,
    come_in,
    desk_of,
    in_front,
    one,
    press,
    push,
    tell,
    until,
    walk,
    write,
)
from tests.journeys.laptops import PASSPHRASE
from tests.journeys.sticks import give, take
from workbench.ui.dialogs.conflicts import ConflictsDialog
from workbench.ui.main_window import MainWindow
from workbench.ui.transcript.pane import TranscriptPane

TURN = {"Kari": 1, "Ola": 1, "Cy": 3}
"""Which turn each corrects: two of them the same."""
WORD = {"Kari": 12, "Ola": 22, "Cy": 30}
"""From which word on each marks a unit."""


def work(study: Path, name: str, stick: str, *order: str) -> None:
    """Correct a turn, mark a unit, give; then take the others' files in this order."""
    window = come_in(study, PASSPHRASE, name)
    mark(window, WORD[name])
    correct(window, TURN[name], name)
    give(window, Path(stick, f"{name} 1.lifeworld"))
    for number, file in enumerate(order, 1):
        last = name == "Kari" and number == len(order)
        if last:
            with answered(ConflictsDialog, keep_theirs):
                take(window, Path(stick, f"{file}.lifeworld"), lambda dialog: push(dialog.opener))
            in_front(window)
        else:
            take(window, Path(stick, f"{file}.lifeworld"))
    if name == "Kari":
        give(window, Path(stick, "Kari 2.lifeworld"))
    window.grab().save(str(study.parent / "met.png"))
    pane = one(window, TranscriptPane)
    tell(
        study,
        turns=[turn.text for turn in pane.view.sheet.reading.turns],
        units=sorted(placed.unit.anchor.text for placed in desk_of(window).units.of(pane.interview)),
        open=len(desk_of(window).conflicts.open()),
    )
    window.close()


def mark(window: MainWindow, word: int) -> None:
    """Mark four words."""
    pane = one(window, TranscriptPane)
    pane.view.setFocus()
    pane.reveal(word)
    for _step in range(3):
        press(Qt.Key.Key_Right, modifier=SHIFT)
    press(Qt.Key.Key_M)
    until(lambda: desk_of(window).units.of(pane.interview), "the unit")


def correct(window: MainWindow, turn: int, name: str) -> None:
    """Write one's name before the words of a turn."""
    pane = one(window, TranscriptPane)
    reading = pane.view.sheet.reading
    pane.view.setFocus()
    pane.reveal(sum(len(before.tokens) for before in reading.turns[:turn]))
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Home)
    write(f"{name} ")
    press(Qt.Key.Key_Escape)
    until(lambda: pane.view.sheet.reading.turns[turn].text.startswith(name), "the corrected turn")


def keep_theirs(dialog: ConflictsDialog) -> None:
    """Of the two versions of the turn, keep the other's."""
    [choices] = dialog.choices
    push(next(choice for choice in choices if choice.text() == "Keep theirs"))
    until(dialog.nothing.isVisible, "nothing to be left open")
    push(dialog.leave)


if __name__ == "__main__":
    walk({"work": work})
