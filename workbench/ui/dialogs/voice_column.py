"""One author's column in a disagreement: how they see it, what they wrote before, and, in the own one, writing anew."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbench.cellar.words import _, _n
from workbench.desk.desk import Desk
from workbench.desk.differing import Differing, Voice
from workbench.desk.drafts import DraftKey
from workbench.study.differing import Move, State
from workbench.study.people import Member
from workbench.ui.authors import author_line
from workbench.ui.dates import date_words
from workbench.ui.differ_words import move_words
from workbench.ui.draft_field import DraftField
from workbench.ui.flow import FlowLayout
from workbench.ui.fold import Fold
from workbench.ui.item_layout import emptied
from workbench.ui.parts import button, label, readable, stack
from workbench.ui.style import em
from workbench.ui.wordings import name_of

Write = Callable[[str, Move], bool]
"""Keeps words as the own position; whether they were kept."""


class VoiceColumn(QFrame):
    """Another's can be read only. `voice` is None where the member who works here has not written yet.

    Tells by `opened`, with what is lowest in it, that there is something new to see.
    """

    opened = Signal(QWidget)

    def __init__(
        self, desk: Desk, differing: Differing, voice: Voice | None, author: Member | None, write: Write
    ) -> None:
        super().__init__()
        self._desk = desk
        self._about = differing.disagreement
        self._write = write
        self._own = author is not None and desk.member is not None and author.id == desk.member.id
        self.voice = voice
        self.setProperty("role", "card")
        name = name_of(author)
        self.setAccessibleName(_("How {name} sees it").format(name=name))
        column = stack(self, 0.5, 0.9)
        column.addWidget(author_line(author, "heading"))
        self.field: DraftField | None = None
        self.earlier: Fold | None = None
        self._offers = QWidget()
        self._reading = QWidget()
        inner = stack(self._reading, 0.5)
        self._writing = QWidget()
        self._box: QVBoxLayout = stack(self._writing, 0.4)
        column.addWidget(self._reading)
        column.addWidget(self._writing)
        column.addStretch(1)
        if voice:
            self._show(inner, voice, name, changed=voice.author in differing.changed)
            if self._own:
                self._offer(inner, differing, voice)
        self._writing.hide()
        begun = [move for move in (Move.VIEW, Move.WORDS) if desk.drafts.get(self._key(move))]
        if voice is None:
            self.write_anew(Move.FIRST)
        elif self._own and begun:
            self.write_anew(begun[0])

    @property
    def writing(self) -> bool:
        """Whether words are being written in it."""
        return self.field is not None

    def write_anew(self, move: Move) -> None:
        """Put a field in the place of the words."""
        asked = {
            Move.FIRST: _("How do you see it?"),
            Move.WORDS: _("The same in better words"),
            Move.VIEW: _("How do you see it now?"),
        }[move]
        self._leave()
        text = self.voice.text if self.voice and move is Move.WORDS else ""
        field = self.field = DraftField(asked, self._desk.drafts, self._key(move), text, high=7)
        words = label(asked, "subheading")
        words.setBuddy(field)
        self._box.addWidget(words)
        self._box.addWidget(field)
        if self.voice:
            self._box.addWidget(label(_("What you wrote before stays and can be read."), "small"))
        below = QWidget()
        line = FlowLayout(below, em(0.4))
        line.addWidget(button(_("Keep this"), lambda: self._keep(move), look="primary"))
        if self.voice:
            line.addWidget(button(_("Leave it as it was"), self.leave, look="quiet"))
        self._box.addWidget(below)
        self._reading.setVisible(move is Move.VIEW)
        self._offers.hide()
        self._writing.show()
        field.setFocus()
        self.opened.emit(below)

    def leave(self) -> None:
        """Write nothing anew; the words stay as they were."""
        if self.field:
            self.field.forget()
        self._leave()
        self._writing.hide()
        self._reading.show()
        self._offers.show()
        self._first.setFocus()

    def _key(self, move: Move) -> DraftKey:
        """Another view is not begun in the words of the earlier one."""
        about = f"{self._about.id}/view" if move is Move.VIEW else self._about.id
        return DraftKey(self._desk.context.reader, self._about.interview, about)

    def _keep(self, move: Move) -> None:
        field = self.field
        if field is None:
            return
        # Let go of first: what is kept makes this column anew.
        written = field.toPlainText()
        field.forget()
        if not self._write(written, move):
            field.setPlainText(written)
            field.setFocus()

    def _leave(self) -> None:
        self.field = None
        emptied(self._box)

    def _show(self, column: QVBoxLayout, voice: Voice, name: str, *, changed: bool) -> None:
        if changed:
            column.addWidget(label(_("Changed view"), "small"))
        if len(voice.now) > 1:
            column.addWidget(label(_("Written on two computers; both stand."), "small"))
        for one in voice.now:
            text = readable(one.text, "words")
            text.setAccessibleName(f"{name}. {one.text}")
            column.addWidget(text)
        if voice.earlier:
            inner = QWidget()
            rows = stack(inner, 0.3)
            for one in voice.earlier:
                said = _("{what}, {date}").format(what=move_words(one.move), date=date_words(one.made[:10]))
                rows.addWidget(label(said, "small"))
                text = readable(one.text)
                text.setAccessibleName(f"{name}, {said}. {one.text}")
                rows.addWidget(text)
            words = _n("{count} earlier wording", "{count} earlier wordings", len(voice.earlier))
            self.earlier = Fold(words.format(count=len(voice.earlier)), inner)
            self._lowest = inner
            self.earlier.unfolded.connect(self._unfolded)
            column.addWidget(self.earlier)

    def _unfolded(self) -> None:
        self.opened.emit(self._lowest)

    def _offer(self, column: QVBoxLayout, differing: Differing, voice: Voice) -> None:
        line = FlowLayout(self._offers, em(0.3))
        self._first = button(
            _("Find better words"), lambda: self.write_anew(Move.WORDS), look="quiet", icon="edit"
        )
        line.addWidget(self._first)
        if len(differing.voices) > 1:
            view = button(_("I see it otherwise now"), lambda: self.write_anew(Move.VIEW), look="quiet")
            line.addWidget(view)
        if differing.state is State.CHANGED and voice.author not in differing.changed:
            line.addWidget(
                button(_("I still see it so"), lambda: self._write(voice.text, Move.STANDS), look="quiet")
            )
        column.addWidget(self._offers, 0, Qt.AlignmentFlag.AlignBottom)
