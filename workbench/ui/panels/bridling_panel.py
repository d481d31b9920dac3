"""The bridling note of a unit: its words, one's own answers one at a time, what the others have written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.desk.prompts import Question
from workbench.study.units import BridlingNote
from workbench.ui.downwards import Downwards
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.panels.others_notes import OthersNotes
from workbench.ui.panels.own_note import OwnNote
from workbench.ui.panels.unit_book import UnitBook
from workbench.ui.parts import button, label, reword, stack, tab_button
from workbench.ui.passage import Passage
from workbench.ui.silence import offer_sound, why_silent
from workbench.ui.style import em
from workbench.ui.wordings import quoted


class BridlingPanel(QWidget):
    """Tells by `play` that somebody wants to hear the unit, and by `done` that the last question is answered."""

    play = Signal(str)
    go_to = Signal(str)
    done = Signal(str)
    differ = Signal(str)

    def __init__(self, desk: Desk, hub: Hub, book: UnitBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Bridling note"))
        self._desk = desk
        self._hub = hub
        self._book = book
        self.unit = ""
        self._build()
        hub.touched.connect(self._touched)
        hub.member_changed.connect(self._refresh_notes)
        book.changed.connect(self._refresh)
        self._refresh()

    def show_unit(self, unit_id: str) -> None:
        """Show the notes on a unit; an empty text for none."""
        if unit_id == self.unit:
            return
        self.unit = unit_id
        self.own.show_subject(unit_id)
        self.mine.setChecked(True)
        self._page(0)
        self._refresh()

    def write(self, unit_id: str) -> None:
        """Show a unit and put the keyboard into the answer."""
        self.show_unit(unit_id)
        self.mine.click()
        self.own.answer.setFocus()

    def shows(self, unit_id: str, question: Question) -> bool:
        """Whether this very answer of one's own note can be seen."""
        return self.own.isVisible() and self.unit == unit_id and self.own.question_shown == question

    def start(self) -> None:
        """Put the keyboard into the panel."""
        if self.unit:
            (self.own.answer if self.own.isVisible() else self.theirs).setFocus()

    def keep(self) -> None:
        """Keep what was typed, now; before the study is closed."""
        self.own.keep()

    def _build(self) -> None:
        outer = stack(self, 0.3)
        self.empty = label(
            _(
                "Choose a unit of meaning in the transcript or in the list. Its bridling note is written here."
            ),
            "hint",
        )
        self.empty.setContentsMargins(em(0.5), em(0.5), em(0.5), em(0.5))
        self.body = QWidget()
        column = stack(self.body, 0.5, 0.5)
        self.whose = label("", "hint")
        self.words = label("", "words")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.listen = button(_("Listen"), lambda: self.play.emit(self.unit), icon="play")
        self.show_it = button(_("Show in the transcript"), lambda: self.go_to.emit(self.unit))
        below = QWidget()
        buttons = FlowLayout(below, em(0.3))
        buttons.addWidget(self.listen)
        buttons.addWidget(self.show_it)
        self.mine = tab_button(_("My note"))
        self.theirs = tab_button("")
        self._tabs = QButtonGroup(self)
        choice = QWidget()
        tabs = FlowLayout(choice, em(0.3))
        for number, tab in enumerate((self.mine, self.theirs)):
            self._tabs.addButton(tab, number)
            tabs.addWidget(tab)
        self.mine.setChecked(True)
        self.own = OwnNote(self._desk, self._hub)
        self.own.foot.setContentsMargins(em(0.5), 0, em(0.5), em(0.5))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.own)
        self.pages.addWidget(Downwards(self._their_notes()))
        for part in (self.whose, Passage(self.words), below, choice):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        self.area = Downwards(self.body)
        outer.addWidget(self.empty)
        outer.addWidget(self.area, 1)
        outer.addWidget(self.own.foot)
        outer.addStretch(0)
        self._tabs.idClicked.connect(self._page)
        self.own.done.connect(self._done)

    def _their_notes(self) -> QWidget:
        theirs = QWidget()
        column = stack(theirs, 0.8)
        self.others = OthersNotes()
        self.differing = button(
            _("We see this differently"), lambda: self.differ.emit(self.unit), icon="differ"
        )
        column.addWidget(self.others)
        column.addWidget(self.differing, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return theirs

    def _page(self, number: int) -> None:
        self.own.keep()
        self.pages.setCurrentIndex(number)
        self._show_foot()

    def _show_foot(self) -> None:
        self.own.foot.setVisible(not self.area.isHidden() and self.pages.currentIndex() == 0)

    def _done(self) -> None:
        self.done.emit(self.unit)

    def _touched(self, touched: list[Touched]) -> None:
        if any(item.kind == BridlingNote.KIND for item in touched):
            self._refresh_notes()

    def _refresh(self) -> None:
        unit = self._book.row(self.unit) if self.unit else None
        self.empty.setVisible(unit is None)
        self.area.setVisible(unit is not None)
        self._show_foot()
        if unit is None:
            self.unit = ""
            self.own.show_subject("")
            return
        self.whose.setText(_("Your unit") if unit.own else _("A unit of {name}").format(name=unit.name))
        self.words.setText(quoted(unit.text))
        timed = unit.start is not None
        offer_sound(self.listen, why_silent(self._desk, unit.interview, gone=unit.first is None, timed=timed))
        self.show_it.setEnabled(unit.first is not None)
        self._refresh_notes()

    def _refresh_notes(self) -> None:
        if not self.unit:
            return
        self.own.refresh()
        me = self._desk.context.reader
        members = {member.id: member for member in self._desk.members.list()}
        notes = [note for note in self._desk.notes.on(self.unit) if note.author != me]
        self.others.show_notes([(note, members.get(note.author)) for note in notes])
        words = _("The others’ notes ({count})").format(count=len(notes)) if notes else _("The others’ notes")
        reword(self.theirs, words)
