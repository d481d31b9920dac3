"""Giving and taking by files on a stick, through the window's own dialogs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from tests.journeys.hands import CONTROL, SHIFT, answered, in_front, press, push, tab_to, until
from workbench.ui.dialogs.give import GiveDialog
from workbench.ui.dialogs.take import TakeDialog
from workbench.ui.main_window import MainWindow


def give(window: MainWindow, file: Path) -> None:
    """Ctrl+G, pack for all, name the file."""

    def pack(dialog: GiveDialog) -> None:
        with answered(QFileDialog, named(file)):
            push(dialog.packer)
        until(lambda: not dialog.working and dialog.told.isVisible(), "the packed file")
        push(dialog.leave)

    with answered(GiveDialog, pack):
        press(Qt.Key.Key_G, modifier=CONTROL)
    in_front(window)


def take(
    window: MainWindow, file: Path, then: Callable[[TakeDialog], object] = lambda dialog: push(dialog.leave)
) -> list[str]:
    """Wait for the file, Ctrl+Shift+I, name it; what was told of it. `then` leaves the dialog."""
    until(file.exists, f"the file {file.name}")
    told: list[str] = []

    def see(dialog: TakeDialog) -> None:
        until(lambda: dialog.told and not dialog.working, "what has come")
        told.extend(dialog.told)
        then(dialog)

    with answered(TakeDialog, see), answered(QFileDialog, named(file)):
        press(Qt.Key.Key_I, modifier=CONTROL | SHIFT)
    in_front(window)
    return told


def named(file: Path) -> Callable[[QFileDialog], None]:
    """Puts in the name of a file and takes it."""

    def type_in(dialog: QFileDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line
        tab_to(line)
        press(Qt.Key.Key_A, modifier=CONTROL)
        # Not letter by letter: Qt's chooser would take the folder on the way there for what is chosen.
        QApplication.clipboard().setText(str(file))
        press(Qt.Key.Key_V, modifier=CONTROL)
        press(Qt.Key.Key_Return)

    return type_in
