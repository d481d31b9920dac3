"""The order in which Tab goes through what was put into a window after it was made."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget


def chain(holders: Iterable[QWidget]) -> None:
    """Let Tab go through all that takes the keyboard in these, one after the other, whenever it was put there."""
    before: QWidget | None = None
    for holder in holders:
        for part in (holder, *holder.findChildren(QWidget)):
            # A list to choose from has parts that take the keyboard for it, and a window of its own that opens.
            inner = isinstance(part.parentWidget(), QComboBox) or part.window() is not holder.window()
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and not inner:
                if before is not None:
                    QWidget.setTabOrder(before, part)
                before = part
