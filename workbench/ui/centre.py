"""The column in the middle of the room of interviews: the transcript, or what there is to do before it is there."""

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from workbench.desk.desk import Desk
from workbench.ui.empty_state import EmptyState
from workbench.ui.hub import Hub
from workbench.ui.intake_flow import IntakeRow
from workbench.ui.keyboard import enter, focused
from workbench.ui.next_thing import say_first, say_next, say_taking_in
from workbench.ui.parts import stack
from workbench.ui.wordings import standing
from workbench.ui.workspace import Workspace

Asked = Callable[[str], object]
"""Is called with an interview, or with nothing for a new one."""


class Centre(QWidget):
    """`add` and `transcribe` are what the one button asks for."""

    def __init__(self, desk: Desk, hub: Hub, work: Workspace, add: Asked, transcribe: Asked) -> None:
        super().__init__()
        self._desk = desk
        self._hub = hub
        self._work = work
        self._add, self._transcribe = add, transcribe
        self.column: QBoxLayout = stack(self, 0)
        self.empty = EmptyState()
        self.middle = QStackedWidget()
        self.middle.addWidget(self.empty)
        self.middle.addWidget(work.transcript)
        self.column.addWidget(self.middle, 1)
        self.column.addWidget(work.player)

    @property
    def shown(self) -> QWidget:
        """What is in the middle now."""
        return self.middle.currentWidget() or self.middle

    def show_what_is(self, interview: str, intake: IntakeRow) -> None:
        """Show an interview's words, or what comes before them; without one, how to begin."""
        if not interview:
            self.middle.setCurrentWidget(self.empty)
            self._work.player.hide()
            if intake.interview is None:
                say_first(self.empty, lambda: self._add(""))
            else:
                say_taking_in(self.empty)
            return
        overview = self._desk.interviews.overview(interview)
        self._work.player.setVisible(bool(overview.recordings))
        active = focused(self)
        waited = active is self.empty or (bool(overview.turns) and self.empty.isAncestorOf(active))
        self.middle.setCurrentWidget(self._work.transcript if overview.turns else self.empty)
        if waited:
            enter(self.shown)
        if not overview.recordings and intake.expects(interview):
            say_taking_in(self.empty)
        elif not overview.turns:
            say_next(
                self.empty,
                overview,
                standing(overview, self._hub.jobs),
                lambda: self._add(interview),
                lambda: self._transcribe(interview),
            )
