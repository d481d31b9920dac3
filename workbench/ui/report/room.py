"""The report: what leaves the study for an article, read here first; from each small number to the sound."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QTabWidget, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.beside import Beside
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.desk.report import Gathered
from workbench.desk.report_writing import gathering
from workbench.exchange.report.content import Figure
from workbench.ui.downwards import Downwards
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.keyboard import enter
from workbench.ui.parts import button, field, label, stack
from workbench.ui.report.checklist_page import ChecklistPage
from workbench.ui.report.gathering import GatheringBar
from workbench.ui.report.leaving import Leaving
from workbench.ui.report.pictures_page import PicturesPage
from workbench.ui.report.preview import Preview
from workbench.ui.report.rests import Rests
from workbench.ui.report.saving import save_picture, save_report
from workbench.ui.report.turning import Turning
from workbench.ui.rooms import Room
from workbench.ui.style import em

LOW = 26
"""Ems of height below which what stands above a picture gives way to it."""
LOOK_MS = 40
"""Between two looks at whether the report is there."""


class ReportRoom(Room):
    """The report is laid together beside the window, when the room is entered and when that is asked for."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(desk, hub, parent)
        self.setAccessibleName(_("Report"))
        self.found: Gathered | None = None
        self._work: Beside[Gathered] | None = None
        self._ending: list[Beside[Gathered]] = []
        self._then: Callable[[Gathered], object] | None = None
        self._stale, self._wanted = True, ""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        column = stack(self, 0.4, 0.6)
        column.addWidget(self._head())
        self.state = label("", "hint")
        self.state.hide()
        column.addWidget(self.state)
        self.gathering = GatheringBar()
        self.gathering.stop_wanted.connect(self.stop)
        column.addWidget(self.gathering)
        self.pages = QTabWidget()
        self.pages.setAccessibleName(_("Parts of the report"))
        self.preview = Preview()
        self.rests = Rests(desk, hub)
        self.below = Downwards(self.rests)
        self.reading = Turning(self.preview, self.below, _("Back to the report"))
        self.pages.addTab(self.reading, _("Preview"))
        self.leaving = Leaving()
        self.pages.addTab(self.leaving, _("Before it leaves"))
        self.pictures = PicturesPage()
        self.pages.addTab(self.pictures, _("Pictures"))
        self.checklists = ChecklistPage(desk, hub)
        self.pages.addTab(self.checklists, _("Checklists"))
        column.addWidget(self.pages, 1)
        self._wire()

    @property
    def working(self) -> bool:
        """Whether the report is being laid together."""
        return self._work is not None

    def begin(self, identity: str = "") -> None:
        """Show the report as it is now; with a number or its letters, what that sentence rests on."""
        self._wanted = identity
        self._enter()
        if self._stale or self.found is None:
            self.gather()
        else:
            self._show_wanted()

    def gather(self, then: Callable[[Gathered], object] | None = None) -> None:
        """Lay the report together as it is now, and then go on."""
        self._drop()
        self.hub.poll()  # what is new now is in it
        self._then = then
        self._stale = False
        self.anew.hide()
        self._say("")
        self.gathering.say(0)
        self.gathering.show()
        self._work = gathering(self.desk.context, self.leaving.choices)
        self._work.start()
        self._timer.start()

    def stop(self) -> None:
        """Lay it together no further; what was shown before stays."""
        self._drop()
        self._then = None
        self._stale = True
        self.anew.show()
        self._say(_("Stopped. The report is not laid together."))

    def save(self) -> None:
        """Save the report as it is now."""
        self.hub.settling.emit()
        self.gather(lambda found: save_report(self.desk, self.hub, found, self.window(), self._look_first))

    def show_number(self, number: int) -> None:
        """Show what the sentence with this number rests on."""
        if self.found:
            self.preview.mark(number)
            self.rests.show_number(self.found.report, number)
            self._turn()

    def show_asked(self) -> None:
        """Show what the number in the field leads to, or the letters."""
        asked = self.number.text().strip().lower()
        report = self.found.report if self.found else None
        if not asked:
            self.hub.refused.emit(
                _("Write the number of a sentence of the report first, or the letters beside it.")
            )
            self.number.setFocus()
            return
        if report is None:
            return
        for one in report.references:
            if asked in (str(one.number), one.mark):
                self.pages.setCurrentIndex(0)
                self.preview.go_to(f"sentence_{one.number}")
                self.show_number(one.number)
                self._start_thread()
                self.hub.go_on()
                return
        if pointed := self.hub.ask(lambda: self.desk.report.reference(asked)):
            self.pages.setCurrentIndex(0)
            self.rests.show_pointed(pointed)
            self._turn()
            self._start_thread()
            self.hub.go_on()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def parts(self) -> Sequence[QWidget]:
        """What is above the report, and the report: in it Tab goes through all its numbers."""
        return self._above, self.pages

    def close_room(self) -> None:
        self._drop()
        for work in self._ending:
            with suppress(Refusal):
                work.result()

    def _head(self) -> QWidget:
        head = self._above = QWidget()
        line = FlowLayout(head, em(0.5))
        self.saver = button(_("Save the report …"), self.save, look="primary", icon="file")
        self.anew = button(_("Show it as it is now"), self.gather)
        self.anew.hide()
        self.number: QLineEdit = field(_("Number in the report"), hint=_("number, e.g. 12"))
        self.number.returnPressed.connect(self.show_asked)
        self.pointer = button(_("What it rests on"), self.show_asked)
        for part in (self.saver, self.number, self.pointer, self.anew):
            line.addWidget(part)
        return head

    def _arrange(self, _page: int = 0) -> None:
        """Where there is little height, a picture has all of it."""
        low = self.height() < em(LOW)
        self.number.setMaximumWidth(em(11))
        self._above.setHidden(low and self.pages.currentWidget() is self.pictures)

    def _wire(self) -> None:
        self.pages.currentChanged.connect(self._arrange)
        self.leaving.chosen.connect(self.gather)
        self.leaving.place_wanted.connect(self._go)
        self.pictures.save_wanted.connect(self._save_picture)
        self.preview.number_wanted.connect(self.show_number)
        self.rests.heard.connect(self.heard)
        self.rests.unit_wanted.connect(self.unit_wanted)
        self.rests.words_wanted.connect(self.words_wanted)
        self.rests.chosen.connect(self.stand_wanted)
        self.hub.touched.connect(self._touched)
        self.hub.member_changed.connect(self._member)

    def _look(self) -> None:
        work = self._work
        if work is None or not work.finished:
            self.gathering.say(work.share if work else 0)
            return
        self._timer.stop()
        self._work = None
        self.gathering.hide()
        try:
            found = work.result()
        except Refusal as refusal:
            self.hub.refused.emit(refusal.sentence)
            return
        self._show(found)
        if then := self._then:
            self._then = None
            # Queued: a dialog opened from inside a tick would stop the clock.
            QTimer.singleShot(0, self, lambda: then(found))

    def _show(self, found: Gathered) -> None:
        self.found = found
        self.preview.show_report(found.report)
        self.checklists.show_report(found.report)
        self.pictures.show_report(found.report)
        self.leaving.show_notices(found.notices)
        self.pages.setTabText(1, _("Before it leaves ({count})").format(count=len(found.notices)))
        self.reading.turn_back()
        self._show_wanted()

    def _show_wanted(self) -> None:
        if self._wanted:
            self.number.setText(self._wanted)
            self._wanted = ""
            self.show_asked()

    def _go(self, anchor: str) -> None:
        """Bring into view what is to be looked at, and not what another sentence rests on."""
        self.pages.setCurrentIndex(0)
        self.reading.turn_back()
        self.preview.go_to(anchor)
        self.preview.setFocus()

    def _look_first(self) -> None:
        """What is to be looked at before the report leaves, with the keyboard on it."""
        self.pages.setCurrentWidget(self.leaving)
        self.leaving.start()

    def _turn(self) -> None:
        """Show what a sentence rests on, from its beginning."""
        self.reading.turn()
        self.below.verticalScrollBar().setValue(0)

    def _start_thread(self) -> None:
        """The keyboard on the first unit, as long as the sentence is seen with it; or on what is nearest to that."""
        self.reading.refresh()
        now = self.below.at_top(self.rests.first) or self.reading.back
        (now if now.isVisible() else self.rests.first).setFocus()

    def _enter(self) -> None:
        """Put the keyboard into the page that is seen; of the report, into what stands in front."""
        seen = self.pages.currentWidget()
        enter(self.reading.front if seen is self.reading else seen)

    def _save_picture(self, figure: Figure) -> None:
        if self.found:
            save_picture(self.desk, self.hub, self.found, figure, self.window(), self._look_first)

    def _touched(self, _touched: list[Touched]) -> None:
        self._stale = True
        if self.isVisible() and self._work is None and self.found:
            self.anew.show()
            self._say(_("Something in the study has changed since."))

    def _member(self) -> None:
        """What another may read is other: nothing of before stays on the screen."""
        self._drop()
        self.found, self._stale = None, True
        self.preview.clear()
        self.pictures.clear()
        self.leaving.show_notices(())
        self.reading.turn_back()
        if self.isVisible():
            self.gather()

    def _say(self, sentence: str) -> None:
        self.state.setText(sentence)
        self.state.setVisible(bool(sentence))

    def _drop(self) -> None:
        """Want no more what is being laid together; it ends by itself."""
        self._timer.stop()
        self.gathering.hide()
        self._ending = [one for one in self._ending if not one.finished]
        if self._work:
            self._work.stop()
            self._ending.append(self._work)
            self._work = None
