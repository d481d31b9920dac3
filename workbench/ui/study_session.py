"""One opened study in the window: its desk, its hub, its page, and what the menus do with it."""

from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.models import EMBEDDED
from workbench.desk.sample import is_of_sample, write_scripts
from workbench.desk.undone import Undone
from workbench.study.interviews import Recording, TranscriptionState
from workbench.ui.dialogs.balance import BalanceDialog
from workbench.ui.dialogs.confirm import confirmed
from workbench.ui.dialogs.members import MembersDialog
from workbench.ui.dialogs.recording import RecordingDialog
from workbench.ui.dialogs.who import ask_who
from workbench.ui.exchange_flow import Exchanging
from workbench.ui.export_flow import save_transcript
from workbench.ui.house import names_of_rooms
from workbench.ui.hub import Hub
from workbench.ui.intake_flow import ask_for_files
from workbench.ui.rooms import INTERVIEWS
from workbench.ui.study_page import StudyPage
from workbench.ui.transcript.snippets import SnippetsDialog
from workbench.ui.words_flow import WordsFlow


class StudySession(QObject):
    """Lives from opening a study to closing it, or to speaking another language."""

    member_switched = Signal()
    models_asked = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.desk = desk
        self._window = window
        self.hub = Hub(desk, self)
        self.page = StudyPage(desk, self.hub)
        self.exchanging = Exchanging(desk, self.hub, self.page, window)
        self.words = WordsFlow(desk, self.hub, self.page, window)
        self._to_describe: deque[Recording] = deque()
        self._asking = self._resting = False
        page = self.page
        page.add_asked.connect(self.add)
        page.transcribe_asked.connect(self.transcribe)
        page.describe_asked.connect(self.describe)
        page.remove_asked.connect(self.remove)
        page.voices_asked.connect(self.words.voices)
        page.header.undo_asked.connect(self.undo)
        page.header.redo_asked.connect(self.redo)
        page.header.switch_asked.connect(self.switch)
        page.left.jobs.models_asked.connect(self.models_asked)
        # Queued: a dialog opened from inside a tick would stop the clock.
        page.left.intake.taken.connect(self._taken, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Start the clock, put the keyboard into the page, tell what was broken off."""
        self.desk.hearings.take_up()
        self.hub.start()
        self.page.begin()
        self._tell_unfinished()

    def rest(self) -> None:
        """A pause: the sound stops, and nothing is asked until `go_on`."""
        self._resting = True
        self.hub.hushed.emit()

    def go_on(self) -> None:
        """The pause has ended: ask what there was to ask."""
        self._resting = False
        # Queued: a dialog opened from inside a click would keep the button of the quiet screen pressed.
        QTimer.singleShot(0, self, self._describe_taken)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the menus do, by the ids of actions."""
        page = self.page
        return {
            "study.add": lambda: self.add(""),
            "study.transcribing": self.show_queue,
            "study.export": self.export,
            "study.round": page.begin_round,
            "study.reflect": page.begin_reflection,
            "study.differ": page.work.together.differ,
            "study.discuss": page.work.together.discuss,
            "study.balance": self.balance,
            "study.members": self.members,
            "study.switch": self.switch,
            **self.exchanging.handlers(),
            "edit.undo": self.undo,
            "edit.redo": self.redo,
            "edit.find": page.show_find,
            "text.whole": page.read_whole,
            "text.voices": lambda: self.words.voices(page.interview),
            "text.voices.own": self.words.own_voice,
            "text.replace": self.words.replace,
            "text.snippets": lambda: SnippetsDialog(self._window).exec(),
            "view.interviews": page.toggle_left,
            "view.side": page.toggle_side,
            "view.units": page.show_units,
            "view.bridling": page.show_bridling,
            "view.together": page.show_together,
            "view.quotes": page.quoting.show_all,
            **{f"room.{name}": lambda name=name: page.enter_room(name) for name in names_of_rooms()},
            "view.next": lambda: page.next_part(1),
            "view.previous": lambda: page.next_part(-1),
        }

    def leave(self) -> list[tuple[Path, str]]:
        """Go out of the window and leave the desk open, for a window that is made anew.

        What was still being taken in is given up; its files, each with its interview, are the answer.
        """
        unfinished = self.page.left.intake.give_up()
        self.page.work.close()
        self.page.rooms.close_rooms()
        self.hub.stop()
        for timer in self.page.findChildren(QTimer):
            timer.stop()
        self.deleteLater()
        return unfinished

    def close(self) -> None:
        """Stop the sound and close the study."""
        self.leave()
        self.desk.close()

    def may_leave(self) -> bool:
        """Write what is typed. Where the study cannot take it, ask whether to go on without it."""
        return (self.page.work.settle() and self.page.rooms.settle()) or confirmed(
            self._window,
            _("Something that was typed is not kept yet"),
            _(
                "The study could not take it, perhaps because the disk is full. Stay here, make room on the disk "
                "and try again; or copy the words to another place first. If you go on now, they are lost."
            ),
            _("Go on and lose what was typed"),
            _("Stay here"),
        )

    def undo(self) -> None:
        """Take back the last gesture, and show where."""
        if not self.page.rooms.take_back():
            self._take_back(
                self.desk.undo, _("Nothing that you have done since the study was opened can be taken back.")
            )

    def redo(self) -> None:
        """Bring back what was taken back last, and show where."""
        if not self.page.rooms.bring_back():
            self._take_back(self.desk.redo, _("Nothing was undone that could be done again."))

    def switch(self) -> None:
        """Somebody else works now."""
        if not self.may_leave():
            return
        self.hub.hushed.emit()
        if ask_who(self._window, self.desk):
            self.page.work.transcript.correcting.let_go()
            self.hub.member_changed.emit()
            self.exchanging.switched()
            self.member_switched.emit()

    def balance(self) -> None:
        """Show the group who takes the word, and in whose words."""
        BalanceDialog(self.desk, self._window).exec()

    def members(self) -> None:
        """Show who works on the study."""
        MembersDialog(self.desk, self.hub, self._window).exec()

    def export(self) -> None:
        """Save the transcript that is shown to a file of its own."""
        if self.page.interview:
            save_transcript(self.desk, self.hub, self.page.interview, self._window)
        else:
            self.hub.said.emit(_("Choose an interview first."))

    def show_queue(self) -> None:
        """Show the queue of transcriptions."""
        self.page.show_left(True)
        if self.page.left.jobs.isHidden():
            self.hub.said.emit(_("Nothing is being transcribed, and nothing waits for it."))
        else:
            next(iter(self.page.left.jobs.rows.values())).take_focus()

    def add(self, interview: str) -> None:
        """Ask for recordings and take them in."""
        files = ask_for_files(self._window)
        if files:
            self.page.take(files, interview)

    def transcribe(self, interview: str) -> None:
        """Ask how to transcribe an interview, or go on where it was stopped."""
        last = self.desk.interviews.overview(interview).transcription
        if last and last.state is TranscriptionState.DONE:
            self._transcribe_again(interview)
        elif last and last.id in {one.id for one in self.desk.transcribing.unfinished()}:
            if self.hub.attempt(lambda: self.desk.transcribing.resume(last.id)):
                self.page.show_words(interview)
        elif last:
            self.show_queue()
        else:
            self.describe(interview)

    def describe(self, interview: str, *, again: bool = False) -> None:
        """Ask for title, participant, language, and whether to transcribe."""
        try:
            dialog = RecordingDialog(self.desk, self.hub, interview, self._window, again=again)
        except Refusal as refusal:
            self.hub.refused.emit(refusal.sentence)
            return
        dialog.exec()
        if dialog.asked:
            self.page.show_words(interview)

    def remove(self, interview: str) -> None:
        """Take an interview out of the study; undo brings it back."""
        known = self.desk.interviews.get(interview)
        if known and self.hub.attempt(lambda: self.desk.interviews.remove(interview)):
            self.hub.said.emit(
                _("“{title}” was taken out of the study. Undo brings it back.").format(title=known.title)
            )

    def _transcribe_again(self, interview: str) -> None:
        if confirmed(
            self._window,
            _("Transcribe it again?"),
            _(
                "The transcript that is there would be set aside, with the corrections made in it. "
                "Units on it would have to be reviewed."
            ),
            _("Set it aside and transcribe again"),
            _("Leave it as it is"),
        ):
            self.describe(interview, again=True)

    def _taken(self, recording: Recording) -> None:
        self._to_describe.append(recording)
        self._describe_taken()

    def _describe_taken(self) -> None:
        if self._asking:
            return
        self._asking = True
        while self._to_describe and not self._resting:
            newest = self._to_describe.popleft()
            if is_of_sample(self.desk, newest):
                self._go_on_with_sample(newest.interview)
            else:
                self.page.show_interview(newest.interview)
                self.page.show_transcript()
                self.describe(newest.interview)
        self._asking = False

    def _go_on_with_sample(self, interview: str) -> None:
        """Nobody is asked about the sample's own recordings: one is transcribed, of the others the words are known."""
        self.hub.attempt(lambda: write_scripts(self.desk))
        if not self.desk.interviews.overview(interview).turns:
            self.hub.attempt(lambda: self.desk.transcribing.enqueue(interview, model=EMBEDDED))
            self.page.show_words(interview)

    def _tell_unfinished(self) -> None:
        stopped = TranscriptionState.CANCELLED
        if any(one.state is not stopped for one in self.desk.transcribing.unfinished()):
            self.hub.said.emit(_("A transcription was broken off. Under “Transcribing” it can be continued."))

    def _take_back(self, way: Callable[[], Undone | None], nothing: str) -> None:
        self.hub.settling.emit()
        page, before = self.page, self.page.window().focusWidget() or self.page
        if undone := self.hub.ask(lambda: way() or Undone(nothing)):
            page.work.units.book.settle()
            inside = page.rooms.name == INTERVIEWS and bool(page.interview)
            if inside and page.isAncestorOf(before) and not before.isVisibleTo(page):
                page.show_words(page.interview)  # or the keyboard would be wherever Qt puts it
            if undone.room:
                page.rooms.enter(undone.room, undone.shown)
            if undone.words:
                page.show_passage(undone.words)
            page.work.show_undone(undone)
            self.hub.said.emit(undone.sentence)
