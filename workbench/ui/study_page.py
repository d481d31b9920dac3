"""The page of an open study: interviews on the left, the transcript with its sound, panels on the right.

Where the window is narrow for its text, left and right share one place; where it is slim, all three do.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.study.interviews import Interview, Recording, Transcription, Turn
from workbench.ui.empty_state import EmptyState
from workbench.ui.header_bar import HeaderBar
from workbench.ui.hub import Hub
from workbench.ui.left_column import LeftColumn
from workbench.ui.next_thing import say_first, say_next, say_taking_in
from workbench.ui.parts import stack
from workbench.ui.style import em
from workbench.ui.transcript.elsewhere import Elsewhere
from workbench.ui.wordings import standing
from workbench.ui.workspace import Workspace

WIDE = 62
"""From so many ems of width on, all three columns stand beside each other."""
NARROW = 47
"""From so many ems on, two; below, one."""
LOW = 42
"""Ems of height below which what stands around the words is made small."""


class StudyPage(QWidget):
    """Composes the parts and carries signals between them."""

    add_asked = Signal(str)
    transcribe_asked = Signal(str)
    describe_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.hub = hub
        self.interview = ""
        outer = stack(self, 0)
        self.header = HeaderBar(desk, hub)
        outer.addWidget(self.header)
        self.left = LeftColumn(desk, hub)
        self.centre = QWidget()
        self.work = Workspace(desk, hub, self)
        column = stack(self.centre, 0)
        self.empty = EmptyState()
        self.middle = QStackedWidget()
        self.middle.addWidget(self.empty)
        self.middle.addWidget(self.work.transcript)
        column.addWidget(self.middle, 1)
        column.addWidget(self.work.player)
        self.side = QTabWidget()
        self.side.setAccessibleName(_("Panels"))
        self.side.setUsesScrollButtons(False)
        for panel, title in self.work.panels():
            self.side.addTab(panel, title)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for part, stretch in ((self.left, 0), (self.centre, 1), (self.side, 0)):
            self.splitter.addWidget(part)
            self.splitter.setCollapsible(self.splitter.indexOf(part), False)
            self.splitter.setStretchFactor(self.splitter.indexOf(part), stretch)
        self.splitter.setHandleWidth(max(3, em(0.25)))
        outer.addWidget(self.splitter, 1)
        self._columns, self._em = 3, 0
        self._drawer: QWidget | None = None
        self._left_on = self._side_on = True
        Elsewhere(self, self.work.transcript.view, hub.said.emit)
        self._wire()
        self._show_centre()

    def begin(self) -> None:
        """Show the first interview, if there is one, and put the keyboard on the list."""
        interviews = self.left.interviews
        if interviews.count() and not interviews.current():
            interviews.setCurrentRow(0)
        (interviews if interviews.count() else self.empty.button).setFocus()

    def show_interview(self, identity: str) -> None:
        """Show an interview in all parts."""
        if identity == self.interview:
            return
        self.interview = identity
        self.work.show_interview(identity)
        self.left.interviews.choose(identity)
        self._show_centre()

    def take(self, files: list[Path], interview: str = "") -> None:
        """Take recordings in."""
        self.left.intake.take(files, interview)
        self.show_left(True)

    def take_dropped(self, files: list[Path]) -> None:
        """Take in what was dropped: into the interview shown, where that is what it waits for."""
        waits = self.left.intake.interview != self.interview and not self.desk.recordings.of(self.interview)
        self.take(files, self.interview if waits else "")

    def show_left(self, shown: bool) -> None:
        """Show or hide the interviews."""
        self._left_on = shown
        self._drawer = self.left if shown else None
        self._share()

    def show_side(self, shown: bool) -> None:
        """Show or hide the panels."""
        self._side_on = shown
        self._drawer = self.side if shown else None
        self._share()

    def show_transcript(self) -> None:
        """Where there is room for one column only, show the one in the middle."""
        if self._columns == 1:
            self._drawer = None
            self._share()

    def show_words(self, interview: str) -> None:
        """Show an interview's words, or where they are about to appear, and put the keyboard there."""
        self.show_interview(interview)
        self.show_transcript()
        _enter(self._shown())

    def toggle_left(self) -> None:
        """Show the interviews if they are hidden, else hide them."""
        self.show_left(self.left.isHidden())
        if not self.left.isHidden():
            self.left.interviews.setFocus()

    def toggle_side(self) -> None:
        """Show the panels if they are hidden, else hide them."""
        self.show_side(self.side.isHidden())

    def show_find(self) -> None:
        """Put the keyboard where one looks for words."""
        self.see_panel(self.work.find)
        self.work.find.start()

    def show_units(self) -> None:
        """Put the keyboard on the list of units."""
        self.see_panel(self.work.units)
        self.work.units.start()

    def show_bridling(self) -> None:
        """Put the keyboard on the bridling note."""
        self.see_panel(self.work.bridling)
        self.work.bridle_chosen()

    def show_together(self) -> None:
        """Put the keyboard on what is done together."""
        self.see_panel(self.work.together)
        self.work.together.start()

    def begin_round(self) -> None:
        """Ask for a new round."""
        self.see_panel(self.work.together)
        self.work.together.begin()

    def begin_reflection(self) -> None:
        """Let those who led the interview write reflection notes."""
        self.see_panel(self.work.together)
        self.work.together.reflect()

    def next_part(self, step: int) -> None:
        """Put the keyboard on the next part of the window (`step` 1) or the one before (-1)."""
        parts = [part for part in self._parts() if part.isVisible()]
        inside = [n for n, part in enumerate(parts) if part.hasFocus() or part.isAncestorOf(_focus(self))]
        target = parts[(inside[0] + step) % len(parts)] if inside else parts[0]
        _enter(target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _arrange(self) -> None:
        short = self.height() / em() < LOW
        self.header.set_short(short)
        self.work.set_short(short)
        ems = self.width() / em()
        columns = 3 if ems >= WIDE else 2 if ems >= NARROW else 1
        if (columns, em()) == (self._columns, self._em):
            return
        if columns != self._columns:
            focused = _focus(self)
            inside = [drawer for drawer in (self.left, self.side) if drawer.isAncestorOf(focused)]
            self._drawer = inside[0] if inside else self.side if columns == 2 else None
        self._columns, self._em = columns, em()
        self.left.setMinimumWidth(em(14))
        self.side.setMinimumWidth(em(16))
        self.centre.setMinimumWidth(em(20))
        self._share()
        self.splitter.setSizes([em(18), max(em(20), self.width() - em(42)), em(24)])

    def _share(self) -> None:
        wide, drawer, focused = self._columns == 3, self._drawer, _focus(self)
        self.left.setVisible(self._left_on if wide else drawer is self.left)
        self.side.setVisible(self._side_on if wide else drawer is self.side)
        self.centre.setVisible(self._columns > 1 or drawer is None)
        if self.isAncestorOf(focused) and not focused.isVisibleTo(self):
            _enter(drawer or self._shown())

    def see_panel(self, panel: QWidget) -> None:
        """Bring one of the panels into sight."""
        self.show_side(True)
        self.side.setCurrentWidget(panel)

    def _wire(self) -> None:
        left = self.left
        left.interviews.chosen.connect(self.show_interview)
        left.interviews.itemActivated.connect(self.show_transcript)
        left.interviews.itemClicked.connect(self.show_transcript)
        left.intake.changed.connect(self._show_centre)
        left.add_asked.connect(self.add_asked)
        left.transcribe_asked.connect(self.transcribe_asked)
        left.describe_asked.connect(self.describe_asked)
        left.remove_asked.connect(self.remove_asked)
        self.header.list_asked.connect(self.toggle_left)
        self.header.side_asked.connect(self.toggle_side)
        self.work.panel_wanted.connect(self.see_panel)
        self.work.transcript_wanted.connect(self.show_transcript)
        self.work.interview_wanted.connect(self.show_interview)
        self.hub.touched.connect(self._touched)

    def _touched(self, touched: list[Touched]) -> None:
        interviews = self.left.interviews
        changed = any(one.kind == Interview.KIND and one.id == self.interview for one in touched)
        if changed and self.interview and self.desk.interviews.get(self.interview) is None:
            self.interview = ""
            self.work.show_interview("")
            self.show_interview(interviews.current())
        kinds = {one.kind for one in touched if one.interview_id == self.interview}
        if kinds & _TELLING or not self.interview:
            self._show_centre()
        if not interviews.current() and interviews.count():
            interviews.setCurrentRow(0)

    def _show_centre(self) -> None:
        if not self.interview:
            self.middle.setCurrentWidget(self.empty)
            self.work.player.hide()
            if self.left.intake.interview is None:
                say_first(self.empty, lambda: self.add_asked.emit(""))
            else:
                say_taking_in(self.empty)
            return
        overview = self.desk.interviews.overview(self.interview)
        self.work.player.setVisible(bool(overview.recordings))
        waited = _focus(self) is self.empty
        self.middle.setCurrentWidget(self.work.transcript if overview.turns else self.empty)
        if waited:
            _enter(self._shown())
        if not overview.recordings and self.left.intake.interview == self.interview:
            say_taking_in(self.empty)
        elif not overview.turns:
            interview = self.interview
            say_next(
                self.empty,
                overview,
                standing(overview, self.hub.jobs),
                lambda: self.add_asked.emit(interview),
                lambda: self.transcribe_asked.emit(interview),
            )

    def _shown(self) -> QWidget:
        return self.middle.currentWidget() or self.middle

    def _parts(self) -> list[QWidget]:
        return [self.left, self._shown(), self.work.player, self.side, self.header]


_TELLING = {Interview.KIND, Recording.KIND, Transcription.KIND, Turn.KIND}


def _focus(page: QWidget) -> QWidget:
    return page.window().focusWidget() or page


def _enter(part: QWidget) -> None:
    """Put the keyboard where a part wants it, or on the first thing in it that takes it."""
    if part.focusProxy() is not None or part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        part.setFocus(Qt.FocusReason.TabFocusReason)
        return
    for child in part.findChildren(QWidget):
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            child.setFocus(Qt.FocusReason.TabFocusReason)
            return
    part.setFocus(Qt.FocusReason.TabFocusReason)
