"""The switch between the rooms of a study: a row of names, or one button with a menu where there is little room."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QTabBar, QToolButton, QWidget

from workbench.cellar.words import _
from workbench.ui import actions, icons
from workbench.ui.parts import row

WIDE = 76
"""Ems of the bar from which on all rooms stand side by side."""


class RoomSwitch(QWidget):
    """Tells by `asked` which room is wanted."""

    asked = Signal(str)

    def __init__(self, rooms: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms = dict(rooms)
        self._names = list(rooms)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Rooms of the study"))
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setExpanding(False)
        self.one = QToolButton()
        self.one.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.one.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        icons.put(self.one, "down", ems=1.0)
        menu = QMenu(self.one)
        self._choices = QActionGroup(menu)
        for name, words in rooms.items():
            self.tabs.setTabToolTip(self.tabs.addTab(words), actions.tip(f"room.{name}"))
            choice = QAction(words, self._choices)
            choice.setCheckable(True)
            choice.setData(name)
            menu.addAction(choice)
        self.one.setMenu(menu)
        self._choices.triggered.connect(self._chosen)
        self.tabs.currentChanged.connect(self._turned)
        line = row(self, 0)
        line.addWidget(self.tabs)
        line.addWidget(self.one)
        self.one.hide()
        self.show_room(self._names[0])

    def show_room(self, name: str) -> None:
        """Say which room is shown."""
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(self._names.index(name))
        for choice in self._choices.actions():
            choice.setChecked(choice.data() == name)
        self.one.setText(self._rooms[name])
        self.one.setAccessibleName(_("Room: {room}").format(room=self._rooms[name]))

    def fit(self, ems: float) -> None:
        """Give way where the bar is narrow, so many ems wide."""
        self.tabs.setVisible(ems >= WIDE)
        self.one.setVisible(ems < WIDE)

    def _chosen(self, choice: QAction) -> None:
        self.asked.emit(str(choice.data()))

    def _turned(self, number: int) -> None:
        self.asked.emit(self._names[number])
