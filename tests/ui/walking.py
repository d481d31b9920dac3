"""Walks all widgets that a person can see and says what is wrong with them: no name, text cut off, off the side."""

import re

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from workbench.ui.parts import Card, OneLine

SLACK = 2
"""Pixels that rounding may take."""


def faults(root: QWidget) -> list[str]:
    """Everything wrong with what is seen of `root` and inside it."""
    found: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        if widget is not root and not widget.isVisibleTo(root):
            continue
        found.extend(f"{_called(widget)}: {fault}" for fault in _faults_of(widget, root))
    return found


def tabbed(root: QWidget, first: QWidget, many: int) -> list[str]:
    """What so many presses of Tab meet after `first`, by the names given to them."""
    first.setFocus()
    met: list[str] = []
    for _number in range(many):
        QTest.keyClick(root.focusWidget(), Qt.Key.Key_Tab)
        met.append(root.focusWidget().accessibleName() or _name(root.focusWidget()))
    return met


def _faults_of(widget: QWidget, root: QWidget) -> list[str]:
    found: list[str] = []
    if _takes_keyboard(widget) and not _name(widget):
        found.append("no accessible name")
    if _cut(widget):
        found.append(f"text cut off ({widget.width()}x{widget.height()}, needs {_needs(widget)})")
    if widget is not root and _off_the_side(widget):
        found.append("reaches over the side")
    return found


def _takes_keyboard(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    inside = widget.objectName().startswith("qt_") or isinstance(widget.parent(), QComboBox)
    return bool(policy & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and not inside


def _name(widget: QWidget) -> str:
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name).strip() if told else widget.accessibleName()


def _cut(widget: QWidget) -> bool:
    if isinstance(widget, OneLine):
        return False
    if isinstance(widget, QLabel):
        if not widget.text() and widget.pixmap().isNull():
            return False
        if widget.wordWrap():
            longest = max(
                widget.fontMetrics().horizontalAdvance(word)
                for word in re.split(r"[\s\u200b]+", widget.text()) or [""]
            )
            short = widget.heightForWidth(widget.width()) > widget.height() + SLACK
            return short or longest > widget.width() + SLACK
        return _smaller(widget)
    if isinstance(widget, Card):
        return widget.heightForWidth(widget.width()) > widget.height() + SLACK
    if isinstance(widget, QComboBox):
        words = widget.fontMetrics().horizontalAdvance(widget.currentText())
        return words > widget.width() or widget.sizeHint().height() > widget.height() + SLACK
    if isinstance(widget, QLineEdit) and not isinstance(widget.parent(), QComboBox):
        return widget.sizeHint().height() > widget.height() + SLACK
    return isinstance(widget, (QAbstractButton, QTabBar)) and _smaller(widget)


def _smaller(widget: QWidget) -> bool:
    wanted = _needs(widget)
    return wanted[0] > widget.width() + SLACK or wanted[1] > widget.height() + SLACK


def _needs(widget: QWidget) -> tuple[int, int]:
    hint = widget.sizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.width(), widget.heightForWidth(widget.width())
    return hint.width(), hint.height()


def _off_the_side(widget: QWidget) -> bool:
    """Whether a widget reaches over the right side of what holds it, where nobody can scroll to."""
    holder = widget.parentWidget()
    if holder is None or widget.isWindow() or isinstance(holder.parent(), QAbstractScrollArea):
        return isinstance(holder, QWidget) and _page_too_wide(widget, holder)
    right = widget.mapTo(holder, QPoint(widget.width(), 0)).x()
    return right > holder.width() + SLACK


def _page_too_wide(page: QWidget, viewport: QWidget) -> bool:
    area = viewport.parent()
    return isinstance(area, QScrollArea) and area.widget() is page and page.width() > viewport.width() + SLACK


def _called(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    return f"{type(widget).__name__} “{text or widget.accessibleName() or widget.objectName()}”"
