"""The menus of the transcript: who speaks, what to put in, and what can be done with the word one is on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolTip, QWidget

from workbench.cellar.words import _, _n, mark
from workbench.desk.desk import Desk
from workbench.study.people import Speaker
from workbench.study.tokens import TokenKind
from workbench.ui import actions
from workbench.ui.dialogs.speaker import SpeakerDialog
from workbench.ui.hub import Hub
from workbench.ui.message_bar import announce
from workbench.ui.transcript import speakers
from workbench.ui.transcript.commands import Commands
from workbench.ui.transcript.correcting import Correcting
from workbench.ui.transcript.view import TranscriptView

MARKS: dict[TokenKind, str] = {
    TokenKind.PAUSE: mark("&Pause"),
    TokenKind.LAUGHTER: mark("&Laughter"),
    TokenKind.CRYING: mark("&Crying"),
    TokenKind.OVERLAP: mark("&Overlap"),
    TokenKind.UNCLEAR: mark("&Unclear"),
}
"""What is heard beside words; the letter after & is the key in the menu."""
MARK_ACTIONS = {kind: f"text.mark.{kind.name.lower()}" for kind in MARKS}
"""The action of each, with a key that works without the menu."""

_HERE = (
    "text.hear",
    "text.doubt",
    "text.right",
    "text.edit",
    "unit.mark",
    "unit.bridle",
    "unit.quote",
    "unit.uses",
    "unit.remove",
    "text.split",
    "text.join",
)


class _Reasoned(QMenu):
    """A menu that says of what cannot be done why."""

    def grey(self, identity: str, reason: str) -> None:
        """Show an action that cannot be done. A stand-in: the action's own key goes on answering with a sentence."""
        told = self.addAction(f"{actions.words(identity)}\t{actions.first_key(identity)}")
        told.setEnabled(False)
        told.setWhatsThis(reason)

    def event(self, arg__1: QEvent) -> bool:
        if arg__1.type() is QEvent.Type.ToolTip and isinstance(arg__1, QHelpEvent):
            action = self.actionAt(arg__1.pos())
            if action and action.whatsThis():
                QToolTip.showText(arg__1.globalPos(), action.whatsThis(), self)
                return True
        return super().event(arg__1)


class Menus:
    """Makes each menu when it is asked for, so that it tells what is so now."""

    def __init__(self, desk: Desk, hub: Hub, view: TranscriptView, correcting: Correcting) -> None:
        self._desk, self._hub = desk, hub
        self._view = view
        self._correcting = correcting
        self.interview = ""
        self.open: QMenu | None = None

    def speak(self, voice: Speaker | None) -> None:
        """Let a voice, or nobody named, speak the turn that one is in, or all that are selected."""
        self._correcting.finish()
        if self._view.words.turns() and (voice is None or voice.id or (voice := self._added(voice))):
            turns, speaker = self._view.words.turns(), voice.id if voice else ""
            if self._hub.attempt(lambda: self._desk.transcripts.set_speaker(turns, speaker)):
                announce(self._view, _given(voice, len(turns)))

    def speak_number(self, number: int) -> None:
        """Let the voice with this number (from 0) in the menu speak."""
        voices = self._voices()
        if number < len(voices):
            self.speak(voices[number])
        elif voices:
            self._hub.said.emit(_("No voice has the number {number} here.").format(number=number + 1))

    def speakers(self, at: QPoint) -> None:
        """Show who may speak."""
        self._pop_up(self._then_text(self._speakers_menu()), at)

    def marks(self, at: QPoint) -> None:
        """Show what can be put in."""
        self._pop_up(self._then_text(self._marks_menu()), at)

    def here(self, at: QPoint, commands: Commands, why_not: Callable[[str], str]) -> None:
        """Show what can be done where one is; `why_not` says of an action why it cannot."""
        menu = _Reasoned(self._view)
        for identity in _HERE:
            if reason := why_not(identity):
                menu.grey(identity, reason)
            else:
                menu.addAction(commands.actions[identity])
        menu.addSeparator()
        menu.addMenu(self._speakers_menu(menu))
        menu.addMenu(self._marks_menu(menu))
        menu.addSeparator()
        menu.addAction(_("Copy"), self._view.copy).setEnabled(self._view.textCursor().hasSelection())
        self._pop_up(menu, at)

    def name(self, speaker: Speaker | None) -> str:
        """Ask for a new voice, or for another name of one; the voice's identity, empty if nothing was kept."""
        dialog = SpeakerDialog(self._desk, self._hub, self.interview, speaker, self._view.window())
        dialog.exec()
        return dialog.made

    def _voices(self) -> list[Speaker]:
        """The voices that there are, then those that are to be expected."""
        interviews = self._desk.interviews
        if interviews.get(self.interview) is None:
            return []
        return interviews.speakers(self.interview) + interviews.expected_speakers(self.interview)

    def _added(self, voice: Speaker) -> Speaker | None:
        add = self._desk.interviews.add_speaker
        return self._hub.ask(lambda: add(self.interview, voice.label, voice.role))

    def _name_and_speak(self) -> None:
        made = self.name(None)
        if voice := next((one for one in self._voices() if made and one.id == made), None):
            self.speak(voice)

    def _speakers_menu(self, parent: QWidget | None = None) -> QMenu:
        menu = QMenu(_("Who speaks"), parent or self._view)
        voices = self._voices()
        turns = set(self._view.words.turns())
        now = {turn.speaker for turn in self._view.sheet.reading.turns if turn.id in turns}
        speakers.fill(menu, voices, next(iter(now)) if len(now) == 1 else "-", self.speak)
        menu.addAction(_("A new voice …"), self._name_and_speak)
        if named := [voice for voice in voices if voice.id]:
            rename = menu.addMenu(_("Rename a voice"))
            for voice in named:
                rename.addAction(voice.label, partial(self.name, voice))
        if apart := self._view.window().findChild(QAction, "text.voices"):
            menu.addSeparator()
            menu.addAction(apart)
        return menu

    def _marks_menu(self, parent: QWidget | None = None) -> QMenu:
        menu = QMenu(_("Put in"), parent or self._view)
        for kind, words in MARKS.items():
            # After a tab a key is only told: given to two actions it would work for neither.
            told = f"{_(words)}\t{actions.first_key(MARK_ACTIONS[kind])}"
            menu.addAction(told, partial(self._correcting.insert, kind))
        return menu

    def _then_text(self, menu: QMenu) -> QMenu:
        """Once something is chosen, the keyboard is where the words are, not on the button that had the menu."""
        menu.triggered.connect(self._into_text)
        return menu

    def _into_text(self) -> None:
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        self.open = menu
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def below(self, control: QPushButton) -> QPoint:
        """Where a menu opens that belongs to a button."""
        return control.mapToGlobal(QPoint(0, control.height()))

    def at_cursor(self) -> QPoint:
        """Where a menu opens that belongs to the word one is on."""
        return self._view.viewport().mapToGlobal(self._view.cursorRect().bottomLeft())


def _given(voice: Speaker | None, turns: int) -> str:
    """That so many turns are a voice's now, or that it is open whose they are."""
    if voice is None:
        return _n(
            "It is not said now who speaks in {count} turn.",
            "It is not said now who speaks in {count} turns.",
            turns,
        ).format(count=turns)
    said = _n("{who} speaks now in {count} turn.", "{who} speaks now in {count} turns.", turns)
    return said.format(who=voice.label, count=turns)
