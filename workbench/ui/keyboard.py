"""Where the keyboard is, putting it into a part of the window, and what some keys ask for."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


def focused(page: QWidget) -> QWidget:
    """Who has the keyboard in the window of a page; the page itself where nobody has."""
    return page.window().focusWidget() or page


def enter(part: QWidget) -> None:
    """Put the keyboard where a part wants it, or on the first thing in it that takes it."""
    if part.focusProxy() is not None or part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        part.setFocus(Qt.FocusReason.TabFocusReason)
        return
    for child in part.findChildren(QWidget):
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            child.setFocus(Qt.FocusReason.TabFocusReason)
            return
    part.setFocus(Qt.FocusReason.TabFocusReason)


def takes_back(event: QEvent, leaving: Callable[[], object] = lambda: None) -> bool:
    """Whether a key asks for undo or redo, and so is not for the field that has the keyboard: they are one row over the
    whole program, and a text's own would take back letters only. `leaving` is done before they come.
    """
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)):
        return False
    leaving()
    event.ignore()
    return True
