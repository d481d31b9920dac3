"""The bar above a study: its name, undo and redo, who works here, and *Pause*, always in sight."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.desk.taking_back import CanTakeBack
from workbench.study.interviews import StudyFacts
from workbench.study.people import Member
from workbench.ui import actions, icons, signs
from workbench.ui.hub import Hub
from workbench.ui.parts import OneLine, button, icon_button, row
from workbench.ui.room_switch import RoomSwitch
from workbench.ui.style import em, space

NARROW = 60
"""Ems below which there is no room for the whole name of the member, nor for words about the team's server."""

SHORT = 8
"""Letters of the name that are shown then: whose turn it is has to be seen at every size of text."""


class HeaderBar(QFrame):
    """Asks by signals; the window answers."""

    list_asked = Signal()
    side_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    switch_asked = Signal()
    pause_asked = Signal()
    team_asked = Signal()

    def __init__(self, desk: Desk, hub: Hub, rooms: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign: int | None = None
        self._whole_name = ""
        self._shown: tuple[Member | None, str, CanTakeBack] | None = None
        self.setProperty("role", "bar")
        self._desk = desk
        self._line = line = row(self, 0.4, 0.4)
        self.list = self._tool("list", "view.interviews", self.list_asked)
        self.undo = self._tool("undo", "edit.undo", self.undo_asked)
        self.redo = self._tool("redo", "edit.redo", self.redo_asked)
        self.side = self._tool("panel", "view.side", self.side_asked)
        self.name = OneLine("subheading")
        self.rooms = RoomSwitch(rooms)
        self.member = button("", self.switch_asked.emit, look="quiet", tip=actions.tip("study.switch"))
        self._team_words, self._team_care = "", False
        self.team = button("", self.team_asked.emit, look="quiet", icon="members")
        self.team.hide()
        self.pause = button(actions.words("view.pause"), self.pause_asked.emit, icon="pause")
        self.pause.setToolTip(actions.tip("view.pause"))
        self.pause.setAccessibleDescription(
            _("Hides the text and stops the sound at once. Your place is kept.")
        )
        parts = (
            self.list, self.name, self.rooms, self.undo, self.redo, self.team, self.member, self.side, self.pause
        )  # fmt: skip
        for widget in parts:
            line.addWidget(widget, 1 if widget is self.name else 0)
        hub.touched.connect(self._touched)
        hub.member_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the desk knows now; after most gestures that is what is shown already."""
        member, study, can = self._desk.member, self._desk.facts.name, self._desk.can_take_back()
        if (member, study, can) == self._shown:
            return
        self._shown = member, study, can
        self.name.say(study)
        name = self._whole_name = member.name if member else ""
        self.member.setAccessibleName(
            _("Works here now: {name}. Somebody else works now …").format(name=name)
        )
        self.member.setToolTip(self.member.accessibleName())
        self._sign = member.sign if member else None
        self._fit()
        self._words(self.undo, "edit.undo", can.undo)
        self._words(self.redo, "edit.redo", can.redo)

    def set_short(self, short: bool) -> None:
        """Whether there is little height, so that there should be no more of the bar than its buttons."""
        space(self._line, 0.4, 0.4, 0.1 if short else 0.4)

    def show_team(self, words: str, sentence: str, *, care: bool) -> None:
        """Show how it stands with the team's server, and whether that needs care; nothing where there is none."""
        self._team_care = care
        self._team_words = words
        self.team.setVisible(bool(words))
        self.team.setToolTip(sentence)
        self.team.setAccessibleName(sentence)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._sign is not None and event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._fit()

    def _touched(self, touched: list[Touched]) -> None:
        """Only own gestures can be undone; of what others do, only names are shown here."""
        me = self._desk.context.reader
        if any(one.member == me or one.kind in _NAMING for one in touched):
            self.refresh()

    def _fit(self) -> None:
        """Show as much of the words as there is room for at this size of text; the study may be closed already."""
        narrow = self.width() < em(NARROW)
        first = next(iter(self._whole_name.split()), "")
        beginning = first if len(first) <= SHORT else f"{first[: SHORT - 1]}…"
        self.member.setText(beginning if narrow else self._whole_name)
        self.team.setText("" if narrow else self._team_words)
        icons.put(self.team, *(("care", "care") if self._team_care else ("members", "text")))
        self.rooms.fit(self.width() / em())
        self._show_sign()

    def _show_sign(self) -> None:
        """Draw the member's sign in the size of the text and the colours in use."""
        if self._sign is not None:
            self.member.setIcon(signs.badge_icon(self._sign, em(1.1)))
            self.member.setIconSize(QSize(em(1.1), em(1.1)))

    def _words(self, tool: QToolButton, identity: str, gesture: str | None) -> None:
        tool.setEnabled(gesture is not None)
        tip = actions.tip(identity)
        tool.setToolTip(f"{tip}: {gesture}" if gesture else tip)
        tool.setAccessibleName(
            f"{actions.words(identity)}: {gesture}" if gesture else actions.words(identity)
        )

    def _tool(self, icon: str, identity: str, asked: SignalInstance) -> QToolButton:
        made = icon_button(icon, actions.words(identity), asked.emit)
        made.setObjectName(identity)
        made.setToolTip(actions.tip(identity))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return made


_NAMING = {StudyFacts.KIND, Member.KIND}
