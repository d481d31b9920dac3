"""A disagreement: the words that it is about, and how each sees it, side by side in columns of one size."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.differing import Differing
from workbench.desk.feed import Touched
from workbench.study.differing import Agreement, Disagreement, Move, Position, SharedReading
from workbench.study.people import Member
from workbench.ui.dialogs.shared_readings import SharedReadings
from workbench.ui.dialogs.voice_column import VoiceColumn
from workbench.ui.dialogs.writing import WritingDialog
from workbench.ui.differ_words import next_words, state_words
from workbench.ui.equal_columns import EqualColumns
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.item_layout import emptied
from workbench.ui.message_bar import announce
from workbench.ui.parts import button, frame, label, stack
from workbench.ui.passage import Passage
from workbench.ui.style import em
from workbench.ui.tab_order import chain
from workbench.ui.wordings import quoted

LEAST_EMS = 17
"""The width that each column has at least; where there is less room, they stand below each other."""


class Then(Enum):
    """What a person wants to do next."""

    NOTHING = "nothing"
    SHOW = "show"
    DISCUSS = "discuss"


class DisagreementDialog(WritingDialog):
    """Tells by `listen`, with the disagreement, that its words are to be heard. `then` is what was asked for at the end."""

    listen = Signal(object)

    def __init__(self, desk: Desk, hub: Hub, identity: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("We see this differently"), wide=62)
        self._desk = desk
        self._hub = hub
        self._id = identity
        self._shown: Differing | None = None
        self.then = Then.NOTHING
        self.columns: dict[str, VoiceColumn] = {}
        differing = desk.disagreements.get(identity)
        self._build_subject(differing.disagreement)
        self._build_state()
        self._holder = QWidget()
        self._layout = EqualColumns(self._holder, em(LEAST_EMS), em(0.8))
        self.body.addWidget(self._holder)
        self.readings = SharedReadings(desk, self._do)
        self.readings.opened.connect(self._opened)
        self.body.addWidget(self.readings)
        self.body.addStretch(1)
        self.discusser = self.offer(_("Write down a discussion …"), lambda: self._leave(Then.DISCUSS))
        self.leaver = self.offer(_("Close"), self.reject)
        hub.touched.connect(self._touched)
        self._refresh()
        self._begin()

    def _build_subject(self, disagreement: Disagreement) -> None:
        interview = self._desk.interviews.get(disagreement.interview)
        title = interview.title if interview else ""
        passage = disagreement.passage.text
        words = label(quoted(passage) if passage else _("The whole interview"), "words")
        self.body.addWidget(Passage(words) if passage else words)
        self.body.addWidget(label(_("In “{title}”").format(title=title), "hint"))
        below = QWidget()
        line = FlowLayout(below, em(0.3))
        self.listener = button(_("Listen"), lambda: self.listen.emit(disagreement), look="quiet", icon="play")
        self.shower = button(_("Show in the transcript"), lambda: self._leave(Then.SHOW), look="quiet")
        for one in (self.listener, self.shower):
            line.addWidget(one)
        below.setVisible(bool(passage))
        self.body.addWidget(below)
        if disagreement.question:
            self.body.addWidget(label(disagreement.question, "subheading"))

    def _build_state(self) -> None:
        notice = frame("notice")
        column = stack(notice, 0.2, 0.7)
        self.state = label("", "subheading")
        self.next = label("")
        column.addWidget(self.state)
        column.addWidget(self.next)
        self.body.addWidget(notice)

    def _begin(self) -> None:
        """Put the keyboard where one goes on."""
        own = self.columns.get(self._me)
        if own and own.field:
            own.field.setFocus()
        else:
            self.leaver.setFocus()

    def _touched(self, touched: list[Touched]) -> None:
        if any(one.kind in _TELLING for one in touched):
            self._refresh()

    def _refresh(self) -> None:
        try:
            differing = self._desk.disagreements.get(self._id)
        except Refusal as refusal:
            self.refuse(refusal.sentence)
            self._holder.setEnabled(False)
            self.readings.setEnabled(False)
            return
        if differing == self._shown:
            return
        self._shown = differing
        members = {member.id: member for member in self._desk.members.list()}
        self.state.setText(state_words(differing, members))
        self.next.setText(next_words(differing, self._me))
        self._show_columns(differing, members)
        self.readings.show_readings(differing, members)
        self._chain()
        if self.isVisible():
            self.fit()
            announce(self.state, f"{self.state.text()} {self.next.text()}")

    def _show_columns(self, differing: Differing, members: dict[str, Member]) -> None:
        authors = [voice.author for voice in differing.voices]
        if self._me not in authors:
            authors.append(self._me)
        had = self._holder.isAncestorOf(self.focusWidget() or self)
        kept = {
            author: column
            for author, column in self.columns.items()
            if column.writing and column.voice == differing.voice(author)
        }
        emptied(self._layout, kept.values())
        self.columns = {
            author: kept.get(author) or self._column(differing, members.get(author), author)
            for author in authors
        }
        for column in self.columns.values():
            self._layout.addWidget(column)
            column.show()
        if had and not self._holder.isAncestorOf(self.focusWidget() or self):
            self._begin()

    def _column(self, differing: Differing, member: Member | None, author: str) -> VoiceColumn:
        made = VoiceColumn(self._desk, differing, differing.voice(author), member, self._write)
        made.opened.connect(self._opened)
        return made

    def _chain(self) -> None:
        order = (
            self.listener,
            self.shower,
            *self.columns.values(),
            self.readings,
            self.discusser,
            self.leaver,
        )
        chain(order)

    def _opened(self, part: QWidget) -> None:
        self._chain()
        if self.isVisible():
            self.fit()
            self.see(part)

    def _write(self, text: str, move: Move) -> bool:
        writes = self._desk.disagreements
        if move is Move.STANDS:
            return self._do(lambda: writes.stand(self._id))
        return self._do(lambda: writes.write(self._id, text, move))

    def _do(self, gesture: Callable[[], object]) -> bool:
        """Do something and show what came of it; what is refused is said here."""
        if not self.attempt(gesture):
            return False
        self._hub.poll()
        self._refresh()
        return True

    def _leave(self, then: Then) -> None:
        self.then = then
        self.reject()
        if self.isVisible():  # something is not kept yet, and is gone back to
            self.then = Then.NOTHING

    @property
    def _me(self) -> str:
        return self._desk.context.reader


_TELLING = {Disagreement.KIND, Position.KIND, SharedReading.KIND, Agreement.KIND, Member.KIND}
