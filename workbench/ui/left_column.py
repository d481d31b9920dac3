"""The left column: interviews, what is being taken in, the queue of transcriptions, adding a recording."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.ui import actions
from workbench.ui.aside import back_to_text
from workbench.ui.downwards import Downwards
from workbench.ui.hub import Hub
from workbench.ui.intake_flow import IntakeRow
from workbench.ui.interview_list import InterviewList
from workbench.ui.jobs_panel import JobsPanel
from workbench.ui.parts import button, icon_button, label, row, stack
from workbench.ui.style import em


class LeftColumn(QFrame):
    """Asks by signals that carry the id of an interview."""

    add_asked = Signal(str)
    transcribe_asked = Signal(str)
    describe_asked = Signal(str)
    remove_asked = Signal(str)
    import_asked = Signal(str)
    voices_asked = Signal(str)
    words_asked = Signal()
    """The words are to be seen again, in whose place this column stands."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = stack(self, 0.5, 0.6)
        self._alone = False
        self.back = back_to_text(self.words_asked.emit)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        head = QWidget()
        line = row(head, 0.2)
        line.addWidget(label(_("Interviews"), "subheading"), 1)
        self.more = icon_button("more", _("What to do with this interview"), self._menu_from_button)
        line.addWidget(self.more)
        column.addWidget(head)
        self.interviews = InterviewList(desk, hub)
        self.interviews.setMinimumHeight(em(4.5))
        self.interviews.menu_asked.connect(self._menu)
        self.interviews.currentRowChanged.connect(self._enable)
        column.addWidget(self.interviews, 1)
        self.intake = IntakeRow(desk, hub)
        column.addWidget(self.intake)
        self.jobs = JobsPanel(desk, hub)
        self._jobs_area = _Shrinking(self.jobs)
        column.addWidget(self._jobs_area)
        self.add = button(
            actions.words("study.add").rstrip(" …"), lambda: self.add_asked.emit(""), icon="add-recording"
        )
        self.add.setToolTip(actions.tip("study.add"))
        column.addWidget(self.add)
        self._enable()

    def _enable(self) -> None:
        self.more.setEnabled(bool(self.interviews.current()))
        self.set_alone(self._alone)

    def set_alone(self, alone: bool) -> None:
        """Whether the column stands in the place of the words, so that a button leads back to them."""
        self._alone = alone
        self.back.setVisible(alone and bool(self.interviews.current()))

    def _menu_from_button(self) -> None:
        self._menu(self.interviews.current(), self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _menu(self, interview: str, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, asked in (
            (_("Transcribe …"), self.transcribe_asked),
            (_("Who speaks? …"), self.voices_asked),
            (_("Title, participant, language …"), self.describe_asked),
            (_("Add another recording to it …"), self.add_asked),
            (_("Take in a transcript of it …"), self.import_asked),
            (_("Take it out of the study"), self.remove_asked),
        ):
            menu.addAction(words).triggered.connect(lambda _checked=False, asked=asked: asked.emit(interview))
        menu.popup(at)


class _Shrinking(Downwards):
    """As high as its page needs, scrolling where there is less room; away while the page is hidden."""

    def __init__(self, page: JobsPanel) -> None:
        self._page = page
        super().__init__(page)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(em(5))
        page.refresh()
        self._adjust()

    def sizeHint(self) -> QSize:
        return QSize(em(14), self.wanted())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SHOWN_OR_HIDDEN:
            self._adjust()
        return super().eventFilter(watched, event)

    def _adjust(self) -> None:
        super()._adjust()
        self.setVisible(not self._page.isHidden())
        self.setMaximumHeight(max(self.minimumHeight(), self.wanted()))
        self.updateGeometry()


_SHOWN_OR_HIDDEN = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
