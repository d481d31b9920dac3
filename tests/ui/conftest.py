"""What the tests of the window share: a window over a small real study, and somebody who answers dialogs."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.studies import study
from workbench.cellar.words import use_language
from workbench.desk.desk import Desk
from workbench.ui import settings, style
from workbench.ui.main_window import MainWindow
from workbench.ui.parts import application
from workbench.ui.settings import Settings
from workbench.ui.theme import Theme

W = TypeVar("W", bound=QWidget)
Answer = Callable[[type[W], Callable[[W], object]], None]


def take(dialog: QFileDialog, name: str) -> None:
    """Write a name into Qt's file chooser and take it."""
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line
    line.setText(name)
    dialog.accept()


@pytest.fixture(autouse=True)
def usual_settings() -> None:
    """No test has the settings of the one before it."""
    settings.use(Settings())


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A study of Kari, who works here, and Ola."""
    with study(tmp_path) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window as it is after the start; whatever study it shows is left open for the fixture that made it."""
    style.apply(application(), Theme.LIGHT, 100)
    shown = MainWindow(Settings())
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):  # what has the keyboard is asked of an active window alone
        shown.show()
    yield shown
    if shown.session:
        shown.session.leave()
        shown.session = None
    use_language("en")
    style.apply(application(), Theme.LIGHT, 100)


@pytest.fixture
def answering(qtbot: QtBot) -> Iterator[Answer[QWidget]]:
    """Answers the next dialogs, in order, each once it is there."""
    waiting: list[tuple[type[QWidget], Callable[[QWidget], object]]] = []
    timer = QTimer()
    timer.setInterval(20)
    timer.setSingleShot(True)

    def look() -> None:
        timer.start()  # anew each time: a dialog that is asked for by an answer is answered, too
        shown = QApplication.activeModalWidget()
        if not (waiting and isinstance(shown, waiting[0][0])):
            return
        if not shown.isActiveWindow():
            # Shown is not enough: what is asked for by the keyboard comes with being active.
            shown.activateWindow()
            return
        do = waiting.pop(0)[1]
        try:
            do(shown)
        except BaseException:
            # What failed is told; the dialog must not wait for an answer for ever, nor ask whether it may go.
            if isinstance(shown, QDialog):
                shown.done(QDialog.DialogCode.Rejected)
            else:
                shown.close()
            raise

    def answer(kind: type[QWidget], do: Callable[[QWidget], object]) -> None:
        waiting.append((kind, do))

    timer.timeout.connect(look)
    timer.start()
    yield answer
    timer.stop()
    assert not waiting, "a dialog that was to be answered never came"
