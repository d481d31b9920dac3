"""The switch between the rooms of a study: a row of names, or one button with a menu where there is little room."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from workbench.cellar.words import _
from workbench.ui import actions
from workbench.ui.parts import row
from workbench.ui.style import em


class RoomSwitch(QWidget):
    """Tells by `asked` which room is wanted."""

    asked = Signal(str)

    def __init__(self, rooms: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Rooms of the study"))
        line = row(self, 0.1)
        self._rooms = rooms
        self._group = QActionGroup(self)
        self._all: dict[str, QToolButton] = {}
        menu = QMenu(self)
        for name, words in rooms.items():
            action = QAction(words, self._group)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, name=name: self.asked.emit(name))
            action.setData(name)
            action.setToolTip(actions.tip(f"room.{name}"))
            tool = QToolButton(self)
            tool.setDefaultAction(action)
            tool.setProperty("role", "room")
            self._all[name] = tool
            line.addWidget(tool)
            menu.addAction(action)
        self.one = QToolButton(self)
        self.one.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.one.setMenu(menu)
        self.one.hide()
        line.addWidget(self.one)
        self.show_room(next(iter(rooms)))

    def show_room(self, name: str) -> None:
        """Say which room is shown."""
        for action in self._group.actions():
            action.setChecked(action.data() == name)
        self.one.setText(self._rooms[name])
        self.one.setAccessibleName(_("Room: {room}").format(room=self._rooms[name]))

    def fit(self, ems: float) -> None:
        """Give way where the bar is narrow, so many ems wide."""
        narrow = ems < WIDE
        for tool in self._all.values():
            tool.setVisible(not narrow)
        self.one.setVisible(narrow)
        self.one.setMinimumWidth(em(6))


WIDE = 76
"""Ems of the bar from which on all rooms stand side by side."""
