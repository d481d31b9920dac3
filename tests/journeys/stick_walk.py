"""A participant is erased, and then old files come: two windows on two computers, and a stick between them."""

from pathlib import Path

from PySide6.QtCore import Qt

from tests.journeys.hands import (
    CONTROL,
    answered,
    choose,
    come_in,
    desk_of,
    in_front,
    keyboard,
    one,
    press,
    push,
    tab_to,
    tell,
    until,
    walk,
    write,
)
from tests.journeys.laptops import PASSPHRASE
from tests.journeys.sticks import give, take
from tests.ui.rounds import told
from workbench.ui.dialogs.erase import EraseDialog
from workbench.ui.interview_list import InterviewList
from workbench.ui.main_window import MainWindow
from workbench.ui.panels.find_panel import FindPanel
from workbench.ui.transcript.pane import TranscriptPane

SPOKEN, CORRECTED = "snow", "brennesuppe"
"""Words of the participant that stand nowhere else: as transcribed, and in a correction of Cy's."""
BEFORE, AFTER, CYS = "kari before.lifeworld", "kari after.lifeworld", "cy before.lifeworld"


def kari(study: Path, stick: str) -> None:
    """Gives; erases; gives again; and then takes what Cy had packed before he knew."""
    window = come_in(study, PASSPHRASE, "Kari")
    assert found(window, SPOKEN)
    give(window, Path(stick, BEFORE))
    until(Path(stick, CYS).exists, "what Cy packed before")
    with answered(EraseDialog, erase):
        choose(window, "study.erase")
    in_front(window)
    is_gone(window)
    give(window, Path(stick, AFTER))
    said = take(window, Path(stick, CYS))
    is_gone(window)
    leave(window, study, said)


def cy(study: Path, stick: str) -> None:
    """Corrects the text and gives; learns of the erasure; and then takes what Kari had packed before it."""
    window = come_in(study, PASSPHRASE, "Cy")
    pane = one(window, TranscriptPane)
    pane.view.setFocus()
    pane.reveal(0)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Home)
    write(f"{CORRECTED} ")
    press(Qt.Key.Key_Escape)
    until(lambda: pane.view.sheet.reading.turns[0].text.startswith(CORRECTED), "the corrected word")
    assert found(window, CORRECTED)
    give(window, Path(stick, CYS))
    said = take(window, Path(stick, AFTER))
    is_gone(window)
    said += take(window, Path(stick, BEFORE))
    is_gone(window)
    leave(window, study, said)


def erase(dialog: EraseDialog) -> None:
    """Choose P1, type the code once more."""
    assert dialog.code.currentText() == "P1"
    tab_to(dialog.again)
    write("P1")
    push(dialog.eraser)


def found(window: MainWindow, words: str) -> int:
    """Ctrl+F: how many rows stand there for these words."""
    panel = one(window, FindPanel)
    press(Qt.Key.Key_F, modifier=CONTROL)
    until(lambda: keyboard() is panel.words, "the field for words")
    press(Qt.Key.Key_A, modifier=CONTROL)
    write(words)
    press(Qt.Key.Key_Return)
    count = panel.rows.rowCount()
    panel.start()
    press(Qt.Key.Key_Backspace)
    return count


def is_gone(window: MainWindow) -> None:
    """Nothing of the participant is in the window, in what it finds, or in the study."""
    desk, interviews = desk_of(window), one(window, InterviewList)
    until(lambda: interviews.count() == 1, "the interview to go from the list")
    assert [known.title for known in desk.interviews.list()] == ["Second talk"]
    for words in (SPOKEN, CORRECTED):
        assert found(window, words) == 0
        assert words not in told(window)


def leave(window: MainWindow, study: Path, said: list[str]) -> None:
    """Tell what was said of the files."""
    window.grab().save(str(study.parent / "erased.png"))
    tell(study, said=said)
    window.close()


if __name__ == "__main__":
    walk({"kari": kari, "cy": cy})
