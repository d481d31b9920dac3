"""The interviews of a study, each with its state in words. States are looked up a few at a time."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.study.interviews import Interview, Listening, Recording, Transcription
from workbench.ui import theme
from workbench.ui.hub import Hub
from workbench.ui.style import em
from workbench.ui.wordings import interview_state, length

ID = Qt.ItemDataRole.UserRole
STATE = Qt.ItemDataRole.UserRole + 1

_TELLING = {Interview.KIND, Recording.KIND, Transcription.KIND, Listening.KIND}


class InterviewList(QListWidget):
    """All interviews. `chosen` carries the id of the interview to show."""

    chosen = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self.setAccessibleName(_("Interviews"))
        self.setItemDelegate(_TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.currentItemChanged.connect(self._tell)
        self._waiting: list[str] = []
        self._lookup = QTimer(self)
        self._lookup.setInterval(0)
        self._lookup.timeout.connect(self._look_up_one)
        hub.touched.connect(self._refresh)
        hub.ticked.connect(self._progress)
        self.load()

    def sizeHint(self) -> QSize:
        return QSize(em(14), em(5))

    def load(self) -> None:
        """List the interviews anew; what was chosen stays chosen."""
        kept = self.current()
        interviews = self._desk.interviews.list()
        self.blockSignals(True)
        states = {self.item(n).data(ID): self.item(n).data(STATE) for n in range(self.count())}
        self.clear()
        for interview in interviews:
            item = QListWidgetItem(interview.title)
            item.setData(ID, interview.id)
            self._describe(item, str(states.get(interview.id) or ""))
            self.addItem(item)
        self.blockSignals(False)
        self._waiting = [interview.id for interview in interviews]
        self._lookup.start()
        if kept and self._item(kept):
            self.choose(kept)

    def current(self) -> str:
        """The id of the interview that is chosen, or empty."""
        item = self.currentItem()
        return str(item.data(ID)) if item else ""

    def choose(self, identity: str) -> None:
        """Choose an interview; unknown ids change nothing."""
        if item := self._item(identity):
            self.setCurrentItem(item)

    def state_of(self, identity: str) -> str:
        """The state shown for an interview."""
        item = self._item(identity)
        return str(item.data(STATE)) if item else ""

    def _refresh(self, touched: list[Touched]) -> None:
        if any(one.kind == Interview.KIND for one in touched):
            self.load()
            return
        for one in touched:
            if one.kind in _TELLING and one.interview_id and one.interview_id not in self._waiting:
                self._waiting.append(one.interview_id)
        if self._waiting:
            self._lookup.start()

    def _progress(self) -> None:
        for job in self._hub.jobs:
            if (
                job.share < 1
                and job.seconds_left is not None
                and job.transcription.interview not in self._waiting
            ):
                self._waiting.append(job.transcription.interview)
        if self._waiting:
            self._lookup.start()

    def _look_up_one(self) -> None:
        if not self._waiting:
            self._lookup.stop()
            return
        identity = self._waiting.pop(0)
        item = self._item(identity)
        if item is None:
            return
        try:
            overview = self._desk.interviews.overview(identity)
        except Refusal:
            return
        state = interview_state(overview, self._hub.jobs)
        facts = [overview.participant_code, length(overview.duration) if overview.duration else "", state]
        self._describe(item, " · ".join(fact for fact in facts if fact))

    def _describe(self, item: QListWidgetItem, state: str) -> None:
        if item.data(STATE) == state:
            return
        item.setData(STATE, state)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}. {state}")
        self.scheduleDelayedItemsLayout()

    def _item(self, identity: str) -> QListWidgetItem | None:
        for number in range(self.count()):
            if self.item(number).data(ID) == identity:
                return self.item(number)
        return None

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(ID)))

    def _ask_menu(self, at: QPoint) -> None:
        item = self.itemAt(at) or self._item(self.current())
        if item is not None:
            self.menu_asked.emit(str(item.data(ID)), self.viewport().mapToGlobal(at))


class _TwoLines(QStyledItemDelegate):
    """Title and state, each as many lines as it needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, QListWidget)
        width = view.viewport().width()
        title, state = self._boxes(option, index, QRect(0, 0, width, 100_000))
        return QSize(width, title.height() + state.height() + em(1.2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        view = self.parent()
        assert isinstance(view, QListWidget)
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, view)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        title, state = self._boxes(option, index, rect)
        painter.save()
        painter.setFont(_bold(view.font()))
        painter.setPen(theme.colour("text"))
        painter.drawText(title, _WRAP, index.data())
        painter.setFont(_small(view.font()))
        painter.setPen(theme.colour("muted"))
        painter.drawText(state, _WRAP, str(index.data(STATE) or ""))
        painter.restore()

    def _boxes(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, rect: QRect
    ) -> tuple[QRect, QRect]:
        view = self.parent()
        assert isinstance(view, QListWidget)
        room = rect.adjusted(em(0.7), em(0.5), -em(0.7), 0)
        room.setHeight(100_000)
        title = QFontMetrics(_bold(view.font())).boundingRect(room, _WRAP, str(index.data()))
        room.setTop(room.top() + title.height() + em(0.2))
        words = str(index.data(STATE) or " ")
        state = QFontMetrics(_small(view.font())).boundingRect(room, _WRAP, words)
        return title, state


_WRAP = int(Qt.TextFlag.TextWordWrap)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small
