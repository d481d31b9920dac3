"""The method of the study: its steps, what each asks, what the group has; and what readers do before the parts."""

from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.methods.protocol import Artefact
from workbench.study.interviews import Turn
from workbench.study.preparing import PreUnderstanding
from workbench.study.rounds import Round
from workbench.ui.hub import Hub
from workbench.ui.method.bringing_page import BringingPage
from workbench.ui.method.page import Page
from workbench.ui.method.reading_page import ReadingPage
from workbench.ui.method.themes_page import ThemesPage
from workbench.ui.method.way_page import WayPage
from workbench.ui.method.ways import BRINGING, HERE, QUOTES, READING, WAYS
from workbench.ui.parts import stack
from workbench.ui.rooms import Room

QUICK = 0.03
"""Seconds that it may take to show how it stands; what takes longer, since the study is large, rests afterwards."""
RESTS = 4
"""Times as long as it took."""


class MethodRoom(Room):
    """The way, or one of the pages that it leads to; each page is made anew for the member who opens it."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(desk, hub, parent)
        self.pages = QStackedWidget()
        stack(self, 0).addWidget(self.pages)
        self.way = WayPage(desk, hub)
        self.way.wanted.connect(self._go)
        self.pages.addWidget(self.way)
        self.page: Page | None = None
        self._stale = False
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.timeout.connect(self._look)
        hub.touched.connect(self._touched)
        hub.member_changed.connect(self._member)

    def begin(self, identity: str = "") -> None:
        """Show the way; or a round over the whole study, an interview to be read, what a member brings, a decision, a
        version of the guide.
        """
        if not identity:
            (self.page or self.way).start()
        elif self.desk.context.find(Round, identity):
            self.show_themes(identity)
        elif self.desk.interviews.get(identity):
            self.read(identity)
        elif self.desk.members.get(identity) or self.desk.context.find(PreUnderstanding, identity):
            self.show_bringing()
        else:
            self.show_way()
            self.way.trail.reveal(identity)

    def begin_again(self) -> None:
        self.show_way()

    def show_way(self) -> None:
        """Leave the page that is shown."""
        self._drop()
        self.pages.setCurrentWidget(self.way)
        self.way.refresh()
        self.way.start()

    def show_bringing(self) -> None:
        """What the member who works here brings."""
        self._show(BringingPage(self.desk, self.hub)).start()

    def read(self, interview: str = "") -> None:
        """Read an interview as a whole; the first that one has not read yet where none is named."""
        page = self.page if isinstance(self.page, ReadingPage) else ReadingPage(self.desk, self.hub)
        if page is not self.page:
            page.sound_wanted.connect(self.sound_wanted)
            page.heard.connect(self.heard)
            self._show(page)
        page.read(interview)
        page.start()

    def show_themes(self, round_id: str = "") -> None:
        """The lists of preliminary themes, or one round of them."""
        page = ThemesPage(self.desk, self.hub)
        page.table_wanted.connect(lambda: self.room_wanted.emit("table", ""))
        self._show(page)
        if round_id:
            page.show_round(round_id)
        else:
            page.start()

    def settle(self) -> bool:
        return self.page.settle() if self.page else True

    def _show(self, page: Page) -> Page:
        self._drop()
        self.page = page
        page.left.connect(self.show_way)
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        return page

    def _drop(self) -> None:
        if self.page:
            self.pages.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
            self.page = None

    def _go(self, leaves: str) -> None:
        way = WAYS[Artefact(leaves)]
        if way.room != HERE:
            self.room_wanted.emit(way.room, way.shows)
        elif way.shows == BRINGING:
            self.show_bringing()
        elif way.shows == READING:
            self.read()
        elif way.shows == QUOTES:
            self.quotes_wanted.emit("")
        else:
            self.show_themes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def close_room(self) -> None:
        self._resting.stop()

    def _touched(self, touched: list[Touched]) -> None:
        if isinstance(self.page, ReadingPage):
            read = self.page.interview
            if any(one.kind == Turn.KIND and one.interview_id == read for one in touched):
                self.page.words_changed()
        self._stale = True
        self._look()

    def _look(self) -> None:
        if self._stale and self.isVisible() and not self._resting.isActive():
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        begun = monotonic()
        (self.page or self.way).refresh()
        if (took := monotonic() - begun) > QUICK:
            self._resting.start(round(took * RESTS * 1000))

    def _member(self) -> None:
        """Somebody else works here: a page is for the one who opened it."""
        page = self.page
        if isinstance(page, BringingPage):
            self._show(BringingPage(self.desk, self.hub))
        elif isinstance(page, ReadingPage):
            interview = page.interview
            self._drop()
            self.read(interview)
        else:
            self._refresh()
