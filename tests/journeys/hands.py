"""Hands at the keyboard of a real window, for journeys that walk through the program as a process of its own.

Nothing here can hang: what does not come in time, fails inside the program's own code, or leaves a dialog open ends
the process with a failure.
"""

import faulthandler
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from workbench.desk.desk import Desk
from workbench.ui import settings
from workbench.ui.application import make_application
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.who import WhoDialog
from workbench.ui.main_window import MainWindow

W = TypeVar("W", bound=QWidget)
D = TypeVar("D", bound=QDialog)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def walk(ways: Mapping[str, Callable[..., None]]) -> None:
    """Go the way that this process was started for: `way seconds study …`."""
    way, seconds, study, *told = sys.argv[1:]
    faulthandler.dump_traceback_later(int(seconds), exit=True)
    sys.excepthook = _fail
    make_application()
    ways[way](Path(study), *told)


def _fail(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Whatever nobody caught is the end, also where Qt would go on."""
    traceback.print_exception(kind, error, trace)
    sys.stderr.flush()
    os._exit(1)


def until(condition: Callable[[], object], what: str, seconds: int = 40) -> None:
    """Let the window live until `condition` holds."""
    deadline = QDeadlineTimer(seconds * 1000)
    while not condition():
        if deadline.hasExpired():
            raise AssertionError(f"waited in vain for: {what}")
        # Not QTest.qWait: it holds the interpreter while the player's threads want it.
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()


def keyboard() -> QWidget:
    """Where the keyboard is; it is nowhere for a moment when a menu or a dialog has gone."""
    found: list[QWidget] = []

    def somewhere() -> bool:
        dialog = QApplication.activeModalWidget()
        widget = dialog.focusWidget() if dialog else QApplication.focusWidget()
        found.extend([widget] if widget else [])
        return bool(found)

    until(somewhere, "the keyboard to be somewhere", 5)
    return found[0]


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        QTest.keyClick(keyboard(), key, modifier)


def write(text: str) -> None:
    """Type where the keyboard is."""
    QTest.keyClicks(keyboard(), text)


def tab_to(wanted: QWidget) -> None:
    """Press Tab until the keyboard is there."""
    passed: list[str] = []
    for _step in range(60):
        if keyboard() is wanted:
            return
        passed.append(f"{type(keyboard()).__name__} {keyboard().accessibleName()}")
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {wanted.accessibleName()}: {passed}")


def push(wanted: QWidget) -> None:
    """Go to a button and press it."""
    tab_to(wanted)
    press(Qt.Key.Key_Space)


@contextmanager
def answered(kind: type[D], do: Callable[[D], object]) -> Iterator[None]:
    """Answer the next dialog of exactly this kind, which what follows brings about; it must be gone afterwards."""
    shown: list[D] = []
    failed: list[BaseException] = []
    timer = QTimer()
    timer.setInterval(20)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or type(dialog) is not kind:
            return
        if not dialog.isActiveWindow():
            dialog.activateWindow()  # what is asked for by the keyboard comes with being active
            return
        timer.stop()
        shown.append(dialog)
        try:
            do(dialog)
            if QApplication.activeModalWidget() is dialog:
                raise AssertionError(f"left open: {dialog.windowTitle()}")
        except BaseException as error:  # noqa: BLE001  (told below, where somebody waits for it)
            failed.append(error)
            dialog.done(QDialog.DialogCode.Rejected)

    timer.timeout.connect(look)
    timer.start()
    yield
    until(lambda: shown, f"a dialog: {kind.__name__}")
    if failed:
        raise failed[0]


@contextmanager
def picked(words: str) -> Iterator[None]:
    """Walk down the menu that what follows opens, to these words."""
    seen: list[str] = []
    took: list[str] = []
    timer = QTimer()
    timer.setInterval(20)

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            return
        timer.stop()
        for _step in menu.actions():
            QTest.keyClick(menu, Qt.Key.Key_Down)
            action = menu.activeAction()
            seen.append(action.text() if action else "")
            if seen[-1] == words:
                took.append(words)
                QTest.keyClick(menu, Qt.Key.Key_Return)
                return
        menu.close()

    timer.timeout.connect(look)
    timer.start()
    yield
    until(lambda: seen, "a menu")
    assert took, f"the menu does not lead to {words}: {seen}"


def agree(_question: Dialog) -> None:
    """Say yes to a question: the keyboard stands on no."""
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)


def choose(window: MainWindow, identity: str) -> None:
    """Walk through the menu of the study to an action, and into what stands in it."""
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    until(QApplication.activePopupWidget, "the menu")
    for _step in range(60):
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = menu.activeAction()
        if action and action.objectName() == identity:
            QTest.keyClick(menu, Qt.Key.Key_Return)
            return
        inside = action.menu() if action else None
        leads = isinstance(inside, QMenu) and any(one.objectName() == identity for one in inside.actions())
        QTest.keyClick(menu, Qt.Key.Key_Right if leads else Qt.Key.Key_Down)
    raise AssertionError(f"the menu does not lead to {identity}")


def one(window: QWidget, kind: type[W]) -> W:
    """The one part of this kind."""
    part = window.findChild(kind)
    assert part is not None
    return part


def desk_of(window: MainWindow) -> Desk:
    """The study that is open."""
    assert window.desk
    return window.desk


def come_in(study: Path, passphrase: str, name: str, pin: str = "") -> MainWindow:
    """Open a study in a window, as this member."""

    def mine(dialog: WhoDialog) -> None:
        push(next(card for card in dialog.cards.values() if name in card.accessibleName()))
        if pin:
            write(pin)
            press(Qt.Key.Key_Return)

    window = open_window()
    with answered(WhoDialog, mine):
        window.start_study(study, passphrase)
    in_front(window)
    return window


def open_window() -> MainWindow:
    """A window that has the keyboard."""
    window = MainWindow(settings.load())
    window.show()
    in_front(window)
    return window


def in_front(window: QWidget) -> None:
    """The window has the keyboard, as on every desktop once a dialog has gone."""
    window.activateWindow()
    until(window.isActiveWindow, "the window to be in front")


def tell(study: Path, **facts: object) -> None:
    """Leave facts for the journey; nothing lies beside the window by now."""
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert all(isinstance(one, MainWindow) for one in shown), f"windows of their own: {shown}"
    (study.parent / "told.json").write_text(json.dumps(facts), "utf-8")
