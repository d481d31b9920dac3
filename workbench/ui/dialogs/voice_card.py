"""One voice that was told apart: to be heard, named, or said to be the same as another."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.study.people import Speaker, VoiceRole
from workbench.ui.dialogs.speaker import ROLES, SpeakerDialog
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.parts import button, label, stack
from workbench.ui.style import em


class VoiceCard(QFrame):
    """Asks by signals; `told` are the identities of all voices that were told apart."""

    play_asked = Signal(str)
    gesture_asked = Signal(object)
    learn_asked = Signal(str)

    def __init__(self, desk: Desk, hub: Hub, speaker: Speaker, told: Sequence[str], spoken: str) -> None:
        super().__init__()
        self._desk, self._hub, self._speaker, self._told = desk, hub, speaker, told
        self.setProperty("role", "card")
        self.setAccessibleName(speaker.label)
        column = stack(self, 0.35, 0.7)
        column.addWidget(label(speaker.label, "subheading"))
        facts = _("speaks for {length}").format(length=spoken)
        if speaker.role is not VoiceRole.OTHER:
            facts = f"{_(ROLES[speaker.role])}, {facts}"
        column.addWidget(label(facts, "hint"))
        line = QWidget()
        flow = FlowLayout(line, em(0.4))
        name = speaker.label
        self.play = button(_("Listen"), lambda: self.play_asked.emit(speaker.id), icon="play")
        self.who = button(_("Who is it?"), lambda: self._below(self.who, self.names()), icon="member")
        self.same = button(_("The same as …"), lambda: self._below(self.same, self.others()))
        self.play.setAccessibleName(_("Listen to {name}").format(name=name))
        self.play.setToolTip(_("Plays a place where this voice speaks alone; pressed again, another one"))
        self.who.setAccessibleName(_("Who is {name}?").format(name=name))
        self.same.setAccessibleName(_("{name} is the same as …").format(name=name))
        self.buttons = (self.play, self.who, self.same)
        for each in self.buttons:
            flow.addWidget(each)
        self.same.setVisible(len(told) > 1)
        column.addWidget(line)

    @property
    def held(self) -> tuple[str, int] | None:
        """The voice and the number of its button that has the keyboard, if one has."""
        number = next((n for n, one in enumerate(self.buttons) if one.hasFocus()), None)
        return None if number is None else (self._speaker.id, number)

    def take_focus(self, number: int) -> None:
        """Put the keyboard on one of the buttons."""
        wanted = self.buttons[number]
        (self.play if wanted.isHidden() else wanted).setFocus()

    def names(self) -> QMenu:
        """Who it can be: those who are expected or named already, or somebody else."""
        menu = QMenu(self)
        interviews, interview = self._desk.interviews, self._speaker.interview
        for one in interviews.expected_speakers(interview):
            menu.addAction(one.label, partial(self._rename, one))
        for one in interviews.speakers(interview):
            if one.id not in self._told:
                menu.addAction(one.label, partial(self._merge, one.id))
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(_("Another name …"), self._name)
        menu.addSeparator()
        menu.addAction(
            _("This is me: know my voice from now on"), lambda: self.learn_asked.emit(self._speaker.id)
        )
        return menu

    def others(self) -> QMenu:
        """The voices that it can be one with."""
        menu = QMenu(self)
        for one in self._desk.interviews.speakers(self._speaker.interview):
            if one.id in self._told and one.id != self._speaker.id:
                menu.addAction(one.label, partial(self._merge, one.id))
        return menu

    def _rename(self, wanted: Speaker) -> None:
        rename = self._desk.interviews.rename_speaker
        self._ask(lambda: rename(self._speaker.id, wanted.label, wanted.role))

    def _merge(self, into: str) -> None:
        self._ask(lambda: self._desk.who_speaks.merge(self._speaker.id, into))

    def _name(self) -> None:
        dialog = SpeakerDialog(self._desk, self._hub, self._speaker.interview, self._speaker, self.window())
        dialog.exec()

    def _ask(self, gesture: Callable[[], object]) -> None:
        self.gesture_asked.emit(gesture)

    def _below(self, control: QPushButton, menu: QMenu) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(control.mapToGlobal(QPoint(0, control.height())))
