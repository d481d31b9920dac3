"""Where the keyboard is, putting it into a part of the window, and what some keys ask for."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

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


def stops(part: QWidget) -> list[QWidget]:
    """What the keyboard can go to in a part, once the part is shown."""
    return [
        child
        for child in part.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isEnabled() and not _hidden(child, part)
    ]


def _hidden(child: QWidget, part: QWidget) -> bool:
    """Whether somebody has hidden it; what was never shown yet is, for Qt, hidden as well."""
    at: QWidget | None = child
    while at is not None and at is not part:
        if at.isHidden() and at.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            return True
        at = at.parentWidget()
    return False


@contextmanager
def coming_back(part: QWidget) -> Generator[None]:
    """While all that is in a part is made anew: the keyboard, if it was there, comes back to what is called and described
    as before; where that is gone, to the next that is called so, or to what has come in its place.
    """
    before, active = stops(part), focused(part)
    at = before.index(active) if active in before else -1
    calls = [_called(one) for one in before]
    yield
    if at < 0:
        return
    for made in part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if not made.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            made.show()  # at once, or it could not take the keyboard yet
    now = stops(part)
    for alike in (2, 1, 0):  # called and described so, called so, anything
        wanted = calls[at][:alike]
        if found := [one for one in now if _called(one)[:alike] == wanted]:
            number = sum(one[:alike] == wanted for one in calls[:at])
            found[min(number, len(found) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
            return


def _called(part: QWidget) -> tuple[str, str]:
    return part.accessibleName(), part.accessibleDescription()


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
